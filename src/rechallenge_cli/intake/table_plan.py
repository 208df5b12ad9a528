"""How a table is to be read: where its header stands, what its columns hold, in which order its days are written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import islice

from rechallenge_cli.domain.company import company_key
from rechallenge_cli.domain.dates import DateOrder
from rechallenge_cli.domain.errors import N_, DateError, NotUnderstoodError, UsageError
from rechallenge_cli.domain.incoming import Sentence, Taken
from rechallenge_cli.domain.stages import Stage
from rechallenge_cli.domain.text import fold, has_japanese, squeeze
from rechallenge_cli.domain.vocabulary import parse_stage
from rechallenge_cli.intake import columns, statuses
from rechallenge_cli.intake.presets import Preset, preset_of
from rechallenge_cli.intake.statuses import Meaning
from rechallenge_cli.intake.table_dates import Column
from rechallenge_cli.intake.table_shape import place_of_header
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
)
"""The fields that hold a day."""

STAGE_REACHED, NOTED = "stage-reached", "noted"
"""What a column can be beside a field: one that is about a stage, and one that goes to the notes with its name."""

_FAR_DOWN = 30
_UNKNOWN = N_("not known; --map says what it is")
_ASKED = N_("left out, as you said")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says of how tables are to be read.

    `columns` are fields by header and `meanings` those of status words, both by how they are compared; `on` is the day
    of what has none.
    """

    today: date
    columns: Mapping[str, str] = field(default_factory=dict)
    meanings: Mapping[str, Meaning] = field(default_factory=dict)
    order: DateOrder | None = None
    on: date | None = None
    awaiting: bool = False
    in_japanese: bool = False

    @property
    def headers(self) -> frozenset[str]:
        """The headers that were named."""
        return frozenset(self.columns)


@dataclass(frozen=True, slots=True)
class Mapped:
    """A column with a field; `stage` where it is about one."""

    index: int
    header: str
    field: str
    stage: Stage | None = None


@dataclass(frozen=True)
class Plan:
    """How a table is read. `days` are its columns of days by index, `decisive` the lines that tell how a selection ended."""

    table: Table
    header_line: int
    mapped: tuple[Mapped, ...]
    taken: Taken
    preset: Preset | None
    days: Mapping[int, Column]
    most_desired: float = 5
    decisive: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_by_step(self) -> bool:
        """Is there a row for each step of a selection?"""
        return bool(self.column("step")) and bool(self.column("status"))

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


def asked_columns(given: Iterable[str]) -> dict[str, str]:
    """`column=field` as typed -> the fields by header. UsageError for what cannot be mapped, or not to that."""
    found: dict[str, str] = {}
    for each in given:
        header, mark, name = (part.strip() for part in each.rpartition("="))
        if not mark or not header:
            hint = N_("such as `--map Firma=company`; the fields are {fields}")
            raise UsageError(N_('"{text}" does not say `COLUMN=FIELD`'), hint, text=each, fields=list(columns.fields()))
        why = columns.never_stored(header)
        target = name.replace("-", "_") if name != columns.LEAVE_OUT else name
        if why and target != columns.LEAVE_OUT:
            raise UsageError(N_('the column "{column}" is never stored'), None, column=header)
        found[columns.normalised(header)] = target if target in columns.fields() else f"{_stage(name, header)}"
    return found


def _stage(name: str, header: str) -> Stage:
    try:
        return parse_stage(name)
    except UsageError as error:
        hint = N_("the fields are {fields}; a column about a stage takes its name, such as {column}=final")
        values = {"text": name, "fields": list(columns.fields()), "column": header}
        raise UsageError(N_('there is no field "{text}"'), hint, **values) from error


def plan(table: Table, wishes: Wishes) -> Plan:
    """How a table is to be read, by its header and one look at all its rows.

    NotUnderstoodError where no column holds the firm, DateError where days can be read in two ways.
    """
    header = _header(table, wishes)
    preset = preset_of(header.cells or [])
    mapped, left_out = _mapped(header.cells or [], preset, wishes)
    if not any(each.field == "company" for each in mapped):
        raise _no_firm(table, header)
    days = _days(mapped, preset, wishes)
    found = Plan(table, header.number, mapped, _taken(table, header, preset, mapped, left_out), preset, days)
    return _surveyed(found, wishes)


def _header(table: Table, wishes: Wishes) -> Line:
    """The row that names the columns: titles may stand above it."""
    first = list(islice((line for line in table.read() if any(map(str.strip, line.cells or []))), _FAR_DOWN))
    if not first:
        raise NotUnderstoodError(N_("{file} is an empty table"), None, file=table.name)
    return first[place_of_header([line.cells or [] for line in first], wishes.headers)]


def _mapped(
    header: list[str], preset: Preset | None, wishes: Wishes
) -> tuple[tuple[Mapped, ...], list[tuple[str, Sentence]]]:
    """The columns that are read, those of a field in the order of how sure they are; and those that are not."""
    found: list[tuple[int, Mapped]] = []
    left_out: list[tuple[str, Sentence]] = []
    for index, cell in enumerate(header):
        name = squeeze(cell.replace("\0", ""))
        if not name:
            continue
        sure, meant = _meant(name, preset, wishes)
        if isinstance(meant, Sentence):
            left_out.append((name, meant))
        else:
            stage = Stage(meant) if meant in set(Stage) else None
            found.append((sure, Mapped(index, name, STAGE_REACHED if stage else meant, stage)))
    return tuple(each for _sure, each in sorted(found, key=lambda pair: pair[0])), left_out


