"""Which job a mail is about: titles are gathered where they stand, and the one with the most evidence is taken."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice, pairwise, takewhile
from types import ModuleType

from rechallenge_cli.domain.codes import Language
from rechallenge_cli.domain.text import fold
from rechallenge_cli.intake import english_roles, japanese_roles, role_marks
from rechallenge_cli.intake.phrases import compiled, places_of
from rechallenge_cli.intake.prose import Prose
from rechallenge_cli.intake.understood import Clue

_MARKS: dict[Language, ModuleType] = {Language.EN: english_roles, Language.JA: japanese_roles}
_ENOUGH = 1.5
_SHORTEST, _LONGEST = 2, 80
_LONGEST_PLACE = 300
_MOST_PLACES = 300
"""So many places are looked at; no mail of a person has more."""
_HEAD = 1.5
"""What it counts that a title has a word that only titles have."""
_HEAD_IN_SMALL = 0.7
_FAR_ENOUGH = 20_000
"""So many characters are looked at; below them a mail names no job for the first time."""
_MENTION, _MOST_MENTIONS = 0.4, 4
_SHARED = 0.8
"""So much of what speaks for a part of a title speaks for the whole of it."""

Named = tuple[str, float, str]


def role_of(firm: str | None, subject: Prose, body: Prose, older: Prose | None = None) -> Clue | None:
    """The role with the words it was taken from, None where none is stated; `older` is what the mail answers."""
    body = Prose(body.text[:_FAR_ENOUGH], body.lang)
    stated = _best(_named(firm, subject, body), firm, subject, body)
    if stated is None and older and older.text.strip():
        stated = _best(_named(firm, subject, older), firm, subject, older)
    return stated or _best(_by_its_look(subject, body), firm, subject, body)


def _best(found: Iterable[Named], firm: str | None, subject: Prose, body: Prose) -> Clue | None:
    scores: dict[str, float] = defaultdict(float)
    spelled: dict[str, tuple[str, str]] = {}
    for raw, score, words in islice(found, _MOST_PLACES):
        role = _cleaned(raw, firm, body.lang) if len(raw) <= _LONGEST_PLACE else ""
        if _is_a_role(role, firm, body.lang):
            scores[fold(role)] += score + _by_its_words(role, body.lang)
            spelled.setdefault(fold(role), (role, words))
    text = f"{subject.folded}\n{body.folded}"
    for key, (role, _words) in spelled.items():
        scores[key] += min(text.count(role.lower()), _MOST_MENTIONS) * _MENTION
    _share(scores)
    best = max(scores, key=lambda key: scores[key], default=None)
    if best is None or scores[best] < _ENOUGH:
        return None
    role, words = spelled[best]
    return Clue("role", _without_tail(role, f"{subject.text}\n{body.text}", _MARKS[body.lang]), words)


def _without_tail(role: str, text: str, marks: ModuleType) -> str:
    """A title without what is left out where it is named again: such a tail is a place, a shift or a date."""
    while (
        (tailed := compiled(marks.TAILED).fullmatch(role))
        and not _stands(role, text, "", marks.AS_A_WHOLE)
        and _stands(tailed["title"], text, marks.ALONE, marks.NO_TAIL)
    ):
        role = tailed["title"]
    return role


def _stands(title: str, text: str, before: str, behind: str) -> bool:
    """Does the title stand in the text between what the patterns ask for?"""
    return any(
        compiled(before).match(text, start) and compiled(behind).match(text, end)
        for start, end in places_of(title, text)
        if end - start == len(title)
    )


def _is_part(part: str, whole: str) -> bool:
    return whole.startswith(part) or whole.endswith(part) or f"({part})" in whole


def _by_its_words(role: str, lang: Language) -> float:
    if not _has_head(role, lang):
        return float(_MARKS[lang].HEADLESS)
    return _HEAD_IN_SMALL if role.islower() and role.isascii() else _HEAD


def _share(scores: dict[str, float]) -> None:
    """What speaks for a title cut short speaks for the whole title too."""
    alone = dict(scores)
    for whole in scores:
        parts = (part for part in alone if part != whole and _is_part(part, whole))
        scores[whole] += sum(alone[part] * _SHARED for part in parts)


def _named(firm: str | None, subject: Prose, body: Prose) -> Iterator[Named]:
    marks = _MARKS[body.lang]
    yield from _matches(marks.SUBJECT, subject)
    for segment in compiled(marks.SEGMENTS).split(subject.text):
        yield segment, marks.SEGMENT_SCORE if _has_head(segment, body.lang) else marks.HEADLESS_SEGMENT, subject.text
    for first, dash, second in _joined(marks, subject):
        yield f"{first}{dash}{second}", marks.HEADLESS_SEGMENT, subject.text
    yield from _matches(marks.BODY, body)
    yield from _above(firm, body)


def _above(firm: str | None, body: Prose) -> Iterator[Named]:
    """The line above one that is the firm's name alone, as portals set them out."""
    lines = body.text[: int(len(body.text) * _ABOVE_SIGNATURE)].split("\n") if firm else []
    for line, below in pairwise(lines):
        if below.strip() == firm and len(line) <= _LONGEST and _has_head(line, body.lang):
            yield line, _ABOVE_THE_FIRM, line


