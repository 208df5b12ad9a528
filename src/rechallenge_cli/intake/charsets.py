"""Bytes to text, when the label may be wrong.

A short list of strict decoders in a fixed order. A library that guesses by statistics was tried (charset-normalizer 3.5): it
takes short texts in Shift_JIS and EUC-JP for Korean. The label, and what can be decoded at all, tell more.
"""

import codecs
import re
from collections.abc import Iterator
from functools import lru_cache

# what Python knows under these names is narrower than what mail programs mean by them
_MEANT = {
    "shift_jis": "cp932",
    "shift_jisx0213": "cp932",
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16-le": "utf-16",
}
_OTHER_NAMES = {
    "x-sjis": "cp932",
    "sjis-win": "cp932",
    "x-ms-cp932": "cp932",
    "ms_kanji": "cp932",
    "x-euc-jp": "euc_jp",
    "eucjp-ms": "euc_jp",
    "eucjp-win": "euc_jp",
    "cp50220": "iso2022_jp",
    "cp50221": "iso2022_jp",
    "iso-8859-8-i": "iso8859-8",
    "ansi_x3.4-1968": "cp1252",
    "ks_c_5601-1987": "cp949",
}
# others that Python has are no charsets of mail, and some take long (punycode) or unpack (zlib)
_CHARSETS = re.compile(r"utf|iso|cp\d|euc|shift|big5|gb|koi8|mac|hz|johab|tis|ascii|latin|ptcp|kz")
_STATEFUL = re.compile(r"utf-?7|utf-?(?:16|32)|iso2022|hz")

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_JAPANESE = ("euc_jp", "euc_jis_2004", "cp932")
_LATIN = "cp1252"
_HIGH = bytes(range(0x80, 0x100))
_HALF_WIDTH_KANA = re.compile("[\uff61-\uff9f]")
_KANA = re.compile("[\u3041-\u30fe]")
# Python's codec has a place for bytes that Shift_JIS has not
_NOT_IN_CP932 = re.compile("[\x80\xa0\uf8f0-\uf8f3]")
_BEYOND_TWO_BYTES = re.compile("[^\x00-\u07ff\ufffd]")
_ESCAPED = re.compile(rb"\x1b(?:\$[@B]|\$\([DOPQ]|\([BHIJ])")


def decode(data: bytes, label: str = "") -> str:
    """The text of `data`, which is said to be in the charset `label`; what nobody can read becomes U+FFFD."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data.decode(codec, "replace").removeprefix("\ufeff")
    if _ESCAPED.search(data) and _high_share(data) < _MOSTLY:
        return _decode_jis(data)
    declared = _codec(label)
    if declared and _STATEFUL.match(declared) and (text := _strict(data, declared)) is not None:
        return text
    if data.isascii():
        return data.decode("ascii")
    return next(text for text in _readings(data, declared) if text is not None)


# a few bytes above ASCII are half-width kana or dirt in a text of escapes, many are another charset
_MOSTLY = 0.2
# Latin letters with accents are rarer than that in any text, Japanese bytes are not
_TOO_MANY_ACCENTS = 0.3


def _readings(data: bytes, declared: str) -> Iterator[str | None]:
    """Ways to read it, the most credible first; the last one cannot fail."""
    unicode_text = _utf8(data)
    in_japanese = declared in _JAPANESE
    if unicode_text is not None and (not in_japanese or _BEYOND_TWO_BYTES.search(unicode_text)):
        yield unicode_text
    yield _utf8_with_holes(data)
    if declared and not in_japanese and declared not in {_LATIN, "utf-8", "iso2022_jp"}:
        yield _strict(data, declared)
    if declared == _LATIN and _high_share(data) < _TOO_MANY_ACCENTS:
        yield _strict(data, _LATIN)
    order = dict.fromkeys(("cp932", *_JAPANESE) if declared == "cp932" else _JAPANESE)
    japanese = [text for text in (_strict(data, codec) for codec in order) if text is not None]
    yield next((text for text in japanese if _is_credible(text, japanese[0])), None)
    if in_japanese:
        yield from japanese
    yield unicode_text
    yield _least_damaged(data, declared)


def _utf8(data: bytes) -> str | None:
    """The text if it is UTF-8, be it that its last character was cut off."""
    try:
        text, used = codecs.utf_8_decode(data, "strict", False)
    except UnicodeDecodeError:
        return None
    # nothing but the first bytes of one character is no UTF-8 yet
    return None if used < len(data) and text.isascii() else text


def _utf8_with_holes(data: bytes) -> str | None:
    """Broken UTF-8 passes for Shift_JIS more often than one thinks; Shift_JIS leaves hardly anything of UTF-8."""
    text = data.decode("utf-8", "replace")
    return text if text.count("\ufffd") * 8 < len(_BEYOND_TWO_BYTES.findall(text)) else None


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError):
        return None


def _least_damaged(data: bytes, declared: str) -> str:
    codecs_tried = dict.fromkeys(filter(None, (declared, "utf-8", "cp932", "euc_jp", _LATIN)))
    return min((_lenient(data, codec) for codec in codecs_tried), key=_damage)


def _lenient(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec, "replace")
    except (UnicodeError, LookupError):
        return data.decode("utf-8", "replace")


def _damage(text: str) -> int:
    """How much of it looks wrong: characters lost, and the kana that other charsets turn into."""
    return 4 * text.count("\ufffd") + len(_HALF_WIDTH_KANA.findall(text)) + len(_MISREAD.findall(text))


# what UTF-8 and the Japanese charsets look like when read as Latin
_MISREAD = re.compile("[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2020-\u2030]")


def _is_credible(text: str, first: str) -> bool:
    """Half-width kana are EUC-JP read as Shift_JIS, unless the other reading (after the first) has no kana at all."""
    beyond_ascii = sum(1 for character in text if character > "\x7f")
    if _NOT_IN_CP932.search(text):
        return False
    half_width = len(_HALF_WIDTH_KANA.findall(text)) * 2 > beyond_ascii
    return not half_width and (text is first or bool(_KANA.search(text)))


def _high_share(data: bytes) -> float:
    return 1 - len(data.translate(None, _HIGH)) / len(data) if data else 0.0


@lru_cache(maxsize=256)
def _codec(label: str) -> str:
    """Python's name of the charset that is meant, or nothing for one that is unknown."""
    name = label.strip().strip("'\"").lower()[:40]
    try:
        found = codecs.lookup(_OTHER_NAMES.get(name, name)).name
    except (LookupError, ValueError):
        return ""
    return _MEANT.get(found, found) if _CHARSETS.match(found) else ""


