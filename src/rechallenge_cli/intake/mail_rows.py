"""Mails, each as what it says: the reader of mailboxes for `import` and `add --mail`."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from rechallenge_cli.domain.codes import Closeness
from rechallenge_cli.domain.customs import Span, Unit, shift
from rechallenge_cli.domain.errors import N_, Words
from rechallenge_cli.domain.incoming import Clue, Incoming, Sentence
from rechallenge_cli.domain.model import Contact, KeptMail, Rejection
from rechallenge_cli.domain.text import squeeze
from rechallenge_cli.intake import understanding
from rechallenge_cli.intake.message import Mail, read
from rechallenge_cli.intake.sources import Found, RawMessage, Source
from rechallenge_cli.intake.understood import Understood

LONGEST_KEPT = 20_000
"""Characters of a mail's text that are kept; what firms write is far shorter."""

_LONGEST_LINE = 300

ATTRIBUTES = {
    "firm": ("company",),
    "on": ("rejected_on",),
    "near_miss": ("closeness",),
    "contact": ("contact_name", "contact_email"),
    "reapply": ("reapply_from",),
}
"""The fields of a record that are filled from a field of what was understood, where the names differ."""


def incoming(source: Source, today: date) -> Iterator[Incoming]:
    """Every mail of a source as what it says, one at a time."""
    return (incoming_of(found, today) for found in source.mails)


def incoming_of(found: Found, today: date) -> Incoming:
    """What one mail says. Whatever it is made of, it never stops the others."""
    if not isinstance(found, RawMessage):
        problem = Sentence(N_("{message}; {hint}"), {"message": Words(found.message), "hint": Words(found.hint)})
        return Incoming(found.source, problem=problem, end=found.end)
    try:
        mail = read(found.data)
        return _told(found, mail, understanding.understand(mail), today)
    except Exception as error:  # noqa: BLE001  (one mail that cannot be taken apart must not cost all the others)
        problem = Sentence(N_("cannot be understood ({name}); please report it"), {"name": type(error).__name__})
        return Incoming(found.source, problem=problem, end=found.end)


def _told(found: RawMessage, mail: Mail, understood: Understood, today: date) -> Incoming:
    return Incoming(
        found.source,
        understood.kind,
        rejection_of(understood, today),
        _kept(mail, understood),
        as_data(understood),
        tuple(_clues(understood)),
        end=found.end,
    )


def _kept(mail: Mail, understood: Understood) -> KeptMail:
    return KeptMail(
        understood.kind,
        message_id=_line(understood.message_id or mail.message_id),
        in_reply_to=_line(mail.in_reply_to),
        day=understood.on,
        sender_name=_line(mail.sender_name),
        sender_address=_line(mail.sender_address),
        subject=_line(mail.subject),
        text=_text(mail.text[:LONGEST_KEPT]),
    )


def rejection_of(understood: Understood, today: date) -> Rejection:
    """The record that a mail makes. Without a day it is today's; in the sender's time zone, today may be over."""
    on = understood.on or today
    day = today if on == today + timedelta(days=1) else on
    return Rejection(
        _line(understood.firm) or "",
        day,
        role=_line(understood.role),
        stage=understood.stage,
        closeness=Closeness.NEAR if understood.near_miss else None,
        feedback=_text(understood.feedback),
        reason=understood.reason,
        invited=understood.invited,
        waitlisted=understood.waitlisted,
        waitlist_until=understood.waitlist_until,
        no_contact=understood.no_contact,
        reapply_from=_reapply_from(understood.reapply, day),
        never_reapply=understood.never_reapply,
        contact=Contact(_line(understood.contact.name), _line(understood.contact.email)),
        lang=understood.lang,
    )


def _reapply_from(reapply: Span | date | None, day: date) -> date | None:
    if not isinstance(reapply, Span):
        return reapply
    with suppress(ValueError, OverflowError):
        return shift(day, reapply)
    return None


def _line(text: str | None) -> str | None:
    found = squeeze(_storable(text or ""))[:_LONGEST_LINE].strip()
    return found or None


def _text(text: str | None) -> str | None:
    return _storable(text or "").strip() or None


def _storable(text: str) -> str:
    """Without what is no character, or ends a text in the database."""
    return text.encode(errors="replace").decode().replace("\0", "")


def _clues(understood: Understood) -> Iterator[Clue]:
    for clue in understood.clues:
        for attribute in ATTRIBUTES.get(clue.field, (clue.field,)):
            yield Clue(attribute, clue.words)


def as_data(understood: Understood) -> dict[str, Any]:
    """All that was understood, in values that JSON has."""
    return {
        "kind": understood.kind,
        "lang": understood.lang,
        "message_id": understood.message_id or None,
        "on": _iso(understood.on),
        "firm": understood.firm,
        "role": understood.role,
        "stage": understood.stage,
        "contact": {"name": understood.contact.name, "email": understood.contact.email},
        "reason": understood.reason,
        "near_miss": understood.near_miss,
        "waitlisted": understood.waitlisted,
        "waitlist_until": _iso(understood.waitlist_until),
        "feedback": understood.feedback,
        "invited": understood.invited,
        "no_contact": understood.no_contact,
        "reapply": _length(understood.reapply) if isinstance(understood.reapply, Span) else _iso(understood.reapply),
        "never_reapply": understood.never_reapply,
        "clues": [{"field": clue.field, "value": clue.value, "words": clue.words} for clue in understood.clues],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _length(span: Span) -> str:
    """As `--reapply-after` takes it: "12 months"."""
    unit = "business days" if span.unit is Unit.BUSINESS_DAYS else span.unit
    return f"{span.count} {unit}"
