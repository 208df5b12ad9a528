"""From events to what a letter may say."""

from dataclasses import replace
from datetime import date

import pytest
from letter_samples import FIRM, JA, TODAY, WRITER

from rechallenge_cli.domain.codes import EventKind, StepKind
from rechallenge_cli.domain.model import Event
from rechallenge_cli.letters.letter import facts_of


def on(day: int) -> date:
    return date(2026, 11, day)


def event(kind: EventKind, day: int, recorded: int | None = None) -> Event:
    return Event(kind, on(day), on(recorded or day))


def facts(*events: Event, today: date = TODAY):
    return facts_of(FIRM[JA], events, WRITER[JA], today)


def test_the_days_on_which_something_happened():
    found = facts(
        event(EventKind.CHECKED_IN, 23),
        event(EventKind.APPEAL_SENT, 21),
        event(EventKind.NUDGE_SENT, 22),
        event(EventKind.REPLY_YES, 23),
        event(EventKind.NOTE, 24),
    )
    assert (found.appealed_on, found.nudged_on, found.invited_on, found.checked_in_on) == (
        on(21),
        on(22),
        on(23),
        on(23),
    )
    assert (found.met_on, found.next_meeting_on) == (None, None)


def test_a_rejection_with_another_chance_is_the_invitation():
    assert facts_of(replace(FIRM[JA], invited=True), [], WRITER[JA], TODAY).invited_on == on(20)


MEETING, MET, AGAIN = EventKind.MEETING, EventKind.MET, EventKind.REINTERVIEW


@pytest.mark.parametrize(
    ("events", "met", "ahead"),
    [
        ([], None, None),
        ([event(MEETING, 28, 21)], None, (28, StepKind.MEETING)),
        ([event(MEETING, 24, 21)], (24, StepKind.MEETING), None),
        ([event(MEETING, 23, 21), event(MET, 24)], (24, StepKind.MEETING), None),
        ([event(MET, 22)], (22, StepKind.MEETING), None),
        ([event(MEETING, 23, 21), event(MEETING, 26, 22)], None, (26, StepKind.MEETING)),
        ([event(MET, 22), event(AGAIN, 30, 23)], (22, StepKind.MEETING), (30, StepKind.REINTERVIEW)),
        ([event(MEETING, 22, 21), event(AGAIN, 30, 23)], (22, StepKind.MEETING), (30, StepKind.REINTERVIEW)),
        ([event(MEETING, 30, 21), event(EventKind.REINTERVIEWED, 23)], (23, StepKind.REINTERVIEW), None),
    ],
)
def test_the_last_appointment_and_the_next(events, met, ahead):
    found = facts(*events)
    assert found.met_on == (on(met[0]) if met else None)
    assert found.met_kind is (met[1] if met else StepKind.MEETING)
    assert found.next_meeting_on == (on(ahead[0]) if ahead else None)
    assert found.next_meeting_kind is (ahead[1] if ahead else StepKind.MEETING)
