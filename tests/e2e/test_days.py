"""Days of use: RC_TODAY moves forward, from a rejection to its end."""

import sqlite3
from contextlib import closing
from typing import Any

import pytest
from told_days import NOTHING, does, planned

JAPANESE = ("任天堂株式会社", "--stage", "最終面接", "--desire", "5", "--contact", "田中", "--on", "2026-11-20")
ENGLISH = (
    "Example Robotics",
    "--stage",
    "onsite",
    "--desire",
    "4",
    "--closeness",
    "near",
    "--email",
    "sam@example.com",
)


def listed(rc: Any, today: str, *options: str) -> list[tuple[Any, ...]]:
    """The morning list of a day."""
    result = rc("followups", *options, "--json", today=today)
    assert result.code == 0, result.err
    return [(line["id"], line["kind"], line["due_on"], line["section"]) for line in result.data]


def events(rc: Any, number: int = 1, today: str = "2027-12-31") -> list[tuple[str, str]]:
    return [(event["kind"], event["on"]) for event in rc("show", str(number), "--json", today=today).data["events"]]


def status(rc: Any, today: str, number: int = 1) -> tuple[str, str]:
    record = rc("show", str(number), "--json", today=today).data
    return record["status"], record["verdict"]["code"]


# --- from the rejection to the offer ---------------------------------------------------------------------------------

# day, command (None: nothing but a look), then: step and its day, status, verdict;
# in Japan Nov 23, Dec 29 - Jan 3 and Jan 11 are no business days
JAPANESE_STORY = (
    ("2026-11-20", ("add", *JAPANESE), "send-appeal", "2026-11-24", "open", "appeal"),
    ("2026-11-24", ("done", "1"), "nudge", "2026-12-03", "appealed", "later"),
    ("2026-12-03", ("done", "1"), "seat-check", "2027-02-22", "appealed", "later"),
    ("2026-12-04", ("log", "1", "reply-yes"), "reply-invite", "2026-12-07", "meeting", "invited"),
    ("2026-12-08", ("log", "1", "meeting", "--on", "2026-12-15"), "prepare", "2026-12-14", "meeting", "invited"),
    ("2026-12-14", ("done", "1"), "meeting", "2026-12-15", "meeting", "invited"),
    ("2026-12-15", ("done", "1"), "thank", "2026-12-15", "meeting", "invited"),
    ("2026-12-15", ("done", "1"), "ask-result", "2027-01-04", "meeting", "invited"),
    ("2026-12-17", ("log", "1", "reinterview", "--on", "12月22日"), "prepare", "2026-12-21", "reinterview", "invited"),
    ("2026-12-21", ("done", "1"), "reinterview", "2026-12-22", "reinterview", "invited"),
    ("2026-12-22", ("done", "1"), "thank", "2026-12-22", "reinterview", "invited"),
    ("2026-12-22", ("done", "1"), "ask-result", "2027-01-12", "reinterview", "invited"),
    ("2027-01-12", ("done", "1"), "ask-result", "2027-01-26", "reinterview", "invited"),
    ("2027-01-15", ("log", "1", "offer"), None, None, "won", "let-go"),
)
ENGLISH_STORY = (
    ("2026-11-20", ("add", *ENGLISH), "send-appeal", "2026-11-24", "open", "appeal"),
    ("2026-11-24", ("done", "1"), "nudge", "2026-12-03", "appealed", "later"),
    ("2026-12-03", ("log", "1", "nudge-sent"), "seat-check", "2027-02-08", "appealed", "later"),
    ("2027-02-08", ("done", "1"), "seat-check", "2027-04-08", "appealed", "later"),
    ("2027-02-10", ("log", "1", "invited"), "reply-invite", "2027-02-11", "meeting", "invited"),
    ("2027-02-12", ("log", "1", "meeting", "--on", "2027-02-18"), "prepare", "2027-02-17", "meeting", "invited"),
    ("2027-02-18", None, "meeting", "2027-02-18", "meeting", "invited"),
    ("2027-02-18", ("done", "1"), "thank", "2027-02-19", "meeting", "invited"),
    ("2027-02-19", ("done", "1"), "ask-result", "2027-03-04", "meeting", "invited"),
    ("2027-03-04", ("done", "1"), "ask-result", "2027-04-19", "meeting", "invited"),
    ("2027-03-10", ("log", "1", "rejected-again"), None, None, "closed", "let-go"),
)


