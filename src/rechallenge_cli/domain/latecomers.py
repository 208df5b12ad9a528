"""What comes onto the record long after it happened: steps whose day was over before anybody could be told of it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from rechallenge_cli.domain.codes import EventKind
from rechallenge_cli.domain.customs import Customs
from rechallenge_cli.domain.model import Event, Period, Rejection
from rechallenge_cli.domain.outlook import outlook, period_on

MISSED: Mapping[str, int] = {
    "check-in": 0,
    "check-waitlist": 0,
    "reapply": 0,
    "count-silence": 0,
    "ask-overdue": 14,
}
"""The steps, by their text, that nobody has to make up for once their day is over for so many days.

An appeal is worth its last days, and an invitation its answer.
"""


class Latecomer(NamedTuple):
    """The events that take off the list what had its day before the record was made, and the outlook that is left."""

    events: tuple[Event, ...]
    periods: tuple[Period, ...]


def set_aside(rejection: Rejection, events: Iterable[Event], customs: Customs, today: date) -> Latecomer:
    """What becomes of a record that comes late, after the events that are known of it."""
    known, added = list(events), list[Event]()
    while True:
        periods = outlook(rejection, [*known, *added], customs)
        step = period_on(periods, today).step
        if step is None or step.text not in MISSED or (today - step.due_on).days <= MISSED[step.text]:
            return Latecomer(tuple(added), periods)
        added.append(Event(EventKind.DROPPED, today, today, step_kind=step.kind, step_planned_on=step.planned_on))
