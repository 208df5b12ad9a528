"""From figures to shapes with their words: what the templates draw as SVG."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rechallenge_cli.domain.funnel import Flow, Place
from rechallenge_cli.domain.statistics import Month
from rechallenge_cli.locales import _
from rechallenge_cli.output import wording
from rechallenge_cli.output.figures import PLACES, Bar
from rechallenge_cli.output.report.sankey import THICKNESS, Box, Link, laid_out
from rechallenge_cli.output.wrapping import columns, wrapped

KINDS: Mapping[Place, str] = {
    **dict.fromkeys((Place.APPLICATIONS, Place.INTERVIEWS, Place.FINAL), "way"),
    **dict.fromkeys((Place.AWAITING, Place.ASKED, Place.NO_ANSWER), "open"),
    **dict.fromkeys((Place.REJECTED, Place.WITHDREW, Place.REFUSED, Place.REJECTED_AGAIN), "end"),
    **dict.fromkeys((Place.OFFER, Place.PASSED, Place.SECOND_CHANCE, Place.SECOND_INTERVIEW), "good"),
    Place.SECOND_OFFER: "good",
}
"""The colour of each place; its name and its count stand beside it."""
_COLUMN = 6.9
"""About how wide half a full-width letter is, in the units of the drawing."""
_LINE = 15.0
_HIGHEST = 240.0
"""How high all applications together are at the most, and how high one of them is."""
_LARGEST_APPLICATION = 22.0
_NAME = 12
"""In so many columns the name of a place is folded."""

Point = Callable[[float, float], str]
"""How far along the flow and how far across it -> a point of the drawing."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A node: its rectangle, and its name in lines, the count before them, from a point on."""

    kind: str
    x: float
    y: float
    width: float
    height: float
    count: int
    words: tuple[str, ...]
    text_x: float
    text_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Band:
    """A link: a line as wide as it is strong."""

    kind: str
    path: str
    width: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A Sankey, ready to be drawn."""

    width: float
    height: float
    bands: tuple[Band, ...]
    shapes: tuple[Shape, ...]


def across(flows: Sequence[Flow], width: float = 900.0) -> Picture:
    """The Sankey from left to right, for a desk and for paper."""
    scale = min(_HIGHEST / _total(flows), _LARGEST_APPLICATION)
    layout = laid_out(flows, lambda place: _LINE * (1 + len(_words(place))) + 4, scale, None)
    step = (width - THICKNESS - (_NAME + 2) * _COLUMN) / max(layout.layers - 1, 1)
    bands = tuple(_band(link, step, lambda along, at: f"{along:.1f} {at:.1f}") for link in layout.links)
    shapes = tuple(_beside(box, step, flows) for box in layout.boxes)
    return Picture(width, layout.breadth, bands, shapes)


def down(flows: Sequence[Flow], width: float = 328.0) -> Picture:
    """The Sankey from top to bottom, for a phone."""
    step = 92.0
    layout = laid_out(flows, lambda place: max(map(columns, _words(place))) * _COLUMN + 6, 20.0, width)
    bands = tuple(_band(link, step, lambda along, at: f"{at:.1f} {along:.1f}") for link in layout.links)
    shapes = tuple(_below(box, step, flows, width) for box in layout.boxes)
    height = step * (layout.layers - 1) + THICKNESS + 3.5 * _LINE
    return Picture(width, height, bands, shapes)


def _total(flows: Sequence[Flow]) -> int:
    return sum(flow.count for flow in flows if flow.source is Place.APPLICATIONS)


def _words(place: Place) -> tuple[str, ...]:
    return tuple(wrapped(_(PLACES[place]), _NAME))


def _band(link: Link, step: float, point: Point) -> Band:
    """Straight over the nodes and the crossings of a layer, and swung from one to the next."""
    (first, at), *_others = link.points
    parts = [f"M{point(first * step + THICKNESS, at)}"]
    for (layer, before), (following, after) in pairwise(link.points):
        begin, end = layer * step + THICKNESS, following * step
        half = (begin + end) / 2
        parts.append(f"C{point(half, before)} {point(half, after)} {point(end, after)}")
        if (following, after) != link.points[-1]:
            parts.append(f"L{point(end + THICKNESS, after)}")
    return Band(KINDS[link.flow.target], "".join(parts), round(link.width, 2))


def _count(place: Place, flows: Sequence[Flow]) -> int:
    coming = sum(flow.count for flow in flows if flow.target is place)
    return coming or _total(flows)


def _beside(box: Box, step: float, flows: Sequence[Flow]) -> Shape:
    place, _same, layer = box.node
    words = _words(place)
    x = layer * step
    middle = box.middle - len(words) * _LINE / 2 + 4
    return Shape(
        KINDS[place],
        round(x, 1),
        round(box.start, 1),
        THICKNESS,
        round(box.size, 1),
        _count(place, flows),
        words,
        round(x + THICKNESS + 5, 1),
        round(middle, 1),
        "start",
    )


def _below(box: Box, step: float, flows: Sequence[Flow], width: float) -> Shape:
    place, _same, layer = box.node
    words = _words(place)
    half = max(map(columns, words)) * _COLUMN / 2
    return Shape(
        KINDS[place],
        round(box.start, 1),
        round(layer * step, 1),
        round(box.size, 1),
        THICKNESS,
        _count(place, flows),
        words,
        round(min(max(box.middle, half), width - half), 1),
        round(layer * step + THICKNESS + _LINE, 1),
        "middle",
    )


@dataclass(frozen=True, slots=True)
class Column:
    """A month: its bar in per cent of the width and in pixels from above, and its name; its year where one begins."""

    count: int
    x: float
    width: float
    middle: float
    y: float
    height: float
    name: str
    year: str


_MONTHS_HEIGHT = 120.0
_ABOVE = 22.0
_FEWEST_COLUMNS = 6
_JANUARY = 1


def standing(months: Sequence[Month]) -> tuple[Column, ...]:
    """Months side by side, as high as they count."""
    highest = max((month.count for month in months), default=0)
    room = 100 / max(len(months), _FEWEST_COLUMNS)
    return tuple(_column(month, room * at, room, highest, is_first=not at) for at, month in enumerate(months))


def _column(month: Month, x: float, room: float, highest: int, *, is_first: bool) -> Column:
    height = _MONTHS_HEIGHT * month.count / max(highest, 1)
    begins = is_first or month.first_day.month == _JANUARY
    return Column(
        month.count,
        round(x + room * 0.18, 2),
        round(room * 0.64, 2),
        round(x + room / 2, 2),
        round(_ABOVE + _MONTHS_HEIGHT - height, 1),
        round(height, 1),
        wording.month_name(month.first_day),
        str(month.first_day.year) if begins else "",
    )


@dataclass(frozen=True, slots=True)
class Row:
    """A bar that lies, in per cent of the room for it."""

    bar: Bar
    width: float


def lying(bars: Sequence[Bar]) -> tuple[Row, ...]:
    """Bars one below the other, as long as they count."""
    return tuple(Row(bar, round(100 * bar.count / bar.of, 2) if bar.of else 0.0) for bar in bars)
