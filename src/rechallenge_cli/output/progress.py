"""How far a long reading has come, for whoever sits at the terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rechallenge_cli.locales import _

Advance = Callable[[int], None]
"""Say how many bytes have been read by now."""


@contextmanager
def writing(total: int) -> Iterator[Advance]:
    """A bar on standard error while `total` records are written; in a pipe, nothing, nor for a few."""
    if not sys.stderr.isatty() or total < _MANY:
        yield lambda _written: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True, markup=False, emoji=False, highlight=False)
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(_("Recording"), total=total)
        yield lambda written: bar.update(task, completed=written)


_MANY = 200


@contextmanager
def reading(total: int | None) -> Iterator[Advance]:
    """A bar on standard error while something of `total` bytes is read, where that is known; in a pipe, nothing."""
    if not sys.stderr.isatty():
        yield lambda _read: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    console = Console(stderr=True, markup=False, emoji=False, highlight=False)
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(_("Reading"), total=total)
        yield lambda read: bar.update(task, completed=read)
