"""No answer at all: when to ask for the result, when to count it as a no, and the real answer that comes late.

By hand: Fri 6 Nov 2026 and 10 business days is Fri 20 Nov (in the US, with Veterans Day, Mon 23 Nov); Fri 20 Nov and 2 are
Wed 25 Nov in Japan (23 Nov is a holiday), Tue 24 Nov elsewhere. 14 days after 20 Nov is Fri 4 Dec, 45 days Mon 4 Jan 2027.
"""

from typing import Any

import pytest
from told_days import NOTHING, does, planned, shown

SINCE = "2026-11-06"
WANTED = ("--stage", "最終面接", "--desire", "5")
PROMISED = ("--awaiting", "--result-by", "2026-11-20")


def reasons(rc: Any, today: str, number: int = 1) -> list[str]:
    return [reason["code"] for reason in shown(rc, today, number)["verdict"]["reasons"]]


@pytest.fixture
def waiting(rc):
    """Interviewed on 6 Nov, the result promised for 20 Nov."""
    does(rc, SINCE, "add", "サンプル", *WANTED, *PROMISED)
    return rc


# --- what is on record -----------------------------------------------------------------------------------------------


def test_what_is_awaited_is_no_rejection_yet(waiting):
    record = shown(waiting, SINCE)
    assert (record["awaiting"], record["waiting_since"], record["result_by"]) == (True, SINCE, "2026-11-20")
    assert (record["rejected_on"], record["status"], record["verdict"]["code"]) == (None, "awaiting", "later")
    assert reasons(waiting, SINCE) == ["awaiting"], "it is not judged"


def test_add_and_show_tell_since_when_one_waits(rc):
    said = does(rc, SINCE, "add", "サンプル", *PROMISED).out
    assert "waiting since Fri 6 Nov 2026" in said
    assert "rejected" not in said
    case = rc("show", "1", env={"FORCE_COLOR": "1", "NO_COLOR": "1"}, today=SINCE).out
    assert "waiting since" in case
    assert "20 Nov 2026" in case


@pytest.mark.parametrize(
    ("options", "awaiting", "since", "result_by"),
    [
        (("--awaiting",), True, "2026-11-23", None),
        (("--awaiting", "--on", "2026-11-06"), True, "2026-11-06", None),
        (("--result-by", "2026-12-01"), True, "2026-11-23", "2026-12-01"),
        (("--awaiting", "--on", "2026-11-06", "--result-by", "2026-11-20"), True, "2026-11-06", "2026-11-20"),
        ((), False, None, None),
    ],
)
def test_how_a_result_that_is_due_is_recorded(rc, options, awaiting, since, result_by):
    record = does(rc, "2026-11-23", "add", "Example", *options, "--json").data
    assert (record["awaiting"], record["waiting_since"], record["result_by"]) == (awaiting, since, result_by)


@pytest.mark.parametrize(
    "options", [("--result-by", "2026-11-05"), ("--result-by", "someday"), ("--result-by", "2026-02-30")]
)
def test_a_day_that_cannot_be_is_refused(rc, options):
    refused = rc("add", "Example", "--awaiting", "--on", SINCE, *options, today=SINCE)
    assert (refused.code, refused.out) == (2, "")
    assert does(rc, SINCE, "list", "--json").data == []


def test_lists_know_what_is_awaited(waiting):
    does(waiting, SINCE, "add", "Example", *WANTED)
    (record,) = does(waiting, SINCE, "list", "--status", "awaiting", "--json").data
    assert record["id"] == 1
    assert [each["id"] for each in does(waiting, SINCE, "list", "--status", "open", "--json").data] == [2]
    assert [each["id"] for each in does(waiting, SINCE, "appeals", "--json").data] == [2]
    assert {row[6] for row in does(waiting, SINCE, "list").rows} == {"awaiting", "open"}


def test_the_csv_keeps_the_two_apart(waiting):
    header, row = (line.split(",") for line in does(waiting, SINCE, "export").out.splitlines())
    cells = dict(zip(header, row, strict=True))
    assert (cells["rejected_on"], cells["waiting_since"], cells["result_by"]) == ("", SINCE, "2026-11-20")
    assert (cells["awaiting"], cells["status"], cells["follows"]) == ("true", "awaiting", "")


