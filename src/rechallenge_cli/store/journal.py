"""Does the journal beside a database belong to it, and what is to go of what a killed command left?

SQLite does not ask: what has the head of a journal is played back into the file that lies there, be it one that a synced
folder brought late, or another database's.
"""

import os
import sqlite3
import struct
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

_MAGIC = bytes.fromhex("d9d505f920a163d7")
_HEAD = struct.Struct(">8s5I")
_CHANGES, _APPLICATION = slice(24, 28), slice(68, 72)
_FIRST_PAGE, _LONGEST_HEAD = 1, 100


class _Head(NamedTuple):
    magic: bytes
    records: int
    nonce: int
    pages: int
    sector_size: int
    page_size: int


def is_strange(path: Path) -> bool:
    """Would SQLite play back what is of another database, or of this one as it was long ago, into one that is whole?"""
    journal = path.with_name(f"{path.name}-journal")
    try:
        if not journal.stat().st_size:
            return False
        head = _head(journal)
        # who writes at this very moment has a journal that is no more when the file is looked at
        is_another = head is not None and _is_another(_first_page(journal, head), path) and _head(journal) == head
    except OSError:
        return False
    return is_another and _stands_alone(path)


def _head(journal: Path) -> _Head | None:
    with journal.open("rb") as file:
        data = file.read(_HEAD.size)
    found = _Head(*_HEAD.unpack(data)) if len(data) == _HEAD.size else None
    return found if found and found.magic == _MAGIC and found.sector_size and found.page_size else None


def _first_page(journal: Path, head: _Head) -> bytes:
    """The beginning of the database as the journal would put it back; nothing where it would not."""
    step = head.page_size + 8
    with journal.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        for number in range(min(head.records, (size - head.sector_size) // step)):
            file.seek(head.sector_size + number * step)
            if int.from_bytes(file.read(4)) == _FIRST_PAGE:
                return file.read(_LONGEST_HEAD)
    return b""


def _is_another(before: bytes, path: Path) -> bool:
    """Whoever is about to write has counted one more change than before, or none yet."""
    if not before:
        return False
    with path.open("rb") as file:
        now = file.read(_LONGEST_HEAD)
    counted = int.from_bytes(now[_CHANGES]) - int.from_bytes(before[_CHANGES])
    return before[_APPLICATION] != now[_APPLICATION] or counted not in {0, 1}


def _stands_alone(path: Path) -> bool:
    """Is the file whole without any journal?"""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)) as connection:
            return _is_whole(connection)
    except sqlite3.Error:
        return False


def _is_whole(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("pragma integrity_check(1)").fetchone() == ("ok",))


def clear(path: Path) -> None:
    """Take away what is no part of a database any more: pages behind its end, a journal that is over.

    Whoever writes at this moment does so himself. A file that is not whole without those pages stays as it is: then it
    is the end that it states which is wrong.
    """
    with (
        suppress(sqlite3.Error, OSError),
        closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=0, isolation_level=None)
        ) as file,
    ):
        file.execute("begin exclusive")
        size = file.execute("pragma page_count").fetchone()[0] * file.execute("pragma page_size").fetchone()[0]
        if size < path.stat().st_size and _is_whole(file):
            # by its name: to close a file that SQLite has open would let go its lock
            os.truncate(path, size)
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
        file.execute("rollback")
