"""What people type -> a date. The expected dates are worked out by hand from a calendar:

November 2026        Mo 16 23 30 / Tu 3 17 24 / We 4 18 25 / Th 5 19 26 / Fr 6 13 20 27 / Sa 21 28 / Su 1 22 29
"""

import time
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rechallenge_cli.domain.dates import DateOrder, Direction, Period, add_period, parse_date, parse_period
from rechallenge_cli.domain.errors import DateError

PAST, FUTURE = Direction.PAST, Direction.FUTURE
MDY, DMY, YMD = DateOrder.MDY, DateOrder.DMY, DateOrder.YMD
MONDAY = date(2026, 11, 23)
YEAR_START = date(2027, 1, 1)  # a Friday
LEAP_DAY = date(2028, 2, 29)  # a Tuesday


def read(text, today=MONDAY, direction=PAST, order=None):
    return parse_date(text, today=today, direction=direction, order=order).isoformat()


def refused(text, today=MONDAY, direction=PAST, order=None):
    with pytest.raises(DateError) as caught:
        parse_date(text, today=today, direction=direction, order=order)
    return caught.value


def sentence(error):
    return error.message.format(**error.values)


def hint(error):
    return error.hint.format(**error.values)


# --- one meaning, whatever the direction -----------------------------------------------------------------------------

