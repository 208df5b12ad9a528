from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from rechallenge_cli.domain.codes import EventKind, Status, StepKind
from rechallenge_cli.domain.model import Event, Rejection
from rechallenge_cli.domain.outlook import ENDED
from rechallenge_cli.domain.playbook import DONE_RECORDS, TALKS
from rechallenge_cli.domain.situation import (
    AFTER_APPEAL,
    BEFORE_RESULT,
    LEADS_TO,
    SET_ASIDE,
    STATUSES,
    Phase,
    possible_events,
    situation_of,
    status_of,
)

REJECTED_ON = date(2026, 11, 2)
RECORD = Rejection("Example", REJECTED_ON)
MOVES = {
    "appeal-sent": "appealed",
    "nudge-sent": "nudged",
    "reply-yes": "invited",
    "invited": "invited",
    "invite-answered": "arranging",
    "meeting": "appointed",
    "reinterview": "appointed",
    "prepared": "prepared",
    "met": "met",
    "reinterviewed": "met",
    "thanked": "thanked",
    "result-asked": "asked",
    "offer": "won",
    "reply-no": "refused",
    "rejected-again": "turned-down",
    "passed": "passed",
    "date-open": "arranging",
    "withdrew": "withdrawn",
    "reapplied": "reapplied",
    "rejected": "fresh",
}
STAYS = {"note", "checked-in", "snoozed", "dropped", "drafted"}


def november(day):
    return date(2026, 11, day)


def happened(kind, day, number=1, recorded=None, **about):
    return Event(EventKind(kind), november(day), november(recorded or day), number, **about)


def story(*entries, record=RECORD):
    """The situation after (kind, day) or (kind, day, recorded day), one after the other."""
    events = [happened(kind, day, number, *recorded) for number, (kind, day, *recorded) in enumerate(entries, 1)]
    return situation_of(record, events)


def test_the_table_of_moves():
    assert LEADS_TO == MOVES
    assert MOVES.keys() | STAYS == set(EventKind)


def test_every_phase_is_of_one_sort():
    sorts = [BEFORE_RESULT, {Phase.FRESH}, AFTER_APPEAL, TALKS.keys(), ENDED.keys()]
    assert sorted(phase for sort in sorts for phase in sort) == sorted(Phase)


def test_done_records_what_moves_the_record_or_sets_the_step_aside():
    assert DONE_RECORDS.keys() == set(StepKind) - {StepKind.REMINDER}
    assert set(DONE_RECORDS.values()) <= LEADS_TO.keys() | SET_ASIDE


@pytest.mark.parametrize(("kind", "phase"), MOVES.items())
def test_an_event_moves_the_record(kind, phase):
    # in the situation in which it would happen
    before = {"prepared": ["meeting"], "thanked": ["met"], "result-asked": ["met"]}.get(kind, [])
    situation = story(*((each, 3) for each in before), (kind, 9))
    assert (situation.phase, situation.since) == (phase, november(9))


@pytest.mark.parametrize("kind", sorted(STAYS))
def test_an_event_leaves_the_record_where_it_stands(kind):
    situation = story(("appeal-sent", 3), (kind, 9))
    assert (situation.phase, situation.since, situation.appealed_on) == (Phase.APPEALED, november(3), november(3))


def test_nothing_happened():
    situation = situation_of(RECORD, ())
    assert (situation.phase, situation.since, situation.appealed_on, situation.appointed_on) == (
        Phase.FRESH,
        REJECTED_ON,
        None,
        None,
    )


def test_work_on_the_list_is_kept():
    events = [happened("dropped", 3), happened("checked-in", 4, 2), happened("snoozed", 5, 3)]
    situation = situation_of(RECORD, events)
    assert situation.set_aside == tuple(events[:2])
    assert situation.snoozed == (events[2],)


@pytest.mark.parametrize(
    ("entries", "phase", "since"),
    [
        ((), "offered", 2),
        ((("note", 3),), "offered", 2),
        ((("appeal-sent", 4),), "offered", 4),
        ((("invite-answered", 4),), "arranging", 4),
        ((("reply-no", 4),), "refused", 4),
        ((("withdrew", 4),), "withdrawn", 4),
    ],
)
def test_a_rejection_that_came_with_another_chance(entries, phase, since):
    situation = story(*entries, record=Rejection("Example", REJECTED_ON, invited=True))
    assert (situation.phase, situation.since) == (phase, november(since))


# --- appointments ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entries", "appointment", "appointed"),
    [
        ((("meeting", 20, 10),), StepKind.MEETING, 20),
        ((("reinterview", 20, 10),), StepKind.REINTERVIEW, 20),
        # moved to a later day, to an earlier one
        ((("meeting", 20, 10), ("meeting", 25, 12)), StepKind.MEETING, 25),
        ((("meeting", 20, 10), ("meeting", 17, 12)), StepKind.MEETING, 17),
        # held on another day than the one agreed
        ((("meeting", 20, 10), ("met", 23)), StepKind.MEETING, 23),
        ((("meeting", 20, 10), ("prepared", 19), ("met", 23)), StepKind.MEETING, 23),
        # held without a day agreed
        ((("met", 12),), StepKind.MEETING, 12),
        ((("reinterviewed", 12),), StepKind.REINTERVIEW, 12),
        # one sort after the other
        ((("meeting", 9, 4), ("met", 9), ("reinterview", 20, 12)), StepKind.REINTERVIEW, 20),
        ((("meeting", 9, 4), ("met", 9), ("reinterviewed", 20)), StepKind.REINTERVIEW, 20),
        # two of one sort: the second has its own day, agreed or not
        ((("meeting", 9, 4), ("met", 9), ("meeting", 20, 12)), StepKind.MEETING, 20),
        ((("meeting", 9, 4), ("met", 9), ("meeting", 20, 12), ("met", 20)), StepKind.MEETING, 20),
        ((("meeting", 9, 4), ("met", 9), ("thanked", 9), ("reply-yes", 12), ("met", 20)), StepKind.MEETING, 20),
        (
            (("reinterview", 9, 4), ("reinterviewed", 9), ("reply-yes", 12), ("reinterviewed", 20)),
            StepKind.REINTERVIEW,
            20,
        ),
    ],
)
def test_appointments(entries, appointment, appointed):
    situation = story(*entries)
    assert (situation.appointment, situation.appointed_on) == (appointment, november(appointed))


