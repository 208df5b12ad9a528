"""Lets the tests of this room share their mails, how they tell a story, and a terminal."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pexpect
import pytest

sys.path.append(str(Path(__file__).parent))


@pytest.fixture
def on_terminal(sealed: Path, measuring: dict[str, str]) -> Iterator[Callable[..., Any]]:
    """Start a program on a terminal of its own; what still runs when the test ends is ended."""
    started = []

    def start(*command: object, rows: int = 50, columns: int = 100, **environment: str) -> Any:
        program, *arguments = map(str, command)
        around = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
        child = pexpect.spawn(
            program,
            arguments,
            env={**around, **measuring, "TERM": "dumb", **environment},
            encoding="utf-8",
            timeout=30,
            dimensions=(rows, columns),
        )
        child.delaybeforesend = 0.01
        started.append(child)
        return child

    yield start
    for child in started:
        child.close(force=True)


@pytest.fixture
def table(sealed):
    """Write a table; gives its name."""

    def write(content, name="table.csv", encoding="utf-8"):
        Path(name).write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return name

    return write
