"""Stories of several months, told through `rc` while RC_TODAY moves. Every date is worked out by hand from a calendar.

No business days in Japan: 2026 Apr 29, May 4-6, Nov 3, Nov 23, Dec 29 - Jan 3; 2027 Jan 11, Feb 11, Feb 23, Apr 29,
May 3-5, Dec 29 - Jan 3; 2028 Jan 10. In the US: 2026 Nov 11, Nov 26, Dec 25; 2027 Jan 1, Nov 25, Dec 24, Dec 31.
Saturdays: 2026 May 2, Nov 7, Nov 21; 2027 Jan 2, May 1, Jul 3, Nov 20; 2028 Jan 1, Feb 26, Apr 1, Jul 1, Sep 23, Dec 23.
"""

import itertools
from typing import Any

import pytest
from told_days import NOTHING, does, planned, shown

WANTED = ("--stage", "最終面接", "--desire", "5", "--contact", "田中")
ENGLISH = ("--stage", "onsite", "--desire", "4", "--closeness", "near", "--email", "sam@example.com")
JAPAN, US, MID_CAREER = {}, {"country": "US"}, {"track": "mid-career"}


def codes(record: Any) -> list[str]:
    return [reason["code"] for reason in record["verdict"]["reasons"]]


# --- the applicant asks, and hears nothing ---------------------------------------------------------------------------

# day, command (None: nothing but a look), then: step and its day, status, verdict, the first reason
SILENCE_IN_JAPAN = (
    ("2027-12-24", ("add", "サンプル", *WANTED), "send-appeal", "2027-12-27", "open", "appeal", "stage"),
    ("2028-01-14", None, "send-appeal", "2027-12-27", "open", "appeal", "stage"),
    ("2027-12-27", ("done", "1"), "nudge", "2028-01-12", "appealed", "later", "asked-already"),
    ("2028-01-12", ("done", "1"), "seat-check", "2028-02-21", "appealed", "later", "asked-already"),
    ("2028-02-10", None, "seat-check", "2028-02-21", "appealed", "later", "asked-already"),
    ("2028-02-11", None, "seat-check", "2028-02-21", "appealed", "later", "waiting-ended"),
    ("2028-02-21", ("done", "1"), "seat-check", "2028-07-03", "appealed", "later", "waiting-ended"),
    ("2028-07-03", ("done", "1"), "seat-check", "2028-09-25", "appealed", "later", "waiting-ended"),
    ("2028-09-25", ("done", "1"), "reapply", "2028-12-25", "appealed", "later", "waiting-ended"),
    ("2028-12-25", ("done", "1"), None, None, "closed", "let-go", "reapplied"),
)
SILENCE_IN_THE_US = (
    ("2027-11-19", ("add", "Example", *ENGLISH), "send-appeal", "2027-11-23", "open", "appeal", "near-miss"),
    ("2027-12-06", None, "send-appeal", "2027-11-23", "open", "appeal", "near-miss"),
    ("2027-12-07", None, "seat-check", "2027-12-20", "open", "later", "too-late"),
    ("2027-11-23", ("done", "1"), "nudge", "2027-12-03", "appealed", "later", "asked-already"),
    ("2027-12-03", ("done", "1"), "seat-check", "2028-02-07", "appealed", "later", "asked-already"),
    ("2028-01-07", None, "seat-check", "2028-02-07", "appealed", "later", "asked-already"),
    ("2028-01-08", None, "seat-check", "2028-02-07", "appealed", "later", "waiting-ended"),
    ("2028-02-07", ("done", "1"), "seat-check", "2028-04-06", "appealed", "later", "waiting-ended"),
    ("2028-04-06", ("done", "1"), "reapply", "2028-05-19", "appealed", "later", "waiting-ended"),
    ("2028-05-19", ("done", "1"), None, None, "closed", "let-go", "reapplied"),
)
# without a season of declined offers: 30 and 90 days after waiting ended on 2028-02-10, a Thursday
SILENCE_IN_MID_CAREER = (
    *SILENCE_IN_JAPAN[:3],
    ("2028-01-12", ("done", "1"), "seat-check", "2028-03-13", "appealed", "later", "asked-already"),
    ("2028-03-13", ("done", "1"), "seat-check", "2028-05-10", "appealed", "later", "waiting-ended"),
    ("2028-05-10", ("done", "1"), "reapply", "2028-12-25", "appealed", "later", "waiting-ended"),
)
# never asked, check-ins never done: windows pass one after the other
LEFT_ALONE_IN_JAPAN = (
    ("2026-04-24", ("add", "サンプル", *WANTED), "send-appeal", "2026-04-27", "open", "appeal", "stage"),
    ("2026-05-14", None, "send-appeal", "2026-04-27", "open", "appeal", "stage"),
    ("2026-05-15", None, "seat-check", "2026-07-01", "open", "later", "too-late"),
    ("2026-07-15", None, "seat-check", "2026-07-01", "open", "later", "too-late"),
    ("2026-07-16", None, "seat-check", "2026-09-24", "open", "later", "too-late"),
    ("2026-10-08", None, "seat-check", "2027-02-22", "open", "later", "too-late"),
    ("2027-03-16", None, "reapply", "2027-04-26", "open", "later", "too-late"),
    ("2027-07-25", None, "reapply", "2027-04-26", "open", "later", "too-late"),
    ("2027-07-26", None, None, None, "closed", "let-go", "time-passed"),
)

