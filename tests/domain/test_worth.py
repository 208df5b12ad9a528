from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rechallenge_cli.domain.codes import Cause, Closeness, EventKind, Seats, VerdictCode
from rechallenge_cli.domain.customs import Thresholds, Track, customs_for
from rechallenge_cli.domain.model import Contact, Event, Rejection
from rechallenge_cli.domain.outlook import outlook, period_on
from rechallenge_cli.domain.stages import Stage, stage_order
from rechallenge_cli.domain.worth import (
    CHANGES,
    DESIRE_POINTS,
    FACTORS,
    RANK,
    RULE_TEXTS,
    STAGE_POINTS,
    factors_of,
    judge,
    reason_texts,
    total,
    what_would_change,
)

FRIDAY = date(2026, 11, 20)  # no seat-opening window within 30 days
SATURDAY = date(2026, 11, 21)
NEXT_YEAR = date(2027, 11, 20)

JAPAN, MID_CAREER, ELSEWHERE = customs_for("JP"), customs_for("JP", Track.MID_CAREER), customs_for("US")
INVITED, APPEAL, LATER, LET_GO = VerdictCode

TANAKA = Contact(name="田中")
RECRUITER = Contact(email="jane.doe@example.com")
ROBOT = Contact(email="no-reply@hire.lever.co")


def rejection(**facts):
    return Rejection(**{"company": "Example", "rejected_on": FRIDAY, **facts})


def verdict(record, customs=JAPAN, events=(), on=SATURDAY):
    return period_on(outlook(record, events, customs), on).verdict


def points(record, customs=JAPAN):
    return {factor.code: factor.points for factor in factors_of(record, customs)}


# --- cases, as an adviser would judge them --------------------------------------------------------------------------

IN_DOMAIN = [
    ("final, wanted, contact", JAPAN, {APPEAL}, {"stage": Stage.FINAL, "desire": 5, "contact": TANAKA}),
    ("final, unwanted", JAPAN, {LET_GO, LATER}, {"stage": Stage.FINAL, "desire": 1}),
    (
        "second interview, near miss, contact",
        JAPAN,
        {APPEAL},
        {"stage": Stage.INTERVIEW2, "closeness": Closeness.NEAR, "desire": 4, "contact": TANAKA},
    ),
    ("first interview, nothing else", JAPAN, {LATER, LET_GO}, {"stage": Stage.INTERVIEW1, "desire": 5}),
    ("documents, no-reply", JAPAN, {LET_GO}, {"stage": Stage.DOCUMENTS, "desire": 5, "contact": ROBOT}),
    ("documents, another course offered", JAPAN, {INVITED}, {"stage": Stage.DOCUMENTS, "invited": True}),
    (
        "final, waitlisted with a date",
        JAPAN,
        {APPEAL, LATER},
        {"stage": Stage.FINAL, "waitlisted": True, "waitlist_until": date(2026, 12, 4)},
    ),
    ("final, never again", JAPAN, {LET_GO}, {"stage": Stage.FINAL, "desire": 5, "never_reapply": True}),
    ("final, cool-off", JAPAN, {LATER}, {"stage": Stage.FINAL, "desire": 5, "reapply_from": NEXT_YEAR}),
    (
        "onsite, came down to two, address known",
        ELSEWHERE,
        {APPEAL},
        {"stage": Stage.INTERVIEW3, "closeness": Closeness.NEAR, "desire": 4, "contact": RECRUITER},
    ),
    (
        "onsite, role cancelled",
        ELSEWHERE,
        {LATER},
        {"stage": Stage.INTERVIEW3, "reason": Cause.CANCELLED, "desire": 5},
    ),
]

