"""What was done can be read, taken back and taken up again, in both languages."""

import sqlite3
import sysconfig
from contextlib import closing
from pathlib import Path

import pytest

PROGRAM = Path(sysconfig.get_path("scripts")) / "rc"

SHOWN = {"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": "100"}
JAPANESE = {"RC_LANG": "ja"}


@pytest.fixture
def hunt(rc):
    """Six commands on two records of a firm and one of another."""
    for arguments in (
        ("add", "Example", "--stage", "final", "--desire", "5"),
        ("add", "株式会社サンプル", "--note", "[red]x[/red]\x1b[31m"),
        ("edit", "1", "--desire", "2", "--tag", "ai"),
        ("remind", "1", "3d", "call"),
        ("log", "1", "appeal-sent", "--note", "by post"),
        ("remove", "2", "--yes"),
    ):
        assert rc(*arguments).code == 0
    return rc


def execute(path, *statements):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_each_command_is_a_line_that_says_what_it_did(hunt):
    lines = hunt("history", env=SHOWN).out.splitlines()
    told = [line.split("  ", 2)[2] for line in lines]
    assert told == [
        "remove: #2 株式会社サンプル: removed",
        "log: #1 Example: new: appeal sent, 23 Nov by post",
        "remind: #1 Example: new: reminder: call, 26 Nov",
        "edit: #1 Example: desire: 5 → 2, tags: - → ai",
        "add: #2 株式会社サンプル: put on record",
        "add: #1 Example: put on record",
    ]
    assert [line.split("  ")[0] for line in lines] == ["6", "5", "4", "3", "2", "1"]


def test_the_history_of_one_record(hunt):
    assert [row[2] for row in hunt("history", "1").rows] == ["log", "remind", "edit", "add"]
    assert [row[4] for row in hunt("history", "#2").rows] == ["2", "2"]
    assert hunt("history", "9").code == 1


def test_a_person_sees_the_newest_and_a_pipe_sees_all(rc):
    for number in range(22):
        rc("add", f"Firm {number}")
    shown = rc("history", env=SHOWN)
    assert len(shown.out.splitlines()) == 20
    assert shown.err == "2 older ones are not shown; `rc history --all`\n"
    assert len(rc("history", "--all", env=SHOWN).out.splitlines()) == 22
    assert len(rc("history").rows) == 22
    assert rc("undo", "--list", env=SHOWN).err == "Older ones are not shown; `rc history --all`\n"


def test_an_empty_history(rc):
    for arguments in (("history",), ("undo", "--list")):
        result = rc(*arguments)
        assert (result.code, result.out) == (0, "")
        assert result.err
    assert rc("undo", "--yes").err.startswith("error: there is nothing to take back\n")
    assert rc("redo", "--yes").err.startswith("error: no undo is left to take back\n")


def test_undo_says_what_comes_back_and_takes_one_command_after_the_other(hunt):
    seen = [hunt("export", "--format", "csv").out]
    told = []
    for _each in range(6):
        told.append(hunt("undo", "--yes").out.splitlines()[1])
        seen.append(hunt("export", "--format", "csv").out)
    assert told == [
        "  #2 株式会社サンプル: brought back",
        "  #1 Example: no longer: appeal sent, 23 Nov by post",
        "  #1 Example: no longer: reminder: call, 26 Nov",
        "  #1 Example: desire: 2 → 5, tags: ai → -",
        "  #2 株式会社サンプル: taken off the record",
        "  #1 Example: taken off the record",
    ]
    assert hunt("undo", "--yes").code == 1
    for expected in reversed(seen[:-1]):
        assert hunt("redo", "--yes").code == 0
        assert hunt("export", "--format", "csv").out == expected
    assert hunt("redo", "--yes").code == 1


