"""The tables of weights: that they can be read and edited, and what a sentence is weighed by."""

from importlib.resources import files

import pytest

from rechallenge_cli.domain.codes import Language
from rechallenge_cli.intake import cues
from rechallenge_cli.intake.kind import TABLES, sentences_with_cues
from rechallenge_cli.intake.prose import prose_of
from rechallenge_cli.intake.understood import MailKind


@pytest.mark.parametrize("lang", Language)
def test_every_line_names_a_cue_once_with_a_weight_for_each_kind(lang: Language) -> None:
    text = (files("rechallenge_cli.intake") / "weights" / f"{lang}.tsv").read_text(encoding="utf-8")
    header, *lines = (line.split("\t") for line in text.splitlines())
    assert header == ["cue", *cues.KINDS]
    names = [name for name, *_weights in lines]
    assert sorted(set(names)) == names
    for name, *weights in lines:
        assert len(weights) == len(cues.KINDS), name
        assert any(map(float, filter(None, weights))), name


@pytest.mark.parametrize("lang", Language)
def test_phrases_of_every_strength_are_weighed(lang: Language) -> None:
    """A phrase that no sentence of ours has would count for nothing."""
    marks = {f"={kind} {phrase.weight}" for kind, found in TABLES[lang].KINDS.items() for phrase in found}
    strong = {mark for mark in marks if mark.endswith(" 3")}
    assert strong <= set(cues.table(lang).cues)


@pytest.mark.parametrize(
    ("lang", "sentence", "wanted"),
    [
        (Language.EN, "We won’t see you on 12 May!", {"", "we won't see", "you on", "!", "on may !"}),
        (Language.JA, "選考 12", {"", "選考0", "考00", "0"}),
    ],
)
def test_a_cue_is_up_to_three_words_or_letters(lang: Language, sentence: str, wanted: set[str]) -> None:
    ((_place, found),) = sentences_with_cues(prose_of(sentence, lang))
    assert wanted <= found


def test_what_is_said_under_a_condition_speaks_for_less() -> None:
    weights = cues.table(Language.EN).cues
    at = cues.KINDS.index(MailKind.REJECTION)
    plain, conditional = (
        cues.weigh(next(iter(sentences_with_cues(prose_of(text, Language.EN))))[1], weights)[at]
        for text in ("You have not been selected for the role.", "If you have not been selected, we will write to you.")
    )
    assert plain > 0 > conditional


def test_nothing_known_speaks_for_nothing() -> None:
    assert cues.weigh(["no such cue"], cues.table(Language.JA).cues) == cues.NOTHING


def test_sentences_that_say_nothing_make_no_mail_likely() -> None:
    assert cues.likelihoods(cues.NOTHING) == (1 / (len(cues.KINDS) + 1),) * len(cues.KINDS)
    assert cues.likelihoods((-100.0,) * len(cues.KINDS)) == pytest.approx(cues.NOTHING)
    assert sum(cues.likelihoods((1000.0, *cues.NOTHING[1:]))) == pytest.approx(1)


def test_the_order_of_cues_changes_nothing() -> None:
    weights = {"a": (0.1,), "b": (0.2,), "c": (0.3,)}
    assert cues.weigh("abc", weights) == cues.weigh("cba", weights)
