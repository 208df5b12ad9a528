"""`rc note`: a word to remember."""

from dataclasses import replace
from typing import Annotated

import typer

from rechallenge_cli.cli import answer
from rechallenge_cli.cli.options import AsJson, Id, session_of
from rechallenge_cli.cli.typed import text
from rechallenge_cli.domain.errors import N_, UsageError
from rechallenge_cli.locales import _
from rechallenge_cli.store import records


def run(
    context: typer.Context,
    number: Id,
    words: Annotated[list[str], typer.Argument(metavar="TEXT", help=_("the note"))],
    as_json: AsJson = False,
) -> None:
    """Add a note below those that are there."""
    session = session_of(context)
    note = text(" ".join(words))
    if note is None:
        raise UsageError(N_("the note is empty"), N_('such as rc note {id} "Tanaka-san calls on Friday"'), id=number)
    with session.writing() as store:
        with store.command("note"):
            record = records.record(store, number, session.today)
            notes = "\n".join(filter(None, (record.rejection.notes, note)))
            records.change(store, replace(record.rejection, notes=notes), record.revision)
            told = answer.read(store, session.today, [(number, _("noted"))])
        told.give("note", session.today, as_json=as_json)
