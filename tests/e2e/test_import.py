"""`rc import`: what it would add, what it passes over, and that it is all or nothing."""

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pexpect
import pytest
import told_mails
from told_mails import mbox, told

from rechallenge_cli.domain.incoming import ACKNOWLEDGEMENT, EVENT_OF, OTHER, REJECTION
from rechallenge_cli.intake import understanding
from rechallenge_cli.intake.understood import MailKind
from rechallenge_cli.output import labels
from rechallenge_cli.store import mails, records
from rechallenge_cli.store.incoming import SKIPPED

ROW = {"source", "action", "kind", "reason", "record", "understood"}
ACTIONS = ("add", "skip", "duplicate", "error")
HOSTILE = "\x1b]0;owned\x07\x1b[31m=HYPERLINK(1)\u202e [bold]"
TWENTY_FIRST = "Date: Sat, 21 Nov 2026 09:00:00 +0900\n"


@pytest.fixture(autouse=True)
def told_outright(monkeypatch):
    """Mails are understood by what their lines say."""
    monkeypatch.setattr(understanding, "understand", told_mails.understand)


@pytest.fixture
def box(sealed):
    """Write an mbox; gives its name."""

    def write(*mails_in_it, name="box.mbox"):
        Path(name).write_text(mbox(*mails_in_it), encoding="utf-8")
        return name

    return write


@pytest.fixture
def mixed(box):
    """Two rejections, one of them twice, every other kind, one of no firm, one that cannot be read."""
    return box(
        told(firm="Example Robotics", role="Engineer", stage="final", number="1"),
        told(firm="株式会社サンプル", stage="documents", lang="ja", number="2"),
        told(firm="Example Robotics", role="Engineer", stage="final", number="1"),
        told("acknowledgement", firm="Nobody"),
        told("result-notice", firm="Nobody"),
        told("other"),
        told(),
        told(boom="x"),
    )


def look(home, query):
    with closing(sqlite3.connect(home / "rc.db")) as connection:
        return connection.execute(query).fetchall()


def actions(result):
    return [row["action"] for row in result.data["rows"]]


# the rows


def test_there_is_a_row_for_every_mail_in_order(rc, mixed):
    result = rc("import", mixed, "--dry-run", "--json")
    assert (result.code, result.err, result.json["command"]) == (0, "", "import")
    assert set(result.data) == {"rows", "counts", "sources"}
    assert actions(result) == ["add", "add", "duplicate", "skip", "skip", "skip", "error", "error"]
    for row in result.data["rows"]:
        assert set(row) == ROW
        assert row["reason"]
        assert row["source"].startswith("box.mbox:")
    assert [row["kind"] for row in result.data["rows"]][3:] == [
        "acknowledgement",
        "result-notice",
        "other",
        "rejection",
        None,
    ]


def test_the_counts_agree_with_the_rows(rc, mixed):
    data = rc("import", mixed, "--dry-run", "--json").data
    assert data["counts"] == {
        "add": 2,
        "skip": 3,
        "duplicate": 1,
        "error": 2,
        "kinds": {
            "rejection": 4,
            "acknowledgement": 1,
            "invitation": 0,
            "offer": 0,
            "result-notice": 1,
            "other": 1,
        },
    }


def test_a_record_is_what_the_mail_says_wherever_a_firm_is_named(rc, mixed):
    rows = rc("import", mixed, "--dry-run", "--json").data["rows"]
    said = [
        row["record"] and (row["record"]["id"], row["record"]["company"], row["record"]["rejected_on"]) for row in rows
    ]
    assert said == [
        (None, "Example Robotics", "2026-11-20"),
        (None, "株式会社サンプル", "2026-11-20"),
        (None, "Example Robotics", "2026-11-20"),
        (None, "Nobody", None),
        (None, "Nobody", None),
        None,
        None,
        None,
    ]


def test_every_kind_of_mail_is_provided_for():
    kinds = {str(kind) for kind in MailKind}
    assert set(labels.MAIL_KINDS) == kinds
    assert set(SKIPPED) == kinds - {REJECTION}
    assert set(EVENT_OF) | {OTHER, REJECTION, ACKNOWLEDGEMENT} <= kinds


def test_a_dry_run_writes_nothing(rc, mixed, sealed):
    assert rc("import", mixed, "--dry-run").code == 0
    assert rc("import", mixed, "--dry-run", "--yes", "--json").code == 0
    assert not (sealed / "rc.db").exists()


