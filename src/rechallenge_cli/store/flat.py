"""Records as flat rows, one value a column, for tables; straight from the database, so that their number costs little."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from rechallenge_cli.domain.model import Event
from rechallenge_cli.store import records
from rechallenge_cli.store.records import Filters
from rechallenge_cli.store.rows import Reminder
from rechallenge_cli.store.store import Store

VALUES: Mapping[str, str] = {
    **{
        name: f"rejections.{name}"
        for name in (
            *("id", "company", "role", "stage", "applied_on", "desire", "closeness", "feedback", "points", "new_facts"),
            *("reason", "invited", "waitlisted", "waitlist_until", "seats", "reposted", "referral", "no_contact"),
            *("reapply_from", "never_reapply", "contact_name", "contact_email", "url", "tags", "notes", "lang"),
            *("awaiting", "result_by", "follows", "motivation", "second_chance", "uid"),
        )
    },
    **{name: f"outlook.{name}" for name in ("status", "verdict", "verdict_from", "verdict_until")},
    "rejected_on": "case when not rejections.awaiting then rejections.rejected_on end",
    "waiting_since": "case when rejections.awaiting then rejections.rejected_on end",
    "next_kind": "outlook.step_kind",
    "next_due_on": "outlook.due_on",
}
"""What a record says in one value, by its name: where it is found."""

_YES_OR_NO = (
    "invited",
    "waitlisted",
    "reposted",
    "referral",
    "no_contact",
    "never_reapply",
    "awaiting",
    "second_chance",
)
_LISTS = ("points", "tags")
"""What is kept as numbers and as JSON."""

_SELECT = ", ".join(f"{place} as {name}" for name, place in VALUES.items())


class Flat(NamedTuple):
    """The values of a record by name, days as ISO text, with what happened to it and its reminders."""

    values: Mapping[str, Any]
    events: list[Event]
    reminders: tuple[Reminder, ...]


def flat(store: Store, today: date, filters: Filters) -> Iterator[Flat]:
    """The records that match as they stand today, the oldest first; read while they are asked for."""
    found = records.rows(store, today, filters, _SELECT)
    found.row_factory = None
    while batch := [_values(row) for row in found.fetchmany(records.AT_ONCE)]:
        numbers = [values["id"] for values in batch]
        events, reminders = records.events_of_each(store, numbers), records.reminders_of_each(store, numbers)
        for number, values in zip(numbers, batch, strict=True):
            yield Flat(values, events[number], reminders[number])


def _values(row: tuple[Any, ...]) -> dict[str, Any]:
    import json

    values = dict(zip(VALUES, row, strict=True))
    for name in _YES_OR_NO:
        values[name] = bool(values[name])
    for name in _LISTS:
        values[name] = json.loads(values[name]) if values[name] != "[]" else []
    return values
