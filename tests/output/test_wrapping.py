"""Lines break where their language breaks them, lose nothing, and stay within the screen; columns stay in line."""

import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from itertools import pairwise
from time import monotonic, sleep
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich import cells
from rich.cells import cell_len

from rechallenge_cli.output import wrapping
from rechallenge_cli.output.wrapping import break_offsets, wrapped

FAMILY = "👨\u200d👩\u200d👧\u200d👦"
SENTENCES = [
    "2026年11月23日(月・祝)の面接は、株式会社サンプルの本社（東京）で14時30分から行われます。",
    "最終面接の結果は「あと一歩」でした。次の連絡は11月30日(月)まで、`rc letter 12`で下書きできます。",
    "They told you on 23 Nov 2026 (Mon 23 Nov), and `rc snooze 12 3d` puts it off to Tue 1 Dec 2026.",
    "ｻﾝﾌﾟﾙ株式会社のｶﾞｲﾀﾞﾝｽ､次の連絡は｢12月1日｣までに｡",
    "ば\u3099らばらのか\u3099くせいe\u0301te\u0301と、結合文字\u0301の例です。",
    f"家族{FAMILY}と👩🏽\u200d💻と🇯🇵の旗、☺️も。",
    "①②③☆※…±αβ°曖昧な幅の文字が続く文章です。",
    "1,234,567円と90.5%と12,000名、ID 4711とAPI v2.0の話。",
    "한국어와 中文混排 and English ﾊﾝｶｸ 混在の行。",
    "（前の括弧）「かぎ」『二重』【墨】、と続き！？・・・です。。。",
]
WHOLE = re.compile(
    r"(?:\d+年)?\d+月\d+日(?:\([^()\s]{1,4}\))?|\d+時\d+分|`[^`\n]+`|(?:[A-Z][a-z]{2} )?\b\d{1,2} [A-Z][a-z]{2}\b(?: \d{4})?|\d[\d,.]*\d"
)
"""What stands on one line: days, times, commands, numbers."""
MARKS_OF_LINE_START = "、。，．・：；！？ー）」』】〕〉》ﾞﾟ､｡｣ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
MARKS_OF_LINE_END = "（「『【〔〈《｢"
WIDTHS = (16, 23, 30, 40, 60, 80)

PIECES = st.sampled_from(
    [
        *(
            "最終面接の",
            "結果は、",
            "「惜しい」",
            "（東京）",
            "です。",
            "ｶﾞｲﾀﾞﾝｽ",
            "株式会社",
            "サンプル",
            "ー",
            "ッ",
            "・",
        ),
        *("11月23日(月・祝)", "2026年11月3日(火)", "3日", "`rc show 1`", "`rc log 12 meeting --on DATE`", "14時30分"),
        *("23 Nov 2026", "Mon 3 Nov", "1,234", "word", "a", ",", ".", ")", "(", " ", "  ", "　", "-", "--json"),
        *("e\u0301", "か\u3099", FAMILY, "👩🏽\u200d💻", "🇯🇵", "☺️", "①", "…", "한국", "\u200b", "漢" * 9, "x" * 30),
    ]
)
MIXED = st.lists(PIECES, max_size=40).map("".join)
ANY = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200)


def parts_of(line: str, width: int) -> list[str]:
    ends = (0, *break_offsets(line, width), len(line))
    return [line[start:end] for start, end in pairwise(ends)]


def graphemes_torn(parts: list[str]) -> list[tuple[str, str]]:
    """Breaks before a combining mark, a joiner or what it joins, or the half-width mark of a kana."""
    return [
        (before[-1:], after[:1])
        for before, after in pairwise(parts)
        if before.endswith("\u200d")
        or (after and (unicodedata.category(after[0]) in {"Mn", "Me"} or after[0] in "\u200d\ufe0f\U0001f3fdﾞﾟ"))
    ]


# --- laws ------------------------------------------------------------------------------------------------------------


@settings(max_examples=250, deadline=None)
@given(ANY | MIXED, st.integers(2, 100))
@example("", 2)
@example(" ", 2)
@example("      x", 2)
@example("ab" + " " * 30 + "cd", 4)
@example(FAMILY * 3, 5)
@example("ｶﾞ" * 20, 7)
@example("、" * 50, 16)
@example("（" * 50, 16)
@example("🇯🇵" * 9, 5)
def test_no_line_is_too_wide_and_nothing_is_lost(text, width):
    for line in text.split("\n"):
        parts = parts_of(line, width)
        assert "".join(parts) == line
        assert all(parts) or not line
        assert max(cell_len(part.rstrip(" ")) for part in parts) <= width


