"""The arguments and options that several commands share."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from rechallenge_cli.cli import complete
from rechallenge_cli.cli.fields import FIELDS, Field, help_of, shown
from rechallenge_cli.cli.session import Session
from rechallenge_cli.domain.errors import N_, UsageError
from rechallenge_cli.domain.model import StepKind
from rechallenge_cli.locales import _


def session_of(context: typer.Context) -> Session:
    """The session that the front door has opened."""
    session = context.find_object(Session)
    return session or Session()


def number(typed: str | int) -> int:
    """A rejection's number, with or without #. UsageError when it is none."""
    digits = str(typed).strip().removeprefix("#")
    if digits.isdecimal() and len(digits) <= _LONGEST_NUMBER:
        return int(digits)
    hint = N_("`rc list` shows the numbers on record")
    raise UsageError(N_('"{text}" is not the number of a rejection'), hint, text=shown(str(typed)))


_LONGEST_NUMBER = 15

Id = Annotated[
    int,
    typer.Argument(metavar="ID", parser=number, help=_("the number of a rejection"), autocompletion=complete.numbers),
]
Ids = Annotated[
    list[int],
    typer.Argument(metavar="ID…", parser=number, help=_("numbers of rejections"), autocompletion=complete.numbers),
]
AsJson = Annotated[bool, typer.Option("--json", help=_("answer as JSON"))]
Yes = Annotated[bool, typer.Option("--yes", "-y", help=_("do not ask"))]
Kind = Annotated[
    StepKind | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help=_("which follow-up is meant, if not the one due first"),
        autocompletion=complete.kinds,
    ),
]


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
            autocompletion=complete.for_field(field),
            show_default=False,
        )
    return inspect.Parameter(
        field.name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[kind, option]
    )


def _opposite(option: str) -> str:
    return f"--{option.removeprefix('no-')}-welcome" if option.startswith("no-") else f"--no-{option}"
