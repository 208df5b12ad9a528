"""What became of an application, by all that a row of a table says of it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from rechallenge_cli.domain.errors import N_
from rechallenge_cli.domain.incoming import Sentence
from rechallenge_cli.domain.stages import Stage
from rechallenge_cli.domain.text import squeeze
from rechallenge_cli.domain.vocabulary import is_yes
from rechallenge_cli.intake import statuses, table_dates
from rechallenge_cli.intake.presets import SAVED
from rechallenge_cli.intake.statuses import Meaning, Said
from rechallenge_cli.intake.table_columns import STAGE_REACHED
from rechallenge_cli.intake.table_row import Row

_CONTRADICTION = N_('status and day of rejection contradict each other: the column "{column}" tells of a rejection')
_IS_REJECTION = re.compile(
    r"reject|不採用|不合格|祈|落選|見送|absag|abgesag|abgelehn|ablehn|refus|rejet|rechaz|descart|rifiut|afgewez|afwijz|recus|rejei|avslag|afslag|odrzuc|拒|불합격|탈락",
    re.IGNORECASE,
)


def said_of(row: Row) -> Said | Sentence:
    """What its columns say of what became of it; the sentence that a status is not known."""
    told, unknown = list[Said](), ""
    for field in ("status", "stage", "step"):
        for each in row.plan.column(field):
            found = statuses.said(row.at(each.index), row.wishes.meanings)
            if found is None:
                unknown = unknown or (squeeze(row.at(each.index)) if field == "status" else "")
            else:
                told.append(found if field == "status" else _as_stage(row, found, field))
    together = statuses.together([*told, *reached(row)])
    if unknown and together.meaning is not Meaning.REJECTED:
        reason = N_('the status "{text}" is not known: --status-map "{text}=rejected" says what it means')
        return Sentence(reason, {"text": unknown[:40]})
    return _beside_signs(row, together)


def _beside_signs(row: Row, said: Said) -> Said | Sentence:
    """A status that is understood counts for more than a day, a tick or a reason under "rejected"."""
    sign = sign_of(row)
    if sign and said.meaning in {Meaning.OFFER, Meaning.WITHDREW}:
        return Sentence(_CONTRADICTION, {"column": sign})
    if sign and (said.meaning is None or not _has_status(row) or _is_ticked(row)):
        return replace(said, meaning=Meaning.REJECTED)
    return _by_fate(row, said)


def _has_status(row: Row) -> bool:
    return any(statuses.said(cell, row.wishes.meanings) for _header, cell in row.texts("status"))


def _as_stage(row: Row, found: Said, field: str) -> Said:
    """Beside a status, a column of stages tells how far it came, or how it ended; a step tells its name alone."""
    is_only_stage = field == "step" or (found.meaning is Meaning.AWAITING and row.plan.column("status"))
    return Said(None, found.stage) if is_only_stage else found


def reached(row: Row) -> Iterator[Said]:
    """What the columns say that stand for one stage each: not reached, reached, or the last one."""
    for each in row.plan.column(STAGE_REACHED):
        cell = row.at(each.index)
        said = statuses.said(cell, row.wishes.meanings)
        if said is None or (said.meaning and said.meaning not in {Meaning.SAVED, Meaning.WITHDREW}):
            is_no = said is not None and said.meaning is Meaning.REJECTED
            if is_no or is_yes(cell) is not False:
                yield Said(Meaning.REJECTED if is_no else None, each.stage)


def sign_of(row: Row) -> str | None:
    """The column that tells of a rejection beside the status: a ticked box, a day, or a reason for it."""
    return next(
        (
            header
            for field in ("rejected_on", "feedback")
            for header, cell in row.texts(field)
            if _IS_REJECTION.search(header)
            and (field == "feedback" or table_dates.is_ticked(cell) or not table_dates.is_no_day(cell))
        ),
        None,
    )


def _is_ticked(row: Row) -> bool:
    cells = (cell for header, cell in row.texts("rejected_on") if _IS_REJECTION.search(header))
    return any(map(table_dates.is_ticked, cells))


def _by_fate(row: Row, said: Said) -> Said:
    """Where nothing tells what became of it: what all rows of such a table are, or what an empty status means."""
    if said.meaning is None and said.stage is Stage.OFFER:
        return replace(said, meaning=Meaning.OFFER)
    fate = row.plan.preset.fate if row.plan.preset else None
    empty = row.wishes.meanings.get(statuses.key(""))
    if empty and (said.meaning is None or not row.texts("status")):
        return replace(said, meaning=empty)
    if said.meaning:
        return said
    if fate:
        return replace(said, meaning=Meaning.SAVED if fate == SAVED else Meaning(fate))
    return replace(said, meaning=Meaning.AWAITING) if row.texts("applied_on") else said
