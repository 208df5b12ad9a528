"""The file in other programs: views that a person reads, a search that finds, and a history that misses nothing."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta

import pytest
from sqlite_utils import Database

from rechallenge_cli.domain.codes import EventKind
from rechallenge_cli.domain.step_texts import STEP_TEXTS
from rechallenge_cli.output import labels, wording
from rechallenge_cli.store import views

COLUMNS = {
    "v_followups": "id company role due_on days section kind text command",
    "v_rejections": (
        "id company role stage rejected_on waiting_since result_by applied_on status verdict verdict_from verdict_until "
        "next_step next_due_on desire closeness feedback points new_facts motivation reason invited waitlisted "
        "waitlist_until seats reposted referral no_contact reapply_from never_reapply contact_name contact_email url tags "
        "notes lang follows"
    ),
    "v_timeline": "day id company role kind text note recorded_on",
}
"""A contract: columns are added at the end, never renamed or moved."""


def day(days: int) -> str:
    return (date.today() + timedelta(days=days)).isoformat()


@pytest.fixture
def now(rc):
    """`rc` on the day on which it is run: the views know no other."""

    def call(*arguments: str):
        return rc(*arguments, today=date.today().isoformat())

    return call


@pytest.fixture
def hunt(now):
    now(
        "add",
        "株式会社サンプル",
        "--role",
        "企画",
        "--stage",
        "final",
        "--on",
        day(-3),
        "--desire",
        "5",
        "--tag",
        "a",
        "--tag",
        "b",
    )
    now(
        "add",
        "Example Robotics",
        "--stage",
        "final",
        "--on",
        day(-20),
        "--point",
        "x",
        "--point",
        "y",
        "--applied-on",
        day(-40),
    )
    now("log", "2", "invited", "--on", day(-5), "--note", "they called")
    now("add", "Harbour & Pine", "--awaiting", "--on", day(-9), "--result-by", day(-2))
    now("add", "Gone", "--stage", "final", "--desire", "5", "--on", day(-3))
    now("remind", "4", day(1), "unseen")
    now("remove", "4", "--yes")
    now("remind", "1", day(2), "ask Tanaka-san")
    return now


@pytest.fixture
def one(now):
    now("add", "A")
    return now


@pytest.fixture
def db(sealed):
    """The file as another program opens it; what makes it comes first."""
    assert (sealed / "rc.db").exists()
    with closing(sqlite3.connect(sealed / "rc.db", isolation_level=None)) as connection:
        yield Database(connection)


def test_the_columns_are_pinned(hunt, db):
    assert {view.name: " ".join(column.name for column in view.columns) for view in db.views} == COLUMNS


def test_followups_are_those_of_the_morning(hunt, db):
    lines = hunt("followups", "--all", "--json").data
    rows = list(db["v_followups"].rows)
    for name in ("id", "company", "role", "due_on", "days", "section", "kind", "command"):
        assert [row[name] for row in rows] == [line[name] for line in lines], name
    assert {row["text"] for row in rows} >= {"ask Tanaka-san", f"ask for the result: due {day(-2)}"}


def test_the_words_of_the_views_are_those_of_the_program():
    assert {code: text for code, (text, _command) in views.STEPS.items()} == dict(STEP_TEXTS)
    for code, (_text, command) in views.STEPS.items():
        assert command.format(id=7) == wording.command(code, 7)
    assert {kind.value for kind in EventKind} == set(views.EVENTS)
    assert {kind: labels.EVENTS[EventKind(kind)] for kind in views.EVENTS} == dict(views.EVENTS)


def test_rejections_are_those_of_the_list(hunt, db):
    records = {record["id"]: record for record in hunt("list", "--json").data}
    rows = {row["id"]: row for row in db["v_rejections"].rows}
    assert set(rows) == set(records) == {1, 2, 3}
    for number, row in rows.items():
        record = records[number]
        for name in (
            "company",
            "role",
            "stage",
            "rejected_on",
            "waiting_since",
            "result_by",
            "applied_on",
            "status",
            "desire",
        ):
            assert row[name] == record[name], name
        assert (row["verdict"], row["verdict_until"]) == (record["verdict"]["code"], record["verdict"]["until"])
        assert row["next_due_on"] == record["next"]["due_on"]
    assert rows[1]["tags"] == "a, b"
    assert rows[2]["points"] == "x\ny"
    assert rows[3]["points"] is rows[3]["tags"] is None
    assert rows[1]["invited"] == "no"


def test_the_timeline_tells_what_happened_when(hunt, db):
    hunt("snooze", "1", "4d", "--kind", "send-appeal")
    happened = [(row["day"], row["id"], row["text"], row["note"]) for row in db["v_timeline"].rows]
    assert happened == [
        (day(-40), 2, "applied", None),
        (day(-20), 2, "rejected", None),
        (day(-9), 3, "waiting for the result", None),
        (day(-5), 2, "they offered another chance", "they called"),
        (day(-3), 1, "rejected", None),
        (day(0), 1, f"put off: send appeal until {day(4)}", None),
    ]


def test_a_rejection_that_was_awaited_is_told_once(hunt, db):
    hunt("log", "3", "rejected", "--on", day(-1))
    assert [row["text"] for row in db["v_timeline"].rows_where("id = 3")] == ["rejected"]


def test_a_forgotten_mail_is_not_in_the_timeline(one, db, sealed):
    (sealed / "a.mail").write_text(
        "From: HR <hr@robotics.example>\nSubject: Your application to Example Robotics\nDate: Mon, 16 Nov 2026 10:00:00 +0000\n"
        "\nDear applicant,\n\nWe regret to inform you that we will not be moving forward with your application to "
        "Example Robotics.\n",
        encoding="utf-8",
    )
    assert one("add", "Example Robotics", "--mail", "a.mail", "--yes").code == 0
    assert [row["note"] for row in db["v_timeline"].rows_where("kind = 'mail'")] == [
        "Your application to Example Robotics"
    ]
    assert one("remove", "2", "--mail", "--yes").code == 0
    assert not list(db["v_timeline"].rows_where("kind = 'mail'"))


def test_views_hold_nothing_for_programs_alone(hunt, db):
    for view in db.views:
        for row in view.rows:
            assert not {"uid", "revision", "company_key", "removed_at"} & set(row)
            assert not [value for value in row.values() if isinstance(value, str) and value.startswith(("[", "{"))]


def test_foreign_keys_hold(hunt, db):
    assert db.execute("pragma foreign_key_check").fetchall() == []
    assert {(key.column, key.other_table) for key in db["events"].foreign_keys} == {("rejection_id", "rejections")}


def found(db, words: str) -> list[int]:
    assert db["rejections"].detect_fts() == "rejections_fts"
    db.execute("insert into rejections_fts (rejections_fts, rank) values ('integrity-check', 1)")
    return sorted(row["id"] for row in db["rejections"].search(words))


def test_the_search_is_found_and_finds_japanese(hunt, db):
    assert found(db, "サンプル") == [1]
    assert found(db, "robotics") == [2]


def test_the_search_keeps_up(hunt, db):
    hunt("edit", "1", "--company", "株式会社みほん", "--note", "二度目の面接")
    assert found(db, "サンプル") == []
    assert found(db, "度目の") == [1]
    db.execute("update rejections set notes = 'by hand' where id = 2")
    assert found(db, "hand") == [2]


def history(db) -> list[tuple[str, str]]:
    query = "select verb, operation from changes join commands on commands.id = command_id order by changes.id"
    return [tuple(row) for row in db.execute(query)]


def test_a_change_by_another_program_is_in_the_history_as_one(one, db):
    db.execute("begin")
    db.execute("update rejections set notes = 'by hand'")
    db.execute(
        "insert into events (rejection_id, kind, on_day, recorded_on) values (1, 'note', '2026-11-20', '2026-11-20')"
    )
    db.execute("commit")
    one("remind", "1", "3d", "ours")
    assert history(db) == [
        ("add", "insert"),
        ("outside", "update"),
        ("outside", "insert"),
        ("remind", "insert"),
    ]
    assert db.execute("select verb, under_way from commands order by id").fetchall() == [
        ("add", 0),
        ("outside", 0),
        ("remind", 0),
    ]
    assert one("reassess").code == 0
    assert one("show", "1", "--json").data["notes"] == "by hand"


def test_another_program_may_write_before_us(one, db):
    for table in ("changes", "commands"):
        db.execute(f"delete from {table}")
    db.execute("update rejections set notes = 'first'")
    assert history(db) == [("outside", "update")]


def test_a_command_that_failed_is_not_under_way(one, db):
    assert one("log", "1", "passed").code == 1
    db.execute("update rejections set notes = 'by hand'")
    assert history(db) == [("add", "insert"), ("outside", "update")]