@pytest.mark.parametrize("story", [JAPANESE_STORY, ENGLISH_STORY], ids=["japanese", "english"])
def test_a_second_chance_from_beginning_to_end(rc, story):
    for today, command, kind, due_on, state, verdict in story:
        if command:
            does(rc, today, *command)
        assert (today, *planned(rc, today), *status(rc, today)) == (today, kind, due_on, state, verdict)
        expected = [(1, kind, due_on)] if kind else []
        assert [line[:3] for line in listed(rc, today, "--all")] == expected


def test_each_command_of_the_list_leads_on(rc):
    """A letter as the list says, then `done`, until something happens that only the person can know."""
    does(rc, "2026-11-20", "add", *JAPANESE)
    for today in ("2026-11-24", "2026-12-03", "2027-02-22"):
        (line,) = rc("followups", "--json", today=today).data
        assert (line["section"], line["days"], line["command"]) == ("today", 0, "rc letter 1")
        does(rc, today, *line["command"].split()[1:])
        does(rc, today, "done", "1")
    happened = [event for event in events(rc) if event[0] != "drafted"]
    assert happened == [("appeal-sent", "2026-11-24"), ("nudge-sent", "2026-12-03"), ("checked-in", "2027-02-22")]


def test_done_and_log_say_what_changed_and_what_comes_next(rc):
    does(rc, "2026-11-20", "add", *JAPANESE)
    said = does(rc, "2026-11-23", "done", "1").out
    assert "#1 任天堂株式会社" in said
    assert "appeal sent" in said
    assert "2 Dec 2026" in said
    said = does(rc, "2026-11-25", "log", "1", "reply-no", "--note", "今回は").out
    assert "they said no" in said
    assert "Nothing more is planned" in said


# --- time passes and nothing is done ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "days"),
    [
        (
            JAPANESE,
            {
                "2026-11-23": ("appeal", "send-appeal", "2026-11-24"),
                "2026-12-07": ("appeal", "send-appeal", "2026-11-24"),
                "2026-12-08": ("later", "seat-check", "2027-02-22"),
                "2027-03-15": ("later", "seat-check", "2027-02-22"),
                "2027-03-16": ("later", "seat-check", "2027-07-01"),
                "2027-07-16": ("later", "seat-check", "2027-09-24"),
                "2027-10-08": ("later", "reapply", "2027-11-22"),
            },
        ),
        (
            (*ENGLISH, "--on", "2026-11-20"),
            {
                "2026-11-23": ("appeal", "send-appeal", "2026-11-24"),
                "2026-12-04": ("appeal", "send-appeal", "2026-11-24"),
                "2026-12-05": ("later", "seat-check", "2026-12-21"),
                "2027-02-18": ("later", "seat-check", "2027-02-18"),
                "2027-05-20": ("later", "reapply", "2027-05-20"),
                "2027-12-31": ("let-go", None, None),
            },
        ),
    ],
    ids=["japanese", "english"],
)
def test_left_alone_an_appeal_turns_into_check_ins_and_ends_by_itself(rc, record, days):
    does(rc, "2026-11-23", "add", *record)
    assert {day: (status(rc, day)[1], *planned(rc, day)) for day in days} == days


def test_a_nudge_that_was_never_sent_gives_way_after_45_days(rc):
    does(rc, "2026-11-20", "add", *JAPANESE)
    does(rc, "2026-11-23", "done", "1")
    assert planned(rc, "2027-01-07") == ("nudge", "2026-12-02")
    assert planned(rc, "2027-01-08") == ("seat-check", "2027-02-22")


