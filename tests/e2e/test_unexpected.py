"""What goes wrong unexpectedly is told calmly, and noted without a word of the records."""

import inspect
import json
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import rechallenge_cli
from rechallenge_cli.cli import error_log, funnel
from rechallenge_cli.store import records

SOURCE = str(Path(rechallenge_cli.__file__).parent)
WORDS = ("Zyxquvia", "wobblegong", "glimmerfax", "ぐるぐる言葉")
COMMANDS = [
    ("add", "Zyxquvia", "--note", "wobblegong", "--feedback=glimmerfax ぐるぐる言葉", "--again"),
    ("edit", "1", "--company", "Zyxquvia", "--role", "--wobblegong"),
    ("note", "1", "wobblegong"),
    ("log", "1", "appeal-sent", "--note", "glimmerfax"),
    ("remind", "1", "3d", "wobblegong"),
    ("letter", "1", "--kind", "appeal"),
    ("show", "1"),
    ("list", "--json"),
    ("search", "wobblegong"),
    ("followups", "--all"),
    ("history",),
    ("undo", "--yes"),
    ("export", "--format", "csv"),
    ("import", "Zyxquvia.csv", "--yes"),
    ("backup",),
    ("restore", "1", "--yes"),
    ("remove", "1", "--yes"),
    ("forget", "1", "--firm", "Zyxquvia"),
    ("doctor",),
    ("stats",),
    ("report", "wobblegong.html", "--force"),
]


@pytest.fixture
def log(sealed):
    return sealed / ".local" / "state" / "rechallenge" / "errors.log"


@pytest.fixture
def hunt(rc, sealed):
    rc("add", "Zyxquvia", "--note", "wobblegong", "--feedback", "glimmerfax ぐるぐる言葉", "--stage", "final")
    rc("backup")
    (sealed / "Zyxquvia.csv").write_text("company,notes,rejected on\nZyxquvia,wobblegong,2026-11-20\n")
    return rc


class MishapError(Exception):
    """An error whose message tells what is on record."""


class Injected:
    """Raises an error at one of the calls of functions of ours, which says what is on record."""

    def __init__(self, at):
        self.left = at

    def __call__(self, frame, event, _argument):
        code = frame.f_code
        # a generator that nobody needs any more is called too, where nobody could be told
        is_ours = code.co_filename.startswith(SOURCE) and not code.co_flags & inspect.CO_GENERATOR
        if event == "call" and is_ours and "error_log" not in code.co_filename:
            self.left -= 1
            if self.left == 0:
                raise MishapError(f"{' '.join(WORDS)} in {code.co_name}")


@settings(
    max_examples=150,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.sampled_from(COMMANDS), st.integers(1, 900))
def test_wherever_an_error_comes_from_its_words_stay_out_of_the_log(hunt, sealed, log, command, at):
    run = funnel._run

    def with_a_mishap(arguments):
        before = sys.gettrace()
        sys.settrace(Injected(at))
        try:
            return run(arguments)
        finally:
            sys.settrace(before)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(funnel, "_run", with_a_mishap)
        done = hunt(*command)
    assert "Traceback" not in done.err
    assert done.code in {0, 1}
    if "MishapError" in done.err:
        assert "something unexpected happened (MishapError); nothing was half done" in done.err
        assert str(log) in done.err.replace("\n", "")
    noted = log.read_text() if log.exists() else ""
    assert [word for word in WORDS if word in noted] == []
    with closing(sqlite3.connect(sealed / "rc.db")) as connection:
        assert connection.execute("select count(*) from commands where under_way").fetchone() == (0,)
        assert connection.execute("pragma foreign_key_check").fetchall() == []


def failing(monkeypatch, error):
    def fail(*_arguments, **_options):
        raise error

    monkeypatch.setattr(records, "add", fail)


def test_it_is_told_in_one_sentence_with_the_place_of_the_log(hunt, log, monkeypatch):
    failing(monkeypatch, MishapError("Zyxquvia"))
    done = hunt("add", "Zyxquvia", "--note", "wobblegong", "--role=--note", "--again")
    assert (done.code, done.out) == (1, "")
    told = done.err.splitlines()
    assert told[0] == "error: something unexpected happened (MishapError); nothing was half done"
    assert told[1].startswith("hint: try again; ")
    assert len(told) == 2
    head, command, error, *frames = log.read_text().splitlines()
    assert head.startswith("20")
    assert f"rechallenge {rechallenge_cli.__version__}" in head
    assert command == "rc add --note --role --again"
    assert error == f"{MishapError.__module__}.MishapError"
    assert any(frame.startswith("  rechallenge_cli.cli.add:") for frame in frames)
    assert log.stat().st_mode & 0o077 == 0
    assert log.parent.stat().st_mode & 0o077 == 0