# --- the company asks ------------------------------------------------------------------------------------------------

COMPANY_IN_JAPAN = (
    ("2027-04-28", ("add", "サンプル", *WANTED, "--invited"), "reply-invite", "2027-04-30", "open", "invited"),
    # Golden Week lies between the answer and the day to agree on
    ("2027-04-30", ("done", "1"), "meeting", "2027-05-10", "meeting", "invited"),
    ("2027-05-06", ("log", "1", "meeting", "--on", "2027-05-13"), "prepare", "2027-05-12", "meeting", "invited"),
    ("2027-05-10", ("log", "1", "meeting", "--on", "2027-05-20"), "prepare", "2027-05-19", "meeting", "invited"),
    ("2027-05-11", ("log", "1", "meeting", "--on", "2027-05-17"), "prepare", "2027-05-14", "meeting", "invited"),
    ("2027-05-14", ("done", "1"), "meeting", "2027-05-17", "meeting", "invited"),
    ("2027-05-17", ("done", "1"), "thank", "2027-05-17", "meeting", "invited"),
    ("2027-05-17", ("done", "1"), "ask-result", "2027-05-31", "meeting", "invited"),
    (
        "2027-05-24",
        ("log", "1", "reinterview", "--on", "2027-06-01"),
        "prepare",
        "2027-05-31",
        "reinterview",
        "invited",
    ),
    ("2027-05-31", ("done", "1"), "reinterview", "2027-06-01", "reinterview", "invited"),
    ("2027-06-01", ("done", "1"), "thank", "2027-06-01", "reinterview", "invited"),
    ("2027-06-01", ("done", "1"), "ask-result", "2027-06-15", "reinterview", "invited"),
    ("2027-06-15", ("done", "1"), "ask-result", "2027-06-29", "reinterview", "invited"),
    ("2027-06-29", ("done", "1"), None, None, "closed", "let-go"),
)
# let go at first; they call later, around Thanksgiving; nothing is done but what must be
COMPANY_IN_THE_US = (
    ("2026-11-02", ("add", "Example", "--stage", "documents", "--desire", "2"), None, None, "closed", "let-go"),
    ("2026-11-24", ("log", "1", "invited"), "reply-invite", "2026-11-25", "meeting", "invited"),
    ("2026-11-25", ("done", "1"), "meeting", "2026-12-01", "meeting", "invited"),
    (
        "2026-12-01",
        ("log", "1", "reinterview", "--on", "2026-12-18"),
        "prepare",
        "2026-12-17",
        "reinterview",
        "invited",
    ),
    ("2026-12-18", None, "reinterview", "2026-12-18", "reinterview", "invited"),
    ("2026-12-19", None, "thank", "2026-12-21", "reinterview", "invited"),
    ("2026-12-21", ("done", "1"), "ask-result", "2027-01-05", "reinterview", "invited"),
    ("2027-01-05", ("done", "1"), "ask-result", "2027-02-19", "reinterview", "invited"),
    ("2027-02-10", ("log", "1", "offer"), None, None, "won", "let-go"),
)
# the applicant asks, they say yes: from there on it is the same way
YES_IN_JAPAN = (
    ("2026-04-24", ("add", "サンプル", *WANTED), "send-appeal", "2026-04-27", "open", "appeal"),
    ("2026-04-27", ("done", "1"), "nudge", "2026-05-12", "appealed", "later"),
    ("2026-05-01", ("log", "1", "reply-yes"), "reply-invite", "2026-05-07", "meeting", "invited"),
    ("2026-05-07", ("done", "1"), "meeting", "2026-05-12", "meeting", "invited"),
    ("2026-05-11", ("log", "1", "meeting", "--on", "2026-05-15"), "prepare", "2026-05-14", "meeting", "invited"),
    ("2026-05-15", ("log", "1", "met"), "thank", "2026-05-15", "meeting", "invited"),
    ("2026-05-18", ("log", "1", "reply-yes", "--force"), "reply-invite", "2026-05-19", "meeting", "invited"),
)
STORIES = [
    (JAPAN, SILENCE_IN_JAPAN),
    (US, SILENCE_IN_THE_US),
    (MID_CAREER, SILENCE_IN_MID_CAREER),
    (JAPAN, LEFT_ALONE_IN_JAPAN),
    (JAPAN, COMPANY_IN_JAPAN),
    (US, COMPANY_IN_THE_US),
    (JAPAN, YES_IN_JAPAN),
]


