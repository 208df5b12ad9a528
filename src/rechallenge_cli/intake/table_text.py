"""Bytes that are a table -> its text: the encoding and the delimiter are found out, by what the first lines then say."""

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

HEAD = 64 * 1024
_PIECE = 256 * 1024

Weight = Callable[[list[list[str]]], int]
"""How much rows look like the beginning of a table, by what their headers mean."""


@dataclass(frozen=True, slots=True)
class Form:
    """How a table is written: the codec for Python, its name for people, and what parts the cells."""

    codec: str
    encoding: str
    delimiter: str


# fmt: off
_NAMES = {
    "utf-8": "UTF-8", "utf-8-sig": "UTF-8 (BOM)", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "utf-32": "UTF-32",
    "cp932": "CP932 (Shift_JIS)", "euc_jp": "EUC-JP", "iso2022_jp": "ISO-2022-JP", "cp1252": "Windows-1252", "mac_roman": "Mac Roman",
    "gb18030": "GB18030", "cp949": "CP949 (EUC-KR)", "big5hkscs": "Big5",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)
# fmt: on
_OLD = ("cp932", "euc_jp", "cp1252", "gb18030", "cp949", "big5hkscs")
_DELIMITERS = ",;\t|"
_MOST_ROWS = 30
# letters of Western Europe and what its typesetting has; everything else in that half is another charset, misread
_LATIN = re.compile("[À-ÖØ-öø-ÿŠšŽžŒœŸ€‘’“”–—…·°ºª«»¿¡§´ ]")
_KANA = re.compile("[ぁ-んァ-ヶ]")
_ESCAPES = re.compile(rb"\x1b(?:\$[@B]|\([BJ])")


def form_of_head(head: bytes, weight: Weight) -> Form | None:
    """How a table that begins so is written; None where it does not begin like one."""
    whole = head[: head.rfind(b"\n") + 1] if len(head) >= HEAD and b"\n" in head else head
    weighed = [
        (weight(rows_of(text, delimiter)), -place, codec, delimiter)
        for place, codec in enumerate(_credible(whole))
        if (text := decoded(whole, codec)) is not None
        for delimiter in _DELIMITERS
        if delimiter in text
    ]
    if not weighed:
        return None
    best, _place, codec, delimiter = max(weighed, key=lambda each: each[:2])
    return Form(codec, _NAMES[codec], delimiter) if best else None


def form_at_all(head: bytes) -> Form | None:
    """The same for what is a table in any case, be it of one column; None where its encoding cannot be told."""
    for codec in _credible(head):
        if (text := decoded(head, codec)) is not None:
            delimiter = max(_DELIMITERS, key=text.count)
            return Form(codec, _NAMES[codec], delimiter)
    return None


def form_of_whole(stream: BinaryIO, found: Form, weight: Weight) -> Form | None:
    """The same once all bytes were looked at: the first of them can be plain where others are not. None: unreadable."""
    if found.codec not in {"utf-8", *_OLD}:
        return found if _reads(stream, found.codec) else None
    if _reads(stream, "utf-8"):
        return Form("utf-8", _NAMES["utf-8"], found.delimiter)
    sample = _sample(stream)
    better = form_of_head(sample, weight)
    order = dict.fromkeys([*([better.codec] if better else []), *_credible(sample), found.codec])
    codec = next((each for each in order if _reads(stream, each)), None)
    return Form(codec, _NAMES[codec], found.delimiter) if codec else None


def _sample(stream: BinaryIO) -> bytes:
    """The first lines, and as many of those that are not plain."""
    stream.seek(0)
    pieces, size = [stream.read(HEAD)], 0
    pieces.append(stream.readline())
    while size < HEAD and (line := stream.readline(_PIECE)):
        if not line.isascii():
            pieces.append(line)
            size += len(line)
    return b"".join(pieces)


def _reads(stream: BinaryIO, codec: str) -> bool:
    """Can all of it be read so?"""
    stream.seek(0)
    decoder = codecs.getincrementaldecoder(codec)("strict")
    try:
        while piece := stream.read(_PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def decoded(data: bytes, codec: str) -> str | None:
    """The text of the first bytes of a file, the last character of which may be cut off; None where it is none."""
    try:
        return codecs.getincrementaldecoder(codec)("strict").decode(data)
    except UnicodeError:
        return None


def _credible(data: bytes) -> tuple[str, ...]:
    """The codecs that it can be written in, the likeliest first."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return (codec,)
    if (wide := _without_mark(data)) is not None:
        return (wide,)
    if _ESCAPES.search(data):
        return ("iso2022_jp",)
    if decoded(data, "utf-8") is not None:
        return ("utf-8",)
    return tuple(sorted(_OLD, key=lambda codec: -_credibility(data, codec)))


def _without_mark(data: bytes) -> str | None:
    """UTF-16 whose mark was lost: it has empty bytes, and read so it has lines and no empty character."""
    if data.count(0) < 2:
        return None
    for codec in ("utf-16-le", "utf-16-be"):
        text = decoded(data, codec)
        if text and "\0" not in text and "\n" in text and any(mark in text for mark in _DELIMITERS):
            return codec
    return None


def _credibility(data: bytes, codec: str) -> float:
    text = decoded(data, codec)
    if text is None:
        return -1
    beyond = [each for each in text if each > "\x7f"]
    if codec == "cp1252":
        return sum(map(bool, map(_LATIN.match, beyond))) / max(1, len(beyond)) - 0.05
    kana = len(_KANA.findall(text)) / max(1, len(beyond))
    half = sum("\uff61" <= each <= "\uff9f" for each in beyond) / max(1, len(beyond))
    return {"cp932": 0.5, "euc_jp": 0.4}.get(codec, 0.1) + (kana if codec in {"cp932", "euc_jp"} else 0) - half


def rows_of(text: str, delimiter: str) -> list[list[str]]:
    """The first rows of a text."""
    import csv
    import io
    from itertools import islice

    try:
        return list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), _MOST_ROWS))
    except csv.Error:
        return []


def lines_of(stream: BinaryIO, form: Form) -> Iterator[tuple[int, list[str] | None]]:
    """The rows of all of it, each with the number of the line on which it begins; None for one that cannot be read.

    Never more than one of them is in memory.
    """
    import csv
    import io

    stream.seek(0)
    csv.field_size_limit(_LONGEST_CELL)
    text = io.TextIOWrapper(stream, encoding=form.codec, newline="")
    try:
        seen = _Seen(text)
        reader = csv.reader(seen, delimiter=form.delimiter)
        while True:
            number = reader.line_num + 1
            seen.quotes = 0
            try:
                cells = next(reader)
            except StopIteration:
                return
            except (csv.Error, UnicodeError):
                yield number, None
                continue
            is_open = seen.ended and seen.quotes % 2
            yield number, None if is_open else cells
    finally:
        text.detach()


_LONGEST_CELL = 16 * 1024 * 1024


class _Seen:
    """Lines on their way, counting the quotation marks in them: an odd number at the end is one that never closed."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.lines = lines
        self.quotes = 0
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            line = next(self.lines)
        except StopIteration:
            self.ended = True
            raise
        self.quotes += line.count('"')
        return line
