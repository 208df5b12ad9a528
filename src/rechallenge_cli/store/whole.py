"""Records with all that hangs on them, for an export; and an export of everything, put back as it was."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from rechallenge_cli.domain.company import company_key
from rechallenge_cli.domain.errors import N_, NotUnderstoodError
from rechallenge_cli.domain.incoming import Action, Row
from rechallenge_cli.domain.model import Event
from rechallenge_cli.store import records
from rechallenge_cli.store.arrival import STUB, stub
from rechallenge_cli.store.history import RESTORED
from rechallenge_cli.store.records import Filters
from rechallenge_cli.store.rows import Record, event_from_row, mail_from_row, rejection_from_row, reminder_from_row
from rechallenge_cli.store.store import SCHEMA_VERSION, Store

Table = Mapping[str, Any]
"""Columns and rows, as JSON has them."""


class Case(NamedTuple):
    """A record with what happened to it."""

    record: Record
    events: list[Event]


def cases(store: Store, today: date, filters: Filters) -> Iterator[Case]:
    """The records that match as they stand today, the oldest first; read while they are asked for."""
    for batch in records.in_batches(store, today, filters):
        events = records.events_of_each(store, [record.rejection.id for record in batch])
        yield from (Case(record, events[record.rejection.id]) for record in batch)


_OF = "rejection_id in (select value from temp_numbers)"
_READ = {
    "rejections": "id in (select value from temp_numbers)",
    "events": _OF,
    "reminders": _OF,
    "mails": _OF,
    "changes": (
        "command_id not in (select id from commands where verb = :restored) and ("
        "(table_name = 'rejections' and row_id in (select value from temp_numbers))"
        f" or (table_name = 'events' and row_id in (select id from events where {_OF}))"
        f" or (table_name = 'reminders' and row_id in (select id from reminders where {_OF}))"
        f" or (table_name = 'mails' and row_id in (select id from mails where {_OF})))"
    ),
}


def tables(store: Store, numbers: Iterable[int] | None) -> dict[str, Any]:
    """What stands in the tables of these records, or of all, those that were removed and the history among them.

    Rows are read while they are asked for.
    """
    import json

    chosen = numbers if numbers is not None else _all_numbers(store)
    with_numbers = "with temp_numbers as (select value from json_each(:numbers)) "
    values = {"numbers": json.dumps(list(chosen)), "restored": RESTORED}
    dumped = {
        name: _dumped(store.connection.execute(f"{with_numbers}select * from {name} where {where} order by id", values))
        for name, where in _READ.items()
    }
    by_command = (
        f"{with_numbers}select * from commands where id in (select command_id from changes where {_READ['changes']})"
    )
    every = "select * from commands where verb <> :restored"
    if numbers is None:
        # also of what was taken back and is nowhere else
        query = "select * from changes where command_id not in (select id from commands where verb = ?) order by id"
        dumped["changes"] = _dumped(store.connection.execute(query, (RESTORED,)))
    commands = store.connection.execute(f"{every if numbers is None else by_command} order by id", values)
    return {"version": SCHEMA_VERSION, **dumped, "commands": _dumped(commands)}


def _all_numbers(store: Store) -> list[int]:
    found = store.connection.execute("select id from rejections where revision <> ?", (STUB,))
    return [row["id"] for row in found]


def _dumped(cursor: sqlite3.Cursor) -> dict[str, Any]:
    return {"columns": [column[0] for column in cursor.description], "rows": map(list, cursor)}


def is_untouched(store: Store) -> bool:
    """Has nothing ever been written to the database?"""
    query = "select 1 from commands union all select 1 from rejections limit 1"
    return store.connection.execute(query).fetchone() is None


def stands_for(document: Mapping[str, Any], rows: Iterable[Row]) -> bool:
    """Do the tables of an export hold just the records that were read from it, which nobody has changed since?"""
    dumped = document.get("tables")
    if not isinstance(dumped, dict):
        return False
    _refuse_newer(dumped)
    try:
        told = {row["id"]: rejection_from_row(row) for row in _rows(dumped, "rejections") if not row["removed_at"]}
    except (KeyError, ValueError, TypeError, AttributeError):
        return False
    read = [row.found for row in rows if row.action is Action.ADD]
    carried = {found.carried.number: found.rejection for found in read if found.carried}
    same = all(told.get(number) == _numbered(found, number) for number, found in carried.items() if number)
    return same and len(read) == len(carried) == len(told)


def _numbered(rejection: Any, number: int) -> Any:
    return replace(rejection, id=number)


def _refuse_newer(dumped: Mapping[str, Any]) -> None:
    version = dumped.get("version")
    if isinstance(version, int) and version > SCHEMA_VERSION:
        raise NotUnderstoodError(N_("it was written by a newer version of rc"), N_("update rc"))


def _rows(dumped: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    table = dumped.get(name) or {"columns": [], "rows": []}
    return [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]]


_CHECKS = {
    "rejections": rejection_from_row,
    "events": event_from_row,
    "reminders": reminder_from_row,
    "mails": mail_from_row,
}


def restore(store: Store, document: Mapping[str, Any], today: date) -> None:
    """Put the tables of an export back, within the one transaction of an empty database, under the numbers they had.

    NotUnderstoodError for what rc has not written.
    """
    try:
        _restore(store, document["tables"], today)
    except (KeyError, ValueError, TypeError, AttributeError, sqlite3.IntegrityError, sqlite3.InterfaceError) as error:
        raise NotUnderstoodError(N_("its tables are not as rc writes them"), N_("export it again")) from error


def _restore(store: Store, dumped: Mapping[str, Any], today: date) -> None:
    connection = store.connection
    connection.execute("pragma defer_foreign_keys = on")
    own = connection.execute("select id, at from commands order by id desc limit 1").fetchone()
    connection.execute("delete from commands where id = ?", (own["id"],))
    for name in ("commands", "changes"):
        _insert(connection, name, _rows(dumped, name))
    # what is put back now is noted under this command, which stands behind all that came along
    connection.execute("insert into commands (verb, at, under_way) values (?, ?, 1)", (RESTORED, own["at"]))
    for name, check in _CHECKS.items():
        found = _rows(dumped, name)
        for row in found:
            check(row)
        _insert(connection, name, [_with_key(row) if name == "rejections" else row for row in found])
    _stub_missing(store, today)
    _keep_numbers_taken(connection)
    for row in connection.execute("select id from rejections where removed_at is null").fetchall():
        records.refresh(store, row["id"])


def _keep_numbers_taken(connection: sqlite3.Connection) -> None:
    """Numbers of rows that were taken back, which only the history knows, are not given a second time."""
    highest = "(select max(row_id) from changes where table_name = name)"
    for name in _CHECKS:
        connection.execute(f"insert into {name} select * from {name} where false")  # its sequence begins
        connection.execute(f"update sqlite_sequence set seq = max(seq, coalesce({highest}, 0)) where name = ?", (name,))


def _with_key(row: Mapping[str, Any]) -> dict[str, Any]:
    return {**row, "company_key": company_key(row["company"])}


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Rows as they were; of columns that this table has not, nothing is taken."""
    columns = {row["name"] for row in connection.execute(f"pragma table_info({table})")}
    for row in rows:
        records.insert(connection, table, {name: value for name, value in row.items() if name in columns})


def _stub_missing(store: Store, today: date) -> None:
    """An export of some records may link to others that are not in it."""
    missing = "select id, follows from rejections where follows not in (select id from rejections)"
    for row in store.connection.execute(missing).fetchall():
        stub(store, row["follows"], row["id"], today)
