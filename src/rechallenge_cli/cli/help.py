"""The help pages, their columns set by the true width of what stands in them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rechallenge_cli.locales import _
from rechallenge_cli.output import wrapping
from rechallenge_cli.output.clean import clean

WIDEST = 100
_INDENT = "  "
_LEAST_TERM, _WIDEST_TERM = 18, 34

Entries = Iterable[tuple[str, str]]


def page(command: Any, context: Any, commands: Mapping[str, Entries]) -> str:
    """The whole page of a command; `commands` are the verbs by section, where it has any."""
    width = min(wrapping.terminal_width(), WIDEST)
    records: dict[str, list[tuple[str, str]]] = {"argument": [], "option": []}
    for param in command.get_params(context):
        records[param.param_type_name] += filter(None, [param.get_help_record(context)])
    sections = {_("Arguments"): records["argument"], _("Options"): records["option"], **commands}
    lines = [*_usage(command, context, width), "", *_paragraph(command.help, width)]
    for heading, entries in sections.items():
        if entries:
            lines += ["", f"{heading}:", *_entries(entries, width)]
    if command.epilog:
        lines += ["", *_paragraph(command.epilog, width)]
    return clean("\n".join(lines)) + "\n"


def _usage(command: Any, context: Any, width: int) -> list[str]:
    pieces = [context.command_path, _("[OPTIONS]"), *_arguments(command, context)]
    label = _("Usage")
    return wrapping.wrapped(f"{label}: {' '.join(pieces)}", width)


def _arguments(command: Any, context: Any) -> Iterator[str]:
    for param in command.get_params(context):
        if param.param_type_name == "argument":
            name = param.make_metavar(ctx=context)
            yield name if param.required else f"[{name}]"
    if hasattr(command, "commands"):
        yield _("COMMAND")


def _paragraph(text: str, width: int) -> list[str]:
    return wrapping.wrapped(_INDENT + text, width)


def _entries(entries: Entries, width: int) -> Iterator[str]:
    """Terms and what they mean, side by side; a term that is too wide for that stands above."""
    entries = list(entries)
    room = min(max(wrapping.columns(term) for term, _meaning in entries), _WIDEST_TERM, max(width // 3, _LEAST_TERM))
    margin = " " * (len(_INDENT) + room + len(_INDENT))
    for term, meaning in entries:
        lines = wrapping.wrapped(meaning, width - len(margin))
        if wrapping.columns(term) > room:
            yield _INDENT + term
        else:
            yield _INDENT + term + " " * (room - wrapping.columns(term) + len(_INDENT)) + lines.pop(0)
        yield from (margin + line for line in lines)
