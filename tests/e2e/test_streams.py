"""Any encoding of the terminal and any locale: no traceback, the right exit code, files in UTF-8; and the local day."""

import json
import os
import re
import subprocess
import sys
import sysconfig
import textwrap
from datetime import UTC, datetime
from pathlib import Path

import pytest

PROGRAM = Path(sysconfig.get_path("scripts")) / "rc"
FIRM = "株式会社さくら☆é—髙﨑ŕ🎌"
"""With letters that cp932, latin-1 and ASCII lack, each some."""
STREAMS: dict[str, dict[str, str]] = {
    "C": {"LANG": "C"},
    "C, strictly": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "cp932": {"PYTHONIOENCODING": "cp932"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "latin-1": {"PYTHONIOENCODING": "latin-1"},
    "euc-jp": {"PYTHONIOENCODING": "euc-jp"},
}
COMMANDS: list[tuple[str, ...]] = [
    ("list",),
    ("list", "--json"),
    ("show", "1"),
    ("why", "1"),
    ("followups", "--all"),
    ("appeals",),
    ("search", "さくら"),
    ("letter", "1"),
    ("export",),
    ("export", "out.csv"),
    ("export", "out.json"),
    ("letter", "1", "--eml", "out.eml"),
    ("show", "7"),
    ("show", "さくら"),
    ("list", "--help"),
]


@pytest.fixture
def kept(rc):
    assert rc("add", FIRM, "--role", "企画", "--stage", "final", "--desire", "5", "--on", "2026-11-20").code == 0


def run(arguments: tuple[str, ...], **env: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [PROGRAM, *arguments], env={**os.environ, **env}, capture_output=True, timeout=60, check=False
    )


PLAY = """
import json, os, sys
from rechallenge_cli.cli.funnel import guarded
real, codes = os.dup(1), []
for at, (arguments, env) in enumerate(json.load(open("commands.json", encoding="utf-8"))):
    os.environ.update(env)
    for stream in (1, 2):
        os.dup2(os.open(f"{at}.{stream}", os.O_WRONLY | os.O_CREAT), stream)
    codes.append(guarded(arguments))
    sys.stdout.flush()
    sys.stderr.flush()
os.write(real, json.dumps(codes).encode())
"""
"""Many commands in one process, whose streams are truly in the encoding asked for."""


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("stream", STREAMS)
def test_every_encoding_is_written_in(kept, sealed, measuring, stream, language):
    asked = [
        (arguments, force) for arguments in COMMANDS for force in ("", "1") if not (force and "out." in str(arguments))
    ]
    (sealed / "commands.json").write_text(
        json.dumps([(arguments, {"FORCE_COLOR": force}) for arguments, force in asked]), encoding="utf-8"
    )
    env = {**os.environ, **measuring, "RC_LANG": language, **STREAMS[stream]}
    done = subprocess.run([sys.executable, "-c", PLAY], env=env, capture_output=True, timeout=60, check=True)
    codes = {("show", "7"): 1, ("show", "さくら"): 2}
    assert json.loads(done.stdout) == [codes.get(arguments, 0) for arguments, _force in asked]
    encoding = STREAMS[stream].get("PYTHONIOENCODING", "utf-8" if stream == "C" else "ascii")
    for at, (arguments, _force) in enumerate(asked):
        # an export is UTF-8 everywhere, and Typer writes its pages in UTF-8 where Python says ASCII
        whole = arguments == ("export",) or (arguments[-1] == "--help" and encoding == "ascii")
        out = (sealed / f"{at}.1").read_bytes().decode("utf-8" if whole else encoding)
        err = (sealed / f"{at}.2").read_bytes().decode(encoding)
        assert "Traceback" not in err
        assert out or err
        assert FIRM in out or arguments != ("export",)
    for name in ("out.csv", "out.json", "out.eml"):
        assert (sealed / name).read_bytes().decode("utf-8")
    assert FIRM in (sealed / "out.csv").read_text(encoding="utf-8")
    assert json.loads((sealed / "out.json").read_text(encoding="utf-8"))["data"][0]["company"] == FIRM


def test_what_an_encoding_has_is_written_as_it_is(kept):
    out = run(("list",), PYTHONIOENCODING="cp932", RC_LANG="ja").stdout.decode("cp932")
    assert "株式会社さくら☆" in out.replace("\\u2606", "☆")
    assert "企画" in out
    assert "e-髙" in out or "e—髙" in out, "é as e; what cp932 has beyond JIS stays"


@pytest.mark.parametrize("stream", ["C, strictly", "C"])
def test_what_is_typed_under_a_bare_locale_is_utf_8(rc, stream):
    assert run(("add", "みなと商事", "--stage", "最終面接", "--on", "昨日"), **STREAMS[stream]).returncode == 0
    data = rc("show", "1", "--json").data
    assert (data["company"], data["stage"], data["rejected_on"]) == ("みなと商事", "final", "2026-11-22")


# --- today is the local day ------------------------------------------------------------------------------------------

CLOCK = """
import os, time
import datetime as module

class date(module.date):
    @classmethod
    def today(cls):
        local = time.localtime(float(os.environ["FIXED_CLOCK"]))
        return module.date(*local[:3])

module.date = date
"""
"""A clock that stands still, in local time as the real one; Python reads it before the program."""


@pytest.mark.parametrize(
    ("zone", "utc", "today"),
    [
        ("Asia/Tokyo", datetime(2026, 11, 23, 22, 0, tzinfo=UTC), "2026-11-24"),  # 07:00 in Tokyo
        ("Asia/Tokyo", datetime(2026, 11, 23, 14, 59, tzinfo=UTC), "2026-11-23"),
        ("Asia/Tokyo", datetime(2026, 11, 23, 15, 0, tzinfo=UTC), "2026-11-24"),
        ("America/New_York", datetime(2026, 11, 24, 3, 0, tzinfo=UTC), "2026-11-23"),
        ("UTC", datetime(2026, 11, 23, 22, 0, tzinfo=UTC), "2026-11-23"),
    ],
)
def test_today_is_the_day_where_one_is(sealed, monkeypatch, zone, utc, today):
    (sealed / "clock").mkdir()
    (sealed / "clock" / "sitecustomize.py").write_text(CLOCK)
    monkeypatch.delenv("RC_TODAY")
    env = {"TZ": zone, "FIXED_CLOCK": str(utc.timestamp()), "PYTHONPATH": str(sealed / "clock"), "RC_LANG": "ja"}
    done = run(("add", "みなと商事", "--stage", "最終面接", "--json"), **env)
    assert done.returncode == 0, done.stderr.decode()
    answer = json.loads(done.stdout)
    assert (answer["today"], answer["data"]["rejected_on"]) == (today, today)


# --- what a start loads ----------------------------------------------------------------------------------------------

PLAYER = """
import sys
from importlib.abc import MetaPathFinder

class Refuse(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name.partition(".")[0] in REFUSED:
            raise AssertionError(name)

REFUSED = set(sys.argv.pop(1).split(","))
known = set(sys.modules)
sys.meta_path.insert(0, Refuse())
sys.argv[0] = "rc"
from rechallenge_cli.cli.funnel import main
try:
    main()
finally:
    print("LOADED", *sorted(set(sys.modules) - known), file=sys.stderr)
"""


def loaded(refused: str, *arguments: str, **env: str) -> set[str]:
    """The modules that a command loads; those that are refused make it fail."""
    quiet = {name: value for name, value in os.environ.items() if not name.startswith(("COV_", "COVERAGE_"))}
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(PLAYER), refused, *arguments],
        env={**quiet, **env},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(re.findall(r"LOADED (.*)", done.stderr)[0].split())


