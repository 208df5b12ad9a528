"""A table in Markdown, short enough for a careers adviser. What was typed is text in it, and never markup."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from rechallenge_cli.locales import _, ngettext
from rechallenge_cli.output import labels, wording
from rechallenge_cli.output.clean import one_line
from rechallenge_cli.output.wrapping import columns
from rechallenge_cli.store.rows import Record

_ENTITIES = ((re.compile(r"&(?=#?\w+;)"), "&amp;"), (re.compile("<"), "&lt;"), (re.compile(">"), "&gt;"))
# what marks up, what ends a cell, what formulas stand in, and what makes an address a link by itself
_MARKUP = re.compile(r"[\\`*_\[\]{}|~$^@]|:(?=\S)|(?<=www)\.", re.IGNORECASE)


def inert(text: str) -> str:
    """Text as it stands in a cell: on one line, with nothing that a reader of Markdown would act on."""
    escaped = _MARKUP.sub(r"\\\g<0>", one_line(text))
    for letter, entity in _ENTITIES:
        escaped = letter.sub(entity, escaped)
    return escaped.strip()


def document(records: Sequence[Record], today: date) -> str:
    """A heading, how many there are, and the table, in the language of the interface."""
    heading = _("My applications, {day}").format(day=wording.day(today))
    parts = [f"# {heading}", _summary(records)]
    if records:
        parts.append("\n".join(_table([_headers(), *(_cells(record) for record in records)])))
    return "\n\n".join(parts) + "\n"


def _summary(records: Sequence[Record]) -> str:
    counts = Counter(record.period.status for record in records)
    total = ngettext("{count} record", "{count} records", len(records)).format(count=len(records))
    each = [f"{_(label)} {counts[status]}" for status, label in labels.STATUSES.items() if counts[status]]
    return _("{total}: {statuses}").format(total=total, statuses=_(", ").join(each)) if each else total


def _headers() -> list[str]:
    return [
        "#",
        *map(_, (labels.FIELDS[name] for name in ("company", "role", "stage", "rejected_on", "status"))),
        _("next"),
    ]


def _cells(record: Record) -> list[str]:
    rejection, period = record.rejection, record.period
    day = wording.day(rejection.rejected_on)
    return [
        str(rejection.id),
        inert(rejection.company),
        inert(rejection.role or ""),
        labels.stage(rejection.stage),
        _("waiting since {day}").format(day=day) if rejection.awaiting else day,
        _(labels.STATUSES[period.status]),
        _next(record),
    ]


def _next(record: Record) -> str:
    step = record.period.step
    if step:
        return _("{day}: {step}").format(day=wording.day(step.due_on), step=wording.step(step))
    return next(
        (_("{day}: {step}").format(day=wording.day(each.due_on), step=inert(each.text)) for each in record.reminders),
        "",
    )


def _table(rows: Iterable[list[str]]) -> list[str]:
    """The lines of the table, with its columns one below the other, as it may be read without being drawn."""
    rows = list(rows)
    widths = [max(3, *map(columns, column)) for column in zip(*rows, strict=True)]
    lines = [
        _line(cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True)) for row in rows
    ]
    return [lines[0], _line("-" * width for width in widths), *lines[1:]]


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
