"""`rc add --mail`, and what the mail is kept for: shown, answered, forgotten."""

import email
import email.policy
import json
import re
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pexpect
import pytest
import told_mails
from told_mails import mbox, told

from rechallenge_cli.intake import understanding
from rechallenge_cli.intake.mail_rows import LONGEST_KEPT
from rechallenge_cli.intake.message import read
from rechallenge_cli.intake.understanding import understand as understand_really
from rechallenge_cli.intake.understood import MailKind

FULL = {
    "firm": "Example Robotics",
    "role": "Engineer",
    "stage": "final",
    "near_miss": "a very close call",
    "feedback": "Your design was the clearest of all",
    "reason": "filled",
    "contact": "Jane Doe",
    "email": "jane@example.com",
    "waitlist_until": "2026-12-24",
    "waitlisted": "yes",
    "reapply": "6 months",
}
ROW = {"source", "action", "kind", "reason", "record", "understood"}
FACTS = {
    "company": "Example Robotics",
    "role": "Engineer",
    "stage": "final",
    "rejected_on": "2026-11-20",
    "closeness": "near",
    "feedback": "Your design was the clearest of all",
    "reason": "filled",
    "contact": {"name": "Jane Doe", "email": "jane@example.com"},
    "waitlisted": True,
    "waitlist_until": "2026-12-24",
    "reapply_from": "2027-05-20",
    "invited": False,
    "no_contact": False,
    "never_reapply": False,
    "tags": [],
    "lang": "en",
}
HOSTILE = "\x1b]0;owned\x07\x1b[31mEvil\u202e [bold]=cmd()|x"


@pytest.fixture(autouse=True)
def told_outright(monkeypatch):
    """Mails are understood by what their lines say."""
    monkeypatch.setattr(understanding, "understand", told_mails.understand)


@pytest.fixture
def mail(sealed):
    """Write a mail into a file; gives its name."""

    def write(kind="rejection", *, name="a.eml", **fields):
        Path(name).write_text(told(kind, **fields), encoding="utf-8")
        return name

    return write


def stored(home, query):
    with closing(sqlite3.connect(home / "rc.db")) as connection:
        return connection.execute(query).fetchall()


# in a pipe


def test_a_rejection_goes_on_record_with_all_that_it_says(rc, mail):
    data = rc("add", "--mail", mail(**FULL), "--json").data
    assert {key: data[key] for key in FACTS} == FACTS
    assert data["id"] == 1
    assert data == rc("show", "1", "--json").data


def test_what_it_does_not_say_stays_empty(rc, mail):
    data = rc("add", "--mail", mail(firm="Example"), "--json").data
    empty = ("role", "stage", "closeness", "feedback", "reason", "waitlist_until", "reapply_from", "desire", "notes")
    assert [data[key] for key in empty] == [None] * len(empty)
    assert data["contact"] == {"name": None, "email": None}


def test_it_tells_the_same_as_add(rc, mail):
    result = rc("add", "--mail", mail(**FULL))
    assert result.code == 0
    assert result.out.startswith("Recorded #1 Example Robotics, rejected on Fri 20 Nov 2026.\nVerdict: ")


def test_from_a_pipe(installed):
    done = installed("add", "Example", "--mail", "-", "--awaiting", "--json", stdin=told(firm="x"))
    assert (done.code, done.data["company"], done.data["awaiting"]) == (0, "Example", True)
    assert installed("show", "1", "--mail").out.splitlines()[0] == "From: Example Robotics <jane@example.com>"


def test_what_is_typed_stands_whatever_the_mail_says(rc, mail):
    typed = (
        "--role",
        "Designer",
        "--on",
        "2026-11-19",
        "--closeness",
        "far",
        "--email",
        "x@example.com",
        "--lang",
        "ja",
    )
    data = rc("add", "Other Ltd", "--mail", mail(**FULL), *typed, "--desire", "5", "--json").data
    assert [data[key] for key in ("company", "role", "rejected_on", "closeness", "lang", "desire")] == [
        "Other Ltd",
        "Designer",
        "2026-11-19",
        "far",
        "ja",
        5,
    ]
    assert data["contact"] == {"name": "Jane Doe", "email": "x@example.com"}
    assert data["stage"] == "final", "and what was not typed is the mail's"


