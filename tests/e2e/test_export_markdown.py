"""`rc export --format md`: a table for people, in which nothing that was typed is markup."""

import html
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from rechallenge_cli.output.clean import one_line
from rechallenge_cli.output.markdown import inert

READER = MarkdownIt("commonmark", {"html": True}).enable("table")


def cells(document: str) -> list[list[str]]:
    """The rows of the table as a reader of Markdown sees them; a tag within a cell fails."""
    page = READER.render(document)
    rows = re.findall("<tr>(.*?)</tr>", page, re.DOTALL)
    found = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    assert not [cell for row in found for cell in row if "<" in cell]
    return [[html.unescape(cell) for cell in row] for row in found]


@pytest.fixture
def hunt(rc):
    rc("add", "株式会社サンプル", "--role", "企画", "--stage", "final", "--on", "2026-11-20", "--desire", "5")
    rc("add", "Harbour & Pine", "--awaiting", "--on", "2026-11-09")
    rc("add", "Blue Kettle", "--on", "2026-11-12", "--stage", "documents", "--never-reapply", "--closeness", "far")
    return rc


def test_a_row_for_each_record_oldest_first(hunt):
    result = hunt("export", "--format", "md")
    assert (result.code, result.err) == (0, "")
    header, *rows = cells(result.out)
    assert header == ["#", "company", "role", "stage", "rejected on", "status", "next"]
    assert [row[:2] for row in rows] == [["2", "Harbour & Pine"], ["3", "Blue Kettle"], ["1", "株式会社サンプル"]]
    assert rows[0][4] == "waiting since 9 Nov 2026"
    assert rows[2][2:] == [
        "企画",
        "final interview",
        "20 Nov 2026",
        "open",
        "24 Nov 2026: send the appeal (by 7 Dec 2026)",
    ]
    assert "3 records: no answer yet 1, open 1, closed 1" in result.out


def test_in_japanese(hunt, sealed):
    assert hunt("export", "hunt.md", "--ui-lang", "ja").code == 0
    header, *rows = cells((sealed / "hunt.md").read_text("utf-8"))
    assert header[1:4] == ["会社名", "職種", "選考段階"]
    assert rows[2][3] == "最終面接"
    assert "お願い" in rows[2][6]


def test_a_reminder_where_nothing_else_is_planned(hunt):
    hunt("remind", "3", "2026-12-01", "ask | Jane")
    assert cells(hunt("export", "--format", "md").out)[2][6] == "1 Dec 2026: ask | Jane"


def test_no_records_no_table(rc):
    assert "|" not in rc("export", "--format", "md").out


def test_filters(hunt):
    rows = cells(hunt("export", "--format", "md", "--status", "open").out)
    assert [row[0] for row in rows[1:]] == ["1"]


HOSTILE = [
    "a | b",
    "[x](http://evil.example)",
    "<script>alert(1)</script>",
    "![x](y)",
    "**bold** _it_ `code` ~~s~~",
    "https://evil.example www.evil.example",
    "a\n| b |\n# c",
    "&lt; &amp; & &#124;",
    "\\",
    "\\|",
    "$x$ {{ y }} :tada:",
    "<!-- ",
    "a\\",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_was_typed_is_text(rc, text):
    rc("add", f"A{text}", "--role", f"B{text}B")
    (_header, row) = cells(rc("export", "--format", "md").out)
    assert row[1] == one_line(f"A{text}").strip()
    assert row[2] == one_line(f"B{text}B")


@settings(max_examples=300, deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.text("\\|`*_[]()<>&!#:/@~^$ax;\n", max_size=16)
)
@example("\\\\|")
@example("&amp;lt;")
def test_every_text_is_read_as_it_is(text):
    (_header, row) = cells(f"| a | b |\n| --- | --- |\n| x{inert(text)}x | {inert(text)} |\n")
    seen = one_line(text).strip()
    assert " ".join(row[0].split()) == " ".join(f"x{seen}x".split())
    assert len(row) == 2
    assert not re.search(r"(?<!\\)[|`*_\[\]]", inert(text).replace("\\\\", ""))


@pytest.mark.parametrize("address", ["https://x.example", "www.x.example", "HTTP://x.example", "mailto:a@x.example"])
def test_an_address_does_not_become_a_link_by_itself(address):
    assert not re.search(r"(?i)https?://|www\.|mailto:", inert(address))
