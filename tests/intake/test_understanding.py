"""What mails mean, rule by rule: what decides, what does not, and what is left empty. How well it does is measured elsewhere."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rechallenge_cli.domain.codes import Cause, Language
from rechallenge_cli.domain.customs import days, months
from rechallenge_cli.domain.model import Contact
from rechallenge_cli.domain.stages import Stage
from rechallenge_cli.intake.message import Mail, read
from rechallenge_cli.intake.prose import prose_of
from rechallenge_cli.intake.understanding import understand
from rechallenge_cli.intake.understood import MailKind, Understood

ON = date(2026, 10, 20)


def said(
    text: str,
    subject: str = "Your application",
    sender: str = "Example Robotics <jobs@example-robotics.example>",
    **more,
) -> Understood:
    name, _, address = sender.rpartition(" ")
    return understand(
        Mail(text=text, subject=subject, sender_name=name, sender_address=address.strip("<>"), date=ON, **more)
    )


DECISIONS = [
    "Unfortunately, we will not be moving forward with your application.",
    "We have decided to pursue other candidates for the Data Analyst position.",
    "After careful review the team has chosen not to proceed with your candidacy for this role.",
    "The position has been filled. Thank you for your interest in our company.",
    "I regret to inform you that you were not selected for the role.",
    "Your application for the post was unsuccessful on this occasion.",
    "選考の結果、誠に残念ながら今回は採用を見送らせていただくこととなりました。ご応募ありがとうございました。",
    "慎重に検討いたしましたが、貴意に添いかねる結果となりました。何卒ご了承ください。",
    "一次面接の結果、次の選考へのご案内は差し上げられないこととなりました。",
    "厳正なる選考の結果、今回はご縁がなかったものとさせていただきます。ご応募ありがとうございました。",
    "採用枠が充足したため、募集を終了いたしました。ご応募ありがとうございました。",
]


@pytest.mark.parametrize("text", DECISIONS)
def test_a_decision_is_a_rejection(text: str) -> None:
    assert said(text).kind is MailKind.REJECTION


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We received your application. If you are not selected, we will not contact you.", "acknowledgement"),
        ("Thank you for applying. Unfortunately we cannot reply to everyone individually; we are reviewing your application.", "acknowledgement"),
        ("The next step is an online assessment. If you do not complete it, you will not move forward.", "invitation"),
        ("We would like to invite you to a first interview. Are you free on Tuesday?", "invitation"),
        ("Unfortunately Dana is ill and we cannot go ahead with your interview tomorrow. Could you do Friday instead?", "invitation"),
        ("We are delighted to offer you the position of Data Analyst. Please sign and return the contract.", "offer"),
        ("The result of your application is now available. Log in to the portal to view your status.", "result-notice"),
        ("Thanks for letting us know that you have decided to withdraw. We wish you all the best.", "other"),
        ("We have considered your loan application and are unable to offer you a credit card.", "other"),
        ('He said they wrote "After careful consideration we regret to inform you that you were not selected." Pub on Sunday?', "other"),
        ("ご応募を受け付けました。合否にかかわらず、10日以内にご連絡いたします。不採用の場合も応募書類は返却いたしません。", "acknowledgement"),
        ("書類選考を通過されましたので、一次面接のご案内をお送りします。候補日をお知らせください。", "invitation"),
        ("ご希望の日程に沿えず申し訳ございません。面接は以下のいずれかの日程でお願いできますでしょうか。", "invitation"),
        ("慎重に検討した結果、内々定のご連絡を申し上げます。承諾書をご返送ください。", "offer"),
        ("選考結果をマイページに掲載しました。ログインのうえご確認ください。", "result-notice"),
        ("選考辞退のご連絡を承りました。残念ではございますが、今後のご活躍をお祈りいたします。", "other"),
        ("クレジットカードのお申込みについて、審査の結果、今回はご希望に添いかねることとなりました。", "other"),
    ],
)  # fmt: skip
def test_what_is_no_decision_is_no_rejection(text: str, kind: str) -> None:
    assert said(text).kind == kind


@pytest.mark.parametrize("subject", ["We regret to inform you", "不採用のお知らせ", "Application rejected"])
def test_the_subject_alone_never_decides(subject: str) -> None:
    assert said("See you on Monday.", subject).kind is not MailKind.REJECTION


def test_an_older_verdict_in_the_quoted_chain_does_not_count() -> None:
    understood = said(
        "We would like to invite you to a second interview.", quoted="Unfortunately you were not selected."
    )
    assert understood.kind is MailKind.INVITATION


def test_what_is_not_stated_stays_empty() -> None:
    understood = understand(Mail(text="Unfortunately, we will not be moving forward with your application."))
    assert understood == Understood(MailKind.REJECTION, Language.EN, clues=understood.clues)
    assert {clue.field for clue in understood.clues} == {"kind"}


WHOLE = """Dear Sam,

