"""Writing down much at once: the records first, then the links among them, then what follows from each."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from rechallenge_cli.domain.company import company_key
from rechallenge_cli.domain.incoming import Action, Carried, Row
from rechallenge_cli.domain.latecomers import set_aside
from rechallenge_cli.domain.model import Rejection
from rechallenge_cli.store import mails, records
from rechallenge_cli.store.rows import event_to_row, rejection_to_row
from rechallenge_cli.store.store import Store

STUB = 0
"""The revision of a row that only holds the number to which another one links: its record is not there."""


class Writer:
    """Writes rows down. What follows from them is worked out by `settle`, once for all of them."""

    def __init__(self, store: Store, today: date) -> None:
        self.store = store
        self.today = today
        self._was_empty = not _has_rows(store)
        self._numbers: dict[int, int] = {}
        self._written: list[int] = []
        self._firms: set[str] = set()
        self._links: dict[int, int] = {}
        self._new_firms: set[str] = set()

    def record(self, row: Row) -> Row:
        """Write a row down, if it is to be added; gives it with its number."""
        rejection = row.found.rejection
        if row.action is not Action.ADD or rejection is None:
            return row
        carried = row.found.carried
        uid = carried.uid if carried else next(iter(row.found.fingerprints), None)
        number = self._insert(rejection, carried, uid)
        self._written.append(number)
        self._firms.add(company_key(rejection.company))
        if carried:
            self._with_all(number, rejection, carried)
        else:
            self._new_firms.add(company_key(rejection.company))
            self._remind(number, row.found.reminders)
            self._set_aside(number, rejection, row)
        if row.found.mail:
            mails.keep(self.store, number, row.found.mail)
        return replace(row, record_id=number)

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

    def _with_all(self, number: int, rejection: Rejection, carried: Carried) -> None:
        """What an export carries: what happened, what to be reminded of, the mails, the link to another record."""
        connection = self.store.connection
        for event in carried.events:
            records.insert(connection, "events", event_to_row(event, number))
        self._remind(number, carried.reminders)
        for mail in carried.mails:
            mails.keep(self.store, number, mail)
        if carried.number:
            self._numbers[carried.number] = number
        if rejection.follows:
            self._links[number] = rejection.follows

    def _remind(self, number: int, reminders: Iterable[tuple[date, str]]) -> None:
        for due_on, text in reminders:
            columns = {"rejection_id": number, "due_on": due_on.isoformat(), "text": text}
            records.insert(self.store.connection, "reminders", columns)

    def _set_aside(self, number: int, rejection: Rejection, row: Row) -> None:
        """An old line of a table brings nothing onto the list that has had its day."""
        if row.found.kind is not None:
            return
        for event in set_aside(rejection, (), self.store.customs_of(rejection), self.today):
            records.insert(self.store.connection, "events", event_to_row(event, number))

    def settle(self) -> None:
        """Link the records that were written, and work out what follows from them."""
        if self._was_empty and self._links:
            self._link_as_told()
        else:
            self._link_second_chances()
            changed = {number for firm in self._firms for number in records.link_firm(self.store, firm)}
            self._written += changed - set(self._written)
        for number in self._written:
            records.refresh(self.store, number)
        self._written, self._firms, self._links = [], set(), {}

    def _link_as_told(self) -> None:
        """An export that is read into an empty database keeps its links, to records too that are not in it."""
        for number, follows in self._links.items():
            if follows not in self._numbers:
                stub(self.store, follows, number, self.today)
            self._link(number, self._numbers.get(follows, follows))
        for firm in self._new_firms:
            self._written += [each for each in records.link_firm(self.store, firm) if each not in self._written]

    def _link_second_chances(self) -> None:
        for number, follows in self._links.items():
            if follows in self._numbers:
                self._link(number, self._numbers[follows])

    def _link(self, number: int, follows: int) -> None:
        self.store.connection.execute("update rejections set follows = ? where id = ?", (follows, number))


def stub(store: Store, number: int, follower: int, today: date) -> None:
    """A row for a record that is not there, so that its number stays taken and the link to it stands."""
    store.connection.execute(
        "insert or ignore into rejections (id, revision, removed_at, company, company_key, rejected_on, lang)"
        " select ?, ?, ?, company, company_key, rejected_on, lang from rejections where id = ?",
        (number, STUB, today.isoformat(), follower),
    )


def _has_rows(store: Store) -> bool:
    return store.connection.execute("select 1 from rejections limit 1").fetchone() is not None
