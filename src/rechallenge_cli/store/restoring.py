"""A backup checked, held against what is on record, and put in its place, all of it or nothing."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from rechallenge_cli.domain.errors import N_, NotFoundError, StorageError
from rechallenge_cli.store import store
from rechallenge_cli.store.backups import count, duplicate
from rechallenge_cli.store.history import RESTORE
from rechallenge_cli.store.place import JOURNALS, beside, left_beside, refuse_what_is_no_file, sentences_of_the_system
from rechallenge_cli.store.private import make_folder

_OTHER = N_("`rc restore` without a name lists the backups")


class Named(NamedTuple):
    """A record by its number and firm."""

    id: int
    company: str


class Difference(NamedTuple):
    """What would be another if a backup took the place of what is there; the newest records first."""

    now: int
    then: int
    gone: list[Named]
    back: list[Named]
    changed: list[Named]


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A backup as it would be used: checked whole, brought up to this version, and in memory, so that the file stays as it is.

    StorageError for what cannot be used, NotFoundError for what is not there.
    """
    if not path.exists():
        raise NotFoundError(N_("there is no backup {path}"), _OTHER, path=path)
    with closing(store.connect(":memory:")) as copy:
        try:
            _load(path, copy)
        except sqlite3.Error as error:
            raise StorageError(N_("{path} is damaged and was not used"), _OTHER, path=path) from error
        yield copy


def _load(path: Path, copy: sqlite3.Connection) -> None:
    with sentences_of_the_system(path):
        refuse_what_is_no_file(path)
    with closing(store.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source:
        store.refuse_others(source, path)
        duplicate(source, copy)
    if broken(copy):
        raise sqlite3.DatabaseError(broken(copy)[0])
    if copy.execute("pragma user_version").fetchone()[0] < store.SCHEMA_VERSION:
        store.migrate(copy)


def broken(connection: sqlite3.Connection) -> list[str]:
    """What SQLite finds wrong with a file. sqlite3.OperationalError where the words that made a table or trigger are no text."""
    # those it only meets when it uses them
    connection.execute("select sql from sqlite_schema").fetchall()
    return [row[0] for row in connection.execute("pragma integrity_check(20)") if row[0] != "ok"]


def difference(present: sqlite3.Connection | None, backup: sqlite3.Connection) -> Difference:
    """What a backup has more, less and otherwise than what is there now."""
    now, then = _records(present) if present else {}, _records(backup)
    return Difference(
        len(now),
        len(then),
        _named(now, now.keys() - then.keys()),
        _named(then, then.keys() - now.keys()),
        _named(now, {uid for uid in now.keys() & then.keys() if now[uid] != then[uid]}),
    )


_HANGING = ("events", "reminders", "mails")


def _records(connection: sqlite3.Connection) -> dict[str, tuple[Any, ...]]:
    """The records by what they are known by for ever, with all that tells one state from another."""
    counts = ", ".join(f"(select count(*) from {table} where rejection_id = r.id)" for table in _HANGING)
    rows = connection.execute(f"select uid, id, company, revision, {counts} from rejections r where removed_at is null")
    return {row[0]: tuple(row)[1:] for row in rows}


def _named(records: dict[str, tuple[Any, ...]], uids: set[str]) -> list[Named]:
    return sorted((Named(*records[uid][:2]) for uid in uids), reverse=True)


def put_back(backup: sqlite3.Connection, present: sqlite3.Connection, keep: Callable[[], object]) -> None:
    """Let a backup take the place of what an open database holds, after what `keep` does with that.

    It is one transaction on the file itself, so a command that has it open sees the one state or the other. What somebody
    has written since `keep` is kept as well, by another turn: to keep within the lock would be to wait for a shelf whose
    holder waits for the file. The numbers that were given since are not given again.
    """
    while not _put_back(backup, present, keep):
        pass


def _put_back(backup: sqlite3.Connection, present: sqlite3.Connection, keep: Callable[[], object]) -> bool:
    """Once; False where somebody wrote in between."""
    seen = _version(present)
    keep()
    with alone(present):
        if _version(present) != seen:
            return False
        _carry_numbers(present, backup)
        _note(backup)
        duplicate(backup, present)
        return True


def _version(connection: sqlite3.Connection) -> int:
    """Another one as soon as another command has written."""
    found: int = connection.execute("pragma data_version").fetchone()[0]
    return found


@contextmanager
def alone(connection: sqlite3.Connection) -> Iterator[None]:
    """Nobody else reads or writes the file meanwhile. If it goes wrong, the connection is to be closed."""
    # in this order: who waits for the lock in exclusive mode keeps others from ending, and they him
    connection.execute("begin exclusive")
    connection.execute("pragma locking_mode = exclusive")
    connection.execute("commit")
    # the first page, by which a journal is known, is to be written with all others and not before
    connection.execute("pragma cache_spill = off")
    yield
    connection.execute("pragma cache_spill = on")
    connection.execute("pragma locking_mode = normal")
    count(connection)  # the lock is let go, and the journal with it, when the file is looked at again


def put_whole(backup: sqlite3.Connection, path: Path) -> None:
    """The same where there is no database, or none that can be read."""
    place = Path(os.path.realpath(path))
    _note(backup)
    with store.sentences_for(path), sentences_of_the_system(path):
        make_folder(place.parent)
        with beside(place) as new:
            with closing(store.connect(os.fspath(new))) as copy:
                copy.execute("pragma journal_mode = memory")
                duplicate(backup, copy)
            # what a file that goes has left unfinished must not be played into the one that comes
            for ending in (*JOURNALS, "-shm"):
                place.with_name(place.name + ending).unlink(missing_ok=True)
            new.replace(place)


def is_damaged(path: Path) -> bool:
    """Is there a file that was cut short or overwritten, so that no database can be read from it, or only what lay beside it?"""
    if not path.exists() and not path.is_symlink():
        return bool(left_beside(path))
    if not path.is_file():
        return False
    if not path.stat().st_size:
        return True
    try:
        with closing(store.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            count(connection)
            return broken(connection) != []
    except sqlite3.Error as error:
        # what is no text at all is found by Python, which has no code for it
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        return code in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}


def _note(backup: sqlite3.Connection) -> None:
    """What comes out of a backup says so in its history."""
    backup.execute("insert into commands (verb) values (?)", (RESTORE,))


def _carry_numbers(present: sqlite3.Connection, backup: sqlite3.Connection) -> None:
    for row in present.execute("select name, seq from sqlite_sequence").fetchall():
        values = {"name": row["name"], "seq": row["seq"]}
        raised = backup.execute("update sqlite_sequence set seq = max(seq, :seq) where name = :name", values)
        if not raised.rowcount:
            backup.execute("insert into sqlite_sequence (name, seq) values (:name, :seq)", values)
