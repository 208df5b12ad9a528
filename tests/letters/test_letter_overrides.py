"""Templates of a person's own: used when they are good, refused in one sentence when they are not."""

import sys
from pathlib import Path

import pytest
from letter_samples import EVERY_LETTER, JA, full

from rechallenge_cli.domain.errors import RcError
from rechallenge_cli.letters import templates
from rechallenge_cli.letters.kinds import LetterKind, Tone
from rechallenge_cli.letters.letter import Letter, render, template_source
from rechallenge_cli.letters.templates import source_of, template_name

HEAD = "Subject: x\n\n"
APPEAL = "appeal.formal.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "own" / "ja").mkdir(parents=True)
    return tmp_path / "own"


def written(folder: Path, text: str | bytes, name: str = APPEAL) -> Letter:
    (folder / "ja" / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return render(LetterKind.APPEAL, JA, Tone.FORMAL, full(), folder)


@pytest.mark.parametrize(("kind", "lang", "tone"), EVERY_LETTER)
def test_a_copy_of_ours_writes_the_same_letter(folder, kind, lang, tone):
    copy = folder / template_name(kind, lang, tone)
    copy.parent.mkdir(exist_ok=True)
    copy.write_text(template_source(kind, lang, tone), encoding="utf-8")
    assert render(kind, lang, tone, full(lang), folder) == render(kind, lang, tone, full(lang))


def test_the_copy_names_the_words_one_may_use():
    first = template_source(LetterKind.APPEAL, JA, Tone.FORMAL).splitlines()[0]
    assert {"company", "new_facts", "your_house"} <= set(first.strip("{}# ").split(", "))


def test_ones_own_wins(folder):
    letter = written(folder, HEAD.replace("x", "{{ role }}について") + "{{ company }}へ\n\n\n\n{{ points }}")
    assert (letter.subject, letter.body) == (
        "営業職について",
        "株式会社サンプルへ\n\n「業界研究の深さ」「結論から話すこと」\n",
    )


def test_ones_own_part_is_used_by_our_letters(folder):
    assert written(folder, "よろしく\n", "_signature.txt").body.endswith("\n\nよろしく\n")


def test_a_file_from_notepad_is_read(folder):
    assert written(folder, b"\xef\xbb\xbfSubject: x\r\n\r\n{{ role }}\r\n\r\nb\r\n").body == "営業職\n\nb\n"


def test_a_macro_of_ones_own_may_be_called(folder):
    assert written(folder, HEAD + "{% macro m(a) %}<{{ a }}>{% endmacro %}{{ m(role) }}").body == "<営業職>\n"


def test_an_empty_folder_changes_nothing(folder, tmp_path):
    ours = render(LetterKind.APPEAL, JA, Tone.FORMAL, full())
    assert render(LetterKind.APPEAL, JA, Tone.FORMAL, full(), folder) == ours
    assert render(LetterKind.APPEAL, JA, Tone.FORMAL, full(), tmp_path / "nowhere") == ours


BROKEN = {
    "{{ nope }}": "broken in line 3: 'nope' is undefined",
    "a\n{% if %}": "broken in line 4",
    "{{ 1/0 }}": "broken in line 3",
    "{% do 1 %}": "broken in line 3",
    "{{ role|format }}": "broken in line 3",
    "{{ ''.__class__.__mro__ }}": "unsafe",
    "{{ company.upper() }}": "its own macros",
    "{% for a in range(9) %}{% endfor %}": "its own macros",
    "{{ 'a' * 10**10 }}": "not allowed here",
    "{{ '%9999999999d' % 1 }}": "not allowed here",
    "{% include '/etc/passwd' %}": "asks in line 3 for /etc/passwd",
    "{% include 'ja/../../mail.py' %}": "no part of a letter",
    "{% include 'ja/appeal.formal.txt' %}": "does not come to an end; look at line 3",
    "{% macro m(n) %}{{ m(n) }}{{ m(n) }}{% endmacro %}{{ m(1) }}": "does not come to an end",
    "{% for a in signed %}" * 8 + "{% endfor %}" * 8: "does not come to an end; look at line 3",
    "{{ " + "(" * 5_000: "does not come to an end",
}


@pytest.mark.parametrize(("text", "complaint"), BROKEN.items(), ids=lambda text: text[:30])
def test_a_broken_one_is_refused_in_one_sentence(folder, text, complaint):
    traced = sys.gettrace()
    with pytest.raises(RcError) as raised:
        written(folder, HEAD + text)
    assert sys.gettrace() is traced
    message = raised.value.message.format(**raised.value.values)
    assert complaint in message
    assert str(folder / "ja" / APPEAL) in message
    assert "\n" not in message
    assert raised.value.hint.format(**raised.value.values).endswith("to write with the usual letter")


def test_a_broken_part_names_itself(folder):
    with pytest.raises(RcError) as raised:
        written(folder, "a\n{{ nope }}", "_opening.txt")
    assert raised.value.values["path"] == folder / "ja" / "_opening.txt"
    assert raised.value.values["line"] == 2


@pytest.mark.parametrize("text", ["", "no subject", "Subject:\n\nbody", "{# only a comment #}"])
def test_a_letter_needs_a_subject(folder, text):
    with pytest.raises(RcError, match="begin with a line"):
        written(folder, text)


def test_what_is_not_text_is_refused(folder):
    with pytest.raises(RcError, match="UTF-8"):
        written(folder, b"\xff\xfeS")


def test_a_letter_without_end_is_refused(folder, monkeypatch):
    monkeypatch.setattr(templates, "_LONGEST", 10)
    with pytest.raises(RcError, match="does not come to an end"):
        written(folder, HEAD + "long enough")


def test_a_fault_of_our_own_is_not_blamed_on_anybody(monkeypatch):
    monkeypatch.setattr(templates, "source_of", lambda _name: "{{ nope }}")
    with pytest.raises(Exception, match="nope") as raised:
        render(LetterKind.APPEAL, JA, Tone.FORMAL, full())
    assert not isinstance(raised.value, RcError)


def test_no_part_of_ours_without_a_subject_can_be_asked_for_as_a_letter(monkeypatch):
    monkeypatch.setattr("rechallenge_cli.letters.letter.fill", lambda *_: "no subject")
    with pytest.raises(RcError, match="begin with a line"):
        render(LetterKind.APPEAL, JA, Tone.FORMAL, full())


def test_our_templates_begin_with_their_subject():
    for kind, lang, tone in EVERY_LETTER:
        assert source_of(template_name(kind, lang, tone)).startswith("Subject: ")