@pytest.mark.parametrize(
    ("config", "story"),
    STORIES,
    ids=["silence-jp", "silence-us", "silence-mid-career", "alone-jp", "company-jp", "company-us", "yes-jp"],
)
def test_a_story(rc, config, story):
    for key, value in config.items():
        does(rc, "2026-01-05", "config", key, value)
    for today, command, kind, due_on, *expected in story:
        if command:
            does(rc, today, *command)
        record = shown(rc, today)
        found = [record["status"], record["verdict"]["code"], codes(record)[0]][: len(expected)]
        assert (today, *planned(rc, today), *found) == (today, kind, due_on, *expected)
        listed = does(rc, today, "followups", "--all", "--json").data
        assert [(line["kind"], line["due_on"]) for line in listed if line["id"] == 1] == (
            [(kind, due_on)] if kind else []
        )
    records = does(rc, today, "export", "--format", "json").data
    does(rc, today, "reassess")
    assert does(rc, today, "export", "--format", "json").data == records, "worked out anew, all is the same"


# --- why on that day -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("company", "today", "commands", "because"),
    [
        ("サンプル", "2026-11-20", (), "1 business day after 20 Nov 2026; 23 Nov is a holiday"),
        ("Example", "2026-11-20", (), "2 business days after 20 Nov 2026"),
        (
            "サンプル",
            "2027-12-27",
            (("log", "1", "appeal-sent"),),
            "7 business days after 27 Dec 2027; 29 Dec, 30 Dec, 31 Dec, 3 Jan, 10 Jan are holidays",
        ),
        ("サンプル", "2027-04-28", (("log", "1", "invited"),), "1 business day after 28 Apr 2027; 29 Apr is a holiday"),
        (
            "サンプル",
            "2026-05-01",
            (("log", "1", "meeting", "--on", "2026-05-07"),),
            "the business day before 7 May 2026; 4 May, 5 May, 6 May are holidays",
        ),
        # 20 Feb 2027 is a Saturday
        (
            "サンプル",
            "2026-11-20",
            (("drop", "1"),),
            "declined offers open seats from 20 Feb 2027 to 15 Mar 2027 (class of 2027)",
        ),
        ("Example", "2026-11-20", (("drop", "1"),), "30 days after 20 Nov 2026"),
        ("Example", "2026-11-20", (("drop", "1"), ("drop", "1"), ("drop", "1")), "6 months after 20 Nov 2026"),
        ("サンプル", "2026-11-20", (("snooze", "1", "2026-11-27"),), "put off from 24 Nov 2026"),
    ],
)
def test_every_planned_day_says_why(rc, company, today, commands, because):
    does(rc, today, "add", company, *WANTED)
    for command in commands:
        does(rc, today, *command)
    assert shown(rc, today)["next"]["because"] == because
    assert because in does(rc, today, "show", "1").out


