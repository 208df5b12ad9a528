"""Hostile input: the right record or one clear error, never a traceback, and the earlier data stand."""

import json
import os
import sqlite3
import subprocess
import sysconfig
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

PROGRAM = Path(sysconfig.get_path("scripts")) / "rc"
NOT_ROOT = pytest.mark.skipif(os.geteuid() == 0, reason="root reads and writes everything")
READS: tuple[tuple[str, ...], ...] = (
    ("list",),
    ("search", "Acme"),
    ("show", "1"),
    ("why", "1"),
    ("appeals",),
    ("followups",),
    ("export",),
)
WRITES: tuple[tuple[str, ...], ...] = (
    ("add", "Another"),
    ("done", "1"),
    ("snooze", "1", "3d"),
    ("drop", "1"),
    ("remind", "1", "3d", "x"),
    ("log", "1", "note"),
    ("edit", "1", "--desire", "1"),
    ("note", "1", "x"),
    ("remove", "1", "--yes"),
    ("reassess",),
)
EVERY = [*READS, *WRITES]
VERBS = [command[0] for command in EVERY]


def refused(result: Any, *, codes: tuple[int, ...] = (1, 2), what: object = "") -> str:
    """Hold that it was refused in one clear sentence; gives that sentence."""
    assert result.code in codes, (what, result)
    assert result.out == "", (what, result)
    error, *hints = result.err.splitlines()
    assert error.startswith("error: "), (what, result)
    assert [hint[:6] for hint in hints] in ([], ["hint: "]), (what, result)
    assert not [word for word in ("Traceback", "something unexpected", "Errno") if word in result.err], (what, result)
    return error


def succeeded(result: Any) -> Any:
    assert result.code == 0, result.err
    assert "Traceback" not in result.err
    return result


def contents(home: Path) -> dict[str, bytes]:
    """Every file below a folder, byte for byte; the log of errors may come."""
    files = (path for path in sorted(home.rglob("*")) if path.is_file() and path.name != "errors.log")
    return {str(path.relative_to(home)): path.read_bytes() for path in files}


@pytest.fixture
def kept(rc: Any, sealed: Path) -> Any:
    """A database with a record that must not be harmed."""
    succeeded(rc("add", "Acme", "--stage", "final", "--desire", "5", "--contact", "Sam", "--on", "2026-11-20"))
    return rc


# --- texts -----------------------------------------------------------------------------------------------------------

