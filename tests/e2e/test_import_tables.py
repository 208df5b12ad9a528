"""`rc import` of tables: every tracker's form is known by its headers, and what is no rejection is left out."""

import csv
import io
import json
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tables_told import added, looked_at, rows_of

from rechallenge_cli import locales
from rechallenge_cli.intake import own_table
from rechallenge_cli.output import csvfile

LINKEDIN = (
    "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,Question And Answers\n"
    '"7/6/23, 2:20 PM",hr@example.com,+1 555 0100,Example LLC,Engineer,https://example.com/1,cv.pdf,"Visa? No"\n'
)
LINKEDIN_SAVED = (
    'Saved Date,Job Url,Job Title,Company Name\n"7/6/23, 2:20 PM",https://example.com/2,Analyst,Saved Inc\n'
)
SIMPLIFY = """\
Job Title,Company Name,Job URL,Applied Date,Status,Status Date,Archived,Date Archived,Notes
Engineer,Example Robotics,https://example.com/1,2026-09-01,REJECTED,2026-11-18,false,N/A,"kind words,
two lines"
Analyst,Sample Data,https://example.com/2,2026-10-01,APPLIED,2026-10-01,false,N/A,N/A
Manager,Old Firm,N/A,1969-03-01,REJECTED,1969-04-02,true,2019-05-01,N/A
Writer,Saved Co,N/A,N/A,SAVED,N/A,false,N/A,
Cook,Left Co,N/A,2026-10-01,WITHDRAWN,2026-10-02,false,N/A,
"""


def name_of(rc, path):
    (source,) = looked_at(rc, path)["sources"]
    return source["name"]


