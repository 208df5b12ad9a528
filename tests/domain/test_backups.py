"""Which backups are kept: the last seven days, four weeks and twelve months, and never less than there is reason for."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rechallenge_cli.domain.backups import is_far_fewer, kept

TODAY = date(2026, 11, 23)
MOMENTS = st.sets(
    st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31)).map(lambda moment: moment.replace(microsecond=0))
)


def noon(days_ago):
    return datetime.combine(TODAY - timedelta(days=days_ago), time(12))


def month(moment):
    return moment.year, moment.month


def test_of_one_a_day_for_three_years_there_stay_seven_days_four_weeks_and_twelve_months():
    every_day = {noon(days) for days in range(1000)}
    stay = kept(every_day, TODAY)
    assert {noon(days) for days in range(7)} <= stay
    sundays = {noon(1 + 7 * weeks) for weeks in range(3)}
    assert sundays <= stay
    assert len({moment.isocalendar()[:2] for moment in stay if moment >= noon(28)}) >= 4
    ends = {max(each for each in every_day if month(each) == key) for key in {month(each) for each in every_day}}
    assert sorted(ends)[-12:] == sorted(stay & ends)
    assert len(stay) <= 7 + 4 + 12


def test_all_of_the_last_days_stay_however_many_there_are():
    many = {datetime.combine(TODAY, time(9, minute)) for minute in range(60)}
    assert kept(many, TODAY) == many


def test_nothing_goes_while_nobody_works():
    stay = kept({noon(days) for days in range(100)}, TODAY)
    assert kept(stay, TODAY + timedelta(days=3000)) >= {noon(days) for days in range(7)}


@given(MOMENTS)
@example({datetime(2026, 12, 31)})
def test_what_lies_ahead_of_the_clock_stays_and_takes_no_place(moments):
    behind = {moment for moment in moments if moment.date() <= TODAY}
    assert kept(moments, TODAY) == kept(behind, TODAY) | (moments - behind)


@given(MOMENTS)
def test_what_stays_is_of_them_and_holds_the_newest_and_is_bounded(moments):
    stay = kept(moments, TODAY)
    behind = sorted(moment for moment in moments if moment.date() <= TODAY)
    assert stay <= moments
    assert set(behind[-1:]) <= stay
    days = sorted({moment.date() for moment in behind})
    assert {moment for moment in behind if moment.date() in days[-7:]} <= stay
    older = {moment for moment in stay if moment.date() <= TODAY and moment.date() not in days[-7:]}
    assert len(older) <= 4 + 12
    months = sorted({month(moment) for moment in behind})[-12:]
    assert set(months) <= {month(moment) for moment in stay}


@given(MOMENTS)
def test_thinning_out_twice_is_thinning_out_once(moments):
    once = kept(moments, TODAY)
    assert kept(once, TODAY) == once


@given(MOMENTS, st.integers(1, 60))
def test_thinning_out_day_by_day_loses_nothing_of_the_last_seven_days(moments, days):
    stay = {moment for moment in moments if moment.date() <= TODAY}
    for later in range(days):
        today = TODAY + timedelta(days=later)
        stay = kept(stay | {datetime.combine(today, time(12))}, today)
    last = {TODAY + timedelta(days=days - 1 - back) for back in range(min(7, days))}
    assert last <= {moment.date() for moment in stay}


@pytest.mark.parametrize(
    ("now", "before", "far"),
    [(0, 0, False), (40, 40, False), (50, 40, False), (36, 40, False), (30, 40, True), (0, 5, True), (0, 4, False)],
)
def test_far_fewer(now, before, far):
    assert is_far_fewer(now, before) is far
