"""Rows of a table, each as what it says: the reader of other trackers' files for `import`."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from rechallenge_cli.domain.errors import N_, DateError
from rechallenge_cli.domain.incoming import Incoming, Sentence
from rechallenge_cli.intake.statuses import Meaning, Said
from rechallenge_cli.intake.table_fates import said_of, sign_of
from rechallenge_cli.intake.table_plan import Plan
from rechallenge_cli.intake.table_records import fingerprints_of, rejection_of, reminders_of
from rechallenge_cli.intake.table_row import Row
from rechallenge_cli.intake.table_row_days import AS_ASKED, result_day
from rechallenge_cli.intake.table_wishes import Wishes

PASSED_OVER: Mapping[Meaning | None, str] = {
    Meaning.AWAITING: N_("no result yet: --awaiting records it as awaiting one"),
    Meaning.SILENT: N_("no answer: --awaiting records it as awaiting a result"),
    Meaning.OFFER: N_("an offer"),
    Meaning.WITHDREW: N_("you withdrew"),
    Meaning.SAVED: N_("a job that was saved, and no application"),
    None: N_("says nothing of a result: --status-map =rejected counts it as a rejection"),
}
"""Why a line of a meaning is no rejection."""

_NO_RESULTS = N_(
    "no column tells a result: --status-map =rejected counts the rows as rejections, --awaiting as awaiting one"
)
_NO_RESULT_YET = N_('no result yet by its status, in spite of the column "{column}": correct the one that is wrong')
_NO_FIRM = Sentence(N_("it names no firm"))
_UNREADABLE = Sentence(N_("cannot be read: is a quotation mark not closed?"))
_NUL = Sentence(N_("holds the character NUL, which no text can have"))
_TOO_WIDE = Sentence(N_("has more cells than the header: a comma within a cell needs quotation marks around the cell"))
_NO_DAY = N_("no column tells its day: `--on DATE` gives one to all that have none")
_UNKNOWN_DAYS = N_(
    'no column tells its day; "{column}" holds days: `--map "{column}=rejected_on"` takes them, or `--on DATE`'
)
_EMPTY_DAY = N_('its day is missing in the column "{column}": `--on DATE` gives one to all that have none')
_OTHER_STEP = N_("another step of the selection that line {line} decides")


def incoming(plan: Plan, wishes: Wishes) -> Iterator[Incoming]:
    """Every row of a table as what it says, one at a time. Empty rows and totals are none."""
    firm = ""
    for line in plan.lines():
        source = f"{plan.table.name}:{line.number}"
        if line.cells is None:
            yield Incoming(source, problem=_UNREADABLE, end=line.end)
            continue
        row = Row(plan, wishes, line, firm)
        firm = row.company or firm
        if not row.is_nothing:
            yield replace(_says(row), source=source, end=line.end)


def _says(row: Row) -> Incoming:
    """What it says."""
    if problem := _unreadable(row):
        return Incoming("", problem=problem)
    if other := _decided_by(row):
        return Incoming("", passed_over=Sentence(_OTHER_STEP, {"line": other}))
    try:
        return _told(row)
    except DateError as error:
        return Incoming("", problem=Sentence(error.message, error.values))


def _unreadable(row: Row) -> Sentence | None:
    """Why nothing can be read in it."""
    if any("\0" in cell for cell in row.cells):
        return _NUL
    try:
        "".join(row.cells).encode()
    except UnicodeEncodeError:
        return _UNREADABLE
    if row.plan.is_too_wide(row.line):
        return _TOO_WIDE
    return None if row.company else _NO_FIRM


def _decided_by(row: Row) -> int | None:
    """The line that tells how the selection ended of which this row is another step."""
    groups = row.plan.groups
    return groups.decided_by(row.group, row.line.number) if groups else None


def _without_day(row: Row, *, waits: bool) -> Sentence:
    """Why it has no day, and what gives it one."""
    if columns := row.plan.column("applied_on" if waits else "rejected_on"):
        return Sentence(_EMPTY_DAY, {"column": columns[0].header})
    unknown = row.plan.unknown_days
    return Sentence(_UNKNOWN_DAYS, {"column": unknown}) if unknown else Sentence(_NO_DAY)


def _told(row: Row) -> Incoming:
    said = said_of(row)
    if isinstance(said, Sentence):
        return Incoming("", problem=said)
    meaning = said.meaning
    waits = meaning in {Meaning.AWAITING, Meaning.SILENT}
    if meaning is not Meaning.REJECTED and not (waits and row.wishes.awaiting):
        return _passed_over(row, said)
    day, remark = result_day(row, waits=waits)
    if day is None:
        return Incoming("", problem=_without_day(row, waits=waits))
    if day > row.wishes.today:
        problem = N_("its day, {day}, has yet to come")
        return Incoming("", problem=Sentence(problem, {"day": day.isoformat()}))
    rejection = rejection_of(row, day, said, waits=waits)
    return Incoming(
        "",
        rejection=rejection,
        remark=remark,
        reminders=reminders_of(row),
        fingerprints=fingerprints_of(row, rejection, is_undated=remark is AS_ASKED),
        is_undated=remark is AS_ASKED,
    )


def _passed_over(row: Row, said: Said) -> Incoming:
    has_results = row.plan.column("status") or row.plan.column("rejected_on") or row.plan.preset
    is_told = has_results or said.meaning is not Meaning.AWAITING
    reason = Sentence(PASSED_OVER[said.meaning] if is_told else _NO_RESULTS)
    if said.meaning is Meaning.AWAITING and (sign := sign_of(row)):
        reason = Sentence(_NO_RESULT_YET, {"column": sign})
    if said.meaning is Meaning.SAVED:
        return Incoming("", passed_over=reason)
    try:
        day = result_day(row, waits=True)[0]
    except DateError:
        day = None
    rejection = rejection_of(row, min(day or row.wishes.today, row.wishes.today), said, waits=True)
    return Incoming("", rejection=rejection, passed_over=reason)
