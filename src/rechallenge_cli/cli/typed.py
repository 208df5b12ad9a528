"""What was typed, before anything is made of it."""

from collections.abc import Iterable
from enum import StrEnum

from rechallenge_cli.domain.errors import N_, UsageError

_SHOWN = 40
_LONGEST_NUMBER = 15


def text(typed: str, _session: object = None) -> str | None:
    """What was typed, without the blanks around it; None when nothing is left. UsageError for what is not text."""
    try:
        typed.encode()
    except UnicodeEncodeError as error:
        raise UsageError(N_("this is not readable text: {text}"), N_("type it as UTF-8"), text=shown(typed)) from error
    if "\0" in typed:
        raise UsageError(N_("a text cannot hold the character NUL"), N_("leave it out"))
    return typed.replace("\r\n", "\n").replace("\r", "\n").strip() or None


def shown(typed: str) -> str:
    """As much of what was typed as a message needs."""
    readable = typed.encode(errors="replace").decode()
    return readable if len(readable) <= _SHOWN else readable[:_SHOWN] + "…"


def number(typed: str | int) -> int:
    """A rejection's number, with or without #. UsageError when it is none."""
    digits = str(typed).strip().removeprefix("#")
    if digits.isdecimal() and len(digits) <= _LONGEST_NUMBER:
        return int(digits)
    hint = N_("`rc list` shows the numbers on record")
    raise UsageError(N_('"{text}" is not the number of a rejection'), hint, text=shown(str(typed)))


def step_kind(typed: str) -> str:
    """The kind of a follow-up. UsageError when there is no such kind."""
    from rechallenge_cli.domain.codes import StepKind

    return one_of(typed, StepKind)


def one_of(typed: str, enum: type[StrEnum], known: Iterable[StrEnum] | None = None) -> StrEnum:
    """The code that was typed, as code or word. UsageError with words for it when it is none."""
    from rechallenge_cli.domain.vocabulary import parse_code

    return parse_code(typed, enum, known)
