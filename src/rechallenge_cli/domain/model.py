"""The things the program speaks of, as frozen values.

Dates are local calendar dates. Codes (the values of the enums) are a contract: they stand in the database and in JSON,
are never translated and never renamed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rechallenge_cli.domain.stages import Stage


class Closeness(StrEnum):
    """What the firm said of how near it was."""

    NEAR = "near"
    UNCLEAR = "unclear"
    FAR = "far"


class Cause(StrEnum):
    """The reason that the firm (or the applicant) gave."""

    FILLED = "filled"
    CANCELLED = "cancelled"
    OTHER_CANDIDATE = "other-candidate"
    NOT_MATCH = "not-match"
    WITHDREW = "withdrew"
    CHECK_FAILED = "check-failed"


class Seats(StrEnum):
    """How many people the firm was hiring."""

    ONE = "one"
    FEW = "few"
    MANY = "many"


class Language(StrEnum):
    """The language in which the firm is written to."""

    JA = "ja"
    EN = "en"


class VerdictCode(StrEnum):
    """Is asking for another chance worth it? From the most to the least."""

    INVITED = "invited"
    APPEAL = "appeal"
    LATER = "later"
    LET_GO = "let-go"


class Status(StrEnum):
    """How far the second chance has come."""

    OPEN = "open"
    APPEALED = "appealed"
    MEETING = "meeting"
    REINTERVIEW = "reinterview"
    WON = "won"
    CLOSED = "closed"


class StepKind(StrEnum):
    """What a follow-up asks for."""

    REPLY_INVITE = "reply-invite"
    SEND_APPEAL = "send-appeal"
    NUDGE = "nudge"
    MEETING = "meeting"
    PREPARE = "prepare"
    REINTERVIEW = "reinterview"
    THANK = "thank"
    SEAT_CHECK = "seat-check"
    REAPPLY = "reapply"
    ASK_RESULT = "ask-result"
    REMINDER = "reminder"


class EventKind(StrEnum):
    """What happened after the rejection."""

    APPEAL_SENT = "appeal-sent"
    NUDGE_SENT = "nudge-sent"
    REPLY_YES = "reply-yes"
    REPLY_NO = "reply-no"
    INVITED = "invited"
    MEETING = "meeting"
    REINTERVIEW = "reinterview"
    OFFER = "offer"
    REJECTED_AGAIN = "rejected-again"
    WITHDREW = "withdrew"
    NOTE = "note"
    # what `done` records for the steps that the events above do not name
    INVITE_ANSWERED = "invite-answered"
    PREPARED = "prepared"
    MET = "met"
    REINTERVIEWED = "reinterviewed"
    THANKED = "thanked"
    CHECKED_IN = "checked-in"
    REAPPLIED = "reapplied"
    RESULT_ASKED = "result-asked"
    # work on the list itself
    SNOOZED = "snoozed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Contact:
    """A person, or at least an address, at the firm."""

    name: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Rejection:
    """One rejection, as it was told to the applicant. `id` is 0 until it is stored."""

    company: str
    rejected_on: date
    id: int = 0
    role: str | None = None
    stage: Stage | None = None
    applied_on: date | None = None
    desire: int | None = None
    closeness: Closeness | None = None
    feedback: str | None = None
    points: tuple[str, ...] = ()
    new_facts: str | None = None
    reason: Cause | None = None
    invited: bool = False
    waitlisted: bool = False
    waitlist_until: date | None = None
    seats: Seats | None = None
    reposted: bool = False
    referral: bool = False
    no_contact: bool = False
    reapply_from: date | None = None
    never_reapply: bool = False
    contact: Contact = Contact()
    url: str | None = None
    tags: tuple[str, ...] = ()
    notes: str | None = None
    lang: Language = Language.EN


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or that was agreed for a day to come.

    `on` is the day it concerns, `recorded_on` the day it was typed. `step_kind` and `step_planned_on` name the step that
    a check-in, a snooze or a drop is about; `until` is the day a snoozed step comes back.
    """

    kind: EventKind
    on: date
    recorded_on: date
    id: int = 0
    note: str | None = None
    step_kind: StepKind | None = None
    step_planned_on: date | None = None
    until: date | None = None

    @property
    def effective_on(self) -> date:
        """The day from which the event counts: a meeting agreed for next week counts from the day it was agreed."""
        return min(self.on, self.recorded_on)


Values = Mapping[str, str | int]
"""What fills the named fields of a sentence; dates as ISO text."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground of a verdict. `points` is None where a rule decides without counting."""

    code: str
    points: int | None = None
    values: Values | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Advice, with its reasons, strongest first; never a probability.

    `from_` and `until` are the first and the last day on which acting makes sense, where there is one.
    """

    code: VerdictCode
    reasons: tuple[Reason, ...] = ()
    from_: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """The one next step. `planned_on` is its day by the playbook, `due_on` the day after any snooze.

    `text` names the sentence that says what to do, `because` the one that says why on that day.
    """

    kind: StepKind
    planned_on: date
    due_on: date
    text: str
    because: str
    values: Values


@dataclass(frozen=True, slots=True)
class Period:
    """What holds for one record from `first_day` to `last_day`, both included."""

    first_day: date
    last_day: date
    status: Status
    verdict: Verdict
    step: Step | None
