"""CSV by RFC 4180, with the formula guard: a spreadsheet shows a cell as text and never runs it."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Any

from rechallenge_cli.locales import _
from rechallenge_cli.output import labels, machine
from rechallenge_cli.store.whole import Case

COLUMNS = (
    "id",
    "company",
    "role",
    "stage",
    "rejected_on",
    "applied_on",
    "desire",
    "closeness",
    "feedback",
    "points",
    "new_facts",
    "reason",
    "invited",
    "waitlisted",
    "waitlist_until",
    "seats",
    "reposted",
    "referral",
    "no_contact",
    "reapply_from",
    "never_reapply",
    "contact_name",
    "contact_email",
    "url",
    "tags",
    "notes",
    "lang",
    "status",
    "verdict",
    "verdict_from",
    "verdict_until",
    "next_kind",
    "next_due_on",
    "awaiting",
    "waiting_since",
    "result_by",
    "follows",
    "motivation",
    "second_chance",
    "uid",
    "events",
    "reminders",
)
"""A contract: columns are added at the end, never renamed or moved."""

_FORMULA = re.compile("'*[=+\\-@\t\r]")


def guarded(text: str) -> str:
    """A cell that a spreadsheet would take for a formula gets an apostrophe in front; an import takes it off again."""
    return f"'{text}" if _FORMULA.match(text) else text


def cell(value: Any) -> str:
    """A value as the text of a cell: yes and no as true and false, several texts one a line."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return guarded("\n".join(map(str, value)))
    return guarded(value) if isinstance(value, str) else str(value)


def lines(cases: Iterable[Case], *, local_headers: bool = False) -> Iterator[str]:
    """The lines of the file, the header first, each with its line end; headers in the interface's language if asked."""
    header = [_(labels.FIELDS[name]) for name in COLUMNS] if local_headers else COLUMNS
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    for written in chain([header], map(cells, cases)):
        writer.writerow(written)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def cells(case: Case) -> list[str]:
    """A record as the cells of its row."""
    rejection, verdict, step = case.record.rejection, case.record.period.verdict, case.record.period.step
    values: dict[str, Any] = {
        **machine.facts(rejection),
        "contact_name": rejection.contact.name,
        "contact_email": rejection.contact.email,
        "status": case.record.period.status,
        "verdict": verdict.code,
        "verdict_from": _iso(verdict.from_),
        "verdict_until": _iso(verdict.until),
        "next_kind": step.kind if step else None,
        "next_due_on": _iso(step.due_on) if step else None,
        "second_chance": rejection.second_chance,
        "uid": case.uid,
        "events": _objects(map(machine.event, case.events)),
        "reminders": _objects(map(machine.reminder, case.record.reminders)),
    }
    return [cell(values[name]) for name in COLUMNS]


def _objects(found: Iterable[dict[str, Any]]) -> list[str]:
    """Each as a JSON object on a line of its own, which people can read and an import reads back."""
    import json

    return [
        json.dumps({name: value for name, value in each.items() if value is not None}, ensure_ascii=False)
        for each in found
    ]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
