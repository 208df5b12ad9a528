"""Columns that `rc import` knows by their cells, by unusual headers, and those that are never stored."""

import pytest
from tables_told import added, looked_at, rows_of

from rechallenge_cli.intake import columns


def columns_taken(rc, path):
    (source,) = looked_at(rc, path)["sources"]
    return source["columns"]


def left_out(rc, path):
    (source,) = looked_at(rc, path)["sources"]
    return source["left_out"]


# by their cells


@pytest.mark.parametrize(
    ("content", "column"),
    [
        ("Company,Date,How it went\nExample,2026-09-01,Rejected\nSample,2026-09-02,Applied\n", "How it went"),
        ("会社名,日付,いまどう\n株式会社見本,2026/9/1,お祈り\n例示商事,2026/9/2,選考中\n", "いまどう"),
        (
            "Firma;Datum;Wie ist es gelaufen?\nMuster;01.09.2026;Absage\nBeispiel;02.09.2026;k.A.\n",
            "Wie ist es gelaufen?",
        ),
    ],
)
def test_a_status_is_known_by_its_words(rc, table, content, column):
    path = table(content)
    assert columns_taken(rc, path)[column] == "status"
    assert len(added(rc, path)) == 1


@pytest.mark.parametrize(
    "cells", [("○", "×"), ("Berlin", "Munich"), ("1", "2"), ("Applied", "Applied"), ("Rejected", "Berlin")]
)
def test_what_may_be_something_else_is_not_taken_for_a_status(rc, table, cells):
    path = table("Company,Date,Thing\nExample,2026-09-01,{}\nSample,2026-09-02,{}\n".format(*cells))
    assert "Thing" in left_out(rc, path)


def test_days_under_an_unknown_header_are_offered_and_not_taken(rc, table):
    path = table("Company,Status,When\nExample,Rejected,2026-09-01\nSample,Rejected,2026-09-02\n")
    result = rc("import", path, "--dry-run", "--json")
    assert "holds days" in result.data["sources"][0]["left_out"]["When"]
    first, _second = rows_of(result)
    assert (first["action"], '--map "When=rejected_on"' in first["reason"]) == ("error", True)
    assert added(rc, path, "--map", "When=rejected_on")[0] == ("Example", None, "2026-09-01", None)


def test_a_day_that_is_empty_is_told_with_its_column(rc, table):
    path = table("Company,Status,Status Date\nExample,Rejected,2026-09-01\nSample,Rejected,\nThird,Rejected,N/A\n")
    _first, *others = looked_at(rc, path)["rows"]
    assert all('"Status Date"' in row["reason"] and row["action"] == "error" for row in others)


def test_a_column_without_a_name_is_told_and_can_be_mapped(rc, table):
    path = table(",Company,Status,Status Date,\n1,Example,Rejected,2026-09-01,kind words\n")
    assert set(left_out(rc, path)) == {"(1)", "(5)"}
    rc("import", path, "--map", "(5)=notes", "--yes")
    assert rc("show", "1", "--json").data["notes"] == "kind words"


# what is never stored


@pytest.mark.parametrize(
    "header",
    [
        "Handynummer",
        "担当者TEL",
        "携帯",
        "Mobil",
        "Téléphone",
        "Tél.",
        "Tel",
        "Handy",
        "Móvil",
        "Cell",
        "TEL番号",
        "Rufnummer",
        "連絡先番号",
    ],
)
def test_numbers_of_telephones_are_known_by_their_headers(header):
    assert "phone" in columns.never_stored(header)


@pytest.mark.parametrize(
    "header", ["Kennwort", "ログインPW", "Zugangsdaten", "Mot de passe", "Contraseña", "Bewerber-ID", "identifiant"]
)
def test_secrets_are_known_by_their_headers(header):
    assert columns.never_stored(header)


@pytest.mark.parametrize("header", ["Hotel", "Titel", "Mobile Developer role", "Motivation", "Passed", "Website"])
def test_what_only_sounds_like_them_is_no_secret(header):
    assert columns.never_stored(header) is None


