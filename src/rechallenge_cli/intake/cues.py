"""What the words of a sentence speak for: tables of cues and their weights, a file a language in `weights/`.

A cue is a word or a few that stand together, or the mark of a phrase of the tables. Each weight tells how much it speaks
for a kind of mail rather than for nothing at all, on the scale of a logarithm of odds; below zero it speaks against the
kind. Lines that begin with an asterisk weigh what a whole mail shows. The files are learnt by
`tests/benchmarks/learn_weights.py` from sentences and mails of our own, and may be edited by hand.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import exp, fsum

from rechallenge_cli.domain.codes import Language
from rechallenge_cli.intake.understood import MailKind

KINDS = tuple(MailKind)
"""The columns of the tables."""

Weights = tuple[float, ...]
"""One for each kind."""

NOTHING: Weights = (0.0,) * len(KINDS)

ALWAYS = "*"
"""The line that counts always."""
SAYS, HEADS = "*says ", "*heads "
"""How the lines begin that weigh a cue for the whole mail, wherever its text has it, and for its subject."""

_LONGEST_CUE = 3
_WORDS = re.compile(r"[a-z']+|[?!:]")
_BLANKS = re.compile(r"\s+")
_ENOUGH = 30.0
"""No sentence speaks for more."""
_MOST_SENTENCES = 3.0
"""More that say the same add nothing."""
_NUMBER = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Table:
    """The weights of a language: of a sentence's cues, of a mail's signs, and of cues anywhere in its text or its subject."""

    cues: Mapping[str, Weights]
    signs: Mapping[str, Weights]
    says: Mapping[str, Weights]
    heads: Mapping[str, Weights]


@cache
def table(lang: Language) -> Table:
    """The weights of a language."""
    found: dict[str, dict[str, Weights]] = {SAYS: {}, HEADS: {}, ALWAYS: {}, "": {}}
    text = (files("rechallenge_cli.intake") / "weights" / f"{lang}.tsv").read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        name, *weights = line.split("\t")
        part = next(filter(name.startswith, found))
        whole = name if part == ALWAYS else name.removeprefix(part)
        found[part][whole] = tuple(float(weight or 0) for weight in weights)
    return Table(found[""], found[ALWAYS], found[SAYS], found[HEADS])


def cues_of(sentence: str, lang: Language, phrases: Iterable[str] = ()) -> frozenset[str]:
    """The cues in a folded sentence; `phrases` are marks of phrases that were found in it."""
    runs = _runs_of_words(sentence) if lang is Language.EN else _runs_of_letters(_NUMBER.sub("0", sentence))
    return frozenset(("", *phrases, *runs))


def _runs_of_words(sentence: str) -> list[str]:
    words = _WORDS.findall(sentence)
    pairs = list(map(" ".join, pairwise(words)))
    return [*words, *pairs, *map(" ".join, zip(pairs, words[2:], strict=False))]


def _runs_of_letters(sentence: str) -> list[str]:
    text = _BLANKS.sub("", sentence)
    return [text[at : at + count] for count in range(1, _LONGEST_CUE + 1) for at in range(len(text) - count + 1)]


def weigh(names: Iterable[str], weights: Mapping[str, Weights]) -> Weights:
    """What they speak for together, whatever order they come in."""
    known = [weights[name] for name in names if name in weights]
    return tuple(map(fsum, zip(*known, strict=True))) if known else NOTHING


def likelihoods(evidence: Weights) -> Weights:
    """How likely a sentence is to tell of each kind; what is left is that it tells of none."""
    odds = [exp(min(each, _ENOUGH)) for each in evidence]
    whole = 1 + sum(odds)
    return tuple(each / whole for each in odds)


def signs(sentences: Iterable[Weights], subject: Weights, others: Mapping[str, float]) -> list[tuple[str, float]]:
    """What a mail shows: how likely its surest sentence and all together tell of each kind, and what its subject says."""
    found = [(ALWAYS, 1.0), *others.items()]
    columns = list(zip(*map(likelihoods, sentences), strict=True)) or [(0.0,)] * len(KINDS)
    for kind, likely, above in zip(KINDS, columns, subject, strict=True):
        found += [
            (f"*surest {kind}", max(likely)),
            (f"*together {kind}", min(sum(likely), _MOST_SENTENCES)),
            (f"*subject {kind}", above),
        ]
    return found


def weigh_mail(shown: Iterable[tuple[str, float]], weights: Mapping[str, Weights]) -> Weights:
    """How much speaks for each kind of mail, by what it shows."""
    known = [(weights[name], value) for name, value in shown if name in weights]
    return tuple(sum(weight[at] * value for weight, value in known) for at in range(len(KINDS)))
