"""The morning list: who, what to do, how late, what to type."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from rechallenge_cli.domain.errors import N_
from rechallenge_cli.locales import _
from rechallenge_cli.output import screen, wording
from rechallenge_cli.output.screen import Cell, styled
from rechallenge_cli.store.due import DueLine

if TYPE_CHECKING:
    from rich.text import Text

OVERDUE, TODAY, UPCOMING = "overdue", "today", "upcoming"
_COUNTS: Mapping[str, str] = {
    OVERDUE: N_("{count} overdue"),
    TODAY: N_("{count} today"),
    UPCOMING: N_("{count} to come"),
}
_STYLES: Mapping[str, str] = {OVERDUE: "bold", TODAY: "", UPCOMING: "dim"}
NARROW = 72
"""Below this many columns a line of the list is folded into three."""
_WIDEST_STEP = 30
"""No step of the playbook is wider; a reminder may be, and is folded."""
_LEAST_ROOM = _WIDEST_STEP + 12
"""So many columns step and company need together to stand side by side."""
_LEAST_INDENT = 4


class Line(NamedTuple):
    """A due line in words."""

    due: DueLine
    section: str
    when: str
    text: str
    command: str


def in_words(due: DueLine, today: date) -> Line:
    """Put a due line into words."""
    days = (due.due_on - today).days
    section = OVERDUE if days < 0 else TODAY if days == 0 else UPCOMING
    if due.kind == "reminder":
        text, command = due.text, wording.command("reminder", due.id)
    else:
        text, command = wording.step_text(due.text, _values(due), today), wording.command(due.text, due.id)
    return Line(due, section, wording.distance(days), text, command)


def _values(due: DueLine) -> dict[str, Any]:
    import json

    values: dict[str, Any] = json.loads(due.values or "{}")
    return values


def rows(lines: Iterable[Line]) -> Iterable[tuple[object, ...]]:
    """The list for a pipe: number, day, section, firm, role, what to do, what to type."""
    return (
        (line.due.id, line.due.due_on, line.section, line.due.company, line.due.role, line.text, line.command)
        for line in lines
    )


def as_data(lines: Iterable[Line], today: date) -> list[dict[str, Any]]:
    """The list as JSON knows it."""
    from rechallenge_cli.output import machine

    return [machine.due_line(line.due, today, line.section, line.text, line.command) for line in lines]


def draw(lines: Sequence[Line], today: date, days: int | None) -> None:
    """The list for a person."""
    columns = screen.width()
    screen.show_lines([*_heading(lines, today, columns), *_sections(lines, days, columns), *_hint(lines[0], columns)])


def _sections(lines: Sequence[Line], days: int | None, columns: int) -> Iterator["Text"]:
    side_by_side = _widths(lines, columns)
    for section, title in _titles(days).items():
        members = [line for line in lines if line.section == section]
        if members:
            yield from (styled(""), styled(f" {title}", "bold"))
        for line in members:
            yield from _row(line, side_by_side) if side_by_side else _folded(line, columns)


def _hint(first: Line, columns: int) -> Iterator["Text"]:
    hint = _("Finished one? `rc done {id}`   Not now? `rc snooze {id} 3d`").format(id=first.due.id)
    yield styled("")
    yield from screen.broken(styled(f" {hint}", "dim"), columns)


def _titles(days: int | None) -> dict[str, str]:
    upcoming = _("To come") if days is None else _("Next {days} days").format(days=days)
    return {OVERDUE: _("Overdue"), TODAY: _("Today"), UPCOMING: upcoming}


def _heading(lines: Sequence[Line], today: date, columns: int) -> Iterator["Text"]:
    counts = {section: sum(line.section == section for line in lines) for section in _COUNTS}
    summary = " · ".join(_(_COUNTS[section]).format(count=count) for section, count in counts.items() if count)
    day, counted = styled(wording.heading_day(today), "bold"), styled(summary)
    room = columns - day.cell_len - screen.GAP
    if counted.cell_len <= room:
        yield from screen.side_by_side(Cell(day, day.cell_len), Cell(counted, room, at_right=True))
    else:
        yield from (*screen.broken(day, columns), *screen.broken(counted, columns))


class _Widths(NamedTuple):
    """The columns of a line's parts."""

    number: int
    when: int
    company: int
    step: int
    command: int


def _widths(lines: Sequence[Line], columns: int) -> _Widths | None:
    """The same in each section; None where the parts do not fit side by side."""
    from rich.cells import cell_len

    number = max(len(str(line.due.id)) for line in lines) + 2
    when = max(cell_len(line.when) for line in lines)
    command = max(len(line.command) for line in lines)
    room = columns - number - when - command - 4 * screen.GAP
    if columns < NARROW or room < _LEAST_ROOM:
        return None
    step = min(max(cell_len(line.text) for line in lines), _WIDEST_STEP)
    company = min(max(cell_len(line.due.company) for line in lines), room - step)
    return _Widths(number, when, company, room - company, command)


def _row(line: Line, widths: _Widths) -> Iterator["Text"]:
    emphasis = _STYLES[line.section]
    return screen.side_by_side(
        Cell(styled(line.due.id), widths.number, at_right=True),
        Cell(styled(line.when, emphasis), widths.when),
        Cell(styled(line.due.company, emphasis), widths.company),
        Cell(styled(line.text), widths.step),
        Cell(styled(line.command, "cyan"), widths.command),
    )


def _folded(line: Line, columns: int) -> Iterator["Text"]:
    """A line on a narrow screen: who and when above, what to do and what to type below."""
    number = styled(line.due.id)
    indent = max(number.cell_len, _LEAST_INDENT)
    below = Cell(_below(line), columns - indent - screen.GAP)
    return screen.side_by_side(Cell(number, indent, at_right=True), below)


def _below(line: Line) -> "Text":
    from rich.text import Text

    emphasis = _STYLES[line.section]
    above = screen.joined(styled(f"{line.when}  ", emphasis), styled(line.due.company, emphasis))
    return Text("\n").join((above, styled(line.text), styled(line.command, "cyan")))
