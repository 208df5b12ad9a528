"""`rc redo`: take the last undo back."""

from typing import Annotated

import typer

from rechallenge_cli.cli.options import AsJson, Yes, session_of
from rechallenge_cli.cli.undo import OnlyShow, carry_out, command_number, told
from rechallenge_cli.domain.errors import N_, ConflictError, NotFoundError
from rechallenge_cli.locales import _
from rechallenge_cli.store import history, undo
from rechallenge_cli.store.store import Store


def run(
    context: typer.Context,
    number: Annotated[
        int | None,
        typer.Argument(
            metavar="N",
            parser=command_number,
            help=_("the number of a command that was taken back, or of the undo; left out, the last one"),
        ),
    ] = None,
    yes: Yes = False,
    dry_run: OnlyShow = False,
    as_json: AsJson = False,
) -> None:
    """Take an undo back, after saying what that restores."""
    session = session_of(context)
    with session.reading() as store:
        planned = undo.plan(store, _meant(store, number))
        restored = told(store, planned, session, as_json=as_json)
    carry_out(history.REDO, planned, restored, session, yes=yes, dry_run=dry_run, as_json=as_json)


def _meant(store: Store, number: int | None) -> history.Command:
    """The undo that is to be taken back."""
    found = history.to_take_up(store, number)
    if found:
        return found
    hint = N_("`rc history` shows what was done")
    if number is None:
        raise NotFoundError(N_("no undo is left to take back"), hint)
    named = history.command(store, number)
    message = N_("command {id} ({verb}) is not taken back, so there is nothing to take up again")
    raise ConflictError(message, hint, id=named.id, verb=named.verb)
