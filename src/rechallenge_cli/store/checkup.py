"""What can be wrong inside the database, and how it is mended. Looking changes nothing."""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing
from enum import StrEnum
from functools import partial
from typing import Any, NamedTuple

from rechallenge_cli.domain.errors import N_
from rechallenge_cli.store import records
from rechallenge_cli.store.legible import WORKED_OUT, unreadable
from rechallenge_cli.store.restoring import broken
from rechallenge_cli.store.store import Store, connect, migrate


class Check(StrEnum):
    """What is looked at."""

    FILE = "file"
    PERMISSIONS = "permissions"
    INTEGRITY = "integrity"
    LINKS = "links"
    SHAPE = "shape"
    HISTORY = "history"
    DERIVED = "derived"
    SEARCH = "search"
    CONFIG = "config"
    CATALOGUES = "catalogues"
    SPACE = "space"
    CONFLICT = "conflict"
    BACKUPS = "backups"


class Finding(NamedTuple):
    """Something that is wrong, what mends it, and how it can be mended here: within the database, or on the disk."""

    check: Check
    message: str
    hint: str | None
    values: Mapping[str, Any]
    mend: Callable[[Store], object] | None = None
    mend_on_disk: Callable[[], object] | None = None

    @property
    def can_be_mended(self) -> bool:
        """Can it be mended here?"""
        return bool(self.mend or self.mend_on_disk)


_FIX = N_("`rc doctor --fix` mends it, after a backup")
_RESTORE = N_("`rc restore` puts back a backup from before the damage")


def checked(store: Store, *, with_derived: bool) -> Iterator[Finding]:
    """All that is wrong inside a database. What is derived can only be worked out where the config can be read."""
    for look in (_integrity, _links, _shape, _history, _indexes):
        yield from look(store)
    found = list(_legible(store))
    yield from found
    if with_derived and not found:
        yield from _derived(store)


def mend(store: Store, found: Collection[Finding]) -> None:
    """Mend what was found. The history comes first, as the command that mends the rest is to be the last one in it."""
    history = [each for each in found if each.check is Check.HISTORY]
    rest = [each for each in found if each.check is not Check.HISTORY]
    store.connection.execute("begin immediate")
    _mend(store, history)
    store.connection.execute("commit")
    if rest:
        with store.command("doctor"):
            _mend(store, rest)


def _mend(store: Store, found: Iterable[Finding]) -> None:
    for each in found:
        if each.mend:
            each.mend(store)


def _integrity(store: Store) -> Iterator[Finding]:
    if found := broken(store.connection):
        message = N_("the database is damaged: {what}")
        # indexes can be made again from what they are about; for all else there are backups
        if all("index" in each for each in found):
            yield Finding(Check.INTEGRITY, message, _FIX, {"what": found[0]}, _reindex)
        else:
            yield Finding(Check.INTEGRITY, message, _RESTORE, {"what": found[0]})


def _reindex(store: Store) -> None:
    store.connection.execute("reindex")


def _links(store: Store) -> Iterator[Finding]:
    lost = [row[0] for row in store.connection.execute("pragma foreign_key_check") if row[0] != "changes"]
    if lost:
        values = {"count": len(lost), "tables": sorted(set(lost))}
        message = N_("entries belong to records that are not there: {count}, in {tables}")
        yield Finding(Check.LINKS, message, _RESTORE, values)


def _shape(store: Store) -> Iterator[Finding]:
    """Triggers, views and indexes as a new database has them: the history is written by them."""
    with closing(connect(":memory:")) as fresh:
        migrate(fresh)
        wanted, there = _made(fresh), _made(store.connection)
    for name, (kind, statement) in wanted.items():
        if there.get(name) == (kind, statement):
            continue
        values = {"name": name}
        if kind == "table":
            yield Finding(Check.SHAPE, N_("the table {name} is missing"), _RESTORE, values)
        else:
            message = N_("{name} is missing in the database, or another than rc made")
            yield Finding(Check.SHAPE, message, _FIX, values, partial(_make_again, name, kind, statement))


