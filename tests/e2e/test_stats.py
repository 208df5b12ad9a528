"""`rc stats`: the same figures on a screen, in a pipe and as JSON, and never a rate that says more than is known."""

import re

import pytest
from rich.cells import cell_len

HUNT = [
    ("add", "Alpha", "--stage", "documents", "--on", "2026-09-01"),
    ("add", "Beta", "--stage", "documents", "--on", "2026-09-02"),
    ("add", "株式会社ガンマ", "--stage", "final", "--desire", "5", "--on", "2026-09-03"),
    ("add", "Delta", "--stage", "final", "--desire", "5", "--on", "2026-10-05"),
    ("add", "Epsilon", "--stage", "interview1", "--on", "2026-11-02", "--tag", "ai"),
    ("add", "Zeta", "--on", "2026-11-03", "--tag", "ai"),
    ("add", "Eta", "--awaiting", "--on", "2026-11-16"),
    ("log", "3", "appeal-sent", "--on", "2026-09-04"),
    ("log", "3", "reply-yes", "--on", "2026-09-10"),
    ("log", "3", "reinterview", "--on", "2026-09-24"),
    ("log", "3", "rejected-again", "--on", "2026-10-01"),
    ("log", "4", "appeal-sent", "--on", "2026-10-06"),
]
WIDTHS = (60, 80, 120)
ANSI = re.compile(r"\x1b\[[\d;?]*[A-Za-z]")


@pytest.fixture
def hunt(rc):
    for arguments in HUNT:
        assert rc(*arguments).code == 0, arguments
    return rc


def drawn(rc, *arguments, width=80, **env):
    result = rc("stats", *arguments, env={"FORCE_COLOR": "1", "COLUMNS": str(width), **env})
    assert (result.code, result.err) == (0, "")
    return ANSI.sub("", result.out)


def test_exact_figures(hunt):
    data = hunt("stats", "--json").data
    assert (data["applications"], data["second_rejections"], data["stage_unknown"]) == (7, 1, 1)
    assert data["results"] == {"rejected": 6, "offer": 0, "passed": 0, "withdrew": 0, "awaiting": 1}
    assert data["months"] == [
        {"month": "2026-09", "count": 3},
        {"month": "2026-10", "count": 1},
        {"month": "2026-11", "count": 2},
    ]
    stages = {each["stage"]: each for each in data["stages"]}
    assert stages["documents"] == {
        "stage": "documents",
        "ended": 2,
        "furthest": 2,
        "reached": {"count": 5, "of": 6, "percent": 83},
    }
    assert stages["final"]["reached"] == {"count": 2, "of": 6, "percent": 33}
    assert sum(data["verdicts"].values()) == 6
    assert data["appeals"] == {
        "asked": {"count": 2, "of": 6, "percent": 33},
        "answered": {"count": 1, "of": 2, "percent": None},
        "yes": {"count": 1, "of": 2, "percent": None},
        "second_interviews": {"count": 1, "of": 2, "percent": None},
        "offers": {"count": 0, "of": 2, "percent": None},
        "median_days": 6,
        "unasked": 0,
    }
    assert data["flows"] == [
        {"from": "applications", "to": "interviews", "count": 3},
        {"from": "applications", "to": "rejected", "count": 3},
        {"from": "applications", "to": "awaiting", "count": 1},
        {"from": "interviews", "to": "final", "count": 2},
        {"from": "interviews", "to": "rejected", "count": 1},
        {"from": "final", "to": "rejected", "count": 2},
        {"from": "rejected", "to": "asked", "count": 2},
        {"from": "asked", "to": "second-chance", "count": 1},
        {"from": "asked", "to": "no-answer", "count": 1},
        {"from": "second-chance", "to": "second-interview", "count": 1},
        {"from": "second-interview", "to": "rejected-again", "count": 1},
    ]


def test_a_pipe_gets_the_same_in_four_fields_a_line(hunt):
    rows, data = hunt("stats").rows, hunt("stats", "--json").data
    assert {len(row) for row in rows} == {4}
    assert ["applications", "", "7", ""] in rows
    assert ["results", "awaiting", "1", "7"] in rows
    assert [row[1:3] for row in rows if row[0] == "months"] == [["2026-09", "3"], ["2026-10", "1"], ["2026-11", "2"]]
    assert ["ended", "final", "2", "6"] in rows
    assert ["ended", "", "1", "6"] in rows
    reached = {row[1]: row[2:] for row in rows if row[0] == "reached"}
    assert reached == {
        each["stage"]: [str(each["reached"]["count"]), str(each["reached"]["of"])] for each in data["stages"]
    }
    assert ["appeals", "answered", "1", "2"] in rows
    assert ["appeals", "median_days", "6", ""] in rows
    assert {row[0] for row in rows} == {
        *("applications", "second-rejections", "results", "months", "ended", "reached", "verdicts", "appeals")
    }


