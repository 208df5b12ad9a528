"""Which job a mail is about: where titles stand, what belongs to them and what does not."""

import pytest

from rechallenge_cli.intake.message import Mail
from rechallenge_cli.intake.understanding import understand

ENGLISH = "Acme Robotics <jobs@acme-robotics.example>"
NO = "Thank you for your time. Unfortunately, we will not be moving forward with your application."
NEIN = "このたびはありがとうございました。慎重に検討いたしましたが、今回は見送らせていただくこととなりました。"


def role_in(subject: str, text: str, firm: str = "Acme Robotics", **more: str) -> str | None:
    return understand(Mail(subject=subject, text=text, sender_name=firm, **more)).role


@pytest.mark.parametrize(
    ("subject", "role"),
    [
        ("Your application for Data Analyst at Acme Robotics", "Data Analyst"),
        ("Acme Robotics - Data Analyst", "Data Analyst"),
        ("Data Analyst - application update", "Data Analyst"),
        ("RE: Data Analyst", "Data Analyst"),
        ("Application update: Data Analyst II (R-10293)", "Data Analyst II"),
        ("Data Analyst (Job Number: 26000417)", "Data Analyst"),
        ("Acme Robotics | Account Executive, Mid-Market", "Account Executive, Mid-Market"),
        ("Staff Nurse - Acute Care", "Staff Nurse - Acute Care"),
        ("Night Shift Security Guard application", "Night Shift Security Guard"),
        ("Acme Robotics | Cabin Crew Assessment Day, Lyon", "Cabin Crew"),
        ("Staff Nurse - Acute Care - Band 5 - Permanent", "Staff Nurse - Acute Care"),
        ("Data Analyst - 220019KP", "Data Analyst"),
        ("Selection procedure ACME/CA/2026/04 - Office Assistant (FG III)", "Office Assistant (FG III)"),
        ("Acme Robotics Summer Intern - Structures", "Summer Intern - Structures"),
        ("Your interview", None),
        ("Your application to Acme Robotics", None),
    ],
)
def test_a_title_in_the_subject(subject: str, role: str | None) -> None:
    assert role_in(subject, NO) == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Thank you for your interest in the Senior Backend Engineer, Payments role.", "Senior Backend Engineer, Payments"),
        ("The position of Head of Finance has been filled.", "Head of Finance"),
        ("Thank you for applying to be a Graduate Trainee 2028.", "Graduate Trainee 2028"),
        ("Job title: Registered Nurse (Nights)\nReference: 28193", "Registered Nurse (Nights)"),
        ("You applied as Java Developer (m/f/d) with us.", "Java Developer (m/f/d)"),
        ("We went with somebody else for the store manager job, sorry.", "store manager"),
        ("We have hired a founding designer from our own circle.", "founding designer"),
        ("We enjoyed your application for Lecturer in Modern History.", "Lecturer in Modern History"),
        ("We have chosen somebody else to be our Head of Community.", "Head of Community"),
        ("We would have loved to have you as our new bookseller.", "bookseller"),
        ("I see your CV for commis chef.", "commis chef"),
        ("The Account Executive, Mid-Market role is filled. Account Executive: closed.", "Account Executive, Mid-Market"),
        ("Thanks for your CV for the stage hand job.", "stage hand"),
        ("You applied to be our next Bus Driver.", "Bus Driver"),
        ("Your application was sent.\n\nTransport Planner\nAcme Robotics\nRotterdam", "Transport Planner"),
        ("Our Hiring Manager has read your application.", None),
        ("We have reviewed your application for the position.", None),
    ],
)  # fmt: skip
def test_a_title_in_the_text(text: str, role: str | None) -> None:
    assert role_in("Update", f"{text}\n\n{NO}") == role


def test_the_title_of_who_writes_is_not_the_job() -> None:
    assert role_in("Update", f"{NO}\n\nKind regards,\n\nJane Doe\nOperations Manager\nAcme Robotics") is None


@pytest.mark.parametrize(
    ("subject", "text", "role"),
    [
        ("Maintenance Planner, Lyon", "Thank you for applying for the Maintenance Planner position.", "Maintenance Planner"),
        ("Data Analyst (Evenings)", "Thank you for applying for Data Analyst (Evenings).", "Data Analyst (Evenings)"),
        ("Data Analyst (Evenings)", "Thank you for applying for Data Analyst.", "Data Analyst"),
        ("Part 2 Architectural Assistant", "We cannot consider you for the Part 2 role.", "Part 2 Architectural Assistant"),
    ],
)  # fmt: skip
def test_what_is_left_out_when_it_is_named_again_is_no_part_of_it(subject: str, text: str, role: str) -> None:
    assert role_in(subject, f"{text}\n\n{NO}") == role


def test_a_mail_that_names_no_job_means_that_of_the_mail_it_answers() -> None:
    quoted = "I am writing to ask about my application for the Perception Engineer position."
    assert role_in("Re: your mail", NO, quoted=quoted) == "Perception Engineer"


@pytest.mark.parametrize(
    ("subject", "role"),
    [
        ("【サンプル】組み込みソフトウェアエンジニア 書類選考結果", "組み込みソフトウェアエンジニア"),
        ("選考結果のお知らせ（バックエンドエンジニア）", "バックエンドエンジニア"),
        ("選考結果のご連絡：Account Manager", "Account Manager"),
        ("Re: 品質管理スタッフの選考について", "品質管理スタッフ"),
        ("経理スタッフ応募の件", "経理スタッフ"),
        ("【求人番号12345】一般事務職 選考結果", "一般事務職"),
        ("選考結果のご連絡", None),
        ("【サンプル】一次面接の結果について", None),
    ],
)
def test_a_title_in_a_japanese_subject(subject: str, role: str | None) -> None:
    assert role_in(subject, NEIN, "株式会社サンプル") == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("このたびは弊社の事務系総合職にご応募いただき、ありがとうございました。", "事務系総合職"),
        ("先日は研究開発職の最終面接にお越しいただき、ありがとうございました。", "研究開発職"),
        ("看護師としての採用につきまして、ご連絡いたします。", "看護師"),
        ("「デジタルマーケティング担当」の求人にご応募いただき、ありがとうございました。", "デジタルマーケティング担当"),
        ("技術系コースのES選考の結果をお知らせします。", "技術系コース"),
        ("職員採用試験（一般行政職）の第1次試験の結果をお知らせします。", "一般行政職"),
        ("2027年度新卒採用営業職の選考にご参加いただき、ありがとうございました。", "営業職"),
        ("方針の変更に伴って品質管理スタッフの募集を終了いたしました。", "品質管理スタッフ"),
        ("ご応募いただいた求人\n職種：法人営業\n結果：不採用", "法人営業"),
        ("准教授または講師（計量経済学）の公募にご応募いただき、ありがとうございました。", "准教授または講師(計量経済学)"),
        ("夏期インターンシップ（推進系）にご応募いただき、ありがとうございました。", "夏期インターンシップ(推進系)"),
        ("編集者募集へのご応募、ありがとうございました。", "編集者"),
        ("アソシエイトへのご応募、ありがとうございました。", "アソシエイト"),
        ("SREポジションの課題をご提出いただきました。\nサンプル エンジニア採用", "SRE"),
        ("採用担当の佐藤です。面接官全員で検討いたしました。", None),
        ("人事部採用チームです。社員一同、感謝しております。", None),
    ],
)  # fmt: skip
def test_a_title_in_a_japanese_text(text: str, role: str | None) -> None:
    assert role_in("選考結果のご連絡", f"{text}\n\n{NEIN}", "株式会社サンプル") == role
