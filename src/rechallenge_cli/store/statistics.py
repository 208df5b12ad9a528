"""What statistics are made of: the little that is counted of each record, in two queries for all of them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from rechallenge_cli.domain.codes import Cause, EventKind, VerdictCode
from rechallenge_cli.domain.funnel import ASKING, Course
from rechallenge_cli.domain.model import Event
from rechallenge_cli.domain.situation import LEADS_TO
from rechallenge_cli.domain.stages import Stage
from rechallenge_cli.store.records import Filters, conditions
from rechallenge_cli.store.store import Store

_RECORDS_ON = """
    from rejections join outlook on outlook.rejection_id = rejections.id
    where rejections.removed_at is null and ? between outlook.first_day and outlook.last_day
"""
_COLUMNS = "id, rejected_on, stage, awaiting, invited, reason, follows, second_chance, verdict"


def courses(store: Store, today: date, filters: Filters) -> list[Course]:
    """What is counted of the records that match, in no order."""
    asked, values = conditions(filters)
    matching = " and ".join((_RECORDS_ON, *asked))
    given = (today.isoformat(), *values)
    events = _events(store, f"select rejections.id {matching}", given)
    return [
        Course(
            number=number,
            day=date.fromisoformat(rejected_on),
            verdict=VerdictCode(verdict),
            stage=Stage(stage) if stage else None,
            awaiting=bool(awaiting),
            invited=bool(invited),
            withdrew=reason == Cause.WITHDREW,
            ends=follows if second_chance else None,
            events=tuple(events.get(number, ())),
        )
        for number, rejected_on, stage, awaiting, invited, reason, follows, second_chance, verdict in (
            store.connection.execute(f"select {_COLUMNS} {matching}", given)
        )
    ]


def _events(store: Store, numbers: str, given: Sequence[str]) -> dict[int, list[Event]]:
    """The events that lead somewhere, by the number of their record."""
    kinds = ", ".join(f"'{kind}'" for kind in sorted({*LEADS_TO, *ASKING}))
    found = store.connection.execute(
        "select id, rejection_id, kind, on_day, recorded_on from events"
        f" where kind in ({kinds}) and rejection_id in ({numbers})",
        given,
    )
    by_record: dict[int, list[Event]] = defaultdict(list)
    for number, rejection_id, kind, on_day, recorded_on in found:
        event = Event(EventKind(kind), date.fromisoformat(on_day), date.fromisoformat(recorded_on), id=number)
        by_record[rejection_id].append(event)
    return by_record


def names_on_record(store: Store) -> tuple[set[str], set[str]]:
    """All firms and all people, those of removed records too: what may not slip out where names are hidden."""
    found = store.connection.execute("select company, contact_name from rejections").fetchall()
    return {company for company, _person in found}, {person for _company, person in found if person}