TEXTS = {
    "markup": "[/bold] [red]x[/red] [link=https://evil.example]y",
    "emoji code": ":smile: :warning:",
    "ansi": "\x1b[31mred\x1b[0m \x1b[2J\x1b[H",
    "osc title": "\x1b]0;owned\x07",
    "osc link": "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "c1": "a\x9b31mb\x85c\x90d",
    "bell": "a\x07\x08\x7fb",
    "zero width": "a\u200bb\u200cc\u2060d\ufeffe",
    "right to left": "a\u202egnp.exe\u202c \u2066x\u2069 \u200f",
    "emoji": "🏳️‍🌈 👩‍👩‍👧‍👦 🇯🇵 👍🏽",
    "combining": "e\u0301" + "\u0489" * 50,
    "format": "{id} {0} %s %(x)s $HOME `id`",
    "sql": "'); drop table rejections; --",
    "formula": "=1+1",
    "backslash": "a\\tb\\nc\\",
    "tags": "\U000e0041\U000e0042x",
    "astral": "𠮷野家 𝕏",
    "tab": "a\tb",
    "quotes": "\"'«»",
    "dots": "../../etc/passwd",
}
ACTING = [*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), "\u200b", "\u200f", "\u2060", "\ufeff"]
ACTING += [*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", "\U000e0041"]
ACTING = [letter for letter in ACTING if letter not in "\t\n"]
STYLES = ("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[36m")


def harmless(screen: str) -> bool:
    """Is nothing on the screen that acts on a terminal, but for the styles of our own?"""
    for style in STYLES:
        screen = screen.replace(style, "")
    return not [letter for letter in ACTING if letter in screen]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_is_recorded_as_it_is_and_never_acts_on_the_screen(rc, sealed, text):
    options = ("--role", text, "--feedback", text, "--note", text, "--tag", text, "--point", text, "--contact", text)
    printed = [succeeded(rc("add", f"F {text}", *options, "--stage", "final", "--on", "2026-11-20"))]
    record = succeeded(rc("show", "1", "--json")).data
    assert record["company"] == f"F {text}".strip()
    assert (record["feedback"], record["notes"], record["points"]) == (text.strip(), text.strip(), [text.strip()])
    commands: list[tuple[str, ...]] = [
        ("log", "1", "note", "--note", text),
        ("remind", "1", "3d", "--", text),
        ("list",),
        ("show", "1"),
        ("why", "1"),
        ("appeals",),
        ("followups",),
        ("edit", "1", "--url", text),
        ("note", "1", "--", text),
        ("search", "--", text),
        ("snooze", "1", "3d"),
        ("done", "1", "--kind", "reminder"),
        ("list", "--json"),
        ("show", "1", "--json"),
        ("followups", "--json"),
        ("remove", "1", "--yes"),
    ]
    printed += [succeeded(rc(*command)) for command in commands]
    assert [result.out + result.err for result in printed if not harmless(result.out + result.err)] == []


@pytest.mark.parametrize("columns", ["40", "100"])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_drawn_table_shows_a_text_and_does_not_obey_it(rc, text, columns):
    screen = {"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": columns}
    options = ("--role", text, "--feedback", text, "--note", text, "--tag", text, "--invited")
    succeeded(rc("add", f"F {text}", *options))
    for command in (("list",), ("show", "1"), ("why", "1"), ("appeals",), ("followups",), ("search", "F")):
        drawn = succeeded(rc(*command, env=screen))
        assert harmless(drawn.out + drawn.err), command


@pytest.mark.parametrize("text", ["[/bold] [red]x", ":smile:", "[bold]", "[[x]]"])
@pytest.mark.parametrize("command", [("list",), ("show", "1"), ("followups",)], ids=["list", "show", "followups"])
def test_markup_is_shown_as_it_was_typed(rc, text, command):
    succeeded(rc("add", text, "--invited"))
    assert text in rc(*command, env={"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": "120"}).out
    assert text in rc(*command).out


@pytest.mark.parametrize("text", [TEXTS["osc title"], TEXTS["right to left"], TEXTS["ansi"]])
def test_an_error_repeats_nothing_that_acts(kept, text):
    for command in (
        ("add", "X", "--stage", text),
        ("add", "X", "--on", text),
        ("add", "X", "--email", text),
        ("add", "X", "--desire", text),
        ("show", text),
        ("log", "1", text),
        ("list", "--status", text),
        ("snooze", "1", text),
        ("config", text, "x"),
        ("--db", f"/nowhere/{text}/x/../y", "list", "--since", text),
        (text,),
        ("list", f"--{text}"),
    ):
        result = kept(*command)
        refused(result)
        assert harmless(result.err), command
        assert harmless(kept(*command, "--json").err), command


def test_a_long_note_is_kept_whole(installed, rc):
    note = "長い話\n" * 2_500
    succeeded(installed("add", "Acme", "--note", note))
    assert rc("show", "1", "--json").data["notes"] == note.strip()
    assert len(rc("list").rows) == 1
    drawn = succeeded(rc("show", "1", env={"FORCE_COLOR": "1", "COLUMNS": "80"}))
    assert drawn.out.count("長い話") == 2_500


def test_a_long_name_breaks_no_table(rc):
    succeeded(rc("add", "社" * 10_000, "--invited"))
    for command in ("list", "followups", "appeals"):
        succeeded(rc(command, env={"FORCE_COLOR": "1", "COLUMNS": "60"}))
    assert rc("list").rows[0][2] == "社" * 10_000


@pytest.mark.parametrize("company", ["\u200b", "\u200b \u202e", "\ufeff", "\u00ad"])
def test_a_name_that_nobody_can_see_is_none(rc, sealed, company):
    assert "firm" in refused(rc("add", company))
    assert not (sealed / "rc.db").exists()


def test_a_screen_that_knows_no_japanese_gets_escapes(rc, installed):
    succeeded(rc("add", "任天堂", "--invited"))
    for command in (("list",), ("show", "1"), ("followups",)):
        assert "\\u4efb" in succeeded(installed(*command, env={"PYTHONIOENCODING": "ascii"})).out


@pytest.mark.parametrize("locale", ["C", "POSIX", "ja_JP.eucJP", "nonsense"])
def test_any_locale_will_do(installed, locale):
    environment = {"LC_ALL": locale, "LANG": locale}
    record = succeeded(installed("add", "任天堂", "--role", "企画", "--json", env=environment)).data
    assert (record["company"], record["role"]) == ("任天堂", "企画")


@pytest.mark.parametrize("role", [TEXTS["osc title"], TEXTS["ansi"], TEXTS["right to left"]])
def test_what_is_told_of_an_earlier_record_acts_on_nothing(kept, role):
    same = ("Acme", "--role", role, "--on", "2026-11-20")
    told = [succeeded(kept("add", *same)), kept("add", *same), succeeded(kept("add", *same, "--again"))]
    told.append(kept("show", "3", env={"FORCE_COLOR": "1", "NO_COLOR": "1"}))
    assert "--again" in refused(told[1]) + told[1].err
    assert [result for result in told if not harmless(result.out + result.err)] == []


@pytest.mark.parametrize("place", ["before", "after"])
def test_the_database_may_be_named_before_the_verb_or_after_it(kept, sealed, place):
    other = ("--db", str(sealed / "other.db"))
    for verb in (("add", "Other"), ("list",)):
        result = succeeded(kept(*other, *verb) if place == "before" else kept(*verb, *other))
        assert "Other" in result.out
    assert [row[2] for row in kept("list").rows] == ["Acme"]


# --- bytes that are no text ------------------------------------------------------------------------------------------

BROKEN = b"broken \xff\xfe \x80"


@pytest.mark.parametrize(
    "arguments",
    [
        (b"add", BROKEN),
        (b"add", b"X", b"--role", BROKEN),
        (b"add", b"X", b"--note", BROKEN),
        (b"add", b"X", b"--feedback", BROKEN),
        (b"add", b"X", b"--point", BROKEN),
        (b"add", b"X", b"--tag", BROKEN),
        (b"add", b"X", b"--new-facts", BROKEN),
        (b"add", b"X", b"--contact", BROKEN),
        (b"add", b"X", b"--email", b"a\xff@example.com"),
        (b"add", b"X", b"--url", BROKEN),
        (b"add", b"X", b"--stage", BROKEN),
        (b"add", b"X", b"--on", BROKEN),
        (b"add", b"X", b"--reapply-after", BROKEN),
        (b"add", b"X", b"--desire", BROKEN),
        (b"edit", b"1", b"--company", BROKEN),
        (b"edit", b"1", b"--note", BROKEN),
        (b"note", b"1", BROKEN),
        (b"remind", b"1", b"3d", BROKEN),
        (b"snooze", b"1", BROKEN),
        (b"log", b"1", BROKEN),
        (b"log", b"1", b"note", b"--note", BROKEN),
        (b"done", b"1", b"--note", BROKEN),
        (b"done", b"1", b"--kind", BROKEN),
        (b"drop", b"1", b"--why", BROKEN),
        (b"show", BROKEN),
        (b"list", b"--since", BROKEN),
        (b"list", b"--stage", BROKEN),
        (b"list", b"--status", BROKEN),
        (b"followups", b"--days", BROKEN),
        (b"export", b"--format", BROKEN),
        (b"config", b"name", BROKEN),
        (b"config", BROKEN, b"x"),
        (BROKEN,),
        (b"list", b"--" + BROKEN),
    ],
    ids=lambda words: b" ".join(words).decode("ascii", "replace"),
)
def test_bytes_that_are_no_text_are_refused(kept, sealed, arguments):
    before = contents(sealed)
    refused(kept(*map(os.fsdecode, arguments)))
    assert contents(sealed) == before


@pytest.mark.parametrize(
    "command", [(b"list", b"--company"), (b"list", b"--tag"), (b"search",), (b"export", b"--company")]
)
def test_bytes_that_are_no_text_find_nothing_or_are_refused(kept, installed, command):
    result = installed(*command, BROKEN)
    if result.code:
        refused(result)
    else:
        assert "Acme" not in result.out
        assert "Traceback" not in result.err


def test_bytes_that_are_no_text_in_an_error_as_json_are_json(kept, installed):
    for arguments in ((b"add", BROKEN, b"--json"), (b"show", BROKEN, b"--json"), (b"log", b"1", BROKEN, b"--json")):
        result = installed(*arguments)
        assert result.code in {1, 2}
        assert set(result.error) == {"code", "message", "hint"}


def test_a_database_may_have_any_name_a_file_can_have(installed, sealed):
    name = os.fsencode(sealed) + b"/odd \xff ?#%41 name.db"
    succeeded(installed("--db", name, "add", "Acme"))
    assert Path(os.fsdecode(name)).stat().st_size > 0
    assert [record["company"] for record in succeeded(installed("list", "--json", "--db", name)).data] == ["Acme"]
    assert [path for path in sealed.iterdir() if path.name != Path(os.fsdecode(name)).name] == []


# --- numbers ---------------------------------------------------------------------------------------------------------

TAKES_NUMBER = (
    *(command for command in EVERY if "1" in command),
    ("remove", "1"),
    ("edit", "1", "--editor"),
)


NO_NUMBERS = (
    "9" * 30,
    "9223372036854775808",
    "18446744073709551616",
    "0",
    "-1",
    "-99999999999",
    "1.0",
    "1e3",
    "0x1",
    "²",
    "abc",
    "",
    " ",
    "1;2",
    "--",
    "9" * 5000,
)


@pytest.mark.parametrize("command", TAKES_NUMBER, ids=" ".join)
def test_a_number_that_is_none_or_not_on_record_is_refused(kept, sealed, command):
    before = contents(sealed)
    for number in NO_NUMBERS:
        refused(kept(*(number if word == "1" else word for word in command)), what=number)
        assert contents(sealed) == before, number


@pytest.mark.parametrize("number", ["1", "#1", "１", " 1 ", "0001"])
def test_a_number_may_be_written_as_people_do(kept, number):
    assert succeeded(kept("show", number, "--json")).data["id"] == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "X", "--on", "99999999999999999999"),
        ("add", "X", "--on", "9999-12-31"),
        ("add", "X", "--on", "0000-00-00"),
        ("add", "X", "--on", "0001-01-01"),
        ("add", "X", "--on", "-5"),
        ("add", "X", "--on", "9999999 days ago"),
        ("add", "X", "--on", "1" * 10_000),
        ("add", "X", "--reapply-after", "9999999 months"),
        ("add", "X", "--reapply-after", "9999-12-31"),
        ("add", "X", "--waitlist-until", "9999-12-31"),
        ("add", "X", "--desire", "9" * 5000),
        ("add", "X", "--desire", "-1"),
        ("snooze", "1", "9999999d"),
        ("snooze", "1", "9999-12-31"),
        ("remind", "1", "9" * 5000, "x"),
        ("followups", "--days", "9" * 5000),
        ("followups", "--days", "99999999"),
        ("config", "threshold.appeal", "9" * 5000),
        ("config", "threshold.appeal", "many"),
    ],
    ids=lambda words: " ".join(words)[:60],
)
def test_enormous_and_impossible_values_are_refused(kept, sealed, arguments):
    before = contents(sealed)
    refused(kept(*arguments), codes=(2,))
    assert contents(sealed) == before


