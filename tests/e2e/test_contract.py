"""The JSON contract: the keys are pinned here as they stand; a script that reads them must never break."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from rechallenge_cli.domain.funnel import Place

ENVELOPE = {"schema", "command", "today", "data"}
FACTS = {
    "id",
    "company",
    "role",
    "stage",
    "rejected_on",
    "applied_on",
    "desire",
    "closeness",
    "feedback",
    "points",
    "new_facts",
    "reason",
    "invited",
    "waitlisted",
    "waitlist_until",
    "seats",
    "reposted",
    "referral",
    "no_contact",
    "reapply_from",
    "never_reapply",
    "contact",
    "url",
    "tags",
    "notes",
    "lang",
    "awaiting",
    "waiting_since",
    "result_by",
    "follows",
    "motivation",
}
RECORD = FACTS | {"status", "verdict", "next", "reminders"}
CASE = RECORD | {"events", "earlier"}
APPEAL = RECORD | {"appealed_on"}
WHY = RECORD | {"factors", "total", "thresholds", "changes"}
CONTACT = {"name", "email"}
VERDICT = {"code", "from", "until", "reasons"}
REASON = {"code", "points", "text"}
NEXT = {"kind", "due_on", "text", "because"}
REMINDER = {"due_on", "text"}
EVENT = {"kind", "on", "recorded_on", "note", "step", "planned_on", "until"}
DUE = {"id", "company", "role", "kind", "due_on", "days", "section", "text", "command"}
CHANGE = {"code", "verdict", "text", "command"}
ERROR = {"code", "message", "hint"}
INCOMING = {"source", "action", "kind", "reason", "record", "understood"}
MAIL_KINDS = {"rejection", "acknowledgement", "invitation", "offer", "result-notice", "other"}
CONFIG = {
    "lang",
    "country",
    "track",
    "date_order",
    "windows",
    "threshold.appeal",
    "threshold.later",
    "history_days",
    "name",
    "name_kana",
    "university",
    "faculty",
    "phone",
    "email",
}

VERDICTS = {"invited", "appeal", "later", "let-go"}
STATUSES = {"awaiting", "open", "appealed", "meeting", "reinterview", "won", "closed"}
STEPS = {
    "reply-invite",
    "send-appeal",
    "nudge",
    "meeting",
    "prepare",
    "reinterview",
    "thank",
    "seat-check",
    "reapply",
    "ask-result",
    "reminder",
}
TYPES: dict[str, Any] = {
    "id": int,
    "company": str,
    "rejected_on": str,
    "points": list,
    "invited": bool,
    "waitlisted": bool,
    "reposted": bool,
    "referral": bool,
    "no_contact": bool,
    "never_reapply": bool,
    "awaiting": bool,
    "contact": dict,
    "tags": list,
    "lang": str,
    "status": str,
    "verdict": dict,
    "reminders": list,
}
FULL = (
    *("--role", "Engineer", "--stage", "最終面接", "--on", "2026-11-20", "--applied-on", "2026-10-01", "--desire", "5"),
    *("--closeness", "near", "--feedback", "good", "--point", "a", "--point", "b", "--new-facts", "a certificate"),
    *("--reason", "other-candidate", "--waitlisted", "--waitlist-until", "2026-12-20", "--seats", "few", "--reposted"),
    *("--referral", "--no-contact", "--reapply-after", "12 months", "--contact", "Tanaka", "--email", "t@example.com"),
    *("--url", "https://example.com/1", "--tag", "ai", "--tag", "remote", "--note", "call", "--lang", "en"),
    *("--motivation", "the team"),
)
RECORDED = {
    "id": 1,
    "company": "Example",
    "role": "Engineer",
    "stage": "final",
    "rejected_on": "2026-11-20",
    "applied_on": "2026-10-01",
    "desire": 5,
    "closeness": "near",
    "feedback": "good",
    "points": ["a", "b"],
    "new_facts": "a certificate",
    "reason": "other-candidate",
    "invited": False,
    "waitlisted": True,
    "waitlist_until": "2026-12-20",
    "seats": "few",
    "reposted": True,
    "referral": True,
    "no_contact": True,
    "reapply_from": "2027-11-20",
    "never_reapply": False,
    "contact": {"name": "Tanaka", "email": "t@example.com"},
    "url": "https://example.com/1",
    "tags": ["ai", "remote"],
    "notes": "call",
    "lang": "en",
    "awaiting": False,
    "waiting_since": None,
    "result_by": None,
    "follows": None,
    "motivation": "the team",
}
BARE = dict.fromkeys(FACTS) | {
    "id": 1,
    "company": "Bare",
    "rejected_on": "2026-11-23",
    "points": [],
    "tags": [],
    "invited": False,
    "waitlisted": False,
    "reposted": False,
    "referral": False,
    "no_contact": False,
    "never_reapply": False,
    "awaiting": False,
    "contact": {"name": None, "email": None},
    "lang": "en",
}


@pytest.fixture
def hunt(rc, sealed):
    """Two rejections by one firm, an invitation, a reminder, a hopeless case; and a mail."""
    (sealed / "a.eml").write_text("From: Example <hr@example.com>\nSubject: Hello\n\nWe wish you a good day.\n")
    assert rc("add", "Example Inc.", *FULL, "--never-reapply").code == 0
    assert rc("add", "Example", "--stage", "final", "--desire", "5", "--closeness", "near").code == 0
    assert rc("add", "株式会社サンプル", "--invited", "--on", "2026-11-16").code == 0
    assert rc("add", "Hopeless", "--stage", "documents", "--closeness", "far").code == 0
    assert rc("remind", "2", "3d", "ask Tanaka-san").code == 0
    return rc


def check_record(value: dict[str, Any], keys: set[str] = RECORD) -> None:
    assert set(value) == keys
    for key, kind in TYPES.items():
        assert type(value[key]) is kind, key
    assert set(value["contact"]) == CONTACT
    assert set(value["verdict"]) == VERDICT
    assert value["verdict"]["code"] in VERDICTS
    assert value["verdict"]["reasons"], "every verdict has its reasons"
    for reason in value["verdict"]["reasons"]:
        check_reason(reason)
    assert value["status"] in STATUSES
    if value["next"] is not None:
        assert set(value["next"]) == NEXT
        assert value["next"]["kind"] in STEPS
    for reminder in value["reminders"]:
        assert set(reminder) == REMINDER


def check_reason(reason: dict[str, Any]) -> None:
    assert set(reason) == REASON
    assert reason["points"] is None or type(reason["points"]) is int
    assert reason["text"]
    assert "{" not in reason["text"]


def strings(value: Any) -> Iterator[str]:
    """Every text of an answer."""
    if isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)
    elif isinstance(value, str):
        yield value


ANSWERS = [
    ("add", ("add", "New", "--on", "2026-11-20")),
    ("list", ("list",)),
    ("show", ("show", "1")),
    ("edit", ("edit", "1", "--desire", "2")),
    ("note", ("note", "1", "a word")),
    ("followups", ("followups",)),
    ("appeals", ("appeals",)),
    ("why", ("why", "1")),
    ("search", ("search", "example")),
    ("done", ("done", "3")),
    ("snooze", ("snooze", "3", "3d")),
    ("drop", ("drop", "3")),
    ("remind", ("remind", "1", "3d", "call")),
    ("log", ("log", "2", "appeal-sent")),
    ("remove", ("remove", "1", "--yes")),
    ("config", ("config",)),
    ("config", ("config", "name", "Aki")),
    ("path", ("path",)),
    ("import", ("import", "a.eml", "--yes")),
    ("import", ("import", "a.eml", "--dry-run")),
    ("add", ("add", "--mail", "a.eml", "--dry-run")),
    ("export", ("export", "--format", "json")),
    ("reassess", ("reassess",)),
    ("backup", ("backup",)),
    ("backup", ("backup", "copy.db")),
    ("restore", ("restore",)),
    ("restore", ("restore", "1", "--yes")),
    ("doctor", ("doctor",)),
    ("stats", ("stats",)),
    ("history", ("history",)),
    ("history", ("history", "2")),
    ("undo", ("undo", "--yes")),
    ("undo", ("undo", "--list")),
]


@pytest.mark.parametrize(("command", "arguments"), ANSWERS, ids=lambda value: value if isinstance(value, str) else "")
def test_every_answer_comes_in_the_envelope(hunt, command, arguments):
    result = hunt(*arguments, "--json")
    assert (result.code, result.err) == (0, "")
    # an export has the tables besides, from which an import puts all of it back
    assert set(result.json) == ENVELOPE | ({"tables"} if command == "export" else set())
    assert list(result.json)[:4] == ["schema", "command", "today", "data"]
    assert (result.json["schema"], result.json["command"], result.json["today"]) == (1, command, "2026-11-23")
    assert type(result.json["schema"]) is int
    assert result.out.endswith("}\n")


@pytest.mark.parametrize(("command", "arguments"), ANSWERS, ids=lambda value: value if isinstance(value, str) else "")
def test_no_answer_holds_markup_escapes_or_unfilled_fields(hunt, command, arguments):
    for text in strings(hunt(*arguments, "--json").data):
        assert not re.search(r"\x1b|\{\w+\}|\[/?(bold|red|dim)\]", text), text


@pytest.mark.parametrize("verb", ["add", "edit", "show"])
def test_a_case_has_the_keys_of_a_record_with_events_and_earlier(hunt, verb):
    arguments = {"add": ("Example", "--role", "Other"), "edit": ("2", "--desire", "4"), "show": ("2",)}[verb]
    hunt("log", "1", "note", "--note", "called")
    data = hunt(verb, *arguments, "--json").data
    check_record(data, CASE)
    assert 1 in [each["id"] for each in data["earlier"]]
    for each in data["earlier"]:
        check_record(each)


def test_add_answers_with_every_fact_as_it_was_typed(rc):
    data = rc("add", "Example", *FULL, "--json").data
    assert {key: data[key] for key in FACTS} == RECORDED


def test_add_answers_with_null_false_or_empty_where_nothing_was_typed(rc):
    data = rc("add", "Bare", "--json").data
    assert {key: data[key] for key in FACTS} == BARE


def test_add_edit_and_show_answer_alike(rc):
    added = rc("add", "Example", *FULL, "--json").data
    assert rc("show", "1", "--json").data == added
    assert rc("edit", "1", "--desire", "5", "--json").data == added


@pytest.mark.parametrize("arguments", [("list",), ("search", "example"), ("remove", "1", "4", "--yes")])
def test_lists_hold_records(hunt, arguments):
    data = hunt(*arguments, "--json").data
    assert data
    for each in data:
        check_record(each)


def test_appeals_hold_records_with_the_day_of_the_appeal(hunt):
    hunt("add", "Asked", "--stage", "final", "--desire", "5", "--on", "2026-11-18")
    hunt("log", "5", "appeal-sent", "--on", "2026-11-19")
    data = hunt("appeals", "--json").data
    assert [(each["id"], each["appealed_on"]) for each in data] == [(3, None), (2, None), (5, "2026-11-19")]
    for each in data:
        check_record(each, APPEAL)


@pytest.mark.parametrize(
    "arguments",
    [
        ("done", "3"),
        ("snooze", "3", "3d"),
        ("drop", "3"),
        ("remind", "3", "3d", "x"),
        ("log", "3", "withdrew"),
        ("note", "3", "x"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_change_answers_with_the_record_as_it_is_now(hunt, arguments):
    answered = hunt(*arguments, "--json").data
    (data,) = answered if arguments[0] in {"done", "snooze", "drop"} else (answered,)
    check_record(data)
    shown = hunt("show", "3", "--json").data
    assert data == {key: value for key, value in shown.items() if key in RECORD}


@pytest.mark.parametrize("arguments", [("done", "2", "3"), ("snooze", "2", "3", "3d"), ("drop", "2", "3")])
def test_a_change_of_several_answers_with_their_records_in_order(hunt, arguments):
    data = hunt(*arguments, "--json").data
    assert [each["id"] for each in data] == [2, 3]
    for each in data:
        check_record(each)


def test_a_line_of_followups(hunt):
    lines = hunt("followups", "--all", "--json").data
    assert len(lines) >= 3
    for line in lines:
        assert set(line) == DUE
        assert line["kind"] in STEPS
        assert line["section"] in {"overdue", "today", "upcoming"}
        assert type(line["days"]) is int
        assert line["section"] == ("overdue" if line["days"] < 0 else "today" if line["days"] == 0 else "upcoming")
        assert line["command"].startswith("rc ")
        assert line["text"]
    assert [line["due_on"] for line in lines] == sorted(line["due_on"] for line in lines)


def test_followups_and_show_agree_on_the_next_step(hunt):
    by_id = {line["id"]: line for line in hunt("followups", "--all", "--json").data if line["kind"] != "reminder"}
    for record in hunt("list", "--json").data:
        if record["next"] and record["next"]["kind"] != "reminder":
            assert (by_id[record["id"]]["kind"], by_id[record["id"]]["due_on"]) == (
                record["next"]["kind"],
                record["next"]["due_on"],
            )


def test_a_reminder_that_is_all_that_comes_next_has_the_keys_of_any_next_step(rc):
    rc("add", "Done With", "--stage", "documents", "--never-reapply", "--closeness", "far")
    assert rc("show", "1", "--json").data["next"] is None
    rc("remind", "1", "3d", "look again")
    following = rc("show", "1", "--json").data["next"]
    assert set(following) == NEXT
    assert (following["kind"], following["due_on"], following["text"]) == ("reminder", "2026-11-26", "look again")


def test_events_in_show_and_export(hunt):
    for arguments in (("log", "2", "appeal-sent"), ("snooze", "2", "30d"), ("drop", "3"), ("done", "2")):
        assert hunt(*arguments).code == 0
    seen = 0
    for record in hunt("export", "--format", "json").data:
        check_record(record, RECORD | {"events"})
        assert record["events"] == hunt("show", str(record["id"]), "--json").data["events"]
        for event in record["events"]:
            assert set(event) == EVENT
            seen += 1
    assert seen >= 3


def test_why_names_factors_total_thresholds_and_changes(hunt):
    for number in "1234":
        data = hunt("why", number, "--json").data
        check_record(data, WHY)
        for factor in data["factors"]:
            check_reason(factor)
        assert data["total"] == sum(factor["points"] for factor in data["factors"])
        assert set(data["thresholds"]) == {"appeal", "later"}
        for change in data["changes"]:
            assert set(change) == CHANGE
            assert change["verdict"] in VERDICTS
            assert change["command"].startswith(f"rc edit {number} --")


def test_what_comes_in_is_a_row(hunt):
    row = hunt("add", "New", "--mail", "a.eml", "--dry-run", "--json").data
    assert set(row) == INCOMING
    assert row["action"] in {"add", "skip", "duplicate", "error"}
    data = hunt("import", "a.eml", "--dry-run", "--json").data
    assert set(data) == {"rows", "counts", "sources"}
    assert [set(each) for each in data["rows"]] == [INCOMING]
    assert set(data["counts"]) == {"add", "skip", "duplicate", "error", "kinds"}
    assert set(data["counts"]["kinds"]) == MAIL_KINDS


def test_a_kept_mail(hunt):
    hunt("add", "New", "--mail", "a.eml", "--awaiting")
    data = hunt("show", "5", "--mail", "--json").data
    assert set(data) == CASE | {"mails"}
    (mail,) = data["mails"]
    assert set(mail) == {"kind", "day", "from", "subject", "message_id", "in_reply_to", "text"}
    assert set(mail["from"]) == {"name", "address"}


SHARE = {"count", "of", "percent"}
SHARES = {"asked", "answered", "yes", "second_interviews", "offers"}
PLACES = {
    *("applications", "interviews", "final", "offer", "rejected", "passed", "withdrew", "awaiting", "asked"),
    *("second-chance", "refused", "no-answer", "second-interview", "second-offer", "rejected-again"),
}


def test_the_figures(hunt):
    assert set(Place) == PLACES
    hunt("log", "2", "appeal-sent")
    data = hunt("stats", "--json").data
    assert list(data) == [
        *("applications", "second_rejections", "results", "months", "stages", "stage_unknown"),
        *("verdicts", "appeals", "flows"),
    ]
    assert set(data["results"]) == {"rejected", "offer", "passed", "withdrew", "awaiting"}
    assert set(data["verdicts"]) == VERDICTS
    for month in data["months"]:
        assert set(month) == {"month", "count"}
        assert re.fullmatch(r"\d{4}-\d\d", month["month"])
    assert [each["stage"] for each in data["stages"]] == [
        *("application", "documents", "test", "screen", "group", "interview1", "interview2", "interview3"),
        *("final", "offer"),
    ]
    for stage in data["stages"]:
        assert set(stage) == {"stage", "ended", "furthest", "reached"}
        assert set(stage["reached"]) == SHARE
    assert set(data["appeals"]) == SHARES | {"median_days", "unasked"}
    for name in SHARES:
        assert set(data["appeals"][name]) == SHARE
    assert data["flows"]
    for flow in data["flows"]:
        assert set(flow) == {"from", "to", "count"}
        assert {flow["from"], flow["to"]} <= PLACES


def test_forget(rc):
    rc("add", "A")
    rc("backup")
    data = rc("forget", "1", "--firm", "A", "--json").data
    assert set(data) == {"id", "company", "backups"}
    assert (data["id"], data["company"]) == (1, "A")
    assert set(data["backups"]) == {"cleaned", "left", "unread"}
    assert [set(each) for each in data["backups"]["left"]] == [{"file", "at", "why", "records"}]


def test_config_and_path(rc, sealed):
    assert set(rc("config", "--json").data) == CONFIG
    assert rc("config", "name", "Aki", "--json").data == {"name": "Aki"}
    assert rc("config", "threshold.appeal", "7", "--json").data == {"threshold.appeal": 7}
    rc("add", "A")
    rc("backup")
    (backups,) = (sealed.parent / "backups").iterdir()
    assert rc("path", "--json").data == {
        "database": str(sealed / "rc.db"),
        "config": str(sealed / "config.toml"),
        "backups": str(backups),
        "log": str(sealed / ".local" / "state" / "rechallenge" / "errors.log"),
    }


@pytest.mark.parametrize("arguments", [("list",), ("search", "x"), ("appeals",), ("followups",), ("export",)])
def test_nothing_on_record_is_an_empty_list_and_no_message(rc, arguments, sealed):
    result = rc(*arguments, "--json")
    assert (result.code, result.err, result.data) == (0, "", [])
    assert not (sealed / "rc.db").exists(), "reading makes no file"


ERRORS = [
    (("show", "99"), 1, "not-found"),
    (("why", "99"), 1, "not-found"),
    (("edit", "99", "--desire", "1"), 1, "not-found"),
    (("done", "99"), 1, "not-found"),
    (("done", "4"), 1, "conflict"),
    (("add", "Hopeless", "--stage", "documents"), 1, "conflict"),
    (("add", "X", "--on", "2027-01-01"), 2, "date"),
    (("add", "X", "--on", "someday"), 2, "date"),
    (("add", "X", "--stage", "moon"), 2, "usage"),
    (("add", "X", "--desire", "9"), 2, "usage"),
    (("add",), 2, "usage"),
    (("add", "  "), 2, "usage"),
    (("add", "X", "--email", "nowhere"), 2, "usage"),
    (("show",), 2, "usage"),
    (("show", "x"), 2, "usage"),
    (("show", "1", "2"), 2, "usage"),
    (("list", "--status", "x"), 2, "usage"),
    (("list", "--nonsense"), 2, "usage"),
    (("followups", "--days", "-1"), 2, "usage"),
    (("export", "--format", "xml"), 2, "usage"),
    (("import",), 2, "usage"),
    (("import", "none.mbox"), 1, "not-found"),
    (("add", "--mail", "none.eml"), 1, "not-found"),
    (("add", "--mail", "a.eml"), 1, "not-understood"),
    (("add", "X", "--explain"), 2, "usage"),
    (("remove", "99", "--mail"), 1, "not-found"),
    (("log", "1", "nothing"), 2, "usage"),
    (("snooze", "1"), 2, "usage"),
    (("snooze", "1", "yesterday"), 2, "date"),
    (("config", "colour"), 2, "usage"),
    (("config", "track", "none"), 2, "usage"),
    (("edit", "1"), 2, "usage"),
    (("nonsense",), 2, "usage"),
]


@pytest.mark.parametrize(
    ("arguments", "code", "name"), ERRORS, ids=lambda value: " ".join(value)[:30] if isinstance(value, tuple) else ""
)
def test_an_error_is_one_object_on_standard_error(hunt, arguments, code, name):
    if name == "conflict" and arguments[0] == "done":
        hunt("drop", "4")
    result = hunt(*arguments, "--json")
    assert (result.code, result.out) == (code, "")
    answer = json.loads(result.err)
    assert set(answer) == {"error"}
    assert set(answer["error"]) == ERROR
    assert answer["error"]["code"] == name
    assert "\n" not in answer["error"]["message"]


@pytest.mark.parametrize(
    ("arguments", "code", "name"), ERRORS, ids=lambda value: " ".join(value)[:30] if isinstance(value, tuple) else ""
)
def test_an_error_is_a_sentence_with_a_way_out(hunt, arguments, code, name):
    if name == "conflict" and arguments[0] == "done":
        hunt("drop", "4")
    result = hunt(*arguments)
    assert (result.code, result.out) == (code, "")
    first, *rest = result.err.splitlines()
    assert first.startswith("error: ")
    assert not first.endswith(".")
    assert rest, "a way out"
    assert rest[0].startswith("hint: ")
    assert "{" not in result.err


def test_an_error_of_the_database_is_an_object_too(rc, sealed):
    (sealed / "rc.db").mkdir()
    result = rc("list", "--json")
    assert (result.code, result.out) == (1, "")
    assert result.error["code"] == "storage"
    assert result.error["hint"]


@pytest.mark.parametrize("arguments", [("add", "X"), ("config",)])
def test_an_error_of_the_config_is_an_object_too(rc, sealed, arguments):
    (sealed / "config.toml").write_text("lang = [")
    result = rc(*arguments, "--json")
    assert (result.code, result.out) == (1, "")
    assert result.error["code"] == "config"
    assert str(sealed / "config.toml") in result.error["message"]


def test_json_as_a_value_is_not_the_option(rc):
    result = rc("show", "99", "--db", "--json")
    assert result.code in {1, 2}
    assert result.out == ""
    result = rc("note", "99", "--", "--json")
    assert result.err.startswith("error: "), "after -- it is text and no option"


def test_exit_code_three_only_when_asked_and_something_is_due(hunt):
    assert hunt("followups").code == 0
    assert hunt("followups", "--exit-code").code == 3
    assert hunt("followups", "--exit-code", "--json").code == 3
    assert hunt("followups", "--exit-code", today="2026-11-01").code == 0


def test_hidden_characters_are_escaped_in_json_and_come_back(rc):
    company = "A\u202eevil\u200b \x9b31m\U000e0041"
    result = rc("add", company, "--json")
    assert not re.search("[\u202e\u200b\x9b\U000e0041]", result.out)
    assert result.data["company"] == company


ENTRY = {"id", "verb", "at", "undoes", "taken_back", "changes"}
ROW = {"id", "company", "table", "row", "before", "after"}


@pytest.mark.parametrize("arguments", [("history",), ("history", "2"), ("undo", "--list")])
def test_the_history(hunt, arguments):
    hunt("undo", "--yes")
    data = hunt(*arguments, "--json").data
    assert data
    for each in data:
        check_entry(each)


def test_what_is_taken_back_and_up(hunt):
    taken = hunt("undo", "--yes", "--json").data
    check_entry(taken)
    assert [(row["before"] is None, row["after"]) for row in taken["changes"]] == [(False, None)]
    result = hunt("redo", "--yes", "--json")
    assert result.json["command"] == "redo"
    check_entry(result.data)
    assert (result.data["verb"], result.data["undoes"]) == ("undo", taken["id"])


def check_entry(value: dict[str, Any]) -> None:
    assert set(value) == ENTRY
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", value["at"])
    assert type(value["taken_back"]) is bool
    for row in value["changes"]:
        assert set(row) == ROW
        assert row["table"] in {"rejections", "events", "reminders", "mails"}
        assert not {"uid", "revision", "company_key"} & {*(row["before"] or {}), *(row["after"] or {})}
