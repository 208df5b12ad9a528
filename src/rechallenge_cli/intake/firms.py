"""Which firm a mail is from: names are gathered where firms stand, and the one with the most evidence is taken."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from rechallenge_cli.domain.codes import Language
from rechallenge_cli.domain.company import company_key
from rechallenge_cli.domain.text import has_japanese
from rechallenge_cli.intake import english_firm_marks, english_firms, japanese_firm_marks, japanese_firms
from rechallenge_cli.intake import firm_marks as marks
from rechallenge_cli.intake.english_letter import Letter
from rechallenge_cli.intake.firm_places import Sighting, in_a_label, labels_of, own_label
from rechallenge_cli.intake.japanese_letter import JapaneseLetter
from rechallenge_cli.intake.message import Mail
from rechallenge_cli.intake.phrases import compiled, places_of
from rechallenge_cli.intake.prose import Prose
from rechallenge_cli.intake.understood import Clue

_MOST_NAMES = 400
"""So many places are looked at; no mail of a person names more."""
_ENOUGH = 1.4
_FADING = 0.6
_PER_MENTION, _MOST_MENTIONS = 0.4, 4
_SHORTEST_DOMAIN = 4


def firm_of(mail: Mail, subject: Prose, body: Prose) -> Clue | None:
    """The firm, with the words it was taken from; None where nothing names it."""
    return (
        _japanese(JapaneseLetter(mail, subject, body))
        if body.lang is Language.JA
        else _english(Letter(mail, subject, body))
    )


@dataclass
class Candidate:
    """A firm that may be meant: how it is spelled, and where it was seen."""

    key: str
    spellings: dict[str, str] = field(default_factory=dict)
    weights: list[float] = field(default_factory=list)
    own: bool = False
    alone: bool = False
    only_own: bool = True
    of_another: bool = False
    score: float = 0

    def add(self, name: str, seen: Sighting) -> None:
        """Note one more place, and the spelling that it has there."""
        self.weights.append(seen.weight)
        if seen.weight > 0:
            self.spellings.setdefault(name, seen.words)
        self.own |= seen.own
        self.alone |= seen.alone
        self.only_own &= seen.own or seen.of_another
        self.of_another |= seen.of_another

    def said(self) -> float:
        """What the places weigh together; each further one weighs less."""
        ranked = sorted((weight for weight in self.weights if weight > 0), reverse=True)
        against = sum(weight for weight in self.weights if weight < 0)
        return against + sum(weight * _FADING**at for at, weight in enumerate(ranked))

    @property
    def is_legal(self) -> bool:
        """Is it ever named with its legal form?"""
        return any(compiled(marks.LEGAL_FORM).search(name) for name in self.spellings)

    @property
    def is_in_katakana(self) -> bool:
        """Is it a name of more than one foreign word: サンプル・カンパニー?"""
        return bool(compiled(r"[ァ-ヶー]+(?:・[ァ-ヶー]+)+").fullmatch(self.key))

    def spelling(self) -> tuple[str, str]:
        """The fullest spelling with its words: a legal form tells a firm from its short name."""
        legal = compiled(marks.LEGAL_FORM)
        return max(self.spellings.items(), key=lambda each: (bool(legal.search(each[0])), len(each[0])))


Candidates = dict[str, Candidate]


def _gathered(seen: Iterator[Sighting], name_of: Callable[[Sighting], str]) -> Candidates:
    candidates: Candidates = {}
    for each in islice(seen, _MOST_NAMES):
        if name := name_of(each):
            key = _key(name)
            candidates.setdefault(key, Candidate(key)).add(name, each)
    return {key: each for key, each in candidates.items() if each.spellings}


def _key(name: str) -> str:
    """Under it all spellings of a name are gathered; where a Japanese name has a blank is a matter of taste."""
    key = company_key(name)
    return key.replace(" ", "") if has_japanese(key) else key


def _english(letter: Letter) -> Clue | None:
    keeps_agency = letter.is_agency

    def name_of(seen: Sighting) -> str:
        name = english_firms.cleaned(seen.name, keeps_agency=keeps_agency)
        return "" if not name or english_firms.is_no_firm(name, letter) else name

    candidates = _gathered(english_firms.sightings(letter), name_of)
    text, labels = f"{letter.subject.text}\n{letter.body.text}", labels_of(letter.mail)
    for candidate in candidates.values():
        candidate.score = candidate.said() + _supported(candidate, text, labels)
    _settle_nested(candidates, english_firm_marks.INDUSTRY)
    return _best(candidates, text, labels, letter.display, is_agency=keeps_agency) or _by_the_domain(letter.mail)


def _japanese(letter: JapaneseLetter) -> Clue | None:
    candidates = _gathered(japanese_firms.sightings(letter), lambda seen: seen.name)
    text, labels = f"{letter.subject.text}\n{letter.text}", labels_of(letter.mail)
    for candidate in candidates.values():
        candidate.score = candidate.said() + _supported(candidate, text, labels)
        candidate.score += 1.0 * bool(compiled(japanese_firm_marks.IS_KIND).search(candidate.key))
    has_legal_name = any(each.is_legal and has_japanese(each.key) for each in candidates.values())
    is_introduced = any(each.own and each.is_in_katakana for each in candidates.values())
    for candidate in candidates.values():
        # a firm of Japan has a Japanese name, whatever its sender and its domain are called
        is_unsaid = is_introduced and not any(name in letter.text for name in candidate.spellings)
        if not has_japanese(candidate.key) and (has_legal_name or is_unsaid):
            candidate.score *= _ROMAN_FIRM if candidate.is_legal else _ONLY_ROMAN
    _settle_nested(candidates, japanese_firm_marks.OF_A_FIRM)
    return _best(candidates, text, labels, letter.display, is_agency=letter.is_agent) or _by_the_domain(letter.mail)


_ONLY_ROMAN, _ROMAN_FIRM = 0.3, 0.5


def _supported(candidate: Candidate, text: str, labels: tuple[str, ...]) -> float:
    """What speaks for a name beside its places: the sender's domain, how often it is said, what it is made of."""
    short = min(candidate.spellings, key=len)
    said = _times_said(candidate.key if has_japanese(candidate.key) else short, text)
    score = _PER_MENTION * min(said, _MOST_MENTIONS) + 1.0 * candidate.is_legal
    score += 0.5 * bool(compiled(english_firm_marks.INDUSTRY).search(candidate.key))
    if candidate.key in _small_words(text):
        score -= 1  # what is said in small letters is a word
    return score + max((in_a_label(candidate.key, label) for label in labels), default=0)


