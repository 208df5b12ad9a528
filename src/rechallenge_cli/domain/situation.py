"""From the events of a record to where it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from rechallenge_cli.domain.codes import EventKind, Status, StepKind
from rechallenge_cli.domain.model import Event, Rejection


class Phase(StrEnum):
    """Where the second chance stands; finer than the status that people see.

    AWAITING: there is no result yet; SILENT: it was asked for; OFFERED: the rejection itself came with another chance; INVITED: the firm called later, or said yes to the appeal.
    """

    AWAITING = "awaiting"
    SILENT = "silent"
    FRESH = "fresh"
    OFFERED = "offered"
    APPEALED = "appealed"
    NUDGED = "nudged"
    INVITED = "invited"
    ARRANGING = "arranging"
    APPOINTED = "appointed"
    PREPARED = "prepared"
    MET = "met"
    THANKED = "thanked"
    ASKED = "asked"
    WON = "won"
    REFUSED = "refused"
    TURNED_DOWN = "turned-down"
    PASSED = "passed"
    WITHDRAWN = "withdrawn"
    REAPPLIED = "reapplied"


LEADS_TO: Mapping[EventKind, Phase] = {
    EventKind.APPEAL_SENT: Phase.APPEALED,
    EventKind.NUDGE_SENT: Phase.NUDGED,
    EventKind.REPLY_YES: Phase.INVITED,
    EventKind.INVITED: Phase.INVITED,
    EventKind.INVITE_ANSWERED: Phase.ARRANGING,
    EventKind.MEETING: Phase.APPOINTED,
    EventKind.REINTERVIEW: Phase.APPOINTED,
    EventKind.PREPARED: Phase.PREPARED,
    EventKind.MET: Phase.MET,
    EventKind.REINTERVIEWED: Phase.MET,
    EventKind.THANKED: Phase.THANKED,
    EventKind.RESULT_ASKED: Phase.ASKED,
    EventKind.OFFER: Phase.WON,
    EventKind.REPLY_NO: Phase.REFUSED,
    EventKind.REJECTED_AGAIN: Phase.TURNED_DOWN,
    EventKind.WITHDREW: Phase.WITHDRAWN,
    EventKind.REAPPLIED: Phase.REAPPLIED,
    EventKind.REJECTED: Phase.FRESH,
    EventKind.PASSED: Phase.PASSED,
    EventKind.DATE_OPEN: Phase.ARRANGING,
}
"""The events that move a record; the others (notes, check-ins, work on the list) leave it where it stands."""

APPOINTMENTS: Mapping[EventKind, StepKind] = {
    EventKind.MEETING: StepKind.MEETING,
    EventKind.MET: StepKind.MEETING,
    EventKind.REINTERVIEW: StepKind.REINTERVIEW,
    EventKind.REINTERVIEWED: StepKind.REINTERVIEW,
}

SET_ASIDE: frozenset[EventKind] = frozenset({EventKind.CHECKED_IN, EventKind.DROPPED})
"""The events after which a step, and any of its kind planned before it, is off the list."""

ONLY_IN_TALKS: frozenset[EventKind] = frozenset({EventKind.PREPARED, EventKind.THANKED, EventKind.RESULT_ASKED})
"""What means something around an appointment alone; thanks for an offer or for a no are good form and change nothing."""

BEFORE_RESULT: frozenset[Phase] = frozenset({Phase.AWAITING, Phase.SILENT})
AGREED: frozenset[Phase] = frozenset({Phase.APPOINTED, Phase.PREPARED})
AROUND_APPOINTMENT: frozenset[Phase] = AGREED | {Phase.MET, Phase.THANKED, Phase.ASKED}
AFTER_APPEAL: frozenset[Phase] = frozenset({Phase.APPEALED, Phase.NUDGED})
BEFORE_ANSWER: frozenset[Phase] = frozenset({Phase.FRESH, *AFTER_APPEAL})


@dataclass(frozen=True, slots=True)
class Situation:
    """Where a record stands, and the days that count from here.

    `since` is the day that the event which led here concerns, `led_here_on` the day from which it counts, which for an
    appointment to come is the day it was agreed; `appointment` and `appointed_on` the meeting or interview at hand.
    """

    phase: Phase
    since: date
    led_here_on: date
    appealed_on: date | None = None
    nudged: bool = False
    appointment: StepKind = StepKind.MEETING
    appointed_on: date | None = None
    set_aside: tuple[Event, ...] = ()
    snoozed: tuple[Event, ...] = ()


def situation_of(rejection: Rejection, events: Iterable[Event]) -> Situation:
    """Fold the events, in the order in which they took effect, into where the record stands."""
    start = Phase.AWAITING if rejection.awaiting else Phase.FRESH
    situation = Situation(start, rejection.rejected_on, rejection.rejected_on)
    for event in sorted(events, key=lambda event: (event.effective_on, event.id)):
        situation = _after(situation, event)
    if rejection.invited and situation.phase in BEFORE_ANSWER:
        return replace(situation, phase=Phase.OFFERED)
    return situation


def _after(situation: Situation, event: Event) -> Situation:
    if event.kind in SET_ASIDE:
        return replace(situation, set_aside=(*situation.set_aside, event))
    if event.kind is EventKind.SNOOZED:
        return replace(situation, snoozed=(*situation.snoozed, event))
    if event.kind is EventKind.RESULT_ASKED and situation.phase in BEFORE_RESULT:
        return replace(situation, phase=Phase.SILENT)
    if event.kind not in LEADS_TO or (event.kind in ONLY_IN_TALKS and situation.phase not in AROUND_APPOINTMENT):
        return situation
    if event.kind is EventKind.REJECTED and (situation.appealed_on or situation.nudged):
        return situation  # whoever has asked already is not to ask anew
    return _moved(situation, event)


def _moved(situation: Situation, event: Event) -> Situation:
    """Where an event leads."""
    moved = replace(
        situation,
        phase=LEADS_TO[event.kind],
        since=event.on,
        led_here_on=event.effective_on,
        nudged=situation.nudged or event.kind is EventKind.NUDGE_SENT,
    )
    if event.kind is EventKind.APPEAL_SENT:
        # never a second nudge, in whatever order the two were written down
        return replace(moved, appealed_on=event.on, phase=Phase.NUDGED if moved.nudged else Phase.APPEALED)
    if event.kind in APPOINTMENTS:
        return replace(moved, appointment=APPOINTMENTS[event.kind], appointed_on=event.on)
    return moved


STATUSES: Mapping[Phase, Status] = {
    Phase.AWAITING: Status.AWAITING,
    Phase.SILENT: Status.AWAITING,
    Phase.FRESH: Status.OPEN,
    Phase.OFFERED: Status.OPEN,
    Phase.APPEALED: Status.APPEALED,
    Phase.NUDGED: Status.APPEALED,
    Phase.INVITED: Status.MEETING,
    Phase.ARRANGING: Status.MEETING,
    Phase.WON: Status.WON,
    Phase.REFUSED: Status.CLOSED,
    Phase.TURNED_DOWN: Status.CLOSED,
    Phase.PASSED: Status.CLOSED,
    Phase.WITHDRAWN: Status.CLOSED,
    Phase.REAPPLIED: Status.CLOSED,
}
"""Phases that are missing here hang on the appointment: a meeting, or the second interview."""


def status_of(situation: Situation) -> Status:
    """The status that people see."""
    at_appointment = Status.REINTERVIEW if situation.appointment is StepKind.REINTERVIEW else Status.MEETING
    return STATUSES.get(situation.phase, at_appointment)


_EVERYWHERE = frozenset(Phase)
_IN_TALKS = AROUND_APPOINTMENT | {Phase.OFFERED, Phase.INVITED, Phase.ARRANGING}
_NO_MORE = frozenset({Phase.WON, Phase.WITHDRAWN})

POSSIBLE_IN: Mapping[EventKind, frozenset[Phase]] = {
    EventKind.NOTE: _EVERYWHERE,
    EventKind.REJECTED: BEFORE_RESULT,
    EventKind.APPEAL_SENT: frozenset({Phase.FRESH}),
    EventKind.NUDGE_SENT: frozenset({Phase.APPEALED}),
    EventKind.REPLY_YES: AFTER_APPEAL,
    EventKind.REPLY_NO: AFTER_APPEAL,
    EventKind.INVITED: _EVERYWHERE - _NO_MORE,
    EventKind.INVITE_ANSWERED: frozenset({Phase.OFFERED, Phase.INVITED}),
    EventKind.PASSED: BEFORE_RESULT,
    EventKind.MEETING: BEFORE_ANSWER | BEFORE_RESULT | _IN_TALKS,
    EventKind.REINTERVIEW: BEFORE_ANSWER | BEFORE_RESULT | _IN_TALKS,
    EventKind.DATE_OPEN: BEFORE_ANSWER | BEFORE_RESULT | _IN_TALKS,
    EventKind.PREPARED: AGREED,
    EventKind.MET: AFTER_APPEAL | _IN_TALKS,
    EventKind.REINTERVIEWED: AFTER_APPEAL | _IN_TALKS,
    EventKind.THANKED: _EVERYWHERE,
    EventKind.RESULT_ASKED: AROUND_APPOINTMENT | BEFORE_RESULT,
    EventKind.OFFER: _EVERYWHERE - _NO_MORE,
    EventKind.REJECTED_AGAIN: _IN_TALKS,
    EventKind.WITHDREW: _EVERYWHERE - {Phase.WITHDRAWN},
    EventKind.CHECKED_IN: BEFORE_ANSWER | BEFORE_RESULT,
    EventKind.REAPPLIED: BEFORE_ANSWER | {Phase.REFUSED, Phase.TURNED_DOWN},
}
"""Where a record may stand when an event happens. What hangs on an appeal needs one, a second no needs talks."""


def possible_events(rejection: Rejection, events: Iterable[Event], day: date) -> tuple[EventKind, ...]:
    """The events that can have happened on a day, by what had happened until then."""
    known = list(events)
    phase = situation_of(rejection, [event for event in known if event.effective_on <= day]).phase
    possible = {kind for kind, phases in POSSIBLE_IN.items() if phase in phases}
    if rejection.awaiting:
        # as long as no result is known, a no out of talks is the first one
        possible = (possible | {EventKind.REJECTED}) - {EventKind.REJECTED_AGAIN}
    elif _was_counted(rejection, known):
        possible.add(EventKind.REJECTED)
    return tuple(kind for kind in POSSIBLE_IN if kind in possible)


def _was_counted(rejection: Rejection, events: list[Event]) -> bool:
    """Was silence counted as a no, which the real answer may yet put right?"""
    counted = any(event.kind is EventKind.REJECTED for event in events)
    return counted and situation_of(rejection, events).phase is Phase.FRESH
