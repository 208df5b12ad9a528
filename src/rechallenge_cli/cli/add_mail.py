"""`rc add --mail`: a rejection from the mail that brought it, looked over before it goes on record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from rechallenge_cli.cli import add, fields
from rechallenge_cli.cli.importing import would_stand
from rechallenge_cli.cli.mail_dialogue import check, lines, looked_over, not_a_rejection, words_by_field
from rechallenge_cli.cli.session import Session
from rechallenge_cli.domain.errors import N_, ConflictError, NotUnderstoodError, UsageError, Words
from rechallenge_cli.domain.incoming import REJECTION, Incoming
from rechallenge_cli.domain.model import Event
from rechallenge_cli.intake import mail_rows
from rechallenge_cli.intake.sources import open_source
from rechallenge_cli.locales import _
from rechallenge_cli.output import incoming, machine, screen, sheet
from rechallenge_cli.output.errors import sentence
from rechallenge_cli.store import mails, records
from rechallenge_cli.store.incoming import is_same, plan
from rechallenge_cli.store.rows import Record
from rechallenge_cli.store.store import Store


@dataclass(frozen=True, slots=True)
class Options:
    """What `add` was asked for, besides the fields."""

    again: bool = False
    yes: bool = False
    dry_run: bool = False
    explain: bool = False
    no_keep: bool = False
    as_json: bool = False


def run(paths: list[str], typed: Mapping[str, Any], session: Session, options: Options) -> None:
    """Read each mail, let it be looked over, and record them all or none."""
    attributes = fields.read(typed, session)
    found = [_overridden(_read(path, session), attributes) for path in paths]
    if options.dry_run:
        _show(found, session, options)
        return
    for each in found:
        _refuse_unreadable(each)
    _refuse_known(found, session, options)
    wanted = [_wanted(each, session, options) for each in found]
    with session.writing() as store:
        with store.command("add"):
            numbers = [_recorded(store, each, session, options) for each in wanted]
            cases = [_case(store, number, session.today) for number in numbers]
        _tell(cases, wanted, session, options)


def _read(path: str, session: Session) -> Incoming:
    """What the one mail at a path says. RcError when there is none, or more than one."""
    mails_there = iter(mail_rows.incoming(open_source(path), session.today))
    first, second = next(mails_there, None), next(mails_there, None)
    if first is None:
        raise NotUnderstoodError(N_("there is no mail in {path}"), None, path=path)
    if second is not None:
        raise UsageError(N_("{path} holds more than one mail"), N_("`rc import {path}` reads them all"), path=path)
    return first


def _overridden(found: Incoming, attributes: Mapping[str, Any]) -> Incoming:
    """What was typed stands, whatever the mail says; the words for it are then not the mail's."""
    if found.rejection is None:
        return found
    rejection = fields.apply(found.rejection, attributes)
    clues = tuple(clue for clue in found.clues if clue.attribute not in attributes)
    return replace(found, rejection=rejection, clues=clues)


def _refuse_known(found: list[Incoming], session: Session, options: Options) -> None:
    """A mail is recorded once."""
    if options.again or not session.has_database():
        return
    with session.reading() as store:
        for each in found:
            owner = mails.owner_of(store, each.mail.message_id) if each.mail and each.mail.message_id else None
            if owner:
                raise ConflictError(
                    N_("this mail is on record already, with #{id} {company}, which was removed")
                    if owner.is_removed
                    else N_("this mail is on record already, with #{id} {company}"),
                    N_("add --again to record it all the same"),
                    id=owner.rejection_id,
                    company=owner.company,
                )


def _wanted(found: Incoming, session: Session, options: Options) -> Incoming:
    """The mail as it is to be recorded, by somebody's word or by what it says itself."""
    if _is_asked(session, options):
        return looked_over(found, session, explain=options.explain)
    check(found, session)
    return found


def _is_asked(session: Session, options: Options) -> bool:
    return session.is_interactive and not options.yes and not options.as_json


def _refuse_unreadable(found: Incoming) -> None:
    if found.problem:
        problem = Words(sentence(found.problem.message, found.problem.values))
        raise NotUnderstoodError(N_("{source}: {problem}"), None, source=found.source, problem=problem)


def _recorded(store: Store, found: Incoming, session: Session, options: Options) -> int:
    rejection = found.rejection
    if rejection is None:
        raise not_a_rejection(found)
    if not options.again:
        # a mail may leave out the role or the stage that somebody typed
        add.refuse_double(rejection, records.same_firm(store, rejection, session.today), is_same)
    number = records.add(store, rejection)
    if found.mail:
        mail = found.mail if rejection.awaiting else replace(found.mail, kind=REJECTION)
        mails.keep(store, number, mail.without_text() if options.no_keep else mail)
    return number


Case = tuple[Record, list[Event], list[Record]]
"""A record, its events, and the earlier rejections by the same firm."""


def _case(store: Store, number: int, today: date) -> Case:
    record = records.record(store, number, today)
    return record, records.events_of(store, number), records.same_firm(store, record.rejection, today)


def _tell(cases: list[Case], found: list[Incoming], session: Session, options: Options) -> None:
    told = list(zip(cases, found, strict=True))
    if options.as_json:
        data = [_as_data(case, each, explain=options.explain) for case, each in told]
        machine.answer("add", session.today, data[0] if len(data) == 1 else data)
        return
    for (record, _events, earlier), each in told:
        if options.explain and not _is_asked(session, options):
            _explain(each)
        add.tell(record, earlier, session.today)
        if _is_day_unknown(each, session):
            sentence_on_day = _("The mail names no day, so today is taken; `rc edit {id} --on DATE` sets another.")
            screen.tell(sentence_on_day.format(id=record.rejection.id))


def _is_day_unknown(found: Incoming, session: Session) -> bool:
    is_named = found.mail is not None and found.mail.day is not None
    return not is_named and found.rejection is not None and found.rejection.rejected_on == session.today


def _as_data(case: Case, found: Incoming, *, explain: bool) -> dict[str, Any]:
    data = machine.case(*case)
    return {**data, "understood": found.understood} if explain else data


def _show(found: list[Incoming], session: Session, options: Options) -> None:
    """What would be recorded; nothing is."""
    with session.reading() as store:
        rows = [row for each in found for row in plan(store, [each], session.today)]
        if options.as_json:
            data = [incoming.as_data(row, would_stand(store, row, session)) for row in rows]
            machine.answer("add", session.today, data[0] if len(data) == 1 else data)
            return
    for each, row in zip(found, rows, strict=True):
        if options.explain or screen.is_terminal():
            _explain(each, in_words=options.explain)
        if screen.is_terminal():
            screen.say(incoming.reason(row))
        else:
            screen.rows(incoming.rows([row]))


def _explain(found: Incoming, *, in_words: bool = True) -> None:
    """The fields, with the words that they were taken from: in a pipe a line each, with its source, name and value."""
    if screen.is_terminal():
        incoming.draw_understood(lines(found), explain=in_words)
    else:
        screen.rows(_explained(found))


def _explained(found: Incoming) -> Iterator[tuple[object, ...]]:
    words = words_by_field(found)
    yield found.source, "kind", found.kind, words.get("kind")
    if found.rejection:
        for name, value in sheet.known({**machine.facts(found.rejection), "id": None}):
            yield found.source, name, value, words.get(str(name))
