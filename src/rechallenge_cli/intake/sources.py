"""Mails as they lie about: a file, an mbox, a Maildir, a folder, pasted text. What something is, its content tells.

The standard library's `mailbox` is not used: it reads an mbox twice, takes every line that begins with "From " for the
start of a mail, knows no upper bound for a mail, and cannot read from a pipe.
"""

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from rechallenge_cli.domain.errors import N_, NotFoundError, StorageError
from rechallenge_cli.intake.message import has_headers

LARGEST = 50 * 1024 * 1024
"""Bytes of one mail; real ones stay below, as servers refuse more."""


@dataclass(frozen=True, slots=True)
class RawMessage:
    """One mail as it was stored, where a person finds it, and how many bytes were read so far."""

    source: str
    data: bytes
    end: int


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A place where a mail was expected: why there is none, as a msgid, and the way out."""

    source: str
    message: str
    hint: str
    end: int


Found = RawMessage | Unreadable


@dataclass(frozen=True, slots=True)
class Source:
    """Mails one after the other; `total` bytes of them, where that can be known before."""

    mails: Iterator[Found]
    total: int | None


def open_source(path: str, *, largest: int = LARGEST) -> Source:
    """The mails at `path`, or in what is piped in for `-`. They are read while one goes through them.

    NotFoundError or StorageError when there is nothing at all to be read there; a file in a folder that cannot be read
    is an Unreadable among the others.
    """
    if path == "-":
        return Source(_of_stream(sys.stdin.buffer, "-", 0, largest), None)
    place = Path(path)
    if place.is_dir():
        files = list(files_in(place))
        if not files:
            raise NotFoundError(N_("there is no mail in {path}"), _NAME_MAIL, path=path)
        return Source(_of_files(files, largest), sum(_size(file) for file in files))
    stream = opened(place)
    if place.is_file():
        # opened again when it is its turn; what is no file, such as a pipe, can be opened only once
        stream.close()
        return Source(_of_files([place], largest), _size(place))
    return Source(_closing(stream, str(place), largest), None)


def source_of(stream: BinaryIO, name: str) -> Source:
    """The mails in something that is open already."""
    return Source(_closing(stream, name, LARGEST), None)


_NAME_MAIL = N_("name a mail, an mbox file or a folder of mails")
_SAVE_AS_TEXT = N_("save the mail as a file of type .eml, or paste its text")
_UNPACK = N_("unpack it first, then name what was in it")


def opened(place: Path) -> BinaryIO:
    """A file or a pipe, open. NotFoundError or StorageError when it cannot be."""
    try:
        return place.open("rb")
    except FileNotFoundError as error:
        raise NotFoundError(N_("there is no {path}"), _NAME_MAIL, path=place) from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise StorageError(N_("cannot read {path}: {error}"), _NAME_MAIL, path=place, error=reason) from error


def _closing(stream: BinaryIO, name: str, largest: int) -> Iterator[Found]:
    with stream:
        yield from _guarded(stream, name, 0, largest)


def _of_files(files: list[Path], largest: int) -> Iterator[Found]:
    read = 0
    for file in files:
        try:
            stream = file.open("rb")
        except OSError:
            yield Unreadable(str(file), N_("cannot be read"), N_("see whether you may read it"), read)
            continue
        with stream:
            yield from _guarded(stream, str(file), read, largest)
        read += _size(file)


def _guarded(stream: BinaryIO, name: str, before: int, largest: int) -> Iterator[Found]:
    """A disk that fails in the middle costs the rest of this file only."""
    try:
        yield from _of_stream(stream, name, before, largest)
    except OSError:
        yield Unreadable(name, N_("cannot be read to its end"), N_("see whether the file is whole"), before)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


_OF_MAILDIR = frozenset({"cur", "new"})


def is_maildir(folder: Path) -> bool:
    """Is it a folder that mail programs keep?"""
    return any((folder / name).is_dir() for name in _OF_MAILDIR)


def files_in(folder: Path) -> Iterator[Path]:
    """All files below it, in order. What is hidden is left out, but not the folders within a Maildir."""
    for here, folders, files in os.walk(folder):
        in_maildir = not _OF_MAILDIR.isdisjoint(folders)
        folders[:] = sorted(name for name in folders if _is_worth_a_look(Path(here, name), in_maildir=in_maildir))
        if in_maildir:
            # what else lies there are the notes of mail servers
            continue
        yield from (
            Path(here, name) for name in sorted(files) if not name.startswith(".") and Path(here, name).is_file()
        )


def _is_worth_a_look(folder: Path, *, in_maildir: bool) -> bool:
    if in_maildir and folder.name == "tmp":
        return False
    return not folder.name.startswith(".") or any((folder / name).is_dir() for name in _OF_MAILDIR)


_HEAD = 64 * 1024


def _of_stream(stream: BinaryIO, name: str, before: int, largest: int) -> Iterator[Found]:
    head = read_up_to(stream, _HEAD)
    problem = _no_mail(head)
    if problem:
        yield Unreadable(name, *problem, before + len(head))
    elif begins_mbox(head):
        yield from _Mbox(stream, head, name, before, largest).mails()
    else:
        yield _single(stream, head, name, before, largest)


def _single(stream: BinaryIO, head: bytes, name: str, before: int, largest: int) -> Found:
    data = head + read_up_to(stream, largest + 1 - len(head))
    if len(data) > largest:
        return Unreadable(name, *_TOO_LARGE, before + len(data))
    return RawMessage(name, data, before + len(data))


def read_up_to(stream: BinaryIO, size: int) -> bytes:
    """So much, or all there is: a pipe gives what it has at the moment."""
    pieces: list[bytes] = []
    while size > 0 and (piece := stream.read(size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


_TOO_LARGE = (N_("is too large for a mail"), N_("take its attachments out, or paste its text"))
_EMPTY = (N_("is empty"), _NAME_MAIL)
_BINARY = (N_("is no mail"), _NAME_MAIL)
_OTHER_KINDS: tuple[tuple[bytes, tuple[str, str]], ...] = (
    (b"PK\x03\x04", (N_("is packed"), _UNPACK)),
    (b"\x1f\x8b", (N_("is packed"), _UNPACK)),
    (b"BZh", (N_("is packed"), _UNPACK)),
    (b"\xfd7zXZ", (N_("is packed"), _UNPACK)),
    (b"7z\xbc\xaf", (N_("is packed"), _UNPACK)),
    (b"\xd0\xcf\x11\xe0", (N_("is a file of Outlook's own"), _SAVE_AS_TEXT)),
    (b"!BDN", (N_("is a file of Outlook's own"), _SAVE_AS_TEXT)),
    (b"%PDF", (N_("is a PDF"), _SAVE_AS_TEXT)),
    (b"SQLite format 3\x00", _BINARY),
)
_MARKS_OF_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# escape is part of ISO-2022-JP
_CONTROLS = bytes({*range(32), 127} - set(b"\t\n\r\f\x1b\x0e\x0f"))


def _no_mail(head: bytes) -> tuple[str, str] | None:
    """Why this cannot be a mail, and the way out; None if it may be one."""
    if not head.strip():
        return _EMPTY
    for beginning, problem in _OTHER_KINDS:
        if head.startswith(beginning):
            return problem
    if head.startswith(_MARKS_OF_UTF16) or has_headers(head):
        return None
    return _BINARY if has_controls(head) else None


def has_controls(head: bytes) -> bool:
    """Are there more control characters in it than any text has?"""
    return len(head) - len(head.translate(None, _CONTROLS)) > len(head) * 0.02


_DAYS = rb"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
_MONTHS = rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_SEPARATOR = re.compile(
    rb"From [^\r\n]{0,300}?" + _DAYS + rb",? [^\r\n]{0,8}" + _MONTHS + rb"[^\r\n]{0,12}\d\d:\d\d[^\r\n]{0,40}\r?\n"
)
_HEADER_LINE = re.compile(rb"[!-9;-~]{1,76}[ \t]*:|>From ")
_MASKED = re.compile(rb"^>(>*From )", re.MULTILINE)
_LONGEST_LINE = 1024 * 1024


def begins_mbox(head: bytes) -> bool:
    """Does it begin with the line that separates mails?"""
    return bool(_SEPARATOR.match(head.lstrip()))


@dataclass(slots=True)
class _Mbox:
    """Mails one below the other, each after a line "From … date". Never more than one of them is in memory."""

    stream: BinaryIO
    head: bytes
    name: str
    before: int
    largest: int
    size: int = 0
    too_large: bool = False
    began: int = 0

    def mails(self) -> Iterator[Found]:
        """A separator counts after an empty line and above a header, so that one that is quoted splits nothing."""
        mail = bytearray()
        above = self.head[: len(self.head) - len(self.head.lstrip())]
        separator, line_number, after_empty = b"", above.count(b"\n"), True
        for line in self._lines():
            line_number += line.endswith(b"\n")
            if separator:
                if _HEADER_LINE.match(line):
                    yield from self._finished(mail)
                    mail, self.too_large, self.began = bytearray(), False, line_number - 1
                else:
                    self._add(mail, separator)
                separator = b""
            if after_empty and line.startswith(b"From ") and _SEPARATOR.match(line):
                separator = line
            else:
                self._add(mail, line)
            self.size += len(line)
            after_empty = not line.strip(b"\r\n")
        yield from self._finished(mail)

    def _lines(self) -> Iterator[bytes]:
        head = self.head.lstrip()
        self.size = len(self.head) - len(head)
        *whole, rest = head.split(b"\n")
        yield from (line + b"\n" for line in whole)
        rest += self.stream.readline(_LONGEST_LINE)
        while rest:
            yield rest
            rest = self.stream.readline(_LONGEST_LINE)

    def _add(self, mail: bytearray, line: bytes) -> None:
        if len(mail) + len(line) > self.largest:
            self.too_large = True
            mail.clear()
        if not self.too_large:
            mail += line

    def _finished(self, mail: bytearray) -> Iterator[Found]:
        """The mail that ended, under the name of the file and the line of its separator."""
        source, end = f"{self.name}:{self.began}", self.before + self.size
        if self.too_large:
            yield Unreadable(source, *_TOO_LARGE, end)
        elif mail.strip():
            data = bytes(mail)
            yield RawMessage(source, _MASKED.sub(rb"\1", data) if b">From " in data else data, end)
