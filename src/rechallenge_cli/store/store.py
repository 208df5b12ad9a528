"""The one file: opening it, and one transaction a command.

Between two commands there is this file and nothing beside it (a rollback journal, not WAL), since people keep it in
synced folders. Reads open it read-only in all but name: a journal left by a crash may still be rolled back.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rechallenge_cli.domain.errors import N_, StorageError
from rechallenge_cli.store.place import (
    N_NO_DATABASE,
    N_OTHER_FILE,
    beside,
    has_remains,
    is_there,
    refuse_what_is_no_file,
    sentences_of_the_system,
)

if TYPE_CHECKING:
    from rechallenge_cli.domain.calendars import Holidays
    from rechallenge_cli.domain.customs import Customs
    from rechallenge_cli.domain.model import Rejection

APPLICATION_ID = 0x7263_6A62  # "rcjb", so that a file of another program is never taken for ours
SCHEMA_VERSION = 6
BUSY_SECONDS = 20.0

CustomsOf = Callable[["Rejection", "Holidays"], "Customs"]
"""The customs under which a record falls: a matter of the config, of the record's language and of the calendar."""

OPENED: list[Path] = []
"""The databases that were opened: when something goes wrong that nobody has thought of, it may come from what is in them."""

Before = Callable[[sqlite3.Connection], object]
"""What is done with a database of an older version before it is migrated."""


@dataclass(frozen=True)
class Store:
    """An open database."""

    connection: sqlite3.Connection
    customs: CustomsOf

    def customs_of(self, rejection: "Rejection") -> "Customs":
        """The customs under which a record falls, by the calendars that are remembered here."""
        return self.customs(rejection, self._holidays)

    @cached_property
    def _holidays(self) -> "Holidays":
        from rechallenge_cli.store.calendar import remembered

        return remembered(self.connection)

    def stand_still(self) -> None:
        """From here on, until it is closed, all is read as it is at this moment, and whoever writes waits."""
        self.connection.execute("begin")

    @contextmanager
    def command(self, verb: str) -> Iterator[None]:
        """One transaction, under one entry of the history: all that is written inside stands, or none of it."""
        self.connection.execute("begin immediate")
        try:
            self.connection.execute("insert into commands (verb, under_way) values (?, 1)", (verb,))
            yield
            self.connection.execute("update commands set under_way = 0 where id = (select max(id) from commands)")
            self.connection.execute("commit")
        except BaseException:
            with suppress(sqlite3.Error):
                self.connection.execute("rollback")
            raise


@contextmanager
def reading(path: Path, customs_of: CustomsOf, before_migration: Before) -> Iterator[Store]:
    """Open for reading. Where there is no file yet, an empty database in memory stands for it."""
    with sentences_for(path), closing(_opened_for_reading(path, before_migration)) as connection:
        connection.execute("pragma query_only = on")
        yield Store(connection, customs_of)


@contextmanager
def writing(path: Path, customs_of: CustomsOf, before_migration: Before) -> Iterator[Store]:
    """Open for writing; the file and its folder are made if need be, for nobody else's eyes."""
    with sentences_for(path), closing(_opened_for_writing(path, before_migration)) as connection:
        yield Store(connection, customs_of)


def exists(path: Path) -> bool:
    """Is there a database? StorageError for a path that no file can have."""
    with sentences_of_the_system(path):
        return is_there(path)


def _opened_for_reading(path: Path, before_migration: Before) -> sqlite3.Connection:
    with sentences_of_the_system(path):
        if is_there(path):
            return _open(path, before_migration)
    connection = connect(":memory:")
    migrate(connection)
    return connection


def _opened_for_writing(path: Path, before_migration: Before) -> sqlite3.Connection:
    with sentences_of_the_system(path):
        if not is_there(path):
            _create(path)
        return _open(path, before_migration)


class _Connection(sqlite3.Connection):
    """Says that a database is damaged where its own words are no text: SQLite's message quotes them, and Python cannot read it."""

    def execute(self, *statement: Any) -> sqlite3.Cursor:
        try:
            return super().execute(*statement)
        except UnicodeDecodeError as error:
            damaged = sqlite3.DatabaseError(str(error))
            damaged.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
            raise damaged from error


