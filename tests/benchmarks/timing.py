"""Times programs against each other in one run: each in turn, again and again; the median of each."""

import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

RUNS = 21


class Call(NamedTuple):
    """A program with its arguments, and what it finds in its environment beside ours."""

    command: Sequence[object]
    environment: Mapping[str, str] = {}


def medians(calls: Mapping[str, Call], runs: int = RUNS) -> dict[str, float]:
    """Seconds by name."""
    times: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(runs):
        for name, call in calls.items():
            begin = time.perf_counter()
            run(call)
            times[name].append(time.perf_counter() - begin)
    return {name: statistics.median(values) for name, values in times.items()}


def run(call: Call) -> str:
    """What a program prints. CalledProcessError when it does not end well."""
    environment = {**os.environ, **call.environment}
    command = [str(each) for each in call.command]
    return subprocess.run(command, env=environment, capture_output=True, check=True, text=True).stdout


def tell(found: Mapping[str, float], least: float) -> None:
    """Print each as a ratio."""
    print()
    for name, value in found.items():
        print(f"{value / least:7.2f}  {name}")
