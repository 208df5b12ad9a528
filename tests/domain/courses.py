"""Applications with what happened to them, for the tests of what is counted."""

from datetime import date, timedelta

from hypothesis import strategies as st

from rechallenge_cli.domain.codes import EventKind, VerdictCode
from rechallenge_cli.domain.funnel import Course
from rechallenge_cli.domain.model import Event
from rechallenge_cli.domain.stages import Stage

NO = date(2026, 10, 1)


def happened(*kinds, start=NO):
    """Events one day after the other."""
    return tuple(
        Event(kind, start + timedelta(days=days), start + timedelta(days=days), id=days)
        for days, kind in enumerate(map(EventKind, kinds), 1)
    )


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
EVENTS = st.lists(st.builds(Event, st.sampled_from(EventKind), DAYS, DAYS, st.integers(0, 99)), max_size=8).map(tuple)
COURSES = st.lists(
    st.builds(
        Course,
        number=st.integers(1, 40),
        day=DAYS,
        verdict=st.sampled_from(VerdictCode),
        stage=st.none() | st.sampled_from(Stage),
        awaiting=st.booleans(),
        invited=st.booleans(),
        withdrew=st.booleans(),
        ends=st.none() | st.integers(1, 40),
        events=EVENTS,
    ),
    max_size=15,
    unique_by=lambda each: each.number,
)
