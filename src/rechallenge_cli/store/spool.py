"""Rows on their way from a file onto the record: kept on disk once they are many, so that memory does not grow with them."""

import copyreg
import pickle
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from io import BytesIO
from operator import attrgetter
from typing import Any, NamedTuple, overload

from rechallenge_cli.domain.incoming import Action, Incoming, Row, Sentence
from rechallenge_cli.domain.model import Contact, Event, KeptMail, Rejection
from rechallenge_cli.store.history import Moment

# fmt: off
_TABLES = (
    "create table rows (number integer primary key, action text not null, is_event integer not null, awaiting integer not null, content blob not null, record_id integer)",
    "create table firms (firm text not null, moment text not null, awaiting integer not null, role text, identity text, url text, applied_on text, number integer not null, claimed integer not null default 0)",
    "create index firms_by_firm on firms (firm, awaiting, moment)",
    "create table fingerprints (fingerprint text not null, awaiting integer not null, moment text not null, number integer not null, primary key (fingerprint, awaiting)) without rowid",
)
# fmt: on


class Known(NamedTuple):
    """By what a row is known again. `moment` is the day of its result, or that from which it is awaited."""

    firm: str
    moment: str
    awaiting: bool
    role: str | None = None
    identity: str | None = None
    url: str | None = None
    applied_on: str | None = None


class Sort(NamedTuple):
    """What becomes of a row, whether it tells what happened to a record, and whether it awaits a result."""

    action: str
    is_event: int
    awaiting: int


