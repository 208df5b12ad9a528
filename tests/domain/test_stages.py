from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rechallenge_cli.domain.errors import UsageError
from rechallenge_cli.domain.stages import STAGE_LABELS, STAGE_WORDS, Stage, stage_order
from rechallenge_cli.domain.vocabulary import parse_stage

CODES = [
    "application", "documents", "test", "screen", "group", "interview1", "interview2", "interview3", "final", "offer",
]  # fmt: skip
WORDS = [(word, stage) for stage, words in STAGE_WORDS.items() for word in words]
MEANT = {
    "application": "エントリー, プレエントリー, 応募, application, applied",
    "documents": "書類選考, 書類, ES, es, エントリーシート, resume screen, Résumé, CV, C.V., documents",
    "test": (
        "Webテスト, ＷＥＢテスト, ウェブテスト, SPI, spi3, 適性検査, 筆記, 玉手箱, CAB, GAB, TG-WEB, tgweb, "
        "コーディングテスト, online assessment, OA, coding test, coding_challenge, take-home, take home, takehome"
    ),
    "screen": "リクルーター面談, カジュアル面談, recruiter screen, phone screen, Phone-Interview",
    "group": "GD, グループディスカッション, 集団面接, group interview, assessment centre, assessment center, AC",
    "interview1": (
        "一次面接, 1次面接, 1次, １次, 一次, 【一次】面接, 一次選考, "
        "first interview, FIRST INTERVIEW, first round, 1st interview, "
        "hiring-manager interview, hiring manager, HM interview, interview 1, interview_1, Interview１"
    ),
    "interview2": "二次面接, 2次, (2次) 面接, second interview, technical interview, tech interview, technical",
    "interview3": "三次面接, 3次, 四次面接, 4次面接, onsite, on-site, on site, panel, loop, third interview",
    "final": (
        "最終面接, 最終選考, 役員面接, 社長面接, 最終, 最終面談, 役員, 社長, final interview, final round, last round, "
        "final round interview, CEO interview"
    ),
    "offer": "内々定, 内定, 内定取消, 内定取り消し, offer, offer rescinded",
}


def test_the_codes_stand_in_order() -> None:
    assert list(Stage) == CODES
    assert [stage_order(stage) for stage in Stage] == list(range(10))
    assert set(STAGE_WORDS) == set(STAGE_LABELS) == set(Stage)


@pytest.mark.parametrize(
    ("text", "code"), [(word, code) for code, words in MEANT.items() for word in words.split(", ")]
)
def test_people_say(text: str, code: str) -> None:
    assert parse_stage(text) == code


@pytest.mark.parametrize(("word", "stage"), WORDS)
def test_every_word_of_the_table_means_its_stage_only(word: str, stage: Stage) -> None:
    assert parse_stage(word) is stage
    assert parse_stage(f" ({word.upper()}) ") is stage


@pytest.mark.parametrize("stage", list(Stage))
def test_codes_and_labels_mean_their_stage(stage: Stage) -> None:
    assert parse_stage(stage) is parse_stage(stage.upper()) is parse_stage(STAGE_LABELS[stage]) is stage


def test_no_word_stands_twice() -> None:
    words = [word for word, _ in WORDS]
    assert len(words) == len(set(words))


@given(
    st.sampled_from(WORDS),
    st.sampled_from([" ", "-", "_", ".", "\u3000", "\u200b", "・", "‐", "("]),
    st.integers(0, 30),
)
def test_separators_do_not_matter(entry: tuple[str, Stage], separator: str, place: int) -> None:
    word, stage = entry
    assert parse_stage(word[:place] + separator + word[place:]) is stage


@pytest.mark.parametrize(
    "text", ["inspire", "recess", "yes", "", " ", "-", "面接", "interview", "二", "bogus", "firstly"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_stage(text)
    assert caught.value.message == '"{text}" is not known here'
    assert caught.value.values["text"] == text


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("docments", "documents"),
        ("intervew1", "interview1"),
        ("fnal interview", "final"),
        ("一字面接", "interview1"),
        ("ofer", "offer"),
    ],
)
def test_a_near_miss_is_named(text: str, stages: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_stage(text)
    assert caught.value.hint == "did you mean {words}?"
    assert caught.value.values["words"][0] == stages


def test_without_a_near_miss_all_codes_are_named() -> None:
    with pytest.raises(UsageError) as caught:
        parse_stage("qqqq")
    assert caught.value.hint == "it may be {words}"
    assert caught.value.message.format(**caught.value.values) == '"qqqq" is not known here'
    assert caught.value.values["words"] == tuple(CODES)


@pytest.mark.parametrize(("length", "shown"), [(40, "q" * 40), (41, "q" * 39 + "…"), (100_000, "q" * 39 + "…")])
def test_a_long_text_is_shown_in_part(length: int, shown: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_stage("q" * length)
    assert caught.value.values["text"] == shown


@given(st.text())
def test_any_text_is_a_stage_or_a_usage_error(text: str) -> None:
    with suppress(UsageError):
        assert parse_stage(text) in Stage
