"""Is asking for another chance worth it? Rules and factors, as tables, and the verdict that follows from them.

Sources and reasoning: the hiring customs of Japan and elsewhere (see CONTRIBUTING.md, "A rule"). Every fact that speaks
for an appeal adds points and every fact against takes some away; nothing in favour ever lowers a verdict, as the total
is a plain sum and the rules that cap it look only at facts against.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rechallenge_cli.domain.codes import Cause, Closeness, Seats, VerdictCode
from rechallenge_cli.domain.company import is_system_address
from rechallenge_cli.domain.customs import Customs, Thresholds, days, shift
from rechallenge_cli.domain.errors import N_
from rechallenge_cli.domain.model import Contact, Reason, Rejection
from rechallenge_cli.domain.stages import Stage, stage_order
from rechallenge_cli.domain.workdays import window_around, windows_after

STAGE_POINTS: Mapping[Stage, int] = {
    Stage.APPLICATION: -3,
    Stage.DOCUMENTS: -3,  # rirekisyodo.com: after documents or a test, asking is not the custom
    Stage.TEST: -3,
    Stage.SCREEN: -2,
    Stage.GROUP: -2,
    Stage.INTERVIEW1: 0,
    Stage.INTERVIEW2: 1,
    Stage.INTERVIEW3: 2,
    Stage.FINAL: 5,  # allabout.co.jp/gm/gc/296303: the case in which asking at once is advised
    Stage.OFFER: 5,
}

DESIRE_POINTS: Mapping[int, int] = {1: -2, 2: 0, 3: 1, 4: 2, 5: 3}
UNSPOKEN_DESIRE = 3

INSTANT = timedelta(days=2)
"""A "no" that comes sooner than this before any interview was most likely given by a filter."""

WINDOW_AHEAD = days(30)
"""How soon a seat-opening window must begin to speak for asking."""


@dataclass(frozen=True, slots=True)
class Factor:
    """A fact that speaks for an appeal (points above zero) or against it (below)."""

    code: str
    points: int
    holds: Callable[[Rejection], bool]
    text: str


def has_human_contact(contact: Contact) -> bool:
    """Is there somebody to write to, rather than a system?"""
    return not has_system_contact(contact) and bool(contact.name or contact.email)


def has_system_contact(contact: Contact) -> bool:
    """Is the only address known one that nobody reads?"""
    return bool(contact.email) and is_system_address(contact.email or "") and not contact.name


def was_instant(rejection: Rejection) -> bool:
    """Did the "no" come at once, and before any interview?"""
    before_interviews = rejection.stage is None or stage_order(rejection.stage) <= stage_order(Stage.TEST)
    if rejection.applied_on is None or not before_interviews:
        return False
    return rejection.rejected_on - rejection.applied_on < INSTANT


FACTORS: tuple[Factor, ...] = (
    Factor("near-miss", 4, lambda r: r.closeness is Closeness.NEAR, N_("they said that it was close")),
    Factor("waitlisted", 5, lambda r: r.waitlisted, N_("you are on their waitlist")),
    Factor("new-facts", 3, lambda r: bool(r.new_facts), N_("you have something new to tell them")),
    Factor("reposted", 3, lambda r: r.reposted, N_("they are still looking: the job was posted again")),
    Factor("feedback", 2, lambda r: bool(r.feedback or r.points), N_("they gave feedback on you personally")),
    Factor("referral", 2, lambda r: r.referral, N_("somebody there introduced you")),
    Factor(
        "many-seats", 2, lambda r: r.seats is Seats.MANY, N_("they hire many at once, so declined offers leave seats")
    ),
    Factor("few-seats", 1, lambda r: r.seats is Seats.FEW, N_("there is more than one seat")),
    Factor("contact", 1, lambda r: has_human_contact(r.contact), N_("you know a person to write to")),
    Factor("turned-down-before", -2, lambda r: r.follows is not None, N_("they have turned you down before")),
    Factor("second-no", -4, lambda r: r.second_chance, N_("this came at the end of a second chance")),
    Factor("filled", -1, lambda r: r.reason is Cause.FILLED, N_("the seat has been filled")),
    Factor("instant", -1, was_instant, N_("the answer came at once, most likely from a filter")),
    Factor(
        "system-address",
        -1,
        lambda r: has_system_contact(r.contact),
        N_("the only address known is one that nobody reads"),
    ),
    Factor("not-match", -3, lambda r: r.reason is Cause.NOT_MATCH, N_("they said that you and the job do not match")),
    Factor("no-contact", -2, lambda r: r.no_contact, N_("they ask not to be contacted")),
    Factor("far", -4, lambda r: r.closeness is Closeness.FAR, N_("they said that it was not close")),
)

STAGE_TEXT = N_("reached: {stage}")
DESIRE_TEXT = N_("you want it {desire} out of 5")
UNSPOKEN_DESIRE_TEXT = N_("how much you want it is not on record; counted as 3 out of 5")
WINDOW_TEXT = N_("declined offers open seats from {window}")

RULE_TEXTS: Mapping[str, str] = {
    "awaiting": N_("no answer yet; the result is due on {due}"),
    "they-invited": N_("they offer another chance"),
    "under-way": N_("you are talking with them again"),
    "won": N_("they made an offer: there is nothing left to ask"),
    "turned-down": N_("they looked at you again and said no"),
    "passed": N_("you passed; there is nothing to appeal"),
    "refused": N_("you asked and they said no; asking again would not help"),
    "withdrawn": N_("you withdrew"),
    "reapplied": N_("you applied anew: that is a case of its own"),
    "asked-already": N_("you asked on {asked}; a second appeal would hurt"),
    "waiting-ended": N_("no answer since {asked}: check in when seats open"),
    "never-reapply": N_("they do not take applications from the same person again"),
    "own-withdrawal": N_("you withdrew this application yourself"),
    "check-failed": N_("a background or legal check failed"),
    "nothing-for-it": N_("not enough speaks for it"),
    "cool-off": N_("they take a new application from {day} on"),
    "cancelled": N_("the role was cancelled or put on hold: there is no seat to ask for now"),
    "no-contact-wanted": N_("they ask not to be contacted: apply again when the time comes"),
    "early-stage": N_("before anybody has met you, a new application says more than a letter"),
    "not-close": N_("it was not close: wait until a seat opens"),
    "looked-twice": N_("they have looked at you twice: wait until a seat opens"),
    "hardly-wanted": N_("you hardly want it: look again when a seat opens"),
    "needs-a-seat": N_("a fair case, but a seat has to open first"),
    "too-late": N_("the time for an appeal ended on {last}: a check-in reads better now"),
    "time-passed": N_("no good moment to ask is left"),
}
"""What is said when a rule decides, by its code."""


def reason_texts() -> Mapping[str, str]:
    """The sentence of every reason, by its code; fields in braces are filled from the reason's values."""
    return {
        **{factor.code: factor.text for factor in FACTORS},
        "stage": STAGE_TEXT,
        "desire": DESIRE_TEXT,
        "desire-unspoken": UNSPOKEN_DESIRE_TEXT,
        "window-near": WINDOW_TEXT,
        **RULE_TEXTS,
    }


