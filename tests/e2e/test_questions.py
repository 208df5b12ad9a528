"""The questions on a terminal: `rc add` without a firm, and `rc remove`."""

import json
import sqlite3
import sysconfig
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pexpect
import pytest

PROGRAM = Path(sysconfig.get_path("scripts")) / "rc"
ANSWERS = ("任天堂株式会社", "企画", "最終面接", "11月20日", "5", "near", "声が小さい")
PROMPT = r"[)\]]: "
Terminal = Callable[..., Any]


@pytest.fixture
def terminal(on_terminal: Terminal) -> Terminal:
    """Start `rc` on a terminal of its own."""
    return partial(on_terminal, PROGRAM, columns=200)


def at_the_end(child: Any) -> tuple[int | None, str]:
    """Exit code and the last words."""
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus, child.before


def leave(child: Any, key: str) -> tuple[int | None, str]:
    """Press a key that ends the program; exit code and last words.

    On a busy machine a ^C can come in the instant between prompt and waiting, when Python notes it with the next key.
    """
    for _ in range(5):
        child.send(key)
        if child.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=2) == 0:
            break
    child.close()
    return child.exitstatus, child.before


def answer_all(child: Any, answers: tuple[str, ...]) -> tuple[int | None, str, list[str]]:
    """Type the answers, one a question; exit code, last words, and the questions."""
    asked = []
    for answer in answers:
        child.expect(PROMPT)
        asked.append(child.before.splitlines()[-1])
        child.sendline(answer)
    return (*at_the_end(child), asked)


def records(home: Path) -> list[tuple[Any, ...]]:
    if not (home / "rc.db").exists():
        return []
    with closing(sqlite3.connect(home / "rc.db")) as connection:
        return connection.execute(
            "select company, role, stage, rejected_on, desire, closeness, feedback from rejections where removed_at is null"
        ).fetchall()


def test_seven_answers_make_a_record(terminal, sealed):
    code, said, asked = answer_all(terminal("add"), ANSWERS)
    assert code == 0
    assert len(asked) == 7
    assert "#1 任天堂株式会社" in said
    assert records(sealed) == [("任天堂株式会社", "企画", "final", "2026-11-20", 5, "near", "声が小さい")]


def test_enter_takes_the_default_of_every_question_but_the_firm(terminal, sealed):
    code, _said, _asked = answer_all(terminal("add"), ("Acme", *[""] * 6))
    assert code == 0
    assert records(sealed) == [("Acme", None, None, "2026-11-23", 3, "unclear", None)]


def test_every_question_has_an_example_and_those_with_a_default_show_it(terminal):
    _code, _said, asked = answer_all(terminal("add"), ("Acme", *[""] * 6))
    assert all("(" in question for question in asked)
    assert [question.partition("[")[2] for question in asked] == ["", "", "", "today", "3", "unclear", ""]


def test_what_was_given_by_option_is_not_asked(terminal, sealed):
    code, _said, asked = answer_all(
        terminal("add", "--on", "2026-11-20", "--desire", "5", "--role", "dev"), ("Acme", "final", "", "")
    )
    assert (code, len(asked)) == (0, 4)
    assert records(sealed) == [("Acme", "dev", "final", "2026-11-20", 5, "unclear", None)]


WRONG = {
    0: [("", "firm"), ("   ", "firm")],
    2: [("nonsense", "nonsense")],
    3: [("tomorrow", "2026-11-24"), ("someday", "someday"), ("11/3", "2026-11-03")],
    4: [("6", "1 to 5"), ("very much", "1 to 5")],
    5: [("so so", "near")],
}
"""By question: answers that are none, and what the reason names."""


def test_a_wrong_answer_is_asked_again_with_the_reason(terminal, sealed):
    child = terminal("add")
    child.expect(PROMPT)
    for at, answer in enumerate(ANSWERS):
        question = child.before.splitlines()[-1]
        for wrong, reason in WRONG.get(at, ()):
            child.sendline(wrong)
            child.expect(PROMPT)
            assert reason in child.before.partition("\n")[2], wrong
            assert child.before.splitlines()[-1] == question, wrong
        child.sendline(answer)
        child.expect([PROMPT, pexpect.EOF][at == len(ANSWERS) - 1])
    child.close()
    assert child.exitstatus == 0
    assert records(sealed) == [("任天堂株式会社", "企画", "final", "2026-11-20", 5, "near", "声が小さい")]


