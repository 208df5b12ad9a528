"""`rc stats`: the hunt in figures."""

import typer

from rechallenge_cli.cli import filters
from rechallenge_cli.cli.options import AsJson, session_of
from rechallenge_cli.domain.statistics import statistics
from rechallenge_cli.locales import _
from rechallenge_cli.output import machine, screen, stats
from rechallenge_cli.store.due import is_empty
from rechallenge_cli.store.statistics import courses


@filters.with_filters
def run(context: typer.Context, given: dict[str, str], as_json: AsJson = False) -> None:
    """Show the figures."""
    session = session_of(context)
    asked = filters.read(session, given)
    with session.reading() as store:
        found = statistics(courses(store, session.today, asked))
        empty = not found.applications and is_empty(store)
    if as_json:
        machine.answer("stats", session.today, stats.as_data(found))
    elif empty:
        screen.tell_nothing_on_record()
    elif not found.applications:
        screen.tell(_("No record matches. `rc stats` without filters counts all."))
    elif screen.is_terminal():
        stats.draw(found)
    else:
        screen.rows(stats.rows(found))