def test_the_country_of_the_config_decides_the_cadence(rc):
    does(rc, "2026-11-20", "add", *JAPANESE)
    does(rc, "2026-11-20", "config", "country", "US")
    assert planned(rc, "2026-11-20") == ("send-appeal", "2026-11-24")


@pytest.mark.parametrize(
    ("options", "step", "verdict"),
    [
        (("--invited",), ("reply-invite", "2026-11-24"), "invited"),
        (("--reapply-after", "12 months"), ("reapply", "2027-11-22"), "later"),
        (("--reason", "cancelled"), ("seat-check", "2027-02-22"), "later"),
        (("--never-reapply",), NOTHING, "let-go"),
        (("--desire", "1", "--closeness", "far"), NOTHING, "let-go"),
        (
            ("--waitlist-until", "2026-12-10", "--stage", "一次面接", "--desire", "1"),
            ("seat-check", "2026-12-11"),
            "later",
        ),
    ],
)
def test_what_add_plans(rc, options, step, verdict):
    does(rc, "2026-11-20", "add", *JAPANESE[:-2], *options)
    assert (planned(rc, "2026-11-20"), status(rc, "2026-11-20")[1]) == (step, verdict)


def test_an_invitation_answered_waits_for_a_day_which_only_the_person_knows(rc):
    does(rc, "2026-11-20", "add", "サンプル", "--invited")
    does(rc, "2026-11-23", "done", "1")
    (line,) = rc("followups", "--json", today="2026-11-23").data
    assert line["command"].startswith("rc log 1 meeting --on")
    result = rc("done", "1", today="2026-11-24")
    assert result.code == 1
    assert "rc log 1 meeting --on" in result.err
    assert ("met", "2026-11-24") not in events(rc)


# --- the morning list ------------------------------------------------------------------------------------------------


@pytest.fixture
def morning(rc):
    """Overdue #2, today #1, in two days #3, in a month #4, nothing #5; 23 Nov is a holiday in Japan alone."""
    does(rc, "2026-11-20", "add", *JAPANESE[:-1], "2026-11-19", "--lang", "en")
    does(rc, "2026-11-18", "add", "Late Inc.", "--invited", "--role", "dev")
    does(rc, "2026-11-23", "add", "Coming", *ENGLISH[1:])
    does(
        rc,
        "2026-11-23",
        "add",
        "Far",
        "--stage",
        "first interview",
        "--desire",
        "5",
        "--closeness",
        "near",
        "--reason",
        "cancelled",
    )
    does(rc, "2026-11-23", "add", "Nothing", "--stage", "documents")
    return rc


TODAY = "2026-11-23"


def test_the_list_is_overdue_today_and_the_next_days(morning):
    assert listed(morning, TODAY) == [
        (2, "reply-invite", "2026-11-19", "overdue"),
        (1, "send-appeal", "2026-11-23", "today"),
        (3, "send-appeal", "2026-11-25", "upcoming"),
    ]
    first = morning("followups", "--json").data[0]
    assert (first["company"], first["role"], first["days"]) == ("Late Inc.", "dev", -4)
    assert first["command"] == "rc letter 2"


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--days", "0"), [2, 1]),
        (("--days", "1"), [2, 1]),
        (("--days", "2"), [2, 1, 3]),
        (("--days", "29"), [2, 1, 3]),
        (("--days", "30"), [2, 1, 3, 4]),
        (("--all",), [2, 1, 3, 4]),
    ],
)
def test_how_far_the_list_looks_ahead(morning, options, found):
    assert [line[0] for line in listed(morning, TODAY, *options)] == found


@pytest.mark.parametrize("days", ["-1", "x", "99999999999", "1.5"])
def test_days_must_be_a_number_that_makes_sense(morning, days):
    result = morning("followups", "--days", days)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("error: ")


def test_the_list_in_a_pipe_is_one_line_each_and_ends_in_the_command(morning):
    rows = morning("followups").rows
    assert [(row[0], row[2], row[3]) for row in rows] == [
        ("2", "overdue", "Late Inc."),
        ("1", "today", "任天堂株式会社"),
        ("3", "upcoming", "Coming"),
    ]
    assert [row[-1] for row in rows] == ["rc letter 2", "rc letter 1", "rc letter 3"]


