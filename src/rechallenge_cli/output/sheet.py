"""One case on one screen: what `show` tells, and `why` explains."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rechallenge_cli.domain.codes import EventKind, VerdictCode
from rechallenge_cli.domain.customs import Thresholds
from rechallenge_cli.domain.model import Event, Reason, Rejection
from rechallenge_cli.domain.worth import Change, total
from rechallenge_cli.locales import _
from rechallenge_cli.output import labels, machine, screen, wording
from rechallenge_cli.output.clean import clean
from rechallenge_cli.output.screen import styled
from rechallenge_cli.store.rows import Record

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text


def facts(rejection: Rejection) -> Iterator[tuple[str, str]]:
    """What is known of a rejection, in words: a label and its value. Unknown is left out."""
    contact = " ".join(
        filter(None, (rejection.contact.name, rejection.contact.email and f"<{rejection.contact.email}>"))
    )
    known: tuple[tuple[str, object], ...] = (
        (_("role"), rejection.role),
        (_("stage"), labels.stage(rejection.stage)),
        (_("waiting since") if rejection.awaiting else _("rejected"), wording.day_with_weekday(rejection.rejected_on)),
        (_("result by"), rejection.result_by and wording.day_with_weekday(rejection.result_by)),
        (_("applied"), rejection.applied_on and wording.day_with_weekday(rejection.applied_on)),
        (_("desire"), rejection.desire and _("{desire} of 5").format(desire=rejection.desire)),
        (_("closeness"), rejection.closeness and _(labels.CLOSENESS[rejection.closeness])),
        (_("reason"), rejection.reason and _(labels.CAUSES[rejection.reason])),
        (_("feedback"), rejection.feedback),
        (_("to improve"), "\n".join(f"- {point}" for point in rejection.points)),
        (_("new since"), rejection.new_facts),
        (_("why them"), rejection.motivation),
        (_("invited"), rejection.invited and _("yes, they offer another chance")),
        (_("waitlist"), _waitlist(rejection)),
        (_("seats"), rejection.seats and _(labels.SEATS[rejection.seats])),
        (_("reposted"), rejection.reposted and _("yes")),
        (_("referral"), rejection.referral and _("yes")),
        (_("no contact"), rejection.no_contact and _("they ask not to be contacted")),
        (_("re-apply"), rejection.reapply_from and _from(rejection.reapply_from)),
        (_("re-apply"), rejection.never_reapply and _("never")),
        (_("contact"), contact),
        (_("link"), rejection.url),
        (_("tags"), _(", ").join(rejection.tags)),
        (_("letters in"), _(labels.LANGUAGES[rejection.lang])),
        (_("notes"), rejection.notes),
    )
    return ((label, str(value)) for label, value in known if value)


def _from(day: Any) -> str:
    return _("from {day} on").format(day=wording.day(day))


def _waitlist(rejection: Rejection) -> str | None:
    if rejection.waitlist_until:
        return _("until {day}").format(day=wording.day(rejection.waitlist_until))
    return _("yes") if rejection.waitlisted else None


def rows(record: Record, events: Iterable[Event], earlier: Iterable[Record]) -> Iterator[tuple[object, ...]]:
    """A case for a pipe: a name and its value a line, codes as in JSON."""
    period = record.period
    yield from known(machine.facts(record.rejection))
    yield "status", period.status
    yield "verdict", period.verdict.code
    yield from (("why", labels.reason(reason)) for reason in period.verdict.reasons)
    if period.step:
        yield "next", period.step.kind, period.step.due_on, wording.step(period.step), wording.because(period.step)
    yield from (("reminder", reminder.due_on, reminder.text) for reminder in record.reminders)
    yield from (("event", event.on, event.kind, event.note) for event in events)
    yield from (("earlier", each.rejection.id, each.rejection.rejected_on, each.rejection.role) for each in earlier)


def known(values: Mapping[str, Any]) -> Iterator[tuple[object, ...]]:
    """What is known, a value a line: lists and the contact taken apart, unknown and untrue left out."""
    for name, value in values.items():
        if isinstance(value, dict):
            yield from known({f"{name}_{inner}": each for inner, each in value.items()})
        elif isinstance(value, list):
            yield from ((name, each) for each in value)
        elif value is not None and value is not False:
            yield name, "true" if value is True else value


def draw(record: Record, events: Sequence[Event], earlier: Sequence[Record]) -> None:
    """A case for a person."""
    rejection = record.rejection
    screen.show(_title(rejection), "", _pairs(facts(rejection)))
    screen.show("", styled(_("Verdict"), "bold"), _verdict(record), "", styled(_("Next"), "bold"), _next(record))
    if events:
        screen.show("", styled(_("What happened"), "bold"), _timeline(events))
    if earlier:
        screen.show("", styled(_("Other rejections by this firm"), "bold"), _earlier(earlier))


def _title(rejection: Rejection) -> "Text":
    return screen.joined(styled(f"#{rejection.id}  "), styled(rejection.company, "bold"))


def _pairs(pairs: Iterable[tuple[str, str]]) -> "Table":
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, value in pairs:
        screen.add_row(grid, styled(f"  {label}"), Text(clean(value)))
    return grid


def _verdict(record: Record) -> "Table":
    verdict = record.period.verdict
    # who has won or passed has nothing to let go
    sentence = "" if verdict.reasons[0].code in {"won", "passed"} else _(labels.VERDICT_SENTENCES[verdict.code])
    if verdict.code is VerdictCode.APPEAL and verdict.until:
        until = _("until {day}").format(day=wording.day_with_weekday(verdict.until))
        sentence = _("{sentence}, {until}").format(sentence=sentence, until=until)
    status = _(labels.STATUSES[record.period.status])
    pairs = [(status, sentence), *((_points(reason), labels.reason(reason)) for reason in verdict.reasons)]
    return _pairs(pairs)


def _points(reason: Reason) -> str:
    return "" if reason.points is None else f"{reason.points:+d}" if reason.points else "0"


def _next(record: Record) -> "Table":
    step, number = record.period.step, record.rejection.id
    pairs = []
    if step:
        text = f"{wording.step(step)}\n{wording.because(step)}\n{wording.command(step.text, number)}"
        pairs.append((wording.day_with_weekday(step.due_on), text))
    pairs += [(wording.day_with_weekday(reminder.due_on), reminder.text) for reminder in record.reminders]
    return _pairs(
        pairs or [(_("nothing"), _("nothing is planned; `rc log {id} EVENT` if something happens").format(id=number))]
    )


def _timeline(events: Iterable[Event]) -> "Table":
    return _pairs((wording.day(event.on), _happened(event)) for event in events)


def _happened(event: Event) -> str:
    words = _(labels.EVENTS[event.kind])
    if event.kind in {EventKind.SNOOZED, EventKind.DROPPED} and event.step_kind:
        words = f"{words}: {_(labels.STEPS[event.step_kind])}"
    if event.until:
        words = _("{what} until {day}").format(what=words, day=wording.day(event.until))
    if not event.note:
        return words
    # of a letter its first line will do; --json has all of it
    note = event.note.partition("\n")[0] if event.kind is EventKind.DRAFTED else event.note
    return f"{words}\n{note}"


def _earlier(earlier: Iterable[Record]) -> "Table":
    return _pairs((f"#{each.rejection.id}", brief(each)) for each in earlier)


def brief(record: Record) -> str:
    """A record in half a line: when, for what, how far, and where it stands."""
    rejection = record.rejection
    parts = (
        wording.day(rejection.rejected_on),
        rejection.role,
        labels.stage(rejection.stage),
        _(labels.STATUSES[record.period.status]),
    )
    return screen.plain(" · ".join(filter(None, parts)))


def rules(record: Record) -> list[Reason]:
    """The reasons that decide without counting."""
    return [reason for reason in record.period.verdict.reasons if reason.points is None]


Changes = Iterable[tuple[Change, VerdictCode]]


def why_rows(
    record: Record, factors: Sequence[Reason], thresholds: Thresholds, changes: Changes
) -> Iterator[tuple[object, ...]]:
    """A verdict for a pipe."""
    yield "verdict", record.period.verdict.code
    yield from (("rule", rule.code, "", labels.reason(rule)) for rule in rules(record))
    yield from (("factor", factor.code, factor.points, labels.reason(factor)) for factor in factors)
    yield "total", total(tuple(factors))
    yield "threshold", "appeal", thresholds.appeal
    yield "threshold", "later", thresholds.later
    for change, code in changes:
        yield "change", change.code, code, _(change.text), f"rc edit {record.rejection.id} {change.option}"


def draw_why(record: Record, factors: Sequence[Reason], thresholds: Thresholds, changes: Changes) -> None:
    """A verdict explained: the rule, each factor, the sum against the thresholds, and what would change it."""
    rejection, verdict = record.rejection, record.period.verdict
    screen.show(_title(rejection), "", styled(_(labels.VERDICT_SENTENCES[verdict.code]), "bold"))
    screen.show(*(styled(labels.reason(rule)) for rule in rules(record)))
    if verdict.until:
        screen.show(styled(_("until {day}").format(day=wording.day_with_weekday(verdict.until))))
    elif verdict.from_:
        screen.show(styled(_("from {day} on").format(day=wording.day_with_weekday(verdict.from_))))
    if factors:
        counted = [(_points(each), labels.reason(each)) for each in factors]
        counted.append((f"{total(tuple(factors)):+d}", _sum(thresholds)))
        screen.show("", styled(_("What counts"), "bold"), _pairs(counted))
    options = [
        (_(labels.VERDICTS[code]), f"{_(change.text)}\nrc edit {rejection.id} {change.option}")
        for change, code in changes
    ]
    if options:
        screen.show("", styled(_("What would change it"), "bold"), _pairs(options))
    screen.show("", styled(_("This is advice, not a chance: nobody can know what they will answer."), "dim"))


def _sum(thresholds: Thresholds) -> str:
    return _("in all; {appeal} or more: appeal, {later} or more: later").format(
        appeal=thresholds.appeal, later=thresholds.later
    )
