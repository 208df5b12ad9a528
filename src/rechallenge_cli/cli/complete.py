"""What the shell offers after a Tab. Never an error, never a question: at worst it offers nothing."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import typer

from rechallenge_cli.cli.session import Session

_LONGEST_LIST = 200


def numbers(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Numbers of rejections, with the firm beside them."""
    from rechallenge_cli.store.due import numbers_on_record

    # while the shell asks, the front door does not open, and what was typed there is still bare text
    named = context.find_root().params.get("db")
    session = Session(db=Path(named) if named else None)
    with suppress(Exception), session.reading() as store:
        found = numbers_on_record(store, incomplete, _LONGEST_LIST)
        return [(str(number), _plain(company)) for number, company in found]
    return []


def _plain(text: str) -> str:
    """A firm's name as the shell may show it: Typer reads what stands beside an offer as Rich markup."""
    from rechallenge_cli.output.clean import one_line

    return one_line(text).replace("[", r"\[")


def stage_words(incomplete: str) -> list[tuple[str, str]]:
    """Stages: codes, and every other word for them once it is begun."""
    from rechallenge_cli.domain.stages import STAGE_LABELS, STAGE_WORDS
    from rechallenge_cli.locales import _

    offered = (
        (word, _(STAGE_LABELS[stage]))
        for stage, words in STAGE_WORDS.items()
        for word in dict.fromkeys((stage.value, *words) if incomplete else (stage.value,))
    )
    # a word with a blank in it would reach the command in two
    return [(word, label) for word, label in offered if word.startswith(incomplete) and " " not in word]


def codes(known: Iterable[str]) -> Callable[[str], list[str]]:
    """A completion that offers some codes."""

    def offer(incomplete: str) -> list[str]:
        return [str(code) for code in known if code.startswith(incomplete)]

    return offer


def kinds(incomplete: str) -> list[str]:
    """Kinds of follow-ups."""
    from rechallenge_cli.domain.codes import StepKind

    return codes(StepKind)(incomplete)


def events(incomplete: str) -> list[str]:
    """Events."""
    from rechallenge_cli.domain.situation import POSSIBLE_IN

    return codes(POSSIBLE_IN)(incomplete)


def statuses(incomplete: str) -> list[str]:
    """Statuses."""
    from rechallenge_cli.domain.codes import Status

    return codes(Status)(incomplete)


def verdicts(incomplete: str) -> list[str]:
    """Verdicts."""
    from rechallenge_cli.domain.codes import VerdictCode

    return codes(VerdictCode)(incomplete)


def config_keys(incomplete: str) -> list[str]:
    """Config keys."""
    from rechallenge_cli.cli.settings import KEYS

    return codes(KEYS)(incomplete)