OF_OUR_OWN = [
    # the final interview is the case in which asking is the custom
    ("final, 4/5", JAPAN, {APPEAL}, {"stage": Stage.FINAL, "desire": 4}),
    ("final, wish not on record", JAPAN, {APPEAL, LATER}, {"stage": Stage.FINAL}),
    ("final, 2/5", JAPAN, {LATER, LET_GO}, {"stage": Stage.FINAL, "desire": 2}),
    ("final, do not write to us", JAPAN, {LATER}, {"stage": Stage.FINAL, "desire": 5, "no_contact": True}),
    ("final, far off", JAPAN, {LATER, LET_GO}, {"stage": Stage.FINAL, "desire": 5, "closeness": Closeness.FAR}),
    (
        "final, unclear",
        JAPAN,
        {APPEAL},
        {"stage": Stage.FINAL, "desire": 5, "closeness": Closeness.UNCLEAR, "reason": Cause.OTHER_CANDIDATE},
    ),
    ("final, own withdrawal", JAPAN, {LET_GO}, {"stage": Stage.FINAL, "desire": 5, "reason": Cause.WITHDREW}),
    ("final, cool-off over", JAPAN, {APPEAL}, {"stage": Stage.FINAL, "desire": 5, "reapply_from": FRIDAY}),
    (
        "final, waitlisted in spite of a cool-off",
        JAPAN,
        {APPEAL, LATER},
        {"stage": Stage.FINAL, "desire": 5, "reapply_from": NEXT_YEAR, "waitlisted": True},
    ),
    ("final, posted again", ELSEWHERE, {APPEAL}, {"stage": Stage.FINAL, "desire": 3, "reposted": True}),
    # a waitlist with a date is never "nothing speaks for it"
    (
        "test, waitlisted with a date",
        JAPAN,
        {LATER, APPEAL},
        {"stage": Stage.TEST, "desire": 3, "waitlisted": True, "waitlist_until": date(2026, 12, 4)},
    ),
    ("first interview, waitlisted", JAPAN, {LATER, APPEAL}, {"stage": Stage.INTERVIEW1, "waitlisted": True}),
    # the stages between
    ("third interview, 5/5", JAPAN, {LATER, APPEAL}, {"stage": Stage.INTERVIEW3, "desire": 5}),
    (
        "third interview, many seats, contact",
        JAPAN,
        {APPEAL, LATER},
        {"stage": Stage.INTERVIEW3, "desire": 4, "seats": Seats.MANY, "contact": TANAKA},
    ),
    ("second interview, 5/5", JAPAN, {LATER}, {"stage": Stage.INTERVIEW2, "desire": 5}),
    (
        "second interview, feedback, contact",
        JAPAN,
        {APPEAL},
        {"stage": Stage.INTERVIEW2, "desire": 5, "feedback": "もう少し具体的に", "contact": TANAKA},
    ),
    ("second interview, points", JAPAN, {LATER}, {"stage": Stage.INTERVIEW2, "desire": 3, "points": ("pace",)}),
    ("second interview, unwanted", JAPAN, {LET_GO}, {"stage": Stage.INTERVIEW2, "desire": 1}),
    ("onsite, something new", ELSEWHERE, {APPEAL}, {"stage": Stage.INTERVIEW3, "desire": 4, "new_facts": "a degree"}),
    (
        "onsite, one seat, filled",
        ELSEWHERE,
        {LATER},
        {"stage": Stage.INTERVIEW3, "desire": 5, "seats": Seats.ONE, "reason": Cause.FILLED},
    ),
    (
        "hiring manager, introduced, came down to two",
        ELSEWHERE,
        {APPEAL},
        {"stage": Stage.INTERVIEW1, "desire": 5, "referral": True, "closeness": Closeness.NEAR},
    ),
    ("first interview, 3/5", JAPAN, {LET_GO}, {"stage": Stage.INTERVIEW1, "desire": 3}),
    # the early ones
    ("group discussion, 5/5", JAPAN, {LET_GO, LATER}, {"stage": Stage.GROUP, "desire": 5}),
    ("recruiter screen, 3/5", ELSEWHERE, {LET_GO}, {"stage": Stage.SCREEN, "desire": 3}),
    ("test, introduced", JAPAN, {LET_GO, LATER}, {"stage": Stage.TEST, "desire": 5, "referral": True}),
    ("documents, 5/5", JAPAN, {LET_GO}, {"stage": Stage.DOCUMENTS, "desire": 5}),
    ("documents, kept on file", ELSEWHERE, {LET_GO}, {"stage": Stage.DOCUMENTS, "desire": 4, "notes": "on file"}),
    ("documents, contact", JAPAN, {LET_GO}, {"stage": Stage.DOCUMENTS, "desire": 5, "contact": TANAKA}),
    ("instant", ELSEWHERE, {LET_GO}, {"stage": Stage.APPLICATION, "desire": 5, "applied_on": FRIDAY}),
    ("instant, stage unknown", ELSEWHERE, {LET_GO}, {"desire": 5, "applied_on": FRIDAY, "contact": ROBOT}),
    ("documents, role cancelled", ELSEWHERE, {LET_GO}, {"stage": Stage.DOCUMENTS, "reason": Cause.CANCELLED}),
    (
        "documents, introduced, something new",
        ELSEWHERE,
        {LATER, APPEAL},
        {"stage": Stage.DOCUMENTS, "desire": 5, "referral": True, "new_facts": "a degree"},
    ),
    ("nothing known", ELSEWHERE, {LET_GO}, {}),
    # an offer that was taken back
    ("offer rescinded", ELSEWHERE, {APPEAL, LATER}, {"stage": Stage.OFFER, "desire": 5}),
    (
        "offer rescinded, role gone",
        ELSEWHERE,
        {LATER},
        {"stage": Stage.OFFER, "desire": 5, "reason": Cause.CANCELLED},
    ),
    (
        "offer rescinded, check failed",
        ELSEWHERE,
        {LET_GO},
        {"stage": Stage.OFFER, "desire": 5, "reason": Cause.CHECK_FAILED},
    ),
]


