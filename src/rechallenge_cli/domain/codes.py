"""The codes: a contract. They stand in the database and in JSON, are never translated and never renamed."""

from enum import StrEnum


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

    AWAITING = "awaiting"
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
    REJECTED = "rejected"
    PASSED = "passed"
    DATE_OPEN = "date-open"
    # what `done` records for the steps that the events above do not name
    INVITE_ANSWERED = "invite-answered"
    PREPARED = "prepared"
    MET = "met"
    REINTERVIEWED = "reinterviewed"
    THANKED = "thanked"
    CHECKED_IN = "checked-in"
    REAPPLIED = "reapplied"
    RESULT_ASKED = "result-asked"
    DRAFTED = "drafted"
    # work on the list itself
    SNOOZED = "snoozed"
    DROPPED = "dropped"
