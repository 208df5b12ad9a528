"""`rc backup`: a copy of all records, now."""

from pathlib import Path
from typing import Annotated

import typer

from rechallenge_cli.cli.options import AsJson, session_of
from rechallenge_cli.cli.outgoing import refuse_the_database
from rechallenge_cli.cli.paths import expanded
from rechallenge_cli.cli.session import Session
from rechallenge_cli.domain.backups import Why
from rechallenge_cli.domain.errors import N_, NotFoundError
from rechallenge_cli.locales import _, ngettext
from rechallenge_cli.output import backups, machine, screen
from rechallenge_cli.store.backups import Backup, copy_to, count


def run(
    context: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help=_("where to; left out, to the folder with the backups"))
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Copy the database to the backups, or to a file."""
    session = session_of(context)
    made = _made(session, file and expanded(file))
    if as_json:
        machine.answer("backup", session.today, backups.as_data(made))
        return
    sentence = ngettext("{count} record copied to {file}", "{count} records copied to {file}", made.records)
    screen.say(sentence.format(count=made.records, file=screen.plain(str(made.path))))


def _made(session: Session, file: Path | None) -> Backup:
    refuse_the_database(session, file)
    if not session.has_database():
        raise _nothing_there(session)
    with session.upkeep() as store:
        if file:
            copy_to(store.connection, file)
            return Backup(file, session.now().replace(microsecond=0), Why.ASKED, count(store.connection))
        made = session.shelf.keep(store.connection, Why.ASKED)
    if made is None:
        raise _nothing_there(session)
    return made


def _nothing_there(session: Session) -> NotFoundError:
    message = N_("nothing is on record in {path}, so there is nothing to back up")
    return NotFoundError(message, N_("name the database with --db FILE or RC_DB"), path=session.db_path)