def test_without_a_yes_a_pipe_gets_the_rows_and_nothing_is_written(rc, mixed, sealed):
    result = rc("import", mixed)
    assert result.code == 1
    assert len(result.rows) == 8
    assert "add --yes" in result.err
    assert "--dry-run" in result.err
    result = rc("import", mixed, "--json")
    assert (result.code, len(result.data["rows"]), result.error["code"]) == (1, 8, "unconfirmed")
    assert not (sealed / "rc.db").exists()


def test_with_a_yes_they_go_on_record(rc, mixed, sealed):
    result = rc("import", mixed, "--yes")
    assert result.code == 0
    assert [row[:5] for row in result.rows][:2] == [
        ["box.mbox:1", "add", "rejection", "1", "2026-11-20"],
        ["box.mbox:15", "add", "rejection", "2", "2026-11-20"],
    ]
    assert "2 rejections recorded" in result.err
    assert "`rc followups`" in result.err
    listed = {record["company"]: record for record in rc("list", "--json").data}
    assert set(listed) == {"Example Robotics", "株式会社サンプル"}
    assert listed["Example Robotics"]["next"]["kind"] == "send-appeal", "with their plans"
    assert look(sealed, "select verb from commands") == [("import",)]
    assert rc("show", "1", "--mail", "--json").data["mails"][0]["text"].startswith("Hello")


def test_json_names_the_numbers_that_were_given(rc, mixed):
    rows = rc("import", mixed, "--yes", "--json").data["rows"]
    assert [row["record"]["id"] for row in rows[:2]] == [1, 2]
    shown = rc("show", "1", "--json").data
    assert rows[0]["record"] == {key: value for key, value in shown.items() if key not in {"events", "earlier"}}


# what is there already


def test_a_second_import_adds_nothing(rc, mixed, sealed):
    rc("import", mixed, "--yes")
    before = (sealed / "rc.db").read_bytes()
    for arguments in (("--yes",), ("--yes", "--events"), ()):
        result = rc("import", mixed, *arguments, "--json")
        assert (result.code, result.data["counts"]["add"]) == (0, 0)
    assert (sealed / "rc.db").read_bytes() == before
    assert "nothing new" in rc("import", mixed).err


def test_a_mail_is_known_again_whatever_became_of_its_record(rc, box):
    path = box(told(firm="Example", number="1"))
    rc("import", path, "--yes")
    rc("edit", "1", "--company", "Other", "--role", "x", "--on", "2026-01-01")
    assert actions(rc("import", path, "--yes", "--json")) == ["duplicate"]
    rc("remove", "1", "--yes")
    (row,) = rc("import", path, "--yes", "--json").data["rows"]
    assert (row["action"], "removed" in row["reason"], "--again" in row["reason"]) == ("duplicate", True, True)


def test_a_mail_that_was_not_kept_or_was_forgotten_is_known_again(rc, box, sealed):
    path = box(told(firm="Example", secret="tangerine"), told(firm="Other"))
    rc("import", path, "--yes", "--no-keep")
    assert b"tangerine" not in (sealed / "rc.db").read_bytes()
    rc("edit", "1", "--company", "X")
    rc("remove", "2", "--mail", "--yes")
    rc("edit", "2", "--company", "Y")
    assert actions(rc("import", path, "--json")) == ["duplicate", "duplicate"]


@pytest.mark.parametrize(
    ("typed", "told_again", "action"),
    [
        (("Example Inc.", "--role", "Ｅｎｇｉｎｅｅｒ"), {}, "duplicate"),
        (("example",), {}, "duplicate"),
        (("Example", "--stage", "documents"), {}, "duplicate"),
        (("Example", "--role", "Designer"), {}, "add"),
        (("Example", "--on", "2026-11-19"), {}, "add"),
        (("Example Robotics",), {}, "add"),
    ],
)
def test_what_was_typed_before_is_known_by_firm_role_and_day(rc, box, typed, told_again, action):
    rc("add", *typed, *(() if "--on" in typed else ("--on", "2026-11-20")))
    result = rc("import", box(told(firm="Example", role="Engineer", number="")), "--dry-run", "--json")
    assert actions(result) == [action]
    assert (result.data["rows"][0]["record"]["id"] == 1) is (action == "duplicate")


