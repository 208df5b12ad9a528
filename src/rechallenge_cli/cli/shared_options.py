"""Options that several commands share, declared once and handed over as one mapping."""

import inspect
from collections.abc import Callable, Iterable
from typing import Any

Command = Callable[..., None]


def with_options(options: Iterable[inspect.Parameter]) -> Callable[[Command], Command]:
    """Give a command further options; what was given of them reaches it as the mapping `given`."""
    shared = list(options)

    def widen(command: Command) -> Command:
        def run(**values: Any) -> None:
            given = {option.name: values.pop(option.name) for option in shared}
            command(**values, given={name: value for name, value in given.items() if value not in (None, [])})

        own = [each for each in inspect.signature(command).parameters.values() if each.name != "given"]
        run.__signature__ = inspect.Signature([*own, *shared])  # type: ignore[attr-defined]
        return run

    return widen


def option(name: str, annotation: Any) -> inspect.Parameter:
    """An option that may be left out."""
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)
