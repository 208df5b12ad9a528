"""A record that is forgotten is gone, with every word of it, and nothing else is."""

import os
import sqlite3
import sysconfig
from contextlib import closing
from pathlib import Path

import pytest

PROGRAM = Path(sysconfig.get_path("scripts")) / "rc"
FIRM = "Zyxquvia Robotics 株式会社"
MAIL = """Message-ID: <uniqueid77@mail.example>
From: Quillon Vantreight <qvantreight@mail.example>
Date: Fri, 20 Nov 2026 10:00:00 +0900
Subject: Blorptastic news

Dear Aki,

thank you for applying to Snorkelby Motors. We regret to inform you that we will not move forward with your application.
Fizzwhistle.
"""
WORDS = [
    *("Zyxquvia", "wobblegong", "glimmerfax", "changedfax", "sentnote", "remindword", "tagword", "pointword"),
    *("newfactword", "motiveword", "contactword", "urlword", "editednote", "ぐるぐる言葉", "droppedword", "Quvia2"),
]


@pytest.fixture
def hunt(rc):
    """A record on which everything was done that leaves words behind, among others, and with backups of two days."""
    for arguments in (
        ("add", "Before", "--note", "stays"),
        ("add", FIRM, "--role", "wobblegong", "--stage", "final", "--desire", "5", "--feedback", "glimmerfax"),
        ("add", "Behind", "--feedback", "stays too"),
        ("edit", "2", "--feedback", "changedfax", "--tag", "tagword", "--point", "pointword"),
        ("edit", "2", "--new-facts", "newfactword", "--motivation", "motiveword", "--contact", "contactword"),
        ("edit", "2", "--company", "Quvia2", "--url", "https://urlword.example"),
        ("edit", "2", "--company", FIRM),
        ("note", "2", "editednote ぐるぐる言葉"),
        ("remind", "2", "3d", "remindword"),
        ("letter", "2"),
        ("log", "2", "appeal-sent", "--note", "sentnote"),
        ("undo", "--yes"),
        ("redo", "--yes"),
        ("drop", "2", "--kind", "nudge", "--why", "droppedword " * 3),
        ("undo", "--yes"),
        ("backup",),
    ):
        assert rc(*arguments).code == 0, arguments
    assert rc("note", "1", "later", today="2026-11-24").code == 0
    return rc


def left_of(folder, words=WORDS):
    """The words that are still in some byte below a folder."""
    content = {path: path.read_bytes().lower() for path in folder.rglob("*") if path.is_file()}
    assert content
    return sorted(
        {(word, path.name) for word in words for path, raw in content.items() if word.lower().encode() in raw}
    )


def shelf_of(tmp_path):
    return tmp_path / "backups"


def names(tmp_path):
    return sorted(path.name for path in shelf_of(tmp_path).glob("*/*.db"))


def companies(rc):
    return {each["id"]: each["company"] for each in rc("list", "--json").data}


def look(path, query):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def test_the_words_are_there_before(hunt, tmp_path):
    assert {word for word, _name in left_of(tmp_path)} == set(WORDS)


def test_not_a_word_is_left_in_any_file(hunt, tmp_path, sealed):
    done = hunt("forget", "2", "--firm", FIRM, "--backups")
    assert (done.code, done.out) == (0, "#2 is forgotten.\n")
    assert "It is out of 2 backups too." in done.err
    assert left_of(tmp_path) == []
    assert companies(hunt) == {1: "Before", 3: "Behind"}
    assert hunt("doctor").code == 0
    for command in (("show", "2"), ("history", "2"), ("letter", "2"), ("remove", "2", "--mail", "--yes")):
        assert hunt(*command).code == 1, command
    assert [path.name for path in sealed.iterdir()] == ["rc.db"]


@pytest.mark.parametrize("state", ["removed", "taken back"])
def test_a_record_out_of_sight_is_forgotten_too(hunt, tmp_path, state):
    hunt("remove", "2", "--yes")
    if state == "taken back":
        hunt("add", FIRM, "--role", "other")
        assert hunt("undo", "--yes").code == 0
    number = "2" if state == "removed" else "4"
    assert hunt("forget", number, "--firm", FIRM, "--backups").code == 0
    assert hunt("forget", number, "--firm", FIRM, "--backups").code == 1
    if state == "removed":
        assert left_of(tmp_path) == []


def test_a_text_that_an_editor_left_is_named(hunt, sealed, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(sealed))
    assert hunt("edit", "2", "--editor", env={"EDITOR": "false"}).code == 1
    (kept,) = sealed.glob("rc-edit-*.txt")
    done = hunt("forget", "2", "--firm", FIRM, "--backups")
    assert f"{kept} was kept for you" in done.err
    assert kept.exists(), "it may hold words that are nowhere else"