def test_a_result_that_is_awaited_since_that_day_is_no_rejection_yet(rc, box):
    rc("add", "Example", "--awaiting", "--on", "2026-11-20")
    assert actions(rc("import", box(told(firm="Example")), "--dry-run", "--json")) == ["add"]


def test_doubles_within_an_import_are_added_once(rc, box, sealed):
    path = box(
        *(told(firm=firm, role="Engineer", number="") for firm in ("Example", "EXAMPLE Inc.", "㈱Example", "Other"))
    )
    assert actions(rc("import", path, path, "--yes", "--json")) == [
        "add",
        *["duplicate"] * 2,
        "add",
        *["duplicate"] * 4,
    ]
    assert look(sealed, "select count(*) from rejections") == [(2,)]


# all or nothing


@pytest.mark.parametrize("at", [1, 2, 5])
def test_when_something_fails_nothing_is_written(rc, box, sealed, monkeypatch, at):
    rc("add", "Before")
    path = box(
        *(told(firm=f"Firm {number}") for number in range(5)), told("offer", firm="Firm 1", headers=TWENTY_FIRST)
    )
    calls = iter(range(1, 100))
    keep = mails.keep

    def failing(store, number, mail):
        keep(store, number, mail)
        if next(calls) == at:
            raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as patch:
        patch.setattr(mails, "keep", failing)
        result = rc("import", path, "--yes", "--events", "--json")
    assert (result.code, result.out, result.error["code"]) == (1, "", "storage")
    assert [record["company"] for record in rc("list", "--json").data] == ["Before"]
    assert look(sealed, "select (select count(*) from mails), (select count(*) from commands)") == [(0, 1)]
    assert rc("import", path, "--yes", "--events", "--json").data["counts"]["add"] == 6


def test_what_another_command_wrote_meanwhile_is_not_written_twice(rc, box, sealed, monkeypatch):
    path = box(told(firm="Example", number="1"), told(firm="Other"))
    from rechallenge_cli.cli import importing

    write = importing.write

    def late(store, rows, *rest):
        records.add(store, rows[0].found.rejection)
        return write(store, rows, *rest)

    monkeypatch.setattr(importing, "write", late)
    assert actions(rc("import", path, "--yes", "--json")) == ["duplicate", "add"]
    assert look(sealed, "select count(*) from rejections") == [(2,)]


# what happened to a record


@pytest.fixture
def on_record(rc):
    rc("add", "Example Inc.", "--role", "Engineer", "--stage", "final", "--on", "2026-11-19")
    return rc


@pytest.mark.parametrize(
    ("kind", "event"), [("invitation", "invited"), ("offer", "offer"), ("acknowledgement", "note")]
)
def test_what_a_firm_on_record_wrote_is_an_event_if_one_wants(on_record, box, kind, event):
    path = box(told(kind, firm="example"))
    (row,) = on_record("import", path, "--yes", "--json").data["rows"]
    assert (row["action"], row["record"]["id"]) == ("skip", 1)
    assert f"`rc log 1 {event} --on 2026-11-20`" in row["reason"]
    assert on_record("show", "1", "--json").data["events"] == []
    (row,) = on_record("import", path, "--yes", "--events", "--json").data["rows"]
    assert (row["action"], row["record"]["id"], "rc log" in row["reason"]) == ("add", 1, False)
    (happened,) = on_record("show", "1", "--json").data["events"]
    assert (happened["kind"], happened["on"], happened["note"]) == (event, "2026-11-20", "Your application")
    assert actions(on_record("import", path, "--yes", "--events", "--json")) == ["duplicate"]


def test_an_event_without_a_message_id_is_logged_once_too(on_record, box):
    path = box(told("invitation", firm="Example", number=""))
    on_record("import", path, "--yes", "--events")
    on_record("log", "1", "note", "--note", "x")
    assert actions(on_record("import", path, "--yes", "--events", "--json")) == ["duplicate"]
    assert len(on_record("show", "1", "--json").data["events"]) == 2


@pytest.mark.parametrize(
    ("fields", "headers"),
    [
        ({"firm": "Example", "role": "Designer"}, ""),
        ({"firm": "Example"}, "Date: Wed, 18 Nov 2026 09:00:00 +0900\n"),
        ({"firm": "Example Robotics"}, ""),
        ({}, ""),
    ],
)
def test_what_is_about_something_else_is_no_event(on_record, box, fields, headers):
    (row,) = on_record("import", box(told("invitation", headers=headers, **fields)), "--events", "--json").data["rows"]
    assert (row["action"], "rc log" in row["reason"]) == ("skip", False)