@settings(max_examples=150, deadline=None)
@given(MIXED, st.integers(16, 100))
def test_what_goes_on_stands_below_where_it_began(text, width):
    lines = wrapped(f"  - x{text}\ny{text}", width)
    assert max(map(cell_len, lines)) <= width
    assert "".join(lines).replace(" ", "") == f"-x{text}y{text}".replace(" ", "")
    assert all(not line.endswith(" ") for line in lines)
    # what is set in stays set in
    first = [line for line in wrapped(f"  - x{text}", width) if line]
    assert first[0].startswith("  - ")
    assert all(line.startswith("    ") for line in first[1:])


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=30), st.integers(33, 100))
@example(["(23 Nov 2026)"] * 5, 34)
@example(["x`rc log 12 meeting --on DATE`"] * 5, 34)
def test_days_numbers_and_commands_stay_on_one_line(pieces, width):
    """At widths in which they fit: nothing of what is put together here is wider than 33."""
    line = "と".join(pieces)
    offsets = set(break_offsets(line, width))
    for match in WHOLE.finditer(line):
        assert not offsets & set(range(match.start() + 1, match.end())), match[0]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentences(sentence, width):
    parts = parts_of(sentence, width)
    lines = [part.rstrip(" ") for part in parts]
    assert "".join(parts) == sentence
    assert max(map(cell_len, lines)) <= width
    assert not [line for line in lines[1:] if line[0] in MARKS_OF_LINE_START]
    assert not [line for line in lines[:-1] if line[-1] in MARKS_OF_LINE_END]
    assert graphemes_torn(parts) == []
    offsets = set(break_offsets(sentence, width))
    for match in WHOLE.finditer(sentence):
        if cell_len(match[0]) + 2 <= width:
            assert not offsets & set(range(match.start() + 1, match.end())), match[0]


@pytest.mark.parametrize("width", range(16, 50))
def test_marks_never_stand_on_the_wrong_side(width):
    for sentence in SENTENCES:
        lines = [part.strip(" ") for part in parts_of(sentence * 3, width)]
        assert not [line for line in lines[1:] if line and line[0] in MARKS_OF_LINE_START]
        assert not [line for line in lines[:-1] if line and line[-1] in MARKS_OF_LINE_END]


@pytest.mark.parametrize(
    "text", ["ｶﾞ" * 30, "か\u3099" * 30, "e\u0301" * 60, FAMILY * 20, "👩🏽\u200d💻" * 20, "ﾊﾟ、" * 30]
)
@pytest.mark.parametrize("width", [5, 7, 16, 21])
def test_a_character_of_several_parts_is_never_taken_apart(text, width):
    assert graphemes_torn(parts_of(text, width)) == []
    assert graphemes_torn(parts_of(text * 400, width)) == [], "nor in a text that is no prose"


def test_phrases_are_kept_together_where_there_is_room():
    text = "今お願いする価値のあるものはありません。今後の予定は `rc followups --all` で確認できます。"
    assert wrapped(text, 40) == [
        "今お願いする価値のあるものはありません。",
        "今後の予定は `rc followups --all` で",
        "確認できます。",
    ]
    assert wrapped(text, 30)[:2] == ["今お願いする価値のあるものは", "ありません。今後の予定は"]


def test_english_breaks_at_blanks():
    assert wrapped("Nothing is due yet; look again on 23 Nov 2026", 42) == [
        "Nothing is due yet; look again on",
        "23 Nov 2026",
    ]


@pytest.mark.parametrize("width", [-5, 0, 1, 2, 3])
def test_a_screen_that_is_hardly_one_is_no_reason_to_fail(width):
    for text in (*SENTENCES, "漢" * 50, "x" * 50, FAMILY * 9, " " * 50):
        assert "".join(parts_of(text, width)) == text
        assert "".join(wrapped(text, width)).replace(" ", "") == text.replace(" ", "")


# --- work ------------------------------------------------------------------------------------------------------------

HOSTILE = ["漢", "x", "、", "（", "会議は明日、", "e\u0301", "\u0301", "ｶﾞ", FAMILY, "a" + " " * 500, "1", "`", "💻"]


