"""The house keeps its shape: who may import whom, what a start may load, how long a file may be."""

import ast
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

import rechallenge_cli

OURS = "rechallenge_cli"
SOURCE = Path(rechallenge_cli.__file__).parent
MODULES = sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py"))
LONGEST_FILE = 400

MAY_IMPORT = {
    "domain": {"domain"},
    "store": {"store", "domain"},
    "locales": {"locales"},
    "output": {"output", "store", "domain", "locales"},
    "cli": {"cli", "output", "store", "domain", "locales", "intake", "letters"},
    "intake": {"intake", "domain", "locales"},
    "letters": {"letters", "domain", "locales"},
    "__main__.py": {"cli"},
    "__init__.py": set(),
}
"""The rooms, and which rooms each may look into."""

OUTSIDE = {
    "domain": {"dateutil", "holidays"},
    "store": {"sqlite_utils"},
    "locales": set(),
    "output": {"rich", "budoux", "jinja2", "xlsxwriter", "icalendar"},
    "cli": {"typer", "platformdirs", "tomlkit"},
    "intake": {"lxml", "python_calamine"},
    "letters": {"jinja2"},
    "__main__.py": set(),
    "__init__.py": set(),
}
"""What each room may import that neither we nor Python bring."""

NEVER_AT_THE_TOP = {
    "rich",
    "sqlite_utils",
    "dateutil",
    "platformdirs",
    "tomlkit",
    "tomllib",
    "json",
    "csv",
    "jinja2",
    "holidays",
    "email",
    "gettext",
    "budoux",
    "difflib",
    "subprocess",
    "tempfile",
    "shutil",
    "logging",
    "asyncio",
    "urllib",
    "http",
    "pydantic",
    "lxml",
    "python_calamine",
    "zipfile",
    "pickle",
    "xlsxwriter",
    "icalendar",
}
ONLY_IN = {
    "email": {"intake/headers.py", "intake/mail_dates.py", "intake/message.py", "intake/mime.py"},
    "lxml": {"intake/html_text.py"},
    "csv": {"output/csvfile.py"},
    "tempfile": {"output/files.py", "cli/demo.py", "cli/editor.py"},
    "subprocess": {"cli/editor.py", "intake/workbook_trial.py"},
    "json": {"store/rows.py", "store/history.py", "store/undo.py", "output/history.py"},
    "pickle": {"store/spool.py"},
}
"""But in files that are themselves only imported where they are used, and need it for all that they do."""

Import = tuple[str, bool]
"""The dotted name of what is imported, and whether it is imported when the module is."""


def text_of(name: str) -> str:
    return (SOURCE / name).read_text(encoding="utf-8")


@cache
def tree_of(name: str) -> ast.Module:
    return ast.parse(text_of(name), name)


@cache
def imports(name: str) -> tuple[Import, ...]:
    """Everything a module imports, but for what only a type checker reads."""
    return tuple(_imports(tree_of(name), name, at_the_top=True))


