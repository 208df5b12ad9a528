"""`rc import` of tables whose columns are named or filled in unusual ways."""

from pathlib import Path

import pytest


@pytest.fixture
def read(rc):
    """Write a table, look at it; gives all that was understood."""

    def look(content, *arguments):
        Path("table.csv").write_text(content, encoding="utf-8")
        result = rc("import", "table.csv", "--dry-run", "--json", *arguments)
        assert result.code in {0, 1}, result.err
        return result.data

    return look


@pytest.mark.parametrize(
    "header", ["現在のステータス", "最新のステータス", "応募ステータス", "選考ステータス", "Application Stage"]
)
def test_a_status_is_known_with_a_word_in_front(read, header):
    (row,) = read(f"企業名,選考フロー,{header},結果日\n例の会社,書類→一次→最終,不採用,2026-03-20\n")["rows"]
    assert (row["action"], row["record"]["stage"]) == ("add", None)
    assert "書類→一次→最終" in row["record"]["notes"]


def test_a_stage_that_says_rejected_is_a_status(read):
    (row,) = read("Name,Company,Application Stage,Date Applied\nDev,Air Inc,Rejected,2025-03-14\n")["rows"]
    assert row["action"] == "add"


@pytest.mark.parametrize("header", ["志望順位", "Rank"])
@pytest.mark.parametrize(("cell", "desire"), [("1", 5), ("2", 4), ("3", 3), ("4", None), ("12", None), ("第1位", 5)])
def test_the_first_rank_is_the_most_wanted(read, header, cell, desire):
    (row,) = read(f"Company,Status,Result date,{header}\nAir Inc,Rejected,2025-03-14,{cell}\n")["rows"]
    assert row["record"]["desire"] == desire


@pytest.mark.parametrize(
    ("cell", "desire"), [("🔥 High", 4), ("🔴 High", 4), ("⭐ Low", 2), ("⭐⭐⭐", 3), ("★★☆☆☆", 2)]
)
def test_a_picture_in_front_of_a_word_is_no_star(read, cell, desire):
    (row,) = read(f"Company,Status,Result date,Priority\nAir Inc,Rejected,2025-03-14,{cell}\n")["rows"]
    assert row["record"]["desire"] == desire


def test_the_address_in_the_export_of_linkedin_is_the_applicants(read):
    data = read(
        "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name\n"
        '"7/6/23, 2:20 PM",me@example.com,+1 555 0100,Example LLC,Engineer,https://example.com/1,cv.pdf\n',
        "--awaiting",
    )
    assert data["sources"][0]["left_out"]["Contact Email"].startswith("the applicant's own")
    assert "me@example.com" not in str(data["rows"])


def test_a_time_that_is_none_is_told_by_its_line(read):
    (row,) = read("Company,Status,Rejected Date\nC,Rejected,2026-11-01T25:61:00Z\n")["rows"]
    assert row["action"] == "error"
    assert "25:61" in row["reason"]


@pytest.mark.parametrize("total", ["Gesamt: 4,,,", "TOTAL,5,,", "合計,3,,"])
def test_a_total_is_no_firm(read, total):
    rows = read(f"Nr,Company,Status,Result date\n1,Air Inc,Rejected,2025-03-14\n{total}\n")["rows"]
    assert [row["record"]["company"] for row in rows if row["record"]] == ["Air Inc"]
