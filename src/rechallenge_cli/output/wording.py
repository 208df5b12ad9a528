"""Days and steps in words, as the morning list needs them; `labels` has the words that other commands need too."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from rechallenge_cli.domain.errors import N_
from rechallenge_cli.domain.step_texts import BECAUSE_TEXTS, COUNTED_BECAUSE_TEXTS, STEP_TEXTS
from rechallenge_cli.locales import _, ngettext

if TYPE_CHECKING:
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
_DAY = N_("{day} {month_name} {year}")
_DAY_OF_THIS_YEAR = N_("{day} {month_name}")
_DAY_WITH_WEEKDAY = N_("{weekday} {day} {month_name} {year}")


def day(value: date) -> str:
    """A day in words: 23 Nov 2026."""
    return _(_DAY).format(**_parts(value))


def near_day(value: date, today: date) -> str:
    """A day in words, without the year where it can be no other: 23 Nov."""
    if abs((value - today).days) > _NEAR:
        return day(value)
    return _(_DAY_OF_THIS_YEAR).format(**_parts(value))


_NEAR = 180
"""Within so many days a day needs no year."""


def day_with_weekday(value: date, *, short: bool = True) -> str:
    """A day in words with its weekday: Mon 23 Nov 2026."""
    names = _(_SHORT_WEEKDAYS if short else _WEEKDAYS).split()
    return _(_DAY_WITH_WEEKDAY).format(weekday=names[value.weekday()], **_parts(value))


def _parts(value: date) -> dict[str, Any]:
    month_name = _(_MONTHS).split()[value.month - 1]
    return {"day": value.day, "month": value.month, "month_name": month_name, "year": value.year}


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
    days = _(", ").join(near_day(date.fromisoformat(each), value.due_on) for each in holidays)
    closed = ngettext("{days} is a holiday", "{days} are holidays", len(holidays)).format(days=days)
    return _("{because}; {holidays}").format(because=fill(message, value.values), holidays=closed)


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
