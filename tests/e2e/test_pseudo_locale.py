"""Nothing reaches a person untranslated: in a language whose every word stands in ⟦brackets⟧, no other words are seen.

What tests type is Greek, so that every Latin or Japanese letter outside the brackets is one of the program's own:
a command, a code, a key of the contract, or a literal that was forgotten.
"""

import html
import json
import os
import re
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

import pexpect
import pytest
import typer
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import rechallenge_cli
from rechallenge_cli import locales
from rechallenge_cli.cli import samples
from rechallenge_cli.cli.exporting import FORMATS
from rechallenge_cli.cli.settings import KEYS
from rechallenge_cli.cli.verbs import VERBS
from rechallenge_cli.domain.codes import (
    Cause,
    Closeness,
    EventKind,
    Language,
    Seats,
    Status,
    StepKind,
    VerdictCode,
)
from rechallenge_cli.domain.customs import Track
from rechallenge_cli.domain.dates import DateOrder
from rechallenge_cli.domain.stages import Stage
from rechallenge_cli.intake.columns import FIELDS
from rechallenge_cli.intake.statuses import Meaning
from rechallenge_cli.letters.kinds import LetterKind, Tone
from rechallenge_cli.letters.words import GAP_TEXTS
from rechallenge_cli.output import csvfile
from rechallenge_cli.output.encodings import CODECS

ENUMS = (
    Cause,
    Closeness,
    DateOrder,
    EventKind,
    Language,
    LetterKind,
    Seats,
    Stage,
    Status,
    StepKind,
    Tone,
    Track,
    VerdictCode,
)
CODES = {str(code) for enum in (*ENUMS, Meaning) for code in enum} | {
    *(*VERBS, *KEYS, *FORMATS, *CODECS, "codes", "local"),
    *FIELDS,
}
MACHINE = {
    *csvfile.COLUMNS,
    *("why", "next", "event", "earlier", "rule", "factor", "total", "threshold", "change", "reminder", "text"),
    *(
        "overdue",
        "today",
        "upcoming",
        "true",
        "false",
        "database",
        "config",
        "backups",
        "lang",
        "contact_name",
        "contact_email",
    ),
    *("applications", "second-rejections", "results", "months", "ended", "reached", "verdicts", "appeals", "asked"),
    *("answered", "yes", "second_interviews", "offers", "median_days", "unasked"),
}
"""The names with which a line in a pipe begins, and the sections of the morning there: a contract, as in JSON."""

PLAIN = {
    "rc": "the program",
    "xx": "the language of these tests",
    "N": "a number, in a page of help",
    "x": "the number in a range, as in 0<=x<=7, and what these tests type",
}

TERMS = re.compile(
    r"⟦[^⟧]*⟧"
    # commands, which stay what they are; options; variables; paths and addresses
    r"|`[^`\n]*`|(?<![\w-])--?[a-z][a-z-]*|\bRC_[A-Z]+\b|\S*/\S*|\S+@\S+"
)


def pseudo(text: str) -> str:
    """Every word in brackets; fields, commands and blanks as they are."""
    return re.sub(r"`[^`]*`|\{[^}]*\}|(?:(?![`{])\S)+", _bracketed, text)


def _bracketed(match: re.Match[str]) -> str:
    return match[0] if match[0][0] in "`{" else f"⟦{match[0]}⟧"