FORMS = {
    "Simplify": (SIMPLIFY, ("Example Robotics", "Engineer", "2026-11-18", None)),
    "Teal": (
        (
            "Job Position,Company,Max. Salary,Location,Status,Date Saved,Deadline,Date Applied,Follow up,Excitement\n"
            "Engineer,Example,90000,Berlin,Rejected,2026-08-01,,2026-09-02,,4\n"
        ),
        ("Example", "Engineer", "2026-09-02", None),
    ),
    "Huntr": (
        "Title,Company,List,Date Added,Job Post Url\nEngineer,Example,Rejected,2026-09-03,https://example.com\n",
        ("Example", "Engineer", "2026-09-03", None),
    ),
    "Notion": (
        (
            "Company Name,Position,Status,Priority,Location,Salary Range,Application Date,Deadline,Next Action,"
            "Next Action Date,Job URL,Company Website,Contact Person,Contact Email\n"
            'Example,Engineer,❌ Rejected,High,Remote,,"September 4, 2026",,,,https://example.com,,Jo Doe,jo@example.com\n'
        ),
        ("Example", "Engineer", "2026-09-04", None),
    ),
    "ai-job-search": (
        (
            "date,company,sector,role,role_type,channel,status,contact_person,fit_rating,notes,cv_file,cover_letter_file,"
            "source,last_updated\n"
            "2026-09-01,Example,robots,Engineer,full-time,web,rejected,,8,fine,,,board,2026-09-20\n"
        ),
        ("Example", "Engineer", "2026-09-20", None),
    ),
    "JobSync": (
        (
            "index,createdAt,applied,appliedDate,Company,JobTitle,jobType,workplaceType,Location,JobSource,Status\n"
            "1,2026-09-01T10:00:00.000Z,true,2026-09-05T00:00:00.000Z,Example,Engineer,full-time,N/A,N/A,board,Rejected\n"
        ),
        ("Example", "Engineer", "2026-09-05", None),
    ),
    "applyr": (
        (
            "id,title,company,summary,date_received,date_applied,date_responded,compatibility_pct,status,applied,canal,"
            "cv_used,follow_up_date,follow_up_done,job_url,rejection_reason,response_status,notes,created_at\n"
            "7,Engineer,Example,long,2026-08-01,2026-08-02,2026-09-06,80,closed,true,web,cv,,,https://example.com,"
            "more experience wanted,rejected,n,2026-08-01\n"
        ),
        ("Example", "Engineer", "2026-09-06", None),
    ),
    "pushcv": (
        (
            "position,company,title,status,location,salary_estimate,url,apply_url,created_at,applied_at,notes,description\n"
            "1,Example,Engineer,rejected,Berlin,,https://example.com,,2026-08-01,2026-09-07,,long\n"
        ),
        ("Example", "Engineer", "2026-09-07", None),
    ),
    "a table with a row for each step of a selection": (
        (
            "企業名,業界,志望度,応募経路,適性検査,メモ,ステップ,締切,結果\n"
            "株式会社サンプル,IT,A,ナビ,SPI,よい,ES,2026/09/01,通過\n"
            "例示商事,商社,B,,,,ES,2026/09/02,選考中\n"
            "株式会社サンプル,IT,A,ナビ,SPI,,一次面接,2026/09/08,落選\n"
            "株式会社サンプル,IT,A,ナビ,SPI,,二次面接,2026/09/20,落選\n"
        ),
        ("株式会社サンプル", None, "2026-09-08", "interview1"),
    ),
    "a table with a row for each firm": (
        (
            "企業名,ステータス,日付,時間,志望度,ジャンル,メモ\n"
            "株式会社サンプル,お祈り（最終面接）,2026年9月9日,10:00,第一志望,IT,よい\n"
        ),
        ("株式会社サンプル", None, "2026-09-09", "final"),
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_every_tracker_is_known_by_its_headers(rc, table, name):
    content, record = FORMS[name]
    path = table(content, "no-name-helps.txt")
    assert name_of(rc, path) == name
    assert added(rc, path)[0] == record


def test_headers_are_known_in_any_case_order_and_decoration(rc, table):
    path = table(
        "📌 STATUS;Job-Title;  company_name ;Ｓｔａｔｕｓ　Ｄａｔｅ\n❌ rejected;Engineer;Example;2026-09-01\n"
    )
    assert added(rc, path) == [("Example", "Engineer", "2026-09-01", None)]


def test_what_a_form_says_is_kept(rc, table):
    rc("import", table(SIMPLIFY), "--yes")
    first = rc("show", "1", "--json").data
    assert (first["applied_on"], first["url"], first["notes"]) == (
        "2026-09-01",
        "https://example.com/1",
        "kind words,\ntwo lines",
    )
    assert rc("show", "2", "--json").data["rejected_on"] == "1969-04-02", "true old dates are kept"
    assert rc("import", table(SIMPLIFY), "--yes").code == 0
    assert len(rc("list", "--json").data) == 2, "a second import adds nothing"


def test_what_is_no_rejection_is_counted_by_line(rc, table):
    rows = {row["source"]: row for row in looked_at(rc, table(SIMPLIFY))["rows"]}
    assert [row["action"] for row in rows.values()] == ["add", "skip", "add", "skip", "skip"]
    assert "--awaiting" in rows["table.csv:4"]["reason"], "the row above has a line end in a cell"
    assert all(row["kind"] is None for row in rows.values())
    said = rc("import", table(SIMPLIFY), "--dry-run", env={"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": "100"})
    assert "(line 4)" in said.out
    assert "Simplify, UTF-8, comma" in said.err


def test_what_has_no_result_yet_is_recorded_as_awaiting_it(rc, table):
    rc("import", table(SIMPLIFY), "--yes", "--awaiting")
    listed = {each["company"]: each for each in rc("list", "--json").data}
    assert set(listed) == {"Example Robotics", "Sample Data", "Old Firm"}
    assert (listed["Sample Data"]["awaiting"], listed["Sample Data"]["waiting_since"]) == (True, "2026-10-01")
    assert rc("import", table(SIMPLIFY), "--yes", "--awaiting", "--json").data["counts"]["add"] == 0


def test_a_result_finds_the_record_that_waits_for_it(rc, table):
    header = "Company,Role,Status,Status Date,Date Applied\n"
    rc("import", table(f"{header}Example,Cook,Applied,,2026-10-01\n"), "--awaiting", "--yes")
    path = table(f"{header}Example,Cook,Rejected after final interview,2026-11-20,2026-10-01\n")
    result = rc("import", path, "--yes", "--json")
    assert [(row["action"], row["record"]["id"]) for row in result.data["rows"]] == [("add", 1)]
    (record,) = rc("list", "--json").data
    assert (record["rejected_on"], record["awaiting"], record["stage"]) == ("2026-11-20", False, "final")
    assert rc("import", path, "--yes", "--json").data["counts"] | {"kinds": 0} == {
        "add": 0,
        "skip": 0,
        "duplicate": 1,
        "error": 0,
        "kinds": 0,
    }


def test_a_table_without_results_says_so(rc, table):
    path = table("company,role,date,stage\nExample,Cook,2026-09-01,final interview\n")
    (row,) = looked_at(rc, path)["rows"]
    assert (row["action"], "--status-map =rejected" in row["reason"]) == ("skip", True)
    assert added(rc, path, "--status-map", "=rejected") == [("Example", "Cook", "2026-09-01", "final")]


# LinkedIn


def test_linkedin_has_no_result(rc, table):
    path = table(LINKEDIN)
    assert added(rc, path) == []
    (row,) = looked_at(rc, path, "--awaiting")["rows"]
    assert (row["record"]["waiting_since"], row["record"]["contact"]["email"]) == ("2023-07-06", None)
    assert added(rc, path, "--status-map", "=rejected") == [("Example LLC", "Engineer", "2023-07-06", None)]


def test_saved_jobs_are_no_applications(rc, table):
    (row,) = looked_at(rc, table(LINKEDIN_SAVED), "--awaiting")["rows"]
    assert (row["action"], "saved" in row["reason"]) == ("skip", True)


@pytest.fixture
def linkedin(sealed):
    files = {
        "Jobs/Job Applications.csv": LINKEDIN,
        "Jobs/Saved Jobs.csv": LINKEDIN_SAVED,
        "Connections.csv": "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nJo,Doe,,,Other,Cook,1 Jan 2020\n",
        "Profile.csv": "First Name,Last Name\nJo,Doe\n",
    }
    with zipfile.ZipFile("export.zip", "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
            Path("folder", name).parent.mkdir(parents=True, exist_ok=True)
            Path("folder", name).write_text(content)


@pytest.mark.parametrize("path", ["export.zip", "folder"])
def test_linkedins_export_is_read_packed_and_unpacked(rc, linkedin, path):
    data = looked_at(rc, path, "--awaiting")
    assert [(row["action"], (row["record"] or {}).get("company")) for row in data["rows"]] == [
        ("add", "Example LLC"),
        ("skip", None),
    ]
    assert {source["name"] for source in data["sources"]} == {"LinkedIn Job Applications", "LinkedIn Saved Jobs"}


# what is never stored


def test_secrets_are_left_out_and_it_is_said(rc, table, sealed):
    path = table(
        "企業名,選考区分,締切,マイページID,ロゴURL,パスワード,電話番号,メモ\n"
        "株式会社サンプル,不採用,2026/09/01,tangerine1,http://x,tangerine2,090-tangerine,よい\n"
        "例示商事,ES提出,2026/09/01,tangerine4,http://x,tangerine5,090,\n"
    )
    result = rc("import", path, "--yes", "--awaiting")
    for word in ("マイページID", "パスワード", "電話番号", "never stored"):
        assert word in result.err
    assert b"tangerine" not in (sealed / "rc.db").read_bytes()
    assert "tangerine" not in result.out
    refused = rc("import", path, "--map", "パスワード=notes")
    assert (refused.code, "never stored" in refused.err) == (2, True)


def test_linkedins_answers_and_numbers_are_not_stored(rc, table, sealed):
    rc("import", table(LINKEDIN), "--awaiting", "--yes")
    content = (sealed / "rc.db").read_bytes()
    assert b"555 0100" not in content
    assert b"Visa?" not in content


# columns and words of one's own


def test_columns_are_named_by_hand(rc, table):
    path = table("Wer,Was,Wann,Ende\nExample,Engineer,2026-09-01,vorbei\n")
    refused = rc("import", path)
    assert (refused.code, "--map COLUMN=company" in refused.err, "Wer, Was" in refused.err) == (1, True, True)
    mapped = ("--map", "Wer=company", "--map", "was=role", "--map", "Wann=rejected_on", "--map", "Ende=status")
    (row,) = rows_of(rc("import", path, *mapped, "--dry-run", "--json"))
    assert (row["action"], '--status-map "vorbei=rejected"' in row["reason"]) == ("error", True)
    assert added(rc, path, *mapped, "--status-map", "Vorbei=rejected") == [("Example", "Engineer", "2026-09-01", None)]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--map", "Nope=company"), 'no column "nope"'),
        (("--map", "Company"), "COLUMN=FIELD"),
        (("--map", "Company=nothing"), "rejected_on"),
        (("--status-map", "x=nothing"), "rejected, withdrew"),
        (("--status-map", "x"), "WORD=STATUS"),
        (("--date-order", "xyz"), "xyz"),
        (("--on", "2030-01-01"), "yet to come"),
    ],
)
def test_slips_are_told(rc, table, options, words):
    result = rc("import", table(SIMPLIFY.replace("Company Name", "Company")), *options)
    assert (result.code, words in result.err) == (2, True), result.err


def test_a_column_is_left_out_by_hand(rc, table):
    rc("import", table(SIMPLIFY), "--map", "Notes=-", "--yes")
    assert rc("show", "1", "--json").data["notes"] is None


def test_the_help_names_the_fields(rc):
    said = rc("import", "--help").out
    for word in ("rejected_on", "--status-map", "--date-order", "withdrew"):
        assert word in said


@pytest.mark.parametrize(
    ("status", "stage", "action"),
    [
        ("Rejected after final interview", "final", "add"),
        ("一次面接落ち", "interview1", "add"),
        ("ES落ち", "documents", "add"),
        ("不採用", None, "add"),
        ("🚫 Not selected", None, "add"),
        ("Absage", None, "add"),
        ("rechazado", None, "add"),
        ("refusé", None, "add"),
        ("未通过", None, "add"),
        ("불합격", None, "add"),
        ("👻 Ghosted", None, "skip"),
        ("サイレント", None, "skip"),
        ("内定辞退", None, "skip"),
        ("Offer", None, "skip"),
        ("Bookmarked", None, "skip"),
        ("二次面接", None, "skip"),
        ("応募見送り", None, "skip"),
        ("N/A", None, "skip"),
    ],
)
def test_words_of_a_status(rc, table, status, stage, action):
    (row,) = looked_at(rc, table(f"Company,Status,Status Date\nExample,{status},2026-09-01\n"))["rows"]
    assert row["action"] == action
    if action == "add":
        assert row["record"]["stage"] == stage


def test_a_stage_beside_the_status_survives_the_rejection(rc, table):
    path = table("Company,Stage,Status,Date\nExample,Phone Screen,Rejected,2026-09-01\n")
    assert added(rc, path) == [("Example", None, "2026-09-01", "screen")]


def test_a_column_for_each_stage_tells_the_furthest(rc, table):
    path = table(
        "企業名,ES,Webテスト,一次面接,最終面接,結果,不採用日\n"
        "株式会社サンプル,○,○,×,,不採用,2026/9/1\n"
        "例示商事,○,○,2026/8/1,,不採用,2026/9/2\n"
        "見本製作所,○,,,,選考中,\n"
    )
    assert added(rc, path) == [
        ("株式会社サンプル", None, "2026-09-01", "interview1"),
        ("例示商事", None, "2026-09-02", "interview1"),
    ]


def test_steps_need_not_stand_together_nor_repeat_the_firm(rc, table):
    path = table(
        "企業名,ステップ,締切,結果\n株式会社サンプル,ES,2026/9/1,通過\n,一次面接,2026/9/5,落選\n例示商事,ES,2026/9/2,落選\n株式会社サンプル,最終面接,2026/9/9,落選\n"
    )
    assert added(rc, path) == [
        ("株式会社サンプル", None, "2026-09-05", "interview1"),
        ("例示商事", None, "2026-09-02", "documents"),
    ]
    reasons = [row["reason"] for row in looked_at(rc, path)["rows"]]
    assert ["line 3" in reason for reason in reasons] == [True, False, False, True]


# days


def day_of(rc, table, cell, *arguments, header="Status Date"):
    path = table(f"Company,Status,{header}\nExample,Rejected,{json.dumps(cell, ensure_ascii=False)}\n")
    ((_company, _role, day, _stage),) = added(rc, path, *arguments)
    return day


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-11-03", "2026-11-03"),
        ("2026/11/3 14:20", "2026-11-03"),
        ("2026年11月3日", "2026-11-03"),
        ("令和8年11月3日（火）", "2026-11-03"),
        ("R8.11.3", "2026-11-03"),
        ("45964", "2025-11-03"),
        ("45964.5", "2025-11-03"),
        ("20261103", "2026-11-03"),
        ("Nov 3, 2026 at 3:00 PM", "2026-11-03"),
        ("3. November 2026", "2026-11-03"),
        ("3 de noviembre de 2026", "2026-11-03"),
        ("03.11.2026", "2026-11-03"),
        ("03-Nov-26", "2026-11-03"),
        ("2026년 11월 3일", "2026-11-03"),
        ("13/11/2025", "2025-11-13"),
        ("11/13/2025", "2025-11-13"),
        ("1965-02-03", "1965-02-03"),
        ("2026-11-03T00:00:00.000Z", "2026-11-03"),
    ],
)
def test_days_in_many_forms(rc, table, cell, day):
    assert day_of(rc, table, cell) == day


