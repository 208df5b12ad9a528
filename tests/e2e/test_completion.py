"""What the shell offers after a Tab, through Typer's own protocol; what a real shell makes of it stands at the end.

Bash takes bare words only, so there the firm beside a number cannot be shown; zsh and fish show it.
"""

import os
import re
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

PROGRAM = Path(sysconfig.get_path("scripts")) / "rc"
HOSTILE = "a\"b'c`$(touch pwned)`:[bold]x[/bold]\\ \x1b[31m\u202e\ttab\nline 🎌"


def bash(rc, line: str) -> list[str]:
    """What bash is offered for the last word of a line."""
    words = line.split(" ")
    result = rc(
        env={"_RC_COMPLETE": "complete_bash", "COMP_WORDS": line.rstrip(" "), "COMP_CWORD": str(len(words) - 1)}
    )
    assert (result.code, result.err) == (0, "")
    return result.out.split("\n")[:-1] if result.out else []


def zsh(rc, line: str) -> str:
    result = rc(env={"_RC_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": line})
    assert (result.code, result.err) == (0, "")
    return result.out


def fish(rc, line: str) -> dict[str, str]:
    """What fish is offered, each with what stands beside it."""
    result = rc(
        env={
            "_RC_COMPLETE": "complete_fish",
            "_TYPER_COMPLETE_ARGS": line,
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        }
    )
    assert (result.code, result.err) == (0, "")
    offers = [offer.partition("\t") for offer in result.out.splitlines() if offer]
    return {word: beside for word, _tab, beside in offers}


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("rc sh", {"show"}),
        ("rc fo", {"followups"}),
        ("rc re", {"remind", "remove", "reassess"}),
        ("rc --no", {"--no-input"}),
        ("rc add X --st", {"--stage"}),
        ("rc list --un", {"--until"}),
        ("rc list --status a", {"appealed"}),
        ("rc list --status ", {"open", "appealed", "meeting", "reinterview", "won", "closed"}),
        ("rc list --verdict l", {"later", "let-go"}),
        ("rc add X --closeness n", {"near"}),
        ("rc add X --seats ", {"one", "few", "many"}),
        ("rc add X --reason f", {"filled"}),
        ("rc add X --lang ", {"ja", "en"}),
        ("rc add X --desire ", {"1", "2", "3", "4", "5"}),
        ("rc log 1 reply", {"reply-yes", "reply-no"}),
        ("rc done 1 --kind nu", {"nudge"}),
        ("rc export --format j", {"json"}),
    ],
)
def test_words(rc, line, offered):
    found = set(bash(rc, line))
    assert offered <= found
    begun = line.split(" ")[-1]
    assert all(word.startswith(begun) for word in found)


def test_every_verb_is_offered_with_its_help(rc):
    offers = fish(rc, "rc ")
    assert {"add", "followups", "done", "snooze", "drop", "remind", "log", "appeals", "why", "list"} <= set(offers)
    assert {"search", "show", "edit", "note", "remove", "export", "config", "path", "demo"} <= set(offers)
    assert all(offers.values())


def test_every_option_is_offered(rc):
    found = set(bash(rc, "rc add X --"))
    options = (
        "role stage on applied-on desire closeness feedback point new-facts reason invited waitlisted waitlist-until seats "
        "reposted referral no-contact reapply-after never-reapply contact email url tag note lang json again"
    )
    assert {f"--{option}" for option in options.split()} <= found


@pytest.mark.parametrize(
    ("begun", "word"),
    [
        ("", "final"),
        ("fin", "final"),
        ("最終", "最終面接"),
        ("書類", "書類選考"),
        ("一次", "一次面接"),
        ("onsi", "onsite"),
        ("ES", "ES"),
        ("Web", "Webテスト"),
    ],
)
def test_stages_in_both_languages(rc, begun, word):
    assert word in fish(rc, f"rc add X --stage {begun}")


def test_stages_without_a_beginning_are_the_ten_codes(rc):
    assert len(fish(rc, "rc add X --stage ")) == 10


@pytest.fixture(scope="module")
def recorded() -> dict[str, bytes]:
    """The database as it was first written: one file, so that a copy of it is all there is to it."""
    return {}


@pytest.fixture
def hunt(rc, sealed, recorded):
    if recorded:
        (sealed / "rc.db").write_bytes(recorded["rc.db"])
        return rc
    for company in (
        "株式会社サンプル",
        "Example Robotics GmbH",
        HOSTILE,
        *(f"Firm {number}" for number in range(4, 13)),
    ):
        rc("add", company)
    rc("remove", "12", "--yes")
    recorded["rc.db"] = (sealed / "rc.db").read_bytes()
    return rc


@pytest.mark.parametrize("verb", ["show", "why", "done", "drop", "snooze", "edit", "note", "remove", "remind", "log"])
def test_numbers_with_the_firm_beside_them(hunt, verb):
    offers = fish(hunt, f"rc {verb} ")
    assert offers["1"] == "株式会社サンプル"
    assert offers["2"] == "Example Robotics GmbH"
    assert set(offers) == {str(number) for number in range(1, 12)}, "what was removed is not offered"


def test_numbers_that_begin_so(hunt):
    assert set(fish(hunt, "rc show 1")) == {"1", "10", "11"}
    assert sorted(bash(hunt, "rc show 1")) == ["1", "10", "11"]


