"""How many mails a second are read, and what a large archive costs. Prints figures; nothing here fails for time."""

import time
import tracemalloc

import pytest
from mail_samples import mail, nested, part, parts

from rechallenge_cli.intake.message import read
from rechallenge_cli.intake.sources import open_source

pytestmark = pytest.mark.benchmark

RECEIVED = {
    f"X-Received-{number}": "from mx.example.com (mx.example.com [192.0.2.1]) by mx.example.org with ESMTPS id abcdef"
    for number in range(12)
}
LETTER = (
    "Dear Jane,\n\nThank you for your interest in Example Robotics. " + "We read every application with care. \n" * 20
)
JAPANESE = "山田様\n\nこの度はご応募いただき、誠にありがとうございます。\n" * 12
PAGE = (
    "<html><body><table>" + "<tr><td style='color:#333'><p>We read it with care.<br>Bye</p></td></tr>" * 40 + "</table>"
)
KINDS = {
    "plain": mail(LETTER, **RECEIVED),
    "plain reply": mail(
        LETTER + "\nOn Sat, Oct 3, 2026, Jane wrote:\n" + "> quoted line\n" * 30, Subject="Re: x", **RECEIVED
    ),
    "Japanese, ISO-2022-JP": mail(JAPANESE, charset="iso2022_jp", declared="iso-2022-jp", **RECEIVED),
    "Japanese, UTF-8 in base64": mail(JAPANESE, transfer="base64", **RECEIVED),
    "HTML": mail(PAGE, kind="text/html", transfer="quoted-printable", **RECEIVED),
    "alternative": parts(part(LETTER), part(PAGE, "text/html"), kind="alternative", **RECEIVED),
    "with 2 MB attached": parts(
        nested("a", part(LETTER), part(PAGE, "text/html")),
        part(b"JVBERi0xLjQK" * 6 * 28_000, "application/pdf; name=a.pdf", Content_Transfer_Encoding="base64"),
        **RECEIVED,
    ),
}
SECONDS = 1.0
ARCHIVE = 300_000_000


def test_mails_a_second():
    print()
    for name, data in KINDS.items():
        count, begin = 0, time.process_time()
        while time.process_time() - begin < SECONDS:
            read(data)
            count += 1
        print(f"{count / (time.process_time() - begin):8.0f} mails a second, {len(data):8} bytes each: {name}")


def test_a_large_mbox(tmp_path):
    path = tmp_path / "archive.mbox"
    separator = b"From 1789012345678901234@xxx Wed Oct 21 00:12:00 +0000 2026\n"
    chunk = b"".join(separator + KINDS[name] + b"\n" for name in ("plain", "HTML", "alternative"))
    with path.open("wb") as file:
        while file.tell() < ARCHIVE:
            file.write(chunk)
    begin = time.process_time()
    count = sum(1 for _ in open_source(str(path)).mails)
    seconds = time.process_time() - begin
    print(f"\n{count} mails in {path.stat().st_size / 1e6:.0f} MB taken apart in {seconds:.1f} s of one core")
    tracemalloc.start()
    for number, _each in enumerate(open_source(str(path)).mails):
        if number > 2_000:
            break
    print(f"{tracemalloc.get_traced_memory()[1] / 1e6:.1f} MB of memory at most")
    tracemalloc.stop()
