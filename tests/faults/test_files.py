"""A database that is broken, missing, foreign, in the way or out of reach: every command says so in a sentence and touches nothing.

`FLIPS=1000` flips that many bytes instead of a few.
"""

import json
import os
import random
import sqlite3
import struct
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from test_schema import make
from worlds import HUNT, OLD_VERSIONS, TABLE, damage, files, state

from rechallenge_cli.store import legible

FLIPS = int(os.environ.get("FLIPS", "8"))
CUTS = int(os.environ.get("CUTS", "5"))
WRITES: tuple[tuple[str, ...], ...] = (
    ("add", "Another", "--on", "2026-11-20"), ("done", "1"), ("edit", "1", "--desire", "2"), ("note", "1", "x"), ("remove", "2", "--yes"),
    ("import", "table.csv", "--yes"), ("undo", "--yes"), ("reassess",), ("letter", "1"),
)  # fmt: skip
READS: tuple[tuple[str, ...], ...] = (
    ("followups", "--all"), ("list",), ("list", "--json"), ("show", "1"), ("show", "2", "--json"), ("why", "1"), ("appeals",), ("search", "Example"), ("stats",),
    ("history",), ("export",), ("export", "--format", "json"), ("report", "-"), ("undo", "--list"),
)  # fmt: skip
CARE: tuple[tuple[str, ...], ...] = (("backup",), ("doctor",), ("restore",))
UNEXPECTED = ("Traceback", "unexpected", "Errno", "Exception ignored")


@pytest.fixture
def hunt(rc: Any, sealed: Path) -> Any:
    """A small hunt that must not be harmed."""
    for command in HUNT:
        assert rc(*command).code == 0
    Path("table.csv").write_text(TABLE, encoding="utf-8")
    return rc


def refused(result: Any, what: object) -> None:
    """Hold that it was refused in one sentence, with nothing answered."""
    assert result.code == 1, (what, result)
    assert result.out == "", (what, result)
    assert not told_beside_errors(result), (what, result)
    assert errors_in(result) == 1, (what, result)
    assert not [sign for sign in UNEXPECTED if sign in result.err], (what, result)


def said_or_not_met(result: Any, what: object) -> None:
    """Hold that it worked, or said in a sentence why not; what was answered before may stand."""
    assert result.code in {0, 1, 3}, (what, result)
    assert not [sign for sign in UNEXPECTED if sign in result.err], (what, result)
    assert errors_in(result) == (result.code == 1 and (what[0] != "doctor" or not result.out)), (what, result)


def errors_in(result: Any) -> int:
    """How many errors were told."""
    if result.err.startswith("{"):
        return len(json.loads(result.err))
    return sum(line.startswith("error: ") for line in result.err.splitlines())


def told_beside_errors(result: Any) -> list[str]:
    """What was said besides."""
    lines = [] if result.err.startswith("{") else result.err.splitlines()
    return [line for line in lines if not line.startswith(("error: ", "hint: "))]


# --- what is no database of ours -------------------------------------------------------------------------------------


def _fifo(path: Path, _good: bytes) -> None:
    os.mkfifo(path)


def _device(path: Path, _good: bytes) -> None:
    path.symlink_to("/dev/null")


def _socket(path: Path, _good: bytes) -> None:
    import socket

    with closing(socket.socket(socket.AF_UNIX)) as made:
        made.bind(path.name)


def _loop(path: Path, _good: bytes) -> None:
    path.symlink_to(path.name)


def _dangling(path: Path, _good: bytes) -> None:
    path.symlink_to("drive/that-is-not-mounted.db")


def _folder(path: Path, _good: bytes) -> None:
    path.mkdir()


def _bytes(content: bytes) -> Callable[[Path, bytes], None]:
    return lambda path, _good: path.write_bytes(content) and None


def _foreign(path: Path, _good: bytes) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("create table rejections (id integer primary key, company text)")


def _told(pragma: str) -> Callable[[Path, bytes], None]:
    def tell(path: Path, good: bytes) -> None:
        path.write_bytes(good)
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute(f"pragma {pragma}")

    return tell


