"""Where words go: results to standard output, messages to standard error; a table to a person, lines to a pipe."""

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rechallenge_cli.locales import _
from rechallenge_cli.output.clean import field, one_line

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text


def is_terminal() -> bool:
    """Is somebody looking at standard output, or is it to look as if?"""
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def console() -> "Console":
    """The one Rich console: markup, emoji codes and highlighting are off, since user text is text."""
    from rich.console import Console

    return Console(markup=False, emoji=False, highlight=False, soft_wrap=False)


def width() -> int:
    """The columns of the screen."""
    return console().width


def styled(text: object, style: str = "") -> "Text":
    """A piece of text for the screen, cleaned, on one line."""
    from rich.text import Text

    return Text(one_line(str(text)), style=style)


def joined(*pieces: "Text") -> "Text":
    """Pieces of text in one, each in its own style."""
    from rich.text import Text

    return Text.assemble(*pieces)


def show(*renderables: "RenderableType") -> None:
    """Draw on the screen."""
    screen = console()
    for renderable in renderables:
        screen.print(renderable)


def say(text: str = "") -> None:
    """A line of the result, as it is in a pipe too."""
    sys.stdout.write(f"{text}\n")


def tell(text: str) -> None:
    """A message for the person, beside the result."""
    sys.stdout.flush()
    sys.stderr.write(f"{text}\n")


def rows(lines: Iterable[Iterable[object]]) -> None:
    """One record a line, tab-separated, whole."""
    for line in lines:
        sys.stdout.write("\t".join(map(field, line)) + "\n")


def plain(text: str) -> str:
    """User text within a sentence: cleaned, on one line."""
    return one_line(text)


def tell_nothing_on_record() -> None:
    """The empty state of a program that was never used."""
    tell(_("Nothing is on record yet. `rc add COMPANY` records a rejection, `rc demo` shows an example."))