def test_a_moment_is_a_day_of_the_local_calendar(rc, table):
    assert day_of(rc, table, "2026-11-02T20:00:00Z") == "2026-11-03"
    assert day_of(rc, table, "2026-11-03T08:00:00+09:00") == "2026-11-03"


def test_a_day_without_its_year_is_the_last_one(rc, table):
    assert day_of(rc, table, "12/3", header="不採用日") == "2025-12-03"


def test_days_that_can_be_read_in_two_ways_are_refused_with_the_line(rc, table, sealed):
    path = table("Company,Status,Status Date\nOne,Rejected,2026-01-02\nTwo,Rejected,03/04/2026\n")
    result = rc("import", path, "--yes")
    assert (result.code, result.out) == (2, "")
    for words in ("table.csv", "line 3", "03/04/2026", "--date-order"):
        assert words in result.err
    assert not (sealed / "rc.db").exists()
    for order, day in (("mdy", "2026-03-04"), ("dmy", "2026-04-03")):
        assert added(rc, path, "--date-order", order)[1][2] == day


def test_the_whole_column_settles_the_order(rc, table):
    path = table("Company,Status,Status Date\nOne,Rejected,03/04/2026\nTwo,Rejected,25/04/2026\n")
    assert [day for _company, _role, day, _stage in added(rc, path)] == ["2026-04-03", "2026-04-25"]
    path = table("Company,Status,Status Date\nOne,Rejected,13/04/2026\nTwo,Rejected,04/25/2026\n")
    assert rc("import", path).code == 2, "it contradicts itself"