def test_one_command_by_its_number(hunt):
    assert hunt("undo", "3", "--yes").code == 0
    assert hunt("show", "1", "--json").data["desire"] == 5
    again = hunt("undo", "3", "--yes")
    assert (again.code, again.err.splitlines()[0]) == (1, "error: command 3 (edit) is taken back already")
    assert [row[0] for row in hunt("undo", "--list").rows] == ["6", "5", "4", "2", "1"]
    assert "(taken back)" in hunt("history", env=SHOWN).out


def test_later_commands_stand_in_the_way_and_are_named(hunt):
    result = hunt("undo", "1", "--yes")
    assert (result.code, result.out) == (1, "")
    assert result.err.splitlines() == [
        "error: command 1 (add) cannot be taken back: later commands changed the same records: 5 (log), 4 (remind), 3 (edit)",
        "hint: take those back first, with `rc undo 5`",
    ]
    assert hunt("undo", "1", "--json", "--yes").error["code"] == "conflict"


@pytest.mark.parametrize(("typed", "code"), [("99", 1), ("x", 2), ("-3", 2), ("9" * 30, 2)])
def test_a_number_that_is_none(hunt, typed, code):
    result = hunt("undo", typed, "--yes")
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith("error: ")


def test_nothing_is_taken_back_without_a_yes(hunt):
    before = hunt("export", "--format", "json").out
    assert hunt("undo").code == 2
    assert hunt("undo", "--dry-run").out.splitlines()[1] == "  #2 株式会社サンプル: brought back"
    assert hunt("undo", "--dry-run", "--json").data["verb"] == "remove"
    assert hunt("export", "--format", "json").out == before


def test_it_asks_on_a_terminal_after_saying_what_comes_back(hunt, on_terminal):
    child = on_terminal(PROGRAM, "undo")
    child.expect("brought back")
    child.expect("Go on")
    child.sendline("n")
    child.expect("everything stays as it is")
    assert hunt("show", "2").code == 1
    child = on_terminal(PROGRAM, "undo")
    child.expect("Go on")
    child.sendline("y")
    child.expect("Taken back")
    child.expect_exact("rc redo")
    child.wait()
    assert hunt("show", "2").code == 0


def test_in_japanese(hunt):
    shown = hunt("history", env=SHOWN | JAPANESE).out.splitlines()
    assert shown[0].endswith("remove: #2 株式会社サンプル: 削除")
    assert shown[3].endswith("edit: #1 Example: 志望度: 5 → 2、タグ: - → ai")
    taken = hunt("undo", "--yes", env=JAPANESE).out.splitlines()
    assert taken[1] == "  #2 株式会社サンプル: 削除を取り消し"
    assert taken[2] == "取り消しました。`rc redo` でやり直せます。"
    assert hunt("redo", "--yes", env=JAPANESE).out.splitlines()[-1] == "やり直しました。"
    assert hunt("undo", "1", "--yes", env=JAPANESE).err.startswith("エラー: コマンド 1 (add) は取り消せません")


def test_commands_that_change_no_record_are_passed_over(hunt):
    hunt("reassess")
    hunt("config", "country", "US")
    assert hunt("undo", "--dry-run", "--json").data["verb"] == "remove"
    number = str(int(hunt("history", "--json").data[0]["id"]) + 1)
    assert "nothing to take back" in hunt("undo", number, "--yes").err


def test_what_another_program_did_is_taken_back(hunt, sealed):
    before = hunt("list").out
    execute(sealed / "rc.db", "update rejections set company = 'Mine' where id = 1")
    assert "another program" in hunt("history", env=SHOWN).out
    assert hunt("undo", "--yes").code == 0
    assert hunt("list").out == before
    assert [row[1] for row in hunt("search", "example").rows]


def test_an_import_is_taken_back_whole_and_records_of_a_firm_are_linked_anew(rc, sealed):
    rc("add", "Example", "--on", "2026-11-01")
    (sealed / "a.csv").write_text("company,rejected_on\nExample,2026-11-10\nOther,2026-11-11\n")
    before = rc("list").out
    rc("import", "a.csv", "--yes")
    assert rc("undo", "--yes").code == 0
    assert rc("list").out == before
    rc("redo", "--yes")
    assert rc("undo", "1", "--yes").code == 0, "what only links to it goes by firm and day"
    assert [row[0] for row in rc("list").rows] == ["3", "2"]
    assert rc("show", "2", "--json").data["follows"] is None


