"""`rc forget`: a record taken out for good."""

from typing import Annotated

import typer

from rechallenge_cli.cli.editor import left_texts
from rechallenge_cli.cli.options import AsJson, Id, session_of
from rechallenge_cli.cli.session import Session
from rechallenge_cli.domain.errors import N_, NotFoundError, UnconfirmedError
from rechallenge_cli.domain.text import plain
from rechallenge_cli.locales import _
from rechallenge_cli.output import forgetting as words
from rechallenge_cli.output import machine, screen
from rechallenge_cli.store import forgetting
from rechallenge_cli.store.backups import Backup
from rechallenge_cli.store.forgetting import Subject
from rechallenge_cli.store.records import FIND_IT


def run(
    context: typer.Context,
    number: Id,
    firm: Annotated[
        str | None, typer.Option("--firm", metavar="NAME", help=_("the firm's name as on record, instead of typing it"))
    ] = None,
    backups: Annotated[
        bool | None,
        typer.Option("--backups/--no-backups", help=_("take it out of the backups too, or leave it in them")),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Take a record out of the database, and out of the backups where that is wanted, once its firm's name was typed."""
    session = session_of(context)
    found, others = _on_record(session, number)
    meant = found or forgetting.subject_in_backups(session.shelf, number)
    if meant is None or (found is None and backups is False):
        raise NotFoundError(N_("there is no rejection #{id}"), FIND_IT, id=number)
    held = forgetting.holding(session.shelf, meant.uid)
    if firm is None:
        _refuse_unasked(session)
        for sentence in words.before(meant, others, held, is_on_record=found is not None):
            screen.tell(sentence)
    with_backups = _is_wanted(session, held.known, backups) if found else True
    _confirm(meant, firm)
    cleaned = _forget(session, meant, held.known if with_backups else [], is_on_record=found is not None)
    left = forgetting.holding(session.shelf, meant.uid)
    if as_json:
        machine.answer("forget", session.today, words.as_data(meant, cleaned, left))
        return
    screen.say(_("#{id} is forgotten.").format(id=meant.id))
    for sentence in words.after(meant, cleaned, left, left_texts(meant.company)):
        screen.tell(sentence)


def _on_record(session: Session, number: int) -> tuple[Subject | None, list[int]]:
    """What is to be forgotten, and the other records of its firm."""
    with session.reading() as store:
        found = forgetting.subject(store.connection, number)
        return found, forgetting.others_of_firm(store, found) if found else []


def _refuse_unasked(session: Session) -> None:
    if not session.is_interactive:
        message = N_("nothing was forgotten: this needs the firm's name")
        raise UnconfirmedError(message, N_("add --firm NAME with the name as it is on record"))


def _is_wanted(session: Session, held: list[Backup], backups: bool | None) -> bool:
    """Is it to go out of the backups that hold it?"""
    if backups is not None or not held or not session.is_interactive:
        return bool(backups)
    from rechallenge_cli.cli.questions import confirmed

    return confirmed(_("Take it out of the backups too?"), session)


def _confirm(meant: Subject, firm: str | None) -> None:
    """UnconfirmedError unless the name of the firm was given, in whatever width and case."""
    typed = _asked() if firm is None else firm
    if plain(typed) not in {plain(meant.company), plain(screen.plain(meant.company))}:
        message = N_('nothing was forgotten: "{text}" is not the firm of #{id}')
        raise UnconfirmedError(message, N_("on record it is {company}"), text=typed, id=meant.id, company=meant.company)


def _asked() -> str:
    from rechallenge_cli.cli.questions import use_line_editing

    use_line_editing()
    return input(_("Type the firm's name to forget it: "))


def _forget(session: Session, meant: Subject, held: list[Backup], *, is_on_record: bool) -> list[Backup]:
    """Forget it; gives the backups that it is out of. They come first: should one fail, all can be asked for again."""
    forgetting.sweep(session.shelf)
    cleaned = forgetting.forget_in_backups(session.shelf, held, meant.uid, session.customs_of)
    if is_on_record:
        with session.upkeep() as store:
            forgetting.forget(store, meant)
            session.shelf.recount(store.connection)
    return cleaned