def test_a_day_that_is_missing_is_taken_from_the_best_column_and_told(rc, table):
    path = table("Company,Status,Date Applied\nOne,Rejected,2026-09-01\nTwo,Rejected,\n")
    first, second = rows_of(rc("import", path, "--dry-run", "--json"))
    assert (first["record"]["rejected_on"], "Date Applied" in first["reason"]) == ("2026-09-01", True)
    assert (second["action"], "--on DATE" in second["reason"]) == ("error", True)
    assert added(rc, path, "--on", "2026-10-01")[1][2] == "2026-10-01"


def test_a_day_to_come_is_an_error_of_its_line(rc, table):
    (row,) = rows_of(
        rc("import", table("Company,Status,Status Date\nOne,Rejected,2026-12-24\n"), "--dry-run", "--json")
    )
    assert (row["action"], row["source"]) == ("error", "table.csv:2")


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_old_rows_bring_no_overdue_steps(rc, table, lang):
    firms = "株式会社例" if lang == "ja" else "Example"
    lines = [
        f"{firms}{number},Rejected,{date.fromordinal(date(2026, 11, 1).toordinal() - number * 4)},Final interview,5"
        for number in range(200)
    ]
    lines += [f"{firms}x{number},Applied,2026-0{1 + number % 9}-01,,3" for number in range(50)]
    rc("import", table("Company,Status,Status Date,Stage,Excitement\n" + "\n".join(lines)), "--yes", "--awaiting")
    due = rc("followups", "--json").data
    late = [line for line in due if line["section"] == "overdue"]
    assert len(late) <= 5, late
    assert len(rc("list", "--json").data) == 250
    before = rc("list", "--json").out
    rc("reassess")
    assert rc("list", "--json").out == before


