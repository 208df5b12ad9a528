"""Our own JSON, read back: what `rc export --format json` writes, and any other answer of rc that has records in it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from rechallenge_cli.domain.errors import N_, NotUnderstoodError, RcError
from rechallenge_cli.domain.incoming import Carried, Incoming, Sentence, Taken
from rechallenge_cli.domain.model import KeptMail, Rejection
from rechallenge_cli.intake.own_table import NAME, event_of, record_of
from rechallenge_cli.intake.table_wishes import Wishes

SCHEMA = 1
"""The newest envelope that is understood."""


def is_ours(document: Any) -> bool:
    """Is it an answer of rc that has records in it?"""
    return isinstance(document, dict) and "schema" in document and bool(_records(document))


def _records(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    data = document.get("data")
    found: list[Any] = data if isinstance(data, list) else [data]
    return found if all(isinstance(each, dict) and "company" in each for each in found) else []


def is_empty_export(document: Any) -> bool:
    """Is it an export in which there is no record at all?"""
    return isinstance(document, dict) and document.get("command") == "export" and document.get("data") == []


def taken(name: str, document: Mapping[str, Any]) -> Taken:
    """What to say of it before it is recorded. NotUnderstoodError when a newer rc wrote it."""
    if document.get("schema") != SCHEMA:
        raise NotUnderstoodError(N_("{file} was written by a newer version of rc"), N_("update rc"), file=name)
    return Taken(name, NAME, "JSON", None, 0)


def incoming(name: str, document: Mapping[str, Any], wishes: Wishes, total: int) -> Iterator[Incoming]:
    """Every record of it."""
    found = _records(document)
    hidden = _hidden(document)
    for number, each in enumerate(found, 1):
        source, end = f"{name}:{number}", total * number // len(found)
        try:
            rejection, carried = _read(each, hidden, wishes.today)
        except RcError as error:
            yield Incoming(source, problem=Sentence(error.message, error.values), end=end)
        except (ValueError, KeyError, TypeError, AttributeError):
            yield Incoming(source, problem=Sentence(N_("it is not as rc writes it")), end=end)
        else:
            yield Incoming(source, rejection=rejection, carried=carried, end=end)


def _hidden(document: Mapping[str, Any]) -> Mapping[Any, Mapping[str, Any]]:
    """What stands of each record, by its number, in the tables that only an export has; its mails under `mails`."""
    found = {row.get("id"): row for row in _rows(document, "rejections")}
    for mail in _rows(document, "mails"):
        found.setdefault(mail.get("rejection_id"), {}).setdefault("mails", []).append(mail)
    return found


def _rows(document: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    tables = document.get("tables")
    table = tables.get(name) if isinstance(tables, dict) else None
    columns, rows = (table.get("columns"), table.get("rows")) if isinstance(table, dict) else (None, None)
    if not isinstance(columns, list) or not isinstance(rows, list):
        return []
    return [dict(zip(map(str, columns), row, strict=False)) for row in rows if isinstance(row, list)]


def _read(told: Mapping[str, Any], hidden: Mapping[Any, Mapping[str, Any]], today: date) -> tuple[Rejection, Carried]:
    row = hidden.get(told.get("id"), {})
    for told_there in (told, row):
        _refuse_what_is_no_text(told_there)
    contact = told.get("contact") or {}
    cells = {name: _cell(value) for name, value in told.items() if not isinstance(value, dict | list)}
    cells |= {"contact_name": _cell(contact.get("name")), "contact_email": _cell(contact.get("email"))}
    cells["second_chance"] = _cell(bool(row.get("second_chance")))
    rejection = replace(record_of(cells, today), points=_texts(told, "points"), tags=_texts(told, "tags"))
    uid = row.get("uid") or told.get("uid")
    carried = Carried(
        told["id"] if isinstance(told.get("id"), int) and 0 < told["id"] < 1 << 53 else None,
        uid if isinstance(uid, str) else None,
        tuple(map(event_of, told.get("events") or ())),
        tuple((date.fromisoformat(each["due_on"]), str(each["text"])) for each in told.get("reminders") or ()),
        tuple(map(_mail_of, row.get("mails") or ())),
    )
    return rejection, carried


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _texts(told: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(str(each) for each in told.get(name) or ())


def _mail_of(row: Mapping[str, Any]) -> KeptMail:
    names = ("message_id", "in_reply_to", "sender_name", "sender_address", "subject", "text")
    texts = {name: row[name] if isinstance(row.get(name), str) else None for name in names}
    return KeptMail(str(row["kind"]), day=date.fromisoformat(row["day"]) if row.get("day") else None, **texts)


def _refuse_what_is_no_text(value: Any) -> None:
    """ValueError for a text that the database cannot hold."""
    if isinstance(value, str):
        value.encode()
        if "\0" in value:
            raise NotUnderstoodError(N_("holds the character NUL, which no text can have"))
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _refuse_what_is_no_text(each)