def test_its_number_is_never_given_again(rc):
    rc("add", "A")
    rc("add", "B")
    assert rc("forget", "2", "--firm", "b").code == 0
    rc("add", "C")
    assert companies(rc) == {1: "A", 3: "C"}


def test_nor_is_a_word_left_where_other_programs_log_ahead(hunt, tmp_path, sealed):
    with closing(sqlite3.connect(sealed / "rc.db")) as connection:
        connection.execute("pragma journal_mode = wal")
        connection.execute("update rejections set notes = 'wobblegong again' where id = 2")
        connection.commit()
        hunt("note", "1", "while it is open")
    assert hunt("forget", "2", "--firm", FIRM, "--backups").code == 0
    assert left_of(tmp_path) == []
    assert look(sealed / "rc.db", "pragma journal_mode") == [("wal",)]
    assert hunt("doctor").code == 0


def test_nor_in_pages_that_were_split_or_freed_long_ago(hunt, tmp_path, sealed):
    (sealed / "many.csv").write_text(
        "company,notes,rejected on\n"
        + "".join(f"Firm {number},{'filling ' * (number % 90)},2026-11-{number % 20 + 1:02}\n" for number in range(400))
    )
    hunt("import", "many.csv", "--yes")
    for number in range(12):
        assert hunt("edit", "2", "--note", f"wobblegong {'long ' * 600 * (number % 3)}").code == 0
        assert hunt("note", str(number + 5), "more " * 300).code == 0
    assert hunt("forget", "2", "--firm", FIRM, "--backups").code == 0
    assert left_of(tmp_path) == []
    assert len(companies(hunt)) == 402
    assert hunt("search", "filling", "--json").code == 0


def test_what_commands_that_were_killed_have_left_goes_too(hunt, tmp_path, sealed):
    (shelf,) = shelf_of(tmp_path).iterdir()
    for path in (shelf / ".unfinished-99", shelf / ".unfinished-99-journal", sealed / ".rc.db.99.new"):
        path.write_text("wobblegong")
    (sealed / "mine.txt").write_text("mine")
    assert hunt("forget", "2", "--firm", FIRM, "--backups").code == 0
    assert left_of(tmp_path) == []
    assert (sealed / "mine.txt").exists()


# --- the name --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", [FIRM, "ｚｙｘｑｕｖｉａ　ＲＯＢＯＴＩＣＳ  株式会社", " zyxquvia robotics 株式会社 "]
)
def test_width_and_case_of_the_name_do_not_matter(hunt, typed):
    assert hunt("forget", "2", "--firm", typed).code == 0
    assert 2 not in companies(hunt)


@pytest.mark.parametrize("typed", ["", "Zyxquvia", "Before", "yes", "y", "2"])
def test_with_another_name_nothing_happens(hunt, sealed, tmp_path, typed):
    before, backups = (sealed / "rc.db").read_bytes(), names(tmp_path)
    done = hunt("forget", "2", "--firm", typed, "--backups")
    assert (done.code, done.out) == (1, "")
    assert f'nothing was forgotten: "{typed}" is not the firm of #2' in done.err
    assert FIRM in done.err
    assert ((sealed / "rc.db").read_bytes(), names(tmp_path)) == (before, backups)


@pytest.mark.parametrize(("option", "code"), [((), 1), (("--no-input",), 1), (("--backups",), 1), (("--yes",), 2)])
def test_in_a_pipe_a_yes_is_not_enough(hunt, sealed, option, code):
    before = (sealed / "rc.db").read_bytes()
    done = hunt("forget", "2", *option)
    assert (done.code, done.out) == (code, "")
    assert (sealed / "rc.db").read_bytes() == before


def test_what_is_not_there_is_told(hunt):
    assert hunt("forget", "9", "--firm", "x").code == 1
    assert hunt("forget", "x", "--firm", "x").code == 2
    assert hunt("forget", "9", "--firm", "x", "--json").error["code"] == "not-found"


