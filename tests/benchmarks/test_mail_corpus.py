import email
from email import policy

import pytest
from mail_corpus import build, corpus, cp50220

TEXT = "山田様\n選考の結果、見送りとなりました。\n"
HEADERS = "From: サンプル採用担当 <saiyo@example.jp>\nTo: a@example.org\nSubject: 選考結果のご連絡\nDate: Wed, 21 Oct 2026 09:12:00 +0900"


def sample(text: str = TEXT, **how: str) -> str:
    keys = "".join(f'{name} = "{value}"\n' for name, value in how.items())
    return f'+++\nkind = "rejection"\nnear_miss = true\n{keys}+++\n{HEADERS}\n\n{text}'


def parsed(data: bytes):
    return email.message_from_bytes(data, policy=policy.default)


def payload(data: bytes) -> bytes:
    return parsed(data).get_payload(decode=True)


def lines(text: str) -> str:
    return text.replace("\n", "\r\n")


def test_labels_are_what_the_file_says_without_how_it_is_built():
    labels, _data = build(sample(charset="euc-jp", declared="utf-8", transfer="base64", body="html"))
    assert labels == {"kind": "rejection", "near_miss": True}


@pytest.mark.parametrize("charset", ["utf-8", "iso-2022-jp", "shift_jis", "cp932", "euc-jp"])
@pytest.mark.parametrize("transfer", ["7bit", "8bit", "base64", "quoted-printable"])
def test_charset_and_transfer(charset, transfer):
    _labels, data = build(sample(charset=charset, transfer=transfer))
    assert payload(data).replace(b"\r\n", b"\n").strip() == TEXT.strip().encode(charset)
    message = parsed(data)
    assert message["Content-Transfer-Encoding"] == transfer
    assert message.get_content_charset() == {"cp932": "shift_jis"}.get(charset, charset)
    assert message["Subject"] == "選考結果のご連絡"
    assert message["From"].addresses[0].display_name == "サンプル採用担当"
    assert message["From"].addresses[0].addr_spec == "saiyo@example.jp"


@pytest.mark.parametrize(
    ("charset", "text"), [("iso-8859-1", "Grüße"), ("windows-1252", "it’s"), ("us-ascii", "plain")]
)
def test_latin_charsets(charset, text):
    _labels, data = build(sample(text, charset=charset))
    assert payload(data) == text.encode(charset)
    assert parsed(data)["Subject"] == "選考結果のご連絡"


def test_nec_row_13():
    _labels, data = build(sample("①㈱\n", charset="cp50220"))
    assert payload(data) == b"\x1b$B-!-j\x1b(B\r\n"
    assert parsed(data).get_content_charset() == "iso-2022-jp"
    assert cp50220("a") == b"a"


@pytest.mark.parametrize(("declared", "told"), [("iso-2022-jp", "iso-2022-jp"), ("", None)])
def test_a_label_that_lies_or_is_missing(declared, told):
    _labels, data = build(sample(declared=declared))
    assert payload(data) == lines(TEXT).encode()
    assert parsed(data).get_content_charset() == told


def test_bodies():
    assert parsed(build(sample("<p>a</p>", body="html"))[1]).get_content_type() == "text/html"
    both = parsed(build(sample("plain\n+++ html\n<p>a</p>", body="alternative"))[1])
    assert [(each.get_content_type(), each.get_content().strip()) for each in both.iter_parts()] == [
        ("text/plain", "plain"),
        ("text/html", "<p>a</p>"),
    ]
    mixed = parsed(build(sample(body="mixed-attachment"))[1])
    text, attachment = mixed.iter_parts()
    assert text.get_content() == lines(TEXT)
    assert (attachment.get_content_type(), attachment.get_filename()) == ("application/pdf", "letter.pdf")
    assert attachment.get_content().startswith(b"%PDF")


def test_a_raw_body_is_only_encoded():
    source = '+++\nkind = "other"\nbody = "raw"\ncharset = "cp932"\n+++\n件名：結果\n\n本文\n'
    assert build(source) == ({"kind": "other"}, "件名：結果\n\n本文\n".encode("cp932"))


def test_what_is_no_such_file():
    with pytest.raises(ValueError, match="no such body"):
        build(sample(body="rtf"))
    with pytest.raises(ValueError, match="before"):
        build(f"x\n{sample()}")


def test_all_below_a_folder_in_order(tmp_path):
    for name in ("b/2.mail", "a/1.mail", "a/notes.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(sample(), encoding="utf-8")
    assert [path.name for path, _labels, _data in corpus(tmp_path)] == ["1.mail", "2.mail"]