# --- when to ask, and when to give up --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("company", "country", "options", "ask", "because", "give_up"),
    [
        (
            "サンプル",
            None,
            PROMISED,
            "2026-11-25",
            "2 business days after 20 Nov 2026; 23 Nov is a holiday",
            "2026-12-04",
        ),
        ("サンプル", None, ("--awaiting",), "2026-11-20", "most have answered by then", "2026-12-04"),
        ("Example", "US", PROMISED, "2026-11-24", "2 business days after 20 Nov 2026", "2027-01-04"),
        ("Example", "US", ("--awaiting",), "2026-11-23", "most have answered by then", "2027-01-07"),
        # a promise for a Saturday, a promise that lies in Golden Week
        (
            "サンプル",
            None,
            ("--awaiting", "--result-by", "2026-11-21"),
            "2026-11-25",
            "2 business days after 21 Nov 2026; 23 Nov is a holiday",
            "2026-12-07",
        ),
        (
            "サンプル",
            None,
            ("--awaiting", "--result-by", "2027-05-03"),
            "2027-05-07",
            "2 business days after 3 May 2027; 4 May, 5 May are holidays",
            "2027-05-17",
        ),
    ],
)
def test_when_to_ask_and_when_to_count_it(rc, company, country, options, ask, because, give_up):
    if country:
        does(rc, SINCE, "config", "country", country)
    does(rc, SINCE, "add", company, *WANTED, *options)
    step = shown(rc, ask)["next"]
    assert (step["kind"], step["due_on"], step["because"]) == ("ask-result", ask, because)
    assert "ask for the result" in step["text"]
    step = shown(rc, give_up)["next"]
    assert (step["kind"], step["due_on"]) == ("ask-result", give_up)
    assert "count it as a no" in step["text"]


def test_the_morning_says_what_to_do(waiting):
    (line,) = does(waiting, "2026-11-25", "followups", "--json").data
    assert (line["kind"], line["section"], line["command"]) == ("ask-result", "today", "rc letter 1")
    assert "due 20 Nov" in line["text"]
    (line,) = does(waiting, "2026-12-04", "followups", "--json").data
    assert (line["section"], line["command"]) == ("today", "rc done 1")
    assert "count it as a no" in line["text"]


@pytest.mark.parametrize("asked_on", ["2026-11-25", "2026-12-03"])
def test_one_asks_once_and_then_waits_for_the_end(waiting, asked_on):
    does(waiting, asked_on, "done", "1")
    record = shown(waiting, asked_on)
    assert (record["status"], record["awaiting"], record["events"][0]["kind"]) == ("awaiting", True, "result-asked")
    assert planned(waiting, asked_on) == ("ask-result", "2026-12-04")
    assert "count it as a no" in record["next"]["text"]


@pytest.mark.parametrize("today", ["2026-12-05", "2027-06-01", "2031-01-01"])
def test_silence_is_never_counted_by_itself(waiting, today):
    does(waiting, today, "reassess")
    record = shown(waiting, today)
    assert (record["status"], record["awaiting"], record["rejected_on"]) == ("awaiting", True, None)
    assert planned(waiting, today) == ("ask-result", "2026-12-04")


def test_a_new_promise_moves_the_plan(waiting):
    """4 Dec 2026 is a Friday: 2 business days later is Tue 8 Dec, 14 days later Fri 18 Dec."""
    does(waiting, "2026-11-24", "edit", "1", "--result-by", "2026-12-04")
    assert planned(waiting, "2026-11-24") == ("ask-result", "2026-12-08")
    assert planned(waiting, "2026-12-18") == ("ask-result", "2026-12-18")


