"""The history in words: which command did what to which record."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from rechallenge_cli.domain.codes import Cause, Closeness, EventKind, Language, Seats
from rechallenge_cli.domain.errors import N_
from rechallenge_cli.domain.stages import STAGE_LABELS, Stage
from rechallenge_cli.locales import _, ngettext
from rechallenge_cli.output import labels, wording
from rechallenge_cli.output.clean import one_line
from rechallenge_cli.store import history
from rechallenge_cli.store.history import Change, Command, Side

MOST = 3
"""How many records of a command are named on a screen; of the others there is the number."""
_LONGEST = 40

VERBS: Mapping[str, str] = {"import-whole": "import", "forget-mail": "remove --mail"}
"""Entries of the history that go by another name where they are typed."""

_KEPT_FOR_ITSELF = frozenset({"id", "uid", "revision", "company_key", "removed_at"})
_CODES: Mapping[str, tuple[Any, Mapping[Any, str]]] = {
    "stage": (Stage, STAGE_LABELS),
    "closeness": (Closeness, labels.CLOSENESS),
    "reason": (Cause, labels.CAUSES),
    "seats": (Seats, labels.SEATS),
    "lang": (Language, labels.LANGUAGES),
}
_YES_NO = frozenset(
    {"invited", "waitlisted", "reposted", "referral", "no_contact", "never_reapply", "awaiting", "second_chance"}
)
_LISTS = frozenset({"points", "tags"})

Firms = Mapping[int, str]


def verb(command: Command) -> str:
    """The command as it is typed, or that it was another program."""
    return _("another program") if command.verb == "outside" else VERBS.get(command.verb, command.verb)


def moment(command: Command, today: date) -> str:
    """When a command was given, by the clock of this place."""
    at = datetime.fromisoformat(command.at).astimezone()
    return f"{wording.near_day(at.date(), today)} {at:%H:%M}"


def line(command: Command, changes: Sequence[Change], firms: Firms, today: date) -> str:
    """A command and what it did, in one line."""
    taken = _(" (taken back)") if command.is_taken_back else ""
    undoes = f" {command.undoes}" if command.undoes else ""
    head = f"{command.id}  {moment(command, today)}  {one_line(verb(command))}{undoes}{taken}"
    return f"{head}: {_('; ').join(what(changes, firms, today)) or _final(command)}"


def what(changes: Sequence[Change], firms: Firms, today: date, most: int = MOST) -> Iterator[str]:
    """What was done to each record, the first few of them; to others, how many they are."""
    by_record = _by_record(changes)
    shown = list(by_record) if len(by_record) <= most else list(by_record)[: most - 1]
    for number in shown:
        yield f"{who(number, firms)}: {of_record(by_record[number], today)}"
    rest = len(by_record) - len(shown)
    if rest:
        yield ngettext("and {count} more record", "and {count} more records", rest).format(count=rest)


def _final(command: Command) -> str:
    """What a command did of which no change is left."""
    return _(_FINAL_WORDS[command.verb]) if command.verb in _FINAL_WORDS else ""


_FINAL_WORDS = {
    history.FORGET: N_("a record was forgotten"),
    history.FORGET_MAIL: N_("what mails said was forgotten"),
    history.RESTORE: N_("a backup took the place of what was there"),
}


def _by_record(changes: Iterable[Change]) -> dict[int, list[Change]]:
    found: dict[int, list[Change]] = {}
    for change in sorted(changes, key=lambda each: each.record_id):
        found.setdefault(change.record_id, []).append(change)
    return found


def who(number: int, firms: Firms) -> str:
    """Number and firm of a record."""
    return f"#{number} {one_line(firms.get(number, ''))}".rstrip()


def of_record(changes: Iterable[Change], today: date) -> str:
    """What was done to one record, in words; with a record goes all that hangs on it."""
    found = list(changes)
    whole = [each for each in found if each.table == "rejections" and (each.before is None or each.after is None)]
    return _(", ").join(part for change in whole or found for part in _parts(change, today))


def _parts(change: Change, today: date) -> Iterator[str]:
    before, after = change.before, change.after
    if change.table == "rejections":
        yield from _of_rejection(before, after)
    elif before is None or after is None:
        message = N_("new: {what}") if before is None else N_("no longer: {what}")
        yield _(message).format(what=_thing(change.table, after or before or {}, today))
    elif change.table == "reminders" and before["ended_on"] != after["ended_on"]:
        message = N_("ended: {what}") if after["ended_on"] else N_("stands again: {what}")
        yield _(message).format(what=_thing(change.table, after, today))
    else:
        yield f"{_thing(change.table, before, today)} → {_thing(change.table, after, today)}"


def _of_rejection(before: Side, after: Side) -> Iterator[str]:
    if before is None:
        yield _("put on record")
    elif after is None:
        yield _("taken off the record")
    else:
        if before["removed_at"] != after["removed_at"]:
            yield _("removed") if after["removed_at"] else _("brought back")
        for name, value in after.items():
            if name not in _KEPT_FOR_ITSELF and value != before.get(name):
                yield f"{_field(name)}: {_value(name, before.get(name))} → {_value(name, value)}"


def _field(name: str) -> str:
    return _(labels.FIELDS[name]) if name in labels.FIELDS else name


def _value(name: str, value: Any) -> str:
    if value in (None, "", "[]"):
        return "-"
    if name in _YES_NO:
        return _("yes") if value else _("no")
    if name in _LISTS:
        return _quoted(", ".join(map(str, json.loads(value))))
    if name in _CODES:
        codes, words = _CODES[name]
        return _(words[codes(value)]) if value in list(codes) else one_line(str(value))
    return _quoted(value) if isinstance(value, str) else str(value)


def _thing(table: str, row: Mapping[str, Any], today: date) -> str:
    """An event, a reminder or a mail, shortly."""
    if table == "events":
        return _event(row, today)
    if table == "reminders":
        due = _day(row["due_on"], today)
        return _("reminder: {text}, {day}").format(day=due, text=_quoted(row["text"]))
    return _("mail {subject}").format(subject=_quoted(row["subject"])) if row["subject"] else _("mail")


def _event(row: Mapping[str, Any], today: date) -> str:
    kinds = list(EventKind)
    name = _(labels.EVENTS[EventKind(row["kind"])]) if row["kind"] in kinds else one_line(str(row["kind"]))
    day = _day(row["until"] or row["on_day"], today)
    said = _quoted(row["note"]) if row["note"] and row["kind"] != EventKind.DRAFTED else ""
    return " ".join(filter(None, (_("{event}, {day}").format(event=name, day=day), said)))


def _day(text: str, today: date) -> str:
    try:
        return wording.near_day(date.fromisoformat(text), today)
    except (ValueError, TypeError):  # another program may write anything
        return one_line(str(text))


def _quoted(text: object) -> str:
    """As much of a text as a line has room for."""
    whole = one_line(str(text))
    return whole if len(whole) <= _LONGEST else f"{whole[:_LONGEST].rstrip()}…"


def rows(command: Command, changes: Sequence[Change], firms: Firms, today: date) -> Iterator[tuple[object, ...]]:
    """For a pipe, a line for each record: command, moment, verb, what it takes back, record, firm, what was done."""
    by_record = _by_record(changes)
    head = (command.id, command.at, command.verb, command.undoes)
    for number, found in by_record.items():
        yield *head, number, firms.get(number), of_record(found, today)
    if not by_record:
        yield *head, None, None, _final(command)


def data(command: Command, changes: Iterable[Change], firms: Firms) -> dict[str, Any]:
    """The same for JSON: of a row that was changed, the columns that differ."""
    return {
        "id": command.id,
        "verb": command.verb,
        "at": command.at,
        "undoes": command.undoes,
        "taken_back": command.is_taken_back,
        "changes": [_change(change, firms) for change in changes],
    }


def _change(change: Change, firms: Firms) -> dict[str, Any]:
    before, after = change.before, change.after
    both = before is not None and after is not None
    same = {name for name, value in (before or {}).items() if both and after and after.get(name) == value}
    return {
        "id": change.record_id,
        "company": firms.get(change.record_id),
        "table": change.table,
        "row": change.row_id,
        "before": _columns(before, same),
        "after": _columns(after, same),
    }


def _columns(side: Side, same: set[str]) -> dict[str, Any] | None:
    hidden = same | (_KEPT_FOR_ITSELF - {"removed_at"})
    if side is None:
        return None
    return {name: json.loads(value) if name in _LISTS else value for name, value in side.items() if name not in hidden}
