"""The numbers that the shell offers after a verb, without Typer, which it would have to load at each Tab.

Only a plain line is taken: a verb, and the beginning of a number. All others are Typer's, and so are names beside the
numbers that a shell or Typer would take for more than text, so that what is offered is the same to the byte.
"""

import re
from collections.abc import Mapping
from contextlib import suppress

VERBS = frozenset(
    {"done", "drop", "edit", "forget", "history", "letter", "log", "note", "remind", "remove", "show", "snooze", "why"}
)
"""The verbs behind which a number may stand at once."""

_PLAIN_LINE = re.compile(r"\S+ ([a-z]+) ([0-9]*)", re.ASCII)
_NO_PLAIN_TEXT = re.compile(r"[\"'$`:\[\\]")
_WIDEST = 30
"""Longer names Typer breaks where the screen ends."""

Offer = tuple[int, str]


def run(asked: str, environment: Mapping[str, str]) -> int | None:
    """Answer a shell that asks in this way (`complete_bash`), and give the exit code; None where this is not for here."""
    shell = asked.removeprefix("complete_")
    line = _PLAIN_LINE.fullmatch(_line(shell, environment))
    if not line or line[1] not in VERBS:
        return None
    if shell == "fish" and environment.get("_TYPER_COMPLETE_FISH_ACTION") != "get-args":
        return None
    offers = _offers(line[2])
    if shell != "bash" and not all(map(_is_plain, offers)):
        return None
    print(_answer(shell, offers))  # noqa: T201
    return 0


def _is_plain(offer: Offer) -> bool:
    _number, company = offer
    return len(company) <= _WIDEST and not _NO_PLAIN_TEXT.search(company)


def _line(shell: str, environment: Mapping[str, str]) -> str:
    """What was typed so far, a blank at its end where the next word is to begin."""
    if shell == "bash":
        words = environment.get("COMP_WORDS", "")
        return f"{words} " if environment.get("COMP_CWORD") == str(words.count(" ") + 1) else words
    return environment.get("_TYPER_COMPLETE_ARGS", "") if shell in {"zsh", "fish"} else ""


def _offers(begun: str) -> list[Offer]:
    from rechallenge_cli.cli.session import Session
    from rechallenge_cli.output.clean import one_line
    from rechallenge_cli.store.due import numbers_on_record

    with suppress(Exception), Session().reading() as store:
        return [(number, one_line(company)) for number, company in numbers_on_record(store, begun)]
    return []


def _answer(shell: str, offers: list[Offer]) -> str:
    if shell == "bash":
        return "\n".join(str(number) for number, _company in offers)
    if shell == "fish":
        return "\n".join(f"{number}\t{company}" for number, company in offers)
    listed = "\n".join(f'"{number}":"{company}"' for number, company in offers)
    return f"_arguments '*: :(({listed}))'" if offers else "_files"
