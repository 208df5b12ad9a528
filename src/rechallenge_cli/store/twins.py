"""Which record is the same as one that comes in: by its identifier, else by firm, day and role."""

from typing import NamedTuple

from rechallenge_cli.domain.company import company_key
from rechallenge_cli.domain.errors import N_
from rechallenge_cli.domain.model import Rejection
from rechallenge_cli.domain.text import fold
from rechallenge_cli.store.store import Store


class Twin(NamedTuple):
    """A record that tells of the same rejection, and the sentence that says so."""

    id: int
    reason: str


_ON_RECORD = N_("this rejection is on record already, as #{id}")
_REMOVED = N_("this rejection was on record as #{id}, which was removed")


def moment(rejection: Rejection) -> str:
    """The day of a result; while one waits, that from which one does is told apart from it."""
    return f"{rejection.rejected_on.isoformat()}{'…' if rejection.awaiting else ''}"


def by_uid(store: Store, uid: str) -> Twin | None:
    """The record that is known everywhere by an identifier, be it removed."""
    found = store.connection.execute("select id, removed_at from rejections where uid = ?", (uid,)).fetchone()
    return Twin(found["id"], _REMOVED if found["removed_at"] else _ON_RECORD) if found else None


def on_record(store: Store, rejection: Rejection) -> Twin | None:
    """The record of the same firm, day and role, the role where both name one."""
    found = store.connection.execute(
        "select id, role from rejections"
        " where company_key = ? and rejected_on = ? and awaiting = ? and removed_at is null order by id",
        (company_key(rejection.company), rejection.rejected_on.isoformat(), rejection.awaiting),
    )
    role = rejection.role
    agreeing = (row["id"] for row in found if None in {row["role"], role} or fold(row["role"]) == fold(role or ""))
    number = next(agreeing, None)
    return Twin(number, _ON_RECORD) if number else None


def awaiting(store: Store, rejection: Rejection) -> int | None:
    """The record that waits for this very result, the role where both name one."""
    found = store.connection.execute(
        "select id, role from rejections"
        " where company_key = ? and rejected_on <= ? and awaiting and removed_at is null order by rejected_on desc, id",
        (company_key(rejection.company), rejection.rejected_on.isoformat()),
    )
    role = rejection.role
    return next(
        (row["id"] for row in found if None in {row["role"], role} or fold(row["role"]) == fold(role or "")), None
    )
