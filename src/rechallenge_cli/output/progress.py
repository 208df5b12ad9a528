"""How far a long reading has come, for whoever sits at the terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rechallenge_cli.locales import _

if TYPE_CHECKING:
    from rich.progress import ProgressColumn

Advance = Callable[[int], None]
"""Say how many bytes have been read, or records written, by now."""


@contextmanager
def writing(total: int) -> Iterator[Advance]:
    """A bar on standard error while `total` records are written; in a pipe, nothing, nor for a few."""
    if not sys.stderr.isatty() or total < _MANY:
        yield lambda _written: None
        return
    from rich.progress import MofNCompleteColumn

    with _bar(_("Recording"), total, MofNCompleteColumn()) as advance:
        yield advance


_MANY = 200


@contextmanager
def reading(total: int | None) -> Iterator[Advance]:
    """A bar on standard error while something of `total` bytes is read, where that is known; in a pipe, nothing."""
    if not sys.stderr.isatty():
        yield lambda _read: None
        return
    from rich.progress import DownloadColumn

    with _bar(_("Reading"), total, DownloadColumn()) as advance:
        yield advance


@contextmanager
def _bar(what: str, total: int | None, count: "ProgressColumn") -> Iterator[Advance]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), count, TimeRemainingColumn())
    console = Console(stderr=True, markup=False, emoji=False, highlight=False)
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda done: bar.update(task, completed=done)