# forms of tables


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8 (BOM)"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("cp932", "CP932 (Shift_JIS)"),
        ("euc_jp", "EUC-JP"),
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters_are_found_out(rc, table, encoding, name, delimiter):
    content = "企業名,結果,不採用日,メモ\n株式会社サンプル,不採用,2026/9/1,ありがとう\n".replace(",", delimiter)
    path = table(content, encoding=encoding)
    (source,) = looked_at(rc, path)["sources"]
    assert (source["encoding"], source["delimiter"]) == (name, delimiter)
    assert added(rc, path) == [("株式会社サンプル", None, "2026-09-01", None)]


def test_an_old_western_encoding(rc, table):
    path = table("Firma;Status;Absage am\nMüller & Söhne;Absage;03.09.2026\n", encoding="cp1252")
    assert added(rc, path) == [("Müller & Söhne", None, "2026-09-03", None)]


@pytest.mark.parametrize("encoding", ["utf-8", "cp932"])
def test_what_only_shows_far_down_counts(rc, table, encoding):
    plain = "".join(f"Firm {number},Applied,2026-09-01\n" for number in range(2500))
    path = table(f"Company,Status,Status Date\n{plain}株式会社サンプル,Rejected,2026-09-01\n", encoding=encoding)
    assert added(rc, path) == [("株式会社サンプル", None, "2026-09-01", None)]


