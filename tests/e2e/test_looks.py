"""The screens as a person sees them: complete at any width, aligned in any script, and the same in black and white."""

import re
import sysconfig
from datetime import date
from pathlib import Path

import pexpect
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

PROGRAM = Path(sysconfig.get_path("scripts")) / "rc"
WIDTHS = (60, 80, 120)
ANSI = re.compile(r"\x1b\[[\d;?]*[A-Za-z]")
RUNES = "".join(map(chr, range(0x9F00, 0x9F30)))
"""48 wide characters that stand nowhere else, each once: put together again, they tell whether a name is whole."""
ENGLISH = (
    "Worshipful Incorporated Consolidated Amalgamated Northumberland Shipbuilding and Marine Engineering Works Ltd"
)
KEYS = "1 2 3 4 5 6 7 8"


def record_hunt(rc) -> None:
    """Every section of the morning, with names long and short in both scripts."""
    rc("add", f"株式会社{RUNES}", "--role", "組込みソフト", "--stage", "final", "--desire", "5", "--on", "2026-11-13")
    rc("add", ENGLISH, "--role", "engineer", "--stage", "final", "--desire", "5", "--on", "2026-11-05")
    rc("log", "2", "appeal-sent", "--on", "2026-11-06")
    rc("add", "みなと商事", "--invited", "--on", "2026-11-20", "--feedback", "とても惜しかったとのことでした。" * 8)
    rc("add", "Pine", "--stage", "final", "--desire", "5", "--on", "2026-11-19", "--contact", "Priya Raman")
    rc("add", "Met Ltd", "--stage", "final", "--desire", "5", "--on", "2026-10-26")
    rc("log", "5", "appeal-sent", "--on", "2026-10-28")
    rc("log", "5", "reply-yes", "--on", "2026-11-10")
    rc("log", "5", "meeting", "--on", "2026-11-26")
    rc("add", "合同会社ひだまり", "--stage", "final", "--desire", "5", "--on", "2026-10-05")
    rc("log", "6", "meeting", "--on", "2026-10-12")
    rc("add", "Maybe Later", "--stage", "interview1", "--desire", "4", "--on", "2026-11-10")
    rc("remind", "7", "tomorrow", "ask Tanaka-san whether the seat is still open and when they decide about it all")
    rc("add", "Gone", "--never-reapply", "--on", "2026-11-02")


@pytest.fixture(scope="module")
def recorded() -> dict[str, bytes]:
    """The hunt's database as it was first written: one file, so that a copy of it is all there is to it."""
    return {}


@pytest.fixture
def hunt(rc, sealed, recorded):
    if recorded:
        (sealed / "rc.db").write_bytes(recorded["rc.db"])
    else:
        record_hunt(rc)
        recorded["rc.db"] = (sealed / "rc.db").read_bytes()
    return rc


SCREENS = [
    ("followups", "--all"),
    ("followups",),
    ("show", "1"),
    ("show", "2"),
    ("show", "3"),
    ("why", "1"),
    ("why", "7"),
    ("why", "8"),
    ("list",),
    ("appeals",),
    ("search", "ltd"),
    ("stats",),
]


def drawn(rc, *arguments: str, width: int, **env: str) -> str:
    """A screen in black and white."""
    result = rc(*arguments, env={"FORCE_COLOR": "1", "COLUMNS": str(width), **env})
    assert (result.code, result.err) == (0, "")
    return ANSI.sub("", result.out)


def stands_whole(text: str, screen: str) -> bool:
    """Does the text stand on one line, and not as the beginning of something longer?"""
    return bool(re.search(rf"(?<!\S){re.escape(text)}(?=\s|$|`)", screen, re.MULTILINE))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("arguments", SCREENS, ids=" ".join)
def test_no_line_is_wider_than_the_screen_and_nothing_is_cut(hunt, arguments, width):
    screen = drawn(hunt, *arguments, width=width)
    assert max(map(cell_len, screen.splitlines())) <= width
    assert "…" not in screen.replace('"…"', ""), "but for what is to be filled in"
    assert "..." not in screen


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "arguments", [("followups", "--all"), ("show", "1"), ("why", "1"), ("list",), ("appeals",)], ids=" ".join
)
def test_a_long_japanese_name_is_complete(hunt, arguments, width):
    screen = drawn(hunt, *arguments, width=width)
    assert "".join(filter(RUNES.__contains__, screen)) == RUNES


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("arguments", [("followups", "--all"), ("show", "2"), ("why", "2"), ("list",)], ids=" ".join)
def test_a_long_english_name_is_complete(hunt, arguments, width):
    screen = drawn(hunt, *arguments, width=width)
    at = 0
    for word in ENGLISH.split():
        at = screen.find(word, at)
        assert at >= 0, f"{word} is missing, out of place or broken"