@pytest.mark.parametrize(
    "arguments", [("list", "--nonsense"), ("nonsense",), ("add", "a", "b"), ("show",), ("log", "1"), ("list", "x")]
)
def test_wrong_usage_is_one_sentence_and_exit_code_2(kept, arguments):
    refused(kept(*arguments), codes=(2,))


# --- the database ----------------------------------------------------------------------------------------------------


def _folder(path: Path, _good: bytes) -> None:
    path.mkdir()


def _text_file(path: Path, _good: bytes) -> None:
    path.write_text("Dear diary,\nthis is no database.\n" * 100)


def _empty(path: Path, _good: bytes) -> None:
    path.touch()


def _zeros(path: Path, good: bytes) -> None:
    path.write_bytes(bytes(len(good)))


def _other_program(path: Path, _good: bytes) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("create table rejections (id integer primary key, company text)")
        connection.execute("insert into rejections (company) values ('of another program')")


def _pragma(path: Path, good: bytes, statement: str) -> None:
    path.write_bytes(good)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


def _newer(path: Path, good: bytes) -> None:
    _pragma(path, good, "pragma user_version = 9999")


def _other_application(path: Path, good: bytes) -> None:
    _pragma(path, good, "pragma application_id = 1")


def _cut(keep: Callable[[int], int]) -> Callable[[Path, bytes], None]:
    return lambda path, good: path.write_bytes(good[: keep(len(good))]) and None


