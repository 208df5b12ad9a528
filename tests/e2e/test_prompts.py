"""At every question of every command one can leave, by ^C, by ^D or with the terminal: nothing is half done."""

import ast
import signal
import sysconfig
from pathlib import Path
from typing import NamedTuple

import pexpect
import pytest

import rechallenge_cli
from rechallenge_cli.cli.session import Session

PROGRAM = Path(sysconfig.get_path("scripts")) / "rc"
CLI = Path(rechallenge_cli.__file__).parent / "cli"
MAIL = """Message-ID: <{number}@mail.example>
From: Hana <hana@mail.example>
Date: Fri, 20 Nov 2026 1{number}:00:00 +0900
Subject: Your application

Dear Aki,

thank you for applying to Snorkel Motors. {said}
"""
NO = "We regret to inform you that we will not move forward with your application."
YES = "We would like to invite you to an interview next week. Please let us know when you are free."


class Asking(NamedTuple):
    """A command that asks, the module that does, and so many answers before the question that is left."""

    module: str
    command: tuple[str, ...]
    answers: tuple[str, ...] = ()


SEVEN = ("Firm", "", "final", "yesterday", "4", "near", "")
ASKING = [
    *(Asking("questions", ("add",), SEVEN[:count]) for count in range(7)),
    *(Asking("setup", ("setup",), ("",) * count) for count in range(7)),
    Asking("mail_dialogue", ("add", "--mail", "no.eml")),
    Asking("mail_dialogue", ("add", "--mail", "no.eml"), ("company",)),
    Asking("mail_dialogue", ("add", "--mail", "no.eml"), ("company", "Other")),
    Asking("mail_dialogue", ("add", "--mail", "yes.eml")),
    Asking("importing", ("import", "no.eml")),
    Asking("importing", ("import", "no.eml", "yes.eml"), ("y",)),
    Asking("remove", ("remove", "1")),
    Asking("remove", ("remove", "1", "--mail")),
    Asking("undo", ("undo",)),
    Asking("undo", ("redo",)),
    Asking("restore", ("restore", "1")),
    Asking("history", ("history", "--prune")),
    Asking("forget", ("forget", "1")),
    Asking("forget", ("forget", "1"), ("y",)),
]
ASK = {"input", "confirmed", "until_readable", "questions.confirmed", "questions.until_readable"}
ENDS = {"^C": (KeyboardInterrupt(), 130), "^D": (EOFError(), 1), "gone": (OSError(5, "Input/output error"), 1)}


@pytest.fixture
def hunt(rc, sealed, tmp_path):
    for number, (name, said) in enumerate({"no": NO, "yes": YES}.items()):
        (sealed / f"{name}.eml").write_text(MAIL.format(number=number, said=said))
    for command in (
        ("add", "Before", "--stage", "final"),
        ("backup",),
        ("add", "Behind"),
        ("note", "1", "a"),
        ("undo", "--yes"),
        ("config", "history_days", "1"),
    ):
        assert rc(*command).code == 0
    return rc


def everything(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_all_that_asks_is_looked_at():
    asking = set()
    for path in CLI.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)} & ASK:
            asking.add(path.stem)
    assert asking == {each.module for each in ASKING}


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("asking", ASKING, ids=lambda each: f"{' '.join(each.command)} {len(each.answers)}")
def test_who_leaves_at_a_question_has_changed_nothing(hunt, monkeypatch, tmp_path, asking, end):
    error, code = ENDS[end]
    answers = iter(asking.answers)
    asked = []

    def answer(question):
        asked.append(question)
        for each in answers:
            return each
        raise error

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr(Session, "is_interactive", property(lambda self: not self.no_input))
    before = everything(tmp_path)
    done = hunt(*asking.command, today="2026-12-24", env={"FORCE_COLOR": "1", "NO_COLOR": "1"})
    assert len(asked) == len(asking.answers) + 1, done
    assert (done.code, "Traceback" in done.err) == (code, False)
    assert everything(tmp_path) == before


PEOPLE = [
    Asking("questions", ("add",), SEVEN[:2]),
    Asking("importing", ("import", "no.eml")),
    Asking("forget", ("forget", "1"), ("n",)),
    Asking("restore", ("restore", "1")),
]


@pytest.mark.parametrize("asking", PEOPLE, ids=lambda each: each.command[0])
def test_a_terminal_that_is_closed_at_a_question_changes_nothing(hunt, on_terminal, tmp_path, asking):
    before = everything(tmp_path)
    child = on_terminal(PROGRAM, *asking.command)
    for answer in (*asking.answers, None):
        child.expect(r"(: |\]: )$")
        if answer is not None:
            child.sendline(answer)
    child.close(force=False)
    child.wait() if child.isalive() else None
    assert (child.signalstatus, child.exitstatus) in {(signal.SIGHUP, None), (None, 1)}
    assert everything(tmp_path) == before


def test_a_question_without_a_terminal_any_more_ends_with_1(hunt, tmp_path):
    """As with `nohup`: nobody sends the signal, and whoever reads or writes there is refused."""
    before = everything(tmp_path)
    child = pexpect.spawn(
        "/bin/sh", ["-c", f"trap '' HUP; {PROGRAM} remove 1; echo $? > code"], encoding="utf-8", timeout=30
    )
    child.expect("Remove.*: ")
    child.close(force=False)
    for _ in range(100):
        if (tmp_path / "home" / "code").exists() and (tmp_path / "home" / "code").read_text():
            break
        signal.sigtimedwait([], 0.05)
    assert (tmp_path / "home" / "code").read_text() == "1\n"
    (tmp_path / "home" / "code").unlink()
    assert everything(tmp_path) == before
