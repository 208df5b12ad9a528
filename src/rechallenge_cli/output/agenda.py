"""The morning list: who, what to do, how late, what to type."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from rechallenge_cli.domain.errors import N_
from rechallenge_cli.locales import _
from rechallenge_cli.output import screen, wording
from rechallenge_cli.output.screen import styled
from rechallenge_cli.store.due import DueLine

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

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
_GAP = 2


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
    screen.show(_heading(lines, today))
    widths = _widths(lines)
    for section, title in _titles(days).items():
        members = [line for line in lines if line.section == section]
        if members:
            screen.show("", styled(f" {title}", "bold"), _table(members, widths) if widths else _folded(members))
    first = lines[0].due.id
    hint = _("Finished one? `rc done {id}`   Not now? `rc snooze {id} 3d`").format(id=first)
    screen.show("", styled(f" {hint}", "dim"))


def _titles(days: int | None) -> dict[str, str]:
    upcoming = _("To come") if days is None else _("Next {days} days").format(days=days)
    return {OVERDUE: _("Overdue"), TODAY: _("Today"), UPCOMING: upcoming}


def _heading(lines: Sequence[Line], today: date) -> "RenderableType":
    counts = {section: sum(line.section == section for line in lines) for section in _COUNTS}
    summary = " · ".join(_(_COUNTS[section]).format(count=count) for section, count in counts.items() if count)
    day, counted = styled(wording.heading_day(today), "bold"), styled(summary)
    if day.cell_len + counted.cell_len + _GAP > screen.width():
        return screen.stacked(day, counted)
    grid = _grid(expand=True)
    grid.add_column()
    grid.add_column(justify="right")
    screen.add_row(grid, day, counted)
    return grid


def _grid(**options: Any) -> "Table":
    from rich.table import Table

    return Table.grid(padding=(0, _GAP, 0, 0), **options)


def _widths(lines: Sequence[Line]) -> tuple[int, int, int, int] | None:
    """The columns for number, when, company and step, the same in each section; None where they do not fit."""
    from rich.cells import cell_len

    number = max(len(str(line.due.id)) for line in lines) + 2
    when = max(cell_len(line.when) for line in lines)
    room = screen.width() - number - when - max(len(line.command) for line in lines) - 4 * _GAP
    if screen.width() < NARROW or room < _LEAST_ROOM:
        return None
    step = min(max(cell_len(line.text) for line in lines), _WIDEST_STEP)
    company = min(max(cell_len(line.due.company) for line in lines), room - step)
    return number, when, company, room - company


def _table(members: Sequence[Line], widths: tuple[int, int, int, int]) -> "Table":
    """The lines of a section, one below the other."""
    number, when, company, step = widths
    grid = _grid()
    grid.add_column(width=number, justify="right")
    grid.add_column(width=when)
    grid.add_column(width=company, overflow="fold")
    grid.add_column(width=step, overflow="fold")
    grid.add_column(no_wrap=True)
    for line in members:
        screen.add_row(grid, *_cells(line))
    return grid


def _cells(line: Line) -> tuple[Any, ...]:
    emphasis = _STYLES[line.section]
    return (
        styled(line.due.id),
        styled(line.when, emphasis),
        styled(line.due.company, emphasis),
        styled(line.text),
        styled(line.command, "cyan"),
    )


def _folded(members: Sequence[Line]) -> "Table":
    """The lines of a section on a narrow screen: who and when above, what to do and what to type below."""
    grid = _grid()
    grid.add_column(justify="right", min_width=4, no_wrap=True)
    grid.add_column(overflow="fold")
    for line in members:
        number, when, company, text, command = _cells(line)
        above = when + styled("  ") + company
        screen.add_row(grid, number, screen.stacked(above, text, command))
    return grid
