import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mail_corpus import cp50220
from mail_samples import HEADERS, JAPANESE, mail, nested, part, parts, raw

from rechallenge_cli.intake.message import read
from rechallenge_cli.intake.understanding import understand

REAL = [
    mail(JAPANESE, charset="cp932", declared="Shift_JIS", transfer="base64"),
    mail(cp50220(JAPANESE), declared="iso-2022-jp", Subject="=?iso-2022-jp?B?GyRCQSo5TTdrMkwbKEI=?="),
    mail(
        "<table><tr><td style='display:none'>a</td><td>b<br>c</td></tr></table>",
        kind="text/html",
        transfer="quoted-printable",
    ),
    parts(
        nested("a", part("plain"), part("<p>page</p>", "text/html")),
        part(b"%PDF", "application/pdf", Content_Disposition="attachment; filename*0*=utf-8''%E9; filename*1=x"),
    ),
    parts(part("note"), part(mail("inner"), "message/rfc822"), Subject="Fwd: x"),
    mail(
        "FYI\n\n---------- Forwarded message ---------\nFrom: a <a@example.com>\nDate: 2026年10月3日\nSubject: x\n\n> old\nOn 1 Jan 2026, b wrote:\n> c"
    ),
]
PIECES = [
    b"\0",
    b"\xff",
    b"\n",
    b"\r",
    b"=?utf-8?B?",
    b"?=",
    b"--=_b1\n",
    b"Content-Type: multipart/mixed; boundary=",
    b";",
    b'"',
    b"\x1b$B",
    b"<",
    b"*0*=",
]


def check(data: bytes) -> None:
    found = read(data)
    names = (
        found.subject,
        found.sender_name,
        found.sender_address,
        found.reply_to,
        found.message_id,
        found.in_reply_to,
    )
    texts = (found.text, found.quoted, found.original, found.forwarded_by)
    for value in (*names, *texts, *found.to, *found.attachments, *found.links):
        value.encode("utf-8")
        assert "\0" not in value
    assert "\n" not in found.subject + found.sender_name


@settings(deadline=None)
@given(st.binary(max_size=500))
def test_any_bytes(data):
    check(data)
    check(b"Subject: x\n" + data)
    check(b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" + data)


@st.composite
def mutated(draw):
    """A real mail with some of it cut out, doubled or replaced."""
    data = draw(st.sampled_from(REAL))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        data = (
            data[:start]
            + draw(st.sampled_from(PIECES) | st.just(data[start:end] * 2) | st.binary(max_size=4))
            + data[end:]
        )
    return data


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(mutated())
def test_real_mails_that_were_damaged(data):
    check(data)


MANY = 300_000


@pytest.mark.parametrize(
    "unit",
    [
        ">",
        " ",
        "<",
        "> ",
        "\n",
        ">\n",
        "\t",
        "a",
        "あ",
        "\u200b",
        "=?utf-8?q?",
        "https://",
        "<br>",
        "-",
        "件名：",
        "On 1\n",
        "@",
        "<a@b",
    ],
)
@pytest.mark.parametrize("kind", ["text/plain", "text/html"])
def test_long_bodies(unit, kind, promptly):
    with promptly(4):
        check(mail(unit * (MANY // len(unit.encode())), kind=kind, Subject="Re: x"))


def test_a_line_of_five_megabytes(promptly):
    for unit in (">", " ", "<"):
        with promptly(8):
            check(mail(unit * 5_000_000))


@pytest.mark.parametrize(
    "unit", [";", "=?a?b?", "=?utf-8?B?YQ==?= ", "(", "<", '"', "a@", ",", "\\", "\n ", "a\n b", "é", "*0*=", "x*1=;"]
)
@pytest.mark.parametrize(
    "header", ["Subject", "From", "To", "Date", "Content-Type", "Message-ID", "Content-Disposition"]
)
def test_long_headers(header, unit, promptly):
    data = mail("x", **{header.replace("-", "_"): "multipart/mixed; name=" + unit * (200_000 // len(unit))})
    with promptly(2):
        check(data)
        check(raw({"Subject": "x", header: "text/plain; boundary=" + unit * (200_000 // len(unit))}, b"x"))


def test_many_headers_and_none_that_end(promptly):
    with promptly(4):
        check(b"A: b\n" * 100_000 + b"Subject: x\n\nbody")
        check(b"Subject: x\n" * 100_000)
        check(b"Subject: " + b"x" * 3_000_000)


def test_many_parts_and_many_levels(promptly):
    many = parts(*[part("x")] * 10_000)
    deep = part("x")
    for level in range(300):
        deep = nested(f"b{level}", deep, kind=random.Random(level).choice(["mixed", "alternative"]))
    mails = mail("x")
    for _ in range(60):
        mails = parts(part(mails, "message/rfc822"), Subject="Fwd: x")
    with promptly(6):
        check(many)
        check(raw(HEADERS, b"").rstrip() + b"\n" + deep + b"x\n" * 50_000)
        check(mails)
        check(raw({**HEADERS, "Content-Type": "multipart/mixed; boundary=a"}, b"--a" * 100_000))
        check(raw({**HEADERS, "Content-Type": "multipart/mixed; boundary=a"}, b"--a\n" * 100_000))


LETTERS = {
    "en": "Dear Jane,\n\nUnfortunately we will not move forward with your application for the Data Analyst role.\n\n{}\n\nKind regards,\nAnn Lee\nExample Robotics\n",
    "ja": "山田様\n\n株式会社サンプルの佐藤です。\n残念ながら、今回は採用を見送らせていただくこととなりました。\n\n{}\n\n人事部 佐藤\n",
}


@pytest.mark.parametrize("lang", LETTERS)
@pytest.mark.parametrize(
    "unit", ["F", "A.", "Aa-", "12/", "20", "re", "次点", "漢", "株式会社", "Ａ", "a@b.com ", "A "]
)
def test_what_never_ends_is_understood_in_time(unit, lang, promptly):
    endless = unit * (20_000 // len(unit))
    letter = LETTERS[lang]
    with promptly(1):
        understand(read(mail(letter.format(endless))))
    with promptly(1):
        understand(read(mail(letter.format(""), Subject=endless, From=f"{endless} <a@example.com>", Reply_To=endless)))
