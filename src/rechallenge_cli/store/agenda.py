"""Working off what is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rechallenge_cli.domain.codes import EventKind, StepKind
from rechallenge_cli.domain.errors import N_, ConflictError
from rechallenge_cli.domain.model import Event, Rejection
from rechallenge_cli.domain.playbook import done_records
from rechallenge_cli.domain.situation import situation_of
from rechallenge_cli.store.records import append_event, events_of, record
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


def log(store: Store, rejection: Rejection, event: Event) -> None:
    """Write down an event."""
    append_event(store, rejection, event)


def done(store: Store, due: Due, on: date, today: date, note: str | None = None) -> None:
    """Record that a follow-up was taken care of on a day. ConflictError when it cannot have been."""
    if due.reminder:
        _end_reminder(store, due.reminder, today)
    else:
        _refuse_impossible(store, due, on)
        append_event(store, due.record.rejection, _about_step(due, done_event(due), on, today, note=note))


def done_event(due: Due) -> EventKind:
    """What `done` records for a planned step."""
    step = due.record.period.step
    return done_records(step) if step else EventKind.NOTE


def _refuse_impossible(store: Store, due: Due, on: date) -> None:
    """No step is done before the one that led to it, and nobody has met on a day that is not known."""
    rejection, step = due.record.rejection, due.record.period.step
    since = situation_of(rejection, events_of(store, rejection.id)).led_here_on
    if on < since:
        raise ConflictError(
            N_("#{id}: {day} is before {since}, the day that led to this step"),
            N_("`rc show {id}` tells what happened when"),
            id=rejection.id,
            day=on.isoformat(),
            since=since.isoformat(),
        )
    if step and step.text == "agree-date":
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
        append_event(store, due.record.rejection, _about_step(due, EventKind.DROPPED, today, today, note=why))


def snooze(store: Store, due: Due, until: date, today: date) -> None:
    """Put a follow-up off to another day."""
    if due.reminder:
        store.connection.execute("update reminders set due_on = ? where id = ?", (until.isoformat(), due.reminder.id))
    else:
        event = _about_step(due, EventKind.SNOOZED, today, today, until=until)
        append_event(store, due.record.rejection, event)


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
