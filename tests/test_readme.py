"""What the README shows is what the program does.

`UPDATE_README=1 pytest tests/test_readme.py -n0` writes the outputs and the picture anew.
"""

import io
import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from rechallenge_cli.cli.samples import hunt
from rechallenge_cli.output import screen

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PICTURE = ROOT / "docs" / "morning.svg"
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


def as_shown(rc, command):
    arguments = shlex.split(command.removeprefix("$ rc "))
    result = rc(*arguments, env={"FORCE_COLOR": "1", "COLUMNS": "80"})
    assert result.code == 0, result
    lines = _STYLES.sub("", result.out + result.err).splitlines()
    return [line.rstrip() for line in lines]


def sessions(text) -> Iterator[list[str]]:
    for match in _SESSION.finditer(text):
        yield [line for line in match[1].splitlines() if line.startswith("$ ")]


def test_sessions_are_real(rc):
    text = README.read_text(encoding="utf-8")
    played = (
        "\n\n".join("\n".join([command, *as_shown(rc, command)]) for command in commands) for commands in sessions(text)
    )
    renewed = _SESSION.sub(lambda _: f"```console\n{next(played)}\n```", text)
    if UPDATE:
        README.write_text(renewed, encoding="utf-8")
    assert renewed == text


def test_picture_is_the_demo(rc, monkeypatch):
    console = Console(
        width=80, record=True, markup=False, emoji=False, highlight=False, force_terminal=True, file=io.StringIO()
    )
    monkeypatch.setattr(screen, "console", lambda: console)
    assert rc("demo").code == 0
    svg = console.export_svg(title="", code_format=_SVG, unique_id="rc")
    # Rich gives a text the length of its letters, into which wide ones would be squeezed; each begins at its column anyway
    svg = re.sub(r' textLength="[^"]*"', "", svg)
    if UPDATE:
        PICTURE.write_text(svg, encoding="utf-8")
    assert svg == PICTURE.read_text(encoding="utf-8")


def test_exactly_two_commands_to_begin_with():
    beginning = README.read_text(encoding="utf-8").partition("## Every day")[0]
    blocks = re.findall(r"```sh\n(.*?)```", beginning, re.DOTALL)
    assert [len(block.splitlines()) for block in blocks] == [1, 1]
    assert blocks[0].rstrip().endswith("rc demo")
    assert blocks[1].rstrip().endswith("pytest")


def test_demo_firms_are_invented(monkeypatch):
    from datetime import date

    for rejection, _events in hunt(date(2026, 11, 23)):
        email = rejection.contact.email or "x@a.example.com"
        assert email.endswith((".example.com", ".example.jp"))


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE"])
def test_documents_are_there(name):
    assert (ROOT / name).read_text(encoding="utf-8").strip()
