"""What the tables of phrases are made of, and how a text is searched by them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby, islice

from rechallenge_cli.intake.prose import Prose, clause_after, clause_before
from rechallenge_cli.intake.understood import MailKind

_BEHIND = 40
_MOST_HITS = 100
"""So many times a phrase is looked at; no mail of a person says it more often."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern of lower-case text, and how strongly it speaks for its kind, from 1 to 3; what that is worth is learnt."""

    pattern: str
    weight: int = 3


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a phrase does not count: what stands before it in its sentence, behind it, or anywhere in the sentence."""

    before: str
    behind: str
    anywhere: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase that was found."""

    weight: int
    start: int
    end: int


Kinds = dict[MailKind, tuple[Phrase, ...]]


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of a table, compiled when a mail is first read."""
    return re.compile(pattern)


def any_of(words: str) -> str:
    """A pattern of words with | between them, parted by their first letters: the others are not tried one by one."""
    by_letter = groupby(sorted(words.split("|")), key=lambda word: word[0])
    return "|".join(f"{letter}(?:{'|'.join(word[1:] for word in group)})" for letter, group in by_letter)


def places_of(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a name stands in a text, be there a blank between its letters or none."""
    start = text.find(name[0])
    while start >= 0:
        end = start
        for letter in name:
            end += end > start and text.startswith(f" {letter}", end)
            if not text.startswith(letter, end):
                break
            end += 1
        else:
            yield start, end
        start = text.find(name[0], start + 1)


def hits(prose: Prose, phrases: Iterable[Phrase], scope: Scope) -> Iterator[Hit]:
    """The phrases that a text says and means: not under a condition, not in general, not of somebody else."""
    for phrase in phrases:
        for match in islice(compiled(phrase.pattern).finditer(prose.folded), _MOST_HITS):
            if is_meant(prose, match.start(), match.end(), scope):
                yield Hit(phrase.weight, match.start(), match.end())


def is_meant(prose: Prose, start: int, end: int, scope: Scope) -> bool:
    """Does what stands between two places count, by what stands around it?"""
    first, last = prose.sentence_around(start)
    return not (
        compiled(scope.before).search(clause_before(prose, start))
        or compiled(scope.behind).match(clause_after(prose, end, _BEHIND))
        or compiled(scope.anywhere).search(prose.folded[first:last])
    )


def first(prose: Prose, patterns: Iterable[str], scope: Scope | None = None) -> re.Match[str] | None:
    """The first pattern of a table that a text says."""
    for pattern in patterns:
        for match in compiled(pattern).finditer(prose.folded):
            if scope is None or is_meant(prose, match.start(), match.end(), scope):
                return match
    return None
