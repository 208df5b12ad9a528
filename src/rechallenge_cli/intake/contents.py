"""What a file holds, told by its content and, where that leaves it open, by the end of its name."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from rechallenge_cli.domain.errors import N_, NotFoundError, NotUnderstoodError
from rechallenge_cli.domain.incoming import Incoming, Taken
from rechallenge_cli.intake import archive, objects, own_json, own_table, sources, table_rows, table_text, tables
from rechallenge_cli.intake.message import has_headers
from rechallenge_cli.intake.sources import begins_mbox, has_controls
from rechallenge_cli.intake.table_plan import plan
from rechallenge_cli.intake.table_shape import looks_ruled, weight
from rechallenge_cli.intake.table_wishes import Wishes
from rechallenge_cli.intake.tables import Open, Table

PACKED, OLD_WORKBOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_BEFORE_TEXT = b"\xef\xbb\xbf \t\r\n"
_BETWEEN_CELLS = b',;\t|"' + _BEFORE_TEXT

TABLES, DOCUMENTS, WORKBOOKS = (
    (".csv", ".tsv", ".tab", ".psv"),
    (".json", ".jsonl", ".ndjson"),
    (".xls", ".xlsx", ".ods"),
)
"""Ends of names that tell what their owner holds a file for."""


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


def is_perhaps_no_mail(head: bytes, wishes: Wishes) -> bool:
    """Does something that begins so have to be looked at as a whole?"""
    is_other = head.startswith((PACKED, OLD_WORKBOOK)) or _begins_document(head)
    return is_other or _form(head, wishes) is not None


def in_file(name: str, opened: Open, total: int, wishes: Wishes) -> list[Given] | None:
    """What a file holds; None where it can only be mails. NotUnderstoodError for a table or JSON that nobody can read."""
    head = _head(opened)
    ends = name.casefold()
    if head.startswith(PACKED):
        return _in_archive(name, opened, total, wishes)
    if head.startswith(OLD_WORKBOOK):
        return _in_old_workbook(name, opened, total, wishes)
    is_document = ends.endswith(DOCUMENTS)
    if (is_document or _begins_document(head)) and (found := _in_json(name, opened, total, wishes)) is not None:
        return found
    form = _form(head, wishes) or (_form_by_name(name, head) if ends.endswith(TABLES) else None)
    if form is None and ends.endswith(WORKBOOKS) and not _is_mail(head):
        raise _broken_workbook(name)
    return _in_table(name, opened, form, total, wishes) if form else None


def _head(opened: Open) -> bytes:
    with closing(opened()) as stream:
        return sources.read_up_to(stream, table_text.HEAD)


def _begins_document(head: bytes) -> bool:
    return head.lstrip(_BEFORE_TEXT).startswith((b"{", b"["))


def _is_mail(head: bytes) -> bool:
    return begins_mbox(head) or (has_headers(head) and not has_controls(head))


def _form(head: bytes, wishes: Wishes) -> table_text.Form | None:
    """How a table is written that begins so; None for what looks like mails, or like no table."""
    if _is_mail(head):
        return None
    found = table_text.form_of_head(head, lambda rows: weight(rows, wishes.headers))
    if found is None and not has_controls(head):
        found = table_text.form_of_head(head, looks_ruled)
    return found


def _form_by_name(name: str, head: bytes) -> table_text.Form | None:
    """How it is written what is called a table; None for mails under such a name, and where there is nothing."""
    if _is_mail(head) or not head.strip():
        return None
    if not head.strip(_BETWEEN_CELLS):
        raise NotUnderstoodError(N_("{file} is an empty table"), None, file=name)
    found = table_text.form_at_all(head)
    if found is None or has_controls(head):
        raise _strange_encoding(name)
    return found


def _strange_encoding(name: str) -> NotUnderstoodError:
    return NotUnderstoodError(N_("the encoding of {file} cannot be told"), N_("save it as UTF-8"), file=name)


def _in_table(name: str, opened: Open, form: table_text.Form, total: int, wishes: Wishes) -> list[Given]:
    table = tables.table_of_text(name, opened, form, wishes.headers, total)
    if table is None:
        raise _strange_encoding(name)
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
    """The tables of a workbook. ValueError for what is none."""
    from rechallenge_cli.intake import workbook_trial

    workbook_trial.refuse_unreadable(opened)
    found = tables.tables_of_workbook(name, opened, wishes.headers, total)
    if not found:
        raise NotUnderstoodError(N_("{file} is an empty table"), None, file=name)
    return [_of_table(table, wishes) for table in found]


def _in_old_workbook(name: str, opened: Open, total: int, wishes: Wishes) -> list[Given] | None:
    """The tables of a workbook of old; None for mails that begin like one."""
    try:
        return _in_workbook(name, opened, total, wishes)
    except ValueError as error:
        if name.casefold().endswith(WORKBOOKS):
            raise _broken_workbook(name) from error
        return None


def _broken_workbook(name: str) -> NotUnderstoodError:
    hint = N_("save it anew, or export it as CSV")
    return NotUnderstoodError(N_("the workbook {file} cannot be read"), hint, file=name)


def _in_json(name: str, opened: Open, total: int, wishes: Wishes) -> list[Given] | None:
    """An export of ours, or a list of objects; None for what is no JSON, which may still be a mail."""
    with closing(opened()) as stream:
        content = stream.read()
    try:
        document = objects.document_of(content)
    except (ValueError, RecursionError):
        begins = content.lstrip(_BEFORE_TEXT).startswith((b'{"', b"[{", b"{\n", b"[\n"))
        if not begins and (not content.strip() or not name.casefold().endswith(DOCUMENTS)):
            return None
        raise NotUnderstoodError(N_("{file} is no whole JSON"), N_("export it again"), file=name) from None
    if own_json.is_ours(document):
        taken = own_json.taken(name, document)
        return [Given(lambda: own_json.incoming(name, document, wishes, total), total, taken, document)]
    if own_json.is_empty_export(document):
        return [Given(lambda: iter(()), total, own_json.taken(name, document), document)]
    found = objects.objects_in(document)
    if not found:
        raise NotUnderstoodError(N_("{file} is JSON without records"), None, file=name)
    return [_of_table(tables.table_of_objects(name, found, total), wishes)]


# --- files that lie together -----------------------------------------------------------------------------------------

Part = tuple[str, Open, int]
"""The name of a file among others, its bytes, and how many they are."""

_DEEPEST = 3
"""Archives within archives, as Notion packs its exports, that are opened."""


def _in_archive(name: str, opened: Open, total: int, wishes: Wishes) -> list[Given]:
    """A workbook, which is an archive too; or the tables in an archive, such as LinkedIn's."""
    if archive.is_workbook(archive.members(name, opened)):
        return _in_packed_workbook(name, opened, total, wishes)
    return of_parts(name, list(_parts_of(name, opened, _DEEPEST)), wishes)


