"""The way that each application took: from a record and its events to the places it came through, and how many went there.

A way never comes back: it leads through the places in the order in which they stand in `Place`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise

from rechallenge_cli.domain.codes import EventKind, VerdictCode
from rechallenge_cli.domain.model import Event
from rechallenge_cli.domain.situation import LEADS_TO, ONLY_IN_TALKS
from rechallenge_cli.domain.stages import Stage, stage_order


class Place(StrEnum):
    """Where an application comes through or stays.

    Up to the first result: INTERVIEWS are all talks but the final one. After it: SECOND_CHANCE, they said yes or offered
    it themselves; REFUSED, they said no to the appeal; NO_ANSWER, none yet, or none ever; SECOND_OFFER, an offer after all.
    """

    APPLICATIONS = "applications"
    INTERVIEWS = "interviews"
    FINAL = "final"
    OFFER = "offer"
    REJECTED = "rejected"
    PASSED = "passed"
    WITHDREW = "withdrew"
    AWAITING = "awaiting"
    ASKED = "asked"
    SECOND_CHANCE = "second-chance"
    REFUSED = "refused"
    NO_ANSWER = "no-answer"
    SECOND_INTERVIEW = "second-interview"
    SECOND_OFFER = "second-offer"
    REJECTED_AGAIN = "rejected-again"


RESULTS: tuple[Place, ...] = (Place.REJECTED, Place.OFFER, Place.PASSED, Place.WITHDREW, Place.AWAITING)
"""The first results, and that there is none yet."""

PASSED_BY: Mapping[Place, Stage] = {
    Place.INTERVIEWS: Stage.SCREEN,
    Place.FINAL: Stage.FINAL,
    Place.OFFER: Stage.OFFER,
}
"""The places before the first result, with the first stage by which one has come there."""

CARRIES_TO: Mapping[EventKind, Stage] = {
    EventKind.MEETING: Stage.SCREEN,
    EventKind.MET: Stage.SCREEN,
    EventKind.REINTERVIEW: Stage.INTERVIEW1,
    EventKind.REINTERVIEWED: Stage.INTERVIEW1,
    EventKind.OFFER: Stage.OFFER,
}
"""The stage that has been reached at the least once something was agreed or has happened."""

RESULT_OF: Mapping[EventKind, Place] = {
    EventKind.OFFER: Place.OFFER,
    EventKind.PASSED: Place.PASSED,
    EventKind.WITHDREW: Place.WITHDREW,
    EventKind.REPLY_NO: Place.REJECTED,
    EventKind.REJECTED_AGAIN: Place.REJECTED,
}
"""How waiting for a first result may have ended, where it did not become a rejection."""

MOVES = frozenset(LEADS_TO) - ONLY_IN_TALKS
ASKING = frozenset({EventKind.APPEAL_SENT, EventKind.NUDGE_SENT})
"""A nudge on record without an appeal counts as one, as in the playbook."""
CHANCES = frozenset(
    {
        EventKind.REPLY_YES,
        EventKind.INVITED,
        EventKind.INVITE_ANSWERED,
        EventKind.DATE_OPEN,
        EventKind.OFFER,
        EventKind.MEETING,
        EventKind.MET,
        EventKind.REINTERVIEW,
        EventKind.REINTERVIEWED,
    }
)
"""What means that there is a second chance: whoever meets has been invited, logged or not."""
REFUSALS = frozenset({EventKind.REPLY_NO, EventKind.REJECTED_AGAIN})
BEGINNINGS = ASKING | CHANCES
ANSWERS = CHANCES | REFUSALS
INTERVIEWS = frozenset({EventKind.REINTERVIEW, EventKind.REINTERVIEWED})


@dataclass(frozen=True, slots=True)
class Course:
    """What of a record is counted.

    `day` is that of the rejection, or the one since which a result is awaited; `invited`, that the rejection itself came
    with another chance; `withdrew`, that it was the applicant who ended it. A rejection at the end of a second chance
    `ends` the application of that number.
    """

    number: int
    day: date
    verdict: VerdictCode
    stage: Stage | None = None
    awaiting: bool = False
    invited: bool = False
    withdrew: bool = False
    ends: int | None = None
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class SecondTry:
    """What came after the first no.

    asked: an appeal was sent before the firm offered anything itself. days_to_answer: from the appeal to the first answer,
    yes or no; None without one. chance: they gave a second one. interview, offer: what it led to, an interview also while
    it is only agreed. refused: a no is on record since.
    """

    asked: bool = False
    days_to_answer: int | None = None
    chance: bool = False
    interview: bool = False
    offer: bool = False
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """So many applications went from one place straight on to another."""

    source: Place
    target: Place
    count: int


def applications(records: Iterable[Course]) -> tuple[Course, ...]:
    """The applications among records, by number. The no at the end of a second chance is a record of its own, but no
    application: it goes with the one that it ended, if that is among the records too.
    """
    groups: dict[int, list[Course]] = {}
    first: dict[int, int] = {}
    for course in sorted(records, key=lambda course: course.number):
        # only earlier numbers are known here, so that no chain ever closes
        first[course.number] = first.get(course.ends or 0, course.number)
        groups.setdefault(first[course.number], []).append(course)
    return tuple(map(_whole, groups.values()))


def _whole(group: list[Course]) -> Course:
    application, *later = group
    if not later:
        return application
    return replace(
        application,
        verdict=later[-1].verdict,
        events=tuple(event for course in group for event in course.events),
    )


def result_of(application: Course) -> Place:
    """The first result of an application, one of `RESULTS`."""
    if not application.awaiting:
        return Place.WITHDREW if application.withdrew else Place.REJECTED
    moves = [event.kind for event in _in_order(application.events) if event.kind in MOVES]
    return RESULT_OF.get(moves[-1], Place.AWAITING) if moves else Place.AWAITING


def furthest_stage(application: Course) -> Stage:
    """How far the first run came: the stage of the first no, unless something had led further before it.

    What came after that no belongs to the second try, wherever it led. An interview that is agreed counts as reached.
    Where nothing is known, it is the application itself.
    """
    before, _after = _parted(application)
    carried = (CARRIES_TO[event.kind] for event in before if event.kind in CARRIES_TO)
    return max((Stage.APPLICATION, application.stage or Stage.APPLICATION, *carried), key=stage_order)


def second_try(application: Course) -> SecondTry:
    """What came after the first no. What was asked after a second chance had come by itself is no appeal for it."""
    if application.awaiting:
        return SecondTry()
    events = _parted(application)[1]
    begun = next((at for at, event in enumerate(events) if event.kind in BEGINNINGS), len(events))
    since = events[begun:]
    asked = bool(since) and since[0].kind in ASKING and not application.invited
    kinds = {event.kind for event in since}
    return SecondTry(
        asked=asked,
        days_to_answer=_days_to_answer(since) if asked else None,
        chance=application.invited or bool(kinds & CHANCES),
        interview=bool(kinds & INTERVIEWS),
        offer=EventKind.OFFER in kinds,
        refused=bool(kinds & REFUSALS),
    )


def _days_to_answer(events: Sequence[Event]) -> int | None:
    """The days from the first event, the appeal, to the first answer."""
    answer = next((event for event in events if event.kind in ANSWERS), None)
    return (answer.effective_on - events[0].effective_on).days if answer else None


def way(application: Course) -> tuple[Place, ...]:
    """The places of an application, one after the other. Who reached a stage has come through those before it."""
    result = result_of(application)
    if result is Place.AWAITING:
        return (Place.APPLICATIONS, result)
    stage = furthest_stage(application)
    passed = (place for place, first in PASSED_BY.items() if stage_order(stage) >= stage_order(first))
    to_result = dict.fromkeys((Place.APPLICATIONS, *passed, result))
    return (*to_result, *_way_on(second_try(application)))


def flows(courses: Iterable[Course]) -> tuple[Flow, ...]:
    """How many applications went from each place on to the next; what enters a place leaves it, or stays."""
    counted = Counter(step for application in courses for step in pairwise(way(application)))
    places = list(Place)
    in_order = sorted(counted, key=lambda step: tuple(map(places.index, step)))
    return tuple(Flow(source, target, counted[source, target]) for source, target in in_order)


def _way_on(tried: SecondTry) -> Iterator[Place]:
    """The places after the first no."""
    if tried.asked:
        yield Place.ASKED
    if tried.chance:
        yield Place.SECOND_CHANCE
    elif tried.asked:
        yield Place.REFUSED if tried.refused else Place.NO_ANSWER
    if tried.interview:
        yield Place.SECOND_INTERVIEW
    if tried.offer:
        yield Place.SECOND_OFFER
    elif tried.chance and tried.refused:
        yield Place.REJECTED_AGAIN


def _in_order(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: (event.effective_on, event.id))


def _parted(application: Course) -> tuple[list[Event], list[Event]]:
    """The events before the first no, and those after it."""
    events = _in_order(application.events)
    if application.awaiting:
        return events, []
    after = next((at + 1 for at, event in enumerate(events) if event.kind is EventKind.REJECTED), 0)
    return events[:after], events[after:]
