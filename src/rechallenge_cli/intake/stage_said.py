"""Which stage a mail speaks of: of a rejection the one it ended, of an invitation the one it leads to."""

from rechallenge_cli.domain.stages import Stage
from rechallenge_cli.intake.phrases import compiled
from rechallenge_cli.intake.prose import Prose, clause_after, clause_before
from rechallenge_cli.intake.stage_marks import STAGES
from rechallenge_cli.intake.understood import Clue, MailKind

_NEUTRAL, _BEHIND, _AHEAD = 1.0, 2.0, -2.0
_IN_SUBJECT = 2.5
_LEADS_ON = frozenset({MailKind.INVITATION})


def stage_of(kind: MailKind, subject: Prose, body: Prose) -> Clue | None:
    """The stage with the words it was taken from, None where none is named."""
    if kind is MailKind.OFFER:
        return Clue("stage", Stage.OFFER, subject.text)
    scores: dict[Stage, float] = {}
    words: dict[Stage, str] = {}
    for prose, share in ((subject, _IN_SUBJECT), (body, 1.0)):
        taken: set[int] = set()
        for stage, pattern in STAGES[body.lang].words:
            for match in compiled(pattern).finditer(prose.folded):
                if taken.isdisjoint(range(match.start(), match.end())):
                    taken.update(range(match.start(), match.end()))
                    place = _place(prose, match.start(), match.end())
                    place = -place if kind in _LEADS_ON and place != _NEUTRAL else place
                    early = 1 / (1 + match.start() / 400)
                    scores[stage] = scores.get(stage, 0) + (place * share if place > 0 else place) * early
                    words.setdefault(stage, prose.sentence(match.start()))
    best = max(scores, key=lambda stage: scores[stage], default=None)
    return Clue("stage", best, words[best]) if best and scores[best] > 0 else None


def _place(prose: Prose, start: int, end: int) -> float:
    """Does the stage lie behind or ahead, by the words around it?"""
    marks = STAGES[prose.lang]
    before, after = clause_before(prose, start), clause_after(prose, end, 40)
    if compiled(marks.surely_behind).search(before):
        return _BEHIND
    if compiled(marks.ahead).search(before) or compiled(marks.ahead_after).match(after):
        return _AHEAD
    if compiled(marks.behind).search(before) or compiled(marks.behind_after).match(after):
        return _BEHIND
    return _NEUTRAL
