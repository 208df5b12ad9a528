"""Which kind of mail it is: the phrases of all kinds are weighed, and what speaks against a kind takes its weight away."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from types import ModuleType

from rechallenge_cli.domain.codes import Language
from rechallenge_cli.domain.company import is_system_address
from rechallenge_cli.intake import english, japanese
from rechallenge_cli.intake.message import Mail
from rechallenge_cli.intake.phrases import Hit, compiled, hits
from rechallenge_cli.intake.prose import Prose, clause_after, clause_before, heading_of
from rechallenge_cli.intake.understood import Clue, MailKind

TABLES: dict[Language, ModuleType] = {Language.EN: english, Language.JA: japanese}
DECISIVE = 3
_SUBJECT_SHARE = 0.5
"""What a subject says counts by half: it never decides alone."""


@dataclass(frozen=True)
class Weighed:
    """What speaks for each kind."""

    scores: dict[MailKind, float]
    said: dict[MailKind, list[Hit]] = field(default_factory=dict)

    def has(self, kind: MailKind) -> bool:
        """Is there a phrase for the kind that could decide alone?"""
        return any(hit.weight >= DECISIVE for hit in self.said[kind])


def kind_of(mail: Mail, subject: Prose, body: Prose) -> tuple[MailKind, tuple[Clue, ...], Weighed]:
    """The kind of a mail, and the words that decided."""
    weighed = _weighed(mail, subject, body)
    kind = _decided(mail, subject, body, weighed)
    tables = TABLES[body.lang]
    found = weighed.said[kind] or list(hits(body, tables.WEAK.get(kind, ()), tables.CONDITIONAL))
    decisive = sorted(found, key=lambda hit: (-hit.weight, hit.start))[:3]
    clues = tuple(Clue("kind", kind, body.sentence(hit.start)) for hit in decisive)
    return kind, clues, weighed


def _weighed(mail: Mail, subject: Prose, body: Prose) -> Weighed:
    tables = TABLES[body.lang]
    said = {kind: _distinct(hits(body, phrases, tables.CONDITIONAL)) for kind, phrases in tables.KINDS.items()}
    said[MailKind.REJECTION] = [hit for hit in said[MailKind.REJECTION] if _is_a_decision(body, hit)]
    said[MailKind.INVITATION] = [hit for hit in said[MailKind.INVITATION] if not _is_denied(body, hit)]
    heading = Prose(f"{subject.text}\n{heading_of(mail.sender_name, body.lang).text}", body.lang)
    above = {kind: list(hits(heading, phrases, tables.CONDITIONAL)) for kind, phrases in tables.KINDS.items()}
    scores = {
        kind: sum(hit.weight for hit in said[kind]) + _SUBJECT_SHARE * sum(hit.weight for hit in above[kind])
        for kind in tables.KINDS
    }
    return Weighed(scores, said)


def _distinct(found: Iterable[Hit]) -> list[Hit]:
    """One phrase for a place: several patterns may find the same words."""
    kept: list[Hit] = []
    for hit in sorted(found, key=lambda each: (-each.weight, each.start)):
        if all(hit.end <= other.start or hit.start >= other.end for other in kept):
            kept.append(hit)
    return kept


def _is_denied(body: Prose, hit: Hit) -> bool:
    """An invitation that somebody does not get is none, nor is one that was thanked for."""
    tables = TABLES[body.lang]
    is_thanked = compiled(tables.THANKED).match(clause_after(body, hit.end, 30))
    return bool(is_thanked or compiled(tables.DENIED).search(clause_before(body, hit.start)))


def _is_a_decision(body: Prose, hit: Hit) -> bool:
    """A question is none, nor is what somebody else is quoted with, nor a day that cannot be had."""
    tables = TABLES[body.lang]
    behind = clause_after(body, hit.end, 40)
    sentence = body.sentence(hit.start).lower()
    if compiled(tables.IN_GENERAL).search(clause_before(body, hit.start)) and not compiled(tables.OF_THE_READER).search(
        sentence
    ):
        # others who were chosen are named where the reader was not
        return hit.weight >= DECISIVE and bool(compiled(tables.OTHERS_CHOSEN).search(sentence))
    if compiled(_QUESTION).search(behind) or _is_quoted(body, hit):
        return False
    if compiled(tables.SCHEDULING).match(behind.lstrip()):
        return False
    up_to_its_end = clause_before(body, hit.start) + body.folded[hit.start : hit.end]
    return not compiled(tables.SCHEDULING_BEFORE).search(up_to_its_end)


_QUESTION = r"\?\W*$|(?:でしょう|ません|ます|です)か\W*$|^い?(?:でしょうか|か[。?])"
_QUOTES = r"\"[^\"\n]{20,}\"|「[^」\n]{12,}」(?=.{0,2}(?:って|という(?:メール|通知|一文|連絡|文)|--|と書|とか))"


def _is_quoted(body: Prose, hit: Hit) -> bool:
    return any(match.start() < hit.start < match.end() for match in compiled(_QUOTES).finditer(body.text))


def _decided(mail: Mail, subject: Prose, body: Prose, weighed: Weighed) -> MailKind:
    scores, has = weighed.scores, weighed.has
    rejected, invited, offered = (has(kind) for kind in (MailKind.REJECTION, MailKind.INVITATION, MailKind.OFFER))
    if _is_somebody_elses(mail, subject, body, weighed):
        return MailKind.OTHER
    if offered and scores[MailKind.OFFER] > scores[MailKind.REJECTION]:
        return MailKind.OFFER
    if rejected and not (invited and _goes_on(body, weighed)):
        return MailKind.REJECTION
    if has(MailKind.RESULT_NOTICE) and scores[MailKind.RESULT_NOTICE] >= max(
        scores[MailKind.INVITATION], scores[MailKind.ACKNOWLEDGEMENT]
    ):
        return MailKind.RESULT_NOTICE
    rest = (MailKind.INVITATION, MailKind.ACKNOWLEDGEMENT, MailKind.RESULT_NOTICE, MailKind.OFFER)
    best = max(rest, key=lambda kind: scores[kind])
    least = _LEAST_THANKS if best is MailKind.ACKNOWLEDGEMENT and not mail.is_bulk else DECISIVE
    return best if scores[best] >= least else _by_looser_signs(mail, subject, body)


_LEAST_THANKS = 2.0
"""Thanks for an application acknowledge it, where nothing else is said."""


def _by_looser_signs(mail: Mail, subject: Prose, body: Prose) -> MailKind:
    """Where nothing decides alone: what most of the looser signs say, if it is about a job at all."""
    tables = TABLES[body.lang]
    words_of_a_job = set(compiled(tables.JOB).findall(f"{subject.folded} {body.folded}"))
    if mail.is_bulk or not (words_of_a_job or is_system_address(mail.sender_address)):
        return MailKind.OTHER
    scores = {}
    for kind, phrases in tables.WEAK.items():
        said = _distinct(hits(body, phrases, tables.CONDITIONAL))
        said = [hit for hit in said if _is_a_decision(body, hit)] if kind is MailKind.REJECTION else said
        above = sum(hit.weight for hit in hits(subject, (*tables.KINDS[kind], *phrases), tables.CONDITIONAL))
        scores[kind] = sum(hit.weight for hit in said) + _SUBJECT_SHARE * min(above, DECISIVE)
    best, next_best = sorted(scores, key=lambda kind: -scores[kind])[:2]
    return best if scores[best] >= _LOOSE and scores[best] > scores[next_best] else MailKind.OTHER


_LOOSE = 2.0


def _is_somebody_elses(mail: Mail, subject: Prose, body: Prose, weighed: Weighed) -> bool:
    """News, adverts, banks, shops, friends, the answer to one's own withdrawal: no decision on a candidacy."""
    tables = TABLES[body.lang]
    if compiled(tables.WITHDRAWAL_SUBJECT).search(subject.folded):
        return True
    if any(compiled(tables.OWN_WITHDRAWAL).search(text) for text in (body.folded, subject.folded)):
        return weighed.scores[MailKind.REJECTION] < 2 * DECISIVE
    own = max(weighed.scores[kind] for kind in weighed.scores if kind is not MailKind.OTHER)
    words_of_a_job = set(compiled(tables.JOB).findall(f"{subject.folded} {body.folded}"))
    if _is_of_another_world(subject, weighed, len(words_of_a_job)):
        return True
    others = weighed.scores[MailKind.OTHER] * (_SHARE_BESIDE_A_JOB if len(words_of_a_job) >= _WORDS_OF_A_JOB else 1)
    if mail.is_bulk:
        return others >= DECISIVE or own < 2 * DECISIVE
    return others >= DECISIVE * _SHARE_BESIDE_A_JOB and others >= own


def _is_of_another_world(subject: Prose, weighed: Weighed, words_of_a_job: int) -> bool:
    """A bank's, a foundation's or a shop's: its words, and hardly one of the world of work."""
    tables = TABLES[subject.lang]
    in_subject = any(compiled(phrase.pattern).search(subject.folded) for phrase in tables.KINDS[MailKind.OTHER])
    least = _WORDS_OF_A_JOB + (2 if in_subject and not compiled(tables.JOB).search(subject.folded) else 0)
    return weighed.has(MailKind.OTHER) and not weighed.has(MailKind.RESULT_NOTICE) and words_of_a_job < least


_WORDS_OF_A_JOB = 2
_SHARE_BESIDE_A_JOB = 0.5
"""Where two words of the world of work stand beside them, words of other worlds count by half."""


def _goes_on(body: Prose, weighed: Weighed) -> bool:
    """Both were said: does the invitation stand, because the no was about another role?"""
    tables = TABLES[body.lang]
    decisive = [hit for hit in weighed.said[MailKind.REJECTION] if hit.weight >= DECISIVE]
    elsewhere = [hit for hit in decisive if compiled(tables.OTHER_ROLE).search(body.sentence(hit.start).lower())]
    return len(elsewhere) == len(decisive)
