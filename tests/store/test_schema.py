"""Databases of every version since the first are carried along in place, with all that is in them."""

import sqlite3
from contextlib import closing

import pytest
from sqlite_utils import Database

from rechallenge_cli.store.schema import migrations
from rechallenge_cli.store.store import APPLICATION_ID, SCHEMA_VERSION

NAMES = ["0001_house", "0002_calendar", "0003_mails", "0004_other_programs", "0005_undo", "0006_appeals"]
OLD = range(1, len(NAMES))
ROWS = """
insert into commands (verb, at) values ('add', '2026-11-20T00:00:00Z');
insert into rejections (company, company_key, role, rejected_on, lang) values ('Example', 'example', 'dev', '2026-11-20', 'en');
insert into rejections (company, company_key, rejected_on, lang, removed_at) values ('Gone', 'gone', '2026-11-01', 'en', '2026-11-02');
insert into events (rejection_id, kind, on_day, recorded_on, note) values (1, 'note', '2026-11-21', '2026-11-21', 'called');
insert into reminders (rejection_id, due_on, text) values (1, '2026-12-01', 'look again');
"""


def make(path, version):
    """A database as the program of that version left it, with a record, one that was removed, an event and a reminder."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        stop = {"stop_before": NAMES[version]} if version < len(NAMES) else {}
        migrations().apply(Database(connection), **stop)
        connection.execute(f"pragma application_id = {APPLICATION_ID}")
        connection.execute(f"pragma user_version = {version}")
        connection.executescript(ROWS)


def look(path, query):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def test_every_migration_is_named_here_and_counted():
    with closing(sqlite3.connect(":memory:")) as connection:
        migrations().apply(Database(connection))
        applied = connection.execute("select name from _sqlite_migrations order by name").fetchall()
    assert [name for (name,) in applied] == NAMES
    assert len(NAMES) == SCHEMA_VERSION


@pytest.mark.parametrize("version", OLD)
@pytest.mark.parametrize("first", [("reassess",), ("list",)], ids=["writing", "reading"])
def test_an_old_database_is_carried_along_with_its_rows(rc, sealed, version, first):
    path = sealed / "rc.db"
    make(path, version)
    before = look(path, "select id, uid, company, role, rejected_on, removed_at from rejections order by id")
    changes = look(path, "select * from changes order by id")
    assert rc(*first).code == 0
    assert look(path, "pragma user_version") == [(SCHEMA_VERSION,)]
    assert look(path, "select id, uid, company, role, rejected_on, removed_at from rejections order by id") == before
    assert look(path, "select * from changes order by id")[: len(changes)] == changes
    assert rc("reassess").code == 0
    shown = rc("show", "1", "--mail", "--json").data
    assert [(event["kind"], event["note"]) for event in shown["events"]] == [("note", "called")]
    assert shown["reminders"] == [{"due_on": "2026-12-01", "text": "look again"}]
    assert shown["mails"] == []
    assert rc("show", "2").code == 1, "what was removed stays so"
    assert look(path, "select id, company, rejected_on from v_rejections") == [(1, "Example", "2026-11-20")]
    assert ("called",) in look(path, "select note from v_timeline where id = 1")
    assert ("look again",) in look(path, "select text from v_followups where id = 1")
    assert look(path, "select rowid from rejections_fts where rejections_fts match 'xampl'") == [(1,)]
    assert look(path, "pragma foreign_key_check") == []
    assert look(path, "pragma integrity_check") == [("ok",)]


@pytest.mark.parametrize("version", OLD)
def test_the_tables_of_an_old_database_become_those_of_a_new_one(rc, sealed, version):
    path = sealed / "rc.db"
    make(path, version)
    rc("list")
    new = sealed / "new.db"
    rc("add", "Example", "--db", str(new))
    schema = "select type, name, sql from sqlite_master where name not like 'sqlite_%' order by type, name"
    assert look(path, schema) == look(new, schema)


def test_mails_are_in_the_history(rc, sealed):
    rc("add", "Example")
    with closing(sqlite3.connect(sealed / "rc.db", isolation_level=None)) as connection:
        connection.execute("insert into mails (rejection_id, kind, subject) values (1, 'rejection', 'a')")
        connection.execute("update mails set subject = 'b'")
        connection.execute("delete from mails")
    changes = look(sealed / "rc.db", "select operation from changes where table_name = 'mails' order by id")
    assert changes == [("insert",), ("update",), ("delete",)]


@pytest.mark.parametrize("version", OLD)
def test_a_record_is_forgotten_in_an_old_database_and_in_the_backup_from_before_it_was_carried_along(
    rc, sealed, tmp_path, version
):
    make(sealed / "rc.db", version)
    (sealed / "rc.db").chmod(0o600)
    assert rc("list").code == 0
    (backup,) = (tmp_path / "backups").glob("*/*_migration_*.db")
    assert look(backup, "pragma user_version") == [(version,)]
    for number, firm, words in ((1, "Example", (b"called", b"look again")), (2, "Gone", (b"Gone",))):
        assert rc("forget", str(number), "--firm", firm, "--backups").code == 0
        for path in ((sealed / "rc.db"), *(tmp_path / "backups").glob("*/*.db")):
            content = path.read_bytes()
            assert [word for word in words if word in content] == []
    assert rc("restore", "1", "--yes").code == 0
    assert rc("doctor").code == 0
