"""What is due: the one query of the morning. Imports next to nothing, since it is run most."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from rechallenge_cli.store.store import Store

_STEPS = """
    select rejections.id, company, role, step_kind as kind, due_on, step_text as text, step_values as "values"
    from outlook join rejections on rejections.id = outlook.rejection_id
    where due_on is not null and last_day >= :today and first_day <= :today and due_on {due}
"""
_REMINDERS = """
    select rejections.id, company, role, 'reminder' as kind, due_on, text, null as "values"
    from reminders join rejections on rejections.id = reminders.rejection_id
    where ended_on is null and removed_at is null and due_on {due}
"""
_DUE_BY = f"{_STEPS} union all {_REMINDERS} order by due_on, id".format(due="<= :horizon")
_NEXT_AFTER = f"{_STEPS} union all {_REMINDERS} order by due_on, id limit 1".format(due="> :horizon")


MOST_OFFERED = 200
"""So many numbers a shell is offered."""
_MOST_DIGITS = 18
_GREATEST = 10**_MOST_DIGITS


class DueLine(NamedTuple):
    """One line of the morning list. `text` names a sentence, filled from `values` (JSON); a reminder's is its own."""

    id: int
    company: str
    role: str | None
    kind: str
    due_on: date
    text: str
    values: str | None


def due_by(store: Store, today: date, horizon: date) -> list[DueLine]:
    """All that is due up to a day, that day included, the longest overdue first."""
    return _lines(store, _DUE_BY, today, horizon)


def next_after(store: Store, today: date, horizon: date) -> DueLine | None:
    """The nearest to come after a day."""
    return next(iter(_lines(store, _NEXT_AFTER, today, horizon)), None)


def _lines(store: Store, query: str, today: date, horizon: date) -> list[DueLine]:
    found = store.connection.execute(query, {"today": today.isoformat(), "horizon": horizon.isoformat()})
    return [
        DueLine(number, company, role, kind, date.fromisoformat(due_on), text, values)
        for number, company, role, kind, due_on, text, values in found
    ]


def is_empty(store: Store) -> bool:
    """Is nothing on record at all?"""
    return store.connection.execute("select 1 from rejections where removed_at is null limit 1").fetchone() is None


def numbers_on_record(store: Store, beginning: str) -> list[tuple[int, str]]:
    """The numbers that begin with some digits, each with its firm, newest first: what the shell offers, and no more of it."""
    found: list[tuple[int, str]] = []
    for first, last in _spans(beginning):
        query = "select id, company from rejections where id between ? and ? and removed_at is null order by id desc limit ?"
        found += [
            (number, company)
            for number, company in store.connection.execute(query, (first, last, MOST_OFFERED - len(found)))
        ]
    return found


def _spans(beginning: str) -> Iterator[tuple[int, int]]:
    """The first and the last of all numbers of so many digits that begin so, the greatest first."""
    if not beginning:
        yield 1, _GREATEST
    elif beginning.isdecimal() and not beginning.startswith("0"):
        for more in range(_MOST_DIGITS - len(beginning), -1, -1):
            least = int(beginning) * 10**more
            yield least, least + 10**more - 1
