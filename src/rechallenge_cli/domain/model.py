"""The things the program speaks of, as frozen values. Dates are local calendar dates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rechallenge_cli.domain.codes import Cause, Closeness, EventKind, Language, Seats, Status, StepKind, VerdictCode
from rechallenge_cli.domain.stages import Stage


@dataclass(frozen=True, slots=True)
class Contact:
    """A person, or at least an address, at the firm."""

    name: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Rejection:
    """One rejection, as it was told to the applicant. `id` is 0 until it is stored.

    While the result is `awaiting`, `rejected_on` is the day from which one waits, and `result_by` the day that was
    promised. `follows` is the number of an earlier rejection by the same firm, `second_chance` tells that this one came
    at the end of the second chance given after it.
    """

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
    motivation: str | None = None
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
    awaiting: bool = False
    result_by: date | None = None
    follows: int | None = None
    second_chance: bool = False


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


@dataclass(frozen=True, slots=True)
class KeptMail:
    """A mail that is kept with a record. Without its text, it is only known that it was read, and on which day.

    `kind` is what it was understood as.
    """

    kind: str
    message_id: str | None = None
    in_reply_to: str | None = None
    day: date | None = None
    sender_name: str | None = None
    sender_address: str | None = None
    subject: str | None = None
    text: str | None = None

    def without_text(self) -> "KeptMail":
        """What is needed to know it again."""
        return KeptMail(self.kind, self.message_id, day=self.day)


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