def _imports(node: ast.AST, name: str, *, at_the_top: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from ((alias.name, at_the_top) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            yield from ((f"{_absolute(child, name)}.{alias.name}", at_the_top) for alias in child.names)
        elif isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
            continue
        else:
            inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from _imports(child, name, at_the_top=at_the_top and not inside)


def _absolute(node: ast.ImportFrom, name: str) -> str:
    if not node.level:
        return node.module or ""
    package = [OURS, *Path(name).parts[:-1]]
    base = package[: len(package) - node.level + 1]
    return ".".join([*base, *filter(None, [node.module])])


def room_of(name: str) -> str:
    return name.split("/", maxsplit=1)[0]


def test_the_house_is_read_at_all():
    assert len(MODULES) > 30
    assert {room_of(name) for name in MODULES} >= {"cli", "domain", "store", "output", "locales"}
    assert ("typer", True) in set(imports("cli/app.py"))


def all_modules(of_room: Callable[[str], bool] = bool) -> Iterator[str]:
    """The modules of some rooms, one at least."""
    found = [name for name in MODULES if of_room(room_of(name))]
    assert found
    yield from found


def test_imports_point_inward():
    for name in all_modules():
        ours = {imported.split(".")[1] for imported, _top in imports(name) if imported.split(".")[0] == OURS}
        ours -= {"__version__"}
        assert ours <= MAY_IMPORT[room_of(name)], name


def test_each_room_has_its_own_tools():
    for name in all_modules():
        foreign = {imported.split(".")[0] for imported, _top in imports(name)} - sys.stdlib_module_names - {OURS}
        assert foreign <= OUTSIDE[room_of(name)], name


def test_nobody_imports_click():
    for name in all_modules():
        clicks = [imported for imported, _top in imports(name) if "click" in imported.replace(".", " _ ").split()]
        assert not clicks, name
        assert "import click" not in text_of(name), name


def test_a_module_imports_at_its_top_what_every_command_needs():
    for name in all_modules():
        at_the_top = {imported.split(".")[0] for imported, top in imports(name) if top}
        allowed = {tool for tool, files in ONLY_IN.items() if name in files}
        assert at_the_top & NEVER_AT_THE_TOP <= allowed, name


def test_the_domain_has_no_clock_no_files_no_sql():
    for name in all_modules(lambda room: room == "domain"):
        assert not {imported.split(".")[0] for imported, _top in imports(name)} & {
            "os",
            "sys",
            "io",
            "pathlib",
            "sqlite3",
            "time",
            "random",
            "locale",
            "tempfile",
            "subprocess",
        }, name
        assert not called_in(name) & {
            "date.today",
            "datetime.now",
            "datetime.today",
            "datetime.utcnow",
            "open",
            "print",
            "input",
        }, name


def called_in(name: str) -> set[str]:
    """What a module calls, as it is written there."""
    return {ast.unparse(node.func) for node in ast.walk(tree_of(name)) if isinstance(node, ast.Call)}


def test_only_the_store_knows_sql():
    for name in all_modules(lambda room: room != "store"):
        for node in ast.walk(tree_of(name)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                assert node.func.attr not in {"execute", "executemany", "executescript"}, name


def test_today_is_read_in_one_place():
    clocks = {"date.today", "datetime.now", "datetime.today", "time.time", "datetime.date.today"}
    assert {name for name in all_modules() if called_in(name) & clocks} <= {"cli/session.py"}


def test_every_function_is_annotated():
    for name in all_modules():
        for node in ast.walk(tree_of(name)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
                extra = [each for each in (node.args.vararg, node.args.kwarg) if each]
                bare = [
                    each.arg for each in (*arguments, *extra) if not each.annotation and each.arg not in {"self", "cls"}
                ]
                assert not bare, f"{name}, {node.name}: {bare}"
                assert node.returns, f"{name}, {node.name}"


def test_no_file_is_too_long():
    for name in all_modules():
        # the grammar of dates is one table, and reads best in one place
        longest = LONGEST_FILE + 50 if name == "domain/dates.py" else LONGEST_FILE
        assert len(text_of(name).splitlines()) <= longest, name


def test_every_module_says_what_it_is_for():
    for name in all_modules():
        assert ast.get_docstring(tree_of(name)), name


def test_no_network():
    everything = {imported.split(".")[0] for name in MODULES for imported, _top in imports(name)}
    assert not everything & {"socket", "ssl", "urllib", "http", "smtplib", "ftplib", "imaplib", "requests", "httpx"}


# gettext and difflib are not among them: Typer itself imports both
HEAVY = {
    "sqlite_utils",
    "dateutil",
    "platformdirs",
    "tomlkit",
    "tomllib",
    "email",
    "jinja2",
    "holidays",
    "pydantic",
    "lxml",
    "python_calamine",
    "xlsxwriter",
    "icalendar",
    "click",
    "rich",
    "tempfile",
    "csv",
    "asyncio",
    "logging",
    "http",
    "socket",
    "ssl",
    "multiprocessing",
    "importlib.metadata",
    "pdb",
}
HOT = [
    ("followups",),
    ("followups", "--json"),
    ("done", "1"),
    ("show", "1"),
    ("list",),
    ("list", "--json"),
    ("appeals",),
    ("add", "Another", "--stage", "final"),
    ("log", "1", "appeal-sent"),
    ("note", "1", "a word"),
    ("search", "example"),
    ("stats",),
    ("stats", "--json"),
    ("--version",),
]
PLANNING = {"add", "done", "log", "note"}
PROGRAM = """
import sys
before = set(sys.modules)
sys.argv[0] = "rc"
from rechallenge_cli.cli.funnel import main
try:
    main()
finally:
    print(*sorted(set(sys.modules) - before), file=sys.stderr)
"""


def loaded(*arguments: str, **env: str) -> set[str]:
    """The modules that a command loads in a fresh process."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


@pytest.mark.parametrize("arguments", HOT, ids=" ".join)
def test_a_hot_command_loads_nothing_heavy(rc, arguments):
    rc("add", "Example", "--stage", "final", "--desire", "5")
    modules = loaded(*arguments)
    assert "rechallenge_cli.cli.funnel" in modules
    # what plans ahead counts months
    assert modules & (HEAVY - {"dateutil"} if arguments[0] in PLANNING else HEAVY) == set()


@pytest.mark.parametrize("arguments", [("followups",), ("list",), ("show", "1")], ids=" ".join)
def test_drawing_loads_rich_and_nothing_else_that_is_heavy(rc, arguments):
    rc("add", "Example", "--stage", "final", "--desire", "5")
    modules = loaded(*arguments, FORCE_COLOR="1")
    assert "rich" in modules
    assert modules & (HEAVY - {"rich", "logging"}) == set()
    assert not {
        name for name in modules if name.startswith(("rich.markdown", "rich.syntax", "rich.traceback", "pygments"))
    }


def test_a_verb_loads_its_own_room_only(rc):
    rc("add", "Example", "--stage", "final", "--desire", "5")
    modules = loaded("followups")
    verbs = {"add", "edit", "exporting", "listing", "search", "why", "config", "demo", "samples", "reassess", "remind"}
    assert not {f"{OURS}.cli.{verb}" for verb in verbs} & modules
    assert not {f"{OURS}.domain.dates", f"{OURS}.domain.worth", f"{OURS}.store.schema"} & modules
