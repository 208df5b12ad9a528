"""What the README shows is what the program does, in both languages.

`UPDATE_README=1 pytest tests/test_readme.py -n0` writes the outputs and the pictures anew.
"""

import io
import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from rich.console import Console

from rechallenge_cli.cli.samples import hunt
from rechallenge_cli.output import screen

ROOT = Path(__file__).parents[1]


class Readme(NamedTuple):
    """A README, the picture in it, and the language and the day on which its sessions are played."""

    file: Path
    picture: Path
    language: str
    today: str


ENGLISH = Readme(ROOT / "README.md", ROOT / "docs/morning.svg", "en", "2026-11-23")
JAPANESE = Readme(ROOT / "README.ja.md", ROOT / "docs/morning.ja.svg", "ja", "2026-11-25")
BOTH = pytest.mark.parametrize("readme", [ENGLISH, JAPANESE], ids=lambda readme: readme.language)
UPDATE = bool(os.environ.get("UPDATE_README"))

_SESSION = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_STYLES = re.compile(r"\x1b\[[0-9;]*m")
# a terminal font of the reader's own, and nothing fetched from elsewhere
_SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">
<style>
.{unique_id}-matrix {{ font: {char_height}px/{line_height}px monospace; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}
</defs>
<rect width="{width}" height="{height}" rx="8" fill="#1b1f24"/>
<g transform="translate({terminal_x}, 16)" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def text_of(readme):
    return readme.file.read_text(encoding="utf-8")


def as_shown(rc, command, readme):
    arguments = shlex.split(command.removeprefix("$ rc "))
    result = rc(*arguments, today=readme.today, env={"FORCE_COLOR": "1", "COLUMNS": "80", "RC_LANG": readme.language})
    assert result.code == 0, result
    lines = _STYLES.sub("", result.out + result.err).splitlines()
    return [line.rstrip() for line in lines]


def sessions(text) -> Iterator[list[str]]:
    for match in _SESSION.finditer(text):
        yield [line for line in match[1].splitlines() if line.startswith("$ ")]


@BOTH
def test_sessions_are_real(rc, readme):
    text = text_of(readme)
    played = (
        "\n\n".join("\n".join([command, *as_shown(rc, command, readme)]) for command in commands)
        for commands in sessions(text)
    )
    renewed = _SESSION.sub(lambda _: f"```console\n{next(played)}\n```", text)
    if UPDATE:
        readme.file.write_text(renewed, encoding="utf-8")
    assert renewed == text


@BOTH
def test_picture_is_the_demo(rc, monkeypatch, readme):
    console = Console(
        width=80, record=True, markup=False, emoji=False, highlight=False, force_terminal=True, file=io.StringIO()
    )
    monkeypatch.setattr(screen, "console", lambda: console)
    assert rc("demo", env={"RC_LANG": readme.language}).code == 0
    svg = console.export_svg(title="", code_format=_SVG, unique_id="rc")
    # Rich gives a text the length of its letters, into which wide ones would be squeezed; each begins at its column anyway
    svg = re.sub(r' textLength="[^"]*"', "", svg)
    if UPDATE:
        readme.picture.write_text(svg, encoding="utf-8")
    assert svg == readme.picture.read_text(encoding="utf-8")
    assert f"](docs/{readme.picture.name})" in text_of(readme)


@BOTH
def test_exactly_two_commands_to_begin_with(readme):
    beginning = text_of(readme).partition("\n## ")[0]
    blocks = re.findall(r"```sh\n(.*?)```", beginning, re.DOTALL)
    assert [len(block.splitlines()) for block in blocks] == [1, 1]
    assert blocks[0].rstrip().endswith("rc demo")
    assert blocks[1].rstrip().endswith("pytest")
    assert blocks == re.findall(r"```sh\n(.*?)```", text_of(ENGLISH), re.DOTALL)


def mentioned(text):
    """The commands, options, config keys, variables and codes that a text names."""
    return {
        "commands": set(re.findall(r"\brc ([a-z]+)", text)),
        "options": set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text)),
        "keys": set(re.findall(r"\brc config ([a-z_.]+)", text)),
        "variables": set(re.findall(r"\bRC_[A-Z]+|[A-Z]+_COLOR", text)),
        "files": set(re.findall(r"[\w/]+\.py|[A-Z]+\.md", text)) - {"README.md"},
        "codes": set(re.findall(r"`([a-z]+(?:-[a-z]+)*)`", text)),
    }


def tables(text):
    """The code in the first column of each row, table by table."""
    rows = [re.findall(r"`([^`]+)`", line.split(" | ")[0]) for line in text.splitlines() if line.startswith("| ")]
    return [row for row in rows if row]


def headings(text):
    return re.findall(r"^#+(?= )", _SESSION.sub("", text), re.MULTILINE)


def test_both_tell_the_same():
    english, japanese = text_of(ENGLISH), text_of(JAPANESE)
    named = mentioned(english)
    assert all(named.values())
    # words of the interface, which the English one explains as words that are typed
    words = set(re.findall(r"`([a-z]+)`", english.partition("```console")[0]))
    told = mentioned(japanese)
    assert {**told, "codes": told["codes"] - words} == {**named, "codes": named["codes"] - words}
    assert headings(japanese) == headings(english)
    assert tables(japanese) == tables(english)
    verbs = [[[command.split()[2] for command in each] for each in sessions(text)] for text in (japanese, english)]
    assert [set(each) for each in verbs[0]] == [set(each) for each in verbs[1]]


def test_each_points_to_the_other():
    assert "](README.ja.md)" in "".join(text_of(ENGLISH).splitlines()[:4])
    assert "](README.md)" in "".join(text_of(JAPANESE).splitlines()[:4])


def test_demo_firms_are_invented(monkeypatch):
    from datetime import date

    for rejection, _events in hunt(date(2026, 11, 23)):
        email = rejection.contact.email or "x@a.example.com"
        assert email.endswith((".example.com", ".example.jp"))


@pytest.mark.parametrize("name", ["README.md", "README.ja.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE"])
def test_documents_are_there(name):
    assert (ROOT / name).read_text(encoding="utf-8").strip()
