"""A sealed world for every test: an empty home, one clock, one locale, and `rc` both as a call and as a program."""

import gc
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import typer

from rechallenge_cli import locales
from rechallenge_cli.cli import app
from rechallenge_cli.cli.funnel import guarded
from rechallenge_cli.output import wording
from rechallenge_cli.store import store

TODAY = "2026-11-23"  # a Monday
PROGRAM = Path(sysconfig.get_path("scripts")) / "rc"
MEMORY = Path("/dev/shm")
ENOUGH = 2**30
if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH:
    # thousands of databases wait for a disk to have them for certain; no test takes the plug out
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_collection_finish() -> None:
    """What is there by now stays, so no collection of garbage needs to look through it again."""
    gc.collect()
    gc.freeze()


@dataclass(frozen=True)
class Result:
    """What a run of `rc` left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The envelope on standard output."""
        return json.loads(self.out)

    @property
    def data(self) -> Any:
        """What the envelope holds."""
        return self.json["data"]

    @property
    def error(self) -> Any:
        """The error object on standard error."""
        return json.loads(self.err)["error"]

    @property
    def rows(self) -> list[list[str]]:
        """The tab-separated lines on standard output."""
        return [line.split("\t") for line in self.out.splitlines()]


@pytest.fixture(scope="session")
def measuring() -> dict[str, str]:
    """What makes a program count the lines that it runs, which takes it as long again as its work: for those that need it."""
    return {name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")}


@pytest.fixture(scope="session")
def bare_environment(measuring: dict[str, str]) -> Iterator[None]:
    """Nothing of the person who runs the tests, but the way to programs."""
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name not in {"PATH", "SYSTEMROOT"} and not name.startswith("PYTEST_"):
                patch.delenv(name)
        for name, value in {"LANG": "C.UTF-8", "TZ": "Asia/Tokyo", "COLUMNS": "80", "RC_TODAY": TODAY}.items():
            patch.setenv(name, value)
        # the clock of SQLite follows at once, that of this process only now
        time.tzset()
        yield


@pytest.fixture(autouse=True)
def sealed(bare_environment: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment in which nothing of the real home can be reached."""
    home = tmp_path / "home"
    home.mkdir()
    places = {"HOME": "", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "TMPDIR": ""}
    for name, place in (places | {"RC_DB": "rc.db", "RC_CONFIG": "config.toml"}).items():
        monkeypatch.setenv(name, str(home / place))
    # beside the home and not in it, so that a test can say of the home that nothing in it was touched
    monkeypatch.setenv("RC_BACKUPS", str(tmp_path / "backups"))
    # the folder of the first test that asks would serve all others, when it is long gone
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.chdir(home)
    return home


Rc = Callable[..., Result]


@pytest.fixture(scope="session")
def new_database() -> Iterator[sqlite3.Connection]:
    """A database without records, as the migrations make it."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        store.migrate(connection)
        yield connection


@pytest.fixture
def quickly_made(new_database: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new database is copied from one that was migrated; those with something in them go their way."""
    migrate = store.migrate

    def make(connection: sqlite3.Connection) -> None:
        if connection.execute("select count(*) from sqlite_schema").fetchone()[0]:
            migrate(connection)
        else:
            new_database.backup(connection)

    monkeypatch.setattr(store, "migrate", make)


@pytest.fixture(scope="session")
def front_doors() -> dict[str, Any]:
    """The commands of every language, as Typer built them when they were first asked for."""
    return {}


@pytest.fixture
def built_once(front_doors: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """One build of the commands a language is enough; a program has one call, a test has many."""
    build = app.build

    def kept() -> Any:
        if locales.language() not in front_doors:
            front_doors[locales.language()] = typer.main.get_command(build())
        return front_doors[locales.language()]

    monkeypatch.setattr(app, "build", kept)


def left_with(arguments: list[str]) -> int:
    """The exit code of a call, also of one that leaves by itself as completion does."""
    try:
        return guarded(arguments)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)


@pytest.fixture
def rc(
    sealed: Path,
    quickly_made: None,
    built_once: None,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Rc:
    """`rc` called within the test's own process: quick, and the same code from the funnel on."""

    def call(*arguments: str, today: str | None = None, env: Mapping[str, str] | None = None) -> Result:
        capfd.readouterr()
        with pytest.MonkeyPatch.context() as patch:
            for name, value in {**(env or {}), **({"RC_TODAY": today} if today else {})}.items():
                patch.setenv(name, value)
            code = left_with([str(argument) for argument in arguments])
        sys.stdout.flush()
        sys.stderr.flush()
        captured = capfd.readouterr()
        locales.use("en")
        wording.use_holidays("", {})
        return Result(code, captured.out, captured.err)

    return call


@pytest.fixture
def installed(sealed: Path) -> Rc:
    """`rc` as it was installed, in a process of its own."""

    def run(
        *arguments: str | bytes,
        today: str | None = None,
        env: Mapping[str, str] | None = None,
        stdin: str | bytes = b"",
    ) -> Result:
        environment = {**os.environ, **(env or {}), **({"RC_TODAY": today} if today else {})}
        typed = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [PROGRAM, *arguments], input=typed, capture_output=True, env=environment, timeout=60, check=False
        )
        return Result(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))

    return run