def _made(connection: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    """What stands in a database by name; of a table only that it is there, as those carried along are written otherwise."""
    rows = connection.execute("select type, name, sql from sqlite_schema where sql is not null")
    return {name: (kind, "" if kind == "table" else " ".join(sql.split())) for kind, name, sql in rows}


def _make_again(name: str, kind: str, statement: str, store: Store) -> None:
    store.connection.execute(f"drop {kind} if exists {name}")
    store.connection.execute(statement)


def _history(store: Store) -> Iterator[Finding]:
    connection = store.connection
    lost = "select distinct command_id from changes where command_id not in (select id from commands)"
    if orphans := [row[0] for row in connection.execute(lost)]:
        message = N_("changes in the history belong to no command: {count}")
        yield Finding(Check.HISTORY, message, _FIX, {"count": len(orphans)}, partial(_name_others, orphans))
    if connection.execute("select 1 from commands where under_way limit 1").fetchone():
        message = N_("a command in the history was never ended")
        yield Finding(Check.HISTORY, message, _FIX, {}, _end_commands)
    unread = "select count(*) from changes where not json_valid(coalesce(before, '{}')) or not json_valid(coalesce(after, '{}'))"
    if count := connection.execute(unread).fetchone()[0]:
        message = N_("changes in the history cannot be read: {count}")
        yield Finding(Check.HISTORY, message, _RESTORE, {"count": count})


def _name_others(numbers: list[int], store: Store) -> None:
    rows = [(number,) for number in numbers]
    store.connection.executemany("insert into commands (id, verb) values (?, 'outside')", rows)


def _end_commands(store: Store) -> None:
    store.connection.execute("update commands set under_way = 0 where under_way")


def _legible(store: Store) -> Iterator[Finding]:
    """What is worked out is held against the records; it need not be read."""
    if bad := [table for table in unreadable(store.connection) if table not in WORKED_OUT]:
        message = N_("entries hold what rc has not written and cannot read: {count}, in {tables}")
        yield Finding(Check.INTEGRITY, message, _RESTORE, {"count": len(bad), "tables": sorted(set(bad))})


SEARCHES = ("search", "rejections_fts")
"""The full-text indexes."""


def _indexes(store: Store) -> Iterator[Finding]:
    """The searches look into themselves, which counts as writing, so it is done on a copy."""
    with closing(connect(":memory:")) as copy:
        store.connection.backup(copy)
        for name in SEARCHES:
            try:
                copy.execute(f"insert into {name} ({name}, rank) values ('integrity-check', 1)")
            except sqlite3.DatabaseError:
                message = N_("the search {name} does not fit the records")
                yield Finding(Check.SEARCH, message, _FIX, {"name": name}, partial(_rebuild, name))


def _rebuild(name: str, store: Store) -> None:
    store.connection.execute(f"insert into {name} ({name}) values ('rebuild')")


def _derived(store: Store) -> Iterator[Finding]:
    live = [row[0] for row in store.connection.execute("select id from rejections where removed_at is null")]
    plans, searches = [], []
    for number in live:
        periods, searchable = records.derived(store, number)
        if periods != _rows(store, "select * from outlook where rejection_id = ? order by first_day", number):
            plans.append(number)
        found = "select company, role, feedback, notes from search where rowid = ?"
        if [searchable] != _rows(store, found, number):
            searches.append(number)
    stray = _stray(store)
    if plans or stray:
        message = N_("verdicts and next steps are not what the records say: {count}, such as #{id}")
        values = {"count": len(plans) + len(stray), "id": (plans + stray)[0]}
        yield Finding(Check.DERIVED, message, _FIX, values, partial(_work_out, plans, stray))
    if searches:
        message = N_("the search does not find what the records say: {count}, such as #{id}")
        values = {"count": len(searches), "id": searches[0]}
        yield Finding(Check.SEARCH, message, _FIX, values, partial(_work_out, searches, []))


def _rows(store: Store, query: str, number: int) -> list[dict[str, Any]]:
    return [dict(row) for row in store.connection.execute(query, (number,))]


def _stray(store: Store) -> list[int]:
    """The numbers under which something is planned, and which are on record no more."""
    gone = "not in (select id from rejections where removed_at is null)"
    rows = store.connection.execute(
        f"select rejection_id from outlook where rejection_id {gone} union select rowid from search where rowid {gone}"
    )
    return [row[0] for row in rows]


def _work_out(numbers: list[int], stray: list[int], store: Store) -> None:
    for number in stray:
        store.connection.execute("delete from outlook where rejection_id = ?", (number,))
        store.connection.execute("delete from search where rowid = ?", (number,))
    for number in numbers:
        records.refresh(store, number)