@pytest.mark.parametrize("header", ["Reach them", "Contact", "連絡先"])
def test_numbers_of_telephones_are_known_by_their_digits(rc, table, sealed, header):
    path = table(
        f"Company,Status,Status Date,{header}\nExample,Rejected,2026-09-01,090-1234-5678\n"
        "Sample,Rejected,2026-09-02,+49 (0)170 1234567\nThird,Rejected,2026-09-03,\n"
    )
    assert "phone" in left_out(rc, path)[header]
    rc("import", path, "--yes")
    assert b"1234" not in (sealed / "rc.db").read_bytes()


def test_a_number_beside_a_name_is_not_stored(rc, table, sealed):
    rc(
        "import",
        table("Company,Status,Status Date,Contact\nExample,Rejected,2026-09-01,Jo Doe / 090-1234-5678\n"),
        "--yes",
    )
    assert rc("show", "1", "--json").data["contact"]["name"] == "Jo Doe"
    assert b"1234" not in (sealed / "rc.db").read_bytes()


@pytest.mark.parametrize(
    ("header", "stage"), [("Phone interview", "screen"), ("電話面接", "screen"), ("Phone screen", "screen")]
)
def test_an_interview_by_telephone_is_no_number(header, stage):
    assert (columns.never_stored(header), columns.stage_of(header)) == (None, stage)
    assert columns.never_stored("Phone")


@pytest.mark.parametrize(
    "header", ["Outcome Notes", "Interview comments", "Thoughts", "面接メモ", "Eigene Bemerkungen"]
)
def test_notes_of_any_kind_are_notes(header):
    assert columns.field_of(header)[0] == "notes"


# what is planned


@pytest.mark.parametrize(
    ("day", "action"),
    [
        ("Follow up", "Next Action"),
        ("Follow-up date", "Next Step"),
        ("Next Action Date", "Next Action"),
        ("follow_up_date", "next_action"),
        ("次回連絡日", "次のアクション"),
        ("Wiedervorlage", "Nächster Schritt"),
    ],
)
def test_what_is_planned_becomes_a_reminder_and_is_noted(rc, table, day, action):
    path = table(
        f"Company,Status,Status Date,{day},{action}\nAhead,Rejected,2026-11-20,2026-12-01,call Jo\n"
        "Past,Rejected,2026-11-20,2026-11-21,call Jo\nWords,Rejected,2026-11-20,when they write,\n"
    )
    rc("import", path, "--yes")
    due = [(each["company"], each["due_on"], each["text"]) for each in rc("followups", "--all", "--json").data]
    assert [each for each in due if "call Jo" in each[2]] == [("Ahead", "2026-12-01", "call Jo")]
    notes = [rc("show", number, "--json").data["notes"] for number in "123"]
    assert notes == [
        f"{day}: 2026-12-01\n{action}: call Jo",
        f"{day}: 2026-11-21\n{action}: call Jo",
        f"{day}: when they write",
    ]
    rc("undo", "--yes")
    assert rc("followups", "--all", "--json").data == []


# days and ticks in odd forms


@pytest.mark.parametrize(
    "header", ["Abgelehnt am", "Absage vom", "Refusé le", "Fecha de rechazo", "Rifiutato il", "Afgewezen op"]
)
def test_a_day_of_rejection_in_other_languages_is_one(rc, table, header):
    path = table(f"Firma;{header}\nMuster;03.09.2026\nBeispiel;\n")
    assert added(rc, path) == [("Muster", None, "2026-09-03", None)]


@pytest.mark.parametrize("tick", ["x", "X", "✓", "✔", "☑", "TRUE", "yes", "○", "済"])
def test_a_box_that_is_ticked_says_rejected(rc, table, tick):
    path = table(f"Company,Applied,Rejected\nExample,2026-09-01,{tick}\nSample,2026-09-02,\nThird,2026-09-03,no\n")
    assert added(rc, path) == [("Example", None, "2026-09-01", None)]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("Applied on 3 Mar 2025", "2025-03-03"),
        ("rejected: 2025-03-03", "2025-03-03"),
        ("Rejection received on March 3, 2025", "2025-03-03"),
        ("they wrote on March 3, 2025", None),
        ("Absage am 03.03.2025", "2025-03-03"),
        ("2025年3月3日応募", "2025-03-03"),
        ("3月3日に不採用通知", "2026-03-03"),
        ("refusée le 3 mars 2025", "2025-03-03"),
    ],
)
def test_a_day_is_found_behind_the_word_that_says_what_happened(rc, table, cell, day):
    path = table(f'Company,Status,Status Date\nExample,Rejected,"{cell}"\n')
    assert [
        row["record"] and row["record"]["rejected_on"] for row in rows_of(rc("import", path, "--dry-run", "--json"))
    ] == [day]


