"""Our own CSV, read back to the letter: what `rc export` writes, its columns named by codes or in a language."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from rechallenge_cli.domain.codes import Cause, Closeness, EventKind, Language, Seats, StepKind
from rechallenge_cli.domain.errors import N_, DateError, RcError
from rechallenge_cli.domain.incoming import Carried, Incoming, Sentence, Taken
from rechallenge_cli.domain.model import Contact, Event, Rejection
from rechallenge_cli.domain.stages import Stage
from rechallenge_cli.domain.vocabulary import is_yes, parse_code
from rechallenge_cli.intake.columns import normalised
from rechallenge_cli.intake.table_dates import day_of
from rechallenge_cli.intake.table_wishes import Wishes
from rechallenge_cli.intake.tables import Line, Table

NAME = N_("an export of rc")

# fmt: off
HEADERS: Mapping[str, tuple[str, ...]] = {
    "id": ("number", "番号"), "company": ("会社名",), "role": ("職種",), "stage": ("選考段階",), "rejected_on": ("不採用日",), "applied_on": ("応募日",),
    "desire": ("志望度",), "closeness": ("合格との差",), "feedback": ("フィードバック",), "points": ("points to improve", "改善点"),
    "new_facts": ("新しい材料",), "reason": ("不採用の理由",), "invited": ("案内あり",), "waitlisted": ("補欠",), "waitlist_until": ("補欠の期限",),
    "seats": ("採用人数",), "reposted": ("再募集",), "referral": ("紹介",), "no_contact": ("no contact wanted", "連絡不可"),
    "reapply_from": ("再応募できる日",), "never_reapply": ("no second application", "再応募不可"), "contact_name": ("contact", "担当者"),
    "contact_email": ("contact's address", "担当者のアドレス"), "url": ("link", "リンク"), "tags": ("タグ",), "notes": ("メモ",),
    "lang": ("letters in", "文面の言語"), "status": ("状況",), "verdict": ("判断",), "verdict_from": ("判断の開始日",), "verdict_until": ("判断の期限",),
    "next_kind": ("next step", "次の対応"), "next_due_on": ("next step on", "次の対応日"), "awaiting": ("awaiting the result", "結果待ち"),
    "waiting_since": ("結果待ち開始",), "result_by": ("結果の期日",), "follows": ("follows number", "前の記録の番号"), "motivation": ("why them", "志望理由"),
    "second_chance": ("after a second chance", "再チャレンジ後"), "uid": ("identifier", "識別子"), "events": ("timeline", "経過"), "reminders": ("リマインダー",),
}
"""Our columns by their codes, with the names that they have in the languages of the interface."""
# fmt: on

_ENOUGH = 12
_GUARDED = re.compile("'+[=+\\-@\t\r]")
_NUL = Sentence(N_("holds the character NUL, which no text can have"))
_UNREADABLE = Sentence(N_("cannot be read: is a quotation mark not closed?"))


def columns_of(header: list[str]) -> dict[str, int]:
    """The places of our columns in a header; empty where it is none of ours."""
    known = {normalised(name): code for code, names in HEADERS.items() for name in (code, *names)}
    found: dict[str, int] = {}
    for index, cell in enumerate(header):
        code = known.get(normalised(cell))
        if code:
            found.setdefault(code, index)
    is_ours = {"company", "never_reapply"} <= found.keys() and {"rejected_on", "awaiting"} & found.keys()
    return found if is_ours and len(found) >= _ENOUGH else {}


def taken(table: Table, header: Line) -> Taken:
    """What to say of it before it is recorded."""
    places = columns_of(header.cells or [])
    columns = tuple(((header.cells or [])[index], code) for code, index in places.items() if code not in _WORKED_OUT)
    return Taken(table.name, NAME, table.encoding, table.delimiter, header.number, columns)


_WORKED_OUT = {"status", "verdict", "verdict_from", "verdict_until", "next_kind", "next_due_on"}


def incoming(table: Table, header: Line, wishes: Wishes) -> Iterator[Incoming]:
    """Every record of it."""
    places = columns_of(header.cells or [])
    for line in table.read():
        if line.number <= header.number or not any(line.cells or [""] * (line.cells is not None)):
            continue
        yield _incoming(f"{table.name}:{line.number}", line, places, wishes)


def _incoming(source: str, line: Line, places: Mapping[str, int], wishes: Wishes) -> Incoming:
    if line.cells is None:
        return Incoming(source, problem=_UNREADABLE, end=line.end)
    if any("\0" in cell for cell in line.cells):
        return Incoming(source, problem=_NUL, end=line.end)
    cells = {code: _bare(line.cells[index]) for code, index in places.items() if index < len(line.cells)}
    try:
        rejection, carried = record_of(cells, wishes.today), carried_of(cells)
    except RcError as error:
        return Incoming(source, problem=Sentence(error.message, error.values), end=line.end)
    except (ValueError, KeyError, TypeError, RecursionError):
        problem = Sentence(N_("its events or reminders are not as rc writes them"))
        return Incoming(source, problem=problem, end=line.end)
    if not rejection.company:
        return Incoming(source, problem=Sentence(N_("it names no firm")), end=line.end)
    return Incoming(source, rejection=rejection, carried=carried, end=line.end)


def _bare(cell: str) -> str:
    """Without the guard that keeps spreadsheets from running it."""
    return cell.removeprefix("'") if _GUARDED.match(cell) else cell


def record_of(cells: Mapping[str, str], today: date) -> Rejection:
    """The record that a row holds, its texts as they stand. DateError or UsageError for what is no such value."""
    read = _Cells(cells, today)
    awaiting = read.yes("awaiting")
    day = read.day("waiting_since" if awaiting else "rejected_on") or read.day("waiting_since")
    if day is None:
        raise DateError(N_("it has no day"))
    return Rejection(
        cells.get("company", ""),
        day,
        role=read.text("role"),
        stage=read.code("stage", Stage),
        applied_on=read.day("applied_on"),
        desire=read.number("desire"),
        closeness=read.code("closeness", Closeness),
        feedback=read.text("feedback"),
        points=read.texts("points"),
        new_facts=read.text("new_facts"),
        motivation=read.text("motivation"),
        reason=read.code("reason", Cause),
        invited=read.yes("invited"),
        waitlisted=read.yes("waitlisted"),
        waitlist_until=read.day("waitlist_until"),
        seats=read.code("seats", Seats),
        reposted=read.yes("reposted"),
        referral=read.yes("referral"),
        no_contact=read.yes("no_contact"),
        reapply_from=read.day("reapply_from"),
        never_reapply=read.yes("never_reapply"),
        contact=Contact(read.text("contact_name"), read.text("contact_email")),
        url=read.text("url"),
        tags=read.texts("tags"),
        notes=read.text("notes"),
        lang=read.code("lang", Language) or Language.EN,
        awaiting=awaiting,
        result_by=read.day("result_by"),
        follows=read.number("follows"),
        second_chance=read.yes("second_chance"),
    )


class _Cells:
    """The values of a row by the names of its columns; a column that is not there is empty."""

    def __init__(self, cells: Mapping[str, str], today: date) -> None:
        self.cells = cells
        self.today = today

    def text(self, name: str) -> str | None:
        return self.cells.get(name) or None

    def texts(self, name: str) -> tuple[str, ...]:
        text = self.text(name)
        return tuple(text.split("\n")) if text else ()

    def yes(self, name: str) -> bool:
        return is_yes(self.text(name) or "no") is True

    def number(self, name: str) -> int | None:
        text = self.text(name)
        if text is None:
            return None
        if not text.isdecimal() or len(text) > 15:
            raise DateError(N_('"{text}" is no number'), None, text=text[:40])
        return int(text)

    def code(self, name: str, enum: type[StrEnum]) -> Any:
        text = self.text(name)
        return enum(text) if text in set(enum) else enum(parse_code(text, enum)) if text else None

    def day(self, name: str) -> date | None:
        text = self.text(name)
        if text is None:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            return day_of(text, None, self.today)


def carried_of(cells: Mapping[str, str]) -> Carried:
    """What a row holds beside the record. ValueError, KeyError, TypeError or RecursionError for what rc does not write."""
    number = cells.get("id", "")
    return Carried(
        int(number) if number.isdecimal() and len(number) <= 15 and int(number) else None,
        cells.get("uid") or None,
        tuple(event_of(each) for each in _objects(cells.get("events", ""))),
        tuple(
            (date.fromisoformat(each["due_on"]), _checked(each["text"]))
            for each in _objects(cells.get("reminders", ""))
        ),
    )


def _objects(cell: str) -> list[dict[str, Any]]:
    """A JSON object on each line."""
    import json

    return [dict(json.loads(line)) for line in cell.split("\n") if line]


def event_of(told: Mapping[str, Any]) -> Event:
    """An event as `export` writes it, in a cell of CSV or in JSON."""
    day: Callable[[str], date | None] = lambda name: date.fromisoformat(told[name]) if told.get(name) else None  # noqa: E731
    on = date.fromisoformat(told["on"])
    return Event(
        EventKind(told["kind"]),
        on,
        day("recorded_on") or on,
        note=_checked(told["note"]) if told.get("note") else None,
        step_kind=StepKind(told["step"]) if told.get("step") else None,
        step_planned_on=day("planned_on"),
        until=day("until"),
    )


def _checked(text: str) -> str:
    """A text that the database can hold. ValueError for all others."""
    if "\0" in text:
        raise ValueError(text)
    text.encode()
    return text