def test_a_day_that_a_holiday_moved_says_so(rc):
    """30 days after Fri 23 Oct 2026 is Sunday 22 Nov; Monday is a holiday."""
    does(rc, "2026-10-23", "config", "track", "mid-career")
    does(rc, "2026-10-23", "add", "サンプル", "--reason", "cancelled", *WANTED)
    step = shown(rc, "2026-10-23")["next"]
    assert (step["kind"], step["due_on"]) == ("seat-check", "2026-11-24")
    assert step["because"] == "30 days after 23 Oct 2026; 23 Nov is a holiday"


def test_the_preparation_shows_the_points_and_the_feedback(rc):
    known = ("--point", "声が小さい", "--point", "結論から話す", "--feedback", "経験の差")
    does(rc, "2026-11-20", "add", "サンプル", "--invited", *known)
    said = does(rc, "2026-11-24", "log", "1", "meeting", "--on", "2026-12-01").out
    assert [line.strip(" -") for line in said.splitlines()[-3:]] == ["声が小さい", "結論から話す", "経験の差"]
    case = does(rc, "2026-11-30", "show", "1").out
    assert all(text in case for text in (*known[1::2], "prepare"))


# --- leap days -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("company", "today", "options", "step"),
    [
        ("サンプル", "2028-02-28", (), ("send-appeal", "2028-02-29")),
        ("Example", "2028-02-28", (), ("send-appeal", "2028-03-01")),
        ("サンプル", "2028-02-29", ("--invited",), ("reply-invite", "2028-03-01")),
        ("サンプル", "2028-02-29", ("--reapply-after", "12 months"), ("reapply", "2029-02-28")),
        ("Example", "2027-08-31", ("--reapply-after", "6 months"), ("reapply", "2028-02-29")),
        ("Example", "2027-02-28", ("--reapply-after", "12 months"), ("reapply", "2028-02-28")),
    ],
)
def test_a_leap_day_is_a_day(rc, company, today, options, step):
    does(rc, today, "add", company, *WANTED, *options)
    assert planned(rc, today) == step


def test_waiting_over_a_leap_day(rc):
    """7 business days and 45 days after 29 Feb 2028: 9 March and 14 April."""
    does(rc, "2028-02-28", "add", "サンプル", *WANTED)
    does(rc, "2028-02-29", "done", "1")
    assert planned(rc, "2028-02-29") == ("nudge", "2028-03-09")
    assert planned(rc, "2028-04-14") == ("nudge", "2028-03-09")
    assert planned(rc, "2028-04-15") == ("seat-check", "2028-07-03")


# --- what moves, what is late, what is out of order ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("logged_on", "moved_to", "step"),
    [
        ("2026-12-03", "2026-12-15", ("prepare", "2026-12-14")),  # later
        ("2026-12-03", "2026-12-04", ("prepare", "2026-12-03")),  # earlier
        ("2026-12-10", "2027-01-05", ("prepare", "2027-01-04")),  # on the day itself, into the next year
        ("2026-12-11", "2026-12-18", ("prepare", "2026-12-17")),  # a day after it was to be
        ("2027-02-01", "2027-02-05", ("prepare", "2027-02-04")),  # long after
    ],
)
@pytest.mark.parametrize("prepared", [False, True])
def test_a_meeting_that_moves(rc, logged_on, moved_to, step, prepared):
    does(rc, "2026-11-20", "add", "サンプル", "--invited")
    does(rc, "2026-11-24", "log", "1", "meeting", "--on", "2026-12-10")
    if prepared:
        does(rc, "2026-12-02", "done", "1")
    does(rc, logged_on, "log", "1", "meeting", "--on", moved_to)
    assert planned(rc, logged_on) == step
    assert planned(rc, moved_to) == ("meeting", moved_to)


