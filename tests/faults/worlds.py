"""Worlds in which `rc` is let die or fail: a home that is the same each time, and how one tells whether it is still sound."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import sysconfig
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

WORKER = Path(__file__).parent / "worker.py"
PROGRAM = Path(sysconfig.get_path("scripts")) / "rc"
KILLED = -9
_FLEETING = re.compile(r"\b[0-9a-f]{32}\b|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?")
"""What is another in each run: identifiers and moments."""


class Run(NamedTuple):
    """What became of a run."""

    code: int
    out: str
    err: str
    moments: int
    seconds: float

    @property
    def said_done(self) -> bool:
        """Did it report that it was done?"""
        return self.code == 0 or (self.code == KILLED and bool(self.out))


@dataclass
class Worker:
    """A process that has everything imported. `place` is where it may write."""

    place: Path
    environment: dict[str, str] = field(default_factory=dict)

    @cached_property
    def process(self) -> "subprocess.Popen[str]":
        """It, once somebody needs it."""
        return subprocess.Popen([sys.executable, WORKER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def together(self, home: Path, commands: Sequence[Sequence[str]], **plan: Any) -> list[Run]:
        """Run some commands at once in a home; what becomes of them is in the plan."""
        streams = str(self.place / "stream")
        for number, stream in ((number, stream) for number in range(len(commands)) for stream in (1, 2)):
            Path(f"{streams}.{number}.{stream}").unlink(missing_ok=True)
        request = {
            "commands": commands,
            "home": str(home),
            "streams": streams,
            **plan,
            "env": {**self.around(home), **plan.pop("env", {})},
        }
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        told = json.loads(self.process.stdout.readline())
        texts = [[_text(Path(f"{streams}.{number}.{stream}")) for stream in (1, 2)] for number in range(len(commands))]
        return [
            Run(code, out, err, told["moments"], told["seconds"])
            for code, (out, err) in zip(told["codes"], texts, strict=True)
        ]

    def around(self, home: Path) -> dict[str, str]:
        """The environment of a home."""
        places = {"RC_DB": home / "rc.db", "RC_BACKUPS": home.parent / "backups", "HOME": home, "TMPDIR": home}
        return {**self.environment, **{name: str(path) for name, path in places.items()}}

    def run(self, home: Path, *arguments: str, **plan: Any) -> Run:
        """Run one command."""
        return self.together(home, [arguments], **plan)[0]

    def end(self) -> None:
        """Let it go."""
        if "process" in self.__dict__:
            self.process.communicate()


@dataclass
class Program:
    """The installed `rc` in a home, each time as a process that is started for it."""

    home: Path
    environment: dict[str, str]

    def started(self, *arguments: str) -> "subprocess.Popen[str]":
        """A process that has begun."""
        return subprocess.Popen(
            [PROGRAM, *arguments],
            cwd=self.home,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def killed(self, *arguments: str, after: float, since_writing: bool) -> Run:
        """One that is killed some time after its start, or after it has begun to write, if it is not done by then."""
        before = self._traces()
        process = self.started(*arguments)
        while since_writing and process.poll() is None and self._traces() == before:
            pass
        time.sleep(after)
        process.kill()
        return self.ended(process)

    @staticmethod
    def ended(process: "subprocess.Popen[str]") -> Run:
        """What became of one, once it has ended."""
        out, err = process.communicate()
        return Run(process.returncode, out, err, 0, 0.0)

    def spans(self, *arguments: str) -> tuple[float, float, float]:
        """How long one takes until it begins to write, from there until it has written, and in all."""
        traces, begin = self._traces(), time.monotonic()
        process, changed = self.started(*arguments), []
        while process.poll() is None:
            if traces != (traces := self._traces()):
                changed.append(time.monotonic())
        process.communicate()
        return changed[0] - begin, changed[-1] - changed[0], time.monotonic() - begin

    def _traces(self) -> set[tuple[str, int]]:
        """What a command that writes changes: the files of the home and of its shelf, and when they were written."""
        found = set()
        for folder, _folders, names in os.walk(self.home.parent):
            for name in names:
                with suppress(FileNotFoundError):
                    found.add((name, Path(folder, name).stat().st_mtime_ns))
        return found


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace") if path.exists() else ""


def state(database: Path) -> str:
    """All that a database holds, apart from what is another in each run; nothing where there is none."""
    if not database.exists():
        return ""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        lines = [
            *connection.iterdump(),
            *(str(connection.execute(f"pragma {name}").fetchone()) for name in ("user_version", "application_id")),
        ]
    seen: dict[str, str] = {}
    return _FLEETING.sub(
        lambda match: seen.setdefault(match[0], f"<{len(seen)}>") if len(match[0]) == 32 else "<at>", "\n".join(lines)
    )


def damage(database: Path) -> list[str]:
    """What SQLite finds wrong with a database."""
    if not database.exists():
        return []
    with closing(sqlite3.connect(database)) as connection:
        found = [str(row) for row in connection.execute("pragma integrity_check") if row != ("ok",)]
        return found + [str(row) for row in connection.execute("pragma foreign_key_check")]


def files(home: Path) -> dict[str, bytes | str | None]:
    """Everything below a folder: the bytes of files, where links lead, None for all else."""
    found: dict[str, bytes | str | None] = {}
    for path in sorted(home.rglob("*")):
        name = str(path.relative_to(home))
        if path.is_symlink():
            found[name] = str(path.readlink())
        else:
            found[name] = path.read_bytes() if path.is_file() else None
    return found


@dataclass(frozen=True)
class World:
    """A home as it was prepared, and what a command makes of it. The backups lie beside it, and know its place."""

    name: str
    kept: Path
    place: Path
    command: tuple[str, ...]

    @property
    def unknown(self) -> set[str]:
        """What the doctor finds in it from the start: the old databases were made by hand, with nothing planned in them."""
        return {"backups", "derived", "search"} if self.name.startswith("migrate") else {"backups"}

    def fresh(self) -> Path:
        """The same home once more, at its place."""
        shutil.rmtree(self.place, ignore_errors=True)
        shutil.copytree(self.kept, self.place, symlinks=True)
        return self.place / "home"


TABLE = "company,role,status,rejected_on,notes\n" + "".join(
    f"Imported {number},dev,rejected,2026-11-{number % 20 + 1:02},{'x' * 200}\n" for number in range(40)
)
MAIL = """\
From jobs@example.com Fri Nov 20 09:00:00 2026
From: {firm} <jobs@example.com>
Date: Fri, 20 Nov 2026 09:00:00 +0900
Subject: Your application to {firm}
Message-ID: <{firm}@example.com>

