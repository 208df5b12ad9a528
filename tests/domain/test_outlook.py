"""What is planned, and when. The expected dates are worked out by hand from a calendar; Saturdays to remember:

2026: Jun 27, Jul 4, Nov 21, Dec 26; 2027: Jan 2, Feb 20, Feb 27, Nov 20; 2028: Feb 26, Mar 4
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rechallenge_cli.domain.codes import Cause, Closeness, EventKind, Seats, StepKind
from rechallenge_cli.domain.customs import Track, customs_for, days
from rechallenge_cli.domain.model import Contact, Event, Rejection
from rechallenge_cli.domain.outlook import outlook, period_on
from rechallenge_cli.domain.playbook import done_records
from rechallenge_cli.domain.stages import Stage
from rechallenge_cli.domain.step_texts import BECAUSE_TEXTS, COUNTED_BECAUSE_TEXTS, STEP_TEXTS
from rechallenge_cli.domain.workdays import Window, is_weekday
from rechallenge_cli.domain.worth import reason_texts

# with Monday to Friday alone, so that the dates below can be followed on any calendar
JAPAN, MID_CAREER, ELSEWHERE = (
    replace(customs, is_business_day=is_weekday)
    for customs in (customs_for("JP"), customs_for("JP", Track.MID_CAREER), customs_for("US"))
)
FRIDAY = date(2026, 11, 20)
ONE_DAY = timedelta(days=1)
EVER, NEVER_ENDS = date.min, date.max

WORTH_IT = {"stage": Stage.FINAL, "desire": 5, "contact": Contact(name="田中")}
NEEDS_A_SEAT = {"stage": Stage.INTERVIEW1, "desire": 5}
HOPELESS = {"stage": Stage.DOCUMENTS, "desire": 3}


def day(text):
    return date.fromisoformat(text)


def rejection(rejected_on=FRIDAY, **facts):
    return Rejection("Example", rejected_on, **(facts or WORTH_IT))


def events(*entries):
    """Events from (kind, day) or (kind, day, day recorded), or as they are, numbered in the order given."""
    return [
        replace(entry, id=number) if isinstance(entry, Event) else happened(*entry, number=number)
        for number, entry in enumerate(entries, 1)
    ]


def happened(kind, on, recorded_on=None, number=1):
    return Event(EventKind(kind), day(on), day(recorded_on or on), number)


def about(kind, step_kind, planned_on, on="2026-11-23", until=None):
    """A snooze, a drop or a check-in that is about a planned step."""
    return Event(
        EventKind(kind),
        day(on),
        day(on),
        step_kind=StepKind(step_kind),
        step_planned_on=day(planned_on),
        until=day(until) if until else None,
    )


def rows(periods):
    """Periods as (last day, status, verdict, step, due day)."""
    return [
        (
            "for ever" if period.last_day == NEVER_ENDS else str(period.last_day),
            period.status.value,
            period.verdict.code.value,
            period.step and period.step.text,
            period.step and str(period.step.due_on),
        )
        for period in periods
    ]


def step_on(periods, on):
    step = period_on(periods, day(on)).step
    return step and (step.text, str(step.due_on))


# --- whole outlooks, by hand -----------------------------------------------------------------------------------------

CLOSED = ("for ever", "closed", "let-go", None, None)
JAPANESE_SEASONS = [("2027-03-15", "2027-02-22"), ("2027-07-15", "2027-07-01"), ("2027-10-07", "2027-09-24")]


def later(status, *check_ins, reapply):
    last_day, due_on = reapply
    return [
        *((last, status, "later", "check-in", due) for last, due in check_ins),
        (last_day, status, "later", "reapply", due_on),
        CLOSED,
    ]


WHOLE = [
    pytest.param(
        JAPAN,
        rejection(),
        (),
        [
            ("2026-12-04", "open", "appeal", "send-appeal", "2026-11-23"),
            *later("open", *JAPANESE_SEASONS, reapply=("2028-02-20", "2027-11-22")),
        ],
        id="Japan: nothing done",
    ),
    pytest.param(
        ELSEWHERE,
        rejection(),
        (),
        [
            ("2026-12-04", "open", "appeal", "send-appeal", "2026-11-24"),
            *later(
                "open",
                ("2027-02-17", "2026-12-21"),
                ("2027-05-19", "2027-02-18"),
                reapply=("2027-08-18", "2027-05-20"),
            ),
        ],
        id="elsewhere: nothing done",
    ),
    pytest.param(
        MID_CAREER,
        rejection(),
        (),
        [
            ("2026-12-04", "open", "appeal", "send-appeal", "2026-11-23"),
            *later(
                "open",
                ("2027-02-17", "2026-12-21"),
                ("2027-11-21", "2027-02-18"),
                reapply=("2028-02-20", "2027-11-22"),
            ),
        ],
        id="Japan, mid-career: no windows",
    ),
    pytest.param(
        JAPAN,
        rejection(),
        [("appeal-sent", "2026-11-23")],
        [
            ("2027-01-07", "appealed", "later", "nudge", "2026-12-02"),
            *later("appealed", *JAPANESE_SEASONS, reapply=("2028-02-20", "2027-11-22")),
        ],
        id="Japan: appeal sent",
    ),
    pytest.param(
        ELSEWHERE,
        rejection(),
        [("appeal-sent", "2026-11-23")],
        [
            ("2027-01-07", "appealed", "later", "nudge", "2026-12-02"),
            *later(
                "appealed",
                ("2027-04-06", "2027-02-08"),
                ("2027-05-19", "2027-04-07"),
                reapply=("2027-08-18", "2027-05-20"),
            ),
        ],
        id="elsewhere: appeal sent",
    ),
    pytest.param(
        JAPAN,
        rejection(),
        [("appeal-sent", "2026-11-23"), ("nudge-sent", "2026-12-02")],
        [
            ("2027-01-07", "appealed", "later", "check-in", "2027-02-22"),
            *later("appealed", *JAPANESE_SEASONS, reapply=("2028-02-20", "2027-11-22")),
        ],
        id="Japan: nudged",
    ),
    pytest.param(
        JAPAN,
        rejection(**NEEDS_A_SEAT),
        (),
        later("open", *JAPANESE_SEASONS, reapply=("2028-02-20", "2027-11-22")),
        id="Japan: needs a seat",
    ),
    pytest.param(
        ELSEWHERE,
        rejection(stage=Stage.INTERVIEW3, desire=5, reason=Cause.CANCELLED),
        (),
        later("open", ("2027-02-17", "2026-12-21"), ("2027-05-19", "2027-02-18"), reapply=("2027-08-18", "2027-05-20")),
        id="elsewhere: role cancelled",
    ),
    pytest.param(
        JAPAN,
        rejection(**WORTH_IT, reapply_from=day("2027-11-20")),
        (),
        [("2028-02-20", "open", "later", "reapply", "2027-11-22"), CLOSED],
        id="a cool-off that ends on a Saturday",
    ),
    pytest.param(
        JAPAN,
        rejection(**HOPELESS, reapply_from=day("2027-11-20")),
        (),
        [("2028-02-20", "open", "let-go", "reapply", "2027-11-22"), CLOSED],
        id="let go, and a cool-off",
    ),
    pytest.param(JAPAN, rejection(**HOPELESS), (), [CLOSED], id="let go"),
    pytest.param(
        JAPAN,
        rejection(**HOPELESS, never_reapply=True, reapply_from=day("2027-11-20")),
        (),
        [CLOSED],
        id="never again",
    ),
    pytest.param(
        JAPAN,
        rejection(**WORTH_IT, waitlisted=True, waitlist_until=day("2026-12-04")),
        (),
        [
            ("2026-12-04", "open", "appeal", "send-appeal", "2026-11-23"),
            ("2026-12-21", "open", "later", "check-waitlist", "2026-12-07"),
            *later("open", *JAPANESE_SEASONS, reapply=("2028-02-20", "2027-11-22")),
        ],
        id="on the waitlist",
    ),
    pytest.param(
        JAPAN,
        rejection(**WORTH_IT, waitlisted=True, waitlist_until=day("2026-12-11")),
        [("appeal-sent", "2026-11-23"), ("nudge-sent", "2026-12-02")],
        [
            # 10 business days after Monday the 14th
            ("2026-12-28", "appealed", "later", "check-waitlist", "2026-12-14"),
            ("2027-01-07", "appealed", "later", "check-in", "2027-02-22"),
            *later("appealed", *JAPANESE_SEASONS, reapply=("2028-02-20", "2027-11-22")),
        ],
        id="on the waitlist, appealed and nudged",
    ),
    pytest.param(
        JAPAN,
        rejection(**WORTH_IT, waitlist_until=day("2026-11-10")),
        (),
        [
            ("2026-12-04", "open", "appeal", "send-appeal", "2026-11-23"),
            *later("open", *JAPANESE_SEASONS, reapply=("2028-02-20", "2027-11-22")),
        ],
        id="a waitlist that was over",
    ),
    pytest.param(
        ELSEWHERE,
        rejection(**WORTH_IT, waitlisted=True, reapply_from=day("2026-12-15")),
        (),
        [
            ("2026-12-04", "open", "appeal", "send-appeal", "2026-11-24"),
            # 90 days after Tuesday the 15th; both check-ins would come later than that Tuesday
            ("2027-03-15", "open", "later", "reapply", "2026-12-15"),
            CLOSED,
        ],
        id="a waitlist in a short cool-off",
    ),
    pytest.param(
        ELSEWHERE,
        rejection(**HOPELESS, invited=True),
        (),
        [("for ever", "open", "invited", "reply-invite", "2026-11-23")],
        id="invited at once",
    ),
    pytest.param(
        ELSEWHERE,
        rejection(),
        [("appeal-sent", "2026-11-23"), ("reply-yes", "2026-12-24")],
        [("for ever", "meeting", "invited", "reply-invite", "2026-12-25")],
        id="the appeal was heard",
    ),
    pytest.param(
        ELSEWHERE,
        rejection(),
        [("invited", "2026-12-24"), ("invite-answered", "2026-12-28")],
        [("for ever", "meeting", "invited", "agree-date", "2026-12-31")],
        id="a day to agree on",
    ),
    pytest.param(
        ELSEWHERE,
        rejection(),
        [("meeting", "2026-12-31", "2026-12-21")],
        [
            ("2026-12-30", "meeting", "invited", "prepare", "2026-12-30"),
            ("2026-12-31", "meeting", "invited", "appointment", "2026-12-31"),
            ("2027-01-05", "meeting", "invited", "thank", "2027-01-01"),
            # 45 days after Thursday 14 January is a Sunday
            ("2027-02-28", "meeting", "invited", "ask-result", "2027-01-14"),
            ("for ever", "meeting", "invited", "conclude", "2027-03-01"),
        ],
        id="elsewhere: a meeting on New Year's Eve",
    ),
    pytest.param(
        JAPAN,
        rejection(),
        [("appeal-sent", "2026-11-23"), ("reply-no", "2026-11-25")],
        [CLOSED],
        id="refused",
    ),
    pytest.param(JAPAN, rejection(), [("withdrew", "2026-11-25")], [CLOSED], id="withdrew"),
    pytest.param(JAPAN, rejection(), [("reapplied", "2027-11-25")], [CLOSED], id="applied again"),
    pytest.param(JAPAN, rejection(), [("rejected-again", "2026-11-25")], [CLOSED], id="rejected again"),
    pytest.param(
        JAPAN, rejection(), [("offer", "2026-11-25")], [("for ever", "won", "let-go", None, None)], id="an offer"
    ),
]


@pytest.mark.parametrize(("customs", "record", "entries", "expected"), WHOLE)
def test_a_whole_outlook(customs, record, entries, expected):
    assert rows(outlook(record, events(*entries), customs)) == expected


# --- single dates, by hand -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rejected_on", "in_japan", "elsewhere", "last_day"),
    [
        ("2026-11-20", "2026-11-23", "2026-11-24", "2026-12-04"),  # a Friday
        ("2026-11-21", "2026-11-23", "2026-11-24", "2026-12-04"),  # a Saturday
        ("2026-11-23", "2026-11-24", "2026-11-25", "2026-12-07"),  # a Monday
        ("2026-12-30", "2026-12-31", "2027-01-01", "2027-01-13"),  # the end of a year
        ("2028-02-25", "2028-02-28", "2028-02-29", "2028-03-10"),  # before a leap day
        ("2028-02-29", "2028-03-01", "2028-03-02", "2028-03-14"),
    ],
)
def test_when_to_send_the_appeal(rejected_on, in_japan, elsewhere, last_day):
    for customs, due_on in ((JAPAN, in_japan), (ELSEWHERE, elsewhere)):
        first, second, *_ = outlook(rejection(day(rejected_on)), (), customs)
        assert rows([first]) == [(last_day, "open", "appeal", "send-appeal", due_on)]
        assert first.step.values["last"] == last_day
        assert (str(first.verdict.from_), str(first.verdict.until)) == (due_on, last_day)
        assert second.verdict.reasons[0].code == "too-late"
        assert second.verdict.reasons[0].values == {"last": last_day}


@pytest.mark.parametrize("customs", [JAPAN, MID_CAREER, ELSEWHERE])
@pytest.mark.parametrize(
    ("appealed_on", "nudge", "end_of_waiting"),
    [
        ("2026-11-23", "2026-12-02", "2027-01-07"),
        ("2026-11-28", "2026-12-08", "2027-01-12"),  # sent on a Saturday
        ("2026-12-24", "2027-01-04", "2027-02-07"),  # over the end of a year, to a Sunday
        ("2028-02-25", "2028-03-07", "2028-04-10"),  # over a leap day
        ("2027-02-25", "2027-03-08", "2027-04-11"),  # over no leap day
    ],
)
def test_when_to_nudge_and_when_to_stop_waiting(customs, appealed_on, nudge, end_of_waiting):
    record = rejection(day(appealed_on) - ONE_DAY)
    waiting, *after = outlook(record, events(("appeal-sent", appealed_on)), customs)
    assert rows([waiting]) == [(end_of_waiting, "appealed", "later", "nudge", nudge)]
    assert str(waiting.verdict.from_) == end_of_waiting
    assert (waiting.verdict.reasons[0].code, after[0].verdict.reasons[0].code) == ("asked-already", "waiting-ended")
    assert after[0].verdict.reasons[0].values == {"asked": appealed_on}
    assert after[0].verdict.from_ == after[0].step.due_on


def test_a_nudge_without_an_appeal_on_record_counts_as_one():
    periods = outlook(rejection(), events(("nudge-sent", "2026-11-23")), JAPAN)
    assert str(periods[0].last_day) == "2027-01-07"
    assert periods[0].verdict.reasons[0].values == {"asked": "2026-11-23"}


@pytest.mark.parametrize(
    ("rejected_on", "windows"),
    [
        ("2026-06-30", ["2026-07-01", "2026-09-24", "2027-02-22"]),
        ("2026-07-20", ["2026-09-24", "2027-02-22", "2027-07-01"]),
        ("2026-09-30", ["2027-02-22", "2027-07-01", "2027-09-24"]),
        ("2027-12-31", ["2028-02-21", "2028-07-03", "2028-09-25"]),  # a Sunday, a Saturday, a Sunday
        ("2028-02-29", ["2028-07-03", "2028-09-25", "2029-02-20"]),
    ],
)
def test_check_ins_at_the_next_windows(rejected_on, windows):
    periods = outlook(rejection(day(rejected_on), **NEEDS_A_SEAT), (), JAPAN)
    assert [str(period.step.due_on) for period in periods if period.step and period.step.text == "check-in"] == windows


@pytest.mark.parametrize(
    ("rejected_on", "check_ins"),
    [
        ("2026-11-20", ["2026-12-21", "2027-02-18"]),  # the 30th day is a Sunday
        ("2026-12-02", ["2027-01-01", "2027-03-02"]),
        ("2027-12-31", ["2028-01-31", "2028-03-30"]),  # the 30th day is a Sunday; over a leap day
        ("2028-01-31", ["2028-03-01", "2028-05-01"]),  # the 90th day is a Sunday, 30 April
    ],
)
def test_check_ins_after_30_and_90_days(rejected_on, check_ins):
    periods = outlook(rejection(day(rejected_on), **NEEDS_A_SEAT), (), ELSEWHERE)
    found = [str(period.step.due_on) for period in periods if period.step and period.step.text == "check-in"]
    assert found == check_ins


@pytest.mark.parametrize(
    ("rejected_on", "in_japan", "elsewhere"),
    [
        ("2026-11-20", "2027-11-22", "2027-05-20"),  # 20 November 2027 is a Saturday
        ("2026-08-31", "2027-08-31", "2027-03-01"),  # 28 February 2027 is a Sunday
        ("2027-08-31", "2028-08-31", "2028-02-29"),
        ("2028-02-29", "2029-02-28", "2028-08-29"),
    ],
)
def test_when_to_apply_again(rejected_on, in_japan, elsewhere):
    for customs, due_on in ((JAPAN, in_japan), (ELSEWHERE, elsewhere)):
        last = outlook(rejection(day(rejected_on), **NEEDS_A_SEAT), (), customs)[-2]
        assert (last.step.text, str(last.step.due_on)) == ("reapply", due_on)


def test_no_check_in_falls_into_the_time_of_the_appeal():
    weekly = replace(ELSEWHERE, cadence=replace(ELSEWHERE.cadence, check_ins=(days(7), days(30))))
    assert step_on(outlook(rejection(), (), weekly), "2026-12-05") == ("check-in", "2026-12-21")
    needs_a_seat = outlook(rejection(**NEEDS_A_SEAT), (), weekly)
    assert step_on(needs_a_seat, "2026-11-21") == ("check-in", "2026-11-27")


def test_a_stated_day_to_apply_again_is_not_hidden_by_a_check_in():
    record = rejection(**WORTH_IT, waitlisted=True, reapply_from=day("2027-01-15"))
    periods = outlook(record, (), ELSEWHERE)
    assert step_on(periods, "2027-01-14") == ("check-in", "2026-12-21")
    assert step_on(periods, "2027-01-15") == ("reapply", "2027-01-15")


TALKS = [
    # customs, the day they meet, prepare, thank, last day to thank, ask, conclude
    (JAPAN, "2026-11-26", "2026-11-25", "2026-11-26", "2026-12-01", "2026-12-10", "2026-12-24"),
    (ELSEWHERE, "2026-11-26", "2026-11-25", "2026-11-27", "2026-12-01", "2026-12-10", "2027-01-25"),
    # on a Monday one prepares on the Friday before
    (JAPAN, "2026-11-23", "2026-11-20", "2026-11-23", "2026-11-26", "2026-12-07", "2026-12-21"),
    (ELSEWHERE, "2026-11-23", "2026-11-20", "2026-11-24", "2026-11-26", "2026-12-07", "2027-01-21"),
    # a Saturday stays the day of the meeting; the thanks go out on the Monday
    (JAPAN, "2028-02-26", "2028-02-25", "2028-02-28", "2028-03-01", "2028-03-10", "2028-03-24"),
    (ELSEWHERE, "2028-02-26", "2028-02-25", "2028-02-28", "2028-03-01", "2028-03-10", "2028-04-24"),
    # over the end of a year
    (JAPAN, "2027-01-01", "2026-12-31", "2027-01-01", "2027-01-06", "2027-01-15", "2027-01-29"),
]


@pytest.mark.parametrize(("agreed", "held"), [("meeting", "met"), ("reinterview", "reinterviewed")])
@pytest.mark.parametrize(("customs", "met_on", "prepare", "thank", "last_thanks", "ask", "conclude"), TALKS)
def test_from_the_meeting_to_the_result(agreed, held, customs, met_on, prepare, thank, last_thanks, ask, conclude):
    done = [
        (agreed, met_on, str(day(met_on) - 10 * ONE_DAY)),
        ("prepared", prepare),
        (held, met_on),
        ("thanked", thank),
        ("result-asked", ask),
    ]
    expected = [("prepare", prepare), ("appointment", met_on), ("thank", thank), ("ask-result", ask)]
    for count, step in enumerate(expected, 1):
        periods = outlook(rejection(), events(*done[:count]), customs)
        assert (periods[0].step.text, str(periods[0].step.due_on)) == step
        assert {period.status.value for period in periods} == {agreed}
        assert {period.verdict.code.value for period in periods} == {"invited"}
    assert rows(outlook(rejection(), events(*done), customs)) == [
        ("for ever", agreed, "invited", "conclude", conclude),
    ]
    periods = outlook(rejection(), events(done[0]), customs)
    kinds = {period.step.text: period.step.kind.value for period in periods}
    assert kinds == {
        "prepare": "prepare",
        "appointment": agreed,
        "thank": "thank",
        "ask-result": "ask-result",
        "conclude": "ask-result",
    }
    # without a word from the person, time alone leads from step to step
    assert step_on(periods, str(day(met_on) - ONE_DAY)) == ("prepare", prepare)
    assert step_on(periods, met_on) == ("appointment", met_on)
    assert step_on(periods, str(day(met_on) + ONE_DAY)) == ("thank", thank)
    assert step_on(periods, last_thanks) == ("thank", thank)
    assert step_on(periods, str(day(last_thanks) + ONE_DAY)) == ("ask-result", ask)


@pytest.mark.parametrize(("customs", "met_on", "conclude"), [(row[0], row[1], row[6]) for row in TALKS])
def test_silence_is_on_the_list_on_the_day_it_counts(customs, met_on, conclude):
    periods = outlook(rejection(), events(("met", met_on)), customs)
    assert step_on(periods, conclude) == ("conclude", conclude)


@pytest.mark.parametrize(
    ("entries", "until"),
    [([("reply-yes", "2026-11-27")], "2026-11-30"), ([("invited", "2026-12-31")], "2027-01-01")],
)
def test_an_invitation_is_answered_the_next_business_day(entries, until):
    (period,) = outlook(rejection(), events(*entries), JAPAN)
    assert (str(period.verdict.until), str(period.step.due_on)) == (until, until)
    assert period.verdict.reasons[0].code == "they-invited"


def test_a_meeting_that_was_moved():
    moved = events(("meeting", "2026-12-10", "2026-11-30"), ("meeting", "2026-12-03", "2026-12-01"))
    periods = outlook(rejection(), moved, ELSEWHERE)
    assert step_on(periods, "2026-12-01") == ("prepare", "2026-12-02")
    assert step_on(periods, "2026-12-03") == ("appointment", "2026-12-03")
    assert step_on(periods, "2026-12-04") == ("thank", "2026-12-04")


def test_a_meeting_that_was_moved_after_one_had_prepared():
    moved = events(
        ("meeting", "2026-12-03", "2026-11-30"), ("prepared", "2026-12-01"), ("meeting", "2026-12-10", "2026-12-02")
    )
    assert step_on(outlook(rejection(), moved, ELSEWHERE), "2026-12-02") == ("prepare", "2026-12-09")


def test_a_meeting_that_was_held_on_another_day_is_thanked_for_from_that_day():
    held = events(("meeting", "2026-12-03", "2026-11-30"), ("met", "2026-12-07"))
    assert step_on(outlook(rejection(), held, ELSEWHERE), "2026-12-07") == ("thank", "2026-12-08")


def test_a_second_meeting_without_a_day_agreed_is_thanked_for_from_its_own_day():
    held = events(("meeting", "2026-12-03", "2026-11-30"), ("met", "2026-12-03"), ("reply-yes", "2026-12-10"))
    again = [*held, happened("met", "2026-12-17", number=4)]
    assert step_on(outlook(rejection(), again, ELSEWHERE), "2026-12-17") == ("thank", "2026-12-18")


# --- work on the list ------------------------------------------------------------------------------------------------


def test_a_snooze_is_about_its_step_and_no_later_one():
    put_off = events(about("snoozed", "seat-check", "2027-02-22", on="2027-02-22", until="2027-03-01"))
    periods = outlook(rejection(**NEEDS_A_SEAT), put_off, JAPAN)
    first, second, third, *_ = [period.step for period in periods]
    assert (str(first.planned_on), str(first.due_on), first.because) == ("2027-02-22", "2027-03-01", "snoozed")
    assert first.values["planned"] == "2027-02-22"
    assert periods[0].verdict.from_ == first.due_on
    assert [(str(step.due_on), step.because) for step in (second, third)] == [
        ("2027-07-01", "season"),
        ("2027-09-24", "season"),
    ]


def test_windows_of_ones_own_speak_of_no_class():
    own = replace(MID_CAREER, windows=(Window("mine", (6, 1), (6, 10)),))
    checks = [period.step for period in outlook(rejection(**NEEDS_A_SEAT), [], own) if period.step]
    assert [step.because for step in checks if step.kind == "seat-check"][:1] == ["window"]
    assert all("class_year" not in (step.values or {}) for step in checks)


def test_the_last_snooze_counts():
    put_off = events(
        about("snoozed", "send-appeal", "2026-11-23", until="2026-11-25"),
        about("snoozed", "send-appeal", "2026-11-23", on="2026-11-25", until="2026-11-24"),
        about("snoozed", "nudge", "2026-11-23", on="2026-11-26", until="2026-11-30"),
        about("snoozed", "send-appeal", "2026-11-24", on="2026-11-26", until="2026-11-30"),
        about("snoozed", "send-appeal", "2026-11-23", on="2026-11-27"),
    )
    assert step_on(outlook(rejection(), put_off, JAPAN), "2026-11-25") == ("send-appeal", "2026-11-24")


def test_a_snoozed_nudge_does_not_put_off_the_check_ins():
    put_off = events(
        ("appeal-sent", "2026-11-23"), about("snoozed", "nudge", "2026-12-02", on="2026-12-02", until="2026-12-09")
    )
    periods = outlook(rejection(), put_off, JAPAN)
    assert step_on(periods, "2026-12-02") == ("nudge", "2026-12-09")
    assert step_on(periods, "2027-01-08") == ("check-in", "2027-02-22")


@pytest.mark.parametrize("kind", ["dropped", "checked-in"])
@pytest.mark.parametrize(
    ("step_kind", "planned_on", "left"),
    [
        ("seat-check", "2027-02-22", ["2027-07-01", "2027-09-24", "2027-11-22"]),
        ("seat-check", "2027-07-01", ["2027-09-24", "2027-11-22"]),  # and the earlier one with it
        ("seat-check", "2027-09-24", ["2027-11-22"]),
        ("reapply", "2027-11-22", ["2027-02-22", "2027-07-01", "2027-09-24"]),
        ("nudge", "2027-11-22", ["2027-02-22", "2027-07-01", "2027-09-24", "2027-11-22"]),
    ],
)
def test_a_step_set_aside_takes_the_earlier_ones_of_its_kind_along(kind, step_kind, planned_on, left):
    set_aside = events(about(kind, step_kind, planned_on, on="2026-12-01"))
    periods = outlook(rejection(**NEEDS_A_SEAT), set_aside, JAPAN)
    assert list(dict.fromkeys(str(period.step.due_on) for period in periods if period.step)) == left
    assert rows(periods)[-1] == CLOSED


@pytest.mark.parametrize(
    ("on", "next_one"), [("2027-02-21", "2027-02-22"), ("2027-02-22", "2027-07-01"), ("2027-03-10", "2027-07-01")]
)
def test_a_check_in_that_names_no_step(on, next_one):
    periods = outlook(rejection(**NEEDS_A_SEAT), events(("checked-in", on)), JAPAN)
    assert str(periods[0].step.due_on) == next_one


def test_an_appeal_that_was_dropped_leaves_the_check_ins():
    dropped = events(about("dropped", "send-appeal", "2026-11-23"))
    periods = outlook(rejection(), dropped, JAPAN)
    assert step_on(periods, "2026-11-23") == ("check-in", "2027-02-22")
    assert not [period for period in periods if period.step and period.step.kind is StepKind.SEND_APPEAL]


def test_a_dropped_thank_you_leads_on_to_the_result():
    dropped = events(("met", "2026-11-26"), about("dropped", "thank", "2026-11-27", on="2026-11-27"))
    assert step_on(outlook(rejection(), dropped, ELSEWHERE), "2026-11-27") == ("ask-result", "2026-12-10")


def test_with_all_steps_dropped_nothing_is_left():
    dropped = events(
        about("dropped", "seat-check", "2027-09-24"), about("dropped", "reapply", "2027-11-22", on="2026-11-24")
    )
    (period,) = outlook(rejection(**NEEDS_A_SEAT), dropped, JAPAN)
    assert rows([period]) == [CLOSED]
    assert period.verdict.reasons[0].code == "time-passed"


def test_a_new_day_to_meet_is_listed_though_a_later_one_was_dropped():
    agreed = events(
        ("meeting", "2026-12-10", "2026-11-30"),
        about("dropped", "prepare", "2026-12-09", on="2026-11-30"),
        about("dropped", "meeting", "2026-12-10", on="2026-11-30"),
        ("meeting", "2026-12-03", "2026-12-01"),
    )
    assert step_on(outlook(rejection(), agreed, ELSEWHERE), "2026-12-03") == ("appointment", "2026-12-03")


@pytest.mark.parametrize("customs", [JAPAN, ELSEWHERE])
def test_the_last_question_is_done_with_once_it_was_asked(customs):
    asked = events(("met", "2026-11-26"), ("thanked", "2026-11-26"), ("result-asked", "2026-12-10"))
    (period,) = outlook(rejection(), asked, customs)
    record = done_records(period.step)
    done = about(record, "ask-result", str(period.step.planned_on), on=str(period.step.due_on))
    after = outlook(rejection(), [*asked, replace(done, id=9)], customs)
    assert step_on(after, str(period.step.due_on)) != (period.step.text, str(period.step.due_on))


# --- laws ------------------------------------------------------------------------------------------------------------

CUSTOMS = st.sampled_from([JAPAN, MID_CAREER, ELSEWHERE, customs_for("JP"), customs_for("US")])


@st.composite
def rejections(draw):
    rejected_on = draw(st.dates(date(2025, 1, 1), date(2029, 12, 31)))

    def maybe_days_away(first, last):
        return st.none() | st.integers(first, last).map(lambda count: rejected_on + timedelta(days=count))

    return Rejection(
        "Example",
        rejected_on,
        stage=draw(st.none() | st.sampled_from(Stage)),
        desire=draw(st.none() | st.integers(1, 5)),
        closeness=draw(st.none() | st.sampled_from(Closeness)),
        reason=draw(st.none() | st.sampled_from(Cause)),
        invited=draw(st.sampled_from([False, False, False, True])),
        waitlisted=draw(st.booleans()),
        waitlist_until=draw(maybe_days_away(-10, 200)),
        seats=draw(st.none() | st.sampled_from(Seats)),
        reapply_from=draw(maybe_days_away(-30, 800)),
        never_reapply=draw(st.sampled_from([False, False, False, True])),
        awaiting=draw(st.sampled_from([False, False, False, True])),
        result_by=draw(maybe_days_away(0, 60)),
        second_chance=draw(st.booleans()),
    )


@st.composite
def stories(draw, kinds=tuple(EventKind)):
    """A rejection, and events around it in any order, some of them about a step that was planned."""
    record = draw(rejections())
    told = []
    for number in range(1, draw(st.integers(0, 6)) + 1):
        on = record.rejected_on + timedelta(days=draw(st.integers(0, 400)))
        steps = [period.step for period in outlook(record, told, JAPAN) if period.step]
        step = draw(st.sampled_from([None, *steps]))
        told.append(
            Event(
                draw(st.sampled_from(kinds)),
                on,
                max(record.rejected_on, on + timedelta(days=draw(st.integers(-30, 30)))),
                number,
                step_kind=step and step.kind,
                step_planned_on=step and step.planned_on,
                until=draw(st.none() | st.integers(1, 60).map(lambda count, on=on: on + timedelta(days=count))),
            )
        )
    return record, draw(st.permutations(told))


def every_day_has_its_period(_story, _customs, periods):
    assert (periods[0].first_day, periods[-1].last_day) == (EVER, NEVER_ENDS)
    assert all(period.first_day <= period.last_day for period in periods)
    assert [period.last_day + ONE_DAY for period in periods[:-1]] == [period.first_day for period in periods[1:]]
    for period in periods:
        assert period_on(periods, period.first_day) is period_on(periods, period.last_day) is period


def every_sentence_can_be_filled(_story, _customs, periods):
    for period in periods:
        for reason in period.verdict.reasons:
            assert TEXTS[reason.code].format(**(reason.values or {}))
        if period.step:
            values = period.step.values
            assert STEP_TEXTS[period.step.text].format(**values)
            for text in COUNTED_BECAUSE_TEXTS.get(period.step.because) or [BECAUSE_TEXTS[period.step.because]]:
                assert text.format(**values)


def what_is_counted_falls_on_a_business_day(_story, customs, periods):
    steps = [period.step for period in periods if period.step]
    assert all(customs.is_business_day(step.planned_on) for step in steps if step.text != "appointment")
    assert all(step.due_on == step.planned_on for step in steps if step.because != "snoozed")


def one_asks_once_and_nudges_once(story, _customs, periods):
    planned = {period.step.kind for period in periods if period.step}
    happened_kinds = {event.kind for event in story[1]}
    assert not (EventKind.APPEAL_SENT in happened_kinds and StepKind.SEND_APPEAL in planned)
    assert not (EventKind.NUDGE_SENT in happened_kinds and planned & {StepKind.NUDGE, StepKind.SEND_APPEAL})


TEXTS = reason_texts()
LAWS = (
    every_day_has_its_period,
    every_sentence_can_be_filled,
    what_is_counted_falls_on_a_business_day,
    one_asks_once_and_nudges_once,
)


@settings(deadline=None, max_examples=600)
@given(stories(), CUSTOMS)
def test_every_outlook_keeps_the_laws(story, customs):
    periods = outlook(*story, customs)
    for law in LAWS:
        law(story, customs, periods)


@settings(deadline=None)
@given(stories(), CUSTOMS, st.randoms(use_true_random=False))
def test_the_order_in_which_events_are_read_makes_no_difference(story, customs, random):
    record, told = story
    assert outlook(record, random.sample(told, len(told)), customs) == outlook(record, told, customs)


@settings(deadline=None)
@given(rejections(), CUSTOMS, st.data())
def test_what_was_written_down_late_and_out_of_order_counts_the_same(record, customs, data):
    distances = data.draw(st.lists(st.integers(0, 300), max_size=6, unique=True))
    dates = [record.rejected_on + timedelta(days=distance) for distance in sorted(distances)]
    kinds = data.draw(st.lists(st.sampled_from(EventKind), min_size=len(dates), max_size=len(dates)))
    at_once = [Event(kind, on, on, number) for number, (kind, on) in enumerate(zip(kinds, dates, strict=True), 1)]
    written_on = record.rejected_on + timedelta(days=400)
    numbers = data.draw(st.permutations(range(1, len(dates) + 1)))
    late = [replace(event, id=number, recorded_on=written_on) for event, number in zip(at_once, numbers, strict=True)]
    assert outlook(record, late, customs) == outlook(record, at_once, customs)


@settings(deadline=None, max_examples=200)
@given(stories(), CUSTOMS, st.data())
def test_a_step_that_was_done_dropped_or_put_off_is_not_asked_for_again(story, customs, data):
    record, told = story
    periods = [period for period in outlook(record, told, customs) if period.step]
    assume(periods)
    period = data.draw(st.sampled_from(periods))
    step = period.step
    # on the first day that shows it after all that is on record; events to come count from the day they were agreed
    today = max([period.first_day, record.rejected_on, *(event.effective_on for event in told)])
    assume(today <= period.last_day)
    until = today + 3 * ONE_DAY
    for kind in (done_records(step), EventKind.DROPPED, EventKind.SNOOZED):
        event = Event(kind, today, today, 99, step_kind=step.kind, step_planned_on=step.planned_on, until=until)
        after = period_on(outlook(record, [*told, event], customs), today).step
        assert after is None or (after.text, after.due_on) != (step.text, step.due_on) or step.due_on == until, kind


def test_a_season_whose_last_days_are_a_weekend_is_over():
    """Waiting ends on Friday 6 October 2028; the 7th, the season's last day, is a Saturday."""
    asked = events(("appeal-sent", "2028-08-22"))
    periods = outlook(Rejection("Example", day("2028-08-21"), **WORTH_IT), asked, JAPAN)
    assert step_on(periods, "2028-10-07") == ("check-in", "2029-02-20")


def test_a_season_at_hand_when_waiting_ends_is_used():
    """Waiting ends on Friday 3 July 2026, in the season of 1 to 15 July."""
    asked = events(("appeal-sent", "2026-05-19"))
    periods = outlook(Rejection("Example", day("2026-05-18"), **WORTH_IT), asked, JAPAN)
    assert step_on(periods, "2026-07-04") == ("check-in", "2026-07-06")
