from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rechallenge_cli.intake.mail_dates import read_moment

DAY = date(2026, 10, 3)
JAPAN = timezone(timedelta(hours=9))


def naive(hour: int, minute: int) -> datetime:
    """A time whose offset the mail does not tell."""
    return datetime.combine(DAY, time(hour, minute))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sat, 3 Oct 2026 09:05:00 +0900", datetime(2026, 10, 3, 9, 5, tzinfo=JAPAN)),
        ("Sat, 03 Oct 2026 09:05:00 +0900 (JST)", datetime(2026, 10, 3, 9, 5, tzinfo=JAPAN)),
        ("3 Oct 26 09:05 GMT", datetime(2026, 10, 3, 9, 5, tzinfo=UTC)),
        ("Sat Oct  3 09:05:00 2026", naive(9, 5)),
        ("Sat, Oct 3, 2026 at 9:05 AM", naive(9, 5)),
        ("Sat, Oct 3, 2026 at 9:05\u202fPM", naive(21, 5)),
        ("Saturday, October 3, 2026 12:05 a.m.", naive(0, 5)),
        ("Saturday, 3 October 2026 09:05", naive(9, 5)),
        ("3 October 2026", None),
        ("October 3rd, 2026", None),
        ("3. Oktober 2026 um 09:05", naive(9, 5)),
        ("2026年10月3日(土) 9:05", naive(9, 5)),
        ("2026年10月3日（土） 午後9時05分", naive(21, 5)),
        ("2026年10月3日(土)", None),
        ("令和8年10月3日 9:05", naive(9, 5)),
        ("2026/10/03 9:05", naive(9, 5)),
        ("2026/10/3(土) 9:05", naive(9, 5)),
        ("2026-10-03T09:05:00+09:00", datetime(2026, 10, 3, 9, 5, tzinfo=JAPAN)),
        ("2026-10-03 09:05:00 JST", datetime(2026, 10, 3, 9, 5, tzinfo=JAPAN)),
        ("2026.10.03", None),
        ("10/3/2026 9:05 AM", naive(9, 5)),
        ("3.10.2026 09:05", naive(9, 5)),
    ],
)
def test_forms(text, told):
    moment = read_moment(text)
    assert moment is not None
    assert moment.day == DAY
    assert moment.at == told


def test_the_day_is_the_sender_s():
    moment = read_moment("Sat, 3 Oct 2026 23:30:00 -0800")
    assert moment is not None
    assert moment.day == DAY


@pytest.mark.parametrize("text", ["25/10/2026", "10/25/2026"])
def test_a_number_above_twelve_settles_the_order(text):
    moment = read_moment(text)
    assert moment is not None
    assert moment.day == date(2026, 10, 25)


def test_a_time_that_cannot_be_leaves_the_day():
    for text in ("Sat, 3 Oct 2026 27:99:00 +0900", "2026年10月3日 27:99"):
        moment = read_moment(text)
        assert moment is not None
        assert (moment.day, moment.at) == (DAY, None)


@pytest.mark.parametrize(
    "text", ["", "soon", "2026", "10/3", "3/10/2026", "2026年13月3日", "2026-02-30", "0", "Sat, 3 Oct", "9:05"]
)
def test_what_is_no_whole_date_is_none(text):
    assert read_moment(text) is None


@settings(deadline=None)
@given(st.text() | st.text(alphabet="0123456789/-:.+年月日時 JanOctAMPT,(土)", max_size=60))
def test_anything_is_a_moment_or_none(text):
    moment = read_moment(text)
    assert moment is None or moment.at is None or moment.at.date() == moment.day
