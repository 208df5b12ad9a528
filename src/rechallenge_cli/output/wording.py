"""Days and steps in words, as the morning list needs them; `labels` has the words that other commands need too."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from rechallenge_cli.domain.errors import N_
from rechallenge_cli.domain.step_texts import BECAUSE_TEXTS, COUNTED_BECAUSE_TEXTS, STEP_TEXTS
from rechallenge_cli.locales import ENGLISH, _, language, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rechallenge_cli.domain.calendars import Names
    from rechallenge_cli.domain.model import Step

_LETTER = "rc letter {id}"
COMMANDS: Mapping[str, str] = {
    "reply-invite": _LETTER,
    "send-appeal": _LETTER,
    "nudge": _LETTER,
    "thank": _LETTER,
    "ask-result": _LETTER,
    "ask-overdue": _LETTER,
    "check-in": _LETTER,
    "check-waitlist": _LETTER,
    "agree-date": "rc log {id} meeting --on DATE",
    "reminder": "rc done {id} --kind reminder",
}
"""What to type next, by the text of the step; where nothing stands here, `rc done`."""

_MONTHS = N_("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")
_WEEKDAYS = N_("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_SHORT_WEEKDAYS = N_("Mon Tue Wed Thu Fri Sat Sun")
_HOLIDAY = N_("{weekday}")
"""A weekday that is a public holiday."""

DATE_FORMS = (
    _DAY := N_("{day} {month_name} {year}"),
    _DAY_OF_THIS_YEAR := N_("{day} {month_name}"),
    _DAY_WITH_WEEKDAY := N_("{weekday} {day} {month_name} {year}"),
    _MONTH := N_("{month_name} {year}"),
    _DAY_WITH_MONTH := N_("{day}\u00a0{month_name}"),
)
"""The forms of a day; in each language they are made of day, weekday, month, month_name and year."""

_NEAR = 180
"""Within so many days a day needs no year."""

_country = ""
_holidays: "dict[date, Names]" = {}
_years: set[int] = set()


def use_holidays(country: str, known: "Mapping[date, Names]") -> None:
    """Show days with the public holidays of a country from now on; `known` are those that need not be asked for."""
    global _country, _holidays, _years
    _country, _holidays, _years = country, dict(known), {day.year for day in known}


def day(value: date) -> str:
    """A day in words: 23 Nov 2026."""
    return _(_DAY).format(**_parts(value))


def month(value: date) -> str:
    """The month of a day in words: Nov 2026."""
    return _(_MONTH).format(**_parts(value))


def month_name(value: date) -> str:
    """The month of a day without its year: Nov."""
    return _(_MONTHS).split()[value.month - 1]


def weekdays() -> list[str]:
    """The days of the week in short, Monday first."""
    return _(_SHORT_WEEKDAYS).split()


def day_of_month(value: date, *, with_month: bool = False) -> str:
    """The number of a day, with its month if asked for: 1 Dec."""
    return _(_DAY_WITH_MONTH).format(**_parts(value)) if with_month else str(value.day)


def near_day(value: date, today: date) -> str:
    """A day in words, without the year where it can be no other: 23 Nov."""
    if abs((value - today).days) > _NEAR:
        return day(value)
    return _(_DAY_OF_THIS_YEAR).format(**_parts(value))


def day_with_weekday(value: date) -> str:
    """A day in words with its weekday: Mon 23 Nov 2026."""
    return _(_DAY_WITH_WEEKDAY).format(**_parts(value))


def heading_day(value: date) -> str:
    """A day as it stands above a page: its weekday in full, and its holiday."""
    words = _(_DAY_WITH_WEEKDAY).format(**_parts(value, _WEEKDAYS))
    holiday = holiday_name(value)
    return _("{day}, {holiday}").format(day=words, holiday=holiday) if holiday else words


def _parts(value: date, weekdays: str = _SHORT_WEEKDAYS) -> dict[str, Any]:
    weekday = _(weekdays).split()[value.weekday()]
    return {
        "day": value.day,
        "weekday": _(_HOLIDAY).format(weekday=weekday) if holiday_name(value) else weekday,
        "month": value.month,
        "month_name": _(_MONTHS).split()[value.month - 1],
        "year": value.year,
    }


def holiday_name(value: date) -> str | None:
    """The name of a public holiday in the country whose days are shown, None on other days."""
    if not _country:
        return None
    if language() != ENGLISH and value.year not in _years:
        _ask_for(value.year)
    names = _holidays.get(value)
    # the country's own name where it is in the language of the interface
    return names[0 if (_country, language()) == ("JP", "ja") else 1] if names else None


def _ask_for(year: int) -> None:
    """In Japanese each day says whether it is a holiday: a year that is not known yet is looked up."""
    from rechallenge_cli.domain.calendars import library_holidays

    _years.add(year)
    _holidays.update(library_holidays(_country, year))


def step(value: "Step") -> str:
    """What a step asks for."""
    return filled(STEP_TEXTS[value.text], value.values)


def because(value: "Step") -> str:
    """Why a step is on its day."""
    counted = COUNTED_BECAUSE_TEXTS.get(value.because)
    message = ngettext(*counted, int(value.values["count"])) if counted else _(BECAUSE_TEXTS[value.because])
    holidays = str(value.values.get("closed", "")).split()
    if not holidays or value.because == "snoozed":
        return fill(message, value.values)
    days = _(", ").join(_closed_days(map(date.fromisoformat, holidays), value.due_on))
    closed = ngettext("{days} is a holiday", "{days} are holidays", len(holidays)).format(days=days)
    return _("{because}; {holidays}").format(because=fill(message, value.values), holidays=closed)


def _closed_days(days: "Iterable[date]", today: date) -> "Iterator[str]":
    """The days on which offices rest, with the reason where it is known; those of one reason together."""
    from itertools import groupby

    for name, same in groupby(days, lambda each: holiday_name(each) or _closure(each)):
        first, *others = (near_day(each, today) for each in same)
        if not name:
            yield from (first, *others)
            continue
        stretch = _("{first} to {last}").format(first=first, last=others[-1]) if others else first
        yield _("{day} ({holiday})").format(day=stretch, holiday=name)


def _closure(value: date) -> str | None:
    from rechallenge_cli.domain.calendars import closure_on

    name = closure_on(_country, value)
    return _(name) if name else None


def step_text(code: str, values: Mapping[str, str | int], today: date) -> str:
    """What a step asks for, by the name of its sentence; days that are near today stand without their year."""
    return filled(STEP_TEXTS[code], values, lambda value: near_day(value, today))


def command(code: str, rejection_id: int) -> str:
    """What to type next for a step, by the name of its sentence."""
    return COMMANDS.get(code, "rc done {id}").format(id=rejection_id)


def filled(message: str, values: Mapping[str, str | int] | None, in_words: Callable[[date], str] = day) -> str:
    """A sentence in the language of the interface, its fields filled."""
    return fill(_(message), values, in_words)


def fill(sentence: str, values: Mapping[str, str | int] | None, in_words: Callable[[date], str] = day) -> str:
    """A sentence with its fields filled; ISO dates among the values are put into words."""
    return sentence.format(**{name: _value(value, in_words) for name, value in (values or {}).items()})


def _value(value: str | int, in_words: Callable[[date], str]) -> str | int:
    return in_words(date.fromisoformat(value)) if isinstance(value, str) and _is_iso_day(value) else value


def _is_iso_day(text: str) -> bool:
    return len(text) == len("2026-11-23") and text[4] == text[7] == "-" and text.replace("-", "").isdigit()


def distance(days: int) -> str:
    """How far a day is from today: 3 days late, today, in 2 days."""
    if days < 0:
        return ngettext("{days} day late", "{days} days late", -days).format(days=-days)
    if days == 0:
        return _("today")
    return _("tomorrow") if days == 1 else _("in {days} days").format(days=days)