def test_what_cannot_have_happened_is_no_event(on_record, box):
    on_record("log", "1", "withdrew", "--on", "2026-11-20")
    (row,) = on_record("import", box(told("invitation", firm="Example")), "--yes", "--events", "--json").data["rows"]
    assert (row["action"], "#1" in row["reason"]) == ("skip", True)


def test_what_happened_to_a_rejection_of_the_same_import_is_logged_with_it(rc, box):
    path = box(
        told("offer", firm="Example", headers="Date: Sun, 22 Nov 2026 09:00:00 +0900\n"),
        told("invitation", firm="Example", headers=TWENTY_FIRST),
        told(firm="Example"),
    )
    assert actions(rc("import", path, "--dry-run", "--events", "--json")) == ["add", "add", "add"]
    assert rc("import", path, "--yes", "--events", "--json").data["rows"][0]["record"]["id"] == 1
    assert [event["kind"] for event in rc("show", "1", "--json").data["events"]] == ["invited", "offer"]
    assert set(actions(rc("import", path, "--yes", "--events", "--json"))) == {"duplicate"}


def test_an_invitation_is_kept_and_answered(on_record, box):
    headers = f"{TWENTY_FIRST}Subject: Another talk\n"
    path = box(told("invitation", firm="Example", number="9", headers=headers))
    on_record("import", path, "--yes", "--events")
    data = on_record("letter", "1", "--json").data
    assert (data["kind"], data["subject"], data["in_reply_to"]) == (
        "accept-invite",
        "Re: Another talk",
        "<9@mail.example.com>",
    )


# sources


def test_every_kind_of_source_is_read(rc, sealed):
    (sealed / "folder").mkdir()
    (sealed / "folder" / "a.eml").write_text(told(firm="A"))
    for part in ("cur", "new", "tmp"):
        (sealed / "maildir" / part).mkdir(parents=True)
    (sealed / "maildir" / "cur" / "1:2,S").write_text(told(firm="B"))
    (sealed / "one.eml").write_text(told(firm="C"))
    (sealed / "box.mbox").write_text(mbox(told(firm="D"), told(firm="E")))
    data = rc("import", "folder", "maildir", "one.eml", "box.mbox", "--yes", "--json").data
    assert [row["record"]["company"] for row in data["rows"]] == list("ABCDE")


def test_from_a_pipe(sealed):
    command = [sys.executable, told_mails.__file__, "import", "-", "--yes"]
    done = subprocess.run(
        command, input=mbox(told(firm="A"), told(firm="B")), capture_output=True, text=True, check=False
    )
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 2)
    assert "2 rejections recorded" in done.stderr


def test_a_name_that_is_wrong_stops_before_anything_is_read(rc, mixed, sealed):
    result = rc("import", mixed, "none.mbox", "--yes")
    assert (result.code, result.out) == (1, "")
    assert "none.mbox" in result.err
    assert not (sealed / "rc.db").exists()


def test_where_nothing_can_be_read_the_code_says_so(rc, box, sealed):
    (sealed / "a.pdf").write_bytes(b"%PDF-1.7")
    result = rc("import", "a.pdf", "--yes")
    assert (result.code, result.rows[0][1]) == (1, "error")
    assert rc("import", "a.pdf", box(told("other")), "--yes").code == 0


# a person


def test_the_preview(rc, mixed):
    result = rc("import", mixed, "--dry-run", env={"FORCE_COLOR": "1", "NO_COLOR": "1"})
    said = re.sub(r"\x1b\[[\d;]*m", "", result.out)
    for words in ("To add", "株式会社サンプル", "Engineer", "final interview", "20 Nov 2026", "Not added"):
        assert words in said
    assert "  1  not about an application" in said
    assert re.search(r"box\.mbox:\d+  it names no firm", said)
    assert "without --dry-run" in result.err


@pytest.mark.parametrize("width", ["60", "80", "120"])
def test_the_preview_fits_the_screen(rc, box, width):
    path = box(told(firm="Very Long Incorporated " * 8, role="Engineer " * 8, stage="final"), told(), told("other"))
    result = rc("import", path, "--dry-run", env={"FORCE_COLOR": "1", "COLUMNS": width})
    lines = re.sub(r"\x1b\[[\d;]*m", "", result.out).splitlines()
    assert max(map(len, lines)) <= int(width)
    assert "…" not in result.out


