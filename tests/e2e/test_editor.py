"""`edit --editor`: a form in the person's own editor, whose words are never thrown away."""

import os
import sqlite3
import stat
import sys
import tempfile
import textwrap
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

Editor = Callable[..., dict[str, str]]
LONG = "一行目\n\n# looks like a comment\nrole: looks like a field\n    indented\nlast"


@pytest.fixture(autouse=True)
def temporary_files_in_the_sealed_home(sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`tempfile` asks the environment once in a process."""
    monkeypatch.setattr(tempfile, "tempdir", str(sealed))


@pytest.fixture
def editor(sealed: Path) -> Editor:
    """Make an editor of a few lines of Python: `form` is the text, `path` the file, `calls` how often it was opened."""

    def make(body: str, name: str = "editor") -> dict[str, str]:
        script = sealed / f"{name}.py"
        head = """
            import os, pathlib, re, subprocess, sys
            path = pathlib.Path(sys.argv[-1])
            form = path.read_text(encoding="utf-8", errors="surrogateescape")
            count = pathlib.Path("opened.txt")
            calls = len(count.read_text().splitlines()) + 1 if count.exists() else 1
            with count.open("a") as file:
                file.write(f"{path}\\n")
            pathlib.Path(f"form-{calls}.txt").write_text(form, encoding="utf-8", errors="surrogateescape")
            def put(name, value):
                block = re.sub(rf"(?m)^{name}:.*\\n(?:    .*\\n|\\n(?=    ))*", lambda _: f"{name}:{value}\\n", form)
                path.write_text(block, encoding="utf-8", errors="surrogateescape")
                return block
        """
        script.write_text(textwrap.dedent(head) + textwrap.dedent(body), encoding="utf-8")
        # -S: it needs no packages
        return {"EDITOR": f"{sys.executable} -S {script}"}

    return make


@pytest.fixture
def record(rc: Any) -> Any:
    options = (
        "--role",
        "企画",
        "--stage",
        "final",
        "--on",
        "2026-11-20",
        "--feedback",
        LONG,
        "--point",
        "a",
        "--point",
        "b",
    )
    assert rc("add", "任天堂株式会社", *options).code == 0
    return rc


def shown(rc: Any) -> Any:
    return rc("show", "1", "--json").data


def opened(home: Path) -> list[Path]:
    return [Path(line) for line in (home / "opened.txt").read_text().splitlines()]


def forms(home: Path) -> list[str]:
    return [(home / f"form-{at}.txt").read_text() for at in range(1, len(opened(home)) + 1)]


def nothing_is_left(home: Path) -> bool:
    return not any(path.exists() for path in opened(home))


def test_a_change_is_recorded_and_the_file_goes_away(record, editor, sealed):
    before = shown(record)
    result = record("edit", "1", "--editor", env=editor("put('desire', ' 5'); "))
    assert result.code == 0, result.err
    after = shown(record)
    assert after["desire"] == 5
    assert {key: after[key] for key in ("company", "role", "feedback", "points", "rejected_on", "contact")} == {
        key: before[key] for key in ("company", "role", "feedback", "points", "rejected_on", "contact")
    }
    assert "#1" in result.out
    assert nothing_is_left(sealed)


@pytest.mark.parametrize(
    "body", ["", "path.write_text(form.replace('\\n', '\\r\\n'), newline='')", "path.write_text(form + '\\n\\n')"]
)
def test_saved_as_it_was_nothing_changes(record, editor, sealed, body):
    before = shown(record)
    result = record("edit", "1", "--editor", env=editor(body))
    assert (result.code, "nothing changed" in result.out) == (0, True), result.err
    assert shown(record) == before
    assert nothing_is_left(sealed)


def test_the_form_shows_every_field_and_is_for_the_owners_eyes_only(record, editor, sealed):
    editor_of = editor("pathlib.Path('mode.txt').write_text(oct(path.stat().st_mode))")
    assert record("edit", "1", "--editor", env=editor_of).code == 0
    assert stat.S_IMODE(int((sealed / "mode.txt").read_text(), 8)) == 0o600
    form = forms(sealed)[0]
    for line in (
        "company: 任天堂株式会社",
        "role: 企画",
        "stage: final",
        "on: 2026-11-20",
        "invited: no",
        "lang: ja",
        "desire:",
    ):
        assert line in form.splitlines()
    assert form.startswith("#")


@pytest.mark.parametrize(
    ("name", "typed", "key", "value"),
    [
        ("company", " 株式会社サンプル", "company", "株式会社サンプル"),
        ("role", " 開発: バックエンド", "role", "開発: バックエンド"),
        ("role", " # 1 engineer", "role", "# 1 engineer"),
        ("role", " stage: documents", "role", "stage: documents"),
        ("stage", " 二次面接", "stage", "interview2"),
        ("on", " 11月19日", "rejected_on", "2026-11-19"),
        ("invited", " yes", "invited", True),
        ("no_contact", " はい", "no_contact", True),
        ("reapply_after", " 12 months", "reapply_from", "2027-11-20"),
        (
            "feedback",
            "\n    一行目\n\n    # no comment\n    role: no field\n        deep",
            "feedback",
            "一行目\n\n# no comment\nrole: no field\n    deep",
        ),
        ("note", " 🏳️‍🌈 e\u0301 \u202eabc", "notes", "🏳️‍🌈 e\u0301 \u202eabc"),
        ("point", "\n    声\n    結論から", "points", ["声", "結論から"]),
        ("tag", " a, b", "tags", ["a", "b"]),
        ("role", "", "role", None),
        ("feedback", "", "feedback", None),
        ("point", "", "points", []),
        ("stage", "", "stage", None),
    ],
)
def test_what_is_typed_into_the_form_is_what_is_recorded(record, editor, sealed, name, typed, key, value):
    result = record("edit", "1", "--editor", env=editor(f"put({name!r}, {typed!r})"))
    assert result.code == 0, result.err
    assert shown(record)[key] == value
    assert nothing_is_left(sealed)


@pytest.mark.parametrize(
    "text", [LONG, "# comment", "role: x", "a\n#b", "x\n\n\n    y", "tab\there", "\u200b\x1b[31mx"]
)
def test_a_text_survives_the_form_whatever_it_looks_like(rc, editor, text):
    rc("add", "Acme", "--note", text)
    assert shown(rc)["notes"] == text
    assert rc("edit", "1", "--editor", env=editor("put('desire', ' 4')")).code == 0
    assert shown(rc)["notes"] == text
    assert rc("edit", "1", "--editor", env=editor("path.write_text(form.replace('note:', 'note: new', 1))")).code == 0
    assert shown(rc)["notes"].startswith("new")


def test_options_beside_the_editor_are_in_the_form_already(record, editor, sealed):
    result = record("edit", "1", "--role", "営業", "--editor", env=editor("put('desire', ' 4')"))
    assert result.code == 0
    assert "role: 営業" in forms(sealed)[0]
    assert (shown(record)["role"], shown(record)["desire"]) == ("営業", 4)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ("put('desire', ' nine')", "nine"),
        ("put('on', ' 2026-11-24')", "2026-11-24"),
        ("put('on', ' someday')", "someday"),
        ("put('company', '')", "firm"),
        ("put('stage', ' nonsense')", "nonsense"),
        ("put('invited', ' perhaps')", "perhaps"),
        ("put('applied_on', ' 2026-11-22')", "2026-11-22"),
        ("path.write_text('what is this\\n' + form)", "what is this"),
        ("path.write_text('colour: red\\n' + form)", "colour"),
        ("path.write_text('role: one\\nrole: two\\n')", "role"),
        ("put('note', ' a\\0b')", "NUL"),
        ("put('note', ' a\\udcff')", "readable"),
    ],
)
def test_an_unreadable_form_is_opened_again_with_the_reason_and_all_that_was_typed(
    record, editor, sealed, wrong, reason
):
    body = f"""
        if calls == 1:
            {wrong}
            path.write_text(path.read_text(errors="surrogateescape") + "# keep me\\n", errors="surrogateescape")
        else:
            path.write_text("company: 任天堂株式会社\\nrole: mended\\n")
    """
    result = record("edit", "1", "--editor", env=editor(body))
    assert result.code == 0, result.err
    first, again = forms_raw(sealed)
    assert len(opened(sealed)) == 2
    assert reason in again.partition("\n")[0]
    assert again.startswith("#")
    assert "# keep me" in again
    assert "論理的" not in first
    assert shown(record)["role"] == "mended"
    assert nothing_is_left(sealed)


def forms_raw(home: Path) -> list[str]:
    count = len(opened(home))
    return [(home / f"form-{at}.txt").read_text(errors="surrogateescape") for at in range(1, count + 1)]


def test_the_reasons_do_not_pile_up(record, editor, sealed):
    body = """
        if calls <= 3:
            put("desire", f" {calls}0")
        else:
            path.write_text(form.replace("desire: 30", "desire: 3"))
    """
    assert record("edit", "1", "--editor", env=editor(body)).code == 0
    last = forms(sealed)[3]
    assert last.count("# !") <= 1
    assert '"30"' in last.splitlines()[0]
    assert shown(record)["desire"] == 3


def test_given_up_the_form_is_kept_and_named(record, editor, sealed):
    before = shown(record)
    body = """
        if calls == 1:
            put("desire", " nine of ten")
    """
    result = record("edit", "1", "--editor", env=editor(body))
    (kept,) = set(opened(sealed))
    assert (result.code in {1, 2}, result.out) == (True, "")
    assert "nine of ten" in result.err
    assert str(kept) in result.err
    assert "desire: nine of ten" in kept.read_text()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert shown(record) == before


@pytest.mark.parametrize(
    ("command", "named"),
    [
        ("/nowhere/editor", "/nowhere/editor"),
        ("false", "false"),
        ("'unclosed", "unclosed"),
        ("/", "/"),
        ("sh -c 'exit 3' x", "sh"),
    ],
)
@pytest.mark.parametrize("variable", ["EDITOR", "VISUAL"])
def test_an_editor_that_fails_or_is_missing_is_named_and_nothing_changes(record, sealed, variable, command, named):
    before = shown(record)
    result = record("edit", "1", "--role", "営業", "--editor", env={variable: command})
    assert (result.code, result.out) == (1, "")
    lines = result.err.splitlines()
    assert lines[0].startswith("error: ")
    assert named in lines[0]
    (kept,) = sealed.glob("rc-edit-*")
    assert str(kept) in lines[1]
    assert "営業" in kept.read_text()
    assert shown(record) == before


def test_visual_comes_before_editor_and_may_have_arguments(record, editor, sealed):
    visual = editor("put('role', ' by visual')")["EDITOR"] + " --wait"
    assert record("edit", "1", "--editor", env={"VISUAL": visual, "EDITOR": "false"}).code == 0
    assert shown(record)["role"] == "by visual"


def test_an_editor_that_writes_a_new_file_in_place_of_the_old_is_fine(record, editor):
    body = """
        new = path.with_suffix(".new")
        new.write_text(form.replace("role: 企画", "role: 営業"))
        new.replace(path)
    """
    assert record("edit", "1", "--editor", env=editor(body)).code == 0
    assert shown(record)["role"] == "営業"


def test_an_editor_that_removes_the_form_changes_nothing_and_says_so_plainly(record, editor):
    before = shown(record)
    result = record("edit", "1", "--editor", env=editor("path.unlink()"))
    assert result.code == 1
    assert result.err.startswith("error: ")
    assert "Errno" not in result.err
    assert shown(record) == before


@pytest.mark.parametrize("form", ["", "# only a comment\n", "company: 任天堂株式会社\n"])
def test_fields_that_are_left_out_stay_as_they_are(record, editor, form):
    before = shown(record)
    assert record("edit", "1", "--editor", env=editor(f"path.write_text({form!r})")).code == 0
    assert shown(record) == before


@pytest.mark.parametrize(
    "meanwhile", [("edit", "1", "--role", "elsewhere"), ("remove", "1", "--yes")], ids=["edited", "removed"]
)
def test_an_edit_made_elsewhere_is_not_overwritten_and_the_persons_text_is_kept(record, editor, sealed, meanwhile):
    program = [str(Path(sys.executable).with_name("rc")), *meanwhile]
    body = f"""
        subprocess.run({program!r}, check=True, stdout=subprocess.DEVNULL)
        put("note", " an hour of work")
    """
    result = record("edit", "1", "--editor", env=editor(body))
    assert (result.code, result.out) == (1, "")
    with closing(sqlite3.connect(sealed / "rc.db")) as connection:
        stored = connection.execute("select role, notes, removed_at from rejections").fetchone()
    assert stored == (("elsewhere", None, None) if "edit" in meanwhile else ("企画", None, "2026-11-23"))
    (path,) = set(opened(sealed))
    assert path.exists(), "the person's text is gone"
    assert "an hour of work" in path.read_text()
    assert str(path) in result.err


def test_what_happened_elsewhere_meanwhile_is_no_conflict(record, editor):
    program = [str(Path(sys.executable).with_name("rc")), "log", "1", "appeal-sent"]
    body = f"""
        subprocess.run({program!r}, check=True, stdout=subprocess.DEVNULL)
        put("note", " both stand")
    """
    assert record("edit", "1", "--editor", env=editor(body)).code == 0
    after = shown(record)
    assert (after["notes"], after["status"]) == ("both stand", "appealed")


def test_the_text_is_kept_when_the_database_cannot_be_written(record, editor, sealed, monkeypatch):
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *names, **options: connect(*names, **{**options, "timeout": 0.05}))
    env = editor("put('note', ' an hour of work')")
    with closing(connect(sealed / "rc.db", isolation_level=None)) as other:
        other.execute("begin immediate")
        result = record("edit", "1", "--editor", env=env)
        other.execute("rollback")
    assert result.code == 1
    (path,) = set(opened(sealed))
    assert path.exists(), "the person's text is gone"
    error, hint = result.err.splitlines()
    assert str(sealed / "rc.db") in error
    assert str(path) in hint


INTERRUPTED = """
path.write_text(form + "# half an hour of work\\n", encoding="utf-8")
import signal
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.kill(os.getpid(), signal.SIGINT)
"""


@pytest.mark.parametrize("command", [("edit", "1", "--editor"), ("letter", "1", "--kind", "appeal", "--edit")])
def test_an_interrupted_editor_leaves_what_was_written(record, editor, sealed, command):
    before = shown(record)
    result = record(*command, env=editor(INTERRUPTED))
    assert result.code == 130
    (path,) = opened(sealed)
    assert "half an hour of work" in path.read_text(encoding="utf-8")
    assert str(path) in result.err
    assert shown(record) == before


@pytest.mark.parametrize("error", [KeyboardInterrupt(), RuntimeError("x")], ids=["^C", "unexpected"])
@pytest.mark.parametrize("command", [("edit", "1", "--editor"), ("letter", "1", "--kind", "appeal", "--edit")])
def test_what_was_written_is_kept_whatever_happens_until_it_is_on_record(
    record, editor, sealed, monkeypatch, command, error
):
    def fail(*_arguments: Any, **_options: Any) -> None:
        raise error

    for name in ("change", "append_event"):
        monkeypatch.setattr(f"rechallenge_cli.store.records.{name}", fail)
    result = record(*command, env=editor("path.write_text(form.replace('role:', 'role: x'), encoding='utf-8')"))
    assert result.code == (130 if isinstance(error, KeyboardInterrupt) else 1)
    (path,) = opened(sealed)
    assert path.exists()
    assert str(path) in result.err


def test_what_an_editor_takes_ctrl_c_for_is_its_own_business(record, editor, sealed, on_terminal):
    program = Path(sys.executable).parent / "rc"
    env = editor("""
        import signal, time
        stopped = []
        signal.signal(signal.SIGINT, lambda *_: stopped.append(1))
        os.write(1, b"ready")
        while not stopped:
            time.sleep(0.02)
        put("desire", " 5")
        os.write(1, b"saved")
    """)
    child = on_terminal(program, "edit", "1", "--editor", **env)
    child.expect("ready")
    child.sendintr()
    child.expect("saved")
    said = child.read()
    child.wait()
    assert child.exitstatus == 0, said
    assert shown(record)["desire"] == 5
    assert not opened(sealed)[0].exists()


def test_json_answers_with_the_record(record, editor):
    result = record("edit", "1", "--editor", "--json", env=editor("put('desire', ' 5')"))
    assert (result.code, result.data["desire"]) == (0, 5)


def test_json_names_the_kept_form_in_its_hint(record):
    result = record("edit", "1", "--editor", "--json", env={"EDITOR": "false"})
    assert (result.code, result.error["code"]) == (1, "editor")
    assert os.path.sep in result.error["hint"]


def test_the_form_opens_in_the_language_of_the_interface_and_reads_back(record, editor):
    result = record("edit", "1", "--editor", env={**editor("put('選考段階', ' 一次面接')"), "RC_LANG": "ja"})
    assert result.code == 0
    assert shown(record)["stage"] == "interview1"
