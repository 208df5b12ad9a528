"""What comes in, shown before it goes on record: mails and lines with what becomes of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rechallenge_cli.domain.incoming import Action, Row
from rechallenge_cli.domain.model import KeptMail
from rechallenge_cli.locales import _, ngettext
from rechallenge_cli.output import labels, machine, screen, wording
from rechallenge_cli.output.errors import sentence
from rechallenge_cli.output.screen import styled
from rechallenge_cli.store.rows import Record

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text


def reason(row: Row) -> str:
    """Why a row became what it is, in words."""
    return sentence(row.reason.message, row.reason.values)


def as_data(row: Row, would_stand: Record | None) -> dict[str, Any]:
    """A row for JSON. The record is what the mail or line says, under its number if it has one."""
    return {
        "source": row.found.source,
        "action": row.action,
        "kind": row.found.kind,
        "reason": reason(row),
        "record": {**machine.record(would_stand), "id": row.record_id} if would_stand else None,
        "understood": row.found.understood,
    }


def counts(found: Iterable[Row]) -> dict[str, Any]:
    """How many rows there are of each action, and of each kind of mail."""
    actions, kinds = Counter[Action](), Counter[str | None]()
    for row in found:
        actions[row.action] += 1
        kinds[row.found.kind] += 1
    return {
        **{action: actions[action] for action in Action},
        "kinds": {kind: kinds[kind] for kind in labels.MAIL_KINDS},
    }


def rows(found: Iterable[Row]) -> Iterable[tuple[object, ...]]:
    """Rows for a pipe: source, action, kind, number, day, firm, role, stage, reason."""
    for row in found:
        rejection = row.found.rejection
        yield (
            row.found.source,
            row.action,
            row.found.kind,
            row.record_id,
            rejection.rejected_on if rejection else None,
            rejection.company if rejection else None,
            rejection.role if rejection else None,
            rejection.stage if rejection else None,
            reason(row),
        )


MOST_DRAWN = 50
"""Rows of one sort that a person is shown; the others are counted."""


def draw(found: Sequence[Row]) -> None:
    """Rows for a person: what would be added, each on its own; what would not, counted by the reason."""
    sorts = _Sorts()
    for row in found:
        sorts.take(row)
    if sorts.added.count:
        screen.show(styled(_("To add"), "bold"), _records(sorts.added.rows), *_more(sorts.added), "")
    if sorts.events.count:
        drawn = _records(sorts.events.rows, reasons=True)
        screen.show(styled(_("What happened to records"), "bold"), drawn, *_more(sorts.events), "")
    several = len(sorts.files) > 1
    if sorts.passed:
        drawn = _counted(sorts.passed.values(), with_files=several)
        screen.show(styled(_("Not added"), "bold"), drawn, "")
    if sorts.errors.count:
        heading = _("{heading} ({count})").format(
            heading=_("Could not be read, or not be placed"), count=sorts.errors.count
        )
        screen.show(styled(heading, "bold"), _problems(sorts.errors.rows), *_more(sorts.errors), "")


@dataclass(slots=True)
class _Some:
    """The first rows of a sort, and how many there are."""

    rows: list[Row] = field(default_factory=list)
    count: int = 0

    def take(self, row: Row) -> None:
        self.count += 1
        if len(self.rows) < MOST_DRAWN:
            self.rows.append(row)


@dataclass(slots=True)
class _Sorts:
    """Rows by what becomes of them; those that are passed over by their reason."""

    added: _Some = field(default_factory=_Some)
    events: _Some = field(default_factory=_Some)
    errors: _Some = field(default_factory=_Some)
    passed: dict[str, _Some] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)

    def take(self, row: Row) -> None:
        if row.found.kind is None:
            self.files.add(row.found.source.rpartition(":")[0])
        if row.action is Action.ADD:
            self.added.take(row)
        elif row.event:
            self.events.take(row)
        elif row.action is Action.ERROR:
            self.errors.take(row)
        else:
            self.passed.setdefault(row.reason.message, _Some()).take(row)


def _more(sort: _Some) -> "list[Text]":
    rest = sort.count - len(sort.rows)
    more = ngettext(
        "… and {count} more; `--dry-run --json` lists them all",
        "… and {count} more; `--dry-run --json` lists them all",
        rest,
    )
    return [styled("  " + more.format(count=rest), "dim")] if rest else []


def _records(found: Iterable[Row], *, reasons: bool = False) -> "Table":
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False, collapse_padding=True)
    table.add_column(" " + _("day"), no_wrap=True)
    table.add_column(_("company"), overflow="fold")
    table.add_column(_("stage"))
    drawn = list(found)
    has_kinds = any(row.found.kind for row in drawn)
    if has_kinds:
        table.add_column(_("kind"))
    for row in drawn:
        rejection = row.found.rejection
        if rejection is None:
            continue
        who = [styled(rejection.company, "bold"), styled(f" · {rejection.role}" if rejection.role else "")]
        is_explained = reasons or row.found.remark
        cells = [screen.joined(*who), *([styled(reason(row), "dim")] if is_explained else [])]
        kind = styled(_(labels.MAIL_KINDS[row.found.kind]) if row.found.kind else "")
        screen.add_row(
            table,
            styled(f" {wording.day(rejection.rejected_on)}"),
            screen.stacked(*cells),
            styled(labels.stage(rejection.stage)),
            *([kind] if has_kinds else []),
        )
    return table


def _counted(groups: "Iterable[_Some]", *, with_files: bool) -> "Table":
    """How many for which reason; the numbers of the records, and the lines of tables, are told together."""
    return _grid((str(group.count), _together(group, with_files=with_files)) for group in groups)


_MOST_NUMBERS = 5


def _together(group: _Some, *, with_files: bool) -> str:
    reason_of_first = group.rows[0].reason
    numbers = _listed((str(row.record_id) for row in group.rows if row.record_id), ", #", ", …")
    lines = (str(row.reason.values["line"]) for row in group.rows if "line" in row.reason.values)
    deciding = _listed(lines, _(", "), _(", …"))
    told = {"id": numbers, "line": deciding}
    values = {**reason_of_first.values, **{name: value for name, value in told.items() if value}}
    said = sentence(reason_of_first.message, values)
    return _with_lines(said, group, with_files=with_files)


def _listed(numbers: Iterable[str], between: str, more: str) -> str:
    """Some numbers, each once; of many the first ones."""
    found = list(dict.fromkeys(numbers))
    return between.join(found[:_MOST_NUMBERS]) + (more if len(found) > _MOST_NUMBERS else "")


def _with_lines(said: str, group: _Some, *, with_files: bool) -> str:
    """The reason, and for lines of tables where they stand; in which file, where there are several."""
    places = _lines_by_file(row for row in group.rows if row.found.kind is None)
    if not places:
        return said
    listed, left = [], _MOST_NUMBERS
    for file, lines in places.items():
        if left > 0:
            numbers = _(", ").join(lines[:left])
            listed.append(f"{file}:{numbers}" if with_files else numbers)
        left -= len(lines)
    more = _(", …") if group.count > _MOST_NUMBERS else ""
    told = _(", ").join(listed) + more
    if with_files:
        return _("{reason} ({places})").format(reason=said, places=told)
    return ngettext("{reason} (line {lines})", "{reason} (lines {lines})", group.count).format(reason=said, lines=told)


def _lines_by_file(found: Iterable[Row]) -> dict[str, list[str]]:
    places: dict[str, list[str]] = {}
    for row in found:
        file, _colon, line = row.found.source.rpartition(":")
        if line.isdecimal():
            places.setdefault(file, []).append(line)
    return places


def _problems(found: Iterable[Row]) -> "Table":
    """Where there are problems, and which; lines of a file that have the same one are told together."""
    groups: dict[tuple[str, str], list[str]] = {}
    for row in found:
        file, colon, line = row.found.source.rpartition(":")
        is_line = row.found.kind is None and line.isdecimal()
        place = (file + colon if is_line else row.found.source, reason(row))
        groups.setdefault(place, []).append(line if is_line else "")
    return _grid((file + _(", ").join(lines), said) for (file, said), lines in groups.items())


def _grid(pairs: Iterable[tuple[str, str]]) -> "Table":
    from rich.table import Table

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(overflow="fold")
    grid.add_column(overflow="fold")
    for left, right in pairs:
        screen.add_row(grid, styled(f"  {left}"), styled(right))
    return grid


Line = tuple[str, str, str, str]
"""A field as it was understood: its number, its name, its value, and the words it was taken from."""


def draw_understood(lines: Iterable[Line], *, explain: bool) -> None:
    """The fields of a mail for a person; explained, with the words below each value."""
    from rich.table import Table

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(justify="right", style="dim", no_wrap=True)
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for number, name, value, words in lines:
        quoted = [styled(_("“{words}”").format(words=words), "dim")] if explain and words else []
        value_cells = [styled(value), *quoted]
        screen.add_row(grid, styled(f"  {number}"), styled(name), screen.stacked(*value_cells))
    screen.show(grid)


def mail_lines(mail: KeptMail) -> list[str]:
    """A kept mail as text: who wrote it when about what, and the mail itself."""
    address = f"<{mail.sender_address}>" if mail.sender_address else ""
    heads = (
        (_("From"), " ".join(filter(None, (mail.sender_name, address)))),
        (_("Date"), mail.day.isoformat() if mail.day else ""),
        (_("Subject"), mail.subject or ""),
    )
    lines = [f"{label}: {value}" for label, value in heads if value]
    return [*lines, "", mail.text if mail.text is not None else _("(its text is not kept)")]