@pytest.mark.parametrize("width", WIDTHS)
def test_the_morning_shows_every_step_and_command_whole(hunt, width):
    screen = drawn(hunt, "followups", "--all", width=width)
    lines = hunt("followups", "--all", "--json").data
    assert {line["section"] for line in lines} == {"overdue", "today", "upcoming"}
    for line in lines:
        assert stands_whole(line["command"], screen), line["command"]
        if line["kind"] != "reminder":
            assert stands_whole(line["text"], screen), line["text"]
        else:
            assert "".join(line["text"].split()) in "".join(re.sub(r"rc done \d+.*", "", screen).split()) or width > 60
            assert all(word in screen for word in line["text"].split())


@pytest.mark.parametrize("width", WIDTHS)
def test_the_words_of_a_morning(hunt, width):
    screen = drawn(hunt, "followups", width=width)
    first = screen.splitlines()[0]
    assert first.startswith("Monday 23 Nov")
    assert re.search(r"\d overdue · \d today · \d", first)
    for title in ("Overdue", "Today", "Next 7 days"):
        assert re.search(rf"^ ?{title}$", screen, re.MULTILINE)
    for when in ("late", "today", "tomorrow", "in 2 days"):
        assert when in screen
    assert re.search(r"rc done \d+\b.*rc snooze \d+ 3d", screen)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("number", KEYS.split())
def test_a_case_shows_its_next_step_and_command_whole(hunt, number, width):
    screen = drawn(hunt, "show", number, width=width)
    data = hunt("show", number, "--json").data
    following = data["next"]
    if following and following["kind"] != "reminder":
        assert stands_whole(following["text"], screen), following["text"]
        due = next(line for line in hunt("followups", "--all", "--json").data if line["id"] == int(number))
        if due["kind"] == following["kind"]:
            assert stands_whole(due["command"], screen), due["command"]
    for reason in data["verdict"]["reasons"]:
        assert reason["text"].split()[-1] in screen
        assert reason["points"] is None or f"{reason['points']:+d}" in screen or not reason["points"]
    for text in (data["feedback"], data["role"]):
        assert "".join((text or "").split()) in "".join(screen.split())


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("number", KEYS.split())
def test_why_shows_every_factor_and_command_whole(hunt, number, width):
    screen = drawn(hunt, "why", number, width=width)
    data = hunt("why", number, "--json").data
    for factor in data["factors"]:
        assert re.search(
            rf"^ *{re.escape(format(factor['points'], '+d') if factor['points'] else '0')} .*\S", screen, re.MULTILINE
        )
        assert "".join(factor["text"].split()) in "".join(screen.split())
    for change in data["changes"]:
        assert stands_whole(change["command"], screen), change["command"]


@pytest.mark.parametrize("width", WIDTHS)
def test_appeals_show_the_last_day_and_the_command(hunt, width):
    screen = drawn(hunt, "appeals", width=width)
    found = hunt("appeals", "--json").data
    asked = [record["id"] for record in found if record["appealed_on"]]
    assert (len(found) > len(asked), asked) == (True, [2])
    for record in found:
        assert stands_whole(f"rc {'show' if record['appealed_on'] else 'letter'} {record['id']}", screen)
    unasked, waiting = screen.split("Asked, no answer yet")
    assert unasked.count("until ") == len(found) - len(asked)
    assert "asked on Fri 6 Nov 2026, waiting for 17 days" in re.sub(r"\s+", " ", waiting)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("arguments", SCREENS, ids=" ".join)
def test_black_and_white_says_the_same(hunt, arguments, width):
    def words(**env: str) -> str:
        return drawn(hunt, *arguments, width=width, **env)

    assert words() == words(NO_COLOR="1") == words(TERM="xterm-256color", NO_COLOR="1") == words(TERM="xterm")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("arguments", [("followups",), ("show", "1"), ("why", "1"), ("list",)], ids=" ".join)
def test_a_real_terminal_of_that_width(hunt, on_terminal, arguments, width):
    child = on_terminal(PROGRAM, *arguments, columns=width, TERM="xterm-256color")
    child.expect(pexpect.EOF)
    child.close()
    seen = ANSI.sub("", child.before).replace("\r\n", "\n")
    assert child.exitstatus == 0
    assert seen == drawn(hunt, *arguments, width=width)
    assert ANSI.search(child.before), "a terminal gets weight or colour"


@pytest.mark.parametrize("width", [1, 5, 12, 20, 30, 45, 72, 300])
@pytest.mark.parametrize("arguments", SCREENS, ids=" ".join)
def test_odd_widths_are_no_reason_to_fail(hunt, arguments, width):
    screen = drawn(hunt, *arguments, width=width)
    if width >= 45:
        assert max(map(cell_len, screen.splitlines())) <= width


