"""What to think of before a letter goes out: is it time, does it fit, is there an address, was it asked before?"""

from collections.abc import Iterable, Iterator

from rechallenge_cli.domain.codes import EventKind, VerdictCode
from rechallenge_cli.domain.company import is_system_address
from rechallenge_cli.domain.model import Event
from rechallenge_cli.domain.situation import possible_events
from rechallenge_cli.letters.facts import Facts
from rechallenge_cli.letters.kinds import LETTER_OF_STEP, SENT_AS, LetterKind
from rechallenge_cli.locales import _
from rechallenge_cli.output import labels, wording
from rechallenge_cli.store.rows import Record

WORTH_WAITING = frozenset({LetterKind.NUDGE, LetterKind.CHECK_IN, LetterKind.ASK_RESULT})
"""The letters that lose by coming early; the others do not."""


def advice_on(kind: LetterKind, record: Record, events: Iterable[Event], facts: Facts) -> Iterator[str]:
    """The sentences that apply, each on its own."""
    sent = {LetterKind.APPEAL: facts.appealed_on, LetterKind.NUDGE: facts.nudged_on}.get(kind)
    if sent:
        yield _("You have sent this once already, on {day}; a second one would hurt.").format(day=wording.day(sent))
    else:
        yield from _on_what_happened(kind, record, events, facts)
    yield from _on_time(kind, record, facts)
    yield from _on_address(record, facts)


def _on_what_happened(kind: LetterKind, record: Record, events: Iterable[Event], facts: Facts) -> Iterator[str]:
    """A letter that speaks of what is not on record would not be true."""
    event = SENT_AS.get(kind)
    needs = {LetterKind.THANKS: facts.met_on, LetterKind.FEEDBACK: not record.rejection.awaiting}
    fits = event is None or event in possible_events(record.rejection, events, facts.today)
    if not fits or not needs.get(kind, True):
        what = _(labels.EVENTS[event or EventKind.NOTE])
        yield _(
            "It does not fit what is on record ({what}): read it with care, or `rc log` what happened first."
        ).format(what=what)


def _on_time(kind: LetterKind, record: Record, facts: Facts) -> Iterator[str]:
    step = record.period.step
    of_this_step = step is not None and LETTER_OF_STEP.get(step.kind) is kind
    if step and of_this_step and kind in WORTH_WAITING and step.due_on > facts.today:
        yield _("It is early: the day for it is {day}.").format(day=wording.day_with_weekday(step.due_on))
    not_now = record.period.verdict.code is not VerdictCode.APPEAL
    if kind is LetterKind.APPEAL and facts.appealed_on is None and not_now:
        yield _(
            "It is late for an appeal, or not its case: `rc why {id}` tells; `--kind check-in` may read better."
        ).format(id=record.rejection.id)


def _on_address(record: Record, facts: Facts) -> Iterator[str]:
    # without an address on record, the letter goes to who wrote the mail that it answers
    email = record.rejection.contact.email or (facts.answers.address if facts.answers else None)
    edit = f"`rc edit {record.rejection.id} --email ADDRESS`"
    if email is None:
        yield _("No address is on record: {command}").format(command=edit)
    elif is_system_address(email):
        yield _("Nobody reads {email}: {command}").format(email=email, command=edit)
    if record.rejection.no_contact:
        yield _("They ask not to be contacted.")
