"""Archives: the exports that programs hand out packed, read without unpacking them."""

import io
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO

from rechallenge_cli.domain.errors import N_, NotUnderstoodError
from rechallenge_cli.intake.presets import LINKEDIN, LINKEDIN_SAVED, preset_of
from rechallenge_cli.intake.tables import Open

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

LARGEST = 1024 * 1024 * 1024
"""Bytes of all that is packed; exports of trackers stay far below."""


def members(name: str, opened: Open) -> "list[ZipInfo]":
    """The files in an archive. NotUnderstoodError when it is none, is locked, or would fill the disk."""
    with closing(opened()) as stream, closing(_archive(name, stream)) as archive:
        # what has no name cannot be asked whether it is a folder
        named = [each for each in archive.infolist() if each.filename]
        found = [each for each in named if not each.is_dir() and not _is_hidden(each.filename)]
    if sum(each.file_size for each in found) > LARGEST:
        raise NotUnderstoodError(N_("{file} holds more than any tracker exports"), _UNPACK, file=name)
    if any(each.flag_bits & 1 for each in found):
        raise NotUnderstoodError(N_("{file} is locked with a password"), _UNPACK, file=name)
    return found


_UNPACK = N_("unpack it first, then name what was in it")


def _archive(name: str, stream: BinaryIO) -> "ZipFile":
    from zipfile import BadZipFile, ZipFile

    try:
        return ZipFile(stream)
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise NotUnderstoodError(N_("{file} is no whole archive"), _UNPACK, file=name) from error


def _is_hidden(filename: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in filename.split("/"))


def open_member(name: str, opened: Open, member: "ZipInfo") -> BinaryIO:
    """The bytes of a file in an archive."""
    from zipfile import BadZipFile

    stream = opened()
    try:
        found = _archive(name, stream).open(member)
    except (BadZipFile, OSError, RuntimeError, NotImplementedError) as error:
        stream.close()
        raise NotUnderstoodError(N_("{file} is no whole archive"), _UNPACK, file=name) from error
    return _Member(name, found, stream)  # type: ignore[return-value]


@contextmanager
def _unpacking(name: str) -> Iterator[None]:
    """NotUnderstoodError when what is packed is damaged."""
    import zlib
    from zipfile import BadZipFile

    try:
        yield
    except (BadZipFile, EOFError, zlib.error) as error:
        raise NotUnderstoodError(N_("{file} is no whole archive"), _UNPACK, file=name) from error


class _Member(io.BufferedIOBase):
    """A file in an archive, which closes the archive with itself."""

    def __init__(self, name: str, member: Any, archive: BinaryIO) -> None:
        self._name, self._member, self._archive = name, member, archive

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def read(self, size: int | None = -1) -> bytes:
        with _unpacking(self._name):
            found: bytes = self._member.read(-1 if size is None else size)
        return found

    def read1(self, size: int = -1) -> bytes:
        with _unpacking(self._name):
            found: bytes = self._member.read1(size)
        return found

    def seek(self, offset: int, whence: int = 0) -> int:
        with _unpacking(self._name):
            place: int = self._member.seek(offset, whence)
        return place

    def tell(self) -> int:
        place: int = self._member.tell()
        return place

    def close(self) -> None:
        if not self.closed:
            self._member.close()
            self._archive.close()
        super().close()


def is_workbook(found: "Iterable[ZipInfo]") -> bool:
    """Is it a spreadsheet, whose files are archives as well?"""
    names = {each.filename for each in found}
    return "[Content_Types].xml" in names or {"content.xml", "mimetype"} <= names


def is_of_linkedin(rows: list[list[str]]) -> bool:
    """Does a table begin as LinkedIn's export of jobs does?"""
    found = (preset_of(row) for row in rows)
    return any(preset and preset.name in {LINKEDIN, LINKEDIN_SAVED} for preset in found)
