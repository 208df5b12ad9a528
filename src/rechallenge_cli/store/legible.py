"""Can what stands in the tables be read? Asked only when something has gone wrong, or by the doctor.

SQLite keeps whatever another program or a bad disk has put there, and finds nothing wrong with it.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from string import Formatter
from typing import Any

from rechallenge_cli.domain.errors import N_, StorageError
from rechallenge_cli.domain.step_texts import BECAUSE_TEXTS, COUNTED_BECAUSE_TEXTS, STEP_TEXTS
from rechallenge_cli.domain.worth import DESIRE_POINTS
from rechallenge_cli.store.calendar import read_days
from rechallenge_cli.store.restoring import broken
from rechallenge_cli.store.rows import (
    Row,
    event_from_row,
    mail_from_row,
    period_from_row,
    rejection_from_row,
    reminder_from_row,
)
from rechallenge_cli.store.store import connect

_KINDS: Mapping[str, tuple[type, ...]] = {"text": (str,), "integer": (int,)}
"""What a column may hold, by what it was declared as."""


def _rejection(row: Row) -> None:
    found = rejection_from_row(row)
    "".join((*found.points, *found.tags))
    if found.desire is not None:
        DESIRE_POINTS[found.desire]


def _period(row: Row) -> None:
    step = period_from_row(row).step
    if step:
        _fill(STEP_TEXTS[step.text], step.values)
        if step.because not in {*BECAUSE_TEXTS, *COUNTED_BECAUSE_TEXTS}:
            raise KeyError(step.because)


def _fill(sentence: str, values: Mapping[str, Any]) -> None:
    for _before, name, _format, _conversion in Formatter().parse(sentence):
        if name:
            values[name]


_ALWAYS = {"rejections": ("id", "company", "revision"), "events": ("id", "rejection_id", "kind")}


def _change(row: Row) -> None:
    import json

    for side in (row["before"], row["after"]):
        if side is not None:
            found = dict(json.loads(side))
            for name in _ALWAYS.get(row["table_name"], ("id", "rejection_id")):
                found[name]
    READERS[row["table_name"]]


READERS: Mapping[str, Callable[[Any], object]] = {
    "rejections": _rejection,
    "events": event_from_row,
    "reminders": reminder_from_row,
    "mails": mail_from_row,
    "outlook": _period,
    "calendar": lambda row: list(read_days(row["days"])),
    "changes": _change,
    "commands": lambda row: datetime.fromisoformat(row["at"]),
}
"""The tables, each with what reads a row of it."""
WORKED_OUT = frozenset({"outlook", "calendar"})
"""Those that can be made again from the others."""


def unreadable(connection: sqlite3.Connection) -> Iterator[str]:
    """The tables in which a row holds what rc never writes, each of them as often as there are such rows."""
    for table, read in READERS.items():
        kinds = {row["name"]: _KINDS[row["type"].lower()] for row in connection.execute(f"pragma table_info({table})")}
        for row in connection.execute(f"select * from {table}"):
            try:
                _check_kinds(row, kinds)
                read(row)
            except (ValueError, TypeError, KeyError, AttributeError):
                yield table


def _check_kinds(row: sqlite3.Row, kinds: Mapping[str, tuple[type, ...]]) -> None:
    for name, value in zip(row.keys(), row, strict=True):
        if value is not None and not isinstance(value, kinds[name]):
            raise TypeError(name)


def damage(path: Path) -> StorageError | None:
    """What keeps a database from being read; None where it is as rc writes it."""
    try:
        with closing(connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            found = bool(broken(connection)) or next(unreadable(connection), None)
    except (sqlite3.Error, ValueError):
        found = True
    if not found:
        return None
    message, hint = (
        N_("{path} is damaged, or another program has written to it"),
        N_("`rc doctor` tells more; `rc restore` puts back a backup"),
    )
    return StorageError(message, hint, path=path)
