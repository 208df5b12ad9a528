"""Working off what is due."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from rechallenge_cli.domain.codes import EventKind, StepKind
from rechallenge_cli.domain.errors import N_, ConflictError
from rechallenge_cli.domain.model import Event, Rejection
from rechallenge_cli.domain.playbook import AGREE_DATE, APPOINTMENT, done_records
from rechallenge_cli.domain.situation import possible_events, situation_of
from rechallenge_cli.store.records import add, append_event, change, events_of, record
from rechallenge_cli.store.rows import Record, Reminder
from rechallenge_cli.store.store import Store


@dataclass(frozen=True, slots=True)
class Due:
    """What a command means by a rejection's number: its planned step, or a reminder that is due before it."""

    record: Record
    kind: StepKind
    due_on: date
    reminder: Reminder | None = None


def due_of(store: Store, rejection_id: int, kind: str | None, today: date) -> Due:
    """The follow-up of a record that is due first, or the one of a kind. ConflictError when there is none."""
    found = record(store, rejection_id, today)
    candidates = [due for due in _candidates(found) if kind in {None, due.kind}]
    if not candidates:
        raise ConflictError(
            N_("nothing is planned for #{id} ({company})")
            if kind is None
            else N_("no {kind} is planned for #{id} ({company})"),
            N_("`rc show {id}` tells where it stands"),
            id=rejection_id,
            company=found.rejection.company,
            kind=kind,
        )
    return min(candidates, key=lambda due: due.due_on)


def _candidates(found: Record) -> list[Due]:
    step = found.period.step
    steps = [Due(found, step.kind, step.due_on)] if step else []
    return steps + [Due(found, StepKind.REMINDER, reminder.due_on, reminder) for reminder in found.reminders]


def log(store: Store, found: Record, event: Event, *, force: bool = False) -> int | None:
    """Write down an event; gives the number of the second rejection, where it is one.

    ConflictError with the events that can be, when this one cannot have happened; `force` writes it all the same.
    """
    rejection = found.rejection
    if not force:
        _refuse_impossible_event(store, rejection, event)
    if event.kind is EventKind.REJECTED:
        change(store, replace(rejection, awaiting=False, rejected_on=event.on), found.revision)
    append_event(store, rejection.id, event)
    return _second_rejection(store, rejection, event) if event.kind is EventKind.REJECTED_AGAIN else None


def _refuse_impossible_event(store: Store, rejection: Rejection, event: Event) -> None:
    possible = possible_events(rejection, events_of(store, rejection.id), event.effective_on)
    if event.kind not in possible:
        raise ConflictError(
            N_("{event} does not fit #{id} as it stood on {day}"),
            N_("what fits: {codes}; or add --force, if it was so"),
            event=event.kind,
            id=rejection.id,
            day=event.effective_on.isoformat(),
            codes=possible,
        )


def _second_rejection(store: Store, rejection: Rejection, event: Event) -> int:
    """The no at the end of a second chance is a rejection of its own, linked to the first."""
    second = Rejection(
        rejection.company,
        event.on,
        role=rejection.role,
        stage=rejection.stage,
        desire=rejection.desire,
        feedback=event.note,
        contact=rejection.contact,
        url=rejection.url,
        tags=rejection.tags,
        lang=rejection.lang,
        follows=rejection.id,
        second_chance=True,
    )
    return add(store, second)


def done(store: Store, due: Due, on: date, today: date, note: str | None = None, *, force: bool = False) -> int | None:
    """Record that a follow-up was taken care of on a day. ConflictError when it cannot have been.

    Gives the number of the second rejection, where silence is counted as one.
    """
    if due.reminder:
        _end_reminder(store, due.reminder, today)
        return None
    if not force:
        _refuse_impossible(store, due, on)
    return log(store, due.record, _about_step(due, done_event(due), on, today, note=note), force=True)


def day_of(due: Due, today: date) -> date:
    """The day on which a step was done, where none is named: an appointment's own day, else today."""
    step = due.record.period.step
    if due.reminder is None and step and step.text == APPOINTMENT:
        return min(step.planned_on, today)
    return today


