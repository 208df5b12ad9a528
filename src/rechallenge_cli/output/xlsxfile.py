"""A workbook for Excel: the columns of CSV with days as days and numbers as numbers; text stays text, whatever it begins with."""

from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from rechallenge_cli.domain.errors import N_, UnwritableError
from rechallenge_cli.locales import _
from rechallenge_cli.output import csvfile, labels
from rechallenge_cli.output.wrapping import columns
from rechallenge_cli.store.flat import Flat

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

DAYS = frozenset(
    {
        "rejected_on",
        "applied_on",
        "waitlist_until",
        "reapply_from",
        "verdict_from",
        "verdict_until",
        "next_due_on",
        "waiting_since",
        "result_by",
    }
)
"""The columns that hold days."""

LONGEST_TEXT, MOST_ROWS = 32_767, 1_048_576
"""What a cell and a sheet of Excel hold."""

_FIRST_YEAR = 1900
"""Excel knows no day before; such a one is written as text."""

_NARROWEST, _WIDEST, _MARGIN = 6, 50, 2
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_A_DAY = datetime(1980, 1, 1)  # noqa: DTZ001  (of the file's own date, so that the same records make the same bytes)


def encoded(found: Iterable[Flat], *, local_headers: bool = False) -> bytes:
    """The workbook. UnwritableError for a text or a number of records that Excel cannot hold."""
    from xlsxwriter import Workbook

    rows = [_values(flat) for flat in found]
    if len(rows) >= MOST_ROWS:
        message = N_("a sheet of Excel holds {most} rows; nothing was written")
        raise UnwritableError(message, _SMALLER, most=f"{MOST_ROWS:,}")
    buffer = BytesIO()
    book = Workbook(buffer, _OPTIONS)
    book.set_properties({"created": _A_DAY})
    sheet = book.add_worksheet(_("rejections"))
    headers = csvfile.headers(local=local_headers)
    _write(book, sheet, headers, rows)
    _lay_out(sheet, headers, rows)
    book.close()
    return buffer.getvalue()


_SMALLER = N_("csv and json hold everything; --since and --until leave some out")


def _values(flat: Flat) -> list[Any]:
    values = csvfile.values_of(flat)
    return [_value(values["id"], name, values[name]) for name in csvfile.COLUMNS]


def _value(number: int, name: str, value: Any) -> Any:
    """A value as Excel knows it: a day, a number, yes or no, or text."""
    if name in DAYS and value and int(value[:4]) >= _FIRST_YEAR:
        return date.fromisoformat(value)
    if isinstance(value, list):
        value = "\n".join(value)
    # a letter beyond the first plane counts as two
    if isinstance(value, str) and len(value.encode("utf-16-le")) // 2 > LONGEST_TEXT:
        message = N_("#{id}: {field} is longer than a cell of Excel, which holds {most} letters; nothing was written")
        field, most = labels.FIELDS[name], f"{LONGEST_TEXT:,}"
        raise UnwritableError(message, N_("csv and json hold everything"), id=number, field=_(field), most=most)
    return value


def _write(book: "Workbook", sheet: "Worksheet", headers: list[str], rows: Iterable[list[Any]]) -> None:
    heading = book.add_format({"bold": True, "bottom": 1})
    plain = book.add_format({"valign": "top", "text_wrap": True})
    day = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd", "align": "left"})
    for column, name in enumerate(headers):
        sheet.write_string(0, column, name, heading)
    for row, values in enumerate(rows, start=1):
        for column, value in enumerate(values):
            _write_cell(sheet, (row, column), value, plain, day)


def _write_cell(sheet: "Worksheet", place: tuple[int, int], value: Any, plain: "Format", day: "Format") -> None:
    if isinstance(value, bool):
        sheet.write_boolean(*place, value, plain)
    elif isinstance(value, date):
        sheet.write_datetime(*place, value, day)
    elif isinstance(value, int):
        sheet.write_number(*place, value, plain)
    elif value:
        sheet.write_string(*place, value, plain)


def _lay_out(sheet: "Worksheet", headers: list[str], rows: list[list[Any]]) -> None:
    """The header stays in sight, can filter, and each column is as wide as what stands in it, to a limit."""
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(rows), len(headers) - 1)
    for column, header in enumerate(headers):
        widest = max(map(_width, (header, *(values[column] for values in rows))))
        sheet.set_column(column, column, min(max(widest, _NARROWEST), _WIDEST) + _MARGIN)


def _width(value: object) -> int:
    return max(map(columns, str("" if value is None else value).split("\n")))
