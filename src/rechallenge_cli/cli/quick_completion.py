"""The numbers that the shell offers after a verb, without Typer, which it would have to load at each Tab.

Only a plain line is taken: a verb, and the beginning of a number. All others are Typer's, and so are names that a shell
or Typer would take for more than text, so that what is offered is the same to the byte.
"""

import re
from collections.abc import Mapping
from contextlib import suppress

VERBS = frozenset(
    {"done", "drop", "edit", "forget", "history", "letter", "log", "note", "remind", "remove", "show", "snooze", "why"}
)
"""The verbs behind which a number may stand at once."""

VARIABLES = ("_RC_COMPLETE", "_RECHALLENGE_COMPLETE")
"""By one of these a shell asks, for each name of the program."""

_PLAIN_LINE = re.compile(r"\S+ ([a-z]+) ([0-9]*)", re.ASCII)
_NO_PLAIN_TEXT = re.compile(r"[\"'$`:\[\\]")
_WIDEST = 30
"""Longer names Typer breaks where the screen ends."""

Offers = list[tuple[int, str]]


def run(environment: Mapping[str, str]) -> int | None:
    """Answer the shell and give the exit code; None where this is not for here."""
    shell = next(filter(None, map(environment.get, VARIABLES)), "").removeprefix("complete_")
    line = _PLAIN_LINE.fullmatch(_line(shell, environment))
    if not line or line[1] not in VERBS:
        return None
    offers = _offers(line[2])
    if any(_NO_PLAIN_TEXT.search(company) or len(company) > _WIDEST for _number, company in offers):
        return None
    if shell == "fish" and environment.get("_TYPER_COMPLETE_FISH_ACTION") != "get-args":
        return None
    print(_answer(shell, offers))  # noqa: T201
    return 0


def _line(shell: str, environment: Mapping[str, str]) -> str:
    """What was typed so far, a blank at its end where the next word is to begin."""
    if shell == "bash":
        words = environment.get("COMP_WORDS", "")
        return f"{words} " if environment.get("COMP_CWORD") == str(words.count(" ") + 1) else words
    return environment.get("_TYPER_COMPLETE_ARGS", "") if shell in {"zsh", "fish"} else ""


def _offers(begun: str) -> Offers:
    from rechallenge_cli.cli.session import Session
    from rechallenge_cli.output.clean import one_line
    from rechallenge_cli.store.due import numbers_on_record

    with suppress(Exception), Session().reading() as store:
        return [(number, one_line(company)) for number, company in numbers_on_record(store, begun)]
    return []


def _answer(shell: str, offers: Offers) -> str:
    if shell == "bash":
        return "\n".join(str(number) for number, _company in offers)
    if shell == "fish":
        return "\n".join(f"{number}\t{company}" for number, company in offers)
    listed = "\n".join(f'"{number}":"{company}"' for number, company in offers)
    return f"_arguments '*: :(({listed}))'" if offers else "_files"
