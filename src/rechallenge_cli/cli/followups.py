"""`rc followups`: what is due."""

from datetime import date, timedelta
from typing import Annotated

import typer

from rechallenge_cli.cli.options import AsJson, session_of
from rechallenge_cli.domain.errors import N_
from rechallenge_cli.locales import _
from rechallenge_cli.output import agenda, screen, wording
from rechallenge_cli.output.agenda import Line
from rechallenge_cli.store import due
from rechallenge_cli.store.due import DueLine

HELP = N_("Show what is due: overdue, today, and in the next days.")
SOMETHING_DUE = 3
"""The exit code of --exit-code when something is overdue or due today."""
_FAR_AHEAD = 36500


def run(
    context: typer.Context,
    days: Annotated[int, typer.Option(min=0, max=_FAR_AHEAD, metavar="N", help=_("how many days ahead"))] = 7,
    everything: Annotated[bool, typer.Option("--all", help=_("everything to come"))] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help=_("end with 3 when something is overdue or due today"))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show what is due."""
    session = session_of(context)
    today = session.today
    horizon = date.max if everything else today + timedelta(days=days)
    with session.reading() as store:
        lines = [agenda.in_words(line, today) for line in due.due_by(store, today, horizon)]
        following = None if lines else due.next_after(store, today, horizon)
        empty = not lines and due.is_empty(store)
    if as_json:
        _answer(lines, today)
    elif not lines:
        _nothing_due(following, today, empty=empty)
    elif screen.is_terminal():
        agenda.draw(lines, today, None if everything else days)
    else:
        screen.rows(agenda.rows(lines))
    if exit_code and any(line.section != agenda.UPCOMING for line in lines):
        raise typer.Exit(SOMETHING_DUE)


def _answer(lines: list[Line], today: date) -> None:
    from rechallenge_cli.output import machine

    machine.answer("followups", today, agenda.as_data(lines, today))


def _nothing_due(following: DueLine | None, today: date, *, empty: bool) -> None:
    if empty:
        screen.tell_nothing_on_record()
    elif following is None:
        screen.tell(_("Nothing is due, and nothing is planned. `rc list` shows what is on record."))
    else:
        line = agenda.in_words(following, today)
        day = wording.day_with_weekday(following.due_on)
        message = _("Nothing is due until {day}: {company}, {text}.  `rc followups --all` shows all.")
        screen.tell(message.format(day=day, company=screen.plain(following.company), text=screen.plain(line.text)))
