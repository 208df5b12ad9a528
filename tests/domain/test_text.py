import sqlite3
import unicodedata
from collections.abc import Callable, Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rechallenge_cli.domain.text import fold, has_japanese, plain, search_query, search_tokens, squeeze

UNKNOWN_TO_SQLITE = "".join(map(chr, (*range(0x19B0, 0x19C1), 0x19C8, 0x19C9, 0x1CF2, 0x1CF3)))
JAPANESE = st.text(st.characters(min_codepoint=0x3041, max_codepoint=0x30FF) | st.sampled_from("面接選考々〆〇㈱ｶﾞ゙゚ "))
TEXT = st.text() | JAPANESE | st.text("aÀǰßİ\u0301\u0323\u0345\u3099\u200d\u00ad \u3000\"'*()ヷ-_漢字")

Finds = Callable[[str, str], bool]


@pytest.fixture(scope="module")
def finds() -> Iterator[Finds]:
    """Whether a real full-text index finds what was stored by what was typed."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE notes USING fts5(body, tokenize = 'unicode61')")

    def find(stored: str, typed: str) -> bool:
        database.execute("DELETE FROM notes")
        database.execute("INSERT INTO notes VALUES (?)", [search_tokens(stored)])
        query = search_query(typed)
        return bool(query and database.execute("SELECT 1 FROM notes WHERE notes MATCH ?", [query]).fetchall())

    yield find
    database.close()


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ｻｲﾊﾞｰ", "さいばー"),
        ("サイバー", "さいばー"),
        ("さいばー", "さいばー"),
        ("サイハ\u3099ー", "さいばー"),
        ("Ｓｋｙ　株式会社", "sky 株式会社"),
        ("  two \t\n words ", "two words"),
        ("zero\u200bwidth\ufeff, soft\u00adhyphen", "zerowidth, softhyphen"),
        ("葛\U000e0100城", "葛城"),
        ("Straße", "strasse"),
        ("ヴァヶ ヽヾ", "ゔぁゖ ゝゞ"),
        ("ヷ", "わ\u3099"),
        ("①㈱", "1(株)"),
        ("", ""),
        ("\u200b \u3000", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(("text", "expected"), [(" a  b\u3000c\n", "a b c"), ("", ""), (" ", "")])
def test_squeeze(text: str, expected: str) -> None:
    assert squeeze(text) == expected


def test_plain_keeps_the_kind_of_kana() -> None:
    assert plain(" ｻｲﾊﾞｰ  さいばー Ａ") == "サイバー さいばー a"


@given(TEXT)
@example("ヷ\u0334")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert plain(plain(text)) == plain(text)


@given(TEXT)
def test_fold_sees_no_difference_of_composition(text: str) -> None:
    assert fold(unicodedata.normalize("NFKC", text)) == fold(unicodedata.normalize("NFKD", text))


@given(st.text("aäéñßǰカがー一 -"))
def test_fold_sees_no_difference_of_case(text: str) -> None:
    assert fold(text.upper()) == fold(text)


def test_every_character_folds_to_a_fixed_point() -> None:
    characters = [chr(code) for code in range(0x1FFFF) if unicodedata.decomposition(chr(code)) or code < 0x3400]
    assert [c for c in characters if fold(fold(c)) != fold(c) or plain(plain(c)) != plain(c)] == []


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("二次面接", "二 次 面 接"),
        ("佐々木〆ヶ〇", "佐 々 木 〆 ゖ 〇"),
        ("サーバー", "さ ー ば ー"),
        ("SPI3のテスト", "spi3 の て す と"),
        ("AT&T, Inc.", "at t inc"),
        ("삼성 C++", "삼 성 c"),
        ("𠮷野家", "𠮷 野 家"),
        ("o\u0323\u0301jo\u0323\u0301", "ọ\u0301jọ\u0301"),
        ("・、。🎉", ""),
    ],
)
def test_search_tokens(text: str, tokens: str) -> None:
    assert search_tokens(text) == tokens


@given(TEXT)
def test_tokens_of_tokens_are_the_same(text: str) -> None:
    assert search_tokens(search_tokens(text)) == search_tokens(text)


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("acme", '"acme"*'),
        ("面接", '"面 接"'),
        ("Acme 面接", '"acme"* AND "面 接"'),
        ("SPI対策", '"spi 対 策"'),
        ("第2nd", '"第 2nd"*'),
        ('say "hello"', '"say"* AND "hello"*'),
        ("a OR b", '"a"* AND "or"* AND "b"*'),
        ("a - b", '"a"* AND "b"*'),
        ("re-interview", '"re interview"*'),
    ],
)
def test_search_query(typed: str, query: str) -> None:
    assert search_query(typed) == query


@pytest.mark.parametrize("typed", ["", " ", '"', "*", "--", "🎉", "、。", "\0", "\u200b", "\ud800", UNKNOWN_TO_SQLITE])
def test_nothing_to_look_for(typed: str) -> None:
    assert search_query(typed) is None


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("昨日の二次面接は厳しかった", "面接"),
        ("昨日の二次面接は厳しかった", "二次"),
        ("昨日の二次面接は厳しかった", "接"),
        ("サイバーエージェント", "ｻｲﾊﾞｰ"),
        ("サイバーエージェント", "さいばー"),
        ("ソフトウェア・エンジニア", "ソフトウェアエンジニア"),
        ("Recruiter screen with Example, Inc.", "recr exam"),
        ("Résumé screen", "resume"),
        ("SPI3の結果", "spi"),
        ("Ｓｋｙ株式会社", "sky"),
        ("AND OR NOT NEAR", "near or"),
        ("ọ\u0301jọ\u0301", "ojo"),
        ("a\0b", "a\0b"),
    ],
)
def test_found(finds: Finds, stored: str, typed: str) -> None:
    assert finds(stored, typed)


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("昨日の二次面接は厳しかった", "接面"),
        ("面と接", "面接"),
        ("acme", "cme"),
        ("acme", "acme other"),
        ("interview re", "re-interview"),
        ("anything", "*"),
    ],
)
def test_not_found(finds: Finds, stored: str, typed: str) -> None:
    assert not finds(stored, typed)


@pytest.mark.parametrize(
    "typed",
    [
        '"', '""', "NEAR(", "NEAR(a b, 2)", "*", "a*", "a OR", "OR", "AND", "NOT a", "'; drop table notes; --", "a\0b",
        "\0", "🎉", "body:a", "{body}: a", "^a", "a + b", "-a", "(a", "a)", "\\", "%", "\ud800a",
        "a " * 5000, "a" * 40000,
    ],
)  # fmt: skip
def test_hostile_queries_are_only_words(finds: Finds, typed: str) -> None:
    finds("nothing of the kind", typed)


@given(typed=TEXT)
def test_no_query_ever_raises(finds: Finds, typed: str) -> None:
    finds("anything", typed)


@given(text=TEXT.filter(lambda text: any(c.isalnum() and c not in UNKNOWN_TO_SQLITE for c in fold(text))))
@example("ヷ゙ǰ")
def test_any_text_with_a_letter_finds_itself(finds: Finds, text: str) -> None:
    assert finds(text, text)


@given(text=JAPANESE.filter(search_tokens), data=st.data())
def test_any_part_of_a_japanese_text_is_found(finds: Finds, text: str, data: st.DataObject) -> None:
    characters = search_tokens(text).split()
    start = data.draw(st.integers(0, len(characters) - 1))
    stop = data.draw(st.integers(start + 1, len(characters)))
    assert finds(text, "".join(characters[start:stop]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("任天堂", True),
        ("サイバー", True),
        ("ｻｲﾊﾞｰ", True),
        ("さくら", True),
        ("Example", False),
        ("", False),
        ("한국", False),
    ],
)
def test_has_japanese(text, expected):
    assert has_japanese(text) is expected
