"""What people, stages and days are called in an English letter: tables and what reads them."""

import re
from collections.abc import Mapping
from datetime import date

from rechallenge_cli.domain.codes import StepKind
from rechallenge_cli.domain.stages import Stage
from rechallenge_cli.letters import japanese

ANYBODY = "Hiring Team"
BETWEEN_LINES = " "

SELECTION: Mapping[Stage, str] = {
    Stage.TEST: ", and for the chance to take the assessment",
    Stage.SCREEN: ", and for your time at our screening call",
    Stage.GROUP: ", and for the chance to take part in the group interview",
    Stage.INTERVIEW1: ", and for your time at the first interview",
    Stage.INTERVIEW2: ", and for your time at the interviews",
    Stage.INTERVIEW3: ", and for your time at the interviews",
    Stage.FINAL: ", and for your time through to the final interview",
    Stage.OFFER: ", and for your time throughout the process",
}
"""What one gives thanks for besides being considered, by the stage that was reached."""

STAGES: Mapping[Stage, str] = {
    Stage.TEST: "assessment",
    Stage.SCREEN: "screening call",
    Stage.GROUP: "group interview",
    Stage.INTERVIEW1: "first interview",
    Stage.INTERVIEW2: "interview",
    Stage.INTERVIEW3: "interview",
    Stage.FINAL: "final interview",
}
"""The stages after which one can ask where things stand, inside a sentence."""

MEETINGS: Mapping[StepKind, str] = {StepKind.MEETING: "meeting", StepKind.REINTERVIEW: "interview"}

_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
_ASIDE = re.compile(r"\s*(?:[(（\[|/].*|,\s.*|\s-\s.*|\s(?:–|—)\s.*)$")
_HONORIFICS = re.compile(r"(?:\s*(?:様|さま|さん|殿|氏|御中|-?\s?san)){1,3}$")
_SURNAME_FIRST = re.compile(r"(?P<surname>[^\s,]+), (?P<given>[^\s,]+(?: [A-Z]\.)?)")
_LEGAL_FORM = re.compile(
    r"(?:,?\s+(?:Inc|Incorporated|Corp|Corporation|Co|Ltd|Limited|LLC|LLP|PLC|GmbH|AG|SE|SA|BV|B\.V|Pty|Pte|KK|K\.K)\.?){1,3}$",
    re.IGNORECASE,
)
_OFFICES = re.compile(r"\b(?:HR|Recruit\w*|Talent|Hiring|People|Manager|Human|Resources)\b", re.IGNORECASE)


def company_name(company: str) -> str:
    """The firm as one speaks of it: without its legal form, which would end a sentence with two full stops."""
    return _LEGAL_FORM.sub("", company).rstrip(" ,.") or company


def addressee(contact: str) -> str:
    """Who stands after "Dear": the name without what is said about it, or the hiring team."""
    name = _HONORIFICS.sub("", contact)
    turned = _SURNAME_FIRST.fullmatch(name)
    if turned and not _OFFICES.search(turned["given"]):
        return f"{turned['given']} {turned['surname']}"
    bare = _ASIDE.sub("", name).strip(" ,.")
    return ANYBODY if japanese.addressee(bare).endswith(japanese.ANYBODY) else bare


def day(value: date, today: date) -> str:
    """A day as a letter names it: 20 November, with its year where it could be another."""
    year = f" {value.year}" if value.year != today.year and abs((value - today).days) > _NEAR else ""
    return f"{value.day} {_MONTHS[value.month - 1]}{year}"


_NEAR = 180


def past_day(value: date, today: date) -> str:
    """The same for a day on which one met: today on the day itself."""
    return "today" if value == today else f"on {day(value, today)}"


def time_passed(days: int) -> str:
    """About how long ago something was: about three months."""
    if days < 14:
        return ""
    if days < 28:
        return f"about {_counted(days // 7, 'week')}"
    months = round(days / 30.4)
    return f"about {_counted(months, 'month') if months < 12 else _counted(round(months / 12), 'year')}"


_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def _counted(count: int, unit: str) -> str:
    word = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"{word} {unit}" if count == 1 else f"{word} {unit}s"


def listed(points: list[str]) -> str:
    """Some points in one sentence, parted so that commas within them do no harm."""
    return "; ".join(points)


def inner(text: str) -> str:
    """A text as it stands within a sentence."""
    return text.rstrip("。. ").replace('"', "'")