def test_without_a_day_it_is_today_and_that_is_said(rc, mail):
    result = rc("add", "--mail", mail(firm="Example", headers="Date: nonsense\n"))
    assert "Mon 23 Nov 2026" in result.out
    assert "`rc edit 1 --on DATE`" in result.err
    assert "--on" not in rc("add", "--mail", mail(firm="Other")).err


@pytest.mark.parametrize(
    ("day", "code", "recorded"),
    [("2026-11-24", 0, "2026-11-23"), ("2026-11-25", 2, None), ("2038-01-19", 2, None)],
)
def test_tomorrow_in_another_time_zone_is_today_and_no_other_day_to_come_is_recorded(rc, mail, day, code, recorded):
    result = rc("add", "--mail", mail(firm="Example", on=day), "--json")
    assert result.code == code
    if code:
        assert result.error["code"] == "date"
        assert rc("add", "--mail", "a.eml", "--on", "2026-11-20").code == 0
    else:
        assert result.data["rejected_on"] == recorded


@pytest.mark.parametrize("yes", [[], ["--yes"]])
def test_without_a_firm_it_stops_and_says_what_is_missing(rc, mail, yes, sealed):
    result = rc("add", "--mail", mail(), *yes)
    assert (result.code, result.out) == (1, "")
    assert result.err == 'error: a.eml names no firm\nhint: name it: `rc add "COMPANY" --mail FILE`\n'
    assert not (sealed / "rc.db").exists()
    assert rc("add", "Example", "--mail", "a.eml").code == 0


@pytest.mark.parametrize("kind", [kind for kind in MailKind if kind is not MailKind.REJECTION])
def test_what_is_no_rejection_is_not_recorded_as_one(rc, mail, kind):
    result = rc("add", "--mail", mail(str(kind), firm="Example"), "--yes", "--json")
    assert (result.code, result.out, result.error["code"]) == (1, "", "not-understood")
    assert "--awaiting" in result.error["hint"]
    data = rc("add", "--mail", "a.eml", "--awaiting", "--json").data
    assert (data["rejected_on"], data["waiting_since"], data["status"]) == (None, "2026-11-20", "awaiting")


def test_several_mails_are_recorded_all_or_none(rc, mail, sealed):
    one, two, bad = mail(firm="One"), mail(firm="Two", name="b.eml"), mail("offer", firm="X", name="c.eml")
    assert rc("add", "--mail", one, "--mail", two, "--mail", bad).code == 1
    assert not (sealed / "rc.db").exists()
    data = rc("add", "--mail", one, "--mail", two, "--json").data
    assert [(each["id"], each["company"]) for each in data] == [(1, "One"), (2, "Two")]
    assert stored(sealed, "select count(*) from commands") == [(1,)]


def test_two_mails_of_the_same_rejection_are_not_both_recorded(rc, mail, sealed):
    result = rc("add", "--mail", mail(firm="One"), "--mail", mail(firm="ONE Inc.", name="b.eml"), "--json")
    assert (result.code, result.error["code"]) == (1, "conflict")
    assert stored(sealed, "select count(*) from rejections") == [(0,)]


def test_a_mail_is_recorded_once(rc, mail):
    rc("add", "--mail", mail(firm="Example"))
    rc("edit", "1", "--company", "Example Robotics", "--on", "2026-11-01", "--role", "x")
    result = rc("add", "--mail", "a.eml")
    assert (result.code, result.out) == (1, "")
    assert "#1 Example Robotics" in result.err
    rc("remove", "1", "--yes")
    assert "removed" in rc("add", "--mail", "a.eml").err
    assert rc("add", "--mail", "a.eml", "--again").code == 0


