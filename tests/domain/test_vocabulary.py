"""Codes typed as words: in either language, in any spelling, each word for one code only."""

from contextlib import suppress
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rechallenge_cli.domain.codes import Closeness, EventKind, Language, Seats, StepKind, VerdictCode
from rechallenge_cli.domain.errors import UsageError
from rechallenge_cli.domain.situation import POSSIBLE_IN
from rechallenge_cli.domain.stages import Stage, spelling
from rechallenge_cli.domain.text import has_japanese
from rechallenge_cli.domain.vocabulary import NO, WORDS, YES, completions, is_yes, parse_code, word

ENUMS = list(WORDS)
EVERY_WORD = [(enum, code, each) for enum, table in WORDS.items() for code in table for each in (code, *table[code])]


@pytest.mark.parametrize(("enum", "code", "each"), EVERY_WORD)
def test_a_word_is_understood_however_it_is_spelled(enum: type[StrEnum], code: str, each: str) -> None:
    wide = "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in each)
    for typed in (each, each.upper(), f" {each} ", wide, each.replace(" ", "-"), each.replace("-", "_")):
        assert parse_code(typed, enum) == code


@pytest.mark.parametrize("enum", ENUMS)
def test_no_word_stands_for_two_codes(enum: type[StrEnum]) -> None:
    meant: dict[str, str] = {}
    for code, words in WORDS[enum].items():
        for each in (code, *words):
            assert meant.setdefault(spelling(each), code) == code, each


@pytest.mark.parametrize("enum", ENUMS)
def test_every_code_that_can_be_typed_has_a_japanese_word(enum: type[StrEnum]) -> None:
    typeable = POSSIBLE_IN if enum is EventKind else enum
    assert all(has_japanese(word(code, "ja")) for code in typeable)
    assert [word(code, "en") for code in typeable] == list(typeable)


@pytest.mark.parametrize(
    ("typed", "enum", "language", "hint", "words"),
    [
        ("nera", Closeness, "en", "did you mean {words}?", "near"),
        ("nera", Closeness, "ja", "did you mean {words}?", "あと一歩"),
        ("あと1歩だった", Closeness, "ja", "did you mean {words}?", "あと一歩"),
        ("qqq", Seats, "en", "it may be {words}", "one, few, many"),
        ("qqq", Seats, "ja", "it may be {words}", "一名, 若干名, 多数"),
        ("最周", Stage, "ja", "did you mean {words}?", "最終面接"),
        ("let him go", VerdictCode, "en", "did you mean {words}?", "let-go"),
    ],
)
def test_what_is_unknown_is_answered_with_words_of_the_language(
    typed: str, enum: type[StrEnum], language: str, hint: str, words: str
) -> None:
    with pytest.raises(UsageError) as caught:
        parse_code(typed, enum)
    offered = ", ".join(word(each, language) for each in caught.value.values["words"])
    assert (caught.value.hint, offered) == (hint, words)


def test_a_code_that_cannot_be_meant_is_not_offered() -> None:
    with pytest.raises(UsageError) as caught:
        parse_code("snoozed", EventKind, known=POSSIBLE_IN)
    assert "snoozed" not in caught.value.values["words"]
    assert len(caught.value.values["words"]) == len(POSSIBLE_IN)


@pytest.mark.parametrize(
    ("begun", "language", "offered"),
    [
        ("", "en", [("ja", "ja"), ("en", "en")]),
        ("", "ja", [("日本語", "ja"), ("英語", "en")]),
        ("英", "en", [("英語", "en"), ("英文", "en")]),
        ("E", "ja", [("en", "en"), ("English", "en")]),
        ("ｅｎ", "ja", [("en", "en"), ("English", "en")]),
        ("x", "ja", []),
    ],
)
def test_completion_offers_the_words_of_the_language_and_all_that_begin_as_typed(
    begun: str, language: str, offered: list[tuple[str, str]]
) -> None:
    assert completions(Language, begun, language) == offered


@pytest.mark.parametrize("enum", [Stage, StepKind, EventKind])
def test_what_completion_offers_reaches_the_command_in_one_piece(enum: type[StrEnum]) -> None:
    for language in ("en", "ja"):
        for begun in ("", "a", "s", "f", "お", "一", "再", "i"):
            for offered, code in completions([each for each in enum if each in WORDS[enum]], begun, language):
                assert " " not in offered
                assert parse_code(offered, enum) == code


def test_yes_and_no_in_both_languages() -> None:
    assert all(is_yes(each) is True for each in (*YES, "ＹＥＳ", " はい ", "Yes"))
    assert all(is_yes(each) is False for each in (*NO, "ＮＯ", "No", " いいえ"))
    assert is_yes("maybe") is is_yes("") is None


@given(st.text(), st.sampled_from(ENUMS))
def test_any_text_is_a_code_or_a_usage_error(typed: str, enum: type[StrEnum]) -> None:
    with suppress(UsageError):
        assert parse_code(typed, enum) in list(enum)
