"""The catalogues say all that the program says, with the same fields and commands, and a language is one file."""

import ast
import gettext
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import rechallenge_cli
from rechallenge_cli import locales
from rechallenge_cli.cli.settings import KEYS
from rechallenge_cli.cli.verbs import VERBS
from rechallenge_cli.domain.errors import N_
from rechallenge_cli.domain.step_texts import BECAUSE_TEXTS
from rechallenge_cli.domain.vocabulary import WORDS
from rechallenge_cli.output.wording import DATE_FORMS

SOURCE = Path(rechallenge_cli.__file__).parent
CATALOGUES = sorted((SOURCE / "locales").glob("*.po"))
MARKS = {"_": 1, "N_": 1, "NN_": 2, "ngettext": 2}
"""What marks a sentence for translation, and how many of its arguments are sentences."""

Message = str | tuple[str, ...]

MORE_FIELDS = {
    **{form: {"day", "weekday", "month", "month_name", "year"} for form in DATE_FORMS},
    # a school year and a class are named in Japanese where English gives the year of the class alone
    BECAUSE_TEXTS["season"]: {"first", "last", "school_year", "class_short", "class_year"},
}
"""The messages whose translation may use other fields than they do themselves: they are always filled with these."""

ACRONYMS = {
    "CSV": "a format",
    "JSON": "a format",
    "TOML": "a format",
    "Maildir": "a format",
    "mbox": "a format",
    "q": "a key",
    "eml": "a kind of file",
    "Outlook": "a program",
    "PDF": "a format",
    "xlsx": "a kind of file",
    "zip": "a kind of file",
    "LinkedIn": "a service",
    "MB": "a unit",
    "ID": "what one is known by",
    "UTF": "UTF-8, an encoding",
    "cp": "cp932, an encoding",
    "BOM": "the byte order mark, as spreadsheets call it",
    "NUL": "the character",
    "Excel": "a program",
    "PowerShell": "a shell",
    "bash": "a shell",
    "zsh": "a shell",
    "fish": "a shell",
    "Web": "as in Webページ",
    "Enter": "the key, as it stands on a Japanese keyboard",
    "MR": "a medical representative is called so",
    "JP": "a country's code",
    "US": "a country's code",
    "Subject": "as templates write it",
    "Dear": "as English letters begin",
    "Re": "as subjects begin",
    "rc": "the program",
    "rechallenge": "its other name",
    "ja": "a value to type",
    "en": "a value to type",
    "yes": "an answer to type",
    "no": "an answer to type",
    "y": "as in [y/N], as programs in Japan ask too",
    "N": "as in [y/N]",
    "d": "as in 3d, a day to type",
    "yesterday": "a day to type",
    "nov": "a day to type",
    "FILE": "behind --db, as it is where the command stands in backticks",
    "COMPANY": "as help in English and the README name it",
}
"""The Latin words in Japanese that are no command, option, code or key."""


def constants(call: ast.Call) -> Message | None:
    """The message of a call that marks one, None for other calls."""
    name = call.func.id if isinstance(call.func, ast.Name) else None
    texts = tuple(
        each.value
        for each in call.args[: MARKS.get(name or "", 0)]
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    )
    if not texts or len(texts) < MARKS[name or ""]:
        return None
    return texts[0] if len(texts) == 1 else texts


def messages_in(code: str) -> Iterator[Message]:
    calls = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call))
    yield from filter(None, map(constants, calls))


@pytest.fixture(scope="module")
def in_the_code() -> set[Message]:
    return {message for path in SOURCE.rglob("*.py") for message in messages_in(path.read_text(encoding="utf-8"))}


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.stem)


@pytest.fixture(params=CATALOGUES, ids=lambda path: path.stem)
def catalogue(request) -> Catalog:
    return read(request.param)


def pairs(catalogue: Catalog) -> Iterator[tuple[str, str]]:
    """Each message with each of its translations; of a message with a number in it, its last form stands for it."""
    for message in catalogue:
        if message.id:
            one = message.id if isinstance(message.id, str) else message.id[-1]
            for translation in [message.string] if isinstance(message.string, str) else message.string:
                yield one, translation


def fields(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None}


