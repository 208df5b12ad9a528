"""The records: added, listed, found, shown, changed, noted, removed."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

EVERY_OPTION = {
    "--role": "企画職",
    "--stage": "最終面接",
    "--on": "2026-11-20",
    "--applied-on": "2026-09-01",
    "--desire": "5",
    "--closeness": "near",
    "--feedback": "論理的\nだが声が小さい",
    "--new-facts": "TOEIC 900",
    "--reason": "other-candidate",
    "--waitlist-until": "2026-12-10",
    "--seats": "many",
    "--reapply-after": "12 months",
    "--contact": "田中 花子",
    "--email": "tanaka@example.com",
    "--url": "https://example.com/jobs/1",
    "--note": "本社は京都",
    "--motivation": "京都で働きたい",
    "--lang": "ja",
}
FLAGS = ("invited", "waitlisted", "reposted", "referral", "no-contact", "never-reapply")


def added(rc: Any, company: str, *options: str, today: str | None = None) -> Any:
    result = rc("add", company, *options, "--json", today=today)
    assert result.code == 0, result.err
    return result.data


def shown(rc: Any, number: int = 1) -> Any:
    return rc("show", str(number), "--json").data


def ids(result: Any) -> list[int]:
    assert result.code == 0, result.err
    return [record["id"] for record in result.data]


def stored(home: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(home / "rc.db")) as connection:
        return connection.execute(query).fetchall()


# --- add -------------------------------------------------------------------------------------------------------------


def test_add_stores_every_option(rc, sealed):
    options = [word for pair in EVERY_OPTION.items() for word in pair]
    repeated = ["--point", "声", "--point", "結論から話す", "--tag", "ゲーム", "--tag", "京都"]
    added(rc, "任天堂株式会社", *options, *repeated, *(f"--{flag}" for flag in FLAGS))
    record = shown(rc)
    facts = {key: record[key] for key in record if key not in {"status", "verdict", "next", "events", "earlier"}}
    facts.pop("reminders", None)
    assert facts == {
        "id": 1,
        "company": "任天堂株式会社",
        "role": "企画職",
        "stage": "final",
        "rejected_on": "2026-11-20",
        "applied_on": "2026-09-01",
        "desire": 5,
        "closeness": "near",
        "feedback": "論理的\nだが声が小さい",
        "points": ["声", "結論から話す"],
        "new_facts": "TOEIC 900",
        "reason": "other-candidate",
        "invited": True,
        "waitlisted": True,
        "waitlist_until": "2026-12-10",
        "seats": "many",
        "reposted": True,
        "referral": True,
        "no_contact": True,
        "reapply_from": "2027-11-20",
        "never_reapply": True,
        "contact": {"name": "田中 花子", "email": "tanaka@example.com"},
        "url": "https://example.com/jobs/1",
        "tags": ["ゲーム", "京都"],
        "notes": "本社は京都",
        "lang": "ja",
        "awaiting": False,
        "waiting_since": None,
        "result_by": None,
        "follows": None,
        "motivation": "京都で働きたい",
    }
    assert stored(sealed, "select company, rejected_on, desire from rejections") == [
        ("任天堂株式会社", "2026-11-20", 5)
    ]


def test_add_with_nothing_but_the_firm_takes_today_and_leaves_the_rest_open(rc):
    record = added(rc, "Acme")
    assert (record["rejected_on"], record["lang"], record["points"], record["tags"]) == ("2026-11-23", "en", [], [])
    assert not any(record[key] for key in ("role", "stage", "desire", "feedback", "invited", "waitlisted", "url"))
    assert record["contact"] == {"name": None, "email": None}


@pytest.mark.parametrize(
    ("company", "options", "lang"),
    [("任天堂", (), "ja"), ("Acme", ("--role", "企画"), "ja"), ("Acme", (), "en"), ("任天堂", ("--lang", "en"), "en")],
)
def test_the_language_of_letters_follows_the_writing_unless_given(rc, company, options, lang):
    assert added(rc, company, *options)["lang"] == lang


def test_add_says_number_verdict_three_reasons_and_the_next_step(rc):
    result = rc("add", "Acme", "--stage", "final", "--desire", "5", "--contact", "Sam", "--on", "2026-11-20")
    lines = result.out.splitlines()
    assert "#1 Acme" in lines[0]
    assert "appeal" in lines[1]
    assert sum(line.startswith("  - ") for line in lines) == 3
    assert "24 Nov 2026" in lines[-1]
    assert result.err == ""


@pytest.mark.parametrize("flag", FLAGS)
def test_a_flag_is_set_by_add_and_taken_back_by_edit(rc, flag):
    key = flag.replace("-", "_")
    off = "--contact-welcome" if flag == "no-contact" else f"--no-{flag}"
    assert added(rc, "Acme", f"--{flag}")[key] is True
    assert rc("edit", "1", off, "--json").data[key] is False


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (("--stage", "nonsense"), "nonsense"),
        (("--on", "2026-11-24"), "2026-11-24"),
        (("--on", "someday"), "someday"),
        (("--on", "2026-02-30"), "2026-02-30"),
        (("--on", ""), "day"),
        (("--applied-on", "2026-11-22", "--on", "2026-11-20"), "2026-11-22"),
        (("--desire", "0"), "0"),
        (("--desire", "6"), "6"),
        (("--desire", "²"), "²"),
        (("--desire", "9" * 5000), "9999"),
        (("--closeness", "very"), "very"),
        (("--reason", "whim"), "whim"),
        (("--seats", "0"), "0"),
        (("--email", "tanaka"), "tanaka"),
        (("--email", "a@example.com, b@example.com"), "a@example.com"),
        (("--lang", "fr"), "fr"),
        (("--reapply-after", "soon"), "soon"),
        (("--waitlist-until", "perhaps"), "perhaps"),
        (("--lang", ""), "language"),
    ],
)
def test_add_refuses_what_it_cannot_read_and_writes_nothing(rc, sealed, options, word):
    result = rc("add", "Acme", *options)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("error: ")
    assert word in result.err
    assert "Traceback" not in result.err
    assert "unexpected" not in result.err
    assert not (sealed / "rc.db").exists()


@pytest.mark.parametrize("company", ["", "   ", "\n"])
def test_a_rejection_needs_a_firm(rc, sealed, company):
    result = rc("add", company)
    assert result.code == 2
    assert "firm" in result.err
    assert not (sealed / "rc.db").exists()


@pytest.mark.parametrize(
    ("typed", "reapply_from"),
    [("12 months", "2027-11-20"), ("半年", "2027-05-20"), ("2027-03-01", "2027-03-01"), ("1年", "2027-11-20")],
)
def test_reapply_after_is_counted_from_the_rejection(rc, typed, reapply_from):
    assert added(rc, "Acme", "--on", "2026-11-20", "--reapply-after", typed)["reapply_from"] == reapply_from


def test_tags_and_points_are_given_again_or_in_one(rc):
    record = added(rc, "Acme", "--tag", "a, b", "--tag", "b", "--tag", "c", "--point", "one\ntwo", "--point", "three")
    assert record["tags"] == ["a", "b", "c"]
    assert record["points"] == ["one", "two", "three"]


def test_a_waitlist_with_an_end_is_a_waitlist(rc):
    assert added(rc, "Acme", "--waitlist-until", "2026-12-10")["waitlisted"] is True


def test_taking_the_waitlist_back_takes_its_end_back_too(rc):
    added(rc, "Acme", "--stage", "final", "--waitlist-until", "2026-12-10")
    record = rc("edit", "1", "--no-waitlisted", "--json").data
    assert (record["waitlisted"], record["waitlist_until"]) == (False, None)


# --- earlier rejections, doubles -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "spelling",
    [
        "Sky",
        "Ｓｋｙ株式会社",
        "sky Inc.",
        "㈱SKY",
        "(株)Sky",
        "（株）ｓｋｙ",
        "株式会社 Sky",
        "Sky, Inc.",
        "SKY GmbH",
        "Sky LLC",
        "Sky Ltd",
    ],
)
def test_earlier_rejections_by_the_same_firm_are_told(rc, spelling):
    added(rc, "Sky", "--role", "first", "--on", "2026-05-01")
    result = rc("add", spelling, "--role", "second")
    assert "Earlier" in result.out
    assert "#1" in result.out
    assert "first" in result.out
    assert [record["id"] for record in shown(rc, 2)["earlier"]] == [1]
    assert [record["id"] for record in shown(rc, 1)["earlier"]] == [2]


@pytest.mark.parametrize("other", ["Skyline", "Sky Robotics", "Blue Sky", "スカイ"])
def test_other_firms_are_not_the_same(rc, other):
    added(rc, "Sky", "--role", "first")
    assert "Earlier" not in rc("add", other, "--role", "second").out
    assert shown(rc, 2)["earlier"] == []


def test_a_double_is_pointed_out_and_needs_again(rc, sealed):
    same = ("--role", "企画", "--stage", "final", "--on", "2026-11-20")
    added(rc, "任天堂株式会社", *same)
    refused = rc("add", "任天堂（株）", *same)
    assert (refused.code, refused.out) == (1, "")
    assert "#1" in refused.err
    assert "--again" in refused.err
    assert stored(sealed, "select count(*) from rejections") == [(1,)]
    assert added(rc, "任天堂（株）", *same, "--again")["id"] == 2


@pytest.mark.parametrize(
    "changed", [("--role", "営業"), ("--stage", "二次面接"), ("--on", "2026-11-19")], ids=["role", "stage", "day"]
)
def test_another_role_stage_or_day_is_no_double(rc, changed):
    same = {"--role": "企画", "--stage": "final", "--on": "2026-11-20"}
    added(rc, "任天堂", *(word for pair in same.items() for word in pair))
    other = {**same, changed[0]: changed[1]}
    assert rc("add", "任天堂", *(word for pair in other.items() for word in pair)).code == 0


def test_what_was_removed_is_no_double(rc):
    added(rc, "Acme")
    rc("remove", "1", "--yes")
    again = rc("add", "Acme")
    assert again.code == 0
    assert "Earlier" not in again.out


# --- list ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def hunt(rc):
    added(
        rc,
        "任天堂株式会社",
        "--stage",
        "final",
        "--desire",
        "5",
        "--contact",
        "T",
        "--on",
        "2026-11-20",
        "--tag",
        "京都",
    )
    added(rc, "Example Robotics Inc.", "--stage", "onsite", "--on", "2026-10-01", "--tag", "abroad")
    added(rc, "株式会社サンプル", "--stage", "書類", "--on", "2026-11-10", "--tag", "京都", "--tag", "abroad")
    added(rc, "Sample GmbH", "--stage", "final", "--invited", "--on", "2026-11-23")
    rc("log", "2", "withdrew")
    return rc


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ((), [4, 1, 3, 2]),
        (("--company", "サンプル"), [3]),
        (("--company", "ｻﾝﾌﾟﾙ"), [3]),
        (("--company", "SAMPLE"), [4]),
        (("--company", "example robotics"), [2]),
        (("--company", "任天堂(株)"), [1]),
        (("--stage", "final"), [4, 1]),
        (("--stage", "最終"), [4, 1]),
        (("--stage", "ES"), [3]),
        (("--status", "closed"), [3, 2]),
        (("--verdict", "appeal"), [1]),
        (("--verdict", "let-go"), [3, 2]),
        (("--verdict", "invited"), [4]),
        (("--tag", "京都"), [1, 3]),
        (("--tag", "kyoto"), []),
        (("--since", "2026-11-10"), [4, 1, 3]),
        (("--until", "2026-11-10"), [3, 2]),
        (("--since", "2026-11-01", "--until", "2026-11-20"), [1, 3]),
        (("--since", "3 days ago"), [4, 1]),
        (("--tag", "京都", "--stage", "final"), [1]),
        (("--company", "%"), []),
        (("--company", "'"), []),
    ],
)
def test_list_filters(hunt, filters, found):
    assert ids(hunt("list", *filters, "--json")) == found


@pytest.mark.parametrize(
    "filters", [("--stage", "x"), ("--status", "x"), ("--verdict", "x"), ("--since", "x"), ("--until", "x")]
)
def test_list_refuses_a_filter_it_cannot_read(hunt, filters):
    result = hunt("list", *filters)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("error: ")


def test_list_in_a_pipe_is_one_record_a_line(hunt):
    rows = hunt("list").rows
    assert [row[0] for row in rows] == ["4", "1", "3", "2"]
    assert rows[1][1:5] == ["2026-11-20", "任天堂株式会社", "", "final"]


def test_list_shows_a_person_the_newest_50_and_a_pipe_everything(rc):
    for number in range(53):
        rc("add", f"Firm{number:02}")
    assert len(rc("list").rows) == 53
    drawn = rc("list", env={"FORCE_COLOR": "1"})
    assert "Firm52" in drawn.out
    assert "Firm03" in drawn.out
    assert "Firm02" not in drawn.out
    assert "3 older" in drawn.err
    everything = rc("list", "--all", env={"FORCE_COLOR": "1"})
    assert "Firm00" in everything.out
    assert "older" not in everything.err


def test_a_filter_without_a_match_says_so(hunt):
    result = hunt("list", "--company", "nobody")
    assert (result.code, result.out) == (0, "")
    assert "rc list" in result.err


@pytest.mark.parametrize("command", [("list",), ("search", "x"), ("followups",), ("appeals",)])
def test_with_nothing_on_record_one_is_told_how_to_begin(rc, sealed, command):
    result = rc(*command)
    assert (result.code, result.out) == (0, "")
    assert "rc add" in result.err
    assert not (sealed / "rc.db").exists()


# --- search ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def library(rc):
    added(rc, "東京海上日動", "--role", "システムエンジニア", "--feedback", "話し方が論理的でした")
    added(rc, "京都東山株式会社", "--note", "本社は京都。桜がきれい")
    added(
        rc, "Example Robotics", "--role", "Backend Engineer", "--feedback", "They loved the café talk", "--point", "SQL"
    )
    added(rc, "Ｓｋｙ", "--new-facts", "応用情報", "--tag", "大阪")
    rc("log", "4", "note", "--note", "鈴木さんから電話")
    return rc


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("東京",), [1]),
        (("京都",), [2]),
        (("東",), [2, 1]),
        (("論理",), [1]),
        (("理的",), [1]),
        (("システム",), [1]),
        (("ｼｽﾃﾑ",), [1]),
        (("しすてむ",), [1]),
        (("桜",), [2]),
        (("きれい",), [2]),
        (("backend",), [3]),
        (("BACKEND", "engineer"), [3]),
        (("engineer backend",), [3]),
        (("back",), [3]),
        (("ｒｏｂｏｔｉｃｓ",), [3]),
        (("café",), [3]),
        (("sql",), [3]),
        (("sky",), [4]),
        (("応用情報",), [4]),
        (("大阪",), [4]),
        (("鈴木",), [4]),
        (("東京", "京都"), []),
        (("論理", "東京"), [1]),
        (("都東",), [2]),
        (("nobody",), []),
        (('"',), []),
        (("*",), []),
        (("AND",), []),
        (("NEAR(",), []),
        (("backend OR 桜",), []),
        (("'; drop table rejections; --",), []),
        (("",), []),
    ],
)
def test_search_finds_words_in_both_languages(library, words, found):
    assert sorted(ids(library("search", "--json", "--", *words))) == sorted(found)


def test_search_follows_what_is_changed_noted_and_removed(library):
    library("edit", "3", "--company", "改名商事", "--role", "")
    assert ids(library("search", "改名", "--json")) == [3]
    assert ids(library("search", "backend", "--json")) == []
    library("note", "3", "新しい話")
    assert ids(library("search", "新しい", "--json")) == [3]
    library("remove", "3", "--yes")
    assert ids(library("search", "改名", "--json")) == []


def test_search_without_a_match_says_so(library):
    result = library("search", "nobody")
    assert (result.code, result.out) == (0, "")
    assert "nobody" in result.err


# --- show, edit, note ------------------------------------------------------------------------------------------------


def test_show_tells_facts_verdict_next_step_and_events(hunt):
    hunt("log", "1", "note", "--note", "電話あり")
    rows = hunt("show", "1").rows
    named = {row[0]: row[1:] for row in rows}
    assert named["company"] == ["任天堂株式会社"]
    assert named["verdict"] == ["appeal"]
    assert named["next"][:2] == ["send-appeal", "2026-11-24"]
    assert named["event"] == ["2026-11-23", "note", "電話あり"]


@pytest.mark.parametrize(
    "command", [("show",), ("why",), ("edit", "--desire", "5"), ("note", "x"), ("remove", "--yes")]
)
def test_a_number_that_is_not_on_record_is_named(hunt, command):
    verb, *rest = command
    result = hunt(verb, "99", *rest)
    assert (result.code, result.out) == (1, "")
    assert "#99" in result.err
    assert "rc list" in result.err


@pytest.mark.parametrize(
    ("option", "key", "empty"),
    [
        ("--role", "role", None),
        ("--stage", "stage", None),
        ("--applied-on", "applied_on", None),
        ("--desire", "desire", None),
        ("--closeness", "closeness", None),
        ("--feedback", "feedback", None),
        ("--new-facts", "new_facts", None),
        ("--reason", "reason", None),
        ("--waitlist-until", "waitlist_until", None),
        ("--seats", "seats", None),
        ("--reapply-after", "reapply_from", None),
        ("--url", "url", None),
        ("--note", "notes", None),
        ("--point", "points", []),
        ("--tag", "tags", []),
    ],
)
def test_an_empty_text_empties_a_field(rc, option, key, empty):
    value = {**EVERY_OPTION, "--point": "one", "--tag": "one"}[option]
    assert added(rc, "Acme", "--on", "2026-11-20", option, value)[key] not in (None, [])
    assert rc("edit", "1", option, "", "--json").data[key] == empty


@pytest.mark.parametrize("option", ["--contact", "--email"])
def test_the_contact_is_emptied_half_by_half(rc, option):
    added(rc, "Acme", "--contact", "Sam", "--email", "sam@example.com")
    contact = rc("edit", "1", option, "", "--json").data["contact"]
    assert contact == {"name": "Sam", "email": "sam@example.com", option.strip("-").replace("contact", "name"): None}


@pytest.mark.parametrize(("option", "value"), [("--company", ""), ("--on", ""), ("--lang", " ")])
def test_what_a_record_needs_cannot_be_emptied(rc, option, value):
    before = added(rc, "Acme")
    assert rc("edit", "1", option, value).code == 2
    assert shown(rc)["company"] == before["company"]


def test_edit_replaces_lists_and_leaves_the_rest(rc):
    added(rc, "Acme", "--tag", "a", "--tag", "b", "--point", "x", "--role", "dev", "--desire", "2")
    record = rc("edit", "1", "--tag", "c", "--tag", "d", "--desire", "5", "--json").data
    assert (record["tags"], record["points"], record["role"], record["desire"]) == (["c", "d"], ["x"], "dev", 5)


def test_edit_says_how_the_verdict_changed(rc):
    added(rc, "Acme", "--on", "2026-11-20")
    result = rc("edit", "1", "--stage", "final", "--closeness", "near")
    assert "appeal" in result.out
    assert "let go" in result.out
    assert shown(rc)["verdict"]["code"] == "appeal"


def test_edit_reapply_after_counts_from_the_day_that_is_edited_with_it(rc):
    added(rc, "Acme", "--on", "2026-11-20")
    assert rc("edit", "1", "--reapply-after", "12 months", "--json").data["reapply_from"] == "2027-11-20"
    record = rc("edit", "1", "--reapply-after", "6 months", "--on", "2026-10-01", "--json").data
    assert record["reapply_from"] == "2027-04-01"


def test_edit_moves_a_record_to_another_firm(rc):
    added(rc, "Sky", "--role", "first")
    added(rc, "Typo", "--role", "second")
    assert [each["id"] for each in rc("edit", "2", "--company", "Ｓｋｙ Inc.", "--json").data["earlier"]] == [1]


def test_edit_refuses_as_a_whole(rc):
    added(rc, "Acme", "--role", "dev")
    assert rc("edit", "1", "--role", "other", "--desire", "9").code == 2
    assert rc("edit", "1", "--applied-on", "2026-11-22", "--on", "2026-11-20").code == 2
    assert (shown(rc)["role"], shown(rc)["applied_on"]) == ("dev", None)


def test_edit_without_a_change_says_what_to_type(rc):
    added(rc, "Acme")
    result = rc("edit", "1")
    assert result.code == 2
    assert "--editor" in result.err


def test_edit_to_what_it_was_changes_nothing(rc, sealed):
    added(rc, "Acme", "--role", "dev")
    before = stored(sealed, "select count(*) from changes")
    assert "nothing changed" in rc("edit", "1", "--role", "dev").out
    assert stored(sealed, "select count(*) from changes") == before


def test_note_adds_below_what_is_there(rc):
    added(rc, "Acme", "--note", "first")
    assert rc("note", "1", "二つ目", "word").code == 0
    rc("note", "1", "third\nline")
    assert shown(rc)["notes"] == "first\n二つ目 word\nthird\nline"


@pytest.mark.parametrize("words", [("",), ("  ", "\n")])
def test_an_empty_note_is_refused(rc, words):
    added(rc, "Acme")
    assert rc("note", "1", *words).code == 2
    assert shown(rc)["notes"] is None


# --- remove ----------------------------------------------------------------------------------------------------------


def test_remove_names_what_it_removed_and_keeps_the_row(rc, sealed):
    added(rc, "任天堂株式会社", "--role", "企画", "--on", "2026-11-20")
    result = rc("remove", "1", "--yes")
    assert result.code == 0
    assert "#1 任天堂株式会社" in result.out
    assert "企画" in result.out
    assert ids(rc("list", "--json")) == []
    assert rc("show", "1").code == 1
    assert rc("followups", "--all").out == ""
    assert stored(sealed, "select company, removed_at from rejections") == [("任天堂株式会社", "2026-11-23")]


def test_numbers_are_never_used_again(rc):
    for company in ("A1", "B2", "C3"):
        added(rc, company)
    rc("remove", "3", "2", "--yes")
    assert added(rc, "D4")["id"] == 4
    assert ids(rc("list", "--json")) == [4, 1]


def test_remove_several_is_all_or_nothing(rc):
    added(rc, "A1")
    added(rc, "B2")
    assert rc("remove", "1", "99", "2", "--yes").code == 1
    assert ids(rc("list", "--json")) == [2, 1]
    assert rc("remove", "1", "1", "2", "--yes").out.count("Removed") == 2


def test_a_removed_record_cannot_be_worked_on(rc):
    added(rc, "Acme", "--stage", "final", "--desire", "5", "--contact", "Sam")
    rc("remove", "1", "--yes")
    for command in (
        ("done", "1"),
        ("edit", "1", "--role", "x"),
        ("note", "1", "x"),
        ("log", "1", "offer"),
        ("drop", "1"),
    ):
        result = rc(*command)
        assert (result.code, result.out) == (1, ""), command
        assert "#1" in result.err


def test_every_change_is_in_the_history(rc, sealed):
    added(rc, "Acme")
    rc("edit", "1", "--role", "dev")
    rc("note", "1", "x")
    rc("remove", "1", "--yes")
    changes = """select commands.verb, changes.operation from changes join commands on commands.id = command_id
                 where table_name = 'rejections' order by changes.id"""
    assert stored(sealed, changes) == [("add", "insert"), ("edit", "update"), ("note", "update"), ("remove", "update")]