def test_a_meeting_that_is_put_off_without_a_new_day_waits_for_one(rc):
    """Thu 3 Dec and 3 business days is Tue 8 Dec."""
    does(rc, "2026-11-20", "add", "サンプル", "--invited")
    does(rc, "2026-11-24", "log", "1", "meeting", "--on", "2026-12-10")
    does(rc, "2026-12-03", "log", "1", "date-open")
    assert planned(rc, "2026-12-03") == planned(rc, "2026-12-11") == ("meeting", "2026-12-08")
    assert rc("done", "1", today="2026-12-08").code == 1
    does(rc, "2026-12-11", "log", "1", "meeting", "--on", "2026-12-17")
    assert planned(rc, "2026-12-11") == ("prepare", "2026-12-16")


def test_a_meeting_is_not_done_before_its_day(rc):
    does(rc, "2026-11-20", "add", "サンプル", "--invited")
    does(rc, "2026-11-24", "log", "1", "meeting", "--on", "2026-12-10")
    does(rc, "2026-12-09", "done", "1")
    refused = rc("done", "1", today="2026-12-09")
    assert (refused.code, refused.out) == (1, "")
    assert "rc log 1 meeting --on DATE" in refused.err
    assert planned(rc, "2026-12-09") == ("meeting", "2026-12-10")


def test_a_meeting_whose_day_is_not_known_waits_for_it(rc):
    does(rc, "2026-11-20", "add", "サンプル", "--invited")
    does(rc, "2026-11-24", "done", "1")
    for today in ("2026-11-24", "2026-11-27", "2027-06-01"):
        assert planned(rc, today) == ("meeting", "2026-11-27")
    refused = rc("done", "1", today="2026-11-27")
    assert (refused.code, refused.out) == (1, "")
    assert "rc log 1 meeting --on DATE" in refused.err
    does(rc, "2026-12-01", "log", "1", "meeting", "--on", "2026-12-08")
    assert planned(rc, "2026-12-01") == ("prepare", "2026-12-07")


LATE = (
    ("appeal-sent", "2026-11-04"),
    ("nudge-sent", "2026-11-13"),
    ("reply-yes", "2026-11-16"),
    ("meeting", "2026-11-19"),
)


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1), (1, 3, 0, 2), (3, 0, 1, 2)])
def test_what_is_logged_late_and_out_of_order_leaves_the_plan_right(rc, order):
    """They met on Thu 19 Nov: thanks on that day, the result 10 business days later (23 Nov does not count)."""
    does(rc, "2026-11-02", "add", "サンプル", *WANTED)
    for event, day in (LATE[index] for index in order):
        does(rc, "2026-11-24", "log", "1", event, "--on", day, "--force")
    assert planned(rc, "2026-11-24") == ("thank", "2026-11-19")
    assert [event["kind"] for event in shown(rc, "2026-11-24")["events"]] == [kind for kind, _ in LATE]
    does(rc, "2026-11-24", "done", "1")
    assert planned(rc, "2026-11-24") == ("ask-result", "2026-12-04")


@pytest.mark.parametrize(
    "order", list(itertools.permutations([("invited", "2026-11-16"), ("appeal-sent", "2026-11-05")]))
)
def test_an_appeal_that_is_logged_after_the_call_it_led_to(rc, order):
    """Both fit in either order: on 5 Nov nothing had happened yet."""
    does(rc, "2026-11-04", "add", "サンプル", *WANTED)
    for event, day in order:
        does(rc, "2026-11-18", "log", "1", event, "--on", day)
    record = shown(rc, "2026-11-18")
    assert (record["status"], *planned(rc, "2026-11-18")) == ("meeting", "reply-invite", "2026-11-17")


def test_a_nudge_that_is_logged_after_the_answer_changes_nothing(rc):
    does(rc, "2026-11-02", "add", "サンプル", *WANTED)
    does(rc, "2026-11-04", "done", "1")
    does(rc, "2026-11-20", "log", "1", "reply-no")
    does(rc, "2026-11-24", "log", "1", "nudge-sent", "--on", "2026-11-16")
    assert (shown(rc, "2026-11-24")["status"], planned(rc, "2026-11-24")) == ("closed", NOTHING)


# --- what can have happened ------------------------------------------------------------------------------------------

