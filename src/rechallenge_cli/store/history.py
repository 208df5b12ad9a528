"""The history: which command changed what, and which commands were taken back. Only the triggers write it."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from rechallenge_cli.domain.errors import N_, NotFoundError
from rechallenge_cli.store.store import Store

UNDO, REDO = "undo", "redo"
FORGET, FORGET_MAIL, RESTORE = "forget", "forget-mail", "restore"

RESTORED = "import-whole"
"""The command that puts an export back. Of the history that is exported it is no part: it adds nothing to it."""

FINAL = (FORGET, FORGET_MAIL, RESTORE)
"""The commands of which no change is left that could be told or taken back."""

Moment = tuple[int | None, int | None]
"""The last command that has ended, and the last change."""

Side = Mapping[str, Any] | None
"""A row as it was; None where there was none."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a command as a whole did to a row, told in JSON: of an import there are many."""

    table: str
    row_id: int
    told_before: str | None
    told_after: str | None

    @property
    def before(self) -> Side:
        """The row as it was."""
        return _side(self.told_before)

    @property
    def after(self) -> Side:
        """The row as it became."""
        return _side(self.told_after)

    @property
    def begins(self) -> bool:
        """Does the row come into being by it?"""
        return self.told_before is None

    @property
    def ends(self) -> bool:
        """Is the row gone by it?"""
        return self.told_after is None

    @property
    def record_id(self) -> int:
        """The number of the record to which the row belongs."""
        if self.table == "rejections":
            return self.row_id
        side = self.after or self.before or {}
        return int(side["rejection_id"])

    @property
    def turned(self) -> "Change":
        """What takes it back."""
        return Change(self.table, self.row_id, self.told_after, self.told_before)


@dataclass(frozen=True, slots=True)
class Command:
    """An entry of the history. `undoes` is the command that it takes back, `is_taken_back` whether another took it back."""

    id: int
    verb: str
    at: str
    undoes: int | None
    is_taken_back: bool


# Grows with each change and is never taken back, so that an editor that was open meanwhile notices.
_GUARD = "revision"

_TOUCHED = """
    select command_id from changes where table_name = 'rejections' and row_id = :record
    union select command_id from changes
    where table_name <> 'rejections' and json_extract(coalesce(after, before), '$.rejection_id') = :record
"""

_ANY = f"select command_id from changes union select id from commands where verb in {FINAL}"

_NET = """
    with ends as (
        select table_name, row_id, min(id) as first, max(id) as last from changes
        where command_id = ? group by table_name, row_id
    )
    select ends.table_name, ends.row_id, one.before, other.after from ends
    join changes as one on one.id = ends.first join changes as other on other.id = ends.last
"""

_EFFECT = f"""
    select 1 from ({_NET}) where json_remove(before, '$.{_GUARD}') is not json_remove(after, '$.{_GUARD}') limit 1
"""


def moment(store: Store) -> Moment:
    """Where the history stands: two that are the same have nothing between them."""
    query = (
        "select (select id from commands where not under_way order by id desc limit 1), (select max(id) from changes)"
    )
    ended, changed = store.connection.execute(query).fetchone()
    return ended, changed


def commands(store: Store, record_id: int | None = None, newest: int | None = None) -> tuple[list[Command], int]:
    """The commands that changed something, or changed one record, the newest first; and how many there are in all."""
    touched = _TOUCHED if record_id is not None else _ANY
    values = {"record": record_id, "newest": -1 if newest is None else newest}
    where = f"from commands where id in ({touched})"
    found = store.connection.execute(f"select * {where} order by id desc limit :newest", values).fetchall()
    count = store.connection.execute(f"select count(*) {where}", values).fetchone()[0]
    taken = taken_back(store)
    return [_command(row, taken) for row in found], count


def command(store: Store, number: int) -> Command:
    """One command by its number. NotFoundError when the history has none."""
    row = store.connection.execute("select * from commands where id = ?", (number,)).fetchone()
    if row is None:
        raise NotFoundError(N_("the history has no command {id}"), N_("`rc history` shows the numbers"), id=number)
    return _command(row, taken_back(store))


