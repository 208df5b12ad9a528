"""Folders and files that may not be used, and surroundings in which something is missing: a sentence, never a traceback."""

import os
import shlex
import shutil
import stat
import subprocess
import sysconfig
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from worlds import files

PROGRAM = Path(sysconfig.get_path("scripts")) / "rc"
NOBODY = 65534
Ran = "subprocess.CompletedProcess[str]"
COMMANDS = [("add", "Another"), ("followups",), ("list",), ("show", "1"), ("done", "1"), ("export",), ("undo", "--yes"), ("restore",), ("backup",), ("doctor",),
            ("stats",), ("report", "-"), ("import", "table.csv", "--yes")]  # fmt: skip
SOME = [("add", "Another"), ("list",)]
HOW_MANY = pytest.mark.parametrize(
    "commands", [SOME, pytest.param(COMMANDS, marks=pytest.mark.faults)], ids=["some", "all"]
)
"""Each is a process of its own, so some of them must do for every day."""
WRITING = {"add", "done", "undo", "import"}


@pytest.fixture
def as_anybody(rc: Any, sealed: Path, tmp_path: Path) -> Callable[..., Any]:
    """Run `rc` on a small hunt, as somebody whom permissions bind."""
    for command in (("add", "First", "--on", "2026-11-20"), ("add", "Second", "--on", "2026-11-19")):
        assert rc(*command).code == 0
    Path("table.csv").write_text("company,status,rejected_on\nNew,rejected,2026-11-02\n", encoding="utf-8")
    outside: list[str] = []
    if os.geteuid() == 0:
        outside = [shutil.which("setpriv") or "setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        _hand_over(sealed, tmp_path)

    def run(*arguments: str, **env: str) -> Any:
        environment = {
            name: value
            for name, value in {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **env}.items()
            if value != "unset"
        }
        return subprocess.run(
            [*outside, PROGRAM, *arguments],
            capture_output=True,
            text=True,
            env=environment,
            timeout=60,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    try:
        first = run("path")
    except OSError as error:
        pytest.skip(f"cannot be run as somebody else here: {error}")
    if first.returncode:
        pytest.skip(f"cannot be run as somebody else here: {first.stderr[-200:]}")
    return run


def _hand_over(sealed: Path, tmp_path: Path) -> None:
    """Let somebody else own the hunt, and come to it."""
    for path in (sealed, *sealed.rglob("*"), tmp_path / "backups", *(tmp_path / "backups").rglob("*")):
        os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
    for folder in (tmp_path, *tmp_path.parents):
        if folder.name.startswith(("test", "pytest", "popen")) and folder.stat().st_uid == os.geteuid():
            folder.chmod(folder.stat().st_mode | stat.S_IXOTH)


def fine(result: Any, what: object, codes: tuple[int, ...] = (0, 1)) -> None:
    """Hold that it worked, or said why not in a sentence."""
    assert result.returncode in codes, (what, result)
    for sign in ("Traceback", "unexpected", "Errno", "Exception ignored"):
        assert sign not in result.stderr, (what, result)


@HOW_MANY
def test_a_database_that_may_not_be_written(as_anybody, sealed, commands):
    Path("rc.db").chmod(0o400)
    before = Path("rc.db").read_bytes()
    for command in commands:
        result = as_anybody(*command)
        fine(result, command)
        assert result.returncode == int(command[0] in WRITING | {"doctor"}), (command, result)
        if command[0] in WRITING:
            assert "cannot be written to" in result.stderr, (command, result)
        assert Path("rc.db").read_bytes() == before, command


@HOW_MANY
def test_a_database_that_may_not_be_read(as_anybody, sealed, commands):
    Path("rc.db").chmod(0)
    for command in commands:
        result = as_anybody(*command)
        fine(result, command)
        assert result.returncode == int(command[0] != "restore"), (command, result)
        assert "no permission" in result.stderr + result.stdout or command[0] == "restore", (command, result)


@HOW_MANY
def test_a_folder_that_may_not_be_written(as_anybody, sealed, commands):
    """SQLite cannot lay its journal there."""
    sealed.chmod(0o500)
    before = files(sealed)
    try:
        for command in commands:
            result = as_anybody(*command)
            fine(result, command)
            if command[0] in WRITING:
                # an undo says first what it is about to take back
                assert (result.returncode, command[0] == "undo" or not result.stdout) == (1, True), (command, result)
            assert files(sealed) == before, command
        result = as_anybody("add", "x", "--db", "new/folder/rc.db")
        assert (result.returncode, result.stdout) == (1, "")
        assert "no permission for " in result.stderr
        for command in (("export", "out.csv"), ("report", "out.html"), ("backup", "copy.db"), ("config", "name", "x")):
            result = as_anybody(*command)
            fine(result, command, codes=(1,))
        assert files(sealed) == before
    finally:
        sealed.chmod(0o700)


@HOW_MANY
def test_a_folder_that_lets_nobody_in(as_anybody, sealed, tmp_path, commands):
    sealed.chmod(0)
    try:
        for command in commands:
            result = as_anybody(*command, RC_DB=str(sealed / "rc.db"))
            fine(result, command)
            assert result.returncode == int(command[0] != "restore"), (command, result)
    finally:
        sealed.chmod(0o700)


@HOW_MANY
def test_backups_that_may_not_be_made(as_anybody, tmp_path, commands):
    backups = tmp_path / "backups"
    for path in (*backups.rglob("*"), backups):
        path.chmod(0o400 if path.is_file() else 0o500)
    try:
        for command in commands:
            fine(as_anybody(*command, RC_TODAY="2026-11-24"), command)
        assert "no backup could be made" in as_anybody("backup").stderr
        assert as_anybody("import", "table.csv", "--yes").returncode == 1
        assert as_anybody("add", "Still recorded").returncode == 0
    finally:
        for path in (backups, *backups.rglob("*")):
            path.chmod(0o700)


@HOW_MANY
def test_a_folder_that_is_gone(installed, tmp_path, commands):
    for command in commands:
        gone = tmp_path / "gone"
        gone.mkdir()
        line = f"cd {shlex.quote(str(gone))} && rmdir {shlex.quote(str(gone))} && exec {PROGRAM} {shlex.join(command)}"
        result = subprocess.run(["sh", "-c", line], capture_output=True, text=True, timeout=60, check=False)
        fine(result, command)


PLACES = {
    "RC_DB": "unset",
    "RC_CONFIG": "unset",
    "RC_BACKUPS": "unset",
    "XDG_DATA_HOME": "unset",
    "XDG_CONFIG_HOME": "unset",
    "XDG_STATE_HOME": "unset",
}


@pytest.mark.faults
@HOW_MANY
@pytest.mark.parametrize(
    "around",
    [
        {"HOME": "/proc/nowhere"},
        {"HOME": "/dev/null"},
        {"HOME": "/"},
        {"HOME": ""},
        {"HOME": "relative"},
        {"XDG_DATA_HOME": "/dev/null", "XDG_STATE_HOME": "/dev/null"},
        {"XDG_DATA_HOME": "relative", "XDG_CONFIG_HOME": "relative"},
        {"XDG_DATA_HOME": "a\nb", "XDG_STATE_HOME": "日本"},
        {"TMPDIR": "/nowhere"},
        {"RC_DB": "~nobody-of-this-name/rc.db"},
        {"RC_CONFIG": "~nobody-of-this-name/config.toml"},
        {"RC_BACKUPS": "~nobody-of-this-name/backups"},
        {"RC_BACKUPS": "/dev/null"},
        {"RC_CONFIG": "/dev/null"},
        {"COLUMNS": "0"},
        {"COLUMNS": "nonsense", "TERM": "nonsense"},
        {"LANG": "nonsense", "LC_ALL": "nonsense"},
        {"TZ": "nonsense"},
        {"PATH": "/nowhere"},
    ],
    ids=str,
)
def test_odd_surroundings(as_anybody, sealed, around, commands):
    env = {**(PLACES if any(name in around for name in ("HOME", "XDG_DATA_HOME")) else {}), **around}
    for command in (*commands, ("path",)):
        fine(as_anybody(*command, **env), (command, around), codes=(0, 1, 2))


@HOW_MANY
@pytest.mark.parametrize(
    "redirection", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-", ">/dev/full", "2>/dev/full", ">/dev/full 2>&1", "| true"]
)
def test_streams_that_are_closed_or_full(rc, sealed, redirection, commands):
    rc("add", "First", "--on", "2026-11-20")
    Path("table.csv").write_text("company,status,rejected_on\nNew,rejected,2026-11-02\n", encoding="utf-8")
    for command in (*commands, ("import", "-", "--dry-run")):
        result = subprocess.run(
            ["sh", "-c", f"{PROGRAM} {shlex.join(command)} {redirection}"],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        fine(result, (command, redirection), codes=(0, 1, 2, 120))
    assert rc("doctor").code == 0
