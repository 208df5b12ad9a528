"""The columns of a table, each with what it holds: by what was asked for, by its header, else by its cells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rechallenge_cli.domain.errors import N_
from rechallenge_cli.domain.incoming import Sentence
from rechallenge_cli.domain.stages import Stage
from rechallenge_cli.domain.text import squeeze
from rechallenge_cli.intake import column_contents, columns, statuses
from rechallenge_cli.intake.presets import Preset
from rechallenge_cli.intake.table_groups import Places, is_told_by_step, repeats_firms
from rechallenge_cli.intake.table_wishes import Wishes

Cells = Sequence[str]

STAGE_REACHED, NOTED = "stage-reached", "noted"
"""What a column can be beside a field: one that is about a stage, and one that goes to the notes with its name."""

UNKNOWN = N_("not known; --map says what it is")
HOLDS_DAYS = N_("not known, but it holds days; --map says which")
_ASKED = N_("left out, as you said")
_A_PHONE = N_("a phone number, never stored")
_SURE = 99


@dataclass(frozen=True, slots=True)
class Mapped:
    """A column with a field; `stage` where it is about one; the lower `sure`, the surer."""

    index: int
    header: str
    field: str
    stage: Stage | None = None
    sure: int = 0


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A column that is not read, and why."""

    index: int
    header: str
    why: str


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that are read, those of a field in the order of how sure they are; and those that are not."""

    mapped: tuple[Mapped, ...]
    left_out: tuple[LeftOut, ...] = ()

    def of(self, field: str) -> tuple[Mapped, ...]:
        """The columns of a field, the surest first."""
        return tuple(each for each in self.mapped if each.field == field)

    def places(self, shared: Iterable[str] = ()) -> Places:
        """By which columns the rows of a selection belong together."""
        roles, steps, told = (tuple(each.index for each in self.of(name)) for name in ("role", "step", "status"))
        kept = set(shared)
        return Places(
            self.of("company")[0].index, roles, steps, told, tuple(m.index for m in self.mapped if m.field in kept)
        )


def columns_of(header: Cells, rows: Sequence[Cells], preset: Preset | None, wishes: Wishes) -> Columns:
    """What the columns below a header hold; `rows` are the first ones."""
    found = _by_header(_named(header, rows), preset, wishes)
    found = _without_phones(found, rows)
    if preset is None or preset.fate is None:
        found = _with_status(found, rows, wishes)
    return _with_days(_with_steps(found, rows), rows, wishes)


def _named(header: Cells, rows: Sequence[Cells]) -> list[tuple[int, str]]:
    """The names of columns by their places. One without a name is named after its place, if it holds anything."""
    names = [(index, squeeze(cell.replace("\0", ""))) for index, cell in enumerate(header)]
    return [(index, name or f"({index + 1})") for index, name in names if name or _cells(rows, index)]


def _cells(rows: Sequence[Cells], index: int) -> list[str]:
    cells = (squeeze(row[index]) for row in rows if index < len(row))
    return [cell for cell in cells if not statuses.is_empty(cell)]


def _by_header(names: list[tuple[int, str]], preset: Preset | None, wishes: Wishes) -> Columns:
    found = [_meant(index, name, preset, wishes) for index, name in names]
    mapped = sorted((each for each in found if isinstance(each, Mapped)), key=lambda each: each.sure)
    return Columns(tuple(mapped), tuple(each for each in found if isinstance(each, LeftOut)))


def _meant(index: int, name: str, preset: Preset | None, wishes: Wishes) -> Mapped | LeftOut:
    """What a column holds: a field, a stage, or why it is left out."""
    key = columns.normalised(name)
    asked = wishes.columns.get(key)
    if asked:
        return LeftOut(index, name, _ASKED) if asked == columns.LEAVE_OUT else _mapped(index, name, asked, -1)
    withheld = preset.withheld.get(key) if preset else None
    if why := withheld or columns.never_stored(name):
        return LeftOut(index, name, why)
    if preset and key in preset.fields:
        field = preset.fields[key]
        return Mapped(index, name, field) if field else LeftOut(index, name, N_("not needed"))
    known = columns.field_of(name)
    if known:
        return Mapped(index, name, known[0], sure=known[1])
    stage = columns.stage_of(name)
    if columns.is_noted(name) or stage:
        return _mapped(index, name, str(stage) if stage and not columns.is_noted(name) else NOTED, 0)
    return LeftOut(index, name, UNKNOWN)


def _mapped(index: int, name: str, field: str, sure: int) -> Mapped:
    stage = Stage(field) if field in set(Stage) else None
    return Mapped(index, name, STAGE_REACHED if stage else field, stage, sure)


# --- by their cells --------------------------------------------------------------------------------------------------

_MAY_HOLD_PHONES = frozenset({NOTED, "contact_name", "contact_email"})


def _without_phones(found: Columns, rows: Sequence[Cells]) -> Columns:
    doubtful = [(each.index, each.header) for each in found.mapped if each.field in _MAY_HOLD_PHONES]
    doubtful += [(each.index, each.header) for each in _unknown(found)]
    phones = tuple(
        LeftOut(index, header, _A_PHONE)
        for index, header in doubtful
        if column_contents.holds_phones(_cells(rows, index))
    )
    gone = {each.index for each in phones}
    kept = tuple(each for each in found.left_out if each.index not in gone)
    return Columns(tuple(each for each in found.mapped if each.index not in gone), (*kept, *phones))


def _unknown(found: Columns) -> tuple[LeftOut, ...]:
    return tuple(each for each in found.left_out if each.why == UNKNOWN)


def _taken_for(found: Columns, column: LeftOut, field: str) -> Columns:
    rest = tuple(each for each in found.left_out if each is not column)
    return Columns((*found.mapped, Mapped(column.index, column.header, field, sure=_SURE)), rest)


def _with_status(found: Columns, rows: Sequence[Cells], wishes: Wishes) -> Columns:
    """Where no header names a status, the first column whose cells are words for it."""
    if found.of("status"):
        return found
    fitting = (
        each for each in _unknown(found) if column_contents.holds_statuses(_cells(rows, each.index), wishes.meanings)
    )
    column = next(fitting, None)
    return _taken_for(found, column, "status") if column else found


def _with_steps(found: Columns, rows: Sequence[Cells]) -> Columns:
    """A table in which a firm has several rows may have one for each step, whatever the column of steps is called."""
    if not (found.of("company") and found.of("status")) or not repeats_firms(rows, found.of("company")[0].index):
        return found
    if not found.of("step"):
        found = _with_column_of_steps(found, rows)
    return _with_days_of_steps(found) if found.of("step") else found


def _with_column_of_steps(found: Columns, rows: Sequence[Cells]) -> Columns:
    for stage in found.of("stage"):
        as_steps = _with_field(found, stage.index, "step")
        if is_told_by_step(rows, as_steps.places()):
            return as_steps
    fitting = (each for each in _unknown(found) if column_contents.holds_steps(_cells(rows, each.index)))
    column = next(fitting, None)
    return _taken_for(found, column, "step") if column and not found.of("stage") else found


def _with_days_of_steps(found: Columns) -> Columns:
    """A column that is only called "date" holds the day of each step, so that of the last one is that of the result."""
    for each in found.of("applied_on"):
        if columns.is_any_day(each.header) and not found.of("rejected_on"):
            found = _with_field(found, each.index, "rejected_on")
    return found


def _with_field(found: Columns, index: int, field: str) -> Columns:
    return replace(
        found, mapped=tuple(replace(each, field=field) if each.index == index else each for each in found.mapped)
    )


def _with_days(found: Columns, rows: Sequence[Cells], wishes: Wishes) -> Columns:
    """Of days whose header says nothing it is not guessed what they are, but it is said that they are there."""
    told = tuple(
        replace(each, why=HOLDS_DAYS)
        if each.why == UNKNOWN and column_contents.holds_days(_cells(rows, each.index), wishes.today)
        else each
        for each in found.left_out
    )
    return replace(found, left_out=told)


def sentence_of(column: LeftOut) -> Sentence:
    """Why a column is left out."""
    return Sentence(column.why)
