"""Every argument and option of every command, with values good and strange: an answer, or one clear sentence."""

import io
import json
import re
import shutil
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest
import typer
from strange import SPECIAL, read_each, text_like

from rechallenge_cli.cli import app
from rechallenge_cli.cli.verbs import VERBS

FIRST = [("add", "Example 株式会社", "--role", "dev", "--stage", "final", "--desire", "5", "--on", "2026-11-20"), ("add", "Other", "--on", "2026-11-02"),
         ("log", "1", "appeal-sent"), ("remind", "2", "3d", "look again")]  # fmt: skip
GOOD = ["1", "2", "#1", "99", "0", "Example", "final", "3d", "tomorrow", "2026-11-20", "yesterday", "12 months", "5", "ja", "en", "csv", "json", "ics", "md",
        "xlsx", "sankey", "appeal-sent", "note", "reply-yes", "nudge", "send-appeal", "near", "few", "filled", "a@example.com", "https://example.com",
        "given.csv", "out.csv", "new.db", "-", "x=y", "Company=company", "company", "name", "threshold.appeal", "mdy", "status", "date", "open", ""]  # fmt: skip
TABLE = "company,role,status,date\nFirst,dev,rejected,2026-11-02\n"
ANSWERS = {0, 1, 2, 3, 130}


@pytest.fixture
def begun(rc, sealed, tmp_path, monkeypatch):
    """A call on a hunt that is the same each time, with an editor that changes nothing."""
    for command in FIRST:
        assert rc(*command).code == 0
    for name in ("EDITOR", "VISUAL"):
        monkeypatch.setenv(name, "true")
    database = Path("rc.db").read_bytes()
    kept = tmp_path.with_name(f"{tmp_path.name}-kept")
    shutil.copytree(tmp_path, kept)

    def call(arguments: list[str], typed: str) -> Any:
        for place in (sealed, tmp_path / "backups"):
            for path in place.iterdir():
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        shutil.copytree(kept, tmp_path, dirs_exist_ok=True)
        Path("given.csv").write_text(TABLE, encoding="utf-8")
        stdin = io.TextIOWrapper(
            io.BytesIO(typed.encode("utf-8", "surrogatepass")), encoding="utf-8", errors="surrogateescape"
        )
        monkeypatch.setattr(sys, "stdin", stdin)
        result = rc(*arguments)
        if Path("rc.db").read_bytes() != database:
            for look in (("list", "--json"), ("followups", "--all"), ("export", "--format", "csv")):
                assert rc(*look).code == 0, (arguments, look)
        return result

    return call


def commands() -> dict[str, list[tuple[str, bool]]]:
    """The options of every verb, each with whether it takes a value; and an empty one for what stands without a name."""
    group: Any = typer.main.get_command(app.build())
    context = typer.Context(group)
    found = {}
    for verb in VERBS:
        command = group.get_command(context, verb)
        named = [
            (name, not each.is_flag)
            for each in command.params
            if each.param_type_name == "option"
            for name in (*each.opts, *each.secondary_opts)
        ]
        found[verb] = [*named, ("", True), ("--json", False), ("--yes", False), ("--ui-lang", True)]
    return found


OPTIONS = commands()


ODD = text_like(GOOD, SPECIAL)


def lines(chosen: Random) -> list[str]:
    """A command line."""
    verb = chosen.choice(sorted(OPTIONS))
    line = [verb]
    for _ in range(chosen.randint(0, 5)):
        name, takes_value = chosen.choice(OPTIONS[verb])
        value = at_home(chosen.choice(GOOD) if chosen.random() < 0.5 else ODD(chosen))
        if not name:
            line.append(value)
        elif takes_value:
            line += [f"{name}={value}"] if chosen.random() < 0.5 and name.startswith("--") else [name, value]
        else:
            line.append(name)
    return line


def at_home(value: str) -> str:
    """A value that a system can hand over, and that leads to no file outside the sealed home."""
    possible = re.sub("[\0\ud800-\udc7f\udd00-\udfff]", "", value.replace("..", "·"))
    return re.sub(r"^(-\w|--[\w-]+=)?/+", r"\1", possible)


TYPED = text_like([TABLE, "Subject: x\nFrom: hr@example.com\n\nWe regret to inform you.\n", "\n\n\n"])


def test_command_lines(begun):
    def answered(line: list[str], typed: str) -> None:
        result = begun(line, typed)
        assert result.code in ANSWERS, result
        for sign in ("Traceback", "unexpected happened", "please report"):
            assert sign not in result.err + result.out, result
        assert "\x1b" not in result.err, result
        if "\x1b" in result.out:
            assert line[0] in {"export", "letter"}, result
        if result.code in {1, 2} and "--json" in line and "--" not in line and result.err.startswith("{"):
            assert json.loads(result.err)["error"]["message"]

    read_each(lines, answered, TYPED)