def untranslated(text: str, *known: str) -> set[str]:
    """The words that stand outside of brackets, and are no command, code, address or path."""
    bare = TERMS.sub(" ", re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", text))
    for each in sorted(known, key=len, reverse=True):
        bare = bare.replace(each, " ")
    words = set(re.findall(r"[A-Za-z\u3040-\u30ff\u4e00-\u9fff][\w.-]*", bare))
    return {word for word in words if word.strip(".-") not in CODES | set(PLAIN)}


def test_the_net_catches_what_was_forgotten():
    assert untranslated("⟦error⟧: ⟦the⟧ seat `rc show 1` near --json Έψιλον 2026-11-23 会社") == {"seat", "会社"}
    assert pseudo(" Next, {day}: a b `rc x {id}`") == " ⟦Next,⟧ {day}⟦:⟧ ⟦a⟧ ⟦b⟧ `rc x {id}`"


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A folder with the compiled catalogue of the made-up language."""
    found: Path = tmp_path_factory.mktemp("locales")
    source = Path(rechallenge_cli.__file__).parent / "locales" / "ja.po"
    with source.open("rb") as file:
        catalogue = read_po(file, locale="ja")
    for message in catalogue:
        if message.id:
            message.string = pseudo(message.id) if isinstance(message.id, str) else (pseudo(message.id[1]),)
    with (found / "xx.mo").open("wb") as file:
        write_mo(file, catalogue)
    return found


@pytest.fixture
def xx(rc, folder, monkeypatch) -> Callable[..., Any]:
    """`rc` in the made-up language."""
    monkeypatch.setattr(locales, "FOLDER", folder)
    monkeypatch.setenv("RC_LANG", "xx")
    monkeypatch.setenv("COLUMNS", "400")
    return rc


PROGRAM = """
import sys
from pathlib import Path
from rechallenge_cli import locales
locales.FOLDER = Path({folder!r})
from rechallenge_cli.cli.funnel import main
sys.argv[0] = "rc"
main()
"""


@pytest.fixture
def program(folder, monkeypatch) -> list[str]:
    """The beginning of a command line that starts `rc` as a process in the made-up language."""
    monkeypatch.setenv("RC_LANG", "xx")
    return [sys.executable, "-c", PROGRAM.format(folder=str(folder))]


GREEK = {
    "company": "Άλφα",
    "role": "μηχανικός",
    "feedback": "σχεδόν",
    "point": "φωνή",
    "new-facts": "πτυχίο",
    "motivation": "όνειρο",
    "contact": "Νίκος",
    "tag": "κοντά",
    "note": "τηλέφωνο",
}
EVERYTHING = (
    *(part for name, text in GREEK.items() if name != "company" for part in (f"--{name}", text)),
    *("--stage", "final", "--desire", "5", "--on", "2026-11-13", "--applied-on", "2026-10-01", "--closeness", "near"),
    *("--reason", "filled", "--seats", "many", "--reposted", "--referral", "--waitlist-until", "2026-12-20"),
    *("--reapply-after", "12 months", "--email", "n@example.com", "--url", "https://example.com/1"),
)


def record_hunt(rc: Any) -> None:
    """A record at every turn of the way, with every field; told in English, so that nothing of it is looked at yet."""
    rc("add", GREEK["company"], *EVERYTHING)
    rc("add", "Βήτα", "--invited", "--on", "2026-11-20", "--no-contact", "--reason", "not-match", "--seats", "few")
    rc("add", "Γάμμα", "--stage", "final", "--desire", "5", "--on", "2026-10-26", "--reason", "other-candidate")
    rc("log", "3", "appeal-sent", "--on", "2026-10-28")
    rc("add", "Δέλτα", "--stage", "interview2", "--desire", "4", "--on", "2026-10-05", "--lang", "ja", "--seats", "one")
    rc("log", "4", "appeal-sent", "--on", "2026-10-07")
    rc("log", "4", "reply-yes", "--on", "2026-11-10")
    rc("log", "4", "meeting", "--on", "2026-11-26")
    rc("add", "Έψιλον", "--stage", "documents", "--closeness", "far", "--never-reapply", "--on", "2026-11-02")
    rc("add", "Ζήτα", "--stage", "interview1", "--desire", "4", "--on", "2026-11-10", "--reason", "cancelled")
    rc("remind", "6", "tomorrow", "ρώτα")
    rc("snooze", "6", "2026-12-24", "--kind", "seat-check")
    rc("add", "Ήτα", "--awaiting", "--result-by", "2026-11-18", "--on", "2026-11-01")
    rc("add", "Θήτα", "--stage", "offer", "--desire", "1", "--on", "2026-11-12", "--reason", "withdrew")
    rc("add", "Ιώτα", "--stage", "final", "--desire", "5", "--on", "2026-10-12", "--waitlisted")
    for event, day in (("appeal-sent", "2026-10-14"), ("reinterview", "2026-11-20")):
        rc("log", "9", event, "--on", day)
    rc("done", "9", "--on", "2026-11-20")
    rc("drop", "9")
    rc("add", "Κάππα", "--stage", "test", "--on", "2026-11-21", "--reason", "check-failed", "--closeness", "unclear")
    rc("log", "10", "note", "--note", "μια λέξη")
    rc("add", GREEK["company"], "--stage", "group", "--on", "2026-08-01")
    for number, event in ((3, "offer"), (8, "passed")):
        rc("log", str(number), event, "--force")
    rc("add", "Λάμδα", "--stage", "screen", "--on", "2026-11-05", "--desire", "3", "--lang", "ja")
    rc("add", "Μι", "--stage", "interview3", "--on", "2026-11-05", "--desire", "3", "--reapply-after", "2026-12-01")


@pytest.fixture(scope="module")
def recorded() -> dict[str, bytes]:
    """The database as it was first written: one file, so that a copy of it is all there is to it."""
    return {}


@pytest.fixture
def hunt(rc, sealed, recorded, xx):
    if not recorded:
        with pytest.MonkeyPatch.context() as english:
            english.setenv("RC_LANG", "en")
            record_hunt(rc)
        recorded["rc.db"] = (sealed / "rc.db").read_bytes()
    (sealed / "rc.db").write_bytes(recorded["rc.db"])
    return xx


NUMBERS = [str(number) for number in range(1, 14)]
SCREENS = [
    ("followups",),
    ("followups", "--all"),
    ("followups", "--days", "400"),
    ("list",),
    ("appeals",),
    ("search", GREEK["company"]),
    ("config",),
    ("path",),
    ("reassess",),
    ("stats",),
    *((verb, number) for verb in ("show", "why") for number in NUMBERS),
]


def test_the_hunt_is_at_every_turn(hunt):
    records = [hunt("show", number, "--json").data for number in NUMBERS]
    assert {record["verdict"]["code"] for record in records} == set(map(str, VerdictCode))
    assert len({record["status"] for record in records}) >= 5
    assert {line["section"] for line in hunt("followups", "--json").data} == {"overdue", "today", "upcoming"}


@pytest.mark.parametrize("columns", ["400", "60"])
@pytest.mark.parametrize("arguments", SCREENS, ids=" ".join)
def test_screens(hunt, arguments, columns):
    result = hunt(*arguments, env={"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": columns})
    assert result.code == 0, result.err
    known = MACHINE if arguments == ("path",) else ()
    # on a narrow screen a bracket may stand on the next line
    out = re.sub(r"\s+", " ", result.out) if columns == "60" else result.out
    assert untranslated(out + result.err, *known) == set()
    assert arguments == ("path",) or "⟦" in out


@pytest.mark.parametrize("arguments", SCREENS, ids=" ".join)
def test_pipes_say_sentences_and_codes(hunt, arguments):
    result = hunt(*arguments)
    assert (result.code, result.err) == (0, "")
    reasons = {str(row[1]) for row in result.rows if row[0] in {"rule", "factor", "change"}}
    for row in result.rows:
        fields = [field for field in row if field not in MACHINE | reasons]
        assert untranslated("\t".join(fields)) == set()


TOLD = [
    ("add", "Νι", "--stage", "final", "--desire", "5", "--on", "2026-11-20"),
    ("add", "Νι", "--stage", "final", "--closeness", "far", "--reapply-after", "1 year"),
    ("add", "Νι", "--awaiting", "--result-by", "2026-12-01"),
    ("add", "Άλφα", "--stage", "documents", "--invited"),
    ("done", "1"),
    ("done", "4", "--force"),
    ("done", "6", "--kind", "reminder"),
    ("done", "1", "2", "6"),
    ("snooze", "1", "3d"),
    ("snooze", "1", "2027-12-01"),
    ("snooze", "6", "3d", "--kind", "reminder"),
    ("drop", "1"),
    ("drop", "6", "--kind", "reminder"),
    ("remind", "1", "3d", "ρώτα"),
    ("log", "1", "appeal-sent"),
    ("log", "7", "rejected"),
    ("log", "9", "rejected-again"),
    ("note", "1", "λέξη"),
    ("edit", "1", "--desire", "1"),
    ("edit", "1", "--desire", "5"),
    ("edit", "1", "--on", "2026-11-02", "--no-waitlisted", "--closeness", "far"),
    ("remove", "1", "2", "--yes"),
    ("config", "name", "Νίκος"),
    ("config", "country", "DE"),
    ("reassess",),
    ("followups", "--days", "0"),
    ("search", "τίποτα"),
    ("list", "--company", "τίποτα"),
    ("export", "out.csv"),
    ("export", "out.json"),
    ("stats", "--company", "τίποτα"),
    ("export", "out.ics"),
    ("followups", "--ics", "out.ics"),
    ("letter", "--customize", "thanks"),
    ("backup", "out.db"),
    ("restore",),
]


@pytest.mark.parametrize("arguments", TOLD, ids=" ".join)
def test_what_is_told(hunt, arguments):
    result = hunt(*arguments)
    assert result.code == 0, result.err
    if arguments[0] == "config":
        assert result.rows == [list(arguments[1:])]
        return
    if arguments[0] == "followups":
        return  # in a pipe that is a list, which has its test above
    assert "⟦" in result.out + result.err
    assert untranslated(result.out + result.err, "out.csv", "out.json", "out.ics", "out.db") == set()


def test_backups_and_the_doctor(hunt, sealed):
    screen = {"FORCE_COLOR": "1", "NO_COLOR": "1"}
    (sealed / "rc.db").chmod(0o644)
    for arguments in (
        ("doctor",),
        ("doctor", "--fix"),
        ("backup",),
        ("restore",),
        ("restore", "1", "--yes"),
        ("doctor",),
    ):
        result = hunt(*arguments, env=screen)
        assert "⟦" in result.out
        assert untranslated(result.out + result.err) <= {"KB"}, arguments


@pytest.mark.parametrize("kind", list(LetterKind))
@pytest.mark.parametrize("number", NUMBERS)
def test_advice_on_letters(hunt, number, kind):
    """The letter itself is in the language of those who get it, and so are the gaps that stand in it."""
    result = hunt("letter", number, "--kind", kind)
    assert result.code == 0, result.err
    assert result.out.startswith("⟦Subject⟧: ")
    gaps = [text for gaps in GAP_TEXTS.values() for text in gaps.values()]
    assert untranslated(result.err, *gaps) == set()
    assert "⟦Sent⟧ ⟦it?⟧" in result.err


def test_slips_in_a_letter(hunt, sealed):
    own = sealed / "letters"
    (own / "ja").mkdir(parents=True)
    (own / "en").mkdir()
    japanese = "件名: ㈱β\n\n御社 様様 御中 拝見させていただき なぜ どうか! ちょっと\n"
    english = "Subject: Re: Re: x\n\nwhy! Please, please. " + "x " * 200
    (own / "ja" / "appeal.formal.txt").write_text(japanese, encoding="utf-8")
    (own / "en" / "appeal.formal.txt").write_text(english, encoding="utf-8")
    for lang in Language:
        result = hunt("letter", "1", "--lang", lang)
        assert result.code == 0, result.err
        assert len(result.err.splitlines()) > 3
        # what was found is quoted
        rules = re.sub(r"(⟦\(here:⟧ ).*(⟦\)⟧)", r"\1\2", result.err)
        assert untranslated(rules, *(text for gaps in GAP_TEXTS.values() for text in gaps.values())) == set()


def test_a_letter_for_the_mail_program(hunt):
    result = hunt("letter", "1", "--eml", "draft.eml")
    assert result.code == 0
    assert untranslated(result.err, "draft.eml", *GAP_TEXTS[Language.EN].values()) == set()


def test_the_demo(xx):
    result = xx("demo")
    assert result.code == 0
    firms = [sample.company for sample in samples._SAMPLES]
    assert "⟦These⟧ ⟦firms⟧ ⟦are⟧ ⟦invented.⟧" in result.out
    assert untranslated(result.out.replace("   export RC_DB", " "), "rc report hunt.html", *firms) == set()


def test_the_texts_of_the_demo_are_translated_too(xx, sealed):
    database = Path(xx("demo", "--json").data["database"])
    people = [str(sample.known["contact"].name) for sample in samples._SAMPLES if "contact" in sample.known]
    for number in range(1, len(samples._SAMPLES) + 1):
        shown = xx("--db", str(database), "show", str(number), env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).out
        assert untranslated(shown, *(sample.company for sample in samples._SAMPLES), *people) == set()


@pytest.mark.parametrize("anonymize", [(), ("--anonymize",)])
def test_the_report(hunt, sealed, anonymize):
    result = hunt("report", "hunt.html", *anonymize, "--until", "2026-11-21")
    assert (result.code, result.out) == (0, "")
    assert untranslated(result.err, "hunt.html") == set()
    page = (sealed / "hunt.html").read_text(encoding="utf-8")
    # in the Sankey names are folded, within brackets too; they stand in its table again
    page = re.sub(r'<style>.*?</style>|<svg class="(?:across|down)".*?</svg>', " ", page, flags=re.DOTALL)
    seen = html.unescape(re.sub(r"<[^>]*>", " ", page))
    letters = "ABCDEFGHIJKLMNOP" if anonymize else ""
    assert "⟦Where⟧ ⟦the⟧ ⟦applications⟧ ⟦went⟧" in seen
    assert untranslated(seen, "2026-11-21") - set(letters) == set()


@pytest.mark.parametrize("verb", ["list", "followups", "appeals", "reassess", "stats"])
def test_empty_states(xx, verb):
    for env in ({}, {"FORCE_COLOR": "1"}):
        result = xx(verb, env=env)
        assert (result.code, result.out) == (0, "")
        assert "⟦Nothing⟧" in result.err
        assert untranslated(result.err) == set()


def test_nothing_planned_and_more_than_a_screen(xx):
    xx("add", "Νι", "--never-reapply", "--closeness", "far", "--stage", "documents")
    assert untranslated(xx("followups").err + xx("appeals").err) == set()
    for number in range(50):
        xx("add", f"Ξι {number}")
    told = xx("list", env={"FORCE_COLOR": "1"}).err
    assert "⟦older⟧" in told
    assert untranslated(told) == set()


def test_headers_of_an_export(hunt):
    header, *_rows = hunt("export", "--headers", "local").out.splitlines()
    assert untranslated(header) == set()
    assert header.count("⟦") >= len(csvfile.COLUMNS)


# --- errors ----------------------------------------------------------------------------------------------------------

OF_THE_SYSTEM = (
    *("No such file or directory", "Is a directory", "Permission denied", "Not a directory"),
    *("Invalid value (at line 1, column 8)", "Invalid value (at end of document)", "[Errno 2]"),
)
"""What Python and the operating system say of a failure is quoted as it is."""

ERRORS: list[tuple[str, ...]] = [
    # found by Typer
    ("--nope",),
    ("nope",),
    ("folowups",),
    ("",),
    ("show",),
    ("show", "1", "2"),
    ("show", "1", "--jsn"),
    ("show", "1", "-q"),
    ("followups", "--days", "x"),
    ("followups", "--days", "-1"),
    ("followups", "--days", "99999999"),
    ("followups", "--days"),
    ("followups", "--all=x"),
    ("letter", "1", "--kind", "x"),
    ("letter", "1", "--tone", "x"),
    ("letter", "1", "--lang", "x"),
    ("letter", "--kind"),
    ("letter", "1", "--customize", "x"),
    ("export", "--format", "x"),
    ("export", "--headers", "x"),
    ("export", "--encoding", "x"),
    ("export", "--bom", "--format", "json"),
    ("export", "x.x"),
    ("add", "x", "--invited=x"),
    ("config", "name", "x", "x"),
    ("log", "1"),
    ("remind", "1"),
    ("--db",),
    ("--ui-lang",),
    ("--ui-lang", "yy", "list"),
    ("list", "--ui-lang", "yy"),
    # codes and numbers
    ("show", "x"),
    ("show", "77"),
    ("show", "9" * 20),
    ("done", "1", "--kind", "x"),
    ("done", "1", "--kind", "thank"),
    ("done", "5"),
    ("list", "--status", "x"),
    ("list", "--verdict", "apeal"),
    ("list", "--stage", "x"),
    ("log", "1", "x"),
    ("log", "1", "met"),
    ("log", "1", "meeting", "--on", "2020-01-01"),
    ("add", "x", "--desire", "9"),
    ("add", "x", "--email", "x"),
    ("add", "", "--stage", "final"),
    ("add", "x", "--lang", ""),
    ("add", "x", "--on", ""),
    ("add", "x", "--closeness", "x"),
    ("add", "x", "--applied-on", "2026-11-20", "--on", "2026-11-19"),
    ("add", "x", "--awaiting", "--result-by", "2026-11-01", "--on", "2026-11-19"),
    ("add", GREEK["company"], "--role", GREEK["role"], "--stage", "final", "--on", "2026-11-13"),
    ("add",),
    ("edit", "1"),
    ("note", "1", ""),
    ("remind", "1", "3d", ""),
    ("snooze", "1"),
    ("snooze", "x", "3d"),
    ("letter",),
    ("letter", "5"),
    ("remove", "1"),
    ("setup",),
    ("note", "1", "x\0x"),
    ("note", "1", "\udcff"),
    # days
    ("list", "--since", "x"),
    ("list", "--since", "11/3"),
    ("list", "--since", "2026-02-30"),
    ("list", "--since", "令和1年1月1日"),
    *(("list", "--since", f"2026-11-{day} Thursday") for day in range(16, 19)),
    ("list", "--since", "3000-01-01"),
    ("add", "x", "--on", "tomorrow"),
    ("snooze", "1", "yesterday"),
    ("add", "x", "--reapply-after", "9999 years"),
    # config
    ("config", "x"),
    ("config", "x", "x"),
    *(("config", key, "x") for key in KEYS if key not in {"name", "name_kana", "university", "faculty", "phone"}),
    ("config", "country", "ZZ"),
    # files
    ("export", "."),
    ("export", "rc.db"),
    ("export", "nowhere/x"),
    ("--db", ".", "list"),
    ("--db", "text", "list"),
    ("--db", "empty", "list"),
    ("--db", "text/x", "list"),
    ("--db", "text/x", "add", "x"),
    ("--db", "other", "list"),
    ("--db", "newer", "list"),
]


@pytest.mark.parametrize("arguments", ERRORS, ids=lambda each: ascii(" ".join(each))[:60])
def test_errors(hunt, sealed, arguments):
    import sqlite3

    (sealed / "text").write_bytes(b"text " * 500)
    (sealed / "empty").write_bytes(b"")
    for name, pragma in (("other", "application_id = 77"), ("newer", "user_version = 999")):
        if name in arguments:
            (sealed / name).write_bytes((sealed / "rc.db").read_bytes())
            with sqlite3.connect(sealed / name) as connection:
                connection.execute(f"pragma {pragma}")
    result = hunt(*arguments)
    assert result.code in {1, 2}
    assert (result.out, result.err[:7]) == ("", "⟦error⟧")
    typed = (each for each in arguments if len(each) > 1 and not each.startswith("-"))
    assert untranslated(result.err, *OF_THE_SYSTEM, *typed) == set()


@pytest.mark.parametrize(
    "content", ["lang = [", 'country = "abc"', "threshold = 5", 'nonsense = "x"', 'lang = "yy"', b"\xff", None]
)
def test_errors_of_the_config(hunt, sealed, content):
    config = sealed / "config.toml"
    if content is None:
        config.mkdir()
    else:
        config.write_bytes(content if isinstance(content, bytes) else content.encode())
    result = hunt("followups", env={"FORCE_COLOR": "1"})
    assert (result.code, result.err[:7]) == (1, "⟦error⟧")
    told = re.sub(r"(⟦TOML:⟧ ).*", r"\1", result.err)
    assert untranslated(told, *OF_THE_SYSTEM, "nonsense", "abc", "yy", "threshold") == set()


@pytest.mark.parametrize(
    ("template", "line"),
    [("no heading", "Subject:"), ("Subject: {{ nobody }}", "nobody"), ("Subject: {% if %}", ""), (b"\xff", "UTF-8")],
)
def test_errors_of_a_template(hunt, sealed, template, line):
    own = sealed / "letters" / "en"
    own.mkdir(parents=True)
    content = template if isinstance(template, bytes) else template.encode()
    (own / "appeal.formal.txt").write_bytes(content)
    result = hunt("letter", "1", "--kind", "appeal")
    assert (result.code, result.err[:7]) == (1, "⟦error⟧")
    told = re.sub(r"(⟦line⟧ \d+⟦:⟧ ).*", r"\1", result.err)
    assert untranslated(told, "'nobody' is undefined", "nobody") == set()


def test_a_today_that_is_no_day(hunt):
    for today in ("x", "1066-10-14"):
        assert untranslated(hunt("list", today=today).err) == set()


def test_what_nobody_thought_of(hunt, monkeypatch):
    from rechallenge_cli.cli import morning

    def fail(*_arguments: Any, **_options: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(morning.due, "due_by", fail)
    result = hunt("followups")
    assert result.code == 1
    assert untranslated(result.err, "RuntimeError") == set()


def test_a_warning(hunt, sealed):
    (sealed / "config.toml").write_text("lang = [")
    result = hunt("path", env={})
    assert result.code == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("RC_LANG")
        patch.setenv("LANG", "xx")
        warned = hunt("path")
    assert warned.err.startswith("⟦warning⟧: ")
    assert untranslated(re.sub(r"(⟦TOML:⟧ ).*?(⟦\.⟧|;)", r"\1", warned.err), *OF_THE_SYSTEM) == set()


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_a_shell_that_cannot_complete(xx, monkeypatch, option):
    from typer import _completion_shared, completion

    for module in (_completion_shared, completion):
        monkeypatch.setattr(module, "_get_shell_name", lambda: "ksh")
    result = xx(option)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("⟦error⟧: ")
    assert untranslated(result.err) == set()


def test_a_shell_that_can(xx, sealed, monkeypatch):
    from typer import _completion_shared, completion

    for module in (_completion_shared, completion):
        monkeypatch.setattr(module, "_get_shell_name", lambda: "bash")
    result = xx("--install-completion")
    assert (result.code, result.err) == (0, "")
    assert untranslated(result.out, "bash") == set()
    assert (sealed / ".bash_completions" / "rc.sh").exists()


def test_stopping_is_told(xx, monkeypatch):
    from rechallenge_cli.cli import app

    def stop(_arguments: Any) -> int:
        raise typer.Abort

    monkeypatch.setattr(app, "run", stop)
    assert untranslated(xx("list").err) == set()


# --- pages of help: their words are chosen while modules are imported ------------------------------------------------


def test_pages_of_help(program, monkeypatch):
    player = """
        import contextlib, io, json, sys
        from pathlib import Path
        from rechallenge_cli import locales
        locales.FOLDER = Path(sys.argv[1])
        from rechallenge_cli.cli.funnel import guarded
        pages = {}
        for verb in json.loads(sys.argv[2]):
            with contextlib.redirect_stdout(io.StringIO()) as said:
                code = guarded([verb, "--help"] if verb else ["--help"])
            pages[verb] = (code, said.getvalue())
        print(json.dumps(pages))
    """
    verbs = ["", *VERBS]
    folder = re.findall(r"Path\('(.*)'\)", program[-1])[0]
    for columns in ("100", "50"):
        done = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(player), folder, json.dumps(verbs)],
            env={**os.environ, "COLUMNS": columns},
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        pages = json.loads(done.stdout)
        assert list(pages) == verbs
        for verb, (code, page) in pages.items():
            assert code == 0
            assert page.startswith("⟦Usage⟧: ")
            assert untranslated(page.replace("en|xx", " ")) == set(), verb


# --- questions -------------------------------------------------------------------------------------------------------


@pytest.fixture
def terminal(program, on_terminal) -> Callable[..., Any]:
    return partial(on_terminal, *program, columns=200)


def whole_talk(child: Any, answers: Iterable[str]) -> str:
    said = []
    for answer in answers:
        child.expect(r"[)\]⟧]: $")
        said.append(child.before + child.after)
        child.sendline(answer)
    child.expect(pexpect.EOF)
    child.close()
    return "\n".join([*said, child.before]).replace("\r", "")


def test_the_questions_of_add(terminal):
    said = whole_talk(terminal("add"), ["", "Ομικρον", "ρόλος", "χχ", "final", "χχ", "", "9", "", "χχ", "", ""])
    assert "⟦Recorded⟧ #1 Ομικρον" in said
    assert "[⟦today⟧]" in said
    assert untranslated(said) == set()


def test_the_questions_of_setup(terminal):
    said = whole_talk(terminal("setup"), ["Νίκος", "", "", "χχ", "", "χχ", "", "χχ", "", "χχ", ""])
    assert "⟦Kept⟧" in said
    # the keys of the config are codes
    assert untranslated(said) == set()


@pytest.mark.parametrize(("typed", "code"), [("y", 0), ("", 1)])
def test_the_question_of_remove(hunt, terminal, typed, code):
    child = terminal("remove", "1")
    said = whole_talk(child, [typed])
    assert child.exitstatus == code
    assert untranslated(said, "\ny\n") == set()


def test_the_input_that_ends(terminal):
    child = terminal("add")
    child.expect("⟦[)]⟧: $")
    child.sendeof()
    child.expect(pexpect.EOF)
    assert "⟦error⟧" in child.before
    assert untranslated(child.before) == set()


# --- the editor ------------------------------------------------------------------------------------------------------


def test_the_form(hunt, sealed):
    (sealed / "editor.py").write_text(
        "import pathlib, sys\npath = pathlib.Path(sys.argv[1])\nform = path.read_text()\n"
        "with open('seen.txt', 'a') as seen:\n    seen.write(form)\n"
        "path.write_text(form + ('χχ' if 'χχ' not in form else ''))\n",
        encoding="utf-8",
    )
    result = hunt("edit", "1", "--editor", env={"EDITOR": f"{sys.executable} editor.py"})
    assert result.code == 2
    assert untranslated(result.err) == set()
    seen = (sealed / "seen.txt").read_text(encoding="utf-8")
    assert "! ⟦line⟧" in seen
    assert untranslated(seen) == set()


@pytest.mark.parametrize("editor", ["false", "/nowhere/x", "rm -f"])
def test_an_editor_that_fails(hunt, editor):
    for verb in (("edit", "1", "--editor"), ("letter", "1", "--edit")):
        result = hunt(*verb, env={"EDITOR": editor})
        assert result.code == 1
        assert untranslated(result.err, editor, "false", "rm") == set()