def test_a_second_number(hunt):
    assert "2" in fish(hunt, "rc done 1 ")


def test_the_firm_stands_beside_the_number_in_zsh_too(hunt):
    script = zsh(hunt, "rc show ")
    assert '"1":"株式会社サンプル"' in script
    assert '"2":"Example Robotics GmbH"' in script


def test_the_named_database_is_the_one_that_counts(hunt, sealed):
    assert fish(hunt, f"rc --db {sealed / 'other.db'} show ") == {}
    assert "1" in fish(hunt, f"rc --db {sealed / 'rc.db'} show ")


def test_a_hostile_name_does_nothing_and_stays_readable(hunt, sealed):
    offers = fish(hunt, "rc show 3")
    assert set(offers) == {"3"}
    assert "[bold]x[/bold]" in offers["3"]
    assert "🎌" in offers["3"]
    for out in (offers["3"], zsh(hunt, "rc show 3"), "".join(bash(hunt, "rc show 3"))):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", out)
    assert bash(hunt, "rc show 3") == ["3"]
    assert not (sealed / "pwned").exists()


@pytest.mark.skipif(not shutil.which("zsh"), reason="zsh is not installed")
def test_zsh_takes_a_hostile_name_as_text(hunt, sealed):
    script = zsh(hunt, "rc show ")
    done = subprocess.run(
        ["zsh", "-fc", f'_arguments() {{ print -r -- "$@" }}\neval {chr(36)}SCRIPT'],
        env={**os.environ, "SCRIPT": script},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert not (sealed / "pwned").exists()


def test_nothing_in_the_zsh_script_is_run_by_its_double_quotes(hunt, sealed):
    """The script is put through eval: what stands between its double quotes must hold no live $( ) or backquote."""
    script = zsh(hunt, "rc show ")
    done = subprocess.run(
        ["bash", "-c", "_arguments() { :; }\neval " + '"$SCRIPT"'],
        env={**os.environ, "SCRIPT": script},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0
    assert not (sealed / "pwned").exists()


BROKEN = ["no database", "folder", "not a database", "empty", "broken config", "config folder", "bad today", "newer"]


@pytest.mark.parametrize(
    ("broken", "line"),
    [(broken, line) for broken in BROKEN for line in ("rc show ", "rc sh")]
    + [("no database", line) for line in ("rc --db", "rc nonsense ", "rc show 1 2 3 ", "rc add --stage ")],
)
def test_completion_is_quiet_whatever_is_broken(rc, sealed, broken, line):
    env = {}
    if broken == "folder":
        (sealed / "rc.db").mkdir()
    elif broken in {"not a database", "empty"}:
        (sealed / "rc.db").write_bytes(b"text " * 500 if broken == "not a database" else b"")
    elif broken == "broken config":
        (sealed / "config.toml").write_text("lang = [\n")
    elif broken == "config folder":
        (sealed / "config.toml").mkdir()
    elif broken == "bad today":
        env["RC_TODAY"] = "someday"
    elif broken == "newer":
        import sqlite3

        rc("add", "X")
        connection = sqlite3.connect(sealed / "rc.db")
        connection.execute("pragma user_version = 999")
        connection.close()
    before = sorted(sealed.rglob("*"))
    result = rc(
        env={"_RC_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1), **env}
    )
    assert result.err == ""
    assert "Traceback" not in result.out
    assert sorted(sealed.rglob("*")) == before, "a Tab makes no file"
    if line == "rc sh":
        assert result.out.split() == ["show"], "a broken house is no reason to offer no verbs"


@pytest.mark.parametrize("words", ["", "rc", "rc show '", 'rc show "', "rc \\", "rc 株式会社 ", "rc show \x1b"])
def test_a_line_that_cannot_be_split_is_quiet(rc, words):
    for env in (
        {"_RC_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": "1"},
        {"_RC_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": words},
        {"_RC_COMPLETE": "complete_fish", "_TYPER_COMPLETE_ARGS": words, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
    ):
        assert rc(env=env).err == ""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell(installed, shell):
    result = installed(env={"_RC_COMPLETE": f"source_{shell}"})
    assert (result.code, result.err) == (0, "")
    assert f"_RC_COMPLETE=complete_{shell}" in result.out


def test_the_script_for_bash_works_in_bash(hunt, installed):
    script = installed(env={"_RC_COMPLETE": "source_bash"}).out
    program = (
        script
        + '\nCOMP_WORDS=(rc show 1); COMP_CWORD=2; _rc_completion "$PROGRAM"; printf "%s\\n" "${COMPREPLY[@]}" | sort -n'
    )
    done = subprocess.run(
        ["bash", "--norc", "-c", program],
        env={**os.environ, "PROGRAM": str(PROGRAM)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout.split(), done.stderr) == (["1", "10", "11"], "")


def test_the_other_name_completes_too(hunt):
    other = PROGRAM.with_name("rechallenge")
    done = subprocess.run(
        [other],
        env={
            **os.environ,
            "_RECHALLENGE_COMPLETE": "complete_bash",
            "COMP_WORDS": "rechallenge show 2",
            "COMP_CWORD": "2",
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout.split(), done.stderr) == (["2"], "")
