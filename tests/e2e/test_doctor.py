"""The doctor finds what is wrong, says it in plain words, and mends it after a backup."""

import os
import shutil
import sqlite3
from contextlib import closing
from types import SimpleNamespace

import pytest

from rechallenge_cli import locales
from rechallenge_cli.store import backups, surroundings
from rechallenge_cli.store.checkup import Check

LOOK = {"FORCE_COLOR": "1", "NO_COLOR": "1"}


@pytest.fixture
def db(rc, sealed):
    for number in range(4):
        assert rc("add", f"Firm {number}", "--stage", "final", "--desire", "5", "--on", "2026-11-20").code == 0
    rc("log", "1", "note", "--note", "called")
    rc("remove", "4", "--yes")
    assert rc("doctor").code == 0
    return sealed / "rc.db"


def change(path, *statements):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("pragma writable_schema = on")
        for statement in statements:
            connection.execute(statement)


def wrong(result):
    return {each["check"] for each in result.data["findings"] if each["state"] == "wrong"}


def records(rc):
    return rc("list", "--json").data


def test_all_is_well(rc, db):
    done = rc("doctor", "--json")
    assert (done.code, done.err) == (0, "")
    assert set(done.data) == {"well", "checks", "findings", "backup"}
    assert (done.data["well"], done.data["findings"], done.data["backup"]) == (True, [], None)
    assert done.data["checks"] == dict.fromkeys(map(str, Check), "well")
    assert rc("doctor", "--fix").code == 0
    assert rc("doctor", env=LOOK).out.endswith("All is well.\n")
    assert rc("doctor", env={**LOOK, "RC_LANG": "ja"}).out.endswith("問題はありません。\n")


def test_where_nothing_was_ever_recorded_all_is_well(rc, sealed):
    assert rc("doctor").code == 0
    assert rc("doctor", "--fix").code == 0
    assert not list(sealed.iterdir())


MENDABLE = {
    "a trigger is missing": ("shape", ["drop trigger events_insert"]),
    "a trigger was changed": (
        "shape",
        ["drop trigger mails_insert", "create trigger mails_insert after insert on mails begin select 1; end"],
    ),
    "a view is missing": ("shape", ["drop view v_followups"]),
    "an index is missing": ("shape", ["drop index outlook_due"]),
    "changes of no command": (
        "history",
        ["insert into changes (command_id, table_name, row_id, operation) values (777, 'events', 1, 'insert')"],
    ),
    "a command never ended": ("history", ["update commands set under_way = 1 where id = 2"]),
    "another verdict": ("derived", ["update outlook set points = 99 where rejection_id = 2"]),
    "no plan": ("derived", ["delete from outlook where rejection_id = 2"]),
    "a plan for what was removed": ("derived", ["update outlook set rejection_id = 4 where rejection_id = 2"]),
    "not found by the search": ("search", ["delete from search where rowid = 1"]),
    "found under another name": ("search", ["update search set company = 'zzz' where rowid = 1"]),
    "the search of others": ("search", ["insert into rejections_fts (rejections_fts) values ('delete-all')"]),
}


@pytest.mark.parametrize(("check", "statements"), MENDABLE.values(), ids=MENDABLE)
def test_what_can_be_mended_is_found_and_mended_after_a_backup(rc, db, tmp_path, check, statements):
    before = records(rc)
    change(db, *statements)
    harmed = db.read_bytes()
    found = rc("doctor", "--json")
    assert (found.code, found.data["well"]) == (1, False)
    assert check in wrong(found)
    assert db.read_bytes() == harmed, "looking changes nothing"
    mended = rc("doctor", "--fix", "--json")
    assert (mended.code, wrong(mended)) == (0, set())
    assert mended.data["checks"][check] == "fixed"
    assert "_doctor_" in mended.data["backup"]
    assert rc("doctor").code == 0
    assert records(rc) == before


def test_it_is_said_in_plain_words_with_what_mends_it(rc, db):
    change(db, "delete from outlook where rejection_id = 2")
    out = rc("doctor", env=LOOK).out
    assert "wrong: verdicts and next steps are not what the records say: 1, such as #2" in out
    assert "`rc doctor --fix` mends it, after a backup" in out
    out = rc("doctor", env={**LOOK, "RC_LANG": "ja"}).out
    assert "判定と次の対応が記録と合っていません" in out
    assert "mended: verdicts" in rc("doctor", "--fix", env=LOOK).out


def test_in_a_pipe_each_check_is_a_line(rc, db):
    db.chmod(0o644)
    rows = rc("doctor").rows
    assert {row[0] for row in rows} == set(map(str, Check))
    assert [row[:2] for row in rows if row[1] != "well"] == [["permissions", "wrong"]]


def test_what_others_may_read_is_made_private(rc, db, tmp_path):
    backup = next((tmp_path / "backups").glob("*/*.db"))
    for path, mode in ((db, 0o644), (backup, 0o640), (backup.parent, 0o755)):
        path.chmod(mode)
    assert wrong(rc("doctor", "--json")) == {"permissions"}
    assert rc("doctor", "--fix").code == 0
    assert [path.stat().st_mode & 0o777 for path in (db, backup, backup.parent)] == [0o600, 0o600, 0o700]


def test_links_into_nowhere_are_told(rc, db):
    change(
        db,
        "insert into events (rejection_id, kind, on_day, recorded_on) values (99, 'note', '2026-11-20', '2026-11-20')",
    )
    assert "links" in wrong(rc("doctor", "--json"))
    assert rc("doctor", "--fix").code == 1


