"""Where words go: results to standard output, messages to standard error; a table to a person, lines to a pipe."""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import IO, TYPE_CHECKING, NamedTuple

from rechallenge_cli.locales import _
from rechallenge_cli.output.clean import field, one_line

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.measure import Measurement
    from rich.table import Table
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


def broken(text: "Text", width: int) -> Iterator["Text"]:
    """The lines of a text on so many columns, broken where its language breaks lines."""
    for line in text.split("\n"):
        for part in [line] if line.cell_len <= width else _parts(line, width):
            part.justify = text.justify
            part.rstrip()
            yield part


def _parts(line: "Text", width: int) -> Iterable["Text"]:
    from rechallenge_cli.output.wrapping import break_offsets

    return line.divide(break_offsets(line.plain, width))


@dataclass(frozen=True, slots=True)
class Flowing:
    """A text that is broken where its language breaks lines; Rich itself breaks at blanks, which Japanese has not."""

    text: "Text"

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> Iterator["Text"]:
        yield from [self.text] if options.no_wrap else broken(self.text, options.max_width)

    def __rich_measure__(self, console: "Console", options: "ConsoleOptions") -> "Measurement":
        from rich.measure import Measurement

        from rechallenge_cli.output.wrapping import columns, widest_whole

        whole = max(map(columns, self.text.plain.split("\n")))
        return Measurement(min(widest_whole(self.text.plain), options.max_width), min(whole, options.max_width))


def flowing(renderable: "RenderableType") -> "RenderableType":
    """The same, if it is text, broken where its language breaks lines."""
    from rich.text import Text

    return Flowing(renderable) if isinstance(renderable, Text) else renderable


def add_row(table: "Table", *cells: "RenderableType") -> None:
    """A row of a table, its texts broken where their language breaks lines."""
    table.add_row(*map(flowing, cells))


def stacked(*texts: "Text") -> "RenderableType":
    """Texts one below the other."""
    from rich.console import Group

    return Group(*map(flowing, texts))


class Cell(NamedTuple):
    """A text on so many columns, at their right end or at their left."""

    text: "Text"
    columns: int
    at_right: bool = False


GAP = 2


def side_by_side(*cells: Cell) -> Iterator["Text"]:
    """The lines of texts that stand beside each other, some columns apart. A table of Rich takes twice as long."""
    from rich.text import Text

    for pieces in zip_longest(*(broken(cell.text, cell.columns) for cell in cells)):
        line, end = Text(), 0
        for piece, cell in zip(pieces, cells, strict=True):
            end += cell.columns
            if piece:
                start = end - (piece.cell_len if cell.at_right else cell.columns)
                line.pad_right(start - line.cell_len)
                line.append_text(piece)
            end += GAP
        yield line


def show_lines(lines: Iterable["Text"]) -> None:
    """Draw lines that are known to fit."""
    from rich.text import Text

    console().print(Text("\n").join(lines), no_wrap=True, overflow="ignore", crop=False)


def show(*renderables: "RenderableType") -> None:
    """Draw on the screen."""
    screen = console()
    for renderable in renderables:
        screen.print(flowing(renderable))


def say(text: str = "") -> None:
    """A line of the result, as it is in a pipe too."""
    _write(text, sys.stdout)


def say_whole(text: str) -> None:
    """A text of the result that is copied from the screen: no line end is put into it."""
    sys.stdout.write(f"{text}\n")


def tell(text: str) -> None:
    """A message for the person, beside the result."""
    sys.stdout.flush()
    _write(text, sys.stderr)


def _write(text: str, stream: IO[str]) -> None:
    """On a screen the text is broken where its language breaks lines; a pipe gets it as it is."""
    if stream.isatty():
        from rechallenge_cli.output.wrapping import terminal_width, wrapped

        text = "\n".join(wrapped(text, terminal_width()))
    stream.write(f"{text}\n")


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
