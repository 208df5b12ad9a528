"""CSV by RFC 4180, with the formula guard: a spreadsheet shows a cell as text and never runs it."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from operator import itemgetter
from typing import Any

from rechallenge_cli.domain.errors import N_, UnwritableError
from rechallenge_cli.locales import _
from rechallenge_cli.output import encodings, labels, machine
from rechallenge_cli.store.flat import Flat

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

_in_order = itemgetter(*COLUMNS)
_FORMULA = re.compile("'*[=+\\-@\t\r]")
_FIRST_LETTERS = "'=+-@\t\r"
"""How a formula begins, and with what; to look at one letter first is what most cells need."""


def guarded(text: str) -> str:
    """A cell that a spreadsheet would take for a formula gets an apostrophe in front; an import takes it off again."""
    return f"'{text}" if text[:1] in _FIRST_LETTERS and _FORMULA.match(text) else text


def cell(value: Any) -> str:
    """A value as the text of a cell: yes and no as true and false, several texts one a line."""
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return guarded("\n".join(value)) if isinstance(value, list) else str(value)


def encoded(found: Iterable[Flat], codec: str, *, local_headers: bool = False) -> Iterator[bytes]:
    """The file in parts, the header first; headers in the interface's language if asked.

    UnwritableError when the encoding lacks a letter, with the records, fields and letters.
    """
    rows = chain([(0, headers(local=local_headers))], ((flat.values["id"], cells(flat)) for flat in found))
    content = io.BytesIO()
    text = io.TextIOWrapper(content, codec, newline="")
    writer = csv.writer(text)
    for number, row in rows:
        try:
            writer.writerow(encodings.fitted(row, codec))
        except UnicodeEncodeError as error:
            raise _unwritable(chain([(number, row)], rows), codec) from error
        if content.tell():
            yield _taken(content)
    text.flush()
    yield _taken(content)


def _taken(content: io.BytesIO) -> bytes:
    """What was written so far, of which nothing stays."""
    taken = content.getvalue()
    content.seek(0)
    content.truncate()
    return taken


def _unwritable(rows: Iterable[tuple[int, Iterable[str]]], codec: str) -> UnwritableError:
    by_column = ((number, dict(zip(COLUMNS, row, strict=True))) for number, row in rows)
    lacking = list(islice(encodings.lacking(by_column, codec), _NAMED + 1))
    named = [_where(each) for each in lacking[:_NAMED]] + [_("…")] * (len(lacking) > _NAMED)
    message = N_("{encoding} cannot write {letters}; nothing was written")
    hint = N_("leave out --encoding: UTF-8 holds everything, with --bom for Excel too")
    return UnwritableError(message, hint, encoding=codec, letters=named)


_NAMED = 5
"""So many fields are named where an encoding lacks letters; the rest is an ellipsis."""


def _where(lacking: encodings.Lacking) -> str:
    letters = " ".join(letter if letter.isprintable() else f"U+{ord(letter):04X}" for letter in lacking.letters)
    place = f"#{lacking.number}" if lacking.number else _("header")
    return _("{letters} ({place}, {field})").format(letters=letters, place=place, field=_(labels.FIELDS[lacking.field]))


def headers(*, local: bool = False) -> list[str]:
    """The names of the columns, in the interface's language if asked."""
    return [_(labels.FIELDS[name]) if local else name for name in COLUMNS]


def cells(flat: Flat) -> list[str]:
    """A record as the cells of its row."""
    return ["" if value is None else cell(value) for value in _in_order(values_of(flat))]


def values_of(flat: Flat) -> dict[str, Any]:
    """The values of a record by column, before they become the text of cells; days are ISO text."""
    return {
        **flat.values,
        "events": _objects(map(machine.event, flat.events)),
        "reminders": _objects(map(machine.reminder, flat.reminders)),
    }


def _objects(found: Iterable[dict[str, Any]]) -> list[str]:
    """Each as a JSON object on a line of its own, which people can read and an import reads back."""
    import json

    return [
        json.dumps({name: value for name, value in each.items() if value is not None}, ensure_ascii=False)
        for each in found
    ]