ALWAYS = {"note", "thanked"}
APPEALED = ALWAYS | {
    *("nudge-sent", "reply-yes", "reply-no", "invited", "meeting", "reinterview", "met", "reinterviewed"),
    *("offer", "withdrew", "checked-in", "reapplied", "date-open"),
}
TALKING = ALWAYS | {
    *("invited", "meeting", "reinterview", "met", "reinterviewed", "offer", "rejected-again", "withdrew"),
    "date-open",
}
EVENTS = {
    *("appeal-sent", "nudge-sent", "reply-yes", "reply-no", "invited", "meeting", "reinterview", "offer"),
    *("rejected-again", "withdrew", "note", "rejected", "invite-answered", "prepared", "met", "reinterviewed"),
    *("thanked", "checked-in", "reapplied", "result-asked", "passed", "date-open"),
}
# what happened until then, and what fits after it
POSSIBLE = {
    "fresh": (
        (),
        ALWAYS
        | {
            "appeal-sent",
            "invited",
            "meeting",
            "reinterview",
            "offer",
            "withdrew",
            "checked-in",
            "reapplied",
            "date-open",
        },
    ),
    "appealed": (("appeal-sent",), APPEALED),
    "nudged": (("appeal-sent", "nudge-sent"), APPEALED - {"nudge-sent"}),
    "invited": (("invited",), TALKING | {"invite-answered"}),
    "arranging": (("invited", "invite-answered"), TALKING),
    "appointed": (("meeting",), TALKING | {"prepared", "result-asked"}),
    "met": (("invited", "met"), TALKING | {"result-asked"}),
    "refused": (("appeal-sent", "reply-no"), ALWAYS | {"invited", "offer", "withdrew", "reapplied"}),
    "turned-down": (("invited", "rejected-again"), ALWAYS | {"invited", "offer", "withdrew", "reapplied"}),
    "won": (("offer",), ALWAYS | {"withdrew"}),
    "withdrawn": (("withdrew",), ALWAYS),
}


@pytest.mark.parametrize(("until_then", "fits"), POSSIBLE.values(), ids=POSSIBLE)
def test_what_cannot_have_happened_is_refused_with_what_can(rc, until_then, fits):
    does(rc, "2026-11-20", "add", "サンプル", *WANTED)
    for event in until_then:
        does(rc, "2026-11-24", "log", "1", event)
    before = shown(rc, "2026-11-25")
    for event in sorted(EVENTS - fits):
        refused = rc("log", "1", event, today="2026-11-25")
        assert (refused.code, refused.out) == (1, ""), event
        message, hint = refused.err.splitlines()
        assert (event in message, "#1" in message, "--force" in hint) == (True, True, True)
        assert set(hint.partition(": ")[2].partition("fits: ")[2].partition(";")[0].split(", ")) == fits
    assert shown(rc, "2026-11-25") == before


@pytest.mark.parametrize(("until_then", "fits"), POSSIBLE.values(), ids=POSSIBLE)
def test_what_fits_is_recorded_and_with_force_all_else_too(rc, sealed, until_then, fits):
    does(rc, "2026-11-20", "add", "サンプル", *WANTED)
    for earlier in until_then:
        does(rc, "2026-11-24", "log", "1", earlier)
    database = sealed / "rc.db"
    until_now = database.read_bytes()
    for event in sorted(EVENTS):
        database.write_bytes(until_now)
        does(rc, "2026-11-25", "log", "1", event, *([] if event in fits else ["--force"]))
        assert shown(rc, "2026-11-25")["events"][-1]["kind"] == event


def test_a_refusal_is_a_conflict_for_scripts(rc):
    does(rc, "2026-11-20", "add", "サンプル", *WANTED)
    error = rc("log", "1", "reply-no", "--json", today="2026-11-24").error
    assert (error["code"], "appeal-sent" in error["hint"]) == ("conflict", True)


@pytest.mark.parametrize("event", ["appeal-sent", "nudge-sent"])
def test_never_a_second_appeal_and_never_a_second_nudge(rc, event):
    does(rc, "2026-11-20", "add", "サンプル", *WANTED)
    does(rc, "2026-11-24", "log", "1", "appeal-sent")
    does(rc, "2026-12-03", "log", "1", "nudge-sent")
    assert rc("log", "1", event, today="2026-12-04").code == 1
    kinds = {shown(rc, today)["next"]["kind"] for today in ("2026-12-04", "2027-01-15", "2027-07-01", "2027-09-30")}
    assert kinds == {"seat-check"}


