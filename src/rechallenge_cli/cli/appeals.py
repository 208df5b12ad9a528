"""`rc appeals`: which rejections are worth asking about now."""

import typer

from rechallenge_cli.cli.options import AsJson, session_of
from rechallenge_cli.locales import _
from rechallenge_cli.output import machine, records, screen
from rechallenge_cli.store import agenda
from rechallenge_cli.store.due import is_empty


def run(context: typer.Context, as_json: AsJson = False) -> None:
    """Show which rejections are worth an appeal now."""
    session = session_of(context)
    with session.reading() as store:
        found, sent = agenda.appeals(store, session.today), agenda.waiting(store, session.today)
        empty = not found and is_empty(store)
    if as_json:
        unsent = [{**machine.record(record), "appealed_on": None} for record in found]
        live = [{**machine.record(record), "appealed_on": day.isoformat()} for record, day in sent]
        machine.answer("appeals", session.today, [*unsent, *live])
    elif empty:
        screen.tell_nothing_on_record()
    elif not found and not sent:
        screen.tell(_("Nothing is worth an appeal right now. `rc followups --all` shows what comes later."))
    elif screen.is_terminal():
        records.draw_appeals(found, sent, session.today)
    else:
        screen.rows(records.appeal_rows(found, sent))
