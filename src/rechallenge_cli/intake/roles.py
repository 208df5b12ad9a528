"""Which job a mail is about: titles are gathered where they stand, and the one with the most evidence is taken."""

from collections import defaultdict
from collections.abc import Iterator

from rechallenge_cli.domain.codes import Language
from rechallenge_cli.domain.text import fold
from rechallenge_cli.intake import firm_marks, role_marks
from rechallenge_cli.intake.phrases import compiled
from rechallenge_cli.intake.prose import Prose
from rechallenge_cli.intake.understood import Clue

_ENOUGH = 1.5
_LONGEST = 80
_PER_MENTION = 0.6


def role_of(firm: str | None, subject: Prose, body: Prose) -> Clue | None:
    """The role with the words it was taken from, None where none is stated."""
    scores: dict[str, float] = defaultdict(float)
    spelled: dict[str, tuple[str, str]] = {}
    for raw, score, words in _named(subject, body):
        role = _cleaned(raw, firm, body.lang)
        if role and _is_a_role(role, firm, body.lang):
            scores[fold(role)] += score + (_TITLE_WORD if _has_title_word(role, body.lang) else 0)
            spelled.setdefault(fold(role), (role, words))
    text = f"{subject.folded}\n{body.folded}"
    for key, (role, _words) in spelled.items():
        scores[key] += min(text.count(role.lower()), 5) * _PER_MENTION + len(role) / 100
    for key in list(scores):
        # a title within a longer one is the same title, cut short
        scores[key] -= sum(_PER_MENTION for other in scores if other != key and key in other)
    best = max(scores, key=lambda key: scores[key], default=None)
    if best is None or scores[best] < _ENOUGH:
        return _by_its_look(firm, subject, body)
    role, words = spelled[best]
    return Clue("role", role, words)


def _by_its_look(firm: str | None, subject: Prose, body: Prose) -> Clue | None:
    """A title that stands nowhere in particular, but reads as one: in the subject, or before the signature."""
    pattern = compiled(role_marks.LOOKS_LIKE_ONE[body.lang])
    above_signature = Prose(body.text[: int(len(body.text) * _ABOVE_SIGNATURE)], body.lang)
    for prose in (subject, above_signature):
        for match in pattern.finditer(prose.text):
            role = _cleaned(match["role"], firm, body.lang)
            if role and _is_a_role(role, firm, body.lang) and _has_title_word(role, body.lang):
                return Clue("role", role, prose.sentence(match.start()))
    return None


_ABOVE_SIGNATURE = 0.7


_TITLE_WORD = 1.5


def _named(subject: Prose, body: Prose) -> Iterator[tuple[str, float, str]]:
    in_subject, in_body = role_marks.SUBJECT[body.lang], role_marks.BODY[body.lang]
    for prose, patterns in ((subject, in_subject), (body, in_body)):
        for pattern, score in patterns:
            for match in compiled(pattern).finditer(prose.text):
                yield match["role"], score, prose.sentence(match.start("role"))


def _cleaned(raw: str, firm: str | None, lang: Language) -> str:
    """A title without requisition ids, the firm's name and marks around it."""
    role = compiled(role_marks.REQUISITION).sub(" ", raw)
    if firm and firm in role:
        before, _firm, after = role.partition(firm)
        role = before if len(before) > 1 else after
    previous = None
    while role != previous:
        previous = role
        role = role.lstrip(")] ")
        role = compiled(role_marks.EDGES[lang]).sub("", " ".join(role.split())).strip(role_marks.AROUND)
        if role.startswith("(") and role.endswith(")"):
            role = role[1:-1]
        if role.count(")") > role.count("("):
            role = role.rstrip(")")
        if role.count("(") > role.count(")"):
            role = role.rpartition("(")[0].strip(role_marks.AROUND)
    return role


def _is_a_role(role: str, firm: str | None, lang: Language) -> bool:
    if not 2 <= len(role) <= _LONGEST or (firm and fold(role) == fold(firm)) or role.isdigit():
        return False
    if compiled(role_marks.NO_ROLE[lang]).fullmatch(role.lower()):
        return False
    return lang is Language.JA or _has_title_word(role, lang) or role[:1].isupper()


def _has_title_word(role: str, lang: Language) -> bool:
    is_japanese = lang is Language.JA and compiled(role_marks.JAPANESE_TITLE).search(role)
    return bool(is_japanese or compiled(firm_marks.ROLE).search(role))
