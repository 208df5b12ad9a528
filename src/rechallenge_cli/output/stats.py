"""What `stats` shows: calm bars with their counts for a person, plain lines for a pipe, the contract for a script."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rechallenge_cli.domain.statistics import Share, Statistics
from rechallenge_cli.locales import _
from rechallenge_cli.output import figures, screen
from rechallenge_cli.output.figures import Bar
from rechallenge_cli.output.screen import styled

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

MONTHS = 12
"""So many months a person is shown at once; a pipe gets them all."""
_GAP = 2
_BELOW = "    "
_WIDEST_BAR, _NARROWEST_BAR = 40, 6


def draw(found: Statistics) -> None:
    """The figures for a person."""
    screen.show(styled(figures.results(found), "bold"))
    screen.show(*(styled(f" {remark}", "dim") for remark in figures.remarks(found)))
    _plot(_("Rejections by month"), figures.months(found, MONTHS))
    _plot(_("How far they came, and how many ended there"), figures.stages(found), _("ended"))
    if found.rejections:
        _plot(_("What is advised today"), figures.verdicts(found))
    if found.appeals.asked.count or found.appeals.unasked:
        _plot(_("What asking again brought"), figures.appeals(found))
        screen.show(*(styled(f"  {remark}") for remark in figures.appeal_remarks(found)))


def _plot(title: str, bars: Sequence[Bar], beside: str = "") -> None:
    if bars:
        drawn = [_table(bars, beside)] if _left(bars, beside) >= 0 else _stacked(bars, beside)
        screen.show("", styled(f" {title}", "bold"), *drawn)


def _table(bars: Sequence[Bar], beside: str) -> "Table":
    from rich.bar import Bar as Drawn
    from rich.table import Table

    table, room = Table.grid(padding=(0, _GAP, 0, 0)), _room(bars, beside)
    table.add_column(no_wrap=True)
    table.add_column()
    for _figure in range(3):
        table.add_column(justify="right", no_wrap=True)
    if beside:
        table.add_row("", "", "", "", styled(beside, "dim"))
    for bar in bars:
        drawn = Drawn(bar.of or 1, 0, bar.count if bar.of else 0, width=room, color="cyan") if room else ""
        cells = (bar.share, bar.percent, bar.beside)
        table.add_row(styled(f"  {bar.name}"), drawn, *map(styled, cells))
    return table


def _stacked(bars: Sequence[Bar], beside: str) -> "list[Text]":
    """The figures below their names, where they would be cut beside them."""
    from rich.cells import cell_len

    lines = []
    for bar in bars:
        figures_of_bar = list(filter(None, (bar.share, bar.percent, f"{beside} {bar.beside}" if bar.beside else "")))
        side_by_side = _BELOW + " · ".join(figures_of_bar)
        is_wide = cell_len(side_by_side) > screen.width()
        lines += [f"  {bar.name}", *([_BELOW + each for each in figures_of_bar] if is_wide else [side_by_side])]
    return [styled(line) for line in lines]


def _room(bars: Sequence[Bar], beside: str) -> int:
    """The columns that are left for the bars; 0 where they would be too short to tell anything."""
    room = _left(bars, beside)
    return min(room, _WIDEST_BAR) if room >= _NARROWEST_BAR else 0


def _left(bars: Sequence[Bar], beside: str) -> int:
    """The columns that names and figures leave; fewer than none where they do not fit themselves."""
    from rich.cells import cell_len

    names = max(cell_len(bar.name) for bar in bars) + 2
    columns = zip(*((bar.share, bar.percent, bar.beside) for bar in bars), strict=True)
    others = sum(max(map(cell_len, column)) for column in columns)
    return screen.width() - names - others - cell_len(beside) - 5 * _GAP


def rows(found: Statistics) -> Iterator[tuple[object, ...]]:
    """The figures for a pipe: of what, which, how many, of how many."""
    yield "applications", "", found.applications, ""
    yield "second-rejections", "", found.second_rejections, ""
    yield from (("results", code, count, found.applications) for code, count in found.results.items())
    yield from (("months", f"{month.first_day:%Y-%m}", month.count, found.rejections) for month in found.months)
    yield from (("ended", row.stage, row.ended, found.rejections) for row in found.stages)
    yield "ended", "", found.stage_unknown, found.rejections
    yield from (("reached", row.stage, row.reached.count, row.reached.of) for row in found.stages)
    yield from (("verdicts", code, count, found.rejections) for code, count in found.verdicts.items())
    yield from (("appeals", name, share.count, share.of) for name, share in _shares(found).items())
    yield "appeals", "median_days", _plain(found.appeals.median_days), ""
    yield "appeals", "unasked", found.appeals.unasked, ""


def as_data(found: Statistics) -> dict[str, Any]:
    """The figures as JSON knows them."""
    return {
        "applications": found.applications,
        "second_rejections": found.second_rejections,
        "results": dict(found.results),
        "months": [{"month": f"{month.first_day:%Y-%m}", "count": month.count} for month in found.months],
        "stages": [
            {"stage": row.stage, "ended": row.ended, "furthest": row.furthest, "reached": _share(row.reached)}
            for row in found.stages
        ],
        "stage_unknown": found.stage_unknown,
        "verdicts": dict(found.verdicts),
        "appeals": {
            **{name: _share(share) for name, share in _shares(found).items()},
            "median_days": _plain(found.appeals.median_days),
            "unasked": found.appeals.unasked,
        },
        "flows": [{"from": flow.source, "to": flow.target, "count": flow.count} for flow in found.flows],
    }


def _shares(found: Statistics) -> Mapping[str, Share]:
    appeals = found.appeals
    return {
        "asked": appeals.asked,
        "answered": appeals.answered,
        "yes": appeals.yes,
        "second_interviews": appeals.second_interviews,
        "offers": appeals.offers,
    }


def _share(share: Share) -> dict[str, int | None]:
    return {"count": share.count, "of": share.of, "percent": share.percent}


def _plain(number: float | None) -> float | int | None:
    """Whole days without a fraction."""
    return int(number) if number is not None and number.is_integer() else number
