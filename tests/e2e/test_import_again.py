"""`rc import` of what was imported before: a line is known again, whatever became of its record since."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tables_told import added, looked_at

HEADER = "Company,Role,Status,Applied,Rejected on,URL,Last updated\n"


def imported(rc, path, *arguments):
    result = rc("import", path, "--yes", "--json", *arguments)
    assert result.code in {0, 1}, result.err
    return result.data["counts"]


def records(rc):
    return rc("list", "--json").data


def test_a_record_that_was_edited_is_known_again(rc, table):
    path = table(f"{HEADER}Example,Cook,Rejected,2026-09-01,2026-10-01,,\n")
    imported(rc, path)
    rc("edit", "1", "--on", "2026-10-05", "--role", "Chef", "--company", "Example Inc")
    assert imported(rc, path) | {"kinds": 0} == {"add": 0, "skip": 0, "duplicate": 1, "error": 0, "kinds": 0}


def test_a_day_that_somebody_gave_to_all_tells_no_lines_apart(rc, table):
    path = table(f"{HEADER}Example,Cook,Rejected,,,,\n")
    imported(rc, path, "--on", "2026-10-01")
    assert imported(rc, path, "--on", "2026-10-02")["add"] == 0


def test_what_was_removed_stays_removed(rc, table):
    path = table(f"{HEADER}Example,Cook,Rejected,2026-09-01,2026-10-01,,\n")
    imported(rc, path)
    rc("remove", "1", "--yes")
    (row,) = looked_at(rc, path)["rows"]
    assert (row["action"], "was removed" in row["reason"]) == ("duplicate", True)
    rc("undo", "--yes")
    rc("undo", "--yes")
    assert imported(rc, path)["add"] == 1, "an import that was taken back can be made again"


def test_two_addresses_are_two_applications(rc, table):
    rows = [f"Example,Cook,Rejected,2026-09-01,2026-10-01,https://example.com/{number},\n" for number in (1, 2)]
    path = table(HEADER + "".join(rows))
    assert len(added(rc, path)) == 2
    imported(rc, path)
    assert imported(rc, path)["duplicate"] == 2
    again = table(HEADER + rows[0].replace("https://", "http://www.").replace(",\n", "?utm_source=mail,\n"))
    assert imported(rc, again)["duplicate"] == 1


@pytest.mark.parametrize("by_hand", [True, False])
def test_an_old_table_knows_what_was_decided_since(rc, table, by_hand):
    old = table(f"{HEADER}Example,Cook,Applied,2026-09-01,,,\n", "old.csv")
    new = table(f"{HEADER}Example,Cook,Rejected,2026-09-01,2026-10-01,,\n", "new.csv")
    imported(rc, old, "--awaiting")
    if by_hand:
        rc("log", "1", "rejected", "--on", "2026-10-03")
    else:
        imported(rc, new)
    assert imported(rc, old, "--awaiting")["duplicate"] == 1
    assert imported(rc, new)["duplicate"] == 1
    (record,) = records(rc)
    assert record["awaiting"] is False


def test_a_result_finds_its_record_by_another_name(rc, table):
    imported(rc, table(f"{HEADER}Example,Cook,Applied,2026-09-01,,,\n"), "--awaiting")
    rc("edit", "1", "--company", "株式会社見本")
    imported(rc, table(f"{HEADER}Example,Cook,Rejected,2026-09-01,2026-10-01,,\n"))
    (record,) = records(rc)
    assert (record["company"], record["awaiting"], record["rejected_on"]) == ("株式会社見本", False, "2026-10-01")


@pytest.mark.parametrize("role", ["Cook", ""])
def test_what_is_decided_by_another_source_does_not_wait(rc, table, role):
    rc("add", "Example", "--on", "2026-10-01", *(["--role", role] if role else []))
    path = table(f"{HEADER}Example,Cook,Applied,2026-09-01,,,\nExample,Waiter,Applied,2026-09-02,,,\n")
    assert imported(rc, path, "--awaiting") | {"kinds": 0} == {
        "add": 1,
        "skip": 0,
        "duplicate": 1,
        "error": 0,
        "kinds": 0,
    }
    assert [(each["role"], each["awaiting"]) for each in records(rc) if each["awaiting"]] == [("Waiter", True)]
    assert imported(rc, path, "--awaiting")["add"] == 0


def test_an_application_after_the_rejection_waits(rc, table):
    rc("add", "Example", "--role", "Cook", "--on", "2026-08-01")
    assert imported(rc, table(f"{HEADER}Example,Cook,Applied,2026-09-01,,,\n"), "--awaiting")["add"] == 1


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_applications_and_results_in_two_files(rc, table, order):
    files = [
        table(f"{HEADER}Example,Cook,Applied,2026-09-01,,,\n", "applied.csv"),
        table("Company,Role,Status,Status Date\nExample,Cook,Rejected,2026-10-01\n", "rejected.csv"),
    ]
    result = rc("import", *(files[each] for each in order), "--awaiting", "--yes", "--json")
    assert result.data["counts"]["duplicate"] == 1
    assert [record["awaiting"] for record in records(rc)] == [False]


def test_two_results_for_one_that_waits_are_two_records(rc, table):
    imported(rc, table(f"{HEADER}Example,,Applied,2026-09-01,,,\n"), "--awaiting")
    path = table(
        "Company,Role,Status,Status Date\nExample,Cook,Rejected,2026-10-01\nExample,Chef,Rejected,2026-10-02\n"
    )
    assert imported(rc, path)["add"] == 2
    assert sorted(record["rejected_on"] for record in records(rc)) == ["2026-10-01", "2026-10-02"]
    assert imported(rc, path)["add"] == 0


# the law

_DAYS = st.sampled_from(["", "2026-09-01", "2026-09-02", "2026-10-01"])
LINES = st.lists(
    st.tuples(
        st.sampled_from(["Example", "EXAMPLE Inc.", "Sample"]),
        st.sampled_from(["", "Cook", "Waiter"]),
        st.sampled_from(["Rejected", "Applied", "Rejected", "Interview"]),
        _DAYS,
        _DAYS,
        st.sampled_from(["", "", "https://example.com/1", "https://example.com/2"]),
        _DAYS,
    ).map(",".join),
    max_size=8,
)
EDITS = st.lists(
    st.tuples(
        st.integers(1, 8).map(str),
        st.sampled_from(
            [
                ("edit", "--on", "2026-10-10"),
                ("edit", "--company", "Renamed"),
                ("edit", "--role", "Chef"),
                ("edit", "--role", ""),
                ("edit", "--url", "https://example.com/3"),
                ("edit", "--applied-on", "2026-08-01"),
                ("log", "rejected", "--on", "2026-11-01"),
                ("note", "a word"),
                ("remove", "--yes"),
            ]
        ),
    ),
    max_size=6,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=LINES, edits=EDITS)
@example(lines=["Example,,Rejected,2026-09-01,,,", "Example,,Applied,,,,", "Example,,Rejected,,,,2026-09-01"], edits=[])
@example(lines=["Example,,Rejected,,,,", "Example,,Applied,,,,", "Example,,Applied,,,https://example.com/1,"], edits=[])
def test_a_file_that_is_imported_twice_adds_nothing_the_second_time(rc, sealed, lines, edits):
    Path("rc.db").unlink(missing_ok=True)
    Path("table.csv").write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    arguments = ("table.csv", "--awaiting", "--yes", "--json")
    first = rc("import", *arguments, "--on", "2026-11-02")
    kept = len(records(rc))
    if lines:
        assert first.data["counts"]["add"] == kept
    for number, (verb, *rest) in edits:
        rc(verb, number, *rest)
    left = len(records(rc))
    again = rc("import", *arguments, "--on", "2026-11-05")
    assert "Traceback" not in again.err
    if lines:
        assert again.data["counts"]["add"] == 0, (lines, edits, [row["reason"] for row in again.data["rows"]])
    assert len(records(rc)) == left