def test_a_whole_export_that_was_put_back_is_taken_out_again(hunt, sealed):
    (sealed / "e.json").write_text(hunt("export", "--format", "json").out)
    other = ("--db", str(sealed / "other.db"))
    hunt("import", "e.json", "--yes", *other)
    assert hunt("undo", "5", "--yes", *other).code == 0, "what was done elsewhere can be taken back here"
    assert hunt("redo", "--yes", *other).code == 0
    assert hunt("undo", "--yes", *other).code == 0
    assert hunt("list", *other).out == ""
    assert hunt("undo", "--yes", *other).err.startswith("error: there is nothing to take back")


def test_a_forgotten_mail_does_not_come_back(rc, sealed):
    (sealed / "a.eml").write_text("From: Example <hr@example.com>\nSubject: Secret\n\nWe regret, SECRET words.\n")
    assert rc("add", "Example", "--mail", "a.eml", "--awaiting").code == 0
    assert rc("undo", "--yes").code == 0
    assert rc("remove", "1", "--mail", "--yes").code == 0, "also of a record that was taken back"
    assert "forgotten" in rc("history", env=SHOWN).out
    assert rc("redo", "--yes").code == 0
    (mail,) = rc("show", "1", "--mail", "--json").data["mails"]
    assert (mail["subject"], mail["text"]) == (None, None)
    assert b"SECRET" not in (sealed / "rc.db").read_bytes()
    assert rc("undo", "--yes").code == 0


def test_the_history_is_pruned_only_when_the_config_says_so(hunt, sealed):
    result = hunt("history", "--prune", "--yes")
    assert (result.code, "history_days" in result.err) == (2, True)
    assert hunt("config", "history_days", "0").code == 2
    hunt("config", "history_days", "30")
    execute(sealed / "rc.db", "update commands set at = '2026-01-01T00:00:00Z' where id <= 4")
    records = hunt("list").out
    assert hunt("history", "--prune", "--dry-run").out.startswith("4 commands from before 2026-10-24 go out")
    assert hunt("history", "--prune").code == 2
    assert len(hunt("history").rows) == 6
    assert hunt("history", "--prune", "--yes", "--json").data == {"pruned": 4, "before": "2026-10-24"}
    assert [row[0] for row in hunt("history").rows] == ["6", "5"]
    assert hunt("list").out == records
    assert hunt("followups", "--all", "--ics", "a.ics").code == 0
    assert hunt("undo", "--yes").code == 0
    assert hunt("undo", "--yes").code == 0
    assert hunt("undo", "--yes").code == 1
    assert hunt("history", "--prune", "--yes").out.startswith("0 commands")


def test_an_editor_that_was_open_meanwhile_overwrites_nothing(hunt, sealed):
    """Taken back and up again, a record is as it was, but its revision has grown each time."""
    assert hunt("undo", "3", "--yes").code == 0
    assert hunt("redo", "--yes").code == 0
    with closing(sqlite3.connect(sealed / "rc.db")) as connection:
        assert connection.execute("select revision from rejections where id = 1").fetchone() == (4,)


# --- what no undo takes back -----------------------------------------------------------------------------------------