@lru_cache(maxsize=1)
def _small_words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"(?<![\w.@/-])[a-z]+(?![\w@-])", text))


def _times_said(name: str, text: str) -> int:
    behind = text.split(name)[1:]
    return len(behind) if has_japanese(name) else sum(not each[:1].isalnum() for each in behind)


def _settle_nested(candidates: Candidates, of_a_firm: str) -> None:
    """Of a name within another one is meant: the longer, if it is a firm's own, gets what speaks for the shorter."""
    for full in sorted(candidates.values(), key=lambda each: len(each.key)):
        for short in [each for each in candidates.values() if _is_short_for(each.key, full.key)]:
            if _are_initials(short.key, full.key) or _is_a_fuller_name(short, full, of_a_firm):
                full.score += max(short.score, 0)
            else:
                short.score += max(full.score, 0)
                full.score = -1


def _is_a_fuller_name(short: Candidate, full: Candidate, of_a_firm: str) -> bool:
    if not full.key.startswith(short.key):
        before, found, _behind = full.key.partition(short.key)
        return full.alone or not short.alone or bool(found and before.count(" ") <= _MOST_BEFORE)
    if short.is_legal and not full.is_legal and short.own:
        return False  # a firm and one of its houses
    if _is_a_part_of_the_house(full.key[len(short.key) :], short):
        return False
    if full.alone or _says_more(short.key, full.key):
        return full.alone
    if not short.alone:
        return True
    return bool(compiled(of_a_firm).search(full.key[len(short.key) :]))


