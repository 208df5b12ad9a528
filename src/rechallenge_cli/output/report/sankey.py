"""Where the nodes and the links of the Sankey lie: from flows to shapes, across the page or down it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rechallenge_cli.domain.funnel import Flow, Place

_RANKS: Mapping[Place, int] = {
    Place.OFFER: 0,
    Place.SECOND_OFFER: 0,
    Place.INTERVIEWS: 1,
    Place.FINAL: 1,
    Place.SECOND_CHANCE: 1,
    Place.SECOND_INTERVIEW: 1,
    Place.ASKED: 2,
    Place.REJECTED: 3,
    Place.NO_ANSWER: 3,
    Place.REJECTED_AGAIN: 3,
    Place.REFUSED: 4,
    Place.PASSED: 5,
    Place.WITHDREW: 6,
    Place.AWAITING: 7,
}
"""In which order the places of one layer stand; the places that lead on come first."""
_FIRST_RANK = 2
THICKNESS = 12.0
"""How long a node is in the direction of the flow."""
_GAP = 10.0
"""Between the nodes of a layer."""

Node = tuple[Place, Place, int]
"""A place, as (place, place, its layer), or where a flow from one place to another crosses a layer."""


@dataclass(slots=True)
class Box:
    """A node of a layer: where its slot begins across the flow, how wide the slot is, and how wide the node in it."""

    node: Node
    slot: float
    size: float
    at: float = 0.0

    @property
    def start(self) -> float:
        """Where the node begins in its slot."""
        return self.at + (self.slot - self.size) / 2

    @property
    def middle(self) -> float:
        """The middle of the node."""
        return self.at + self.slot / 2


@dataclass(slots=True)
class Link:
    """A flow: the layers that it touches, each with the middle of the band there."""

    flow: Flow
    width: float
    points: list[tuple[int, float]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Layout:
    """All nodes and links; `breadth` is what they take across the flow, `layers` how many there are along it."""

    boxes: tuple[Box, ...]
    links: tuple[Link, ...]
    breadth: float
    layers: int


def laid_out(flows: Sequence[Flow], least: Callable[[Place], float], scale: float, breadth: float | None) -> Layout:
    """The layout of flows. `least` is the room that a place needs for its name, `scale` the size of one application;
    within a `breadth` that is given, the scale is made smaller until all fits.
    """
    layer_of = _layers(flows)
    counts = _counts(flows)
    nodes = _nodes_by_layer(flows, layer_of)

    def boxes(scale: float) -> list[list[Box]]:
        return [[_box(node, counts, scale, least) for node in layer] for layer in nodes]

    while breadth and scale > 1e-6 and max(map(_extent, boxes(scale))) > breadth:
        scale *= 0.94
    layers = boxes(scale)
    across = breadth or max(map(_extent, layers))
    _place(layers, _steps(flows, layer_of), across)
    by_node = {box.node: box for layer in layers for box in layer}
    links = _links(flows, layer_of, by_node, scale)
    places = tuple(box for box in by_node.values() if box.node[0] is box.node[1])
    return Layout(places, links, across, len(layers))


def _layers(flows: Iterable[Flow]) -> dict[Place, int]:
    """Each place as far along as the longest way that leads to it. Flows come in the order of their sources."""
    found: dict[Place, int] = defaultdict(int)
    for flow in flows:
        found[flow.target] = max(found[flow.target], found[flow.source] + 1)
    return found


def _counts(flows: Iterable[Flow]) -> Counter[tuple[Place, Place]]:
    """How many are at each place, and how many go from one to another."""
    coming, going, crossing = (Counter[tuple[Place, Place]]() for _kind in range(3))
    for flow in flows:
        coming[flow.target, flow.target] += flow.count
        going[flow.source, flow.source] += flow.count
        crossing[flow.source, flow.target] += flow.count
    return (coming | going) + crossing


def _steps(flows: Iterable[Flow], layer_of: Mapping[Place, int]) -> dict[Flow, tuple[Node, ...]]:
    """The nodes of each flow, those included where it only crosses a layer."""
    return {flow: tuple(_crossed(flow, layer_of)) for flow in flows}


def _crossed(flow: Flow, layer_of: Mapping[Place, int]) -> Iterator[Node]:
    first, last = layer_of[flow.source], layer_of[flow.target]
    yield flow.source, flow.source, first
    yield from ((flow.source, flow.target, layer) for layer in range(first + 1, last))
    yield flow.target, flow.target, last


def _nodes_by_layer(flows: Sequence[Flow], layer_of: Mapping[Place, int]) -> list[list[Node]]:
    layers: dict[int, set[Node]] = defaultdict(set)
    for nodes in _steps(flows, layer_of).values():
        for node in nodes:
            layers[node[2]].add(node)
    return [sorted(layers[layer], key=lambda node: _rank(node, layer_of)) for layer in sorted(layers)]


def _rank(node: Node, layer_of: Mapping[Place, int]) -> tuple[int, int]:
    source, target, _layer = node
    return _RANKS.get(target, _FIRST_RANK), -layer_of[source]


def _box(node: Node, counts: Mapping[tuple[Place, Place], int], scale: float, least: Callable[[Place], float]) -> Box:
    source, target, _layer = node
    size = max(counts[source, target] * scale, 1.0)
    return Box(node, max(size, least(target)) if source is target else size, size)


def _extent(boxes: Sequence[Box]) -> float:
    return sum(box.slot for box in boxes) + _GAP * (len(boxes) - 1)


def _place(layers: list[list[Box]], steps: Mapping[Flow, tuple[Node, ...]], breadth: float) -> None:
    """One node after the other, each layer as near as can be to where its flows come from."""
    placed: dict[Node, Box] = {}
    for boxes in layers:
        at = 0.0
        for box in boxes:
            box.at = at
            at += box.slot + _GAP
        shift = _shift(boxes, steps, placed) if placed else (breadth - _extent(boxes)) / 2
        shift = min(max(shift, 0.0), max(breadth - _extent(boxes), 0.0))
        for box in boxes:
            box.at += shift
            placed[box.node] = box


def _shift(boxes: Sequence[Box], steps: Mapping[Flow, tuple[Node, ...]], placed: Mapping[Node, Box]) -> float:
    here = {box.node: box for box in boxes}
    pairs = [
        (flow.count, placed[before].middle - here[node].middle)
        for flow, nodes in steps.items()
        for before, node in pairwise(nodes)
        if node in here
    ]
    return sum(count * way for count, way in pairs) / sum(count for count, _way in pairs)


def _links(
    flows: Sequence[Flow], layer_of: Mapping[Place, int], boxes: Mapping[Node, Box], scale: float
) -> tuple[Link, ...]:
    """The bands side by side on each node, in the order of where they go and come from."""
    steps = _steps(flows, layer_of)
    links = {flow: Link(flow, max(flow.count * scale, 1.0)) for flow in flows}
    leaving, entering = defaultdict(list), defaultdict(list)
    for flow, nodes in steps.items():
        leaving[nodes[0]].append(flow)
        entering[nodes[-1]].append(flow)
    starts = _side_by_side(leaving, boxes, links, lambda flow: boxes[steps[flow][1]].middle)
    ends = _side_by_side(entering, boxes, links, lambda flow: boxes[steps[flow][-2]].middle)
    for flow, nodes in steps.items():
        crossings = [(node[2], boxes[node].middle) for node in nodes[1:-1]]
        links[flow].points = [(nodes[0][2], starts[flow]), *crossings, (nodes[-1][2], ends[flow])]
    return tuple(links.values())


def _side_by_side(
    groups: Mapping[Node, list[Flow]],
    boxes: Mapping[Node, Box],
    links: Mapping[Flow, Link],
    towards: Callable[[Flow], float],
) -> dict[Flow, float]:
    """The middle of each band on its node."""
    found = {}
    for node, group in groups.items():
        at = boxes[node].start
        for flow in sorted(group, key=towards):
            found[flow] = at + links[flow].width / 2
            at += links[flow].width
    return found
