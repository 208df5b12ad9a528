"""A world in which a command dies or fails again and again, and what must be true after each time."""

import json
import os
import sqlite3
from contextlib import closing
from difflib import unified_diff
from functools import cached_property
from pathlib import Path
from typing import Any

from worlds import KILLED, Program, Run, Worker, World, damage, state

from rechallenge_cli.store.store import migrate


class Trial:
    """A world in which a command is let die again and again."""

    def __init__(self, worker: Worker, world: World) -> None:
        self.worker, self.world = worker, world
        home = world.fresh()
        self.database = home / "rc.db"
        # the look at the morning is what comes next after a kill, and it carries an old database along
        worker.run(home, "followups")
        self.before = self.state_of(home)
        home = world.fresh()
        self.run = worker.run(home, *world.command, counting=True)
        assert self.run.code == 0, self.run
        self.after = self.state_of(home)
        self.seconds = min(worker.run(world.fresh(), *world.command).seconds for _ in range(3))

    def state_of(self, home: Any) -> str:
        exported = home / "out.json"
        return state(home / "rc.db") + (str(exported.exists()) if self.world.name == "export" else "")

    def die(self, **plan: Any) -> Run:
        """Let it die, and look whether all is sound."""
        home = self.world.fresh()
        run = self.worker.run(home, *self.world.command, **plan)
        self.look(home, run, plan)
        return run

    @cached_property
    def spans(self) -> tuple[float, float]:
        """How long the installed program writes, and how long it takes in all."""
        found = [self._program(self.world.fresh()).spans(*self.world.command) for _ in range(3)]
        return min(writing for _start, writing, _all in found), min(total for _start, _writing, total in found)

    def kill(self, share: float, *, since_writing: bool) -> Run:
        """Kill the installed program after a share of its life, or of the time in which it writes, and look."""
        run = self.kill_only(share, since_writing=since_writing)
        self.look(self.database.parent, run, (share, since_writing))
        return run

    def kill_only(self, share: float, *, since_writing: bool) -> Run:
        """The same, and leave it as it lies."""
        after = share * self.spans[0 if since_writing else 1]
        return self._program(self.world.fresh()).killed(*self.world.command, after=after, since_writing=since_writing)

    def _program(self, home: Path) -> Program:
        return Program(home, {"PATH": os.environ["PATH"], **self.worker.around(home)})

    def fail(self, error: int, moment: int) -> Run:
        """Let the system refuse from a moment on, and look whether that is said in a sentence and all is sound."""
        home = self.world.fresh()
        plan = {"counting": True, "moment": moment, "errno": error}
        run = self.worker.run(home, *self.world.command, **plan)
        refused_in_a_sentence(run, (self.world.name, plan))
        self.look(home, run, plan)
        return run

    def look(self, home: Any, run: Run, plan: Any) -> None:
        what = (self.world.name, plan, run)
        start = self.worker.run(home, "followups", "--all")
        assert (start.code, start.err) in {(0, ""), (0, start.err if not start.out else "")}, (what, start)
        found = self.state_of(home)
        assert damage(self.database) == [], what
        if run.said_done:
            assert found == self.after, (what, *difference(found, self.after))
        else:
            assert found in {self.before, self.after, *self.empty()}, (what, *difference(found, self.after))
        doctor = self.worker.run(home, "doctor", "--json")
        told = [each for each in json.loads(doctor.out)["data"]["findings"] if each["check"] not in self.world.unknown]
        assert told == [], (what, told)
        if found == self.before and run.code == KILLED:
            again = self.worker.run(home, *self.world.command)
            assert again.code == 0, (what, again)
            assert self.state_of(home) == self.after, what
            assert not list(home.glob("*-journal")), what

    def empty(self) -> list[str]:
        """A database that was made and not written to yet."""
        if self.world.name != "first add":
            return []
        made = self.database.with_name("made.db")
        with closing(sqlite3.connect(made, isolation_level=None)) as connection:
            migrate(connection)
        return [state(made)]


def refused_in_a_sentence(run: Run, what: object) -> None:
    """Hold that a run did its work, or said in one sentence why not."""
    assert run.code in {0, 1}, (what, run)
    for sign in ("Traceback", "unexpected", "Errno", "Exception ignored"):
        assert sign not in run.err, (what, run)
    errors = [line for line in run.err.splitlines() if line.startswith("error: ")]
    assert len(errors) == run.code, (what, run)


def difference(found: str, wanted: str) -> list[str]:
    """The lines in which two states are not the same."""
    return list(unified_diff(wanted.splitlines(), found.splitlines(), n=0, lineterm=""))[:20]