def test_an_unknown_median_is_empty(rc):
    rc("add", "Alpha")
    assert ["appeals", "median_days", "", ""] in rc("stats").rows
    assert rc("stats", "--json").data["appeals"]["median_days"] is None


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_the_screen_fits_and_has_counts_beside_every_rate(hunt, width, lang):
    screen = drawn(hunt, width=width, RC_LANG=lang)
    assert max(map(cell_len, screen.splitlines())) <= width
    assert "█" in screen
    for line in screen.splitlines():
        if "%" in line:
            count, of = map(int, re.findall(r"(\d+) of (\d+)", line)[0]) if lang == "en" else (0, 6)
            assert of >= 5
            assert lang == "ja" or f"{round(100 * count / of)}%" in line
            assert lang == "en" or re.search(r"6件中\d件 +\d+%", line)
    for word in (
        ("Rejected 6", "No result yet 1", "2 of 6") if lang == "en" else ("不採用6件", "結果待ち1件", "6件中2件")
    ):
        assert word in screen


@pytest.mark.parametrize("width", [20, 24, 30, 36])
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_nothing_is_cut_on_a_narrow_screen(hunt, width, lang):
    assert "…" not in drawn(hunt, width=width, RC_LANG=lang)


@pytest.mark.parametrize("width", [1, 5, 12, 20, 30, 45, 300])
def test_odd_widths_are_no_reason_to_fail(hunt, width):
    screen = drawn(hunt, width=width)
    if width >= 45:
        assert max(map(cell_len, screen.splitlines())) <= width


def test_black_and_white_says_the_same(hunt):
    assert drawn(hunt) == drawn(hunt, NO_COLOR="1")


def test_the_remarks(hunt):
    screen = drawn(hunt)
    assert "1 rejection has no stage on record" in screen
    assert "1 record is the no at the end of a second chance" in screen
    assert "6 days from the appeal to an answer (median)" in screen


def test_a_long_hunt_shows_the_latest_year_and_what_came_before_in_one_line(rc):
    for month in range(1, 12):
        rc("add", f"Old {month}", "--stage", "documents", "--on", f"2025-{month:02}-10")
    rc("add", "New", "--stage", "documents", "--on", "2026-11-10")
    screen = drawn(rc)
    months = screen.partition("Rejections by month")[2].partition("\n\n")[0].split("\n")[1:]
    assert len(months) == 13
    assert months[0].split() == ["earlier", "11"]
    assert months[-1].split()[:2] == ["Nov", "2026"]
    assert len([row for row in rc("stats").rows if row[0] == "months"]) == 23


@pytest.mark.parametrize(
    ("filters", "applications"),
    [
        (("--since", "2026-11-01"), 3),
        (("--until", "2026-09-30"), 3),
        (("--since", "2026-09-02", "--until", "2026-10-05"), 3),
        (("--stage", "documents"), 2),
        (("--tag", "ai"), 2),
        (("--status", "awaiting"), 1),
        (("--company", "ガンマ"), 1),
        (("--since", "2026-12-01"), 0),
    ],
)
def test_filters(hunt, filters, applications):
    data = hunt("stats", *filters, "--json").data
    assert data["applications"] == applications
    assert sum(data["results"].values()) == applications
    assert sum(month["count"] for month in data["months"]) == data["results"]["rejected"]


def test_the_second_no_alone_counts_on_its_own(hunt):
    data = hunt("stats", "--since", "2026-10-01", "--until", "2026-10-02", "--json").data
    assert (data["applications"], data["second_rejections"]) == (1, 0)
    assert data["results"]["rejected"] == 1


def test_removed_records_are_not_counted(hunt):
    hunt("remove", "1", "--yes")
    assert hunt("stats", "--json").data["applications"] == 6


@pytest.mark.parametrize("env", [{}, {"FORCE_COLOR": "1"}])
def test_nothing_on_record_is_one_line_with_what_to_type(rc, env):
    result = rc("stats", env=env)
    assert (result.code, result.out) == (0, "")
    assert len(result.err.splitlines()) == 1
    assert "`rc add COMPANY`" in result.err


def test_nothing_that_matches(hunt):
    result = hunt("stats", "--since", "2026-12-01")
    assert (result.code, result.out) == (0, "")
    assert result.err == "No record matches. `rc stats` without filters counts all.\n"


def test_nothing_on_record_as_json(rc):
    data = rc("stats", "--json").data
    assert (data["applications"], data["months"], data["flows"]) == (0, [], [])
    assert data["appeals"]["asked"] == {"count": 0, "of": 0, "percent": None}


def test_a_terminal_without_blocks_gets_lines_of_the_same_length(hunt, installed):
    result = installed("stats", env={"FORCE_COLOR": "1", "NO_COLOR": "1", "PYTHONIOENCODING": "ascii"})
    assert (result.code, result.err) == (0, "")
    assert "\\u" not in result.out
    assert "####" in result.out


def test_many_records_take_two_queries(hunt, monkeypatch):
    import sqlite3

    asked = []
    connect = sqlite3.connect

    def counting(*arguments, **options):
        connection = connect(*arguments, **options)
        connection.set_trace_callback(asked.append)
        return connection

    monkeypatch.setattr(sqlite3, "connect", counting)
    assert hunt("stats", "--json").code == 0
    assert len([query for query in asked if "rejections" in query or "events" in query]) == 2
