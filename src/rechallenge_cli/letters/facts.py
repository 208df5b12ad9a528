"""What a letter can honestly say: the record, who writes, and what has happened since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rechallenge_cli.domain.codes import EventKind, StepKind
from rechallenge_cli.domain.model import Event, Rejection
from rechallenge_cli.domain.situation import APPOINTMENTS


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes, as the config knows it. `university` may be an employer."""

    name: str | None = None
    name_kana: str | None = None
    university: str | None = None
    faculty: str | None = None
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Original:
    """The mail that a letter answers: its subject, its text if it is to be quoted, who wrote it, and its id."""

    subject: str
    text: str | None = None
    name: str | None = None
    address: str | None = None
    message_id: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a letter is written from.

    `met_on` is the last appointment whose day has come, `next_meeting_on` the one that is agreed for a day to come;
    `result_by` the day until which the firm promised a result.
    """

    rejection: Rejection
    sender: Sender
    today: date
    appealed_on: date | None = None
    nudged_on: date | None = None
    invited_on: date | None = None
    checked_in_on: date | None = None
    met_on: date | None = None
    met_kind: StepKind = StepKind.MEETING
    next_meeting_on: date | None = None
    next_meeting_kind: StepKind = StepKind.MEETING
    result_by: date | None = None
    answers: Original | None = None


def facts_of(
    rejection: Rejection,
    events: Iterable[Event],
    sender: Sender,
    today: date,
    *,
    result_by: date | None = None,
    answers: Original | None = None,
) -> Facts:
    """The facts for letters about one rejection, from its events in any order."""
    ordered = sorted(events, key=lambda event: (event.effective_on, event.id))
    met, ahead = _appointments(ordered, today)
    return Facts(
        rejection,
        sender,
        today,
        appealed_on=_last_day(ordered, EventKind.APPEAL_SENT),
        nudged_on=_last_day(ordered, EventKind.NUDGE_SENT),
        # a rejection that came with another chance was an invitation itself
        invited_on=_last_day(ordered, EventKind.INVITED, EventKind.REPLY_YES)
        or (rejection.rejected_on if rejection.invited else None),
        checked_in_on=_last_day(ordered, EventKind.CHECKED_IN),
        met_on=met.on if met else None,
        met_kind=met.kind if met else StepKind.MEETING,
        next_meeting_on=ahead.on if ahead else None,
        next_meeting_kind=ahead.kind if ahead else StepKind.MEETING,
        result_by=result_by,
        answers=answers,
    )


def _last_day(ordered: list[Event], *kinds: EventKind) -> date | None:
    return next((event.on for event in reversed(ordered) if event.kind in kinds), None)


_HELD = frozenset({EventKind.MET, EventKind.REINTERVIEWED})


@dataclass(frozen=True, slots=True)
class _Appointment:
    on: date
    kind: StepKind


def _appointments(ordered: list[Event], today: date) -> tuple[_Appointment | None, _Appointment | None]:
    """The last appointment whose day has come, and the one to come."""
    met: _Appointment | None = None
    agreed: _Appointment | None = None
    for event in ordered:
        if event.kind not in APPOINTMENTS:
            continue
        named = _Appointment(event.on, APPOINTMENTS[event.kind])
        if event.kind in _HELD:
            met, agreed = named, None
        else:
            # a day that had not come when another was named has moved
            met, agreed = (agreed if agreed and agreed.on <= event.effective_on else met), named
    return (agreed, None) if agreed and agreed.on <= today else (met, agreed)
