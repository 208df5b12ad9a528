"""`rc export`: the records for other programs."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rechallenge_cli.cli import complete, filters, outgoing
from rechallenge_cli.cli.options import session_of
from rechallenge_cli.cli.outgoing import Written
from rechallenge_cli.domain.errors import N_, UsageError
from rechallenge_cli.locales import _, ngettext
from rechallenge_cli.output import csvfile, encodings, whole
from rechallenge_cli.store import records
from rechallenge_cli.store.flat import Flat, flat
from rechallenge_cli.store.records import Filters
from rechallenge_cli.store.rows import Record
from rechallenge_cli.store.store import Store
from rechallenge_cli.store.whole import cases, tables


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be written, and how; `encoding` and `local_headers` are for tables."""

    store: Store
    today: date
    asked: Filters
    file: Path | None
    encoding: str = encodings.UTF_8
    local_headers: bool = False

    def flat(self) -> Iterator[Flat]:
        """The records for a table, the oldest first."""
        return flat(self.store, self.today, self.asked)

    def records(self) -> list[Record]:
        """The records with all that follows from them, the oldest first."""
        found, _count = records.records(self.store, self.today, self.asked)
        return found[::-1]

    def numbers(self) -> set[int]:
        """The numbers of the records."""
        return {row[0] for row in records.rows(self.store, self.today, self.asked, "rejections.id")}

    def chosen(self) -> set[int] | None:
        """The same where not all are asked for."""
        return None if self.asked == Filters() else self.numbers()

    def count(self) -> int:
        """How many records there are."""
        return int(records.rows(self.store, self.today, self.asked, "count(*)").fetchone()[0])


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how the names of its files end, and what writes it."""

    endings: tuple[str, ...]
    write: Callable[[Export], Written]
    is_text: bool = True


def _records(count: int, content: Iterable[bytes]) -> Written:
    message = ngettext("{count} record written to {file}", "{count} records written to {file}", count)
    return Written(content, message.replace("{count}", str(count)))


def _csv(export: Export) -> Written:
    content = csvfile.encoded(export.flat(), export.encoding, local_headers=export.local_headers)
    return _records(export.count(), content)


def _whole_json(export: Export) -> Written:
    told, kept = cases(export.store, export.today, export.asked), tables(export.store, export.chosen())
    return _records(export.count(), map(str.encode, whole.document(export.today, told, kept)))


def _calendar(export: Export) -> Written:
    from rechallenge_cli.cli.calendar_file import calendar

    chosen = export.numbers()
    return calendar(export.store, export.today, export.file, lambda planned: planned.rejection.id in chosen)


def _xlsx(export: Export) -> Written:
    from rechallenge_cli.output import xlsxfile

    return _records(export.count(), [xlsxfile.encoded(export.flat(), local_headers=export.local_headers)])


def _markdown(export: Export) -> Written:
    from rechallenge_cli.output import markdown

    found = export.records()
    return _records(len(found), [markdown.document(found, export.today).encode()])


def _sankey(export: Export) -> Written:
    from rechallenge_cli.output import sankey
    from rechallenge_cli.store.statistics import courses

    chosen = export.numbers()
    told = [each for each in courses(export.store, export.today, Filters()) if each.number in chosen]
    return _records(len(chosen), [sankey.text(told, export.today).encode()])


FORMATS: Mapping[str, Format] = {
    "csv": Format((".csv",), _csv),
    "json": Format((".json",), _whole_json),
    "ics": Format((".ics", ".ical"), _calendar),
    "xlsx": Format((".xlsx",), _xlsx, is_text=False),
    "md": Format((".md", ".markdown"), _markdown),
    "sankey": Format((".sankey", ".txt"), _sankey),
}
"""All that can be written. A new one is a row here and a file in `output/`."""

_PLAIN = "csv"
"""The format of what has no ending."""


class Headers(StrEnum):
    """How the columns of a table are named."""

    CODES = "codes"
    LOCAL = "local"


def _known_format(typed: str) -> str:
    """A format as typed. UsageError when there is none of that name."""
    if typed.lower() in FORMATS:
        return typed.lower()
    raise UsageError(N_('there is no format "{text}"'), N_("it takes {formats}"), text=typed, formats=list(FORMATS))


def _known_encoding(typed: str) -> str:
    """An encoding as typed. UsageError when it is not known."""
    if found := encodings.codec(typed):
        return found
    names = list(encodings.CODECS)
    raise UsageError(N_('there is no encoding "{text}"'), N_("it takes {encodings}"), text=typed, encodings=names)


@filters.with_filters
def run(
    context: typer.Context,
    given: dict[str, str],
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help=_("where to; standard output if left out"))
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="|".join(FORMATS),
            parser=_known_format,
            help=_("the format, if not the one by which FILE ends"),
            autocompletion=complete.listed(FORMATS),
        ),
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            parser=_known_encoding,
            help=_("the encoding of CSV, such as cp932; UTF-8 if left out"),
            autocompletion=complete.listed(encodings.CODECS),
        ),
    ] = None,
    bom: Annotated[bool, typer.Option("--bom", help=_("begin CSV with a byte order mark, for Excel"))] = False,
    headers: Annotated[
        Headers, typer.Option(help=_("the columns of a table by their codes, or in the language of the interface"))
    ] = Headers.CODES,
    force: Annotated[bool, typer.Option("--force", help=_("replace an existing file"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("the same as --format json"))] = False,
) -> None:
    """Write the records."""
    session = session_of(context)
    asked = filters.read(session, given)
    outgoing.refuse_any_database(session, file)
    name = "json" if as_json else format_ or _by_ending(file)
    chosen, codec = FORMATS[name], _encoding(name, encoding, bom=bom)
    if not chosen.is_text:
        outgoing.refuse_a_screen(file)
    with outgoing.gathering() as gather:
        with session.reading() as store:
            store.stand_still()
            export = Export(store, session.today, asked, file, codec, headers is Headers.LOCAL)
            written = gather(chosen.write(export))
        outgoing.put(file, written, force=force, encoding=codec)


def _by_ending(file: Path | None) -> str:
    """The format by which a file's name ends. UsageError for an ending that is not known."""
    ending = file.suffix.lower() if file else ""
    found = next((name for name, known in FORMATS.items() if ending in known.endings), None)
    if found or not ending:
        return found or _PLAIN
    raise UsageError(
        N_('no format ends in "{ending}"'), N_("add --format {formats}"), ending=ending, formats="|".join(FORMATS)
    )


def _encoding(name: str, encoding: str | None, *, bom: bool) -> str:
    """The encoding that is asked for. UsageError where it can only be UTF-8, or where there is no mark to begin with."""
    if (encoding or bom) and name != _PLAIN:
        raise UsageError(
            N_("--encoding and --bom are for CSV; {format} is always the same"), N_("leave it out"), format=name
        )
    if bom and encoding not in {None, encodings.UTF_8, encodings.UTF_8_BOM}:
        raise UsageError(N_("--bom is the mark of UTF-8, not of {encoding}"), N_("leave it out"), encoding=encoding)
    return encodings.UTF_8_BOM if bom else encoding or encodings.UTF_8
