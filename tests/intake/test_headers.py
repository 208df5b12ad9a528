import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mail_corpus import cp50220

from rechallenge_cli.intake.headers import addresses, decode_header, message_id, name_and_address


def word(data: bytes, charset: str = "utf-8") -> str:
    return f"=?{charset}?B?{base64.b64encode(data).decode()}?="


def surrogates(data: bytes) -> str:
    """Bytes above ASCII as the parser of the standard library hands them over."""
    return data.decode("ascii", "surrogateescape")


@pytest.mark.parametrize("cut", range(1, 24))
def test_a_character_cut_between_two_words(cut):
    data = "選考結果のご連絡".encode()
    assert decode_header(f"{word(data[:cut])}\r\n {word(data[cut:])}") == "選考結果のご連絡"


def test_words_beside_each_other_text_and_other_charsets():
    assert (
        decode_header(f"Re: {word('選考'.encode())} {word('結果'.encode('cp932'), 'Shift_JIS')} (2)")
        == "Re: 選考結果 (2)"
    )
    assert decode_header("=?utf-8?Q?a_b?= =?UTF-8*en?q?_c=3F?=d") == "a b c?d"
    assert decode_header(f"{word(b'a')}{word(b'b')}") == "ab"
    assert decode_header(f"{word(b'a')} x {word(b'b')}") == "a x b"


def test_nec_row_13_and_lies_in_words():
    assert decode_header(word(cp50220("㈱サンプル①"), "iso-2022-jp")) == "㈱サンプル①"
    assert decode_header(word("株式会社サンプル".encode(), "iso-2022-jp")) == "株式会社サンプル"
    assert decode_header(word("株式会社サンプル".encode("cp932"), "utf-8")) == "株式会社サンプル"


@pytest.mark.parametrize("encoding", ["utf-8", "iso2022_jp", "cp932", "euc_jp"])
def test_raw_bytes(encoding):
    assert decode_header(surrogates("選考結果のご連絡".encode(encoding))) == "選考結果のご連絡"


def test_broken_words_are_read_as_far_as_they_go():
    assert decode_header("=?utf-8?B?6YG46ICD57WQ5p6?=") == "選考結"
    assert decode_header("=?utf-8?B?6YG46ICD") == "=?utf-8?B?6YG46ICD"
    assert decode_header("=?nonsense?Q?caf=C3=A9?=") == "café"


def test_one_line_without_fillers():
    assert decode_header("a\r\n\tb \u200b\x00 c\n d") == "a b c d"


@pytest.mark.parametrize(
    ("value", "name", "address"),
    [
        ("Jane Doe <jane@example.com>", "Jane Doe", "jane@example.com"),
        ('"Doe, Jane (HR)" <jane@example.com>', "Doe, Jane (HR)", "jane@example.com"),
        ("jane@example.com", "", "jane@example.com"),
        ("<jane@example.com>", "", "jane@example.com"),
        ("jane@example.com (Jane Doe)", "Jane Doe", "jane@example.com"),
        ("'Jane' <jane@example.com>", "Jane", "jane@example.com"),
        ("Jane [mailto:jane@example.com]", "Jane", "jane@example.com"),
        ("Jane <jane@example.com<mailto:jane@example.com>>", "Jane", "jane@example.com"),
        ("株式会社サンプル　採用担当 <saiyo@example.co.jp>", "株式会社サンプル 採用担当", "saiyo@example.co.jp"),
        ("採用担当＜hr＞", "採用担当＜hr＞", ""),
        ("Example Robotics", "Example Robotics", ""),
        (r'"Jane \"JD\" Doe" <j@example.com>', 'Jane "JD" Doe', "j@example.com"),
        ("123.candidate@tenant.n-ats.hrmos.co", "", "123.candidate@tenant.n-ats.hrmos.co"),
        ("tenant+autoreply@talent.icims.com", "", "tenant+autoreply@talent.icims.com"),
        ("", "", ""),
    ],
)
def test_names_and_addresses(value, name, address):
    assert name_and_address(decode_header(value)) == (name, address)


def test_every_address_once():
    assert addresses('"A, B" <a@example.com>, b@example.com; A <a@example.com>') == ("a@example.com", "b@example.com")


def test_the_id():
    assert message_id(" <a.b@example.com> (x)") == "<a.b@example.com>"
    assert message_id("none") == ""


@settings(deadline=None)
@given(st.binary(max_size=300).map(surrogates) | st.text(alphabet="=?BbQq-_ <>@\"'()utf8\n\\", max_size=200))
def test_anything_is_read(value):
    text = decode_header(value)
    text.encode("utf-8")
    assert "\n" not in text
    name_and_address(text)