SAME_BOTH_WAYS = [
    # year first
    ("2026-11-03", "2026-11-03"),
    ("2026-11-3", "2026-11-03"),
    ("2026/11/3", "2026-11-03"),
    ("2026.11.3", "2026-11-03"),
    ("20261103", "2026-11-03"),
    ("2028-02-29", "2028-02-29"),
    ("1900-01-01", "1900-01-01"),
    ("2199-12-31", "2199-12-31"),
    # as it comes from a Japanese keyboard
    ("２０２６／１１／３", "2026-11-03"),
    ("２０２６－１１－０３", "2026-11-03"),
    ("2026ー11ー03", "2026-11-03"),
    ("2026−11−03", "2026-11-03"),
    ("\u3000 2026-11-03\u3000", "2026-11-03"),
    # slashes, with one sense only
    ("23/11/2026", "2026-11-23"),
    ("11/23/2026", "2026-11-23"),
    ("5/5/2026", "2026-05-05"),
    # words
    ("today", "2026-11-23"),
    ("  TODAY ", "2026-11-23"),
    ("yesterday", "2026-11-22"),
    ("day before yesterday", "2026-11-21"),
    ("the day  before yesterday", "2026-11-21"),
    ("tomorrow", "2026-11-24"),
    ("day after tomorrow", "2026-11-25"),
    ("the day after tomorrow", "2026-11-25"),
    ("last week", "2026-11-16"),
    ("next week", "2026-11-30"),
    ("last month", "2026-10-23"),
    ("next month", "2026-12-23"),
    # a distance with its side
    ("+2w", "2026-12-07"),
    ("+3 days", "2026-11-26"),
    ("-3d", "2026-11-20"),
    ("-1m", "2026-10-23"),
    ("3 days ago", "2026-11-20"),
    ("3d ago", "2026-11-20"),
    ("two weeks ago", "2026-11-09"),
    ("2 weeks ago", "2026-11-09"),
    ("a week ago", "2026-11-16"),
    ("1 month ago", "2026-10-23"),
    ("a year ago", "2025-11-23"),
    ("in 3 days", "2026-11-26"),
    ("in 2 weeks", "2026-12-07"),
    ("in a month", "2026-12-23"),
    ("in 0 days", "2026-11-23"),
    ("3 days from now", "2026-11-26"),
    # weekdays with their side
    ("last friday", "2026-11-20"),
    ("last monday", "2026-11-16"),
    ("last tue", "2026-11-17"),
    ("next mon", "2026-11-30"),
    ("next tues", "2026-11-24"),
    ("next sunday", "2026-11-29"),
    ("this fri", "2026-11-27"),
    ("this monday", "2026-11-23"),
    # a month by name, with the year
    ("3 nov 2026", "2026-11-03"),
    ("3 Nov, 2026", "2026-11-03"),
    ("3nov 2026", "2026-11-03"),
    ("nov 3, 2026", "2026-11-03"),
    ("Nov. 3, 2026", "2026-11-03"),
    ("november 3 2026", "2026-11-03"),
    ("November 3rd, 2026", "2026-11-03"),
    ("november the 3rd, 2026", "2026-11-03"),
    ("the 3rd of november 2026", "2026-11-03"),
    ("1st sept 2026", "2026-09-01"),
    ("22nd may 2026", "2026-05-22"),
    ("11th june 2026", "2026-06-11"),
    ("29 feb 2028", "2028-02-29"),
    # a weekday that is right
    ("fri 20 nov 2026", "2026-11-20"),
    ("friday, 20 november 2026", "2026-11-20"),
    ("Fri., Nov. 20, 2026", "2026-11-20"),
    ("fri 2026-11-20", "2026-11-20"),
    ("2026-11-20 (Fri)", "2026-11-20"),
    ("2026/11/20(金)", "2026-11-20"),
    ("2026年11月3日(火)", "2026-11-03"),
    ("2026年11月3日（火）", "2026-11-03"),
    ("2026年11月3日 （火曜日）", "2026-11-03"),
    ("2026年11月3日(火・祝)", "2026-11-03"),
    ("2026年11月3日（火･祝）", "2026-11-03"),
    ("2026年11月3日(火祝)", "2026-11-03"),
    # Japanese words
    ("今日", "2026-11-23"),
    ("本日", "2026-11-23"),
    ("きょう", "2026-11-23"),
    ("昨日", "2026-11-22"),
    ("きのう", "2026-11-22"),
    ("一昨日", "2026-11-21"),
    ("おととい", "2026-11-21"),
    ("明日", "2026-11-24"),
    ("あした", "2026-11-24"),
    ("あす", "2026-11-24"),
    ("明後日", "2026-11-25"),
    ("あさって", "2026-11-25"),
    ("先週", "2026-11-16"),
    ("来週", "2026-11-30"),
    ("先月", "2026-10-23"),
    ("来月", "2026-12-23"),
    ("3日前", "2026-11-20"),
    ("３日前", "2026-11-20"),
    ("三日前", "2026-11-20"),
    ("3 日 前", "2026-11-20"),
    ("3日後", "2026-11-26"),
    ("二十三日前", "2026-10-31"),
    ("百日前", "2026-08-15"),
    ("百二十日前", "2026-07-26"),
    ("2週間前", "2026-11-09"),
    ("2週間後", "2026-12-07"),
    ("一週間前", "2026-11-16"),
    ("1か月前", "2026-10-23"),
    ("1ヶ月後", "2026-12-23"),
    ("1ヵ月後", "2026-12-23"),
    ("1カ月後", "2026-12-23"),
    ("1ケ月後", "2026-12-23"),
    ("1ｹ月後", "2026-12-23"),
    ("1箇月後", "2026-12-23"),
    ("半年前", "2026-05-23"),
    ("1年後", "2027-11-23"),
    ("一年半前", "2025-05-23"),
    # Japanese weekdays
    ("先週の金曜", "2026-11-20"),
    ("先週の金曜日", "2026-11-20"),
    ("先週金曜", "2026-11-20"),
    ("先週 の 金曜", "2026-11-20"),
    ("先週の月曜", "2026-11-16"),
    ("今週の金曜", "2026-11-27"),
    ("来週の月曜", "2026-11-30"),
    ("再来週の月曜", "2026-12-07"),
    ("先々週の金曜", "2026-11-13"),
    ("前の金曜", "2026-11-20"),
    ("この前の金曜", "2026-11-20"),
    ("前の月曜", "2026-11-16"),
    ("次の月曜", "2026-11-30"),
    ("次の火曜日", "2026-11-24"),
    # Japanese dates with a year
    ("2026年11月3日", "2026-11-03"),
    ("２０２６年　１１月　３日", "2026-11-03"),
    ("2026 年 11 月 3 日", "2026-11-03"),
    ("二〇二六年十一月三日", "2026-11-03"),
    ("二〇二六年一二月二〇日", "2026-12-20"),
    ("令和8年11月3日", "2026-11-03"),
    ("令和八年十一月三日", "2026-11-03"),
    ("令和 8年 11月 3日", "2026-11-03"),
    ("令和元年5月1日", "2019-05-01"),
    ("㋿8年11月3日", "2026-11-03"),
    ("平成31年4月30日", "2019-04-30"),
    ("平成元年1月8日", "1989-01-08"),
    ("昭和64年1月7日", "1989-01-07"),
    ("昭和元年12月25日", "1926-12-25"),
    ("R8.11.3", "2026-11-03"),
    ("R8/11/3", "2026-11-03"),
    ("R8-11-3", "2026-11-03"),
    ("r8年11月3日", "2026-11-03"),
    ("R元.5.1", "2019-05-01"),
    ("H31.4.30", "2019-04-30"),
    ("S63.12.31", "1988-12-31"),
    ("R8.11.3(火)", "2026-11-03"),
    ("昨年の11月3日", "2025-11-03"),
    ("去年の11月3日", "2025-11-03"),
    ("去年11月3日", "2025-11-03"),
    ("今年の11月3日", "2026-11-03"),
    ("本年1月5日", "2026-01-05"),
    ("来年の11月3日", "2027-11-03"),
]


