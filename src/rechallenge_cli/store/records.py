"""Rejections: found, written, changed, removed; with each change their outlook is worked out anew."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from rechallenge_cli.domain.codes import EventKind, Status, VerdictCode
from rechallenge_cli.domain.company import company_key
from rechallenge_cli.domain.errors import N_, ConflictError, NotFoundError
from rechallenge_cli.domain.model import Event, Period, Rejection
from rechallenge_cli.domain.outlook import outlook, period_on
from rechallenge_cli.domain.stages import Stage
from rechallenge_cli.domain.text import search_query, search_tokens
from rechallenge_cli.store.rows import (
    Record,
    Reminder,
    event_from_row,
    event_to_row,
    period_from_row,
    period_to_row,
    rejection_from_row,
    rejection_to_row,
    reminder_from_row,
)
from rechallenge_cli.store.store import Store

FIND_IT = N_("`rc list` shows the numbers on record")

_ON = """
    from rejections
    join outlook on outlook.rejection_id = rejections.id
    where rejections.removed_at is null and ? between outlook.first_day and outlook.last_day
"""
_RECORDS_ON = f"select rejections.*, outlook.* {_ON}"


@dataclass(frozen=True, slots=True)
class Filters:
    """What `list` and `export` are asked for; what is None does not count."""

    company: str | None = None
    stage: Stage | None = None
    status: Status | None = None
    verdict: VerdictCode | None = None
    tag: str | None = None
    since: date | None = None
    until: date | None = None


def record(store: Store, rejection_id: int, today: date) -> Record:
    """One record as it stands today. NotFoundError when there is none, or when it was removed."""
    row = store.connection.execute(f"{_RECORDS_ON} and rejections.id = ?", (today.isoformat(), rejection_id)).fetchone()
    if row is None:
        raise NotFoundError(N_("there is no rejection #{id}"), FIND_IT, id=rejection_id)
    return _records(store, [row])[0]


def rows(store: Store, today: date, filters: Filters, values: str) -> sqlite3.Cursor:
    """The records that match, the oldest first, with these values of SQL over rejections and their outlook."""
    asked, given = conditions(filters)
    where = "".join(f" and {condition}" for condition in asked)
    order = "order by rejections.rejected_on, rejections.id"
    return store.connection.execute(f"select {values} {_ON}{where} {order}", (today.isoformat(), *given))


AT_ONCE = 500
"""For so many records it is asked at once what hangs on them, where all are gone through."""


def in_batches(store: Store, today: date, filters: Filters) -> Iterator[list[Record]]:
    """The records that match, the oldest first; read while they are asked for."""
    found = rows(store, today, filters, "rejections.*, outlook.*")
    while batch := found.fetchmany(AT_ONCE):
        yield _records(store, batch)


def records(store: Store, today: date, filters: Filters, newest: int | None = None) -> tuple[list[Record], int]:
    """The records that match, newest first, at most `newest` of them; and how many match in all."""
    asked, values = conditions(filters)
    where = "".join(f" and {condition}" for condition in asked)
    found = store.connection.execute(
        f"{_RECORDS_ON}{where} order by rejections.rejected_on desc, rejections.id desc limit ?",
        (today.isoformat(), *values, -1 if newest is None else newest),
    ).fetchall()
    count = len(found)
    if newest is not None and count == newest:
        counted = f"select count(*) from ({_RECORDS_ON}{where})"
        count = store.connection.execute(counted, (today.isoformat(), *values)).fetchone()[0]
    return _records(store, found), count


def conditions(filters: Filters) -> tuple[list[str], list[str]]:
    """What is asked for as conditions of SQL over rejections and their outlook, and the values in them."""
    asked: Mapping[str, object] = {
        "rejections.stage = ?": filters.stage,
        "outlook.status = ?": filters.status,
        "outlook.verdict = ?": filters.verdict,
        "rejections.rejected_on >= ?": filters.since,
        "rejections.rejected_on <= ?": filters.until,
        "exists (select 1 from json_each(rejections.tags) where value = ?)": filters.tag,
        "instr(rejections.company_key, ?)": company_key(filters.company) if filters.company else None,
    }
    given = {condition: str(value) for condition, value in asked.items() if value is not None}
    return list(given), list(given.values())


def search(store: Store, text: str, today: date) -> list[Record]:
    """The records in which all the words of `text` are found, the best match first."""
    query = search_query(text)
    if query is None:
        return []
    found = store.connection.execute(
        f"{_RECORDS_ON.replace('from rejections', 'from search join rejections on rejections.id = search.rowid')}"
        " and search match ? order by search.rank, rejections.rejected_on desc, rejections.id desc",
        (today.isoformat(), query),
    )
    return _records(store, found.fetchall())


def same_firm(store: Store, rejection: Rejection, today: date) -> list[Record]:
    """Other records of the same firm, newest first."""
    found = store.connection.execute(
        f"{_RECORDS_ON} and rejections.company_key = ? and rejections.id <> ? order by rejections.rejected_on desc",
        (today.isoformat(), company_key(rejection.company), rejection.id),
    )
    return _records(store, found.fetchall())


def is_double(one: Rejection, other: Rejection) -> bool:
    """Do two records of the same firm tell of the same rejection?"""
    return (one.role, one.stage, one.rejected_on) == (other.role, other.stage, other.rejected_on)


def as_it_would_stand(store: Store, rejection: Rejection, today: date, events: Iterable[Event] = ()) -> Record:
    """What a rejection would look like on record."""
    periods = outlook(rejection, events, store.customs_of(rejection))
    return Record(rejection, period_on(periods, today), revision=0)


def events_of(store: Store, rejection_id: int) -> list[Event]:
    """What happened after a rejection, in order."""
    return events_of_each(store, [rejection_id])[rejection_id]


def events_of_each(store: Store, numbers: Iterable[int]) -> Mapping[int, list[Event]]:
    """The same for many: an empty list where nothing happened."""
    found: defaultdict[int, list[Event]] = defaultdict(list)
    for row in store.connection.execute(f"select * from events where {_OF_THESE} order by id", (_array(numbers),)):
        found[row["rejection_id"]].append(event_from_row(row))
    for events in found.values():
        events.sort(key=lambda event: (event.effective_on, event.id))
    return found


def reminders_of_each(store: Store, numbers: Sequence[int]) -> Mapping[int, tuple[Reminder, ...]]:
    """The reminders that still stand of each of these records, the next first."""
    found: defaultdict[int, tuple[Reminder, ...]] = defaultdict(tuple)
    if not numbers:
        return found
    standing = f"select * from reminders where {_OF_THESE} and ended_on is null order by due_on, id"
    for row in store.connection.execute(standing, (_array(numbers),)):
        found[row["rejection_id"]] += (reminder_from_row(row),)
    return found


_OF_THESE = "rejection_id in (select value from json_each(?))"


def _array(numbers: Iterable[int]) -> str:
    """Numbers as SQL takes many of them in one value."""
    return f"[{','.join(map(str, numbers))}]"


def add(store: Store, rejection: Rejection) -> int:
    """Write a new rejection with its outlook; gives its number."""
    number = insert(store.connection, "rejections", rejection_to_row(rejection))
    _settle(store, number, company_key(rejection.company))
    return number


def _settle(store: Store, rejection_id: int, *firms: str) -> None:
    """After a record was written: link the records of its firm anew, then work out what follows from it."""
    changed = {number for firm in set(firms) for number in link_firm(store, firm)}
    for number in changed - {rejection_id}:
        refresh(store, number)
    refresh(store, rejection_id)


def link_firm(store: Store, firm: str) -> list[int]:
    """Each rejection knows the one before it by the same firm, in whatever order they were written down.

    Gives the numbers of those whose link has changed, from which other things follow now.
    """
    found = store.connection.execute(
        "select id, rejected_on, follows, second_chance from rejections"
        " where company_key = ? and removed_at is null and not awaiting order by rejected_on, id",
        (firm,),
    ).fetchall()
    changed, before, same_day = [], None, None
    for last, row in zip([None, *found], found, strict=False):
        if last and last["rejected_on"] != row["rejected_on"]:
            before = same_day
        if row["follows"] != before and not row["second_chance"]:
            store.connection.execute("update rejections set follows = ? where id = ?", (before, row["id"]))
            changed.append(row["id"])
        same_day = row["id"]
    return changed


def change(store: Store, rejection: Rejection, revision: int) -> None:
    """Write a rejection over what it was at `revision`. ConflictError when it was changed since."""
    columns = rejection_to_row(rejection)
    before = _row(store, rejection.id)["company_key"]
    assignments = ", ".join(f"{name} = :{name}" for name in columns)
    changed = store.connection.execute(
        f"update rejections set {assignments}, revision = revision + 1"
        " where id = :id and revision = :revision and removed_at is null",
        {**columns, "id": rejection.id, "revision": revision},
    )
    if not changed.rowcount:
        raise ConflictError(
            N_("#{id} was changed meanwhile; nothing was overwritten"),
            N_("look at it with `rc show {id}`, then edit again"),
            id=rejection.id,
        )
    _settle(store, rejection.id, before, columns["company_key"])


def _row(store: Store, rejection_id: int) -> sqlite3.Row:
    row: sqlite3.Row | None = store.connection.execute(
        "select * from rejections where id = ?", (rejection_id,)
    ).fetchone()
    if row is None:  # taken back while an editor was open
        raise NotFoundError(N_("there is no rejection #{id}"), FIND_IT, id=rejection_id)
    return row


def remove(store: Store, rejection_id: int, today: date) -> None:
    """Take a record out of sight. Its row, its events and its history stay."""
    connection = store.connection
    connection.execute(
        "update rejections set removed_at = ?, revision = revision + 1 where id = ?", (today.isoformat(), rejection_id)
    )
    connection.execute("delete from outlook where rejection_id = ?", (rejection_id,))
    connection.execute("delete from search where rowid = ?", (rejection_id,))
    for number in link_firm(store, _row(store, rejection_id)["company_key"]):
        refresh(store, number)


def append_event(store: Store, rejection_id: int, event: Event) -> None:
    """Write down what happened, and what follows from it."""
    _row(store, rejection_id)
    insert(store.connection, "events", event_to_row(event, rejection_id))
    refresh(store, rejection_id)


def reassess(store: Store) -> int:
    """Work out every outlook anew; gives their number."""
    found = store.connection.execute("select id from rejections where removed_at is null").fetchall()
    for row in found:
        refresh(store, row["id"])
    return len(found)


def refresh(store: Store, rejection_id: int) -> None:
    """Work out all that is derived from a record: its outlook, and what the search finds."""
    derived_anew = derived(store, rejection_id)
    store.connection.execute("delete from outlook where rejection_id = ?", (rejection_id,))
    store.connection.execute("delete from search where rowid = ?", (rejection_id,))
    write_derived(store, rejection_id, derived_anew)


class Derived(NamedTuple):
    """All that follows from a record: the rows of its outlook, and what the search is to find."""

    periods: list[dict[str, Any]]
    searchable: dict[str, str]


def derived(store: Store, rejection_id: int) -> Derived:
    """What follows from a record as it stands."""
    rejection = rejection_from_row(_row(store, rejection_id))
    events = events_of(store, rejection.id)
    return derived_from(rejection_id, rejection, events, outlook(rejection, events, store.customs_of(rejection)))


def derived_from(
    rejection_id: int, rejection: Rejection, events: Iterable[Event], periods: Iterable[Period]
) -> Derived:
    """What follows from a record that has this outlook."""
    return Derived([period_to_row(period, rejection_id) for period in periods], _searchable(rejection, events))


def write_derived(store: Store, rejection_id: int, found: Derived) -> None:
    """Write down what follows from a record of which nothing was derived yet."""
    for period in found.periods:
        insert(store.connection, "outlook", period)
    insert(store.connection, "search", {"rowid": rejection_id, **found.searchable})


def _searchable(rejection: Rejection, events: Iterable[Event]) -> dict[str, str]:
    notes = (
        rejection.notes,
        rejection.new_facts,
        rejection.motivation,
        *rejection.tags,
        *(event.note for event in events if event.kind is not EventKind.DRAFTED),
    )
    return {
        "company": search_tokens(rejection.company),
        "role": search_tokens(rejection.role or ""),
        "feedback": search_tokens("\n".join(filter(None, (rejection.feedback, *rejection.points)))),
        "notes": search_tokens("\n".join(filter(None, notes))),
    }


def insert(connection: sqlite3.Connection, table: str, values: Mapping[str, Any]) -> int:
    """Write a row; gives its number."""
    names = ", ".join(values)
    places = ", ".join(f":{name}" for name in values)
    return connection.execute(f"insert into {table} ({names}) values ({places})", values).lastrowid or 0


def _records(store: Store, found: Sequence[sqlite3.Row]) -> list[Record]:
    reminders = reminders_of_each(store, [row["id"] for row in found])
    return [
        Record(rejection_from_row(row), period_from_row(row), row["revision"], reminders[row["id"]]) for row in found
    ]
