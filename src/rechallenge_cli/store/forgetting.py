"""Forgetting a record for good: of its words, none is left in the database or in a backup.

A row that is deleted leaves traces: in pages that were split or freed, in a search that only marks it as gone, in the
history. So a copy is made in memory, the record taken out of it, the copy written anew from what still stands in it
(VACUUM), and that put over what the file holds, page by page, in one transaction.
"""

import os
import re
import sqlite3
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import NamedTuple

from rechallenge_cli.domain.errors import RcError
from rechallenge_cli.store import records
from rechallenge_cli.store.backups import Backup, Shelf, duplicate
from rechallenge_cli.store.checkup import SEARCHES
from rechallenge_cli.store.history import FORGET
from rechallenge_cli.store.restoring import alone, broken, opened
from rechallenge_cli.store.store import CustomsOf, Store, connect, refuse_others

_HANGING = ("events", "reminders", "mails", "outlook")


class Subject(NamedTuple):
    """A record that is to be forgotten, be it removed or taken back. `uid` is what it is known by for ever."""

    id: int
    uid: str
    company: str


class Holding(NamedTuple):
    """The backups that hold a record, and those that cannot be read, so that nobody can say; the newest first."""

    known: list[Backup]
    unread: list[Backup]


_SUBJECT = """
    select id, uid, company from rejections where {} union all
    select * from (
        select row_id as id, json_extract(coalesce(before, after), '$.uid') as uid,
        json_extract(coalesce(before, after), '$.company') from changes
        where table_name = 'rejections' and {} order by changes.id desc
    ) limit 1
"""
_BY_NUMBER = _SUBJECT.format("id = :number", "row_id = :number")
_BY_UID = _SUBJECT.format("uid = :uid", "json_extract(coalesce(before, after), '$.uid') = :uid")


def subject(connection: sqlite3.Connection, number: int) -> Subject | None:
    """The record of a number, also when only the history still knows it."""
    row = connection.execute(_BY_NUMBER, {"number": number}).fetchone()
    return Subject(*row) if row else None


def subject_in_backups(shelf: Shelf, number: int) -> Subject | None:
    """The record of a number as the newest backup that knows it has it."""
    for backup in shelf.all():
        with suppress(sqlite3.Error, RcError), closing(_looked_into(backup.path)) as connection:
            if found := subject(connection, number):
                return found
    return None


def others_of_firm(store: Store, found: Subject) -> list[int]:
    """The numbers of other records by the same firm."""
    query = """
        select id from rejections where removed_at is null and id <> :id
        and company_key = (select company_key from rejections where id = :id) order by id
    """
    return [row["id"] for row in store.connection.execute(query, {"id": found.id})]


def holding(shelf: Shelf, uid: str) -> Holding:
    """Which backups hold a record."""
    found = Holding([], [])
    for backup in shelf.all():
        try:
            with closing(_looked_into(backup.path)) as connection:
                if connection.execute(_BY_UID, {"uid": uid}).fetchone():
                    found.known.append(backup)
        except (sqlite3.Error, RcError):
            found.unread.append(backup)
    return found


def _looked_into(path: Path) -> sqlite3.Connection:
    connection = connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        refuse_others(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def forget_in_backups(shelf: Shelf, held: list[Backup], uid: str, customs_of: CustomsOf) -> list[Backup]:
    """Take a record out of backups, each of them whole or not at all; gives them under the names that they have then.

    What is damaged, or was thinned out meanwhile, is passed over.
    """
    return [clean for backup in held if (clean := _forgotten_in(shelf, backup, uid, customs_of))]


def _forgotten_in(shelf: Shelf, backup: Backup, uid: str, customs_of: CustomsOf) -> Backup | None:
    with ExitStack() as stack:
        try:
            copy = stack.enter_context(opened(backup.path))
        except RcError:
            return None
        row = copy.execute(_BY_UID, {"uid": uid}).fetchone()
        if row:
            take_out(Store(copy, customs_of), row["id"])
        return shelf.write_anew(backup, copy)


def sweep(shelf: Shelf) -> None:
    """Take away what commands that were killed have left unfinished, beside the database and among its backups."""
    shelf.sweep()
    place = Path(os.path.realpath(shelf.database))
    for path in place.parent.iterdir() if place.parent.is_dir() else ():
        if re.fullmatch(rf"\.{re.escape(place.name)}\.\d+\.new(-journal)?", path.name):
            path.unlink(missing_ok=True)


def forget(store: Store, found: Subject) -> None:
    """Take a record out of an open database, for good."""
    file = store.connection
    # a log of what is yet to be written in would keep the words; whoever has set it up gets it back
    mode = file.execute("pragma journal_mode").fetchone()[0]
    file.execute("pragma journal_mode = delete")
    with closing(connect(":memory:")) as copy, alone(file):
        duplicate(file, copy)
        _refuse_damaged(copy)
        take_out(Store(copy, store.customs), found.id)
        duplicate(copy, file)
    file.execute(f"pragma journal_mode = {mode}")


def _refuse_damaged(copy: sqlite3.Connection) -> None:
    if broken(copy):
        error = sqlite3.DatabaseError("database disk image is malformed")
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error


def take_out(store: Store, number: int) -> None:
    """Take a record out of a copy, and write the copy anew."""
    connection, values = store.connection, {"id": number}
    with store.command(FORGET):
        connection.execute("pragma defer_foreign_keys = on")
        linked = [row["id"] for row in connection.execute("select id from rejections where follows = :id", values)]
        firm = connection.execute("select company_key from rejections where id = :id", values).fetchone()
        connection.execute("update rejections set follows = null where follows = :id", values)
        for table in _HANGING:
            connection.execute(f"delete from {table} where rejection_id = :id", values)
        connection.execute("delete from search where rowid = :id", values)
        connection.execute("delete from rejections where id = :id", values)
        changed = records.link_firm(store, firm["company_key"]) if firm else []
        for each in {*linked, *changed}:
            if connection.execute("select 1 from rejections where id = ? and removed_at is null", (each,)).fetchone():
                records.refresh(store, each)
        for statement in _OUT_OF_HISTORY:
            connection.execute(statement, values)
        for name in SEARCHES:
            connection.execute(f"insert into {name} ({name}) values ('rebuild')")
    connection.execute("vacuum")


_OUT_OF_HISTORY = (
    """
    delete from changes where (table_name = 'rejections' and row_id = :id) or (
        table_name <> 'rejections'
        and :id in (json_extract(before, '$.rejection_id'), json_extract(after, '$.rejection_id'))
    )
    """,
    # what this command did to others is only to follow from what is gone, so that it stands in the way of no undo
    "delete from changes where command_id = (select max(id) from commands)",
    """
    update changes set before = json_set(before, '$.follows', null), after = json_set(after, '$.follows', null)
    where table_name = 'rejections' and :id in (json_extract(before, '$.follows'), json_extract(after, '$.follows'))
    """,
)
