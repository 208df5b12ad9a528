"""From the events of a record to where it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from rechallenge_cli.domain.codes import EventKind, Status, StepKind
from rechallenge_cli.domain.model import Event, Rejection


class Phase(StrEnum):
    """Where the second chance stands; finer than the status that people see.

    OFFERED: the rejection itself came with another chance; INVITED: the firm called later, or said yes to the appeal.
    """

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
    EventKind.REJECTED_AGAIN: Phase.REFUSED,
    EventKind.WITHDREW: Phase.WITHDRAWN,
    EventKind.REAPPLIED: Phase.REAPPLIED,
}
"""The events that move a record; the others (notes, check-ins, work on the list) leave it where it stands."""

APPOINTMENTS: Mapping[EventKind, StepKind] = {
    EventKind.MEETING: StepKind.MEETING,
    EventKind.MET: StepKind.MEETING,
    EventKind.REINTERVIEW: StepKind.REINTERVIEW,
    EventKind.REINTERVIEWED: StepKind.REINTERVIEW,
}

HELD: frozenset[EventKind] = frozenset({EventKind.MET, EventKind.REINTERVIEWED})
"""Appointments that took place; the day agreed for them, if there was one, stands."""

SET_ASIDE: frozenset[EventKind] = frozenset({EventKind.CHECKED_IN, EventKind.DROPPED})
"""The events after which a step, and any of its kind planned before it, is off the list."""

ONLY_IN_TALKS: frozenset[EventKind] = frozenset({EventKind.PREPARED, EventKind.THANKED, EventKind.RESULT_ASKED})
"""What means something around an appointment alone; thanks for an offer or for a no are good form and change nothing."""

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
    situation = Situation(Phase.FRESH, rejection.rejected_on, rejection.rejected_on)
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
    if event.kind not in LEADS_TO or (event.kind in ONLY_IN_TALKS and situation.phase not in AROUND_APPOINTMENT):
        return situation
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
    if event.kind in APPOINTMENTS and not _is_held_as_agreed(situation, event):
        return replace(moved, appointment=APPOINTMENTS[event.kind], appointed_on=event.on)
    return moved


def _is_held_as_agreed(situation: Situation, event: Event) -> bool:
    """Did an appointment take place for which a day was agreed? Then that day stands."""
    is_agreed = situation.phase in AGREED and situation.appointment is APPOINTMENTS[event.kind]
    return event.kind in HELD and is_agreed


STATUSES: Mapping[Phase, Status] = {
    Phase.FRESH: Status.OPEN,
    Phase.OFFERED: Status.OPEN,
    Phase.APPEALED: Status.APPEALED,
    Phase.NUDGED: Status.APPEALED,
    Phase.INVITED: Status.MEETING,
    Phase.ARRANGING: Status.MEETING,
    Phase.WON: Status.WON,
    Phase.REFUSED: Status.CLOSED,
    Phase.WITHDRAWN: Status.CLOSED,
    Phase.REAPPLIED: Status.CLOSED,
}
"""Phases that are missing here hang on the appointment: a meeting, or the second interview."""


def status_of(situation: Situation) -> Status:
    """The status that people see."""
    at_appointment = Status.REINTERVIEW if situation.appointment is StepKind.REINTERVIEW else Status.MEETING
    return STATUSES.get(situation.phase, at_appointment)