@pytest.mark.parametrize(("text", "expected"), SAME_BOTH_WAYS)
@pytest.mark.parametrize("direction", Direction)
def test_reads_the_same_in_both_directions(text, expected, direction):
    assert read(text, direction=direction) == expected


# --- the side of today -----------------------------------------------------------------------------------------------

BY_DIRECTION = [
    ("3d", MONDAY, "2026-11-20", "2026-11-26"),
    ("2w", MONDAY, "2026-11-09", "2026-12-07"),
    ("1m", MONDAY, "2026-10-23", "2026-12-23"),
    ("1y", MONDAY, "2025-11-23", "2027-11-23"),
    ("3 days", MONDAY, "2026-11-20", "2026-11-26"),
    ("a week", MONDAY, "2026-11-16", "2026-11-30"),
    ("friday", MONDAY, "2026-11-20", "2026-11-27"),
    ("on friday", MONDAY, "2026-11-20", "2026-11-27"),
    ("Tue", MONDAY, "2026-11-17", "2026-11-24"),
    ("weds", MONDAY, "2026-11-18", "2026-11-25"),
    ("thur", MONDAY, "2026-11-19", "2026-11-26"),
    ("thurs", MONDAY, "2026-11-19", "2026-11-26"),
    ("sat", MONDAY, "2026-11-21", "2026-11-28"),
    ("sun", MONDAY, "2026-11-22", "2026-11-29"),
    ("monday", MONDAY, "2026-11-23", "2026-11-23"),
    ("金曜", MONDAY, "2026-11-20", "2026-11-27"),
    ("金曜日", MONDAY, "2026-11-20", "2026-11-27"),
    ("月曜", MONDAY, "2026-11-23", "2026-11-23"),
    ("3 nov", MONDAY, "2026-11-03", "2027-11-03"),
    ("3rd november", MONDAY, "2026-11-03", "2027-11-03"),
    ("nov 3", MONDAY, "2026-11-03", "2027-11-03"),
    ("november 3rd", MONDAY, "2026-11-03", "2027-11-03"),
    ("the 3rd of november", MONDAY, "2026-11-03", "2027-11-03"),
    ("24 nov", MONDAY, "2025-11-24", "2026-11-24"),
    ("23 nov", MONDAY, "2026-11-23", "2026-11-23"),
    ("11月3日", MONDAY, "2026-11-03", "2027-11-03"),
    ("十一月三日", MONDAY, "2026-11-03", "2027-11-03"),
    ("11 月 24 日", MONDAY, "2025-11-24", "2026-11-24"),
    ("23/11", MONDAY, "2026-11-23", "2026-11-23"),
    ("11/24", MONDAY, "2025-11-24", "2026-11-24"),
    ("１１／２４", MONDAY, "2025-11-24", "2026-11-24"),
    ("5/5", MONDAY, "2026-05-05", "2027-05-05"),
    # over the end of a year, to a shorter month, to a leap day
    ("1d", YEAR_START, "2026-12-31", "2027-01-02"),
    ("31 dec", YEAR_START, "2026-12-31", "2027-12-31"),
    ("1月1日", YEAR_START, "2027-01-01", "2027-01-01"),
    ("12/31", YEAR_START, "2026-12-31", "2027-12-31"),
    ("1m", date(2026, 3, 31), "2026-02-28", "2026-04-30"),
    ("1y", LEAP_DAY, "2027-02-28", "2029-02-28"),
    ("29 feb", MONDAY, "2024-02-29", "2028-02-29"),
    ("2/29", MONDAY, "2024-02-29", "2028-02-29"),
    ("2月29日", LEAP_DAY, "2028-02-29", "2028-02-29"),
    ("29 feb", date(2103, 6, 1), "2096-02-29", "2104-02-29"),
    ("29 feb", date(2096, 3, 1), "2096-02-29", "2104-02-29"),
    ("29 feb", date(2104, 2, 28), "2096-02-29", "2104-02-29"),
]


