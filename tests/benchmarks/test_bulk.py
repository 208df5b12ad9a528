"""How long and how much memory a great deal at once takes, beside the least: the same rows in and out of a plain table.

Prints ratios; nothing here fails for time. `BULK_ROWS` and `BULK_MAILS` name other numbers than the usual ones.
"""

import csv
import mailbox
import os
import sqlite3
import sysconfig
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from mail_corpus import corpus
from test_startup import PROGRAM
from timing import Call, cost

pytestmark = pytest.mark.benchmark

ROWS, MAILS = int(os.environ.get("BULK_ROWS", "100000")), int(os.environ.get("BULK_MAILS", "10000"))
SQLITE_UTILS = Path(sysconfig.get_path("scripts")) / "sqlite-utils"
RUNS = 5
"""For what takes seconds."""


@pytest.fixture
def table(tmp_path):
    """A table as people keep it: two roles with each firm."""
    path = tmp_path / "table.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("Company", "Role", "Status", "Rejected on", "Stage", "Desire", "Notes"))
        for at in range(ROWS):
            day, role = date(2023, 1, 1) + timedelta(days=at % 1200), ("Backend Engineer", "Data Analyst")[at % 2]
            stage = ("application", "interview 1", "final interview")[at % 3]
            writer.writerow((f"Example {at // 2} Ltd", role, "Rejected", day, stage, at % 5 + 1, f"note number {at}"))
    return path


def told(name, ours, least, sort):
    print(f"{ours.seconds / least.seconds:7.2f}  {name}, beside {sort}; {ours.megabytes:.0f} MB")


def usual(call):
    """The run of which half of the others were quicker."""
    return sorted(cost(call) for _ in range(RUNS))[RUNS // 2]


def test_a_table_in_and_out(table, tmp_path):
    database, plain = tmp_path / "rc.db", tmp_path / "plain.db"
    ours = {"RC_DB": str(database), "RC_BACKUPS": str(tmp_path / "backups")}
    print(f"\n{ROWS:,} rows of CSV")
    inserted = usual(Call([SQLITE_UTILS, "insert", plain, "rows_{run}", table, "--csv"]))
    imported = cost(Call([PROGRAM, "import", table, "--yes"], ours))
    told("import", imported, inserted, "sqlite-utils insert --csv")
    with closing(sqlite3.connect(database)) as connection:
        (count,) = connection.execute("select count(*) from rejections").fetchone()
    assert count == ROWS
    print(f"{database.stat().st_size / ROWS:7.0f}  bytes a rejection, with its history")
    listed = usual(Call([SQLITE_UTILS, "rows", database, "rejections", "--csv"]))
    told("export", usual(Call([PROGRAM, "export"], ours)), listed, "sqlite-utils rows --csv")
    told("export --json", cost(Call([PROGRAM, "export", "--json"], ours)), listed, "sqlite-utils rows --csv")
    told("undo", cost(Call([PROGRAM, "undo", "--yes"], ours)), imported, "the import")
    told("redo", cost(Call([PROGRAM, "redo", "--yes"], ours)), imported, "the import")


def test_a_mailbox_in(tmp_path):
    mails = [data for _path, _labels, data in corpus(Path(__file__).parent / "mails")]
    found = {}
    for count in (MAILS // 10, MAILS):
        box = mailbox.mbox(tmp_path / f"{count}.mbox")
        for at in range(count):
            message = mailbox.mboxMessage(mails[at % len(mails)])
            del message["Message-ID"]
            message["Message-ID"] = f"<{at}@example.com>"
            box.add(message)
        box.close()
        ours = {"RC_DB": str(tmp_path / f"{count}.db"), "RC_BACKUPS": str(tmp_path / "backups")}
        found[count] = cost(Call([PROGRAM, "import", tmp_path / f"{count}.mbox", "--yes"], ours))
    few, many = found[MAILS // 10], found[MAILS]
    print(f"\n{MAILS:,} mails of an mbox: {MAILS / many.seconds:.0f} a second, {many.megabytes:.0f} MB")
    print(f"{many.megabytes / few.megabytes:7.2f}  the memory of a tenth of them")
