"""Taking back is exact: for any commands in any order, undo gives the state before and redo the state after."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rechallenge_cli.cli.session import Session
from rechallenge_cli.domain.codes import EventKind
from rechallenge_cli.domain.errors import ConflictError, NotFoundError, RcError
from rechallenge_cli.domain.model import Contact, Event, KeptMail, Rejection
from rechallenge_cli.output import whole as whole_json
from rechallenge_cli.store import agenda, forgetting, history, mails, records, undo, whole
from rechallenge_cli.store import store as opening
from rechallenge_cli.store.records import Filters
from rechallenge_cli.store.store import Store

TODAY = date(2026, 11, 23)
TABLES = ("rejections", "events", "reminders", "mails", "outlook", "search")


@pytest.fixture
def new(new_database):
    """A new database in memory, as often as one is asked for."""

    def make():
        connection = opening.connect(":memory:")
        new_database.backup(connection)
        return Store(connection, Session(environment={"RC_TODAY": TODAY.isoformat(), "RC_CONFIG": "/none"}).customs_of)

    return make


def state(store):
    """All that is on record and all that follows from it, but for the revision, which only grows."""
    found = {}
    for table in TABLES:
        rows = store.connection.execute(f"select rowid, * from {table} order by 1").fetchall()
        if table == "outlook":
            rows = sorted(rows, key=lambda row: (row["rejection_id"], row["first_day"]))
        free = {"revision"} | ({"rowid"} if table == "outlook" else set())
        found[table] = [{name: row[name] for name in row.keys() if name not in free} for row in rows]  # noqa: SIM118
    return found


def is_whole(store):
    """Whoever searches finds what is there and nothing else, and no link leads nowhere."""
    store.connection.execute("insert into rejections_fts (rejections_fts, rank) values ('integrity-check', 1)")
    assert store.connection.execute("pragma foreign_key_check").fetchall() == []
    before = state(store)
    records.reassess(store)
    assert state(store) == before


def take_back(store, number=None):
    """`rc undo`, as the verb does it."""
    chosen = history.command(store, number) if number else next(history.to_take_back(store))
    planned = undo.plan(store, chosen)
    with store.command("undo"):
        undo.take_back(store, planned)
    return chosen.id


def take_up(store):
    """`rc redo`."""
    planned = undo.plan(store, history.to_take_up(store))
    with store.command("redo"):
        undo.take_back(store, planned)


# --- what people do --------------------------------------------------------------------------------------------------

FIRMS = st.sampled_from(["Example", "EXAMPLE Inc.", "株式会社サンプル", "Other"])
DAYS = st.dates(date(2026, 9, 1), TODAY)
NUMBERS = st.integers(1, 5)
TEXTS = st.none() | st.sampled_from(["good", "言葉 'x' \"y\" \\", "a\nb", "🎌"])


def add(store, company, day, feedback, awaiting):
    rejection = Rejection(company, day, feedback=feedback, tags=("a", "b"), awaiting=awaiting)
    with store.command("add"):
        number = records.add(store, rejection)
        if feedback:
            mails.keep(store, number, KeptMail("rejection", message_id=f"<{number}@x>", text=feedback, day=day))


def edit(store, number, company, day, feedback):
    found = records.record(store, number, TODAY)
    after = replace(found.rejection, company=company, rejected_on=day, feedback=feedback, contact=Contact("Tanaka"))
    with store.command("edit"):
        records.change(store, after, found.revision)


def log(store, number, kind, day, note):
    with store.command("log"):
        agenda.log(store, records.record(store, number, TODAY), Event(kind, day, TODAY, note=note), force=True)


def remind(store, number, days):
    with store.command("remind"):
        records.record(store, number, TODAY)
        agenda.remind(store, number, TODAY + timedelta(days), "call")


def done(store, number):
    with store.command("done"):
        agenda.done(store, agenda.due_of(store, number, None, TODAY), TODAY, TODAY, force=True)


def put_off(store, number, days):
    with store.command("snooze"):
        agenda.snooze(store, agenda.due_of(store, number, None, TODAY), TODAY + timedelta(days), TODAY)


def remove(store, number):
    with store.command("remove"):
        records.record(store, number, TODAY)
        records.remove(store, number, TODAY)


def forget(store, number):
    with store.command(history.FORGET_MAIL):
        mails.forget(store, number)


def work_out(store):
    with store.command("reassess"):
        records.reassess(store)


def several(store, companies, day):
    with store.command("import"):
        for company in companies:
            records.add(store, Rejection(company, day))


STEPS = st.one_of(
    st.tuples(st.just(add), FIRMS, DAYS, TEXTS, st.booleans()),
    st.tuples(st.just(edit), NUMBERS, FIRMS, DAYS, TEXTS),
    st.tuples(st.just(log), NUMBERS, st.sampled_from(EventKind), DAYS, TEXTS),
    st.tuples(st.just(remind), NUMBERS, st.integers(0, 9)),
    st.tuples(st.just(done), NUMBERS),
    st.tuples(st.just(put_off), NUMBERS, st.integers(1, 9)),
    st.tuples(st.just(remove), NUMBERS),
    st.tuples(st.just(several), st.lists(FIRMS, min_size=1, max_size=3), DAYS),
    st.tuples(st.just(work_out)),
)
FIRST = st.tuples(st.just(add), FIRMS, DAYS, TEXTS, st.just(False))
HUNTS = st.tuples(FIRST, st.lists(STEPS, max_size=9)).map(lambda parts: [parts[0], *parts[1]])
MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def do(store, step):
    """A command; those that cannot be given are refused, and change nothing. Did it do anything?"""
    what, *values = step
    before = state(store)
    try:
        what(store, *values)
    except RcError:
        assert state(store) == before
    return state(store) != before


@MANY
@given(HUNTS)
def test_undo_gives_the_state_before_and_redo_the_state_after(new, hunt):
    store = new()
    empty = state(store)
    states = [empty]
    states += [state(store) for step in hunt if do(store, step)]
    standing = len(list(history.to_take_back(store)))
    assert standing == len(states) - 1
    for _round in range(2):
        for expected in reversed(states[:-1]):
            take_back(store)
            assert state(store) == expected
            is_whole(store)
        assert state(store) == empty
        assert list(history.to_take_back(store)) == []
        for expected in states[1:]:
            take_up(store)
            assert state(store) == expected
            is_whole(store)
        assert history.to_take_up(store) is None


@MANY
@given(
    HUNTS,
    st.lists(st.tuples(st.sampled_from(["undo", "redo", "do", "forget mails", "forget"]), NUMBERS, STEPS), max_size=14),
)
def test_whatever_is_taken_back_and_up_in_between(new, hunt, moves):
    """Any command by its number, in any order: it is taken back, or refused and nothing is changed."""
    store = new()
    for step in hunt:
        do(store, step)
    for move, number, step in moves:
        before = state(store)
        revisions = dict(store.connection.execute("select id, revision from rejections").fetchall())
        try:
            if move == "do":
                do(store, step)
            elif move == "forget mails":
                forget(store, number)
            elif move == "forget":
                forgetting.take_out(store, number)
            elif move == "undo":
                take_back(store, number)
            elif history.to_take_up(store):
                take_up(store)
        except (ConflictError, NotFoundError):
            assert state(store) == before
        is_whole(store)
        now = dict(store.connection.execute("select id, revision from rejections").fetchall())
        assert all(now.get(number, revision) >= revision for number, revision in revisions.items())
    while next(history.to_take_back(store), None):
        take_back(store)
        is_whole(store)
    assert state(store) == state(new()), "the last one can always be taken back"


@MANY
@given(HUNTS, st.lists(NUMBERS, max_size=3))
def test_what_a_forgotten_mail_said_never_comes_back(new, hunt, forgotten):
    store = new()
    for step in hunt:
        do(store, step)
    for number in forgotten:
        forget(store, number)
    while next(history.to_take_back(store), None):
        take_back(store)
    assert state(store) == state(new())
    while history.to_take_up(store):
        take_up(store)
    told = "select text from mails where rejection_id = ? and text is not null"
    for number in forgotten:
        assert store.connection.execute(told, (number,)).fetchall() == []
    is_whole(store)


@MANY
@given(HUNTS, st.integers(0, 4))
def test_an_export_carries_what_was_taken_back(new, hunt, times):
    """It is put back to the byte, and what was taken back in the first can be taken up in the second."""
    first, second = new(), new()
    for step in hunt:
        do(first, step)
    for _each in range(times):
        if next(history.to_take_back(first), None):
            take_back(first)
    document = json.loads(exported(first))
    with second.command("import"):
        whole.restore(second, document, TODAY)
    assert exported(second) == exported(first)
    while history.to_take_up(first):
        take_up(first)
        take_up(second)
        assert state(second) == state(first)
    for store in (first, second):
        with store.command("add"):
            records.add(store, Rejection("New", TODAY))
    assert state(second)["rejections"][-1]["id"] == state(first)["rejections"][-1]["id"], "no number is given twice"


WORDS = {"company": "Zyxquvia", "feedback": "ぐるぐる言葉", "role": "wobblegong", "notes": "secretnote"}


def words_of(number):
    return {name: f"{word}{number:04}" for name, word in WORDS.items()}


@settings(MANY, max_examples=40)
@given(HUNTS, st.lists(STEPS, max_size=4), NUMBERS)
def test_of_what_was_forgotten_no_byte_is_left_and_all_else_can_be_taken_back(new, hunt, more, number):
    store = new()
    for step in hunt:
        do(store, step)
    subject = forgetting.subject(store.connection, number)
    if subject is None:
        return
    for each in (1, 2):  # known by words of its own, then by others, so that both are in the history
        if store.connection.execute(
            "select 1 from rejections where id = ? and removed_at is null", (number,)
        ).fetchone():
            found = records.record(store, number, TODAY)
            with store.command("edit"):
                records.change(store, replace(found.rejection, **words_of(each)), found.revision)
    for step in more:
        do(store, step)
    others = {each["id"] for each in state(store)["rejections"]} - {number}
    forgetting.take_out(store, number)
    is_whole(store)
    assert {each["id"] for each in state(store)["rejections"]} == others
    written = store.connection.serialize()
    # a no at the end of a second chance is a record of its own, which took over firm and job
    taken_over = [
        *store.connection.execute("select company, role from rejections"),
        *store.connection.execute("select after from changes"),
    ]
    told = str([tuple(row) for row in taken_over])
    for word in {
        word
        for each in (1, 2)
        for name, word in words_of(each).items()
        if name in {"feedback", "notes"} or word not in told
    }:
        for spelling in (word, word.casefold(), json.dumps(word).strip('"'), " ".join(word)):
            assert spelling.encode() not in written, word
    assert subject.uid.encode() not in written
    while next(history.to_take_back(store), None):
        take_back(store)
    is_whole(store)
    assert state(store) == state(new())
    assert forgetting.subject(store.connection, number) is None


def exported(store):
    cases = whole.cases(store, TODAY, Filters())
    return "".join(whole_json.document(TODAY, cases, whole.tables(store, None)))