Thank you for coming to the final interview for the Senior Data Engineer (Platform) position at Example Robotics.
Unfortunately we have decided to offer the role to another candidate. It was a close call.
The panel felt your system design answers were a little light on failure modes.
You may apply again after 6 months.

Kind regards,
Jane Doe
Talent Partner, Example Robotics Ltd
"""


def test_every_fact_comes_with_its_words() -> None:
    understood = said(
        WHOLE, "Your application for Senior Data Engineer (Platform)", "Jane Doe <jane.doe@example-robotics.example>"
    )
    assert understood.firm in ("Example Robotics", "Example Robotics Ltd")
    assert (understood.role, understood.stage) == ("Senior Data Engineer (Platform)", Stage.FINAL)
    assert (understood.contact.name, understood.contact.email) == ("Jane Doe", "jane.doe@example-robotics.example")
    assert (understood.near_miss, understood.reason) == (True, Cause.OTHER_CANDIDATE)
    assert understood.reapply == months(6)
    assert "failure modes" in (understood.feedback or "")
    fields = {clue.field for clue in understood.clues}
    assert fields >= {"kind", "firm", "role", "stage", "contact", "near_miss", "reason", "reapply", "feedback"}
    assert all(clue.words for clue in understood.clues)


ZENTAI = """山田 太郎 様

株式会社サンプル 人事部の佐藤 花子と申します。
先日は総合職の最終面接にお越しいただき、ありがとうございました。
慎重に検討いたしました結果、誠に残念ながら今回は採用を見送らせて
いただくこととなりました。最後まで悩んだ末の判断でした。
なお、再応募は1年後から承っております。

