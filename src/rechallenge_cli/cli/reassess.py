"""`rc reassess`: verdicts and steps worked out anew."""

import typer

from rechallenge_cli.cli.options import AsJson, session_of
from rechallenge_cli.locales import ngettext
from rechallenge_cli.output import machine, screen
from rechallenge_cli.store import calendar, records


def run(context: typer.Context, as_json: AsJson = False) -> None:
    """Work out all verdicts and next steps anew."""
    session = session_of(context)
    if not session.has_database():
        screen.tell_nothing_on_record()
        count = 0
    else:
        with session.writing() as store, store.command("reassess"):
            calendar.forget(store.connection)
            count = records.reassess(store)
    if as_json:
        machine.answer("reassess", session.today, {"count": count})
    elif count:
        screen.say(
            ngettext("{count} verdict worked out anew", "{count} verdicts worked out anew", count).format(count=count)
        )
