"""`rc restore`: the backups, and one of them put back in the place of what is there."""

import sqlite3
from pathlib import Path
from typing import Annotated

import typer

from rechallenge_cli.cli.options import AsJson, Yes, session_of
from rechallenge_cli.cli.outgoing import refuse_the_database
from rechallenge_cli.cli.paths import expanded
from rechallenge_cli.cli.session import Session
from rechallenge_cli.domain.backups import Why
from rechallenge_cli.domain.errors import N_, NotFoundError, StorageError, UnconfirmedError
from rechallenge_cli.locales import _, ngettext
from rechallenge_cli.output import backups, machine, screen
from rechallenge_cli.store import restoring
from rechallenge_cli.store.backups import Backup, count
from rechallenge_cli.store.restoring import Difference


def run(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="FILE|NUMBER", help=_("a backup, by its file or by its number in the list")),
    ] = None,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Show what a backup would change, then put it back; what is there now is backed up first."""
    session = session_of(context)
    found = session.shelf.all()
    if name is None:
        _list(session, found, as_json=as_json)
        return
    path = _meant(name, found, session)
    refuse_the_database(session, path)
    with restoring.opened(path) as backup:
        difference = _difference(session, backup)
        if not as_json:
            _preview(path, difference, count(backup))
        if not yes:
            _ask(session)
        kept = _put_back(session, backup)
        records = count(backup)
    if as_json:
        data = {"file": str(path), "records": records, "kept": str(kept.path) if kept else None}
        machine.answer("restore", session.today, {**data, "difference": backups.difference_as_data(difference)})
    else:
        _tell(records, kept, session)


def _list(session: Session, found: list[Backup], *, as_json: bool) -> None:
    if as_json:
        machine.answer(
            "restore", session.today, [backups.as_data(each, number) for number, each in enumerate(found, 1)]
        )
    elif not screen.is_terminal():
        screen.rows(backups.rows(found))
    elif found:
        backups.draw(found)
        screen.say(_("`rc restore 1` shows what the newest would change, and asks before it does."))
    if not found and not as_json:
        folder = screen.plain(str(session.shelf.folder))
        screen.tell(_("There are no backups in {folder} yet. `rc backup` makes one.").format(folder=folder))


def _meant(name: str, found: list[Backup], session: Session) -> Path:
    """The backup that was named: a number of the list, a file, or the name of a file in the list."""
    if name.isascii() and name.isdigit():
        if 1 <= int(name[:9]) <= len(found):
            return found[int(name) - 1].path
        hint = N_("`rc restore` without a name lists the backups")
        raise NotFoundError(N_("there is no backup {number}"), hint, number=name)
    path = expanded(Path(name))
    in_the_list = session.shelf.folder / path.name
    return in_the_list if path.name == name and not path.exists() and in_the_list.exists() else path


def _difference(session: Session, backup: sqlite3.Connection) -> Difference | None:
    """What the backup would change; None where there is nothing that could be read."""
    try:
        if not session.has_database():
            return None
        with session.upkeep() as store:
            return restoring.difference(store.connection, backup)
    except StorageError:
        if restoring.is_damaged(session.db_path):
            return None
        raise


def _preview(path: Path, difference: Difference | None, then: int) -> None:
    screen.tell(screen.plain(str(path)))
    for sentence in backups.difference(difference, then):
        screen.tell(sentence)


def _ask(session: Session) -> None:
    from rechallenge_cli.cli.questions import confirmed

    if not session.is_interactive:
        raise UnconfirmedError(N_("nothing was restored: this needs a yes"), N_("add --yes"))
    if not confirmed(_("Put it back? What is there now is backed up first."), session):
        screen.tell(_("nothing was restored"))
        raise typer.Exit(1)


def _put_back(session: Session, backup: sqlite3.Connection) -> Backup | None:
    """Gives the backup of what was there."""
    shelf, kept = session.shelf, None
    if restoring.is_damaged(session.db_path):
        kept = shelf.keep_damaged() if session.db_path.exists() and session.db_path.stat().st_size else None
        restoring.put_whole(backup, session.db_path)
    elif session.has_database():
        with session.upkeep() as store:

            def keep() -> None:
                nonlocal kept
                kept = shelf.keep(store.connection, Why.RESTORE)

            restoring.put_back(backup, store.connection, keep)
    else:
        restoring.put_whole(backup, session.db_path)
    if shelf.folder.is_dir():
        shelf.note(backup)
    return kept


def _tell(records: int, kept: Backup | None, session: Session) -> None:
    sentence = ngettext("{count} record is on record again", "{count} records are on record again", records)
    screen.say(sentence.format(count=records))
    if kept and kept.why is Why.RESTORE:
        number = [each.path for each in session.shelf.all()].index(kept.path) + 1
        screen.tell(_("What was there before is kept as number {number} of `rc restore`.").format(number=number))
    elif kept:
        screen.tell(_("The damaged file is kept as {file}").format(file=screen.plain(str(kept.path))))
