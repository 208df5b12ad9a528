"""Spellings compared, and Japanese made findable in a full-text index that splits words at spaces."""

import re
import unicodedata

# soft hyphen, joiners, direction marks, byte order marks, variation selectors: seen by nobody
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)

_KATAKANA = [*range(ord("ァ"), ord("ヶ") + 1), ord("ヽ"), ord("ヾ")]
_HIRAGANA = {code: code - ord("ァ") + ord("ぁ") for code in _KATAKANA} | {
    # these four have no hiragana of their own
    ord("ヷ"): "わ\u3099",
    ord("ヸ"): "ゐ\u3099",
    ord("ヹ"): "ゑ\u3099",
    ord("ヺ"): "を\u3099",
}

# hangul; 々〆〇 kana bopomofo ー; Han; the supplementary kana and Han
_CJK = (
    "\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff\u3005-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U0001aff0-\U0001b16f\U00020000-\U0003ffff"
)
# letters for Python, separators for SQLite: a phrase of nothing else would match no row
_UNKNOWN_TO_SQLITE = "\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3"
# not compiled here: it takes milliseconds, and only a search needs it
_TOKEN = rf"(?=[^\W_])[{_CJK}]|(?:[^\W_{_UNKNOWN_TO_SQLITE}{_CJK}][\u0300-\u036f]*)+"


def squeeze(text: str) -> str:
    """Every run of white space as one space, none at the ends."""
    return " ".join(text.split())


def plain(text: str) -> str:
    """One width, one case, nothing invisible, single spaces; the kind of kana stays."""
    lower = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).casefold()
    # casefold can take composed letters apart (ǰ)
    return squeeze(unicodedata.normalize("NFKC", lower))


def fold(text: str) -> str:
    """The form in which two spellings are compared: ｻｲﾊﾞｰ, サイバー and さいばー agree."""
    # once more, because わ and its dakuten stay two characters, which marks may have to follow in another order
    return unicodedata.normalize("NFKC", plain(text).translate(_HIRAGANA))


def search_tokens(text: str) -> str:
    """Text for FTS5's unicode61: each CJK character a token of its own, other words whole, no punctuation."""
    return " ".join(re.findall(_TOKEN, fold(text))) if text else ""


def search_query(text: str) -> str | None:
    """The MATCH expression that finds all the words typed, or None when there is no word in it."""
    phrases = (re.findall(_TOKEN, word) for word in fold(text).split())
    return " AND ".join(_phrase(tokens) for tokens in phrases if tokens) or None


def _phrase(tokens: list[str]) -> str:
    """Adjacent tokens, the last of which may be the beginning of a longer word."""
    prefix = "" if re.match(f"[{_CJK}]", tokens[-1]) else "*"
    return f'"{" ".join(tokens)}"{prefix}'


def has_japanese(text: str) -> bool:
    """Is any of it kana or Han characters?"""
    return bool(_JAPANESE.search(unicodedata.normalize("NFKC", text)))


_JAPANESE = re.compile("[\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
