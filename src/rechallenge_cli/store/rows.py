"""Between rows and the values of the domain."""

import json
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rechallenge_cli.domain.codes import Cause, Closeness, EventKind, Language, Seats, Status, StepKind, VerdictCode
from rechallenge_cli.domain.company import company_key
from rechallenge_cli.domain.model import Contact, Event, KeptMail, Period, Reason, Rejection, Step, Verdict
from rechallenge_cli.domain.stages import Stage
from rechallenge_cli.domain.worth import total

Row = Mapping[str, Any] | sqlite3.Row


@dataclass(frozen=True, slots=True)
class Reminder:
    """A day and a text that somebody wants to be reminded of."""

    id: int
    rejection_id: int
    due_on: date
    text: str
    company: str = ""
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A rejection as it stands on the day of asking. `revision` grows with each change of what was typed."""

    rejection: Rejection
    period: Period
    revision: int
    reminders: tuple[Reminder, ...] = ()


def _to_list(texts: tuple[str, ...]) -> str:
    return json.dumps(texts, ensure_ascii=False)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _code(enum: Callable[[str], Any], text: str | None) -> Any:
    return enum(text) if text else None


def rejection_to_row(rejection: Rejection) -> dict[str, Any]:
    """The columns of a rejection, without those that the store keeps for itself."""
    return {
        "company": rejection.company,
        "company_key": company_key(rejection.company),
        "role": rejection.role,
        "stage": rejection.stage,
        "rejected_on": _iso(rejection.rejected_on),
        "applied_on": _iso(rejection.applied_on),
        "desire": rejection.desire,
        "closeness": rejection.closeness,
        "feedback": rejection.feedback,
        "points": _to_list(rejection.points),
        "new_facts": rejection.new_facts,
        "motivation": rejection.motivation,
        "reason": rejection.reason,
        "invited": rejection.invited,
        "waitlisted": rejection.waitlisted,
        "waitlist_until": _iso(rejection.waitlist_until),
        "seats": rejection.seats,
        "reposted": rejection.reposted,
        "referral": rejection.referral,
        "no_contact": rejection.no_contact,
        "reapply_from": _iso(rejection.reapply_from),
        "never_reapply": rejection.never_reapply,
        "contact_name": rejection.contact.name,
        "contact_email": rejection.contact.email,
        "url": rejection.url,
        "tags": _to_list(rejection.tags),
        "notes": rejection.notes,
        "lang": rejection.lang,
        "awaiting": rejection.awaiting,
        "result_by": _iso(rejection.result_by),
        "follows": rejection.follows,
        "second_chance": rejection.second_chance,
    }


def rejection_from_row(row: Row) -> Rejection:
    """The rejection that a row holds."""
    return Rejection(
        id=row["id"],
        company=row["company"],
        role=row["role"],
        stage=_code(Stage, row["stage"]),
        rejected_on=date.fromisoformat(row["rejected_on"]),
        applied_on=_day(row["applied_on"]),
        desire=row["desire"],
        closeness=_code(Closeness, row["closeness"]),
        feedback=row["feedback"],
        points=tuple(json.loads(row["points"])),
        new_facts=row["new_facts"],
        motivation=row["motivation"],
        reason=_code(Cause, row["reason"]),
        invited=bool(row["invited"]),
        waitlisted=bool(row["waitlisted"]),
        waitlist_until=_day(row["waitlist_until"]),
        seats=_code(Seats, row["seats"]),
        reposted=bool(row["reposted"]),
        referral=bool(row["referral"]),
        no_contact=bool(row["no_contact"]),
        reapply_from=_day(row["reapply_from"]),
        never_reapply=bool(row["never_reapply"]),
        contact=Contact(row["contact_name"], row["contact_email"]),
        url=row["url"],
        tags=tuple(json.loads(row["tags"])),
        notes=row["notes"],
        lang=Language(row["lang"]),
        awaiting=bool(row["awaiting"]),
        result_by=_day(row["result_by"]),
        follows=row["follows"],
        second_chance=bool(row["second_chance"]),
    )


def event_to_row(event: Event, rejection_id: int) -> dict[str, Any]:
    """The columns of an event."""
    return {
        "rejection_id": rejection_id,
        "kind": event.kind,
        "on_day": _iso(event.on),
        "recorded_on": _iso(event.recorded_on),
        "note": event.note,
        "step_kind": event.step_kind,
        "step_planned_on": _iso(event.step_planned_on),
        "until": _iso(event.until),
    }


def event_from_row(row: Row) -> Event:
    """The event that a row holds."""
    return Event(
        id=row["id"],
        kind=EventKind(row["kind"]),
        on=date.fromisoformat(row["on_day"]),
        recorded_on=date.fromisoformat(row["recorded_on"]),
        note=row["note"],
        step_kind=_code(StepKind, row["step_kind"]),
        step_planned_on=_day(row["step_planned_on"]),
        until=_day(row["until"]),
    )


def mail_to_row(mail: KeptMail, rejection_id: int) -> dict[str, Any]:
    """The columns of a mail."""
    return {
        "rejection_id": rejection_id,
        "kind": mail.kind,
        "message_id": mail.message_id,
        "in_reply_to": mail.in_reply_to,
        "day": _iso(mail.day),
        "sender_name": mail.sender_name,
        "sender_address": mail.sender_address,
        "subject": mail.subject,
        "text": mail.text,
    }


def mail_from_row(row: Row) -> KeptMail:
    """The mail that a row holds."""
    return KeptMail(
        kind=row["kind"],
        message_id=row["message_id"],
        in_reply_to=row["in_reply_to"],
        day=_day(row["day"]),
        sender_name=row["sender_name"],
        sender_address=row["sender_address"],
        subject=row["subject"],
        text=row["text"],
    )


def period_to_row(period: Period, rejection_id: int) -> dict[str, Any]:
    """The columns of a period of the outlook."""
    verdict, step = period.verdict, period.step
    return {
        "rejection_id": rejection_id,
        "first_day": _iso(period.first_day),
        "last_day": _iso(period.last_day),
        "status": period.status,
        "verdict": verdict.code,
        "verdict_from": _iso(verdict.from_),
        "verdict_until": _iso(verdict.until),
        "points": total(verdict.reasons),
        "reasons": json.dumps([[reason.code, reason.points, reason.values] for reason in verdict.reasons]),
        "step_kind": step and step.kind,
        "planned_on": step and _iso(step.planned_on),
        "due_on": step and _iso(step.due_on),
        "step_text": step and step.text,
        "step_because": step and step.because,
        "step_values": step and json.dumps(step.values),
    }


def period_from_row(row: Row) -> Period:
    """The period that a row holds."""
    reasons = tuple(Reason(code, points, values) for code, points, values in json.loads(row["reasons"]))
    verdict = Verdict(VerdictCode(row["verdict"]), reasons, _day(row["verdict_from"]), _day(row["verdict_until"]))
    return Period(
        first_day=date.fromisoformat(row["first_day"]),
        last_day=date.fromisoformat(row["last_day"]),
        status=Status(row["status"]),
        verdict=verdict,
        step=_step_from_row(row),
    )


def _step_from_row(row: Row) -> Step | None:
    if row["step_kind"] is None:
        return None
    return Step(
        kind=StepKind(row["step_kind"]),
        planned_on=date.fromisoformat(row["planned_on"]),
        due_on=date.fromisoformat(row["due_on"]),
        text=row["step_text"],
        because=row["step_because"],
        values=json.loads(row["step_values"]),
    )


def reminder_from_row(row: Row) -> Reminder:
    """The reminder that a row holds."""
    return Reminder(row["id"], row["rejection_id"], date.fromisoformat(row["due_on"]), row["text"])
