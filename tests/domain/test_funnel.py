"""The way of each application: the furthest stage survives the no, and no way ever comes back."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from courses import COURSES, NO, happened
from hypothesis import given

from rechallenge_cli.domain.codes import EventKind, VerdictCode
from rechallenge_cli.domain.funnel import (
    RESULTS,
    Course,
    Flow,
    Place,
    SecondTry,
    applications,
    flows,
    furthest_stage,
    result_of,
    second_try,
    way,
)
from rechallenge_cli.domain.model import Event
from rechallenge_cli.domain.stages import Stage, stage_order


def course(*kinds, number=1, **known):
    return Course(number, NO, VerdictCode.LATER, events=happened(*kinds), **known)


def places(*kinds, **known):
    return " ".join(way(course(*kinds, **known)))


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        (None, "applications rejected"),
        (Stage.APPLICATION, "applications rejected"),
        (Stage.TEST, "applications rejected"),
        (Stage.SCREEN, "applications interviews rejected"),
        (Stage.INTERVIEW3, "applications interviews rejected"),
        (Stage.FINAL, "applications interviews final rejected"),
        (Stage.OFFER, "applications interviews final offer rejected"),
    ],
)
def test_who_reached_a_stage_came_through_those_before_it(stage, expected):
    assert places(stage=stage) == expected


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ((), "awaiting"),
        (("note",), "awaiting"),
        (("meeting",), "awaiting"),
        (("result-asked",), "awaiting"),
        (("offer",), "interviews final offer"),
        (("offer", "thanked"), "interviews final offer"),
        (("passed",), "passed"),
        (("passed", "invited"), "awaiting"),
        (("met", "passed"), "interviews passed"),
        (("withdrew",), "withdrew"),
        (("reinterview", "withdrew"), "interviews withdrew"),
        (("reply-no",), "rejected"),
        (("rejected-again",), "rejected"),
    ],
)
def test_the_end_of_waiting(kinds, expected):
    assert places(*kinds, awaiting=True) == f"applications {expected}"


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ((), ""),
        (("note", "checked-in"), ""),
        (("rejected-again",), ""),
        (("withdrew",), ""),
        (("appeal-sent",), "asked no-answer"),
        (("nudge-sent",), "asked no-answer"),
        (("appeal-sent", "nudge-sent", "withdrew"), "asked no-answer"),
        (("appeal-sent", "reply-no"), "asked refused"),
        (("appeal-sent", "rejected-again"), "asked refused"),
        (("appeal-sent", "reply-yes"), "asked second-chance"),
        (("appeal-sent", "reply-no", "invited"), "asked second-chance rejected-again"),
        (("appeal-sent", "date-open"), "asked second-chance"),
        (("appeal-sent", "reinterview"), "asked second-chance second-interview"),
        (("appeal-sent", "reply-yes", "rejected-again"), "asked second-chance rejected-again"),
        (("appeal-sent", "reinterviewed", "offer"), "asked second-chance second-interview second-offer"),
        (("appeal-sent", "offer", "rejected-again"), "asked second-chance second-offer"),
        (("invited",), "second-chance"),
        (("invited", "appeal-sent"), "second-chance"),
        (("meeting", "offer"), "second-chance second-offer"),
        # what came while the first result was awaited is no second chance, what came after it is
        (("meeting", "rejected"), ""),
        (("meeting", "rejected", "appeal-sent", "rejected", "reply-yes"), "asked second-chance"),
    ],
)
def test_the_way_on_after_the_no(kinds, expected):
    first = "applications interviews rejected"
    assert places(*kinds, stage=Stage.INTERVIEW1) == f"{first} {expected}".strip()


def test_a_rejection_that_came_with_another_chance_needs_no_appeal():
    assert places(invited=True) == "applications rejected second-chance"
    assert places("appeal-sent", "reply-no", invited=True).endswith("second-chance rejected-again")
    assert second_try(course("appeal-sent", "reply-yes", invited=True)) == SecondTry(chance=True)


def test_whoever_withdrew_may_ask_too():
    assert places("appeal-sent", withdrew=True) == "applications withdrew asked no-answer"


def test_an_offer_taken_back_stays_an_offer_on_the_way():
    assert places("appeal-sent", "offer", stage=Stage.OFFER).split()[3:] == [
        *("offer", "rejected", "asked", "second-chance", "second-offer")
    ]


@pytest.mark.parametrize(
    ("kinds", "known", "expected"),
    [
        ((), {}, Stage.APPLICATION),
        ((), {"stage": Stage.TEST}, Stage.TEST),
        (("meeting",), {"stage": Stage.DOCUMENTS}, Stage.DOCUMENTS),
        (("reinterview",), {"stage": Stage.DOCUMENTS}, Stage.DOCUMENTS),
        (("reinterview",), {"awaiting": True}, Stage.INTERVIEW1),
        (("reinterview",), {"stage": Stage.FINAL}, Stage.FINAL),
        (("offer",), {"stage": Stage.TEST}, Stage.TEST),
        (("met", "rejected", "reply-yes", "offer"), {"stage": Stage.DOCUMENTS}, Stage.SCREEN),
        (("met", "rejected"), {"stage": Stage.DOCUMENTS}, Stage.SCREEN),
    ],
)
def test_the_furthest_stage_survives_the_no(kinds, known, expected):
    assert furthest_stage(course(*kinds, **known)) is expected


def test_an_answer_is_counted_from_the_appeal():
    assert second_try(course("appeal-sent", "note", "nudge-sent", "reply-no")).days_to_answer == 3
    assert second_try(course("appeal-sent", "nudge-sent")).days_to_answer is None
    assert second_try(course("reply-yes")).days_to_answer is None


def test_a_meeting_agreed_counts_from_the_day_it_was_agreed():
    agreed = Event(EventKind.MEETING, NO + timedelta(days=40), NO + timedelta(days=5), id=9)
    asked = replace(course("appeal-sent"), events=(*happened("appeal-sent"), agreed))
    assert second_try(asked).days_to_answer == 4


# --- the no at the end of a second chance ----------------------------------------------------------------------------


def test_a_second_no_goes_with_the_application_that_it_ended():
    first = course("appeal-sent", "reply-yes", "rejected-again", stage=Stage.DOCUMENTS)
    second = replace(
        course("note", number=7, stage=Stage.FINAL, ends=1), verdict=VerdictCode.LET_GO, day=NO + timedelta(days=9)
    )
    third = course(number=9, ends=7)
    (whole,) = applications([third, second, first])
    assert (whole.number, whole.day, whole.stage) == (1, NO, Stage.DOCUMENTS)
    assert whole.verdict is VerdictCode.LATER
    assert [event.kind for event in whole.events] == ["appeal-sent", "reply-yes", "rejected-again", "note"]
    assert furthest_stage(whole) is Stage.DOCUMENTS


def test_a_second_no_whose_first_is_not_there_counts_on_its_own():
    alone = course(number=7, ends=1)
    other = course(number=2)
    assert applications([alone, other]) == (other, alone)


def test_no_chain_closes():
    one, two = course(number=1, ends=2), course(number=2, ends=1)
    assert [each.number for each in applications([one, two])] == [1]
    assert [each.number for each in applications([course(number=3, ends=3)])] == [3]


# --- laws ------------------------------------------------------------------------------------------------------------


@given(COURSES)
def test_no_way_ever_comes_back(courses):
    order = list(Place).index
    for each in courses:
        steps = way(each)
        assert steps[0] is Place.APPLICATIONS
        assert [order(place) for place in steps] == sorted({order(place) for place in steps})
        assert result_of(each) in RESULTS
        assert len(set(steps) & set(RESULTS) - {Place.OFFER}) == (result_of(each) is not Place.OFFER)
        assert stage_order(furthest_stage(each)) >= stage_order(each.stage or Stage.APPLICATION)


@given(COURSES)
def test_flows_balance(courses):
    counted = flows(courses)
    coming, going = Counter(), Counter()
    for flow in counted:
        assert flow.count > 0
        going[flow.source] += flow.count
        coming[flow.target] += flow.count
    staying = Counter(way(each)[-1] for each in courses)
    assert going[Place.APPLICATIONS] == len(courses)
    for place in set(coming) | set(going):
        entered = len(courses) if place is Place.APPLICATIONS else coming[place]
        assert entered == going[place] + staying[place]
    assert sum(staying.values()) == len(courses)
    assert len({(flow.source, flow.target) for flow in counted}) == len(counted)


@given(COURSES)
def test_every_record_belongs_to_one_application(courses):
    whole = applications(courses)
    assert sum(len(each.events) for each in whole) == sum(len(each.events) for each in courses)
    assert {each.number for each in whole} <= {each.number for each in courses}
    assert len(whole) >= sum(each.ends is None for each in courses)


@given(COURSES)
def test_an_answer_needs_a_question(courses):
    for each in courses:
        tried = second_try(each)
        assert tried.asked or tried.days_to_answer is None
        assert tried.days_to_answer is None or tried.days_to_answer >= 0
        assert tried.chance or not (tried.interview or tried.offer)
        if tried.asked:
            assert (tried.days_to_answer is not None) == (tried.chance or tried.refused)


def test_flows_come_in_the_order_of_their_places():
    found = flows([course(stage=Stage.FINAL), course(), course("appeal-sent"), course(awaiting=True)])
    assert found == (
        Flow(Place.APPLICATIONS, Place.INTERVIEWS, 1),
        Flow(Place.APPLICATIONS, Place.REJECTED, 2),
        Flow(Place.APPLICATIONS, Place.AWAITING, 1),
        Flow(Place.INTERVIEWS, Place.FINAL, 1),
        Flow(Place.FINAL, Place.REJECTED, 1),
        Flow(Place.REJECTED, Place.ASKED, 1),
        Flow(Place.ASKED, Place.NO_ANSWER, 1),
    )
    assert list(pairwise(way(course()))) == [("applications", "rejected")]
    assert flows([]) == ()
