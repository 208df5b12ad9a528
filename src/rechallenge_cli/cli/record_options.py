"""The options of a record, which `add` and `edit` share, made from the table of fields."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from rechallenge_cli.cli import complete
from rechallenge_cli.cli.fields import FIELDS, Field, help_of


def with_fields(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a record; what was given reaches it as the mapping `given`."""

    def run(**values: Any) -> None:
        given = {field.name: values.pop(field.name) for field in FIELDS}
        command(**values, given={name: value for name, value in given.items() if value not in (None, [])})

    own = [each for each in inspect.signature(command).parameters.values() if each.name != "given"]
    run.__signature__ = inspect.Signature([*own, *map(_parameter, FIELDS)])  # type: ignore[attr-defined]
    return run


def _parameter(field: Field) -> inspect.Parameter:
    flag = f"--{field.option}"
    if field.is_flag:
        kind: Any = bool | None
        option = typer.Option(f"{flag}/{_opposite(field.option)}", help=help_of(field), show_default=False)
    else:
        kind = list[str] | None if field.is_repeatable else str | None
        option = typer.Option(
            flag,
            metavar=field.metavar,
            help=help_of(field),
            autocompletion=_completion(field),
            show_default=False,
        )
    return inspect.Parameter(
        field.name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[kind, option]
    )


def _opposite(option: str) -> str:
    return f"--{option.removeprefix('no-')}-welcome" if option.startswith("no-") else f"--no-{option}"


def _completion(field: Field) -> Callable[[str], object] | None:
    if field.option == "stage":
        return complete.stage_words
    return complete.codes(field.complete) if field.complete else None
