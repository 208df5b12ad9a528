"""`rc letter`: drafts, advice, gaps, and what is kept. What the letters say is tested in tests/letters."""

import email
import re
import stat
from email import policy
from pathlib import Path

import pytest

FULL = (
    "--stage",
    "final",
    "--desire",
    "5",
    "--role",
    "総合職",
    "--motivation",
    "地域を支える姿勢に共感したことが、志望の理由です。",
    "--contact",
    "佐藤 花子",
    "--email",
    "sato@example.co.jp",
)


@pytest.fixture
def known(rc):
    """A record and a config in which no gap is left."""
    rc("add", "株式会社サンプル", *FULL, "--on", "2026-11-20")
    for key, value in {"name": "山田 太郎", "phone": "090-0000-0000", "email": "taro@example.jp"}.items():
        rc("config", key, value)
    return rc


def test_the_letter_of_the_step_at_hand(known):
    result = known("letter", "1", today="2026-11-24")
    assert result.code == 0
    assert result.out.startswith("Subject: ")
    for word in ("株式会社サンプル", "佐藤", "総合職", "最終面接", "11月20日", "山田", "貴社"):
        assert word in result.out
    assert "rc done 1" in result.err
    assert "【" not in result.out


def test_a_pipe_gets_the_text_alone(known):
    out = known("letter", "1").out
    assert "rc " not in out
    assert "\x1b" not in out


def test_the_step_is_only_done_when_the_person_says_so(known):
    known("letter", "1", today="2026-11-24")
    assert known("show", "1", "--json", today="2026-11-24").data["next"]["kind"] == "send-appeal"


def test_a_draft_is_kept_once(known):
    known("letter", "1")
    known("letter", "1")
    known("letter", "1", "--tone", "warm")
    events = known("show", "1", "--json").data["events"]
    drafts = [event["note"] for event in events if event["kind"] == "drafted"]
    assert len(drafts) == 2
    assert drafts[0].startswith("Subject: ")
    assert known("search", "誠に勝手").out == ""


@pytest.mark.parametrize(
    ("today", "does", "letter"),
    [
        ("2026-11-24", [], "appeal"),
        ("2026-12-03", [("done", "1", "--on", "2026-11-24")], "nudge"),
        ("2026-12-01", [("log", "1", "invited")], "accept-invite"),
        ("2026-12-10", [("log", "1", "meeting", "--on", "2026-12-09")], "thanks"),
        ("2026-12-28", [("log", "1", "meeting", "--on", "2026-12-09")], "ask-result"),
        ("2027-02-22", [], "check-in"),
    ],
)
def test_each_step_has_its_letter(known, today, does, letter):
    for command in does:
        assert known(*command, today=today).code == 0
    assert known("letter", "1", "--json", today=today).data["kind"] == letter


def test_a_step_without_a_letter_names_the_kinds(rc):
    rc("add", "Example", "--stage", "documents")
    result = rc("letter", "1")
    assert result.code == 2
    assert "--kind" in result.err
    assert "check-in" in result.err


def test_gaps_name_the_command_that_fills_them(rc):
    rc("add", "株式会社サンプル", "--stage", "最終", "--on", "2026-11-20")
    result = rc("letter", "1")
    assert "【氏名】" in result.out
    assert 'rc config name "…"' in result.err
    gaps = rc("letter", "1", "--json").data["gaps"]
    assert {"text": "【氏名】", "command": 'rc config name "…"'} in gaps


@pytest.mark.parametrize(
    ("today", "does", "options", "advice"),
    [
        ("2026-11-25", [("done", "1")], (), "early"),
        ("2026-11-24", [], ("--kind", "nudge"), "does not fit"),
        ("2026-11-24", [], ("--kind", "thanks"), "does not fit"),
        ("2026-11-24", [], ("--kind", "accept-invite"), "does not fit"),
        ("2026-12-10", [], ("--kind", "appeal"), "late for an appeal"),
        ("2026-11-25", [("done", "1")], ("--kind", "appeal"), "once already"),
        ("2026-12-04", [("done", "1"), ("done", "1")], ("--kind", "nudge"), "once already"),
        ("2026-11-24", [("edit", "1", "--email", "")], (), "No address"),
        ("2026-11-24", [("edit", "1", "--email", "no-reply@example.com", "--contact", "")], (), "Nobody reads"),
        ("2026-11-24", [("edit", "1", "--no-contact")], ("--kind", "appeal"), "not to be contacted"),
    ],
)
def test_advice_where_it_applies(known, today, does, options, advice):
    for command in does:
        assert known(*command, today=today).code == 0
    result = known("letter", "1", *options, today=today)
    assert advice in result.err
    assert advice not in result.out


