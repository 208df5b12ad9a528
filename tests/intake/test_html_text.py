import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rechallenge_cli.intake.html_text import read_html
from rechallenge_cli.intake.lines import tidy


def text_of(source: str) -> str:
    return tidy(read_html(source).text)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Dear  Jane,<br>we\n have <b>de</b>cided", "Dear Jane,\nwe have decided"),
        ("<p>one<p>two</p>three", "one\n\ntwo\n\nthree"),
        ("<div>one</div><div>two<div>three</div></div>", "one\ntwo\nthree"),
        ("a&nbsp;b &amp; c &eacute; &#9312; &lt;d&gt;", "a b & c é ① <d>"),
        ("<ul><li>one<li><p>two</p></ul>end", "- one\n- two\n\nend"),
        ("<table><tr><td>件名:</td><td>結果</td></tr><tr><td>a</td></tr></table>", "件名: 結果\na"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<div style='white-space: pre-wrap'>a\nb</div>", "a\nb"),
        ("<title>no</title><style>p{}</style><script>no()</script>yes<!-- no -->", "yes"),
        ("<p>残念<span>\u200b</span>なが\u00adら</p>", "残念ながら"),
        ("<b><i>x</b></i></p></div></table>y<table><tr><td>z", "xy\n\nz"),
        ("x</body></html>y<html><body>z", "x\ny\nz"),
        ("<![if !mso]>seen<![endif]><!--[if mso]>not<![endif]-->", "seen"),
        ("a < b and <3", "a < b and <3"),
        ("<o:p>a</o:p>", "a"),
        ("株式会社サンプル　採用担当", "株式会社サンプル　採用担当"),
    ],
)
def test_text_as_it_is_seen(source, text):
    assert text_of(source) == text


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "color:red; DISPLAY : none !important",
        "display:none;max-height:0px;overflow:hidden",
        "visibility:hidden",
        "opacity:0",
        "max-height:0;overflow:hidden",
        "height:0px;overflow:hidden;mso-hide:all",
        "font-size:0",
        "text-indent:-9999px",
    ],
)
def test_what_is_hidden_is_left_out(style):
    assert text_of(f'<div style="{style}">preview <b>of</b> it</div>seen') == "seen"


def test_hidden_by_attribute_and_by_class():
    sheet = "<style>.pre, .x{display:none} @media (max-width:9px){.m{display:none}} @media print{.n{display:none}.m{}}</style>"
    assert text_of(f"{sheet}<p hidden>a</p><p class='big pre'>b</p><p class=m>c</p><p class=n>d</p>") == "c\n\nd"


def test_a_wrapper_with_letters_of_no_size_does_not_hide_what_has_a_size():
    assert text_of('<td style="font-size:0px"> <div style="font-size:13px">seen</div> not</td>') == "seen"


def test_not_all_of_it_can_be_hidden():
    assert text_of('<div style="display:none">残念ながら</div>') == "残念ながら"


def test_links_that_lead_somewhere_each_once():
    page = read_html(
        '<a href="https://example.com/a?b=1&amp;c=2">x</a><a href=" mailto:hr@example.com ">y</a><a href="#top">z</a>'
        '<a href="javascript:x()">z</a><a href="https://example.com/a?b=1&c=2">w</a><img src="https://t.example/p.gif">'
        '<a style="display:none" href="https://hidden.example">h</a>'
    )
    assert page.links == ("https://example.com/a?b=1&c=2", "mailto:hr@example.com")


def test_older_mails_are_marked():
    source = (
        'new<div class="gmail_quote"><div class="gmail_attr">El sáb, 3 oct escribió:<br></div>'
        '<blockquote class="gmail_quote">old<br>er<blockquote type="cite">oldest</blockquote></blockquote></div>'
    )
    lines = text_of(source).split("\n")
    assert lines[0] == "new"
    assert [line for line in lines[1:] if line and not line.startswith(">")] == []
    assert "> > oldest" in lines


def test_a_forward_is_not_marked_and_an_indented_paragraph_neither():
    attribution = '<div class="gmail_attr">---------- Forwarded message ---------<br>From: <b>A</b></div>'
    assert ">" not in text_of(f'<div class="gmail_quote">{attribution}text</div>')
    assert ">" not in text_of("<blockquote>just indented</blockquote>")


def test_nothing():
    assert text_of("") == text_of("<html></html>") == text_of("<img src=x>") == ""


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 50_000 + "x",
        "<table><tr><td>" * 30_000,
        "<blockquote type=cite>" * 50_000 + "x",
        "<" * 400_000,
        "<!--" * 200_000,
        "<a " + "x=1 " * 100_000 + ">",
        "&" * 400_000,
        " " * 1_000_000,
        "<br>" * 50_000,
        "<p style='" + "a:b;" * 200_000 + "'>x",
        "<style>" + "@a{b" * 100_000 + "</style>",
        "<style>" + ".a,{" * 100_000,
        "<p class='" + "a " * 100_000 + "'>",
        "<svg><template>" * 10_000,
        "\0<p\0>" * 10_000,
    ],
    ids=lambda source: source[:12],
)
def test_hostile_pages_take_no_long_time(source, promptly):
    with promptly(3):
        text_of(source)


TAGS = [
    "<p>",
    "</p>",
    "<div style='display:none'>",
    "</div>",
    "<blockquote type=cite>",
    "<td>",
    "<li>",
    "<br",
    "&#0;",
    "<!--",
    "a",
    "> ",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(TAGS) | st.text(max_size=5), max_size=40).map("".join))
def test_anything_is_read(source):
    text_of(source).encode("utf-8")
