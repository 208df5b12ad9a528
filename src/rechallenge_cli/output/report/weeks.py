"""The weeks ahead as a sheet of a calendar: on which days how much is due."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rechallenge_cli.locales import ngettext
from rechallenge_cli.output import wording

WEEKS = 5
_DAYS = 7


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the sheet. `name` is its number, with its month where one begins; `due` what is due, empty for nothing."""

    iso: str
    name: str
    due: str
    is_today: bool
    is_over: bool


def weeks(due: Iterable[date], today: date) -> list[list[Day]]:
    """Five weeks, the present one first, each from Monday to Sunday."""
    counts = Counter(due)
    monday = today - timedelta(days=today.weekday())
    days = [monday + timedelta(days=at) for at in range(min(WEEKS * _DAYS, (date.max - monday).days + 1))]
    cells = [_day(day, counts[day], today, is_first=day == monday) for day in days]
    return [cells[at : at + _DAYS] for at in range(0, len(cells), _DAYS)]


def _day(day: date, count: int, today: date, *, is_first: bool) -> Day:
    return Day(
        iso=day.isoformat(),
        name=wording.day_of_month(day, with_month=is_first or day.day == 1),
        due=ngettext("{count} due", "{count} due", count).format(count=count) if count and day >= today else "",
        is_today=day == today,
        is_over=day < today,
    )
