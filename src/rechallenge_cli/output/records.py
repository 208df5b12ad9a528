"""Lists of records: what `list`, `search` and `appeals` show."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from rechallenge_cli.locales import _, ngettext
from rechallenge_cli.output import labels, screen, wording
from rechallenge_cli.output.screen import styled
from rechallenge_cli.store.rows import Record

NARROW = 72


def rows(records: Iterable[Record]) -> Iterable[tuple[object, ...]]:
    """Records for a pipe: number, day, firm, role, stage, verdict, status, next step and its day."""
    for record in records:
        rejection, period = record.rejection, record.period
        step = period.step
        yield (
            rejection.id,
            rejection.rejected_on,
            rejection.company,
            rejection.role,
            rejection.stage,
            period.verdict.code,
            period.status,
            step.kind if step else None,
            step.due_on if step else None,
        )


def draw(records: Sequence[Record], today: date) -> None:
    """Records for a person, one a row; folded where the screen is narrow."""
    from rich.table import Table

    narrow = screen.width() < NARROW
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False, collapse_padding=True)
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column(_("rejected"), no_wrap=True)
    table.add_column(_("company"), overflow="fold")
    if not narrow:
        table.add_column(_("stage"))
        table.add_column(_("verdict"))
    table.add_column(_("next"), overflow="fold")
    for record in records:
        screen.add_row(table, *_cells(record, today, narrow))
    screen.show(table)


def _cells(record: Record, today: date, narrow: bool) -> Iterable[Any]:
    rejection, verdict = record.rejection, _(labels.VERDICTS[record.period.verdict.code])
    yield styled(rejection.id)
    yield styled(wording.near_day(rejection.rejected_on, today))
    yield _who(record)
    if not narrow:
        yield styled(labels.stage(rejection.stage))
        yield styled(verdict)
    yield styled(f"{verdict}: {_next(record, today)}" if narrow else _next(record, today))


def _who(record: Record) -> Any:
    company, role = record.rejection.company, record.rejection.role
    return screen.joined(styled(company, "bold"), styled(f" · {role}" if role else ""))


def _next(record: Record, today: date) -> str:
    step = record.period.step
    if step is None:
        return _(labels.STATUSES[record.period.status])
    return _("{step}, {day}").format(step=_(labels.STEPS[step.kind]), day=wording.near_day(step.due_on, today))


Sent = Sequence[tuple[Record, date]]
"""Records whose appeal is out, each with its day."""


def draw_appeals(unsent: Sequence[Record], sent: Sent, today: date) -> None:
    """The records worth asking now, with the last day for it and what speaks for them; then those that were asked."""
    if unsent:
        screen.show(styled(_("Not asked yet, best first"), "bold"))
        screen.show(_entries((record, _until(record, today), _in_favour(record)) for record in unsent))
    if sent:
        screen.show(*([""] if unsent else []), styled(_("Asked, no answer yet"), "bold"))
        screen.show(_entries((record, since(day, today), "") for record, day in sent))


def _entries(entries: Iterable[tuple[Record, str, str]]) -> Any:
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    for record, when, why in entries:
        number = record.rejection.id
        verb = "letter" if why else "show"
        lines = [styled(line) for line in (when, why) if line]
        entry = screen.stacked(_who(record), *lines, styled(f"rc {verb} {number}", "cyan"))
        screen.add_row(table, styled(f"  {number}"), entry)
    return table


def _until(record: Record, today: date) -> str:
    until = record.period.verdict.until
    return deadline(until, today) if until else ""


def since(appealed_on: date, today: date) -> str:
    """The day of an appeal that is out, and how long it has been."""
    days = (today - appealed_on).days
    waited = ngettext("{days} day", "{days} days", days).format(days=days)
    return _("asked on {day}, waiting for {waited}").format(day=wording.day_with_weekday(appealed_on), waited=waited)


def _in_favour(record: Record) -> str:
    return _("; ").join(labels.reason(each) for each in favourable(record)[:3])


def appeal_rows(unsent: Sequence[Record], sent: Sent) -> Iterable[tuple[object, ...]]:
    """The same for a pipe: number, firm, role, verdict, last day, reasons, what to type, day of the appeal."""
    for record, appealed_on in (*((record, None) for record in unsent), *sent):
        rejection, verdict = record.rejection, record.period.verdict
        reasons = _("; ").join(map(labels.reason, favourable(record)))
        command = f"rc {'show' if appealed_on else 'letter'} {rejection.id}"
        yield (
            rejection.id,
            rejection.company,
            rejection.role,
            verdict.code,
            verdict.until,
            reasons,
            command,
            appealed_on,
        )


def deadline(until: date, today: date) -> str:
    """The last day of something, and how far it is."""
    return _("until {day} ({distance})").format(
        day=wording.day_with_weekday(until), distance=wording.distance((until - today).days)
    )


def favourable(record: Record) -> list[Any]:
    """The reasons that speak for asking, the strongest first."""
    return [reason for reason in record.period.verdict.reasons if reason.points is None or reason.points > 0]
