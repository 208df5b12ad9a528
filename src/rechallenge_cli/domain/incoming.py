"""What comes in from elsewhere, and what becomes of it: a row for every mail or line that was read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from rechallenge_cli.domain.codes import EventKind
from rechallenge_cli.domain.model import Event, KeptMail, Rejection


class Action(StrEnum):
    """What becomes of a row. The codes stand in JSON and are never renamed."""

    ADD = "add"
    SKIP = "skip"
    DUPLICATE = "duplicate"
    ERROR = "error"


REJECTION = "rejection"
"""The kind of mail that goes on record."""

OTHER = "other"
"""The kind of mail that has nothing to do with an application, as far as can be seen."""

ACKNOWLEDGEMENT = "acknowledgement"
"""The kind of mail that says no more than that an application has arrived."""

EVENT_OF: Mapping[str, EventKind] = {
    "invitation": EventKind.INVITED,
    "offer": EventKind.OFFER,
    ACKNOWLEDGEMENT: EventKind.NOTE,
}
"""What a mail of a kind means when it comes from a firm that is on record; all other kinds mean nothing then."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as a msgid with the values that fill it."""

    message: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Clue:
    """A field of a record, and the words from which its value was taken."""

    attribute: str
    words: str


@dataclass(frozen=True, slots=True)
class Carried:
    """What an export of ours carries beside the record itself: who it is, what happened to it, what hangs on it.

    `number` is the one that it had, which it keeps where that is free. `reminders` are days with their texts.
    """

    number: int | None = None
    uid: str | None = None
    events: tuple[Event, ...] = ()
    reminders: tuple[tuple[date, str], ...] = ()
    mails: tuple[KeptMail, ...] = ()

    @property
    def identity(self) -> str | int | None:
        """By what two records of one export are told apart, whatever they have in common."""
        return self.uid or self.number


@dataclass(frozen=True, slots=True)
class Taken:
    """What a table was taken for: the program that wrote it, how, and what becomes of its columns, by their headers.

    Of those that are `left_out`, it is said why.
    """

    source: str
    name: str | None
    encoding: str | None
    delimiter: str | None
    header_line: int
    columns: tuple[tuple[str, str], ...] = ()
    left_out: tuple[tuple[str, Sentence], ...] = ()
    order: str | None = None
    """The order of the numbers in its days, where it mattered."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """What one mail or line says, whoever read it, before anything is decided.

    `kind` is None for what can only be a rejection, such as a line of a table. Of any other mail, `rejection` holds what
    it says of firm, role and day; its firm is empty where none is named. `understood` is all that was understood, for
    JSON. `problem` says why nothing can be made of it, `passed_over` why a line is no rejection, `remark` what one should
    know of how it was understood. `end` tells how many bytes of its source were read up to here. `reminders` are days to
    come, each with what somebody meant to do then. By the first of `fingerprints` a line is known again, by the second if
    another line has the first too. One that `is_undated` names no day itself, but has the one that somebody gave to all.
    """

    source: str
    kind: str | None = None
    rejection: Rejection | None = None
    mail: KeptMail | None = None
    understood: Mapping[str, Any] | None = None
    clues: tuple[Clue, ...] = ()
    problem: Sentence | None = None
    end: int = 0
    passed_over: Sentence | None = None
    remark: Sentence | None = None
    carried: Carried | None = None
    reminders: tuple[tuple[date, str], ...] = ()
    fingerprints: tuple[str, ...] = ()
    is_undated: bool = False

    @property
    def is_rejection(self) -> bool:
        """Does it tell of a rejection?"""
        return self.problem is None and self.passed_over is None and self.kind in {None, REJECTION}

    @property
    def makes_record(self) -> bool:
        """Is it a rejection, or did somebody say that they wait for its result?"""
        return self.is_rejection or (self.rejection is not None and self.rejection.awaiting)


@dataclass(frozen=True, slots=True)
class Row:
    """What becomes of it, and why. `record_id` is the record that it is about, once there is one."""

    found: Incoming
    action: Action
    reason: Sentence
    record_id: int | None = None
    event: Event | None = None
    """What it means for a record; it is written down where the action is `add`."""
