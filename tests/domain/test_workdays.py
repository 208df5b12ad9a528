from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rechallenge_cli.domain.workdays import Window, add_business_days, is_weekday, on_or_after, windows_after

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
ONE_DAY = timedelta(days=1)
NEW_YEAR = {date(2026, 12, 31), date(2027, 1, 1)}


def is_open(day):
    """Weekdays without the New Year's break."""
    return is_weekday(day) and day not in NEW_YEAR


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 20), True),  # a Friday
        (date(2026, 11, 21), False),
        (date(2026, 11, 22), False),
        (date(2026, 11, 23), True),
        (date(2028, 2, 29), True),  # a Tuesday
    ],
)
def test_weekdays(day, expected):
    assert is_weekday(day) is expected


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (date(2026, 11, 20), 0, date(2026, 11, 20)),
        (date(2026, 11, 21), 0, date(2026, 11, 21)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
        (date(2026, 11, 22), 1, date(2026, 11, 23)),
        (date(2026, 11, 23), -1, date(2026, 11, 20)),
        (date(2026, 11, 22), -1, date(2026, 11, 20)),
        (date(2026, 11, 21), -1, date(2026, 11, 20)),
        (date(2026, 12, 24), 7, date(2027, 1, 4)),
        (date(2027, 1, 4), -7, date(2026, 12, 24)),
        (date(2028, 2, 28), 2, date(2028, 3, 1)),
        (date(2027, 2, 26), 2, date(2027, 3, 2)),
    ],
)
def test_business_days_by_the_calendar(start, count, expected):
    assert add_business_days(start, count) == expected


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (date(2026, 12, 30), 1, date(2027, 1, 4)),
        (date(2027, 1, 4), -1, date(2026, 12, 30)),
        (date(2026, 12, 29), 3, date(2027, 1, 5)),
    ],
)
def test_business_days_around_holidays(start, count, expected):
    assert add_business_days(start, count, is_open) == expected
    assert on_or_after(date(2026, 12, 31), is_open) == date(2027, 1, 4)


@given(DAYS, st.integers(1, 60))
def test_forwards_as_by_counting(start, count):
    following = (start + ONE_DAY * distance for distance in range(1, 200))
    expected = [day for day in following if day.isoweekday() not in {6, 7}][count - 1]
    assert add_business_days(start, count) == expected


@given(DAYS, st.integers(1, 60))
def test_backwards_as_by_counting(start, count):
    preceding = (start - ONE_DAY * distance for distance in range(1, 200))
    expected = [day for day in preceding if day.isoweekday() not in {6, 7}][count - 1]
    assert add_business_days(start, -count) == expected


@given(DAYS)
def test_on_or_after_waits_for_monday_at_most(day):
    found = on_or_after(day)
    assert found.isoweekday() <= 5
    assert found == day or (day.isoweekday() > 5 and found.isoweekday() == 1 and found - day <= 2 * ONE_DAY)


SPRING, AUTUMN = Window("spring", (2, 20), (3, 15)), Window("autumn", (9, 24), (10, 7))
# deliberately not in the order of the year
WINDOWS = (AUTUMN, SPRING)
SPRING_27 = (SPRING, date(2027, 2, 20), date(2027, 3, 15))
AUTUMN_26 = (AUTUMN, date(2026, 9, 24), date(2026, 10, 7))
AUTUMN_27 = (AUTUMN, date(2027, 9, 24), date(2027, 10, 7))


@pytest.mark.parametrize(
    ("after", "until", "expected"),
    [
        (date(2026, 9, 23), date(2027, 9, 25), [AUTUMN_26, SPRING_27, AUTUMN_27]),
        (date(2026, 9, 24), date(2027, 9, 24), [SPRING_27]),  # both ends are outside
        (date(2026, 12, 31), date(2027, 12, 31), [SPRING_27, AUTUMN_27]),
        (date(2026, 12, 31), date(2027, 2, 20), []),
        (date(2027, 2, 19), date(2027, 2, 21), [SPRING_27]),
        (date(2027, 5, 1), date(2027, 4, 1), []),
        (date(2028, 5, 1), date(2027, 5, 1), []),
    ],
)
def test_windows_between_two_days(after, until, expected):
    assert windows_after(after, WINDOWS, until) == expected


def test_no_windows():
    assert windows_after(date(2026, 1, 1), (), date(2030, 1, 1)) == []


@given(DAYS, st.integers(0, 1500))
def test_windows_are_those_that_open_on_a_day_between(after, length):
    until = after + ONE_DAY * length
    openings = [
        day for day in (after + ONE_DAY * n for n in range(1, length)) if (day.month, day.day) in {(2, 20), (9, 24)}
    ]
    assert [first for _, first, _ in windows_after(after, WINDOWS, until)] == openings
