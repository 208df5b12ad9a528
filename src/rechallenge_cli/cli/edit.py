"""`rc edit`: change what was typed."""

from contextlib import AbstractContextManager, nullcontext
from datetime import date
from typing import Annotated, Any

import typer

from rechallenge_cli.cli import answer, fields
from rechallenge_cli.cli.options import AsJson, Id, session_of
from rechallenge_cli.cli.record_options import with_fields
from rechallenge_cli.cli.session import Session
from rechallenge_cli.domain.errors import N_, UsageError
from rechallenge_cli.domain.model import Event, Rejection
from rechallenge_cli.locales import _
from rechallenge_cli.output import labels, machine, screen, wording
from rechallenge_cli.store import records
from rechallenge_cli.store.rows import Record
from rechallenge_cli.store.store import Store


@with_fields
def run(
    context: typer.Context,
    number: Id,
    given: dict[str, Any],
    company: Annotated[str | None, typer.Option("--company", metavar="TEXT", help=_("the firm"))] = None,
    editor: Annotated[bool, typer.Option("--editor", "-e", help=_("change it in $EDITOR"))] = False,
    as_json: AsJson = False,
) -> None:
    """Change a record."""
    session = session_of(context)
    typed = given if company is None else {"company": company, **given}
    if not typed and not editor:
        raise UsageError(N_("change what?"), N_("such as rc edit {id} --desire 5, or rc edit {id} --editor"), id=number)
    with session.reading() as store:
        before = records.record(store, number, session.today)
    with _changed(before, typed, session, in_editor=editor) as after, session.writing() as store:
        record, events, earlier = _written(store, before, after, session.today)
    if as_json:
        machine.answer("edit", session.today, machine.case(record, events, earlier))
    else:
        _tell(before, record, session.today)


def _written(store: Store, before: Record, after: Rejection, today: date) -> tuple[Record, list[Event], list[Record]]:
    """The record as it is then, with its events and the earlier rejections by the same firm."""
    number, is_another = before.rejection.id, after != before.rejection
    with store.command("edit") if is_another else nullcontext():
        if is_another:
            records.change(store, after, before.revision)
        return (
            records.record(store, number, today),
            records.events_of(store, number),
            records.same_firm(store, after, today),
        )


def _changed(
    before: Record, typed: dict[str, Any], session: Session, *, in_editor: bool
) -> AbstractContextManager[Rejection]:
    changed = fields.apply(before.rejection, fields.read(typed, session))
    if not in_editor:
        return nullcontext(changed)
    from rechallenge_cli.cli.form import edited

    return edited(changed, session)


def _tell(before: Record, after: Record, today: date) -> None:
    if before.rejection == after.rejection:
        screen.say(_("{who}: nothing changed").format(who=answer.who(after)))
        return
    screen.say(_("{who}: changed").format(who=answer.who(after)))
    if before.rejection.rejected_on != after.rejection.rejected_on:
        screen.say("  " + _("Rejected on {day}.").format(day=wording.day_with_weekday(after.rejection.rejected_on)))
    verdicts = [_(labels.VERDICTS[record.period.verdict.code]) for record in (before, after)]
    if verdicts[0] != verdicts[1]:
        screen.say("  " + _("Verdict: {after} (was: {before})").format(before=verdicts[0], after=verdicts[1]))
    screen.say(f"  {answer.what_comes_next(after, today)}")
