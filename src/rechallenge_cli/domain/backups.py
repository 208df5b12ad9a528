"""Which copies of the records are kept, and when so much is missing that somebody should look."""

from collections.abc import Callable, Hashable, Iterable
from datetime import date, datetime
from enum import StrEnum

DAYS, WEEKS, MONTHS = 7, 4, 12
"""All backups of the last days on which there are any are kept, then the newest of each week, then of each month."""

FEWEST_LOST = 5
SHARE_LOST = 0.25
"""So many records, and such a part of all, are not gone by an ordinary change."""


class Why(StrEnum):
    """Why a backup was made."""

    DAILY = "daily"
    ASKED = "asked"
    IMPORT = "import"
    MIGRATION = "migration"
    RESTORE = "restore"
    DOCTOR = "doctor"
    DAMAGED = "damaged"


def kept(moments: Iterable[datetime], today: date) -> set[datetime]:
    """Those of the backups that are kept, by when they were made.

    Periods without a backup do not count, so that nothing goes while nobody works; what lies ahead of a clock that was
    set back is left alone.
    """
    newest_first = sorted(moments, reverse=True)
    ahead = {moment for moment in newest_first if moment.date() > today}
    behind = [moment for moment in newest_first if moment not in ahead]
    days = sorted({moment.date() for moment in behind})[-DAYS:]
    recent = {moment for moment in behind if moment.date() in days}
    return ahead | recent | _newest_of(behind, WEEKS, _week) | _newest_of(behind, MONTHS, _month)


def _newest_of(newest_first: Iterable[datetime], count: int, period: Callable[[datetime], Hashable]) -> set[datetime]:
    """The newest of each of the last few periods that have any."""
    found: dict[Hashable, datetime] = {}
    for moment in newest_first:
        found.setdefault(period(moment), moment)
    return set(list(found.values())[:count])


def _week(moment: datetime) -> Hashable:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> Hashable:
    return moment.year, moment.month


def is_far_fewer(now: int, before: int) -> bool:
    """Are so many records missing that the file may be another, or an older one?"""
    lost = before - now
    return lost >= FEWEST_LOST and lost >= before * SHARE_LOST
