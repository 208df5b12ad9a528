"""Codes, dates and reasons in words. Every sentence that is shown goes through the catalogue here or at its caller."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from rechallenge_cli.domain.errors import N_
from rechallenge_cli.domain.model import (
    Cause,
    Closeness,
    EventKind,
    Language,
    Reason,
    Seats,
    Status,
    Step,
    StepKind,
    VerdictCode,
)
from rechallenge_cli.domain.playbook import BECAUSE_TEXTS, STEP_TEXTS
from rechallenge_cli.domain.stages import STAGE_LABELS, Stage
from rechallenge_cli.domain.worth import reason_texts
from rechallenge_cli.locales import _, ngettext

VERDICTS: Mapping[VerdictCode, str] = {
    VerdictCode.INVITED: N_("invited"),
    VerdictCode.APPEAL: N_("appeal"),
    VerdictCode.LATER: N_("later"),
    VerdictCode.LET_GO: N_("let go"),
}

VERDICT_SENTENCES: Mapping[VerdictCode, str] = {
    VerdictCode.INVITED: N_("invited: they offer another chance"),
    VerdictCode.APPEAL: N_("appeal: worth asking now"),
    VerdictCode.LATER: N_("later: not now, but there is a day for it"),
    VerdictCode.LET_GO: N_("let go: asking would not help"),
}

STATUSES: Mapping[Status, str] = {
    Status.OPEN: N_("open"),
    Status.APPEALED: N_("appealed"),
    Status.MEETING: N_("meeting"),
    Status.REINTERVIEW: N_("second interview"),
    Status.WON: N_("won"),
    Status.CLOSED: N_("closed"),
}

STEPS: Mapping[StepKind, str] = {
    StepKind.REPLY_INVITE: N_("answer the invitation"),
    StepKind.SEND_APPEAL: N_("send the appeal"),
    StepKind.NUDGE: N_("nudge"),
    StepKind.MEETING: N_("meeting"),
    StepKind.PREPARE: N_("prepare"),
    StepKind.REINTERVIEW: N_("second interview"),
    StepKind.THANK: N_("thank them"),
    StepKind.SEAT_CHECK: N_("check in"),
    StepKind.REAPPLY: N_("apply again"),
    StepKind.ASK_RESULT: N_("ask for the result"),
    StepKind.REMINDER: N_("reminder"),
}

EVENTS: Mapping[EventKind, str] = {
    EventKind.APPEAL_SENT: N_("appeal sent"),
    EventKind.NUDGE_SENT: N_("nudge sent"),
    EventKind.REPLY_YES: N_("they said yes"),
    EventKind.REPLY_NO: N_("they said no"),
    EventKind.INVITED: N_("they offered another chance"),
    EventKind.MEETING: N_("meeting"),
    EventKind.REINTERVIEW: N_("second interview"),
    EventKind.OFFER: N_("offer"),
    EventKind.REJECTED_AGAIN: N_("rejected again"),
    EventKind.WITHDREW: N_("you withdrew"),
    EventKind.NOTE: N_("note"),
    EventKind.INVITE_ANSWERED: N_("invitation answered"),
    EventKind.PREPARED: N_("prepared"),
    EventKind.MET: N_("met them"),
    EventKind.REINTERVIEWED: N_("second interview held"),
    EventKind.THANKED: N_("thanks sent"),
    EventKind.CHECKED_IN: N_("checked in"),
    EventKind.REAPPLIED: N_("applied again"),
    EventKind.RESULT_ASKED: N_("asked for the result"),
    EventKind.SNOOZED: N_("put off"),
    EventKind.DROPPED: N_("dropped"),
}

CLOSENESS: Mapping[Closeness, str] = {
    Closeness.NEAR: N_("near"),
    Closeness.UNCLEAR: N_("unclear"),
    Closeness.FAR: N_("far"),
}

CAUSES: Mapping[Cause, str] = {
    Cause.FILLED: N_("the seat was filled"),
    Cause.CANCELLED: N_("the role was cancelled or put on hold"),
    Cause.OTHER_CANDIDATE: N_("they chose somebody else"),
    Cause.NOT_MATCH: N_("no match"),
    Cause.WITHDREW: N_("you withdrew"),
    Cause.CHECK_FAILED: N_("a check failed"),
}

SEATS: Mapping[Seats, str] = {Seats.ONE: N_("one"), Seats.FEW: N_("a few"), Seats.MANY: N_("many")}

LANGUAGES: Mapping[Language, str] = {Language.JA: N_("Japanese"), Language.EN: N_("English")}

COMMANDS: Mapping[str, str] = {
    "agree-date": "rc log {id} meeting --on DATE",
    "conclude": "rc log {id} rejected-again",
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


def stage(value: Stage | None) -> str:
    """A stage in words, nothing where it is unknown."""
    return _(STAGE_LABELS[value]) if value else ""


def reason(value: Reason) -> str:
    """A reason as one plain sentence."""
    return _filled(reason_texts()[value.code], value.values)


def step(value: Step) -> str:
    """What a step asks for."""
    return _filled(STEP_TEXTS[value.text], value.values)


def because(value: Step) -> str:
    """Why a step is on its day."""
    return _filled(BECAUSE_TEXTS[value.because], value.values)


def step_text(code: str, values: Mapping[str, str | int], today: date) -> str:
    """What a step asks for, by the name of its sentence; days that are near today stand without their year."""
    return _filled(STEP_TEXTS[code], values, lambda value: near_day(value, today))


def command(code: str, rejection_id: int) -> str:
    """What to type next for a step, by the name of its sentence."""
    return COMMANDS.get(code, "rc done {id}").format(id=rejection_id)


def _filled(message: str, values: Mapping[str, str | int] | None, in_words: Callable[[date], str] = day) -> str:
    return _(message).format(**{name: _value(name, value, in_words) for name, value in (values or {}).items()})


def _value(name: str, value: str | int, in_words: Callable[[date], str]) -> str | int:
    if name == "stage":
        return stage(Stage(str(value)))
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