def _meant(name: str, preset: Preset | None, wishes: Wishes) -> tuple[int, str | Sentence]:
    """What a column holds: a field, a stage, or why it is left out; and how sure that is."""
    key = columns.normalised(name)
    asked = wishes.columns.get(key)
    if asked:
        return -1, Sentence(_ASKED) if asked == columns.LEAVE_OUT else asked
    withheld = preset.withheld.get(key) if preset else None
    if why := withheld or columns.never_stored(name):
        return 0, Sentence(why)
    if preset and key in preset.fields:
        return 0, preset.fields[key] or Sentence(N_("not needed"))
    known = columns.field_of(name)
    if known:
        return known[1], known[0]
    if columns.is_noted(name):
        return 0, NOTED
    stage = columns.stage_of(name)
    return 0, str(stage) if stage else Sentence(_UNKNOWN)


def _no_firm(table: Table, header: Line) -> NotUnderstoodError:
    hint = N_("its columns are {columns}; say which it is with `--map COLUMN=company`")
    names = [squeeze(cell) for cell in header.cells or [] if cell.strip()][:20]
    return NotUnderstoodError(N_("no column of {file} holds the firm"), hint, file=table.name, columns=names)


def _days(mapped: tuple[Mapped, ...], preset: Preset | None, wishes: Wishes) -> dict[int, Column]:
    order = wishes.order or (preset.order if preset else None)
    return {
        each.index: Column(has_japanese(each.header), order)
        for each in mapped
        if each.field in DAYS or each.field == STAGE_REACHED
    }


def _taken(
    table: Table,
    header: Line,
    preset: Preset | None,
    mapped: tuple[Mapped, ...],
    left_out: list[tuple[str, Sentence]],
) -> Taken:
    shown = tuple(
        (each.header, str(each.stage) if each.stage else "notes" if each.field == NOTED else each.field)
        for each in sorted(mapped, key=lambda each: each.index)
    )
    name = preset.name if preset else None
    return Taken(table.name, name, table.encoding, table.delimiter, header.number, shown, tuple(left_out))


def _surveyed(found: Plan, wishes: Wishes) -> Plan:
    """One look at all rows: the order of their days, the scale of what is desired, how each selection ended."""
    most, groups, firm = 5.0, Groups(found), ""
    for line in found.lines():
        cells = line.cells or []
        for index, column in found.days.items():
            if index < len(cells):
                column.see(cells[index], line.number, wishes.today)
        most = max([most, *(_number(cells, each.index) for each in found.column("desire"))])
        if found.is_by_step:
            firm = _cell(cells, found.column("company")[0].index) or firm
            groups.see(firm, cells, line.number, wishes)
    _refuse_unclear(found)
    order = next((str(column.order) for column in found.days.values() if column.order), None)
    return replace(found, taken=replace(found.taken, order=order), most_desired=most, decisive=groups.decisive)


def _cell(cells: list[str], index: int) -> str:
    return squeeze(cells[index]) if index < len(cells) else ""


def _number(cells: list[str], index: int) -> float:
    try:
        number = float(_cell(cells, index))
    except ValueError:
        return 0
    return number if 0 <= number <= 100 else 0


def _refuse_unclear(found: Plan) -> None:
    for index, column in found.days.items():
        unclear = column.unclear()
        if unclear is None:
            continue
        line, cell = unclear
        header = next(each.header for each in found.mapped if each.index == index)
        raise DateError(
            N_('{file}, line {line}: "{text}" in the column "{column}" can be read in more than one way'),
            N_("say in which order its days are written: `--date-order mdy`, `dmy` or `ymd`"),
            file=found.table.name,
            line=line,
            text=squeeze(cell)[:40],
            column=header,
        )


class Groups:
    """The rows of each selection: the first no decides, else the last row. A line number is kept for each."""

    def __init__(self, found: Plan) -> None:
        self.found = found
        self.decisive: dict[str, int] = {}
        self._refused: set[str] = set()

    def see(self, firm: str, cells: list[str], line: int, wishes: Wishes) -> None:
        """Take one more row into account."""
        key = group_of(firm, self.role(cells))
        if not firm or key in self._refused or not any(map(str.strip, cells)):
            return
        self.decisive[key] = line
        spoken = [_cell(cells, each.index) for each in self.found.column("status")]
        told = [statuses.said(cell, wishes.meanings) for cell in spoken]
        if any(each and each.meaning is Meaning.REJECTED for each in told):
            self._refused.add(key)

    def role(self, cells: list[str]) -> str:
        """The role that a row names."""
        return next(filter(None, (_cell(cells, each.index) for each in self.found.column("role"))), "")


def group_of(firm: str, role: str) -> str:
    """What the rows of one selection have in common."""
    return f"{company_key(firm)}\n{fold(role)}"
