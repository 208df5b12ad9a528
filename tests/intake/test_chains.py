import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rechallenge_cli.intake.chains import header_on_top, take_apart
from rechallenge_cli.intake.mail_marks import Field

OWN = "Thank you for your answer.\n\nBest,\nJohn"
OLD = "> We regret to inform you\n> that the position is filled."
BARE_OLD = "We regret to inform you\nthat the position is filled."


@pytest.mark.parametrize(
    "attribution",
    [
        "On Sat, Oct 3, 2026 at 12:34 PM Jane Doe <jane@example.org> wrote:",
        "On Sat, Oct 3, 2026 at 12:34 PM Jane Doe <\njane@example.org> wrote:",
        "On 2026/10/03 12:34, Jane wrote:",
        "On 3 Oct 2026, at 12:34, Jane Doe\n<jane@example.org>\nwrote:",
        "2026年10月3日(土) 12:34 山田花子 <hanako@example.jp>:",
        "2026年10月3日(土) 12:34 山田花子 <\nhanako@example.jp>:",
        "2026/10/03 12:34、山田花子 <hanako@example.jp>のメール:",
        "2026年10月3日 12:34、山田花子<hanako@example.jp>のメール：",
        "山田花子さんは書きました:",
        "2026年10月3日 12:34、山田花子さんは書きました：",
        "山田花子 さんは 2026年10月3日 12:34 に書きました:",
        "Am 03.10.26 um 12:34 schrieb Jane Doe:",
        "Le 3 oct. 2026 à 12:34, Jane a écrit :",
    ],
)
@pytest.mark.parametrize("old", [OLD, BARE_OLD], ids=["marked", "bare"])
def test_what_stands_below_an_attribution_is_older(attribution, old):
    pieces = take_apart(f"{OWN}\n\n{attribution}\n\n{old}", is_reply=True)
    assert pieces.text == OWN
    assert "regret" in pieces.quoted


BLOCKS = [
    "-----Original Message-----\nFrom: Jane Doe <jane@example.org>\nSent: Saturday, October 3, 2026 9:05 AM\nTo: HR\nSubject: Hello\n",
    "-----元のメッセージ-----\n差出人: 山田 <hanako@example.jp>\n送信日時: 2026年10月3日 9:05\n宛先: 採用担当\n件名: 御礼\n",
    "________________________________\nFrom: Jane Doe <jane@example.org>\nSent: Saturday, October 3, 2026 9:05 AM\nTo: HR\nSubject: Hello\n",
    "差出人： 山田 <hanako@example.jp>\n送信日時： 2026年10月3日 9:05\n宛先： 採用担当\n件名： 御礼\n",
    "*From:* Jane Doe <jane@example.org>\n*Sent:* Saturday, October 3, 2026\n*To:* HR\n*Subject:* Hello\n",
    "------ オリジナルメッセージ ------\n",
]


@pytest.mark.parametrize("block", BLOCKS)
def test_what_stands_below_the_header_of_an_older_mail_is_older(block):
    pieces = take_apart(f"{OWN}\n\n{block}\n{BARE_OLD}", is_reply=True)
    assert pieces.text.rstrip("_\n") == OWN
    assert "regret" in pieces.quoted
    assert pieces.header is None


@pytest.mark.parametrize("block", BLOCKS[:5])
def test_the_same_header_under_a_subject_that_forwards_is_a_forward(block):
    pieces = take_apart(f"{block}\n{BARE_OLD}", is_forward=True)
    assert pieces.header is not None
    assert pieces.text == BARE_OLD
    assert {Field.FROM, Field.DATE, Field.TO, Field.SUBJECT} == set(pieces.header)


@pytest.mark.parametrize("mark", [">", "> ", "＞", "> > ", ">>"])
def test_quoted_lines_between_the_answers_of_a_reply(mark):
    text = f"Hello\n{mark}When?\nOn Monday.\n\n{mark}Where?\n{mark}Here?\n\nThere."
    pieces = take_apart(text, is_reply=True)
    assert pieces.text == "Hello\nOn Monday.\n\nThere."
    assert pieces.quoted.count("?") == 3


def test_an_arrow_is_no_quotation():
    text = "応募はこちら\n＞＞ https://example.com\n> マイページ\n以上"
    assert take_apart(text).text == text
    assert take_apart("次の通り\n> a\n> b\n> c\n以上").quoted == "> a\n> b\n> c"


def test_a_pasted_quotation_is_what_was_meant():
    assert take_apart(OLD).text == BARE_OLD
    assert take_apart(OLD, is_reply=True).text == ""


