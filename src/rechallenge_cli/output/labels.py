"""Codes and reasons in words."""

from collections.abc import Mapping

from rechallenge_cli.domain.codes import Cause, Closeness, EventKind, Language, Seats, Status, StepKind, VerdictCode
from rechallenge_cli.domain.errors import N_
from rechallenge_cli.domain.model import Reason
from rechallenge_cli.domain.stages import STAGE_LABELS, Stage
from rechallenge_cli.domain.worth import reason_texts
from rechallenge_cli.locales import _
from rechallenge_cli.output import wording

VERDICTS: Mapping[VerdictCode, str] = {
    VerdictCode.INVITED: N_("invited"),
    VerdictCode.APPEAL: N_("appeal"),
    VerdictCode.LATER: N_("later"),
    VerdictCode.LET_GO: N_("let go"),
}

VERDICT_SENTENCES: Mapping[VerdictCode, str] = {
    VerdictCode.INVITED: N_("invited: always worth an answer"),
    VerdictCode.APPEAL: N_("appeal: worth asking now"),
    VerdictCode.LATER: N_("later: not now, but there is a day for it"),
    VerdictCode.LET_GO: N_("let go: asking would not help"),
}

STATUSES: Mapping[Status, str] = {
    Status.AWAITING: N_("no answer yet"),
    Status.OPEN: N_("open"),
    Status.APPEALED: N_("appealed"),
    Status.MEETING: N_("meeting"),
    Status.REINTERVIEW: N_("re-interview"),
    Status.WON: N_("won"),
    Status.CLOSED: N_("closed"),
}

STEPS: Mapping[StepKind, str] = {
    StepKind.REPLY_INVITE: N_("answer the invitation"),
    StepKind.SEND_APPEAL: N_("send the appeal"),
    StepKind.NUDGE: N_("nudge"),
    StepKind.MEETING: N_("meeting"),
    StepKind.PREPARE: N_("prepare"),
    StepKind.REINTERVIEW: N_("re-interview"),
    StepKind.THANK: N_("thank them"),
    StepKind.SEAT_CHECK: N_("check in"),
    StepKind.REAPPLY: N_("apply again"),
    StepKind.ASK_RESULT: N_("ask for the result"),
    StepKind.REMINDER: N_("reminder"),
}

EVENTS: Mapping[EventKind, str] = {
    EventKind.APPEAL_SENT: N_("appeal sent"),
    EventKind.NUDGE_SENT: N_("nudge sent"),
    EventKind.REPLY_YES: N_("they said yes"),
    EventKind.REPLY_NO: N_("they said no"),
    EventKind.INVITED: N_("they offered another chance"),
    EventKind.MEETING: N_("meeting"),
    EventKind.REINTERVIEW: N_("re-interview"),
    EventKind.OFFER: N_("offer"),
    EventKind.REJECTED_AGAIN: N_("rejected again"),
    EventKind.WITHDREW: N_("you withdrew"),
    EventKind.NOTE: N_("note"),
    EventKind.REJECTED: N_("rejected"),
    EventKind.PASSED: N_("passed"),
    EventKind.DATE_OPEN: N_("the day to meet is open"),
    EventKind.INVITE_ANSWERED: N_("invitation answered"),
    EventKind.PREPARED: N_("prepared"),
    EventKind.MET: N_("met them"),
    EventKind.REINTERVIEWED: N_("re-interview held"),
    EventKind.THANKED: N_("thanks sent"),
    EventKind.CHECKED_IN: N_("checked in"),
    EventKind.REAPPLIED: N_("applied again"),
    EventKind.RESULT_ASKED: N_("asked for the result"),
    EventKind.DRAFTED: N_("letter drafted"),
    EventKind.SNOOZED: N_("put off"),
    EventKind.DROPPED: N_("dropped"),
}

CLOSENESS: Mapping[Closeness, str] = {
    Closeness.NEAR: N_("near"),
    Closeness.UNCLEAR: N_("unclear"),
    Closeness.FAR: N_("far"),
}

CAUSES: Mapping[Cause, str] = {
    Cause.FILLED: N_("the seat was filled"),
    Cause.CANCELLED: N_("the role was cancelled or put on hold"),
    Cause.OTHER_CANDIDATE: N_("they chose somebody else"),
    Cause.NOT_MATCH: N_("no match"),
    Cause.WITHDREW: N_("you withdrew"),
    Cause.CHECK_FAILED: N_("a check failed"),
}

SEATS: Mapping[Seats, str] = {Seats.ONE: N_("one"), Seats.FEW: N_("a few"), Seats.MANY: N_("many")}

LANGUAGES: Mapping[Language, str] = {Language.JA: N_("Japanese"), Language.EN: N_("English")}

MAIL_KINDS: Mapping[str, str] = {
    "rejection": N_("rejection"),
    "acknowledgement": N_("acknowledgement"),
    "invitation": N_("invitation"),
    "offer": N_("offer"),
    "result-notice": N_("notice of a result"),
    "other": N_("other"),
}

FIELDS: Mapping[str, str] = {
    "id": N_("number"),
    "company": N_("company"),
    "role": N_("role"),
    "stage": N_("stage"),
    "rejected_on": N_("rejected on"),
    "applied_on": N_("applied on"),
    "desire": N_("desire"),
    "closeness": N_("closeness"),
    "feedback": N_("feedback"),
    "points": N_("points to improve"),
    "new_facts": N_("new facts"),
    "reason": N_("reason"),
    "invited": N_("invited"),
    "waitlisted": N_("waitlisted"),
    "waitlist_until": N_("waitlist until"),
    "seats": N_("seats"),
    "reposted": N_("reposted"),
    "referral": N_("referral"),
    "no_contact": N_("no contact wanted"),
    "reapply_from": N_("re-apply from"),
    "never_reapply": N_("no second application"),
    "contact_name": N_("contact"),
    "contact_email": N_("contact's address"),
    "url": N_("link"),
    "tags": N_("tags"),
    "notes": N_("notes"),
    "lang": N_("letters in"),
    "status": N_("status"),
    "verdict": N_("verdict"),
    "verdict_from": N_("verdict from"),
    "verdict_until": N_("verdict until"),
    "next_kind": N_("next step"),
    "next_due_on": N_("next step on"),
    "awaiting": N_("awaiting the result"),
    "waiting_since": N_("waiting since"),
    "result_by": N_("result by"),
    "follows": N_("follows number"),
    "motivation": N_("why them"),
    "second_chance": N_("after a second chance"),
    "uid": N_("identifier"),
    "events": N_("timeline"),
    "reminders": N_("reminders"),
}
"""The columns of an export and the fields of a record by their names in the contract, in words."""


def stage(value: Stage | None) -> str:
    """A stage in words, nothing where it is unknown."""
    return _(STAGE_LABELS[value]) if value else ""


def reason(value: Reason) -> str:
    """A reason as one plain sentence."""
    values = dict(value.values or {})
    if "stage" in values:
        values["stage"] = stage(Stage(str(values["stage"])))
    return wording.filled(reason_texts()[value.code], values)
