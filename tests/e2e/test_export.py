"""`rc export`: what comes out can be read back whole, and what stood there before is never half lost."""

import csv
import errno
import io
import json
import os
import re
import stat
import unicodedata

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

HEADER = (
    "id,company,role,stage,rejected_on,applied_on,desire,closeness,feedback,points,new_facts,reason,invited,waitlisted,"
    "waitlist_until,seats,reposted,referral,no_contact,reapply_from,never_reapply,contact_name,contact_email,url,tags,"
    "notes,lang,status,verdict,verdict_from,verdict_until,next_kind,next_due_on,"
    "awaiting,waiting_since,result_by,follows,motivation,second_chance,uid,events,reminders"
)
FORMULA = re.compile("[=+\\-@\t\r]")
GUARDED = re.compile("'+[=+\\-@\t\r]")
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x","y")', "'=1", "''=1", "'", "'quoted'", "a=b", "-"]


def read(text: str) -> list[dict[str, str]]:
    """The rows of a CSV file, by header."""
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def exported(rc, *arguments: str) -> list[dict[str, str]]:
    result = rc("export", *arguments)
    assert (result.code, result.err) == (0, "")
    return read(result.out)


def unguarded(cell: str) -> str:
    return cell[1:] if GUARDED.match(cell) else cell


@pytest.fixture
def three(rc):
    rc("add", "株式会社サンプル", "--stage", "final", "--on", "2026-11-02", "--desire", "5", "--closeness", "near")
    rc("add", "Second", "--on", "2026-11-10", "--stage", "documents", "--never-reapply", "--closeness", "far")
    rc("add", "Third 🎌", "--on", "2026-11-20", "--invited")
    return rc


def test_the_header_row_is_pinned(rc):
    assert rc("export").out.splitlines() == [HEADER]
    assert exported(rc) == []


def test_every_line_ends_in_cr_lf(three, installed):
    for arguments in (("export",), ("export", "file.csv")):
        result = installed(*arguments)
        assert result.code == 0
    with open("file.csv", "rb") as file:  # noqa: PTH123
        content = file.read()
    assert content.count(b"\r\n") == 4
    assert content.replace(b"\r\n", b"").count(b"\n") == 0
    assert content.startswith(HEADER.encode() + b"\r\n")
    assert "株式会社サンプル".encode() in content
    assert installed("export").out.encode() == content, "a file and standard output hold the same bytes"


def test_records_come_oldest_first_with_every_value(three):
    rows = exported(three)
    assert [row["id"] for row in rows] == ["1", "2", "3"]
    records = {str(record["id"]): record for record in three("list", "--json").data}
    for row in rows:
        record = records[row["id"]]
        for name in ("company", "stage", "rejected_on", "closeness", "lang", "status"):
            assert row[name] == (record[name] or "")
        assert row["desire"] == str(record["desire"] or "")
        assert row["invited"] == str(record["invited"]).lower()
        assert (row["verdict"], row["verdict_from"], row["verdict_until"]) == (
            record["verdict"]["code"],
            record["verdict"]["from"] or "",
            record["verdict"]["until"] or "",
        )
        following = record["next"] or {"kind": "", "due_on": ""}
        assert (row["next_kind"], row["next_due_on"]) == (following["kind"], following["due_on"])


def test_several_texts_stand_one_a_line(rc):
    rc("add", "X", "--point", "a, b", "--point", 'c "d"', "--tag", "ai", "--tag", "東京")
    (row,) = exported(rc)
    assert row["points"].split("\n") == ["a, b", 'c "d"']
    assert row["tags"].split("\n") == ["ai", "東京"]


