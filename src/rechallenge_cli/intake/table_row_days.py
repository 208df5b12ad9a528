"""The days of a row: that of the result, wherever it stands, and the others."""

from datetime import date

from rechallenge_cli.domain.errors import N_, DateError
from rechallenge_cli.domain.incoming import Sentence
from rechallenge_cli.intake import table_dates
from rechallenge_cli.intake.table_columns import STAGE_REACHED
from rechallenge_cli.intake.table_row import Row

AS_ASKED = Sentence(N_("its day is the one of --on"))

_OTHER_DAYS: tuple[tuple[str, str], ...] = (
    ("updated_on", N_('its day is that in the column "{column}"')),
    ("reached_on", N_("its day is that of its last step")),
    ("applied_on", N_('its day is that of the application, in the column "{column}"')),
    ("saved_on", N_('its day is that in the column "{column}"')),
    ("deadline", N_('its day is that in the column "{column}"')),
)
"""Where the day of a result is taken from when no column has it, and what to say then."""


def result_day(row: Row, *, waits: bool) -> tuple[date | None, Sentence | None]:
    """The day of the result, or of the application while one waits, and where it was taken from."""
    fields = ["applied_on", "rejected_on"] if waits else ["rejected_on"]
    for field in fields:
        if found := _first_day(row, field):
            return found[0], None
    if day := _day_in_status(row):
        return day, None
    for field, message in _OTHER_DAYS:
        found = _last_step(row) if field == "reached_on" else _first_day(row, field)
        if found and (found[0] <= row.wishes.today or field not in {"deadline", "reached_on"}):
            remark = Sentence(message, {"column": found[1]})
            return found[0], None if waits else remark
    if row.wishes.on:
        return row.wishes.on, AS_ASKED
    return None, None


def _day_in_status(row: Row) -> date | None:
    """The day that a status tells itself."""
    found = (table_dates.day_within(cell, row.wishes.today) for _header, cell in row.texts("status"))
    return next(filter(None, found), None)


def _first_day(row: Row, field: str) -> tuple[date, str] | None:
    for each in row.plan.column(field):
        cell = row.at(each.index)
        if not table_dates.is_no_day(cell):
            return row.plan.days[each.index].day(cell, row.wishes.today), each.header
    return None


def _last_step(row: Row) -> tuple[date, str] | None:
    """The last day, not to come, in the columns that stand for a stage each."""
    found = []
    for each in row.plan.column(STAGE_REACHED):
        try:
            found.append((row.plan.days[each.index].day(row.at(each.index), row.wishes.today), each.header))
        except DateError:
            continue
    return max((each for each in found if each[0] <= row.wishes.today), default=None)


def day_if_any(row: Row, field: str) -> date | None:
    """The day in the columns of a field, if there is one that can be read."""
    found = day_and_column(row, field)
    return found[0] if found else None


def day_and_column(row: Row, field: str) -> tuple[date, str] | None:
    """The same with the header of its column."""
    try:
        return _first_day(row, field)
    except DateError:
        return None
