"""The record that a row of a table makes."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any

from rechallenge_cli.domain.codes import Cause, Closeness, Language
from rechallenge_cli.domain.company import company_key, is_address
from rechallenge_cli.domain.errors import UsageError
from rechallenge_cli.domain.identity import fingerprint, url_key
from rechallenge_cli.domain.model import Contact, Rejection
from rechallenge_cli.domain.stages import Stage, stage_order
from rechallenge_cli.domain.text import fold, has_japanese, squeeze
from rechallenge_cli.domain.vocabulary import is_yes, parse_code
from rechallenge_cli.intake import columns, statuses
from rechallenge_cli.intake.column_contents import without_phones
from rechallenge_cli.intake.statuses import Said
from rechallenge_cli.intake.table_columns import NOTED
from rechallenge_cli.intake.table_desire import desire_of
from rechallenge_cli.intake.table_fates import reached
from rechallenge_cli.intake.table_groups import paragraphs
from rechallenge_cli.intake.table_row import LONGEST_LINE, Row
from rechallenge_cli.intake.table_row_days import day_and_column, day_if_any


def rejection_of(row: Row, day: date, said: Said, *, waits: bool) -> Rejection:
    """The record; `waits` for one whose result is awaited since that day."""
    applied_on = day_if_any(row, "applied_on")
    result_by = day_if_any(row, "result_by")
    company, role, feedback = row.company[:LONGEST_LINE], row.role, row.paragraphs("feedback")
    return Rejection(
        company,
        day,
        role=role,
        stage=_stage(row, said, waits=waits),
        applied_on=applied_on if applied_on and applied_on <= day and not waits else None,
        desire=_desire(row),
        closeness=_code(row, "closeness", Closeness),
        feedback=feedback,
        points=tuple(filter(None, map(squeeze, (row.paragraphs("points") or "").split("\n")))),
        new_facts=row.paragraphs("new_facts"),
        motivation=row.paragraphs("motivation"),
        reason=_code(row, "reason", Cause),
        referral=is_yes(row.text("referral") or "") is True,
        reapply_from=day_if_any(row, "reapply_from"),
        contact=_contact(row),
        url=row.text("url"),
        tags=_tags(row),
        notes="\n".join(_notes(row)) or None,
        lang=_lang(row, company, role, feedback),
        awaiting=waits,
        waitlisted=not waits and any(statuses.is_waitlisted(cell) for _header, cell in row.texts("status")),
        result_by=result_by if waits and result_by and result_by >= day else None,
    )


def _desire(row: Row) -> int | None:
    header, cell = next(iter(row.texts("desire")), ("", None))
    return desire_of(cell, row.plan.most_desired, is_rank=columns.is_rank(header))


def _stage(row: Row, said: Said, *, waits: bool) -> Stage | None:
    """How far it came. That one applied is known of every row, and tells nothing."""
    stages = [each.stage for each in reached(row) if each.stage]
    refused = [each.stage for each in reached(row) if each.meaning and each.stage]
    if row.plan.groups:
        return statuses.stage_said(row.text("step") or "")
    if refused:
        return min(refused, key=stage_order)
    found = max([*stages, *([said.stage] if said.stage else [])], key=stage_order, default=None)
    return None if waits and found is Stage.APPLICATION else found


def _contact(row: Row) -> Contact:
    name, email = row.text("contact_name"), row.text("contact_email")
    name = squeeze(without_phones(name)).strip(" <>()[],;:/") or None if name else None
    for text in (name or "", email or ""):
        if match := re.search(r"[^\s<>,;()]+@[^\s<>,;()]+", text):
            rest = text.replace(match[0], "").strip(" <>()[],;:") or None
            name = rest if text == name else name
            email = match[0]
    return Contact(name, email if email and is_address(email) else None)


def _tags(row: Row) -> tuple[str, ...]:
    text = row.paragraphs("tags") or ""
    return tuple(dict.fromkeys(filter(None, (squeeze(each) for each in re.split(r"[,;、\n]", text)))))


def _code(row: Row, field: str, enum: type[StrEnum]) -> Any:
    text = row.text(field)
    try:
        return enum(parse_code(text, enum)) if text else None
    except UsageError:
        return None


def _notes(row: Row) -> Iterable[str]:
    """The notes, and below them what else somebody may want to read, each with the name of its column."""
    for column in row.plan.column("notes"):
        yield from _memos(row, column.index)
    for each in sorted(row.plan.mapped, key=lambda each: each.index):
        for cell in row.said_by_steps(each.index) or [row.at(each.index).strip()]:
            if _is_noted(row, each.field, cell):
                yield f"{each.header}: {squeeze(cell)}"


def _memos(row: Row, index: int) -> Iterable[str]:
    """The memo of a row; those of all steps of a selection, where it has several, each with its step."""
    by_steps = row.said_by_steps(index)
    if len(by_steps) > 1:
        yield from (f"{step}: {memo}" if step else memo for memo, step in by_steps.items())
    elif not statuses.is_empty(memo := row.at(index)):
        yield paragraphs(memo)


def _is_noted(row: Row, field: str, cell: str) -> bool:
    """Does a cell hold words that no field has a place for?"""
    if statuses.is_empty(cell):
        return False
    if field in {"step", "stage"}:
        return statuses.stage_said(cell) is None and statuses.said(cell, row.wishes.meanings) is None
    if field == "reason":
        return _code(row, "reason", Cause) is None
    return field in {NOTED, "follow_up", "next_action"}


def _lang(row: Row, *texts: str | None) -> Language:
    own: Language | None = _code(row, "lang", Language)
    is_japanese = row.wishes.in_japanese or any(has_japanese(text) for text in texts if text)
    return own or (Language.JA if is_japanese else Language.EN)


def fingerprints_of(row: Row, rejection: Rejection, *, is_undated: bool) -> tuple[str, str]:
    """By what the row is known again, whatever becomes of its record: firm and role, with what tells applications apart.

    That is the day of the application or its address, else the day of the result; never a day that the row does not
    name. The second one also has the day of the record, for rows that have all else in common.
    """
    applied, decided = day_if_any(row, "applied_on"), None if rejection.awaiting else day_if_any(row, "rejected_on")
    url = url_key(rejection.url)
    day = applied if applied or url else decided
    first = fingerprint(company_key(rejection.company), fold(rejection.role or ""), url, day.isoformat() if day else "")
    moment = "" if is_undated else rejection.rejected_on.isoformat()
    return first, fingerprint(first, moment, "awaiting" if rejection.awaiting else "")


def reminders_of(row: Row) -> tuple[tuple[date, str], ...]:
    """What somebody meant to do on a day that is still to come, in their own words."""
    found = day_and_column(row, "follow_up")
    if found is None or found[0] < row.wishes.today:
        return ()
    return ((found[0], row.text("next_action") or found[1]),)
