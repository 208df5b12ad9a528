"""`rc redo`: take the last undo back."""

import typer

from rechallenge_cli.cli.options import AsJson, Yes, session_of
from rechallenge_cli.cli.undo import OnlyShow, carry_out, told
from rechallenge_cli.domain.errors import N_, NotFoundError
from rechallenge_cli.store import history, undo

HELP = N_("Take up again what the last undo took back.")


def run(context: typer.Context, yes: Yes = False, dry_run: OnlyShow = False, as_json: AsJson = False) -> None:
    """Take the last undo back, after saying what that restores."""
    session = session_of(context)
    with session.reading() as store:
        last = history.to_take_up(store)
        if last is None:
            raise NotFoundError(N_("no undo is left to take back"), N_("`rc history` shows what was done"))
        planned = undo.plan(store, last)
        restored = told(store, planned, session)
    carry_out(history.REDO, planned, restored, session, yes=yes, dry_run=dry_run, as_json=as_json)