def test_between_dots_the_day_comes_first_where_that_is_likely(rc, table):
    german = "Firma;Ergebnis;Absage am\nMuster;Absage;{}\nBeispiel;noch offen;\n"
    assert added(rc, table(german.format("05.02.26"))) == [("Muster", None, "2026-02-05", None)]
    assert rc("import", table(german.format("26.02.17"))).code == 2, "2017, or the 17th?"
    assert added(rc, table("企業名,結果,不採用日\n株式会社見本,不採用,26.02.17\n")) == [
        ("株式会社見本", None, "2026-02-17", None)
    ]


def test_an_offer_that_is_ticked_is_one(rc, table):
    (row,) = looked_at(rc, table("Company,Applied on,Onsite,Offer\nExample,2026-01-05,x,x\n"), "--awaiting")["rows"]
    assert (row["action"], row["reason"]) == ("skip", "an offer")


def test_a_status_may_tell_its_day(rc, table):
    path = table("Company,Status\nExample,Rejected on 3 Mar 2025\nSample,Rejected 03/04/2025\n")
    assert added(rc, path) == [("Example", None, "2025-03-03", None)]


def test_days_that_contradict_each_other_are_told_with_both_lines(rc, table):
    path = table("Company,Status,Status Date\nOne,Rejected,13/04/2026\nTwo,Rejected,04/25/2026\n")
    result = rc("import", path)
    for words in ("table.csv", '"Status Date"', 'line 2 says "13/04/2026"', 'line 3 says "04/25/2026"', "--date-order"):
        assert words in result.err
    first, second = rows_of(rc("import", path, "--date-order", "dmy", "--dry-run", "--json"))
    assert (first["record"]["rejected_on"], second["action"]) == ("2026-04-13", "error")


# a row for each step


STEPS = """\
会社名,選考,日付,結果,メモ,業界
株式会社見本,ES,2026/9/1,通過,よく書けた,IT
株式会社見本,一次面接,2026/9/8,不採用,緊張した,IT
例示商事,ES,2026/9/2,通過,,商社
例示商事,一次面接,2026/9/20,選考中,担当は佐藤さん,商社
"""


def test_a_row_for_each_step_is_known_by_its_cells(rc, table):
    path = table(STEPS)
    assert columns_taken(rc, path)["選考"] == "step"
    assert added(rc, path) == [("株式会社見本", None, "2026-09-08", "interview1")]
    rc("import", path, "--yes", "--awaiting")
    assert len(rc("list", "--json").data) == 2, "no step awaits its result beside the record"
    assert rc("show", "1", "--json").data["notes"] == "ES: よく書けた\n一次面接: 緊張した\n業界: IT"
    assert rc("show", "2", "--json").data["notes"] == "担当は佐藤さん\n業界: 商社"


def test_a_column_of_stages_may_tell_a_row_for_each_step(rc, table):
    path = table(
        "Company,Role,Stage,Date,Result\nExample,Cook,Documents,2026-09-01,Passed\n"
        "Example,Cook,First interview,2026-09-08,Rejected\nSample,Cook,Documents,2026-09-02,Rejected\n"
        "Sample,Cook,First interview,2026-10-02,Rejected\n"
    )
    assert added(rc, path, "--awaiting") == [
        ("Example", "Cook", "2026-09-08", "interview1"),
        ("Sample", "Cook", "2026-09-02", "documents"),
        ("Sample", "Cook", "2026-10-02", "interview1"),
    ]


def test_two_applications_to_one_firm_are_no_steps(rc, table):
    path = table(
        "Company,Stage,Status,Date\nExample,Documents,Rejected,2025-09-01\nExample,First interview,Rejected,2026-09-08\n"
    )
    assert len(added(rc, path)) == 2
