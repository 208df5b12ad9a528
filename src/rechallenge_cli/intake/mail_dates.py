"""Dates as mails have them: in the Date header, and in the small headers above forwarded mails.

Not the grammar of what people type, in which a date may lack its year: here a date is complete or it is none.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from email.utils import parsedate_to_datetime

_MONTHS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            *("jan janv", "feb févr", "mar mär mars", "apr avr", "may mai", "jun juin", "jul juil", "aug août"),
            *("sep sept", "oct okt", "nov", "dec dez déc"),
        ),
        start=1,
    )
    for name in names.split()
}
_ZONES: Mapping[str, int] = {"GMT": 0, "UTC": 0, "Z": 0, "JST": 9, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5} | {
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
    "BST": 1,
    "CET": 1,
    "CEST": 2,
    "KST": 9,
}
_ERAS: Mapping[str, int] = {"令和": 2018, "平成": 1988}

_MONTH = rf"(?P<word>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})[a-zäéû]{{0,8}}\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?"
_FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}\s?[年/.-]\s?(?P<month>\d{{1,2}})\s?[月/.-]\s?(?P<day>\d{{1,2}})(?!\d)",
        r"(?P<era>令和|平成)\s?(?P<year>\d{1,2}|元)\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日",
        rf"(?<!\d){_DAY}[ -](?:of )?{_MONTH},?[ -]{_YEAR}",
        rf"\b{_MONTH} {_DAY},? {_YEAR}",
        rf"\b{_MONTH} {_DAY},? \d\d:\d\d(?::\d\d)?(?: \S{{1,6}})? {_YEAR}",
        rf"(?<!\d)(?P<first>\d{{1,2}})[/.](?P<second>\d{{1,2}})[/.]{_YEAR}",
    )
]
_TIME = re.compile(
    r"(?P<before>午前|午後|AM|PM)?\s?(?<!\d)(?P<hour>\d{1,2})\s?[:時]\s?(?P<minute>\d{2})(?:\s?[:分]\s?(?P<second>\d{2}))?"
    r"\s?分?\s?(?P<after>[AP]\.?M\b)?",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"(?P<sign>[+-])(?P<hours>\d{2}):?(?P<minutes>\d{2})(?!\d)")
_ZONE = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(_ZONES)})(?![A-Za-z])")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Moment:
    """A day as the sender's calendar had it, and the time as far as it is told, with its offset as far as that is."""

    day: date
    at: datetime | None = None


def read_moment(text: str) -> Moment | None:
    """The moment that a decoded header tells, or None where none can be made of it."""
    text = " ".join(text[:_LONGEST].split())
    return _by_the_standard(text) or _in_other_forms(text) if text else None


_STANDARD = re.compile(r"(?:[A-Za-z]{3,9},? )?\d{1,2} [A-Za-z]{3} \d{2,4} \d{1,2}:\d\d")


def _by_the_standard(text: str) -> Moment | None:
    if not _STANDARD.match(text):
        return None
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return Moment(at.date(), at) if at.year > _LONG_AGO else None


_LONG_AGO = 1980


def _in_other_forms(text: str) -> Moment | None:
    for form in _FORMS:
        found = form.search(text)
        day = _day(found.groupdict(), text) if found else None
        if found and day:
            return Moment(day, _at(day, text[: found.start()] + " " + _rest(text, found)))
    return None


def _rest(text: str, found: re.Match[str]) -> str:
    """The text in which to look for the time: in some forms it stands within the date."""
    return found[0] + text[found.end() :] if ":" in found[0] else text[found.end() :]


def _day(parts: Mapping[str, str | None], text: str) -> date | None:
    year, month, day = parts["year"] or "", parts.get("month"), parts.get("day")
    if parts.get("era"):
        year = str(_ERAS[parts["era"] or ""] + (1 if year == "元" else int(year)))
    if parts.get("word"):
        month = str(_MONTHS[(parts["word"] or "").lower()])
    if parts.get("first"):
        month, day = _in_order(parts["first"] or "", parts["second"] or "", text)
    try:
        return date(int(year), int(month or 0), int(day or 0))
    except ValueError:
        return None


def _in_order(first: str, second: str, text: str) -> tuple[str, str]:
    """Month and day of 10/3/2026 and 3.10.2026; where neither number nor style tells, no day at all."""
    if int(first) > 12 or f"{first}.{second}." in text:
        return second, first
    if int(second) > 12 or re.search(r"\b[AP]M\b", text):
        return first, second
    return ("0", "0") if first != second else (first, second)


def _at(day: date, text: str) -> datetime | None:
    found = _TIME.search(text)
    if not found:
        return None
    hour, half = int(found["hour"]), (found["before"] or found["after"] or "").upper().replace(".", "")
    if half in {"PM", "午後"} and hour < 12:
        hour += 12
    if half in {"AM", "午前"} and hour == 12:
        hour = 0
    try:
        told = time(hour, int(found["minute"]), int(found["second"] or 0))
        return datetime.combine(day, told, _zone(text[found.end() :]))
    except ValueError:
        return None


def _zone(text: str) -> timezone | None:
    offset = _OFFSET.search(text)
    if offset:
        length = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"]))
        return timezone(-length if offset["sign"] == "-" else length)
    name = _ZONE.search(text)
    return timezone(timedelta(hours=_ZONES[name[0]])) if name else None