HEAVY = "holidays,budoux,babel,dateutil,jinja2,tomlkit,tomllib,platformdirs,sqlite_utils"


@pytest.mark.parametrize("arguments", [("followups",), ("followups", "--json"), ("followups", "--all")], ids=" ".join)
def test_the_morning_in_english_needs_no_catalogue(kept, arguments):
    assert "gettext" not in loaded(f"{HEAVY},gettext,rich,typer", *arguments)


@pytest.mark.parametrize("arguments", [("followups",), ("followups", "--json"), ("followups", "--all")], ids=" ".join)
def test_the_morning_in_japanese_needs_a_catalogue_and_nothing_else(rc, arguments):
    rc("add", FIRM, "--stage", "final", "--desire", "5", "--on", "2026-11-20", env={"RC_LANG": "ja"})
    refused = f"{HEAVY},rich,typer"
    english = loaded(refused, *arguments, RC_LANG="en")
    more = loaded(refused, *arguments, RC_LANG="ja") - english
    assert "gettext" in more
    assert {name for name in more if name.startswith("rechallenge_cli")} <= {
        "rechallenge_cli.store.calendar",
        "rechallenge_cli.domain.calendars",
        "rechallenge_cli.domain.workdays",
    }
    assert {name.partition(".")[0] for name in more} - {"rechallenge_cli"} <= WITH_GETTEXT


WITH_GETTEXT = {"gettext", "struct", "_struct", "locale", "_locale", "encodings", "operator"}
"""Python's own module and what it reads a catalogue with."""


@pytest.mark.parametrize("arguments", [("list",), ("show", "1"), ("appeals",), ("search", "さくら")], ids=" ".join)
def test_other_reads_in_japanese_load_nothing_heavy(rc, arguments):
    rc("add", FIRM, "--stage", "final", "--desire", "5", "--on", "2026-11-20", env={"RC_LANG": "ja"})
    loaded("holidays,budoux,babel,jinja2,tomlkit,sqlite_utils,rich", *arguments, RC_LANG="ja")
    loaded("holidays,budoux,babel,jinja2,tomlkit,sqlite_utils,rich", *arguments, RC_LANG="en")