@pytest.mark.parametrize(
    ("customs", "allowed", "facts"), [pytest.param(*case, id=name) for name, *case in IN_DOMAIN + OF_OUR_OWN]
)
def test_cases(customs, allowed, facts):
    assert verdict(rejection(**facts), customs).code in allowed
    assert judge(rejection(**facts), customs).code in allowed


def test_an_appeal_that_was_refused_is_let_go():
    events = [
        Event(EventKind.APPEAL_SENT, date(2026, 11, 23), date(2026, 11, 23), 1),
        Event(EventKind.REPLY_NO, date(2026, 11, 25), date(2026, 11, 25), 2),
    ]
    found = verdict(rejection(stage=Stage.INTERVIEW2, desire=5), events=events, on=date(2026, 11, 25))
    assert (found.code, [reason.code for reason in found.reasons]) == (LET_GO, ["refused"])


def test_a_cool_off_leads_to_its_end():
    found = verdict(rejection(stage=Stage.FINAL, desire=5, reapply_from=NEXT_YEAR))
    assert found.from_ == date(2027, 11, 22)  # 20 November 2027 is a Saturday
    assert found.reasons[0].values == {"day": "2027-11-20"}


# --- which rule goes first -------------------------------------------------------------------------------------------

STRONG = {"stage": Stage.FINAL, "desire": 5, "closeness": Closeness.NEAR, "contact": TANAKA}
WEAK = {"stage": Stage.DOCUMENTS, "desire": 1}
COOL_OFF = {"reapply_from": NEXT_YEAR}


