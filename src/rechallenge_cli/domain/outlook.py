"""All that follows from a record and its events, for every day to come.

Worked out when something changes, stored, and only looked up when the list is read. The outlook is a row of periods,
each with its status, its verdict and its one next step. When a step's time has passed without anything being done (an
appeal never sent, a nudge never written), the next period begins by itself.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from rechallenge_cli.domain.codes import Status, StepKind, VerdictCode
from rechallenge_cli.domain.customs import Customs
from rechallenge_cli.domain.model import Event, Period, Reason, Rejection, Step, Verdict
from rechallenge_cli.domain.playbook import FOR_EVER, TALKS, Ahead, Case, result_due, steps_ahead
from rechallenge_cli.domain.situation import AFTER_APPEAL, BEFORE_RESULT, Phase, situation_of, status_of
from rechallenge_cli.domain.workdays import ONE_DAY
from rechallenge_cli.domain.worth import cool_off_end, judge

ENDED: Mapping[Phase, str] = {
    Phase.WON: "won",
    Phase.REFUSED: "refused",
    Phase.TURNED_DOWN: "turned-down",
    Phase.PASSED: "passed",
    Phase.WITHDRAWN: "withdrawn",
    Phase.REAPPLIED: "reapplied",
}
"""The phases after which nothing more is planned, with the reason that is given."""


def outlook(rejection: Rejection, events: Iterable[Event], customs: Customs) -> tuple[Period, ...]:
    """The periods of a record, without a gap from the first day to the last that a calendar has."""
    case = Case(rejection, situation_of(rejection, events), customs, judge(rejection, customs))
    steps = steps_ahead(case)
    periods = [_period(case, steps, date.min)]
    while periods[-1].last_day < FOR_EVER:
        periods.append(_period(case, steps, periods[-1].last_day + ONE_DAY))
    return tuple(periods)


def period_on(periods: Iterable[Period], day: date) -> Period:
    """The period in which a day falls."""
    return next(period for period in periods if period.first_day <= day <= period.last_day)


def _period(case: Case, steps: tuple[Ahead, ...], day: date) -> Period:
    ahead = next((ahead for ahead in steps if day <= ahead.last_day), None)
    step, step_last_day = (ahead.step, ahead.last_day) if ahead else (None, FOR_EVER)
    verdict, verdict_last_day = _verdict(case, step, day)
    return Period(day, min(step_last_day, verdict_last_day), _status(case, verdict, step), verdict, step)


def _status(case: Case, verdict: Verdict, step: Step | None) -> Status:
    nothing_ahead = verdict.code is VerdictCode.LET_GO and step is None
    if nothing_ahead and case.situation.phase is not Phase.WON:
        return Status.CLOSED
    return status_of(case.situation)


def _verdict(case: Case, step: Step | None, day: date) -> tuple[Verdict, date]:
    """The verdict that holds on a day, and the last day on which it does."""
    phase = case.situation.phase
    if phase in ENDED:
        return Verdict(VerdictCode.LET_GO, (Reason(ENDED[phase]),)), FOR_EVER
    if phase in BEFORE_RESULT:
        return _verdict_before_result(case, step), FOR_EVER
    if phase in TALKS:
        return _verdict_in_talks(case, step), FOR_EVER
    if phase in AFTER_APPEAL:
        return _verdict_after_appeal(case, step, day)
    return _verdict_before_appeal(case, step, day)


def _verdict_before_result(case: Case, step: Step | None) -> Verdict:
    """What is no rejection yet is not judged."""
    due = result_due(case.rejection, case.customs)
    rule = Reason("awaiting", values={"due": due.isoformat()})
    return Verdict(VerdictCode.LATER, (rule,), step.due_on if step else due)


def _verdict_in_talks(case: Case, step: Step | None) -> Verdict:
    rule = "they-invited" if case.situation.phase in {Phase.OFFERED, Phase.INVITED} else "under-way"
    until = step.planned_on if step and step.kind is StepKind.REPLY_INVITE else None
    return _with_factors(case, VerdictCode.INVITED, Reason(rule), case.situation.since, until)


def _verdict_after_appeal(case: Case, step: Step | None, day: date) -> tuple[Verdict, date]:
    asked = {"asked": case.appealed_on.isoformat()}
    if day > case.end_of_waiting:
        return _later_or_never(case, Reason("waiting-ended", values=asked), step), FOR_EVER
    rule = Reason("asked-already", values=asked)
    return _with_factors(case, VerdictCode.LATER, rule, case.end_of_waiting), case.end_of_waiting


def _verdict_before_appeal(case: Case, step: Step | None, day: date) -> tuple[Verdict, date]:
    judgement, last_day = case.judgement, case.last_appeal_day
    if judgement.code is VerdictCode.LET_GO:
        return _with_factors(case, VerdictCode.LET_GO, Reason(judgement.rule)), FOR_EVER
    if judgement.code is VerdictCode.LATER:
        return _later_or_never(case, _not_now(case), step), FOR_EVER
    if day > last_day:
        return _later_or_never(case, Reason("too-late", values={"last": last_day.isoformat()}), step), FOR_EVER
    first_day = case.customs.after(case.rejection.rejected_on, case.customs.cadence.send_appeal)
    return Verdict(VerdictCode.APPEAL, judgement.factors, first_day, last_day), last_day


def _not_now(case: Case) -> Reason:
    end = cool_off_end(case.rejection)
    return Reason(case.judgement.rule, values={"day": end.isoformat()} if end else None)


def _later_or_never(case: Case, rule: Reason, step: Step | None) -> Verdict:
    """Later, while there is a day to come; without one there is nothing left to wait for."""
    if step is None:
        return _with_factors(case, VerdictCode.LET_GO, Reason("time-passed"))
    return _with_factors(case, VerdictCode.LATER, rule, step.due_on)


def _with_factors(
    case: Case, code: VerdictCode, rule: Reason, from_: date | None = None, until: date | None = None
) -> Verdict:
    return Verdict(code, (rule, *case.judgement.factors), from_, until)
