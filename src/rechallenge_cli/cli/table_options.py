"""What can be said of how tables are to be read."""

from typing import Annotated

import typer

from rechallenge_cli.cli.session import Session
from rechallenge_cli.cli.typed import shown
from rechallenge_cli.domain.dates import DateOrder
from rechallenge_cli.domain.errors import N_, UsageError
from rechallenge_cli.intake.columns import LEAVE_OUT, fields
from rechallenge_cli.intake.statuses import Meaning, key, meaning_of
from rechallenge_cli.intake.table_wishes import Wishes, asked_columns
from rechallenge_cli.locales import _, language

_FIELDS = ", ".join(each for each in fields() if each != LEAVE_OUT)

Map = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="COLUMN=FIELD",
        help=_("what a column holds; {fields}; a stage, such as final; or - to leave it out").format(fields=_FIELDS),
    ),
]
StatusMap = Annotated[
    list[str] | None,
    typer.Option(
        "--status-map",
        metavar="WORD=STATUS",
        help=_("what a status means: {statuses}; `=STATUS` for an empty one").format(statuses=", ".join(Meaning)),
    ),
]
DateOrderOption = Annotated[
    DateOrder | None, typer.Option("--date-order", help=_("how days such as 03/04/2026 are written"))
]
DefaultDay = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help=_("the day of rejections whose table has none"))
]
Awaiting = Annotated[
    bool, typer.Option("--awaiting", help=_("also record applications without a result, as awaiting it"))
]


def wishes_of(
    session: Session,
    columns: list[str],
    meanings: list[str],
    order: DateOrder | None,
    on: str | None,
    *,
    awaiting: bool,
) -> Wishes:
    """What was typed. UsageError for what cannot be meant."""
    return Wishes(
        session.today,
        asked_columns(columns),
        dict(map(_meaning, meanings)),
        order,
        session.past(on) if on else None,
        awaiting,
        language() == "ja",
    )


def _meaning(typed: str) -> tuple[str, Meaning]:
    word, mark, meaning = typed.rpartition("=")
    if not mark:
        hint = N_("such as `--status-map Closed=rejected`")
        raise UsageError(N_('"{text}" does not say `WORD=STATUS`'), hint, text=shown(typed))
    return key(word), meaning_of(meaning)
