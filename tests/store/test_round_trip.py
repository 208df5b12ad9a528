"""What is exported, read into an empty database and exported again is the same, to the byte, whatever it holds."""

import json
import tempfile
import tracemalloc
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rechallenge_cli.cli.session import Session
from rechallenge_cli.domain.codes import Cause, Closeness, EventKind, Language, Seats, StepKind
from rechallenge_cli.domain.model import Contact, Event, KeptMail, Rejection
from rechallenge_cli.domain.stages import Stage
from rechallenge_cli.intake.given import given as what_is
from rechallenge_cli.intake.table_wishes import Wishes
from rechallenge_cli.output import csvfile
from rechallenge_cli.output import whole as whole_json
from rechallenge_cli.store import agenda, flat, mails, records, whole
from rechallenge_cli.store.arrival import write
from rechallenge_cli.store.incoming import Planner
from rechallenge_cli.store.records import Filters

TODAY = date(2026, 11, 23)

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=30) | st.text(
    st.sampled_from("=+-@'\"\t\r\n,;| a1社🎌\u200b\u202e\x1b\x85\u2028\ufeff{}[]"), min_size=1, max_size=12
)
LINES = TEXTS.map(lambda text: text.replace("\n", "")).filter(bool)
DAYS = st.dates(date(1900, 1, 1), TODAY)
MAYBE = st.none() | TEXTS
REJECTIONS = st.builds(
    Rejection,
    TEXTS,
    DAYS,
    role=MAYBE,
    stage=st.none() | st.sampled_from(Stage),
    applied_on=st.none() | st.dates(date(1900, 1, 1)),
    desire=st.none() | st.integers(1, 5),
    closeness=st.none() | st.sampled_from(Closeness),
    feedback=MAYBE,
    points=st.lists(LINES, max_size=3).map(tuple),
    new_facts=MAYBE,
    motivation=MAYBE,
    reason=st.none() | st.sampled_from(Cause),
    invited=st.booleans(),
    waitlisted=st.booleans(),
    waitlist_until=st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    seats=st.none() | st.sampled_from(Seats),
    reposted=st.booleans(),
    referral=st.booleans(),
    no_contact=st.booleans(),
    reapply_from=st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    never_reapply=st.booleans(),
    contact=st.builds(Contact, MAYBE, MAYBE),
    url=MAYBE,
    tags=st.lists(LINES, max_size=3, unique=True).map(tuple),
    notes=MAYBE,
    lang=st.sampled_from(Language),
    awaiting=st.booleans(),
    result_by=st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
)
EVENTS = st.builds(
    Event,
    st.sampled_from(EventKind),
    DAYS,
    DAYS,
    note=MAYBE,
    step_kind=st.none() | st.sampled_from(StepKind),
    step_planned_on=st.none() | DAYS,
    until=st.none() | st.dates(TODAY, date(2030, 1, 1)),
)
CASES = st.lists(st.tuples(REJECTIONS, st.lists(EVENTS, max_size=3), st.booleans()), max_size=4)


def opened(folder, name):
    return Session(Path(folder) / name, environment={"RC_TODAY": TODAY.isoformat(), "RC_CONFIG": f"{folder}/none.toml"})


def exported(session, form, asked=None):
    with session.reading() as store:
        return b"".join(parts(store, form, asked))


def parts(store, form, asked=None):
    chosen = asked or Filters()
    if form == "csv":
        return csvfile.encoded(flat.flat(store, TODAY, chosen), "utf-8")
    numbers = [row["id"] for row in records.rows(store, TODAY, chosen, "rejections.id")] if asked else None
    return map(str.encode, whole_json.document(TODAY, whole.cases(store, TODAY, chosen), whole.tables(store, numbers)))


def imported(session, content, folder):
    path = Path(folder) / "export"
    path.write_bytes(content)
    (source,) = what_is(str(path), Wishes(TODAY))
    with session.reading() as store:
        planner = Planner(store, TODAY)
        for found in source.read():
            planner.take(found)
        rows = planner.finish()
    with session.writing() as store:
        restored = source.document is not None and whole.is_untouched(store) and whole.stands_for(source.document, rows)
        with store.command("import"):
            if restored:
                whole.restore(store, source.document, TODAY)
            else:
                write(store, rows, TODAY)
    return [(row.action, row.reason) for row in rows]


def hunt(session, cases):
    """Write cases down; the last ones are removed, where that is asked for."""
    with session.writing() as store:
        for rejection, events, is_removed in cases:
            with store.command("add"):
                number = records.add(store, rejection)
                for event in events:
                    records.append_event(store, number, event)
                agenda.remind(store, number, TODAY + timedelta(days=number), rejection.notes or "call")
            with store.command("log"):
                mails.keep(store, number, KeptMail("rejection", message_id=f"<{number}@x>", text=rejection.feedback))
            if is_removed:
                with store.command("remove"):
                    records.remove(store, number, TODAY)


NASTY = Rejection(
    "=cmd|' /C'!A0",
    date(1965, 2, 3),
    role="'=1",
    feedback="a\r\nb\rc\n\nd\x0b\x0c\x1c\u2028 ",
    points=("-1", '"', "a,b"),
    notes="\n,\n",
    tags=("'",),
    motivation="{}",
)