@pytest.mark.parametrize("columns", ["60", "80", "120"])
def test_the_list_on_a_screen_keeps_firm_and_command_whole(morning, columns):
    drawn = morning("followups", env={"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": columns}).out
    for text in (
        "Monday 23 Nov",
        "1 overdue",
        "4 days late",
        "Late Inc.",
        "任天堂株式会社",
        "rc letter 2",
        "rc letter 3",
    ):
        assert text in drawn


@pytest.mark.parametrize(
    ("today", "code"), [("2026-11-23", 3), ("2026-11-18", 0), ("2026-11-19", 3)], ids=["overdue", "upcoming", "today"]
)
@pytest.mark.parametrize("as_json", [(), ("--json",)], ids=["lines", "json"])
def test_exit_code_tells_a_script_whether_something_is_due(rc, today, code, as_json):
    does(rc, "2026-11-18", "add", "Late Inc.", "--invited")
    result = rc("followups", "--exit-code", *as_json, today=today)
    assert result.code == code
    assert result.out
    assert rc("followups", *as_json, today=today).code == 0


def test_nothing_due_is_one_line_with_the_nearest_to_come(rc):
    does(rc, "2026-11-20", "add", *JAPANESE)
    does(rc, "2026-11-23", "done", "1")
    result = rc("followups", "--days", "3", "--exit-code", today="2026-11-24")
    assert (result.code, result.out) == (0, "")
    assert len(result.err.splitlines()) == 1
    assert "任天堂株式会社" in result.err
    assert "2 Dec 2026" in result.err
    assert rc("followups", "--days", "3", "--json", today="2026-11-24").data == []


def test_nothing_planned_at_all_is_one_line(rc):
    does(rc, TODAY, "add", "Acme", "--stage", "documents")
    result = rc("followups")
    assert (result.code, result.out) == (0, "")
    assert len(result.err.splitlines()) == 1


def test_an_empty_database_says_how_to_begin(rc):
    result = rc("followups", "--exit-code")
    assert (result.code, result.out) == (0, "")
    assert "rc add" in result.err
    assert listed(rc, TODAY) == []


# --- snooze, drop, remind --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "until"),
    [
        ("3d", "2026-11-29"),
        ("tomorrow", "2026-11-27"),
        ("next mon", "2026-11-30"),
        ("2026-12-01", "2026-12-01"),
        ("来週", "2026-12-03"),
        ("today", "2026-11-26"),
    ],
)
def test_snooze_counts_from_today_and_not_from_the_day_it_was_due(rc, typed, until):
    does(rc, "2026-11-20", "add", *JAPANESE)
    said = does(rc, "2026-11-26", "snooze", "1", typed)
    assert planned(rc, "2026-11-26") == ("send-appeal", until)
    assert listed(rc, "2026-11-26", "--all")[0][2] == until
    assert str(int(until[-2:])) in said.out


def test_snooze_again_counts_from_the_new_today(rc):
    does(rc, "2026-11-20", "add", *JAPANESE)
    does(rc, "2026-11-23", "snooze", "1", "3d")
    does(rc, "2026-11-24", "snooze", "1", "1d")
    assert planned(rc, "2026-11-24") == ("send-appeal", "2026-11-25")
    does(rc, "2026-11-25", "done", "1")
    assert planned(rc, "2026-11-25") == ("nudge", "2026-12-04")


@pytest.mark.parametrize(
    ("typed", "code"), [("yesterday", 2), ("2026-11-22", 2), ("some day", 2), ("", 2), ("99999999999d", 2)]
)
def test_snooze_refuses_a_day_that_is_over_or_unreadable(morning, typed, code):
    result = morning("snooze", "1", typed)
    assert (result.code, result.out) == (code, "")
    assert planned(morning, TODAY) == ("send-appeal", "2026-11-23")