@pytest.mark.parametrize(
    ("facts", "code", "rule"),
    [
        ({**STRONG}, APPEAL, "worth-asking"),
        ({**WEAK}, LET_GO, "nothing-for-it"),
        ({"stage": Stage.INTERVIEW1, "desire": 5}, LATER, "needs-a-seat"),
        # an invitation beats everything
        ({**WEAK, "invited": True}, INVITED, "they-invited"),
        ({**STRONG, "invited": True, "never_reapply": True}, INVITED, "they-invited"),
        ({**WEAK, "invited": True, "reason": Cause.CHECK_FAILED}, INVITED, "they-invited"),
        ({**WEAK, "invited": True, "reason": Cause.WITHDREW}, INVITED, "they-invited"),
        ({**WEAK, "invited": True, "reason": Cause.CANCELLED, **COOL_OFF}, INVITED, "they-invited"),
        # hard stops beat points and all that follows
        ({**STRONG, "never_reapply": True}, LET_GO, "never-reapply"),
        ({**STRONG, "reason": Cause.WITHDREW}, LET_GO, "own-withdrawal"),
        ({**STRONG, "reason": Cause.CHECK_FAILED}, LET_GO, "check-failed"),
        ({**STRONG, "never_reapply": True, "waitlisted": True}, LET_GO, "never-reapply"),
        ({**STRONG, "never_reapply": True, **COOL_OFF}, LET_GO, "never-reapply"),
        # where nothing speaks for it, a cool-off or a cancelled role changes nothing
        ({**WEAK, **COOL_OFF}, LET_GO, "nothing-for-it"),
        ({**WEAK, "reason": Cause.CANCELLED}, LET_GO, "nothing-for-it"),
        # not now
        ({**STRONG, **COOL_OFF}, LATER, "cool-off"),
        ({**STRONG, "reapply_from": SATURDAY}, LATER, "cool-off"),
        ({**STRONG, "reapply_from": FRIDAY}, APPEAL, "worth-asking"),
        ({**STRONG, "reason": Cause.CANCELLED}, LATER, "cancelled"),
        ({**STRONG, "reason": Cause.CANCELLED, **COOL_OFF}, LATER, "cool-off"),
        # a waitlist cancels a cool-off, and nothing else
        ({**STRONG, **COOL_OFF, "waitlisted": True}, APPEAL, "worth-asking"),
        ({**STRONG, **COOL_OFF, "waitlisted": True, "reason": Cause.CANCELLED}, LATER, "cancelled"),
    ],
)
def test_precedence(facts, code, rule):
    judgement = judge(rejection(**facts), JAPAN)
    assert (judgement.code, judgement.rule) == (code, rule)
    found = verdict(rejection(**facts))
    assert found.code is code
    # an appeal stands on its facts alone
    assert [reason.code for reason in found.reasons if reason.points is None] == ([] if code is APPEAL else [rule])


@pytest.mark.parametrize(
    ("thresholds", "code"),
    [
        (Thresholds(), APPEAL),
        (Thresholds(appeal=7, later=3), APPEAL),
        (Thresholds(appeal=8, later=3), LATER),
        (Thresholds(appeal=8, later=7), LATER),
        (Thresholds(appeal=9, later=8), LET_GO),
    ],
)
def test_thresholds_are_the_persons_own(thresholds, code):
    record = rejection(stage=Stage.FINAL, desire=4)
    assert total(factors_of(record, JAPAN)) == 7
    assert judge(record, customs_for("JP", thresholds=thresholds)).code is code


# --- what counts, and how much ---------------------------------------------------------------------------------------

EVERY_FACTOR = [
    ("near-miss", 4, {"closeness": Closeness.NEAR}),
    ("waitlisted", 5, {"waitlisted": True}),
    ("new-facts", 3, {"new_facts": "a degree"}),
    ("reposted", 3, {"reposted": True}),
    ("feedback", 2, {"feedback": "speak up"}),
    ("feedback", 2, {"points": ("pace",)}),
    ("referral", 2, {"referral": True}),
    ("many-seats", 2, {"seats": Seats.MANY}),
    ("few-seats", 1, {"seats": Seats.FEW}),
    ("contact", 1, {"contact": TANAKA}),
    ("contact", 1, {"contact": RECRUITER}),
    ("contact", 1, {"contact": Contact(name="Jane", email="no-reply@ashbyhq.com")}),
    ("turned-down-before", -2, {"follows": 1}),
    ("second-no", -4, {"second_chance": True}),
    ("filled", -1, {"reason": Cause.FILLED}),
    ("instant", -1, {"applied_on": FRIDAY}),
    ("instant", -1, {"applied_on": date(2026, 11, 19)}),
    ("system-address", -1, {"contact": ROBOT}),
    ("not-match", -3, {"reason": Cause.NOT_MATCH}),
    ("no-contact", -2, {"no_contact": True}),
    ("far", -4, {"closeness": Closeness.FAR}),
]


@pytest.mark.parametrize(("code", "worth", "facts"), EVERY_FACTOR)
def test_every_factor_on_its_own(code, worth, facts):
    assert points(rejection(**facts)) == {"desire-unspoken": 1, code: worth}


@pytest.mark.parametrize(
    "facts",
    [
        {"closeness": Closeness.UNCLEAR},
        {"seats": Seats.ONE},
        {"reason": Cause.OTHER_CANDIDATE},
        {"reason": Cause.CANCELLED},
        {"contact": Contact()},
        {"applied_on": date(2026, 11, 18)},
        {"feedback": "", "new_facts": ""},
        {"notes": "kept on file", "tags": ("talent-pool",), "url": "https://example.com", "role": "engineer"},
    ],
)
def test_what_does_not_count(facts):
    assert points(rejection(**facts)) == {"desire-unspoken": 1}


