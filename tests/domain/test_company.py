import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rechallenge_cli.domain.company import company_key, is_address, is_system_address

JAPANESE_FORMS = (
    "株式会社", "(株)", "（株）", "㈱", "㍿", "有限会社", "(有)", "㈲", "合同会社", "(同)", "合資会社", "合名会社",
    "一般社団法人", "(一社)", "公益財団法人", "学校法人", "医療法人", "医療法人社団", "特定非営利活動法人", "NPO法人",
    "国立大学法人", "有限責任監査法人",
)  # fmt: skip
WESTERN_FORMS = (
    "Inc", "Inc.", "Incorporated", "Ltd", "Ltd.", "Limited", "LLC", "L.L.C.", "GmbH", "AG", "Co.", "Co., Ltd.",
    "Co.,Ltd.", "Co.Ltd.", "CO LTD", "Corp", "Corp.", "Corporation", "Company", "& Company", "& Co.", "and Co.",
    "PLC", "plc", "S.A.", "SA", "SAS", "SARL", "B.V.", "N.V.", "Pty Ltd", "Pty. Ltd.", "Pte. Ltd.",
    "Private Limited", "K.K.", "KK", "G.K.", "Oy", "AB", "A/S", "SpA", "S.p.A.", "KG", "GmbH & Co. KG", "LLP", "SE",
    "Sp. z o.o.", "S.A. de C.V.", "Kabushiki Kaisha",
)  # fmt: skip
FORMS = st.sampled_from(JAPANESE_FORMS + WESTERN_FORMS)
PIECES = st.sampled_from([" ", ",", ", ", "&", "Acme", "サイバー", "\u200b"])
NAMES = st.lists(FORMS | PIECES | st.text(max_size=5)).map("".join)


@pytest.mark.parametrize("form", JAPANESE_FORMS)
@pytest.mark.parametrize("pattern", ["{0}サイバー", "サイバー{0}", "{0} サイバー", "サイバー　{0}", "{0}サイバー Inc."])
def test_japanese_forms_in_front_or_behind(form: str, pattern: str) -> None:
    assert company_key(pattern.format(form)) == "サイバー"


@pytest.mark.parametrize("form", WESTERN_FORMS)
@pytest.mark.parametrize("pattern", ["Acme {}", "Acme, {}", "ACME,{}", "Ａｃｍｅ　{}", "株式会社Acme {}", "Acme {} ㈱"])
def test_western_forms_behind(form: str, pattern: str) -> None:
    assert company_key(pattern.format(form)) == "acme"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ｓｋｙ株式会社", "sky"),
        ("Sky", "sky"),
        ("sky Inc.", "sky"),
        ("Example, Inc.", "example"),
        ("  Two   Words\u200b Ltd ", "two words"),
        ("ｻｲﾊﾞｰ", "サイバー"),
        ("さいばー", "さいばー"),
        ("AICE", "aice"),
        ("AICE Robotics", "aice robotics"),
        ("AG Insurance", "ag insurance"),
        ("Limited Brands", "limited brands"),
        ("Magicorp", "magicorp"),
        ("Costco", "costco"),
        ("Visa", "visa"),
        ("Saab", "saab"),
        ("AG Inc.", "ag"),
        ("SA Co., Ltd.", "sa"),
        ("Limited", "limited"),
        ("Inc.", "inc."),
        (", Inc.", ", inc."),
        ("株式会社", "株式会社"),
        ("㈱", "(株)"),
        ("日本株式会社研究所", "日本株式会社研究所"),
        ("ソニーInc", "ソニーinc"),
        ("McKinsey & Company", "mckinsey"),
        ("H&M", "h&m"),
        ("!", "!"),
        (",", ","),
        (" ", " "),
        ("\u200b", "\u200b"),
        ("", ""),
    ],
)
def test_company_key(name: str, key: str) -> None:
    assert company_key(name) == key


@given(NAMES)
@example("株式会社 Inc. (株)")
@example("Acme Inc,, Ltd")
def test_a_key_is_its_own_key_and_never_empty(name: str) -> None:
    key = company_key(name)
    assert company_key(key) == key
    assert bool(key) == bool(name)


@given(st.text("abcxyz漢字カナ", min_size=3), FORMS)
def test_a_form_makes_no_difference(name: str, form: str) -> None:
    assert company_key(f"{name} {form}") == company_key(name.upper())


@pytest.mark.parametrize(
    "email",
    [
        "no-reply@us.greenhouse-mail.io", "no-reply@hire.lever.co", "no-reply@ashbyhq.com", "acme@myworkday.com",
        "notification@smartrecruiters.com", "acme+autoreply@talent.icims.com", "system@successfactors.com",
        "system@successfactors.eu", "noreply@candidates.workablemail.com", "notification@jobvite.com",
        "noreply@applytojob.com", "notifications@app.bamboohr.com", "donotreply@acme.avature.net",
        "no-reply@ats.rippling.com", "jobs-noreply@linkedin.com", "123.candidate@acme.n-ats.hrmos.co",
        "acme-recruit@snar.jp", "acme@mail.axol.jp", "info-job@miws.mynavi.jp", "acme-saiyo@hito-link.jp",
        "mbox@em.talentio.com", "No-Reply@Example.com", "noreply+123@example.com", "no.reply@example.com",
        "no_reply@example.com", "do-not-reply@example.com", "do_not.reply@example.com",
        "careers-noreply@example.com", "notification+tag@example.com", "notifications@example.com",
        "MAILER-DAEMON@example.com", "auto-reply@example.com", "system@example.co.jp",
        "acme@axol.jp", "acme@i-webs.jp", "message@job.mynavi.jp", "reply-77ab@inbound.teamtailor-mail.com",
        "ｎｏｒｅｐｌｙ@example.com",
        "someone@ACME.MyWorkday.com",
    ],
)  # fmt: skip
def test_system_addresses(email: str) -> None:
    assert is_system_address(email)
    assert is_address(email)


@pytest.mark.parametrize(
    "email",
    [
        "jane.doe@example.com", "saiyo@example.co.jp", "jane+system@example.com", "systems@example.com",
        "reply@example.com", "jane@notmyworkday.com", "jane@myworkday.com.example", "jane@linkedin.com",
        "田中@例え.jp", "jane@lever.co",
    ],
)  # fmt: skip
def test_addresses_of_people(email: str) -> None:
    assert not is_system_address(email)
    assert is_address(email)


@pytest.mark.parametrize(
    "email",
    [
        "", "@", "jane", "jane@", "@example.com", "jane@example", "jane@.com", "jane@example.", "jane@a..b", "a@b@c.de",
        "jane doe@example.com", "jane@exam ple.com", " jane@example.com", "jane@example.com\n", "jane\0@example.com",
        "jane@example.com\u200b", "jane\u3000@example.com", "\ud800@example.com", "<jane@example.com>",
        "a@b.c,d", "a@b.c;d",
    ],
)  # fmt: skip
def test_no_addresses(email: str) -> None:
    assert not is_address(email)


@given(st.text())
def test_no_text_is_too_strange_to_judge(email: str) -> None:
    assert isinstance(is_system_address(email), bool)
    assert not is_address(email) or email.count("@") == 1
