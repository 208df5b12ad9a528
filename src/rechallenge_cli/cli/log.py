"""`rc log`: what happened."""

from datetime import date
from typing import Annotated

import typer

from rechallenge_cli.cli import answer, complete
from rechallenge_cli.cli.options import AsJson, Id, session_of
from rechallenge_cli.cli.session import Session
from rechallenge_cli.cli.typed import one_of, text
from rechallenge_cli.domain.codes import EventKind
from rechallenge_cli.domain.errors import N_, DateError
from rechallenge_cli.domain.model import Event, Rejection
from rechallenge_cli.domain.situation import POSSIBLE_IN
from rechallenge_cli.locales import _
from rechallenge_cli.output import labels, wording
from rechallenge_cli.store import agenda, records

AGREED_AHEAD = frozenset({EventKind.MEETING, EventKind.REINTERVIEW})
"""The events that may lie ahead: a day was agreed."""


def run(
    context: typer.Context,
    number: Id,
    event: Annotated[
        str, typer.Argument(metavar="EVENT", help=_("what happened"), autocompletion=complete.words(EventKind))
    ],
    on: Annotated[str | None, typer.Option(metavar="DATE", help=_("the day, if not today"))] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help=_("a word on it"))] = None,
    force: Annotated[
        bool, typer.Option("--force", help=_("record it although it does not fit what is on record"))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Record what happened."""
    session = session_of(context)
    kind = _event_kind(event)
    day = _day(kind, on, session)
    with session.writing() as store:
        with store.command("log"):
            found = records.record(store, number, session.today)
            if not force:
                _refuse_day_before(found.rejection, kind, day)
            second = agenda.log(store, found, Event(kind, day, session.today, note=text(note or "")), force=force)
            sentence = _("recorded: {event}, {day}").format(
                event=_(labels.EVENTS[kind]), day=wording.day_with_weekday(day)
            )
            told = answer.read(store, session.today, [(number, sentence)], [second])
        told.give("log", session.today, as_json=as_json)


def _refuse_day_before(rejection: Rejection, kind: EventKind, day: date) -> None:
    if day >= rejection.rejected_on or kind is EventKind.REJECTED:
        return
    raise DateError(
        N_("{day} is before the rejection of #{id} on {rejected}"),
        N_("mend the day, or the rejection's with `rc edit {id} --on DATE`; or add --force, if it was so"),
        day=day.isoformat(),
        id=rejection.id,
        rejected=rejection.rejected_on.isoformat(),
    )


def _event_kind(typed: str) -> EventKind:
    return EventKind(one_of(typed, EventKind, POSSIBLE_IN))


def _day(kind: EventKind, on: str | None, session: Session) -> date:
    if on is None:
        return session.today
    return session.nearest_day(on) if kind in AGREED_AHEAD else session.past(on)
