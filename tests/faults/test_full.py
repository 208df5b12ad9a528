"""A disk that is full or fails at any moment, a limit on the size of files: a sentence, and the data as they were."""

import errno
import os
import random
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from trials import Trial, refused_in_a_sentence
from worlds import DAILY, WORLDS, damage, state

from rechallenge_cli.cli.verbs import VERBS

NAMES = [name for name, (_before, command) in WORLDS.items() if command[0] in VERBS]
ERRORS = {"full": errno.ENOSPC, "failing": errno.EIO, "over quota": errno.EDQUOT, "read-only": errno.EROFS}


@pytest.mark.parametrize("name", [name for name in NAMES if name in DAILY])
def test_refused_at_some_moments(trial, name):
    tried: Trial = trial(name)
    chosen = random.Random(name)
    for moment in sorted(chosen.sample(range(1, tried.run.moments + 1), min(2, tried.run.moments))):
        tried.fail(chosen.choice(list(ERRORS.values())), moment)


@pytest.mark.faults
@pytest.mark.parametrize("name", NAMES)
def test_refused_from_every_moment_on(trial, name):
    tried: Trial = trial(name)
    codes: Counter[tuple[str, int]] = Counter()
    for kind in ("full", "failing"):
        for moment in range(1, tried.run.moments + 1):
            codes[kind, tried.fail(ERRORS[kind], moment).code] += 1
    print(f"\n{name}: refused from each of {tried.run.moments} moments on: {dict(codes)}")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own, of two megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", place], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("nothing may be mounted here")
    yield place
    subprocess.run(["umount", place], check=True)


COMMANDS: list[tuple[str, ...]] = [("add", "Another", "--note", "z" * 20_000), ("done", "1"), ("import", "table.csv", "--yes"), ("undo", "--yes"), ("backup",),
            ("restore", "1", "--yes"), ("export", "out.json", "--force"), ("report", "out.html", "--force"), ("doctor", "--fix")]  # fmt: skip
READS: list[tuple[str, ...]] = [("followups",), ("list",), ("show", "1"), ("stats",), ("history",), ("export",)]


@pytest.mark.skipif(shutil.which("mount") is None, reason="needs mount")
@pytest.mark.parametrize(
    "free",
    [
        0,
        16_384,
        pytest.param(4096, marks=pytest.mark.faults),
        pytest.param(65_536, marks=pytest.mark.faults),
        pytest.param(262_144, marks=pytest.mark.faults),
    ],
)
def test_a_disk_with_little_room(worker, world, small_disk, free):
    kept = world("restore").kept
    for command in (*COMMANDS, *READS):
        shutil.rmtree(small_disk / "world", ignore_errors=True)
        (small_disk / "filler").unlink(missing_ok=True)
        shutil.copytree(kept, small_disk / "world")
        home = small_disk / "world" / "home"
        before = state(home / "rc.db")
        room = os.statvfs(small_disk)
        (small_disk / "filler").write_bytes(bytes(room.f_bavail * room.f_bsize - free))
        run = worker.run(home, *command)
        if command[0] != "doctor":  # which finds that there is little room
            refused_in_a_sentence(run, command)
        (small_disk / "filler").unlink()
        assert damage(home / "rc.db") == []
        if (run.code and command[0] != "doctor") or command in READS:
            assert state(home / "rc.db") == before, (command, run)
        assert not list(home.glob("rc.db-*")), (command, run)
        assert worker.run(home, "list").code == 0
        if command in READS:
            assert run.code == 0, (command, run)


@pytest.mark.parametrize("name", ["add", "done", "import of a table", "undo", "restore", "migrate from 1", "backup"])
@pytest.mark.parametrize("share", [0.0, 1.0])
def test_files_may_not_grow(trial, name, share):
    tried: Trial = trial(name)
    home = tried.world.fresh()
    # what is printed goes to files as well
    plan = {"largest": int(tried.database.stat().st_size * share) or 4096}
    run = tried.worker.run(home, *tried.world.command, **plan)
    refused_in_a_sentence(run, plan)
    tried.look(home, run, plan)
