"""CSV by RFC 4180, with the formula guard: a spreadsheet shows a cell as text and never runs it."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, islice
from typing import Any

from rechallenge_cli.domain.errors import N_, UnwritableError
from rechallenge_cli.locales import _
from rechallenge_cli.output import encodings, labels, machine
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
    header = headers(local=local_headers)
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    for written in chain([header], map(cells, cases)):
        writer.writerow(written)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def encoded(cases: Sequence[Case], codec: str, *, local_headers: bool = False) -> bytes:
    """The file. UnwritableError when the encoding lacks a letter, with the records, fields and letters."""
    text = encodings.fitted("".join(lines(cases, local_headers=local_headers)), codec)
    try:
        return text.encode(codec)
    except UnicodeEncodeError as error:
        rows = [(0, dict(zip(COLUMNS, headers(local=local_headers), strict=True)))]
        rows += [(case.record.rejection.id, _by_column(case)) for case in cases]
        lacking = list(islice(encodings.lacking(rows, codec), _NAMED + 1))
        named = [_where(each) for each in lacking[:_NAMED]] + [_("…")] * (len(lacking) > _NAMED)
        message = N_("{encoding} cannot write {letters}; nothing was written")
        hint = N_("leave out --encoding: UTF-8 holds everything, with --bom for Excel too")
        raise UnwritableError(message, hint, encoding=codec, letters=named) from error


_NAMED = 5
"""So many fields are named where an encoding lacks letters; the rest is an ellipsis."""


def _where(lacking: encodings.Lacking) -> str:
    letters = " ".join(letter if letter.isprintable() else f"U+{ord(letter):04X}" for letter in lacking.letters)
    place = f"#{lacking.number}" if lacking.number else _("header")
    return _("{letters} ({place}, {field})").format(letters=letters, place=place, field=_(labels.FIELDS[lacking.field]))


def headers(*, local: bool = False) -> list[str]:
    """The names of the columns, in the interface's language if asked."""
    return [_(labels.FIELDS[name]) if local else name for name in COLUMNS]


def cells(case: Case) -> list[str]:
    """A record as the cells of its row."""
    return list(_by_column(case).values())


def _by_column(case: Case) -> dict[str, str]:
    values = values_of(case)
    return {name: cell(values[name]) for name in COLUMNS}


def values_of(case: Case) -> dict[str, Any]:
    """The values of a record by column, before they become the text of cells; days are ISO text."""
    rejection, period = case.record.rejection, case.record.period
    verdict, step = period.verdict, period.step
    return {
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


def _objects(found: Iterable[dict[str, Any]]) -> list[str]:
    """Each as a JSON object on a line of its own, which people can read and an import reads back."""
    import json

    return [
        json.dumps({name: value for name, value in each.items() if value is not None}, ensure_ascii=False)
        for each in found
    ]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
