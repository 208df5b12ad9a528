"""Many commands at once: all that they report is recorded, and none of them fails."""

import json
import os
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from test_schema import make
from worlds import TABLE, Program, Worker, damage


@pytest.fixture
def home(sealed: Path) -> Path:
    """A home with nothing but a table in it."""
    (sealed / "table.csv").write_text(TABLE, encoding="utf-8")
    return sealed


def companies(worker: Worker, home: Path) -> list[str]:
    """What is on record."""
    listed = worker.run(home, "list", "--json")
    assert listed.code == 0, listed
    return sorted(each["company"] for each in json.loads(listed.out)["data"])


def all_well(runs: list, home: Path) -> None:
    assert [run for run in runs if run.code] == []
    assert [run.err for run in runs if "error" in run.err or "warning" in run.err] == []
    assert damage(home / "rc.db") == []
    assert not list(home.glob("*-journal"))
    assert not list(home.glob(".rc.db*"))


ADDS = [("add", f"Firm {number}", "--on", "2026-11-20") for number in range(32)]
LOOKS = [("followups", "--all")] * 8


@pytest.mark.parametrize("is_new", [True, False], ids=["into a new database", "into one that is there"])
def test_32_adds_and_8_looks_at_once(worker, home, is_new):
    if not is_new:
        assert worker.run(home, "add", "Before").code == 0
    runs = worker.together(home, [*ADDS, *LOOKS])
    all_well(runs, home)
    assert companies(worker, home) == sorted([command[1] for command in ADDS] + (["Before"] if not is_new else []))


def test_32_adds_and_8_looks_beside_an_import(worker, home):
    assert worker.run(home, "add", "Before").code == 0
    runs = worker.together(home, [("import", "table.csv", "--yes"), *ADDS, *LOOKS])
    all_well(runs, home)
    assert len(companies(worker, home)) == 1 + 32 + 40


ROUNDS = 10


@pytest.mark.faults
@pytest.mark.parametrize("is_new", [True, False], ids=["into a new database", "into one that is there"])
def test_32_adds_and_8_looks_as_programs_of_their_own(worker, home, is_new):
    """Each started by itself, as from as many windows."""
    program = Program(home, {"PATH": os.environ["PATH"], **worker.around(home)})
    for _ in range(ROUNDS):
        shutil.rmtree(home.parent / "backups", ignore_errors=True)
        (home / "rc.db").unlink(missing_ok=True)
        if not is_new:
            assert worker.run(home, "add", "Before").code == 0
        commands = sorted([*ADDS, *LOOKS], key=lambda _command: random.random())
        begun = [program.started(*command) for command in commands]
        all_well([program.ended(process) for process in begun], home)
        expected = [command[1] for command in ADDS] + (["Before"] if not is_new else [])
        assert companies(worker, home) == sorted(expected)
        doctor = worker.run(home, "doctor", "--json")
        assert json.loads(doctor.out)["data"]["findings"] == []
    print(f"\n{ROUNDS} times {len(ADDS)} adds and {len(LOOKS)} looks: all on record, none failed")


def test_two_imports_of_the_same_record_it_once(worker, home):
    assert worker.run(home, "add", "Before").code == 0
    runs = worker.together(home, [("import", "table.csv", "--yes"), ("import", "table.csv", "--yes")])
    assert [run.code for run in runs] == [0, 0]
    assert len(companies(worker, home)) == 41


def test_first_starts_at_once(worker, home):
    for _ in range(4):
        (home / "rc.db").unlink(missing_ok=True)
        shutil.rmtree(home.parent / "backups", ignore_errors=True)
        runs = worker.together(home, [("add", "A"), ("add", "B"), ("list",), ("followups",)])
        all_well(runs, home)
        assert companies(worker, home) == ["A", "B"]


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_migrations_at_once(worker, home, version):
    make(home / "rc.db", version)
    runs = worker.together(
        home, [("list",), ("add", "New"), ("followups",), ("stats",), ("reassess",), ("add", "Newer")]
    )
    all_well(runs, home)
    assert worker.run(home, "reassess").code == 0
    assert companies(worker, home) == ["Example", "New", "Newer"]


def test_everything_at_once_leaves_all_sound(worker, home):
    """Those that meet the same record may be refused, in a sentence; what is on record is whole."""
    for name in ("A", "B", "C"):
        assert worker.run(home, "add", name).code == 0
    assert worker.run(home, "backup").code == 0
    commands = [("undo", "--yes"), ("redo", "--yes"), ("restore", "1", "--yes"), ("backup",), ("remove", "1", "--yes"), ("edit", "2", "--desire", "5"),
                ("note", "3", "x"), ("import", "table.csv", "--yes"), ("reassess",), ("doctor", "--fix"), ("export", "out.json", "--force"), ("done", "1")]  # fmt: skip
    for run, command in zip(worker.together(home, commands), commands, strict=True):
        assert run.code in {0, 1}, (command, run)
        assert "unexpected" not in run.err, (command, run)
        assert "Traceback" not in run.err, (command, run)
        assert "another command" not in run.err, "nobody waits for who waits for him"
    assert damage(home / "rc.db") == []
    doctor = worker.run(home, "doctor", "--json")
    assert json.loads(doctor.out)["data"]["findings"] == []


def test_a_database_that_is_locked_for_long_is_said_after_some_seconds(worker, home, monkeypatch):
    assert worker.run(home, "add", "Before").code == 0
    with closing(sqlite3.connect(home / "rc.db", isolation_level=None)) as other:
        other.execute("begin exclusive")
        runs = worker.together(
            home,
            [("add", "Waited"), ("list",), ("backup",), ("undo", "--yes"), ("import", "table.csv", "--yes")],
            patience=0.5,
        )
        other.execute("rollback")
    for run in runs:
        assert run.code == 1, run
        assert "another command is writing" in run.err, run
    assert companies(worker, home) == ["Before"]