def _command(row: sqlite3.Row, taken: frozenset[int]) -> Command:
    return Command(row["id"], row["verb"], row["at"], row["undoes"], row["id"] in taken)


def taken_back(store: Store) -> frozenset[int]:
    """The commands that are taken back; one whose undo was taken back in turn stands again."""
    taken: set[int] = set()
    for row in store.connection.execute("select id, undoes from commands where undoes is not null order by id desc"):
        if row["id"] not in taken:
            taken.add(row["undoes"])
    return frozenset(taken)


def to_take_back(store: Store, newest: int | None = None) -> Iterator[Command]:
    """The commands that stand and changed something, the newest first: what undo takes back, one after the other.

    Behind an export that was put back and taken out again lies the history of another file.
    """
    found, _count = commands(store)
    behind = max((each.id for each in found if each.verb == RESTORED and each.is_taken_back), default=0)
    standing = (each for each in found if each.undoes is None and not each.is_taken_back and each.id > behind)
    changing = (each for each in standing if store.connection.execute(_EFFECT, (each.id,)).fetchone())
    yield from islice(changing, newest)


def to_take_up(store: Store, number: int | None = None) -> Command | None:
    """The last undo that stands, which redo takes back; or the one of a number, its own or that of what it took back."""
    query = "select * from commands where verb = :undo and coalesce(:number in (id, undoes), true) order by id desc"
    found = store.connection.execute(query, {"undo": UNDO, "number": number}).fetchall()
    taken = taken_back(store)
    standing = (_command(row, taken) for row in found if row["id"] not in taken)
    return next((each for each in standing if store.connection.execute(_EFFECT, (each.id,)).fetchone()), None)


def changes(store: Store, command_id: int, record_id: int | None = None) -> list[Change]:
    """What a command did, or did to one record; what it left as it was is left out."""
    found = _changes(store, command_id, "order by ends.first")
    return [each for each in found if record_id in {None, each.record_id}]


def taking_back(store: Store, command_id: int) -> tuple[Change, ...]:
    """What takes a command back, the last change first."""
    return tuple(each.turned for each in _changes(store, command_id, "order by ends.first desc"))


def _changes(store: Store, command_id: int, order: str) -> Iterator[Change]:
    found = store.connection.execute(f"{_NET} {order}", (command_id,))
    changes = (Change(row["table_name"], row["row_id"], row["before"], row["after"]) for row in found)
    return (each for each in changes if not _is_same(each))


def _side(text: str | None) -> Side:
    return None if text is None else json.loads(text)


def _is_same(change: Change) -> bool:
    if change.begins or change.ends:
        return change.begins is change.ends
    return without_guard(change.before) == without_guard(change.after)


def without_guard(side: Side) -> Side:
    """A row but for its revision, which only grows."""
    return side and {name: value for name, value in side.items() if name != _GUARD}


def firms(store: Store, numbers: Iterable[int]) -> dict[int, str]:
    """The firms of records by their numbers, also of those that were taken back."""
    found = store.connection.execute(
        "select value, coalesce((select company from rejections where id = value), (select json_extract("
        " coalesce(before, after), '$.company') from changes where table_name = 'rejections' and row_id = value"
        " order by id desc limit 1), '') from json_each(?)",
        (json.dumps(sorted(set(numbers))),),
    )
    return dict(found.fetchall())


def old(store: Store, first_day: date) -> int:
    """How many commands the history has from before a day."""
    query = f"select count(*) from commands where {_OLD}"
    return int(store.connection.execute(query, (first_day.isoformat(),)).fetchone()[0])


def prune(store: Store, first_day: date) -> int:
    """Take the commands before a day out of the history for good; gives their number. The records stay as they are."""
    connection = store.connection
    connection.execute("pragma secure_delete = on")
    values = (first_day.isoformat(),)
    connection.execute(f"delete from changes where command_id in (select id from commands where {_OLD})", values)
    return connection.execute(f"delete from commands where {_OLD}", values).rowcount


# By number, as a clock may have been set back: nothing goes that comes after what stays.
_OLD = "not under_way and id < coalesce((select min(id) from commands where at >= ?), 1 << 62)"
