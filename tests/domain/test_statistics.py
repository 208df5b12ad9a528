"""The hunt in figures: exact on a hunt that was built for it, and adding up for any."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from courses import COURSES, happened
from hypothesis import given
from hypothesis import strategies as st

from rechallenge_cli.domain.codes import VerdictCode
from rechallenge_cli.domain.funnel import PASSED_BY, Course, Place
from rechallenge_cli.domain.stages import Stage, stage_order
from rechallenge_cli.domain.statistics import Appeals, Month, Share, statistics

APPEAL, LATER, LET_GO = VerdictCode.APPEAL, VerdictCode.LATER, VerdictCode.LET_GO


def course(number, day, *kinds, verdict=LATER, **known):
    events = happened(*kinds, start=day)
    return Course(number, day, verdict, events=events, **known)


HUNT = [
    course(1, date(2026, 7, 30), stage=Stage.DOCUMENTS, verdict=LET_GO),
    course(2, date(2026, 9, 1), stage=Stage.DOCUMENTS, verdict=LET_GO),
    course(3, date(2026, 9, 2), "appeal-sent", "nudge-sent", stage=Stage.INTERVIEW1),
    course(4, date(2026, 9, 3), "appeal-sent", "reply-no", stage=Stage.INTERVIEW2, verdict=LET_GO),
    course(5, date(2026, 9, 30), "appeal-sent", "note", "reply-yes", "reinterview", "offer", stage=Stage.FINAL),
    course(6, date(2026, 10, 1), "appeal-sent", "note", "note", "reply-yes", stage=Stage.FINAL),
    course(7, date(2026, 10, 2), "reply-yes", "reinterviewed", "rejected-again", stage=Stage.TEST),
    course(8, date(2026, 10, 9), stage=Stage.INTERVIEW1, ends=7, verdict=LET_GO),
    course(9, date(2026, 10, 9), "appeal-sent", "invited", verdict=APPEAL),
    course(10, date(2026, 10, 20), withdrew=True, stage=Stage.SCREEN),
    course(11, date(2026, 11, 1), awaiting=True, stage=Stage.FINAL),
    course(12, date(2026, 11, 2), "passed", awaiting=True, stage=Stage.INTERVIEW1),
    course(13, date(2026, 11, 2), "offer", awaiting=True),
]


def test_figures_of_a_hunt():
    found = statistics(HUNT)
    assert (found.applications, found.second_rejections, found.rejections, found.decided) == (12, 1, 8, 11)
    assert found.results == {"rejected": 8, "offer": 1, "passed": 1, "withdrew": 1, "awaiting": 1}
    assert found.months == (
        Month(date(2026, 7, 1), 1),
        Month(date(2026, 8, 1), 0),
        Month(date(2026, 9, 1), 4),
        Month(date(2026, 10, 1), 3),
    )
    assert found.stage_unknown == 1
    assert found.verdicts == {"invited": 0, "appeal": 1, "later": 3, "let-go": 4}
    assert found.appeals == Appeals(
        asked=Share(5, 9),
        answered=Share(4, 5),
        yes=Share(3, 5),
        second_interviews=Share(1, 5),
        offers=Share(1, 5),
        median_days=1.5,
        unasked=1,
    )


def test_how_far_they_came():
    rows = {each.stage: (each.ended, each.furthest, each.reached.count) for each in statistics(HUNT).stages}
    assert rows == {
        "application": (0, 1, 11),
        "documents": (2, 2, 10),
        "test": (1, 1, 8),
        "screen": (0, 1, 7),
        "group": (0, 0, 6),
        # 7 was rejected at the test, whatever came after all; 12 passed
        "interview1": (1, 2, 6),
        "interview2": (1, 1, 4),
        "interview3": (0, 0, 3),
        "final": (2, 2, 3),
        "offer": (0, 1, 1),
    }


def test_nothing_on_record():
    found = statistics([])
    assert (found.applications, found.months, found.flows, found.appeals.median_days) == (0, (), (), None)
    assert {each.reached for each in found.stages} == {Share(0, 0)}


@pytest.mark.parametrize(
    ("count", "of", "percent"),
    [(0, 0, None), (1, 4, None), (0, 5, 0), (5, 5, 100), (1, 8, 13), (1, 6, 17), (1, 200, 1), (2, 3, None)],
)
def test_no_percentage_of_fewer_than_five(count, of, percent):
    assert Share(count, of).percent == percent


@given(COURSES)
def test_stages_and_flows_count_the_same(courses):
    found = statistics(courses)
    reached = {each.stage: each.reached.count for each in found.stages}
    for place, stage in PASSED_BY.items():
        came = sum(flow.count for flow in found.flows if flow.target is place)
        assert came == reached[stage]


@given(COURSES)
def test_counts_add_up(courses):
    found = statistics(courses)
    assert found.applications + found.second_rejections == len(courses)
    assert sum(found.results.values()) == found.applications
    assert sum(month.count for month in found.months) == found.rejections
    assert sum(found.verdicts.values()) == found.rejections
    assert sum(each.ended for each in found.stages) + found.stage_unknown == found.rejections
    assert sum(each.furthest for each in found.stages) == found.decided
    reached = [each.reached.count for each in found.stages]
    assert reached == sorted(reached, reverse=True)
    assert reached[0] == found.decided
    assert [stage_order(each.stage) for each in found.stages] == list(range(len(Stage)))


@given(COURSES)
def test_appeals_agree_with_the_flows(courses):
    found = statistics(courses)
    into = {place: sum(flow.count for flow in found.flows if flow.target is place) for place in Place}
    out = {place: sum(flow.count for flow in found.flows if flow.source is place) for place in Place}
    appeals = found.appeals
    assert appeals.asked.count == into[Place.ASKED] == out[Place.ASKED]
    assert appeals.answered.count == into[Place.ASKED] - into[Place.NO_ANSWER]
    assert appeals.yes.count + appeals.unasked == into[Place.SECOND_CHANCE]
    assert appeals.second_interviews.count <= into[Place.SECOND_INTERVIEW]
    assert appeals.offers.count <= into[Place.SECOND_OFFER]
    assert (appeals.median_days is None) == (not appeals.answered.count)
    for share in (appeals.answered, appeals.yes, appeals.second_interviews, appeals.offers):
        assert share.count <= share.of == appeals.asked.count


@given(COURSES, st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_months_have_no_gap(courses, day):
    months = [month.first_day for month in statistics(courses).months]
    for before, after in pairwise(months):
        assert (before + timedelta(days=31)).replace(day=1) == after
    since = [each for each in courses if each.day >= day]
    assert all(month >= day.replace(day=1) for month in (each.first_day for each in statistics(since).months))
