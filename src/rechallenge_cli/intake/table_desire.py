"""How much somebody wants a job, by the many ways in which tables say so -> 1 to 5."""

import re
import unicodedata

# fmt: off
_WORDS = {
    5: ("very high", "highest", "dream", "dream job", "top", "must have", "urgent", "最高", "とても高い", "本命", "s", "ss", "大本命", "第1志望群"),
    4: ("high", "a", "高", "高い", "大", "hoch", "haute", "élevée", "alta", "alto", "高め", "높음", "p1"),
    3: ("medium", "mid", "middle", "normal", "moderate", "b", "中", "中くらい", "普通", "mittel", "moyenne", "media", "medio", "보통", "p2"),
    2: ("low", "c", "低", "低い", "小", "niedrig", "basse", "faible", "baja", "bajo", "낮음", "p3"),
    1: ("very low", "lowest", "none", "d", "e", "最低", "とても低い", "滑り止め", "p4"),
}
# fmt: on
_BY_WORD = {word: desire for desire, words in _WORDS.items() for word in words}
_STARS = "★⭐🌟*♥❤🔥"
_PLACE = re.compile(r"(?:#|no\.? ?|第)?(\d{1,3})(?:st|nd|rd|th|位|志望)?")
_RANK = re.compile(r"第?([1-5一二三四五])(?:位|志望.*)")
_KANJI = str.maketrans("一二三四五", "12345")


def desire_of(cell: str | None, most: float, *, is_rank: bool = False) -> int | None:
    """How much, from 1 to 5; None where it cannot be told. `most` is the largest number in the column.

    Of a rank, 1 is the most wanted, and what comes after the third says little.
    """
    text = unicodedata.normalize("NFKC", cell or "").casefold().strip()
    if is_rank and (place := _PLACE.fullmatch(text)):
        return {1: 5, 2: 4, 3: 3}.get(int(place[1]))
    stars = sum(text.count(star) for star in _STARS)
    if stars and not re.search(r"\w", text):
        return min(5, stars)
    if rank := _RANK.fullmatch(text):
        return 6 - int(rank[1].translate(_KANJI))
    bare = re.sub(r"[^\w%/.+-]+", " ", text).strip()
    if bare in _BY_WORD:
        return _BY_WORD[bare]
    return _of_number(bare, most)


def _of_number(text: str, most: float) -> int | None:
    match = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)\s?(?:(%)|(?:/|of|out of)\s?(\d{1,3}))?", text)
    if not match:
        return None
    number = float(match[1])
    scale = 100 if match[2] else float(match[3] or _scale(most))
    if not scale or not 0 < number <= scale:
        return None
    return max(1, min(5, round(number / scale * 5 + 1e-9)))


def _scale(most: float) -> int:
    return next(scale for scale in (5, 10, 100) if most <= scale)
