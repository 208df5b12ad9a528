from datetime import date, datetime, timedelta, timezone

import pytest
from mail_corpus import cp50220
from mail_samples import HEADERS, JAPANESE, joined, mail, nested, part, parts, raw

from rechallenge_cli.intake.message import Mail, read

TEXT = "Dear Jane,\n\nwe have filled the position.\n\nBest,\nJohn"


def test_a_plain_mail():
    found = read(mail(TEXT, Reply_To="John <john@example.com>", In_Reply_To="<0@example.org>"))
    assert found == Mail(
        message_id="<1@mail.example.com>",
        in_reply_to="<0@example.org>",
        subject="Your application",
        sender_name="Example Robotics",
        sender_address="hr@example.com",
        reply_to="john@example.com",
        to=("jane@example.org",),
        date=date(2026, 10, 21),
        sent_at=datetime(2026, 10, 21, 9, 12, tzinfo=timezone(timedelta(hours=9))),
        is_reply=True,
        text=TEXT,
        original=TEXT,
    )
    assert read(mail(TEXT).replace(b"\n", b"\r\n")) == read(mail(TEXT))


@pytest.mark.parametrize("transfer", ["8bit", "base64", "quoted-printable"])
@pytest.mark.parametrize("kind", ["text/plain", "text/html"])
@pytest.mark.parametrize(
    ("charset", "declared"),
    [
        ("utf-8", None),
        ("iso2022_jp", "iso-2022-jp"),
        ("utf-8", "iso-2022-jp"),
        ("cp932", "Shift_JIS"),
        ("cp932", "us-ascii"),
        ("cp932", "utf-8"),
        ("cp932", "iso-8859-1"),
        ("euc_jp", "EUC-JP"),
        ("euc_jp", "utf-8"),
        ("euc_jp", "shift_jis"),
        ("utf-8", ""),
        ("cp932", ""),
        ("cp932", "x-unknown"),
        ("iso2022_jp", "us-ascii"),
    ],
)
def test_charsets_and_their_labels(charset, declared, transfer, kind):
    body = JAPANESE.replace("\n", "<br>\n") if kind == "text/html" else JAPANESE
    assert read(mail(body, charset=charset, declared=declared, transfer=transfer, kind=kind)).text == JAPANESE


def test_nec_row_13_in_header_and_body():
    data = mail(
        cp50220("㈱サンプル①\nⅢ"),
        declared="iso-2022-jp",
        Subject=cp50220("①㈱サンプル"),
        From=cp50220("㈱採用") + b" <a@example.jp>",
    )
    found = read(data)
    assert (found.subject, found.sender_name, found.sender_address) == ("①㈱サンプル", "㈱採用", "a@example.jp")
    assert found.text == "㈱サンプル①\nⅢ"


def test_the_charset_of_a_page_without_a_label():
    page = '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">привет'
    assert read(mail(page, charset="koi8-r", declared="", kind="text/html")).text == "привет"


@pytest.mark.parametrize("lost", range(1, 9))
@pytest.mark.parametrize("transfer", ["base64", "quoted-printable"])
def test_an_encoding_that_is_broken_at_its_end(transfer, lost):
    text = read(mail(JAPANESE * 3, transfer=transfer)[:-lost]).text
    assert text.startswith(JAPANESE[:-1])
    assert len(text) > 2.5 * len(JAPANESE)


def test_an_encoding_that_was_never_applied():
    assert read(mail(TEXT).replace(b"Encoding: 8bit", b"Encoding: base64")).text == TEXT
    assert read(mail(TEXT).replace(b"Encoding: 8bit", b"Encoding: x-new")).text == TEXT


def test_base64_in_pieces():
    assert read(mail(b"YWI=\nY2Q=\n").replace(b"Encoding: 8bit", b"Encoding: BASE64 ")).text == "abcd"