def test_the_collector_finds_every_way_to_mark_a_message():
    code = 'f"{_(\'a\')} {x}"; N_("b" "c"); t = {k: NN_("1 d", "2 d")}; ngettext("1 e", "2 e", n); _(unknown); f("no")'
    assert set(messages_in(code)) == {"a", "bc", ("1 d", "2 d"), ("1 e", "2 e")}


def test_there_is_a_lot_to_say(in_the_code):
    assert len(in_the_code) > 400
    assert {"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", "What counts", "[y/N]"} <= in_the_code
    assert ("{days} day late", "{days} days late") in in_the_code


def test_every_message_of_the_code_is_translated(in_the_code, catalogue):
    there = {message.id if isinstance(message.id, str) else tuple(message.id) for message in catalogue if message.id}
    assert in_the_code - there == set(), "not in the catalogue"
    assert there - in_the_code == set(), "in the catalogue, but said by nobody"
    assert not catalogue.obsolete


def test_no_translation_is_empty_or_a_guess(catalogue):
    for message in catalogue:
        if message.id:
            assert not message.fuzzy, message.id
            texts = [message.string] if isinstance(message.string, str) else message.string
            assert all(text.strip() for text in texts), message.id
            assert isinstance(message.id, str) or len(texts) == catalogue.num_plurals, message.id


def test_fields_agree(catalogue):
    for message, translation in pairs(catalogue):
        if message in MORE_FIELDS:
            assert fields(translation) <= MORE_FIELDS[message], message
        else:
            assert fields(translation) == fields(message), message


def test_no_exception_is_out_of_date(in_the_code):
    assert set(MORE_FIELDS) <= in_the_code


def test_commands_agree(catalogue):
    for message, translation in pairs(catalogue):
        assert Counter(re.findall(r"`[^`]*`", translation)) == Counter(re.findall(r"`[^`]*`", message)), message


def test_options_agree(catalogue):
    for message, translation in pairs(catalogue):
        assert set(re.findall(r"--[a-z-]+", translation)) == set(re.findall(r"--[a-z-]+", message)), message


def test_blanks_at_the_ends_agree(catalogue):
    """They set texts in: a list of commands stands in one column with its heading."""
    for message, translation in pairs(catalogue):
        if message.strip(" ;,"):
            assert translation[: -len(translation.lstrip())] == message[: -len(message.lstrip())], message
            assert translation[len(translation.rstrip()) :] == message[len(message.rstrip()) :], message


def test_the_lists_of_names_are_whole(catalogue):
    """They are taken apart at blanks."""
    for names, count in ((locales_list, 12 if "Jan" in locales_list else 7) for locales_list in NAMES):
        assert len(dict(pairs(catalogue))[names].split()) == count


