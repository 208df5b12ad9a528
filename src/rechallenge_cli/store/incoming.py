"""What comes in, held against what is on record: what is new, what is known, what happened to a record; and writing it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from rechallenge_cli.domain.codes import EventKind
from rechallenge_cli.domain.company import company_key
from rechallenge_cli.domain.errors import N_
from rechallenge_cli.domain.identity import url_key
from rechallenge_cli.domain.incoming import ACKNOWLEDGEMENT, EVENT_OF, OTHER, Action, Incoming, Row, Sentence
from rechallenge_cli.domain.model import Event, Rejection
from rechallenge_cli.domain.situation import possible_events
from rechallenge_cli.domain.text import fold
from rechallenge_cli.store import history, mails, records, twins
from rechallenge_cli.store.spool import Known, Rows
from rechallenge_cli.store.store import Store

IS_NEW = N_("a rejection that is not on record yet")
IS_EVENT = N_("about #{id}: `rc log {id} {event} --on {day}`, or --events")
IS_EVENT_OF_NEW = N_("about a rejection in this import: --events logs it too")
IS_RESULT = N_("the result of #{id}, which was awaited")
_ENDED_BEFORE = N_("its result came before in this import")
_ENDED_HERE = N_("its result comes later in this import")
HAPPENED = N_("what happened to #{id}")
HAPPENED_TO_NEW = N_("what happened to a rejection in this import")

SKIPPED: Mapping[str | None, str] = {
    OTHER: N_("not about an application"),
    ACKNOWLEDGEMENT: N_("an acknowledgement, and nothing is on record that it could be about"),
    "invitation": N_("an invitation, and nothing is on record that it could be about"),
    "offer": N_("an offer, and nothing is on record that it could be about"),
    "result-notice": N_("says where the result is to be seen, but not the result"),
}
"""Why a mail of a kind is passed over."""


@dataclass(slots=True)
class _Case:
    """A rejection that a mail may be about; `id` is None while it is only to be added."""

    id: int | None
    rejection: Rejection
    events: list[Event]


class Planner:
    """Decides what becomes of each thing that comes in. Memory does not grow with how many there are."""

    def __init__(self, store: Store, today: date, among: Rows | None = None) -> None:
        """`among` are the rows of which these are some, where they were told apart already."""
        self.store = store
        self.today = today
        self.rows = Rows(history.moment(store))
        self._message_ids: set[str] = set()
        self._cases: dict[str, list[_Case]] = {}
        self._waiting: list[tuple[date, int]] = []
        self._claimed = set(among.ended) if among else set[int]()
        self._told_apart = among is not None

    def take(self, found: Incoming) -> None:
        """Decide about the next one. What may have happened to a record has to wait until all rejections are known."""
        row = self._decided(found)
        if row.action is Action.SKIP and found.kind in EVENT_OF and found.rejection and found.rejection.company:
            self._waiting.append((self._day(found), len(self.rows)))
            self.rows.append(_without_text_of_acknowledgement(row))
        else:
            self.rows.append(_without_ballast(row))

    def finish(self) -> Rows:
        """All rows, in the order in which they came."""
        for _day, number in sorted(self._waiting):
            self.rows.replace(number, _without_ballast(self._as_event(self.rows[number])))
        self._waiting.clear()
        return self.rows

    def _decided(self, found: Incoming) -> Row:
        if found.problem:
            return Row(found, Action.ERROR, found.problem)
        if found.passed_over:
            return Row(found, Action.SKIP, found.passed_over)
        return self._known_mail(found) or (self._rejection(found) if found.is_rejection else _skipped(found))

    def _known_mail(self, found: Incoming) -> Row | None:
        """A mail is known again by its Message-ID, even when its record was removed."""
        message_id = found.mail.message_id if found.mail and found.kind != OTHER else None
        if message_id is None:
            return None
        if message_id in self._message_ids:
            return Row(found, Action.DUPLICATE, Sentence(N_("the same mail came before in this import")))
        self._message_ids.add(message_id)
        owner = mails.owner_of(self.store, message_id)
        if owner is None:
            return None
        reason = N_("this mail is on record already, with #{id}")
        if owner.is_removed:
            reason = N_(
                "this mail was on record with #{id}, which was removed; `rc add --mail FILE --again` records it"
            )
        return Row(found, Action.DUPLICATE, Sentence(reason, {"id": owner.rejection_id}), owner.rejection_id)

    def _rejection(self, found: Incoming) -> Row:
        rejection = found.rejection
        if rejection is None or not rejection.company:
            return Row(found, Action.ERROR, Sentence(N_("it names no firm: `rc add COMPANY --mail FILE` records it")))
        if rejection.rejected_on > self.today and not found.carried:
            reason = N_("its day, {day}, has yet to come: `rc add --mail FILE --on DATE` records it")
            return Row(found, Action.ERROR, Sentence(reason, {"day": rejection.rejected_on.isoformat()}))
        if self._told_apart:
            return self._on_record(found, rejection) or _new(found, rejection)
        known = _known(found, rejection)
        found = self._identified(found, known)
        # the lines of a file are told apart by themselves, whatever became of their records since
        here = self._in_this_import(found, rejection, known)
        return here if here.action is Action.DUPLICATE else self._on_record(found, rejection) or here

    def _on_record(self, found: Incoming, rejection: Rejection) -> Row | None:
        """What becomes of it by what is on record: the result of a record, or known already."""
        twin = self._by_uid(found)
        if result := self._as_result(found, rejection, twin):
            return result
        twin = twin or self._twin(found, rejection)
        return Row(found, Action.DUPLICATE, Sentence(twin.reason, {"id": twin.id}), twin.id) if twin else None

    def _in_this_import(self, found: Incoming, rejection: Rejection, known: Known) -> Row:
        """What becomes of it by what came before it."""
        if self._came_before(known):
            return Row(found, Action.DUPLICATE, Sentence(N_("the same rejection came before in this import")))
        if not found.carried and self._has_other_end(found, known):
            return Row(found, Action.DUPLICATE, Sentence(_ENDED_BEFORE))
        self.rows.remember(known)
        return _new(found, rejection)

    def _identified(self, found: Incoming, known: Known) -> Incoming:
        """A line under its first fingerprint, or under the second where a line of another day has the first too."""
        if not found.fingerprints:
            return found
        first, second = found.fingerprints[0], found.fingerprints[-1]
        is_first = self.rows.first_with(first, known.moment, awaiting=known.awaiting) == known.moment
        return replace(found, fingerprints=(first if is_first else second,))

    def _by_uid(self, found: Incoming) -> twins.Twin | None:
        uid = found.carried.uid if found.carried else next(iter(found.fingerprints), None)
        return twins.by_uid(self.store, uid) if uid else None

    def _as_result(self, found: Incoming, rejection: Rejection, twin: twins.Twin | None) -> Row | None:
        """A line that tells the result of a record that waits for it."""
        if found.kind or found.carried or rejection.awaiting or (twin and not twin.is_awaiting):
            return None
        number = twin.id if twin else self._awaiting(found, rejection)
        if number is None or number in self._claimed:
            return None
        known = records.record(self.store, number, self.today).rejection
        event = Event(EventKind.REJECTED, rejection.rejected_on, self.today)
        if event.kind not in possible_events(known, records.events_of(self.store, number), event.effective_on):
            return None
        self._claimed.add(number)
        return Row(found, Action.ADD, Sentence(IS_RESULT, {"id": number}), number, event)

    def _awaiting(self, found: Incoming, rejection: Rejection) -> int | None:
        if twins.on_record(self.store, rejection, by_url=found.kind is None):
            return None
        return twins.awaiting(self.store, rejection, self._claimed)

    def _twin(self, found: Incoming, rejection: Rejection) -> twins.Twin | None:
        """The record that tells of the same, or of the result where it is said to be awaited still."""
        twin = twins.on_record(self.store, rejection, by_url=found.kind is None and not found.carried)
        if twin or found.carried or not rejection.awaiting:
            return twin
        if ended := twins.ended(self.store, rejection, self._claimed):
            self._claimed.add(ended.id)
            self.rows.ended.add(ended.id)
        return ended

    def _came_before(self, row: Known) -> bool:
        """Was it among what came before? Two records of one export are never the same."""
        return any(_are_one(row, known) for known in self.rows.known(row))

    def _has_other_end(self, found: Incoming, known: Known) -> bool:
        """Is its result in this import? A line that awaits what is told here gives way, whichever came first."""
        number = self.rows.other_end(known)
        if found.fingerprints:
            same = self.rows.with_fingerprint(found.fingerprints[0], awaiting=not known.awaiting)
            number = number if same is None else same
        if number is not None and not known.awaiting and (row := self.rows[number]).action is Action.ADD:
            self.rows.replace(number, replace(row, action=Action.DUPLICATE, reason=Sentence(_ENDED_HERE)))
        return number is not None and known.awaiting

    def _as_event(self, row: Row) -> Row:
        """What a mail means for the record that it is about, if there is one."""
        found = row.found
        case = self._case_about(found)
        if case is None:
            return row
        event = self._event(found)
        values = {"id": case.id, "event": str(event.kind), "day": event.on.isoformat()}
        if any(_is_same_event(each, event) for each in case.events):
            reason = (
                N_("what happened is on record already, with #{id}") if case.id else N_("came before in this import")
            )
            return Row(found, Action.DUPLICATE, Sentence(reason, values), case.id)
        if event.kind not in possible_events(case.rejection, case.events, event.effective_on):
            reason = N_("does not fit where #{id} stands") if case.id else N_("does not fit what came before it")
            return Row(found, Action.SKIP, Sentence(reason, values), case.id)
        case.events.append(event)
        reason = IS_EVENT if case.id else IS_EVENT_OF_NEW
        return Row(found, Action.SKIP, Sentence(reason, values), case.id, event)

    def _case_about(self, found: Incoming) -> _Case | None:
        """The latest rejection by the firm before the mail, of the same role where both name one."""
        rejection, day = found.rejection, self._day(found)
        if rejection is None:
            return None
        cases = [
            case
            for case in self._cases_of(rejection)
            if case.rejection.rejected_on <= day and _roles_agree(case.rejection, rejection)
        ]
        return max(cases, key=lambda case: case.rejection.rejected_on, default=None)

    def _event(self, found: Incoming) -> Event:
        note = found.mail.subject if found.mail else None
        return Event(EVENT_OF[found.kind or ""], self._day(found), self.today, note=note)

    def _day(self, found: Incoming) -> date:
        return min(found.rejection.rejected_on, self.today) if found.rejection else self.today

    def _cases_of(self, rejection: Rejection) -> list[_Case]:
        """The rejections of a firm, on record and in this import; what happened to them meanwhile is kept with them."""
        key = company_key(rejection.company)
        if key not in self._cases:
            self._cases[key] = [
                _Case(known.rejection.id, known.rejection, records.events_of(self.store, known.rejection.id))
                for known in records.same_firm(self.store, replace(rejection, id=0), self.today)
            ] + [_Case(None, row.found.rejection, []) for row in self.rows.of_firm(key) if row.found.rejection]
        return self._cases[key]


def _new(found: Incoming, rejection: Rejection) -> Row:
    is_new = N_("awaits its result, and is not on record yet") if rejection.awaiting else IS_NEW
    return Row(found, Action.ADD, found.remark or Sentence(is_new))


def _known(found: Incoming, rejection: Rejection) -> Known:
    return Known(
        company_key(rejection.company),
        "" if found.is_undated else rejection.rejected_on.isoformat(),
        rejection.awaiting,
        fold(rejection.role) if rejection.role is not None else None,
        str(found.carried.identity) if found.carried and found.carried.identity else None,
        url_key(rejection.url) or None if found.kind is None else None,
        rejection.applied_on.isoformat() if rejection.applied_on else None,
    )


def _are_one(one: Known, other: Known) -> bool:
    """Of two rows of a firm and a day: are they the same, as far as both say who they are?"""
    told = ((one.identity, other.identity), (one.role, other.role), (one.url, other.url))
    return all(None in pair or pair[0] == pair[1] for pair in told)


def _skipped(found: Incoming) -> Row:
    return Row(found, Action.SKIP, Sentence(SKIPPED[found.kind]))


def _without_text_of_acknowledgement(row: Row) -> Row:
    """An acknowledgement is logged by its subject, and nobody answers it."""
    mail = row.found.mail
    if row.found.kind != ACKNOWLEDGEMENT or mail is None:
        return row
    return replace(row, found=replace(row.found, mail=replace(mail, text=None)))


def _without_ballast(row: Row) -> Row:
    """A mailbox holds more than memory has room for: a mail stays only where it may be written down."""
    if row.action is Action.ADD or row.event:
        return row
    rejection = None if row.found.kind == OTHER else row.found.rejection
    return replace(row, found=replace(row.found, mail=None, rejection=rejection))


def is_same(one: Rejection, other: Rejection) -> bool:
    """Do two records of a firm tell of the same rejection? A mail often leaves out the stage, and the role too."""
    moments = [(each.rejected_on, each.awaiting) for each in (one, other)]
    return moments[0] == moments[1] and _roles_agree(one, other)


def _roles_agree(one: Rejection, other: Rejection) -> bool:
    return one.role is None or other.role is None or fold(one.role) == fold(other.role)


def _is_same_event(one: Event, other: Event) -> bool:
    """Notes of a day are told apart by what they say; whatever else happens, happens once a day."""
    is_same_word = one.note == other.note or other.kind is not EventKind.NOTE
    return (one.kind, one.on) == (other.kind, other.on) and is_same_word


def with_events(rows: Rows) -> Rows:
    """The rows, those written down too that tell what happened to a record."""
    return rows.change(lambda row: happened(row) if row.event and row.action is not Action.ADD else row)


def happened(row: Row) -> Row:
    """A row that tells what happened to a record, as one that is written down."""
    reason = Sentence(HAPPENED if row.record_id else HAPPENED_TO_NEW, {"id": row.record_id})
    return replace(row, action=Action.ADD, reason=reason)


def plan(store: Store, incoming: Iterable[Incoming], today: date, among: Rows | None = None) -> Rows:
    """What becomes of everything that comes in; `among` which rows it was told apart before."""
    planner = Planner(store, today, among)
    for found in incoming:
        planner.take(found)
    return planner.finish()