@pytest.mark.parametrize("harm", ["text", "empty", "pages"])
def test_a_damaged_file_is_told_and_left_alone(rc, db, harm):
    if harm == "text":
        db.write_text("Dear diary\n" * 99)
    elif harm == "empty":
        db.write_bytes(b"")
    else:
        content = bytearray(db.read_bytes())
        content[4096 * 3 : 4096 * 30] = bytes(4096 * 27)
        db.write_bytes(content)
    before = db.read_bytes()
    found = rc("doctor", "--fix", "--json")
    assert found.code == 1
    assert wrong(found) & {"file", "integrity"}
    assert "restore" in "".join(each["hint"] or "" for each in found.data["findings"])
    assert db.read_bytes() == before


def test_a_newer_file_is_told(rc, db):
    change(db, "pragma user_version = 9999")
    assert wrong(rc("doctor", "--json")) == {"file"}


def config(sealed, text):
    (sealed / "config.toml").write_text(text)
    (sealed / "config.toml").chmod(0o600)


@pytest.mark.parametrize("text", ["no = = toml", "unknown = 1", 'track = "space"'])
def test_a_config_that_cannot_be_used_is_told(rc, db, sealed, text):
    config(sealed, text)
    found = rc("doctor", "--json")
    assert found.code == 1
    assert wrong(found) == {"config"}


def test_a_config_that_was_changed_by_hand_is_worked_in(rc, db, sealed):
    config(sealed, "[threshold]\nappeal = 90\n")
    assert wrong(rc("doctor", "--json")) == {"derived"}
    assert rc("doctor", "--fix").code == 0


NAMES = {
    "rc (conflicted copy).db": "Dropbox",
    "rc (Taro's conflicted copy 2026-11-20).db": "Dropbox",
    "rc (Taro の競合コピー 2026-11-20).db": "Dropbox",
    "rc.sync-conflict-20261120-101112-ABCDEF7.db": "Syncthing",
    "rc 2.db": "iCloud",
    "rc-DESKTOP-12AB.db": "OneDrive",
    "rc (1).db": "Google Drive",
    "rc_conflict-20261120-101112.db": "Nextcloud",
    "rc (conflicted copy 2026-11-20 101112).db": "Dropbox",
    "rc.db": None,
    "rcx.db": None,
    "rc.db.txt": None,
}


@pytest.mark.parametrize(("name", "service"), NAMES.items())
def test_second_copies_of_a_synced_folder_are_told(rc, db, sealed, name, service):
    assert surroundings.service_of(name, db) == service
    if service:
        shutil.copy(db, sealed / name)
        found = rc("doctor", "--fix", "--json")
        assert wrong(found) == {"conflict"}
        assert name in found.data["findings"][0]["message"]
        assert (sealed / name).exists(), "what is in it is for the person to see"


def test_a_file_of_such_a_name_that_is_none_of_ours_is_no_copy(rc, db, sealed):
    (sealed / "rc-notes.db").write_text("my notes " * 99)
    assert rc("doctor").code == 0


@pytest.mark.parametrize("name", ["rc (conflicted copy).db", "rc.sync-conflict-20261120-101112-ABCDEF7.db"])
def test_a_copy_that_says_so_is_told_even_if_it_cannot_be_read(rc, db, sealed, name):
    (sealed / name).touch()
    assert wrong(rc("doctor", "--json")) == {"conflict"}


def test_no_backup_is_told_and_made(rc, db, tmp_path):
    shutil.rmtree(tmp_path / "backups")
    assert wrong(rc("doctor", "--json")) == {"backups"}
    assert rc("doctor", "--fix").code == 0
    assert len(rc("restore", "--json").data) == 1


def test_an_old_backup_is_told_and_a_new_one_made(rc, db):
    assert wrong(rc("doctor", "--json", today="2026-12-30")) == {"backups"}
    assert rc("doctor", "--fix", today="2026-12-30").code == 0


def test_a_broken_backup_is_told_and_a_new_one_made(rc, db, tmp_path):
    os.truncate(rc("restore", "--json").data[0]["file"], 5000)
    assert wrong(rc("doctor", "--json")) == {"backups"}
    assert rc("doctor", "--fix").code == 0


def test_a_full_disk_is_told(rc, db, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=2**20))
    assert wrong(rc("doctor", "--json")) == {"space"}


def test_without_a_backup_nothing_is_mended(rc, db, monkeypatch):
    change(db, "delete from outlook where rejection_id = 2")
    before = db.read_bytes()

    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, "duplicate", full)
    refused = rc("doctor", "--fix")
    assert refused.code == 1
    assert "no backup could be made" in refused.err
    assert db.read_bytes() == before


def test_a_catalogue_that_cannot_be_read_is_told(rc, db, tmp_path, monkeypatch):
    (tmp_path / "xx.mo").write_bytes(b"nothing of use")
    monkeypatch.setattr(locales, "FOLDER", tmp_path)
    assert wrong(rc("doctor", "--json")) == {"catalogues"}


def test_a_file_that_its_owner_may_not_write_is_told_and_mended(rc, db):
    db.chmod(0o400)
    assert "permissions" in wrong(rc("doctor", "--json"))
    assert rc("doctor", "--fix").code == 0
    assert db.stat().st_mode & 0o777 == 0o600
