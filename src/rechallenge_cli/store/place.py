"""The place of the file: what may lie there and beside it, and how something whole is put there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rechallenge_cli.domain.errors import N_, StorageError
from rechallenge_cli.store.private import make_file

N_OTHER_FILE = N_("name the database with --db FILE or RC_DB")
N_NO_DATABASE = (
    N_("{path} is not a database"),
    N_("name the database with --db FILE or RC_DB; `rc restore` puts a backup back"),
)
_EMPTY_FILE = N_("`rc restore` puts a backup back; or remove the empty file to start anew")
_BEGINNING = b"SQLite format 3\0"
"""How every database of SQLite begins."""
_WRITE_VERSION_AT, _ROLLBACK_JOURNAL = 18, 1
_PAGE_SIZE, _PAGES, _LONGEST_HEAD = slice(16, 18), slice(28, 32), 100
JOURNALS = ("-journal", "-wal")
"""What SQLite lays beside a database while somebody writes, by how its name ends."""
_LONG = 60.0


def is_there(path: Path) -> bool:
    """Is there a file? StorageError or OSError where a no would be wrong: it cannot be, or it was there and is gone."""
    try:
        path.stat()
    except FileNotFoundError:
        if path.is_symlink():
            message, hint = (
                N_("{path} is a link to {place}, which is not there"),
                N_("is the drive it lies on connected?"),
            )
            raise StorageError(message, hint, path=path, place=path.readlink()) from None
        if left := left_beside(path):
            message = N_("{path} is gone, but {left}, which a command that did not end left beside it, is still there")
            hint = N_("put the database back; or `rc restore` puts a backup there; or move {left} away to start anew")
            raise StorageError(message, hint, path=path, left=left[0].name) from None
        return False
    return True


def left_beside(path: Path) -> list[Path]:
    """What lies beside a database and belongs to what was not ended, where there is something in it."""
    beside = (path.with_name(path.name + ending) for ending in JOURNALS)
    return [each for each in beside if _size(each)]


def _size(path: Path) -> int:
    """How much is in a file; nothing where there is none, or no more."""
    with suppress(OSError):
        return path.stat().st_size if path.is_file() else 0
    return 0


def refuse_what_is_no_file(path: Path) -> None:
    """StorageError for a folder, an empty file and what never was a database, OSError for what may not be read."""
    if path.is_dir():
        raise StorageError(N_("{path} is a folder, not a database"), N_OTHER_FILE, path=path)
    if not path.is_file():
        raise StorageError(N_("{path} is no file, but a pipe or a device"), N_OTHER_FILE, path=path)
    if not path.stat().st_size:
        raise StorageError(N_("{path} is empty; it may have been cut short"), _EMPTY_FILE, path=path)
    # the system's own word on a missing permission is clearer than SQLite's
    with path.open("rb") as file:
        head = file.read(_WRITE_VERSION_AT + 1)
    if not head.startswith(_BEGINNING):
        raise StorageError(*N_NO_DATABASE, path=path)
    if head[-1] == _ROLLBACK_JOURNAL:
        _refuse_a_strange_log(path)


def _refuse_a_strange_log(path: Path) -> None:
    """What belongs to another database, SQLite would write over ours: a log, which ours never keeps, or such a journal."""
    for left in left_beside(path):
        if left.name.endswith("-wal") or _is_strange(path):
            message = N_("{log} lies beside {path} and does not belong to it")
            raise StorageError(message, N_("move it away, then try again"), path=path, log=left.name)


def _is_strange(path: Path) -> bool:
    from rechallenge_cli.store.journal import is_strange

    return is_strange(path)


def has_remains(path: Path) -> bool:
    """Is the file longer than it says, or is a journal beside it that is over?

    So it is while a file is made smaller, and for good where that command was killed: pages that are no part of the
    database any more, with what stood in them.
    """
    with path.open("rb") as file:
        head = file.read(_LONGEST_HEAD)
        size = os.fstat(file.fileno()).st_size
    says = int.from_bytes(head[_PAGE_SIZE]) * int.from_bytes(head[_PAGES])
    return 0 < says < size or any(map(_is_over, left_beside(path)))


def _is_over(journal: Path) -> bool:
    with suppress(OSError), journal.open("rb") as file:
        return file.read(1) == b"\0"
    return False


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """An empty file beside a place, for what is to be put there once it is whole. What is left of it goes at the end."""
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    new.unlink(missing_ok=True)
    make_file(new)
    _clear_away(path, before=new.stat().st_mtime - _LONG)
    try:
        yield new
    finally:
        new.unlink(missing_ok=True)


def _clear_away(path: Path, before: float) -> None:
    """Take away what commands that were killed left unfinished. One that is at work needs seconds."""
    for left in path.parent.iterdir():
        if left.name.startswith(f".{path.name}.") and left.suffix == ".new":
            with suppress(OSError):
                if left.stat().st_mtime < before:
                    left.unlink()


@contextmanager
def sentences_of_the_system(path: Path) -> Iterator[None]:
    """Say in one sentence what the system did not allow when the file was opened."""
    try:
        yield
    except PermissionError as error:
        raise StorageError(N_("no permission for {path}"), N_OTHER_FILE, path=error.filename or path) from error
    except (NotADirectoryError, FileExistsError) as error:
        raise StorageError(N_("{path} lies under a file, not in a folder"), N_OTHER_FILE, path=path) from error
    except OSError as error:
        message = N_("{path} cannot be opened: {error}")
        raise StorageError(message, N_OTHER_FILE, path=path, error=error.strerror) from error
