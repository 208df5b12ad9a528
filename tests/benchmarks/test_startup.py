"""How long the morning takes beside the least that such a program costs. Prints ratios; nothing here fails for time."""

import os
import sys
import sysconfig
from datetime import date, timedelta
from pathlib import Path

import pytest
from timing import Call, cost, medians, tell

from rechallenge_cli.domain.codes import Language
from rechallenge_cli.domain.customs import customs_for
from rechallenge_cli.domain.model import Rejection
from rechallenge_cli.domain.stages import Stage
from rechallenge_cli.store import records, store

pytestmark = pytest.mark.benchmark

TODAY = date(2026, 11, 23)
DUE = 20
PROGRAM = Path(sysconfig.get_path("scripts")) / "rc"

BARE = """
import sqlite3, sys, typer
app = typer.Typer(add_completion=False, rich_markup_mode=None)
@app.command()
def show(path: str) -> None:
    from rich.console import Console
    from rich.table import Table
    table = Table("#", "when", "company", "step", "then")
    query = "select r.id, due_on, company, step_kind, 'rc done' from outlook o join rejections r on r.id = o.rejection_id"
    for row in sqlite3.connect(path).execute(query + " where due_on between '2026-11-01' and '2026-11-30' limit 20"):
        table.add_row(*map(str, row))
    Console(markup=False, emoji=False, highlight=False, file=sys.stdout).print(table)
app()
"""


def _japanese(_, holidays):
    return customs_for("JP", holidays=holidays)


def hunt(path, size):
    """A database with some records due now and the others long decided."""
    with store.writing(path, _japanese, lambda _: None) as cellar, cellar.command("benchmark"):
        for at in range(size):
            fresh = at < DUE
            day = TODAY - timedelta(days=3 + at % 5 if fresh else 800 + at % 900)
            stage = Stage.FINAL if fresh else Stage.DOCUMENTS
            records.add(cellar, Rejection(f"株式会社サンプル{at}", day, stage=stage, desire=5, lang=Language.JA))
    return path


BARE_ADD = """
import sqlite3, sys, typer
app = typer.Typer(add_completion=False, rich_markup_mode=None)
@app.command()
def add(path: str, company: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute("pragma synchronous = full")
    with connection:
        connection.execute("create table if not exists added (company text)")
        connection.execute("insert into added values (?)", (company,))
    print("added", company)
app()
"""
AT_THE_SHELL = {"_RC_COMPLETE": "complete_bash", "COMP_WORDS": "rc show 1", "COMP_CWORD": "2"}
SMALL, LARGE = 1_000, int(os.environ.get("STARTUP_LARGE", "20000"))


@pytest.fixture(scope="module")
def hunts(tmp_path_factory):
    """The same hunt twice: with few records, and with many."""
    place = tmp_path_factory.mktemp("hunts")
    return {size: hunt(place / f"{size}.db", size) for size in (SMALL, LARGE)}


def test_a_start_beside_the_least(hunts):
    drawn, small = {"FORCE_COLOR": "1"}, {"RC_DB": str(hunts[SMALL])}
    found = medians(
        {
            "bare program that shows": Call([sys.executable, "-c", BARE, hunts[SMALL]]),
            f"rc followups, {SMALL:,} on record": Call([PROGRAM, "followups"], small | drawn),
            f"rc followups, {LARGE:,} on record": Call([PROGRAM, "followups"], {"RC_DB": str(hunts[LARGE])} | drawn),
            "rc followups in a pipe": Call([PROGRAM, "followups"], small),
            "rc show": Call([PROGRAM, "show", "1"], small | drawn),
            "bare program that adds": Call([sys.executable, "-c", BARE_ADD, hunts[SMALL], "Acme"]),
            "rc add": Call([PROGRAM, "add", "Acme {run}", "--stage", "final"], small),
            "import typer": Call([sys.executable, "-c", "import typer"]),
            "rc --help": Call([PROGRAM, "--help"]),
            "a number at the shell": Call([PROGRAM], small | AT_THE_SHELL),
        }
    )
    for least, others in {
        "bare program that shows": [name for name in found if name.startswith(("rc followups", "rc show"))],
        "bare program that adds": ["rc add"],
        "import typer": ["rc --help", "a number at the shell"],
    }.items():
        tell({name: found[name] for name in (least, *others)}, least=found[least])


def test_nothing_grows_with_what_is_on_record(hunts):
    typed = {
        "followups": ["followups"],
        "show": ["show", "1"],
        "done": ["done", "{run}"],
        "add": ["add", "株式会社例 {run}", "--stage", "final"],
        "search, few found": ["search", "サンプル999"],
        "a number at the shell": [],
    }
    calls = {
        (name, size): Call([PROGRAM, *arguments], {"RC_DB": str(database)} | ({} if arguments else AT_THE_SHELL))
        for name, arguments in typed.items()
        for size, database in hunts.items()
    }
    found = medians(calls, runs=DUE)
    print(f"\n{LARGE:,} on record beside {SMALL:,}")
    for name in typed:
        print(f"{found[name, LARGE] / found[name, SMALL]:7.2f}  {name}")


def test_memory_beside_the_least(hunts):
    bare = cost(Call([sys.executable, "-c", BARE, hunts[LARGE]]))
    ours = cost(Call([PROGRAM, "followups"], {"RC_DB": str(hunts[LARGE]), "FORCE_COLOR": "1"}))
    print(f"\n{ours.megabytes / bare.megabytes:7.2f}  rc followups, its memory beside the bare program's")
