"""How long the morning takes beside the least that such a program costs. Prints ratios; nothing here fails for time."""

import sys
import sysconfig
from datetime import date, timedelta
from pathlib import Path

import pytest
from timing import Call, medians, tell

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


def test_followups_beside_the_least(tmp_path):
    small, large = hunt(tmp_path / "small.db", 1_000), hunt(tmp_path / "large.db", 20_000)
    drawn = {"FORCE_COLOR": "1"}
    found = medians(
        {
            "bare program": Call([sys.executable, "-c", BARE, small]),
            "rc followups, 1,000 on record": Call([PROGRAM, "followups"], {**drawn, "RC_DB": str(small)}),
            "rc followups, 20,000 on record": Call([PROGRAM, "followups"], {**drawn, "RC_DB": str(large)}),
            "rc followups in a pipe": Call([PROGRAM, "followups"], {"RC_DB": str(small)}),
            "rc show": Call([PROGRAM, "show", "1"], {**drawn, "RC_DB": str(small)}),
            "rc --help": Call([PROGRAM, "--help"]),
        }
    )
    tell(found, least=found["bare program"])
