"""What went wrong unexpectedly, noted for whoever mends it: where in the program, and not a word of the records.

A message of an error, a value or a line of code may hold what somebody typed, so none of them is noted.
"""

import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from rechallenge_cli import __version__
from rechallenge_cli.cli import paths
from rechallenge_cli.domain.errors import RcError

if TYPE_CHECKING:
    from types import FrameType

LARGEST = 200_000
"""The log holds so many letters; older entries go."""
_CAUSES, _FRAMES = 5, 60
_BETWEEN = "\n\n"


def note(error: BaseException, arguments: list[str]) -> Path | None:
    """Note an error in the log; gives its place, None when it cannot be written."""
    from rechallenge_cli.output.files import write_whole
    from rechallenge_cli.store.private import make_folder

    entry = "\n".join((_head(), _command(arguments), *_told(error)))
    try:
        path = paths.log_path()
        text = _newest(_before(path) + entry + _BETWEEN)
        make_folder(path.parent)
        write_whole(path, [text.encode()], overwrite=True)
    except (OSError, RcError):
        return None
    return path


def _before(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def _newest(text: str) -> str:
    """As many of the last entries as there is room for."""
    if len(text) <= LARGEST:
        return text
    return text[text.find(_BETWEEN, len(text) - LARGEST) + len(_BETWEEN) :]


def _head() -> str:
    moment = time.strftime("%Y-%m-%d %H:%M:%S %z")
    python = ".".join(map(str, sys.version_info[:3]))
    return f"{moment}  rechallenge {__version__}  Python {python}  SQLite {sqlite3.sqlite_version}  {sys.platform}"


def _command(arguments: list[str]) -> str:
    """The command and the names of its options, as far as they are ours; what was typed for them stays out."""
    from rechallenge_cli.cli.verbs import VERBS

    verb = next((each for each in arguments if each in VERBS), None)
    known = _options_of(verb) if verb else frozenset()
    names = [name for name in (each.partition("=")[0] for each in arguments) if name in known]
    return " ".join(["rc", *filter(None, [verb]), *names])


def _options_of(verb: str) -> frozenset[str]:
    from rechallenge_cli.cli.app import EVERYWHERE, build_verb
    from rechallenge_cli.cli.verbs import VERBS

    everywhere = [f"--{name.replace('_', '-')}" for name in EVERYWHERE]
    with suppress(Exception):  # it may be this that went wrong
        params = build_verb(verb, VERBS[verb]).params
        return frozenset([*everywhere, *(name for param in params for name in (*param.opts, *param.secondary_opts))])
    return frozenset(everywhere)


def _told(error: BaseException) -> Iterator[str]:
    """An error and those that led to it, each with the way through the program to it."""
    for each in islice(_causes(error), _CAUSES):
        # SQLite's name for what it is has no words of people
        yield " ".join(filter(None, (f"{type(each).__module__}.{type(each).__qualname__}", _name_of_sqlite(each))))
        yield from _frames(each)


def _name_of_sqlite(error: BaseException) -> str:
    return str(getattr(error, "sqlite_errorname", "")) if isinstance(error, sqlite3.Error) else ""


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _frames(error: BaseException) -> list[str]:
    from traceback import walk_tb

    found = [f"  {_place(frame, line)}" for frame, line in walk_tb(error.__traceback__)]
    return found[-_FRAMES:]


def _place(frame: "FrameType", line: int) -> str:
    """Where in the code: by the module, as the path of its file is the person's own."""
    module = frame.f_globals.get("__name__")
    # a template is no module, and may be one of the person's own
    return f"{module}:{line} {frame.f_code.co_qualname}" if module in sys.modules else "?"