# --- the order of things ---------------------------------------------------------------------------------------------

IN_ORDER = [
    happened("appeal-sent", 3, 1),
    happened("nudge-sent", 12, 2),
    happened("reply-yes", 13, 3),
    happened("meeting", 20, 4, recorded=16),
    happened("note", 18, 5),
]


def test_the_order_in_which_events_are_read_makes_no_difference():
    assert situation_of(RECORD, IN_ORDER).appointed_on == november(20)
    assert all(situation_of(RECORD, events) == situation_of(RECORD, IN_ORDER) for events in permutations(IN_ORDER))


@pytest.mark.parametrize(
    ("entries", "phase"),
    [
        # the appeal is written down after the answer
        ((("reply-no", 9), ("appeal-sent", 3, 10)), "refused"),
        # a meeting counts from the day on which it was agreed, though it lies after the refusal
        ((("meeting", 20, 10), ("rejected-again", 12)), "turned-down"),
        ((("rejected-again", 12), ("meeting", 20, 13)), "appointed"),
        # on one day, what was written down later happened later
        ((("reply-yes", 9), ("invite-answered", 9)), "arranging"),
        ((("invite-answered", 9), ("reply-yes", 9)), "invited"),
        # the firm calls after its second no
        ((("appeal-sent", 3), ("reply-no", 5), ("invited", 20)), "invited"),
    ],
)
def test_events_count_in_the_order_in_which_they_took_effect(entries, phase):
    assert story(*entries).phase == phase


@pytest.mark.parametrize(
    ("entries", "phase"),
    [
        ((("offer", 9), ("thanked", 10)), "won"),
        ((("appeal-sent", 3), ("reply-no", 9), ("thanked", 10)), "refused"),
        ((("thanked", 3),), "fresh"),
        ((("appeal-sent", 3), ("thanked", 4)), "appealed"),
        ((("appeal-sent", 3), ("prepared", 4)), "appealed"),
        ((("appeal-sent", 3), ("result-asked", 4)), "appealed"),
        ((("met", 3), ("result-asked", 4), ("thanked", 5)), "thanked"),
    ],
)
def test_thanks_alone_open_no_talks(entries, phase):
    """A polite answer to an offer or to a no is good form, not a meeting."""
    assert story(*entries).phase == phase


# --- what people see -------------------------------------------------------------------------------------------------

SEEN = {
    "awaiting": "awaiting",
    "silent": "awaiting",
    "fresh": "open",
    "offered": "open",
    "appealed": "appealed",
    "nudged": "appealed",
    "invited": "meeting",
    "arranging": "meeting",
    "won": "won",
    "refused": "closed",
    "turned-down": "closed",
    "passed": "closed",
    "withdrawn": "closed",
    "reapplied": "closed",
}
AT_APPOINTMENT = {"appointed", "prepared", "met", "thanked", "asked"}


def test_the_table_of_statuses():
    assert STATUSES == SEEN
    assert SEEN.keys() | AT_APPOINTMENT == set(Phase)


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize(("agreed", "status"), [("meeting", "meeting"), ("reinterview", "reinterview")])
def test_every_phase_has_a_status(phase, agreed, status):
    situation = replace(story((agreed, 9)), phase=phase)
    assert status_of(situation) is Status(status if phase in AT_APPOINTMENT else SEEN[phase])


# --- what can have happened ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "entries", "can", "cannot"),
    [
        ({}, (), {"appeal-sent", "invited", "withdrew"}, {"nudge-sent", "reply-no", "rejected", "rejected-again"}),
        ({}, (("appeal-sent", 3),), {"nudge-sent", "reply-yes", "reply-no"}, {"appeal-sent", "rejected"}),
        ({}, (("meeting", 3),), {"rejected-again", "prepared"}, {"rejected", "appeal-sent"}),
        # a first no is no second one
        ({"awaiting": True}, (("meeting", 3),), {"rejected"}, {"rejected-again"}),
        # silence that was counted may be put right, until one has asked
        ({}, (("rejected", 3),), {"rejected", "appeal-sent"}, {"reply-no"}),
        ({}, (("rejected", 3), ("appeal-sent", 4)), {"reply-no"}, {"rejected", "appeal-sent"}),
        ({}, (("offer", 3),), {"withdrew", "thanked", "note"}, {"offer", "invited", "appeal-sent"}),
    ],
)
def test_possible_events(facts, entries, can, cannot):
    events = [happened(kind, day, number) for number, (kind, day) in enumerate(entries, 1)]
    possible = set(possible_events(replace(RECORD, **facts), events, november(20)))
    assert can <= possible
    assert not cannot & possible


def test_what_was_possible_on_an_earlier_day():
    events = [happened("appeal-sent", 9)]
    assert "appeal-sent" in possible_events(RECORD, events, november(5))
    assert "appeal-sent" not in possible_events(RECORD, events, november(9))
