"""A clock that is set back, or stood wrong for a while: nothing is lost, and nothing is taken for another."""

import json
from pathlib import Path

import pytest

MORE = ("2026-11-23", "2026-11-20", "2025-01-01", "2030-06-01", "2026-11-24")
"""The days on which commands are given, one after the other."""


def test_undo_takes_back_the_last_command_and_not_the_latest_by_the_clock(rc):
    for number, today in enumerate(MORE):
        assert rc("add", f"Firm {number}", "--on", "2024-12-01", today=today).code == 0
    for number in reversed(range(len(MORE))):
        told = rc("undo", "--yes", today="2020-02-02")
        assert told.code == 0, told
        left = [each["company"] for each in rc("list", "--json").data]
        assert sorted(left) == [f"Firm {each}" for each in range(number)]
    for number in range(len(MORE)):
        assert rc("redo", "--yes", today="2026-11-23").code == 0
        assert f"Firm {number}" in [each["company"] for each in rc("list", "--json").data]


def test_the_history_stands_in_the_order_of_the_commands(rc):
    for number, today in enumerate(MORE):
        assert rc("add", f"Firm {number}", "--on", "2024-12-01", today=today).code == 0
    numbers = [each["id"] for each in rc("history", "--json", today="2021-01-01").data]
    assert numbers == sorted(numbers, reverse=True)


@pytest.mark.parametrize("back", ["2026-11-22", "2026-01-01", "2000-01-01"])
def test_the_newest_backups_stay_when_the_clock_is_set_back(rc, tmp_path, back):
    for number in range(3):
        assert rc("add", f"Firm {number}", "--on", "1999-12-01").code == 0
    assert rc("backup").code == 0
    newest = max((tmp_path / "backups").glob("*/*.db"))
    for number in range(3, 6):
        assert rc("add", f"Firm {number}", "--on", "1999-12-01", today=back).code == 0
        made = rc("backup", "--json", today=back)
        assert made.code == 0
        assert Path(made.data["file"]).exists(), "a backup that was just made is there"
        assert newest.exists(), "what lies ahead by the clock is not thinned out"
    assert rc("doctor", "--json", today=back).code == 0, rc("doctor", today=back)


def test_the_morning_and_the_lists_work_on_any_day(rc):
    for number, today in enumerate(MORE):
        assert (
            rc("add", f"Firm {number}", "--on", "2024-12-01", "--stage", "final", "--desire", "5", today=today).code
            == 0
        )
        assert rc("remind", str(number + 1), "3d", "look", today=today).code == 0
    for today in ("1999-01-01", *MORE, "2150-01-01"):
        for command in (
            ("followups", "--all"),
            ("list",),
            ("appeals",),
            ("show", "1"),
            ("why", "1"),
            ("stats",),
            ("history",),
            ("export",),
        ):
            assert rc(*command, today=today).code == 0, (command, today)
    before = rc("export", "--format", "json").out
    assert rc("reassess", today="1999-01-01").code == 0
    assert json.loads(rc("export", "--format", "json").out)["data"] == json.loads(before)["data"]
