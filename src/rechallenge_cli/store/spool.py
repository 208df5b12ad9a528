"""Rows on their way from a file onto the record: kept on disk once they are many, so that memory does not grow with them."""

import pickle
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import overload

from rechallenge_cli.domain.incoming import Action, Row

_TABLES = (
    "create table rows (number integer primary key, action text not null, is_event integer not null, content blob not null)",
    "create table firms (firm text not null, moment text not null, role text, identity text, number integer not null)",
    "create index firms_by_firm on firms (firm, moment)",
)


class Rows(Sequence[Row]):
    """Rows in the order in which they came, in a database without a name that goes when it is closed."""

    def __init__(self) -> None:
        # an empty name: SQLite keeps it in memory while it is small, then in a file that nobody else can open
        self._connection = sqlite3.connect("", isolation_level=None)
        self._connection.execute("pragma journal_mode = off")
        for statement in _TABLES:
            self._connection.execute(statement)
        self._connection.execute("begin")
        self._count = 0

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
        found = self._connection.execute("select content from rows where number = ?", (place,)).fetchone()
        if found is None:
            raise IndexError(number)
        return _row(found[0])

    def __iter__(self) -> Iterator[Row]:
        """All rows; they may be replaced meanwhile."""
        for number in range(self._count):
            yield self[number]

    def append(self, row: Row) -> None:
        """One more row."""
        self._connection.execute("insert into rows values (?, ?, ?, ?)", (self._count, *_columns(row)))
        self._count += 1

    def replace(self, number: int, row: Row) -> None:
        """Put another row in the place of one."""
        self._connection.execute(
            "update rows set action = ?, is_event = ?, content = ? where number = ?", (*_columns(row), number)
        )

    def numbers(self, action: Action, *, events: bool) -> list[int]:
        """The places of the rows with an action: of those that tell what happened to a record, or of all others."""
        query = "select number from rows where action = ? and is_event = ? order by number"
        return [number for (number,) in self._connection.execute(query, (action, events))]

    def has(self, *actions: Action) -> bool:
        """Is there a row with one of these actions?"""
        marks = ", ".join("?" * len(actions))
        query = f"select 1 from rows where action in ({marks}) limit 1"
        return self._connection.execute(query, actions).fetchone() is not None

    def change(self, changed: Callable[[Row], Row]) -> "Rows":
        """The same rows, each of them changed."""
        for number, row in enumerate(self):
            if (new := changed(row)) is not row:
                self.replace(number, new)
        return self

    def remember(self, firm: str, moment: str, role: str | None, identity: str | None) -> None:
        """Of the row that comes next, by what it is known again."""
        self._connection.execute(
            "insert into firms values (?, ?, ?, ?, ?)", (firm, moment, role, identity, self._count)
        )

    def known(self, firm: str, moment: str) -> list[tuple[str | None, str | None]]:
        """The roles and identities of the rows that are remembered for a firm and a moment."""
        return self._connection.execute(
            "select distinct role, identity from firms where firm = ? and moment = ?", (firm, moment)
        ).fetchall()

    def of_firm(self, firm: str) -> list[Row]:
        """The rows that are remembered for a firm."""
        found = self._connection.execute("select number from firms where firm = ?", (firm,)).fetchall()
        return [self[number] for (number,) in found]


def _columns(row: Row) -> tuple[str, bool, bytes]:
    return row.action, row.event is not None, pickle.dumps(row, pickle.HIGHEST_PROTOCOL)


def _row(content: bytes) -> Row:
    row: Row = pickle.loads(content)  # noqa: S301  (written by ourselves a moment ago)
    return row