def done_event(due: Due) -> EventKind:
    """What `done` records for a planned step."""
    step = due.record.period.step
    event = done_records(step) if step else EventKind.NOTE
    # a no after talks is the first one, where no result was known before
    is_first_no = event is EventKind.REJECTED_AGAIN and due.record.rejection.awaiting
    return EventKind.REJECTED if is_first_no else event


def _refuse_impossible(store: Store, due: Due, on: date) -> None:
    """No step is done before the one that led to it, and nobody has met on a day that is not known."""
    rejection, step = due.record.rejection, due.record.period.step
    since = situation_of(rejection, events_of(store, rejection.id)).led_here_on
    if on < since:
        raise ConflictError(
            N_("#{id}: {day} is before {since}, the day that led to this step"),
            N_("`rc show {id}` tells what happened when; --force records it all the same"),
            id=rejection.id,
            day=on.isoformat(),
            since=since.isoformat(),
        )
    if step and step.text == APPOINTMENT and on < step.planned_on:
        raise ConflictError(
            N_("#{id}: you meet on {day}, which has yet to come"),
            N_("if the day has moved, `rc log {id} {event} --on DATE`; --force records it all the same"),
            id=rejection.id,
            day=step.planned_on.isoformat(),
            event=step.kind,
        )
    if step and step.text == AGREE_DATE:
        raise ConflictError(
            N_("#{id}: the day on which you meet is not on record yet"),
            N_("`rc log {id} {event} --on DATE` records it"),
            id=rejection.id,
            event=step.kind,
        )


def drop(store: Store, due: Due, today: date, why: str | None) -> None:
    """Take a follow-up off the list without doing it."""
    if due.reminder:
        _end_reminder(store, due.reminder, today)
    else:
        append_event(store, due.record.rejection.id, _about_step(due, EventKind.DROPPED, today, today, note=why))


def snooze(store: Store, due: Due, until: date, today: date) -> None:
    """Put a follow-up off to another day."""
    if due.reminder:
        store.connection.execute("update reminders set due_on = ? where id = ?", (until.isoformat(), due.reminder.id))
    else:
        event = _about_step(due, EventKind.SNOOZED, today, today, until=until)
        append_event(store, due.record.rejection.id, event)


def remind(store: Store, rejection_id: int, due_on: date, text: str) -> None:
    """Put a reminder beside a record's planned step."""
    store.connection.execute(
        "insert into reminders (rejection_id, due_on, text) values (?, ?, ?)", (rejection_id, due_on.isoformat(), text)
    )


def _about_step(due: Due, kind: EventKind, on: date, today: date, **values: Any) -> Event:
    step = due.record.period.step
    return Event(
        kind,
        on,
        today,
        step_kind=step.kind if step else None,
        step_planned_on=step.planned_on if step else None,
        **values,
    )


def _end_reminder(store: Store, reminder: Reminder, today: date) -> None:
    store.connection.execute("update reminders set ended_on = ? where id = ?", (today.isoformat(), reminder.id))


def appeals(store: Store, today: date) -> list[Record]:
    """The records worth asking now, best first: what they offered, then by what speaks for it, then the deadline."""
    found = store.connection.execute(
        """
        select rejection_id from outlook
        where step_kind in ('reply-invite', 'send-appeal') and first_day <= :today and last_day >= :today
        order by step_kind, points desc, verdict_until, rejection_id
        """,
        {"today": today.isoformat()},
    )
    ids: Sequence[int] = [row["rejection_id"] for row in found]
    return [record(store, rejection_id, today) for rejection_id in ids]


def waiting(store: Store, today: date) -> list[tuple[Record, date]]:
    """The records whose appeal is out and unanswered, each with the day of the appeal, the longest waiting first."""
    found = store.connection.execute(
        """
        select outlook.rejection_id, max(events.on_day) as appealed_on from outlook indexed by outlook_asked
        join events on events.rejection_id = outlook.rejection_id and events.kind = 'appeal-sent'
        where outlook.status = 'appealed' and json_extract(outlook.reasons, '$[0][0]') = 'asked-already'
        and outlook.first_day <= :today and outlook.last_day >= :today
        group by outlook.rejection_id order by appealed_on, outlook.rejection_id
        """,
        {"today": today.isoformat()},
    ).fetchall()
    return [(record(store, number, today), date.fromisoformat(appealed_on)) for number, appealed_on in found]
