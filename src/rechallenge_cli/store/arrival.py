"""Writing down much at once: the records first, then the links among them, then what follows from each."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from rechallenge_cli.domain.codes import EventKind
from rechallenge_cli.domain.company import company_key
from rechallenge_cli.domain.incoming import Action, Carried, Row
from rechallenge_cli.domain.latecomers import set_aside
from rechallenge_cli.domain.model import Rejection
from rechallenge_cli.domain.outlook import outlook
from rechallenge_cli.store import agenda, history, mails, records
from rechallenge_cli.store.incoming import happened, plan
from rechallenge_cli.store.rows import Record, event_to_row, rejection_to_row
from rechallenge_cli.store.spool import Rows
from rechallenge_cli.store.store import Store

Advance = Callable[[int], None]
"""Say how many rows have been written by now."""


def write(store: Store, rows: Rows, today: date, advance: Advance = lambda _count: None) -> Rows:
    """Write down all that is to be added, inside one transaction; gives the rows with the numbers of their records.

    Another command may have written since they were decided: then all is decided anew on what is on record by now.
    """
    writer = _Writer(store, rows, today)
    if rows.moment != history.moment(store):
        _decide_anew(store, rows, rows.numbers(Action.ADD, events=False), today)
    new, later = (rows.numbers(Action.ADD, events=events) for events in (False, True))
    writer.take(new, advance)
    # to whom something happened may be on record only now
    _decide_anew(store, rows, later, today)
    writer.take(later, lambda count: advance(len(new) + count))
    return rows


def _decide_anew(store: Store, rows: Rows, numbers: list[int], today: date) -> None:
    anew = plan(store, (rows[each].found for each in numbers), today, rows)
    for number, row in zip(numbers, anew, strict=True):
        rows.replace(number, row)


STUB = 0
"""The revision of a row that only holds the number to which another one links: its record is not there."""


class _Writer:
    """Writes rows down, and then what follows from them, once for all of them."""

    def __init__(self, store: Store, rows: Rows, today: date) -> None:
        self.store = store
        self.rows = rows
        self.today = today
        self._was_empty = not _has_rows(store)
        self._numbers: dict[int, int] = {}
        self._firms: set[str] = set()
        self._links: dict[int, int] = {}
        self._new_firms: set[str] = set()

    def take(self, numbers: list[int], advance: Advance) -> None:
        """Write down the rows of some numbers, as far as they are to be."""
        for count, number in enumerate(numbers):
            row = self.rows[number]
            if row.event:
                self.rows.replace(number, _logged(self.store, row, self.today))
            elif row.action is Action.ADD and row.found.rejection:
                self.rows.recorded(number, self._record(row, row.found.rejection))
            advance(count)
        self._settle()

    def _record(self, row: Row, rejection: Rejection) -> int:
        carried = row.found.carried
        uid = carried.uid if carried else next(iter(row.found.fingerprints), None)
        number = self._insert(rejection, carried, uid)
        self._firms.add(company_key(rejection.company))
        if carried:
            self._note_links(number, rejection, carried)
        else:
            self._new_firms.add(company_key(rejection.company))
        self._with_events(number, rejection, row)
        for due_on, text in carried.reminders if carried else row.found.reminders:
            columns = {"rejection_id": number, "due_on": due_on.isoformat(), "text": text}
            records.insert(self.store.connection, "reminders", columns)
        for mail in (*(carried.mails if carried else ()), *filter(None, [row.found.mail])):
            mails.keep(self.store, number, mail)
        return number

    def _insert(self, rejection: Rejection, carried: Carried | None, uid: str | None) -> int:
        columns = {**rejection_to_row(rejection), "follows": None}
        if uid:
            columns["uid"] = uid
        if carried and carried.number and self._is_free(carried.number):
            columns["id"] = carried.number
        return records.insert(self.store.connection, "rejections", columns)

    def _is_free(self, number: int) -> bool:
        """Was a number never given to a record?"""
        query = (
            "select 1 from rejections where id = :number union all"
            " select 1 from changes where table_name = 'rejections' and row_id = :number union all"
            # a history out of which something was taken cannot tell
            " select 1 from sqlite_sequence where name = 'rejections' and seq >= :number"
            " and exists (select 1 from commands where verb in ('prune', 'forget')) limit 1"
        )
        return self.store.connection.execute(query, {"number": number}).fetchone() is None

    def _note_links(self, number: int, rejection: Rejection, carried: Carried) -> None:
        """Keep in mind the link of an export to another of its records, until all are there."""
        if carried.number:
            self._numbers[carried.number] = number
        if rejection.follows:
            self._links[number] = rejection.follows

    def _with_events(self, number: int, rejection: Rejection, row: Row) -> None:
        """What happened to it, and what follows. An old line of a table brings nothing onto the list that has had its day."""
        customs = self.store.customs_of(rejection)
        if rejection.follows:
            rejection = replace(rejection, follows=None)
        if row.found.carried or row.found.kind:
            events = row.found.carried.events if row.found.carried else ()
            periods = outlook(rejection, events, customs)
        else:
            events, periods = set_aside(rejection, (), customs, self.today)
        for event in events:
            records.insert(self.store.connection, "events", event_to_row(event, number))
        records.write_derived(self.store, number, records.derived_from(number, rejection, events, periods))

    def _settle(self) -> None:
        """Link the records that were written, and work out anew what follows from a link."""
        if self._was_empty and self._links:
            linked = self._link_as_told()
        else:
            linked = {number for number, follows in self._links.items() if follows in self._numbers}
            for number in linked:
                self._link(number, self._numbers[self._links[number]])
            linked |= {number for firm in self._firms for number in records.link_firm(self.store, firm)}
        for number in sorted(linked):
            records.refresh(self.store, number)
        self._firms, self._links = set(), {}

    def _link_as_told(self) -> set[int]:
        """An export that is read into an empty database keeps its links, to records too that are not in it."""
        for number, follows in self._links.items():
            if follows not in self._numbers:
                stub(self.store, follows, number, self.today)
            self._link(number, self._numbers.get(follows, follows))
        changed = {number for firm in self._new_firms for number in records.link_firm(self.store, firm)}
        return changed | set(self._links)

    def _link(self, number: int, follows: int) -> None:
        self.store.connection.execute("update rejections set follows = ? where id = ?", (follows, number))


def _logged(store: Store, row: Row, today: date) -> Row:
    """What happened to a record, written down."""
    if row.event is None or row.record_id is None:
        return row
    if row.event.kind is EventKind.REJECTED:
        _fill_in(store, records.record(store, row.record_id, today), row.found.rejection)
    agenda.log(store, records.record(store, row.record_id, today), row.event)
    if row.found.mail:
        mails.keep(store, row.record_id, row.found.mail)
    return row if row.event.kind is EventKind.REJECTED else happened(row)


def _fill_in(store: Store, known: Record, told: Rejection | None) -> None:
    """What a line tells of a result beyond its day, where nothing is on record yet."""
    names = ("stage", "feedback", "reason", "url", "notes", "applied_on")
    missing = {name: getattr(told, name) for name in names if getattr(known.rejection, name) is None}
    if any(missing.values()):
        records.change(store, replace(known.rejection, **missing), known.revision)


def stub(store: Store, number: int, follower: int, today: date) -> None:
    """A row for a record that is not there, so that its number stays taken and the link to it stands."""
    store.connection.execute(
        "insert or ignore into rejections (id, revision, removed_at, company, company_key, rejected_on, lang)"
        " select ?, ?, ?, company, company_key, rejected_on, lang from rejections where id = ?",
        (number, STUB, today.isoformat(), follower),
    )


def _has_rows(store: Store) -> bool:
    return store.connection.execute("select 1 from rejections limit 1").fetchone() is not None
