"""`rc why`: a verdict explained."""

from typing import Any

import typer

from rechallenge_cli.cli.options import AsJson, Id, session_of
from rechallenge_cli.domain.codes import Status, VerdictCode
from rechallenge_cli.domain.customs import Customs
from rechallenge_cli.domain.model import Reason
from rechallenge_cli.domain.worth import Change, factors_of, total, what_would_change
from rechallenge_cli.locales import _
from rechallenge_cli.output import machine, screen, sheet
from rechallenge_cli.store import records
from rechallenge_cli.store.rows import Record

Changes = tuple[tuple[Change, VerdictCode], ...]


def run(context: typer.Context, number: Id, as_json: AsJson = False) -> None:
    """Explain a verdict."""
    session = session_of(context)
    with session.reading() as store:
        record = records.record(store, number, session.today)
        customs = store.customs_of(record.rejection)
        changes = _changes(record, customs)
    # what is no rejection yet is not judged
    factors = () if record.rejection.awaiting else factors_of(record.rejection, customs)
    if as_json:
        machine.answer("why", session.today, _as_data(record, factors, customs, changes))
    elif screen.is_terminal():
        sheet.draw_why(record, factors, customs.thresholds, changes)
    else:
        screen.rows(sheet.why_rows(record, factors, customs.thresholds, changes))


def _changes(record: Record, customs: Customs) -> Changes:
    """What would lift the verdict; once something was done about the rejection, the facts alone decide no more."""
    untouched = (
        record.period.status in {Status.OPEN, Status.CLOSED} and record.period.verdict.code != VerdictCode.INVITED
    )
    return what_would_change(record.rejection, customs) if untouched else ()


def _as_data(record: Record, factors: tuple[Reason, ...], customs: Customs, changes: Changes) -> dict[str, Any]:
    return {
        **machine.record(record),
        "factors": [machine.reason(factor) for factor in factors],
        "total": total(factors),
        "thresholds": {"appeal": customs.thresholds.appeal, "later": customs.thresholds.later},
        "changes": [
            {
                "code": change.code,
                "verdict": code,
                "text": _(change.text),
                "command": f"rc edit {record.rejection.id} {change.option}",
            }
            for change, code in changes
        ],
    }
