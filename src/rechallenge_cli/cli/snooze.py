"""`rc snooze`: put the step at hand off."""

from datetime import date
from typing import Annotated

import typer

from rechallenge_cli.cli import answer, complete
from rechallenge_cli.cli.options import AsJson, Kind, session_of
from rechallenge_cli.cli.typed import number
from rechallenge_cli.domain.errors import N_, UsageError
from rechallenge_cli.locales import _
from rechallenge_cli.output import labels, wording
from rechallenge_cli.output.screen import plain, tell
from rechallenge_cli.store import agenda
from rechallenge_cli.store.agenda import Due


def run(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="ID… WHEN", help=_("numbers, then a day: 3d, next mon, 2026-12-01"), autocompletion=complete.numbers
        ),
    ],
    kind: Kind = None,
    as_json: AsJson = False,
) -> None:
    """Put the step at hand off."""
    session = session_of(context)
    if len(words) == 1:
        raise UsageError(N_("until when?"), N_("such as rc snooze {word} 3d"), word=words[0])
    numbers, until = [number(word) for word in words[:-1]], session.future(words[-1])
    with session.writing() as store:
        with store.command("snooze"):
            found = [agenda.due_of(store, each, kind, session.today) for each in dict.fromkeys(numbers)]
            for due in found:
                agenda.snooze(store, due, until, session.today)
            sentences = [(due.record.rejection.id, _sentence(due, until)) for due in found]
            told = answer.read(store, session.today, sentences)
        told.give_all("snooze", session.today, as_json=as_json)
    for due in found:
        _warn_if_too_late(due, until)


def _sentence(due: Due, until: date) -> str:
    what = plain(due.reminder.text) if due.reminder else _(labels.STEPS[due.kind])
    return _("put off to {day}: {what}").format(what=what, day=wording.day_with_weekday(until))


def _warn_if_too_late(due: Due, until: date) -> None:
    last_day = due.record.period.last_day
    if not due.reminder and until > last_day:
        message = _("{who}: after {day} it is too late for that step; something else comes up then")
        tell(message.format(who=answer.who(due.record), day=wording.day_with_weekday(last_day)))