def test_the_table_of_factors_is_complete():
    assert {(code, worth) for code, worth, _ in EVERY_FACTOR} == {(factor.code, factor.points) for factor in FACTORS}


BY_STAGE = dict(zip(Stage, [-3, -3, -3, -2, -2, 0, 1, 2, 5, 5], strict=True))


@pytest.mark.parametrize(("stage", "worth"), BY_STAGE.items())
def test_stages(stage, worth):
    found = factors_of(rejection(stage=stage), JAPAN)
    assert [(factor.points, factor.values) for factor in found if factor.code == "stage"] == [(worth, {"stage": stage})]


@pytest.mark.parametrize(("desire", "worth"), [(1, -2), (2, 0), (3, 1), (4, 2), (5, 3)])
def test_desire(desire, worth):
    (found,) = factors_of(rejection(desire=desire), JAPAN)
    assert (found.code, found.points, found.values) == ("desire", worth, {"desire": desire})


def test_points_grow_with_the_stage_and_with_the_wish():
    by_stage = [STAGE_POINTS[stage] for stage in sorted(Stage, key=stage_order)]
    assert by_stage == sorted(by_stage)
    assert [DESIRE_POINTS[desire] for desire in range(1, 6)] == sorted(DESIRE_POINTS.values())


@pytest.mark.parametrize("stage", list(Stage)[3:])
def test_after_an_interview_no_answer_is_instant(stage):
    assert "instant" not in points(rejection(stage=stage, applied_on=FRIDAY))


@pytest.mark.parametrize(
    ("rejected_on", "customs", "window"),
    [
        (date(2026, 6, 30), JAPAN, "2026-07-01"),
        (date(2026, 6, 2), JAPAN, "2026-07-01"),
        (date(2026, 5, 31), JAPAN, None),
        (date(2026, 9, 10), JAPAN, "2026-09-24"),
        (date(2027, 1, 25), JAPAN, "2027-02-20"),
        (FRIDAY, JAPAN, None),
        (date(2026, 6, 30), MID_CAREER, None),
        (date(2026, 6, 30), ELSEWHERE, None),
    ],
)
def test_a_window_that_is_near(rejected_on, customs, window):
    found = [factor for factor in factors_of(rejection(rejected_on=rejected_on), customs) if factor.code != "desire"]
    near = [(factor.points, factor.values) for factor in found if factor.code == "window-near"]
    assert near == ([(1, {"window": window})] if window else [])


def test_the_weightiest_comes_first():
    record = rejection(stage=Stage.FINAL, desire=1, contact=ROBOT, closeness=Closeness.FAR, referral=True)
    codes = [reason.code for reason in verdict(record).reasons]
    assert codes == ["nothing-for-it", "stage", "far", "desire", "referral", "system-address"]


def test_every_rule_and_factor_has_its_sentence():
    texts = reason_texts()
    assert set(texts) == {
        *RULE_TEXTS,
        *(factor.code for factor in FACTORS),
        "stage",
        "desire",
        "desire-unspoken",
        "window-near",
    }
    assert all(texts.values())


# --- laws ------------------------------------------------------------------------------------------------------------


def maybe(values):
    return st.none() | values


@st.composite
def rejections(draw):
    rejected_on = draw(st.dates(date(2025, 1, 1), date(2029, 12, 31)))

    def days_away(first, last):
        return maybe(st.integers(first, last).map(lambda count: rejected_on + timedelta(days=count)))

    return Rejection(
        "Example",
        rejected_on,
        stage=draw(maybe(st.sampled_from(Stage))),
        applied_on=draw(days_away(-60, 0)),
        desire=draw(maybe(st.integers(1, 5))),
        closeness=draw(maybe(st.sampled_from(Closeness))),
        feedback=draw(maybe(st.just("speak up"))),
        points=draw(st.sampled_from([(), ("pace",)])),
        new_facts=draw(maybe(st.just("a degree"))),
        reason=draw(maybe(st.sampled_from(Cause))),
        invited=draw(st.sampled_from([False, False, False, True])),
        waitlisted=draw(st.booleans()),
        waitlist_until=draw(days_away(-10, 200)),
        seats=draw(maybe(st.sampled_from(Seats))),
        reposted=draw(st.booleans()),
        referral=draw(st.booleans()),
        no_contact=draw(st.booleans()),
        reapply_from=draw(days_away(-30, 800)),
        never_reapply=draw(st.sampled_from([False, False, False, True])),
        contact=draw(st.sampled_from([Contact(), TANAKA, RECRUITER, ROBOT])),
    )


