"""Where a line may be broken: between the words of English and the phrases of Japanese, never inside a day, a number or a command."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from rechallenge_cli.domain.text import has_japanese

_WHOLE = re.compile(
    r"株式会社|合同会社|有限会社|一般社団法人|一般財団法人|学校法人|医療法人"
    # commands as sentences quote them
    r"|`[^`\n]+`"
    # days and times: 2026年11月23日(月・祝), 11月23日(月), 14時30分
    r"|(?:[0-9]+年)?[0-9]+月[0-9]+日(?:\([^()\s]{1,4}\))?|[0-9]+時[0-9]+分"
    # 23 Nov, Mon 23 Nov 2026
    r"|(?:[A-Z][a-z]+ )?[0-9]{1,2} [A-Z][a-z]{2}(?: [0-9]{4})?(?![A-Za-z])"
)
_RUN = re.compile("[!-~]+")
"""What is no Japanese: words, numbers, addresses, options."""
_NEVER_FIRST = frozenset(
    "、。，．・：；！？ー）」』】〕〉》”’…‥ぁぃぅぇぉっゃゅょァィゥェォッャュョヶ々)]},.:;!?%､｡･｣ｰﾞﾟｧｨｩｪｫｬｭｮｯ"
)
_NEVER_LAST = frozenset("（「『【〔〈《“‘([{｢")
_BLANKS = re.compile(r"[ \u3000]+")
_LEGAL_FORM = re.compile("株式会社|合同会社|有限会社")
_JOINER = "\u200d"
_LEAD = re.compile("^ *(?:- )?")
_LEAST_ROOM = 8
_WELL_FILLED = 0.4
_LONGEST_LINE = 4_000
"""A longer line is no prose, and is folded where it is full."""


def columns(text: str) -> int:
    """How many columns a text takes on a screen: full-width characters and emoji two, combining marks none."""
    from rich.cells import cell_len

    return cell_len(text)


def terminal_width() -> int:
    """The columns of the terminal, or what COLUMNS says."""
    from shutil import get_terminal_size

    return get_terminal_size().columns


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most so many columns; what goes on stands below where it began."""
    return [part for line in text.split("\n") for part in _hanging(line, width)]


def _hanging(line: str, width: int) -> Iterator[str]:
    lead = "".join(_LEAD.findall(line)[:1])
    room = max(width - len(lead), _LEAST_ROOM)
    body = line.removeprefix(lead)
    ends = (0, *break_offsets(body, room), len(body))
    for start, end in pairwise(ends):
        yield (lead if start == 0 else " " * len(lead)) + body[start:end].rstrip(" ")


def break_offsets(line: str, width: int) -> list[int]:
    """Where to break a line, so that each part has at most so many columns; blanks at the end of a part do not count.

    A phrase that would leave too much of a line empty is broken within, as in a narrow column.
    """
    offsets: list[int] = []
    start, head = 0, _too_wide(line, 0, width)
    phrase_ends, other_ends = _ends(line) if head else ([], [])
    while head:
        fits = _last_that_fits(line, start, phrase_ends, width)
        if columns(line[start:fits]) < width * _WELL_FILLED:
            fits = max(fits, _last_that_fits(line, start, other_ends, width))
        start = fits if fits > start else _after_blanks(line, start + _full(head, width))
        offsets.append(start)
        head = _too_wide(line, start, width)
    return offsets


def _too_wide(line: str, start: int, width: int) -> str:
    """So much of the rest of a line that it is too wide, and not much more; nothing where all of the rest fits."""
    size = 2 * max(width, 1)
    while columns(line[start : start + size].rstrip(" ")) <= width:
        if start + size >= len(line):
            return ""
        size *= 2
    return line[start : start + size]


def _after_blanks(line: str, at: int) -> int:
    """The place behind the blanks that stand at another: they end the line above and do not count there."""
    while at < len(line) - 1 and line[at] == " ":
        at += 1
    return at


def _last_that_fits(line: str, start: int, ends: Sequence[int], width: int) -> int:
    """The last of some places up to which a line is not too wide; its start where there is none."""
    last = start
    for end in ends[bisect_right(ends, start) :]:
        if columns(line[start:end].rstrip(" ")) > width:
            break
        last = end
    return last


def _full(text: str, width: int) -> int:
    """How many characters fill a line where there is no good place, at a blank if there is one."""
    from rich.cells import chop_cells

    most = len(chop_cells(text, max(width, 2))[0])
    whole = (at for at in range(min(most, len(text) - 1), most // 2, -1) if not _is_torn(text, at))
    return text.rfind(" ", 0, most) + 1 or next(whole, most)


def widest_whole(text: str) -> int:
    """The columns of the widest part of a text that is never broken."""
    return max((columns(match[0]) for match in _WHOLE.finditer(text)), default=2)


def _ends(line: str) -> tuple[list[int], list[int]]:
    """The places after a word or phrase, where a line is best broken, and those where it may be if need be."""
    if len(line) > _LONGEST_LINE:
        return [], []
    whole = (match for pattern in (_WHOLE, _RUN) for match in pattern.finditer(line))
    inner = {at for match in whole for at in range(match.start() + 1, match.end())}
    blanks = {match.end() for match in _BLANKS.finditer(line)}
    forms = {end for match in _LEGAL_FORM.finditer(line) for end in match.span()}
    allowed = [at for at in range(1, len(line)) if at not in inner and not _is_torn(line, at)]
    best = blanks | forms | _phrase_ends(line)
    return [at for at in allowed if at in best], [at for at in allowed if at in best or not line[at].isspace()]


def _is_torn(line: str, at: int) -> bool:
    """Would a mark, or a part of a character, stand on the wrong side of the break?"""
    before, after = line[at - 1], line[at]
    return after in _NEVER_FIRST or after == " " or before in _NEVER_LAST or before == _JOINER or not columns(after)


def _phrase_ends(line: str) -> set[int]:
    if not has_japanese(line):
        return set()
    ends, at = set(), 0
    for phrase in _parser().parse(line):
        at += len(phrase)
        ends.add(at)
    return ends


@cache
def _parser() -> Any:
    from budoux import load_default_japanese_parser

    return load_default_japanese_parser()
