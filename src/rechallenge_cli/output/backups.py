"""Backups in words: one of them, the list, and what another would change."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rechallenge_cli.domain.backups import Why
from rechallenge_cli.domain.errors import N_, NN_
from rechallenge_cli.locales import _, ngettext
from rechallenge_cli.output import screen, wording
from rechallenge_cli.output.screen import styled
from rechallenge_cli.store.backups import Backup
from rechallenge_cli.store.restoring import Difference, Named

REASONS: Mapping[Why, str] = {
    Why.DAILY: N_("on the first change of a day"),
    Why.ASKED: N_("as you asked for it"),
    Why.IMPORT: N_("before an import"),
    Why.MIGRATION: N_("before an update of the file's format"),
    Why.RESTORE: N_("before a restore"),
    Why.DOCTOR: N_("before a repair"),
    Why.DAMAGED: N_("the damaged file itself, as it was"),
}
_NAMED = 5
_UNIT = 1024


def as_data(backup: Backup, number: int | None = None) -> dict[str, Any]:
    """A backup for JSON."""
    data = {"file": str(backup.path), "at": backup.at.isoformat(), "why": backup.why, "records": backup.records}
    return {"number": number, **data, "bytes": backup.size} if number else data


def rows(found: Iterable[Backup]) -> Iterator[tuple[object, ...]]:
    """Backups for a pipe: number, when, records, bytes, why, file."""
    for number, backup in enumerate(found, 1):
        yield number, backup.at.isoformat(), backup.records, backup.size, backup.why, backup.path


def draw(found: Sequence[Backup]) -> None:
    """Backups for a person, the newest first."""
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False, collapse_padding=True)
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column(_("made"))
    table.add_column(_("records"), justify="right", no_wrap=True)
    table.add_column(_("size"), justify="right", no_wrap=True)
    table.add_column(_("why"))
    for number, backup in enumerate(found, 1):
        records = "-" if backup.why is Why.DAMAGED else backup.records
        cells = (number, when(backup), records, size(backup.size), _(REASONS[backup.why]))
        screen.add_row(table, *map(styled, cells))
    screen.show(table)


def when(backup: Backup) -> str:
    """The day and the time of a backup."""
    return _("{day}, {time}").format(day=wording.day_with_weekday(backup.at.date()), time=backup.at.strftime("%H:%M"))


def size(count: int) -> str:
    """Bytes as people count them."""
    kilobytes = max(1, round(count / _UNIT))
    return f"{kilobytes} KB" if kilobytes < _UNIT else f"{kilobytes / _UNIT:.1f} MB"


def difference(found: Difference | None, then: int) -> Iterator[str]:
    """What would be otherwise, a sentence each; None where there is nothing that could be lost."""
    if found is None:
        yield _("{backup}; {now}.").format(backup=_holds(then), now=_("there is no database now that can be read"))
        return
    now = ngettext("now there is {count}", "now there are {count}", found.now).format(count=found.now)
    yield _("{backup}; {now}.").format(backup=_holds(then), now=now)
    sentences = [_would(named, *sentence) for named, sentence in zip(found[2:], _WOULD, strict=True) if named]
    yield from sentences or [_("Nothing on record would change.")]


_WOULD = (
    NN_("{count} record would go: {names}", "{count} records would go: {names}"),
    NN_("{count} record would come back: {names}", "{count} records would come back: {names}"),
    NN_("{count} record would be as it was then: {names}", "{count} records would be as they were then: {names}"),
)


def _would(named: Sequence[Named], one: str, many: str) -> str:
    return ngettext(one, many, len(named)).format(count=len(named), names=_names(named))


def _holds(records: int) -> str:
    sentence = ngettext("The backup holds {count} record", "The backup holds {count} records", records)
    return sentence.format(count=records)


def _names(named: Sequence[Named]) -> str:
    """The newest of them."""
    shown = _(", ").join(f"#{each.id} {screen.plain(each.company)}" for each in named[:_NAMED])
    return _("{names} and {count} more").format(names=shown, count=len(named) - _NAMED) if named[_NAMED:] else shown


def difference_as_data(found: Difference | None) -> dict[str, Any] | None:
    """The same for JSON."""
    if found is None:
        return None
    lists = {"gone": found.gone, "back": found.back, "changed": found.changed}
    return {"now": found.now, "then": found.then, **{name: [n._asdict() for n in each] for name, each in lists.items()}}
