"""`rc search`: records by what is written in them."""

from typing import Annotated

import typer

from rechallenge_cli.cli.options import AsJson, session_of
from rechallenge_cli.locales import _
from rechallenge_cli.output import machine, records, screen
from rechallenge_cli.store.due import is_empty
from rechallenge_cli.store.records import search as find


def run(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="TEXT", help=_("what to look for; all of it must be there"))],
    as_json: AsJson = False,
) -> None:
    """Find records by words."""
    session = session_of(context)
    with session.reading() as store:
        found = find(store, " ".join(words), session.today)
        empty = not found and is_empty(store)
    if as_json:
        machine.answer("search", session.today, [machine.record(record) for record in found])
    elif empty:
        screen.tell_nothing_on_record()
    elif not found:
        wanted = screen.plain(" ".join(words))
        screen.tell(_('Nothing found for "{words}". Fewer or shorter words find more.').format(words=wanted))
    elif screen.is_terminal():
        records.draw(found, session.today)
    else:
        screen.rows(records.rows(found))
