"""`rc done`: a step was taken."""

from typing import Annotated

import typer

from rechallenge_cli.cli import answer
from rechallenge_cli.cli.options import AsJson, Ids, Kind, session_of
from rechallenge_cli.cli.typed import text
from rechallenge_cli.locales import _
from rechallenge_cli.output import labels
from rechallenge_cli.output.screen import plain
from rechallenge_cli.store import agenda
from rechallenge_cli.store.agenda import Due


def run(
    context: typer.Context,
    ids: Ids,
    on: Annotated[str | None, typer.Option(metavar="DATE", help=_("the day it was done, if not today"))] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help=_("a word on it"))] = None,
    kind: Kind = None,
    force: Annotated[bool, typer.Option("--force", help=_("record it although the day does not fit"))] = False,
    as_json: AsJson = False,
) -> None:
    """Record that the step at hand was taken."""
    session = session_of(context)
    named = session.past(on) if on else None
    with session.writing() as store:
        with store.command("done"):
            found = [agenda.due_of(store, number, kind, session.today) for number in dict.fromkeys(ids)]
            said = text(note or "")
            second = [
                agenda.done(store, due, named or agenda.day_of(due, session.today), session.today, said, force=force)
                for due in found
            ]
            sentences = [(due.record.rejection.id, _sentence(due)) for due in found]
            told = answer.read(store, session.today, sentences, second)
        told.give_all("done", session.today, as_json=as_json)


def _sentence(due: Due) -> str:
    if due.reminder:
        return _("done: {text}").format(text=plain(due.reminder.text))
    return _("recorded: {event}").format(event=_(labels.EVENTS[agenda.done_event(due)]))
