"""`rc import` of what nobody here has seen: a table whose words are unknown is still a table, and never a mail."""

import json
import zipfile
from pathlib import Path

import pytest
from tables_told import added, looked_at, rows_of

UNKNOWN = {
    "two.csv": ("Where,When\nExample,2026-09-01\n", "Where, When"),
    "one.csv": ("Where\nExample\nSample\n", "Where"),
    "words.csv": ("Where,What,How\nExample,Rejected,Applied\nSample,Interview,Offer\n", "Where, What, How"),
    "no-name-helps": ("Where,What,How\nExample,Cook,Rejected\nSample,Waiter,Applied\n", "Where, What, How"),
    "double.csv": ("a,a,b\n1,2,3\n4,5,6\n", "a, a, b"),
    "title.csv": ("My hunt,,\n\nWhere,What,How\nExample,Cook,no\nSample,Cook,no\n", "Where, What, How"),
    "german.csv": ("Wo;Was;Wie\nMuster;Koch;vielleicht\n", "Wo, Was, Wie"),
    "japanese.tsv": ("どこ\tなに\n見本\t調理\n", "どこ, なに"),
    "numbers.csv": ("1,2,3\n4,5,6\n", "1, 2, 3"),
    "list.json": ('[{"wo": "Muster", "wie": "Absage"}]', "wo, wie"),
    "deep.json": ('{"data": {"items": [{"wo": "Muster", "wie": {"jetzt": "Absage"}}]}}', "wo, wie.jetzt"),
    "board.json": (
        '{"lists": [{"id": "a", "name": "x"}, {"id": "b", "name": "y"}], "cards": [{"name": "A", "list": "b", "due": 1}, {"name": "B", "list": "b", "due": 2}]}',
        "name, list, due",
    ),
    "named.json": ('{"Muster": {"wie": "Absage"}, "Beispiel": {"wie": "offen"}}', "key, wie"),
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_a_table_whose_headers_say_nothing_is_refused_with_its_columns(rc, table, sealed, name):
    content, columns = UNKNOWN[name]
    result = rc("import", table(content, name), "--yes")
    assert (result.code, result.out) == (1, "")
    assert f"its columns are {columns}; say which it is with `--map COLUMN=company`" in result.err
    assert not (sealed / "rc.db").exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("blank.csv", b",,,\n,,,\n", "empty table"),
        ("bytes.csv", bytes(range(128, 256)) + b",,\n" + bytes(range(128, 256)), "encoding"),
        ("zeros.csv", bytes(200), "encoding"),
        ("word.json", b'"hello"', "JSON without records"),
        ("words.json", b'["a", "b"]', "JSON without records"),
        ("text.json", b"not at all", "no whole JSON"),
        ("old.xls", b"\xd0\xcf\x11\xe0" + bytes(600), "the workbook old.xls cannot be read"),
        ("page.xls", b"<html><table><tr><td>Company</td></tr></table></html>", "the workbook page.xls cannot be read"),
    ],
)
def test_what_is_called_a_table_and_cannot_be_read_is_no_mail(rc, table, name, content, words):
    result = rc("import", table(content, name), "--yes")
    assert (result.code, words in result.err, result.out) == (1, True, ""), result.err


@pytest.mark.parametrize(
    "text",
    [
        "Dear diary, today I was rejected, and sad.\nTomorrow, I try again, I hope.\n",
        "Hello,\n\nthank you, all of you, for your time.\nJo\n",
    ],
)
def test_text_with_commas_is_no_table(rc, table, text):
    (row,) = rows_of(rc("import", table(text, "note.txt"), "--dry-run", "--json"))
    assert row["kind"] == "other"


def test_mails_keep_being_mails_whatever_they_are_called(rc, table):
    mail = "From: hr@example.com\nSubject: Your application\nTo: jo@example.com\n\nHello, and so on, as ever.\n"
    (row,) = rows_of(rc("import", table(mail, "mail.csv"), "--dry-run", "--json"))
    assert row["kind"] is not None


def test_objects_are_found_where_they_lie(rc, table):
    job = {"company": {"name": "Example"}, "title": "Cook", "status": "rejected", "date_responded": "2026-09-01"}
    other = {**job, "company": {"name": "Sample"}}
    for content in (
        json.dumps({"boards": {"main": {"jobs": [job, other]}}}),
        f"{json.dumps(job)}\n{json.dumps(other)}\n",
        json.dumps({"x": job, "y": other}),
    ):
        path = table(content, "jobs.json")
        assert [company for company, *_rest in added(rc, path)] == ["Example", "Sample"]


def test_an_archive_within_an_archive_is_opened(rc, sealed):
    with zipfile.ZipFile("inner.zip", "w") as inner:
        inner.writestr("Jobs 1a2b.csv", "Company,Status,Status Date\nExample,Rejected,2026-09-01\n")
    with zipfile.ZipFile("outer.zip", "w") as outer:
        outer.write("inner.zip", "Export-Part-1.zip")
    assert added(rc, "outer.zip") == [("Example", None, "2026-09-01", None)]
    (row,) = looked_at(rc, "outer.zip")["rows"]
    assert row["source"] == "outer.zip/Export-Part-1.zip/Jobs 1a2b.csv:2"


def test_a_table_in_an_archive_that_says_nothing_is_refused_with_its_columns(rc, sealed):
    with zipfile.ZipFile("export.zip", "w") as archive:
        archive.writestr("jobs.csv", "Where,What\nExample,Cook\n")
    result = rc("import", "export.zip")
    assert (result.code, "its columns are Where, What" in result.err) == (1, True)
    assert not Path("rc.db").exists()