@pytest.mark.parametrize(("text", "today", "past", "future"), BY_DIRECTION)
def test_reads_on_the_side_of_today_asked_for(text, today, past, future):
    assert (read(text, today, PAST), read(text, today, FUTURE)) == (past, future)


@pytest.mark.parametrize(
    ("text", "today", "expected"),
    [
        ("yesterday", YEAR_START, "2026-12-31"),
        ("last month", date(2026, 3, 31), "2026-02-28"),
        ("来月", date(2028, 1, 31), "2028-02-29"),
        ("昨年の12月31日", YEAR_START, "2026-12-31"),
        ("last friday", YEAR_START, "2026-12-25"),
        ("next friday", YEAR_START, "2027-01-08"),
        ("this fri", YEAR_START, "2027-01-01"),
        ("this mon", YEAR_START, "2026-12-28"),
        ("先週の金曜", date(2026, 11, 22), "2026-11-13"),  # a Sunday ends its week
        ("来週の月曜", date(2026, 11, 22), "2026-11-23"),
        ("tomorrow", date(2028, 2, 28), "2028-02-29"),
    ],
)
def test_reads_around_the_ends_of_weeks_months_and_years(text, today, expected):
    assert read(text, today) == expected


def test_a_weekday_does_not_choose_the_year():
    assert read("fri 20 nov", direction=PAST) == "2026-11-20"
    assert sentence(refused("thu 20 nov", direction=PAST)).startswith("2026-11-20 is a Friday")


# --- 11/3 ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("11/3", MDY, "2026-11-03"),
        ("11/3", YMD, "2026-11-03"),
        ("11/3", DMY, "2026-03-11"),
        ("11/3/2025", MDY, "2025-11-03"),
        ("11/3/2025", YMD, "2025-11-03"),
        ("11/3/2025", DMY, "2025-03-11"),
        ("11/3/25", MDY, "2025-11-03"),
        ("11/3/25", DMY, "2025-03-11"),
        ("25/11/3", YMD, "2025-11-03"),
        ("11/3/25", YMD, "2011-03-25"),
        ("5/5", DMY, "2026-05-05"),
        ("11/20(金)", MDY, "2026-11-20"),
        ("fri 20/11", DMY, "2026-11-20"),
        ("2026/3/11", DMY, "2026-03-11"),
    ],
)
def test_the_configured_order_decides(text, order, expected):
    assert read(text, order=order) == expected


