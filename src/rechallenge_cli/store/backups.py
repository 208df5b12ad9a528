"""Dated copies of the database: made whole or not at all, found again by their names, and thinned out as they age.

They do not lie beside the database, since that is often in a synced folder, but in a folder of their own for each
database. What a copy is stands in its name, so that a list needs to open none of them.
"""

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from rechallenge_cli.domain.backups import Why, is_far_fewer, kept
from rechallenge_cli.domain.errors import N_, ConflictError, RcError, StorageError
from rechallenge_cli.store.private import FILE, make_file, make_folder

_STAMP = "%Y-%m-%d_%H-%M-%S"
_NAME = re.compile(r"(\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d)_(" + "|".join(Why) + r")_(\d+)\.db", re.ASCII)
_MARK, _LOCK, _UNFINISHED = "last", ".lock", ".unfinished-"


class Backup(NamedTuple):
    """A copy that lies on the shelf."""

    path: Path
    at: datetime
    why: Why
    records: int

    @property
    def size(self) -> int:
        """Its bytes."""
        return self.path.stat().st_size


class Mark(NamedTuple):
    """What is noted of the last backup: its day, and how many rows there were, removed records too."""

    day: str
    rows: int


class Loss(NamedTuple):
    """So many records were there at the last backup, and so many are now."""

    before: int
    now: int


def _read(path: Path) -> Backup | None:
    """The backup that a file is; None for what has no name of ours."""
    match = _NAME.fullmatch(path.name)
    with suppress(ValueError):
        if match:
            at = datetime.strptime(match[1], _STAMP)  # noqa: DTZ007  (local, as the clock on the wall)
            return Backup(path, at, Why(match[2]), int(match[3]))
    return None


def _name(moment: datetime, why: Why, records: int) -> str:
    return f"{moment.strftime(_STAMP)}_{why}_{records}.db"


@dataclass(frozen=True)
class Shelf:
    """The backups of one database. `clock` gives the present moment, local."""

    root: Path
    database: Path
    clock: Callable[[], datetime]

    @property
    def folder(self) -> Path:
        """Where they lie. Two databases of the same name have two folders."""
        place = os.path.realpath(self.database)
        return self.root / f"{self.database.stem}-{crc32(os.fsencode(place)):08x}"

    def all(self) -> list[Backup]:
        """All backups, the newest first."""
        with self._told():
            paths = list(self.folder.iterdir()) if self.folder.is_dir() else []
        return sorted(filter(None, map(_read, paths)), key=lambda each: each.at, reverse=True)

    def files(self) -> list[Path]:
        """All that lies there and is ours."""
        return [backup.path for backup in self.all()] + [self.folder / name for name in (_MARK, _LOCK)]

    def is_due(self, today: date) -> bool:
        """Has none been made today? Costs the reading of one line."""
        mark = self.mark()
        return mark is None or mark.day != today.isoformat()

    def mark(self) -> Mark | None:
        """What was noted of the last backup."""
        try:
            day, rows = (self.folder / _MARK).read_text(encoding="utf-8").splitlines()[:2]
            return Mark(day, int(rows))
        except (OSError, ValueError):
            return None

    def note(self, connection: sqlite3.Connection) -> None:
        """Remember for today how much there is now."""
        self._note(self.clock().date().isoformat(), _rows(connection))

    def _note(self, day: str, rows: int) -> None:
        with self._told():
            text = f"{day}\n{rows}\n{os.path.realpath(self.database)}\n"
            new = self.folder / f"{_UNFINISHED}{os.getpid()}-{_MARK}"
            _make_private(new)
            new.write_bytes(os.fsencode(text))
            new.replace(self.folder / _MARK)

    def recount(self, connection: sqlite3.Connection) -> None:
        """After a command that knowingly takes records away: nothing is missing that it took."""
        mark = self.mark()
        if mark:
            with suppress(RcError):  # at worst a warning comes tomorrow
                self._note(mark.day, _rows(connection))

    def missing(self, connection: sqlite3.Connection) -> Loss | None:
        """Are far fewer records there than at the last backup?"""
        mark, rows = self.mark(), _rows(connection)
        return Loss(mark.rows, rows) if mark and is_far_fewer(rows, mark.rows) else None

    def keep(self, connection: sqlite3.Connection, why: Why) -> Backup | None:
        """Copy an open database as it stands now; None where there is nothing in it. StorageError when it cannot be done."""
        if not _rows(connection):
            return None
        with self._alone(wait=True):
            return self._keep(connection, why)

    def keep_daily(self, connection: sqlite3.Connection) -> None:
        """The same for the first write of a day; if another command is at it, this one need not wait."""
        if not _rows(connection):
            if self.folder.is_dir():
                self.note(connection)
            return
        with self._alone(wait=False) as is_ours:
            if is_ours and self.is_due(self.clock().date()):
                self._keep(connection, Why.DAILY)

    def keep_damaged(self) -> Backup:
        """Copy a file that is no database any more, byte for byte: somebody may yet save something from it."""
        with self._alone(wait=True):
            return self._place(Why.DAMAGED, 0, lambda new: new.write_bytes(self.database.read_bytes()))

    def write_anew(self, backup: Backup, connection: sqlite3.Connection) -> Backup:
        """Put what an open database holds in the place of a backup; gives it by its name, which tells its records."""
        with self._alone(wait=True), self._written(lambda new: _copy(connection, new)) as new:
            new.replace(backup.path)
            records = count(connection)
            path = backup.path.replace(self.folder / _name(backup.at, backup.why, records))
            return backup._replace(path=path, records=records)

    def sweep(self) -> None:
        """Take away what commands that were killed have left unfinished."""
        if self.folder.is_dir():
            with self._alone(wait=True):
                for path in self.folder.glob(f"{_UNFINISHED}*"):
                    path.unlink(missing_ok=True)

    def _keep(self, connection: sqlite3.Connection, why: Why) -> Backup:
        records = count(connection)
        made = self._place(why, records, lambda new: _copy(connection, new))
        self.note(connection)
        self._thin_out(made)
        return made

    def _place(self, why: Why, records: int, write: Callable[[Path], object]) -> Backup:
        """Write a copy aside and give it its name when it is whole."""
        with self._written(write) as new:
            moment = self._free_moment()
            path = new.replace(self.folder / _name(moment, why, records))
        return Backup(path, moment, why, records)

    @contextmanager
    def _written(self, write: Callable[[Path], object]) -> Iterator[Path]:
        """A copy that lies aside until it is given its name, and is gone if it never is."""
        new = self.folder / f"{_UNFINISHED}{os.getpid()}"
        try:
            _make_private(new)
            write(new)
            _force_to_disk(new)
            yield new
        finally:
            new.unlink(missing_ok=True)

    def _free_moment(self) -> datetime:
        """Now, or the next second in which no backup was made."""
        taken = {backup.at for backup in self.all()}
        moment = self.clock().replace(microsecond=0)
        while moment in taken:
            moment += timedelta(seconds=1)
        return moment

    def _thin_out(self, made: Backup) -> None:
        """Take away those that have had their time, and what was left unfinished. That it cannot be done harms nobody."""
        found = self.all()
        stay = kept((backup.at for backup in found), self.clock().date())
        leftover = list(self.folder.glob(f"{_UNFINISHED}*"))
        old = [backup.path for backup in found if backup.at not in stay and backup.path != made.path]
        for path in (*old, *leftover):
            with suppress(OSError):
                path.unlink()

    @contextmanager
    def _alone(self, *, wait: bool) -> Iterator[bool]:
        """One command at a time on this shelf. The lock goes with the process, however that ends."""
        with self._told():
            make_folder(self.folder)
            lock = os.open(self.folder / _LOCK, os.O_CREAT | os.O_RDWR, FILE)
            try:
                yield _locked(lock, wait=wait)
            finally:
                os.close(lock)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error) as error:
            message = N_("no backup could be made in {folder}: {error}")
            hint = N_("make room there or make it writable, or name another folder with RC_BACKUPS")
            reason = getattr(error, "strerror", None) or str(error)
            raise StorageError(message, hint, folder=self.folder, error=reason) from error