def test_lines_that_were_broken_to_fit():
    data = mail("選考の結果、残念な \nがら見送り \nます\n\n-- \nHR\n", Content_Type="text/plain")
    flowed = data.replace(b"charset=utf-8", b"charset=utf-8; format=flowed; delsp=yes")
    assert read(flowed).text == "選考の結果、残念ながら見送ります\n\n--\nHR"
    assert (
        read(mail("one \ntwo\nthree").replace(b"charset=utf-8", b"charset=utf-8; format=flowed")).text
        == "one two\nthree"
    )


@pytest.mark.parametrize(
    "plain", ["", " \n\u200b", "Please view this email in your browser.", "このメールはHTML形式です。"]
)
def test_the_page_when_the_plain_part_says_nothing(plain):
    data = parts(part(plain), part("<p>残念ながら</p>", "text/html; charset=utf-8"), kind="alternative")
    assert read(data).text == "残念ながら"


def test_the_plain_part_when_there_is_one():
    page = nested("r", part("<p>page</p>", "text/html"), kind="related")
    data = parts(nested("a", part(TEXT), page), part(b"%PDF", "application/pdf; name=a.pdf"))
    assert read(data).text == TEXT
    assert read(data).attachments == ("a.pdf",)
    assert read(parts(part(""), page, kind="alternative")).text == "page"


def test_parts_of_text_below_each_other():
    assert read(parts(part("one"), part("<b>two</b>", "text/html"), part("three"))).text == "one\n\ntwo\n\nthree"


def test_a_page_in_a_plain_part():
    assert read(mail("<!DOCTYPE html><html><body><p>a</p>b</body></html>")).text == "a\n\nb"


def test_links_are_kept_and_nothing_else_is_made_of_them():
    assert read(mail("Log in: https://example.com/a?b=(1). Or（https://example.jp/x）")).links == (
        "https://example.com/a?b=(1",
        "https://example.jp/x",
    )
    assert read(mail('<a href="https://example.com/">x</a>', kind="text/html")).links == ("https://example.com/",)


def test_names_of_attachments():
    names = [
        {"Content_Disposition": "attachment; filename*=iso-2022-jp''%1B%24B%41%2A9M%1B%28B.pdf"},
        {"Content_Disposition": "attachment; filename*0*=utf-8''%E9%81%B8; filename*1*=%E8%80%83.pdf"},
        {"Content_Disposition": 'attachment; filename="=?utf-8?B?6YG46ICD?=.pdf"'},
        {"Content_Disposition": 'attachment; filename="選考.pdf"'},
        {"Content_Disposition": "attachment; filename*=nonsense"},
        {"Content_Disposition": "attachment"},
    ]
    data = parts(part(TEXT), *(part(b"%PDF", "application/pdf", **name) for name in names))
    assert read(data).text == TEXT
    assert read(data).attachments == (*["選考.pdf"] * 4, "nonsense", "application/pdf")


def test_text_that_is_attached_is_not_what_was_written():
    found = read(parts(part(TEXT), part("notes", Content_Disposition="attachment; filename=notes.txt")))
    assert (found.text, found.attachments) == (TEXT, ("notes.txt",))
    invitation = part("BEGIN:VCALENDAR", "text/calendar; name=invite.ics")
    assert read(parts(part(TEXT), invitation)).attachments == ("invite.ics",)


@pytest.mark.parametrize(
    "data",
    [
        raw({**HEADERS, "Content-Type": "multipart/mixed; boundary=x"}, TEXT.encode()),
        raw({**HEADERS, "Content-Type": "multipart/mixed"}, joined("lost", part(TEXT))),
        raw({**HEADERS, "Content-Type": 'multipart/mixed; boundary="b"'}, b"--b\n" + part(TEXT)),
        raw(
            {**HEADERS, "Content-Type": "multipart/mixed; boundary=b "},
            b"before\n--b  \n\n" + TEXT.encode() + b"\n--b--\nafter",
        ),
        raw({**HEADERS, "Content-Type": ";;;"}, TEXT.encode()),
        raw({**HEADERS, "Content-Type": "text"}, TEXT.encode()),
        raw({"Subject": "x", "nonsense": "", **HEADERS}, TEXT.encode()),
        b"\xef\xbb\xbf\r\n\n" + mail(TEXT),
        b"From hr@example.com Wed Oct 21 09:12:00 2026\n" + mail(TEXT),
        b">From hr\n" + mail(TEXT),
    ],
)
def test_broken_nesting_and_what_stands_before_the_headers(data):
    assert read(data).text == TEXT
    assert read(data).sender_address == "hr@example.com"


