"""Lets the tests of this room share their worlds, and how strange things are made."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

for room in ("faults", "intake", "benchmarks", "store"):
    sys.path.append(str(Path(__file__).parents[1] / room))

from trials import Trial  # noqa: E402
from worlds import Worker, World, prepared  # noqa: E402  (they lie in the places above)

TODAY = "2026-11-23"


@pytest.fixture(scope="session")
def worker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worker]:
    """A process that runs `rc` in forks of itself."""
    environment = {
        "RC_TODAY": TODAY,
        "TZ": "Asia/Tokyo",
        "LANG": "C.UTF-8",
        "COLUMNS": "80",
        "RC_CONFIG": "config.toml",
    }
    made = Worker(tmp_path_factory.mktemp("streams"), environment)
    yield made
    made.end()


@pytest.fixture(scope="session")
def world(worker: Worker, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], World]:
    """The worlds by name, each made when it is first asked for."""
    made: dict[str, World] = {}

    def give(name: str) -> World:
        if name not in made:
            made[name] = prepared(name, worker, tmp_path_factory.mktemp("world"))
        return made[name]

    return give


@pytest.fixture
def trial(worker: Worker, world: Callable[[str], World]) -> Callable[[str], Trial]:
    """Worlds to let a command die in."""
    return lambda name: Trial(worker, world(name))