_ABOVE_THE_FIRM = 1.5


def _joined(marks: ModuleType, subject: Prose) -> Iterator[tuple[str, str, str]]:
    """Two parts of a subject as one: "Staff Nurse - Acute Medical Unit"."""
    parts = re.split(f"({marks.WITHIN_TITLE})", subject.text)
    for at in range(0, len(parts) - 2, 2):
        first, dash, second = parts[at : at + 3]
        is_news = compiled(marks.BEHIND_TITLE).search(f" {second}") or compiled(marks.NO_ROLE).fullmatch(second.lower())
        if _has_head(first, subject.lang) and not is_news:
            yield first, dash, second


def _matches(patterns: Iterable[tuple[str, float]], prose: Prose) -> Iterator[Named]:
    for pattern, score in patterns:
        for match in compiled(pattern).finditer(prose.text):
            yield match["role"], score, prose.sentence(match.start("role"))


def _by_its_look(subject: Prose, body: Prose) -> Iterator[Named]:
    """Titles that stand nowhere in particular; the end of a mail is where its writer's own title stands."""
    signature = len(body.text) * _ABOVE_SIGNATURE
    pattern = compiled(_MARKS[body.lang].LONELY)
    for prose in (subject, body):
        for match in pattern.finditer(prose.text):
            if _has_head(match["role"], body.lang):
                score = _IN_SIGNATURE if prose is body and match.start() > signature else 0
                yield match["role"], score, prose.sentence(match.start())


_ABOVE_SIGNATURE, _IN_SIGNATURE = 0.7, -0.3


@lru_cache(maxsize=_MOST_PLACES)
def _cleaned(raw: str, firm: str | None, lang: Language) -> str:
    """A title without requisition ids, the firm's name and marks around it."""
    marks = _MARKS[lang]
    role = compiled(role_marks.REQUISITION).sub(" ", raw)
    role = _without_firm(role, firm)
    previous = None
    while role != previous:
        previous = role
        role = " ".join(role.split()).lstrip(")] ").strip(role_marks.AROUND)
        role = compiled(marks.BEHIND_TITLE).sub("", compiled(marks.BEFORE_TITLE).sub("", role))
        role = _balanced(role.strip(role_marks.AROUND))
    return _core(role, marks)


def _core(role: str, marks: ModuleType) -> str:
    """The title in a piece of a line: all of it, or the part that is built like one."""
    if compiled(marks.WHOLE).fullmatch(role):
        inner = compiled(marks.IN_BRACKETS).fullmatch(role)
        has_head = compiled(marks.HEAD).search
        return inner["role"] if inner and has_head(inner["role"]) and not has_head(role.partition("(")[0]) else role
    titles = [match["role"] for match in compiled(marks.TITLE).finditer(role)]
    return max(titles, key=lambda title: (bool(compiled(marks.HEAD).search(title)), len(title)), default="")


def _without_firm(role: str, firm: str | None) -> str:
    """What stands before the firm's name, or behind it where nothing does."""
    names = [firm, _short(firm)] if firm and not compiled(role_marks.READS_AS_TITLE).search(firm) else []
    for name in names:
        before, found, after = role.partition(name)
        if found and not (after[:1].isalnum() and after[:1].isascii()):
            role = before if len(before.strip(role_marks.AROUND)) > 1 else after.removeprefix("'s") or role
    return _without_words_of(firm, role) if firm else role


def _without_words_of(firm: str, role: str) -> str:
    """Without the first words of the firm's name, where more than one stand before the title."""
    pairs = zip(firm.split(), role.split(), strict=False)
    shared = len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
    return " ".join(role.split()[shared:]) or role if shared > 1 else role


def _short(firm: str) -> str:
    return compiled(role_marks.LEGAL_FORM).sub("", firm).strip() or firm


def _balanced(role: str) -> str:
    """Without a bracket that has lost its other half, nor one around all of it."""
    if role.startswith("(") and role.endswith(")"):
        return role[1:-1]
    if role.count(")") > role.count("("):
        return role.rstrip(")")
    return role.rpartition("(")[0].strip(role_marks.AROUND) if role.count("(") > role.count(")") else role


@lru_cache(maxsize=_MOST_PLACES)
def _is_a_role(role: str, firm: str | None, lang: Language) -> bool:
    if not _SHORTEST <= len(role) <= _LONGEST or _is_of_firm(role, firm, lang):
        return False
    marks = _MARKS[lang]
    if compiled(marks.NO_ROLE).fullmatch(role.lower()):
        return False
    if not _has_head(role, lang) and compiled(marks.NO_ROLE_WITHOUT_HEAD).fullmatch(role.lower()):
        return False
    return lang is Language.JA or _has_head(role, lang) or role[:1].isupper() or role[:1].isdigit()


def _is_of_firm(role: str, firm: str | None, lang: Language) -> bool:
    """Is it the firm's name, or a part of it that is no title?"""
    within = bool(firm) and fold(role) in fold(firm or "")
    return within and (lang is Language.JA or not _has_head(role, lang))


@lru_cache(maxsize=_MOST_PLACES)
def _has_head(role: str, lang: Language) -> bool:
    return bool(compiled(_MARKS[lang].HEAD).search(role))
