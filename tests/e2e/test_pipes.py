"""What a pipe gets: every record on a line of its own, whole, and nothing for eyes only."""

import re
import shlex
import subprocess
import sysconfig
from pathlib import Path

import pytest

PROGRAM = Path(sysconfig.get_path("scripts")) / "rc"
LONG = "株式会社" + "とても長い名前" * 30
ROLE = "senior " * 40 + "engineer"
BOXES = re.compile("[\u2500-\u257f\u2580-\u259f]")
ANSI = re.compile("[\x1b\x9b\r]")
COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-7]|4[0-7]|9[0-7]|38|48)[;\dm]")
LISTS = {
    "list": 9,
    "search": 9,
    "followups": 7,
    "appeals": 8,
}
"""The commands that show lists, and how many fields each line has."""


@pytest.fixture
def hunt(rc):
    rc(
        "add",
        LONG,
        "--role",
        ROLE,
        "--stage",
        "final",
        "--desire",
        "5",
        "--closeness",
        "near",
        "--note",
        "one\ttwo\nthree",
    )
    rc("add", "[bold]Tab\tand\nline[/bold] :smile:", "--role", "x", "--invited", "--on", "2026-11-16", "--note", LONG)
    rc("add", "Bad \x1b[31mred\x1b]0;title\x07 \x9b1m", "--role", "\u202exyz", "--stage", "final", "--desire", "5")
    rc("remind", "3", "3d", "ask\tTanaka\nand Sato \x1b[2J")
    return rc


def command_of(verb: str) -> tuple[str, ...]:
    return {"search": ("search", "x"), "followups": ("followups", "--all")}.get(verb, (verb,))


def shell(line: str, **env: str) -> subprocess.CompletedProcess[str]:
    """A line of bash in which `rc` is the installed program."""
    import os

    script = f'set -o pipefail; rc() {{ {shlex.quote(str(PROGRAM))} "$@"; }}; {line}'
    return subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, timeout=60, check=False, env={**os.environ, **env}
    )


@pytest.mark.parametrize("verb", LISTS)
@pytest.mark.parametrize("columns", ["40", "1", "500"])
def test_one_record_a_line_and_nothing_cut(hunt, verb, columns):
    hunt("edit", "1", "--feedback", "x")
    result = hunt(*command_of(verb), env={"COLUMNS": columns})
    assert (result.code, result.err) == (0, "")
    assert result.rows
    assert {len(row) for row in result.rows} == {LISTS[verb]}
    assert not ANSI.search(result.out)
    assert not BOXES.search(result.out)
    assert "…" not in result.out
    assert all(row[0].isdigit() for row in result.rows)
    if verb != "search":
        assert any(LONG in row for row in result.rows)
        assert any(ROLE in row for row in result.rows)


@pytest.mark.parametrize(
    "arguments", [*map(command_of, LISTS), ("show", "1"), ("why", "1")], ids=lambda words: words[0]
)
def test_the_program_gives_a_pipe_what_a_call_gives(hunt, installed, arguments):
    expected, result = hunt(*arguments), installed(*arguments)
    assert (result.code, result.out, result.err) == (0, expected.out, expected.err)


def test_a_list_in_a_pipe_knows_no_fifty(rc):
    for number in range(55):
        rc("add", f"Firm {number}")
    result = rc("list")
    assert len(result.rows) == 55
    assert result.err == ""


def test_hostile_text_reaches_a_pipe_as_text(hunt):
    companies = [row[2] for row in hunt("list").rows]
    assert "[bold]Tab\\tand line[/bold] :smile:" in companies or "[bold]Tab\\tand\\nline[/bold] :smile:" in companies
    assert any("[31mred" in company for company in companies)
    texts = [row[5] for row in hunt("followups", "--all").rows]
    assert any(text.startswith("ask\\tTanaka\\nand Sato") for text in texts)


@pytest.mark.parametrize("arguments", [("show", "1"), ("why", "1"), ("config",), ("path",)], ids=lambda value: value[0])
def test_a_case_is_a_name_and_its_value_a_line(hunt, arguments):
    result = hunt(*arguments, env={"COLUMNS": "40"})
    assert (result.code, result.err) == (0, "")
    assert all(len(row) >= 2 for row in result.rows)
    assert not ANSI.search(result.out)
    assert not BOXES.search(result.out)
    if arguments[0] == "show":
        values = dict(row[:2] for row in result.rows)
        assert (values["company"], values["role"], values["notes"]) == (LONG, ROLE, "one\\ttwo\\nthree")


@pytest.mark.parametrize("name", ["stage", "rejected_on", "closeness", "lang", "status", "verdict"])
def test_a_case_in_a_pipe_speaks_in_codes_and_iso_dates(hunt, name):
    """`show` in a pipe is for programs: the same values as in `list` and in JSON."""
    values = {row[0]: row[1] for row in hunt("show", "1").rows}
    record = hunt("show", "1", "--json").data
    assert values[name] == (record["verdict"]["code"] if name == "verdict" else record[name])


@pytest.mark.parametrize(
    "command", ["list", "followups --all", "appeals", "export", "list --json", "search x", "--help"]
)
def test_head_ends_quietly(rc, command):
    for name in "abc":
        rc("add", name, "--role", "x " * 50_000, "--stage", "final", "--desire", "5", "--closeness", "near")
    result = shell(f"rc {command} | head -c 1; exit ${{PIPESTATUS[1]}}")
    assert result.stderr == ""
    assert len(result.stdout) == 1
    assert result.returncode == 0


