"""Taking a command back: the rows that it changed become what they were before, and what follows from them is worked out."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any

from rechallenge_cli.domain.errors import N_, ConflictError
from rechallenge_cli.store import history, records
from rechallenge_cli.store.history import Change, Command
from rechallenge_cli.store.store import Store

CHILDREN = ("events", "reminders", "mails")

Rows = Mapping[str, set[int]]
"""The numbers of rows by their table."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What taking a command back changes, row by row."""

    command: Command
    changes: tuple[Change, ...]
    as_of: history.Moment
    """Where the history stood by then."""


def plan(store: Store, command: Command) -> Plan:
    """What taking a command back would change. ConflictError when it cannot be taken back, with those that are in the way."""
    if command.verb in history.FINAL:
        raise ConflictError(*_FINAL_WORDS[command.verb], **_named(command))
    if command.is_taken_back:
        raise ConflictError(
            N_("command {id} ({verb}) is taken back already"),
            N_("`rc redo` brings back the last one"),
            **_named(command),
        )
    found = history.taking_back(store, command.id)
    if not found:
        raise ConflictError(
            N_("command {id} ({verb}) changed no record; there is nothing to take back"),
            N_("`rc undo --list` shows what can be taken back"),
            **_named(command),
        )
    planned = Plan(command, found, history.moment(store))
    _refuse_later(store, planned)
    return planned


_FORGOTTEN = (
    N_("command {id} ({verb}) cannot be taken back: what is forgotten is forgotten"),
    N_("`rc undo --list` shows what can be taken back"),
)
_FINAL_WORDS = {
    history.FORGET: _FORGOTTEN,
    history.FORGET_MAIL: _FORGOTTEN,
    history.RESTORE: (
        N_("command {id} ({verb}) is not taken back by an undo"),
        N_("what was there before it is among the backups, which `rc restore` lists"),
    ),
}


def _named(command: Command) -> dict[str, Any]:
    return {"id": command.id, "verb": command.verb}


def take_back(store: Store, planned: Plan) -> None:
    """Take a command back, within the transaction of the one that does so. ConflictError when it cannot be any more."""
    is_fresh = planned.as_of == history.moment(store)
    fresh = planned if is_fresh else plan(store, history.command(store, planned.command.id))
    connection = store.connection
    connection.execute("pragma defer_foreign_keys = on")
    loose = _loose_ends(connection)
    connection.execute("update commands set undoes = ? where id = (select max(id) from commands)", (fresh.command.id,))
    for shape, found in sorted(_by_shape(fresh.changes).items()):
        _write(connection, *shape, (change.after or {"id": change.row_id} for change in found))
    _settle(store, fresh)
    if _loose_ends(connection) > loose:
        raise _not_as_left(fresh.command)


def _loose_ends(connection: sqlite3.Connection) -> int:
    return len(connection.execute("pragma foreign_key_check").fetchall())


Shape = tuple[str, str, tuple[str, ...]]


def _by_shape(changes: Iterable[Change]) -> dict[Shape, list[Change]]:
    found: dict[Shape, list[Change]] = {}
    for change in changes:
        found.setdefault(_shape(change), []).append(change)
    return found


def _shape(change: Change) -> Shape:
    """What can be written at once: the table, what is done, and to which columns."""
    if change.ends:
        return change.table, "delete", ()
    before, after = change.before or {}, change.after or {}
    if change.begins:
        return change.table, "insert", tuple(after)
    return change.table, "update", tuple(name for name, value in after.items() if before.get(name) != value)


def _write(connection: sqlite3.Connection, table: str, what: str, names: Iterable[str], rows: Iterator[Any]) -> None:
    known = {row["name"] for row in connection.execute(f"pragma table_info({table})")}
    columns = [name for name in names if name in known]
    places = ", ".join(f":{name}" for name in columns)
    statement = {
        "delete": f"delete from {table} where id = :id",
        "insert": f"insert into {table} ({', '.join(columns)}) values ({places})",
        "update": f"update {table} set {', '.join(map(_assigned, columns))} where id = :id",
    }
    connection.executemany(statement[what], rows)


def _assigned(name: str) -> str:
    # never the same number for two states of a record, or an editor that was open meanwhile would overwrite one of them
    return f"{name} = iif(:{name}, {name} + 1, 0)" if name == "revision" else f"{name} = :{name}"


def _settle(store: Store, planned: Plan) -> None:
    """Work out what follows: nothing where a record is gone, and all of it where it is there."""
    touched = {change.record_id for change in planned.changes if change.table in {"rejections", "events"}}
    if _others_since(store, planned.command):
        touched |= {number for firm in _firms(planned) for number in records.link_firm(store, firm)}
    numbers = json.dumps(sorted(touched))
    there = "select id from rejections where removed_at is null and id in (select value from json_each(?))"
    standing = [row["id"] for row in store.connection.execute(there, (numbers,))]
    gone = json.dumps(sorted(touched - set(standing)))
    for statement in (
        "delete from outlook where rejection_id in (select value from json_each(?))",
        "delete from search where rowid in (select value from json_each(?))",
    ):
        store.connection.execute(statement, (gone,))
    for number in standing:
        records.refresh(store, number)


