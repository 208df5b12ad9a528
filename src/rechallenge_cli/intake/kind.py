"""Which kind of mail it is: what each sentence speaks for by the tables, and what the mail shows as a whole."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
_LEAST_EVIDENCE = -3.0
"""Where no sentence speaks for a kind even so much, only the subject does."""
_MOST_WORDS_OF_A_JOB = 5


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence: where it begins, the cues in it, and what they speak for."""

    place: int
    cues: frozenset[str]
    evidence: Weights


def kind_of(mail: Mail, subject: Prose, body: Prose, *, names_a_job: bool) -> tuple[MailKind, tuple[Clue, ...]]:
    """The kind of a mail, and the sentences that decided. The subject alone decides nothing."""
    above, said = said_in(subject)[:1], said_in(body)
    weights = _weighed(mail, subject, body, above, said, names_a_job=names_a_job)
    for at in sorted(range(len(cues.KINDS)), key=lambda at: -weights[at]):
        kind = cues.KINDS[at]
        surest = sorted(said, key=lambda each: -each.evidence[at])[:_MOST_CLUES]
        if kind is MailKind.OTHER or (surest and surest[0].evidence[at] > _LEAST_EVIDENCE):
            deciding = [each for each in surest if each.evidence[at] > 0] or surest[:1]
            return kind, tuple(Clue("kind", kind, body.sentence(each.place)) for each in deciding)
    return MailKind.OTHER, ()


def _weighed(
    mail: Mail, subject: Prose, body: Prose, above: list[Said], said: list[Said], *, names_a_job: bool
) -> Weights:
    """How much speaks for each kind: what the mail shows, and the words of its subject and its text."""
    table = cues.table(body.lang)
    parts = (
        cues.weigh_mail(signs_of(mail, subject, body, above, said, names_a_job=names_a_job), table.signs),
        cues.weigh(cues_in(above), table.heads),
        cues.weigh(cues_in(said), table.says),
    )
    return tuple(map(sum, zip(*parts, strict=True)))


def signs_of(
    mail: Mail, subject: Prose, body: Prose, above: list[Said], said: list[Said], *, names_a_job: bool
) -> list[tuple[str, float]]:
    """What a mail shows as a whole: by what its subject and its body say, and whether a job is named by its title."""
    tables = TABLES[body.lang]
    text = f"{subject.folded}\n{body.folded}"
    withdrawn = (tables.OWN_WITHDRAWAL, text), (tables.WITHDRAWAL_SUBJECT, subject.folded)
    words_of_a_job = len(set(compiled(tables.JOB).findall(text)))
    marks = cues_in(said)
    return cues.signs(
        [each.evidence for each in said],
        above[0].evidence if above else cues.NOTHING,
        {
            "*bulk": float(mail.is_bulk),
            "*own withdrawal": float(any(compiled(pattern).search(where) for pattern, where in withdrawn)),
            "*names a job": float(names_a_job),
            "*words of a job": float(min(words_of_a_job, _MOST_WORDS_OF_A_JOB)),
            **{f"*said {kind}": float(f"={kind} {DECISIVE}" in marks) for kind in cues.KINDS},
        },
    )


def cues_in(said: Iterable[Said]) -> frozenset[str]:
    """The cues of some sentences together."""
    return frozenset().union(*(each.cues for each in said))


def said_in(prose: Prose) -> list[Said]:
    """What each sentence speaks for."""
    weights = cues.table(prose.lang).cues
    return [Said(place, names, cues.weigh(names, weights)) for place, names in sentences_with_cues(prose)]


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
