"""Names, houses, stages and days as a letter has them."""

from datetime import date
from time import perf_counter

import pytest

from rechallenge_cli.letters import english, japanese, plain


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("(株)サンプル", "株式会社サンプル"),
        ("（株）サンプル", "株式会社サンプル"),
        ("サンプル㈱", "サンプル株式会社"),
        ("サンプル（有）", "サンプル有限会社"),
        ("㍿サンプル", "株式会社サンプル"),
        ("㈻青葉", "学校法人青葉"),
        ("（独）国際機構", "独立行政法人国際機構"),
        ("(公財)青葉財団", "公益財団法人青葉財団"),
        ("サンプル株式会社 御中", "サンプル株式会社"),
        ("Ｓｋｙ株式会社", "Ｓｋｙ株式会社"),
        ("Example, Inc.", "Example, Inc."),
        ("御中", "御中"),
        ("", ""),
    ],
)
def test_the_full_name_of_a_firm(typed, name):
    assert japanese.company_name(typed) == name


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("株式会社サンプル", "貴社"),
        ("株式会社青葉銀行", "貴行"),
        ("青葉信託銀行株式会社", "貴行"),
        ("青葉銀行 本店", "貴行"),
        ("株式会社青葉銀行システムズ", "貴社"),
        ("青葉信用金庫", "貴庫"),
        ("株式会社青葉公庫", "貴公庫"),
        ("青葉信用組合", "貴組合"),
        ("青葉庁", "貴庁"),
        ("青葉省", "貴省"),
        ("国立大学法人青葉大学", "貴学"),
        ("国立大学法人あおば", "貴学"),
        ("学校法人青葉学園", "貴学園"),
        ("青葉高等学校", "貴校"),
        ("青葉市立病院", "貴院"),
        ("医療法人あおば", "貴法人"),
        ("有限責任あおば監査法人", "貴法人"),
        ("一般社団法人青葉協会", "貴協会"),
        ("国立研究開発法人青葉研究所", "貴所"),
        ("青葉会計事務所", "貴事務所"),
        ("青葉製作所", "貴社"),
        ("株式会社青葉総合研究所", "貴社"),
        ("株式会社青葉病院サービス", "貴社"),
        ("ソフトバンク株式会社", "貴社"),
        ("青葉市役所", "貴所"),
        ("青葉市", "貴市"),
        ("青葉労働局", "貴局"),
        ("株式会社", "貴社"),
        ("", "貴社"),
    ],
)
def test_how_a_house_is_addressed(name, word):
    assert japanese.your_house(name) == word


@pytest.mark.parametrize(
    ("contact", "line"),
    [
        ("", "採用ご担当者様"),
        ("佐藤花子", "佐藤花子様"),
        ("佐藤花子様", "佐藤花子様"),
        ("佐藤さん", "佐藤様"),
        ("佐藤 花子 様", "佐藤 花子様"),
        ("人事部 佐藤花子", "人事部 佐藤花子様"),
        ("人事部御中", "人事部 採用ご担当者様"),
        ("新卒採用チーム", "新卒採用チーム 採用ご担当者様"),
        ("人事部 採用担当", "人事部 採用ご担当者様"),
        ("採用ご担当者様", "採用ご担当者様"),
        ("佐藤部長", "部長 佐藤様"),
        ("人事部 佐藤部長", "人事部 部長 佐藤様"),
        ("人事部長", "採用ご担当者様"),
        ("人事部 部長 佐藤花子", "人事部 部長 佐藤花子様"),
        ("阿部", "阿部様"),
        ("人事部 服部", "人事部 服部様"),
        ("小室", "小室様"),
        ("Ms. Jane Smith", "Jane Smith 様"),
        ("Hiring Team", "採用ご担当者様"),
        ("HR", "採用ご担当者様"),
        ("様", "採用ご担当者様"),
        ("佐" * 101, "佐" * 101 + "様"),
    ],
)
def test_who_reads_a_japanese_letter(contact, line):
    assert japanese.addressee(contact) == line


@pytest.mark.parametrize(
    ("contact", "name"),
    [
        ("", "Hiring Team"),
        ("Jane Smith", "Jane Smith"),
        ("Ms. Smith", "Ms. Smith"),
        ("Smith, Jane", "Jane Smith"),
        ("Jane Smith, HR", "Jane Smith"),
        ("Smith, HR", "Smith"),
        ("Jane Smith (Recruiter)", "Jane Smith"),
        ("Jane Smith - Talent", "Jane Smith"),
        ("Anne-Marie O'Neil", "Anne-Marie O'Neil"),
        ("Sato-san", "Sato"),
        ("佐藤花子様", "佐藤花子"),
        ("採用担当者", "Hiring Team"),
        ("Recruiting Team", "Hiring Team"),
        ("(x)", "Hiring Team"),
    ],
)
def test_who_reads_an_english_letter(contact, name):
    assert english.addressee(contact) == name


@pytest.mark.parametrize(
    ("company", "name"),
    [
        ("Example Robotics, Inc.", "Example Robotics"),
        ("Example Co., Ltd.", "Example"),
        ("Example GmbH", "Example"),
        ("Inc.", "Inc"),
        ("Costco", "Costco"),
        (".", "."),
        ("株式会社サンプル", "株式会社サンプル"),
    ],
)
def test_a_firm_within_an_english_sentence(company, name):
    assert english.company_name(company) == name


@pytest.mark.parametrize(
    ("days", "japanese_words", "english_words"),
    [
        (0, "", ""),
        (14, "2週間ほど", "about two weeks"),
        (30, "1か月ほど", "about one month"),
        (94, "3か月ほど", "about three months"),
        (182, "半年ほど", "about six months"),
        (365, "1年ほど", "about one year"),
        (730, "2年ほど", "about two years"),
        (365 * 20, "20年ほど", "about 20 years"),
    ],
)
def test_the_time_that_has_passed(days, japanese_words, english_words):
    assert japanese.time_passed(days) == japanese_words
    assert english.time_passed(days) == english_words


def test_days_have_their_year_only_where_it_could_be_another():
    day = date(2026, 11, 20)
    assert japanese.day(day, date(2027, 1, 5)) == "11月20日"
    assert japanese.day(day, date(2027, 11, 24)) == "2026年11月20日"
    assert english.day(day, date(2027, 1, 5)) == "20 November"
    assert english.day(day, date(2027, 11, 24)) == "20 November 2026"


def test_quotes_within_quotes():
    assert japanese.inner("「結論」から。") == "『結論』から"
    assert english.inner('say "no". ') == "say 'no'"


def test_lines_lose_the_marks_of_a_list():
    assert plain.lines("・一つ\n - two\n\n*\r\n•　三") == ["一つ", "two", "三"]
    assert plain.lines(None) == []


@pytest.mark.parametrize("bad", ["様" * 10_000 + "x", "人事" * 5_000, "a " * 5_000, "Inc " * 3_000 + "x", "(" * 10_000])
def test_long_names_take_no_time(bad):
    start = perf_counter()
    for read in (
        japanese.addressee,
        japanese.company_name,
        japanese.your_house,
        english.addressee,
        english.company_name,
    ):
        read(bad)
    assert perf_counter() - start < 1
