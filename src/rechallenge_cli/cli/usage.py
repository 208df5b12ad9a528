"""Mistakes on the command line that Typer finds, in our words and with a way out."""

import re
from typing import Any

from rechallenge_cli.domain.errors import N_
from rechallenge_cli.locales import _
from rechallenge_cli.output.clean import one_line

_SENTENCES: tuple[tuple[str, str], ...] = (
    (r"No such option: (?P<option>.+)", N_("there is no option {option}")),
    (r"Option '(?P<option>.+)' does not take a value\.", N_("the option {option} takes no value")),
    (r"Option '(?P<option>.+)' requires (?:an argument|\d+ arguments)\.", N_("the option {option} needs a value")),
    (r"Got unexpected extra argument\(s\) \((?P<words>.+)\)", N_("this is more than it takes: {words}")),
    (r"Missing command\.", N_("the command is missing")),
    (r"No such command '(?P<verb>.*)'\.", N_("there is no command {verb}")),
)
"""What Typer says, and what we say for it."""

_BAD_VALUES: tuple[tuple[str, str], ...] = (
    (r"'(?P<text>.*)' is not a valid (?:int|float)(?: range)?\.", N_('{where} takes a number, not "{text}"')),
    (
        r"(?P<text>.+) is not in the range (?P<range>.+)\.",
        N_("{where} takes a number in the range {range}, not {text}"),
    ),
    (r"'(?P<text>.*)' is not one of (?P<choices>.+)\.", N_('{where} is one of {choices}, not "{text}"')),
)
"""The same for values, with the option or argument that they were given for."""


def told(error: Any) -> tuple[str, str | None]:
    """The sentence for a mistake that Typer found, and the way out."""
    context = getattr(error, "ctx", None)
    hint = _("`{command} --help` shows what it takes").format(command=context.command_path) if context else None
    return one_line(_sentence(error)), _near_miss(error, context) or hint


def _sentence(error: Any) -> str:
    param = getattr(error, "param", None)
    if type(error).__name__ == "MissingParameter" and param is not None:
        return _("{what} is missing").format(what=_name(param, error.ctx))
    where = _name(param, error.ctx) if param is not None else ""
    for pattern, sentence in _BAD_VALUES if param is not None else _SENTENCES:
        if match := re.fullmatch(pattern, error.message, re.DOTALL):
            return _(sentence).format(where=where, **match.groupdict())
    return str(error.format_message()).rstrip(".")


def _name(param: Any, context: Any) -> str:
    if param.param_type_name == "argument":
        return str(param.make_metavar(ctx=context))
    return str(max(param.opts, key=len))


def _near_miss(error: Any, context: Any) -> str | None:
    """What may have been meant: an option or a verb that looks like it."""
    near = getattr(error, "possibilities", None) or _near_verbs(error, context)
    return _("did you mean {words}?").format(words=_(", ").join(sorted(near))) if near else None


def _near_verbs(error: Any, context: Any) -> list[str]:
    from difflib import get_close_matches

    missed = re.fullmatch(_SENTENCES[-1][0], error.message, re.DOTALL)
    return get_close_matches(missed["verb"], list(context.command.commands), cutoff=0.7) if missed and context else []
