"""A row of a table with its cells, as the columns give them names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rechallenge_cli.domain.text import squeeze
from rechallenge_cli.intake import statuses
from rechallenge_cli.intake.table_groups import paragraphs
from rechallenge_cli.intake.table_plan import Plan
from rechallenge_cli.intake.table_wishes import Wishes
from rechallenge_cli.intake.tables import Line

LONGEST_LINE = 300
_TOTAL = re.compile(
    r"(?:grand |sub)?totals?(?: count| rows)?\s*(?:[:\d(].*)?|sum|average|count|合計.*|小計.*|総計.*|計|平均|件数.*|(?:summe|gesamt|insgesamt|somme|suma)\W*\d*|总计|合计|합계",
    re.IGNORECASE,
)
_GUARDED = re.compile("'+[=+\\-@\t\r]")


@dataclass(slots=True)
class Row:
    """One row. `firm` is that of the row above, for tables in which it stands once for several steps."""

    plan: Plan
    wishes: Wishes
    line: Line
    firm: str

    @property
    def cells(self) -> list[str]:
        """Its cells, none where they cannot be read."""
        return self.line.cells or []

    def texts(self, field: str) -> list[tuple[str, str]]:
        """What the columns of a field hold, each with its header."""
        found = ((each.header, self.at(each.index)) for each in self.plan.column(field))
        return [(header, cell) for header, cell in found if not statuses.is_empty(cell)]

    def at(self, index: int) -> str:
        """The cell of a column, else what another step of the same selection says there for all of them."""
        cell = self.cells[index] if index < len(self.cells) else ""
        own = cell.removeprefix("'") if _GUARDED.match(cell) else cell
        return own if own.strip() else next(iter(self.said_by_steps(index)), own)

    def said_by_steps(self, index: int) -> Mapping[str, str]:
        """What the steps of its selection say in a column, each with its step; nothing where rows stand alone."""
        groups = self.plan.groups
        return groups.said(self.group, index) if groups and index in groups.places.shared else {}

    @property
    def group(self) -> str:
        """The selection that it is a step of."""
        return self.plan.groups.key(self.company, self.cells) if self.plan.groups else ""

    def text(self, field: str) -> str | None:
        """What the surest column of a field holds, as one line."""
        return next((squeeze(cell)[:LONGEST_LINE].strip() for _header, cell in self.texts(field)), None)

    def paragraphs(self, field: str) -> str | None:
        """All that the columns of a field hold."""
        cells = [paragraphs(cell) for _header, cell in self.texts(field)]
        return "\n".join(cells) or None

    @property
    def company(self) -> str:
        """The firm that it names, or stands below."""
        own = self.text("company") or ""
        return own or (self.firm if self.plan.groups else "")

    @property
    def role(self) -> str | None:
        """The surest role that is one: some tables number their rows under that name."""
        cells = [squeeze(cell)[:LONGEST_LINE].strip() for _header, cell in self.texts("role")]
        return next((cell for cell in cells if not cell.replace(".", "").isdecimal()), None)

    @property
    def is_nothing(self) -> bool:
        """Is it empty, a total, or the header once more?"""
        full = [cell for cell in map(squeeze, self.cells) if cell]
        if all(statuses.is_empty(cell) or not cell.strip("-=:") for cell in full):
            return True
        firm = self.text("company") or ""
        if _TOTAL.fullmatch(full[0]) and (firm == full[0] or not re.search(r"[^\W\d]", firm)):
            return len(full) <= max(2, len(self.cells) // 2) or not self.text("role")
        headers = [(each.header, squeeze(self.at(each.index))) for each in self.plan.mapped]
        return sum(header == cell for header, cell in headers) * 2 > len(headers)