# --- counted as a no -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [("done", "1"), ("log", "1", "rejected")], ids=" ".join)
def test_silence_that_is_counted_is_a_rejection_of_that_day(waiting, command):
    """Fri 4 Dec; the next business day is Mon 7 Dec."""
    does(waiting, "2026-12-04", *command)
    record = shown(waiting, "2026-12-04")
    assert (record["awaiting"], record["waiting_since"], record["rejected_on"]) == (False, None, "2026-12-04")
    assert (record["status"], record["verdict"]["code"]) == ("open", "appeal")
    assert planned(waiting, "2026-12-04") == ("send-appeal", "2026-12-07")
    assert [event["kind"] for event in record["events"]] == ["rejected"]
    assert len(does(waiting, "2026-12-04", "list", "--json").data) == 1, "it is the same record"
    assert does(waiting, "2026-12-04", "appeals", "--json").data[0]["id"] == 1


@pytest.mark.parametrize(
    ("real", "step"),
    [("2026-12-10", ("send-appeal", "2026-12-11")), ("2026-11-30", ("send-appeal", "2026-12-01"))],
    ids=["later", "a mail that lay in the spam"],
)
def test_the_real_no_puts_the_day_right(waiting, real, step):
    does(waiting, "2026-12-04", "done", "1")
    does(waiting, "2026-12-10", "log", "1", "rejected", "--on", real)
    record = shown(waiting, "2026-12-10")
    assert (record["rejected_on"], record["awaiting"]) == (real, False)
    assert planned(waiting, "2026-12-10") == step


@pytest.mark.parametrize("counted", [False, True])
@pytest.mark.parametrize(
    ("event", "status", "step"),
    [
        ("offer", "won", NOTHING),
        ("invited", "meeting", ("reply-invite", "2026-12-11")),
        ("withdrew", "closed", NOTHING),
    ],
)
def test_the_real_answer_may_be_another(waiting, counted, event, status, step):
    if counted:
        does(waiting, "2026-12-04", "done", "1")
    does(waiting, "2026-12-10", "log", "1", event)
    assert shown(waiting, "2026-12-10")["status"] == status
    assert planned(waiting, "2026-12-10") == step


def test_a_real_no_in_time_is_a_rejection_like_others(waiting):
    """Wed 18 Nov; the next business day is Thu 19 Nov."""
    does(waiting, "2026-11-18", "log", "1", "rejected")
    assert shown(waiting, "2026-11-18")["rejected_on"] == "2026-11-18"
    assert planned(waiting, "2026-11-18") == ("send-appeal", "2026-11-19")
    assert shown(waiting, "2026-11-18")["result_by"] == "2026-11-20"


def test_a_no_that_is_logged_some_days_later_counts_from_its_day(waiting):
    does(waiting, "2026-11-26", "log", "1", "rejected", "--on", "2026-11-24")
    assert shown(waiting, "2026-11-26")["rejected_on"] == "2026-11-24"
    assert planned(waiting, "2026-11-26") == ("send-appeal", "2026-11-25")


def test_once_it_is_a_no_the_appeal_goes_its_way(waiting):
    """Mon 7 Dec and 7 business days is Wed 16 Dec."""
    does(waiting, "2026-12-04", "done", "1")
    does(waiting, "2026-12-07", "done", "1")
    assert planned(waiting, "2026-12-07") == ("nudge", "2026-12-16")
    does(waiting, "2026-12-10", "log", "1", "reply-no")
    assert shown(waiting, "2026-12-10")["status"] == "closed"


# --- what is awaited does not count ----------------------------------------------------------------------------------


def test_what_is_awaited_does_not_count_against_another_rejection(waiting):
    does(waiting, "2026-11-20", "add", "株式会社サンプル", "--role", "営業", *WANTED)
    assert shown(waiting, "2026-11-20", 2)["follows"] is None
    assert "turned-down-before" not in reasons(waiting, "2026-11-20", 2)


def test_a_rejection_before_it_counts_once_silence_is_one(rc):
    does(rc, "2026-10-01", "add", "サンプル", "--role", "営業")
    does(rc, SINCE, "add", "サンプル", *WANTED, *PROMISED)
    assert (shown(rc, SINCE, 2)["follows"], reasons(rc, SINCE, 2)) == (None, ["awaiting"])
    does(rc, "2026-12-04", "done", "2")
    counted = shown(rc, "2026-12-04", 2)
    assert counted["follows"] == 1
    does(rc, "2026-12-04", "reassess")
    assert shown(rc, "2026-12-04", 2) == counted, "worked out anew, all is the same"
    assert "turned-down-before" in reasons(rc, "2026-12-04", 2)


