"""`rc show`: one case on one screen."""

import typer

from rechallenge_cli.cli.options import AsJson, Id, session_of
from rechallenge_cli.domain.errors import N_
from rechallenge_cli.output import machine, screen, sheet
from rechallenge_cli.store import records

HELP = N_("Show one case: facts, verdict, next step, what happened.")


def run(context: typer.Context, number: Id, as_json: AsJson = False) -> None:
    """Show one case."""
    session = session_of(context)
    with session.reading() as store:
        record = records.record(store, number, session.today)
        events = records.events_of(store, number)
        earlier = records.same_firm(store, record.rejection, session.today)
    if as_json:
        machine.answer("show", session.today, machine.case(record, events, earlier))
    elif screen.is_terminal():
        sheet.draw(record, events, earlier)
    else:
        screen.rows(sheet.rows(record, events, earlier))