def test_what_was_typed_on_the_day_of_the_mail_is_the_same_rejection(rc, mail):
    rc("add", "Example", "--stage", "final", "--on", "2026-11-20")
    result = rc("add", "--mail", mail(firm="Example", role="Engineer"))
    assert (result.code, "--again" in result.err) == (1, True)


def test_a_firm_that_is_on_record_is_told(rc, mail):
    rc("add", "Example", "--on", "2026-01-10")
    assert "Earlier by the same firm:\n  #1" in rc("add", "--mail", mail(firm="Example Inc.")).out


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04", "is packed"),
        (b"%PDF-1.7", "PDF"),
        (bytes(range(256)) * 40, "no mail"),
        (told(boom="x").encode(), "RuntimeError"),
        (mbox(told(), told()).encode(), "more than one mail"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(rc, sealed, content, message):
    (sealed / "a.eml").write_bytes(content)
    result = rc("add", "Example", "--mail", "a.eml")
    assert result.code in {1, 2}
    assert message in result.err
    assert "Traceback" not in result.err
    assert not (sealed / "rc.db").exists()


def test_a_file_that_is_not_there(rc):
    result = rc("add", "--mail", "none.eml", "--json")
    assert (result.code, result.error["code"]) == (1, "not-found")


@pytest.mark.parametrize("option", ["--explain", "--dry-run", "--no-keep"])
def test_the_options_of_mails_go_with_mails(rc, option):
    assert rc("add", "Example", option).code == 2


# only shown


def test_a_dry_run_answers_with_a_row_and_writes_nothing(rc, mail, sealed):
    result = rc("add", "--mail", mail(**FULL), "--dry-run", "--json")
    assert (result.code, result.err, result.json["command"]) == (0, "", "add")
    assert set(result.data) == ROW
    assert [result.data[key] for key in ("source", "action", "kind")] == ["a.eml", "add", "rejection"]
    assert {key: result.data["record"][key] for key in FACTS} == FACTS
    assert result.data["record"]["id"] is None
    assert not (sealed / "rc.db").exists()


def test_the_record_of_a_row_has_the_keys_of_every_record(rc, mail):
    row = rc("add", "--mail", mail(**FULL), "--dry-run", "--json").data
    rc("add", "--mail", "a.eml")
    (listed,) = rc("list", "--json").data
    assert row["record"] == {**listed, "id": None}


def test_the_row_names_what_was_understood_and_the_words(rc, mail):
    understood = rc("add", "--mail", mail(**FULL), "--dry-run", "--json").data["understood"]
    assert understood["kind"] == "rejection"
    assert understood["firm"] == "Example Robotics"
    assert understood["reapply"] == "6 months"
    assert {"field": "role", "value": "Engineer", "words": "role: Engineer"} in understood["clues"]
    assert set(understood) >= {"message_id", "on", "contact", "near_miss", "waitlist_until", "feedback", "no_contact"}


@pytest.mark.parametrize(
    ("kind", "fields", "action", "company"),
    [
        ("rejection", {"firm": "Example"}, "add", "Example"),
        ("rejection", {}, "error", None),
        ("acknowledgement", {"firm": "Example"}, "skip", "Example"),
        ("other", {"firm": "Example"}, "skip", None),
        ("rejection", {"firm": "Example", "on": "2030-01-01"}, "error", "Example"),
    ],
)
def test_the_row_of_every_kind(rc, mail, kind, fields, action, company):
    row = rc("add", "--mail", mail(kind, **fields), "--dry-run", "--json").data
    assert (row["action"], row["kind"]) == (action, kind)
    assert (row["record"] or {"company": None})["company"] == company
    assert row["reason"]
    if kind == "acknowledgement":
        assert (row["record"]["rejected_on"], row["record"]["waiting_since"]) == (None, "2026-11-20")


def test_a_mail_that_cannot_be_read_is_a_row_too(rc, sealed):
    (sealed / "a.eml").write_bytes(b"%PDF-1.7")
    row = rc("add", "--mail", "a.eml", "--dry-run", "--json").data
    assert [row[key] for key in ("action", "kind", "record", "understood")] == ["error", None, None, None]


def test_a_mail_on_record_is_a_duplicate(rc, mail):
    rc("add", "--mail", mail(firm="Example"))
    row = rc("add", "--mail", "a.eml", "--dry-run", "--json").data
    assert (row["action"], row["record"]["id"]) == ("duplicate", 1)


def test_explained_in_a_pipe(rc, mail):
    rows = rc("add", "--mail", mail(**FULL), "--dry-run", "--explain").rows
    assert ["a.eml", "kind", "rejection", "kind: rejection"] in rows
    assert ["a.eml", "stage", "final", "stage: final"] in rows
    said = rc("add", "Typed", "--mail", "a.eml", "--explain").rows
    assert ["a.eml", "company", "Typed", ""] in said, "the words are not the mail's any more"


def test_explained_on_a_terminal_that_is_not_asked(rc, mail):
    for arguments in (("--dry-run",), ("--yes",)):
        said = rc("add", "--mail", mail(**FULL), *arguments, "--explain", env={"FORCE_COLOR": "1"}).out
        assert "kind: rejection" in said
        assert "a very close call" in said


def test_explained_in_json(rc, mail):
    data = rc("add", "--mail", mail(**FULL), "--explain", "--json").data
    assert data["understood"]["stage"] == "final"


# kept


def test_the_mail_is_kept_with_the_record(rc, mail):
    rc("add", "--mail", mail(firm="Example", number="77", headers="Subject: =?utf-8?b?6YG46ICD57WQ5p6c?=\n"))
    (kept,) = rc("show", "1", "--mail", "--json").data["mails"]
    assert set(kept) == {"kind", "day", "from", "subject", "message_id", "in_reply_to", "text"}
    assert (kept["kind"], kept["day"], kept["subject"]) == ("rejection", "2026-11-20", "選考結果")
    assert kept["message_id"] == "<77@mail.example.com>"
    assert kept["from"] == {"name": "Example Robotics", "address": "jane@example.com"}
    assert "firm: Example" in kept["text"]
    assert "mails" not in rc("show", "1", "--json").data


def test_a_long_mail_is_kept_up_to_a_sane_length(rc, mail, sealed):
    rc("add", "--mail", mail(firm="Example", feedback="x" * 10, **{f"line{n}": "y" * 500 for n in range(100)}))
    assert stored(sealed, "select length(text) from mails") == [(LONGEST_KEPT,)]


def test_a_kept_mail_acts_on_no_terminal_and_is_whole_in_a_pipe(rc, mail):
    rc("add", "Example", "--mail", mail(headers=f"From: {HOSTILE} <a@example.com>\n", line=HOSTILE))
    shown = rc("show", "1", "--mail", env={"FORCE_COLOR": "1"})
    assert not re.search("[\x1b\x07\u202e]", shown.out)
    assert "[bold]=cmd()|x" in rc("show", "1", "--mail").out


def test_no_mail_is_kept(rc):
    rc("add", "Example")
    assert rc("show", "1", "--mail").code == 1
    assert rc("show", "1", "--mail", "--json").data["mails"] == []


def test_a_mail_need_not_be_kept_and_is_known_again_all_the_same(rc, mail, sealed):
    rc("add", "--mail", mail(firm="Example", secret="tangerine"), "--no-keep")
    (kept,) = rc("show", "1", "--mail", "--json").data["mails"]
    assert (kept["day"], kept["subject"], kept["text"], kept["from"]["address"]) == ("2026-11-20", None, None, None)
    assert "not kept" in rc("show", "1", "--mail").out
    assert b"tangerine" not in (sealed / "rc.db").read_bytes()
    assert rc("add", "--mail", "a.eml").code == 1


def test_a_kept_mail_can_be_forgotten_in_the_history_too(rc, mail, sealed):
    secrets = (b"tangerine", b"Your application", b"doe@example.com")
    rc("add", "--mail", mail(firm="Example", secret="tangerine", headers="From: J <doe@example.com>\n"))
    rc("letter", "1", "--kind", "appeal")
    assert all(secret in (sealed / "rc.db").read_bytes() for secret in secrets)
    result = rc("remove", "1", "--mail", "--yes")
    assert (result.code, "history" in result.out) == (0, True)
    left = (sealed / "rc.db").read_bytes()
    assert b"tangerine" not in left, "neither in the history, nor in the draft that quoted it, nor in freed pages"
    assert b"doe@example.com" not in left
    assert stored(
        sealed, "select count(*) from changes where before like '%\"subject\":\"%' and table_name = 'mails'"
    ) == [(0,)]
    assert rc("show", "1").code == 0, "the record stays"
    assert rc("add", "--mail", "a.eml").code == 1, "and the mail is still known"
    assert rc("remove", "1", "--mail", "--yes", "--json").data == [{"id": 1, "company": "Example", "mails": 0}]


def test_the_mail_of_a_removed_record_is_hidden_and_can_be_forgotten(rc, mail, sealed):
    rc("add", "--mail", mail(firm="Example", secret="tangerine"))
    rc("remove", "1", "--yes")
    assert rc("show", "1", "--mail").code == 1
    assert stored(sealed, "select count(*) from mails") == [(1,)]
    assert rc("remove", "1", "--mail").code == 2, "it asks first"
    assert rc("remove", "1", "--mail", "--yes").code == 0
    assert b"tangerine" not in (sealed / "rc.db").read_bytes()
    assert rc("remove", "9", "--mail", "--yes").code == 1


# answered


@pytest.fixture
def answered(rc, mail):
    headers = "In-Reply-To: <0@example.org>\nSubject: RE: Re: Your application\n"
    rc("add", "--mail", mail(firm="Example", role="Engineer", number="77", line="It was close.", headers=headers))
    rc("config", "name", "Aki")
    rc("config", "email", "aki@example.org")
    return rc


@pytest.mark.parametrize("kind", ["appeal", "feedback", "accept-invite"])
def test_a_letter_answers_the_mail(answered, kind, sealed):
    data = answered("letter", "1", "--kind", kind, "--eml", "out.eml", "--json").data
    assert (data["subject"], data["to"]) == ("Re: Your application", "jane@example.com")
    assert data["in_reply_to"] == "<77@mail.example.com>"
    assert "\n> line: It was close.\n" in data["body"]
    draft = email.message_from_bytes((sealed / "out.eml").read_bytes(), policy=email.policy.default)
    assert draft["In-Reply-To"] == draft["References"] == "<77@mail.example.com>"
    assert draft["To"] == "Example Robotics <jane@example.com>"
    assert draft.get_content().count("> line: It was close.") == 1


@pytest.mark.parametrize("kind", ["nudge", "thanks", "check-in", "ask-result"])
def test_other_letters_begin_anew(answered, kind):
    data = answered("letter", "1", "--kind", kind, "--json").data
    assert not data["subject"].startswith("Re:")
    assert data["in_reply_to"] is None
    assert "> " not in data["body"]


def test_a_letter_never_answers_a_machine(rc, mail):
    rc("add", "--mail", mail(firm="Example", headers="From: Example <no-reply@us.greenhouse-mail.io>\n"))
    result = rc("letter", "1", "--kind", "appeal", "--json")
    assert result.data["to"] is None
    assert any("no-reply" in advice for advice in result.data["advice"])
    assert result.data["subject"] == "Re: Your application"


def test_the_address_on_record_comes_first(rc, mail):
    rc("add", "--mail", mail(firm="Example"), "--email", "other@example.com")
    assert rc("letter", "1", "--kind", "appeal", "--json").data["to"] == "other@example.com"


def test_the_draft_is_kept_without_what_it_quotes(answered):
    answered("letter", "1", "--kind", "appeal")
    notes = [event["note"] for event in answered("show", "1", "--json").data["events"]]
    assert len(notes) == 1
    assert "It was close" not in notes[0]


def test_without_a_kept_text_there_is_nothing_to_answer(rc, mail):
    rc("add", "--mail", mail(firm="Example", role="Engineer"), "--no-keep")
    data = rc("letter", "1", "--kind", "appeal", "--json").data
    assert not data["subject"].startswith("Re:")
    assert data["in_reply_to"] is None


# on a terminal


@pytest.fixture
def terminal(on_terminal):
    """Start `rc` on a terminal of its own, with the reader of these mails."""

    def start(*arguments, lang="en"):
        return on_terminal(sys.executable, told_mails.__file__, *arguments, RC_LANG=lang)

    return start


PROMPT = r"[:：] ?$"


def talk(child, *answers):
    """Type the answers, one a prompt; exit code and everything that was said."""
    said = ""
    for answer in answers:
        child.expect(PROMPT)
        said += child.before
        child.sendline(answer)
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus, said + child.before


def records(home):
    if not (home / "rc.db").exists():
        return []
    return stored(home, "select company, role, stage, rejected_on, desire, closeness from rejections")


def test_enter_records_what_was_understood(terminal, mail, sealed):
    code, said = talk(terminal("add", "--mail", mail(**FULL), "--explain"), "")
    assert code == 0
    assert "a very close call" in said, "the words"
    assert "Recorded #1 Example Robotics" in said
    assert records(sealed) == [("Example Robotics", "Engineer", "final", "2026-11-20", None, "near")]


def test_fields_are_changed_by_name_and_by_number(terminal, mail, sealed):
    answers = ("role", "Designer", "3", "interview2", "desire", "5", "closeness", "-", "on", "", "")
    code, said = talk(terminal("add", "--mail", mail(**FULL)), *answers)
    assert code == 0, said
    assert records(sealed) == [("Example Robotics", "Designer", "interview2", "2026-11-20", 5, None)]


def test_in_japanese(terminal, mail, sealed):
    path = mail(firm="株式会社サンプル", lang="ja", role="営業")
    code, said = talk(
        terminal("add", "--mail", path, lang="ja"), "職種", "企画", "選考段階", "最終面接", "on", "11月19日", ""
    )
    assert code == 0, said
    assert "株式会社サンプル" in said
    assert records(sealed) == [("株式会社サンプル", "企画", "final", "2026-11-19", None, None)]


@pytest.mark.parametrize(("stop", "lang"), [("q", "en"), ("ｑ", "ja"), ("やめる", "ja")])
def test_q_stops_and_nothing_is_recorded(terminal, mail, sealed, stop, lang):
    code, _said = talk(terminal("add", "--mail", mail(**FULL), lang=lang), stop)
    assert code == 1
    assert records(sealed) == []


def test_what_cannot_be_read_is_asked_again(terminal, mail, sealed):
    answers = ("nonsense", "stage", "moon", "final", "company", "-", "Acme", "on", "2099-01-01", "2026-11-18", "")
    code, said = talk(terminal("add", "--mail", mail(firm="Example")), *answers)
    assert code == 0, said
    assert '"nonsense" is not a field' in said
    assert '"moon"' in said
    assert records(sealed) == [("Acme", None, "final", "2026-11-18", None, None)]


def test_a_day_to_come_is_not_recorded_by_enter(terminal, mail, sealed):
    code, said = talk(terminal("add", "--mail", mail(firm="Acme", on="2030-01-01")), "", "on", "2026-11-20", "")
    assert (code, "2030-01-01 has yet to come" in said) == (0, True)
    assert records(sealed)[0][3] == "2026-11-20"


@pytest.mark.parametrize(("answer", "code", "left"), [("n", 1, 1), ("y", 0, 0)])
def test_forgetting_a_mail_is_asked_for(rc, terminal, mail, sealed, answer, code, left):
    rc("add", "--mail", mail(firm="Acme"))
    status, said = talk(terminal("remove", "1", "--mail"), answer)
    assert (status, "cannot be brought back" in said) == (code, True)
    assert stored(sealed, "select count(text) from mails") == [(left,)]


def test_a_missing_firm_is_asked_for(terminal, mail, sealed):
    code, said = talk(terminal("add", "--mail", mail()), "", "Acme", "")
    assert code == 0, said
    assert records(sealed)[0][0] == "Acme"


def test_what_is_no_rejection_is_recorded_only_if_somebody_says_so(terminal, mail, sealed):
    code, said = talk(terminal("add", "--mail", mail("invitation", firm="Acme")), "")
    assert (code, records(sealed)) == (1, [])
    assert "invitation" in said
    code, said = talk(terminal("add", "--mail", "a.eml"), "y", "")
    assert (code, len(records(sealed))) == (0, 1)
    assert stored(sealed, "select kind from mails") == [("rejection",)]


def test_an_earlier_record_of_the_firm_is_shown_before_anything_is_recorded(rc, terminal, mail, sealed):
    rc("add", "Example", "--on", "2026-01-10")
    child = terminal("add", "--mail", mail(firm="Example Inc."))
    child.expect("Earlier by the same firm")
    code, _said = talk(child, "q")
    assert (code, len(records(sealed))) == (1, 1)


def test_two_mails_are_asked_for_one_after_the_other(terminal, mail, sealed):
    arguments = ("add", "--mail", mail(firm="One"), "--mail", mail(firm="Two", name="b.eml"))
    code, _said = talk(terminal(*arguments), "", "q")
    assert (code, records(sealed)) == (1, [])
    code, _said = talk(terminal(*arguments), "", "")
    assert (code, [record[0] for record in records(sealed)]) == (0, ["One", "Two"])


def test_yes_asks_nothing(terminal, mail, sealed):
    code, said = talk(terminal("add", "--mail", mail(**FULL), "--yes"))
    assert (code, len(records(sealed))) == (0, 1), said


def test_a_hostile_mail_acts_on_no_terminal(terminal, mail):
    code, said = talk(terminal("add", "--mail", mail(firm=HOSTILE, role=HOSTILE), "--explain"), "role", "", "")
    assert code == 0
    assert not re.search("[\x07\u202e]|\x1b\\]|\x1b\\[31m", said)
    assert "[bold]" in said


# the real understanding

PLAIN = """From: Example Robotics Recruiting <recruiting@robotics.example>
To: me@example.org
Subject: Your application to Example Robotics
Date: Fri, 20 Nov 2026 09:00:00 +0000
Message-ID: <plain@robotics.example>

Dear Aki,

Thank you for applying to Example Robotics for the position of Software Engineer.
Unfortunately we will not be moving forward with your application.

Kind regards,
The Recruiting Team
"""
is_there = understand_really(read(PLAIN.encode())).kind is not MailKind.OTHER


@pytest.mark.skipif(not is_there, reason="nothing understands mails yet")
def test_a_plain_mail_is_understood_from_end_to_end(rc, sealed, monkeypatch):
    monkeypatch.setattr(understanding, "understand", understand_really)
    (sealed / "a.eml").write_text(PLAIN)
    row = rc("add", "--mail", "a.eml", "--dry-run", "--json").data
    assert (row["kind"], row["action"], row["record"]["company"]) == ("rejection", "add", "Example Robotics")
    assert rc("import", "a.eml", "--yes").code == 0
    assert json.dumps(rc("list", "--json").data).count("Example Robotics") == 1