@pytest.mark.parametrize("at", [0, 3, 6])
@pytest.mark.parametrize(("key", "code"), [("\x03", 130), ("\x04", 1)], ids=["^C", "^D"])
def test_leaving_at_the_first_a_middle_or_the_last_question_leaves_nothing_behind(terminal, sealed, key, code, at):
    before = sorted(sealed.rglob("*"))
    child = terminal("add")
    for answer in ANSWERS[:at]:
        child.expect(PROMPT)
        child.sendline(answer)
    child.expect(PROMPT)
    left, said = leave(child, key)
    assert left == code
    assert "Traceback" not in said
    assert sorted(sealed.rglob("*")) == before


def test_leaving_leaves_the_earlier_records(terminal, rc, sealed):
    rc("add", "Acme", "--stage", "final")
    before = (sealed / "rc.db").read_bytes()
    child = terminal("add")
    child.expect(PROMPT)
    assert leave(child, "\x03")[0] == 130
    assert (sealed / "rc.db").read_bytes() == before


@pytest.mark.parametrize(
    "arguments", [("add", "--no-input"), ("--no-input", "add"), ("add", "--desire", "5", "--no-input")]
)
def test_without_input_nothing_is_asked(terminal, sealed, arguments):
    code, said = at_the_end(terminal(*arguments))
    assert code == 2
    assert "error: " in said
    assert "COMPANY" in said
    assert records(sealed) == []


@pytest.mark.parametrize("stdin", [b"", b"Acme\n\n\n\n\n\n\n"])
def test_in_a_pipe_nothing_is_asked(installed, sealed, stdin):
    result = installed("add", stdin=stdin)
    assert (result.code, result.out) == (2, "")
    assert "COMPANY" in result.err
    assert records(sealed) == []


def test_a_double_among_the_answers_is_refused(terminal, rc, sealed):
    rc("add", "Acme", "--stage", "final", "--on", "2026-11-20")
    code, said, _asked = answer_all(terminal("add"), ("ACME Inc.", "", "final", "2026-11-20", "", "", ""))
    assert code == 1
    assert "--again" in said
    assert len(records(sealed)) == 1


def test_json_of_the_questions_is_whole(terminal):
    code, said, asked = answer_all(terminal("add", "--json"), ("Acme", *[""] * 6))
    assert (code, len(asked)) == (0, 7)
    assert json.loads(said[said.index("{") :])["data"]["company"] == "Acme"


def test_a_typing_error_in_japanese_is_taken_back_whole(terminal, sealed):
    code, _said, _asked = answer_all(terminal("add"), ("任天道\x7f堂", *[""] * 6))
    assert code == 0
    assert records(sealed)[0][0] == "任天堂"


def test_an_escape_sequence_in_an_answer_never_reaches_the_screen_as_one(terminal, rc):
    rc("add", "Evil\x1b]0;title\x07", "--stage", "final")
    child = terminal("remove", "1")
    child.expect(PROMPT)
    assert "\x1b]0;title" not in child.before
    assert "Evil" in child.before


# --- remove ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def one(rc):
    rc("add", "任天堂株式会社", "--role", "企画", "--stage", "final", "--on", "2026-11-20")
    return rc


@pytest.mark.parametrize(
    ("typed", "removed"), [("", False), ("n", False), ("what", False), ("y", True), ("YES", True), ("はい", True)]
)
def test_remove_asks_and_enter_means_no(one, terminal, sealed, typed, removed):
    child = terminal("remove", "1")
    child.expect(PROMPT)
    assert "#1 任天堂株式会社" in child.before
    assert "企画" in child.before
    child.sendline(typed)
    code, said = at_the_end(child)
    assert (code, "emoved #1" in said) == (0 if removed else 1, removed)
    assert records(sealed) == ([] if removed else [("任天堂株式会社", "企画", "final", "2026-11-20", None, None, None)])


@pytest.mark.parametrize(("key", "code"), [("\x03", 130), ("\x04", 1)], ids=["^C", "^D"])
def test_leaving_the_question_of_remove_removes_nothing(one, terminal, sealed, key, code):
    child = terminal("remove", "1")
    child.expect(PROMPT)
    left, said = leave(child, key)
    assert left == code
    assert "Traceback" not in said
    assert len(records(sealed)) == 1


def test_remove_with_yes_asks_nothing(one, terminal, sealed):
    code, said = at_the_end(terminal("remove", "1", "--yes"))
    assert code == 0
    assert "#1 任天堂株式会社" in said
    assert records(sealed) == []


def test_remove_where_nobody_can_be_asked_needs_yes(one, terminal, installed, sealed):
    piped = installed("remove", "1", stdin="y\n")
    code, said = at_the_end(terminal("remove", "1", "--no-input"))
    assert (piped.code, code) == (2, 2)
    assert "--yes" in piped.err
    assert "--yes" in said
    assert len(records(sealed)) == 1
