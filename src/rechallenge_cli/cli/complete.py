"""What the shell offers after a Tab. Never an error, never a question: at worst it offers nothing."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

import typer

from rechallenge_cli.cli.session import Session
from rechallenge_cli.domain.codes import EventKind


def numbers(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Numbers of rejections, with the firm beside them."""
    from rechallenge_cli.store.due import numbers_on_record

    # while the shell asks, the front door does not open, and what was typed there is still bare text
    named = context.find_root().params.get("db")
    session = Session(db=Path(named) if named else None)
    with suppress(Exception), session.reading() as store:
        found = numbers_on_record(store, incomplete)
        return [(str(number), _plain(company)) for number, company in found]
    return []


def _plain(text: str) -> str:
    """A firm's name as the shell may show it: Typer reads what stands beside an offer as Rich markup."""
    from rechallenge_cli.output.clean import one_line

    return one_line(text).replace("[", r"\[")


def words(enum: type[StrEnum]) -> Callable[[str], list[tuple[str, str]]]:
    """A completion that offers the words for some codes: those of the interface's language, all others once begun."""

    def offer(incomplete: str) -> list[tuple[str, str]]:
        from rechallenge_cli.domain.situation import POSSIBLE_IN
        from rechallenge_cli.domain.vocabulary import completions
        from rechallenge_cli.locales import language

        return completions(POSSIBLE_IN if enum is EventKind else enum, incomplete, language())

    return offer


def listed(known: Iterable[str]) -> Callable[[str], list[str]]:
    """A completion that offers some codes."""

    def offer(incomplete: str) -> list[str]:
        return [str(code) for code in known if code.startswith(incomplete)]

    return offer


def config_keys(incomplete: str) -> list[str]:
    """Config keys."""
    from rechallenge_cli.cli.settings import KEYS

    return listed(KEYS)(incomplete)
