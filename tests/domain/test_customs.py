from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rechallenge_cli.domain.customs import (
    CADENCES,
    ELSEWHERE,
    WINDOWS,
    Span,
    Thresholds,
    Track,
    Unit,
    business_days,
    customs_for,
    days,
    months,
    shift,
)
from rechallenge_cli.domain.workdays import is_weekday

US = replace(customs_for("US"), is_business_day=is_weekday)
# by field: in Japan, elsewhere
CADENCE = {
    "answer_invitation": (business_days(1), business_days(1)),
    "send_appeal": (business_days(1), business_days(2)),
    "last_appeal": (business_days(10), business_days(10)),
    "nudge": (business_days(7), business_days(7)),
    "stop_waiting": (days(45), days(45)),
    "thank": (business_days(0), business_days(1)),
    "ask_result": (business_days(10), business_days(10)),
    "count_silence": (days(14), days(45)),
    "reapply": (months(12), months(6)),
    "check_ins": ((days(30), days(90)), (days(30), days(90))),
}


@pytest.mark.parametrize(("field", "expected"), CADENCE.items())
def test_cadences(field, expected):
    assert (getattr(CADENCES["JP"], field), getattr(ELSEWHERE, field)) == expected


@pytest.mark.parametrize(
    ("country", "track", "cadence", "windows"),
    [
        ("JP", Track.NEW_GRADUATE, CADENCES["JP"], [((2, 20), (3, 15)), ((7, 1), (7, 15)), ((9, 24), (10, 7))]),
        ("JP", Track.MID_CAREER, CADENCES["JP"], []),
        ("US", Track.NEW_GRADUATE, ELSEWHERE, []),
        ("DE", Track.MID_CAREER, ELSEWHERE, []),
        ("??", Track.NEW_GRADUATE, ELSEWHERE, []),
    ],
)
def test_customs_by_country_and_track(country, track, cadence, windows):
    customs = customs_for(country, track)
    assert customs.cadence == cadence
    assert [(window.first, window.last) for window in customs.windows] == windows
    assert customs.thresholds == Thresholds(appeal=6, later=3)


def test_new_graduates_unless_said():
    assert customs_for("JP") == customs_for("JP", Track.NEW_GRADUATE) != customs_for("JP", Track.MID_CAREER)


def test_thresholds_of_ones_own():
    own = Thresholds(appeal=9, later=1)
    assert customs_for("JP", thresholds=own).thresholds == own


@pytest.mark.parametrize("window", [window for windows in WINDOWS.values() for window in windows])
@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_windows_fit_into_their_year_and_hold_a_weekday(window, year):
    first, last = window.in_year(year)
    assert last - first >= timedelta(days=7)


def test_spans_name_their_unit():
    assert [business_days(2), days(3), months(4)] == [
        Span(2, Unit.BUSINESS_DAYS),
        Span(3, Unit.DAYS),
        Span(4, Unit.MONTHS),
    ]


@pytest.mark.parametrize(
    ("anchor", "span", "expected"),
    [
        (date(2026, 11, 20), days(0), date(2026, 11, 20)),
        (date(2026, 12, 20), days(45), date(2027, 2, 3)),
        (date(2028, 2, 25), days(5), date(2028, 3, 1)),
        (date(2027, 2, 25), days(4), date(2027, 3, 1)),
        (date(2026, 11, 20), days(-1), date(2026, 11, 19)),
        (date(2026, 11, 20), months(12), date(2027, 11, 20)),
        (date(2026, 8, 31), months(6), date(2027, 2, 28)),
        (date(2027, 8, 31), months(6), date(2028, 2, 29)),
        (date(2028, 2, 29), months(12), date(2029, 2, 28)),
        (date(2026, 11, 30), months(6), date(2027, 5, 30)),
    ],
)
def test_shift(anchor, span, expected):
    assert shift(anchor, span) == expected


@pytest.mark.parametrize(
    ("anchor", "spans", "counted", "due"),
    [
        # no span leads nowhere, not even to a business day
        (date(2026, 11, 21), (), date(2026, 11, 21), date(2026, 11, 21)),
        (date(2026, 11, 21), (days(0),), date(2026, 11, 21), date(2026, 11, 23)),
        (date(2026, 11, 21), (business_days(0),), date(2026, 11, 21), date(2026, 11, 23)),
        (date(2026, 11, 20), (business_days(2),), date(2026, 11, 24), date(2026, 11, 24)),
        (date(2026, 11, 23), (business_days(-1),), date(2026, 11, 20), date(2026, 11, 20)),
        (date(2026, 11, 20), (months(12),), date(2027, 11, 20), date(2027, 11, 22)),
        (date(2026, 11, 20), (days(30),), date(2026, 12, 20), date(2026, 12, 21)),
        (date(2026, 11, 20), (business_days(10), days(2)), date(2026, 12, 6), date(2026, 12, 7)),
        # each span starts from where the one before it leads: Sunday the 22nd here, Monday the 23rd there
        (date(2026, 11, 20), (days(2), days(5)), date(2026, 11, 27), date(2026, 11, 30)),
    ],
)
def test_spans_one_after_the_other(anchor, spans, counted, due):
    assert US.count(anchor, *spans) == counted
    assert US.after(anchor, *spans) == due


@given(
    st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    st.lists(st.builds(Span, st.integers(0, 60), st.sampled_from(Unit)), min_size=1, max_size=3),
)
def test_what_is_due_is_due_on_a_weekday(anchor, spans):
    assert US.after(anchor, *spans).isoweekday() <= 5
    assert US.after(anchor, *spans) >= US.count(anchor, *spans) >= anchor
