"""Tables with a row for each step of a selection: which rows belong together, which of them tells how it ended."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rechallenge_cli.domain.company import company_key
from rechallenge_cli.domain.stages import Stage, stage_order
from rechallenge_cli.domain.text import fold, squeeze
from rechallenge_cli.intake import statuses
from rechallenge_cli.intake.statuses import Meaning

Cells = Sequence[str]


@dataclass(frozen=True, slots=True)
class Places:
    """The columns by which rows belong together, and the ones whose cells the rows of a selection share."""

    firm: int
    roles: tuple[int, ...]
    steps: tuple[int, ...]
    statuses: tuple[int, ...]
    shared: tuple[int, ...] = ()


def cell_at(cells: Cells, index: int) -> str:
    """A cell as one line, empty where the row is too short."""
    return squeeze(cells[index]) if index < len(cells) else ""


def paragraphs(cell: str) -> str:
    """A cell of several lines, which end in one way."""
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()


def group_of(firm: str, role: str) -> str:
    """What the rows of one selection have in common."""
    return f"{company_key(firm)}\n{fold(role)}"


@dataclass(slots=True)
class _Group:
    """The lines that decide, the stage of the last no, and what its rows say: column -> step and cell."""

    decisive: list[int] = field(default_factory=list)
    refused_at: Stage | None = None
    is_refused: bool = False
    said: dict[int, dict[str, str]] = field(default_factory=dict)


@dataclass(slots=True)
class Groups:
    """The rows of each selection: the first no decides, else the last row. A later no counts where it can be no later step."""

    places: Places
    own: Mapping[str, Meaning]
    every_no: bool = False
    """Is each no the end of a selection of its own?"""
    _groups: dict[str, _Group] = field(default_factory=dict)

    def see(self, firm: str, cells: Cells, line: int) -> None:
        """Take one more row into account."""
        if not firm or not any(map(str.strip, cells)):
            return
        group = self._groups.setdefault(self.key(firm, cells), _Group())
        step = self._first(cells, self.places.steps)
        for index in self.places.shared:
            cell = paragraphs(cells[index]) if index < len(cells) else ""
            if not statuses.is_empty(cell):
                group.said.setdefault(index, {}).setdefault(cell, step)
        self._decide(group, statuses.stage_said(step), line, is_no=self._is_no(cells))

    def _decide(self, group: _Group, stage: Stage | None, line: int, *, is_no: bool) -> None:
        if not group.is_refused:
            group.decisive[:] = [line]
        elif is_no and (self.every_no or _begins_anew(stage, group.refused_at)):
            group.decisive.append(line)
        else:
            return
        if is_no:
            group.is_refused, group.refused_at = True, stage

    def _is_no(self, cells: Cells) -> bool:
        told = (statuses.said(cell_at(cells, index), self.own) for index in self.places.statuses)
        return any(each and each.meaning is Meaning.REJECTED for each in told)

    def key(self, firm: str, cells: Cells) -> str:
        """The selection that a row belongs to."""
        return group_of(firm, self._first(cells, self.places.roles))

    def _first(self, cells: Cells, places: Iterable[int]) -> str:
        return next(filter(None, (cell_at(cells, index) for index in places)), "")

    def decided_by(self, key: str, line: int) -> int | None:
        """The line that decides, where it is another one."""
        group = self._groups.get(key)
        return group.decisive[0] if group and line not in group.decisive else None

    def said(self, key: str, index: int) -> Mapping[str, str]:
        """What the rows of a selection say in a column, each with its step."""
        group = self._groups.get(key)
        return group.said.get(index, {}) if group else {}


def _begins_anew(stage: Stage | None, refused_at: Stage | None) -> bool:
    return stage is not None and refused_at is not None and stage_order(stage) <= stage_order(refused_at)


def is_told_by_step(rows: Iterable[Cells], places: Places) -> bool:
    """Do rows of one firm and role name several stages, of which one was passed?"""
    stages: dict[str, set[Stage]] = {}
    passed: set[str] = set()
    firm = ""
    for cells in rows:
        firm = cell_at(cells, places.firm) or firm
        key = group_of(firm, next(filter(None, (cell_at(cells, index) for index in places.roles)), ""))
        named = (statuses.stage_said(cell_at(cells, index)) for index in places.steps)
        stages.setdefault(key, set()).update(filter(None, named))
        if any(statuses.is_passed(cell_at(cells, index)) for index in places.statuses):
            passed.add(key)
    return any(len(stages[key]) > 1 for key in passed)


def repeats_firms(rows: Iterable[Cells], firm: int) -> bool:
    """Does a firm stand in several rows, or once above several?"""
    keys = [company_key(name) if (name := cell_at(cells, firm)) else "" for cells in rows]
    return len(set(keys)) < len(keys)
