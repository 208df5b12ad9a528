"""The hunt in figures: how many, when, how far, and what appeals brought. Counts first; a rate only where it says something."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rechallenge_cli.domain.codes import VerdictCode
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
)
from rechallenge_cli.domain.stages import Stage

LEAST_FOR_A_RATE = 5
"""Of fewer, a percentage would say more than is known."""
DECIDED = tuple(result for result in RESULTS if result is not Place.AWAITING)
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    count: int
    of: int

    @property
    def percent(self) -> int | None:
        """The share in whole per cent, halves rounded up; None where it is one of fewer than five."""
        return (200 * self.count + self.of) // (2 * self.of) if self.of >= LEAST_FOR_A_RATE else None


@dataclass(frozen=True, slots=True)
class Month:
    """So many rejections in a month, which stands here by its first day."""

    first_day: date
    count: int


@dataclass(frozen=True, slots=True)
class StageCount:
    """A stage: how many rejections came at it, for how many applications it was the furthest of the first run, and how many came
    at least so far in it. What came after a second chance is counted in what appeals brought.
    """

    stage: Stage
    ended: int
    furthest: int
    reached: Share


@dataclass(frozen=True, slots=True)
class Appeals:
    """What appeals brought, counted by applications.

    asked: those whose firm was asked for another chance, of all that ended in a no or were withdrawn. Of those asked:
    answered, a yes or a no is on record; yes, a second chance came of it; second_interviews, agreed or held; offers.
    median_days: half of the answers took no longer, from the day of the appeal to that of the first answer; None without
    an answer. unasked: second chances that firms offered themselves.
    """

    asked: Share
    answered: Share
    yes: Share
    second_interviews: Share
    offers: Share
    median_days: float | None
    unasked: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """The hunt in figures.

    applications: records, where the no at the end of a second chance counts with the application that it ended; there are
    so many `second_rejections`. results: applications by their first result, those that await theirs apart.
    months: rejections by month, without a gap from the first to the last. stages: applications that have their first
    result, by stage; stage_unknown: rejections whose stage is not on record. verdicts: rejections by what is advised today.
    flows: how all of them went on, from place to place.
    """

    applications: int
    second_rejections: int
    results: Mapping[Place, int]
    months: tuple[Month, ...]
    stages: tuple[StageCount, ...]
    stage_unknown: int
    verdicts: Mapping[VerdictCode, int]
    appeals: Appeals
    flows: tuple[Flow, ...]

    @property
    def rejections(self) -> int:
        """The applications whose first result was a no."""
        return self.results[Place.REJECTED]

    @property
    def decided(self) -> int:
        """The applications that have their first result."""
        return self.applications - self.results[Place.AWAITING]


def statistics(records: Iterable[Course]) -> Statistics:
    """The figures of some records."""
    found = list(records)
    counted = applications(found)
    by_result: dict[Place, list[Course]] = {result: [] for result in RESULTS}
    for application in counted:
        by_result[result_of(application)].append(application)
    rejected = by_result[Place.REJECTED]
    verdicts = Counter(each.verdict for each in rejected)
    return Statistics(
        applications=len(counted),
        second_rejections=len(found) - len(counted),
        results={result: len(each) for result, each in by_result.items()},
        months=_months([each.day for each in rejected]),
        stages=_stages([each for result in DECIDED for each in by_result[result]], rejected),
        stage_unknown=sum(each.stage is None for each in rejected),
        verdicts={code: verdicts[code] for code in VerdictCode},
        appeals=_appeals([second_try(each) for each in counted if not each.awaiting]),
        flows=flows(counted),
    )


def _months(days: Sequence[date]) -> tuple[Month, ...]:
    counts = Counter(map(_month, days))
    span = range(min(counts), max(counts) + 1) if counts else ()
    return tuple(Month(date(month // _MONTHS, month % _MONTHS + 1, 1), counts[month]) for month in span)


def _month(day: date) -> int:
    return day.year * _MONTHS + day.month - 1


def _stages(decided: Sequence[Course], rejected: Iterable[Course]) -> tuple[StageCount, ...]:
    ended = Counter(each.stage for each in rejected)
    furthest = Counter(map(furthest_stage, decided))
    reached = len(decided)
    rows = []
    for stage in Stage:
        rows.append(StageCount(stage, ended[stage], furthest[stage], Share(reached, len(decided))))
        reached -= furthest[stage]
    return tuple(rows)


def _appeals(tries: Sequence[SecondTry]) -> Appeals:
    asked = [each for each in tries if each.asked]
    waits = [each.days_to_answer for each in asked if each.days_to_answer is not None]

    def share(count: int) -> Share:
        return Share(count, len(asked))

    return Appeals(
        asked=Share(len(asked), len(tries)),
        answered=share(len(waits)),
        yes=share(sum(each.chance for each in asked)),
        second_interviews=share(sum(each.interview for each in asked)),
        offers=share(sum(each.offer for each in asked)),
        median_days=_median(waits),
        unasked=sum(each.chance and not each.asked for each in tries),
    )


def _median(numbers: Sequence[int]) -> float | None:
    """The middle one, or half-way between the two in the middle."""
    if not numbers:
        return None
    in_order = sorted(numbers)
    return (in_order[(len(numbers) - 1) // 2] + in_order[len(numbers) // 2]) / 2
