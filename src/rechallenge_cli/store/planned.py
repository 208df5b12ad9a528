"""All that is planned, as a calendar needs it: with names that last, and when it was last changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rechallenge_cli.domain.entries import entry_name
from rechallenge_cli.domain.model import Rejection, Step
from rechallenge_cli.domain.playbook import APPOINTMENT
from rechallenge_cli.store.records import Filters, events_of, records
from rechallenge_cli.store.rows import Record, Reminder, period_from_row
from rechallenge_cli.store.store import Store


@dataclass(frozen=True, slots=True)
class Planned:
    """One thing to do on a day: a step, or a reminder.

    `record_uid` and `name` together are its lasting name. `changed` is the number of the command that last changed the
    record or the plans of all, and `changed_at` the moment of it: both only grow.
    """

    record_uid: str
    name: str
    rejection: Rejection
    due_on: date
    what: Step | Reminder
    changed: int
    changed_at: str


@dataclass(frozen=True, slots=True)
class _Change:
    uid: str
    command: int
    at: str


def planned(store: Store, today: date) -> list[Planned]:
    """All that is planned from a day on or overdue by then, the first due first."""
    changes, appointments = _changes(store), _appointments(store, today)
    found = [
        each
        for record in records(store, today, Filters())[0]
        for each in _of_record(store, record, appointments.get(record.rejection.id), changes[record.rejection.id])
    ]
    return sorted(found, key=lambda each: (each.due_on, each.rejection.id, each.name))


def record_uids(store: Store) -> frozenset[str]:
    """The lasting names of all records that ever were, those that were removed included."""
    return frozenset(uid for (uid,) in store.connection.execute("select uid from rejections"))


def _of_record(store: Store, record: Record, appointment: Step | None, change: _Change) -> Iterator[Planned]:
    steps = [step for step in (record.period.step, appointment) if step]
    events = events_of(store, record.rejection.id) if steps else []
    named: list[tuple[str, Step | Reminder]] = [(entry_name(step, events), step) for step in steps]
    named += [(f"reminder-{reminder.id}", reminder) for reminder in record.reminders]
    for name, what in named:
        yield Planned(change.uid, name, record.rejection, what.due_on, what, change.command, change.at)


def _appointments(store: Store, today: date) -> dict[int, Step]:
    """The days on which one meets that lie behind the step at hand, which is to prepare for them."""
    found = store.connection.execute(
        "select * from outlook where step_text = ? and first_day > ? and due_on is not null",
        (APPOINTMENT, today.isoformat()),
    )
    return {row["rejection_id"]: step for row in found if (step := period_from_row(row).step)}


def _changes(store: Store) -> dict[int, _Change]:
    """The last change of each record: of itself, its events or its reminders, or of what all plans hang on.

    Where the history was pruned, it is the last one that went.
    """
    found = store.connection.execute(
        """
        with touched (rejection_id, command_id) as (
            select row_id, command_id from changes where table_name = 'rejections'
            union all
            select json_extract(coalesce(after, before), '$.rejection_id'), command_id from changes
            where table_name in ('events', 'reminders')
        ), last (rejection_id, command_id) as (
            select rejection_id, max(max(command_id), coalesce(
                (select max(id) from commands where verb in ('config', 'reassess')), 0
            )) from touched group by rejection_id
        )
        select rejections.id, uid,
        coalesce(commands.id, (select min(id) - 1 from commands), 0),
        coalesce(commands.at, (select at from commands order by id limit 1), rejected_on || 'T00:00:00Z')
        from rejections left join last on last.rejection_id = rejections.id
        left join commands on commands.id = last.command_id
        """
    )
    return {number: _Change(uid, command, at) for number, uid, command, at in found}
