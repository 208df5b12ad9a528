"""What a table was taken for, told before anything is recorded."""

from collections.abc import Iterable
from typing import Any

from rechallenge_cli.domain.errors import N_
from rechallenge_cli.domain.incoming import Taken
from rechallenge_cli.locales import _
from rechallenge_cli.output import screen
from rechallenge_cli.output.errors import sentence

_DELIMITERS = {",": N_("comma"), ";": N_("semicolon"), "\t": N_("tab"), "|": N_("bar")}


def as_data(taken: Taken) -> dict[str, Any]:
    """What was understood of a table, for JSON."""
    return {
        "source": taken.source,
        "name": _(taken.name) if taken.name else None,
        "encoding": taken.encoding,
        "delimiter": taken.delimiter,
        "header_line": taken.header_line or None,
        "date_order": taken.order,
        "columns": dict(taken.columns),
        "left_out": {header: sentence(why.message, why.values) for header, why in taken.left_out},
    }


def tell(found: Iterable[Taken]) -> None:
    """What was understood of tables, for the person, beside the result."""
    for taken in found:
        for line in _lines(taken):
            screen.tell(line)


def _lines(taken: Taken) -> Iterable[str]:
    name = _(taken.name) if taken.name else _("a table")
    written = [taken.encoding, _(_DELIMITERS[taken.delimiter]) if taken.delimiter else None]
    parts = [name, *filter(None, written)]
    if taken.header_line > 1:
        parts.append(_("header on line {line}").format(line=taken.header_line))
    if taken.order:
        parts.append(_("days as {order}").format(order=taken.order))
    yield _("{file}: taken for {parts}").format(file=screen.plain(taken.source), parts=_(", ").join(parts))
    if taken.columns:
        pairs = (f"{screen.plain(header)} → {field}" for header, field in taken.columns)
        yield "  " + _("columns: {columns}").format(columns=_(", ").join(pairs))
    by_reason: dict[str, list[str]] = {}
    for header, why in taken.left_out:
        by_reason.setdefault(sentence(why.message, why.values), []).append(screen.plain(header))
    for reason, headers in by_reason.items():
        yield "  " + _("left out: {columns} ({reason})").format(columns=_(", ").join(headers), reason=reason)
