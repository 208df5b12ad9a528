"""At which stage a rejection came: what lies behind, what lay ahead, and what is said of neither."""

import pytest

from rechallenge_cli.domain.stages import Stage
from rechallenge_cli.intake.message import Mail
from rechallenge_cli.intake.understanding import understand

NO = "Unfortunately, we will not be moving forward with your application."
NEIN = "誠に残念ながら、今回は採用を見送らせていただくこととなりました。"


def stage_in(text: str, subject: str = "") -> Stage | None:
    return understand(Mail(subject=subject, text=text, sender_address="jobs@example.com")).stage


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Thank you for coming to the final round.", Stage.FINAL),
        ("It was a pleasure to meet you at the panel interview.", Stage.INTERVIEW3),
        ("Thank you for spending the day with us at the onsite.", Stage.INTERVIEW3),
        ("Following your second interview we have chosen somebody else.", Stage.INTERVIEW2),
        ("Thanks for the technical interview last week.", Stage.INTERVIEW2),
        ("Thank you for attending the first interview. You will not be invited to the second interview.", Stage.INTERVIEW1),
        ("I wanted to follow up on your hiring manager interview.", Stage.INTERVIEW1),
        ("Thank you for attending our assessment centre.", Stage.GROUP),
        ("We refer to your first interview on 15 January.", Stage.INTERVIEW1),
        ("Your talk in the final interview changed how we think.", Stage.FINAL),
        ("After reviewing all CVs we have chosen others.", Stage.DOCUMENTS),
        ("Good to speak on the phone screen last week.", Stage.SCREEN),
        ("Thank you for completing the video interview.", Stage.SCREEN),
        ("You did not meet the benchmark in the online assessment.", Stage.TEST),
        ("We have marked your take-home.", Stage.TEST),
        ("Having reviewed your CV, we will not invite you to an interview.", Stage.DOCUMENTS),
        ("We are sorry that you were not shortlisted.", Stage.DOCUMENTS),
        ("We are not able to offer you an interview on this occasion.", Stage.DOCUMENTS),
        ("We regret that we must withdraw our offer of employment.", Stage.OFFER),
        ("You will not be invited to the first interview.", None),
        ("We won't be taking you through to the second round.", None),
        ("Thank you for your interview last week.", None),
        ("Thank you for your interview last week. We have not shortlisted you for further rounds.", None),
        ("Best of luck with your upcoming interviews.", None),
        ("Our process usually includes a phone screen and a final round.", None),
        ("If you apply again you will have to take the online test again.", None),
    ],
)  # fmt: skip
def test_the_stage_that_it_ended_at(text: str, stage: Stage | None) -> None:
    assert stage_in(f"{text} {NO}") == stage


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("最終面接の結果をお知らせいたします。", Stage.FINAL),
        ("先日は社長面接にお越しいただき、ありがとうございました。", Stage.FINAL),
        ("二次面接（最終）の結果をお知らせいたします。", Stage.FINAL),
        ("三次面接の選考結果をお知らせいたします。", Stage.INTERVIEW3),
        ("一次面接に続き、２次面接にもお時間をいただき、ありがとうございました。", Stage.INTERVIEW2),
        ("一次面接を通過された方の中から二次面接の結果をもとに検討いたしました。", Stage.INTERVIEW2),
        ("先般の第一次面接につきまして、面接の結果をお知らせいたします。", Stage.INTERVIEW1),
        ("1回目の面接の後、二次面接へのご案内を検討しておりました。", Stage.INTERVIEW1),
        ("グループワーク選考の結果をお知らせいたします。", Stage.GROUP),
        ("先日はカジュアル面談にお越しいただき、ありがとうございました。", Stage.SCREEN),
        ("SPIの結果、面接にはお進みいただけません。", Stage.TEST),
        ("第1次試験（教養試験）の結果をお知らせします。", Stage.TEST),
        ("書類選考の結果、面接へのご案内はできかねます。", Stage.DOCUMENTS),
        ("第一次選考（書類）の結果をお知らせします。", Stage.DOCUMENTS),
        ("お送りいただいた履歴書を拝見し、社内で検討いたしました。", Stage.DOCUMENTS),
        ("業績の悪化により、採用内定を取り消させていただきます。", Stage.OFFER),
        ("定員に達したため、今回のエントリーは受け付けることができませんでした。", Stage.APPLICATION),
        ("先日は面接にお越しいただき、ありがとうございました。", None),
        ("先日は面接にお越しいただき、ありがとうございました。履歴書は返送いたしました。", None),
        ("次回ご応募の際は、書類選考からお願いいたします。", None),
        ("当社の選考は書類選考、筆記試験、面接で構成されております。", None),
        ("面接の有無にかかわらず、応募書類は返却いたしません。", None),
        ("先日一次面接を受けていただきました求人につきまして、結果の連絡がございました。", Stage.INTERVIEW1),
        ("一次面接を受けていただきたく存じておりました。", None),
        ("別のポジションはいかがでしょう。書類選考は不要です。", None),
    ],
)
def test_the_stage_that_it_ended_at_in_japanese(text: str, stage: Stage | None) -> None:
    assert stage_in(f"{text}{NEIN}", "選考について") == stage


def test_the_subject_of_an_answer_is_older_than_the_mail() -> None:
    assert stage_in(f"二次面接ではありがとうございました。{NEIN}", "Re: 一次面接の結果") == Stage.INTERVIEW2
