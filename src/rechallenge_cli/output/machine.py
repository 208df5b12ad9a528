"""The JSON contract: names and shapes that scripts rely on. Keys are added, never renamed."""

import sys
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from rechallenge_cli.domain.codes import StepKind
from rechallenge_cli.domain.model import Event, KeptMail, Reason, Rejection
from rechallenge_cli.output import labels, wording
from rechallenge_cli.output.clean import escaped
from rechallenge_cli.output.screen import say
from rechallenge_cli.store.due import DueLine
from rechallenge_cli.store.rows import Record, Reminder

SCHEMA = 1


def envelope(command: str, today: date, data: Any) -> str:
    """The answer of a command as JSON text."""
    return dumps({"schema": SCHEMA, "command": command, "today": today.isoformat(), "data": data})


def answer(command: str, today: date, data: Any) -> None:
    """Write the answer of a command to standard output."""
    say(envelope(command, today, data))


def answer_in_parts(command: str, today: date, name: str, parts: Iterable[Any], rest: Mapping[str, Any]) -> None:
    """The same for an answer with a list in it that is written part by part, under `name` and before the rest."""
    head, _mark, tail = envelope(command, today, {name: [], **rest}).partition(f'"{name}": [')
    sys.stdout.write(f'{head}"{name}": [')
    mark = ""
    for part in parts:
        sys.stdout.write(f"{mark}\n{indented(dumps(part), 6)}")
        mark = ","
    say(f"{chr(10) + ' ' * 4 if mark else ''}{tail}")


def indented(text: str, by: int) -> str:
    """Each line of a text, moved to the right."""
    return "\n".join(f"{' ' * by}{line}" for line in text.split("\n"))


def dumps(value: Any) -> str:
    """JSON for people and programs: Unicode as it is, except what acts on a terminal, is not seen, or not in its set."""
    import json

    is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    return escaped(json.dumps(value, ensure_ascii=not is_unicode, indent=2))


def in_one_line(value: Any) -> str:
    """The same on one line."""
    import json

    is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    return escaped(json.dumps(value, ensure_ascii=not is_unicode))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def facts(rejection: Rejection) -> dict[str, Any]:
    """What was typed of a rejection."""
    return {
        "id": rejection.id,
        "company": rejection.company,
        "role": rejection.role,
        "stage": rejection.stage,
        "rejected_on": None if rejection.awaiting else _iso(rejection.rejected_on),
        "applied_on": _iso(rejection.applied_on),
        "desire": rejection.desire,
        "closeness": rejection.closeness,
        "feedback": rejection.feedback,
        "points": list(rejection.points),
        "new_facts": rejection.new_facts,
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
        "contact": {"name": rejection.contact.name, "email": rejection.contact.email},
        "url": rejection.url,
        "tags": list(rejection.tags),
        "notes": rejection.notes,
        "lang": rejection.lang,
        "awaiting": rejection.awaiting,
        "waiting_since": _iso(rejection.rejected_on) if rejection.awaiting else None,
        "result_by": _iso(rejection.result_by),
        "motivation": rejection.motivation,
        "follows": rejection.follows,
    }


def reason(value: Reason) -> dict[str, Any]:
    """One reason of a verdict."""
    return {"code": value.code, "points": value.points, "text": labels.reason(value)}


def record(value: Record) -> dict[str, Any]:
    """A record as it stands today."""
    verdict = value.period.verdict
    return {
        **facts(value.rejection),
        "status": value.period.status,
        "verdict": {
            "code": verdict.code,
            "from": _iso(verdict.from_),
            "until": _iso(verdict.until),
            "reasons": [reason(each) for each in verdict.reasons],
        },
        "next": next_step(value),
        "reminders": [reminder(each) for each in value.reminders],
    }


def next_step(value: Record) -> dict[str, Any] | None:
    """The planned step of a record, or else its first reminder."""
    step = value.period.step
    if step:
        return {
            "kind": step.kind,
            "due_on": _iso(step.due_on),
            "text": wording.step(step),
            "because": wording.because(step),
        }
    return next(({"kind": StepKind.REMINDER, **reminder(each), "because": None} for each in value.reminders), None)


def reminder(value: Reminder) -> dict[str, Any]:
    """A reminder."""
    return {"due_on": _iso(value.due_on), "text": value.text}


def event(value: Event) -> dict[str, Any]:
    """Something that happened."""
    return {
        "kind": value.kind,
        "on": _iso(value.on),
        "recorded_on": _iso(value.recorded_on),
        "note": value.note,
        "step": value.step_kind,
        "planned_on": _iso(value.step_planned_on),
        "until": _iso(value.until),
    }


def case(value: Record, events: Iterable[Event], earlier: Iterable[Record]) -> dict[str, Any]:
    """A record with its events and the other rejections by the same firm."""
    return {
        **record(value),
        "events": [event(each) for each in events],
        "earlier": [record(each) for each in earlier],
    }


def mail(value: KeptMail) -> dict[str, Any]:
    """A mail that is kept with a record; null is what was not kept."""
    return {
        "kind": value.kind,
        "day": _iso(value.day),
        "from": {"name": value.sender_name, "address": value.sender_address},
        "subject": value.subject,
        "message_id": value.message_id,
        "in_reply_to": value.in_reply_to,
        "text": value.text,
    }


def due_line(line: DueLine, today: date, section: str, text: str, command: str) -> dict[str, Any]:
    """A line of the morning list."""
    return {
        "id": line.id,
        "company": line.company,
        "role": line.role,
        "kind": line.kind,
        "due_on": _iso(line.due_on),
        "days": (line.due_on - today).days,
        "section": section,
        "text": text,
        "command": command,
    }