def factors_of(rejection: Rejection, customs: Customs) -> tuple[Reason, ...]:
    """Every fact that counts, with its points: for and against, the weightiest first."""
    found = (
        *_stage_factor(rejection),
        _desire_factor(rejection),
        *(Reason(factor.code, factor.points) for factor in FACTORS if factor.holds(rejection)),
        *_window_factor(rejection, customs),
    )
    return tuple(sorted(found, key=lambda reason: -abs(reason.points or 0)))


def _stage_factor(rejection: Rejection) -> Iterator[Reason]:
    if rejection.stage is not None:
        yield Reason("stage", STAGE_POINTS[rejection.stage], {"stage": rejection.stage.value})


def _desire_factor(rejection: Rejection) -> Reason:
    if rejection.desire is None:
        return Reason("desire-unspoken", DESIRE_POINTS[UNSPOKEN_DESIRE])
    return Reason("desire", DESIRE_POINTS[rejection.desire], {"desire": rejection.desire})


def _window_factor(rejection: Rejection, customs: Customs) -> Iterator[Reason]:
    near = shift(rejection.rejected_on, WINDOW_AHEAD)
    windows, day = customs.windows, rejection.rejected_on
    for _, first, _ in (*window_around(day, windows), *windows_after(day, windows, near))[:1]:
        yield Reason("window-near", 1, {"window": first.isoformat()})


def total(factors: tuple[Reason, ...]) -> int:
    """The sum of the points."""
    return sum(factor.points or 0 for factor in factors)


@dataclass(frozen=True, slots=True)
class Rule:
    """A fact that decides without counting."""

    code: str
    holds: Callable[[Rejection], bool]


HARD_STOPS: tuple[Rule, ...] = (
    Rule("never-reapply", lambda r: r.never_reapply),
    Rule("own-withdrawal", lambda r: r.reason is Cause.WITHDREW),
    Rule("check-failed", lambda r: r.reason is Cause.CHECK_FAILED),
)
"""Let it go, whatever speaks for it. A company's own invitation comes before these."""