def test_what_led_to_it_is_noted_too(hunt, log, monkeypatch):
    def fail(*_arguments, **_options):
        try:
            json.loads("Zyxquvia")
        except ValueError as error:
            raise MishapError("Zyxquvia") from error

    monkeypatch.setattr(records, "add", fail)
    hunt("add", "A")
    noted = log.read_text()
    assert "json.decoder.JSONDecodeError\n" in noted
    assert "Zyxquvia" not in noted


@pytest.mark.parametrize("arguments", [("add", "A", "--json"), ("--no-input", "add", "A", "--json")])
def test_json(hunt, log, monkeypatch, arguments):
    failing(monkeypatch, MishapError("x"))
    error = hunt(*arguments).error
    assert error["code"] == "unexpected"
    assert str(log) in error["hint"]


def test_the_log_does_not_grow_without_end(hunt, log, monkeypatch):
    failing(monkeypatch, RecursionError("x"))
    hunt("add", "A")
    entry = log.read_text()
    log.write_text(entry * (error_log.LARGEST // len(entry) + 3))
    hunt("add", "B", "--again")
    text = log.read_text()
    assert error_log.LARGEST - 2 * len(entry) < len(text) <= error_log.LARGEST
    assert text.endswith("\n\n")
    assert text.startswith("20")
    assert log.stat().st_mode & 0o077 == 0


def test_where_there_can_be_no_log_it_is_told_all_the_same(hunt, sealed, monkeypatch):
    (sealed / "file").touch()
    failing(monkeypatch, MishapError("x"))
    done = hunt("add", "A", env={"XDG_STATE_HOME": str(sealed / "file")})
    assert done.code == 1
    assert done.err.splitlines()[1] == "hint: please report it with the command that you typed"


def test_an_error_whose_own_words_fail_is_told(hunt, monkeypatch):
    monkeypatch.setattr(funnel, "sentence", lambda *_each: {}["Zyxquvia"])
    done = hunt("show", "99")
    assert (done.code, "KeyError" in done.err) == (1, True)


def test_what_is_expected_is_not_noted(hunt, log):
    for command in (("show", "99"), ("add", "--nonsense"), ("log", "1", "x"), ("restore", "99")):
        assert hunt(*command).code in {1, 2}
    assert not log.exists()


def test_there_is_no_way_to_a_traceback(installed, sealed):
    (sealed / "sitecustomize.py").write_text(
        "import sys\nsys.setrecursionlimit(10**4)\n"
        "import rechallenge_cli.store.records as r\n"
        "def fail(*a, **b): raise ValueError('Zyxquvia')\n"
        "r.add = fail\n"
    )
    done = installed("add", "Zyxquvia", env={"PYTHONPATH": os.fspath(sealed), "PYTHONDEVMODE": "1"})
    assert done.code == 1
    assert "Traceback" not in done.err
    assert "Zyxquvia" not in done.err


ON_THE_DISK = {
    "SQLITE_IOERR": sqlite3.SQLITE_IOERR,
    "SQLITE_IOERR_SHORT_READ": sqlite3.SQLITE_IOERR_SHORT_READ,
    "SQLITE_IOERR_FSYNC": sqlite3.SQLITE_IOERR_FSYNC,
    "SQLITE_CORRUPT": sqlite3.SQLITE_CORRUPT,
    "SQLITE_CORRUPT_INDEX": sqlite3.SQLITE_CORRUPT_INDEX,
    "SQLITE_INTERNAL": sqlite3.SQLITE_INTERNAL,
    "SQLITE_NOMEM": sqlite3.SQLITE_NOMEM,
    "SQLITE_PROTOCOL": sqlite3.SQLITE_PROTOCOL,
}
SEEN_BY_EVERYBODY = {"SQLITE_BUSY": sqlite3.SQLITE_BUSY, "SQLITE_FULL": sqlite3.SQLITE_FULL}


@pytest.mark.parametrize("name", [*ON_THE_DISK, *SEEN_BY_EVERYBODY])
def test_what_sqlite_could_not_do_is_one_sentence_and_noted_where_only_the_disk_can_tell(hunt, log, monkeypatch, name):
    error = sqlite3.OperationalError("near Zyxquvia")
    error.sqlite_errorname, error.sqlite_errorcode = name, {**ON_THE_DISK, **SEEN_BY_EVERYBODY}[name]
    failing(monkeypatch, error)
    done = hunt("add", "A", "--note", "wobblegong")
    assert (done.code, done.out) == (1, "")
    assert [line.partition(":")[0] for line in done.err.splitlines()] == ["error", "hint"]
    assert "unexpected" not in done.err
    assert log.exists() == (name in ON_THE_DISK)
    if log.exists():
        noted = log.read_text()
        assert f"sqlite3.OperationalError {name}\n" in noted
        assert "Zyxquvia" not in noted
        assert "wobblegong" not in noted


def test_a_file_that_turns_out_to_be_damaged_is_noted(hunt, log, sealed):
    data = bytearray((sealed / "rc.db").read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    (sealed / "rc.db").write_bytes(data)
    assert "is damaged" in hunt("list").err
    assert "SQLITE_CORRUPT" in log.read_text()
