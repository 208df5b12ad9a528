"""The mails that are kept with records: found again, shown, forgotten."""

from typing import NamedTuple

from rechallenge_cli.domain.errors import N_, NotFoundError
from rechallenge_cli.domain.model import KeptMail
from rechallenge_cli.store.records import FIND_IT, insert
from rechallenge_cli.store.rows import mail_from_row, mail_to_row
from rechallenge_cli.store.store import Store


class Owner(NamedTuple):
    """The record that a mail belongs to, which may be removed."""

    rejection_id: int
    company: str
    is_removed: bool


def keep(store: Store, rejection_id: int, mail: KeptMail) -> None:
    """Keep a mail with a record."""
    insert(store.connection, "mails", mail_to_row(mail, rejection_id))


def kept_with(store: Store, rejection_id: int) -> list[KeptMail]:
    """The mails of a record, the oldest first."""
    found = store.connection.execute(
        "select * from mails where rejection_id = ? order by day is null, day, id", (rejection_id,)
    )
    return list(map(mail_from_row, found))


def owner_of(store: Store, message_id: str) -> Owner | None:
    """The record that was made from a mail, one that is still there before one that was removed."""
    row = store.connection.execute(
        "select rejections.id, company, removed_at is not null from mails join rejections on rejections.id = rejection_id"
        " where message_id = ? order by removed_at is not null, rejections.id limit 1",
        (message_id,),
    ).fetchone()
    return Owner(row[0], row[1], bool(row[2])) if row else None


def owner(store: Store, rejection_id: int) -> Owner:
    """A record by its number, be it removed or taken back. NotFoundError when there is none."""
    row = store.connection.execute(
        "select id, company, removed_at is not null from rejections where id = :id union all"
        " select row_id, json_extract(before, '$.company'), 1 from changes"
        " where table_name = 'rejections' and row_id = :id and operation = 'delete' limit 1",
        {"id": rejection_id},
    ).fetchone()
    if row is None:
        raise NotFoundError(N_("there is no rejection #{id}"), FIND_IT, id=rejection_id)
    return Owner(row[0], row[1], bool(row[2]))


def forget(store: Store, rejection_id: int) -> int:
    """Forget what the mails of a record say, in the history too; gives their number.

    That there was a mail, and on which day, stays known, so that it is not recorded a second time. What is forgotten is
    overwritten in the file as well.
    """
    connection = store.connection
    connection.execute("pragma secure_delete = on")
    ids = [row["id"] for row in connection.execute(_SPEAKING, {"record": rejection_id})]
    emptied = ", ".join(f"{column} = null" for column in _COLUMNS)
    paths = ", ".join(f"'$.{column}', null" for column in _COLUMNS)
    for number in ids:
        connection.execute(f"update mails set {emptied} where id = ?", (number,))
        connection.execute(
            f"update changes set before = json_set(before, {paths}), after = json_set(after, {paths})"
            " where table_name = 'mails' and row_id = ?",
            (number,),
        )
    return len(ids)


_COLUMNS = ("in_reply_to", "sender_name", "sender_address", "subject", "text")
_CONTENT = ", ".join(_COLUMNS)
_TOLD = ", ".join(f"json_extract({side}, '$.{column}')" for side in ("before", "after") for column in _COLUMNS)

# those that were taken back too, as a redo would bring them back
_SPEAKING = f"""
    select id from mails where rejection_id = :record and coalesce({_CONTENT}) is not null
    union select row_id from changes where table_name = 'mails'
    and json_extract(coalesce(after, before), '$.rejection_id') = :record and coalesce({_TOLD}) is not null
"""
