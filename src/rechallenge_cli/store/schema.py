"""The tables, as migrations. A migration that has been released is never changed; a new one is added below it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlite_utils import Database, Migrations


def migrations() -> "Migrations":
    """All migrations, in order."""
    from sqlite_utils import Migrations

    steps = Migrations("rechallenge")
    steps(name="0001_house")(_house)
    steps(name="0002_calendar")(_calendar)
    steps(name="0003_mails")(_mails)
    steps(name="0004_other_programs")(_other_programs)
    steps(name="0005_undo")(_undo)
    steps(name="0006_appeals")(_appeals)
    return steps


def _house(db: "Database") -> None:
    for statement in (*_RECORDS, *_OUTLOOK, *_HISTORY, _SEARCH):
        db.execute(statement)
    for table in ("rejections", "events", "reminders"):
        _track(db, table)


def _calendar(db: "Database") -> None:
    db.execute(_CALENDAR)


def _mails(db: "Database") -> None:
    for statement in _MAILS:
        db.execute(statement)
    _track(db, "mails")


def _other_programs(db: "Database") -> None:
    """Other programs that open the file find views, a search, and a history that tells their changes from ours."""
    from rechallenge_cli.store.views import create_search, create_views

    for statement in (*create_views(), *create_search(), _UNDER_WAY):
        db.execute(statement)
    for table in ("rejections", "events", "reminders", "mails"):
        for operation in _OPERATIONS:
            db.execute(f"drop trigger {table}_{operation}")
        _track(db, table)


def _undo(db: "Database") -> None:
    for statement in _UNDO:
        db.execute(statement)


def _appeals(db: "Database") -> None:
    db.execute(_ASKED)


def _track(db: "Database", table: str) -> None:
    """From now on every change in a table goes to the history. All that people type is tracked; the rest can be worked out."""
    columns = [column.name for column in db[table].columns]
    knows_outside = "under_way" in (column.name for column in db["commands"].columns)
    for statement in _history_triggers(table, columns, _COMMAND_OF_OTHERS if knows_outside else ""):
        db.execute(statement)


_RECORDS = (
    """
    create table rejections (
        id integer primary key autoincrement,
        uid text not null unique default (lower(hex(randomblob(16)))),
        revision integer not null default 1,
        removed_at text,
        company text not null,
        company_key text not null,
        role text,
        stage text,
        rejected_on text not null,
        applied_on text,
        desire integer,
        closeness text,
        feedback text,
        points text not null default '[]',
        new_facts text,
        motivation text,
        reason text,
        invited integer not null default 0,
        waitlisted integer not null default 0,
        waitlist_until text,
        seats text,
        reposted integer not null default 0,
        referral integer not null default 0,
        no_contact integer not null default 0,
        reapply_from text,
        never_reapply integer not null default 0,
        contact_name text,
        contact_email text,
        url text,
        tags text not null default '[]',
        notes text,
        lang text not null,
        awaiting integer not null default 0,
        result_by text,
        follows integer references rejections (id),
        second_chance integer not null default 0
    )
    """,
    "create index rejections_by_company on rejections (company_key)",
    "create index rejections_by_day on rejections (rejected_on, id)",
    """
    create table events (
        id integer primary key autoincrement,
        rejection_id integer not null references rejections (id),
        kind text not null,
        on_day text not null,
        recorded_on text not null,
        note text,
        step_kind text,
        step_planned_on text,
        until text
    )
    """,
    "create index events_by_rejection on events (rejection_id)",
    """
    create table reminders (
        id integer primary key autoincrement,
        rejection_id integer not null references rejections (id),
        due_on text not null,
        text text not null,
        ended_on text
    )
    """,
    "create index reminders_by_rejection on reminders (rejection_id)",
    "create index reminders_due on reminders (due_on) where ended_on is null",
)

# Worked out from the records by the domain; `rc reassess` fills it anew.
_OUTLOOK = (
    """
    create table outlook (
        rejection_id integer not null references rejections (id),
        first_day text not null,
        last_day text not null,
        status text not null,
        verdict text not null,
        verdict_from text,
        verdict_until text,
        points integer not null,
        reasons text not null,
        step_kind text,
        planned_on text,
        due_on text,
        step_text text,
        step_because text,
        step_values text,
        primary key (rejection_id, first_day)
    )
    """,
    # periods whose time has passed lie before today in this index and are never read
    "create index outlook_due on outlook (last_day, due_on) where due_on is not null",
    "create index outlook_appeals on outlook (last_day, step_kind) where step_kind in ('reply-invite', 'send-appeal')",
)

_HISTORY = (
    """
    create table commands (
        id integer primary key autoincrement,
        verb text not null,
        at text not null default (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
    )
    """,
    """
    create table changes (
        id integer primary key autoincrement,
        command_id integer not null references commands (id),
        table_name text not null,
        row_id integer not null,
        operation text not null,
        before text,
        after text
    )
    """,
    "create index changes_by_command on changes (command_id)",
    "create index changes_by_row on changes (table_name, row_id)",
)

# Public holidays as the library gave them: a line each with the day, its name in the country's language, and in English.
_CALENDAR = """
    create table calendar (
        country text not null,
        year integer not null,
        days text not null,
        primary key (country, year)
    ) without rowid
    """

# The mails from which records and events were made. What is not kept or was forgotten is null.
_MAILS = (
    """
    create table mails (
        id integer primary key autoincrement,
        uid text not null unique default (lower(hex(randomblob(16)))),
        rejection_id integer not null references rejections (id),
        kind text not null,
        message_id text,
        in_reply_to text,
        day text,
        sender_name text,
        sender_address text,
        subject text,
        text text
    )
    """,
    "create index mails_by_rejection on mails (rejection_id)",
    "create index mails_by_message_id on mails (message_id) where message_id is not null",
)

# Holds text folded by domain.text, one row for each rejection under the same number.
_SEARCH = "create virtual table search using fts5 (company, role, feedback, notes)"


# Is it our command that writes? Seen by nobody but the triggers, as the transaction that sets it also takes it back.
_UNDER_WAY = "alter table commands add column under_way integer not null default 0"

# What another program changes is written down as a command of its own, all of one second together.
_COMMAND_OF_OTHERS = """
            insert into commands (verb) select 'outside' where not coalesce((
                select under_way or (verb = 'outside' and at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
                from commands order by id desc limit 1
            ), 0);"""

_UNDO = (
    # the command that this one takes back; it may not be there, in an export of some records or a history that was pruned
    "alter table commands add column undoes integer",
    # where a row vanishes, SQLite looks for those that link to it
    "create index rejections_by_follows on rejections (follows) where follows is not null",
)

# few of the many periods are those of an appeal that is out
_ASKED = "create index outlook_asked on outlook (last_day) where status = 'appealed'"

_OPERATIONS = ("insert", "update", "delete")


def _history_triggers(table: str, columns: "Iterable[str]", first: str) -> tuple[str, ...]:
    """Three triggers that write each change of a table to the history, in the transaction of the change itself.

    `first` is what they do before.
    """
    names = list(columns)
    old, new = (
        "json_object(" + ", ".join(f"'{name}', {side}.{name}" for name in names) + ")" for side in ("old", "new")
    )
    return tuple(
        f"""
        create trigger {table}_{operation} after {operation} on {table} begin{first}
            insert into changes (command_id, table_name, row_id, operation, before, after)
            values ((select max(id) from commands), '{table}', {row_id}, '{operation}', {before}, {after});
        end
        """
        for operation, row_id, before, after in (
            ("insert", "new.id", "null", new),
            ("update", "new.id", old, new),
            ("delete", "old.id", old, "null"),
        )
    )