def test_on_a_terminal_it_says_what_goes_and_asks_for_the_name(hunt, on_terminal, tmp_path):
    hunt("add", FIRM, "--role", "another")
    child = on_terminal(PROGRAM, "forget", "2")
    child.expect("Zyxquvia Robotics 株式会社")
    child.expect("It goes for good")
    child.expect("Other records of this firm stay: #4")
    child.expect("3 backups hold it: 24 Nov 2026, 23 Nov 2026")
    child.expect("backups too.*: ")
    child.sendline("y")
    child.expect("Type the firm's name to forget it: ")
    child.sendline("zyxquvia robotics 株式会社")
    child.expect("#2 is forgotten")
    child.expect("out of 3 backups")
    child.wait()
    assert child.exitstatus == 0
    assert companies(hunt) == {1: "Before", 3: "Behind", 4: FIRM}
    assert {word for word, _name in left_of(tmp_path)} == {"Zyxquvia"}


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("at_the_end", ["", "no"])
def test_on_a_terminal_another_name_changes_nothing(hunt, on_terminal, sealed, language, at_the_end):
    before = (sealed / "rc.db").read_bytes()
    child = on_terminal(PROGRAM, "forget", "2", "--no-backups", RC_LANG=language)
    child.expect(": $")
    child.sendline(at_the_end)
    child.wait()
    assert child.exitstatus == 1
    assert (sealed / "rc.db").read_bytes() == before


# --- backups ---------------------------------------------------------------------------------------------------------


def test_the_backups_that_hold_it_are_named_and_can_be_asked_for_later(hunt, tmp_path):
    before = names(tmp_path)
    done = hunt("forget", "2", "--firm", FIRM)
    assert "2 backups hold it: 24 Nov 2026, 23 Nov 2026." in done.err
    assert "`rc forget 2 --backups`" in done.err
    assert names(tmp_path) == before, "and none was made, in which it would be kept unseen"
    assert left_of(tmp_path / "home") == []
    assert hunt("forget", "2", "--firm", FIRM, "--no-backups").code == 1
    assert hunt("forget", "2", "--firm", "other", "--backups").code == 1
    assert hunt("forget", "2", "--firm", FIRM, "--backups").code == 0
    assert left_of(tmp_path) == []
    assert hunt("forget", "2", "--firm", FIRM, "--backups").code == 1


def test_a_backup_out_of_which_it_went_is_as_good_as_before(hunt, tmp_path):
    records = [name.removesuffix(".db").rsplit("_")[-1] for name in names(tmp_path)]
    hunt("forget", "2", "--firm", FIRM, "--backups")
    assert [name.removesuffix(".db").rsplit("_")[-1] for name in names(tmp_path)] == [
        str(int(each) - 1) if each == "3" else each for each in records
    ]
    for path in shelf_of(tmp_path).glob("*/*.db"):
        assert path.stat().st_mode & 0o077 == 0
        assert look(path, "pragma integrity_check") == [("ok",)]
    number = next(each["number"] for each in hunt("restore", "--json").data if each["why"] == "asked")
    assert hunt("restore", str(number), "--yes").code == 0
    assert companies(hunt) == {1: "Before", 3: "Behind"}
    assert hunt("doctor").code == 0
    assert hunt("undo", "--list").code == 0


def test_a_backup_that_cannot_be_read_is_named(hunt, tmp_path):
    (shelf,) = shelf_of(tmp_path).iterdir()
    broken = shelf / "2026-11-20_10-00-00_damaged_0.db"
    broken.write_bytes(b"wobblegong" * 100)
    done = hunt("forget", "2", "--firm", FIRM, "--backups")
    assert done.code == 0
    assert f"{broken} cannot be read" in done.err
    assert broken.exists()


def test_a_backup_that_is_damaged_within_is_left_and_told(hunt, tmp_path):
    backup = max(shelf_of(tmp_path).glob("*/*.db"))
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute("pragma writable_schema = on")
        connection.execute("update sqlite_schema set rootpage = 3 where name = 'rejections_by_day'")
        connection.commit()
    done = hunt("forget", "2", "--firm", FIRM, "--backups")
    assert done.code == 0
    assert "It is out of 1 backup too." in done.err
    assert "1 backup holds it" in done.err


def test_a_backup_that_cannot_be_written_keeps_the_record_where_it_is(hunt, tmp_path, sealed, monkeypatch):
    def full(_connection, _path):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("rechallenge_cli.store.backups._copy", full)
    before = (sealed / "rc.db").read_bytes()
    assert hunt("forget", "2", "--firm", FIRM, "--backups").code == 1
    assert (sealed / "rc.db").read_bytes() == before
    monkeypatch.undo()


def test_a_restore_of_a_backup_that_holds_it_brings_it_back_and_says_so_before(hunt):
    hunt("forget", "2", "--firm", FIRM)
    number = next(each["number"] for each in hunt("restore", "--json").data if each["why"] == "asked")
    assert "would come back: #2" in hunt("restore", str(number), "--yes").err
    assert companies(hunt)[2] == FIRM


# --- the history -----------------------------------------------------------------------------------------------------


