"""The arguments and options that several commands share."""

from typing import Annotated

import typer

from rechallenge_cli.cli import complete
from rechallenge_cli.cli.session import Session
from rechallenge_cli.cli.typed import number, step_kind
from rechallenge_cli.domain.codes import StepKind
from rechallenge_cli.locales import _


def session_of(context: typer.Context) -> Session:
    """The session that the front door has opened."""
    session = context.find_object(Session)
    return session or Session()


Id = Annotated[
    int,
    typer.Argument(metavar="ID", parser=number, help=_("the number of a rejection"), autocompletion=complete.numbers),
]
Ids = Annotated[
    list[int],
    typer.Argument(metavar="ID…", parser=number, help=_("numbers of rejections"), autocompletion=complete.numbers),
]
AsJson = Annotated[bool, typer.Option("--json", help=_("answer as JSON"))]
Yes = Annotated[bool, typer.Option("--yes", "-y", help=_("do not ask"))]
DryRun = Annotated[bool, typer.Option("--dry-run", help=_("only show what would be recorded"))]
NoKeep = Annotated[bool, typer.Option("--no-keep", help=_("do not keep what the mail says, only that it was read"))]
Kind = Annotated[
    str | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        parser=step_kind,
        help=_("which follow-up is meant, if not the one due first"),
        autocompletion=complete.words(StepKind),
    ),
]
