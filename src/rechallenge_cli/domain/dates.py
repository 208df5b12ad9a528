"""What people type -> a date. Strict: one form, one date; what can be read in two ways is refused with both named.

A text is brought to one spelling and tried against an ordered table of forms, each of which must match the whole of
it. No clock is read: `today` is handed in.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from rechallenge_cli.domain.errors import N_, DateError


class Direction(StrEnum):
    """The side of today on which a date without a year, or a bare "3d", lies."""

    PAST = "past"
    FUTURE = "future"


class DateOrder(StrEnum):
    """The order of the numbers in 11/3 and 11/3/26; each letter of the value is one number."""

    MDY = "mdy"
    DMY = "dmy"
    YMD = "ymd"


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time in the units a calendar counts in."""

    months: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class _Asked:
    text: str
    today: date
    direction: Direction
    order: DateOrder | None

    def refusal(self, message: str, hint: str, **values: Any) -> DateError:
        return DateError(message, hint, text=_shown(self.text), **values)


_Parts = Mapping[str, str]
_Reader = Callable[[_Parts, _Asked], date]

_LONGEST_TEXT = 60
_LONGEST_SHOWN = 40
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
# more is a calendar year ("2026年"), not a length of time
_LONGEST_PERIOD = 100 * 12
# from 1896 and from 2096 the next 29 February is eight years away
_LEAP_GAP = 8

_EXAMPLES = N_("try 2026-11-20, yesterday, 3 days ago, last friday, 20 nov, 昨日 or 11月20日")
_IS_WEEKDAY = (
    N_('{date} is a Monday, which is not what "{text}" says'),
    N_('{date} is a Tuesday, which is not what "{text}" says'),
    N_('{date} is a Wednesday, which is not what "{text}" says'),
    N_('{date} is a Thursday, which is not what "{text}" says'),
    N_('{date} is a Friday, which is not what "{text}" says'),
    N_('{date} is a Saturday, which is not what "{text}" says'),
    N_('{date} is a Sunday, which is not what "{text}" says'),
)


def _indexed(*spellings: str, first: int = 0) -> dict[str, int]:
    return {name: index for index, names in enumerate(spellings, first) for name in names.split()}


