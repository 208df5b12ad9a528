"""Backups come by themselves, are put back whole, and keep nobody from recording."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from rechallenge_cli.store import backups
from rechallenge_cli.store.store import SCHEMA_VERSION

NOT_ROOT = pytest.mark.skipif(os.geteuid() == 0, reason="root may do everything")


@pytest.fixture
def shelf(tmp_path):
    return tmp_path / "backups"


def names(shelf):
    return sorted(path.name for path in shelf.glob("*/*.db"))


def reasons(shelf):
    return [name.split("_")[2] for name in names(shelf)]


def add(rc, count, today=None):
    for number in range(count):
        assert rc("add", f"Firm {number}", "--again", today=today).code == 0


def companies(rc):
    return sorted(each["company"] for each in rc("list", "--json").data)


def look(path, query):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def change(path, *statements):
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def everything(path):
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_the_first_write_of_a_day_makes_one_and_the_others_none(rc, shelf):
    add(rc, 1)
    assert names(shelf) == [], "there was nothing yet to keep"
    add(rc, 3)
    assert reasons(shelf) == ["daily"]
    add(rc, 2, "2026-11-24")
    assert [name[:10] for name in names(shelf)] == ["2026-11-23", "2026-11-24"]
    assert [name.removesuffix(".db").split("_")[3] for name in names(shelf)] == ["1", "4"]


def test_reading_makes_none(rc, shelf):
    add(rc, 1)
    for command in (("list",), ("followups",), ("show", "1"), ("stats",), ("restore",), ("path",)):
        assert rc(*command, today="2026-11-30").code == 0
    assert names(shelf) == []


def test_a_clock_that_is_set_back_does_no_harm(rc, shelf):
    add(rc, 2, "2026-11-30")
    add(rc, 2, "2026-11-20")
    add(rc, 1, "2026-11-30")
    assert [name[:10] for name in names(shelf)] == ["2026-11-20", "2026-11-30", "2026-11-30"]
    assert [each["at"][:10] for each in rc("restore", "--json").data] == ["2026-11-30", "2026-11-30", "2026-11-20"]


def test_they_are_for_nobody_elses_eyes(rc, shelf):
    add(rc, 2)
    rc("backup")
    for path in (shelf, *shelf.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path


def test_nothing_lies_beside_the_database(rc, sealed):
    add(rc, 3)
    rc("backup")
    rc("restore", "1", "--yes")
    assert [path.name for path in sealed.iterdir()] == ["rc.db"]


def test_two_in_one_second_have_two_names(rc, shelf):
    add(rc, 1)
    for _ in range(5):
        assert rc("backup").code == 0
    assert len({name[:19] for name in names(shelf)}) == 5


def test_each_database_has_its_own(rc, sealed, shelf):
    add(rc, 2)
    (sealed / "other").mkdir()
    other = sealed / "other" / "rc.db"
    for name in ("A", "B", "C"):
        rc("add", name, "--db", str(other))
    assert len(list(shelf.iterdir())) == 2
    assert [each["records"] for each in rc("restore", "--json", "--db", str(other)).data] == [1]


def test_old_ones_go_and_files_of_others_stay(rc, shelf):
    add(rc, 1, "2026-01-01")
    folder = None
    for days in range(0, 330, 3):
        day = (date(2026, 1, 2) + timedelta(days=days)).isoformat()
        assert rc("add", f"On {day}", today=day).code == 0
        folder = folder or next(shelf.iterdir())
        (folder / "my own.db").write_text("mine")
    assert len(names(shelf)) <= 7 + 4 + 12 + 1
    assert (folder / "my own.db").read_text() == "mine"
    assert len({name[:7] for name in names(shelf) if name.startswith("2026")}) >= 11


def test_backup_says_where_and_how_many(rc, shelf, sealed):
    add(rc, 3)
    made = rc("backup")
    (newest,) = [name for name in names(shelf) if "asked" in name]
    assert made.code == 0
    assert made.out.startswith("3 records copied to ")
    assert newest in made.out
    data = rc("backup", "copy.db", "--json").data
    assert (data["records"], data["file"]) == (3, "copy.db")
    assert everything(sealed / "copy.db") == everything(sealed / "rc.db")
    assert (sealed / "copy.db").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["rc.db", "there.db", ".", "no/such/folder.db"])
def test_backup_to_a_place_that_will_not_do_is_refused(rc, sealed, name):
    add(rc, 1)
    (sealed / "there.db").write_text("mine")
    before = everything(sealed / "rc.db")
    refused = rc("backup", name)
    assert (refused.code, refused.out) == (1, "")
    assert "hint: " in refused.err
    assert (sealed / "there.db").read_text() == "mine"
    assert everything(sealed / "rc.db") == before
    assert sorted(path.name for path in sealed.iterdir()) == ["rc.db", "there.db"]


def test_backup_of_nothing_is_refused(rc, sealed, shelf):
    assert rc("backup").code == 1
    assert rc("backup", "x.db").code == 1
    assert not list(sealed.iterdir())
    assert not shelf.exists()


def test_the_list_tells_when_how_many_how_large_and_why(rc):
    assert "There are no backups" in rc("restore").err
    add(rc, 2)
    rc("backup")
    first, second = rc("restore", "--json").data
    assert set(first) == {"number", "file", "at", "why", "records", "bytes"}
    assert [(each["number"], each["why"], each["records"]) for each in (first, second)] == [
        (1, "asked", 2),
        (2, "daily", 1),
    ]
    drawn = rc("restore", env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).out
    assert "as you asked for it" in drawn
    assert "Mon 23 Nov 2026, " in drawn
    japanese = rc("restore", env={"FORCE_COLOR": "1", "NO_COLOR": "1", "RC_LANG": "ja"}).out
    assert "2026年11月23日(月" in japanese
    assert "as you" not in japanese


def test_restore_shows_what_would_change_and_changes_nothing_without_a_yes(rc, sealed):
    add(rc, 2)
    rc("backup")
    rc("add", "Gone <b>[red]")
    rc("note", "1", "changed since")
    rc("remove", "2", "--yes")
    before = (sealed / "rc.db").read_bytes()
    refused = rc("restore", "1")
    assert (refused.code, refused.out) == (1, "")
    assert "The backup holds 2 records; now there are 2." in refused.err
    assert "1 record would go: #3 Gone <b>[red]" in refused.err
    assert "1 record would come back: #2 Firm 1" in refused.err
    assert "1 record would be as it was then: #1 Firm 0" in refused.err
    assert "add --yes" in refused.err
    assert (sealed / "rc.db").read_bytes() == before


def test_restore_asks_on_a_terminal(rc, on_terminal, sealed):
    add(rc, 3)
    before = everything(sealed / "rc.db")
    for answer, code in (("", 1), ("y", 0)):
        child = on_terminal(Path(sys.executable).parent / "rc", "restore", "1")
        child.expect(r"\[y/N\]: ")
        child.sendline(answer)
        child.wait()
        assert child.exitstatus == code
        assert (everything(sealed / "rc.db") == before) is bool(code)


def test_restore_puts_all_of_it_back_and_keeps_what_was_there(rc, sealed, shelf):
    add(rc, 2)
    rc("log", "1", "note", "--note", "called")
    rc("backup")
    then = everything(sealed / "rc.db")
    add(rc, 3, "2026-11-23")
    now = companies(rc)
    done = rc("restore", "1", "--yes", "--json")
    assert done.code == 0
    assert set(done.data) == {"file", "records", "kept", "difference"}
    assert set(done.data["difference"]) == {"now", "then", "gone", "back", "changed"}
    assert (done.data["difference"]["now"], done.data["records"]) == (5, 2)
    sequences = {line for line in then if "sqlite_sequence" in line}
    restored = [line for line in everything(sealed / "rc.db") if "sqlite_sequence" not in line]
    assert [line for line in restored if "'restore'" not in line] == [line for line in then if line not in sequences]
    assert rc("restore", done.data["kept"], "--yes").code == 0
    assert companies(rc) == now
    assert "restore" in reasons(shelf)


def test_numbers_are_never_used_twice_even_after_a_restore(rc):
    add(rc, 2)
    rc("backup")
    add(rc, 3)
    rc("restore", "1", "--yes")
    assert rc("add", "New", "--json").data["id"] == 6


@pytest.mark.parametrize("kind", ["file", "name", "number"])
def test_a_backup_is_named_by_file_name_or_number(rc, shelf, kind):
    add(rc, 2)
    rc("backup")
    rc("add", "Later")
    (path,) = shelf.glob("*/*asked*.db")
    assert rc("restore", {"file": path, "name": path.name, "number": "1"}[kind], "--yes").code == 0
    assert "Later" not in companies(rc)


@pytest.mark.parametrize("name", ["99", "0", "nowhere.db", "rc.db", "."])
def test_a_backup_that_is_not_there_is_refused(rc, sealed, name):
    add(rc, 2)
    before = (sealed / "rc.db").read_bytes()
    refused = rc("restore", name, "--yes")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.count("error: ") == 1
    assert (sealed / "rc.db").read_bytes() == before


def broken(path):
    content = bytearray(path.read_bytes())
    content[4096:40960] = bytes(36864)
    path.write_bytes(content)


HARM = {
    "bytes overwritten": broken,
    "cut in half": lambda path: os.truncate(path, path.stat().st_size // 2),
    "empty": lambda path: os.truncate(path, 0),
    "text": lambda path: path.write_text("Dear diary\n" * 99),
    "newer": lambda path: change(path, f"pragma user_version = {SCHEMA_VERSION + 1}"),
    "of another program": lambda path: change(path, "pragma application_id = 7"),
}


@pytest.mark.parametrize("harm", HARM.values(), ids=HARM)
def test_a_backup_that_is_of_no_use_is_refused_before_anything_is_replaced(rc, sealed, shelf, harm):
    add(rc, 2)
    rc("backup", "copy.db")
    harm(sealed / "copy.db")
    before, there = (sealed / "rc.db").read_bytes(), names(shelf)
    refused = rc("restore", "copy.db", "--yes")
    assert (refused.code, refused.out) == (1, "")
    assert "copy.db" in refused.err
    assert (sealed / "rc.db").read_bytes() == before
    assert names(shelf) == there


@pytest.mark.parametrize("harm", ["text", "empty", "bytes overwritten", "cut in half"])
def test_a_damaged_database_is_replaced_and_kept_as_it_was(rc, sealed, shelf, harm):
    add(rc, 3)
    rc("backup")
    HARM[harm](sealed / "rc.db")
    damaged = (sealed / "rc.db").read_bytes()
    done = rc("restore", "1", "--yes")
    assert done.code == 0, done.err
    assert len(companies(rc)) == 3
    assert (sealed / "rc.db").stat().st_mode & 0o077 == 0
    assert [path.read_bytes() for path in shelf.glob("*/*damaged*.db")] == ([damaged] if damaged else [])


def test_a_database_that_is_gone_comes_back(rc, sealed):
    add(rc, 3)
    rc("backup")
    (sealed / "rc.db").unlink()
    assert rc("restore", "1", "--yes").code == 0
    assert len(companies(rc)) == 3


@pytest.mark.parametrize("harm", ["newer", "of another program"])
def test_what_another_has_written_is_not_replaced(rc, sealed, harm):
    add(rc, 2)
    rc("backup")
    HARM[harm](sealed / "rc.db")
    before = (sealed / "rc.db").read_bytes()
    assert rc("restore", "1", "--yes").code == 1
    assert (sealed / "rc.db").read_bytes() == before


def test_a_link_to_the_database_stays_a_link(rc, sealed):
    (sealed / "synced").mkdir()
    (sealed / "rc.db").symlink_to(sealed / "synced" / "real.db")
    shutil.rmtree(sealed / "synced")
    (sealed / "synced").mkdir()
    (sealed / "rc.db").unlink()
    rc("add", "A")
    (sealed / "rc.db").rename(sealed / "synced" / "real.db")
    (sealed / "rc.db").symlink_to(sealed / "synced" / "real.db")
    rc("backup")
    rc("add", "B")
    assert rc("restore", "1", "--yes").code == 0
    assert (sealed / "rc.db").is_symlink()
    assert companies(rc) == ["A"]


def test_an_import_is_backed_up_before(rc, sealed, shelf):
    add(rc, 2)
    (sealed / "more.csv").write_text("company,status\nOther,rejected\n")
    assert rc("import", "more.csv", "--on", "2026-11-20", "--yes").code == 0
    assert reasons(shelf)[-1] == "import"
    assert len(companies(rc)) == 3
    assert rc("restore", "1", "--yes").code == 0
    assert len(companies(rc)) == 2


def full_disk(*_arguments):
    raise OSError(28, "No space left on device")


@pytest.fixture
def on_a_full_disk(monkeypatch):
    monkeypatch.setattr(backups, "duplicate", full_disk)


def test_a_full_disk_keeps_nobody_from_recording_and_is_told_in_one_sentence(rc, shelf, on_a_full_disk):
    add(rc, 1)
    recorded = rc("add", "Another")
    assert recorded.code == 0
    assert recorded.err.count("\n") == 1
    assert recorded.err.startswith("warning: no backup could be made in ")
    assert "No space left on device" in recorded.err
    assert "RC_BACKUPS" in recorded.err
    assert len(companies(rc)) == 2
    assert not [path for path in shelf.glob("*/*") if path.stat().st_size], "nothing half written"


def test_the_backup_of_the_day_is_tried_again(rc, shelf, monkeypatch):
    add(rc, 1)
    with monkeypatch.context() as full:
        full.setattr(backups, "duplicate", full_disk)
        add(rc, 1)
    add(rc, 1)
    assert reasons(shelf) == ["daily"]


def test_without_a_backup_nothing_is_imported_or_restored(rc, sealed, on_a_full_disk):
    add(rc, 2)
    shutil.copy(sealed / "rc.db", sealed / "copy.db")
    add(rc, 1)
    (sealed / "more.csv").write_text("company,status\nOther,rejected\n")
    before = everything(sealed / "rc.db")
    for command in (("import", "more.csv", "--on", "2026-11-20", "--yes"), ("backup",)):
        refused = rc(*command)
        assert refused.code == 1
        assert "no backup could be made" in refused.err
        assert "RC_BACKUPS" in refused.err
        assert everything(sealed / "rc.db") == before


def test_without_a_backup_nothing_is_migrated(rc, sealed, monkeypatch):
    add(rc, 2)
    change(sealed / "rc.db", f"pragma user_version = {SCHEMA_VERSION - 1}")
    monkeypatch.setattr(backups, "duplicate", full_disk)
    for command in (("list",), ("add", "C")):
        refused = rc(*command)
        assert refused.code == 1
        assert "no backup could be made" in refused.err
        assert look(sealed / "rc.db", "pragma user_version") == [(SCHEMA_VERSION - 1,)]


def test_a_folder_that_cannot_be_made_is_told_and_harms_nobody(rc, shelf):
    shelf.write_text("a file where the folder should be")
    add(rc, 1)
    recorded = rc("add", "Another")
    assert recorded.code == 0
    assert recorded.err.startswith("warning: no backup could be made in ")
    assert rc("backup").code == 1


@NOT_ROOT
def test_a_folder_that_may_not_be_written_to_is_told_and_harms_nobody(rc, shelf):
    shelf.mkdir(mode=0o500)
    add(rc, 1)
    recorded = rc("add", "Another")
    assert recorded.code == 0
    assert recorded.err.startswith("warning: no backup could be made in ")


def test_what_was_taken_back_knowingly_is_not_told_as_missing(rc, sealed):
    (sealed / "many.csv").write_text("company,rejected on\n" + "".join(f"Firm {n},2026-11-20\n" for n in range(40)))
    add(rc, 2)
    assert rc("import", "many.csv", "--yes").code == 0
    rc("backup")
    assert rc("undo", "--yes").code == 0
    done = rc("add", "Next", today="2026-11-24")
    assert (done.code, done.err) == (0, "")
    assert rc("add", "After", today="2026-11-25").err == ""


def test_far_fewer_records_than_at_the_last_backup_are_told_once(rc, sealed, shelf):
    add(rc, 2, "2026-11-20")
    shutil.copy(sealed / "rc.db", sealed / "old.db")
    add(rc, 18, "2026-11-20")
    add(rc, 1, "2026-11-21")
    shutil.copy(sealed / "old.db", sealed / "rc.db")
    warned = rc("add", "Later", today="2026-11-22")
    assert warned.code == 0
    assert "warning: the database holds 2 records; at the last backup it held 20" in warned.err
    assert "`rc restore` lists the backups" in warned.err
    assert rc("add", "Later still", today="2026-11-22").err == ""
    assert 20 in [each["records"] for each in rc("restore", "--json").data]


def test_a_database_that_vanished_is_told_of(rc, sealed):
    add(rc, 10, "2026-11-20")
    add(rc, 1, "2026-11-21")
    (sealed / "rc.db").unlink()
    assert "the database holds 0 records; at the last backup it held 10" in rc("add", "New", today="2026-11-22").err


def test_removing_and_restoring_is_no_loss(rc):
    add(rc, 12, "2026-11-20")
    rc("remove", *map(str, range(1, 12)), "--yes", today="2026-11-21")
    assert rc("add", "A", today="2026-11-22").err == ""
    number = next(each["number"] for each in rc("restore", "--json").data if each["records"] == 1)
    assert rc("restore", str(number), "--yes", today="2026-11-22").code == 0
    assert rc("add", "B", today="2026-11-23").err == ""


def test_many_first_writes_at_once_make_one_backup(rc, installed, shelf):
    add(rc, 1)
    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda number: installed("add", f"At once {number}"), range(8)))
    assert [each.code for each in done] == [0] * 8
    assert {each.err for each in done} == {""}
    assert reasons(shelf) == ["daily"]
    assert len(companies(rc)) == 9


def test_a_restore_waits_for_nobody_for_ever(rc, sealed, monkeypatch):
    from rechallenge_cli.store import store

    monkeypatch.setattr(store, "BUSY_SECONDS", 0.1)
    add(rc, 2)
    rc("backup")
    before = everything(sealed / "rc.db")
    with closing(sqlite3.connect(sealed / "rc.db", isolation_level=None)) as other:
        other.execute("begin immediate")
        refused = rc("restore", "1", "--yes")
    assert refused.code == 1
    assert "another command is writing" in refused.err
    assert everything(sealed / "rc.db") == before


KILLED = """
import os, sys
from rechallenge_cli.store import restoring
duplicate, calls = restoring.duplicate, []
def dying(source, target):
    calls.append(1)
    if len(calls) == 2:
        source.backup(target, pages=3, progress=lambda *_: os.kill(os.getpid(), 9) if calls.append(1) or len(calls) > 6 else None)
    duplicate(source, target)