IN_THE_WAY: dict[str, Callable[[Path, bytes], None]] = {
    "named pipe": _fifo,
    "device": _device,
    "socket": _socket,
    "link to itself": _loop,
    "link to what is not there": _dangling,
    "folder": _folder,
    "empty": _bytes(b""),
    "one byte": _bytes(b"S"),
    "header alone": _bytes(b"SQLite format 3\0"),
    "text": _bytes(b"Dear diary\n" * 500),
    "zeros": _bytes(bytes(40_960)),
    "another program's": _foreign,
    "newer": _told("user_version = 6000"),
    "from before the first": _told("application_id = 0"),
}


@pytest.mark.parametrize("kind", IN_THE_WAY)
def test_what_is_no_database_of_ours_is_refused_and_left_alone(hunt, sealed, kind):
    good = Path("rc.db").read_bytes()
    Path("rc.db").unlink()
    IN_THE_WAY[kind](Path("rc.db"), good)
    before = files(sealed)
    for command in (*READS, *WRITES, ("backup",)):
        refused(hunt(*command), (*command, kind))
        assert files(sealed) == before, (command, kind)
    for command in CARE:
        said_or_not_met(hunt(*command), (*command, kind))
        assert files(sealed) == before, (command, kind)


@pytest.mark.parametrize(
    "name",
    [
        "a b",
        "日本語.db",
        "x\udcff.db",
        "q?mode=memory",
        "a%20b#c.db",
        "-dash.db",
        "'quo\"te.db",
        "new\nline.db",
        "*.db",
        ":memory:",
        "file:x.db",
        "x" * 200,
    ],
)
def test_a_database_may_have_any_name(rc, sealed, name):
    env = {"RC_DB": str(sealed / name)}
    assert rc("add", "Odd", env=env).code == 0
    assert [each["company"] for each in rc("list", "--json", env=env).data] == ["Odd"]
    assert rc("backup", env=env).code == 0
    assert rc("doctor", env=env).code == 0
    assert rc("restore", "1", "--yes", env=env).code == 0
    assert (sealed / name).is_file()
    assert [path.name for path in sealed.iterdir()] == [name]


@pytest.mark.parametrize("version", OLD_VERSIONS)
@pytest.mark.parametrize("command", [*READS, *WRITES[:1], ("done", "1"), *CARE])
def test_every_older_version_is_carried_along_by_whatever_comes_first(rc, sealed, version, command):
    make(Path("rc.db"), version)
    Path("table.csv").write_text(TABLE, encoding="utf-8")
    said_or_not_met(rc(*command), command)
    assert damage(Path("rc.db")) == []
    assert rc("list").code == 0


# --- what lies beside it ---------------------------------------------------------------------------------------------


def test_a_log_without_a_database_is_no_database(rc, sealed):
    for name in ("rc.db-wal", "rc.db-journal"):
        Path(name).write_bytes(b"left over" * 500)
        for command in (*READS, *WRITES, ("backup",)):
            refused(rc(*command), command)
        Path(name).unlink()
    assert rc("add", "New").code == 0
    Path("rc.db").rename("rc.db-journal")
    assert rc("backup").code == 1
    Path("rc.db-journal").rename("rc.db")
    assert rc("backup").code == 0
    Path("rc.db").unlink()
    Path("rc.db-journal").write_bytes(b"left over" * 500)
    assert rc("restore", "1", "--yes").code == 0
    assert [each["company"] for each in rc("list", "--json").data] == ["New"]
    assert damage(Path("rc.db")) == []
    assert not Path("rc.db-journal").exists()


@pytest.mark.parametrize("beside", ["rc.db-wal", "rc.db-journal"])
def test_what_another_database_left_beside_ours_harms_nothing(hunt, sealed, beside):
    with closing(sqlite3.connect("other.db", isolation_level=None)) as other:
        mode = "wal" if beside.endswith("wal") else "persist"
        other.execute(f"pragma journal_mode = {mode}")
        other.execute("create table other (text)")
        other.execute("insert into other values ('x')")
        Path(beside).write_bytes(Path(beside.replace("rc", "other")).read_bytes())
    for command in (*READS, *WRITES, *CARE):
        said_or_not_met(hunt(*command), command)
        if beside.endswith("wal"):
            refused(hunt("list"), command)
    Path(beside).unlink(missing_ok=True)
    assert damage(Path("rc.db")) == []
    assert {"Example 株式会社", "Other"} <= {each["company"] for each in hunt("list", "--json").data} | {"Other"}