CUSTOMS = st.sampled_from([JAPAN, MID_CAREER, ELSEWHERE]).flatmap(
    lambda customs: st.builds(
        lambda later, more: replace(customs, thresholds=Thresholds(later + more, later)),
        st.integers(-2, 6),
        st.integers(0, 6),
    )
)


def neighbour(stage, distance):
    stages = list(Stage)
    return stages[min(max(stages.index(stage) + distance, 0), len(stages) - 1)]


def without_a_cause(record, cause):
    """The facts with a cause, where none stands that would be taken away by it."""
    return replace(record, reason=cause) if record.reason in {None, Cause.OTHER_CANDIDATE} else record


IN_FAVOUR = {
    "near-miss": lambda r: replace(r, closeness=Closeness.NEAR),
    "not far": lambda r: replace(r, closeness=None) if r.closeness is Closeness.FAR else r,
    "waitlisted": lambda r: replace(r, waitlisted=True),
    "new-facts": lambda r: replace(r, new_facts="a degree"),
    "reposted": lambda r: replace(r, reposted=True),
    "feedback": lambda r: replace(r, feedback="speak up"),
    "points": lambda r: replace(r, points=("pace",)),
    "referral": lambda r: replace(r, referral=True),
    "few seats": lambda r: replace(r, seats=Seats.FEW) if r.seats in {None, Seats.ONE} else r,
    "many seats": lambda r: replace(r, seats=Seats.MANY),
    "a name": lambda r: replace(r, contact=replace(r.contact, name="田中")),
    "an address": lambda r: replace(r, contact=RECRUITER),
    "higher desire": lambda r: replace(r, desire=min((r.desire or 3) + 1, 5)),
    "later stage": lambda r: replace(r, stage=neighbour(r.stage, 1)) if r.stage else r,
    "final": lambda r: replace(r, stage=Stage.FINAL) if r.stage is not Stage.OFFER else r,
    "invited": lambda r: replace(r, invited=True),
    "no cool-off": lambda r: replace(r, reapply_from=None),
}
AGAINST = {
    "far": lambda r: replace(r, closeness=Closeness.FAR),
    "no-contact": lambda r: replace(r, no_contact=True),
    "not-match": lambda r: without_a_cause(r, Cause.NOT_MATCH),
    "filled": lambda r: without_a_cause(r, Cause.FILLED),
    "cancelled": lambda r: without_a_cause(r, Cause.CANCELLED),
    "withdrew": lambda r: replace(r, reason=Cause.WITHDREW),
    "check-failed": lambda r: replace(r, reason=Cause.CHECK_FAILED),
    "never-reapply": lambda r: replace(r, never_reapply=True),
    "cool-off of a day": lambda r: replace(r, reapply_from=r.rejected_on + timedelta(days=1)),
    "cool-off of a year": lambda r: replace(r, reapply_from=r.rejected_on + timedelta(days=365)),
    "system address": lambda r: replace(r, contact=ROBOT) if r.contact == Contact() else r,
    "one seat": lambda r: replace(r, seats=Seats.ONE),
    "lower desire": lambda r: replace(r, desire=max((r.desire or 3) - 1, 1)),
    "earlier stage": lambda r: replace(r, stage=neighbour(r.stage, -1)) if r.stage else r,
    "instant": lambda r: replace(r, applied_on=r.rejected_on),
}


def ranks(record, customs):
    next_day = record.rejected_on + timedelta(days=1)
    return RANK[judge(record, customs).code], RANK[verdict(record, customs, on=next_day).code]


