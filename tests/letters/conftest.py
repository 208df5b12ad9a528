"""Lets the tests of this room share their samples, and the templates that were read."""

import sys
from functools import cache
from pathlib import Path

import pytest

from rechallenge_cli.letters import templates

sys.path.append(str(Path(__file__).parent))

make = templates._environment
our_own = cache(lambda _source_of: make(None))


@pytest.fixture(autouse=True)
def our_templates_are_read_once(monkeypatch):
    """Ours stay the same for all letters; those of a person's own are read each time."""

    def made(overrides):
        return make(overrides) if overrides else our_own(templates.source_of)

    monkeypatch.setattr(templates, "_environment", made)
