"""A calendar by RFC 5545: all-day entries under lasting names, each with an alarm; what is no longer planned is cancelled.

A calendar that was written before is brought up to date: what others put into it stays, and so does what a record of
another database has there.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from rechallenge_cli.domain.codes import StepKind
from rechallenge_cli.domain.entries import is_appointment
from rechallenge_cli.domain.workdays import ONE_DAY
from rechallenge_cli.locales import _
from rechallenge_cli.output import wording
from rechallenge_cli.output.clean import clean, one_line
from rechallenge_cli.store.planned import Planned
from rechallenge_cli.store.rows import Reminder

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Component

PROGRAM = "-//rechallenge//rc//EN"
_OURS = re.compile(r"(?P<record>[0-9a-f]+)-(?P<name>[a-z0-9-]+)@rechallenge")
_IN_THE_MORNING, _ON_THE_EVE = timedelta(hours=9), timedelta(hours=-6)
_ALARMS: Mapping[bool, tuple[timedelta, ...]] = {True: (_ON_THE_EVE, _IN_THE_MORNING), False: (_IN_THE_MORNING,)}
"""When an entry rings, counted from the midnight with which its day begins; by whether it is an appointment."""

CANCELLED_FOR = timedelta(days=90)
"""So long an entry that was cancelled stays in the file, for calendars that look at it seldom."""

_LAST_SECOND = time(23, 59, 59)
"""Of the day on which an entry is cancelled, so that it is after all that was written on it."""

_PASSING = (b"DTSTAMP", b"SEQUENCE", b"LAST-MODIFIED")
_WEB = re.compile(r"https?://[!-~]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Written:
    """The file, and how many entries in it stand and are cancelled."""

    content: bytes
    standing: int
    cancelled: int


def is_ours(content: bytes) -> bool:
    """Is it a calendar that this program wrote?"""
    from icalendar import Calendar

    if PROGRAM.encode() not in content:
        return False
    try:
        return str(Calendar.from_ical(content).get("prodid")) == PROGRAM
    except (ValueError, LookupError):
        return False


def encoded(
    wanted: Collection[Planned],
    planned: Sequence[Planned],
    records: Collection[str],
    today: date,
    before: bytes | None = None,
) -> Written:
    """The calendar of what is wanted among all that is planned, and of what `before` had, brought up to date.

    `records` are the lasting names of all records; an entry of another one is somebody else's.
    """
    from icalendar import Calendar

    parts = Calendar.from_ical(before).subcomponents if before else []
    earlier = {str(part["uid"]): part for part in parts if _is_ours(part, records)}
    others = [part for part in parts if not _is_ours(part, records)]
    entries = dict(_standing(wanted, planned, earlier, today))
    gone = {uid: entry for uid, entry in earlier.items() if uid not in entries}
    entries |= dict(_no_longer_planned(gone, today))
    calendar = _empty()
    for entry in (*sorted(entries.values(), key=_order), *others):
        calendar.add_component(entry)
    cancelled = sum(entry.get("status") == "CANCELLED" for entry in entries.values())
    return Written(calendar.to_ical(), len(entries) - cancelled, cancelled)


def _empty() -> "Calendar":
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PROGRAM)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", "rechallenge")
    return calendar


def _order(entry: "Component") -> tuple[date, str]:
    return _day(entry, "dtstart"), str(entry["uid"])


def _day(entry: "Component", name: str) -> date:
    """A day of an entry, to which somebody may have given a time, or which somebody may have taken out."""
    value = getattr(entry.get(name), "dt", date.max)
    return value.date() if isinstance(value, datetime) else value


def _is_ours(part: "Component", records: Collection[str]) -> bool:
    match = _OURS.fullmatch(str(part.get("uid")))
    return part.name == "VEVENT" and bool(match) and match["record"] in records  # type: ignore[index]


def _standing(
    wanted: Collection[Planned], planned: Sequence[Planned], before: "Mapping[str, Component]", today: date
) -> "Iterator[tuple[str, Component]]":
    """What is wanted, and what the file has already of all else that is planned."""
    chosen = {_uid(each) for each in wanted}
    for each in planned:
        uid = _uid(each)
        if uid in chosen or uid in before:
            yield uid, _numbered(_entry(each, today), before.get(uid))


def _uid(planned: Planned) -> str:
    return f"{planned.record_uid}-{planned.name}@rechallenge"


def _entry(planned: Planned, today: date) -> "Component":
    from icalendar import Event

    to_do, because, command = _words(planned)
    rejection = planned.rejection
    summary = _legible(one_line(_("{company}: {step}").format(company=rejection.company, step=to_do)))
    description = "\n".join(filter(None, (clean(rejection.role or ""), clean(to_do), because, command)))
    entry = Event()
    entry.add("uid", _uid(planned))
    entry.add("dtstamp", datetime.fromisoformat(planned.changed_at).astimezone(UTC))
    entry.add("sequence", planned.changed)
    entry.add("dtstart", planned.due_on)
    entry.add("dtend", planned.due_on + ONE_DAY)
    entry.add("summary", summary)
    entry.add("description", _legible(description))
    if rejection.url and _WEB.fullmatch(rejection.url):
        entry.add("url", rejection.url)
    for name, value in (("status", "CONFIRMED"), ("transp", "TRANSPARENT"), ("class", "PRIVATE")):
        entry.add(name, value)
    if planned.due_on >= today:
        for before in _ALARMS[is_appointment(planned.name)]:
            entry.add_component(_alarm(before, summary))
    return entry


def _legible(text: str) -> str:
    """The text with a wide backslash before an n: many readers, and what writes the file here, take the two for a line end."""
    return re.sub(r"\\(?=[nN])", "＼", text)


def _words(planned: Planned) -> tuple[str, str, str]:
    """What to do, why on that day, and what to type."""
    what, number = planned.what, planned.rejection.id
    if isinstance(what, Reminder):
        return what.text, "", wording.command(StepKind.REMINDER, number)
    return wording.step(what), wording.because(what), wording.command(what.text, number)


def _alarm(trigger: timedelta, text: str) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", trigger)
    alarm.add("description", text)
    return alarm


def _numbered(entry: "Component", before: "Component | None") -> "Component":
    """The entry with a number that is higher than before, if it is another than before."""
    if before is not None:
        least = _sequence(before) + (_substance(entry) != _substance(before))
        entry["sequence"] = _integer(max(_sequence(entry), least))
    return entry


def _integer(value: int) -> Any:
    from icalendar import vInt

    return vInt(value)


def _sequence(entry: "Component") -> int:
    return int(entry.get("sequence", 0))


def _substance(entry: "Component") -> list[bytes]:
    return [line for line in entry.to_ical().splitlines() if not line.startswith(_PASSING)]


def _no_longer_planned(gone: "Mapping[str, Component]", today: date) -> "Iterator[tuple[str, Component]]":
    """What was planned and is not any more: an appointment that has come stays as it was, all else is cancelled for a time."""
    for uid, entry in gone.items():
        if entry.get("status") != "CANCELLED":
            yield uid, entry if _was_held(entry, today) else _cancelled(entry, today)
        elif today - CANCELLED_FOR <= _day(entry, "dtstamp"):
            yield uid, entry


def _was_held(entry: "Component", today: date) -> bool:
    match = _OURS.fullmatch(str(entry["uid"]))
    return bool(match) and is_appointment(match["name"]) and _day(entry, "dtstart") <= today  # type: ignore[index]


def _cancelled(entry: "Component", today: date) -> "Component":
    """The entry as cancelled; it rings no more."""
    stamp = datetime.combine(today, _LAST_SECOND, UTC)
    for name, value in (
        ("status", "CANCELLED"),
        ("sequence", _sequence(entry) + 1),
        ("dtstamp", stamp),
    ):
        entry.pop(name, None)
        entry.add(name, value)
    entry.subcomponents = [part for part in entry.subcomponents if part.name != "VALARM"]
    return entry
