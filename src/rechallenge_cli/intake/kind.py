"""Which kind of mail it is: what each sentence speaks for by the tables, and what the mail shows as a whole."""

from collections import defaultdict
from collections.abc import Iterator
from types import ModuleType

from rechallenge_cli.domain.codes import Language
from rechallenge_cli.intake import cues, english, japanese
from rechallenge_cli.intake.cues import Weights
from rechallenge_cli.intake.message import Mail
from rechallenge_cli.intake.phrases import Hit, compiled, hits
from rechallenge_cli.intake.prose import Prose, clause_after, clause_before
from rechallenge_cli.intake.understood import Clue, MailKind

TABLES: dict[Language, ModuleType] = {Language.EN: english, Language.JA: japanese}

_MOST_CLUES = 3
_MOST_WORDS_OF_A_JOB = 5


def kind_of(mail: Mail, subject: Prose, body: Prose) -> tuple[MailKind, tuple[Clue, ...]]:
    """The kind of a mail, and the sentences that decided. The subject alone decides nothing."""
    table = cues.table(body.lang)
    evidence = [(place, cues.weigh(names, table.cues)) for place, names in sentences_with_cues(body)]
    weights = cues.weigh_mail(signs_of(mail, subject, body, [each for _place, each in evidence]), table.signs)
    for kind in sorted(cues.KINDS, key=lambda kind: -weights[cues.KINDS.index(kind)]):
        at = cues.KINDS.index(kind)
        deciding = sorted(((each[at], place) for place, each in evidence if each[at] > 0), reverse=True)[:_MOST_CLUES]
        if deciding or kind is MailKind.OTHER:
            return kind, tuple(Clue("kind", kind, body.sentence(place)) for _weight, place in deciding)
    return MailKind.OTHER, ()


def signs_of(mail: Mail, subject: Prose, body: Prose, evidence: list[Weights]) -> list[tuple[str, float]]:
    """What a mail shows as a whole."""
    tables, table = TABLES[body.lang], cues.table(body.lang)
    text = f"{subject.folded}\n{body.folded}"
    withdrawn = compiled(tables.OWN_WITHDRAWAL).search(text) or compiled(tables.WITHDRAWAL_SUBJECT).search(
        subject.folded
    )
    words_of_a_job = len(set(compiled(tables.JOB).findall(text)))
    above = [cues.weigh(names, table.cues) for _place, names in sentences_with_cues(subject)]
    return cues.signs(
        evidence,
        above[0] if above else cues.NOTHING,
        {
            "*bulk": float(mail.is_bulk),
            "*own withdrawal": float(bool(withdrawn)),
            "*words of a job": float(min(words_of_a_job, _MOST_WORDS_OF_A_JOB)),
        },
    )


def sentences_with_cues(prose: Prose) -> Iterator[tuple[int, frozenset[str]]]:
    """Where each sentence begins, and the cues in it."""
    marks = _marks(prose)
    for first, last in prose.sentences():
        yield first, cues.cues_of(prose.folded[first:last], prose.lang, marks[first])


def _marks(prose: Prose) -> dict[int, set[str]]:
    """The phrases of the tables that are meant, by the sentence in which they stand."""
    tables = TABLES[prose.lang]
    marks: dict[int, set[str]] = defaultdict(set)
    for kind, phrases in tables.KINDS.items():
        for hit in hits(prose, phrases, tables.CONDITIONAL):
            if _is_meant(kind, prose, hit):
                marks[prose.sentence_around(hit.start)[0]].add(f"={kind} {min(hit.weight, DECISIVE)}")
    return marks


DECISIVE = 3


def _is_meant(kind: MailKind, prose: Prose, hit: Hit) -> bool:
    if kind is MailKind.REJECTION:
        return _is_a_decision(prose, hit)
    return kind is not MailKind.INVITATION or not _is_denied(prose, hit)


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
