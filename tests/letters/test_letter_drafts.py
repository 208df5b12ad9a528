"""Letters as mail drafts and as mailto addresses, read back by the libraries of others."""

import email
import email.policy
from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from letter_samples import EN, EVERY_LETTER, HOSTILE, JA, WRITER, full, hostile, sparse

from rechallenge_cli.letters.kinds import LetterKind, Tone
from rechallenge_cli.letters.letter import Letter, Sender, render
from rechallenge_cli.letters.mail import to_eml, to_mailto

HEADERS = {"X-Unsent", "From", "To", "Subject", "In-Reply-To", "References"}
HEADERS |= {"Content-Type", "Content-Transfer-Encoding", "MIME-Version"}


def parsed(draft: bytes):
    return email.message_from_bytes(draft, policy=email.policy.default)


@pytest.mark.parametrize(("kind", "lang", "tone"), EVERY_LETTER)
def test_a_draft_can_be_opened_and_sent(kind, lang, tone):
    letter = render(kind, lang, tone, full(lang))
    draft = to_eml(letter, WRITER[lang], "<abc.123@mail.example.jp>")
    message = parsed(draft)
    assert set(message.keys()) == HEADERS
    assert not message.defects
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == letter.subject
    assert message["From"].addresses[0].display_name == WRITER[lang].name
    assert message["To"].addresses[0].addr_spec == letter.to
    assert message["To"].addresses[0].display_name == letter.to_name
    assert message["In-Reply-To"] == message["References"] == "<abc.123@mail.example.jp>"
    assert message.get_content_type() == "text/plain"
    assert message.get_content_charset() == "utf-8"
    assert message.get_content().replace("\r\n", "\n") == letter.body
    assert all(len(line) <= 78 for line in draft.decode("ascii").splitlines())
    assert b"\n" not in draft.replace(b"\r\n", b"")


def test_what_is_unknown_is_left_out():
    message = parsed(to_eml(render(LetterKind.APPEAL, EN, Tone.WARM, sparse(EN)), Sender()))
    assert not {"From", "To", "Date", "In-Reply-To", "References", "Message-ID"} & set(message.keys())


def test_a_long_message_id_stays_whole():
    long_id = f"<{'x' * 400}@example.com>"
    draft = to_eml(Letter("s", "b"), Sender(), f"  {long_id}\r\nBcc: x@y.zz")
    assert f"In-Reply-To: {long_id}\r\n".encode() in draft
    assert b"Bcc" not in draft


@pytest.mark.parametrize("typed", ["", "no id", "<>", "<a b@c>", "<日@本>"])
def test_what_is_no_message_id_is_left_out(typed):
    assert "In-Reply-To" not in parsed(to_eml(Letter("s", "b"), Sender(), typed))


@pytest.mark.parametrize("address", ["日本@example.jp", "a@例え.jp", "(@b.c", "a b@c.d", '"@b.c', "@b.c"])
def test_what_cannot_stand_in_a_header_is_left_out(address):
    message = parsed(to_eml(Letter("s", "b", address), Sender(email=address)))
    assert not {"From", "To"} & set(message.keys())


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:20]))
def test_hostile_words_make_no_headers(text):
    facts = hostile(text)
    letter = render(LetterKind.APPEAL, JA, Tone.FORMAL, facts)
    message = parsed(to_eml(letter, facts.sender, text))
    assert set(message.keys()) <= HEADERS
    assert [address.addr_spec for address in message["To"].addresses] == ["a@example.com"]
    assert [address.addr_spec for address in message["From"].addresses] == ["b@example.com"]
    assert message.get_content().replace("\r\n", "\n") == letter.body


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=120), st.text(max_size=40), st.text(max_size=40))
@example("a\r\nBcc: x@y.zz\r\n\r\n", "a@b.cc\nBcc: x@y.zz", "<a@b>\nBcc: x@y.zz")
@example("\ud800", "a@b.c\udfff", "<\udfff@b>")
@example("=?utf-8?b?QmNjOiB4QHkueno=?=", "=?utf-8?b?QmNjOiB4QHkueno=?=@b.cc", "")
def test_no_text_injects_a_header(text, address, message_id):
    draft = to_eml(Letter(text, text, address, text), Sender(text, email=address), message_id)
    message = parsed(draft)
    assert set(message.keys()) <= HEADERS
    assert len(message.keys()) == len(set(message.keys()))
    for name in ("From", "To"):
        assert len(message[name].addresses if name in message else [0]) == 1


def decoded(address: str):
    parts = urlsplit(address)
    assert parts.scheme == "mailto"
    assert address.isascii()
    return unquote(parts.path), {name: values[0] for name, values in parse_qs(parts.query).items()}


@pytest.mark.parametrize(("kind", "lang", "tone"), EVERY_LETTER)
def test_a_mailto_address_carries_the_letter(kind, lang, tone):
    letter = render(kind, lang, tone, full(lang))
    to, fields = decoded(to_mailto(letter))
    assert to == letter.to
    assert fields == {"subject": letter.subject, "body": letter.body.replace("\n", "\r\n")}


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Z"]), min_size=1, max_size=60))
@example("a&b=c?d#e%41+f ；＆")
def test_any_text_survives_a_mailto_address(text):
    _to, fields = decoded(to_mailto(Letter(text, f"{text}\n{text}", "a+b@example.com")))
    assert fields["body"] == f"{text}\r\n{text}"
    assert fields["subject"] == " ".join(text.split())


def test_a_mailto_address_needs_nobody():
    assert to_mailto(Letter("件", "b\n")) == "mailto:?subject=%E4%BB%B6&body=b%0D%0A"
    assert to_mailto(replace(Letter("s", "b"), to="a+b&c@example.com")).startswith("mailto:a%2Bb%26c@example.com?")
