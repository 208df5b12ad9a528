"""What the shell offers after a Tab. Never an error, never a question: at worst it offers nothing."""

from collections.abc import Callable, Iterable
from contextlib import suppress

import typer

from rechallenge_cli.cli.fields import Field
from rechallenge_cli.cli.session import Session
from rechallenge_cli.domain.model import EventKind, Status, StepKind, VerdictCode
from rechallenge_cli.domain.stages import STAGE_LABELS, STAGE_WORDS
from rechallenge_cli.locales import _
from rechallenge_cli.output.clean import one_line

_LONGEST_LIST = 200


def numbers(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Numbers of rejections, with the firm beside them."""
    from rechallenge_cli.store.records import numbers as numbers_on_record

    session = context.find_object(Session) or Session()
    found: list[tuple[str, str]] = []
    with suppress(Exception), session.reading() as store:
        for number, company in numbers_on_record(store):
            if str(number).startswith(incomplete):
                found.append((str(number), _plain(company)))
            if len(found) == _LONGEST_LIST:
                break
    return found


def _plain(text: str) -> str:
    """A firm's name as the shell may show it: Typer reads what stands beside an offer as Rich markup."""
    return one_line(text).replace("[", r"\[")


def stage_words(incomplete: str) -> list[tuple[str, str]]:
    """Stages: codes, and every other word for them once it is begun."""
    offered = (
        (word, _(STAGE_LABELS[stage]))
        for stage, words in STAGE_WORDS.items()
        for word in ((stage.value, *words) if incomplete else (stage.value,))
    )
    return [(word, label) for word, label in offered if word.startswith(incomplete)]


def _codes(codes: Iterable[str]) -> Callable[[str], list[str]]:
    def offer(incomplete: str) -> list[str]:
        return [str(code) for code in codes if code.startswith(incomplete)]

    return offer


kinds, events, statuses, verdicts = map(_codes, (StepKind, EventKind, Status, VerdictCode))


def for_field(field: Field) -> Callable[[str], object] | None:
    """The completion of an option, where its values are known."""
    if field.option == "stage":
        return stage_words
    return _codes(field.complete) if field.complete else None
