"""The way past Typer is the same way: every call that it takes ends as Typer would have it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rechallenge_cli.cli import quick

WORDS = [
    "--all",
    "--json",
    "--exit-code",
    "--days",
    "0",
    "7",
    "30",
    "-1",
    "x",
    "--days=3",
    "--help",
    "-h",
    "--db",
    "--",
]


@pytest.fixture
def hunt(rc):
    rc("add", "株式会社サンプル", "--stage", "final", "--desire", "5", "--on", "2026-11-16")
    rc("add", "Example", "--stage", "final", "--desire", "5", "--on", "2026-11-20")
    rc("add", "Later", "--stage", "interview2", "--desire", "5")
    return rc


def by_typer(rc, arguments):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quick, "run", lambda _arguments: None)
        return rc("followups", *arguments)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), max_size=4))
def test_both_ways_end_the_same(hunt, arguments):
    assert hunt("followups", *arguments) == by_typer(hunt, arguments)


@pytest.mark.parametrize("arguments", [[], ["--json"], ["--all", "--exit-code"], ["--days", "30"]])
def test_the_plain_calls_are_taken(arguments):
    assert quick.options_of(["followups", *arguments]) is not None


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["list"],
        ["followups", "--help"],
        ["followups", "--days"],
        ["followups", "--ics", "hunt.ics"],
        ["followups", "--days", "99999"],
        ["--db", "x", "followups"],
    ],
)
def test_the_others_are_left_to_typer(arguments):
    assert quick.options_of(arguments) is None