@pytest.mark.parametrize("command", ["list", "export", "search firm", "list --json"])
def test_head_ends_quietly_on_many_records(rc, sealed, command):
    rows = (f"Firm {number},{'x' * 300},final,2026-11-02" for number in range(300))
    (sealed / "many.csv").write_text("\n".join(["company,role,stage,rejected_on", *rows]))
    assert rc("import", "many.csv", "--yes").code == 0
    result = shell(f"rc {command} | head -n 1; exit ${{PIPESTATUS[1]}}")
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize(
    "command", ["list", "show 1", "why 1", "followups", "list --json", "add X", "--help", "show 99"]
)
def test_a_closed_standard_output_gives_no_traceback(rc, command):
    rc("add", "Example")
    result = shell(f"rc {command} >&-")
    assert "Traceback" not in result.stderr
    assert "unexpected" not in result.stderr
    assert len(result.stderr.splitlines()) <= 2


@pytest.mark.parametrize("command", ["show 99", "list", "add --nonsense"])
def test_a_closed_standard_error_changes_no_exit_code(rc, command):
    rc("add", "Example")
    expected = shell(f"rc {command}")
    result = shell(f"rc {command} 2>&-")
    assert (result.returncode, result.stdout) == (expected.returncode, expected.stdout)


def test_what_was_added_stands_even_if_nobody_listens(rc):
    shell("rc add Silent >&- 2>&-")
    shell("rc add Full >/dev/full 2>&1")
    assert [record["company"] for record in rc("list", "--json").data] == ["Full", "Silent"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("command", ["list", "list --json", "export", "--help", "--version", "path"])
def test_a_full_disk_behind_standard_output_is_one_sentence(rc, command):
    rc("add", "Example", "--role", "x " * 50_000)
    result = shell(f"rc {command} >/dev/full")
    assert result.returncode == 1
    assert "No space left" in result.stderr
    assert "Traceback" not in result.stderr
    assert "Exception ignored" not in result.stderr


@pytest.mark.parametrize("arguments", [("list",), ("show", "1"), ("why", "1"), ("followups",), ("appeals",)])
@pytest.mark.parametrize("env", [{"FORCE_COLOR": ""}, {"NO_COLOR": ""}, {"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_pipe_stays_plain(hunt, arguments, env):
    plain = hunt(*arguments)
    result = hunt(*arguments, env=env)
    assert (result.code, result.out, result.err) == (0, plain.out, plain.err)
    assert not ANSI.search(result.out)


def test_force_color_draws_into_a_pipe(hunt):
    result = hunt("followups", "--all", env={"FORCE_COLOR": "1"})
    assert COLOUR.search(result.out)
    assert "Monday" in result.out


@pytest.mark.parametrize("no_color", ["1", "0", "yes"])
def test_no_color_wins_over_force_color(hunt, no_color):
    result = hunt("followups", "--all", env={"FORCE_COLOR": "1", "NO_COLOR": no_color})
    assert not COLOUR.search(result.out)


def test_an_empty_no_color_is_none(hunt):
    assert COLOUR.search(hunt("followups", "--all", env={"FORCE_COLOR": "1", "NO_COLOR": ""}).out)


@pytest.mark.parametrize("force", ["1", ""])
def test_no_sequence_but_colour_and_weight_reaches_the_screen(hunt, force):
    for arguments in (("followups", "--all"), ("show", "3"), ("list",), ("appeals",), ("why", "3")):
        out = hunt(*arguments, env={"FORCE_COLOR": force}).out
        rest = re.sub(r"\x1b\[[\d;]*m", "", out)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", rest), arguments


def test_ascii_json_is_still_json(rc, installed):
    company = "株式会社サンプル 🎌"
    rc("add", company)
    assert installed("show", "1", "--json", env={"PYTHONIOENCODING": "ascii"}).data["company"] == company


STRICTLY_C = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def test_a_name_in_a_strict_c_locale_is_taken_or_refused_in_a_sentence(rc, installed):
    result = installed("add", "株式会社", env=STRICTLY_C)
    assert result.code in {0, 2}
    assert "Traceback" not in result.err
    assert "unexpected" not in result.err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("show", "99"), 1), (("nonsense",), 2), (("list", "--status", "x"), 2), (("add",), 2), (("remove", "1"), 2)],
)
def test_errors_go_to_standard_error_only(rc, installed, arguments, code):
    rc("add", "Example")
    result = installed(*arguments)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith("error: ")
    assert not ANSI.search(result.err)


@pytest.mark.parametrize(
    "arguments", [("list",), ("followups",), ("appeals",), ("search", "x")], ids=lambda value: value[0]
)
def test_messages_leave_standard_output_empty(rc, arguments):
    nothing = rc(*arguments)
    assert (nothing.code, nothing.out) == (0, "")
    assert "rc add" in nothing.err
    rc("add", "Hopeless", "--never-reapply", "--closeness", "far")
    assert rc("list", "--status", "won").out == ""
    assert "rc list" in rc("list", "--status", "won").err


def test_standard_input_is_never_waited_for(rc, installed):
    assert installed("add", stdin="Example\n").code == 2
    assert rc("list", "--json").data == []