def test_deep_nesting_ends_somewhere():
    inner = part(TEXT)
    for level in range(400):
        inner = nested(f"b{level}", inner, kind="mixed")
    assert read(raw(HEADERS, b"").rstrip() + b"\n" + inner).subject == "Your application"


@pytest.mark.parametrize(
    ("headers", "bulk", "automatic", "unsubscribe"),
    [
        ({}, False, False, False),
        ({"List_Id": "<news.example.com>"}, True, False, False),
        ({"Precedence": "bulk"}, True, False, False),
        ({"Precedence": "List"}, True, False, False),
        ({"Precedence": "first-class"}, False, False, False),
        ({"List_Unsubscribe": "<mailto:u@example.com>"}, False, False, True),
        ({"Auto_Submitted": "auto-generated"}, False, True, False),
        ({"Auto_Submitted": "no"}, False, False, False),
        ({"X_Autoreply": "yes"}, False, True, False),
        ({"Precedence": "auto_reply"}, False, True, False),
    ],
)
def test_lists_and_machines(headers, bulk, automatic, unsubscribe):
    found = read(mail(TEXT, **headers))
    assert (found.is_bulk, found.is_automatic, found.has_unsubscribe) == (bulk, automatic, unsubscribe)


@pytest.mark.parametrize(
    ("subject", "is_reply"), [("Re: x", True), ("RE[2]: x", True), ("返信: x", True), ("Regret", False)]
)
def test_replies(subject, is_reply):
    assert read(mail(TEXT, Subject=subject)).is_reply is is_reply
    assert read(mail(TEXT, References="<a@b>")).is_reply


def test_no_date_and_none_that_can_be_read():
    for value in ("", "yesterday", "Sat, 99 Zzz 2026 99:99:99 +9999"):
        found = read(mail(TEXT, Date=value))
        assert (found.date, found.sent_at) == (None, None)


def test_the_answer_without_what_it_quotes():
    found = read(
        mail("Thanks.\n\nOn Sat, Oct 3, 2026 at 9:00 AM HR <hr@example.com> wrote:\n> Unfortunately", Subject="Re: x")
    )
    assert found.text == "Thanks."
    assert found.quoted.endswith("> Unfortunately")
    assert "Thanks" in found.original
    assert "Unfortunately" in found.original


FORWARDED = """FYI

---------- Forwarded message ---------
差出人: 採用担当 <saiyo@example.jp>
Date: 2026年10月3日(土) 9:00
Subject: 選考結果のご連絡
To: <jane@example.org>


山田様

見送りとなりました。
"""


def check_forward(found: Mail) -> None:
    assert (found.sender_name, found.sender_address) == ("採用担当", "saiyo@example.jp")
    assert (found.subject, found.date) == ("選考結果のご連絡", date(2026, 10, 3))
    assert found.text == "山田様\n\n見送りとなりました。"
    assert found.forwarded_by == "hr@example.com"
    assert not found.is_reply


def test_a_forward():
    found = read(mail(FORWARDED, Subject="Fwd: 選考結果のご連絡"))
    check_forward(found)
    assert found.original.startswith("FYI")
    assert found.message_id == "<1@mail.example.com>"
    check_forward(
        read(
            mail(
                FORWARDED.replace("\n", "<br>\n").replace("<saiyo@example.jp>", "&lt;saiyo@example.jp&gt;"),
                kind="text/html",
            )
        )
    )


