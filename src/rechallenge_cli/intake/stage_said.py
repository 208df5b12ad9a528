"""Which stage a mail speaks of: of a rejection the one it ended, of an invitation the one it leads to."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from rechallenge_cli.domain.stages import Stage, stage_order
from rechallenge_cli.intake.phrases import compiled
from rechallenge_cli.intake.prose import Prose, clause_after, clause_before
from rechallenge_cli.intake.stage_marks import STAGES
from rechallenge_cli.intake.understood import Clue, MailKind

_AHEAD, _NEUTRAL, _BEHIND, _DECIDED = 0.0, 1.0, 2.0, 3.0
_STATED = {Stage.OFFER: 4.0}
"""What a whole statement weighs; any other as much as a stage that lies behind."""
_IN_ANSWERED_SUBJECT = 0.4
"""The subject of an answer is older than the mail."""
_INTERVIEW = (list(Stage).index(Stage.INTERVIEW1) + list(Stage).index(Stage.GROUP)) / 2
"""An interview whose number is not said lies somewhere behind the papers."""
_TALKS = frozenset({Stage.SCREEN, Stage.GROUP, Stage.INTERVIEW1, Stage.INTERVIEW2, Stage.INTERVIEW3, Stage.FINAL})
_FAR_BEFORE, _REACH = 160, 40
_MOST_MENTIONS = 60
"""So many are looked at; no mail of a person speaks of stages more often."""


@dataclass(frozen=True)
class _Mention:
    stage: Stage | None
    weight: float
    words: str

    @property
    def rank(self) -> tuple[float, float]:
        """What is said more surely counts, and of two such the later stage."""
        return self.weight, _INTERVIEW if self.stage is None else stage_order(self.stage)


def stage_of(kind: MailKind, subject: Prose, body: Prose) -> Clue | None:
    """The stage with the words it was taken from, None where none is named."""
    if kind is MailKind.OFFER:
        return Clue("stage", Stage.OFFER, subject.text)
    mentions = islice(chain(_mentions(kind, subject), _mentions(kind, body)), _MOST_MENTIONS)
    meant = [mention for mention in mentions if mention.weight > 0]
    if any(mention.stage in _TALKS for mention in meant):
        # an interview without a number is the one that has been named
        meant = [mention for mention in meant if mention.stage]
    best = max(meant, key=lambda each: each.rank, default=None)
    return Clue("stage", best.stage, best.words) if best and best.stage else None


def _mentions(kind: MailKind, prose: Prose) -> Iterator[_Mention]:
    marks = STAGES[prose.lang]
    for stage, pattern in marks.stated if kind is MailKind.REJECTION else ():
        for match in compiled(pattern).finditer(prose.folded):
            if not _is_general(prose, match.start()):
                yield _Mention(stage, _STATED.get(stage, _BEHIND), prose.sentence(match.start()))
    taken: set[int] = set()
    for named, pattern in marks.words:
        for match in compiled(pattern).finditer(prose.folded):
            if taken.isdisjoint(range(match.start(), match.end())):
                taken.update(range(match.start(), match.end()))
                weight = _weight(kind, prose, match.start(), match.end())
                yield _Mention(named, weight, prose.sentence(match.start()))


def _is_general(prose: Prose, place: int) -> bool:
    first, last = prose.sentence_around(place)
    return bool(compiled(STAGES[prose.lang].not_meant).search(prose.folded[first:last]))


def _weight(kind: MailKind, prose: Prose, start: int, end: int) -> float:
    if _is_general(prose, start):
        return 0
    place = _place(prose, start, end)
    if kind is MailKind.INVITATION:
        place = _DECIDED - place
    if prose.folded.startswith("re:"):
        # what lay ahead then has been since
        return max(place, _NEUTRAL) * _IN_ANSWERED_SUBJECT
    return place


def _place(prose: Prose, start: int, end: int) -> float:
    """Did it end at this stage, does the stage lie behind, or ahead, by the words around it?"""
    marks = STAGES[prose.lang]
    before, after = clause_before(prose, start)[-_FAR_BEFORE:], clause_after(prose, end, _REACH)
    if compiled(marks.decided_before).search(before) or compiled(marks.decided_after).match(after):
        return _DECIDED
    if compiled(marks.passed_after).match(after):
        return _AHEAD
    if compiled(marks.ahead_before).search(before) or compiled(marks.ahead_after).match(after):
        return _AHEAD
    if compiled(marks.behind_before).search(before) or compiled(marks.behind_after).match(after):
        return _BEHIND
    return _NEUTRAL
