"""The text of a mail as sentences: hard line breaks undone, one width and case to compare by."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from rechallenge_cli.domain.codes import Language

LONGEST = 60_000
"""So many characters of a mail are read for what they mean; no mail of a person is longer."""

_KANA = re.compile("[\u3041-\u30ff]")
_LEAST_KANA = 12
_APOSTROPHES = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "―": "-", "〜": "~", "～": "~"}
)
_ENTRY = re.compile(r"^\s*(?:[-*•・■□▼▽●○◆◇※→>▶①-⑳\[【(（<＜]|\d{1,2}[.)．）、 　]|[^\s:：]{1,14}\s*[:：])")
_ENDLESS_WORD = {Language.EN: re.compile(r"(\S{60})(?=\S)"), Language.JA: re.compile(r"([!-~]{60})(?=[!-~])")}
"""Patterns count words by their blanks: a run without any is no word."""
_LONGEST_HEADING = 1_000
_LONGEST_SENTENCE = 1_000
"""What goes on without an end is parted: each phrase in a sentence is held against all of the sentence."""
_RULE = re.compile(r"^\W*$")
_LONGEST_ENTRY = 40
"""In so short a line without a mark the blanks part what stands in it, as in a signature."""
_ENDS = re.compile(r"[。！？!?]+[」』）)\"]*|(?<=[a-z0-9)\"'][.!?])(?= )|\n")
_FULL_LINE = {Language.EN: 45, Language.JA: 18}
"""From so many characters on a line that stops without a mark was broken by the mail program."""


@dataclass(frozen=True)
class Prose:
    """Text in which sentences can be told apart. `text` keeps the case, `folded` is the same in lower case."""

    text: str
    lang: Language

    @cached_property
    def folded(self) -> str:
        """The text in lower case, letter by letter, so that places in both agree."""
        lower = self.text.lower()
        if len(lower) == len(self.text):
            return lower
        return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in self.text)

    @cached_property
    def _ends(self) -> list[int]:
        ends, last = list[int](), 0
        for end in (*(match.end() for match in _ENDS.finditer(self.text)), len(self.text)):
            ends += range(last + _LONGEST_SENTENCE, end, _LONGEST_SENTENCE)
            ends.append(end)
            last = end
        return ends

    def sentence_around(self, start: int) -> tuple[int, int]:
        """The first and the last place of the sentence in which a place lies."""
        at = bisect_right(self._ends, start)
        return (self._ends[at - 1] if at else 0), (self._ends[at] if at < len(self._ends) else len(self.text))

    def sentences(self) -> Iterator[tuple[int, int]]:
        """The first and the last place of each sentence that says anything."""
        first = 0
        for last in self._ends:
            if self.text[first:last].strip():
                yield first, last
            first = last

    def sentence(self, start: int) -> str:
        """The sentence in which a place lies, as written."""
        first, last = self.sentence_around(start)
        return self.text[first:last].strip()


def language_of(text: str) -> Language:
    """Japanese where there is kana enough for a sentence."""
    enough = next(islice(_KANA.finditer(text), _LEAST_KANA - 1, None), None)
    return Language.JA if enough else Language.EN


def prose_of(text: str, lang: Language) -> Prose:
    """The text of a mail with its hard line breaks undone; in Japanese without the blanks that only set it out."""
    return Prose("".join(_flowing(_normal(text[:LONGEST], lang).split("\n"), lang)), lang)


def heading_of(text: str, lang: Language) -> Prose:
    """A subject or a display name: one line, whose blanks part its words in Japanese too."""
    return Prose(" ".join(_normal(text[:_LONGEST_HEADING], lang).split()), lang)


def lines_of(text: str, lang: Language) -> list[str]:
    """The lines of a mail as its writer broke them, each set as a heading is."""
    return [" ".join(line.split()) for line in _normal(text[:LONGEST], lang).split("\n")]


def _normal(text: str, lang: Language) -> str:
    return _ENDLESS_WORD[lang].sub(r"\1 ", unicodedata.normalize("NFKC", text).translate(_APOSTROPHES))


def _flowing(lines: list[str], lang: Language) -> Iterator[str]:
    for at, line in enumerate(lines):
        bare = _squeezed(line, lang)
        if _RULE.match(bare):
            yield "\n"
            continue
        yield bare
        following = lines[at + 1] if at + 1 < len(lines) else ""
        yield ("" if lang is Language.JA else " ") if _is_broken(bare, following, lang) else "\n"


def _squeezed(line: str, lang: Language) -> str:
    words = " ".join(line.split())
    if lang is Language.JA and len(words) <= _LONGEST_ENTRY and not re.search("[、。]", words):
        return words
    return re.sub(r"(?<=[^!-~]) | (?=[^!-~])", "", words) if lang is Language.JA else words


def _is_broken(line: str, following: str, lang: Language) -> bool:
    """Did the mail program, and not the writer, end this line?"""
    if not following.strip() or line.endswith(("。", ".", "!", "?", ":", "！", "？", "：")) or _ENTRY.match(following):
        return False
    return len(line) >= _FULL_LINE[lang] or line.endswith(("、", ","))


def clause_after(prose: Prose, end: int, most: int) -> str:
    """What stands behind a place in its sentence, at most so many characters."""
    return prose.folded[end : min(prose.sentence_around(end - 1)[1], end + most)]


def clause_before(prose: Prose, start: int) -> str:
    """What stands before a place in its sentence."""
    return prose.folded[prose.sentence_around(start)[0] : start]