def _others_since(store: Store, command: Command) -> bool:
    """Has another command been given since? Else the links among records of a firm are again what they were."""
    query = "select id from commands where id > ? and undoes is null and verb not in (?, ?)"
    taken = history.taken_back(store)
    found = store.connection.execute(query, (command.id, history.UNDO, history.REDO))
    return any(row["id"] not in taken for row in found)


def _firms(planned: Plan) -> set[str]:
    sides = (
        side for change in planned.changes if change.table == "rejections" for side in (change.before, change.after)
    )
    return {side["company_key"] for side in sides if side}


# --- what is in the way ----------------------------------------------------------------------------------------------


def _refuse_later(store: Store, planned: Plan) -> None:
    hanging = _hanging(store, planned)
    numbers = json.dumps(sorted(_later(store, planned, hanging)))
    query = "select id, verb from commands where id in (select value from json_each(?)) order by id desc"
    later = store.connection.execute(query, (numbers,)).fetchall()
    if later:
        raise ConflictError(
            N_("command {id} ({verb}) cannot be taken back: later commands changed the same records: {later}"),
            N_("take those back first, with `rc undo {last}`"),
            **_named(planned.command),
            later=[f"{row['id']} ({row['verb']})" for row in later],
            last=later[0]["id"],
        )
    if hanging or not _stands(store, planned.changes):
        raise _not_as_left(planned.command)


def _not_as_left(command: Command) -> ConflictError:
    return ConflictError(
        N_("command {id} ({verb}) cannot be taken back: the records are not as it left them"),
        N_("`rc history` tells what changed them"),
        **_named(command),
    )


def _later(store: Store, planned: Plan, hanging: Rows) -> set[int]:
    """The commands that stand and changed the same rows since, or others that hang on rows which would vanish."""
    query = """
        select distinct command_id from json_each(:numbers) join changes on table_name = :table and row_id = value
        join commands on commands.id = command_id
        where command_id > :id and undoes is null and verb <> :restored
        and json_remove(before, '$.revision') is not json_remove(after, '$.revision')
    """
    values = {"id": planned.command.id, "restored": history.RESTORED}
    found: set[int] = set()
    for table, numbers in (*_rows(planned.changes).items(), *hanging.items()):
        told = {"table": table, "numbers": json.dumps(list(numbers)), **values}
        found.update(row["command_id"] for row in store.connection.execute(query, told))
    return found - history.taken_back(store)


def _rows(changes: Iterable[Change]) -> Rows:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for change in changes:
        found[change.table].add(change.row_id)
    return found


def _hanging(store: Store, planned: Plan) -> Rows:
    """Rows that would be left without their record: what happened to it, and second chances that follow it."""
    vanishing = _rows(change for change in planned.changes if change.ends)
    numbers = json.dumps(list(vanishing.get("rejections", ())))
    # other links to a record go by firm and day, and are made anew
    queries = {"rejections": "follows in (select value from json_each(?)) and second_chance"}
    queries |= dict.fromkeys(CHILDREN, "rejection_id in (select value from json_each(?))")
    found = {}
    for table, hangs in queries.items():
        rows = store.connection.execute(f"select id from {table} where {hangs}", (numbers,))
        if left := {row["id"] for row in rows} - vanishing.get(table, set()):
            found[table] = left
    return found


def _stands(store: Store, changes: Iterable[Change]) -> bool:
    """Are all rows as the command left them, and is there room for those that come back?"""
    by_table = groupby(sorted(changes, key=_table_of), key=_table_of)
    return all(_is_as_left(store.connection, table, batch) for table, found in by_table for batch in _in_batches(found))


def _table_of(change: Change) -> str:
    return change.table


def _in_batches(changes: Iterator[Change]) -> Iterator[list[Change]]:
    while batch := list(islice(changes, records.AT_ONCE)):
        yield batch


def _is_as_left(connection: sqlite3.Connection, table: str, changes: Sequence[Change]) -> bool:
    left = {change.row_id: change for change in changes}
    query = f"select * from {table} where id in (select value from json_each(?))"
    for row in connection.execute(query, (json.dumps(list(left)),)):
        if not _agrees(dict(row), left.pop(row["id"]).before):
            return False
    if not all(change.begins for change in left.values()):
        return False
    uids = [(change.after or {}).get("uid") for change in changes if change.begins]
    query = f"select 1 from {table} where uid in (select value from json_each(?))"
    return not any(uids) or connection.execute(query, (json.dumps(uids),)).fetchone() is None


def _agrees(row: Mapping[str, Any], left: history.Side) -> bool:
    """Does a row hold what it was left with? A column that was added since may hold anything, and links are made anew."""
    if left is None:
        return False
    linked = bool(left.get("follows")) and left["second_chance"]
    free = {"revision"} if linked else {"revision", "follows"}
    return all(row.get(name, value) == value for name, value in left.items() if name not in free)