@pytest.mark.parametrize(
    ("text", "direction", "readings"),
    [
        ("11/3", PAST, "2026-11-03, 2026-03-11"),
        ("11/3", FUTURE, "2027-11-03, 2027-03-11"),
        ("11/3/2026", PAST, "2026-11-03, 2026-03-11"),
        ("11/3(火)", PAST, "2026-11-03, 2026-03-11"),
        ("11/3/26", PAST, "2026-11-03, 2026-03-11, 2011-03-26"),
        ("31/12/99", PAST, "2099-12-31"),
        ("5/5/05", PAST, "2005-05-05"),
    ],
)
def test_without_an_order_two_readings_are_refused_with_both_named(text, direction, readings):
    error = refused(text, direction=direction)
    assert sentence(error) == f'"{text}" does not say the order of its numbers: it could be {readings}'
    assert hint(error) == f"type it as {readings[:10]}, or set the order once with `rc config date_order mdy`"


@pytest.mark.parametrize(
    ("text", "order", "readings"),
    [
        ("23/11", MDY, "2026-11-23"),
        ("11/23", DMY, "2026-11-23"),
        ("23/11/2026", YMD, "2026-11-23"),
        ("23/11/26", MDY, "2026-11-23, 2023-11-26"),
        ("26/11/3", MDY, "2026-11-03"),
    ],
)
def test_a_date_of_another_order_is_refused_and_not_swapped(text, order, readings):
    error = refused(text, order=order)
    assert sentence(error) == f'"{text}" is not a date in the order {order}; in another order it would be {readings}'
    assert hint(error).startswith(f"type it as {readings[:10]} ")


# --- refusals --------------------------------------------------------------------------------------------------------

UNREADABLE = [
    *("", " ", "\u3000", "2026", "10", "12.5", "may", "june", "november", "now", "soon", "月", "金", "日"),
    *("11-3", "11.3", "11.3.2026", "2026-11/03", "2026-11", "2026-11-03T10:00", "2026-11-03 10:00", "3 nov 26"),
    *("11/3/026", "11/", "/3", "2026-11-03 or so", "on 2026-11-03 x", "x today", "todays", "yesterday?"),
    *("am", "ad", "3 fortnights ago", "days ago", "ago", "in", "in november", "in in 3 days", "1.5 years", "- 3d"),
    *("999999999d", "99999 days ago", "1201m", "2026y", "-", "+", "--3d", "+-3d", "3 days ago ago"),
    *("lastfri", "last金曜", "last", "fri.", "mond", "friday friday", "last week friday", "this"),
    *("3st nov", "3 ofnov", "nov3", "3 novem 2026", "3 nov 2026 fri", "fri fri 20 nov"),
    *(
        "3日",
        "3日間",
        "半年",
        "1年",
        "2026年",
        "11月",
        "2026年11月",
        "十十日前",
        "二三十日前",
        "三",
        "三日ぐらい前",
        "前",
        "後",
    ),
    *(
        "明治45年7月30日",
        "11月3日 火",
        "11月3日(祝)",
        "11月3日の火曜",
        "٣ nov",
        "２０２６",
        "{text}",
        "%s",
        "\x00",
        "\udcff",
    ),
]


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_is_no_date_is_refused(text):
    error = refused(text)
    assert error.message == 'cannot read "{text}" as a date'
    assert hint(error).startswith("try 2026-11-20, yesterday")


@pytest.mark.parametrize(
    "text",
    [
        *("2026-02-30", "2027-02-29", "2026-00-10", "2026-13-01", "20261301", "13/45", "0/0", "32/1/2026", "99/99/99"),
        *(
            "31 nov",
            "30 feb 2026",
            "feb 30",
            "0 jan",
            "2月30日",
            "13月1日",
            "令和8年2月30日",
            "r9999年1月1日",
            "0000-01-01",
        ),
    ],
)
def test_an_impossible_day_is_refused(text):
    assert sentence(refused(text)) == f'"{text}" is not on the calendar'


@pytest.mark.parametrize(
    "text",
    ["1899-12-31", "2200-01-01", "11030226", "1500年1月1日", "13/1/1500", "+9999w", "9999 weeks ago", "r300.1.1"],
)
def test_a_year_outside_the_range_is_refused(text):
    assert sentence(refused(text)) == f'"{text}" is not between the years 1900 and 2199'