def _decode_jis(data: bytes) -> str:
    """ISO-2022-JP with all that is sent under this name: NEC row 13, IBM's kanji, half-width kana, JIS X 0212."""
    try:
        return data.decode("iso2022_jp")
    except UnicodeDecodeError:
        return "".join(_jis_pieces(data))


def _jis_pieces(data: bytes) -> Iterator[str]:
    escape, start = b"\x1b(B", 0
    for found in _ESCAPED.finditer(data):
        yield _jis_piece(escape, data[start : found.start()])
        escape, start = found[0], found.end()
    yield _jis_piece(escape, data[start:])


def _jis_piece(escape: bytes, piece: bytes) -> str:
    """The text between two escapes. A line that ends in two-byte mode ends the mode, as mail programs have it."""
    if escape == b"\x1b(I":
        return piece.translate(_TO_HIGH).decode("cp932", "replace")
    if not escape.startswith(b"\x1b$"):
        return _KANA_SHIFT.sub(lambda shifted: shifted[1].translate(_TO_HIGH), piece).decode("cp932", "replace")
    kanji, end, rest = piece.partition(b"\n")
    if escape in {b"\x1b$B", b"\x1b$@"}:
        text = bytes(_shifted(kanji)).decode("cp932", "replace")
    else:
        text = (escape + kanji + b"\x1b(B").decode(_WIDER[escape], "replace")
    return text + (end + rest).decode("cp932", "replace")


_WIDER = {
    b"\x1b$(D": "iso2022_jp_1",
    b"\x1b$(O": "iso2022_jp_3",
    b"\x1b$(P": "iso2022_jp_3",
    b"\x1b$(Q": "iso2022_jp_2004",
}
_TO_HIGH = bytes(code | 0x80 if 0x21 <= code <= 0x5F else code for code in range(256))
_KANA_SHIFT = re.compile(rb"\x0e([^\x0e\x0f]*)\x0f?")


def _shifted(kanji: bytes) -> Iterator[int]:
    """The bytes of JIS X 0208 as Shift_JIS, whose codec in Python knows the extensions of NEC and IBM."""
    pair = iter(byte & 0x7F for byte in kanji if byte & 0x7F > 0x20)
    for row, cell in zip(pair, pair, strict=False):
        yield (row + 0xE1 if row < 0x5F else row + 0x161) // 2
        yield (cell + (0x1F if cell < 0x60 else 0x20)) if row % 2 else cell + 0x7E
