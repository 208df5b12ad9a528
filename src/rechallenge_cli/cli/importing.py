"""`rc import`: mailboxes, and whatever else holds rejections, onto the record: shown first, then all or nothing."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, Any

import typer

from rechallenge_cli.cli.options import AsJson, DryRun, NoKeep, Yes, session_of
from rechallenge_cli.cli.session import Session
from rechallenge_cli.domain.errors import N_, UnconfirmedError
from rechallenge_cli.domain.incoming import OTHER, Action, Incoming, Row
from rechallenge_cli.intake import mail_rows
from rechallenge_cli.intake.sources import Source, open_source
from rechallenge_cli.locales import _, ngettext
from rechallenge_cli.output import incoming, machine, progress, screen
from rechallenge_cli.store import records
from rechallenge_cli.store.incoming import Planner, with_events, write
from rechallenge_cli.store.store import Store

HELP = N_("Read rejections from mailboxes: mbox, Maildir, folders and files of mails.")


def run(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE…", help=_("an mbox, a Maildir, a folder of mails, a mail; - is standard input")),
    ],
    yes: Yes = False,
    dry_run: DryRun = False,
    events: Annotated[
        bool, typer.Option("--events", help=_("also log invitations, offers and acknowledgements of firms on record"))
    ] = False,
    no_keep: NoKeep = False,
    as_json: AsJson = False,
) -> None:
    """Show what would be added, then add all of it or nothing."""
    session = session_of(context)
    sources = [open_source(file) for file in files]
    rows = _planned(sources, session, keep=not no_keep, explained=as_json)
    rows = with_events(rows) if events else rows
    if as_json or not screen.is_terminal():
        _for_a_pipe(rows, session, yes=yes, dry_run=dry_run, as_json=as_json)
    else:
        _for_a_person(rows, session, yes=yes, dry_run=dry_run)
    if all(row.action is Action.ERROR for row in rows):
        raise typer.Exit(1)


def _planned(sources: list[Source], session: Session, *, keep: bool, explained: bool) -> list[Row]:
    """What becomes of everything in the sources, which are read once, with a bar on a terminal."""
    sizes = [source.total for source in sources]
    total = None if None in sizes else sum(filter(None, sizes))
    with session.reading() as store, progress.reading(total) as advance:
        planner, before = Planner(store, session.today), 0
        for source in sources:
            end = 0
            for found in _read(source, session):
                planner.take(_lightened(found, keep=keep, explained=explained))
                end = found.end
                advance(before + end)
            before += source.total or end
        return planner.finish()


def _read(source: Source, session: Session) -> Iterator[Incoming]:
    """What a source holds. A reader of another kind of source joins here."""
    return mail_rows.incoming(source, session.today)


def _lightened(found: Incoming, *, keep: bool, explained: bool) -> Incoming:
    """Without what nobody will ask for."""
    mail = found.mail if keep or found.mail is None else found.mail.without_text()
    return replace(found, mail=mail, clues=(), understood=found.understood if explained else None)


def _for_a_pipe(rows: list[Row], session: Session, *, yes: bool, dry_run: bool, as_json: bool) -> None:
    """Every row, under the number of its record where it has one by now; without a yes, nothing is written."""
    is_open = not dry_run and _adds(rows)
    if is_open and yes:
        rows = _written(rows, session)
    if as_json:
        with session.reading() as store:
            data = [incoming.as_data(row, would_stand(store, row, session)) for row in rows]
        machine.answer("import", session.today, {"rows": data, "counts": incoming.counts(rows)})
    else:
        screen.rows(incoming.rows(rows))
    if is_open and not yes:
        raise _unconfirmed()
    if not as_json:
        _tell(rows, is_written=is_open)


def _for_a_person(rows: list[Row], session: Session, *, yes: bool, dry_run: bool) -> None:
    """What would be added, then the question."""
    incoming.draw(rows)
    is_open = not dry_run and any(row.action is Action.ADD or row.event for row in rows)
    if is_open and not yes:
        rows = _chosen(rows, session)
    _tell(_written(rows, session) if is_open else rows, is_written=is_open)


def _adds(rows: list[Row]) -> bool:
    return any(row.action is Action.ADD for row in rows)


def _unconfirmed() -> UnconfirmedError:
    hint = N_("add --yes to record it, or --dry-run to only look")
    return UnconfirmedError(N_("nothing was imported: this needs a yes"), hint)


def _chosen(rows: list[Row], session: Session) -> list[Row]:
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


def _written(rows: list[Row], session: Session) -> list[Row]:
    """The rows once they are on record, all of them or none."""
    if not _adds(rows):
        return rows
    with session.writing() as store, store.command("import"):
        return write(store, rows, session.today)


def would_stand(store: Store, row: Row, session: Session) -> Any:
    """The record that a row makes, or would make; None where it says too little for one. What is no rejection awaits it."""
    rejection = row.found.rejection
    if rejection is None or not rejection.company or row.found.kind == OTHER:
        return None
    awaiting = rejection.awaiting or not row.found.is_rejection
    return records.as_it_would_stand(store, replace(rejection, awaiting=awaiting), session.today)


def _tell(rows: list[Row], *, is_written: bool) -> None:
    """What was done, and what to type next."""
    added = sum(row.action is Action.ADD and row.event is None for row in rows)
    logged = sum(row.action is Action.ADD and row.event is not None for row in rows)
    if not added and not logged:
        screen.tell(_("nothing new was found"))
    elif is_written:
        recorded = ngettext("{count} rejection recorded", "{count} rejections recorded", added).format(count=added)
        happened = ngettext("{count} event logged", "{count} events logged", logged).format(count=logged)
        screen.tell(_(", ").join([*([recorded] if added else []), *([happened] if logged else [])]))
        screen.tell(_("`rc followups` shows what is due, `rc appeals` what is worth an appeal."))
    else:
        screen.tell(_("nothing was recorded; without --dry-run it is"))