@pytest.mark.parametrize(
    ("text", "today"),
    [
        ("tomorrow", date.max),
        ("yesterday", date.min),
        ("next mon", date.max),
        ("来年の1月1日", date.max),
        ("2w", date.min),
    ],
)
def test_past_the_ends_of_the_calendar_is_refused(text, today):
    assert sentence(refused(text, today)) == f'"{text}" is not on the calendar'


@pytest.mark.parametrize(
    ("text", "day", "weekday"),
    [
        ("tue 23 nov 2026", "2026-11-23", "Monday"),
        ("fri 24 nov 2026", "2026-11-24", "Tuesday"),
        ("fri 25 nov 2026", "2026-11-25", "Wednesday"),
        ("fri 26 nov 2026", "2026-11-26", "Thursday"),
        ("sat, nov 27, 2026", "2026-11-27", "Friday"),
        ("2026年11月28日(金)", "2026-11-28", "Saturday"),
        ("2026/11/29 (sat)", "2026-11-29", "Sunday"),
        ("11/20(土)", "2026-11-20", "Friday"),
        ("fri 2026-11-20 (sat)", "2026-11-20", "Friday"),
    ],
)
def test_a_wrong_weekday_is_refused_with_the_right_one_named(text, day, weekday):
    error = refused(text)
    assert sentence(error) == f'{day} is a {weekday}, which is not what "{text}" says'
    assert hint(error) == f"type {day} if that is the day, or correct the weekday"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("平成31年5月1日", "2019-05-01"),
        ("H1.1.7", "1989-01-07"),
        ("令和元年4月30日", "2019-04-30"),
        ("昭和64年1月8日", "1989-01-08"),
        ("昭和元年12月24日", "1926-12-24"),
        ("R0.11.3", "2018-11-03"),
    ],
)
def test_a_date_outside_its_era_is_refused(text, day):
    error = refused(text)
    assert sentence(error) == f'"{text}" would be {day}, which is not in that era'
    assert hint(error) == f"type {day} if that is the day"


def test_the_text_is_shown_short_and_without_control_characters():
    assert sentence(refused("x" * 40)) == f'cannot read "{"x" * 40}" as a date'
    assert sentence(refused("x" * 41)) == f'cannot read "{"x" * 39}…" as a date'
    assert sentence(refused("\x1b[2J{text}\n\u3000x")) == 'cannot read "\N{REPLACEMENT CHARACTER}[2J{text} x" as a date'


@pytest.mark.parametrize(
    "text", [" " * 10_000 + "today", "9" * 10_000, "in " * 20_000, "\ufdfa" * 60, "一" * 60, "a " * 30]
)
def test_an_enormous_text_is_refused_at_once(text):
    started = time.process_time()
    assert refused(text).code == "date"
    assert parse_period(text) is None
    assert time.process_time() - started < 0.5


# --- periods ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "months", "days"),
    [
        *(("12 months", 12, 0), ("1 year", 12, 0), ("6 months", 6, 0), ("90 days", 0, 90), ("2 weeks", 0, 14)),
        *(("6m", 6, 0), ("2w", 0, 14), ("90d", 0, 90), ("1y", 12, 0), ("a year", 12, 0), ("six months", 6, 0)),
        *(
            ("6か月", 6, 0),
            ("6ヶ月", 6, 0),
            ("6ヵ月", 6, 0),
            ("6カ月", 6, 0),
            ("6ケ月", 6, 0),
            ("６ヶ月", 6, 0),
            ("六か月", 6, 0),
        ),
        *(("半年", 6, 0), ("1年", 12, 0), ("二年", 24, 0), ("1年半", 18, 0), ("24ヶ月", 24, 0), ("90日", 0, 90)),
        *(
            ("3週間", 0, 21),
            ("3週", 0, 21),
            ("90日間", 0, 90),
            ("6か月間", 6, 0),
            ("半年間", 6, 0),
            ("一年半間", 18, 0),
        ),
        *(("6か月後", 6, 0), ("半年後", 6, 0), ("3週間後", 0, 21), ("90日 後", 0, 90), ("百八十日後", 0, 180)),
        *(("in 6 months", 6, 0), ("after 6 months", 6, 0), ("6 months after", 6, 0), (" In  2 Weeks ", 0, 14)),
        *(("0 days", 0, 0), ("100 years", 1200, 0)),
    ],
)
def test_reads_a_period(text, months, days):
    assert parse_period(text) == Period(months, days)


