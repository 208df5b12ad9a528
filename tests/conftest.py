"""A sealed world for every test: an empty home, one clock, one locale, and `rc` both as a call and as a program."""

import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from rechallenge_cli import locales
from rechallenge_cli.cli.funnel import guarded
from rechallenge_cli.output import wording

TODAY = "2026-11-23"  # a Monday
PROGRAM = Path(sysconfig.get_path("scripts")) / "rc"


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


@pytest.fixture(autouse=True)
def sealed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment in which nothing of the real home can be reached."""
    home = tmp_path / "home"
    home.mkdir()
    keep = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "COVERAGE_PROCESS_START") if name in os.environ}
    keep |= {name: value for name, value in os.environ.items() if name.startswith(("COVERAGE_", "COV_", "PYTEST_"))}
    sealed_environment = {
        **keep,
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "TMPDIR": str(home),
        "LANG": "C.UTF-8",
        "TZ": "Asia/Tokyo",
        "COLUMNS": "80",
        "RC_TODAY": TODAY,
        "RC_DB": str(home / "rc.db"),
        "RC_CONFIG": str(home / "config.toml"),
    }
    for name in list(os.environ):
        monkeypatch.delenv(name)
    for name, value in sealed_environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(home)
    return home


Rc = Callable[..., Result]


@pytest.fixture
def rc(sealed: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Rc:
    """`rc` called within the test's own process: quick, and the same code from the funnel on."""

    def call(*arguments: str, today: str | None = None, env: Mapping[str, str] | None = None) -> Result:
        capfd.readouterr()
        with pytest.MonkeyPatch.context() as patch:
            for name, value in {**(env or {}), **({"RC_TODAY": today} if today else {})}.items():
                patch.setenv(name, value)
            code = guarded([str(argument) for argument in arguments])
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
