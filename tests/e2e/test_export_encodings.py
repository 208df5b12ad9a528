"""`rc export --encoding`: all of it, or nothing and the letters that cannot be written; never a letter less."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rechallenge_cli.output import encodings


def read(content: bytes, encoding: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(encoding), newline=""), strict=True))


@pytest.fixture
def exported(rc, sealed):
    """Exports to a file and gives its bytes, None where none was written."""

    def export(*arguments: str) -> bytes | None:
        file = sealed / "out.csv"
        file.unlink(missing_ok=True)
        rc("export", "out.csv", *arguments)
        return file.read_bytes() if file.exists() else None

    return export


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("utf-8", "utf-8"),
        ("UTF_8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("cp932", "cp932"),
        ("Shift_JIS", "cp932"),
        ("shift-jis", "cp932"),
        ("SJIS", "cp932"),
        ("Windows-31J", "cp932"),
        ("EUC_JP", "euc_jp"),
    ],
)
def test_encodings_by_the_names_people_give_them(rc, exported, name, codec):
    rc("add", "株式会社サンプル", "--role", "企画〜営業")
    (row,) = read(exported("--encoding", name), codec)
    assert (row["company"], row["role"].replace("～", "〜")) == ("株式会社サンプル", "企画〜営業")


def test_the_letters_that_windows_in_japan_has_beyond_the_standard(rc, exported):
    rc("add", "㈱髙﨑①Ⅲ", "--role", "A〜B−C—D‖E", "--note", "¢£¬～ ｶﾅ")
    (row,) = read(exported("--encoding", "shift_jis"), "cp932")
    assert row["company"] == "㈱髙﨑①Ⅲ"
    assert row["role"].translate(str.maketrans("～－―∥", "〜−—‖")) == "A〜B−C—D‖E"


def test_what_cannot_be_written_is_named_and_nothing_is_written(rc, exported):
    rc("add", "Fine", "--note", "–")
    rc("add", "𠮷野サンプル", "--role", "café ☕ é", "--note", "plain")
    assert exported("--encoding", "cp932") is None
    result = rc("export", "--encoding", "cp932")
    assert (result.code, result.out) == (1, "")
    assert "– (#1, notes)" in result.err
    assert "𠮷 (#2, company)" in result.err
    assert "é ☕ (#2, role)" in result.err
    assert "--bom" in result.err
    assert "Traceback" not in result.err
    assert exported("--bom") is not None


def test_an_existing_file_is_left_as_it_was(rc, sealed):
    rc("add", "𠮷野サンプル")
    (sealed / "out.csv").write_text("mine")
    assert rc("export", "out.csv", "--encoding", "cp932", "--force").code == 1
    assert (sealed / "out.csv").read_text() == "mine"


def test_a_letter_that_cannot_be_seen_is_named_by_its_number(rc):
    rc("add", "X", "--note", "a\u200bb")
    assert "U+200B (#1, notes)" in rc("export", "--encoding", "cp932").err


def test_only_the_first_are_named(rc):
    for number in range(8):
        rc("add", f"😀 Sample {number}")
    error = rc("export", "--encoding", "cp932").err
    assert error.count("😀") == 5
    assert "…" in error


def test_headers_can_be_what_cannot_be_written(rc, sealed):
    rc("add", "X")
    result = rc("export", "--encoding", "cp1252", "--headers", "local", "--ui-lang", "ja")
    assert (result.code, result.out) == (1, "")
    assert "見出し" in result.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("--encoding", "klingon"),
        ("--encoding", "rot13"),
        ("--encoding", "cp932", "--bom"),
        ("--encoding", "cp932", "--format", "json"),
        ("--bom", "--format", "json"),
        ("--format", "pdf"),
        ("out.pdf",),
    ],
    ids=" ".join,
)
def test_what_cannot_be_meant_is_refused(rc, sealed, arguments):
    rc("add", "X")
    result = rc("export", *arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("error: ")
    assert "hint: " in result.err
    assert not (sealed / "out.pdf").exists()


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=30)


@settings(max_examples=60, deadline=None)
@given(text=TEXTS, codec=st.sampled_from(sorted(set(encodings.CODECS.values()))))
def test_a_text_is_written_or_its_letters_are_named(text, codec):
    lacking = "".join(each.letters for each in encodings.lacking([(1, {"notes": text})], codec))
    (fitted,) = encodings.fitted([text], codec)
    assert set(lacking) <= set(fitted)
    if lacking:
        with pytest.raises(UnicodeEncodeError):
            fitted.encode(codec)
    else:
        fitted.encode(codec)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec="cp932", categories=["L", "N"]), min_size=1, max_size=20))
def test_what_cp932_has_comes_back(rc, sealed, exported, text):
    if not (sealed / "rc.db").exists():
        rc("add", "First")
    assert rc("edit", "1", f"--role=x{text}").code == 0
    (row,) = read(exported("--encoding", "cp932"), "cp932")
    assert row["role"] == f"x{text}"
