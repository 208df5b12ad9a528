"""JSON with everything in it: each record as it stands today, and the tables from which all of it can be put back."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from rechallenge_cli.output import machine
from rechallenge_cli.store.whole import Case


def document(today: date, cases: Iterable[Case], tables: Mapping[str, Any]) -> str:
    """The text of an export. `data` is for people and scripts, `tables` for `rc import`; a row of them is a line."""
    data = [{**machine.record(case.record), "events": list(map(machine.event, case.events))} for case in cases]
    text = machine.envelope("export", today, data).removesuffix("\n}")
    return "".join((text, ',\n  "tables": {\n', ",\n".join(_parts(tables)), "\n  }\n}\n"))


def _parts(tables: Mapping[str, Any]) -> Iterator[str]:
    for name, table in tables.items():
        if isinstance(table, dict):
            rows = ",\n".join(f"        {machine.in_one_line(row)}" for row in table["rows"])
            inner = f"[\n{rows}\n      ]" if rows else "[]"
            columns = machine.in_one_line(table["columns"])
            yield f'    "{name}": {{\n      "columns": {columns},\n      "rows": {inner}\n    }}'
        else:
            yield f'    "{name}": {machine.in_one_line(table)}'