def journal(page: bytes, *, pages: int, nonce: int = 7) -> bytes:
    """A journal as it lies beside a file while its first page is written: SQLite plays it back."""
    head = bytes.fromhex("d9d505f920a163d7") + struct.pack(">5I", 1, nonce, pages, 512, len(page))
    check = (nonce + sum(page[at] for at in range(len(page) - 200, 0, -200))) % 2**32
    return head.ljust(512, b"\0") + struct.pack(">I", 1) + page + struct.pack(">I", check)


def test_a_journal_of_another_time_or_database_is_refused(hunt, sealed):
    """SQLite would play it back into ours: one that a synced folder brings late, or a neighbour's."""
    earlier = Path("rc.db").read_bytes()
    for number in range(3):
        assert hunt("note", "1", f"since then {number}").code == 0
    good = Path("rc.db").read_bytes()
    with closing(sqlite3.connect("other.db")) as other, other:
        other.execute("create table other (text)")
    for page in (earlier[:4096], Path("other.db").read_bytes()[:4096]):
        Path("rc.db-journal").write_bytes(journal(page, pages=len(good) // 4096))
        for command in (*READS, *WRITES, ("backup",)):
            result = hunt(*command)
            refused(result, command)
            assert "rc.db-journal lies beside" in result.err
        assert "rc.db-journal lies beside" in hunt("doctor").out
        assert Path("rc.db").read_bytes() == good
    Path("rc.db-journal").unlink()
    assert hunt("note", "1", "went on").code == 0


def test_a_journal_of_our_own_is_played_back(hunt, sealed):
    """As a command leaves it that is killed while it writes."""
    good = Path("rc.db").read_bytes()
    page = good[:24] + (int.from_bytes(good[24:28]) - 1).to_bytes(4) + good[28:4096]
    Path("rc.db-journal").write_bytes(journal(page, pages=len(good) // 4096))
    assert hunt("list").code == 0
    assert Path("rc.db").read_bytes() == page + good[4096:]
    assert not Path("rc.db-journal").exists()


def test_a_database_that_another_program_turned_to_wal_works_on(hunt, sealed):
    with closing(sqlite3.connect("rc.db", isolation_level=None)) as other:
        other.execute("pragma journal_mode = wal")
    for command in (*READS, *WRITES[:5], *CARE):
        said_or_not_met(hunt(*command), command)
    assert damage(Path("rc.db")) == []


# --- damage ----------------------------------------------------------------------------------------------------------


def test_a_file_cut_at_any_length_is_refused_and_left_alone(hunt, sealed):
    good, chosen = Path("rc.db").read_bytes(), random.Random(7)
    before = state(Path("rc.db"))
    for length in sorted(chosen.sample(range(1, len(good)), CUTS)):
        for command in (*READS, *WRITES, *CARE):
            Path("rc.db").write_bytes(good[:length])
            result = hunt(*command)
            said_or_not_met(result, (*command, length))
            if command in WRITES and result.code == 0:
                continue  # the pages that were lost were none that it needs; the doctor finds it
            assert Path("rc.db").read_bytes() == good[:length], (command, length)
    Path("rc.db").write_bytes(good)
    assert state(Path("rc.db")) == before


def places(good: bytes, count: int) -> list[int]:
    """Bytes to flip: in the header, at the head of pages, and anywhere."""
    chosen = random.Random(11)
    heads = [page + offset for page in range(0, len(good), 4096) for offset in (0, 1, 3, 5, 8, 9, 12)]
    anywhere = [chosen.randrange(len(good)) for _ in range(count)]
    return [
        *chosen.sample(range(100), min(100, count // 4)),
        *chosen.sample(heads, min(len(heads), count // 2)),
        *anywhere,
    ]


def test_flipped_bytes_are_said_or_not_met(hunt, sealed):
    good = Path("rc.db").read_bytes()
    for place in places(good, FLIPS):
        broken = bytearray(good)
        broken[place] ^= 0xFF
        for command in (*READS, *WRITES, *CARE):
            Path("rc.db").write_bytes(broken)
            result = hunt(*command)
            said_or_not_met(result, (*command, place))
            if command not in WRITES or result.code:
                assert Path("rc.db").read_bytes() == broken, (command, place, result)


@pytest.mark.parametrize("words", [b"insert into changes", b"with due (id", b"rejection_id integer"])
def test_words_of_the_schema_that_are_no_text_are_said_or_not_met(hunt, sealed, words):
    """SQLite passes them, and its message about them is no text either."""
    good = Path("rc.db").read_bytes()
    broken = good.replace(words, words[:-1] + b"\xff")
    assert broken != good
    for command in (*READS, *WRITES, *CARE):
        Path("rc.db").write_bytes(broken)
        said_or_not_met(hunt(*command), (*command, words))
    Path("rc.db").write_bytes(broken)
    assert hunt("doctor").code == 1
    Path("copy.db").write_bytes(broken)
    Path("rc.db").write_bytes(good)
    assert "damaged" in hunt("restore", "copy.db", "--yes").err
    assert Path("rc.db").read_bytes() == good
    Path("rc.db").write_bytes(broken)
    Path("copy.db").write_bytes(good)
    assert hunt("restore", "copy.db", "--yes").code == 0
    assert legible.damage(Path("rc.db")) is None


@pytest.mark.parametrize("behind", [1, 2, 3, 20])
def test_a_database_that_states_too_early_an_end_keeps_what_is_behind_it(hunt, sealed, behind):
    good = Path("rc.db").read_bytes()
    broken = good[:28] + (int.from_bytes(good[28:32]) - behind).to_bytes(4) + good[32:]
    for command in (*READS, *CARE):
        Path("rc.db").write_bytes(broken)
        said_or_not_met(hunt(*command), command)
        assert Path("rc.db").read_bytes() == broken, command


FIELDS = {
    "rejections": (
        "uid",
        "company",
        "company_key",
        "stage",
        "rejected_on",
        "applied_on",
        "desire",
        "closeness",
        "points",
        "reason",
        "tags",
        "lang",
        "result_by",
        "follows",
        "invited",
    ),
    "events": ("kind", "on_day", "recorded_on", "step_kind", "step_planned_on", "until", "note"),
    "reminders": ("due_on", "text", "ended_on"),
    "outlook": (
        "first_day",
        "last_day",
        "status",
        "verdict",
        "verdict_from",
        "points",
        "reasons",
        "step_kind",
        "planned_on",
        "due_on",
        "step_text",
        "step_values",
    ),
    "calendar": ("days", "country"),
    "changes": ("before", "after", "operation", "table_name", "row_id"),
    "commands": ("verb", "at"),
}
ODD = ("nonsense", "", 7, -1, b"\xff\xfe", "2026-13-45", "[", '{"a": 1}', "[[1]]", 1e300)


@pytest.mark.parametrize(
    ("table", "column"), [(table, column) for table, columns in FIELDS.items() for column in columns]
)
def test_what_nobody_can_read_in_a_field_is_said_or_not_met(hunt, sealed, table, column):
    """As after a flipped bit within a value, or another program that writes what it likes."""
    good = Path("rc.db").read_bytes()
    for value in ODD if len(FIELDS) * len(ODD) < FLIPS else random.Random(table + column).sample(ODD, 1):
        Path("rc.db").write_bytes(good)
        with closing(sqlite3.connect("rc.db")) as connection, connection:
            for (trigger,) in connection.execute("select name from sqlite_schema where type = 'trigger'").fetchall():
                connection.execute(f"drop trigger {trigger}")
            try:
                connection.execute(f"update {table} set {column} = ?", (value,))
            except sqlite3.IntegrityError:
                continue
        odd = Path("rc.db").read_bytes()
        for command in (*READS, *WRITES, *CARE):
            Path("rc.db").write_bytes(odd)
            said_or_not_met(hunt(*command), (*command, table, column, value))


def test_nothing_is_said_against_a_database_that_is_well(hunt, sealed):
    for command in WRITES:
        assert hunt(*command).code == 0
    assert legible.damage(Path("rc.db")) is None
