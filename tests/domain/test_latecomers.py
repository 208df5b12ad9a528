"""What is recorded long after it happened brings nothing onto the list that has had its day."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rechallenge_cli.domain.codes import Closeness, EventKind, Language
from rechallenge_cli.domain.customs import Thresholds, Track, customs_for
from rechallenge_cli.domain.latecomers import MISSED, set_aside
from rechallenge_cli.domain.model import Rejection
from rechallenge_cli.domain.outlook import outlook, period_on
from rechallenge_cli.domain.stages import Stage
from rechallenge_cli.domain.step_texts import STEP_TEXTS

TODAY = date(2026, 11, 23)


@pytest.fixture(params=["", "JP"], scope="module")
def customs(request):
    return customs_for(request.param, Track.NEW_GRADUATE, Thresholds(), None, lambda _country, _year: {})


def near(days, **facts):
    return Rejection(
        "Example",
        TODAY - timedelta(days=days),
        stage=Stage.FINAL,
        desire=5,
        closeness=Closeness.NEAR,
        lang=Language.EN,
        **facts,
    )


def step_of(rejection, events, customs):
    return period_on(outlook(rejection, events, customs), TODAY).step


def test_an_appeal_is_worth_its_last_days(customs):
    rejection = near(5)
    assert set_aside(rejection, (), customs, TODAY).events == ()
    assert step_of(rejection, (), customs).kind == "send-appeal"


@settings(max_examples=40, deadline=None)
@given(days=st.integers(0, 3000), awaiting=st.booleans())
def test_nothing_that_has_had_its_day_is_left(customs, days, awaiting):
    rejection = near(days, awaiting=awaiting)
    events = set_aside(rejection, (), customs, TODAY).events
    assert all(event.kind is EventKind.DROPPED for event in events)
    step = step_of(rejection, events, customs)
    assert step is None or step.text not in MISSED or (TODAY - step.due_on).days <= MISSED[step.text]
    assert set_aside(rejection, events, customs, TODAY).events == ()


def test_what_is_named_is_a_step():
    assert set(MISSED) <= set(STEP_TEXTS)