def is_visible(text: str) -> bool:
    """Is there anything in it to see? A text of blanks and marks alone counts as none."""
    return any(unicodedata.category(letter)[0] in "LNPS" for letter in text)


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40) | st.text(
    st.sampled_from("=+-@'\"\t\r\n,;| a1社🎌\u200b\u202e\x1b\x85\u2028"), max_size=12
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(company=TEXTS.filter(is_visible), role=TEXTS, feedback=TEXTS, notes=TEXTS)
@example(company="=1", role='=cmd|" /C calc"!A0', feedback="-1\n\n+2\t@x", notes="'=1")
@example(company='"', role='""', feedback="\n,\n", notes="a\r\nb\rc\x0b\x0c\x1c\u2028d")
def test_any_content_is_read_back_as_it_was_typed(rc, sealed, company, role, feedback, notes):
    if not (sealed / "rc.db").exists():
        rc("add", "First")
    edited = rc(
        "edit", "1", f"--company={company}", f"--role={role}", f"--feedback={feedback}", f"--note={notes}", "--json"
    )
    assert edited.code == 0, edited.err
    (sealed / "out.csv").unlink(missing_ok=True)
    assert rc("export", "out.csv").code == 0
    content = (sealed / "out.csv").read_bytes().decode("utf-8")
    (row,) = read(content)
    typed = {"company": company, "role": role, "feedback": feedback, "notes": notes}
    for name, text in typed.items():
        assert not FORMULA.match(row[name]), "no spreadsheet may run it"
        stored = edited.data[name] or ""
        assert unguarded(row[name]) == stored
        if name in {"feedback", "notes"} and is_visible(text):
            assert stored == text.replace("\r\n", "\n").replace("\r", "\n").strip()
    again = io.StringIO(newline="")
    csv.writer(again).writerows(csv.reader(io.StringIO(content, newline=""), strict=True))
    assert again.getvalue() == content


@pytest.mark.parametrize("text", FORMULAS)
def test_the_guard_comes_off_again(rc, text):
    rc("add", f"A{text}", f"--role={text}", f"--point={text}", f"--contact={text}")
    (row,) = exported(rc)
    for name in ("role", "points", "contact_name"):
        assert not FORMULA.match(row[name])
        assert unguarded(row[name]) == text
    assert row["company"] == f"A{text}", "no guard where none is needed"


def test_json_is_not_guarded(rc):
    rc("add", "=1+1", "--note", "@x")
    (record,) = rc("export", "--format", "json").data
    assert (record["company"], record["notes"]) == ("=1+1", "@x")


def test_json_is_complete_with_events(three):
    three("log", "1", "appeal-sent", "--on", "2026-11-04", "--note", "by mail")
    three("remind", "1", "3d", "call")
    data = three("export", "--format", "json").data
    assert [record["id"] for record in data] == [1, 2, 3]
    for record in data:
        shown = three("show", str(record["id"]), "--json").data
        shown.pop("earlier")
        assert record == shown
    assert data[0]["events"][0]["note"] == "by mail"
    assert three("export", "--json").out == three("export", "--format", "json").out


@pytest.mark.parametrize("name", ["out.json", "OUT.JSON"])
def test_the_name_of_the_file_tells_the_format(three, sealed, name):
    assert three("export", name).code == 0
    assert len(json.loads((sealed / name).read_bytes())["data"]) == 3


def test_bom(three, sealed):
    three("export", "plain.csv")
    three("export", "--bom", "bom.csv")
    assert (sealed / "bom.csv").read_bytes() == b"\xef\xbb\xbf" + (sealed / "plain.csv").read_bytes()
    assert read((sealed / "bom.csv").read_text("utf-8-sig"))[0]["company"] == "株式会社サンプル"


def test_bom_on_standard_output(three, installed):
    assert installed("export", "--bom").out.encode().startswith(b"\xef\xbb\xbfid,")


@pytest.mark.parametrize("env", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}, {"NO_COLOR": "1"}])
def test_utf_8_whatever_the_terminal_speaks(three, installed, env):
    result = installed("export", env=env)
    assert (result.code, result.err) == (0, "")
    assert [row["company"] for row in read(result.out)] == ["株式会社サンプル", "Second", "Third 🎌"]


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ((), ["1", "2", "3"]),
        (("--since", "2026-11-10"), ["2", "3"]),
        (("--until", "2026-11-10"), ["1", "2"]),
        (("--since", "2026-11-03", "--until", "2026-11-19"), ["2"]),
        (("--status", "closed"), ["2"]),
        (("--status", "open"), ["1", "3"]),
        (("--status", "won"), []),
        (("--stage", "最終"), ["1"]),
        (("--company", "third"), ["3"]),
    ],
)
@pytest.mark.parametrize("format_", ["csv", "json"])
def test_filters(three, filters, ids, format_):
    result = three("export", "--format", format_, *filters)
    found = read(result.out) if format_ == "csv" else result.data
    assert [str(each["id"]) for each in found] == ids


def test_removed_records_stay_out(three):
    three("remove", "2", "--yes")
    assert [row["id"] for row in exported(three)] == ["1", "3"]


def test_a_file_is_named_on_standard_error_and_standard_output_stays_empty(three):
    result = three("export", "out.csv")
    assert (result.code, result.out) == (0, "")
    assert "3" in result.err
    assert "out.csv" in result.err


