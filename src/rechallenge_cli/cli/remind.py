"""`rc remind`: a reminder beside the planned step."""

from typing import Annotated

import typer

from rechallenge_cli.cli import answer
from rechallenge_cli.cli.options import AsJson, Id, session_of
from rechallenge_cli.cli.typed import text
from rechallenge_cli.domain.errors import N_, UsageError
from rechallenge_cli.locales import _
from rechallenge_cli.output import wording
from rechallenge_cli.output.screen import plain
from rechallenge_cli.store import agenda, records


def run(
    context: typer.Context,
    number: Id,
    when: Annotated[str, typer.Argument(metavar="WHEN", help=_("the day: 3d, next mon, 2026-12-01"))],
    words: Annotated[list[str], typer.Argument(metavar="TEXT", help=_("what to be reminded of"))],
    as_json: AsJson = False,
) -> None:
    """Put a reminder beside the planned step."""
    session = session_of(context)
    due_on, what = session.future(when), text(" ".join(words))
    if what is None:
        raise UsageError(N_("reminded of what?"), N_('such as rc remind {id} "next mon" "ask Tanaka-san"'), id=number)
    with session.writing() as store:
        with store.command("remind"):
            records.record(store, number, session.today)
            agenda.remind(store, number, due_on, what)
            sentence = _("reminder on {day}: {text}").format(day=wording.day_with_weekday(due_on), text=plain(what))
            told = answer.read(store, session.today, [(number, sentence)])
        told.give("remind", session.today, as_json=as_json)
