"""What stands on the page for firms, roles and reminders: themselves, or names that tell nothing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from rechallenge_cli.domain.company import company_key
from rechallenge_cli.domain.text import has_japanese, plain
from rechallenge_cli.locales import _
from rechallenge_cli.output.clean import one_line
from rechallenge_cli.output.report import job_words

_MOST_DIGITS = 4
"""More of them are a number to call or to look up, whatever stands between."""
_KANA_OR_KANJI = "ぁ-ゖァ-ヺー々〆一-鿿"
_PIECE = re.compile(
    rf"(?P<japanese>[{_KANA_OR_KANJI}]+)|(?P<word>r&d|\w+?(?=[{_KANA_OR_KANJI}]|\W|$))|[\s\-–—/&,.:;()\[\]|+~・、。]"
)
_JAPANESE = re.compile(f"(?:{'|'.join(sorted(job_words.JAPANESE, key=len, reverse=True))})++")
_RUN = re.compile("[ぁ-ゖ]+|[ァ-ヺー]+|[々〆一-鿿]+|[^ぁ-ゖァ-ヺー々〆一-鿿]+")
"""Letters of one script: where Japanese goes from one to another, a word mostly ends."""
_ALPHABET = 26
_OWN_TEXTS = frozenset({"company", "tag"})


class Names(Protocol):
    """What is shown of a text that somebody typed; empty for nothing."""

    def firm(self, company: str) -> str:
        """A firm."""

    def role(self, company: str, role: str | None) -> str:
        """A role at a firm."""

    def reminder(self, text: str) -> str:
        """A reminder."""

    def filter(self, name: str, text: str) -> str:
        """What a filter was given."""


class AsTyped:
    """All as it was typed, on one line and without what nobody sees."""

    def firm(self, company: str) -> str:
        """The firm."""
        return one_line(company)

    def role(self, company: str, role: str | None) -> str:  # noqa: ARG002
        """The role."""
        return one_line(role or "")

    def reminder(self, text: str) -> str:
        """The reminder."""
        return one_line(text)

    def filter(self, name: str, text: str) -> str:  # noqa: ARG002
        """The filter."""
        return one_line(text)


@dataclass
class Anonymous:
    """Firm A, Firm B, … in the order in which they are shown; a role only of words that are known for jobs.

    `firms` and `people` are those on record, whom no role may name.
    """

    firms: Iterable[str]
    people: Iterable[str]
    _known: frozenset[str] = frozenset()
    _letters: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        whole = (_bare(name) for company in self.firms for name in (company, company_key(company)))
        # of another firm's name its beginning tells which it is; the rest is as often a word for what it does
        first = (part for company in self.firms for part in _RUN.findall(_words(company_key(company))[0])[:1])
        people = (word for person in self.people for word in (_bare(person), *_words(person)))
        self._known = frozenset(name for name in (*whole, *first, *people) if len(name) >= _least(name))

    def firm(self, company: str) -> str:
        """A letter for each firm, the same wherever it is shown."""
        key = company_key(company)
        self._letters.setdefault(key, _letter(len(self._letters)))
        return _("Firm {letter}").format(letter=self._letters[key])

    def role(self, company: str, role: str | None) -> str:
        """The role, if all of its words are known for jobs and none is of a name on record, or even a part of the firm's own."""
        told = _bare(role or "")
        tells = (
            not _is_of_job_words(role or "")
            or any(part in told for part in _parts(company))
            or any(name in told for name in self._known)
        )
        return "" if tells else one_line(role or "")

    def reminder(self, text: str) -> str:  # noqa: ARG002
        """That there is one."""
        return _("a reminder")

    def filter(self, name: str, text: str) -> str:
        """The filter, unless it is one for a text of one's own."""
        return "" if name in _OWN_TEXTS else one_line(text)


def _is_of_job_words(role: str) -> bool:
    """Is there nothing in a role but words, few digits and marks that any firm's title may have?"""
    text, at = plain(role), 0
    while found := _PIECE.match(text, at):
        if not _is_known(found):
            return False
        at = found.end()
    return at == len(text) and sum(letter.isdigit() for letter in text) <= _MOST_DIGITS


def _is_known(piece: re.Match[str]) -> bool:
    if piece["japanese"]:
        return bool(_JAPANESE.fullmatch(piece["japanese"]))
    word = piece["word"]
    return not word or word in job_words.ENGLISH or (word.isascii() and word.isdigit())


def _bare(text: str) -> str:
    """Letters and digits alone, in one width and case."""
    return "".join(letter for letter in plain(text) if letter.isalnum())


def _parts(company: str) -> set[str]:
    """The words of a name, and in Japanese, where words are not parted, each two letters that stand side by side."""
    words = _words(company_key(company))
    pairs = {word[at : at + 2] for word in words if has_japanese(word) for at in range(len(word) - 1)}
    return pairs | {word for word in words if len(word) >= _least(word)}


def _words(name: str) -> list[str]:
    return [_bare(word) for word in re.split(r"[\W_]+", name)]


def _least(word: str) -> int:
    """From how many letters on a word can be one that names somebody."""
    return 2 if has_japanese(word) else 3


def _letter(number: int) -> str:
    """A, B, … Z, AA, AB, …"""
    before = _letter(number // _ALPHABET - 1) if number >= _ALPHABET else ""
    return before + chr(ord("A") + number % _ALPHABET)