def test_events_are_weighed_by_the_day_they_happened(rc):
    """An answer cannot come before its appeal, though the appeal is on record by now."""
    does(rc, "2026-11-04", "add", "サンプル", *WANTED)
    does(rc, "2026-11-10", "done", "1")
    refused = rc("log", "1", "reply-no", "--on", "2026-11-09", today="2026-11-20")
    assert (refused.code, "2026-11-09" in refused.err) == (1, True)
    does(rc, "2026-11-20", "log", "1", "reply-no", "--on", "2026-11-11")


@pytest.mark.parametrize("event", ["meeting", "appeal-sent", "offer"])
def test_what_lies_before_the_rejection_is_refused_but_for_real_life(rc, event):
    does(rc, "2026-11-20", "add", "サンプル", *WANTED)
    refused = rc("log", "1", event, "--on", "2026-11-19", today="2026-11-24")
    assert refused.code in {1, 2}
    assert "2026-11-20" in refused.err
    assert "--force" in refused.err
    does(rc, "2026-11-24", "log", "1", event, "--on", "2026-11-19", "--force")
    assert shown(rc, "2026-11-24")["events"][0]["on"] == "2026-11-19"


def test_done_before_the_step_that_led_to_it_is_refused_but_for_real_life(rc):
    does(rc, "2026-11-04", "add", "サンプル", *WANTED)
    does(rc, "2026-11-10", "done", "1")
    refused = rc("done", "1", "--on", "2026-11-09", today="2026-11-24")
    assert (refused.code, refused.out, "--force" in refused.err) == (1, "", True)
    does(rc, "2026-11-24", "done", "1", "--on", "2026-11-09", "--force")
    assert planned(rc, "2026-11-24")[0] == "seat-check"


# --- a second no -----------------------------------------------------------------------------------------------------


def second_no(rc, *options: str, note: str = "経験が足りない") -> Any:
    """Invited, met, and turned down on 21 June 2027; the record of the second rejection."""
    does(rc, "2027-04-28", "add", "サンプル", "--role", "企画職", *WANTED, "--invited", *options)
    does(rc, "2027-05-06", "log", "1", "meeting", "--on", "2027-05-13")
    does(rc, "2027-06-21", "log", "1", "rejected-again", *(["--note", note] if note else []))
    return shown(rc, "2027-06-21", 2)


def test_a_second_no_is_a_record_of_its_own_linked_to_the_first(rc):
    second = second_no(rc)
    assert (second["follows"], second["rejected_on"], second["feedback"]) == (1, "2027-06-21", "経験が足りない")
    assert (second["company"], second["role"], second["stage"], second["desire"]) == ("サンプル", "企画職", "final", 5)
    assert second["contact"] == {"name": "田中", "email": None}
    assert [each["id"] for each in second["earlier"]] == [1]
    first = shown(rc, "2027-06-21")
    assert (first["status"], first["next"], first["follows"], first["rejected_on"]) == (
        "closed",
        None,
        None,
        "2027-04-28",
    )
    assert len(does(rc, "2027-06-21", "list", "--json").data) == 2


def test_the_verdict_on_a_second_no_knows_of_the_first(rc):
    """Final +5, desire +3, feedback +2, contact +1, July ahead +1; turned down before -2, second chance -4."""
    second_no(rc)
    why = does(rc, "2027-06-21", "why", "2", "--json").data
    points = {factor["code"]: factor["points"] for factor in why["factors"]}
    assert points.items() >= {"turned-down-before": -2, "second-no": -4}.items()
    assert (why["total"], sum(points.values())) == (6, 6)


def test_a_second_no_brings_no_second_appeal(rc):
    """They were asked, said yes, met, and said no again: "never a second appeal"."""
    does(rc, "2027-04-26", "add", "サンプル", *WANTED)
    does(rc, "2027-04-27", "done", "1")
    does(rc, "2027-05-06", "log", "1", "reply-yes")
    does(rc, "2027-06-21", "log", "1", "rejected-again", "--note", "経験が足りない")
    second = shown(rc, "2027-06-21", 2)
    assert second["verdict"]["code"] in {"later", "let-go"}
    assert second["next"] is None or second["next"]["kind"] != "send-appeal"


