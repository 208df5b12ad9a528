"""What `import` is given: mails, tables, workbooks, archives, exports of ours. What something is, its content tells."""

import io
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from rechallenge_cli.intake import contents, mail_rows, sources, table_text, tables
from rechallenge_cli.intake.contents import Given
from rechallenge_cli.intake.table_wishes import Wishes
from rechallenge_cli.intake.tables import Open


def given(path: str, wishes: Wishes) -> list[Given]:
    """What is at `path`, or in what is piped in for `-`. NotFoundError, StorageError or NotUnderstoodError when nothing is."""
    if path == "-":
        return _piped("-", sys.stdin.buffer, wishes)
    place = Path(path)
    if place.is_dir():
        return _in_folder(place, wishes)
    if not place.is_file():
        stream = sources.opened(place)
        return _piped(path, stream, wishes)
    sources.opened(place).close()
    found = contents.in_file(path, lambda: place.open("rb"), tables.size_of(place), wishes)
    return [_mails(path, wishes)] if found is None else found


def _mails(path: str, wishes: Wishes) -> Given:
    source = sources.open_source(path)
    return Given(lambda: mail_rows.incoming(source, wishes.today), source.total)


def _piped(name: str, stream: BinaryIO, wishes: Wishes) -> list[Given]:
    """What can be read once only is kept in a file without a name, unless it is mails."""
    import tempfile

    head = sources.read_up_to(stream, table_text.HEAD)
    whole: BinaryIO = io.BufferedReader(_Again(head, stream))
    if len(head) == table_text.HEAD and not contents.is_perhaps_no_mail(head, wishes):
        source = sources.source_of(whole, name)
        return [Given(lambda: mail_rows.incoming(source, wishes.today), None)]
    kept = tempfile.TemporaryFile()  # noqa: SIM115  (open until the program ends)
    while piece := whole.read(1 << 20):
        kept.write(piece)
    total = kept.tell()

    def opened() -> BinaryIO:
        kept.seek(0)
        return _Lasting(kept)  # type: ignore[return-value]

    found = contents.in_file(name, opened, total, wishes)
    if found is not None:
        return found
    kept.seek(0)
    source = sources.source_of(kept, name)
    return [Given(lambda: mail_rows.incoming(source, wishes.today), None)]


class _Again(io.RawIOBase):
    """A stream from its beginning, of which the first bytes were read already."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self.head = head
        self.stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece, self.head = self.head[: len(buffer)], self.head[len(buffer) :]
        piece = piece or self.stream.read(len(buffer)) or b""
        buffer[: len(piece)] = piece
        return len(piece)


class _Lasting(io.BufferedIOBase):
    """A file that is read several times and closed by nobody."""

    def __init__(self, kept: Any) -> None:
        self.kept = kept
        self.read, self.readline, self.seek, self.tell = kept.read, kept.readline, kept.seek, kept.tell  # type: ignore[method-assign]
        self.read1 = kept.read  # type: ignore[method-assign]

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True


def _in_folder(folder: Path, wishes: Wishes) -> list[Given]:
    """The tables in a folder, else its mails."""
    files = [] if sources.is_maildir(folder) else list(sources.files_in(folder))
    parts: list[contents.Part] = [(str(file), partial(_opened, file), tables.size_of(file)) for file in files]
    readable = [part for part in parts if _can_be_opened(part[1])]
    if any(contents.form_of(part, wishes) for part in readable):
        return contents.of_parts(str(folder), readable, wishes)
    return [_mails(str(folder), wishes)]


def _opened(file: Path) -> BinaryIO:
    return file.open("rb")


def _can_be_opened(opened: Open) -> bool:
    with suppress(OSError):
        opened().close()
        return True
    return False
