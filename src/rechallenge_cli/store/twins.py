"""Which record is the same as one that comes in: by its identifier, else by firm, day and role."""

import sqlite3
from datetime import date
from typing import NamedTuple

from rechallenge_cli.domain.company import company_key
from rechallenge_cli.domain.errors import N_
from rechallenge_cli.domain.identity import differ
from rechallenge_cli.domain.model import Rejection
from rechallenge_cli.domain.text import fold
from rechallenge_cli.store.store import Store


class Twin(NamedTuple):
    """A record that tells of the same rejection, and the sentence that says so."""

    id: int
    reason: str
    is_awaiting: bool = False


_ON_RECORD = N_("this rejection is on record already, as #{id}")
_REMOVED = N_("this rejection was on record as #{id}, which was removed")
_ENDED = N_("its result is on record already, as #{id}")


def by_uid(store: Store, uid: str) -> Twin | None:
    """The record that is known everywhere by an identifier, be it removed."""
    query = "select id, removed_at, awaiting from rejections where uid = ?"
    found = store.connection.execute(query, (uid,)).fetchone()
    if found is None:
        return None
    is_there = found["removed_at"] is None
    return Twin(found["id"], _ON_RECORD if is_there else _REMOVED, is_there and bool(found["awaiting"]))


def on_record(store: Store, rejection: Rejection, *, by_url: bool = False) -> Twin | None:
    """The record of the same firm, day and role, the role where both name one; the address too, where that counts."""
    found = store.connection.execute(
        "select id, role, url from rejections"
        " where company_key = ? and rejected_on = ? and awaiting = ? and removed_at is null order by id",
        (company_key(rejection.company), rejection.rejected_on.isoformat(), rejection.awaiting),
    )
    agreeing = (row["id"] for row in found if _agree(row, rejection, by_url=by_url))
    number = next(agreeing, None)
    return Twin(number, _ON_RECORD) if number else None


def _agree(row: sqlite3.Row, rejection: Rejection, *, by_url: bool = True) -> bool:
    """Can they be of one application, by role and address, as far as both name them?"""
    role = rejection.role
    same_role = None in {row["role"], role} or fold(row["role"]) == fold(role or "")
    return same_role and not (by_url and differ(row["url"], rejection.url))


def awaiting(store: Store, rejection: Rejection, claimed: set[int]) -> int | None:
    """The record that waits for this very result; of several the one since the day of the application, else the last.

    None of those that are `claimed` by others.
    """
    found = store.connection.execute(
        "select id, role, url from rejections"
        " where company_key = ? and rejected_on <= ? and awaiting and removed_at is null"
        " order by rejected_on is ? desc, rejected_on desc, id",
        (company_key(rejection.company), rejection.rejected_on.isoformat(), _iso(rejection.applied_on)),
    )
    return next((row["id"] for row in found if row["id"] not in claimed and _agree(row, rejection)), None)


def ended(store: Store, rejection: Rejection, claimed: set[int]) -> Twin | None:
    """The record of the result that a rejection says is still awaited: an old table is read once more."""
    found = store.connection.execute(
        "select id, role, url from rejections where company_key = ? and rejected_on >= ? and not awaiting"
        " and (applied_on is null or applied_on = ?) and removed_at is null order by applied_on is null, rejected_on, id",
        (company_key(rejection.company), *[rejection.rejected_on.isoformat()] * 2),
    )
    number = next((row["id"] for row in found if row["id"] not in claimed and _agree(row, rejection)), None)
    return Twin(number, _ENDED) if number else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
