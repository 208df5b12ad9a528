"""The filters that `list` and `export` share."""

from typing import Annotated, Any

import typer

from rechallenge_cli.cli import complete
from rechallenge_cli.cli.session import Session
from rechallenge_cli.cli.typed import one_of, text
from rechallenge_cli.domain.codes import Status, VerdictCode
from rechallenge_cli.domain.stages import parse_stage
from rechallenge_cli.locales import _
from rechallenge_cli.store.records import Filters

Company = Annotated[str | None, typer.Option("--company", metavar="TEXT", help=_("only firms with this in their name"))]
Stage = Annotated[
    str | None,
    typer.Option("--stage", metavar="STAGE", help=_("only this stage"), autocompletion=complete.stage_words),
]
StatusOption = Annotated[
    str | None,
    typer.Option("--status", metavar="STATUS", help=_("only this status"), autocompletion=complete.statuses),
]
VerdictOption = Annotated[
    str | None,
    typer.Option("--verdict", metavar="VERDICT", help=_("only this verdict"), autocompletion=complete.verdicts),
]
Tag = Annotated[str | None, typer.Option("--tag", metavar="TEXT", help=_("only with this tag"))]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help=_("only rejections from this day on"))]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help=_("only rejections up to this day"))]


def read(session: Session, **typed: str | None) -> Filters:
    """The filters from what was typed. UsageError for what cannot be read."""
    readers: dict[str, Any] = {
        "stage": parse_stage,
        "status": lambda typed: Status(one_of(typed, Status)),
        "verdict": lambda typed: VerdictCode(one_of(typed, VerdictCode)),
        "since": session.day_behind,
        "until": session.day_behind,
    }
    given = {name: text(value) for name, value in typed.items() if value is not None}
    return Filters(**{name: readers.get(name, str)(value) for name, value in given.items() if value})
