"""`rc report`: the hunt in pictures, as one page."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from rechallenge_cli.cli import filters, outgoing
from rechallenge_cli.cli.options import session_of
from rechallenge_cli.domain.codes import Status
from rechallenge_cli.domain.errors import N_, NotFoundError
from rechallenge_cli.domain.statistics import statistics
from rechallenge_cli.locales import _
from rechallenge_cli.output.report import page
from rechallenge_cli.output.report.names import Anonymous, AsTyped
from rechallenge_cli.store import agenda, due, records
from rechallenge_cli.store.records import Filters
from rechallenge_cli.store.rows import Record
from rechallenge_cli.store.statistics import courses, names_on_record
from rechallenge_cli.store.store import Store

UNDER_WAY = (Status.APPEALED, Status.MEETING, Status.REINTERVIEW)


@filters.with_filters
def run(
    context: typer.Context,
    given: dict[str, str],
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help=_("the page to write, such as hunt.html; - is standard output"))
    ],
    anonymize: Annotated[
        bool,
        typer.Option(
            "--anonymize",
            help=_("for sharing: firms as letters, no texts of yours; roles stay where they name nobody"),
        ),
    ] = False,
    force: Annotated[bool, typer.Option("--force", help=_("replace an existing file"))] = False,
) -> None:
    """Write the page."""
    session = session_of(context)
    asked = filters.read(session, given)
    outgoing.refuse_any_database(session, file)
    with session.reading() as store:
        contents = _contents(store, session.today, asked, given)
        names = Anonymous(*names_on_record(store)) if anonymize else AsTyped()
    written = outgoing.Written([page.html(contents, names).encode()], _("The report is in {file}"))
    outgoing.put(file, written, force=force)


def _contents(store: Store, today: date, asked: Filters, given: Mapping[str, str]) -> page.Contents:
    counted = courses(store, today, asked)
    if not counted:
        raise _nothing(is_empty=due.is_empty(store))
    numbers = {course.number for course in counted}
    sent = {record.rejection.id: day for record, day in agenda.waiting(store, today)}
    return page.Contents(
        today,
        statistics(counted),
        [record for record in _under_way(store, today, asked) if record.rejection.id in numbers],
        sent,
        [line for line in due.due_by(store, today, date.max) if line.id in numbers],
        given,
    )


def _nothing(*, is_empty: bool) -> NotFoundError:
    if is_empty:
        hint = N_("`rc add COMPANY` records a rejection, `rc demo` shows an example")
        return NotFoundError(N_("nothing is on record yet, so there is nothing to report"), hint)
    return NotFoundError(N_("no record matches, so there is nothing to report"), N_("leave out some of the filters"))


def _under_way(store: Store, today: date, asked: Filters) -> list[Record]:
    """The records worth asking about now and those that are asked or talked about, what is due first first."""
    found = {record.rejection.id: record for record in agenda.appeals(store, today)}
    for status in UNDER_WAY:
        if asked.status in {None, status}:
            with_status, _count = records.records(store, today, replace(asked, status=status))
            found |= {record.rejection.id: record for record in with_status}
    return sorted(found.values(), key=_due_on)


def _due_on(record: Record) -> date:
    return record.period.step.due_on if record.period.step else date.max