def test_hostile_mails_act_on_nothing(rc, box, sealed):
    path = box(
        told(firm=HOSTILE, role=HOSTILE, headers=f"From: {HOSTILE} <a@example.com>\nSubject: {HOSTILE}\n"),
        told(firm="=cmd()"),
    )
    for arguments in (("--dry-run",), ("--dry-run", "--json"), ("--yes",)):
        for colour in ({}, {"FORCE_COLOR": "1"}):
            result = rc("import", path, *arguments, env=colour)
            assert not re.search("[\x07\u202e]|\x1b\\]|\x1b\\[31m", result.out + result.err)
    rc("import", path, "--yes")
    assert len(rc("list", "--json").data) == 2
    assert not re.search(r"(^|,)\"?[=+@-]", rc("export").out, re.MULTILINE), "formulas stay text in a spreadsheet"


def talk(on_terminal, arguments, *answers, lang="en"):
    """Type the answers on a terminal, one a question; exit code and what was said."""
    child = on_terminal(sys.executable, told_mails.__file__, *arguments, TERM="xterm", RC_LANG=lang)
    said = ""
    for answer in answers:
        child.expect(r"\[y/N\]: |［y/N］: |はい/いいえ.*: ")
        said += child.before
        child.sendline(answer)
    child.expect(pexpect.EOF)
    child.close(force=True)
    return child.exitstatus, said + child.before


@pytest.mark.parametrize(
    ("answers", "lang", "code", "recorded", "logged"),
    [
        (("n",), "en", 1, 1, 0),
        (("",), "en", 1, 1, 0),
        (("y", "n"), "en", 0, 3, 0),
        (("y", "y"), "en", 0, 3, 1),
        (("はい", "はい"), "ja", 0, 3, 1),
    ],
)
def test_a_person_is_asked(on_record, mixed, box, sealed, answers, lang, code, recorded, logged, on_terminal):
    invited = box(told("invitation", firm="Example"), name="other.mbox")
    status, said = talk(on_terminal, ("import", mixed, invited), *answers, lang=lang)
    assert (status, "株式会社サンプル" in said) == (code, True), said
    assert look(sealed, "select (select count(*) from rejections), (select count(*) from events)") == [
        (recorded, logged)
    ]


def test_the_bar_is_on_the_terminal_alone(rc, mixed, on_terminal):
    _code, said = talk(on_terminal, ("import", mixed, "--dry-run"))
    assert "Reading" in said
    assert "Reading" not in rc("import", mixed, "--dry-run", env={"FORCE_COLOR": "1"}).err


# many


MANY = 10_000


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the memory of a process so")
def test_ten_thousand_mails_are_read_in_bounded_memory(sealed, box):
    attached = "UEsDBBQAAAAIAAAAIQ" * 10_000
    with Path("many.mbox").open("w", encoding="utf-8") as file:
        for number in range(MANY):
            kind = "rejection" if number % 100 == 0 else "invitation" if number % 100 == 1 else "other"
            mail = told(kind, firm=f"Firm {number}")
            file.write(mbox(_with_attachment(mail, attached) if number % 50 == 0 else mail))
    size = Path("many.mbox").stat().st_size / 1024
    few = peak("import", box(told(firm="Firm")), "--dry-run")
    many = peak("import", "many.mbox", "--dry-run")
    assert size > 35_000
    assert many - few < 15_000, f"{many - few} KB more than for one mail"


def _with_attachment(mail, data):
    head, _empty, text = mail.partition("\n\n")
    part = f"--b\nContent-Type: application/zip\nContent-Transfer-Encoding: base64\n\n{data}\n--b--\n"
    return f"{head}\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n{text}{part}"


def peak(*arguments):
    """The most memory that a run took, in KB, as Linux counts it."""
    program = (
        "import runpy, sys\n"
        "try:\n    runpy.run_path(sys.argv.pop(1), run_name='__main__')\n"
        "finally:\n    print(open('/proc/self/status').read(), file=sys.stderr)\n"
    )
    command = [sys.executable, "-c", program, told_mails.__file__, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return int(re.search(r"VmHWM:\s+(\d+) kB", done.stderr)[1])
