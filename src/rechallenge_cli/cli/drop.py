"""`rc drop`: take the step at hand off the list."""

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
    why: Annotated[str | None, typer.Option(metavar="TEXT", help=_("why, for your own memory"))] = None,
    kind: Kind = None,
    as_json: AsJson = False,
) -> None:
    """Take the step at hand off the list."""
    session = session_of(context)
    with session.writing() as store:
        with store.command("drop"):
            found = [agenda.due_of(store, number, kind, session.today) for number in dict.fromkeys(ids)]
            for due in found:
                agenda.drop(store, due, session.today, text(why or ""))
            told = answer.read(store, session.today, [(due.record.rejection.id, _sentence(due)) for due in found])
        told.give_all("drop", session.today, as_json=as_json)


def _sentence(due: Due) -> str:
    what = plain(due.reminder.text) if due.reminder else _(labels.STEPS[due.kind])
    return _("dropped: {what}").format(what=what)
