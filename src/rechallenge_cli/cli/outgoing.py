"""Where the content of a file goes: to standard output, or to a file that is written whole or not at all."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from rechallenge_cli.cli.session import Session
from rechallenge_cli.domain.errors import N_, ConflictError, StorageError, UsageError
from rechallenge_cli.output import screen
from rechallenge_cli.output.clean import clean
from rechallenge_cli.output.files import write_whole


class Written(NamedTuple):
    """What goes out, and the message that tells of it, in which `{file}` is left open.

    `brings_up_to_date` when it holds all that the file has already, so that it may take its place.
    """

    content: Iterable[bytes]
    message: str
    brings_up_to_date: bool = False


_IN_MEMORY = 16 * 1024**2
"""How many bytes are gathered in memory; more of them go to a file that nobody else can see and that is gone by itself."""


@contextmanager
def gathering() -> Iterator[Callable[[Written], Written]]:
    """Takes together all that goes out while the database is open, which then need not wait for where it goes."""
    import tempfile

    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as content:

        def gather(written: Written) -> Written:
            try:
                for part in written.content:  # all at once, they would all be held in memory
                    content.write(part)
                content.seek(0)
            except OSError as error:
                message, hint = N_("cannot write {path}: {error}"), N_("nothing was written; try another place")
                raise StorageError(message, hint, path=tempfile.gettempdir(), error=error.strerror) from error
            return written._replace(content=content)

        yield gather


_DATABASE = b"SQLite format 3\x00"
"""How every database of SQLite begins."""
_BINARY = N_("this is no text for a screen")
_TO_A_FILE = N_("name a file, or pipe it into a program")


def is_standard_output(file: Path | None) -> bool:
    """Is it standard output that is meant?"""
    return file is None or str(file) == "-"


def refuse_the_database(session: Session, file: Path | None) -> None:
    """ConflictError when a file is the database itself."""
    if file and file.exists() and session.db_path.exists() and file.samefile(session.db_path):
        raise ConflictError(N_("{file} is the database itself"), N_("name another file"), file=file)


def refuse_any_database(session: Session, file: Path | None) -> None:
    """ConflictError when a file is the database itself, or another one: neither gives way to what is only taken from it."""
    refuse_the_database(session, file)
    if file and not is_standard_output(file) and file.is_file() and _is_a_database(file):
        raise ConflictError(N_("{file} is a database"), N_("name another file"), file=file)


def _is_a_database(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(_DATABASE)) == _DATABASE


def refuse_a_screen(file: Path | None) -> None:
    """UsageError when what is no text would go to a terminal."""
    if is_standard_output(file) and sys.stdout.isatty():
        raise UsageError(_BINARY, _TO_A_FILE)


def put(file: Path | None, written: Written, *, force: bool, encoding: str = "utf-8") -> None:
    """Put the content where it is asked for; of a file the message tells."""
    if file is None or str(file) == "-":
        _to_standard_output(written.content, encoding)
        return
    write_whole(file, written.content, overwrite=force or written.brings_up_to_date)
    screen.tell(written.message.format(file=screen.plain(str(file))))


def _to_standard_output(content: Iterable[bytes], encoding: str) -> None:
    """The bytes as they are to a pipe; on a terminal nothing of them may act on it."""
    if sys.stdout.isatty():
        screen.say_whole(clean(b"".join(content).decode(encoding)).removesuffix("\n"))
        return
    sys.stdout.flush()
    sys.stdout.buffer.writelines(content)
