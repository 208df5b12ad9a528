"""What `import` is given: mails, tables, workbooks, archives, exports of ours. What something is, its content tells."""

import io
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from rechallenge_cli.domain.errors import N_, NotFoundError, NotUnderstoodError
from rechallenge_cli.domain.incoming import Incoming, Taken
from rechallenge_cli.intake import archive, mail_rows, own_json, own_table, sources, table_rows, table_text, tables
from rechallenge_cli.intake.message import has_headers
from rechallenge_cli.intake.sources import begins_mbox, has_controls
from rechallenge_cli.intake.table_plan import Wishes, plan
from rechallenge_cli.intake.tables import Open, Table

WORKBOOK_MARK, OLD_WORKBOOK_MARK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Given:
    """One thing to read: `total` bytes of it, where that is known; what a table was taken for.

    `document` is an export of ours in JSON, which can be put back whole. `headers` are those of a table.
    """

    read: Callable[[], Iterator[Incoming]]
    total: int | None
    taken: Taken | None = None
    document: Mapping[str, Any] | None = None
    headers: tuple[str, ...] = field(default=())


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
    found = _in_file(path, lambda: place.open("rb"), tables.size_of(place), wishes)
    return [_mails(path, wishes)] if found is None else found


def _mails(path: str, wishes: Wishes) -> Given:
    source = sources.open_source(path)
    return Given(lambda: mail_rows.incoming(source, wishes.today), source.total)


def _piped(name: str, stream: BinaryIO, wishes: Wishes) -> list[Given]:
    """What can be read once only is kept in a file without a name, unless it is mails."""
    import tempfile

    head = sources.read_up_to(stream, table_text.HEAD)
    whole: BinaryIO = io.BufferedReader(_Again(head, stream))
    if len(head) == table_text.HEAD and not _is_perhaps_no_mail(head, wishes):
        source = sources.source_of(whole, name)
        return [Given(lambda: mail_rows.incoming(source, wishes.today), None)]
    kept = tempfile.TemporaryFile()  # noqa: SIM115  (open until the program ends)
    while piece := whole.read(1 << 20):
        kept.write(piece)
    total = kept.tell()

    def opened() -> BinaryIO:
        kept.seek(0)
        return _Lasting(kept)  # type: ignore[return-value]

    found = _in_file(name, opened, total, wishes)
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


def _is_perhaps_no_mail(head: bytes, wishes: Wishes) -> bool:
    begins = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    is_other = head.startswith((WORKBOOK_MARK, OLD_WORKBOOK_MARK)) or begins.startswith((b"{", b"["))
    return is_other or _form(head, wishes) is not None


def _in_file(name: str, opened: Open, total: int, wishes: Wishes) -> list[Given] | None:
    """What a file holds; None where it can only be mails."""
    with closing(opened()) as stream:
        head = sources.read_up_to(stream, table_text.HEAD)
    begins = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(WORKBOOK_MARK):
        return _in_archive(name, opened, total, wishes)
    if head.startswith(OLD_WORKBOOK_MARK):
        with suppress(ValueError):
            return _in_workbook(name, opened, total, wishes)
        return None
    if begins.startswith((b"{", b"[")) and (found := _in_json(name, opened, total, wishes)) is not None:
        return found
    form = _form(head, wishes)
    return _in_table(name, opened, form, total, wishes) if form else None


def _form(head: bytes, wishes: Wishes) -> table_text.Form | None:
    """How a table is written that begins so; None for what looks like mails, or like no table."""
    if begins_mbox(head) or (has_headers(head) and not has_controls(head)):
        return None
    found = table_text.form_of_head(head, lambda rows: tables.weight(rows, wishes.headers))
    if found is None and not has_controls(head):
        found = table_text.form_of_head(head, tables.looks_ruled)
    return found


def _in_table(name: str, opened: Open, form: table_text.Form, total: int, wishes: Wishes) -> list[Given]:
    table = tables.table_of_text(name, opened, form, wishes.headers, total)
    if table is None:
        hint = N_("save it as UTF-8")
        raise NotUnderstoodError(N_("the encoding of {file} cannot be told"), hint, file=name)
    return [_of_table(table, wishes)]


def _of_table(table: Table, wishes: Wishes) -> Given:
    """A table, our own or another one."""
    header = next((line for line in table.read() if any(line.cells or [])), None)
    if header and own_table.columns_of(header.cells or []):
        taken = own_table.taken(table, header)
        return Given(lambda: own_table.incoming(table, header, wishes), table.total, taken)
    found = plan(table, wishes)
    headers = tuple(each for each, _field in found.taken.columns) + tuple(each for each, _why in found.taken.left_out)
    return Given(lambda: table_rows.incoming(found, wishes), table.total, found.taken, headers=headers)