@pytest.mark.parametrize(
    ("mark", "block"),
    [
        (
            "---------- Forwarded message ---------",
            "From: HR <hr@example.com>\nDate: Sat, Oct 3, 2026 at 9:00 AM\nSubject: Result\nTo: <jane@example.org>",
        ),
        (
            "---------- 転送メッセージ ----------",
            "差出人: 採用 <hr@example.com>\nDate: 2026年10月3日(土) 9:00\nSubject: 結果\nTo: <jane@example.org>",
        ),
        (
            "-------- 転送されたメッセージ --------",
            "件名: \t結果\n日付: \t2026年10月3日(土) 9:00\n差出人: \t採用 <hr@example.com>\n宛先: \tjane@example.org",
        ),
        (
            "-------- Forwarded Message --------",
            "Subject: \tResult\nDate: \tSat, 3 Oct 2026 09:00:00 +0900\nFrom: \tHR <hr@example.com>\nTo: \tjane@example.org",
        ),
        (
            "Begin forwarded message:",
            "> From: HR <hr@example.com>\n> Subject: Result\n> Date: 3 October 2026 at 9:00:00 JST\n> To: jane@example.org",
        ),
        (
            "以下、転送です。",
            "件名：結果\n日付：2026/10/03 9:00\n差出人：採用 <hr@example.com>\n宛先：jane@example.org",
        ),
        (
            "> ---------- Forwarded message ---------",
            "> From: HR <hr@example.com>\n> Date: 2026/10/03 9:00\n> Subject: Result\n> To: a@example.org,\n>  b@example.org",
        ),
        (
            "---------- Forwarded message ---------",
            "From: HR <hr@example.com>\n\nDate: Sat, Oct 3, 2026\n\nSubject: Result\n\nTo: <jane@example.org>\n",
        ),
    ],
)
def test_forwards(mark, block):
    body = "> We regret.\n>\n> Bye" if block.startswith(">") else "We regret.\n\nBye"
    pieces = take_apart(f"see below\n\n{mark}\n{block}\n\n{body}")
    assert pieces.text == "We regret.\n\nBye"
    assert pieces.header is not None
    assert pieces.header[Field.FROM].endswith("<hr@example.com>")
    assert pieces.header[Field.SUBJECT] in {"Result", "結果"}
    assert set(pieces.header) == {Field.FROM, Field.DATE, Field.TO, Field.SUBJECT}


def test_a_forward_without_a_header():
    pieces = take_apart("---------- Forwarded message ---------\n\nWe regret.")
    assert (pieces.text, pieces.header) == ("We regret.", {})


def test_a_reply_that_quotes_a_forward_is_no_forward():
    text = f"{OWN}\n\n---------- Forwarded message ---------\nFrom: A <a@example.com>\nSubject: x\n\nold"
    pieces = take_apart(text, is_reply=True)
    assert (pieces.text, pieces.header) == (OWN, None)


@pytest.mark.parametrize(
    "text",
    [
        "面接のご案内\n\n日時：10月3日 9:00\n場所：本社\n担当：山田\n宛先：総務部\n\n以上",
        "On Monday we wrote to you that we would answer soon.\nAs promised:\nno news",
        "Details\nDate: 3 Oct\nTo: the reception\nSubject: your visit\n\nSee you",
        "The original message stays.\nWe will forward it.",
        "Note: this is\nFrom: home\nnot a header",
        "山田様\n\nお世話になっております。\n以下の通りです：\n・a",
    ],
)
def test_what_only_looks_like_a_mark_stays(text):
    assert take_apart(text) == take_apart(text, is_reply=True)
    assert take_apart(text).text == text


def test_the_header_of_pasted_text():
    header, rest = header_on_top(
        "件名：結果のご連絡\n差出人：採用 <hr@example.com>\n日付：2026年10月3日\n\n山田様\n本文"
    )
    assert header == {Field.SUBJECT: "結果のご連絡", Field.FROM: "採用 <hr@example.com>", Field.DATE: "2026年10月3日"}
    assert rest == "山田様\n本文"
    assert header_on_top("Subject: Result\nDear Jane,\nbody") == ({Field.SUBJECT: "Result"}, "Dear Jane,\nbody")
    assert header_on_top("To: whom it may concern\nbody") == ({}, "To: whom it may concern\nbody")
    assert header_on_top("山田様\n件名：x") == ({}, "山田様\n件名：x")


def test_a_value_that_goes_on():
    header, rest = header_on_top(
        "From:\n HR <hr@example.com>\nTo: a@example.com,\nb@example.com\nSubject: x\n y\n\nbody"
    )
    assert header[Field.FROM] == "HR <hr@example.com>"
    assert header[Field.TO] == "a@example.com, b@example.com"
    assert header[Field.SUBJECT] == "x y"
    assert rest == "body"


PIECES = [
    "> ",
    "\n",
    "On ",
    "wrote:",
    "From: a",
    "件名：",
    "差出人: b",
    "-----Original Message-----",
    "Begin forwarded message:",
    "2026",
    "x",
    " ",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.booleans(), st.booleans())
def test_no_line_is_lost_or_made_up(text, is_reply, is_forward):
    pieces = take_apart(text, is_reply=is_reply, is_forward=is_forward)
    for line in filter(str.strip, f"{pieces.text}\n{pieces.quoted}".split("\n")):
        assert line in text


@pytest.mark.parametrize(
    "unit",
    [
        ">",
        "> ",
        " ",
        "<",
        "a",
        "On ",
        ":",
        "-",
        "wrote:",
        "　",
        ">\n",
        "On 1\n",
        "From: a\n",
        "From:",
        "-----Original Message-----\n",
        "\n",
    ],
)
def test_long_texts_take_no_long_time(unit, promptly):
    with promptly(3):
        take_apart(unit * (300_000 // len(unit)), is_reply=True)
        header_on_top(unit * (300_000 // len(unit)))
