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
        """Its first and last day, when it begins in `year`; it may run into the next."""
        return date(year, *self.first), date(year + (self.last < self.first), *self.last)

    def holds(self, day: date) -> bool:
        """Does a day lie in it?"""
        today = (day.month, day.day)
        if self.last < self.first:
            return today >= self.first or today <= self.last
        return self.first <= today <= self.last


Season = tuple[Window, date, date]
"""A window in a certain year, with its first and last day."""


def windows_after(day: date, windows: tuple[Window, ...], until: date) -> list[Season]:
    """The windows that open after `day` and before `until`, in order."""
    return [season for season in _seasons(day, windows, until) if day < season[1] < until]


def window_around(day: date, windows: tuple[Window, ...]) -> list[Season]:
    """The window that is open on `day` and on the day after it, if there is one."""
    return [season for season in _seasons(day, windows, day) if season[1] <= day < season[2]]


def _seasons(day: date, windows: tuple[Window, ...], until: date) -> list[Season]:
    years = range(day.year - 1, until.year + 1)
    return sorted(((window, *window.in_year(year)) for year in years for window in windows), key=lambda each: each[1])


def closed_between(one: date, other: date, is_business_day: IsBusinessDay) -> list[date]:
    """The weekdays between two days, neither of them included, that are no business days: holidays."""
    first, last = sorted((one, other))
    days = (first + timedelta(days=count) for count in range(1, (last - first).days))
    return [day for day in days if is_weekday(day) and not is_business_day(day)]