def test_snooze_needs_a_day(morning):
    result = morning("snooze", "1")
    assert result.code == 2
    assert "rc snooze 1 3d" in result.err


def test_snooze_past_the_last_day_warns(rc):
    does(rc, "2026-11-20", "add", *JAPANESE)
    result = does(rc, "2026-11-23", "snooze", "1", "2026-12-20")
    assert "too late" in result.err


def test_snooze_several_is_all_or_nothing(morning):
    assert morning("snooze", "1", "2", "99", "3d").code == 1
    assert planned(morning, TODAY) == ("send-appeal", "2026-11-23")
    said = does(morning, TODAY, "snooze", "1", "2", "3d").out
    assert said.count("26 Nov 2026") >= 2
    assert [line[2] for line in listed(morning, TODAY)[1:]] == ["2026-11-26", "2026-11-26"]


def test_drop_takes_the_step_off_and_tells_what_comes(rc):
    does(rc, "2026-11-20", "add", *JAPANESE)
    said = does(rc, "2026-11-23", "drop", "1", "--why", "別の会社に決めた").out
    assert "22 Feb 2027" in said
    assert planned(rc, "2026-11-23") == ("seat-check", "2027-02-22")
    (event,) = rc("show", "1", "--json").data["events"]
    assert (event["kind"], event["step"], event["note"]) == ("dropped", "send-appeal", "別の会社に決めた")


def test_drop_until_nothing_is_left(rc):
    does(rc, "2026-11-20", "add", *JAPANESE)
    for _ in range(5):
        does(rc, "2026-11-23", "drop", "1")
    assert planned(rc, "2026-11-23") == NOTHING
    refused = rc("drop", "1")
    assert refused.code == 1
    assert "任天堂株式会社" in refused.err


def test_a_reminder_stands_beside_the_step(rc):
    does(rc, "2026-11-20", "add", *JAPANESE)
    said = does(rc, "2026-11-23", "remind", "1", "next mon", "ask", "Tanaka-san").out
    assert "30 Nov 2026" in said
    assert listed(rc, "2026-11-23") == [
        (1, "send-appeal", "2026-11-24", "upcoming"),
        (1, "reminder", "2026-11-30", "upcoming"),
    ]
    assert rc("followups", "--json").data[1]["text"] == "ask Tanaka-san"
    assert planned(rc, "2026-11-23") == ("send-appeal", "2026-11-24")


def test_done_means_what_is_due_first_or_what_kind_names(rc):
    does(rc, "2026-11-20", "add", *JAPANESE)
    does(rc, "2026-11-20", "remind", "1", "2026-11-21", "early")
    does(rc, "2026-11-20", "remind", "1", "2026-12-24", "late")
    assert "early" in does(rc, "2026-11-23", "done", "1").out
    assert "late" in does(rc, "2026-11-23", "done", "1", "--kind", "reminder").out
    assert events(rc) == []
    does(rc, "2026-11-23", "done", "1", "--kind", "send-appeal")
    assert events(rc) == [("appeal-sent", "2026-11-23")]


@pytest.mark.parametrize("command", ["done", "drop", "snooze"])
def test_a_kind_that_is_not_planned_is_refused(rc, command):
    does(rc, "2026-11-20", "add", *JAPANESE)
    when = ["3d"] if command == "snooze" else []
    missing = rc(command, "1", *when, "--kind", "nudge")
    unknown = rc(command, "1", *when, "--kind", "nonsense")
    assert (missing.code, unknown.code) == (1, 2)
    assert "nudge" in missing.err
    assert planned(rc, "2026-11-20") == ("send-appeal", "2026-11-24")


def test_reminders_are_snoozed_dropped_and_outlive_the_steps(rc):
    does(rc, TODAY, "add", "Acme", "--stage", "documents")
    does(rc, TODAY, "remind", "1", "2026-11-25", "one")
    does(rc, TODAY, "remind", "1", "2026-11-26", "two")
    does(rc, TODAY, "snooze", "1", "2026-11-30")
    assert [line[1:3] for line in listed(rc, TODAY)] == [("reminder", "2026-11-26"), ("reminder", "2026-11-30")]
    assert "two" in does(rc, TODAY, "drop", "1").out
    assert [line["text"] for line in rc("followups", "--json").data] == ["one"]
    does(rc, TODAY, "done", "1")
    assert rc("done", "1").code == 1


