"""`rc doctor`: is everything well, and if not, what mends it."""

from collections.abc import Iterator
from typing import Annotated

import typer

from rechallenge_cli import locales
from rechallenge_cli.cli import settings
from rechallenge_cli.cli.options import AsJson, session_of
from rechallenge_cli.cli.session import Session
from rechallenge_cli.cli.settings import ConfigError
from rechallenge_cli.domain.backups import Why
from rechallenge_cli.domain.errors import N_, RcError
from rechallenge_cli.locales import _
from rechallenge_cli.output import checkup as report
from rechallenge_cli.output import machine, screen
from rechallenge_cli.store import surroundings
from rechallenge_cli.store.backups import Backup, count
from rechallenge_cli.store.checkup import Check, Finding, checked, mend


def run(
    context: typer.Context,
    fix: Annotated[bool, typer.Option("--fix", help=_("mend what can be mended, after a backup"))] = False,
    as_json: AsJson = False,
) -> None:
    """Look at the database and at all around it."""
    session = session_of(context)
    found, mended, kept = examined(session), list[Finding](), None
    if fix and any(each.can_be_mended for each in found):
        before = found
        kept = _mend(session, found)
        found = examined(session)
        left = [(each.check, each.message) for each in found]
        mended = [each for each in before if (each.check, each.message) not in left]
    data = report.as_data(found, mended, str(kept.path) if kept else None)
    if as_json:
        machine.answer("doctor", session.today, data)
    elif screen.is_terminal():
        report.draw(data)
    else:
        screen.rows(report.rows(data))
    if found:
        raise typer.Exit(1)


def examined(session: Session) -> list[Finding]:
    """All that is wrong."""
    found = [*_config(session), *_catalogues(), *_around(session)]
    has_config = not any(each.check is Check.CONFIG for each in found)
    try:
        if session.has_database():
            with session.upkeep() as store:
                found.extend(checked(store, with_derived=has_config))
                if count(store.connection):
                    found.extend(surroundings.unkept(session.shelf, session.today))
    except RcError as error:
        found.append(Finding(Check.FILE, error.message, error.hint, error.values))
    return found


def _config(session: Session) -> Iterator[Finding]:
    try:
        settings.load(session.config_path)
    except ConfigError as error:
        yield Finding(Check.CONFIG, error.message, error.hint, error.values)


def _catalogues() -> Iterator[Finding]:
    for code in locales.unreadable():
        message = N_("the words of the interface for {language} cannot be read")
        yield Finding(Check.CATALOGUES, message, N_("install rc again"), {"language": code})


def _around(session: Session) -> Iterator[Finding]:
    own_folders = [session.db_path.parent] if session.is_default_database else []
    own_files = [session.config_path, session.log_path]
    try:
        yield from surroundings.unsafe(surroundings.private_paths(session.shelf, own_folders, own_files))
        if session.db_path.is_file():
            yield from surroundings.full(session.db_path)
        yield from surroundings.conflicts(session.db_path)
    except RcError as error:
        yield Finding(Check.BACKUPS, error.message, error.hint, error.values)
    except OSError as error:
        message, values = N_("{path} cannot be opened: {error}"), {"path": session.db_path, "error": error.strerror}
        yield Finding(Check.FILE, message, N_("name the database with --db FILE or RC_DB"), values)


def _mend(session: Session, found: list[Finding]) -> Backup | None:
    """Mend what can be mended; gives the backup that was made before."""
    for finding in found:
        if finding.mend_on_disk:
            finding.mend_on_disk()
    inside = [finding for finding in found if finding.mend]
    # a repair of one thing within a file that is damaged elsewhere may make it worse
    if not inside or any(each.check is Check.INTEGRITY and not each.can_be_mended for each in found):
        return None
    with session.upkeep() as store:
        kept = session.shelf.keep(store.connection, Why.DOCTOR)
        mend(store, inside)
    return kept
