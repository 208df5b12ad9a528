"""JSON with everything in it: each record as it stands today, and the tables from which all of it can be put back."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from rechallenge_cli.output import machine
from rechallenge_cli.store.whole import Case


def document(today: date, cases: Iterable[Case], tables: Mapping[str, Any]) -> Iterator[str]:
    """The text of an export, in parts. `data` is for people and scripts, `tables` for `rc import`; a row of them is a line."""
    data = ({**machine.record(case.record), "events": list(map(machine.event, case.events))} for case in cases)
    head, _mark, tail = machine.envelope("export", today, []).partition("[]")
    yield head
    yield from _list((machine.indented(machine.dumps(each), 4) for each in data), 2)
    yield tail.removesuffix("\n}") + ',\n  "tables": {'
    for number, (name, table) in enumerate(tables.items()):
        yield f'{"," if number else ""}\n    "{name}": '
        yield from _table(table) if isinstance(table, dict) else [machine.in_one_line(table)]
    yield "\n  }\n}\n"


def _table(table: Mapping[str, Any]) -> Iterator[str]:
    yield f'{{\n      "columns": {machine.in_one_line(table["columns"])},\n      "rows": '
    yield from _list((f"        {machine.in_one_line(row)}" for row in table["rows"]), 6)
    yield "\n    }"


def _list(items: Iterable[str], indent: int) -> Iterator[str]:
    """A list of JSON with an item a line, which are indented already."""
    mark = "["
    for item in items:
        yield f"{mark}\n{item}"
        mark = ","
    yield "[]" if mark == "[" else f"\n{' ' * indent}]"