def _in_workbook(name: str, opened: Open, total: int, wishes: Wishes) -> list[Given]:
    found = tables.tables_of_workbook(name, opened, wishes.headers, total)
    if not found:
        raise NotUnderstoodError(N_("{file} is an empty table"), None, file=name)
    return [_of_table(table, wishes) for table in found]


def _in_json(name: str, opened: Open, total: int, wishes: Wishes) -> list[Given] | None:
    """An export of ours, or a list of objects; None for what is no JSON, which may still be a mail."""
    import json

    with closing(opened()) as stream:
        content = stream.read()
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        if not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b'{"', b"[{", b"{\n", b"[\n")):
            return None
        raise NotUnderstoodError(N_("{file} is no whole JSON"), N_("export it again"), file=name) from None
    if own_json.is_ours(document):
        taken = own_json.taken(name, document)
        return [Given(lambda: own_json.incoming(name, document, wishes, total), total, taken, document)]
    if own_json.is_empty_export(document):
        return [Given(lambda: iter(()), total, own_json.taken(name, document), document)]
    objects = _objects(document)
    if not objects:
        raise NotUnderstoodError(N_("{file} is JSON without records"), None, file=name)
    return [_of_table(tables.table_of_objects(name, objects, total), wishes)]


def _objects(document: Any) -> list[dict[str, Any]]:
    """The list of objects in a document: itself, or the longest list in it."""
    candidates = [document] if isinstance(document, list) else []
    if isinstance(document, dict):
        candidates += [value for value in document.values() if isinstance(value, list)]
    lists = [[each for each in found if isinstance(each, dict)] for found in candidates]
    return max(lists, key=len, default=[])


def _in_archive(name: str, opened: Open, total: int, wishes: Wishes) -> list[Given]:
    """A workbook, which is an archive too; or the tables in an archive, such as LinkedIn's."""
    members = archive.members(name, opened)
    if archive.is_workbook(members):
        try:
            return _in_workbook(name, opened, total, wishes)
        except ValueError as error:
            hint = N_("save it anew, or export it as CSV")
            raise NotUnderstoodError(N_("the workbook {file} cannot be read"), hint, file=name) from error
    parts: list[Part] = [
        (f"{name}/{each.filename}", partial(archive.open_member, name, opened, each), each.file_size)
        for each in members
    ]
    return _of_parts(name, parts, wishes)


Part = tuple[str, Open, int]


def _of_parts(name: str, parts: list[Part], wishes: Wishes) -> list[Given]:
    """The tables among files that lie together; where LinkedIn wrote them, those of jobs alone."""
    found = [(part, form) for part in parts if (form := _form_of(part, wishes))]
    theirs = [each for each in found if archive.is_of_linkedin(each[1][1])]
    tables_there = [
        given
        for (part_name, opened, size), (form, _header) in theirs or found
        for given in _in_table(part_name, opened, form, size, wishes)
    ]
    if not tables_there:
        raise NotFoundError(N_("there is no table in {path}"), N_("name the file itself"), path=name)
    return tables_there


def _form_of(part: Part, wishes: Wishes) -> tuple[table_text.Form, list[list[str]]] | None:
    """How a table among others is written, with its first rows; only what looks like one by its headers counts."""
    with closing(part[1]()) as stream:
        head = sources.read_up_to(stream, table_text.HEAD)
    if begins_mbox(head) or has_headers(head):
        return None
    form = table_text.form_of_head(head, lambda rows: tables.weight(rows, wishes.headers))
    if form is None:
        return None
    text = table_text.decoded(head, form.codec) or ""
    return form, table_text.rows_of(text, form.delimiter)


def _in_folder(folder: Path, wishes: Wishes) -> list[Given]:
    """The tables in a folder, else its mails."""
    files = [] if sources.is_maildir(folder) else list(sources.files_in(folder))
    parts: list[Part] = [(str(file), partial(_opened, file), tables.size_of(file)) for file in files]
    readable = [part for part in parts if _can_be_opened(part[1])]
    if any(_form_of(part, wishes) for part in readable):
        return _of_parts(str(folder), readable, wishes)
    return [_mails(str(folder), wishes)]


def _opened(file: Path) -> BinaryIO:
    return file.open("rb")


def _can_be_opened(opened: Open) -> bool:
    with suppress(OSError):
        opened().close()
        return True
    return False