def test_the_first_no_after_an_invitation_is_no_second_one(waiting):
    """They answered with a further interview, and then with a no: the first that was ever given."""
    does(waiting, "2026-11-20", "log", "1", "invited")
    does(waiting, "2026-11-24", "log", "1", "reinterview", "--on", "2026-12-01")
    assert waiting("log", "1", "rejected-again", today="2026-12-10").code == 1
    does(waiting, "2026-12-10", "log", "1", "rejected")
    (record,) = does(waiting, "2026-12-10", "list", "--json").data
    assert (record["awaiting"], record["rejected_on"], record["status"]) == (False, "2026-12-10", "open")
    assert not set(reasons(waiting, "2026-12-10")) & {"turned-down-before", "second-no"}
    assert planned(waiting, "2026-12-10") == ("send-appeal", "2026-12-11")


def test_silence_after_a_further_interview_is_the_first_no_too(waiting):
    """Met on Tue 1 Dec: the result is due 10 business days later on Tue 15 Dec, counted as a no 14 days after that."""
    does(waiting, "2026-11-20", "log", "1", "invited")
    does(waiting, "2026-11-24", "log", "1", "reinterview", "--on", "2026-12-01")
    assert planned(waiting, "2026-12-29") == ("ask-result", "2026-12-15")
    assert planned(waiting, "2027-01-04") == ("ask-result", "2027-01-04"), "29 Dec is in the New Year's rest"
    does(waiting, "2027-01-04", "done", "1")
    (record,) = does(waiting, "2027-01-04", "list", "--json").data
    assert (record["awaiting"], record["rejected_on"]) == (False, "2027-01-04")


def test_the_answer_may_be_that_one_passed(waiting):
    does(waiting, "2026-11-20", "log", "1", "passed")
    assert (shown(waiting, "2026-11-20")["status"], planned(waiting, "2026-11-20")) == ("closed", NOTHING)
    assert reasons(waiting, "2026-11-20") == ["passed"]


@pytest.mark.parametrize(
    "event",
    [
        *("appeal-sent", "nudge-sent", "reply-yes", "reply-no", "invite-answered", "prepared", "reapplied"),
        *("rejected-again", "met", "reinterviewed"),
    ],
)
def test_what_hangs_on_a_result_cannot_have_happened(waiting, event):
    refused = waiting("log", "1", event, today="2026-11-25")
    assert (refused.code, refused.out) == (1, "")
    for code in ("rejected", "offer", "invited", "withdrew", "result-asked", "note"):
        assert code in refused.err.partition("hint: ")[2]
    assert (shown(waiting, "2026-11-25")["events"], shown(waiting, "2026-11-25")["status"]) == ([], "awaiting")


def test_a_rejection_is_not_rejected_anew(rc):
    does(rc, SINCE, "add", "サンプル", *WANTED)
    assert rc("log", "1", "rejected", today="2026-11-10").code == 1
    assert shown(rc, "2026-11-10")["rejected_on"] == SINCE


# --- config: whose seasons, whose holidays ---------------------------------------------------------------------------


def later(rc: Any, company: str = "サンプル") -> None:
    """A fair case of Fri 20 Nov 2026 for which a seat has to open first."""
    does(
        rc,
        "2026-11-20",
        "add",
        company,
        "--stage",
        "一次面接",
        "--desire",
        "5",
        "--reason",
        "cancelled",
        "--seats",
        "many",
    )


@pytest.mark.parametrize(
    ("windows", "steps"),
    [
        (None, {"2026-11-20": "2027-02-22", "2027-03-16": "2027-07-01", "2027-07-16": "2027-09-24"}),
        # over the end of a year; 20 Dec 2026 is a Sunday
        ("12-20..01-10", {"2026-11-20": "2026-12-21", "2027-01-10": "2026-12-21", "2027-01-11": "2027-11-22"}),
        (
            "12-01..12-10, 04-30..05-10",
            {"2026-11-20": "2026-12-01", "2026-12-11": "2027-04-30", "2027-05-11": "2027-11-22"},
        ),
        # opens on New Year's Eve, when nobody works until Mon 4 Jan
        ("12-31..01-15", {"2026-11-20": "2027-01-04", "2027-01-15": "2027-01-04", "2027-01-16": "2027-11-22"}),
        # opens on 5 May 2027, the end of Golden Week
        ("05-05..05-20", {"2026-11-20": "2027-05-06"}),
    ],
)
def test_windows_of_ones_own(rc, windows, steps):
    later(rc)
    if windows:
        does(rc, "2026-11-20", "config", "windows", windows)
    assert {day: planned(rc, day)[1] for day in steps} == steps