def test_all_other_commands_can_still_be_taken_back(rc, sealed):
    (sealed / "many.csv").write_text(
        "company,rejected on\n" + "".join(f"Firm {number},2026-11-{number % 20 + 1:02}\n" for number in range(100))
    )
    rc("add", "Before")
    assert rc("import", "many.csv", "--yes").code == 0
    rc("note", "50", "a word")
    assert rc("forget", "50", "--firm", companies(rc)[50]).code == 0
    told = [row[2] for row in rc("history").rows]
    assert told[0] == "forget"
    assert "note" not in told
    assert rc("history").rows[0][6] == "a record was forgotten"
    done = rc("undo", "--yes")
    assert done.code == 1
    assert "the last command, forget, cannot be taken back" in done.err
    assert "`rc undo 2` takes back the one before" in done.err
    assert rc("undo", "2", "--yes").code == 0
    assert companies(rc) == {1: "Before"}
    assert rc("redo", "--yes").code == 0
    assert len(companies(rc)) == 100
    assert "what is forgotten is forgotten" in rc("undo", "4", "--yes").err
    assert rc("undo", "--yes").code == 0
    assert rc("undo", "--yes").code == 0
    assert companies(rc) == {}
    assert rc("doctor").code == 0


def test_an_undo_of_nothing_but_the_forgotten_stands_in_the_way_of_no_redo(rc):
    rc("add", "A")
    rc("add", "B")
    rc("note", "1", "first")
    rc("note", "2", "second")
    rc("undo", "3", "--yes")
    rc("undo", "4", "--yes")
    rc("forget", "2", "--firm", "B")
    assert rc("redo", "--yes").code == 0
    assert rc("show", "1", "--json").data["notes"] == "first"


def test_what_hung_on_it_stands_for_itself(rc):
    for day in ("2026-08-01", "2026-09-01", "2026-10-01"):
        rc("add", "Example", "--on", day, "--stage", "final", "--desire", "5")
    assert rc("show", "3", "--json").data["follows"] == 2
    assert rc("forget", "2", "--firm", "Example").code == 0
    assert rc("show", "3", "--json").data["follows"] == 1
    assert rc("doctor").code == 0
    rc("log", "3", "appeal-sent", "--on", "2026-10-05")
    rc("log", "3", "invited", "--on", "2026-10-10")
    rc("log", "3", "rejected-again", "--on", "2026-10-20")
    assert rc("forget", "3", "--firm", "Example").code == 0
    second = rc("show", "4", "--json").data
    assert (second["follows"], second["company"]) == (None, "Example")
    for command in ("doctor", "stats", "list"):
        assert rc(command).code == 0
    assert rc("report", "hunt.html").code == 0
    assert rc("undo", "7", "--yes").code == 0
    assert rc("doctor").code == 0


def test_a_mailbox_that_is_read_again_puts_it_on_record_again(rc, sealed, tmp_path):
    (sealed / "a.eml").write_text(MAIL)
    assert rc("import", "a.eml", "--yes").code == 0
    firm = companies(rc)[1]
    (sealed / "a.eml").rename(tmp_path / "a.eml")
    assert rc("forget", "1", "--firm", firm).code == 0
    words = ["Snorkelby", "Fizzwhistle", "Vantreight", "Blorptastic", "uniqueid77"]
    assert left_of(sealed, words) == []
    assert rc("import", str(tmp_path / "a.eml"), "--yes").code == 0
    assert companies(rc) == {2: firm}


def test_an_export_has_nothing_of_it(hunt, sealed, tmp_path):
    hunt("forget", "2", "--firm", FIRM, "--backups")
    assert hunt("export", "all.json").code == 0
    assert left_of(tmp_path) == []
    other = sealed / "other.db"
    assert hunt("import", "all.json", "--yes", "--db", str(other)).code == 0
    assert [each["id"] for each in hunt("list", "--json", "--db", str(other)).data] == [3, 1]


# --- its words -------------------------------------------------------------------------------------------------------


def test_json_names_the_backups_as_they_are_called_then(hunt):
    data = hunt("forget", "2", "--firm", FIRM, "--backups", "--json").data
    assert {name: len(found) for name, found in data["backups"].items()} == {"cleaned": 2, "left": 0, "unread": 0}
    assert all(Path(each["file"]).exists() for each in data["backups"]["cleaned"])


def test_in_japanese(hunt):
    done = hunt("forget", "2", "--firm", FIRM, "--backups", env={"RC_LANG": "ja"})
    assert (done.code, done.out) == (0, "#2 を完全に消去しました。\n")
    assert not any(letter.isascii() and letter.isalpha() for letter in done.err.split("`")[0].replace("export", ""))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may do everything")
def test_a_file_that_may_not_be_written_is_left_as_it_is(hunt, sealed):
    (sealed / "rc.db").chmod(0o400)
    done = hunt("forget", "2", "--firm", FIRM)
    assert (done.code, done.out) == (1, "")
