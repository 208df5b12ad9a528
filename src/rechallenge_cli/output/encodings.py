"""The encodings in which a table can be written, and what one of them lacks."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

UTF_8, UTF_8_BOM = "utf-8", "utf-8-sig"

CODECS: Mapping[str, str] = {
    UTF_8: UTF_8,
    UTF_8_BOM: UTF_8_BOM,
    "utf-16": "utf-16",
    "cp932": "cp932",
    # what is called by these names in Japan has ①, ㈱ and 髙, which the standard of that name has not
    "shift_jis": "cp932",
    "sjis": "cp932",
    "windows-31j": "cp932",
    "euc-jp": "euc_jp",
    "gb18030": "gb18030",
    "big5": "big5",
    "euc-kr": "euc_kr",
    "cp1252": "cp1252",
    "latin-1": "latin-1",
}
"""The names that are understood, each with Python's own."""

_DASH = str.maketrans({"—": "―"})
_SAME_LETTER: Mapping[str, dict[int, str]] = {"cp932": _DASH, "euc_jp": _DASH}
"""By codec: the letters that it has under another code point; here the dash of JIS. Python knows 〜 and − by itself."""


class Lacking(NamedTuple):
    """Letters of one field that an encoding has not; `number` is that of the record, 0 for the header."""

    number: int
    field: str
    letters: str


def codec(name: str) -> str | None:
    """Python's name of an encoding as people write it, None for one that is not known."""
    typed = name.strip().lower()
    return next(
        (CODECS[known] for known in (typed, typed.replace("_", "-"), typed.replace("-", "_")) if known in CODECS), None
    )


def fitted(texts: Iterable[str], codec: str) -> Iterable[str]:
    """Texts with the letters of an encoding that are the same to a reader."""
    same = _SAME_LETTER.get(codec)
    return (text.translate(same) for text in texts) if same else texts


def lacking(rows: Iterable[tuple[int, Mapping[str, str]]], codec: str) -> Iterator[Lacking]:
    """What of the fields of numbered rows cannot be written."""
    for number, fields in rows:
        for field, text in zip(fields, fitted(fields.values(), codec), strict=True):
            letters = "".join(dict.fromkeys(letter for letter in text if not _has(codec, letter)))
            if letters:
                yield Lacking(number, field, letters)


def _has(codec: str, letter: str) -> bool:
    try:
        letter.encode(codec)
    except UnicodeEncodeError:
        return False
    return True