def test_titles_blank_lines_ragged_rows_and_totals(rc, table):
    path = table(
        "My hunt 2026,,,\n\n  ,,,\nCompany,Role,Status,Status Date\n\nExample,Engineer,Rejected,2026-09-01\n"
        "Short,,Rejected\nLong,Cook,Rejected,2026-09-02,more,and more\nEmpty,Cook,Rejected,2026-09-03,, \nCompany,Role,Status,Status Date\n"
        ",,,\nTotal,3,,\n"
    )
    data = rc("import", path, "--dry-run", "--json").data
    assert [(row["source"], row["action"]) for row in data["rows"]] == [
        ("table.csv:6", "add"),
        ("table.csv:7", "error"),
        ("table.csv:8", "error"),
        ("table.csv:9", "add"),
    ]
    assert "more cells than the header" in data["rows"][2]["reason"]
    assert data["sources"][0]["header_line"] == 4


def test_a_comma_that_parts_a_day_never_makes_another_day(rc, table):
    path = table("Company,Status,Status Date,Applied\nOne,Rejected,Mar 3rd, 2025,2025-01-02\n")
    (row,) = rows_of(rc("import", path, "--dry-run", "--json"))
    assert (row["action"], row["source"], row["record"]) == ("error", "table.csv:2", None)
    quoted = table('Company,Status,Status Date,Applied\nOne,Rejected,"Mar 3rd, 2025",2025-01-02\n')
    assert added(rc, quoted) == [("One", None, "2025-03-03", None)]


def test_a_firm_may_be_called_like_a_total(rc, table):
    path = table("Company,Status,Status Date,Role\nTotal Examples,Rejected,2026-09-01,\nTotal: 1,1,,\n")
    assert added(rc, path) == [("Total Examples", None, "2026-09-01", None)]


def test_company_and_role_are_left_as_they_are(rc, table):
    path = table('Company,Status,Status Date\n"Example: Engineer",Rejected,2026-09-01\n')
    assert added(rc, path)[0][:2] == ("Example: Engineer", None)


def test_a_quotation_mark_that_never_closes_is_an_error(rc, table):
    path = table(
        'Company,Status,Status Date\nOne,Rejected,2026-09-01\nTwo,"Rejected,2026-09-01\nThree,Rejected,2026-09-01\n'
    )
    data = rc("import", path, "--dry-run", "--json").data
    assert [(row["source"], row["action"]) for row in data["rows"]] == [
        ("table.csv:2", "add"),
        ("table.csv:3", "error"),
    ]


def test_nul_is_refused(rc, table):
    path = table("Company,Status,Status Date\nO\0ne,Rejected,2026-09-01\nTwo,Rejected,2026-09-01\n")
    data = rc("import", path, "--dry-run", "--json").data
    assert ([row["action"] for row in data["rows"]], "NUL" in data["rows"][0]["reason"]) == (["error", "add"], True)


def test_unknown_headers_of_a_table_are_no_mail(rc, table):
    result = rc("import", table("a,b,c\n1,2,3\n4,5,6\n"))
    assert (result.code, "--map COLUMN=company" in result.err) == (1, True)


# workbooks, JSON


def workbook(*rows, name="book.xlsx"):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(name)
    return name


def test_a_workbook_that_would_take_all_memory_is_refused(rc):
    """Two cells lie as far apart as a sheet is wide and high: the library would keep all that are between."""
    workbook(["Company", "Status"], ["Example Ltd", "Rejected"], name="far.xlsx")
    far = openpyxl.load_workbook("far.xlsx")
    far.active.cell(1_048_576, 16_384, "x")
    far.save("far.xlsx")
    result = rc("import", "far.xlsx", "--yes")
    assert result.code == 1
    assert "far.xlsx cannot be read" in result.err
    assert "export it as CSV" in result.err
    assert not rc("list", "--json").json["data"]


def test_a_workbook(rc, sealed):
    path = workbook(
        ["My hunt"],
        ["Company", "Role", "Status", "Status Date", "Excitement"],
        ["Example", "Engineer", "Rejected", datetime(2026, 9, 1, 10, 30), 5],
        ["株式会社サンプル", None, "不採用", date(1969, 9, 2), 3.0],
        ["Other", "Cook", "Applied", 45964, None],
    )
    assert added(rc, path) == [
        ("Example", "Engineer", "2026-09-01", None),
        ("株式会社サンプル", None, "1969-09-02", None),
    ]
    data = looked_at(rc, path)
    assert [row["source"] for row in data["rows"]] == ["book.xlsx:3", "book.xlsx:4", "book.xlsx:5"]