株式会社サンプル
人事部 佐藤 花子
"""


def test_the_same_in_japanese() -> None:
    understood = said(ZENTAI, "選考結果のご連絡", "佐藤 花子 <h-sato@sample.example.jp>")
    assert (understood.kind, understood.lang) == (MailKind.REJECTION, Language.JA)
    assert (understood.firm, understood.stage, understood.role) == ("株式会社サンプル", Stage.FINAL, "総合職")
    assert (understood.contact.name, understood.contact.email) == ("佐藤 花子", "h-sato@sample.example.jp")
    assert understood.near_miss
    assert understood.reapply == months(12)


@pytest.mark.parametrize(
    "sender",
    [
        "Example Robotics <no-reply@us.greenhouse-mail.io>",
        "Example Robotics Careers <donotreply@example.avature.net>",
        "Jane Doe <system@successfactors.eu>",
        "採用担当 <saiyo-noreply@sample.example.jp>",
    ],
)
def test_a_systems_address_is_never_a_contact(sender: str) -> None:
    assert said(DECISIONS[0], sender=sender).contact.email is None


@pytest.mark.parametrize(
    ("sender", "closing", "name", "email"),
    [
        ("Doe Jane (Example) <jane.doe@example.com>", "Kind regards", "Jane Doe", "jane.doe@example.com"),
        ("Doe, Jane <jane.doe@example.com>", "Kind regards", "Jane Doe", "jane.doe@example.com"),
        ("Example Careers <careers@example.com>", "Jane Doe\nHead of People", "Jane Doe", "careers@example.com"),
        ("no-reply@ashbyhq.com", "Any snags, write to Jane Doe at jane@example.com.", "Jane Doe", "jane@example.com"),
        ("Example <jobs@example.com>", "The Example Team", None, None),
        ("Example <jane.doe@example.com>", "The Example Team", None, "jane.doe@example.com"),
        ("Example <talent.acquisition@example.com>", "The Example Team", None, None),
        ("Traineeships <traineeships@example.com>", "Jane Doe\nExample Ltd", "Jane Doe", "traineeships@example.com"),
        ("Example <hello@example.com>", "Hugs from the north,\nJane\nHead of People", "Jane", "hello@example.com"),
        ("no-reply@ashbyhq.com", "Personnel Commission\nExample Ltd", None, None),
        ("Example <example@mail.example.com>", "The Example Team", None, None),
        ("株式会社サンプル 人事部 <saiyo@example.jp>", "サンプル人事部の大窪です。", "大窪", "saiyo@example.jp"),
        ("採用係 <noreply@example.jp>", "株式会社サンプル\n総務部長 大窪 美津江", "大窪 美津江", None),
        (
            "株式会社サンプル 大窪 <okubo@example.jp>",
            "大窪 美津江\nTEL 03-0000-0000",
            "大窪 美津江",
            "okubo@example.jp",
        ),
        ("サンプル <sample@snar.jp>", "お問い合わせは saiyo@example.jp まで。", None, None),
        (
            "サンプル <sample@snar.jp>",
            "お問い合わせは採用担当 大窪 (saiyo@example.jp) まで。",
            "大窪",
            "saiyo@example.jp",
        ),
        (
            "南町教育委員会 学校教育課 <kyoiku@example.jp>",
            "雇用形態 契約社員\n担当者よりご連絡いたします。",
            None,
            None,
        ),
        ("フローリスト 椿 <tsubaki@example.jp>", "フローリスト 椿の大窪です。", "大窪", "tsubaki@example.jp"),
        ("サンプル採用係 <saiyo@example.jp>", "(担当 服部)\n※このメールは送信専用です。", "服部", None),
    ],
)
def test_who_can_be_written_to(sender: str, closing: str, name: str | None, email: str | None) -> None:
    decision = DECISIONS[0] if closing.isascii() else f"野田 様\n\n{DECISIONS[6]}"
    contact = said(f"{decision}\n\n{closing}", sender=sender).contact
    assert (contact.name, contact.email) == (name, email)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Four of the other applicants scored higher on the day.", Cause.OTHER_CANDIDATE),
        ("The vacancy had already been filled.", Cause.FILLED),
        ("Our budget was cut, so the post will not be filled.", Cause.CANCELLED),
        ("Your profile does not meet the requirements of the post.", Cause.NOT_MATCH),
        ("Your background check was not satisfactory.", Cause.CHECK_FAILED),
        ("We are grateful for your background and experience.", None),
        ("別の候補者の方に決定いたしました。", Cause.OTHER_CANDIDATE),
        ("定員に達したため、募集を締め切りました。", Cause.FILLED),
        ("募集そのものを取りやめることになりました。", Cause.CANCELLED),
        ("求める経験との間に差がございました。", Cause.NOT_MATCH),
        ("ご経歴を拝見し、感銘を受けました。", None),
    ],
)
def test_a_reason_is_given_only_where_it_is_stated(text: str, reason: Cause | None) -> None:
    decision = BARE_DECISIONS[text.isascii()]
    assert said(f"{text}\n{decision}").reason is reason


BARE_DECISIONS = {
    True: "We are sorry to tell you that you have not been successful.",
    False: "誠に残念ながら、今回は採用を見送らせていただきます。ご了承くださいますようお願い申し上げます。",
}


@pytest.mark.parametrize(
    ("text", "feedback"),
    [
        ("Your code was clear, but the tests were thin.", "Your code was clear, but the tests were thin."),
        ("They felt that your answers lacked detail.", "They felt that your answers lacked detail."),
        ("We were impressed with your qualifications.", None),
        ("Your portfolio is lovely.", None),
        ("面接官より: 志望動機の説明がやや抽象的だった", "志望動機の説明がやや抽象的だった"),
        ("回答が具体性に欠け、物足りなく感じました。", "回答が具体性に欠け、物足りなく感じました。"),
        ("末筆ながら、今後のご活躍をお祈りいたします。", None),
    ],
)
def test_feedback_is_what_was_said_of_this_reader(text: str, feedback: str | None) -> None:
    decision = BARE_DECISIONS[text.isascii()]
    assert said(f"{decision}\n\n{text}\n").feedback == feedback


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("We do not accept re-applications.", "never_reapply", True),
        ("You may apply again in twelve months.", "reapply", months(12)),
        ("Candidates may reapply from 1 April 2027.", "reapply", date(2027, 4, 1)),
        ("You have been placed on our waiting list until 30 November 2026.", "waitlist_until", date(2026, 11, 30)),
        ("Please do not reply to this email.", "no_contact", True),
        ("Would you be interested in our Data Analyst role instead? Just reply by Friday.", "invited", True),
        ("再応募は固くお断りしております。", "never_reapply", True),
        ("再応募は半年経過後に承ります。", "reapply", months(6)),
        ("補欠の有効期間は2026年11月30日までです。", "waitlist_until", date(2026, 11, 30)),
        ("本メールへの返信は不要です。", "no_contact", True),
        ("惜しくも僅差でした。", "near_miss", True),
    ],
)
def test_what_a_rejection_states_besides(text: str, field: str, value: object) -> None:
    decision = DECISIONS[0] if text.isascii() else DECISIONS[6]
    assert getattr(said(f"{decision}\n\n{text}"), field) == value


def test_weeks_are_days() -> None:
    assert said(f"{DECISIONS[0]} You may reapply after 2 weeks.").reapply == days(14)


@given(st.text(max_size=400), st.text(max_size=60), st.text(max_size=40))
def test_whatever_is_read_something_is_understood(text: str, subject: str, sender: str) -> None:
    assert understand(Mail(text=text, subject=subject, sender_name=sender, sender_address=sender)).kind in MailKind


@given(st.binary(max_size=600))
def test_bytes_too(data: bytes) -> None:
    assert understand(read(data)).kind in MailKind


@pytest.mark.parametrize(
    "piece",
    [
        "not be moving forward ",
        "the The ",
        "(" * 50,
        "株式会社",
        "の",
        "A & ",
        "- ",
        "選考の結果、",
        "\n",
        "a@b.cc ",
        "店",
    ],
)
def test_a_long_text_of_one_kind_ends(piece: str) -> None:
    assert understand(Mail(text=piece * (20_000 // len(piece)))).kind in MailKind


def test_a_firm_that_signs_is_no_person() -> None:
    understood = said(
        "Thank you for applying to Example Robotics. Unfortunately we have decided to move forward with other candidates."
        "\n\nKind regards,\nExample Robotics",
        "Your application to Example Robotics",
        "no-reply@us.greenhouse-mail.io",
    )
    assert (understood.firm, understood.role, understood.contact.name) == ("Example Robotics", None, None)


def test_a_text_of_nothing_but_firms_is_not_looked_at_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    from rechallenge_cli.intake import firms

    looked_at = []
    whole = firms.company_key
    monkeypatch.setattr(firms, "company_key", lambda name: looked_at.append(name) or whole(name))
    understand(Mail(text="株式会社サンプル\n" * 6_000))
    assert 0 < len(looked_at) <= firms._MOST_NAMES


def test_a_run_without_blanks_is_parted() -> None:
    assert max(map(len, prose_of("x" * 10_000, Language.EN).text.split())) <= 60


NO = "Unfortunately we will not be taking your application further.\n\n"
NEIN = "今回は採用を見送らせていただきます。ご応募ありがとうございました。"
FIRMS = [
    # under a person, on a line of its own
    ("Sam Poe <no-reply@hire.lever.co>", "Your application", f"Hi Kim,\n\n{NO}Best,\nSam Poe\nOakline\n", "Oakline"),
    ("Ann Lee <ann@oakline.example>", "Role", f"Hi Kim,\n\n{NO}Ann Lee\nHR Partner\nOakline A/S | Aarhus\n", "Oakline A/S"),
    # beside a person or a service in the display name
    ("Ebba at Lilla Elm <reply-1@inbound.teamtailor-mail.com>", "Sous chef", f"Hi Kim,\n\n{NO}Ebba", "Lilla Elm"),
    ("Oakline (via TalentPost) <noreply@talentpost.example>", "Deckhand", f"Dear Kim,\n\n{NO}Oakline", "Oakline"),
    # without its programme, its town and its offices
    ("Oakline Careers <no-reply@oakline.example>", "Driver", f"Thank you for applying to Oakline Stockton. {NO}The Oakline Team", "Oakline"),
    ("Oakline <jobs@oakline.example>", "Oakline Partners Summer Analyst Programme", f"{NO}Campus Recruiting\nOakline Partners LLP", "Oakline Partners LLP"),
    # whom an agency or a service writes about; where it names nobody, itself
    ("Jo Byrne <jo@byrnesearch.example>", "Oakline Foods - Planner", "They have gone with somebody else.\n\nJo Byrne\nByrne Search", "Oakline Foods"),
    ("Jo Byrne <jo@byrnesearch.example>", "Planner", "Our client has gone with somebody else.\n\nJo Byrne\nByrne Search", "Byrne Search"),
    ("CodeRun <no-reply@coderun.example>", "Test", "Oakline Rail has invited you to take a test.\n\nThe CodeRun Team", "Oakline Rail"),
    ("JobPost <alerts@jobpost.example>", "News", "Position: Milker\nCompany: Oakline Dairy\n\nYou were not selected.\n\nJobPost", "Oakline Dairy"),
    ("Jo Byrne <jo@byrne.example>", "Interview - Oakline Pumps", "Oakline Pumps would like to see you.\n\nJo\nByrne Technical Recruitment", "Oakline Pumps"),
    ("Civil Service Jobs <noreply@jobs.example>", "Update", f"Dear Kim,\n\n{NO}4022 - Analyst\nOakline Statistics Office\n", "Oakline Statistics Office"),
    ("Indeed Apply <apply@indeed.example>", "Indeed Application: Barista", "Barista\nOakline Bakehouse - Madison, WI\n\nThis was sent to Oakline Bakehouse.", "Oakline Bakehouse"),
    # without its section, the place to come to, a person beside the writer; with what the initials stand for
    ("Eva Poe <eva.poe@oak.example>", "PhD", f"{NO}Eva Poe\n\nInstitute for Optics\nUniversity of Oakline", "University of Oakline"),
    ("Oakline Rail <jobs@oaklinerail.example>", "Day", f"{NO}Address: Oakline Rail Training Academy, York\n\nGraduate Recruitment", "Oakline Rail"),
    ("OPDC Selections <no-reply@opdc.example>", "Procedure", "Your letter is ready.\n\nHuman Resources\nOakline Port Data Centre", "Oakline Port Data Centre"),
    ("Ann Lee <a.lee@oakline.example>", "Role", f"Thank you for talking with Martin and me. {NO}Ann Lee\nOakline plc", "Oakline plc"),
    # with the institution's whole name; whom a service takes an application for
    ("PSA Norland <no@psa.example>", "Result", f"{NO}Public Safety Authority of Norland\n", "Public Safety Authority of Norland"),
    ("Ann Lee <ann@oaklinehigh.example>", "Post", f"On behalf of Oakline High School I'm sorry. {NO}Ann Lee\nHead of School", "Oakline High School"),
    ("Oakline School Office <office@oakline.example>", "Teacher", f"{NO}Mrs Poe\nHeadteacher, Oakline Junior School", "Oakline Junior School"),
    ("HireGov <no@hiregov.example>", "Received", "Your application for Analyst, GS-9, with the Bureau of Oakline Rivers was received today.", "Bureau of Oakline Rivers"),
    ("JobTrack system <apps@jobs.example>", "Received", "Re: Band 6 Nurse - Oakline Hospitals Trust\n\nWe have received your application.", "Oakline Hospitals Trust"),
    # only in the address
    ("Ann Lee <ann@oakline-energy.example>", "Role", f"Hi Kim,\n\n{NO}Ann", "Oakline Energy"),
    # 読点で分けた名乗り、附属病院、くっついた部署、支店、仲介者
    ("大野 <ono@x.example.jp>", "件", f"山本様\n\n有限会社かすみ印刷、工場長の大野です。\n{NEIN}", "有限会社かすみ印刷"),
    ("採用 <a@x.example.jp>", "件", f"霞大学医学部附属病院 看護部です。\n{NEIN}", "霞大学医学部附属病院"),
    ("ホテルかすみ 調理部 <cook@k.example.jp>", "件", f"ホテルかすみ調理部の岡部です。\n{NEIN}", "ホテルかすみ"),
    ("民宿かすみ荘 <a@x.example.jp>", "件", f"民宿 かすみ荘の岡部です。\n{NEIN}\n民宿 かすみ荘", "民宿 かすみ荘"),
    ("ナビ <n@navi.example>", "応募受付", "ナビをご利用いただきありがとうございます。\n■応募先：ドラッグかすみ 駅前店", "ドラッグかすみ 駅前店"),
    ("佐々木 <s@hashi.example.jp>", "【カスミ電子様】結果", "橋渡しの佐々木です。\nカスミ電子株式会社の人事部長様より、今回は見送るとのことです。", "カスミ電子株式会社"),
    ("カスミ電子 人事部 <hr@k.example.jp>", "森様の選考結果", f"株式会社橋渡し\n林様\n\nカスミ電子株式会社 人事部です。ご推薦いただいた森様ですが、{NEIN}", "カスミ電子株式会社"),
    ("【霞県】 <no-reply@shinsei.example>", "【霞県】合格者の発表", "第1次試験の合格者を発表しました。\nお問い合わせにはお答えできません。\n\n霞県人事委員会事務局", "霞県"),
    # 名乗り・署名・宛先
    ("みどり病院 総務課 <soumu@midori.example.jp>", "試験の結果", "採用を見送らせていただきます。ご応募ありがとうございました。\n\n医療法人社団 緑会 みどり病院\n総務課 佐藤 一郎", "医療法人社団 緑会 みどり病院"),
    ("佐藤 <sato@kasumi.example.jp>", "結果", "お世話になっております。株式会社かすみの里の佐藤です。\n採用を見送らせていただきます。ご応募ありがとうございました。", "株式会社かすみの里"),
    ("Kasumi Careers <no-reply@kasumi.example.jp>", "選考結果", "株式会社カスミ電子の営業職にご応募いただきありがとうございました。今回は見送らせていただきます。\n\nKasumi Talent Team", "株式会社カスミ電子"),
    ("橋渡しスタッフ 川口 <kawaguchi@hashi.example.jp>", "見学の件", "橋渡しスタッフの川口です。\n派遣先の株式会社カスミより、今回は見送るとの回答がありました。ほかの案件をご紹介できそうです。", "株式会社カスミ"),
    ("シゴトナビ <info@navi.example.jp>", "通知", "シゴトナビをご利用いただきありがとうございます。\n会社名：株式会社カスミ\n今回はご縁がなかったとのことです。", "株式会社カスミ"),
    ("フローリスト かすみ <kasumi@example.jp>", "件", "こんにちは、フローリスト かすみの霞です。\n先日はありがとうございました。来週から入れますか。", "フローリスト かすみ"),
    ("バイト管理 <no-reply@baito.example>", "【炭火焼とり 一番星】結果", "炭火焼とり 一番星 店長の小笠原です！\n枠が埋まってしまいました。すみません。", "炭火焼とり 一番星"),
    ("霞県人事委員会事務局 <no-reply@shinsei.example>", "合格発表", "霞県職員採用試験の合格者の受験番号をホームページに掲載しました。お問い合わせにはお答えできません。\n\n霞県人事委員会事務局", "霞県人事委員会"),
    ("はまなす総合病院 リハビリテーション科 <reha@hama.example.jp>", "試験", "はまなす総合病院リハビリテーション科の工藤と申します。\n試験を行いますので、ご来院ください。\n\nはまなす総合病院\nリハビリテーション科 科長 工藤", "はまなす総合病院"),
    ("南部町教育委員会 学校教育課 <kyoiku@nambu.example.jp>", "面接", "面接を実施しますので、お越しください。ありがとうございました。\n場所 南部町立中央中学校\n\n南部町教育委員会 学校教育課", "南部町教育委員会"),
    ("さくら坂薬局 採用担当 <saiyo@s.example>", "求人", "はじめまして。株式会社さくら坂薬局で採用を担当しております内海です。\nご応募くださり、ありがとうございます。", "株式会社さくら坂薬局"),
    ("Wantedly <n@wantedly.example>", "Kasumisoの野々村さんからメッセージが届きました", "Kasumisoの野々村さんからメッセージが届きました。\n今回は見送らせてください。\n野々村", "Kasumiso"),
    ("Indeed 応募 <apply@indeed.example>", "Indeed での応募", "応募が完了しました\n\nドライバー\n株式会社カスミ運輸 - 埼玉県 川口市\n\n次の情報が 株式会社カスミ運輸 に送信されました。", "株式会社カスミ運輸"),
    ("ことのは文庫 <info@bunko.example.jp>", "ご応募の件", "ことのは文庫です。\n初日は20日の10時でお願いします。現時点でお約束できることはここまでです。", "ことのは文庫"),
]  # fmt: skip


@pytest.mark.parametrize(("sender", "subject", "text", "firm"), FIRMS)
def test_the_firm_is_read_where_it_is_named(sender: str, subject: str, text: str, firm: str) -> None:
    assert said(text, subject, sender).firm == firm


@pytest.mark.parametrize(
    ("sender", "text", "name", "email"),
    [
        ("HR <hr@oak.example>", f"{NO}Please contact the Dean, Dr Ann Poe (a.poe@oak.example).\n\nHR", "Dr Ann Poe", "a.poe@oak.example"),
        ("Team <team@oak.example>", "Your recruitment contact is Dawn Reed, dawn.reed@oak.example.\n\nResourcing Team", "Dawn Reed", "dawn.reed@oak.example"),
        ("Jobs <no-reply@oak.example>", "Contact Person: Meera Shah (HR)\n\nHR Team", "Meera Shah", None),
        ("申請 <no-reply@shinsei.example.jp>", "氏名：藤村　さくら\n申込データが到達しました。\n\n霞県庁", None, None),
        ("ホテルかすみ 調理部 <cook@k.example.jp>", f"ホテルかすみ調理部 採用係の岡部です。\n{NEIN}", "岡部", "cook@k.example.jp"),
    ],
)  # fmt: skip
def test_who_is_named_to_be_written_to(sender: str, text: str, name: str | None, email: str | None) -> None:
    assert said(text, "ご連絡" if not text.isascii() else "Update", sender).contact == Contact(name, email)