NAMES = (
    N_("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
    N_("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
    N_("Mon Tue Wed Thu Fri Sat Sun"),
)


def test_japanese_has_no_english_words():
    codes = {str(code) for enum in WORDS for code in enum} | {*VERBS, *KEYS, "csv", "json", "codes", "local"}
    parts = {part for code in codes for part in re.findall("[A-Za-z]+", code)}
    for message, translation in pairs(read(SOURCE / "locales" / "ja.po")):
        bare = re.sub(r"`[^`]*`|\{\w*\}|--[a-z-]+|[A-Z]+_[A-Z]+|\$?EDITOR|\S+@\S+", " ", translation)
        if bare.startswith("例: rc "):
            bare = re.sub(r'"[^"]*"', " ", bare)
        words = set(re.findall("[A-Za-z]+", bare)) - parts - set(ACRONYMS)
        assert not words, message


def test_no_acronym_is_out_of_date():
    everything = " ".join(translation for _message, translation in pairs(read(SOURCE / "locales" / "ja.po")))
    assert {word for word in ACRONYMS if not re.search(rf"(?<![A-Za-z]){word}(?![A-Za-z])", everything)} == set()


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_what_is_compiled_is_what_was_written(path):
    again = "compile the catalogues with `pip install --editable .`"
    compiled = path.with_suffix(".mo")
    assert compiled.exists(), again
    with compiled.open("rb") as file:
        spoken = gettext.GNUTranslations(file)
    for message in read(path):
        if isinstance(message.id, tuple | list):
            forms = [spoken.ngettext(*message.id, count) for count in range(200)]
            assert set(forms) == set(message.string), again
        elif message.id:
            assert spoken.gettext(message.id) == message.string, again
    assert len([key for key in spoken._catalog if key]) == len([each for each in read(path) if each.id]), again


# --- a third language is one file ------------------------------------------------------------------------------------

PO = r"""
msgid ""
msgstr ""
"Language: eo\n"
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "Nothing is on record yet. `rc add COMPANY` records a rejection, `rc demo` shows an example."
msgstr "Ankoraŭ nenio. `rc add COMPANY`, `rc demo`."

msgid "error"
msgstr "eraro"

msgid "hint"
msgstr "konsilo"

msgid "the interface does not speak \"{text}\""
msgstr "ne parolas \"{text}\""

msgid "{days} day late"
msgid_plural "{days} days late"
msgstr[0] "{days} tago"
msgstr[1] "{days} tagoj"
"""


@pytest.fixture
def third(tmp_path, monkeypatch) -> Path:
    """A folder of catalogues in which there is one more, `xx`."""
    folder = tmp_path / "locales"
    folder.mkdir()
    (folder / "xx.po").write_text(PO.lstrip(), encoding="utf-8")
    with (folder / "xx.mo").open("wb") as compiled:
        write_mo(compiled, read(folder / "xx.po"))
    (folder / "ja.mo").write_bytes((SOURCE / "locales" / "ja.mo").read_bytes())
    monkeypatch.setattr(locales, "FOLDER", folder)
    return folder


@pytest.mark.parametrize(
    ("arguments", "env"),
    [
        (("--ui-lang", "xx", "list"), {}),
        (("list", "--ui-lang=xx"), {}),
        (("list",), {"RC_LANG": "xx"}),
        (("list",), {"LANG": "xx_XX.UTF-8"}),
        (("list", "--ui-lang", "xx"), {"LANG": "ja_JP.UTF-8", "RC_LANG": "ja"}),
    ],
)
def test_a_third_language_speaks(rc, third, arguments, env):
    result = rc(*arguments, env=env)
    assert (result.code, result.err) == (0, "Ankoraŭ nenio. `rc add COMPANY`, `rc demo`.\n")


def test_a_third_language_is_one_that_can_be_set(rc, third, monkeypatch):
    assert rc("config", "lang", "xx").code == 0
    assert rc("list").err.startswith("Ankoraŭ nenio.")
    result = rc("config", "lang", "yy")
    assert result.code == 2
    assert result.err.startswith("eraro: ")


def test_a_third_language_counts_in_its_own_way(rc, third):
    rc("add", "Pino", "--stage", "final", "--desire", "5", "--on", "2026-11-13")
    rc("add", "Abio", "--stage", "final", "--desire", "5", "--on", "2026-11-18")
    drawn = [
        rc("followups", today=today, env={"RC_LANG": "xx", "FORCE_COLOR": "1", "NO_COLOR": "1"}).out
        for today in ("2026-11-18", "2026-11-20")
    ]
    assert [re.findall(r"\d (?:tagoj|tago|days? late)", each)[:1] for each in drawn] == [["1 tago"], ["3 tagoj"]]


def test_letters_of_a_third_language_are_written_from_the_english_ones(rc, third, sealed):
    result = rc("letter", "--customize", "appeal", env={"RC_LANG": "xx"})
    assert (result.code, result.err) == (0, "")
    assert (sealed / "letters" / "en" / "appeal.formal.txt").exists()


@pytest.mark.parametrize("env", [{}, {"LANG": "xx_XX"}, {"RC_LANG": "xx"}, {"LANG": "ja_JP"}])
def test_a_language_that_nobody_wrote_is_told_of_in_the_language_at_hand(rc, third, env):
    result = rc("--ui-lang", "yy", "list", env=env)
    assert (result.code, result.out) == (2, "")
    assert '"yy"' in result.err or "「yy」" in result.err
    assert all(code in result.err.splitlines()[-1] for code in ("en", "ja", "xx"))
    begins = {"xx": "eraro: ", "ja": "エラー: "}.get(env.get("RC_LANG", env.get("LANG", ""))[:2], "error: ")
    assert result.err.startswith(begins)


@pytest.mark.parametrize("name", ["../ja", "ja/../ja", "x" * 300, "", ".", "ja\0"])
def test_a_language_by_a_strange_name_reads_no_file_elsewhere(rc, third, name):
    assert rc("--ui-lang", name, "list").code in {0, 2}
    assert rc("list", env={"LANG": name.replace("\0", "")}).code == 0
