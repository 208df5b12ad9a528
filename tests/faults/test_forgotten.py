"""Killed while it forgets: the record is wholly there or wholly gone, to the byte, and the next try finishes."""

import random

import pytest
from trials import Trial
from worlds import KILLED, Run, damage, state

WORLD = "forget, in backups too"
WORDS = ("Example 株式会社", "since then")
"""The record's own, of which none may stay."""
TRIES = 300


def left_in(trial: Trial) -> set[str]:
    """The files in which a word of the record still stands: the database's, its backups, journals and what is unfinished."""
    return {
        str(path.relative_to(trial.world.place))
        for path in trial.world.place.rglob("*")
        if path.is_file() and any(word.encode() in path.read_bytes() for word in WORDS)
    }


def hold(trial: Trial, run: Run, what: object) -> bool:
    """Hold that it is there or gone once `rc` has been started again; gives whether it is gone."""
    home = trial.database.parent
    assert trial.worker.run(home, "followups").code == 0, what
    found, is_gone = state(trial.database), trial.worker.run(home, "show", "1").code == 1
    assert found == (trial.after if is_gone else trial.before), what
    assert damage(trial.database) == [], what
    assert is_gone or not run.said_done, what
    assert not (is_gone and left_in(trial)), (what, left_in(trial))
    again = trial.worker.run(home, *trial.world.command)
    assert again.code == int(is_gone), (what, again)
    assert "there is no rejection #1" in again.err if is_gone else not again.err.startswith("error"), (what, again)
    assert left_in(trial) == set(), what
    assert state(trial.database) == trial.after, what
    return is_gone


def killed(trial: Trial, **plan: object) -> tuple[Run, object]:
    return trial.worker.run(trial.world.fresh(), *trial.world.command, **plan), plan


@pytest.mark.faults
def test_killed_at_every_moment(trial):
    tried: Trial = trial(WORLD)
    assert left_in(tried) == set()
    gone = []
    for halfway in (False, True):
        for moment in range(1, tried.run.moments + 1):
            run, plan = killed(tried, counting=True, moment=moment, halfway=halfway)
            assert run.code == KILLED
            gone.append(hold(tried, run, (plan, run)))
    print(f"\nforget: {len(gone)} times killed at counted moments; {sum(gone)} times gone, else there; none in part")


@pytest.mark.faults
def test_killed_at_random_moments(trial):
    tried, chosen, runs = trial(WORLD), random.Random(), []
    while sum(run.code == KILLED for run in runs) < TRIES:
        run = tried.kill_only(chosen.random(), since_writing=chosen.random() < 0.75)
        runs.append(run)
        hold(tried, run, run)
    print(f"\nforget: {len(runs)} programs, {TRIES} of them killed at random moments")
