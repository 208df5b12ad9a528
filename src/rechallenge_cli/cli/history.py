"""`rc history`: what changed when, and by which command."""

from datetime import timedelta
from typing import Annotated

import typer

from rechallenge_cli.cli import complete
from rechallenge_cli.cli.options import AsJson, Yes, session_of
from rechallenge_cli.cli.session import Session
from rechallenge_cli.cli.typed import number as read_number
from rechallenge_cli.domain.errors import N_, UsageError
from rechallenge_cli.locales import _, ngettext
from rechallenge_cli.output import history as words
from rechallenge_cli.output import machine, screen
from rechallenge_cli.store import history, mails
from rechallenge_cli.store.store import Store

ON_A_SCREEN = 20
"""How many commands a person is shown at once; a pipe gets everything."""


def run(
    context: typer.Context,
    number: Annotated[
        int | None,
        typer.Argument(
            metavar="ID",
            parser=read_number,
            help=_("the number of a rejection; left out, all are shown"),
            autocompletion=complete.numbers,
        ),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help=_("all of it, not the newest 20"))] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help=_("take out for good what is older than the config's history_days"))
    ] = False,
    yes: Yes = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("only show what would go"))] = False,
    as_json: AsJson = False,
) -> None:
    """Show the history, the newest first."""
    session = session_of(context)
    if prune:
        _prune(session, yes=yes, dry_run=dry_run, as_json=as_json)
        return
    for_a_person = screen.is_terminal() and not as_json
    with session.reading() as store:
        if number is not None:
            mails.owner(store, number)
        newest = ON_A_SCREEN if for_a_person and not everything else None
        found, count = history.commands(store, number, newest)
        if as_json:
            machine.answer("history", session.today, [_data(store, each, number) for each in found])
            return
        for command in found:
            _tell(session, store, command, number, for_a_person=for_a_person)
    if not found:
        screen.tell(_("The history is empty."))
    if count > len(found):
        rest = count - len(found)
        message = ngettext(
            "{rest} older one is not shown; `rc history --all`",
            "{rest} older ones are not shown; `rc history --all`",
            rest,
        )
        screen.tell(message.format(rest=rest))


def _data(store: Store, command: history.Command, number: int | None) -> dict[str, object]:
    found = history.changes(store, command.id, number)
    return words.data(command, found, history.firms(store, (change.record_id for change in found)))


def _tell(session: Session, store: Store, command: history.Command, number: int | None, *, for_a_person: bool) -> None:
    found = history.changes(store, command.id, number)
    if not found and command.verb not in history.FINAL:
        return
    firms = history.firms(store, (change.record_id for change in found))
    if for_a_person:
        screen.say(words.line(command, found, firms, session.today))
    else:
        screen.rows(words.rows(command, found, firms, session.today))


def _prune(session: Session, *, yes: bool, dry_run: bool, as_json: bool) -> None:
    """Take out what is older than the config says, and nothing unless it says so."""
    days = session.settings.get("history_days")
    if days is None:
        raise UsageError(
            N_("the history is kept for ever; nothing is taken out"), N_("`rc config history_days 730` keeps two years")
        )
    first_day = session.today - timedelta(days)
    with session.reading() as store:
        count = history.old(store, first_day)
    sentence = ngettext(
        "{count} command from before {day} goes out of the history for good; the records stay as they are.",
        "{count} commands from before {day} go out of the history for good; the records stay as they are.",
        count,
    ).format(count=count, day=first_day.isoformat())
    if not as_json:
        screen.say(sentence)
    if count and not dry_run:
        _confirm(session, yes=yes)
        with session.writing() as store, store.command("prune"):
            count = history.prune(store, first_day)
    if as_json:
        machine.answer("history", session.today, {"pruned": count, "before": first_day.isoformat()})


def _confirm(session: Session, *, yes: bool) -> None:
    if yes:
        return
    from rechallenge_cli.cli.questions import confirmed

    if not confirmed(_("Take it out?"), session):
        screen.tell(_("the history stays as it is"))
        raise typer.Exit(1)
