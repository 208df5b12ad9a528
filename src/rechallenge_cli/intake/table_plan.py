"""How a table is to be read: where its header stands, what its columns hold, in which order its days are written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from rechallenge_cli.domain.errors import N_, DateError, NotUnderstoodError
from rechallenge_cli.domain.incoming import Taken
from rechallenge_cli.domain.text import has_japanese, squeeze
from rechallenge_cli.intake import columns
from rechallenge_cli.intake.column_contents import MOST_LOOKED_AT
from rechallenge_cli.intake.presets import Preset, preset_of
from rechallenge_cli.intake.table_columns import (
    HOLDS_DAYS,
    NOTED,
    STAGE_REACHED,
    Columns,
    Mapped,
    columns_of,
    sentence_of,
)
from rechallenge_cli.intake.table_dates import Column
from rechallenge_cli.intake.table_groups import Groups, cell_at
from rechallenge_cli.intake.table_shape import place_of_header
from rechallenge_cli.intake.table_wishes import Wishes
from rechallenge_cli.intake.tables import Line, Table

DAYS = (
    "rejected_on",
    "updated_on",
    "applied_on",
    "saved_on",
    "deadline",
    "result_by",
    "reapply_from",
    "waitlist_until",
    "follow_up",
)
"""The fields that hold a day."""

_FAR_DOWN = 30


SHARED = (
    NOTED,
    "notes",
    "follow_up",
    "next_action",
    "desire",
    "url",
    "contact_name",
    "contact_email",
    "motivation",
    "tags",
)
"""What the rows of one selection say for all of them."""


@dataclass(frozen=True)
class Plan:
    """How a table is read. `width` is that of its header, `days` are its columns of days by index.

    `groups` tell which rows are steps of one selection, in a table that has a row for each.
    """

    table: Table
    header_line: int
    width: int
    columns: Columns
    taken: Taken
    preset: Preset | None
    days: Mapping[int, Column]
    most_desired: float = 5
    groups: Groups | None = None

    @property
    def mapped(self) -> tuple[Mapped, ...]:
        """The columns that are read."""
        return self.columns.mapped

    @property
    def unknown_days(self) -> str | None:
        """The header of a column that holds days, nobody knows which."""
        return next((each.header for each in self.columns.left_out if each.why == HOLDS_DAYS), None)

    def column(self, name: str) -> tuple[Mapped, ...]:
        """The columns of a field, the surest first."""
        return self._by_field.get(name, ())

    @cached_property
    def _by_field(self) -> Mapping[str, tuple[Mapped, ...]]:
        return {
            name: tuple(each for each in self.mapped if each.field == name) for name in {m.field for m in self.mapped}
        }

    def lines(self) -> Iterator[Line]:
        """The rows below the header."""
        return (line for line in self.table.read() if line.number > self.header_line)

    def is_too_wide(self, line: Line) -> bool:
        """Has a row cells beyond the last column, so that nobody knows which of its cells belongs where?"""
        return any(cell.strip() for cell in (line.cells or [])[self.width :])


def plan(table: Table, wishes: Wishes) -> Plan:
    """How a table is to be read, by its header and one look at all its rows.

    NotUnderstoodError where no column holds the firm, DateError where days can be read in two ways.
    """
    header = _header(table, wishes)
    names = header.cells or []
    preset = preset_of(names)
    found = columns_of(names, _first_rows(table, header.number), preset, wishes)
    if not found.of("company"):
        raise _no_firm(table, header)
    days = _days(found.mapped, preset, wishes, is_western=not any(map(_is_east_asian, names)))
    return _surveyed(
        Plan(table, header.number, len(names), found, _taken(table, header, preset, found), preset, days), wishes
    )


def _first_rows(table: Table, header_line: int) -> list[list[str]]:
    below = (line.cells for line in table.read() if line.number > header_line and line.cells)
    return list(islice(below, MOST_LOOKED_AT))


def _header(table: Table, wishes: Wishes) -> Line:
    """The row that names the columns: titles may stand above it."""
    first = list(islice((line for line in table.read() if any(map(str.strip, line.cells or []))), _FAR_DOWN))
    if not first:
        raise NotUnderstoodError(N_("{file} is an empty table"), None, file=table.name)
    return first[place_of_header([line.cells or [] for line in first], wishes.headers)]


def _no_firm(table: Table, header: Line) -> NotUnderstoodError:
    hint = N_("its columns are {columns}; say which it is with `--map COLUMN=company`")
    names = [squeeze(cell) for cell in header.cells or [] if cell.strip()][:20]
    return NotUnderstoodError(N_("no column of {file} holds the firm"), hint, file=table.name, columns=names)


def _is_east_asian(header: str) -> bool:
    return any(each >= "\u1100" and each.isalpha() for each in header)


def _days(mapped: tuple[Mapped, ...], preset: Preset | None, wishes: Wishes, *, is_western: bool) -> dict[int, Column]:
    order = wishes.order or (preset.order if preset else None)
    return {
        each.index: Column(has_japanese(each.header), order, is_western)
        for each in mapped
        if each.field in DAYS or each.field == STAGE_REACHED
    }


def _taken(table: Table, header: Line, preset: Preset | None, found: Columns) -> Taken:
    shown = tuple(
        (each.header, str(each.stage) if each.stage else "notes" if each.field == NOTED else each.field)
        for each in sorted(found.mapped, key=lambda each: each.index)
    )
    left_out = tuple((each.header, sentence_of(each)) for each in found.left_out)
    name = preset.name if preset else None
    return Taken(table.name, name, table.encoding, table.delimiter, header.number, shown, left_out)


def _surveyed(found: Plan, wishes: Wishes) -> Plan:
    """One look at all rows: the order of their days, the scale of what is desired, how each selection ended."""
    groups = _groups(found, wishes)
    most, firm = 5.0, ""
    for line in found.lines():
        cells = line.cells or []
        if found.is_too_wide(line):
            continue
        for index, column in found.days.items():
            if index < len(cells):
                column.see(cells[index], line.number, wishes.today)
        most = max([most, *(_number(cells, each.index) for each in found.column("desire"))])
        if groups:
            firm = cell_at(cells, groups.places.firm) or firm
            groups.see(firm, cells, line.number)
    _refuse_unclear(found)
    order = next((str(column.order) for column in found.days.values() if column.order), None)
    return replace(found, taken=replace(found.taken, order=order), most_desired=most, groups=groups)


def _groups(found: Plan, wishes: Wishes) -> Groups | None:
    """For a table with a row for each step. Where only its cells tell that it has, every no ends a selection."""
    if not (found.column("step") and found.column("status")):
        return None
    named = columns.field_of(found.column("step")[0].header)
    every_no = named is None or named[0] != "step"
    return Groups(found.columns.places(SHARED), wishes.meanings, every_no)


def _number(cells: list[str], index: int) -> float:
    try:
        number = float(cell_at(cells, index))
    except ValueError:
        return 0
    return number if 0 <= number <= 100 else 0


def _refuse_unclear(found: Plan) -> None:
    for index, column in found.days.items():
        header = next(each.header for each in found.mapped if each.index == index)
        if lines := column.contradiction():
            raise _contradiction(found.table, header, *lines)
        if unclear := column.unclear():
            raise _ambiguity(found.table, header, *unclear)


def _contradiction(table: Table, header: str, first: tuple[int, str], last: tuple[int, str]) -> DateError:
    return DateError(
        N_(
            '{file}: no order of day, month and year fits the whole column "{column}":'
            ' line {first} says "{one}", line {last} says "{other}"'
        ),
        N_(
            "correct one of them; or say the order with `--date-order mdy`, `dmy` or `ymd`, and others are told by line"
        ),
        file=table.name,
        column=header,
        first=first[0],
        one=squeeze(first[1])[:40],
        last=last[0],
        other=squeeze(last[1])[:40],
    )


def _ambiguity(table: Table, header: str, line: int, cell: str) -> DateError:
    return DateError(
        N_('{file}, line {line}: "{text}" in the column "{column}" can be read in more than one way'),
        N_("say in which order its days are written: `--date-order mdy`, `dmy` or `ymd`"),
        file=table.name,
        line=line,
        text=squeeze(cell)[:40],
        column=header,
    )