def _one_of(names: Mapping[str, object]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


_ONE_SPELLING = str.maketrans("ヶヵカケ箇−‐–ー", "かかかかか----")

_ENGLISH_WEEKDAYS = _indexed(
    "mon monday",
    "tue tues tuesday",
    "wed weds wednesday",
    "thu thur thurs thursday",
    "fri friday",
    "sat saturday",
    "sun sunday",
)
_JAPANESE_WEEKDAYS = _indexed(*(f"{day}曜 {day}曜日" for day in "月火水木金土日"))
# a single letter is a weekday only in brackets: 11月3日(火)
_WEEKDAYS = _ENGLISH_WEEKDAYS | _JAPANESE_WEEKDAYS | _indexed(*"月火水木金土日")
_MONTHS = _indexed(
    "jan january",
    "feb february",
    "mar march",
    "apr april",
    "may",
    "jun june",
    "jul july",
    "aug august",
    "sep sept september",
    "oct october",
    "nov november",
    "dec december",
    first=1,
)
_COUNTS = _indexed(
    "a one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", first=1
)
_UNITS = {
    **dict.fromkeys(("d", "day", "days", "日"), Period(days=1)),
    **dict.fromkeys(("w", "week", "weeks", "週"), Period(days=7)),
    **dict.fromkeys(("m", "month", "months", "か月"), Period(months=1)),
    **dict.fromkeys(("y", "year", "years", "年"), Period(months=12)),
}
_SIGNS = {
    **dict.fromkeys((Direction.PAST, "-", "ago", "last", "前", "前の", "この前の"), -1),
    **dict.fromkeys((Direction.FUTURE, "+", "in ", "from now", "next", "後", "次の"), 1),
}
_PHRASES = {
    **dict.fromkeys(("today", "今日", "本日", "きょう"), Period()),
    **dict.fromkeys(("yesterday", "昨日", "きのう"), Period(days=-1)),
    **dict.fromkeys(("day before yesterday", "the day before yesterday", "一昨日", "おととい"), Period(days=-2)),
    **dict.fromkeys(("tomorrow", "明日", "あした", "あす"), Period(days=1)),
    **dict.fromkeys(("day after tomorrow", "the day after tomorrow", "明後日", "あさって"), Period(days=2)),
    **dict.fromkeys(("last week", "先週"), Period(days=-7)),
    **dict.fromkeys(("next week", "来週"), Period(days=7)),
    **dict.fromkeys(("last month", "先月"), Period(months=-1)),
    **dict.fromkeys(("next month", "来月"), Period(months=1)),
}
_WEEKS = {"this": 0, "先々週": -2, "先週": -1, "今週": 0, "来週": 1, "再来週": 2}
_YEARS = {"昨年": -1, "去年": -1, "今年": 0, "本年": 0, "来年": 1}
_ERAS = {
    **dict.fromkeys(("令和", "r"), (date(2019, 5, 1), date.max)),
    **dict.fromkeys(("平成", "h"), (date(1989, 1, 8), date(2019, 4, 30))),
    **dict.fromkeys(("昭和", "s"), (date(1926, 12, 25), date(1989, 1, 7))),
}


def _normalised(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(folded.translate(_ONE_SPELLING).split())


def _shown(text: str) -> str:
    """The text as it may stand in a sentence: short, and without anything that would move a terminal's cursor."""
    line = " ".join(text.split())
    short = line if len(line) <= _LONGEST_SHOWN else line[: _LONGEST_SHOWN - 1] + "…"
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in short)


def _number(text: str) -> int:
    """Read 23, 二十三, 二〇二六, 元 or a counting word."""
    if text in _COUNTS or text == "元":
        return _COUNTS.get(text, 1)
    total = digits = 0
    for value in map(int, map(unicodedata.numeric, text)):
        if value < 10:
            digits = digits * 10 + value
        else:
            total, digits = total + (digits or 1) * value, 0
    return total + digits


def _times(period: Period, factor: int) -> Period:
    return Period(period.months * factor, period.days * factor)


def _moved(start: date, period: Period) -> date:
    from dateutil.relativedelta import relativedelta  # only some commands need it, and every command pays at the top

    return start + relativedelta(months=period.months, days=period.days)


# --- periods ---------------------------------------------------------------------------------------------------------

_KANJI_DIGIT = "[一二三四五六七八九]"
_KANJI_NUMBER = rf"(?=[一二三四五六七八九十百])(?:{_KANJI_DIGIT}?百)?(?:{_KANJI_DIGIT}?十)?{_KANJI_DIGIT}?"
_NUMBER = rf"(?:\d{{1,4}}|[〇一二三四五六七八九]{{2,4}}|{_KANJI_NUMBER})"

_PERIODS = (
    r"(?P<count>\d{1,4}) ?(?P<unit>[dwmy]|(?:day|week|month|year)s?)",
    rf"(?P<count>{_one_of(_COUNTS)}) (?P<unit>(?:day|week|month|year)s?)",
    rf"(?P<count>{_NUMBER}) ?(?P<unit>日|週|か月|年)間?",
    rf"(?P<count>{_NUMBER}) ?(?P<unit>年)(?P<half>半)間?",
    r"(?P<half>半)年間?",
)


def _period(text: str) -> Period | None:
    for pattern in _PERIODS:
        if match := re.fullmatch(pattern, text, re.ASCII):
            found = _period_of(match.groupdict(""))
            return found if found.months <= _LONGEST_PERIOD else None
    return None


def _period_of(parts: _Parts) -> Period:
    whole = _times(_UNITS[parts["unit"]], _number(parts["count"])) if parts.get("count") else Period()
    return Period(whole.months + 6, whole.days) if parts.get("half") else whole


# --- readers: the parts of a form -> a date --------------------------------------------------------------------------


def _phrase(parts: _Parts, asked: _Asked) -> date:
    return _moved(asked.today, _PHRASES[parts["phrase"]])


def _relative(parts: _Parts, asked: _Asked) -> date:
    period = _period(parts["period"])
    if period is None:
        raise _unreadable(asked)
    return _moved(asked.today, _times(period, _SIGNS[parts.get("sign", asked.direction)]))


def _weekday_from(start: date, weekday: int, sign: int) -> date:
    return start + timedelta(days=sign * (sign * (weekday - start.weekday()) % 7))


def _bare_weekday(parts: _Parts, asked: _Asked) -> date:
    return _weekday_from(asked.today, _WEEKDAYS[parts["weekday"]], _SIGNS[asked.direction])


def _next_weekday(parts: _Parts, asked: _Asked) -> date:
    sign = _SIGNS[parts["sign"]]
    return _weekday_from(asked.today + timedelta(days=sign), _WEEKDAYS[parts["weekday"]], sign)


def _weekday_of_week(parts: _Parts, asked: _Asked) -> date:
    monday = asked.today - timedelta(days=asked.today.weekday())
    return monday + timedelta(weeks=_WEEKS[parts["week"]], days=_WEEKDAYS[parts["weekday"]])


def _calendar(parts: _Parts, asked: _Asked) -> date:
    month = _MONTHS.get(parts["month"]) or _number(parts["month"])
    found = _day(asked, _year(parts, asked.today), month, _number(parts["day"]))
    return _in_era(parts, asked, _on_weekday(parts, asked, found))


def _slashed(parts: _Parts, asked: _Asked) -> date:
    numbers = [parts[name] for name in ("first", "second", "third") if parts[name]]
    readings = {order: found for order in DateOrder if (found := _in_order(numbers, order, asked))}
    if not readings:
        raise ValueError
    found = _by_order(readings, asked, asked.order) if asked.order else _by_sense(readings, asked, numbers)
    return _on_weekday(parts, asked, found)


def _year(parts: _Parts, today: date) -> int | None:
    if parts.get("relative_year"):
        return today.year + _YEARS[parts["relative_year"]]
    if parts.get("era"):
        first, _ = _ERAS[parts["era"]]
        return first.year + _number(parts["era_year"]) - 1
    return _number(parts["year"]) if parts.get("year") else None


def _day(asked: _Asked, year: int | None, month: int, day: int) -> date:
    """Give that day; without a year, the nearest one in the direction asked for."""
    if year is not None:
        return date(year, month, day)
    sign = _SIGNS[asked.direction]
    for candidate in range(asked.today.year, asked.today.year + sign * (_LEAP_GAP + 1), sign):
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if sign * (found - asked.today).days >= 0:
            return found
    raise ValueError


def _on_weekday(parts: _Parts, asked: _Asked, found: date) -> date:
    said = {_WEEKDAYS[parts[place]] for place in ("before", "after") if parts.get(place)}
    if said - {found.weekday()}:
        raise asked.refusal(
            _IS_WEEKDAY[found.weekday()],
            N_("type {date} if that is the day, or correct the weekday"),
            date=found.isoformat(),
        )
    return found


def _in_era(parts: _Parts, asked: _Asked, found: date) -> date:
    first, last = _ERAS.get(parts.get("era", ""), (date.min, date.max))
    if not first <= found <= last:
        raise asked.refusal(
            N_('"{text}" would be {date}, which is not in that era'),
            N_("type {date} if that is the day"),
            date=found.isoformat(),
        )
    return found


# --- 11/3, 11/3/2026, 11/3/26 ----------------------------------------------------------------------------------------


def _has_short_year(numbers: list[str]) -> bool:
    return len(numbers) == 3 and len(numbers[2]) < 4


def _in_order(numbers: list[str], order: DateOrder, asked: _Asked) -> date | None:
    # a year in full shows its own place, which is the last; in front of the others it would be ISO's form
    letters = order if _has_short_year(numbers) else order.replace("y", "") + "y"
    part = dict(zip(letters, numbers, strict=False))
    try:
        return _day(asked, _full_year(part.get("y")), int(part["m"]), int(part["d"]))
    except ValueError:
        return None


def _full_year(digits: str | None) -> int | None:
    if digits is None:
        return None
    if len(digits) == 1:
        raise ValueError
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _by_order(readings: dict[DateOrder, date], asked: _Asked, order: DateOrder) -> date:
    if order not in readings:
        raise asked.refusal(
            N_('"{text}" is not a date in the order {order}; in another order it would be {readings}'),
            N_("type it as {example} if that is the day, or set another order with `rc config date_order`"),
            order=order.value,
            **_listed(readings),
        )
    return readings[order]


def _by_sense(readings: dict[DateOrder, date], asked: _Asked, numbers: list[str]) -> date:
    if len(set(readings.values())) > 1 or _has_short_year(numbers):
        raise asked.refusal(
            N_('"{text}" does not say the order of its numbers: it could be {readings}'),
            N_("type it as {example}, or set the order once with `rc config date_order mdy`"),
            **_listed(readings),
        )
    return next(iter(readings.values()))


def _listed(readings: dict[DateOrder, date]) -> dict[str, str]:
    distinct = [found.isoformat() for found in dict.fromkeys(readings.values())]
    return {"readings": ", ".join(distinct), "example": distinct[0]}


# --- the forms -------------------------------------------------------------------------------------------------------


def _day_form(pattern: str) -> str:
    """A day of the calendar, which may say its weekday: "fri, 20 nov", "11月20日(金)", "11月23日(月・祝)"."""
    before = rf"(?:(?P<before>{_one_of(_ENGLISH_WEEKDAYS)})\.?,? )?"
    return rf"{before}{pattern}(?: ?\((?P<after>{_one_of(_WEEKDAYS)})(?:・?祝)?\))?"


_DAY_OF_MONTH = r"(?P<day>\d{1,2})(?:(?<=1)st|(?<=2)nd|(?<=3)rd|th)?"
_MONTH_NAME = rf"(?P<month>{_one_of(_MONTHS)})\.?"
_YEAR_LAST = r"(?:,? (?P<year>\d{4}))?"
_ERA_YEAR = rf"(?P<era>{_one_of(_ERAS)}) ?(?P<era_year>元|{_NUMBER})"
_JAPANESE_YEAR = (
    rf"(?:(?P<year>\d{{4}}|[〇一二三四五六七八九]{{4}}) ?年|{_ERA_YEAR} ?年|(?P<relative_year>{_one_of(_YEARS)}) ?の?)?"
)
_ENGLISH_WEEKDAY = rf"(?P<weekday>{_one_of(_ENGLISH_WEEKDAYS)})"
_JAPANESE_WEEKDAY = rf"(?P<weekday>{_one_of(_JAPANESE_WEEKDAYS)})"
_SEPARATED = r"(?P<separator>[-/.])(?P<month>\d{1,2})(?P=separator)(?P<day>\d{1,2})"

# plain strings: `re` compiles one when it is first tried and keeps it, so a command that reads no date pays nothing
_FORMS: tuple[tuple[str, _Reader], ...] = (
    (rf"(?P<phrase>{_one_of(_PHRASES)})", _phrase),
    (_day_form(rf"(?P<year>\d{{4}}){_SEPARATED}"), _calendar),
    (_day_form(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)"), _calendar),
    (_day_form(r"(?P<first>\d{1,2})/(?P<second>\d{1,2})(?:/(?P<third>\d{4}|\d{1,2}))?"), _slashed),
    (_day_form(rf"(?:the )?{_DAY_OF_MONTH}(?: of | ?){_MONTH_NAME}{_YEAR_LAST}"), _calendar),
    (_day_form(rf"{_MONTH_NAME} (?:the )?{_DAY_OF_MONTH}{_YEAR_LAST}"), _calendar),
    (_day_form(rf"{_JAPANESE_YEAR} ?(?P<month>{_NUMBER}) ?月 ?(?P<day>{_NUMBER}) ?日"), _calendar),
    (_day_form(rf"{_ERA_YEAR}{_SEPARATED}"), _calendar),
    (rf"(?:on )?{_ENGLISH_WEEKDAY}", _bare_weekday),
    (_JAPANESE_WEEKDAY, _bare_weekday),
    (rf"(?P<sign>last|next) {_ENGLISH_WEEKDAY}", _next_weekday),
    (rf"(?P<sign>この前の|前の|次の) ?{_JAPANESE_WEEKDAY}", _next_weekday),
    (rf"(?P<week>this) {_ENGLISH_WEEKDAY}", _weekday_of_week),
    (rf"(?P<week>{_one_of(_WEEKS)}) ?の? ?{_JAPANESE_WEEKDAY}", _weekday_of_week),
    (r"(?P<period>.+) (?P<sign>ago|from now)", _relative),
    (r"(?P<period>.+?) ?(?P<sign>前|後)", _relative),
    (r"(?P<sign>in |[-+])(?P<period>.+)", _relative),
    # not in Japanese: a bare 3日 is the third as well as three days
    (r"(?P<period>[\da-z ]+)", _relative),
)


def _unreadable(asked: _Asked) -> DateError:
    return asked.refusal(N_('cannot read "{text}" as a date'), _EXAMPLES)


def _read(asked: _Asked) -> date:
    if len(asked.text) > _LONGEST_TEXT:
        raise _unreadable(asked)
    text = _normalised(asked.text)
    for pattern, reader in _FORMS:
        if match := re.fullmatch(pattern, text, re.ASCII):
            return reader(match.groupdict(""), asked)
    raise _unreadable(asked)


def parse_date(text: str, *, today: date, direction: Direction, order: DateOrder | None = None) -> date:
    """Read a date, or raise a DateError that says what was typed and how to type it."""
    asked = _Asked(text, today, direction, order)
    try:
        found = _read(asked)
    except (ValueError, OverflowError):
        raise asked.refusal(N_('"{text}" is not on the calendar'), _EXAMPLES) from None
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise asked.refusal(
            N_('"{text}" is not between the years {first} and {last}'), _EXAMPLES, first=_FIRST_YEAR, last=_LAST_YEAR
        )
    return found


def parse_period(text: str) -> Period | None:
    """Read a length of time such as "6 months", "in 2 weeks" or 半年; None when it is not one."""
    if len(text) > _LONGEST_TEXT:
        return None
    match = re.fullmatch(r"(?:in |after )?(?P<period>.+?)(?: after| ?後)?", _normalised(text))
    return _period(match["period"]) if match else None


def add_period(start: date, period: Period) -> date:
    """Give the day that far from `start`; a month too short for it ends on its last day."""
    try:
        return _moved(start, period)
    except (ValueError, OverflowError):
        raise DateError(
            N_("that long from {date} is past the year 9999"), N_("choose a shorter period"), date=start.isoformat()
        ) from None
