"""Every code has words, every command that is named exists, and dates are put into words."""

import inspect
import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

import pytest

from rechallenge_cli import locales
from rechallenge_cli.cli.verbs import VERBS
from rechallenge_cli.domain import codes, errors
from rechallenge_cli.domain.model import Reason, Step
from rechallenge_cli.domain.stages import STAGE_LABELS, Stage
from rechallenge_cli.domain.step_texts import BECAUSE_TEXTS, STEP_TEXTS
from rechallenge_cli.domain.worth import reason_texts
from rechallenge_cli.output import labels, wording

TODAY = date(2026, 11, 23)
ENUMS = [
    each
    for _name, each in inspect.getmembers(codes, inspect.isclass)
    if issubclass(each, StrEnum) and each is not StrEnum
]
FIELDS = {
    "since": "2026-11-11",
    "anchor": "2026-11-11",
    "count": 3,
    "last": "2026-12-01",
    "first": "2027-01-10",
    "planned": "2026-11-20",
    "asked": "2026-11-11",
    "day": "2027-05-01",
    "stage": "final",
    "desire": 4,
    "window": "2027-02-01",
    "due": "2026-11-11",
    "class_year": "2027",
    "class_short": "27",
    "school_year": "2026",
}


def tables() -> list[Mapping[StrEnum, str]]:
    """The tables of words by code, wherever they stand."""
    found = [value for module in (labels, wording) for value in vars(module).values() if isinstance(value, Mapping)]
    return [table for table in found if table and all(isinstance(key, StrEnum) for key in table)]


@pytest.mark.parametrize("enum", ENUMS, ids=lambda enum: enum.__name__)
def test_every_code_of_every_kind_has_words(enum):
    own = [table for table in tables() if all(isinstance(key, enum) for key in table)]
    assert own, f"no words for {enum.__name__}"
    for table in own:
        assert set(table) == set(enum)
        assert all(words.strip() and "_" not in words for words in table.values())


@pytest.mark.parametrize("enum", ENUMS, ids=lambda enum: enum.__name__)
def test_two_codes_never_share_their_words(enum):
    for table in tables():
        if all(isinstance(key, enum) for key in table):
            assert len(set(table.values())) == len(table)


def test_every_stage_has_words():
    assert set(STAGE_LABELS) == set(Stage)
    assert [labels.stage(stage) for stage in Stage] == list(STAGE_LABELS.values())
    assert labels.stage(None) == ""


@pytest.mark.parametrize("code", sorted(reason_texts()))
def test_every_reason_is_a_sentence_without_holes(code):
    text = labels.reason(Reason(code, 1, FIELDS))
    assert text
    assert not re.search(r"[{}]|\d{4}-\d{2}-\d{2}|None", text)
    assert not text.endswith(".")


@pytest.mark.parametrize("code", sorted(STEP_TEXTS))
def test_every_step_is_a_sentence_without_holes(code):
    for text in (
        wording.step_text(code, FIELDS, TODAY),
        wording.step(Step(codes.StepKind.NUDGE, TODAY, TODAY, code, "days", FIELDS)),
    ):
        assert text
        assert not re.search(r"[{}]|\d{4}-\d{2}-\d{2}|None", text)


@pytest.mark.parametrize("code", sorted(BECAUSE_TEXTS))
@pytest.mark.parametrize("count", [-1, 1, 2, 12])
def test_every_why_of_a_day_is_a_sentence_without_holes(code, count):
    text = wording.because(Step(codes.StepKind.NUDGE, TODAY, TODAY, "nudge", code, {**FIELDS, "count": count}))
    assert text
    assert not re.search(r"[{}]|\d{4}-\d{2}-\d{2}|None", text)
    assert not re.search(r"\b1 (business )?(days|months)\b", text)


COMMANDS_IN_TEXT = re.compile(r"`rc ([a-z-]+)")


@pytest.mark.parametrize("code", [*sorted(STEP_TEXTS), "reminder"])
def test_the_command_of_every_step_is_a_verb_of_the_program(code):
    words = wording.command(code, 12).split()
    assert words[:1] == ["rc"]
    assert words[1] in VERBS
    assert words[2] == "12"


def test_the_command_of_a_step_is_understood(rc):
    """What is to be typed next has to work: each is tried, with a day where DATE stands."""
    for number, code in enumerate([*sorted(STEP_TEXTS), "reminder"], start=1):
        rc("add", f"Firm {number}", "--stage", "final", "--desire", "5")
        rc("remind", str(number), "3d", "x")
        arguments = [word.replace("DATE", "2026-12-01") for word in wording.command(code, number).split()[1:]]
        assert rc(*arguments).code == 0, arguments


def test_every_command_named_in_a_sentence_is_a_verb_of_the_program():
    from pathlib import Path

    source = Path(errors.__file__).parents[1]
    named = {
        (path.name, verb) for path in source.rglob("*.py") for verb in COMMANDS_IN_TEXT.findall(path.read_text("utf-8"))
    }
    assert len(named) > 10
    assert {(name, verb) for name, verb in named if verb not in VERBS} == set()


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(2026, 11, 23), "23 Nov 2026"),
        (date(2026, 1, 1), "1 Jan 2026"),
        (date(2028, 2, 29), "29 Feb 2028"),
        (date(2026, 12, 31), "31 Dec 2026"),
        (date(999, 5, 3), "3 May 999"),
    ],
)
def test_a_day_in_words(value, words):
    assert wording.day(value) == words


def test_every_month_and_weekday_has_its_name():
    months = [wording.day(date(2026, month, 1)).split()[1] for month in range(1, 13)]
    assert months == ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    days = [wording.day_with_weekday(date(2026, 11, day)).split()[0] for day in range(23, 30)]
    assert days == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    long = [wording.heading_day(date(2026, 11, day)).split()[0] for day in range(23, 30)]
    assert long == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-400, "400 days late"),
        (-2, "2 days late"),
        (-1, "1 day late"),
        (0, "today"),
        (1, "tomorrow"),
        (2, "in 2 days"),
        (30, "in 30 days"),
    ],
)
def test_how_far_a_day_is(days, words):
    assert wording.distance(days) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(2026, 11, 26), "26 Nov"),
        (date(2026, 11, 1), "1 Nov"),
        (date(2027, 1, 15), "15 Jan"),
        (date(2027, 11, 23), "23 Nov 2027"),
        (date(2025, 11, 23), "23 Nov 2025"),
    ],
)
def test_a_year_stands_where_a_day_could_be_another(value, words):
    assert wording.near_day(value, TODAY) == words


def test_no_two_days_within_reach_look_alike():
    days = [date.fromordinal(TODAY.toordinal() + distance) for distance in range(-800, 800)]
    assert len({wording.near_day(day, TODAY) for day in days}) == len(days)


def test_a_language_without_a_catalogue_speaks_english():
    locales.use("ja")
    try:
        assert wording.day(TODAY)
    finally:
        locales.use("en")
