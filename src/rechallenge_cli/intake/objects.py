"""JSON of other programs -> the list of objects in it that may be applications, wherever it lies."""

from collections.abc import Iterator
from typing import Any

from rechallenge_cli.intake.table_shape import weight_of_header

Object = dict[str, Any]

_DEEPEST = 5
_OF_LITTLE_WEIGHT = 2
KEY = "key"
"""The column that holds the names under which objects lie, where they lie in no list."""


def document_of(content: bytes) -> Any:
    """A document, or an object a line as a list of them. ValueError or RecursionError for what is neither."""
    import json

    try:
        return json.loads(content)
    except ValueError:
        text = content.decode(json.detect_encoding(content))
        lines = [json.loads(line) for line in text.splitlines() if line.strip()]
        if len(lines) < 2 or not all(isinstance(each, dict) for each in lines):
            raise
        return lines


def objects_in(document: Any) -> list[Object]:
    """The likeliest list of objects in a document, else those that lie under names; each without depths of its own."""
    found = max(_lists(document, _DEEPEST), key=_worth, default=[])
    found = found or max(_named(document, _DEEPEST), key=_worth, default=[])
    return [dict(_flat(each, "", _DEEPEST)) for each in found]


def _worth(found: list[Object]) -> tuple[int, int, int]:
    """Which of two lists is rather the one of applications: by what its keys mean, then the longer, then the fuller one."""
    keys = list(found[0]) if found else []
    weight = weight_of_header(keys, frozenset())
    return weight if weight > _OF_LITTLE_WEIGHT else 0, len(found), len(keys)


def _lists(value: Any, depth: int) -> Iterator[list[Object]]:
    """Lists of objects. What an object in a list holds is its own."""
    if isinstance(value, list):
        yield [each for each in value if isinstance(each, dict)]
    elif isinstance(value, dict) and depth:
        for each in value.values():
            yield from _lists(each, depth - 1)


def _named(value: Any, depth: int) -> Iterator[list[Object]]:
    if not isinstance(value, dict) or not depth:
        return
    if value and all(isinstance(each, dict) for each in value.values()):
        yield [{KEY: name, **each} for name, each in value.items()]
    for each in value.values():
        yield from _named(each, depth - 1)


def _flat(value: Object, above: str, depth: int) -> Iterator[tuple[str, Any]]:
    """`{"company": {"name": …}}` is a column "company.name"."""
    for name, each in value.items():
        if isinstance(each, dict) and depth:
            yield from _flat(each, f"{above}{name}.", depth - 1)
        else:
            yield f"{above}{name}", each
