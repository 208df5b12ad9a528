"""Business days against the official lists, which are written out here by hand and not taken from any library."""

from datetime import date, timedelta

import pytest

from rechallenge_cli.domain.calendars import business_days_of, closure_on, is_known, library_holidays
from rechallenge_cli.domain.customs import customs_for, graduating_class, school_year
from rechallenge_cli.domain.workdays import Window, add_business_days, closed_between, on_or_after, windows_after

ONE_DAY = timedelta(days=1)
JAPAN, US = business_days_of("JP"), business_days_of("US")

# 元日 成人 建国 天皇誕生日 春分 昭和 憲法 みどり こども 海 山 敬老 秋分 スポーツ 文化 勤労感謝, then 振替休日 and 国民の休日
HOLIDAYS_OF_JAPAN = {
    2024: "1-1 1-8 2-11 2-23 3-20 4-29 5-3 5-4 5-5 7-15 8-11 9-16 9-22 10-14 11-3 11-23  2-12 5-6 8-12 9-23 11-4",
    2025: "1-1 1-13 2-11 2-23 3-20 4-29 5-3 5-4 5-5 7-21 8-11 9-15 9-23 10-13 11-3 11-23  2-24 5-6 11-24",
    2026: "1-1 1-12 2-11 2-23 3-20 4-29 5-3 5-4 5-5 7-20 8-11 9-21 9-23 10-12 11-3 11-23  5-6 9-22",
    2027: "1-1 1-11 2-11 2-23 3-21 4-29 5-3 5-4 5-5 7-19 8-11 9-20 9-23 10-11 11-3 11-23  3-22",
    2028: "1-1 1-10 2-11 2-23 3-20 4-29 5-3 5-4 5-5 7-17 8-11 9-18 9-22 10-9 11-3 11-23",
}
REST_OF_JAPAN = "12-29 12-30 12-31 1-1 1-2 1-3 8-13 8-14 8-15 8-16"
# with the Friday before or the Monday after, where one falls on a weekend
HOLIDAYS_OF_THE_US = {
    2026: "1-1 1-19 2-16 5-25 6-19 7-3 7-4 9-7 10-12 11-11 11-26 12-25",
    2027: "1-1 1-18 2-15 5-31 6-18 6-19 7-4 7-5 9-6 10-11 11-11 11-25 12-24 12-25 12-31",
}


def days_of(year, listed):
    return {date(year, *map(int, day.split("-"))) for day in listed.split()}


def weekdays_off(year, is_business_day):
    days = (date(year, 1, 1) + ONE_DAY * count for count in range(366))
    return {day for day in days if day.year == year and day.isoweekday() <= 5 and not is_business_day(day)}


def on_weekdays(days):
    return {day for day in days if day.isoweekday() <= 5}


@pytest.mark.parametrize("year", HOLIDAYS_OF_JAPAN)
def test_japan_rests_on_its_holidays_at_new_year_and_in_obon_and_on_no_other_weekday(year):
    expected = days_of(year, HOLIDAYS_OF_JAPAN[year]) | days_of(year, REST_OF_JAPAN)
    assert weekdays_off(year, JAPAN) == on_weekdays(expected)


@pytest.mark.parametrize("year", HOLIDAYS_OF_THE_US)
def test_the_us_rests_on_federal_holidays_and_on_no_other_weekday(year):
    assert weekdays_off(year, US) == on_weekdays(days_of(year, HOLIDAYS_OF_THE_US[year]))


@pytest.mark.parametrize("country", ["JP", "US", "DE", "", "XX"])
def test_nobody_works_on_a_weekend(country):
    is_business_day = business_days_of(country)
    days = [date(2026, 1, 1) + ONE_DAY * count for count in range(365)]
    assert not any(is_business_day(day) for day in days if day.isoweekday() > 5)


@pytest.mark.parametrize("country", ["", "XX", "ZZ"])
@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 11, 23), date(2026, 11, 26), date(2026, 12, 25)])
def test_where_nobody_knows_the_holidays_monday_to_friday_are_business_days(country, day):
    assert business_days_of(country)(day)


@pytest.mark.parametrize(
    ("country", "known"), [("JP", True), ("US", True), ("DE", True), ("BR", True), ("XX", False), ("", False)]
)
def test_the_countries_that_are_known(country, known):
    assert is_known(country) is known


@pytest.mark.parametrize(
    "day",
    [
        # the long Golden Week of the accession, and the holidays that the Olympic Games moved
        *(date(2019, 4, 30), date(2019, 5, 1), date(2019, 5, 2), date(2019, 10, 22)),
        *(date(2020, 7, 23), date(2020, 7, 24), date(2021, 7, 22), date(2021, 7, 23), date(2021, 8, 9)),
        # the autumn bridges of years to come: 国民の休日 between 敬老の日 and 秋分の日
        *(date(2032, 9, 21), date(2037, 9, 22)),
    ],
)
def test_years_back_and_ahead(day):
    assert not JAPAN(day)


