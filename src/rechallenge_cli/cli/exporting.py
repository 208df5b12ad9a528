"""`rc export`: the records for other programs."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rechallenge_cli.cli import filters
from rechallenge_cli.cli.options import session_of
from rechallenge_cli.domain.errors import N_, ConflictError
from rechallenge_cli.locales import _, ngettext
from rechallenge_cli.output import csvfile, screen, whole
from rechallenge_cli.output.clean import clean
from rechallenge_cli.output.files import write_whole
from rechallenge_cli.store import records
from rechallenge_cli.store.records import Filters
from rechallenge_cli.store.whole import cases, tables

HELP = N_("Write the records as CSV or JSON, to standard output or a file.")


class Format(StrEnum):
    """What can be written."""

    CSV = "csv"
    JSON = "json"


class Headers(StrEnum):
    """How the columns of CSV are named."""

    CODES = "codes"
    LOCAL = "local"


@filters.with_filters
def run(
    context: typer.Context,
    given: dict[str, str],
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help=_("where to; standard output if left out"))
    ] = None,
    format_: Annotated[Format | None, typer.Option("--format", help=_("csv, or json with everything in it"))] = None,
    bom: Annotated[bool, typer.Option("--bom", help=_("begin CSV with a byte order mark, for Excel"))] = False,
    headers: Annotated[
        Headers, typer.Option(help=_("the columns of CSV by their codes, or in the language of the interface"))
    ] = Headers.CODES,
    force: Annotated[bool, typer.Option("--force", help=_("replace an existing file"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("the same as --format json"))] = False,
) -> None:
    """Write the records."""
    session = session_of(context)
    asked = filters.read(session, given)
    chosen = Format.JSON if as_json else format_ or _by_name(file)
    with session.reading() as store:
        found, _count = records.records(store, session.today, asked)
        found.reverse()
        if chosen is Format.JSON:
            numbers = [record.rejection.id for record in found] if asked != Filters() else None
            content = whole.document(session.today, cases(store, found), tables(store, numbers))
        else:
            content = "".join(csvfile.lines(cases(store, found), local_headers=headers is Headers.LOCAL))
    encoded = content.encode("utf-8-sig" if bom and chosen is Format.CSV else "utf-8")
    if file is None or str(file) == "-":
        _to_standard_output(content, encoded)
        return
    if file.exists() and session.db_path.exists() and file.samefile(session.db_path):
        raise ConflictError(N_("{file} is the database itself"), N_("name another file"), file=file)
    write_whole(file, encoded, overwrite=force)
    message = ngettext("{count} record written to {file}", "{count} records written to {file}", len(found))
    screen.tell(message.format(count=len(found), file=screen.plain(str(file))))


def _by_name(file: Path | None) -> Format:
    return Format.JSON if file and file.suffix.lower() == ".json" else Format.CSV


def _to_standard_output(content: str, encoded: bytes) -> None:
    """The bytes as they are to a pipe; on a terminal nothing of them may act on it."""
    if sys.stdout.isatty():
        screen.say_whole(clean(content).removesuffix("\n"))
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(encoded)