def test_windows_of_ones_own_hold_in_every_country(rc):
    does(rc, "2026-11-20", "config", "windows", "12-01..12-10")
    later(rc, "Example")
    assert planned(rc, "2026-11-20") == ("seat-check", "2026-12-01")
    does(rc, "2026-11-20", "config", "windows", "--unset")
    assert planned(rc, "2026-11-20") == ("seat-check", "2026-12-21"), "30 days after, a Sunday"


@pytest.mark.parametrize(
    "windows",
    [
        *("summer", "07-01", "07-01..", "..07-15", "07-01..07-15..08-01", "13-01..13-10", "07-01-07-15", "7/1..7/15"),
        *("02-29..03-10", "02-20..02-30", "00-10..01-10", "07-01..07-15; 09-24..10-07", "2026-07-01..2026-07-15"),
    ],
)
def test_bad_windows_are_refused(rc, sealed, windows):
    refused = rc("config", "windows", windows)
    assert (refused.code, refused.out) == (2, "")
    assert "07-01..07-15" in refused.err, "what it may be"
    assert not (sealed / "config.toml").exists()


@pytest.mark.parametrize("country", ["XX", "ZZ", "Japan", "J", "J1", "日本", "", "J P"])
def test_bad_countries_are_refused(rc, sealed, country):
    refused = rc("config", "country", country)
    assert (refused.code, refused.out) == (2, "")
    assert "JP" in refused.err
    assert not (sealed / "config.toml").exists()


@pytest.mark.parametrize(
    ("country", "step"),
    [
        ("JP", ("reply-invite", "2026-11-24")),
        ("jp", ("reply-invite", "2026-11-24")),
        ("US", ("reply-invite", "2026-11-23")),
        ("DE", ("reply-invite", "2026-11-23")),
    ],
)
@pytest.mark.parametrize("company", ["サンプル", "Example"])
def test_the_country_decides_the_holidays_at_once(rc, country, step, company):
    does(rc, "2026-11-20", "add", company, "--invited")
    does(rc, "2026-11-20", "config", "country", country)
    assert planned(rc, "2026-11-20") == step


@pytest.mark.parametrize(
    ("options", "due_on"), [((), "2026-11-23"), (("--lang", "ja"), "2026-11-24"), (("--role", "営業"), "2026-11-24")]
)
def test_without_a_country_the_language_decides(rc, options, due_on):
    does(rc, "2026-11-20", "add", "Example", "--invited", *options)
    assert planned(rc, "2026-11-20") == ("reply-invite", due_on)


def test_a_country_nobody_knows_in_a_config_edited_by_hand_breaks_nothing(rc, sealed):
    (sealed / "config.toml").write_text('country = "XX"\n')
    does(rc, "2026-11-20", "add", "サンプル", "--invited")
    assert planned(rc, "2026-11-20") == ("reply-invite", "2026-11-23")


@pytest.mark.parametrize("line", ['windows = "summer"', "windows = 7", 'country = "Japan"'])
def test_a_config_edited_by_hand_that_makes_no_sense_is_told(rc, sealed, line):
    (sealed / "config.toml").write_text(f"{line}\n")
    refused = rc("add", "サンプル")
    assert (refused.code, refused.out) == (1, "")
    assert line.split()[0] in refused.err


def test_what_is_no_rejection_yet_is_not_judged(rc):
    rc("add", "Example", "--awaiting", "--on", "2026-11-06", "--desire", "5")
    assert (rc("why", "1", "--json").data["factors"], rc("why", "1", "--json").data["changes"]) == ([], [])
    assert "What counts" not in rc("why", "1", env={"FORCE_COLOR": "1"}).out