Thank you for applying to {firm}. Unfortunately, we have decided not to move forward with your application.

"""
MBOX = "".join(MAIL.format(firm=f"Firm{number}") for number in range(8))
HUNT = (
    (
        "add",
        "Example 株式会社",
        "--role",
        "dev",
        "--stage",
        "final",
        "--desire",
        "5",
        "--closeness",
        "near",
        "--on",
        "2026-11-20",
    ),
    ("add", "Other", "--on", "2026-11-02", "--note", "y" * 3000),
    ("log", "1", "appeal-sent", "--on", "2026-11-21"),
    ("remind", "2", "3d", "look again"),
)
IMPORT = (*HUNT, ("import", "table.csv", "--yes"))
UNDONE = (*IMPORT, ("undo", "--yes"))
BACKED_UP = (*HUNT, ("backup",), ("add", "Since", "--on", "2026-11-03"), ("note", "1", "since then"))
OLD_VERSIONS = (1, 2, 3, 4)
THE_BACKUP = "the backup"
DAILY = {"add", "done", "import of a table", "undo", "restore", "forget", "migrate from 2"}
"""What is tried every day; the rest with the marker `faults`."""


WORLDS: dict[str, tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]] = {
    "first add": ((), ("add", "First")),
    "add": (HUNT, ("add", "Another", "--role", "dev", "--on", "2026-11-20", "--note", "z" * 9000)),
    "add on a new day": (HUNT, ("add", "Another", "--on", "2026-11-20")),
    "done": (HUNT, ("done", "1")),
    "edit": (HUNT, ("edit", "1", "--role", "other", "--stage", "interview1")),
    "remove": (HUNT, ("remove", "1", "--yes")),
    "import of a table": (HUNT, ("import", "table.csv", "--yes")),
    "import of mails": (HUNT, ("import", "mails.mbox", "--yes")),
    "undo": (IMPORT, ("undo", "--yes")),
    "redo": (UNDONE, ("redo", "--yes")),
    "restore": (BACKED_UP, ("restore", THE_BACKUP, "--yes")),
    "restore of what is gone": (BACKED_UP, ("restore", THE_BACKUP, "--yes")),
    "backup": (HUNT, ("backup",)),
    "reassess": (IMPORT, ("reassess",)),
    "export": (IMPORT, ("export", "out.json", "--force")),
    "forget, in backups too": (BACKED_UP, ("forget", "1", "--firm", "Example 株式会社", "--backups")),
    "forget": (IMPORT, ("forget", "1", "--firm", "Example 株式会社")),
    **{f"migrate from {version}": ((), ("add", "Another", "--on", "2026-11-20")) for version in OLD_VERSIONS},
}
"""By name: what was done before, and the command that is let die or fail."""


def prepared(name: str, worker: Worker, folder: Path) -> World:
    """Make a world."""
    before, command = WORLDS[name]
    place, kept = folder / "world", folder / "kept"
    home = place / "home"
    home.mkdir(parents=True)
    (home / "table.csv").write_text(TABLE, encoding="utf-8")
    (home / "mails.mbox").write_text(MBOX, encoding="utf-8")
    if name.startswith("migrate"):
        from test_schema import make

        make(home / "rc.db", int(name.rsplit(maxsplit=1)[-1]))
        (home / "rc.db").chmod(0o600)
    day_before = {"env": {"RC_TODAY": "2026-11-22"}} if name == "add on a new day" else {}
    for arguments in before:
        run = worker.run(home, *arguments, **day_before)
        assert run.code == 0, run
    if name == "restore of what is gone":
        (home / "rc.db").unlink()
    asked = dict.fromkeys([THE_BACKUP], str(next((place / "backups").glob("*/*_asked_*"), "")))
    shutil.copytree(place, kept)
    return World(name, kept, place, tuple(asked.get(word, word) for word in command))
