"""The filters that `list`, `stats`, `report` and `export` share."""

import inspect
from collections.abc import Callable, Mapping
from typing import Annotated, Any

import typer

from rechallenge_cli.cli import complete
from rechallenge_cli.cli.session import Session
from rechallenge_cli.cli.shared_options import option, with_options
from rechallenge_cli.cli.typed import one_of, text
from rechallenge_cli.domain.codes import Status, VerdictCode
from rechallenge_cli.domain.stages import Stage
from rechallenge_cli.locales import _
from rechallenge_cli.store.records import Filters


def _filter(
    name: str, metavar: str, help_text: str, completion: Callable[[str], Any] | None = None
) -> inspect.Parameter:
    declared = typer.Option(f"--{name}", metavar=metavar, help=help_text, autocompletion=completion)
    return option(name, Annotated[str | None, declared])


with_filters = with_options(
    [
        _filter("company", "TEXT", _("only firms with this in their name")),
        _filter("stage", "STAGE", _("only this stage"), complete.words(Stage)),
        _filter("status", "STATUS", _("only this status"), complete.words(Status)),
        _filter("verdict", "VERDICT", _("only this verdict"), complete.words(VerdictCode)),
        _filter("tag", "TEXT", _("only with this tag")),
        _filter("since", "DATE", _("only rejections from this day on")),
        _filter("until", "DATE", _("only rejections up to this day")),
    ]
)
"""Give a command the filters."""


def read(session: Session, typed: Mapping[str, str]) -> Filters:
    """The filters from what was typed. UsageError for what cannot be read."""
    readers: dict[str, Any] = {
        "stage": lambda typed: Stage(one_of(typed, Stage)),
        "status": lambda typed: Status(one_of(typed, Status)),
        "verdict": lambda typed: VerdictCode(one_of(typed, VerdictCode)),
        "since": session.day_behind,
        "until": session.day_behind,
    }
    given = {name: text(value) for name, value in typed.items()}
    return Filters(**{name: readers.get(name, str)(value) for name, value in given.items() if value})
