"""`rc followups`: what is due."""

from typing import Annotated

import typer

from rechallenge_cli.cli.morning import DAYS_AHEAD, show_due
from rechallenge_cli.cli.options import AsJson, session_of
from rechallenge_cli.domain.errors import N_
from rechallenge_cli.locales import _

HELP = N_("Show what is due: overdue, today, and in the next days.")
_FAR_AHEAD = 36500


def run(
    context: typer.Context,
    days: Annotated[int, typer.Option(min=0, max=_FAR_AHEAD, metavar="N", help=_("how many days ahead"))] = DAYS_AHEAD,
    everything: Annotated[bool, typer.Option("--all", help=_("everything to come"))] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help=_("end with 3 when something is overdue or due today"))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show what is due."""
    session = session_of(context)
    code = show_due(session, days=days, everything=everything, exit_code=exit_code, as_json=as_json)
    raise typer.Exit(code)