def copy_to(connection: sqlite3.Connection, path: Path) -> None:
    """Copy an open database to a file of somebody's choice. ConflictError when something is there already."""
    if path.is_dir():
        raise ConflictError(N_("{path} is a folder"), N_("name a file in it"), path=path)
    if path.exists():
        raise ConflictError(N_("{path} exists already; it was left as it is"), N_("name another file"), path=path)
    new = path.with_name(f"{_UNFINISHED}{os.getpid()}")
    try:
        _make_private(new)
        _copy(connection, new)
        _force_to_disk(new)
        new.replace(path)
    except (OSError, sqlite3.Error) as error:
        hint = N_("nothing was written; try another place")
        reason = getattr(error, "strerror", None) or str(error)
        raise StorageError(N_("cannot write {path}: {error}"), hint, path=path, error=reason) from error
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def count(connection: sqlite3.Connection) -> int:
    """The records that are not removed."""
    found: int = connection.execute("select count(*) from rejections where removed_at is null").fetchone()[0]
    return found


def duplicate(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Copy all of a database in one go. SQLite itself would try for ever where another holds it."""

    def go_on(status: int, _remaining: int, _total: int) -> None:
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            busy = sqlite3.OperationalError("database is locked")
            busy.sqlite_errorcode = status
            raise busy

    source.backup(target, progress=go_on)


def _rows(connection: sqlite3.Connection) -> int:
    found: int = connection.execute("select count(*) from rejections").fetchone()[0]
    return found


def _copy(connection: sqlite3.Connection, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as copy:
        duplicate(connection, copy)


def _make_private(path: Path) -> None:
    path.unlink(missing_ok=True)
    make_file(path)


def _force_to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _locked(lock: int, *, wait: bool) -> bool:
    """Lock an open file; where a system knows no such locks, nobody else is assumed."""
    try:
        import fcntl

        fcntl.flock(lock, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except (ImportError, OSError):
        return True
    return True
