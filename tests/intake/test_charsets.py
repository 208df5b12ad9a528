import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mail_corpus import cp50220
from mail_samples import JAPANESE

from rechallenge_cli.intake.charsets import decode

LABELS = ["utf-8", "shift_jis", "euc-jp", "iso-2022-jp", "us-ascii", "", "x-unknown", "iso-8859-1", "windows-31j"]
ENCODINGS = ["utf-8", "cp932", "euc_jp", "iso2022_jp"]


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_japanese_is_read_whatever_the_label_says(encoding, label):
    assert decode(JAPANESE.encode(encoding), label) == JAPANESE


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("word", ["選考結果のご連絡", "株式会社サンプル", "サンプル", "見送り"])
def test_a_few_words_are_enough(encoding, label, word):
    assert decode(word.encode(encoding), label) == word


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_text_cut_within_a_character_loses_only_that(encoding, label):
    assert decode(JAPANESE.encode(encoding)[: -2 if encoding != "iso2022_jp" else -4], label)[:30] == JAPANESE[:30]


@pytest.mark.parametrize("text", ["①株式会社②", "㈱サンプル", "Ⅲ類", "髙橋 﨑山", "ｻﾝﾌﾟﾙ㈱の①", "№1 ℡03 ㍻ ～"])
def test_iso_2022_jp_with_the_rows_of_nec_and_ibm(text):
    with pytest.raises(UnicodeDecodeError):
        cp50220(text).decode("iso2022_jp")
    assert decode(cp50220(text), "iso-2022-jp") == text
    assert decode(cp50220(text), "utf-8") == text


def test_iso_2022_jp_with_half_width_kana_of_every_kind():
    assert decode(b"\x1b(I1234\x1b(B", "iso-2022-jp") == "ｱｲｳｴ"
    assert decode(b'\x1b$B$"\x1b(B \x0e1234\x0f \x1b(I1\x1b(B', "iso-2022-jp") == "あ ｱｲｳｴ ｱ"
    assert decode(b'\x1b$B$"$$$&$($*\x1b(B \xb1', "iso-2022-jp") == "あいうえお ｱ"


def test_iso_2022_jp_with_jis_x_0212_beside_nec():
    assert decode(b"\x1b$B-!\x1b$(D0!\x1b(B", "iso-2022-jp") == "①" + "丂"


def test_iso_2022_jp_that_forgets_to_go_back_at_the_end_of_a_line():
    assert decode(b'\x1b$B-!\nplain \x1b$B$"\x1b(B', "iso-2022-jp") == "①\nplain あ"


@pytest.mark.parametrize("text", ["①㈱Ⅲのご案内", "髙橋です"])
def test_shift_jis_means_what_windows_means_by_it(text):
    assert decode(text.encode("cp932"), "shift_jis") == text
    assert decode(text.encode("cp932"), "x-sjis") == text


def test_euc_jp_with_row_13():
    assert decode("①㈱Ⅲのご案内".encode("euc_jis_2004"), "euc-jp") == "①㈱Ⅲのご案内"


def test_half_width_kana_are_believed_when_the_label_says_so():
    assert decode("ﾃｽﾄｻﾝﾌﾟﾙ".encode("cp932"), "shift_jis") == "ﾃｽﾄｻﾝﾌﾟﾙ"


@pytest.mark.parametrize("text", ["Grüße aus München", "naïve café — “résumé”", "€ 100"])
@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1252", "us-ascii", "", "utf-8"])
def test_latin_letters(text, label):
    assert decode(text.encode("cp1252"), label) == text


@pytest.mark.parametrize(
    ("text", "charset"), [("привет", "koi8-r"), ("您好，感谢", "gb2312"), ("안녕하세요", "ks_c_5601-1987")]
)
def test_other_charsets_are_believed(text, charset):
    codec = {"ks_c_5601-1987": "cp949"}.get(charset, charset)
    assert decode(text.encode(codec), charset) == text


def test_utf_8_with_a_hole_stays_utf_8():
    data = bytearray(JAPANESE.encode())
    data[7] = 0x41
    text = decode(bytes(data), "iso-2022-jp")
    assert text.endswith("見送らせていただきます。")
    assert "\ufffd" in text


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_believed_and_not_shown(codec):
    assert decode(JAPANESE.encode(codec), "us-ascii") == JAPANESE


@pytest.mark.parametrize(
    "label", ["rot13", "zlib", "idna", "punycode", "undefined", "unicode_escape", "hex", "\0", "é" * 99]
)
def test_labels_that_are_no_charsets_are_not_followed(label):
    assert decode(b"plain \\u0041", label) == "plain \\u0041"


@settings(deadline=None)
@given(st.binary(), st.sampled_from([*LABELS, "utf-7", "utf-16", "hz", "iso-2022-kr", "rot13", "big5", "\udcff"]))
def test_anything_is_decoded_to_something_that_can_be_stored(data, label):
    decode(data, label).encode("utf-8")