def test_a_restore_stands_in_the_history_and_an_undo_is_not_what_takes_it_back(rc):
    rc("add", "A")
    rc("add", "B")
    rc("backup")
    rc("add", "C")
    assert rc("restore", "1", "--yes").code == 0
    newest = rc("history").rows[0]
    assert (newest[0], newest[2], newest[6]) == ("4", "restore", "a backup took the place of what was there")
    assert rc("history", env=SHOWN).out.splitlines()[0].endswith("restore: a backup took the place of what was there")
    assert "バックアップに戻した" in rc("history", env={**SHOWN, **JAPANESE}).out
    done = rc("undo", "--yes")
    assert (done.code, done.out) == (1, "")
    assert "the last command, restore, cannot be taken back" in done.err
    assert "`rc restore` lists what was there before; `rc undo 2` takes back" in done.err
    assert "`rc restore` lists" in rc("undo", "4", "--yes").err
    assert rc("undo", "2", "--yes").code == 0
    assert [each["company"] for each in rc("list", "--json").data] == ["A"]
    assert rc("undo", "--yes").code == 0, "what was done before comes next"
    assert rc("redo", "--yes").code == 0
    number = next(each["number"] for each in rc("restore", "--json").data if each["why"] == "restore")
    assert rc("restore", str(number), "--yes").code == 0
    assert [each["company"] for each in rc("list", "--json").data] == ["C", "B", "A"]
    assert rc("doctor").code == 0


def test_a_restore_where_nothing_else_was_ever_done(rc, sealed):
    rc("add", "A")
    rc("backup", "copy.db")
    (sealed / "rc.db").unlink()
    assert rc("restore", "copy.db", "--yes").code == 0
    assert [row[2] for row in rc("history").rows] == ["restore", "add"]
    rc("forget", "1", "--firm", "A")
    done = rc("undo", "--yes")
    assert (done.code, "what is forgotten is forgotten" in done.err) == (1, True)


def test_after_mails_were_forgotten_an_undo_does_not_take_back_another_command_unasked(rc, sealed):
    (sealed / "a.eml").write_text("From: Example <hr@example.com>\nSubject: Secret\n\nWe regret, SECRET words.\n")
    rc("add", "Example", "--mail", "a.eml", "--awaiting")
    rc("remove", "1", "--mail", "--yes")
    done = rc("undo", "--yes")
    assert (done.code, "`rc undo 1`" in done.err) == (1, True)
    assert "remove --mail" in done.err


# --- redo by number --------------------------------------------------------------------------------------------------


def test_an_earlier_undo_is_taken_back_by_its_number_or_that_of_the_command(hunt):
    hunt("undo", "6", "--yes")
    hunt("undo", "5", "--yes")
    hunt("undo", "4", "--yes")
    assert hunt("redo", "6", "--dry-run").out.startswith("Takes back command 7, undo, of ")
    assert hunt("redo", "6", "--yes").code == 0
    assert [row[0] for row in hunt("list").rows] == ["1"]
    assert hunt("redo", "8", "--yes").code == 0
    assert [each["kind"] for each in hunt("show", "1", "--json").data["events"]] == ["appeal-sent"]
    assert hunt("redo", "--yes").code == 0
    assert hunt("show", "1", "--json").data["desire"] == 2
    assert hunt("redo", "--yes").code == 1


@pytest.mark.parametrize(("number", "code", "said"), [("6", 1, "is not taken back"), ("99", 1, "no command 99")])
def test_what_was_not_taken_back_cannot_be_taken_up(hunt, number, code, said):
    done = hunt("redo", number, "--yes")
    assert (done.code, said in done.err) == (code, True)
    assert hunt("redo", "x").code == 2


def test_a_clock_that_is_set_back_changes_no_order(hunt, sealed):
    execute(sealed / "rc.db", "update commands set at = '2030-01-01T00:00:00Z' where id <= 3")
    assert [row[0] for row in hunt("history", today="2026-11-20").rows] == ["6", "5", "4", "3", "2", "1"]
    assert "command 6" in hunt("undo", "--yes", today="2026-11-20").out
    assert hunt("show", "2", today="2026-11-20").code == 0
    for command in ("followups", "list", "appeals", "stats", "restore", "history"):
        assert hunt(command, today="2026-11-20").code == 0
    assert hunt("redo", "--yes", today="2026-11-19").code == 0
    assert hunt("list", today="2026-11-19").rows[0][0] == "1"
    assert hunt("remind", "1", "3d", "earlier", today="2026-11-20").code == 0
    assert hunt("doctor", today="2026-11-24").code == 0
