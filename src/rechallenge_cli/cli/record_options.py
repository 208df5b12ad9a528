"""The options of a record, which `add` and `edit` share, made from the table of fields."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from rechallenge_cli.cli import complete
from rechallenge_cli.cli.fields import DESIRES, FIELDS, Field, help_of
from rechallenge_cli.cli.shared_options import option, with_options


def _parameter(field: Field) -> inspect.Parameter:
    flag = f"--{field.option}"
    if field.is_flag:
        kind: Any = bool | None
        declared = typer.Option(f"{flag}/{_opposite(field.option)}", help=help_of(field), show_default=False)
    else:
        kind = list[str] | None if field.is_repeatable else str | None
        declared = typer.Option(
            flag,
            metavar=field.metavar,
            help=help_of(field),
            autocompletion=_completion(field),
            show_default=False,
        )
    return option(field.name, Annotated[kind, declared])


def _opposite(option: str) -> str:
    return f"--{option.removeprefix('no-')}-welcome" if option.startswith("no-") else f"--no-{option}"


def _completion(field: Field) -> Callable[[str], object] | None:
    if field.codes:
        return complete.words(field.codes)
    return complete.listed(DESIRES) if field.option == "desire" else None


with_fields = with_options(map(_parameter, FIELDS))
"""Give a command the options of a record."""
