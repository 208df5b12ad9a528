"""What is written is for its owner's eyes only, whatever the system would give others by default."""

import os
import shlex
import sqlite3
import stat
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from rechallenge_cli.cli.verbs import VERBS

pytestmark = pytest.mark.skipif(os.name != "posix", reason="rights of this kind are those of Unix")

NOBODY_NAMED = {"RC_DB": "", "RC_CONFIG": "", "RC_BACKUPS": ""}
EDITOR = f'''{shlex.quote(sys.executable)} -c "
import os, sys
print(oct(os.stat(sys.argv[1]).st_mode & 0o777), file=open('seen', 'a'))
open(sys.argv[1], 'a').write(chr(10))"'''
MAIL = """Message-ID: <1@example.com>
From: Hana <hana@example.com>
Date: Fri, 20 Nov 2026 10:00:00 +0900
Subject: Your application

Dear Aki,

thank you for applying to Example Robotics. We regret to inform you that we will not move forward with your application.
"""
WRITING = [
    ("add", "Example", "--stage", "final", "--desire", "5"),
    ("add", "株式会社サンプル", "--stage", "final", "--desire", "5"),
    ("add", "Gone", "--note", "x"),
    ("note", "1", "a word"),
    ("remind", "1", "3d", "call"),
    ("log", "1", "appeal-sent"),
    ("done", "2", "--force"),
    ("snooze", "1", "5d"),
    ("drop", "1"),
    ("edit", "1", "--editor"),
    ("letter", "1", "--kind", "appeal", "--edit", "--eml", "letter.eml"),
    ("letter", "--customize", "appeal"),
    ("remove", "3", "--yes"),
    ("undo", "--yes"),
    ("redo", "--yes"),
    ("import", "mail.eml", "--yes"),
    ("export", "out.csv"),
    ("export", "out.json"),
    ("export", "out.xlsx"),
    ("export", "out.ics"),
    ("followups", "--ics", "due.ics"),
    ("report", "hunt.html"),
    ("backup",),
    ("backup", "copy.db"),
    ("forget", "2", "--firm", "株式会社サンプル", "--backups"),
    ("restore", "1", "--yes"),
    ("config", "history_days", "30"),
    ("reassess",),
    ("history",),
    ("history", "--prune", "--yes"),
    ("doctor", "--fix"),
    ("demo",),
]
READING = {"followups", "appeals", "why", "list", "search", "show", "stats", "path", "setup"}


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def open_to_others(folder: Path, given: set[Path]) -> list[str]:
    """All that others may read or enter, but for what was there before."""
    found = [path for path in folder.rglob("*") if path not in given]
    assert found
    return [f"{path}: {path.stat().st_mode:o}" for path in found if path.stat().st_mode & 0o077]


def test_every_command_that_writes_is_looked_at():
    assert set(VERBS) == {each[0] for each in WRITING} | READING


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077], ids=oct)
@pytest.mark.parametrize("places", [{}, NOBODY_NAMED], ids=["named", "default"])
def test_what_commands_write_is_private(rc, sealed, tmp_path, mask, places):
    (sealed / "mail.eml").write_text(MAIL)
    (sealed / "seen").touch()
    given = {sealed, sealed / "mail.eml", sealed / "seen"}
    with umask(mask):
        for arguments in WRITING:
            done = rc(*arguments, env={**places, "EDITOR": EDITOR, "XDG_DATA_HOME": str(sealed / "a" / "b")})
            assert done.code == 0, (arguments, done.err)
    assert open_to_others(tmp_path, given) == []
    assert set((sealed / "seen").read_text().split()) == {"0o600"}


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_what_sqlite_puts_beside_the_file_is_private(rc, sealed, mode):
    with umask(0o000):
        rc("add", "Example")
        with closing(sqlite3.connect(sealed / "rc.db", isolation_level=None)) as connection:
            connection.execute(f"pragma journal_mode = {mode}")
            connection.execute("begin immediate")
            connection.execute("update rejections set notes = 'x'")
            beside = [path for path in sealed.iterdir() if path.name.startswith("rc.db-")]
            assert beside
            assert open_to_others(sealed, {sealed}) == []
            connection.execute("rollback")


def test_a_file_that_was_open_to_others_is_private_when_it_is_written_anew(rc, sealed):
    rc("add", "Example")
    for name, arguments in {
        "out.csv": ("export", "out.csv", "--force"),
        "hunt.html": ("report", "hunt.html", "--force"),
        "config.toml": ("config", "name", "Aki"),
    }.items():
        (sealed / name).write_text("")
        (sealed / name).chmod(0o666)
        assert rc(*arguments).code == 0
        assert stat.S_IMODE((sealed / name).stat().st_mode) == 0o600, name


def test_what_is_open_to_others_is_told_and_mended(rc, sealed, tmp_path):
    for _ in range(2):
        rc("add", "Example", "--again", env=NOBODY_NAMED)
    rc("config", "name", "Aki", env=NOBODY_NAMED)
    ours = [path for path in tmp_path.rglob("*") if "rechallenge" in str(path)]
    assert {path.name for path in ours} >= {"rechallenge.db", "config.toml", "last", "backups"}
    for path in ours:
        path.chmod(0o777 if path.is_dir() else 0o666)
    told = rc("doctor", env=NOBODY_NAMED)
    assert told.code == 1
    for name in ("rechallenge.db", "config.toml", "last", "daily"):
        assert [row for row in told.rows if row[0] == "permissions" and name in row[2]], name
    assert rc("doctor", "--fix", env=NOBODY_NAMED).code == 0
    files = [path for path in ours if path.is_file()]
    assert [path for path in files if path.stat().st_mode & 0o077] == []
