"""Killed at any moment: what was reported stands, nothing stands in part, and the next start works.

`pytest -m faults -n0 -s tests/faults/test_killed.py` does it at length and prints how often.
"""

import os
import random
from collections import defaultdict

import pytest
from worlds import DAILY, KILLED, WORLDS, Run

from rechallenge_cli.cli.verbs import VERBS

RANDOM_KILLS = int(os.environ.get("KILLS", "1000"))
NAMES = [name for name, (_before, command) in WORLDS.items() if command[0] in VERBS]


@pytest.mark.parametrize("name", [name for name in NAMES if name in DAILY])
def test_killed_at_some_moments(trial, name):
    tried = trial(name)
    chosen = random.Random(name)
    tried.die(after=chosen.uniform(0, tried.seconds))
    for moment in sorted(chosen.sample(range(1, tried.run.moments + 1), min(2, tried.run.moments))):
        assert tried.die(counting=True, moment=moment, halfway=bool(moment % 2)).code == KILLED


@pytest.mark.faults
@pytest.mark.parametrize("name", NAMES)
def test_killed_at_every_moment(trial, name):
    tried = trial(name)
    runs = 0
    for halfway in (False, True):
        for moment in range(1, tried.run.moments + 1):
            assert tried.die(counting=True, moment=moment, halfway=halfway).code == KILLED
            runs += 1
    print(f"\n{name}: killed at each of {tried.run.moments} moments, before and in the middle: {runs} runs")


@pytest.mark.faults
def test_killed_at_random_moments(trial):
    """As the installed program, until so many were killed before their end: three of four while they write."""
    chosen, tried = random.Random(), [trial(name) for name in NAMES]
    runs: dict[tuple[str, bool], list[Run]] = defaultdict(list)
    while sum(run.code == KILLED for each in runs.values() for run in each) < RANDOM_KILLS:
        each, since_writing = chosen.choice(tried), chosen.random() < 0.75
        runs[each.world.name, since_writing].append(each.kill(chosen.random(), since_writing=since_writing))
    for (name, since_writing), found in sorted(runs.items()):
        killed, done = (run.code == KILLED for run in found), (run.said_done for run in found)
        print(
            f"{name}, {'while it writes' if since_writing else 'in all its life'}: {len(found)} runs, {sum(killed)} killed, {sum(done)} reported success"
        )
