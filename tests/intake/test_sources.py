import io
import os
import sys
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mail_samples import mail

from rechallenge_cli.domain.errors import NotFoundError, StorageError
from rechallenge_cli.intake.message import read
from rechallenge_cli.intake.sources import RawMessage, Unreadable, open_source

SEPARATOR = b"From hr@example.com Wed Oct 21 09:12:00 2026\n"
MAILS = [mail(f"body {number}\n", Subject=f"mail {number}") for number in range(3)]
MBOX = b"".join(SEPARATOR + each + b"\n" for each in MAILS)


def found_in(path, **options):
    return list(open_source(str(path), **options).mails)


def subjects(path):
    return [read(each.data).subject for each in found_in(path)]


@pytest.fixture
def write(tmp_path):
    def put(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    return put


def test_one_mail_whatever_its_name(write):
    path = write("mail.txt", MAILS[0])
    source = open_source(str(path))
    assert list(source.mails) == [RawMessage(str(path), MAILS[0], len(MAILS[0]))]
    assert source.total == len(MAILS[0])


@pytest.mark.parametrize("name", ["inbox", "inbox.mbox", "inbox.eml"])
def test_an_mbox_whatever_its_name(write, name):
    path = write(name, MBOX)
    found = found_in(path)
    assert [each.data.rstrip() for each in found] == [each.rstrip() for each in MAILS]
    assert found[0].source == f"{path}:1"
    assert MBOX.split(b"\n")[int(found[1].source.rsplit(":", 1)[1]) - 1] == SEPARATOR.rstrip()
    ends = [each.end for each in found]
    assert ends == sorted(ends)
    assert ends[-1] == len(MBOX) == open_source(str(path)).total


def test_an_mbox_with_carriage_returns(write):
    assert subjects(write("inbox", MBOX.replace(b"\n", b"\r\n"))) == ["mail 0", "mail 1", "mail 2"]


@pytest.mark.parametrize(
    "separator",
    [
        b"From 1789012345678901234@xxx Wed Oct 21 00:12:00 +0000 2026\n",
        b"From - Wed Oct 21 09:12:00 2026\n",
        b"From MAILER-DAEMON Wed Oct  1 09:12:00 2026\n",
        b"From hr@example.com  Wed, 21 Oct 2026 09:12:00 +0900\n",
        b"From hr@example.com Wed Oct 21 09:12 2026 remote from x\n",
    ],
)
def test_separators_of_every_kind(write, separator):
    takeout = b"X-GM-THRID: 1789012345678901234\nX-Gmail-Labels: Inbox\n"
    assert subjects(write("inbox", b"".join(separator + takeout + each + b"\n" for each in MAILS))) == [
        "mail 0",
        "mail 1",
        "mail 2",
    ]


@pytest.mark.parametrize(
    "line",
    [
        b"text\nFrom hr@example.com Wed Oct 21 09:12:00 2026\nSubject: no separator\n",
        b"\nFrom home we have good news: x\nSubject: no separator\n",
        b"\nFrom hr@example.com Wed Oct 21 09:12:00 2026\nand text after it\n",
        b"\n>From hr@example.com Wed Oct 21 09:12:00 2026\nSubject: masked\n",
    ],
)
def test_a_line_in_a_mail_that_begins_like_a_separator(write, line):
    first = mail(b"one\n" + line + b"end\n")
    found = found_in(write("inbox", SEPARATOR + first + b"\n" + SEPARATOR + MAILS[1]))
    assert len(found) == 2
    assert b"end" in found[0].data
    assert found[0].data.count(b"From hr") + found[0].data.count(b"From home") == 1


def test_masked_lines_lose_one_mark(write):
    found = found_in(write("inbox", SEPARATOR + mail(b"x\n\n>From here\n>>From there\n> From a quotation\n")))
    assert found[0].data.endswith(b"x\n\nFrom here\n>From there\n> From a quotation\n")


def test_an_mbox_after_empty_lines_and_one_without_mails(write):
    assert subjects(write("a", b"\n\r\n" + MBOX)) == ["mail 0", "mail 1", "mail 2"]
    assert found_in(write("a", b"\n\r\n" + MBOX))[0].source.endswith(":3")
    assert found_in(write("b", SEPARATOR)) == []


def test_a_maildir(write, tmp_path):
    write("box/cur/2:2,S", MAILS[0])
    write("box/new/1", MAILS[1])
    write("box/tmp/3", MAILS[2])
    write("box/dovecot.index", b"\0\1")
    write("box/.Sent/cur/4", MAILS[2])
    assert subjects(tmp_path / "box") == ["mail 2", "mail 0", "mail 1"]


def test_a_folder_with_all_below_it_in_order(write, tmp_path):
    write("mails/b.eml", MAILS[1])
    write("mails/a.eml", MAILS[0])
    write("mails/c/inbox", MBOX)
    write("mails/.hidden/x.eml", MAILS[0])
    write("mails/.DS_Store", b"\0\0")
    source = open_source(str(tmp_path / "mails"))
    found = list(source.mails)
    assert [read(each.data).subject for each in found] == ["mail 0", "mail 1", "mail 0", "mail 1", "mail 2"]
    assert found[-1].end == source.total
    assert found[2].source == f"{tmp_path / 'mails' / 'c' / 'inbox'}:1"


@pytest.mark.parametrize("data", [MAILS[0], MBOX, "山田様\n見送り".encode("cp932"), "山田様".encode("utf-16")])
def test_standard_input(monkeypatch, data):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    source = open_source("-")
    found = list(source.mails)
    assert source.total is None
    assert found[0].source == ("-:1" if data is MBOX else "-")
    assert read(found[0].data).text


def test_a_pipe_that_gives_little_at_a_time(write):
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb", buffering=0) as out, os.fdopen(reading, "rb", buffering=0) as pipe:
        from rechallenge_cli.intake.sources import _of_stream

        out.write(MBOX[:10])
        out.write(MBOX[10:])
        out.close()
        assert len(list(_of_stream(pipe, "-", 0, 1000_000))) == 3


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \r\n\n", "is empty"),
        (bytes(range(256)) * 20, "is no mail"),
        (b"PK\x03\x04rest", "is packed"),
        (b"\x1f\x8brest", "is packed"),
        (b"%PDF-1.7", "is a PDF"),
        (b"\xd0\xcf\x11\xe0rest", "is a file of Outlook's own"),
        (b"SQLite format 3\x00", "is no mail"),
    ],
)
def test_what_is_no_mail(write, data, message):
    (found,) = found_in(write("x.eml", data))
    assert isinstance(found, Unreadable)
    assert found.message == message
    assert found.hint