def test_no_advice_where_there_is_nothing_to_say(known):
    assert known("letter", "1", today="2026-11-24").err == "Sent it? `rc done 1`\n"


def test_a_draft_for_the_mail_program(known, sealed):
    assert known("letter", "1", "--eml", "draft.eml").code == 0
    path = sealed / "draft.eml"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    message = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    assert message["X-Unsent"] == "1"
    assert message["To"].addresses[0].addr_spec == "sato@example.co.jp"
    assert "株式会社サンプル" in message.get_content()
    assert known("letter", "1", "--eml", "draft.eml").code == 1
    assert known("letter", "1", "--eml", "draft.eml", "--force").code == 0


def test_a_mailto_address(known):
    out = known("letter", "1", "--mailto").out
    assert out.startswith("mailto:sato@example.co.jp?subject=%")
    assert out.isascii()
    assert out.count("\n") == 1


def test_the_editor_has_the_last_word(known, sealed):
    script = sealed / "editor"
    script.write_text("#!/bin/sh\nprintf 'Subject: mine\\n\\nmy own words\\n' > \"$1\"\n")
    script.chmod(0o700)
    result = known("letter", "1", "--edit", env={"EDITOR": str(script)})
    assert result.out == "Subject: mine\n\nmy own words\n"
    assert not list(sealed.glob("rc-letter-*"))


def test_a_letter_of_ones_own(known, sealed):
    copied = known("letter", "--customize", "appeal", "--lang", "ja")
    path = sealed / "letters" / "ja" / "appeal.formal.txt"
    assert str(path) in copied.out
    usual = known("letter", "1").out
    path.write_text("Subject: 短く\n\n{{ company }}\nひとことだけ {{ 7 * 7 }}\n")
    refused = known("letter", "1")
    assert refused.code == 1
    assert "appeal.formal.txt" in refused.err
    path.write_text("Subject: 短く\n\n{{ company }}\nひとことだけ\n")
    assert known("letter", "1").out == "Subject: 短く\n\n株式会社サンプル\nひとことだけ\n"
    assert known("letter", "--customize", "appeal", "--lang", "ja").code == 1
    assert known("letter", "--customize", "appeal", "--lang", "ja", "--force").code == 0
    assert known("letter", "1").out == usual


@pytest.mark.parametrize(
    ("options", "word"), [(("--lang", "en"), "Dear "), (("--lang", "ja"), "お世話になっております")]
)
def test_the_language_can_be_chosen(known, options, word):
    assert word in known("letter", "1", *options).out


def test_a_letter_needs_a_number(rc):
    result = rc("letter")
    assert result.code == 2
    assert "rc letter 12" in result.err


@pytest.mark.parametrize(
    ("kind", "command"),
    [
        ("appeal", "rc done 1"),
        ("check-in", "rc log 1 checked-in"),
        ("feedback", "rc note 1 "),
        ("thanks", "rc log 1 thanked"),
    ],
)
def test_what_to_type_once_it_is_sent(known, kind, command):
    """The step at hand is done by its own letter only."""
    assert f"Sent it? `{command}" in known("letter", "1", "--kind", kind).err


def test_an_editor_that_fails_leaves_the_draft(known):
    result = known("letter", "1", "--edit", env={"EDITOR": "false"})
    assert result.code == 1
    kept = Path(re.search(r"kept in (\S+)", result.err)[1])
    assert kept.read_text("utf-8").startswith("Subject: ")
    kept.unlink()


def test_json_and_a_draft_for_the_mail_program_at_once(known, sealed):
    assert known("letter", "1", "--eml", "draft.eml", "--json").data["kind"] == "appeal"
    assert (sealed / "draft.eml").exists()


def test_words_of_ones_own_are_read_over(known):
    known("edit", "1", "--motivation", "御社の製品が好きです。")
    assert "御社" in known("letter", "1").err
