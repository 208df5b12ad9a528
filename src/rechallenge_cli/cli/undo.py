"""`rc undo`: take a command back."""

from typing import Annotated

import typer

from rechallenge_cli.cli.options import AsJson, Yes, session_of
from rechallenge_cli.cli.session import Session
from rechallenge_cli.domain.errors import N_, ConflictError, NotFoundError, UsageError
from rechallenge_cli.locales import _
from rechallenge_cli.output import history as words
from rechallenge_cli.output import machine, screen
from rechallenge_cli.store import history, undo
from rechallenge_cli.store.store import Store

ON_A_SCREEN = 20
NAMED = 10
"""How many records are named before a command is taken back."""


def command_number(typed: str | int) -> int:
    """The number of a command in the history. UsageError when it is none."""
    from rechallenge_cli.cli.typed import number, shown

    try:
        return number(typed)
    except UsageError as error:
        hint = N_("`rc undo --list` shows what can be taken back")
        raise UsageError(N_('"{text}" is not the number of a command'), hint, text=shown(str(typed))) from error


OnlyShow = Annotated[bool, typer.Option("--dry-run", help=_("only show what would come back"))]


def run(
    context: typer.Context,
    number: Annotated[
        int | None,
        typer.Argument(
            metavar="N", parser=command_number, help=_("the number of a command in the history; left out, the last one")
        ),
    ] = None,
    in_a_list: Annotated[bool, typer.Option("--list", help=_("show what can be taken back, the newest first"))] = False,
    yes: Yes = False,
    dry_run: OnlyShow = False,
    as_json: AsJson = False,
) -> None:
    """Take a command back, after saying what that restores."""
    session = session_of(context)
    if in_a_list:
        _list(session, as_json=as_json)
        return
    with session.reading() as store:
        chosen = history.command(store, number) if number is not None else _last(store)
        planned = undo.plan(store, chosen)
        restored = told(store, planned, session, as_json=as_json)
    carry_out(history.UNDO, planned, restored, session, yes=yes, dry_run=dry_run, as_json=as_json)


def _last(store: Store) -> history.Command:
    last, (newest, _count) = next(history.to_take_back(store), None), history.commands(store, newest=1)
    if newest and newest[0].verb in history.FINAL:
        _refuse_final(store, newest[0], last)
    if last is None:
        raise NotFoundError(N_("there is nothing to take back"), N_("`rc history` shows what was done"))
    return last


def _refuse_final(store: Store, final: history.Command, before: history.Command | None) -> None:
    """ConflictError, as the command before is not the one that is meant."""
    if before is None:
        undo.plan(store, final)
    message, hint = N_("the last command, {verb}, cannot be taken back"), N_("`rc undo {id}` takes back the one before")
    if final.verb == history.RESTORE:
        hint = N_("`rc restore` lists what was there before; `rc undo {id}` takes back what was done before the backup")
    raise ConflictError(message, hint, verb=words.verb(final), id=before.id if before else None)


Told = tuple[list[str], dict[int, str]]
"""What taking a command back restores, in words, and the firms of the records that are named."""


def told(store: Store, planned: undo.Plan, session: Session, *, as_json: bool) -> Told:
    """What taking a command back restores."""
    numbers = sorted({change.record_id for change in planned.changes})
    firms = history.firms(store, numbers if as_json else numbers[:NAMED])
    command = planned.command
    head = _("Takes back command {id}, {verb}, of {moment}:").format(
        id=command.id, verb=words.verb(command), moment=words.moment(command, session.today)
    )
    lines = [f"  {each}" for each in words.what(planned.changes, firms, session.today, NAMED)]
    return [head, *lines], firms


def carry_out(
    verb: str, planned: undo.Plan, restored: Told, session: Session, *, yes: bool, dry_run: bool, as_json: bool
) -> None:
    """Say what comes back, ask, and do it."""
    lines, firms = restored
    if not as_json and (yes or dry_run):
        for line in lines:
            screen.say(line)
    if not dry_run:
        if not yes:
            _confirm(lines, session)
        with session.writing() as store, store.command(verb):
            undo.take_back(store, planned)
            session.shelf.recount(store.connection)
    if as_json:
        machine.answer(verb, session.today, words.data(planned.command, planned.changes, firms))
    elif not dry_run:
        other = _("Taken back. `rc redo` takes it up again.") if verb == history.UNDO else _("Taken up again.")
        screen.say(other)


def _confirm(lines: list[str], session: Session) -> None:
    from rechallenge_cli.cli.questions import confirmed

    if not confirmed("\n".join(lines) + "\n" + _("Go on?"), session):
        screen.tell(_("everything stays as it is"))
        raise typer.Exit(1)


def _list(session: Session, *, as_json: bool) -> None:
    for_a_person = screen.is_terminal() and not as_json
    with session.reading() as store:
        found = list(history.to_take_back(store, ON_A_SCREEN + 1 if for_a_person else None))
        shown = found[:ON_A_SCREEN] if for_a_person else found
        listed = [(each, history.changes(store, each.id)) for each in shown]
        firms = history.firms(store, (change.record_id for _each, changes in listed for change in changes))
    if as_json:
        machine.answer("undo", session.today, [words.data(each, changes, firms) for each, changes in listed])
    elif not listed:
        screen.tell(_("there is nothing to take back"))
    elif for_a_person:
        for each, changes in listed:
            screen.say(words.line(each, changes, firms, session.today))
        if len(found) > len(shown):
            screen.tell(_("Older ones are not shown; `rc history --all`"))
    else:
        for each, changes in listed:
            screen.rows(words.rows(each, changes, firms, session.today))
