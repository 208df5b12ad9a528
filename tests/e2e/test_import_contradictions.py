"""`rc import` of tables in which a status is denied, undecided, or contradicted by what stands beside it."""

from pathlib import Path

import pytest


@pytest.fixture
def read(rc):
    """Write a table, look at it; gives its rows."""

    def look(content, *arguments):
        Path("table.csv").write_text(content, encoding="utf-8")
        result = rc("import", "table.csv", "--dry-run", "--json", *arguments)
        assert result.code in {0, 1}, result.err
        return result.data["rows"]

    return look


@pytest.mark.parametrize(
    ("status", "action"),
    [
        ("Offer", "error"),
        ("Withdrawn", "error"),
        ("Zusage", "error"),
        ("Applied", "skip"),
        ("合格", "skip"),
        ("No rejection", "skip"),
        ("whatever", "error"),
        ("", "add"),
        ("Rejected", "add"),
    ],
)
@pytest.mark.parametrize("header", ["Rejected On", "Rejection date", "不採用日"])
def test_a_status_that_is_understood_beats_a_day_of_rejection(read, header, status, action):
    (row,) = read(f"Company,Role,Status,{header}\nExample,Cook,{status},2025-03-01\n")
    assert row["action"] == action
    if status == "Offer":
        assert "contradict" in row["reason"]
    if action == "skip":
        assert header in row["reason"]


@pytest.mark.parametrize(
    "status",
    [
        "Not rejected yet",
        "No rejection",
        "不合格ではない",
        "Rejection appealed - in progress",
        "Rejected (initially) then offer",
        "Awaiting rejection or offer",
    ],
)
def test_a_no_that_is_denied_or_was_taken_back_is_no_rejection(read, status):
    (row,) = read(f"Company,Role,Status,Result date\nExample,Cook,{status},2025-03-01\n")
    assert row["action"] == "skip"


@pytest.mark.parametrize(
    ("status", "stage", "waitlisted"),
    [
        ("1次×", "interview1", False),
        ("ご縁がありませんでした", None, False),
        ("Dead", None, False),
        ("nope", None, False),
        ("No thanks", None, False),
        ("Did not get it", None, False),
        ("Thanks but no thanks", None, False),
        ("Not selected - rejected", None, False),
        ("Waitlisted", None, True),
        ("補欠", None, True),
    ],
)
def test_a_no_in_other_words_is_a_rejection(read, status, stage, waitlisted):
    (row,) = read(f"Company,Role,Status,Result date\nExample,Cook,{status},2025-03-01\n")
    assert (row["action"], row["record"]["stage"], row["record"]["waitlisted"]) == ("add", stage, waitlisted)