def test_a_mail_that_is_too_large_is_left_out_and_the_others_are_not(write):
    large = mail(b"x" * 70 + b"\n" + b"y" * 100_000)
    found = found_in(
        write("inbox", SEPARATOR + MAILS[0] + b"\n" + SEPARATOR + large + b"\n\n" + SEPARATOR + MAILS[2]),
        largest=50_000,
    )
    assert [type(each) for each in found] == [RawMessage, Unreadable, RawMessage]
    (alone,) = found_in(write("x.eml", large), largest=50_000)
    assert isinstance(alone, Unreadable)
    assert alone.message == "is too large for a mail"


def test_what_is_not_there_or_cannot_be_read(tmp_path):
    with pytest.raises(NotFoundError):
        open_source(str(tmp_path / "nowhere"))
    with pytest.raises(NotFoundError):
        open_source(str(tmp_path))
    with pytest.raises(StorageError):
        open_source("\0")


def test_a_file_that_cannot_be_read_among_others(write, tmp_path, monkeypatch):
    write("mails/a.eml", MAILS[0])
    locked = write("mails/b.eml", MAILS[1])
    opened = Path.open

    def refuse(path, *arguments, **options):
        if path == locked:
            raise PermissionError(13, "no")
        return opened(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)
    assert [type(each) for each in found_in(tmp_path / "mails")] == [RawMessage, Unreadable]
    with pytest.raises(StorageError):
        open_source(str(locked))


def test_memory_does_not_grow_with_the_mbox(tmp_path):
    path = tmp_path / "inbox"
    one = SEPARATOR + mail(b"line of text\n" * 2000) + b"\n"
    with path.open("wb") as file:
        for _ in range(120):
            file.write(one)
    tracemalloc.start()
    count = sum(1 for _ in open_source(str(path)).mails)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 120
    assert path.stat().st_size > 3_000_000
    assert peak < 500_000


def test_memory_does_not_grow_with_a_mail_without_an_end(tmp_path):
    path = tmp_path / "inbox"
    with path.open("wb") as file:
        file.write(SEPARATOR + b"Subject: x\n\n")
        for _ in range(12):
            file.write(b"x" * 1_000_000)
    tracemalloc.start()
    (found,) = found_in(path, largest=1_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(found, Unreadable)
    assert peak < 6_000_000


@settings(deadline=None)
@given(
    st.binary(max_size=300)
    | st.lists(st.sampled_from([SEPARATOR, b"\n", b"A: b\n", b"x\n", b">From ", b"\r"]), max_size=20).map(b"".join)
)
def test_anything_is_gone_through(data):
    from rechallenge_cli.intake.sources import _of_stream

    for each in _of_stream(io.BytesIO(data), "x", 0, 100):
        assert each.end <= len(data)