@pytest.mark.parametrize(
    "text",
    [
        *("", "6", "months", "6 moons", "2026-11-03", "3 days ago", "3日前", "6月", "11月3日", "2026年", "101 years"),
        *("99999 days", "-3d", "am", "tomorrow", "半", "半月", "1週半", "十十日", "x" * 61),
    ],
)
def test_what_is_no_period_gives_none(text):
    assert parse_period(text) is None


@pytest.mark.parametrize(
    ("start", "period", "expected"),
    [
        (date(2026, 1, 31), Period(months=1), date(2026, 2, 28)),
        (date(2028, 1, 31), Period(months=1), date(2028, 2, 29)),
        (date(2028, 2, 29), Period(months=12), date(2029, 2, 28)),
        (date(2026, 8, 31), Period(months=6), date(2027, 2, 28)),
        (date(2026, 11, 23), Period(days=90), date(2027, 2, 21)),
        (date(2026, 1, 31), Period(months=1, days=1), date(2026, 3, 1)),
        (date(2026, 11, 23), Period(), date(2026, 11, 23)),
        (date(9999, 11, 30), Period(months=1, days=1), date(9999, 12, 31)),
    ],
)
def test_adds_a_period(start, period, expected):
    assert add_period(start, period) == expected


@pytest.mark.parametrize(
    "period", [Period(days=32), Period(months=2), Period(days=10**12), Period(months=10**30), Period(days=10**400)]
)
def test_a_period_past_the_last_year_is_refused(period):
    with pytest.raises(DateError) as caught:
        add_period(date(9999, 11, 30), period)
    assert sentence(caught.value) == "that long from 9999-11-30 is past the year 9999"
    assert hint(caught.value) == "choose a shorter period"