@settings(max_examples=30, deadline=None)
@given(cases=CASES)
@example(cases=[(NASTY, [Event(EventKind.NOTE, TODAY, TODAY, note="=1\n{")], False)])
@example(cases=[(NASTY, [], True), (NASTY, [], False)])
@pytest.mark.parametrize("form", ["csv", "json"])
def test_an_export_comes_back_the_same(form, cases):
    with tempfile.TemporaryDirectory() as folder:
        first, second = opened(folder, "one.db"), opened(folder, "two.db")
        hunt(first, cases)
        content = exported(first, form)
        told = imported(second, content, folder)
        assert {action for action, _reason in told} <= {"add"}, told
        assert exported(second, form) == content
        # and once more, from what came back
        again = opened(folder, "three.db")
        imported(again, exported(second, form), folder)
        assert exported(again, form) == content


@settings(max_examples=8, deadline=None)
@given(cases=CASES)
@pytest.mark.parametrize("form", ["csv", "json"])
def test_what_is_there_already_is_not_added_again(form, cases):
    with tempfile.TemporaryDirectory() as folder:
        session = opened(folder, "one.db")
        hunt(session, cases)
        content = exported(session, form)
        assert {action for action, _reason in imported(session, content, folder)} <= {"duplicate"}
        assert b'"import-whole"' not in exported(session, "json")


@settings(max_examples=8, deadline=None)
@given(
    cases=st.lists(st.tuples(REJECTIONS, st.lists(EVENTS, max_size=2), st.just(value=False)), min_size=1, max_size=4)
)
@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_part_comes_back_the_same_and_brings_nothing_else(form, cases):
    with tempfile.TemporaryDirectory() as folder:
        first, second = opened(folder, "one.db"), opened(folder, "two.db")
        # all by one firm, each linked to the one before
        hunt(first, [(replace(rejection, company="Example"), events, no) for rejection, events, no in cases])
        asked = Filters(since=max(rejection.rejected_on for rejection, _events, _no in cases))
        content = exported(first, form, asked)
        imported(second, content, folder)
        assert exported(second, form, asked) == content
        if form == "json":
            assert exported(second, form) == content


def test_history_comes_along_and_can_be_built_upon(tmp_path):
    first, second = opened(tmp_path, "one.db"), opened(tmp_path, "two.db")
    hunt(first, [(NASTY, [], True), (Rejection("Example", TODAY), [], False)])
    imported(second, exported(first, "json"), tmp_path)
    with second.writing() as store, store.command("add"):
        assert records.add(store, Rejection("Other", TODAY)) == 3, "no number is given twice"
    dumped = json.loads(exported(second, "json"))["tables"]
    verbs = [row[dumped["commands"]["columns"].index("verb")] for row in dumped["commands"]["rows"]]
    assert verbs == ["add", "log", "remove", "add", "log", "add"]
    operations = dumped["changes"]["columns"].index("operation")
    assert [row[operations] for row in dumped["changes"]["rows"]][-1] == "insert"
    third = opened(tmp_path, "three.db")
    imported(third, exported(second, "json"), tmp_path)
    assert exported(third, "json") == exported(second, "json")


def test_two_hunts_are_merged(tmp_path):
    """By what each record is known by, else by firm, role and day; a number that is taken is not given again."""
    first, second = opened(tmp_path, "one.db"), opened(tmp_path, "two.db")
    hunt(first, [(Rejection("Example", TODAY), [Event(EventKind.NOTE, TODAY, TODAY, note="x")], False)])
    hunt(second, [(Rejection("Other", TODAY), [], False), (Rejection("EXAMPLE Inc.", TODAY), [], False)])
    assert [action for action, _reason in imported(first, exported(second, "json"), tmp_path)] == ["add", "duplicate"]
    with first.reading() as store:
        found, _count = records.records(store, TODAY, Filters())
        assert sorted((each.rejection.id, each.rejection.company) for each in found) == [(1, "Example"), (2, "Other")]
        assert [mail.message_id for mail in mails.kept_with(store, 2)] == ["<1@x>"]
        assert len(found[0].reminders) == len(found[1].reminders) == 1
    assert [action for action, _reason in imported(first, exported(second, "json"), tmp_path)] == ["duplicate"] * 2


def test_what_was_changed_by_hand_counts(tmp_path):
    """The records are what people and scripts change; the tables beside them are put back only where they agree."""
    first, second = opened(tmp_path, "one.db"), opened(tmp_path, "two.db")
    hunt(first, [(Rejection("Example", TODAY), [], False), (Rejection("Other", TODAY), [], False)])
    document = json.loads(exported(first, "json"))
    document["data"] = document["data"][:1]
    document["data"][0]["role"] = "Engineer"
    imported(second, json.dumps(document).encode(), tmp_path)
    with second.reading() as store:
        (found,), _count = records.records(store, TODAY, Filters())
        assert (found.rejection.company, found.rejection.role) == ("Example", "Engineer")


@pytest.mark.parametrize("form", ["csv", "json"])
def test_an_export_is_never_held_whole(tmp_path, form):
    """With five times the records five times as much is written, and about as much is in memory at once."""
    most = {}
    for count in (1000, 5000):
        session = opened(tmp_path, f"{count}.db")
        with session.writing() as store, store.command("test"):
            firms = [(f"Example {number}", TODAY.isoformat()) for number in range(count)]
            store.connection.executemany(
                "insert into rejections (company, company_key, rejected_on, lang) values (?1, ?1, ?2, 'en')", firms
            )
            store.connection.execute(
                "insert into outlook (rejection_id, first_day, last_day, status, verdict, points, reasons)"
                " select id, '2000-01-01', '9999-12-31', 'closed', 'let-go', 0, '[]' from rejections"
            )
        with session.reading() as store:
            tracemalloc.start()
            for _part in parts(store, form):
                pass
            most[count] = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
    assert most[5000] < 2 * most[1000], most