@pytest.mark.parametrize("width", range(60, 131, 7))
def test_the_morning_is_complete_at_every_width(hunt, width):
    screen = drawn(hunt, "followups", "--all", width=width)
    for line in hunt("followups", "--all", "--json").data:
        assert stands_whole(line["command"], screen)
        assert line["kind"] == "reminder" or stands_whole(line["text"], screen)
    assert "".join(filter(RUNES.__contains__, screen)) == RUNES


def test_the_newest_fifty_and_the_count_of_the_rest(rc):
    for number in range(53):
        rc("add", f"Firm {number}")
    result = rc("list", env={"FORCE_COLOR": "1"})
    assert result.out.count("Firm ") == 50
    assert "Firm 52" in result.out
    assert "3 older" in result.err
    assert "rc list --all" in result.err
    assert rc("list", "--all", env={"FORCE_COLOR": "1"}).out.count("Firm ") == 53


def columns_of(screen: str, pattern: str) -> set[int]:
    """The columns, in cells, at which a pattern begins."""
    return {
        cell_len(line[: match.start()])
        for line in screen.splitlines()
        for match in [re.search(pattern, line)]
        if match and "`" not in line
    }


NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=24) | st.text(
    st.sampled_from("社Ａｱ🎌👩\u200d💻é\u0301\u200b\u202e[/b]:s\t\n한"), min_size=1, max_size=12
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NAMES)
@example("㈱サンプル")
@example("e\u0301" * 8)
@example("👨‍👩‍👧‍👦 Familie")
@example("🇯🇵🇩🇪")
@example("[bold]x[/bold] [/]")
@example("ｻﾝﾌﾟﾙ")
def test_columns_after_the_name_line_up(rc, sealed, name):
    if not (sealed / "rc.db").exists():
        for company in ("Plain", "株式会社サンプル", "Third"):
            rc("add", company, "--stage", "final", "--desire", "5", "--on", "2026-11-20")
    if rc("edit", "1", f"--company={name}").code:
        return
    screen = drawn(rc, "followups", "--all", width=120)
    assert len(columns_of(screen, "send the appeal")) == 1
    assert len(columns_of(screen, r"rc letter \d")) == 1
    assert len(columns_of(drawn(rc, "list", width=120), "final interview")) == 1
    assert all(cell_len(line) <= 120 for line in screen.splitlines())


@pytest.mark.parametrize(
    "arguments", [("followups",), ("list",), ("appeals",), ("search", "x"), ("followups", "--all")]
)
@pytest.mark.parametrize("terminal", ["", "1"])
def test_no_database_yet_says_what_to_do(rc, sealed, arguments, terminal):
    result = rc(*arguments, env={"FORCE_COLOR": terminal})
    assert (result.code, result.out) == (0, "")
    assert "rc add" in result.err
    assert "rc demo" in result.err
    assert not (sealed / "rc.db").exists()


def test_a_number_that_is_not_on_record_says_where_to_look(rc):
    for verb in ("show", "why", "done", "note"):
        result = rc(verb, "7", *(["x"] if verb == "note" else []))
        assert result.code == 1
        assert "7" in result.err
        assert "rc list" in result.err


def test_nothing_due_is_one_line_with_the_nearest_to_come(rc):
    rc("add", "Example Robotics", "--stage", "final", "--desire", "5")
    result = rc("followups", "--days", "0")
    assert (result.code, result.out) == (0, "")
    (line,) = result.err.splitlines()
    due = rc("followups", "--all", "--json").data[0]
    assert "Example Robotics" in line
    assert due["text"] in line
    assert date.fromisoformat(due["due_on"]).strftime("%a %-d %b %Y") in line
    assert "rc followups --all" in line


def test_nothing_due_does_not_claim_a_day_that_is_due(rc):
    """ "Nothing is due until Tuesday" may not be read as if Tuesday were free."""
    rc("add", "Example", "--stage", "final", "--desire", "5")
    assert re.search(r"next|nearest|first|due until|then", rc("followups", "--days", "0").err, re.IGNORECASE)


def test_nothing_planned_at_all(rc):
    rc("add", "Gone", "--never-reapply", "--stage", "documents", "--closeness", "far")
    result = rc("followups")
    assert (result.code, result.out) == (0, "")
    assert len(result.err.splitlines()) == 1
    assert "rc list" in result.err


def test_no_match_says_what_to_do(rc):
    rc("add", "Gone", "--never-reapply", "--closeness", "far")
    assert "rc list" in rc("list", "--tag", "none").err
    assert "fewer" in rc("search", "nowhere").err.lower()
    assert "rc followups" in rc("appeals").err


def test_hostile_names_are_drawn_as_they_are(rc):
    for name in ("[/bold] [red]x", ":smile: [link=http://x]y[/link]", "a\\[b]"):
        rc("add", name, "--stage", "final", "--desire", "5")
        for arguments in (("followups", "--all"), ("list",), ("appeals",)):
            assert name in drawn(rc, *arguments, width=120)