def test_a_broken_workbook_and_a_broken_archive(rc, sealed):
    content = Path(workbook(["Company", "Status"])).read_bytes()
    Path("cut.xlsx").write_bytes(content[: len(content) // 2])
    with zipfile.ZipFile("odd.xlsx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
    with zipfile.ZipFile("empty.zip", "w") as archive:
        archive.writestr("readme.txt", "nothing here")
    for name in ("cut.xlsx", "odd.xlsx", "empty.zip"):
        result = rc("import", name)
        assert (result.code, name in result.err, "Traceback" in result.err) == (1, True, False)


def test_a_list_of_objects(rc, table):
    found = [{"company": "Example", "title": "Engineer", "status": "rejected", "date_responded": "2026-09-01"}]
    for content in (found, {"version": 2, "jobs": found}):
        path = table(json.dumps(content), "jobs.json")
        assert added(rc, path) == [("Example", "Engineer", "2026-09-01", None)]
    for content in ('{"a": 1}', '{"a": ', "[]"):
        result = rc("import", table(content, "jobs.json"))
        assert (result.code, "jobs.json" in result.err + result.out) == (1, True)


def test_from_a_pipe(rc, installed):
    result = installed("import", "-", "--dry-run", "--json", stdin=SIMPLIFY)
    assert (result.code, result.data["counts"]["add"]) == (0, 2)
    assert result.data["rows"][0]["source"] == "-:2"


# our own


def everything(rc):
    rc(
        "add",
        "株式会社サンプル",
        "--stage",
        "final",
        "--on",
        "2026-11-02",
        "--desire",
        "5",
        "--point",
        "=1",
        "--tag",
        "a",
    )
    rc("add", "Example", "--role", "Engineer", "--on", "1969-11-10", "--stage", "documents", "--feedback", "-1\n\n'=x")
    rc("add", "Example", "--role", "Engineer", "--on", "1969-11-10", "--stage", "final")
    rc("add", "Waiting", "--awaiting", "--on", "2026-11-20", "--result-by", "2026-12-01")
    rc("log", "1", "appeal-sent", "--on", "2026-11-04", "--note", "by mail\n=2")
    rc("log", "1", "meeting", "--on", "2026-12-04")
    rc("remind", "1", "3d", "call")
    rc("snooze", "4", "5d")
    rc("add", "Gone", "--on", "2026-11-01")
    rc("remove", "5", "--yes")


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("all.csv", ()),
        ("all.csv", ("--bom",)),
        ("all.json", ()),
        ("all.csv", ("--headers", "local")),
        ("all.csv", ("--headers", "local", "--ui-lang", "ja")),
    ],
)
def test_the_round_trip(rc, sealed, name, options):
    everything(rc)
    assert rc("export", name, *options).code == 0
    second = {"RC_DB": str(sealed / "second.db")}
    result = rc("import", name, "--yes", env=second)
    assert (result.code, "an export of rc" in result.err) == (0, True)
    (sealed / "first").mkdir()
    assert rc("export", f"first/{name}", *options, env=second).code == 0
    assert (sealed / "first" / name).read_bytes() == (sealed / name).read_bytes()
    again = rc("import", name, "--yes", "--json", env=second)
    assert (again.code, again.data["counts"]["add"], again.data["counts"]["duplicate"]) == (0, 0, 4)


def test_cp932_comes_back_too(rc, sealed):
    everything(rc)
    rc("export", "all.csv")
    content = (sealed / "all.csv").read_bytes().decode()
    Path("old.csv").write_bytes(content.encode("cp932"))
    second = {"RC_DB": str(sealed / "second.db")}
    assert rc("import", "old.csv", "--yes", env=second).code == 0
    assert rc("export", env=second).out == rc("export").out


@pytest.mark.parametrize("language", ["en", "ja"])
def test_our_columns_are_known_in_every_language(language):
    locales.use(language)
    try:
        header = b"".join(csvfile.encoded([], "utf-8", local_headers=True)).decode()
    finally:
        locales.use("en")
    (names,) = csv.reader(io.StringIO(header))
    assert own_table.columns_of(names) == {code: place for place, code in enumerate(csvfile.COLUMNS)}
    assert tuple(own_table.HEADERS) == csvfile.COLUMNS


def test_an_export_of_an_older_version_is_read(rc, sealed):
    everything(rc)
    rc("export", "all.csv")
    rows = list(csv.reader(io.StringIO((sealed / "all.csv").read_text("utf-8"), newline="")))
    with Path("old.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(row[:38] for row in rows)
    second = {"RC_DB": str(sealed / "second.db")}
    assert rc("import", "old.csv", "--yes", env=second).code == 0
    assert [each["company"] for each in rc("list", "--json", env=second).data].count("Example") == 2


def test_an_export_that_was_spoilt_is_refused_by_line(rc, sealed):
    rc("add", "Example")
    rc("export", "all.csv")
    rc("export", "all.json")
    content = (sealed / "all.csv").read_text("utf-8").replace("2026-11-23", "someday")
    Path("bad.csv").write_text(content)
    document = json.loads((sealed / "all.json").read_bytes())
    document["data"][0]["rejected_on"] = "someday"
    Path("bad.json").write_text(json.dumps(document))
    for name in ("bad.csv", "bad.json"):
        result = rc("import", name, "--json", env={"RC_DB": str(sealed / "second.db")})
        assert [row["action"] for row in rows_of(result)] == ["error"]
    document["schema"] = 2
    Path("new.json").write_text(json.dumps(document))
    assert "newer version" in rc("import", "new.json").err


# nothing breaks it


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.binary(max_size=200)
    | st.text(st.sampled_from('company,status;\tdate"\n\r社結果rejected1/2026-不採用\0{}[]:'), max_size=120).map(
        str.encode
    )
    | st.lists(
        st.lists(st.text(st.sampled_from('ab"\n,1/-社\0\u202e='), max_size=6), max_size=5).map(",".join), max_size=6
    ).map(lambda rows: "\n".join(["Company,Status,Status Date,Role,Applied", *rows]).encode())
)
def test_whatever_the_bytes_are_there_is_no_traceback(rc, sealed, content):
    Path("any").write_bytes(content)
    result = rc("import", "any", "--yes", "--awaiting")
    assert result.code in {0, 1, 2}
    assert "Traceback" not in result.err
    assert "please report" not in result.err


# what is told


ON_A_TERMINAL = {"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": "100"}


def test_what_could_not_be_read_is_counted_and_named(rc, table):
    one = table(
        "Company,Status,Status Date\nOne,Rejected,2026-04-13\nTwo,Rejected,\nThree,Rejected,\nFour,Offer,\n"
        "Five,Rejected,2026-04-13,2\n",
        "one.csv",
    )
    other = table("Company,Status,Status Date\nSix,Offer,\nSeven,Rejected,\n", "other.csv")
    said = rc("import", one, other, "--yes", env=ON_A_TERMINAL)
    for words in ("an offer (one.csv:5, other.csv:2)", "placed (4)", "one.csv:3, 4 ", "one.csv:6 ", "other.csv:3 "):
        assert words in said.out
    assert "1 rejection recorded\n4 entries could not be read or placed\n" in said.err
    again = rc("import", one, "--yes")
    assert "nothing new was found\n3 entries could not be read or placed\n" in again.err


def test_an_archive_with_a_file_that_has_no_name_is_read_past_it(rc, sealed):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("q", "nothing")
        archive.writestr("jobs.csv", "company,role,status,date\nOrchard,Tester,rejected,2026-11-02\n")
    data = bytearray(stream.getvalue())
    name_and_extra = data.index(b"PK\x01\x02") + 28
    data[name_and_extra : name_and_extra + 4] = b"\0\0\1\0"
    (sealed / "jobs.zip").write_bytes(data)
    assert rc("import", "jobs.zip", "--yes").code == 0
    assert "Orchard" in rc("list").out


def test_a_damaged_file_within_an_archive_is_refused(rc, sealed):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("jobs.csv", "company,role,status,date\nOrchard,Tester,rejected,2026-11-02\n" * 99)
    data = bytearray(stream.getvalue())
    data[50:70] = bytes(range(235, 255))
    (sealed / "jobs.zip").write_bytes(data)
    refused = rc("import", "jobs.zip", "--yes")
    assert refused.code
    assert "jobs.zip" in refused.err
    assert "no whole archive" in refused.err


def test_a_cell_of_an_export_that_is_nested_very_deep_refuses_the_row(rc, sealed):
    rc("add", "Orchard")
    rows = list(csv.DictReader(io.StringIO(rc("export").out)))
    rows[0] |= {"events": "[" * 100_000, "uid": ""}
    with (sealed / "own.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    told = rc("import", "own.csv", "--yes")
    assert "its events or reminders are not as rc writes them" in told.out + told.err
