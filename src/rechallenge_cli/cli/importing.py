"""`rc import`: mailboxes, and whatever else holds rejections, onto the record: shown first, then all or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated, Any

import typer

from rechallenge_cli.cli.options import AsJson, DryRun, NoKeep, Yes, session_of
from rechallenge_cli.cli.session import Session
from rechallenge_cli.cli.table_options import Awaiting, DateOrderOption, DefaultDay, Map, StatusMap, wishes_of
from rechallenge_cli.domain.backups import Why
from rechallenge_cli.domain.errors import N_, UnconfirmedError, UsageError
from rechallenge_cli.domain.incoming import OTHER, Action, Incoming, Row, Taken
from rechallenge_cli.domain.latecomers import set_aside
from rechallenge_cli.intake.contents import Given
from rechallenge_cli.intake.given import given
from rechallenge_cli.intake.table_wishes import Wishes
from rechallenge_cli.locales import _, ngettext
from rechallenge_cli.output import incoming, machine, progress, screen, taken
from rechallenge_cli.store import records, whole
from rechallenge_cli.store.arrival import write
from rechallenge_cli.store.incoming import Planner, with_events
from rechallenge_cli.store.spool import Rows
from rechallenge_cli.store.store import Store


def run(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE…",
            help=_("CSV, .xlsx, JSON, LinkedIn's .zip, an mbox, a Maildir, a mail; - is standard input"),
        ),
    ],
    yes: Yes = False,
    dry_run: DryRun = False,
    columns: Map = None,
    meanings: StatusMap = None,
    date_order: DateOrderOption = None,
    on: DefaultDay = None,
    awaiting: Awaiting = False,
    events: Annotated[
        bool, typer.Option("--events", help=_("also log invitations, offers and acknowledgements of firms on record"))
    ] = False,
    no_keep: NoKeep = False,
    as_json: AsJson = False,
) -> None:
    """Show what would be added, then add all of it or nothing."""
    session = session_of(context)
    wishes = wishes_of(session, columns or [], meanings or [], date_order, on, awaiting=awaiting)
    sources = [each for file in files for each in given(file, wishes)]
    _refuse_unknown_columns(sources, wishes)
    brought = _Brought(sources, session)
    rows = _planned(sources, session, keep=not no_keep, explained=as_json)
    rows = with_events(rows) if events else rows
    if as_json or not screen.is_terminal():
        rows = _for_a_pipe(rows, brought, yes=yes, dry_run=dry_run, as_json=as_json)
    else:
        rows = _for_a_person(rows, brought, yes=yes, dry_run=dry_run)
    if rows.has(Action.ERROR) and not rows.has(Action.ADD, Action.SKIP, Action.DUPLICATE):
        raise typer.Exit(1)


@dataclass(frozen=True)
class _Brought:
    """What this call was given, and the session that it writes in."""

    sources: list[Given]
    session: Session

    @property
    def taken(self) -> list[Taken]:
        """What the tables among it were taken for."""
        return [source.taken for source in self.sources if source.taken]

    @property
    def document(self) -> Any:
        """The one export of ours that it is, in JSON; None where it is anything else."""
        return self.sources[0].document if len(self.sources) == 1 else None


def _refuse_unknown_columns(sources: list[Given], wishes: Wishes) -> None:
    """A column that is named and not there is a slip, and no reason to leave something out in silence."""
    from rechallenge_cli.intake.columns import normalised

    there = {normalised(header): header for source in sources for header in source.headers}
    missing = [name for name in wishes.columns if name not in there]
    if missing:
        hint = N_("the columns are {columns}")
        raise UsageError(N_('there is no column "{column}"'), hint, column=missing[0], columns=list(there.values()))


def _planned(sources: list[Given], session: Session, *, keep: bool, explained: bool) -> Rows:
    """What becomes of everything in the sources, with a bar on a terminal."""
    sizes = [source.total for source in sources]
    total = None if None in sizes else sum(filter(None, sizes))
    with session.reading() as store, progress.reading(total) as advance:
        planner, before = Planner(store, session.today), 0
        for source in sources:
            end = 0
            for found in source.read():
                planner.take(_lightened(found, keep=keep, explained=explained))
                end = found.end
                advance(before + end)
            before += source.total or end
        return planner.finish()


def _lightened(found: Incoming, *, keep: bool, explained: bool) -> Incoming:
    """Without what nobody will ask for."""
    mail = found.mail if keep or found.mail is None else found.mail.without_text()
    return replace(found, mail=mail, clues=(), understood=found.understood if explained else None)


def _for_a_pipe(rows: Rows, brought: _Brought, *, yes: bool, dry_run: bool, as_json: bool) -> Rows:
    """Every row, under the number of its record where it has one by now; without a yes, nothing is written."""
    is_open = not dry_run and _adds(rows)
    if not as_json:
        taken.tell(brought.taken)
    if is_open and yes:
        rows = _written(rows, brought)
    if as_json:
        _answer(rows, brought)
    else:
        screen.rows(incoming.rows(rows))
    if is_open and not yes:
        raise _unconfirmed()
    if not as_json:
        _tell(rows, is_written=is_open)
    return rows


def _answer(rows: Rows, brought: _Brought) -> None:
    """The rows as JSON, one after the other: there may be many."""
    session = brought.session
    rest = {"counts": incoming.counts(rows), "sources": [taken.as_data(each) for each in brought.taken]}
    with session.reading() as store:
        data = (incoming.as_data(row, would_stand(store, row, session)) for row in rows)
        machine.answer_in_parts("import", session.today, "rows", data, rest)


def _for_a_person(rows: Rows, brought: _Brought, *, yes: bool, dry_run: bool) -> Rows:
    """What would be added, then the question."""
    taken.tell(brought.taken)
    incoming.draw(rows)
    is_open = not dry_run and any(row.action is Action.ADD or row.event for row in rows)
    if is_open and not yes:
        rows = _chosen(rows, brought.session)
    rows = _written(rows, brought) if is_open else rows
    _tell(rows, is_written=is_open)
    return rows


def _adds(rows: Rows) -> bool:
    return rows.has(Action.ADD)


def _unconfirmed() -> UnconfirmedError:
    hint = N_("add --yes to record it, or --dry-run to only look")
    return UnconfirmedError(N_("nothing was imported: this needs a yes"), hint)


def _chosen(rows: Rows, session: Session) -> Rows:
    """The rows, with what is to be written down as somebody wants it."""
    from rechallenge_cli.cli.questions import confirmed

    if not session.is_interactive:
        raise _unconfirmed()
    added = sum(row.action is Action.ADD for row in rows)
    happened = sum(row.event is not None and row.action is not Action.ADD for row in rows)
    question = ngettext("Record {count} entry?", "Record {count} entries?", added).format(count=added)
    if added and not confirmed(question, session):
        screen.tell(_("nothing was imported"))
        raise typer.Exit(1)
    question = ngettext("Log {count} event too?", "Log {count} events too?", happened).format(count=happened)
    return with_events(rows) if happened and confirmed(question, session) else rows


def _written(rows: Rows, brought: _Brought) -> Rows:
    """The rows once they are on record, all of them or none."""
    if not _adds(rows):
        return rows
    session, document = brought.session, brought.document
    added = len(rows.numbers(Action.ADD, events=False))
    with session.writing(Why.IMPORT) as store, progress.writing(added) as advance:
        is_whole = document is not None and whole.is_untouched(store) and whole.stands_for(document, rows)
        with store.command("import"):
            if not is_whole:
                return write(store, rows, session.today, advance)
            whole.restore(store, document, session.today)
            return rows.change(_numbered)


def _numbered(row: Row) -> Row:
    """A row of an export that was put back whole, under the number that it had."""
    carried = row.found.carried
    return replace(row, record_id=carried.number) if carried and row.action is Action.ADD else row


def would_stand(store: Store, row: Row, session: Session) -> Any:
    """The record that a row makes, or would make; None where it says too little for one. What is no rejection awaits it."""
    rejection = row.found.rejection
    if rejection is None or not rejection.company or row.found.kind == OTHER:
        return None
    awaiting = rejection.awaiting or not row.found.is_rejection
    told = replace(rejection, awaiting=awaiting)
    return records.as_it_would_stand(store, told, session.today, _events(store, row, session))


def _events(store: Store, row: Row, session: Session) -> Iterable[Any]:
    """What comes with a row: what an export carries, or that steps were over before it came."""
    if row.found.carried:
        return row.found.carried.events
    if row.found.kind is not None or row.found.rejection is None:
        return ()
    customs = store.customs_of(row.found.rejection)
    return set_aside(row.found.rejection, (), customs, session.today).events


def _tell(rows: Rows, *, is_written: bool) -> None:
    """What was done, and what to type next."""
    counted = _counted(rows)
    if not counted.added:
        screen.tell(_("nothing new was found"))
    elif is_written:
        done = (
            (
                counted.rejections,
                ngettext("{count} rejection recorded", "{count} rejections recorded", counted.rejections),
            ),
            (
                counted.awaited,
                ngettext("{count} awaited result recorded", "{count} awaited results recorded", counted.awaited),
            ),
            (counted.logged, ngettext("{count} event logged", "{count} events logged", counted.logged)),
        )
        screen.tell(_(", ").join(sentence.format(count=count) for count, sentence in done if count))
    if counted.errors:
        unread = ngettext(
            "{count} entry could not be read or placed", "{count} entries could not be read or placed", counted.errors
        )
        screen.tell(unread.format(count=counted.errors))
    if counted.added and is_written:
        screen.tell(_("`rc followups` shows what is due, `rc appeals` what is worth an appeal."))
    elif counted.added:
        screen.tell(_("nothing was recorded; without --dry-run it is"))


@dataclass(slots=True)
class _Counts:
    """How many rows there are of each sort that a person is told of."""

    rejections: int = 0
    awaited: int = 0
    logged: int = 0
    errors: int = 0

    @property
    def added(self) -> int:
        return self.rejections + self.awaited + self.logged


def _counted(rows: Rows) -> _Counts:
    found = _Counts()
    for sort, count in rows.counts().items():
        if sort.action == Action.ADD:
            found.logged += count * sort.is_event
            found.awaited += count * (not sort.is_event and sort.awaiting)
            found.rejections += count * (not sort.is_event and not sort.awaiting)
        found.errors += count * (sort.action == Action.ERROR)
    return found
