"""Tables, whatever they were written in: rows with the number of their line, read anew as often as one asks."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from rechallenge_cli.intake import table_text
from rechallenge_cli.intake.table_shape import weight

Open = Callable[[], BinaryIO]
"""Gives the bytes from their beginning, as often as it is called."""


class Line(NamedTuple):
    """A row: the number of its line, its cells (None where they cannot be read), the bytes read up to its end."""

    number: int
    cells: list[str] | None
    end: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name for people, how it is written, and its rows."""

    name: str
    read: Callable[[], Iterator[Line]]
    total: int
    encoding: str | None = None
    delimiter: str | None = None
    is_text: bool = True


def table_of_text(name: str, opened: Open, form: table_text.Form, wanted: frozenset[str], total: int) -> Table | None:
    """A table in text. None where its encoding cannot be told."""
    with closing(opened()) as stream:
        found = table_text.form_of_whole(stream, form, lambda rows: weight(rows, wanted))
    if found is None:
        return None

    def read() -> Iterator[Line]:
        with closing(opened()) as stream:
            for number, cells in table_text.lines_of(stream, found):
                yield Line(number, cells, stream.tell())

    return Table(name, read, total, found.encoding, found.delimiter)


def tables_of_workbook(name: str, opened: Open, wanted: frozenset[str], total: int) -> list[Table]:
    """The sheets of a workbook that look like tables, else the first one that has rows. ValueError for no workbook."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with closing(opened()) as stream:
            book: Any = CalamineWorkbook.from_filelike(stream)
        names = list(book.sheet_names)
        sheets = [(each, book.get_sheet_by_name(each)) for each in names]
    except (CalamineError, OSError, ValueError) as error:
        raise ValueError(str(error)) from error
    found = [
        Table(name if len(names) == 1 else f"{name}[{title}]", _rows_of_sheet(sheet, total), total, is_text=False)
        for title, sheet in sheets
        if sheet.height
    ]
    fitting = [table for table in found if weight(_first_rows(table), wanted)]
    return fitting or found[:1]


def _first_rows(table: Table) -> list[list[str]]:
    from itertools import islice

    return [line.cells or [] for line in islice(table.read(), 30)]


def _rows_of_sheet(sheet: Any, total: int) -> Callable[[], Iterator[Line]]:
    def read() -> Iterator[Line]:
        first = sheet.start[0] + 1 if sheet.start else 1
        step = total / max(1, sheet.height)
        for number, row in enumerate(sheet.iter_rows(), first):
            yield Line(number, [_as_text(cell) for cell in row], int(step * (number - first + 1)))

    return read


def _as_text(cell: Any) -> str:
    """A cell of a workbook as somebody would type it: a day without its midnight, a number without its .0."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if hasattr(cell, "hour") and hasattr(cell, "year"):
        return str(cell.date().isoformat())
    return str(cell)


def table_of_objects(name: str, objects: list[dict[str, Any]], total: int) -> Table:
    """A list of objects, as JSON has them, with their keys as columns."""
    keys = list(dict.fromkeys(key for each in objects for key in each))

    def read() -> Iterator[Line]:
        yield Line(0, keys)
        for number, each in enumerate(objects, 1):
            yield Line(number, [_of_json(each.get(key)) for key in keys])

    return Table(name, read, total, "UTF-8", None, is_text=False)


def _of_json(value: Any) -> str:
    if value is None or isinstance(value, dict):
        return ""
    return "\n".join(map(_of_json, value)) if isinstance(value, list) else _as_text(value)


def size_of(path: Path) -> int:
    """The bytes of a file, as far as the system tells."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