def test_log_and_done_tell_of_the_second_record(rc):
    does(rc, "2027-04-28", "add", "サンプル", "--invited")
    said = does(rc, "2027-06-21", "log", "1", "rejected-again").out
    assert "#1 サンプル" in said
    assert "#2 サンプル" in said


def test_silence_after_a_meeting_that_is_counted_as_a_no_is_one_too(rc):
    does(rc, "2027-04-28", "add", "サンプル", *WANTED, "--invited")
    does(rc, "2027-05-06", "log", "1", "meeting", "--on", "2027-05-13")
    assert planned(rc, "2027-06-10") == ("ask-result", "2027-06-10")  # 27 May, and 14 days
    assert "#2 サンプル" in does(rc, "2027-06-10", "done", "1").out
    second = shown(rc, "2027-06-10", 2)
    assert (second["follows"], second["rejected_on"]) == (1, "2027-06-10")


@pytest.mark.parametrize(("company", "follows"), [("株式会社サンプル", 1), ("サンプル", 1), ("サンプル商事", None)])
def test_another_rejection_by_the_same_firm_knows_of_the_first(rc, company, follows):
    does(rc, "2026-11-02", "add", "(株)サンプル", *WANTED)
    does(rc, "2026-11-20", "add", company, "--role", "営業", *WANTED)
    second = shown(rc, "2026-11-20", 2)
    assert second["follows"] == follows
    assert ("turned-down-before" in codes(second)) is bool(follows)
    assert shown(rc, "2026-11-20")["follows"] is None


def test_a_corrected_firm_is_linked_anew(rc):
    does(rc, "2026-11-02", "add", "Example")
    does(rc, "2026-11-20", "add", "Exmaple")
    assert shown(rc, "2026-11-20", 2)["follows"] is None
    does(rc, "2026-11-20", "edit", "2", "--company", "Example")
    assert shown(rc, "2026-11-20", 2)["follows"] == 1
    does(rc, "2026-11-20", "edit", "2", "--company", "Other")
    assert shown(rc, "2026-11-20", 2)["follows"] is None


def test_a_first_rejection_that_is_recorded_late_is_known_to_the_second(rc):
    does(rc, "2026-11-20", "add", "Example", *WANTED)
    does(rc, "2026-11-20", "add", "Example", "--on", "2026-10-01")
    second = shown(rc, "2026-11-20")
    assert second["follows"] == 2
    assert "turned-down-before" in codes(second)


def test_a_first_rejection_that_was_removed_counts_no_more(rc):
    does(rc, "2026-10-01", "add", "Example")
    does(rc, "2026-11-20", "add", "Example", *WANTED)
    does(rc, "2026-11-20", "remove", "1", "--yes")
    second = shown(rc, "2026-11-20", 2)
    assert (second["follows"], "turned-down-before" in codes(second)) == (None, False)


# --- appeals: not asked yet, and asked -------------------------------------------------------------------------------


def test_appeals_tell_those_that_were_asked_from_those_not_yet(rc):
    """Waiting ends 45 days after the appeal; an appeal that was answered is no longer out."""
    for company in ("Asked", "Answered", "Open"):
        does(rc, "2026-11-20", "add", company, *ENGLISH)
    does(rc, "2026-11-23", "log", "1", "appeal-sent")
    does(rc, "2026-11-23", "log", "2", "appeal-sent")
    does(rc, "2026-11-25", "log", "2", "reply-no")

    def seen(today: str) -> list[tuple[int, str | None]]:
        return [(each["id"], each["appealed_on"]) for each in does(rc, today, "appeals", "--json").data]

    assert seen("2026-11-26") == [(3, None), (1, "2026-11-23")]
    assert [(row[0], row[-1]) for row in does(rc, "2026-11-26", "appeals").rows] == [("3", ""), ("1", "2026-11-23")]
    assert seen("2027-01-07") == [(1, "2026-11-23")]
    assert seen("2027-01-08") == [], "nobody waits for an answer any more"
