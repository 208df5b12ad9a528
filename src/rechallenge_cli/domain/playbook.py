"""What happened -> what to do next, and until when: the playbook, as tables.

`steps_ahead` gives the steps that lie before a record, each with the last day on which it makes sense; the next step
on any day is the first of them whose time has not passed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from rechallenge_cli.domain.codes import EventKind, StepKind, VerdictCode
from rechallenge_cli.domain.customs import Customs, Span, Unit, business_days, days, graduating_class, school_year
from rechallenge_cli.domain.model import Event, Rejection, Step, Values
from rechallenge_cli.domain.situation import AFTER_APPEAL, BEFORE_RESULT, Phase, Situation
from rechallenge_cli.domain.workdays import ONE_DAY, closed_between, window_around, windows_after
from rechallenge_cli.domain.worth import NO_CHECK_IN, NOTHING_FOR_IT, Judgement, cool_off_end

FOR_EVER = date.max

DONE_RECORDS: Mapping[StepKind, EventKind] = {
    StepKind.REPLY_INVITE: EventKind.INVITE_ANSWERED,
    StepKind.SEND_APPEAL: EventKind.APPEAL_SENT,
    StepKind.NUDGE: EventKind.NUDGE_SENT,
    StepKind.MEETING: EventKind.MET,
    StepKind.PREPARE: EventKind.PREPARED,
    StepKind.REINTERVIEW: EventKind.REINTERVIEWED,
    StepKind.THANK: EventKind.THANKED,
    StepKind.SEAT_CHECK: EventKind.CHECKED_IN,
    StepKind.REAPPLY: EventKind.REAPPLIED,
    StepKind.ASK_RESULT: EventKind.RESULT_ASKED,
}
"""What `done` records when a step was taken, by its kind."""

DONE_RECORDS_FOR_TEXT: Mapping[str, EventKind] = {
    "conclude": EventKind.REJECTED_AGAIN,
    "count-silence": EventKind.REJECTED,
}
"""The same, where the text of the step says more than its kind."""


def done_records(step: Step) -> EventKind:
    """The event that stands for a step that was taken."""
    return DONE_RECORDS_FOR_TEXT.get(step.text, DONE_RECORDS[step.kind])


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the playbook: a step, its day, and the last day on which it makes sense.

    `anchor` is a day of the Situation; `wait` and `last` are spans after it, by the name of a Cadence field or as they
    are, one after the other. `kind` None stands for the appointment at hand, a meeting or the second interview.
    Without `last` the step stays until it is done.
    """

    text: str
    kind: StepKind | None
    anchor: str
    wait: tuple[str | Span, ...]
    last: tuple[str | Span, ...] = ()


APPOINTMENT, AGREE_DATE = "appointment", "agree-date"
"""The texts of the steps that hang on a day agreed with the firm."""

_ANSWER = Row("reply-invite", StepKind.REPLY_INVITE, "since", ("answer_invitation",))
_AGREE = Row(AGREE_DATE, None, "since", ("agree_on_date",))
_PREPARE = Row("prepare", StepKind.PREPARE, "appointed_on", (business_days(-1),), last=(days(-1),))
_APPOINTMENT = Row(APPOINTMENT, None, "appointed_on", (), last=(days(0),))
_THANK = Row("thank", StepKind.THANK, "appointed_on", ("thank",), last=("last_thanks",))
_ASK = Row(
    "ask-result", StepKind.ASK_RESULT, "appointed_on", ("ask_result",), last=("ask_result", "count_silence", days(-1))
)
_CONCLUDE = Row("conclude", StepKind.ASK_RESULT, "appointed_on", ("ask_result", "count_silence"))

TALKS: Mapping[Phase, tuple[Row, ...]] = {
    Phase.OFFERED: (_ANSWER,),
    Phase.INVITED: (_ANSWER,),
    Phase.ARRANGING: (_AGREE,),
    Phase.APPOINTED: (_PREPARE, _APPOINTMENT, _THANK, _ASK, _CONCLUDE),
    Phase.PREPARED: (_APPOINTMENT, _THANK, _ASK, _CONCLUDE),
    Phase.MET: (_THANK, _ASK, _CONCLUDE),
    Phase.THANKED: (_ASK, _CONCLUDE),
    Phase.ASKED: (_CONCLUDE,),
}
"""What follows while the two sides talk."""

UNANSWERED: Mapping[Phase, tuple[Row, ...]] = {
    Phase.APPEALED: (Row("nudge", StepKind.NUDGE, "appealed_on", ("nudge",), last=("stop_waiting",)),),
    Phase.NUDGED: (),
}
"""What follows after an appeal, before the check-ins."""