def connect(name: str, *, uri: bool = False) -> sqlite3.Connection:
    """A connection with our settings, and nothing checked."""
    connection = sqlite3.connect(name, uri=uri, timeout=BUSY_SECONDS, isolation_level=None, factory=_Connection)
    connection.row_factory = sqlite3.Row
    connection.execute("pragma foreign_keys = on")
    connection.execute("pragma synchronous = full")
    return connection


def _open(path: Path, before_migration: Before) -> sqlite3.Connection:
    refuse_what_is_no_file(path)
    OPENED.append(path)
    if has_remains(path):
        from rechallenge_cli.store.journal import clear

        clear(path)
    connection = connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)
    try:
        if refuse_others(connection, path) < SCHEMA_VERSION:
            before_migration(connection)
            migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def refuse_others(connection: sqlite3.Connection, path: Path) -> int:
    """The version of a database. StorageError when another program, or a newer version of this one, has written it."""
    version: int = connection.execute("pragma user_version").fetchone()[0]
    application = connection.execute("pragma application_id").fetchone()[0]
    if application != APPLICATION_ID:
        raise StorageError(N_("{path} is a database of another program"), N_OTHER_FILE, path=path)
    if version < 1:
        raise StorageError(*_SENTENCES[sqlite3.SQLITE_CORRUPT], path=path)
    if version > SCHEMA_VERSION:
        raise StorageError(
            N_("{path} was written by a newer version of rc"), N_("update rc; the file was left as it is"), path=path
        )
    return version


def _create(path: Path) -> None:
    """Make a database beside its place and put it there whole; if somebody else was quicker, theirs stands."""
    from rechallenge_cli.store.private import make_folder

    make_folder(path.parent)
    with beside(path) as new:
        with closing(connect(os.fspath(new))) as connection:
            # nothing is to be rolled back: what is killed on the way is never used, and must leave no journal either
            connection.execute("pragma journal_mode = memory")
            migrate(connection)
        _put_in_place(new, path)


def _put_in_place(new: Path, path: Path) -> None:
    try:
        os.link(new, path)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        new.replace(path)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a database of an older version, or an empty one, to this version."""
    from sqlite_utils import Database

    from rechallenge_cli.store.schema import migrations

    connection.execute("begin exclusive")
    migrations().apply(Database(connection))
    connection.execute(f"pragma application_id = {APPLICATION_ID}")
    connection.execute(f"pragma user_version = {SCHEMA_VERSION}")
    connection.execute("commit")


@contextmanager
def sentences_for(path: Path) -> Iterator[None]:
    """Say in one sentence what SQLite could not do with the file."""
    try:
        yield
    except sqlite3.Error as error:
        raise _storage_error(error, path) from error


_SENTENCES = {
    sqlite3.SQLITE_NOTADB: N_NO_DATABASE,
    sqlite3.SQLITE_CORRUPT: (N_("{path} is damaged"), N_("`rc restore` puts back a backup from before the damage")),
    sqlite3.SQLITE_BUSY: (N_("another command is writing to {path}"), N_("try again when it has ended")),
    sqlite3.SQLITE_READONLY: (
        N_("{path} cannot be written to"),
        N_("make it writable, or name another with --db FILE"),
    ),
    sqlite3.SQLITE_CANTOPEN: (N_("{path} cannot be opened"), N_OTHER_FILE),
    sqlite3.SQLITE_FULL: (N_("the disk is full; nothing was written to {path}"), N_("make room, then try again")),
    sqlite3.SQLITE_IOERR: (
        N_("the disk does not take or give the data of {path}"),
        N_("check the disk, then try again"),
    ),
}
_PRIMARY_CODE = 0xFF


def _storage_error(error: sqlite3.Error, path: Path) -> StorageError:
    # what is no text at all is found by Python, which has no code for it
    unread = sqlite3.SQLITE_CORRUPT if isinstance(error, sqlite3.OperationalError) else 0
    code = getattr(error, "sqlite_errorcode", unread) & _PRIMARY_CODE
    message, hint = _SENTENCES.get(code, (N_("{path} cannot be used: {error}"), N_OTHER_FILE))
    return StorageError(message, hint, path=path, error=str(error))