class Rows(Sequence[Row]):
    """Rows in the order in which they came, in a database without a name that goes when it is closed."""

    def __init__(self, moment: Moment = (None, None)) -> None:
        """`moment` is where the history stood when they were decided."""
        self.moment = moment
        # an empty name: SQLite keeps it in memory while it is small, then in a file that nobody else can open
        self._connection = sqlite3.connect("", isolation_level=None)
        self._connection.execute("pragma journal_mode = off")
        for statement in _TABLES:
            self._connection.execute(statement)
        self._connection.execute("begin")
        self._count = 0
        self.ended: set[int] = set()
        """Records that are the result of a row which was passed over."""

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, number: int) -> Row: ...
    @overload
    def __getitem__(self, number: slice) -> list[Row]: ...
    def __getitem__(self, number: int | slice) -> Row | list[Row]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(self._count))]
        place = number if number >= 0 else self._count + number
        found = self._connection.execute("select content, record_id from rows where number = ?", (place,)).fetchone()
        if found is None:
            raise IndexError(number)
        return _row(*found)

    def __iter__(self) -> Iterator[Row]:
        """All rows; they may be replaced meanwhile."""
        for number in range(self._count):
            yield self[number]

    def append(self, row: Row) -> None:
        """One more row."""
        self._connection.execute("insert into rows values (?, ?, ?, ?, ?, ?)", (self._count, *_columns(row)))
        self._count += 1

    def replace(self, number: int, row: Row) -> None:
        """Put another row in the place of one."""
        assignments = "action = ?, is_event = ?, awaiting = ?, content = ?, record_id = ?"
        self._connection.execute(f"update rows set {assignments} where number = ?", (*_columns(row), number))

    def recorded(self, number: int, record_id: int) -> None:
        """A row is on record now, under this number."""
        self._connection.execute("update rows set record_id = ? where number = ?", (record_id, number))

    def numbers(self, action: Action, *, events: bool) -> list[int]:
        """The places of the rows with an action: of those that tell what happened to a record, or of all others."""
        query = "select number from rows where action = ? and is_event = ? order by number"
        return [number for (number,) in self._connection.execute(query, (action, events))]

    def has(self, *actions: Action) -> bool:
        """Is there a row with one of these actions?"""
        marks = ", ".join("?" * len(actions))
        query = f"select 1 from rows where action in ({marks}) limit 1"
        return self._connection.execute(query, actions).fetchone() is not None

    def counts(self) -> Counter[Sort]:
        """How many rows there are of each sort."""
        query = "select action, is_event, awaiting, count(*) from rows group by action, is_event, awaiting"
        return Counter({Sort(*sort): count for *sort, count in self._connection.execute(query)})

    def change(self, changed: Callable[[Row], Row]) -> "Rows":
        """The same rows, each of them changed."""
        for number, row in enumerate(self):
            if (new := changed(row)) is not row:
                self.replace(number, new)
        return self

    def remember(self, known: "Known") -> None:
        """Of the row that comes next, by what it is known again."""
        query = (
            "insert into firms (firm, moment, awaiting, role, identity, url, applied_on, number)"
            " values (:firm, :moment, :awaiting, :role, :identity, :url, :applied_on, :number)"
        )
        self._connection.execute(query, {**known._asdict(), "number": self._count})

    def known(self, like: "Known") -> list["Known"]:
        """The rows that are remembered for the firm and the day of another one, as far as they differ."""
        query = (
            "select distinct firm, moment, awaiting, role, identity, url, applied_on from firms"
            " where firm = :firm and moment = :moment and awaiting = :awaiting"
        )
        return [Known(*row) for row in self._connection.execute(query, like._asdict())]

    def other_end(self, of: "Known") -> int | None:
        """The row that may be the other end of an application: its result for one that awaits it, and the other way round.

        Each is found once, as it is the other end of one application only.
        """
        query = (
            "select rowid, number from firms where firm = :firm and awaiting = not :awaiting and not claimed"
            " and iif(awaiting, moment <= :moment, moment >= :moment)"
            " and (role is null or :role is null or role = :role) and (url is null or :url is null or url = :url)"
            " and coalesce(iif(awaiting, :applied_on, applied_on), iif(awaiting, moment, :moment))"
            " = iif(awaiting, moment, :moment) order by role is :role desc, rowid limit 1"
        )
        found = self._connection.execute(query, of._asdict()).fetchone()
        if found is None:
            return None
        self._connection.execute("update firms set claimed = 1 where rowid = ?", (found[0],))
        return int(found[1])

    def first_with(self, fingerprint: str, moment: str, *, awaiting: bool) -> str:
        """The moment of the first row that had a fingerprint, which may be the one that comes next."""
        values = (fingerprint, awaiting, moment, self._count)
        self._connection.execute("insert or ignore into fingerprints values (?, ?, ?, ?)", values)
        query = "select moment from fingerprints where fingerprint = ? and awaiting = ?"
        return str(self._connection.execute(query, (fingerprint, awaiting)).fetchone()[0])

    def with_fingerprint(self, fingerprint: str, *, awaiting: bool) -> int | None:
        """The row that had a fingerprint first."""
        query = "select number from fingerprints where fingerprint = ? and awaiting = ?"
        found = self._connection.execute(query, (fingerprint, awaiting)).fetchone()
        return found[0] if found else None

    def of_firm(self, firm: str) -> list[Row]:
        """The rows that are remembered for a firm and make a record of it."""
        query = (
            "select number from firms join rows using (number)"
            " where firm = ? and rows.action = ? and not rows.is_event order by number"
        )
        found = self._connection.execute(query, (firm, Action.ADD)).fetchall()
        return [self[number] for (number,) in found]


def _columns(row: Row) -> tuple[str, bool, bool, bytes, int | None]:
    awaits = row.found.rejection is not None and row.found.rejection.awaiting
    written = BytesIO()
    pickler = pickle.Pickler(written, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _BY_FIELDS
    pickler.dump(row)
    return row.action, row.event is not None, awaits, written.getvalue(), row.record_id


def _row(content: bytes, record_id: int | None) -> Row:
    row: Row = pickle.loads(content)  # noqa: S301  (written by ourselves a moment ago)
    return row if row.record_id == record_id else replace(row, record_id=record_id)


def _by_fields(value: Any) -> tuple[type, tuple[Any, ...]]:
    return type(value), _FIELDS[type(value)](value)


# as dataclasses pickle themselves, they look up their fields each time
_FIELDS = {
    each: attrgetter(*(field.name for field in fields(each)))
    for each in (Row, Incoming, Rejection, Contact, Sentence, Event, KeptMail)
}
_BY_FIELDS: dict[type, Callable[[Any], Any]] = {**copyreg.dispatch_table, **dict.fromkeys(_FIELDS, _by_fields)}
