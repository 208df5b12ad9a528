"""What of a record stands in a calendar, under names that stay the same when its day moves."""

from collections.abc import Iterable, Sequence

from rechallenge_cli.domain.codes import EventKind, StepKind
from rechallenge_cli.domain.model import Event, Step
from rechallenge_cli.domain.playbook import AGREE_DATE, DONE_RECORDS
from rechallenge_cli.domain.situation import APPOINTMENTS

APPOINTMENT_KINDS = frozenset(APPOINTMENTS.values())


def entry_name(step: Step, events: Sequence[Event]) -> str:
    """The name of a step among all those of its record: its kind, and the how manieth of that kind it is.

    A step that moves to another day keeps its name; one that comes up again after it was done or dropped has a new one.
    """
    if step.text == AGREE_DATE:
        return f"agree-{step.kind}-{_done_or_dropped(step.kind, events) + 1}"
    counted = _held(step.kind, events) if step.kind in APPOINTMENT_KINDS else _done_or_dropped(step.kind, events)
    return f"{step.kind}-{counted + 1}"


def is_appointment(name: str) -> bool:
    """Does a name stand for a day on which one meets?"""
    return name.rpartition("-")[0] in APPOINTMENT_KINDS


def _done_or_dropped(kind: StepKind, events: Iterable[Event]) -> int:
    return sum(
        event.kind is DONE_RECORDS[kind] or (event.kind is EventKind.DROPPED and event.step_kind is kind)
        for event in events
    )


def _held(kind: StepKind, events: Iterable[Event]) -> int:
    """How many appointments lay behind when the latest one was made; one that was moved meanwhile is the same."""
    agreed = [event for event in events if event.kind.value == kind.value]
    return sum(event.on < agreed[-1].recorded_on for event in agreed[:-1])
