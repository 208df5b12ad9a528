"""The way past Typer offers the shell the same numbers, to the byte."""

import pytest

from rechallenge_cli.cli import quick_completion
from rechallenge_cli.cli.verbs import VERBS

NAMES = [
    "株式会社サンプル",
    "Example Robotics GmbH",
    "Cafe\u0301 🎌",
    "O'Hara: [bold]x[/bold]",
    "a" * 70,
    "Two  blanks",
]


@pytest.fixture
def hunt(rc):
    for name in NAMES:
        rc("add", name, "--on", "2026-11-02")
    rc("add", "Removed", "--on", "2026-11-02")
    rc("remove", "7", "--yes")
    return rc


def asked(shell, line):
    """What a shell sets when it asks for the last word of a line."""
    if shell == "bash":
        words = line.split(" ")
        return {"COMP_WORDS": line.rstrip(" "), "COMP_CWORD": str(len(words) - 1)}
    return {"_TYPER_COMPLETE_ARGS": line, **({"_TYPER_COMPLETE_FISH_ACTION": "get-args"} if shell == "fish" else {})}


def both_ways(rc, shell, line):
    env = {"_RC_COMPLETE": f"complete_{shell}", **asked(shell, line)}
    quickly = rc(env=env)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quick_completion, "run", lambda _asked, _environment: None)
        return quickly, rc(env=env)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    "line",
    [
        "rc show ",
        "rc show 1",
        "rc show 2",
        "rc show 3",
        "rc show 4",
        "rc show 5",
        "rc show 6",
        "rc show 9",
        "rc show 01",
        "rc done 1 ",
    ],
)
def test_both_ways_offer_the_same(hunt, shell, line):
    quickly, by_typer = both_ways(hunt, shell, line)
    assert quickly == by_typer


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_offers_the_same(hunt, verb):
    quickly, by_typer = both_ways(hunt, "fish", f"rc {verb} 1")
    assert quickly == by_typer
    takes_a_number = "1\t" in by_typer.out
    assert (verb in quick_completion.VERBS) == takes_a_number


def test_typer_is_not_asked_for_plain_numbers(hunt):
    assert quick_completion.run("complete_fish", asked("fish", "rc show 9")) == 0


@pytest.mark.parametrize(
    "line", ["rc --db x show ", "rc show --", "rc list ", "rc 'show' 1", "rc  show 1", "", "rc show 1 "]
)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_other_lines_are_left_to_typer(shell, line):
    assert quick_completion.run(f"complete_{shell}", asked(shell, line)) is None