def test_an_existing_file_needs_force(three, sealed):
    (sealed / "out.csv").write_text("mine")
    result = three("export", "out.csv")
    assert (result.code, result.out) == (1, "")
    assert "--force" in result.err
    assert (sealed / "out.csv").read_text() == "mine"
    assert three("export", "out.csv", "--force").code == 0
    assert len(read((sealed / "out.csv").read_text("utf-8"))) == 3


def test_a_folder_is_refused(three, sealed):
    (sealed / "folder").mkdir()
    for force in ((), ("--force",)):
        result = three("export", "folder", *force)
        assert result.code == 1
        assert "folder" in result.err
    assert list((sealed / "folder").iterdir()) == []


def test_a_missing_folder_is_named(three, sealed):
    result = three("export", "no/such/out.csv")
    assert result.code == 1
    assert "no/such" in result.err
    assert not (sealed / "no").exists()


@pytest.mark.parametrize("protected", ["rc.db", "./rc.db"])
def test_the_database_itself_is_never_replaced(three, sealed, protected):
    before = (sealed / "rc.db").read_bytes()
    result = three("export", protected, "--force")
    assert result.code == 1
    assert (sealed / "rc.db").read_bytes() == before


@pytest.mark.parametrize("command", [("export",), ("export", "--format", "json"), ("report",), ("followups", "--ics")])
def test_another_database_is_never_replaced(three, sealed, command):
    before = (sealed / "rc.db").read_bytes()
    (sealed / "other.csv").write_bytes(before)
    for force in ((), ("--force",)):
        result = three(*command, "other.csv", *force)
        assert result.code == 1
        assert "other.csv is a database" in result.err
        assert (sealed / "other.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), 1),
        (OSError(errno.EIO, "I/O error"), 1),
        (KeyboardInterrupt(), 130),
    ],
    ids=["full", "broken", "interrupted"],
)
@pytest.mark.parametrize("there", [True, False])
def test_a_write_that_fails_leaves_the_old_file_whole(three, sealed, monkeypatch, error, code, there):
    def fail(_descriptor):
        raise error

    folder = sealed / "out"
    folder.mkdir()
    if there:
        (folder / "out.csv").write_text("old")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        result = three("export", "out/out.csv", "--force")
    assert (result.code, result.out) == (code, "")
    assert "Traceback" not in result.err
    assert {path.name: path.read_text() for path in folder.iterdir()} == ({"out.csv": "old"} if there else {})
    if code == 1:
        assert error.strerror in result.err


def test_only_the_owner_may_read_the_file(three, sealed):
    (sealed / "old.csv").write_text("old")
    (sealed / "old.csv").chmod(0o644)
    for name in ("new.csv", "old.csv"):
        three("export", name, "--force")
        assert stat.S_IMODE((sealed / name).stat().st_mode) == 0o600


def test_a_pipe_of_the_file_system_is_not_replaced_by_a_file(three, sealed):
    """`rc export --force /dev/null` must not turn a device into a file."""
    fifo = sealed / "fifo"
    os.mkfifo(fifo)
    reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    try:
        three("export", "fifo", "--force")
        assert fifo.is_fifo()
    finally:
        os.close(reader)


def test_a_link_is_followed(three, sealed):
    (sealed / "real").mkdir()
    (sealed / "real" / "out.csv").write_text("old")
    (sealed / "out.csv").symlink_to("real/out.csv")
    assert three("export", "out.csv", "--force").code == 0
    assert (sealed / "out.csv").is_symlink()
    assert len(read((sealed / "real" / "out.csv").read_text("utf-8"))) == 3


def test_a_terminal_is_shown_nothing_that_acts_on_it(rc, monkeypatch):
    rc("add", "Bad\x1b[31m\u202e", "--note", "a\x07b")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    out = rc("export").out
    assert not re.search("[\x07\x1b\u202e]", out)
    assert "Bad" in out


def test_dash_is_standard_output(three):
    assert three("export", "-").out == three("export").out


def test_the_ways_of_the_applications_become_text_for_sankeymatic(rc):
    rc("add", "Example Robotics", "--stage", "documents", "--on", "2026-11-02", "--yes")
    rc("add", "Example Foods", "--stage", "final", "--on", "2026-11-09", "--yes")
    result = rc("export", "--format", "sankey")
    assert "Applications [1] Rejected" in result.out.splitlines()
    assert "Interviews [1] Final interview" in result.out.splitlines()
    only = rc("export", "--format", "sankey", "--stage", "final")
    assert "Applications [1] Interviews" in only.out.splitlines()
    assert "Applications [1] Rejected" not in only.out
    assert "1 record written" in rc("export", "hunt.sankey", "--stage", "final").err
