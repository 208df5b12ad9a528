"""Names of calendar entries: the same when a day moves, another when a thing comes up again."""

from datetime import date

import pytest

from rechallenge_cli.domain.codes import EventKind, StepKind
from rechallenge_cli.domain.entries import entry_name, is_appointment
from rechallenge_cli.domain.model import Event, Step
from rechallenge_cli.domain.playbook import AGREE_DATE, APPOINTMENT

DAY = date(2026, 11, 23)


def step(kind, text="text", day=DAY):
    return Step(kind, day, day, text, "days", {})


def event(kind, on=DAY, recorded=DAY, step_kind=None):
    return Event(kind, on, recorded, step_kind=step_kind)


def test_the_first_of_its_kind():
    assert entry_name(step(StepKind.NUDGE), []) == "nudge-1"


def test_a_step_that_moves_keeps_its_name():
    snoozed = event(EventKind.SNOOZED, step_kind=StepKind.NUDGE)
    assert entry_name(step(StepKind.NUDGE, day=date(2026, 12, 1)), [snoozed]) == "nudge-1"


@pytest.mark.parametrize(
    "before",
    [event(EventKind.CHECKED_IN), event(EventKind.DROPPED, step_kind=StepKind.SEAT_CHECK)],
    ids=["done", "dropped"],
)
def test_the_next_after_one_that_was_done_or_dropped(before):
    assert entry_name(step(StepKind.SEAT_CHECK), [before]) == "seat-check-2"
    assert entry_name(step(StepKind.NUDGE), [before]) == "nudge-1"


def test_an_appointment_that_is_moved_is_the_same_and_the_next_one_is_another():
    first = event(EventKind.MEETING, date(2026, 12, 3), date(2026, 11, 20))
    moved = event(EventKind.MEETING, date(2026, 12, 5), date(2026, 11, 25))
    second = event(EventKind.MEETING, date(2026, 12, 20), date(2026, 12, 7))
    names = [entry_name(step(StepKind.MEETING, APPOINTMENT), events) for events in ([], [first], [first, moved])]
    assert set(names) == {"meeting-1"}
    assert entry_name(step(StepKind.MEETING, APPOINTMENT), [first, moved, second]) not in names
    assert entry_name(step(StepKind.REINTERVIEW, APPOINTMENT), [first, moved, second]) == "reinterview-1"


def test_agreeing_on_a_day_is_no_appointment():
    name = entry_name(step(StepKind.MEETING, AGREE_DATE), [])
    assert name == "agree-meeting-1"
    assert not is_appointment(name)
    assert is_appointment("meeting-1")
    assert is_appointment("reinterview-12")
    assert not is_appointment("send-appeal-1")