restoring.duplicate = dying
sys.argv[1:] = ["restore", "1", "--yes"]
from rechallenge_cli.cli.funnel import main
main()
"""


def test_a_restore_that_is_killed_midway_leaves_the_one_state(rc, sealed):
    add(rc, 3)
    before = companies(rc)
    killed = subprocess.run([sys.executable, "-c", KILLED], capture_output=True, timeout=60, check=False)
    assert killed.returncode == -9, killed.stderr
    assert companies(rc) == before
    assert rc("doctor").code == 0
    assert rc("restore", "1", "--yes").code == 0


def test_the_answers_are_json(rc):
    add(rc, 2)
    for command in (("backup",), ("restore",), ("restore", "1", "--yes"), ("doctor",)):
        done = rc(*command, "--json")
        assert done.json["command"] == command[0]
        assert done.err == ""
    assert json.loads(rc("restore", "99", "--json").err)["error"]["code"] == "not-found"


def test_a_broken_config_keeps_nobody_from_backups(rc, sealed):
    add(rc, 3)
    (sealed / "config.toml").write_text("no = = toml")
    assert rc("backup").code == 0
    assert rc("restore").code == 0
    assert rc("restore", "2", "--yes").code == 0


def test_an_older_backup_is_migrated_and_left_as_it_was(rc, sealed):
    add(rc, 2)
    rc("backup", "old.db")
    change(sealed / "old.db", f"pragma user_version = {SCHEMA_VERSION - 1}")
    before = (sealed / "old.db").read_bytes()
    add(rc, 1)
    assert rc("restore", "old.db", "--yes").code == 0
    assert look(sealed / "rc.db", "pragma user_version") == [(SCHEMA_VERSION,)]
    assert (sealed / "old.db").read_bytes() == before


def test_a_migration_is_backed_up_before_and_the_backup_is_of_the_old_version(rc, sealed, shelf):
    add(rc, 1)
    change(sealed / "rc.db", f"pragma user_version = {SCHEMA_VERSION - 1}")
    assert rc("list").code == 0
    (kept,) = shelf.glob("*/*_migration_1.db")
    assert look(kept, "pragma user_version") == [(SCHEMA_VERSION - 1,)]
    assert rc("restore", "1", "--yes").code == 0
