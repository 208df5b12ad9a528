"""`rc followups`: what is due."""

from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer

from rechallenge_cli.cli.morning import DAYS_AHEAD, SOMETHING_DUE, show_due
from rechallenge_cli.cli.options import AsJson, session_of
from rechallenge_cli.cli.session import Session
from rechallenge_cli.domain.errors import N_, UsageError
from rechallenge_cli.locales import _
from rechallenge_cli.store import due

_FAR_AHEAD = 36500


def run(
    context: typer.Context,
    days: Annotated[int, typer.Option(min=0, max=_FAR_AHEAD, metavar="N", help=_("how many days ahead"))] = DAYS_AHEAD,
    everything: Annotated[bool, typer.Option("--all", help=_("everything to come"))] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help=_("end with 3 when something is overdue or due today"))
    ] = False,
    ics: Annotated[
        Path | None, typer.Option("--ics", metavar="FILE", help=_("write it to a calendar file instead"))
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=_("with --ics: replace another file"))] = False,
    as_json: AsJson = False,
) -> None:
    """Show what is due, or write it to a calendar."""
    session = session_of(context)
    if ics is None:
        code = show_due(session, days=days, everything=everything, exit_code=exit_code, as_json=as_json)
    elif as_json:
        raise UsageError(N_("a calendar is no JSON"), N_("leave out --ics or --json"))
    else:
        horizon = date.max if everything else session.today + timedelta(days=days)
        is_due = _write_calendar(session, ics, horizon, force=force)
        code = SOMETHING_DUE if exit_code and is_due else 0
    raise typer.Exit(code)


def _write_calendar(session: Session, file: Path, horizon: date, *, force: bool) -> bool:
    """Write what is planned up to a day; gives whether any of it is due."""
    from rechallenge_cli.cli import outgoing
    from rechallenge_cli.cli.calendar_file import calendar

    outgoing.refuse_any_database(session, file)
    with session.reading() as store:
        written = calendar(store, session.today, file, lambda planned: planned.due_on <= horizon)
        is_due = bool(due.due_by(store, session.today, session.today))
    outgoing.put(file, written, force=force)
    return is_due