@pytest.mark.parametrize(("when", "text"), [("yesterday", "x"), ("some day", "x"), ("3d", ""), ("3d", "  ")])
def test_a_reminder_needs_a_day_ahead_and_a_text(rc, when, text):
    does(rc, TODAY, "add", "Acme", "--stage", "documents")
    assert rc("remind", "1", when, text).code == 2
    assert listed(rc, TODAY, "--all") == []


def test_done_takes_several_numbers_each_once_and_all_or_nothing(morning):
    assert morning("done", "1", "5", "2").code == 1
    assert events(morning) == []
    said = does(morning, TODAY, "done", "1", "#2", "1").out
    assert (said.count("appeal sent"), said.count("invitation answered")) == (1, 1)
    assert events(morning) == [("appeal-sent", TODAY)]
    data = does(morning, TODAY, "drop", "1", "3", "--json").data
    assert [record["id"] for record in data] == [1, 3]


# --- log -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "event", "state", "kind"),
    [
        (None, "appeal-sent", "appealed", "nudge"),
        ("appeal-sent", "nudge-sent", "appealed", "seat-check"),
        ("appeal-sent", "reply-yes", "meeting", "reply-invite"),
        ("appeal-sent", "reply-no", "closed", None),
        (None, "invited", "meeting", "reply-invite"),
        (None, "meeting", "meeting", "meeting"),
        (None, "reinterview", "reinterview", "reinterview"),
        (None, "offer", "won", None),
        ("invited", "rejected-again", "closed", None),
        (None, "withdrew", "closed", None),
        (None, "note", "open", "send-appeal"),
        ("appeal-sent", "Reply Yes", "meeting", "reply-invite"),
        ("appeal-sent", "REPLY_NO", "closed", None),
    ],
)
def test_each_event_moves_the_record(rc, before, event, state, kind):
    does(rc, "2026-11-20", "add", *JAPANESE)
    if before:
        does(rc, TODAY, "log", "1", before, "--on", "2026-11-20")
    does(rc, TODAY, "log", "1", event, "--note", "一言")
    assert status(rc, TODAY)[0] == state
    assert planned(rc, TODAY)[0] == kind
    *earlier, stored = rc("show", "1", "--json").data["events"]
    assert len(earlier) == bool(before)
    assert (stored["on"], stored["recorded_on"], stored["note"]) == (TODAY, TODAY, "一言")


def test_what_happened_last_week_can_be_logged_today(rc):
    does(rc, "2026-11-10", "add", *JAPANESE[:-2])
    does(rc, TODAY, "log", "1", "appeal-sent", "--on", "2026-11-12")
    assert planned(rc, TODAY) == ("nudge", "2026-11-24")


@pytest.mark.parametrize("event", ["appeal-sent", "reply-yes", "offer", "note", "meeting", "reinterview"])
def test_nothing_happens_before_the_rejection(rc, event):
    does(rc, "2026-11-20", "add", *JAPANESE)
    result = rc("log", "1", event, "--on", "2026-11-19")
    assert (result.code, result.out) == (2, "")
    assert "2026-11-20" in result.err
    assert events(rc) == []


def test_done_before_the_rejection_is_refused(rc):
    does(rc, "2026-11-20", "add", *JAPANESE)
    result = rc("done", "1", "--on", "2026-11-19")
    assert result.code in {1, 2}
    assert "2026-11-20" in result.err
    assert events(rc) == []


def test_done_on_an_earlier_day_counts_from_that_day(rc):
    does(rc, "2026-11-20", "add", *JAPANESE)
    does(rc, "2026-11-26", "done", "1", "--on", "2026-11-24", "--note", "メールで")
    assert events(rc) == [("appeal-sent", "2026-11-24")]
    assert planned(rc, "2026-11-26") == ("nudge", "2026-12-03")