def _is_a_part_of_the_house(behind: str, house: Candidate) -> bool:
    is_commission = house.alone and compiled(japanese_firm_marks.COMMISSION).fullmatch(behind)
    return bool(is_commission or compiled(japanese_firm_marks.A_DEPARTMENT).fullmatch(behind))


_MOST_BEFORE = 2
"""So many words the fuller name has before the short one: University of Sample, Vale of Sample."""


def _says_more(short: str, full: str) -> bool:
    """Is what stands behind the shorter one a clause: 株式会社サンプルの営業職?"""
    clause = full.removeprefix(f"{short}の")
    return clause != full and re.fullmatch(r"[ぁ-んー]{1,3}", clause) is None


def _is_short_for(short: str, full: str) -> bool:
    if short == full or len(short) < _SHORTEST:
        return False
    if has_japanese(full):
        return short in full
    words, told = _main_words(full), short.split()
    if len(told) > 1 and set(told) < set(words) and told[0] == words[0] and told[-1] == words[-1]:
        return True  # Sample School, which is Sample Primary School
    return _are_initials(short, full) or f" {short} " in f" {full.translate(_PARTING)} "


def _are_initials(short: str, full: str) -> bool:
    """Is the first word of the one made of the first letters of the other?"""
    if has_japanese(full):
        return False
    words, told = _main_words(full), short.split()
    rest = len(words) - len(told) + 1
    is_made_of_them = len(told[0]) > _SHORTEST and told[0] == "".join(word[0] for word in words[:rest])
    return is_made_of_them and told[1:] == words[rest:]


def _main_words(name: str) -> list[str]:
    return [word for word in re.split(r"[\s-]+", name) if word and word not in {"of", "and", "the", "for", "&"}]


_SHORTEST = 2
_PARTING = str.maketrans("-,'", "   ")


def _best(candidates: Candidates, text: str, labels: tuple[str, ...], sender: str, *, is_agency: bool) -> Clue | None:
    ranked = sorted(candidates.values(), key=lambda each: each.score, reverse=True)
    ranked = [each for each in ranked if each.score >= _ENOUGH]
    if is_agency or (ranked and ranked[0].only_own and any(each.of_another and not each.own for each in ranked)):
        # whom an agency or a service writes about is the firm; where it names nobody, the agency is
        ranked.sort(key=lambda each: _is_the_senders(each, labels, company_key(sender)))
    if not ranked:
        return None
    name, words = ranked[0].spelling()
    if has_japanese(name):
        return Clue("firm", _parted(name, text), words)
    return Clue("firm", _whole(name, text), words)


def _is_the_senders(candidate: Candidate, labels: tuple[str, ...], sender: str) -> bool:
    if candidate.key in sender or any(in_a_label(candidate.key, label) for label in labels):
        return True
    return candidate.own and not candidate.of_another


def _parted(name: str, text: str) -> str:
    """The name with the blank that its writer puts into it, and sentences lose."""
    if not compiled(japanese_firm_marks.TWO_NAMES).search(name):
        return name
    return next((text[start:end] for start, end in places_of(name, text)), name)


def _whole(name: str, text: str) -> str:
    """The name with the full stop of its last abbreviation, and with its article where it stands alone with it."""
    if name.endswith(marks.ABBREVIATED) and f"{name}." in text:
        return f"{name}."
    return f"The {name}" if f"\nThe {name}\n" in f"\n{text}\n" else name


def _by_the_domain(mail: Mail) -> Clue | None:
    """Where a mail names nobody: the name that the sender's domain is made of."""
    label = own_label(mail)
    if len(label) < _SHORTEST_DOMAIN or not label.isascii() or label.isdigit():
        return None
    kind = re.search(rf"(?<=\w{{3}})(?:{english_firm_marks.DOMAIN_ENDS})$", label)
    parts = [label[: kind.start()], kind[0]] if kind else [label]
    name = " ".join(word.capitalize() for part in parts for word in part.split("-") if word)
    return Clue("firm", name, f"{mail.sender_name} <{mail.sender_address}>".strip())
