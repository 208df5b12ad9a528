"""Lets the tests of this room share their samples, and watches the time that hostile mails take."""

import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))
sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))


@pytest.fixture
def promptly():
    """Fails when a block takes so long that it can only be quadratic. It measures the work of this process alone."""

    @contextmanager
    def watch(seconds):
        begin = time.process_time()
        yield
        # what must not happen is a blow-up; a slow machine is none
        assert time.process_time() - begin < 10 * seconds

    return watch