NOT_NOW: tuple[Rule, ...] = (
    # a waitlist is their own word that they may call before the cool-off ends
    Rule("cool-off", lambda r: in_cool_off(r) and not r.waitlisted),
    Rule("cancelled", lambda r: r.reason is Cause.CANCELLED and not r.reposted),
    Rule("no-contact-wanted", lambda r: r.no_contact),
    Rule("early-stage", lambda r: ended_early(r) and not r.waitlisted and r.closeness is not Closeness.NEAR),
    Rule("not-close", lambda r: r.closeness is Closeness.FAR),
    Rule("looked-twice", lambda r: r.second_chance),
    Rule("hardly-wanted", lambda r: r.desire == 1),
)
"""Worth something, but not an appeal today."""


NOTHING_FOR_IT = "nothing-for-it"
NO_CHECK_IN: frozenset[str] = frozenset({"cool-off", "no-contact-wanted", "early-stage"})
"""The rules after which one does not write in between, but applies again when the time comes."""


def ended_early(rejection: Rejection) -> bool:
    """Did it end before anybody met the applicant?"""
    return rejection.stage is not None and stage_order(rejection.stage) <= stage_order(Stage.TEST)


def in_cool_off(rejection: Rejection) -> bool:
    """Was a cool-off stated that was not over at the time of the rejection?"""
    return rejection.reapply_from is not None and rejection.reapply_from > rejection.rejected_on


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the facts of a record alone say, before anything was done about it."""

    code: VerdictCode
    rule: str
    factors: tuple[Reason, ...]


def judge(rejection: Rejection, customs: Customs) -> Judgement:
    """The verdict on a rejection about which nothing was done yet, at the time when it came."""
    factors = factors_of(rejection, customs)
    code, rule = _decide(rejection, total(factors), customs.thresholds)
    return Judgement(code, rule, factors)


def _decide(rejection: Rejection, points: int, thresholds: Thresholds) -> tuple[VerdictCode, str]:
    if rejection.invited:
        return VerdictCode.INVITED, "they-invited"
    for stop in HARD_STOPS:
        if stop.holds(rejection):
            return VerdictCode.LET_GO, stop.code
    if points < thresholds.later:
        return VerdictCode.LET_GO, NOTHING_FOR_IT
    for not_now in NOT_NOW:
        if not_now.holds(rejection):
            return VerdictCode.LATER, not_now.code
    if points < thresholds.appeal:
        return VerdictCode.LATER, "needs-a-seat"
    return VerdictCode.APPEAL, "worth-asking"


@dataclass(frozen=True, slots=True)
class Change:
    """Something that, were it so, would make a better case."""

    code: str
    apply: Callable[[Rejection], Rejection]
    text: str
    option: str


CHANGES: tuple[Change, ...] = (
    Change("invited", lambda r: replace(r, invited=True), N_("if they offered you another chance"), "--invited"),
    Change("waitlisted", lambda r: replace(r, waitlisted=True), N_("if they put you on a waitlist"), "--waitlisted"),
    Change(
        "near-miss",
        lambda r: replace(r, closeness=Closeness.NEAR),
        N_("if they told you that it was close"),
        "--closeness near",
    ),
    Change(
        "new-facts",
        lambda r: replace(r, new_facts="…"),
        N_("if you have something new to tell them"),
        '--new-facts "…"',
    ),
    Change("reposted", lambda r: replace(r, reposted=True), N_("if the job was posted again"), "--reposted"),
    Change("feedback", lambda r: replace(r, feedback="…"), N_("if they gave you personal feedback"), '--feedback "…"'),
    Change("referral", lambda r: replace(r, referral=True), N_("if somebody there introduced you"), "--referral"),
    Change(
        "contact",
        lambda r: replace(r, contact=Contact(name="…")),
        N_("if you know a person to write to"),
        '--contact "…"',
    ),
    Change("desire", lambda r: replace(r, desire=5), N_("if you want it 5 out of 5"), "--desire 5"),
)
"""What a person could find out or come to know; offered by `why`, where it would lift the verdict."""

RANK: Mapping[VerdictCode, int] = {code: rank for rank, code in enumerate(reversed(VerdictCode))}
"""Verdicts by how much they say for asking: the higher, the more."""


def what_would_change(rejection: Rejection, customs: Customs) -> tuple[tuple[Change, VerdictCode], ...]:
    """The single changes that would lift the verdict, with the verdict they would lift it to."""
    now = RANK[judge(rejection, customs).code]
    lifted = ((change, judge(change.apply(rejection), customs).code) for change in CHANGES)
    return tuple((change, code) for change, code in lifted if RANK[code] > now)


def cool_off_end(rejection: Rejection) -> date | None:
    """The first day of a stated cool-off's end, if one was stated."""
    return rejection.reapply_from if in_cool_off(rejection) else None
