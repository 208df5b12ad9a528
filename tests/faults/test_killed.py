"""Killed at any moment: what was reported stands, nothing stands in part, and the next start works.

`pytest -m faults -n0 -s tests/faults/test_killed.py` does it at length and prints how often.
"""

import random

import pytest
from worlds import DAILY, KILLED, WORLDS

from rechallenge_cli.cli.verbs import VERBS

RANDOM_KILLS = 1000
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
    chosen, counts = random.Random(), {}
    tried = [trial(name) for name in NAMES]
    for number in range(RANDOM_KILLS):
        each = tried[number % len(tried)]
        run = each.die(after=chosen.uniform(0, each.seconds * 1.2))
        counts.setdefault(each.world.name, []).append(run)
    for name, runs in counts.items():
        killed = sum(run.code == KILLED for run in runs)
        print(
            f"\n{name}: {len(runs)} runs, {killed} killed before the end, {sum(run.said_done for run in runs)} reported success",
            end="",
        )
