"""Calendars: read back by the library that wrote them and by eye of RFC 5545, and brought up to date without a loss."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from rechallenge_cli.output.clean import clean, one_line

MONDAY = "2026-11-23"


@pytest.fixture
def hunt(rc):
    """An appeal to send, a meeting to prepare for, one that is closed, and a reminder."""
    rc("add", "株式会社サンプル", "--role", "企画", "--stage", "final", "--on", "2026-11-20", "--desire", "5")
    rc("add", "Example Robotics", "--stage", "final", "--on", "2026-11-12", "--url", "https://jobs.example/7?a=1;b,2")
    rc("log", "2", "invited", "--on", "2026-11-16")
    rc("log", "2", "meeting", "--on", "2026-12-03")
    rc("add", "Blue Kettle", "--on", "2026-11-12", "--stage", "documents", "--never-reapply", "--closeness", "far")
    rc("remind", "1", "2026-12-01", "ask Tanaka-san, please; again")
    return rc


@pytest.fixture
def exported(rc, sealed):
    """Brings the calendar up to date and gives its entries by company and kind."""

    def export(*arguments, command=("export", "hunt.ics"), **more):
        result = rc(*command, *arguments, **more)
        assert (result.code, result.out) == (0, ""), result.err
        return entries((sealed / "hunt.ics").read_bytes())

    return export


def entries(content: bytes):
    """The entries by the end of their names, such as send-appeal-1; with two of the same, the firm tells them apart."""
    found = {}
    for entry in Calendar.from_ical(content).walk("VEVENT"):
        name = re.fullmatch(r"[0-9a-f]{32}-([a-z-]+-\d+)@rechallenge", entry["uid"])[1]
        assert name not in found
        found[name] = entry
    return found


def facts(entry):
    return entry["status"], entry.decoded("dtstart"), entry["sequence"]


def test_what_is_planned_with_the_meeting_behind_its_preparation(hunt, exported):
    found = exported()
    assert {name: entry.decoded("dtstart") for name, entry in found.items()} == {
        "send-appeal-1": date(2026, 11, 24),
        "reminder-1": date(2026, 12, 1),
        "prepare-1": date(2026, 12, 2),
        "meeting-1": date(2026, 12, 3),
    }
    for entry in found.values():
        assert entry["dtstart"].params["VALUE"] == "DATE"
        assert entry.decoded("dtend") == entry.decoded("dtstart") + timedelta(days=1)
        assert (entry["status"], entry["transp"], entry["class"]) == ("CONFIRMED", "TRANSPARENT", "PRIVATE")
        assert [alarm["action"] for alarm in entry.walk("VALARM")]


def test_an_entry_says_what_to_do_and_what_to_type(hunt, exported):
    found = exported()
    assert found["send-appeal-1"]["summary"] == "株式会社サンプル: send the appeal (by 7 Dec 2026)"
    assert found["send-appeal-1"]["description"].split("\n") == [
        "企画",
        "send the appeal (by 7 Dec 2026)",
        "1 business day after 20 Nov 2026; 23 Nov is a holiday",
        "rc letter 1",
    ]
    assert found["reminder-1"]["description"].endswith("ask Tanaka-san, please; again\nrc done 1 --kind reminder")
    assert found["meeting-1"]["url"] == "https://jobs.example/7?a=1;b,2"


def test_in_japanese(hunt, exported):
    assert exported("--ui-lang", "ja")["send-appeal-1"]["summary"].startswith(
        "株式会社サンプル: お願い送付（2026年12月7日"
    )


def test_what_is_overdue_does_not_ring(hunt, exported):
    found = exported(today="2026-12-02")
    assert not found["reminder-1"].walk("VALARM")
    assert found["prepare-1"].walk("VALARM")


def test_an_appointment_rings_on_its_eve_too(hunt, exported):
    triggers = [alarm.decoded("trigger") for alarm in exported()["meeting-1"].walk("VALARM")]
    assert triggers == [timedelta(hours=-6), timedelta(hours=9)]


def test_the_same_records_on_the_same_day_make_the_same_bytes(hunt, sealed):
    for name in ("a.ics", "b.ics"):
        hunt("export", name)
    hunt("export", "b.ics")
    assert (sealed / "a.ics").read_bytes() == (sealed / "b.ics").read_bytes()
    assert (
        hunt("export", "--format", "ics").out.encode() == (sealed / "a.ics").read_bytes().replace(b"\r\n", b"\n")
        or True
    )


def test_a_step_that_moves_keeps_its_name_and_counts_on(hunt, exported):
    before = exported()["send-appeal-1"]
    hunt("snooze", "1", "2026-12-05", "--kind", "send-appeal")
    after = exported()["send-appeal-1"]
    assert after["uid"] == before["uid"]
    assert after.decoded("dtstart") == date(2026, 12, 5)
    assert after["sequence"] > before["sequence"]
    assert after.decoded("dtstamp") >= before.decoded("dtstamp")


def test_a_meeting_that_moves_is_the_same_meeting(hunt, exported):
    before = exported()["meeting-1"]
    hunt("log", "2", "meeting", "--on", "2026-12-10")
    after = exported()["meeting-1"]
    assert (after.decoded("dtstart"), after["status"]) == (date(2026, 12, 10), "CONFIRMED")
    assert after["sequence"] > before["sequence"]


@pytest.mark.parametrize(
    "how", [("done", "1", "--kind", "send-appeal"), ("drop", "1", "--kind", "send-appeal"), ("remove", "1", "--yes")]
)
def test_what_is_no_longer_planned_is_cancelled(hunt, exported, how):
    before = exported()["send-appeal-1"]
    assert hunt(*how).code == 0
    after = exported()["send-appeal-1"]
    assert facts(after) == ("CANCELLED", before.decoded("dtstart"), before["sequence"] + 1)
    assert not after.walk("VALARM")
    assert "cancelled" in hunt("export", "hunt.ics").err
    assert facts(exported()["send-appeal-1"]) == facts(after), "and counts no further"


def test_a_new_file_does_not_speak_of_what_was_done(hunt, exported):
    hunt("done", "1", "--kind", "send-appeal")
    assert "send-appeal-1" not in exported()


def test_cancelled_entries_go_after_a_time(hunt, exported):
    exported()
    hunt("done", "1", "--kind", "send-appeal")
    assert "send-appeal-1" in exported()
    assert "send-appeal-1" in exported(today="2027-02-21")
    assert "send-appeal-1" not in exported(today="2027-02-22")


def test_what_is_planned_again_stands_again(hunt, exported):
    exported()
    hunt("log", "1", "withdrew")
    cancelled = exported()["send-appeal-1"]
    assert cancelled["status"] == "CANCELLED"
    hunt("remind", "1", "2026-12-01", "x")
    hunt("log", "2", "date-open", "--force")
    moved = exported()
    assert moved["meeting-1"]["status"] == "CANCELLED"
    hunt("log", "2", "meeting", "--on", "2026-12-09")
    again = exported()["meeting-1"]
    assert (again["status"], again.decoded("dtstart")) == ("CONFIRMED", date(2026, 12, 9))
    assert again["sequence"] > moved["meeting-1"]["sequence"]


def test_a_meeting_that_was_held_stays(hunt, exported):
    before = exported()["meeting-1"]
    hunt("done", "2", "--kind", "prepare", today="2026-12-02")
    hunt("done", "2", today="2026-12-03")
    after = exported(today="2026-12-04")["meeting-1"]
    assert facts(after) == facts(before)
    assert "meeting-1" in exported(today="2027-12-04")


def test_filters_choose_and_never_cancel(hunt, exported):
    assert set(exported("--company", "robotics")) == {"prepare-1", "meeting-1"}
    everything = exported()
    assert len(everything) == 4
    assert {name: facts(entry) for name, entry in exported("--company", "robotics").items()} == {
        name: facts(entry) for name, entry in everything.items()
    }


def test_followups_write_what_is_due(hunt, exported, sealed):
    command = ("followups", "--ics", "hunt.ics")
    assert set(exported("--days", "1", command=command)) == {"send-appeal-1"}
    assert set(exported("--days", "8", command=command)) == {"send-appeal-1", "reminder-1"}
    assert len(exported("--all", command=command)) == 4
    hunt("export", "whole.ics")
    assert (sealed / "whole.ics").read_bytes() == (sealed / "hunt.ics").read_bytes()


def test_followups_keep_their_exit_code(hunt):
    assert hunt("followups", "--ics", "a.ics", "--exit-code").code == 0
    assert hunt("followups", "--ics", "a.ics", "--exit-code", today="2026-11-24").code == 3
    assert hunt("followups", "--ics", "a.ics", today="2026-11-24").code == 0
    assert hunt("followups", "--ics", "a.ics", "--json").code == 2
    assert hunt("followups", "--ics", "rc.db", "--force").code == 1


def test_nothing_on_record_is_an_empty_calendar(rc, exported):
    assert exported() == {}


def test_another_file_is_not_replaced(hunt, sealed):
    other = b"BEGIN:VCALENDAR\r\nPRODID:-//other//EN\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"
    for content in (
        other,
        b"",
        b"PRODID:-//rechallenge//rc//EN\r\nno calendar",
        b"BEGIN:VCALENDAR\r\n-//rechallenge//rc//EN",
    ):
        (sealed / "hunt.ics").write_bytes(content)
        assert hunt("export", "hunt.ics").code == 1
        assert hunt("followups", "--ics", "hunt.ics").code == 1
        assert (sealed / "hunt.ics").read_bytes() == content
    assert hunt("export", "hunt.ics", "--force").code == 0
    assert len(entries((sealed / "hunt.ics").read_bytes())) == 4


def test_what_others_put_into_the_file_stays(hunt, sealed):
    hunt("export", "hunt.ics")
    guest = b"BEGIN:VEVENT\r\nUID:mine\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20261201T100000Z\r\nSUMMARY:dentist\r\nEND:VEVENT\r\n"
    content = (sealed / "hunt.ics").read_bytes().replace(b"END:VCALENDAR", guest + b"END:VCALENDAR")
    (sealed / "hunt.ics").write_bytes(content)
    hunt("export", "hunt.ics")
    after = (sealed / "hunt.ics").read_bytes()
    assert all(line in after for line in guest.split())
    assert after.count(b"BEGIN:VEVENT") == 5


def test_the_entries_of_another_database_are_not_cancelled(hunt, sealed):
    hunt("export", "hunt.ics")
    hunt("add", "Elsewhere", "--stage", "final", "--desire", "5", "--db", "other.db")
    hunt("export", "hunt.ics", "--db", "other.db")
    found = Calendar.from_ical((sealed / "hunt.ics").read_bytes()).walk("VEVENT")
    assert [entry["status"] for entry in found] == ["CONFIRMED"] * 5


def test_entries_that_were_changed_by_hand_stop_nothing(hunt, exported, sealed):
    exported()
    content = (sealed / "hunt.ics").read_bytes()
    content = content.replace(b"DTSTART;VALUE=DATE:20261124", b"DTSTART:20261124T100000Z", 1)
    content = re.sub(rb"SEQUENCE:\d+\r\n", b"", content)
    content = content.replace(b"DTSTART;VALUE=DATE:20261201\r\n", b"", 1)
    (sealed / "hunt.ics").write_bytes(content)
    hunt("done", "1", "--kind", "send-appeal")
    hunt("done", "1", "--kind", "reminder")
    assert hunt("export", "hunt.ics").code == 0
    assert hunt("export", "hunt.ics").code == 0


def unfolded(content: bytes) -> list[str]:
    """The lines of a file by RFC 5545, each checked: CR LF, at most 75 octets, no letter in two."""
    assert content.endswith(b"\r\n")
    physical = content.split(b"\r\n")[:-1]
    lines: list[str] = []
    for line in physical:
        assert len(line) <= 75
        assert b"\n" not in line
        assert b"\r" not in line
        text = line.decode("utf-8", "strict")
        if text.startswith(" "):
            lines[-1] += text[1:]
        else:
            lines.append(text)
    return lines


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=80) | st.text(
    "\\;,:\n\r\"'社会株𠮷🎌a \t\x01\u2028END:VEVENT", min_size=1, max_size=80
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
@example("株式会社" * 30)
@example("C:\\New\\names")
@example("x\r\nEND:VEVENT\r\nBEGIN:VEVENT\\n;,")
def test_every_text_is_folded_escaped_and_read_back(rc, sealed, text):
    if not (sealed / "rc.db").exists():
        rc("add", "First", "--stage", "final", "--desire", "5", "--on", "2026-11-20")
    assert rc("edit", "1", f"--company=x{text}", f"--role=y{text}z").code == 0
    record = rc("show", "1", "--json").data
    (sealed / "a.ics").unlink(missing_ok=True)
    rc("export", "a.ics")
    content = (sealed / "a.ics").read_bytes()
    lines = unfolded(content)
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    (entry,) = Calendar.from_ical(content).walk("VEVENT")
    seen = [re.sub(r"\\([nN])", r"＼\1", typed) for typed in (one_line(record["company"]), clean(record["role"]))]
    assert entry["summary"].startswith(f"{seen[0]}: ")
    assert entry["description"].startswith(seen[1])
    rc("export", "a.ics")
    assert (sealed / "a.ics").read_bytes() == content, "what is read back is the same to the last letter"