@pytest.mark.parametrize(
    "mark",
    ["---------- Forwarded message ---------", "Begin forwarded message:", "-------- 転送されたメッセージ --------"],
)
def test_nested_forwards(mark):
    text = f"note\n\n{mark}\nFrom: Friend <f@example.net>\nDate: 5 October 2026\nSubject: Fwd: x\n\n\n{FORWARDED}"
    check_forward(read(mail(text, Subject="Fwd: Fwd: x")))


def test_a_forward_of_outlook():
    text = (
        "From: HR <saiyo@example.jp>\nSent: Saturday, October 3, 2026 9:00 AM\nTo: Jane\nSubject: Result\n\nWe regret."
    )
    found = read(mail(text, Subject="FW: Result"))
    assert (found.sender_address, found.date, found.subject, found.text) == (
        "saiyo@example.jp",
        date(2026, 10, 3),
        "Result",
        "We regret.",
    )


def test_a_forward_that_tells_no_date_has_none():
    found = read(
        mail("---------- Forwarded message ---------\nFrom: HR <saiyo@example.jp>\n\nWe regret.", Subject="転送: 結果")
    )
    assert (found.date, found.subject, found.sender_address) == (None, "結果", "saiyo@example.jp")


def enclosing(inner: bytes, note: str = "see attached", **headers: str) -> bytes:
    return parts(part(note), part(inner, "message/rfc822"), **headers)


def test_a_mail_that_is_attached():
    inner = mail("見送りとなりました。", From="採用 <saiyo@example.jp>", Subject="結果", Message_ID="<2@example.jp>")
    for data in (enclosing(inner), enclosing(enclosing(inner, From="a@example.org"), boundary="outer")):
        found = read(data)
        assert (found.text, found.subject, found.message_id) == ("見送りとなりました。", "結果", "<2@example.jp>")
        assert found.forwarded_by == "hr@example.com"
        assert "see attached" in found.original


def test_a_mail_attached_to_a_mail_of_its_own():
    found = read(enclosing(mail("old", Subject="older"), note="long " * 200))
    assert found.text.startswith("long")
    assert found.attachments == ("older",)
    assert found.forwarded_by == ""


def test_a_mail_that_came_back_is_no_forward():
    found = read(parts(part("not delivered"), part(mail("old"), "message/rfc822"), kind="report"))
    assert (found.text, found.forwarded_by) == ("not delivered", "")


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "utf-16", "euc_jp", "utf-8-sig"])
def test_pasted_text(encoding):
    text = "件名：選考結果のご連絡\n差出人：株式会社サンプル <saiyo@example.jp>\n日付：2026年10月3日(土) 9:00\n\n山田様\n見送りとなりました。"
    found = read(text.encode(encoding))
    assert (found.subject, found.sender_name) == ("選考結果のご連絡", "株式会社サンプル")
    assert (found.date, found.text) == (date(2026, 10, 3), "山田様\n見送りとなりました。")
    assert found.forwarded_by == ""
    bare = read("山田様\n見送りとなりました。".encode(encoding))
    assert (bare.subject, bare.sender_name, bare.date, bare.text) == ("", "", None, "山田様\n見送りとなりました。")


def test_pasted_text_in_english():
    found = read(b"Subject: Your application\nFrom: HR <hr@example.com>\nDate: Oct 3, 2026\n\nDear Jane,\nno.")
    assert (found.subject, found.sender_address, found.date, found.text) == (
        "Your application",
        "hr@example.com",
        date(2026, 10, 3),
        "Dear Jane,\nno.",
    )
    assert read(b"Note: we regret\nto inform you").text == "Note: we regret\nto inform you"
    assert read(b"Dear Jane,\n\nSubject: x\n").text == "Dear Jane,\n\nSubject: x"


def test_nothing_is_a_mail_with_nothing_in_it():
    assert read(b"") == Mail()
