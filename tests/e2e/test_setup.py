"""`rc setup`: seven questions, and everything works without it."""

import sysconfig
from functools import partial
from pathlib import Path

import pexpect
import pytest

PROGRAM = str(Path(sysconfig.get_path("scripts")) / "rc")
QUESTIONS = ("your name", "university", "telephone", "mail address", "language", "customs", "hired")


@pytest.fixture
def terminal(on_terminal):
    return partial(on_terminal, PROGRAM)


def test_what_is_answered_is_kept(rc, terminal):
    answers = ("山田 太郎", "青葉大学", "", "taro@example.jp", "", "jp", "")
    child = terminal("setup")
    for question, answer in zip(QUESTIONS, answers, strict=True):
        child.expect(question)
        child.sendline(answer)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    config = rc("config", "--json").data
    assert (config["name"], config["university"], config["country"]) == ("山田 太郎", "青葉大学", "JP")
    assert (config["phone"], config["lang"], config["track"]) == (None, None, None)


def test_a_wrong_answer_is_asked_again(terminal):
    child = terminal("setup")
    for question in QUESTIONS[:4]:
        child.expect(question)
        child.sendline("")
    child.expect("language")
    child.sendline("klingon")
    child.expect("cannot be")
    child.expect("language")
    child.sendline("en")
    child.expect("customs")
    child.sendintr()
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130


def test_interrupted_it_leaves_nothing_behind(sealed, terminal):
    child = terminal("setup")
    child.expect("your name")
    child.sendline("Taro")
    child.expect("university")
    child.sendintr()
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert not (sealed / "config.toml").exists()


@pytest.mark.parametrize("options", [(), ("--no-input",)])
def test_without_somebody_to_ask_it_names_the_way_out(rc, options):
    result = rc("setup", *options)
    assert result.code == 2
    assert "rc config KEY VALUE" in result.err
