"""Business days, and the weeks in which seats reopen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)

IsBusinessDay = Callable[[date], bool]


def is_weekday(day: date) -> bool:
    """Monday to Friday."""
    return day.weekday() < 5


def on_or_after(day: date, is_business_day: IsBusinessDay = is_weekday) -> date:
    """The day itself if it is a business day, else the next one."""
    while not is_business_day(day):
        day += ONE_DAY
    return day


def add_business_days(start: date, count: int, is_business_day: IsBusinessDay = is_weekday) -> date:
    """The `count`-th business day after `start` (before it, when `count` is negative); `start` itself never counts."""
    step = ONE_DAY if count >= 0 else -ONE_DAY
    day = start
    for _ in range(abs(count)):
        day += step
        while not is_business_day(day):
            day += step
    return day


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of the year, first and last (month, day), in which declined offers leave seats open."""

    name: str
    first: tuple[int, int]
    last: tuple[int, int]

    def in_year(self, year: int) -> tuple[date, date]:
        """Its first and last day in `year`."""
        return date(year, *self.first), date(year, *self.last)


def windows_after(day: date, windows: tuple[Window, ...], until: date) -> list[tuple[Window, date, date]]:
    """The windows that open after `day` and before `until`, in order, with their first and last day."""
    found = [(window, *window.in_year(year)) for year in range(day.year, until.year + 1) for window in windows]
    return sorted((entry for entry in found if day < entry[1] < until), key=lambda entry: entry[1])
