"""What `rc followups` does, apart from the reading of its options, so that it can be reached without Typer."""

from datetime import date, timedelta

from rechallenge_cli.cli.session import Session
from rechallenge_cli.locales import _
from rechallenge_cli.output import agenda, screen, wording
from rechallenge_cli.output.agenda import Line
from rechallenge_cli.store import due
from rechallenge_cli.store.due import DueLine

DAYS_AHEAD = 7
SOMETHING_DUE = 3
"""The exit code of --exit-code when something is overdue or due today."""


def show_due(
    session: Session,
    *,
    days: int = DAYS_AHEAD,
    everything: bool = False,
    exit_code: bool = False,
    as_json: bool = False,
) -> int:
    """Show what is due up to some days ahead, or everything; gives the exit code."""
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
    now_due = any(line.section != agenda.UPCOMING for line in lines)
    return SOMETHING_DUE if exit_code and now_due else 0


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
        message = _("Nothing is due yet. Next, {day}: {company}, {text}  `rc followups --all` shows all")
        screen.tell(message.format(day=day, company=screen.plain(following.company), text=screen.plain(line.text)))