def test_done_on_a_day_before_the_step_before_still_leads_on(rc):
    """A nudge cannot have been sent before the appeal: refused, or the list moves on; never a "done" without effect."""
    does(rc, "2026-11-20", "add", *JAPANESE)
    does(rc, "2026-11-25", "done", "1")
    result = rc("done", "1", "--on", "2026-11-24", today="2026-12-04")
    assert result.code in {1, 2} or planned(rc, "2026-12-04")[0] != "nudge"


@pytest.mark.parametrize("event", ["appeal-sent", "reply-no", "offer", "withdrew"])
def test_only_what_was_agreed_lies_ahead(rc, event):
    does(rc, "2026-11-20", "add", *JAPANESE)
    assert rc("log", "1", event, "--on", "2026-11-24").code == 2
    assert rc("log", "1", "meeting", "--on", "2026-11-24").code == 0


@pytest.mark.parametrize("event", ["nonsense", "", "snoozed", "dropped", "done"])
def test_an_unknown_event_is_refused_with_those_there_are(rc, event):
    does(rc, "2026-11-20", "add", *JAPANESE)
    result = rc("log", "1", event)
    assert (result.code, result.out) == (2, "")
    assert "appeal-sent" in result.err


def test_a_meeting_can_be_moved(rc):
    does(rc, "2026-11-20", "add", *JAPANESE)
    does(rc, TODAY, "log", "1", "meeting", "--on", "2026-12-01")
    does(rc, "2026-11-24", "log", "1", "meeting", "--on", "2026-12-08")
    assert planned(rc, "2026-11-24") == ("prepare", "2026-12-07")


# --- the clock -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("earlier", ["2026-11-24", "2026-11-19", "2020-01-01"])
def test_a_clock_set_back_breaks_nothing(rc, sealed, earlier):
    does(rc, "2026-11-23", "add", *JAPANESE)
    does(rc, "2026-11-25", "done", "1")
    for command in (("followups", "--all"), ("list",), ("show", "1"), ("why", "1"), ("appeals",), ("search", "任天堂")):
        does(rc, earlier, *command)
    does(rc, earlier, "edit", "1", "--role", "x")
    does(rc, earlier, "note", "1", "x")
    does(rc, earlier, "snooze", "1", "2026-12-10")
    assert planned(rc, "2026-12-01") == ("nudge", "2026-12-10")
    with closing(sqlite3.connect(sealed / "rc.db")) as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)


def test_done_on_a_clock_set_back_is_refused_or_leads_on(rc):
    does(rc, "2026-11-23", "add", *JAPANESE)
    does(rc, "2026-11-25", "done", "1")
    result = rc("done", "1", today="2026-11-24")
    assert result.code in {1, 2} or planned(rc, "2026-11-25")[0] != "nudge"


def test_the_same_day_can_hold_everything(rc):
    does(rc, TODAY, "add", *JAPANESE)
    for command in (
        ("done", "1"),
        ("done", "1"),
        ("log", "1", "reply-yes"),
        ("done", "1"),
        ("log", "1", "meeting"),
        ("done", "1"),
        ("done", "1"),
    ):
        does(rc, TODAY, *command)
    assert [kind for kind, _ in events(rc)] == [
        "appeal-sent",
        "nudge-sent",
        "reply-yes",
        "invite-answered",
        "meeting",
        "met",
        "thanked",
    ]
    assert planned(rc, TODAY) == ("ask-result", "2026-12-07")


def test_nobody_works_in_japan_at_the_end_of_a_year(rc):
    does(rc, "2026-12-31", "add", *JAPANESE[:-2])
    does(rc, "2026-12-31", "add", *ENGLISH)
    assert planned(rc, "2026-12-31") == ("send-appeal", "2027-01-04")
    assert listed(rc, "2027-01-04") == [
        (1, "send-appeal", "2027-01-04", "today"),
        (2, "send-appeal", "2027-01-04", "today"),
    ]
