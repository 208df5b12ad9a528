"""Times programs against each other in one run: each in turn, again and again; the median of each."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

RUNS = 21


class Call(NamedTuple):
    """A program with its arguments, and what it finds in its environment beside ours.

    `{run}` in an argument becomes the number of the run, from 1.
    """

    command: Sequence[object]
    environment: Mapping[str, str] = {}


class Cost(NamedTuple):
    """What one run took: seconds by the clock, and megabytes of memory at its widest."""

    seconds: float
    megabytes: float


def medians(calls: Mapping[str, Call], runs: int = RUNS) -> dict[str, float]:
    """Seconds by name."""
    times: dict[str, list[float]] = {name: [] for name in calls}
    for number in range(1, runs + 1):
        for name, call in calls.items():
            begin = time.perf_counter()
            run(call, number)
            times[name].append(time.perf_counter() - begin)
    return {name: statistics.median(values) for name, values in times.items()}


def run(call: Call, number: int = 1) -> str:
    """What a program prints. CalledProcessError when it does not end well."""
    environment, command = _prepared(call, number)
    return subprocess.run(command, env=environment, capture_output=True, check=True, text=True).stdout


def _prepared(call: Call, number: int) -> tuple[dict[str, str], list[str]]:
    return {**os.environ, **call.environment}, [str(each).replace("{run}", str(number)) for each in call.command]


def cost(call: Call) -> Cost:
    """What one run takes; what it prints goes nowhere. CalledProcessError when it does not end well."""
    environment, command = _prepared(call, 1)
    begin = time.perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as program:
        _pid, status, used = os.wait4(program.pid, 0)
        program.returncode = os.waitstatus_to_exitcode(status)
    if program.returncode:
        raise subprocess.CalledProcessError(program.returncode, command)
    # Linux counts in kilobytes, macOS in bytes
    return Cost(time.perf_counter() - begin, used.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2))


def tell(found: Mapping[str, float], least: float) -> None:
    """Print each as a ratio."""
    print()
    for name, value in found.items():
        print(f"{value / least:7.2f}  {name}")
