"""User text on its way to a screen, a pipe and JSON: nothing in it acts, hides, or turns the line around."""

import json
import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rechallenge_cli.output.clean import clean, escaped, field, one_line

CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))]
BIDI = list("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
UNSEEN = list("\xad\u180e\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb\U000e0001\U000e0041\U000e007f")
LINE_ENDS = ["\n", "\r", "\r\n", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"]
KEPT = [
    "株式会社",
    "한국",
    "é",
    "e\u0301",
    "👩\u200d💻",
    "❤\ufe0f",
    "क\u094d\u200cष",
    "[bold]",
    "\\",
    "…",
    "\xa0",
    "\u3000",
]

ANY_TEXT = st.text() | st.text(st.sampled_from([*CONTROLS, *BIDI, *UNSEEN, *"社한\u200d\\nta\u2028"]))


@pytest.mark.parametrize("letter", [c for c in CONTROLS if c not in LINE_ENDS], ids=ascii)
def test_a_control_character_is_seen_and_does_nothing(letter):
    shown = clean(f"a{letter}b")
    assert shown.startswith("a")
    assert shown.endswith("b")
    assert len(shown) > 2, "one sees that something was there"
    assert not any(unicodedata.category(each) == "Cc" for each in shown)


@pytest.mark.parametrize("letter", [*BIDI, *UNSEEN], ids=ascii)
def test_what_hides_or_turns_the_line_is_left_out(letter):
    assert clean(f"a{letter}b") == one_line(f"a{letter}b") == field(f"a{letter}b") == "ab"


@pytest.mark.parametrize("end", LINE_ENDS, ids=ascii)
def test_every_line_end_is_one_line_end(end):
    assert clean(f"a{end}b") == "a\nb"
    assert one_line(f"a{end}b") == "a b"
    assert field(f"a{end}b") == "a\\nb"


@pytest.mark.parametrize("text", KEPT)
def test_what_people_write_stays(text):
    assert clean(text) == one_line(text) == text


@pytest.mark.parametrize(
    "text", ["\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x9b31m", "\x1b]8;;http://x\x1b\\y", "a\x08b", "\x1bc"]
)
def test_escape_sequences_are_broken(text):
    for shown in (clean(text), one_line(text), field(text)):
        assert not set(shown) & {"\x1b", "\x07", "\x08", "\x9b"}


NOBODYS = {"Cn", "Co"}
"""Nine in ten: what Unicode has not given out yet, or to anybody."""


def test_every_character_of_unicode_by_its_category():
    for code in range(sys.maxunicode + 1):
        letter = chr(code)
        if code % 32 and unicodedata.category(letter) in NOBODYS:
            continue
        shown = clean(letter)
        assert all(each == "\n" or unicodedata.category(each) != "Cc" for each in shown), ascii(letter)
        assert unicodedata.category(letter) == "Cc" or shown in {letter, "", "\n"}, ascii(letter)
        assert unicodedata.bidirectional(letter) not in {
            "LRE",
            "RLE",
            "LRO",
            "RLO",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
            "PDI",
        } or (not shown), ascii(letter)


@given(ANY_TEXT)
def test_nothing_but_line_ends_acts_on_a_terminal(text):
    shown = clean(text)
    assert all(letter == "\n" or unicodedata.category(letter) != "Cc" for letter in shown)
    assert not set(shown) & {*BIDI, *UNSEEN}


@given(ANY_TEXT)
def test_clean_text_stays_as_it_is(text):
    assert clean(clean(text)) == clean(text)
    assert one_line(one_line(text)) == one_line(text)


@given(ANY_TEXT)
@example("\r\n")
def test_one_line_is_one_line(text):
    assert len(one_line(text).splitlines()) <= 1
    assert not set(one_line(text)) & {"\n", "\t"}


@given(ANY_TEXT)
@example("\\t")
@example("\\\n\\")
def test_a_field_is_one_field_on_one_line(text):
    shown = field(text)
    assert len(f"a{shown}b".splitlines()) == 1
    assert "\t" not in shown
    assert len(f"1\t{shown}\t2".split("\t")) == 3


NORMAL = st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"]) | st.sampled_from("\n\t\\nt"))


@given(NORMAL)
@example("\\n")
@example("C:\\temp\\new\n\tx")
def test_a_field_of_normal_text_can_be_taken_back(text):
    marks = {"\\\\": "\\", "\\n": "\n", "\\t": "\t"}
    shown, back, at = field(text), "", 0
    while at < len(shown):
        taken = 2 if shown[at] == "\\" else 1
        back += marks[shown[at : at + 2]] if taken == 2 else shown[at]
        at += taken
    assert back == text


@pytest.mark.parametrize(("value", "shown"), [(None, ""), (0, "0"), (-3, "-3"), ("", ""), (True, "True")])
def test_a_field_of_something_else(value, shown):
    assert field(value) == shown


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_TEXT, inner, max_size=4),
    max_leaves=8,
)


@given(JSON)
@example({"a\u202e": ["\U000e0041\x9b\u2028\ufff9"]})
def test_escaped_json_is_the_same_value(value):
    for indent in (None, 2):
        text = json.dumps(value, ensure_ascii=False, indent=indent)
        assert json.loads(escaped(text)) == value


@given(JSON)
@example("\ufff9\ufffb")
def test_escaped_json_holds_nothing_that_acts_or_hides(value):
    text = escaped(json.dumps(value, ensure_ascii=False, indent=2))
    assert all(letter == "\n" or unicodedata.category(letter) != "Cc" for letter in text)
    assert not set(text) & {*BIDI, *UNSEEN}
    assert text.splitlines() == text.split("\n"), "no line ends but those of JSON"


@given(st.text(st.characters(categories=["L", "N", "P", "S"])))
def test_escaped_json_leaves_what_can_be_read(text):
    json_text = json.dumps(text, ensure_ascii=False)
    assert escaped(json_text) == json_text
