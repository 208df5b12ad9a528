"""Which letters there are, and which step of the playbook asks for which."""

from collections.abc import Mapping
from enum import StrEnum

from rechallenge_cli.domain.codes import EventKind, StepKind


class LetterKind(StrEnum):
    """What a letter is for; also the name of its template."""

    APPEAL = "appeal"
    NUDGE = "nudge"
    ACCEPT_INVITE = "accept-invite"
    THANKS = "thanks"
    CHECK_IN = "check-in"
    FEEDBACK = "feedback"
    ASK_RESULT = "ask-result"


class Tone(StrEnum):
    """How a letter speaks; both are polite."""

    FORMAL = "formal"
    WARM = "warm"


LETTER_OF_STEP: Mapping[StepKind, LetterKind] = {
    StepKind.REPLY_INVITE: LetterKind.ACCEPT_INVITE,
    StepKind.SEND_APPEAL: LetterKind.APPEAL,
    StepKind.NUDGE: LetterKind.NUDGE,
    StepKind.THANK: LetterKind.THANKS,
    StepKind.SEAT_CHECK: LetterKind.CHECK_IN,
    StepKind.REAPPLY: LetterKind.CHECK_IN,
    StepKind.ASK_RESULT: LetterKind.ASK_RESULT,
}
"""The letter that a step asks for; the other steps ask for none."""

ANSWERS: Mapping[LetterKind, tuple[str, ...]] = {
    LetterKind.APPEAL: ("rejection",),
    LetterKind.FEEDBACK: ("rejection",),
    LetterKind.ACCEPT_INVITE: ("invitation", "rejection"),
}
"""The kinds of mail that a letter answers, the first that is kept; all other letters begin anew."""

SENT_AS: Mapping[LetterKind, EventKind] = {
    LetterKind.APPEAL: EventKind.APPEAL_SENT,
    LetterKind.NUDGE: EventKind.NUDGE_SENT,
    LetterKind.ACCEPT_INVITE: EventKind.INVITE_ANSWERED,
    LetterKind.THANKS: EventKind.THANKED,
    LetterKind.CHECK_IN: EventKind.CHECKED_IN,
    LetterKind.ASK_RESULT: EventKind.RESULT_ASKED,
}
"""What is on record once a letter was sent; asking for feedback leads nowhere in the plan."""
