"""The morning beside what somebody would use instead. Prints ratios; nothing here fails for time.

Other programs are installed into environments of their own, which go when the run ends; Taskwarrior is used where it is
there. Each holds as many entries as we do, of which 20 are due. `RIVALS_SIZES` names other sizes than the usual ones.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import venv
from contextlib import closing
from datetime import timedelta

import pytest
from test_startup import DUE, PROGRAM, TODAY, hunt
from timing import Call, medians, run, tell

pytestmark = pytest.mark.benchmark

SIZES = tuple(map(int, os.environ.get("RIVALS_SIZES", "1000 10000").split()))
LATER = TODAY + timedelta(days=400)


@pytest.fixture(scope="session")
def installed(tmp_path_factory):
    """The programs of a package, in an environment of its own; no test where it cannot be had."""

    def install(package):
        place = tmp_path_factory.mktemp(package)
        venv.create(place, with_pip=True)
        pip = [place / "bin" / "python", "-m", "pip", "install", "--quiet", package]
        if subprocess.run(pip, capture_output=True, check=False).returncode:
            return None
        subprocess.run([place / "bin" / "python", "-m", "compileall", "-q", place / "lib"], check=False)
        return place / "bin"

    return install


def days(size):
    """The days on which entries are due: of the first few soon, of the others late."""
    return [TODAY + timedelta(days=at % 5) if at < DUE else LATER for at in range(size)]


def applyr(bin_, place, size):
    home = {"APPLYR_HOME": str(place), "APPLYR_CV_HOME": str(place / "cv")}
    run(Call([bin_ / "applyr", "init"], home))
    (path,) = place.glob("*.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.executemany(
            "insert into offers (title, company, status, applied, date_applied, follow_up_date)"
            " values ('Engineer', ?, 'waiting', 1, '2026-11-01', ?)",
            [(f"Example {at}", day.isoformat()) for at, day in enumerate(days(size))],
        )
        connection.commit()
    return {"applyr followups": Call([bin_ / "applyr", "followups"], home)}


def todoman(bin_, place, size):
    folder = place / "lists" / "hunt"
    folder.mkdir(parents=True)
    for at, day in enumerate(days(size)):
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//hunt//EN", "BEGIN:VTODO", f"UID:{at}"]
        lines += ["DTSTAMP:20261101T000000Z", f"DUE;VALUE=DATE:{day:%Y%m%d}", f"SUMMARY:Example {at}"]
        (folder / f"{at}.ics").write_text("\r\n".join([*lines, "END:VTODO", "END:VCALENDAR", ""]))
    config = place / "config.py"
    config.write_text(f'path = "{place}/lists/*"\ndate_format = "%Y-%m-%d"\ncache_path = "{place}/cache.sqlite3"\n')
    return {"todo list": Call([bin_ / "todo", "--config", config, "list", "--due", str(24 * 30)])}


def jrnl(bin_, place, size):
    journal = place / "journal.txt"
    entries = (f"[{day:%Y-%m-%d} 09:00] Example {at}\nDocuments, no.\n\n" for at, day in enumerate(days(size)))
    journal.write_text("".join(entries))
    config = place / "jrnl.yaml"
    config.write_text(f"journals:\n  default:\n    journal: {journal}\nversion: v4.6\neditor: ''\nencrypt: false\n")
    return {"jrnl -n 20": Call([bin_ / "jrnl", "--config-file", config, "-n", "20", "--short"])}


def sqlite_utils(bin_, place, size):
    path = place / "rows.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table rows (id integer primary key, company text, due text)")
        rows = [(f"Example {at}", day.isoformat()) for at, day in enumerate(days(size))]
        connection.executemany("insert into rows (company, due) values (?, ?)", rows)
        connection.commit()
    return {
        "sqlite-utils rows --table": Call([bin_ / "sqlite-utils", "rows", path, "rows", "--table", "--limit", "20"])
    }


def taskwarrior(place, size):
    settings, tasks = place / "taskrc", place / "tasks.json"
    settings.write_text(f"data.location={place}/tasks\nconfirmation=off\nverbose=nothing\n")
    told = [{"description": f"Example {at}", "due": f"{day:%Y%m%d}T000000Z"} for at, day in enumerate(days(size))]
    tasks.write_text(json.dumps(told))
    run(Call(["task", f"rc:{settings}", "import", tasks]))
    return {"task list": Call(["task", f"rc:{settings}", "limit:20", "list"])}


RIVALS = {"applyr": applyr, "todoman": todoman, "jrnl": jrnl, "sqlite-utils": sqlite_utils}


@pytest.fixture(scope="session")
def programs(installed):
    return {package: found for package in RIVALS if (found := installed(package))}


@pytest.mark.parametrize("size", SIZES)
def test_the_morning_beside_other_programs(programs, tmp_path, size):
    database = hunt(tmp_path / "rc.db", size)
    calls = {f"rc followups, {size:,} on record": Call([PROGRAM, "followups"], {"RC_DB": str(database)})}
    for package, folder in programs.items():
        place = tmp_path / package
        place.mkdir()
        calls |= RIVALS[package](folder, place, size)
    if shutil.which("task"):
        calls |= taskwarrior(tmp_path, size)
    calls["python -c pass"] = Call([sys.executable, "-c", "pass"])
    found = medians(calls)
    tell(found, least=next(iter(found.values())))
