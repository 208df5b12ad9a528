"""The morning list without Typer, whose import takes longer than the list itself.

Only what is spelled out here is taken; everything else (help, a mistake, a general option) goes to Typer, so that there
is one place where options are read and explained.
"""

from typing import Any

FLAGS = {"--all": "everything", "--exit-code": "exit_code", "--json": "as_json"}
_MOST_DIGITS = 4


def options_of(arguments: list[str]) -> dict[str, Any] | None:
    """The options of a plain `rc followups`, or None where Typer has to read them."""
    if not arguments or arguments[0] != "followups":
        return None
    options: dict[str, Any] = {}
    rest = iter(arguments[1:])
    for argument in rest:
        if argument in FLAGS:
            options[FLAGS[argument]] = True
        elif argument == "--days" and _is_small_number(number := next(rest, "")):
            options["days"] = int(number)
        else:
            return None
    return options


def _is_small_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS


def run(arguments: list[str]) -> int | None:
    """Show the morning list and give the exit code; None where this is not for here."""
    options = options_of(arguments)
    if options is None:
        return None
    from rechallenge_cli.cli.morning import show_due
    from rechallenge_cli.cli.session import Session

    return show_due(Session(), **options)