BAD: dict[str, Callable[[Path, bytes], None]] = {
    "folder": _folder,
    "text file": _text_file,
    "empty": _empty,
    "zeros": _zeros,
    "other program": _other_program,
    "other application": _other_application,
    "newer version": _newer,
    "cut in the header": _cut(lambda _size: 50),
    "cut after the header": _cut(lambda _size: 100),
    "cut after a page": _cut(lambda _size: 4096),
    "cut in half": _cut(lambda size: size // 2),
    # the very last page has the calendar, which not every command reads
    "cut in its last page but one": _cut(lambda size: size - 4096 - 10),
}


@pytest.mark.parametrize("kind", BAD)
def test_every_command_refuses_a_bad_database_and_leaves_it_as_it_is(kept, sealed, kind):
    bad = sealed / "bad.db"
    BAD[kind](bad, (sealed / "rc.db").read_bytes())
    before = contents(sealed)
    for command in EVERY:
        assert str(bad) in refused(kept("--db", str(bad), *command), codes=(1,), what=command)
        assert contents(sealed) == before, command


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_database_as_json_is_one_error_object(kept, sealed, kind):
    bad = sealed / "bad.db"
    BAD[kind](bad, (sealed / "rc.db").read_bytes())
    result = kept("list", "--json", env={"RC_DB": str(bad)})
    assert (result.code, result.out, result.error["code"]) == (1, "", "storage")


@pytest.mark.parametrize("command", EVERY, ids=VERBS)
def test_a_path_under_a_file_is_refused(kept, sealed, command):
    before = contents(sealed)
    refused(kept("--db", str(sealed / "rc.db" / "x.db"), *command), codes=(1,))
    assert contents(sealed) == before


@pytest.mark.parametrize("command", [("list",), ("add", "X"), ("reassess",)])
def test_a_path_that_is_too_long_is_refused(kept, command):
    refused(kept("--db", "/tmp/" + "x" * 5000, *command), codes=(1,))


@pytest.mark.parametrize("command", [("list",), ("add", "X"), ("reassess",)])
def test_a_link_to_itself_is_refused(kept, sealed, command):
    loop = sealed / "loop.db"
    loop.symlink_to(loop)
    refused(kept("--db", str(loop), *command), codes=(1,))


@NOT_ROOT
def test_an_unreadable_database_is_refused(kept, sealed):
    (sealed / "rc.db").chmod(0)
    for command in EVERY:
        refused(kept(*command), codes=(1,), what=command)


@NOT_ROOT
def test_a_read_only_database_is_read_and_not_written(kept, sealed):
    (sealed / "rc.db").chmod(0o400)
    before = contents(sealed)
    for command in WRITES:
        refused(kept(*command), codes=(1,), what=command)
    assert contents(sealed) == before
    for command in READS:
        succeeded(kept(*command))


@NOT_ROOT
def test_a_folder_that_lets_nobody_in_is_refused(kept, sealed):
    shut = sealed / "shut"
    shut.mkdir(mode=0)
    for command in EVERY:
        refused(kept("--db", str(shut / "x.db"), *command), codes=(1,), what=command)
    shut.chmod(0o700)


@pytest.mark.parametrize("command", READS, ids=VERBS[: len(READS)])
def test_no_database_yet_is_no_error_for_a_list_and_nothing_is_made(rc, sealed, command):
    result = rc(*command)
    assert result.code == (1 if "1" in command else 0)
    assert "Traceback" not in result.err
    assert contents(sealed) == {}


def test_damage_in_the_middle_is_said_or_not_met_but_never_a_traceback(kept, sealed):
    good = (sealed / "rc.db").read_bytes()
    for page in range(1, len(good) // 4096):
        junk = good[: page * 4096] + b"\xa5" * 4096 + good[(page + 1) * 4096 :]
        for command in (*READS, WRITES[0]):
            (sealed / "rc.db").write_bytes(junk)
            result = kept(*command)
            if result.code:
                refused(result, codes=(1,))


@pytest.mark.parametrize("lock", ["immediate", "exclusive"])
def test_a_locked_database_is_read_or_refused(kept, sealed, monkeypatch, lock):
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *names, **options: connect(*names, **{**options, "timeout": 0.01}))
    before = (sealed / "rc.db").read_bytes()
    with closing(connect(sealed / "rc.db", isolation_level=None)) as other:
        other.execute(f"begin {lock}")
        results = {command: kept(*command) for command in EVERY}
        other.execute("rollback")
    for command, result in results.items():
        if lock == "immediate" and command in READS:
            succeeded(result)
        else:
            assert "rc.db" in refused(result, codes=(1,), what=command)
    assert (sealed / "rc.db").read_bytes() == before


def test_a_command_waits_for_another_to_end(kept, installed, sealed):
    other = sqlite3.connect(sealed / "rc.db", isolation_level=None, check_same_thread=False)
    other.execute("begin exclusive")

    def end() -> None:
        time.sleep(1)
        other.execute("rollback")

    ending = threading.Thread(target=end)
    ending.start()
    assert succeeded(installed("add", "Waited", "--json")).data["id"] == 2
    ending.join()
    other.close()


def test_what_a_crash_left_half_written_is_rolled_back(kept, installed, sealed):
    """A writer that is killed within its transaction leaves a hot journal."""
    script = """
        import os, sqlite3, sys
        connection = sqlite3.connect(sys.argv[1], isolation_level=None)
        connection.execute("pragma cache_size = 1")
        connection.execute("begin immediate")
        connection.execute("drop trigger rejections_update")
        connection.execute("update rejections set company = 'half written', notes = ?", ("x" * 1_000_000,))
        connection.execute("update rejections set feedback = ?", ("y" * 1_000_000,))
        os.kill(os.getpid(), 9)
    """
    killed = [PROGRAM.with_name("python"), "-c", "\n".join(line.strip() for line in script.splitlines())]
    subprocess.run([*killed, sealed / "rc.db"], check=False)
    assert (sealed / "rc.db-journal").exists()
    assert [record["company"] for record in succeeded(installed("list", "--json")).data] == ["Acme"]
    assert sorted(contents(sealed)) == ["rc.db"]


# --- the config and the clock ----------------------------------------------------------------------------------------

BAD_CONFIGS = {
    "no toml": b"this is = = not toml",
    "no text": b"\xff\xfe\x00",
    "nul": b'name = "a\0b"',
    "unknown key": b"colour = 1",
    "wrong language": b'lang = "xx"',
    "wrong kind": b'threshold = "six"',
    "wrong number": b'[threshold]\nappeal = "six"',
    "enormous number": b"[threshold]\nappeal = " + b"9" * 5000,
    "a list": b'country = ["JP"]',
    "too deep": b"[threshold.appeal]\nx = 1",
    "twice": b'lang = "ja"\nlang = "en"',
}


@pytest.mark.parametrize("content", BAD_CONFIGS.values(), ids=BAD_CONFIGS)
def test_with_a_broken_config_nothing_is_written(kept, sealed, content):
    (sealed / "config.toml").write_bytes(content)
    before = contents(sealed)
    for command in (("add", "X"), ("done", "1"), ("edit", "1", "--role", "x")):
        result = kept(*command)
        refused(result, what=command)
        assert "config.toml" in result.err
        assert contents(sealed) == before


@pytest.mark.parametrize("command", [("list",), ("followups",)])
def test_a_broken_config_is_never_ignored_in_silence(kept, sealed, command):
    for content in BAD_CONFIGS.values():
        (sealed / "config.toml").write_bytes(content)
        assert "config.toml" in kept(*command).err, content[:40]


@pytest.mark.parametrize("content", BAD_CONFIGS.values(), ids=BAD_CONFIGS)
@pytest.mark.parametrize("command", [("--version",), ("--help",), ("path",)])
def test_help_version_and_path_need_no_config(kept, sealed, content, command):
    (sealed / "config.toml").write_bytes(content)
    assert succeeded(kept(*command)).out


@pytest.mark.parametrize("repair", [("config", "lang", "en"), ("config", "lang", "--unset")])
def test_the_way_out_of_a_wrong_value_is_one(kept, sealed, repair):
    (sealed / "config.toml").write_bytes(b'# mine\nlang = "xx"\nname = "Sam"\n')
    assert "rc config" in kept("add", "X").err
    succeeded(kept(*repair))
    succeeded(kept("list"))
    assert (sealed / "config.toml").read_text().startswith("# mine")
    assert kept("config", "name", "--json").data == {"name": "Sam"}


def test_a_config_that_is_a_folder_is_refused(kept, sealed):
    (sealed / "config.toml").mkdir()
    for command in (("add", "X"), ("config", "name", "x")):
        refused(kept(*command), codes=(1,))


@pytest.mark.parametrize(
    "today",
    [
        "nonsense",
        "tomorrow",
        "2026-02-30",
        "2026-13-01",
        "23/11/2026",
        "0000-00-00",
        "2026-11-23T10:00",
        " ",
        "\x1b[31m",
        "99999-01-01",
    ],
)
def test_a_today_that_is_no_day_is_named(kept, sealed, today):
    before = contents(sealed)
    for command in (*READS, *WRITES[:-1]):  # reassess asks for no day
        result = kept(*command, today=today)
        assert "RC_TODAY" in refused(result, what=command)
        assert harmless(result.err)
        assert contents(sealed) == before


@pytest.mark.parametrize("today", ["0001-01-01", "9999-12-31", "9999-12-30"])
def test_a_today_at_the_end_of_the_calendar_is_refused_or_works(kept, today):
    for command in EVERY:
        result = kept(*command, today=today)
        if result.code:
            refused(result, what=command)


# --- many at once ----------------------------------------------------------------------------------------------------


def at_once(commands: list[tuple[str, ...]]) -> list[tuple[int, str, str]]:
    """Start all as processes, then wait for them; exit code, output and errors of each."""
    running = [
        subprocess.Popen(
            [PROGRAM, *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
        )
        for command in commands
    ]
    said = [process.communicate(timeout=120) for process in running]
    return [(process.returncode, *words) for process, words in zip(running, said, strict=True)]


@pytest.mark.parametrize("database", ["there", "missing"])
def test_a_dozen_adds_at_once_are_all_recorded(rc, sealed, database):
    if database == "there":
        succeeded(rc("add", "First"))
    done = at_once([("add", f"Firm {number:02}", "--json") for number in range(12)])
    assert [(code, err) for code, _out, err in done if code or err] == []
    numbers = {json.loads(out)["data"]["id"] for _code, out, _err in done}
    assert len(numbers) == 12
    assert {record["id"]: record["company"] for record in rc("list", "--json").data if record["id"] in numbers} == {
        json.loads(out)["data"]["id"]: json.loads(out)["data"]["company"] for _code, out, _err in done
    }
    assert sorted(contents(sealed)) == ["rc.db"]
    with closing(sqlite3.connect(sealed / "rc.db")) as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
        assert connection.execute("select count(*) from changes").fetchone() == (12 + (database == "there"),)


def test_the_same_rejection_added_twice_at_once_is_recorded_once(rc, sealed):
    codes = [code for code, _out, _err in at_once([("add", "Acme", "--stage", "final")] * 6)]
    assert sorted(codes) == [0, 1, 1, 1, 1, 1]
    assert len(rc("list", "--json").data) == 1


def test_notes_at_once_are_all_kept_or_refused(rc, sealed):
    succeeded(rc("add", "Acme"))
    done = at_once([("note", "1", f"note {number}") for number in range(8)])
    written = rc("show", "1", "--json").data["notes"].splitlines()
    assert sorted(written) == sorted(f"note {number}" for number, (code, _out, _err) in enumerate(done) if code == 0)
    assert len(written) == 8


def test_reads_beside_writes_never_fail(rc, sealed):
    succeeded(rc("add", "Acme", "--invited"))
    commands = [("add", f"Firm {number}") if number % 2 else ("followups",) for number in range(16)]
    assert [(code, err) for code, _out, err in at_once(commands) if code or err] == []
