"""What comes in, shown before it goes on record: mails and lines with what becomes of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from rechallenge_cli.domain.incoming import Action, Row
from rechallenge_cli.domain.model import KeptMail
from rechallenge_cli.locales import _
from rechallenge_cli.output import labels, machine, screen, wording
from rechallenge_cli.output.errors import sentence
from rechallenge_cli.output.screen import styled
from rechallenge_cli.store.rows import Record

if TYPE_CHECKING:
    from rich.table import Table


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
    counted = list(found)
    actions, kinds = Counter(row.action for row in counted), Counter(row.found.kind for row in counted)
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


def draw(found: Sequence[Row]) -> None:
    """Rows for a person: what would be added, each on its own; what would not, counted by the reason."""
    added = [row for row in found if row.action is Action.ADD]
    events = [row for row in found if row.action is not Action.ADD and row.event]
    errors = [row for row in found if row.action is Action.ERROR]
    passed = [row for row in found if row.action in {Action.SKIP, Action.DUPLICATE} and not row.event]
    if added:
        screen.show(styled(_("To add"), "bold"), _records(added), "")
    if events:
        screen.show(styled(_("What happened to records"), "bold"), _records(events, reasons=True), "")
    if passed:
        screen.show(styled(_("Not added"), "bold"), _counted(passed), "")
    if errors:
        screen.show(styled(_("Could not be read, or not be placed"), "bold"), _problems(errors), "")


def _records(found: Iterable[Row], *, reasons: bool = False) -> "Table":
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False, collapse_padding=True)
    table.add_column(" " + _("day"), no_wrap=True)
    table.add_column(_("company"), overflow="fold")
    table.add_column(_("stage"))
    table.add_column(_("kind"))
    for row in found:
        rejection = row.found.rejection
        if rejection is None:
            continue
        who = [styled(rejection.company, "bold"), styled(f" · {rejection.role}" if rejection.role else "")]
        cells = [screen.joined(*who), *([styled(reason(row), "dim")] if reasons else [])]
        screen.add_row(
            table,
            styled(f" {wording.day(rejection.rejected_on)}"),
            screen.stacked(*cells),
            styled(labels.stage(rejection.stage)),
            styled(_(labels.MAIL_KINDS[row.found.kind]) if row.found.kind else ""),
        )
    return table


def _counted(found: Iterable[Row]) -> "Table":
    """How many for which reason; the numbers of the records are told together."""
    groups: dict[str, list[Row]] = {}
    for row in found:
        groups.setdefault(row.reason.message, []).append(row)
    return _grid((str(len(group)), _together(group)) for group in groups.values())


_MOST_NUMBERS = 5


def _together(group: Sequence[Row]) -> str:
    numbers = list(dict.fromkeys(str(row.record_id) for row in group if row.record_id))
    more = ["…"] if len(numbers) > _MOST_NUMBERS else []
    listed = ", #".join(numbers[:_MOST_NUMBERS]) + "".join(f", {each}" for each in more)
    return sentence(group[0].reason.message, {**group[0].reason.values, "id": listed})


def _problems(found: Iterable[Row]) -> "Table":
    return _grid((row.found.source, reason(row)) for row in found)


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