RECURRING = frozenset({StepKind.SEAT_CHECK})
"""The steps of which there may be one season after the other."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """A step that lies before a record, and the last day on which it makes sense."""

    step: Step
    last_day: date = FOR_EVER


@dataclass(frozen=True, slots=True)
class Case:
    """A record with all that its future hangs on."""

    rejection: Rejection
    situation: Situation
    customs: Customs
    judgement: Judgement

    @property
    def last_appeal_day(self) -> date:
        """The last day on which an appeal reads as one."""
        return self.customs.count(self.rejection.rejected_on, self.customs.cadence.last_appeal)

    @property
    def appealed_on(self) -> date:
        """The day of the appeal; a nudge on record without an appeal counts as one."""
        return self.situation.appealed_on or self.situation.since

    @property
    def end_of_waiting(self) -> date:
        """The last day on which an answer to the appeal is still waited for."""
        return self.customs.count(self.appealed_on, self.customs.cadence.stop_waiting)


def steps_ahead(case: Case) -> tuple[Ahead, ...]:
    """The steps before a record, in the order in which they come up, without those that were done or dropped."""
    return tuple(_unless_snoozed(case, ahead) for ahead in _planned(case) if not _is_set_aside(case, ahead.step))


def _is_set_aside(case: Case, step: Step) -> bool:
    return any(_sets_aside(event, step) for event in case.situation.set_aside)


def _sets_aside(event: Event, step: Step) -> bool:
    """Is it this step that was dropped or done? A check-in also stands for those that were planned before it."""
    kind, planned_on = event.step_kind or StepKind.SEAT_CHECK, event.step_planned_on or event.on
    return kind is step.kind and (planned_on == step.planned_on or (kind in RECURRING and planned_on > step.planned_on))


def _unless_snoozed(case: Case, ahead: Ahead) -> Ahead:
    step = ahead.step
    for event in reversed(case.situation.snoozed):
        if event.step_kind is step.kind and event.step_planned_on == step.planned_on and event.until:
            values = {**step.values, "planned": step.planned_on.isoformat()}
            return replace(ahead, step=replace(step, due_on=event.until, because="snoozed", values=values))
    return ahead


def _planned(case: Case) -> Iterator[Ahead]:
    phase = case.situation.phase
    if phase in BEFORE_RESULT:
        yield from _awaited(case)
    for row in (*TALKS.get(phase, ()), *UNANSWERED.get(phase, ())):
        yield _from_row(case, row)
    if phase in AFTER_APPEAL:
        yield from _check_ins(case, case.end_of_waiting, case.end_of_waiting)
    if phase is Phase.FRESH:
        yield from _planned_before_appeal(case)


def _awaited(case: Case) -> Iterator[Ahead]:
    """Asking for a result that is overdue, once; then, when silence has lasted too long, counting it as a no."""
    customs, cadence = case.customs, case.customs.cadence
    due = result_due(case.rejection, customs)
    waits = [cadence.ask_promised_result] if case.rejection.result_by else []
    give_up = _step(customs, StepKind.ASK_RESULT, "count-silence", due, cadence.count_silence)
    if case.situation.phase is Phase.AWAITING:
        ask = _step(customs, StepKind.ASK_RESULT, "ask-overdue", due, *waits)
        yield Ahead(ask if waits else replace(ask, because="result-due"), give_up.planned_on - ONE_DAY)
    yield Ahead(give_up)


def result_due(rejection: Rejection, customs: Customs) -> date:
    """The day on which a result is due: the one that was promised, or else when most firms have answered."""
    return rejection.result_by or customs.after(rejection.rejected_on, customs.cadence.ask_result)


def _planned_before_appeal(case: Case) -> Iterator[Ahead]:
    judgement, rejected_on = case.judgement, case.rejection.rejected_on
    if judgement.code is VerdictCode.APPEAL:
        yield _send_appeal(case)
        yield from _check_ins(case, rejected_on, case.last_appeal_day)
    elif judgement.code is VerdictCode.LATER and judgement.rule not in NO_CHECK_IN:
        yield from _check_ins(case, rejected_on, rejected_on)
    elif judgement.code is VerdictCode.LATER or (judgement.rule == NOTHING_FOR_IT and cool_off_end(case.rejection)):
        yield _reapply(case)


def _from_row(case: Case, row: Row) -> Ahead:
    anchor: date = getattr(case.situation, row.anchor) or case.situation.since
    kind = row.kind or case.situation.appointment
    step = _step(case.customs, kind, row.text, anchor, *_spans(case.customs, row.wait))
    return Ahead(step, _last_day(case.customs, anchor, *_spans(case.customs, row.last)))


def _last_day(customs: Customs, anchor: date, *spans: Span) -> date:
    if not spans:
        return FOR_EVER
    *before, last = spans
    return customs.count(customs.after(anchor, *before), last)


def _spans(customs: Customs, names: tuple[str | Span, ...]) -> Iterator[Span]:
    return (getattr(customs.cadence, name) if isinstance(name, str) else name for name in names)


def _step(customs: Customs, kind: StepKind, text: str, since: date, *spans: Span, **values: str) -> Step:
    """A step some spans after `since`, with its reason: the last span and the day from which that one is counted."""
    *before, last = spans or (days(0),)
    anchor = customs.after(since, *before)
    day = customs.after(anchor, last) if spans else since
    because = _because(last, day, since)
    closed = closed_between(_counted_from(customs, anchor, last), day, customs.is_business_day)
    filled: Values = {
        "since": since.isoformat(),
        "anchor": anchor.isoformat(),
        "count": last.count,
        "closed": " ".join(map(date.isoformat, closed)),
        **values,
    }
    return Step(kind, day, day, text, because, filled)


def _counted_from(customs: Customs, anchor: date, span: Span) -> date:
    """Business days are counted from the anchor on; a calendar day may only be moved on from where it falls."""
    if span.unit is Unit.BUSINESS_DAYS and span.count:
        return anchor
    return customs.count(anchor, span) - ONE_DAY


def _because(span: Span, day: date, since: date) -> str:
    if span.count:
        return span.unit.value if span.count > 0 else "before"
    return "same-day" if day == since else "next-business-day"


def _send_appeal(case: Case) -> Ahead:
    span, last_day = case.customs.cadence.send_appeal, case.last_appeal_day
    rejected_on = case.rejection.rejected_on
    step = _step(case.customs, StepKind.SEND_APPEAL, "send-appeal", rejected_on, span, last=last_day.isoformat())
    return Ahead(step, last_day)


def _check_ins(case: Case, anchor: date, after: date) -> Iterator[Ahead]:
    """The check-ins after a day, counted from the anchor where there are no windows; at their end the new application."""
    reapply = _reapply(case)
    stop = reapply.step.planned_on
    seasons = _windows(case, after, stop) if case.customs.windows else _intervals(case, anchor, after, stop)
    for ahead in sorted((*_waitlist(case), *seasons), key=lambda ahead: ahead.step.planned_on):
        if ahead.step.planned_on < stop:
            yield replace(ahead, last_day=min(ahead.last_day, stop - ONE_DAY))
    yield reapply


def _waitlist(case: Case) -> Iterator[Ahead]:
    until, cadence = case.rejection.waitlist_until, case.customs.cadence
    if until and until >= case.situation.since:
        step = _step(case.customs, StepKind.SEAT_CHECK, "check-waitlist", until, cadence.answer_invitation)
        last_day = case.customs.count(step.planned_on, cadence.last_appeal)
        yield Ahead(replace(step, because="waitlist"), last_day)


def _windows(case: Case, after: date, stop: date) -> Iterator[Ahead]:
    windows = case.customs.windows
    # they have just said no: the season at hand is not the one to ask again
    at_hand = window_around(after, windows) if after > case.rejection.rejected_on else []
    for window, first, last in (*at_hand, *windows_after(after, windows, stop)):
        values = {"first": first.isoformat(), "last": last.isoformat(), "window": window.name}
        if case.customs.has_classes:
            values |= _season(last)
        begin = max(first, after + ONE_DAY)
        step = _step(case.customs, StepKind.SEAT_CHECK, "check-in", begin, days(0), **values)
        if step.planned_on <= last:
            yield Ahead(replace(step, because="season" if case.customs.has_classes else "window"), last)


def _season(day: date) -> dict[str, str]:
    """Whom firms hire in the school year of a day: 27卒 in 2026年度."""
    class_year = graduating_class(day)
    names = {"school_year": school_year(day), "class_year": class_year, "class_short": f"{class_year % 100:02}"}
    return {name: str(value) for name, value in names.items()}


def _intervals(case: Case, anchor: date, after: date, stop: date) -> Iterator[Ahead]:
    customs = case.customs
    steps = [_step(customs, StepKind.SEAT_CHECK, "check-in", anchor, span) for span in customs.cadence.check_ins]
    next_days = [*(step.planned_on for step in steps[1:]), stop]
    for step, next_day in zip(steps, next_days, strict=True):
        if after < step.planned_on:
            yield Ahead(step, next_day - ONE_DAY)


def _reapply(case: Case) -> Ahead:
    """A new application when the cool-off ends: the one they stated, else the customary one."""
    customs, rejected_on = case.customs, case.rejection.rejected_on
    stated = cool_off_end(case.rejection)
    if stated:
        step = replace(_step(customs, StepKind.REAPPLY, "reapply", stated, days(0)), because="cool-off")
    else:
        step = _step(customs, StepKind.REAPPLY, "reapply", rejected_on, customs.cadence.reapply)
    return Ahead(step, customs.count(step.planned_on, customs.cadence.last_reapply))
