"""`rc list`: the records, newest first."""

from typing import Annotated

import typer

from rechallenge_cli.cli import filters
from rechallenge_cli.cli.options import AsJson, session_of
from rechallenge_cli.locales import _, ngettext
from rechallenge_cli.output import machine, records, screen
from rechallenge_cli.store.due import is_empty
from rechallenge_cli.store.records import records as find

ON_A_SCREEN = 50
"""How many records a person is shown at once; a pipe gets everything."""


@filters.with_filters
def run(
    context: typer.Context,
    given: dict[str, str],
    everything: Annotated[bool, typer.Option("--all", help=_("all of them, not the newest 50"))] = False,
    as_json: AsJson = False,
) -> None:
    """Show the records."""
    session = session_of(context)
    asked = filters.read(session, given)
    for_a_person = screen.is_terminal() and not as_json
    with session.reading() as store:
        newest = ON_A_SCREEN if for_a_person and not everything else None
        found, count = find(store, session.today, asked, newest)
        empty = not found and is_empty(store)
    if as_json:
        machine.answer("list", session.today, [machine.record(record) for record in found])
    elif empty:
        screen.tell_nothing_on_record()
    elif not found:
        screen.tell(_("No rejection matches. `rc list` without filters shows all."))
    elif for_a_person:
        records.draw(found, session.today)
        _tell_rest(count - len(found))
    else:
        screen.rows(records.rows(found))


def _tell_rest(rest: int) -> None:
    if rest:
        message = ngettext(
            "{rest} older one is not shown; `rc list --all`", "{rest} older ones are not shown; `rc list --all`", rest
        )
        screen.tell(message.format(rest=rest))