# --- what holds for every date and every text ------------------------------------------------------------------------

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
TODAYS = st.dates(date(1910, 1, 1), date(2189, 12, 31))
DIRECTIONS = st.sampled_from(Direction)
ORDERS = st.sampled_from([None, *DateOrder])
MONTHS = [
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def spellings(day):
    month, weekday, kanji = MONTHS[day.month - 1], WEEKDAYS[day.weekday()], "月火水木金土日"[day.weekday()]
    yield day.isoformat()
    yield f"{day:%Y%m%d}"
    yield f"{day.year}/{day.month}/{day.day}"
    yield f"{day.year}.{day.month}.{day.day}"
    yield f"{day.day} {month[:3]} {day.year}"
    yield f"{weekday}, {day.day} {month} {day.year}"
    yield f"{weekday[:3]} {month} {day.day}, {day.year}"
    yield f"{day.year}年{day.month}月{day.day}日({kanji})"
    yield f"{day.year}年 {day.month}月 {day.day}日（{kanji}）"
    if day >= date(2019, 5, 1):
        yield f"令和{day.year - 2018}年{day.month}月{day.day}日"
        yield f"R{day.year - 2018}.{day.month}.{day.day}"


@given(DAYS, TODAYS, DIRECTIONS, ORDERS)
def test_a_date_with_its_year_reads_back_from_every_spelling(day, today, direction, order):
    for text in spellings(day):
        assert parse_date(text, today=today, direction=direction, order=order) == day


@given(DAYS, TODAYS, DIRECTIONS)
def test_a_date_in_the_configured_order_reads_back(day, today, direction):
    for text, order in ((f"{day:%m/%d/%Y}", MDY), (f"{day:%d/%m/%Y}", DMY), (f"{day:%m/%d/%Y}", YMD)):
        assert parse_date(text, today=today, direction=direction, order=order) == day


@given(DAYS, TODAYS, DIRECTIONS)
def test_without_an_order_a_slashed_date_is_itself_or_refused_with_both_readings(day, today, direction):
    text = f"{day.day}/{day.month}/{day.year}"
    if day.day > 12 or day.day == day.month:
        assert parse_date(text, today=today, direction=direction) == day
    else:
        error = refused(text, today, direction)
        assert day.isoformat() in sentence(error)
        assert day.replace(month=day.day, day=day.month).isoformat() in sentence(error)


@given(DAYS, TODAYS, DIRECTIONS)
def test_a_date_without_a_year_is_the_nearest_on_its_side(day, today, direction):
    for text in (f"{day.day} {MONTHS[day.month - 1]}", f"{day.month}月{day.day}日"):
        found = parse_date(text, today=today, direction=direction)
        away = (found - today if direction is FUTURE else today - found).days
        assert (found.month, found.day) == (day.month, day.day)
        assert 0 <= away <= (366 if (day.month, day.day) != (2, 29) else 8 * 366)


@given(TODAYS, st.sampled_from(WEEKDAYS))
def test_weekdays_lie_within_a_week_of_today(today, weekday):
    week = timedelta(days=7)
    past, future = (parse_date(weekday, today=today, direction=direction) for direction in Direction)
    last, following = (parse_date(f"{side} {weekday}", today=today, direction=PAST) for side in ("last", "next"))
    assert {WEEKDAYS[found.weekday()] for found in (past, future, last, following)} == {weekday}
    assert today - week < past <= today <= future < today + week
    assert today - week <= last < today < following <= today + week


@given(TODAYS, st.integers(0, 999), st.sampled_from("dw"))
def test_a_count_of_days_or_weeks_is_that_far_away(today, count, unit):
    distance = timedelta(days=count * (7 if unit == "w" else 1))
    for text, direction, expected in (
        ("", PAST, today - distance),
        ("", FUTURE, today + distance),
        ("-", FUTURE, today - distance),
    ):
        if 1900 <= expected.year <= 2199:
            assert parse_date(f"{text}{count}{unit}", today=today, direction=direction) == expected


@given(TODAYS, st.integers(0, 120), DIRECTIONS)
def test_a_count_of_months_clips_to_the_end_of_the_month(today, count, direction):
    sign = 1 if direction is FUTURE else -1
    month = today.year * 12 + today.month - 1 + sign * count
    if 1900 <= month // 12 <= 2199:
        found = parse_date(f"{count}m", today=today, direction=direction)
        assert (found.year, found.month) == (month // 12, month % 12 + 1)
        assert found.day == today.day or (found.day < today.day and (found + timedelta(days=1)).day == 1)
        assert (found - today).days * sign >= 0


PIECES = st.sampled_from(
    [
        *("11", "26", "2026", "in", "ago", "last", "next", "this", "on", "the", "of", "st", "nov", "fri", "may", "day"),
        *("先週", "来年", "令和", *"013-/.,()+adwmyr{}%年月日週間前後半の元十百三〇金曜かヶ"),
    ]
)


def attempted(function, *arguments, **options):
    """What comes back, or the DateError; any other exception is a failure."""
    try:
        return function(*arguments, **options)
    except DateError as error:
        return error


@given(
    st.one_of(st.text(), st.lists(PIECES, max_size=9).map("".join), st.lists(PIECES, max_size=9).map(" ".join)),
    st.dates(),
    DIRECTIONS,
    ORDERS,
)
@example("\ud800", MONDAY, PAST, None)
def test_any_text_is_a_date_or_a_date_error(text, today, direction, order):
    found = attempted(parse_date, text, today=today, direction=direction, order=order)
    if isinstance(found, DateError):
        assert sentence(found)
        assert hint(found)
    else:
        assert 1900 <= found.year <= 2199
    assert parse_period(text) is None or isinstance(parse_period(text), Period)


@given(st.dates(), st.builds(Period, months=st.integers(), days=st.integers()))
def test_any_period_added_is_a_date_or_a_date_error(start, period):
    found = attempted(add_period, start, period)
    assert isinstance(found, date) or start.isoformat() in sentence(found)