def _in_packed_workbook(name: str, opened: Open, total: int, wishes: Wishes) -> list[Given]:
    try:
        return _in_workbook(name, opened, total, wishes)
    except ValueError as error:
        raise _broken_workbook(name) from error


def _parts_of(name: str, opened: Open, depth: int) -> Iterator[Part]:
    """The files in an archive, and in those that are packed in it."""
    for each in archive.members(name, opened):
        part: Part = (f"{name}/{each.filename}", partial(archive.open_member, name, opened, each), each.file_size)
        if depth and each.filename.casefold().endswith(".zip"):
            yield from _parts_of(part[0], part[1], depth - 1)
        else:
            yield part


def of_parts(name: str, parts: list[Part], wishes: Wishes) -> list[Given]:
    """The tables among files that lie together; where LinkedIn wrote them, those of jobs alone."""
    found = [(part, form) for part in parts if (form := form_of(part, wishes))]
    theirs = [each for each in found if archive.is_of_linkedin(each[1][1])]
    there = [
        given
        for (part_name, opened, size), (form, _rows) in theirs or found
        for given in _in_table(part_name, opened, form, size, wishes)
    ]
    there += [] if theirs else _workbooks_among(parts, wishes)
    if not there:
        there = _called_tables(parts, wishes)
    if not there:
        raise NotFoundError(N_("there is no table in {path}"), N_("name the file itself"), path=name)
    return there


def _workbooks_among(parts: list[Part], wishes: Wishes) -> list[Given]:
    packed = (part for part in parts if part[0].casefold().endswith(WORKBOOKS))
    return [given for part in packed for given in _in_packed_workbook(*part, wishes)]


def _called_tables(parts: list[Part], wishes: Wishes) -> list[Given]:
    """What is called a table although its headers say nothing: it is refused, with its columns."""
    for part_name, opened, size in parts:
        if part_name.casefold().endswith(TABLES + DOCUMENTS):
            found = in_file(part_name, opened, size, wishes)
            if found:
                return found
    return []


def form_of(part: Part, wishes: Wishes) -> tuple[table_text.Form, list[list[str]]] | None:
    """How a table among others is written, with its first rows; only what looks like one by its headers counts."""
    head = _head(part[1])
    if begins_mbox(head) or has_headers(head):
        return None
    form = table_text.form_of_head(head, lambda rows: weight(rows, wishes.headers))
    if form is None:
        return None
    text = table_text.decoded(head, form.codec) or ""
    return form, table_text.rows_of(text, form.delimiter)