@pytest.mark.parametrize("day", [date(2020, 7, 20), date(2020, 10, 12), date(2021, 10, 11), date(2019, 12, 23)])
def test_days_that_were_no_holidays_in_their_year(day):
    assert JAPAN(day)


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (date(2026, 11, 20), 1, date(2026, 11, 24)),
        (date(2026, 11, 24), -1, date(2026, 11, 20)),
        # Golden Week
        (date(2026, 5, 1), 1, date(2026, 5, 7)),
        (date(2026, 4, 24), 10, date(2026, 5, 14)),
        (date(2026, 5, 7), -1, date(2026, 5, 1)),
        (date(2027, 4, 28), 1, date(2027, 4, 30)),
        (date(2027, 4, 28), 2, date(2027, 5, 6)),
        (date(2025, 5, 2), 1, date(2025, 5, 7)),
        # the end of the year
        (date(2026, 12, 28), 1, date(2027, 1, 4)),
        (date(2027, 1, 4), -1, date(2026, 12, 28)),
        (date(2026, 12, 24), 7, date(2027, 1, 8)),
        (date(2026, 12, 24), 8, date(2027, 1, 12)),
        (date(2024, 12, 27), 1, date(2025, 1, 6)),
        (date(2027, 12, 28), 1, date(2028, 1, 4)),
        # Obon, a day after 山の日, and the bridge of September
        (date(2026, 8, 10), 1, date(2026, 8, 12)),
        (date(2026, 8, 10), 2, date(2026, 8, 17)),
        (date(2026, 9, 18), 1, date(2026, 9, 24)),
        # a leap day
        (date(2028, 2, 28), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 1, date(2028, 3, 1)),
    ],
)
def test_business_days_in_japan(start, count, expected):
    assert add_business_days(start, count, JAPAN) == expected


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (date(2026, 11, 25), 1, date(2026, 11, 27)),  # Thanksgiving; the day after it is a working day
        (date(2026, 11, 23), 7, date(2026, 12, 3)),
        (date(2026, 7, 2), 1, date(2026, 7, 6)),
        (date(2026, 12, 24), 5, date(2027, 1, 4)),
    ],
)
def test_business_days_in_the_us(start, count, expected):
    assert add_business_days(start, count, US) == expected


def test_the_first_business_day_after_new_year():
    assert on_or_after(date(2026, 12, 29), JAPAN) == date(2027, 1, 4)
    assert on_or_after(date(2026, 12, 29), US) == date(2026, 12, 29)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (date(2026, 11, 20), date(2026, 11, 24), [date(2026, 11, 23)]),
        (date(2026, 11, 24), date(2026, 11, 20), [date(2026, 11, 23)]),
        (date(2026, 11, 23), date(2026, 11, 24), []),  # neither end counts
        (date(2026, 5, 1), date(2026, 5, 7), [date(2026, 5, 4), date(2026, 5, 5), date(2026, 5, 6)]),
        (date(2026, 11, 27), date(2026, 11, 30), []),  # a weekend is no holiday
        (date(2026, 11, 24), date(2026, 11, 24), []),
    ],
)
def test_the_holidays_between_two_days(one, other, expected):
    assert closed_between(one, other, JAPAN) == expected


@pytest.mark.parametrize(
    ("country", "expected"), [("JP", date(2026, 11, 24)), ("US", date(2026, 11, 23)), ("XX", date(2026, 11, 23))]
)
def test_the_customs_of_a_country_keep_its_calendar(country, expected):
    customs = customs_for(country)
    assert customs.after(date(2026, 11, 20), customs.cadence.answer_invitation) == expected


# --- windows over the end of a year ----------------------------------------------------------------------------------

NEW_YEAR = Window("new-year", (12, 20), (1, 10))


def test_a_window_may_run_into_the_next_year():
    assert NEW_YEAR.in_year(2026) == (date(2026, 12, 20), date(2027, 1, 10))


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2026, 12, 19), False),
        (date(2026, 12, 20), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), True),
        (date(2027, 1, 10), True),
        (date(2027, 1, 11), False),
        (date(2027, 6, 1), False),
    ],
)
def test_a_window_over_the_end_of_a_year_holds_its_days(day, held):
    assert NEW_YEAR.holds(day) is held


@pytest.mark.parametrize(
    ("after", "until", "openings"),
    [
        (date(2026, 11, 20), date(2027, 1, 5), [date(2026, 12, 20)]),
        (date(2026, 12, 20), date(2027, 12, 20), []),  # both ends are outside
        (date(2027, 1, 5), date(2027, 12, 31), [date(2027, 12, 20)]),
        (date(2026, 12, 19), date(2027, 12, 21), [date(2026, 12, 20), date(2027, 12, 20)]),
    ],
)
def test_windows_over_the_end_of_a_year_in_order(after, until, openings):
    assert [first for _, first, _ in windows_after(after, (NEW_YEAR,), until)] == openings


@pytest.mark.parametrize(
    ("country", "day", "name"),
    [
        ("JP", date(2026, 12, 31), "the New Year break"),
        ("JP", date(2027, 1, 3), "the New Year break"),
        ("JP", date(2026, 8, 14), "the Obon break"),
        ("JP", date(2026, 8, 17), None),
        ("US", date(2026, 12, 31), None),
    ],
)
def test_the_days_on_which_offices_rest_have_a_name(country, day, name):
    assert closure_on(country, day) == name


def test_holidays_have_their_own_name_and_an_english_one():
    assert library_holidays("JP", 2026)[date(2026, 11, 23)] == ("勤労感謝の日", "Labor Thanksgiving Day")
    assert library_holidays("US", 2026)[date(2026, 11, 26)] == ("Thanksgiving Day", "Thanksgiving Day")
    assert library_holidays("??", 2026) == {}


@pytest.mark.parametrize(
    ("day", "year", "class_of"),
    [
        (date(2026, 4, 1), 2026, 2027),
        (date(2026, 10, 7), 2026, 2027),
        (date(2027, 3, 31), 2026, 2027),
        (date(2027, 4, 1), 2027, 2028),
    ],
)
def test_the_school_year_begins_in_april(day, year, class_of):
    assert (school_year(day), graduating_class(day)) == (year, class_of)