@settings(deadline=None, max_examples=150)
@given(rejections(), CUSTOMS)
def test_more_in_favour_never_lowers_a_verdict(record, customs):
    before = ranks(record, customs)
    for name, change in IN_FAVOUR.items():
        after = ranks(change(record), customs)
        assert after[0] >= before[0], name
        assert after[1] >= before[1], name


@settings(deadline=None, max_examples=150)
@given(rejections(), CUSTOMS)
def test_more_against_never_raises_a_verdict(record, customs):
    before = ranks(record, customs)
    for name, change in AGAINST.items():
        after = ranks(change(record), customs)
        assert after[0] <= before[0], name
        assert after[1] <= before[1], name


@settings(deadline=None)
@given(rejections(), CUSTOMS)
def test_on_the_next_day_the_facts_alone_decide(record, customs):
    judged, shown = ranks(record, customs)
    assert shown == judged


@settings(deadline=None)
@given(rejections(), CUSTOMS)
def test_the_rule_that_decides_stands_first_then_the_facts_by_their_weight(record, customs):
    found = verdict(record, customs, on=record.rejected_on + timedelta(days=1))
    rules, factors = (
        (found.reasons[:0], found.reasons) if found.code is APPEAL else (found.reasons[:1], found.reasons[1:])
    )
    assert [rule.points for rule in rules] == [None for _ in rules]
    assert {rule.code for rule in rules} <= RULE_TEXTS.keys()
    weights = [abs(factor.points) for factor in factors]
    assert weights == sorted(weights, reverse=True)
    assert factors == factors_of(record, customs)


@settings(deadline=None)
@given(rejections(), CUSTOMS)
def test_only_real_lifts_are_offered_and_all_of_them(record, customs):
    now = judge(record, customs).code
    offered = what_would_change(record, customs)
    for change, code in offered:
        assert judge(change.apply(record), customs).code is code
        assert RANK[code] > RANK[now]
    silent = [change for change in CHANGES if change not in [found for found, _ in offered]]
    assert all(RANK[judge(change.apply(record), customs).code] <= RANK[now] for change in silent)


@pytest.mark.parametrize(
    ("facts", "offered"),
    [
        (
            {"stage": Stage.INTERVIEW2, "desire": 4},  # three points of six
            {"invited": INVITED, "waitlisted": APPEAL, "near-miss": APPEAL, "new-facts": APPEAL, "reposted": APPEAL},
        ),
        ({"stage": Stage.FINAL, "desire": 5}, {"invited": INVITED}),
        ({"stage": Stage.FINAL, "desire": 5, "never_reapply": True}, {"invited": INVITED}),
        (
            {"stage": Stage.FINAL, "desire": 5, "reapply_from": NEXT_YEAR},
            {"invited": INVITED, "waitlisted": APPEAL},
        ),
        ({"stage": Stage.DOCUMENTS, "invited": True}, {}),
        (
            {"stage": Stage.INTERVIEW1, "desire": 2},
            {
                "invited": INVITED,
                "waitlisted": LATER,
                "near-miss": LATER,
                "new-facts": LATER,
                "reposted": LATER,
                "desire": LATER,
            },
        ),
        (
            {"stage": Stage.INTERVIEW1, "desire": 3},
            {
                "invited": INVITED,
                "waitlisted": APPEAL,
                "near-miss": LATER,
                "new-facts": LATER,
                "reposted": LATER,
                "feedback": LATER,
                "referral": LATER,
                "desire": LATER,
            },
        ),
        (
            {"stage": Stage.INTERVIEW3, "desire": 4, "contact": ROBOT, "seats": Seats.MANY},
            {
                "invited": INVITED,
                "waitlisted": APPEAL,
                "near-miss": APPEAL,
                "new-facts": APPEAL,
                "reposted": APPEAL,
                "feedback": APPEAL,
                "referral": APPEAL,
                "contact": APPEAL,
                "desire": APPEAL,
            },
        ),
    ],
)
def test_what_would_change_it(facts, offered):
    found = what_would_change(rejection(**facts), JAPAN)
    assert {change.code: code for change, code in found} == offered


def test_verdicts_are_ranked():
    assert sorted(RANK, key=RANK.__getitem__) == [LET_GO, LATER, APPEAL, INVITED]