def work(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many characters are looked at, counted where widths are measured and texts are folded."""
    seen = 0

    def counting(function: Any) -> Any:
        def count(measured: str, *options: Any) -> Any:
            nonlocal seen
            seen += len(measured)
            return function(measured, *options)

        return count

    with monkeypatch.context() as patch:
        patch.setattr(wrapping, "columns", counting(wrapping.columns))
        patch.setattr(cells, "chop_cells", counting(cells.chop_cells))
        assert "".join(wrapped(text, 80)).replace(" ", "") == text.replace(" ", "")
    return seen


@pytest.mark.parametrize("piece", HOSTILE, ids=ascii)
def test_twice_the_text_is_twice_the_work(piece, monkeypatch):
    text = piece * (10_000 // len(piece))
    once, twice = (work(each, monkeypatch) for each in (text, text * 2))
    assert twice <= 2.5 * once + 10_000
    assert twice <= 100 * len(text) * 2


@pytest.mark.parametrize("piece", ["漢", "、", "会議は明日、", "x", "\u0301"], ids=ascii)
def test_a_text_of_100_kilobytes_is_folded_whole(piece, monkeypatch):
    text = piece * (100_000 // len(piece))
    assert work(text, monkeypatch) <= 100 * len(text)


def test_a_paragraph_of_prose_is_little_work(monkeypatch):
    """Up to the length from which a line counts as no prose, breaking it by phrases is in proportion too."""
    text = "次の面接は明日、本社で行われます。"
    once, twice = (work(text * times, monkeypatch) for times in (100, 200))
    assert twice <= 2.5 * once


# --- columns ---------------------------------------------------------------------------------------------------------

FIRMS = [
    "株式会社サンプル",
    "ｻﾝﾌﾟﾙｶﾞｲﾀﾞﾝｽ",
    "か\u3099くせい社",
    "Cafe\u0301 Ame\u0301lie",
    "①②☆※…±社",
    "Plain Ltd",
    "한국예시",
    "株式会社とても長い名前のサンプル製作所ホールディングス",
    "👩🏽\u200d💻 Studio",
    f"{FAMILY} Familie",
    "🇯🇵 Nihon",
    "☺️ Lächeln",
]
PLAIN_FIRMS = FIRMS[:8]
"""Without emoji of several parts, which terminals draw in different widths."""


def morning(rc: Any, firms: list[str], width: int, language: str) -> list[str]:
    """The drawn rows of the morning that hold a command."""
    for firm in firms:
        result = rc("add", firm, "--stage", "final", "--desire", "5", "--on", "2026-11-20", "--lang", "en")
        assert result.code == 0, result.err
    env = {"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": str(width), "RC_LANG": language}
    drawn = re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", rc("followups", "--all", env=env).out)
    assert max(map(cell_len, drawn.splitlines())) <= width
    rows = [line for line in drawn.splitlines() if re.search(r"rc letter \d+", line)]
    assert len(rows) == len(firms)
    return rows


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_columns_line_up_by_the_rule_of_cells(rc, width, language):
    rows = morning(rc, FIRMS, width, language)
    assert len({cell_len(row[: row.index("rc letter")]) for row in rows}) == 1
    if width > 72:
        step = "お願いの送信" if language == "ja" else "send the"
        starts = {cell_len(row[: row.index(step)]) for row in rows}
        assert len(starts) == 1


CURSOR = """
import json, re, sys, termios, tty
tty.setcbreak(0)
found = []
for text in json.load(open(sys.argv[1], encoding="utf-8")):
    sys.stdout.write("\\r\\x1b[2K" + text + "\\x1b[6n")
    sys.stdout.flush()
    reply = ""
    while not reply.endswith("R"):
        reply += sys.stdin.read(1)
    found.append(int(re.search(r";(\\d+)R", reply)[1]) - 1)
json.dump(found, open(sys.argv[2] + ".new", "w"))
import os
os.replace(sys.argv[2] + ".new", sys.argv[2])
"""


@pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")
@pytest.mark.parametrize("width", [80, 120])
def test_columns_line_up_on_a_terminal(rc, sealed, width):
    """The terminal itself is asked where the cursor stands after what is drawn before a column."""
    rows = morning(rc, PLAIN_FIRMS, width, "ja")
    before = [row[: row.index(column)] for column in ("お願いの送信", "rc letter") for row in rows]
    (sealed / "rows.json").write_text(json.dumps(before), encoding="utf-8")
    (sealed / "cursor.py").write_text(CURSOR, encoding="utf-8")
    socket = str(sealed / "tmux")
    tmux = ["tmux", "-u", "-S", socket, "-f", "/dev/null"]
    program = [sys.executable, "cursor.py", "rows.json", "found.json"]
    env = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    subprocess.run([*tmux, "new-session", "-d", "-x", "200", "-y", "20", *program], env=env, check=True)
    try:
        deadline = monotonic() + 20
        while not (sealed / "found.json").exists() and monotonic() < deadline:
            sleep(0.05)
    finally:
        subprocess.run([*tmux, "kill-server"], env=env, check=False, capture_output=True)
    found = json.loads((sealed / "found.json").read_text())
    assert found == [cell_len(text) for text in before]
    steps, commands = found[: len(rows)], found[len(rows) :]
    assert (len(set(steps)), len(set(commands))) == (1, 1)
