"""What comes in, as strange as it can be: a record, or one clear sentence; never a failure, never a long wait."""

import io
import json
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from mail_corpus import corpus
from strange import INPUTS, bytes_like, read_each, text_like
from test_hostile_mail import REAL

from rechallenge_cli.cli import form, settings
from rechallenge_cli.cli.session import Session
from rechallenge_cli.domain.dates import DateOrder, Direction, add_period, parse_date, parse_period
from rechallenge_cli.domain.errors import RcError
from rechallenge_cli.domain.model import Rejection
from rechallenge_cli.intake import given as sources
from rechallenge_cli.intake import mail_rows
from rechallenge_cli.intake.sources import source_of
from rechallenge_cli.intake.table_plan import Wishes
from rechallenge_cli.output.errors import in_one_sentence

TODAY = date(2026, 11, 23)
MAILS = [data for _path, _labels, data in corpus(Path(__file__).parents[1] / "benchmarks" / "mails")][::7]
"""Enough of them that every kind is among them, and few enough that a mutation finds its way back to one."""


def told(error: RcError) -> None:
    """A refusal is one sentence that can be shown."""
    sentence = in_one_sentence(error)
    assert sentence.encode("utf-8", "backslashreplace")
    assert "\x1b" not in sentence
    assert "\n" not in sentence


def read_mails(data: bytes) -> None:
    for found in mail_rows.incoming(source_of(io.BytesIO(data), "x"), TODAY):
        assert not (found.problem and "please report" in found.problem.message), found.problem.values
        if found.rejection:
            repr(found.rejection).encode("utf-8")


MBOX = b"".join(
    b"From a@example.com Mon Nov 23 09:00:00 2026\n" + mail.replace(b"\r\n", b"\n") + b"\n" for mail in REAL
)
OF_MAILS = [b"=?utf-8?B?", b"=?iso-2022-jp?Q?", b"?=", b"\n--=_b1\n", b"Content-Type: multipart/mixed; boundary==_b1\n", b"\n\n",
            b"From a Mon Nov 23 09:00:00 2026\n", b"On 1 Jan 2026, b wrote:\n", b"<div>", b"<!--", b"&#x1F;", b"*0*=", b"charset=cp65001",
            b"Content-Transfer-Encoding: base64\n", b"begin 644 x\n"]  # fmt: skip


def test_mails():
    read_each(bytes_like([*MAILS, *REAL, MBOX], OF_MAILS), read_mails)


@pytest.mark.parametrize(
    "mail",
    ["From:n v\nSubject:NO OF㍿ RESULT- E", "たらおにおしつけください\n株式会社 for our", "From: The Team\n\n株式会社"],
)
def test_a_legal_form_without_a_name(mail):
    """Each of the first two was once told as unexpected."""
    read_mails(mail.encode())


# --- tables ----------------------------------------------------------------------------------------------------------

CSV = """\
Job Title,Company Name,Job URL,Applied Date,Status,Status Date,Notes
Engineer,Example Robotics,https://example.com/1,2026-09-01,REJECTED,2026-11-18,"kind words,
two lines"
Analyst,株式会社サンプル,https://example.com/2,10/01/2026,❌ Rejected,10/20/2026,N/A
Cook,Left Co,N/A,2026-10-01,WITHDRAWN,2026-10-02,
"""
JAPANESE = "企業名\t業界\t志望度\tメモ\tステップ\t締切\t結果\nみなと商事\t商社\tA\t良い\t一次面接\t11/2\t通過\nみなと商事\t商社\tA\t\t最終面接\t11/9\t落選\n"
LINKEDIN = 'Application Date,Contact Email,Company Name,Job Title,Job Url\n"7/6/23, 2:20 PM",hr@example.com,Example LLC,Engineer,https://example.com/1\n'
OBJECTS = [
    {"company": "Example", "title": "dev", "status": "rejected", "date": "2026-11-02"},
    {"company": "B", "tags": ["a", 1, None]},
]


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["企業名", "職種", "応募日", "結果", "結果日"])
    sheet.append(["みなと商事", "企画", date(2026, 9, 1), "不採用", datetime(2026, 11, 2)])
    sheet.append(["=1+1", 3.5, 46000, True, None])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def repacked(data: bytes, name: str, content: bytes) -> bytes:
    """An archive with one of its files in another state; so what is damaged is not only the archive around it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, content if member == name else old.read(member))
    return stream.getvalue()


def bomb(size: int) -> bytes:
    return repacked(BOOK, "xl/worksheets/sheet1.xml", b"<x>" + bytes(size))


BOOK = workbook()
INNER = {
    member: zipfile.ZipFile(io.BytesIO(BOOK)).read(member) for member in zipfile.ZipFile(io.BytesIO(BOOK)).namelist()
}
TABLES = [CSV.encode(), CSV.encode("utf-16"), CSV.replace(",", ";").encode("utf-8-sig"), JAPANESE.encode("cp932"), JAPANESE.encode(),
          JAPANESE.encode("euc-jp"), LINKEDIN.encode(), json.dumps(OBJECTS).encode(), BOOK]  # fmt: skip
OF_TABLES = [
    b",",
    b'"',
    b"\t",
    b";",
    b"\r\n",
    b"NaN",
    b"1e400",
    b"null",
    b"[]",
    b"{}",
    b"PK\x03\x04",
    b"99999999999",
    b"03/04/2026",
    b"-1",
]


@pytest.fixture
def exports(rc, sealed):
    """Exports of our own, as they are read back."""
    rc(
        "add",
        "Example 株式会社",
        "--stage",
        "final",
        "--desire",
        "5",
        "--tag",
        "a",
        "--contact",
        "Sam",
        "--on",
        "2026-11-02",
    )
    rc("add", "=Other", "--feedback", "two\nlines", "--lang", "ja", "--on", "2026-11-20")
    rc("log", "1", "appeal-sent", "--on", "2026-11-04")
    rc("remind", "2", "3d", "look again")
    for name in ("export.csv", "export.json"):
        assert rc("export", name).code == 0
    return [Path("export.csv").read_bytes(), Path("export.json").read_bytes()]


def read_table(path: Path, data: bytes, order: DateOrder | None = None) -> None:
    path.write_bytes(data)
    try:
        for found in sources.given(str(path), Wishes(TODAY, order=order)):
            for row in found.read():
                assert not (row.problem and "please report" in row.problem.message), row.problem.values
                if row.rejection:
                    repr(row.rejection).encode("utf-8")
    except RcError as error:
        told(error)


ORDERS = (None, *DateOrder)


def test_tables(tmp_path):
    read_each(
        bytes_like(TABLES, OF_TABLES),
        lambda data, order: read_table(tmp_path / "given", data, order),
        lambda chosen: chosen.choice(ORDERS),
    )


def test_exports_of_our_own(exports, tmp_path):
    make = bytes_like(exports, [*OF_TABLES, b'"rejections"', b'"rows"', b"1", b'"2026-11-02"'])
    read_each(make, lambda data: read_table(tmp_path / "given", data))


OF_SHEETS = [b"<c>", b"<v>9e999</v>", b'r="XFD1048576"', b't="s"', b"<row>"]


@pytest.mark.parametrize("name", sorted(INNER))
def test_workbooks(tmp_path, name):
    """What is damaged is one of the files within."""
    make = bytes_like([INNER[name]], OF_SHEETS)
    inputs = INPUTS // len(INNER) + 1
    read_each(make, lambda data: read_table(tmp_path / "given", repacked(BOOK, name, data)), inputs=inputs)


@pytest.mark.parametrize("size", [10**6, 2 * 10**8])
def test_a_workbook_that_unpacks_to_very_much_is_refused_or_read(tmp_path, size):
    read_table(tmp_path / "bomb.xlsx", bomb(size))


# --- days ------------------------------------------------------------------------------------------------------------

DAYS = ["2026-11-23", "23/11/2026", "20 Nov", "fri, 20 nov 2026", "november 3rd, 2026", "11月20日(金)", "令和8年11月3日", "R8.11.3", "来週の月曜日",
        "next mon", "3 days ago", "in 2 weeks", "半年後", "三日前", "１２か月後", "a month and a half ago", "yesterday", "おととい", "12 months", "+3d"]  # fmt: skip
OF_DAYS = [
    "年",
    "月",
    "日",
    "前",
    "後",
    " ago",
    "in ",
    "/",
    "-",
    ".",
    "令和",
    "H",
    "th",
    " of ",
    "半",
    "十",
    "千",
    "億",
    "週間",
    "last ",
    "ヶ月",
    "(金)",
]


def read_day(text: str, today: date, direction: Direction, order: DateOrder | None) -> None:
    try:
        parse_date(text, today=today, direction=direction, order=order)
    except RcError as error:
        told(error)
    try:
        if period := parse_period(text):
            add_period(today, period)
    except RcError as error:
        told(error)


def test_days():
    read_each(
        text_like(DAYS, OF_DAYS),
        read_day,
        lambda chosen: date.fromordinal(chosen.randint(1, date.max.toordinal())),
        lambda chosen: chosen.choice(list(Direction)),
        lambda chosen: chosen.choice(ORDERS),
    )


# --- the config ------------------------------------------------------------------------------------------------------

CONFIG = b"""\
# mine
lang = "ja"
country = "JP"
windows = "07-01..07-15, 09-24..10-07"
name = "\xe6\xa1\x9c"
email = "taro@example.jp"
history_days = 30
track = "mid-career"
[threshold]
appeal = 6
later = 3
"""
OF_CONFIGS = [b"[", b"]", b"=", b'"""', b"[threshold]", b"a.b.c = ", b"inf", b"nan", b"1979-05-27", b"\\u0000", b"\\uD800", b"{}", b"[[x]]",
              b"0b1", b"1_0", b"country", b"true"]  # fmt: skip


def read_config(path: Path, data: bytes, key: str = "name", typed: str = "") -> None:
    path.write_bytes(data)
    for use in (lambda: settings.load(path), lambda: settings.store(path, key, typed), lambda: settings.load(path)):
        try:
            use()
        except RcError as error:
            told(error)


def test_configs(tmp_path):
    read_each(
        bytes_like([CONFIG], OF_CONFIGS),
        lambda data, key, typed: read_config(tmp_path / "config.toml", data, key, typed),
        lambda chosen: chosen.choice(sorted(settings.KEYS)),
        text_like(["ja", "6", "07-01..07-15", "taro@example.jp"]),
    )


# --- the form in the editor ------------------------------------------------------------------------------------------


def a_form() -> str:
    return form.to_form(
        Rejection(
            id=1, company="Example 株式会社", rejected_on=TODAY, feedback="two\nlines", tags=("a", "b"), lang="en"
        )
    )


OF_FORMS = [
    "\n",
    ":",
    "    ",
    "# ",
    "company:",
    "on: ",
    "desire: ",
    "\nreapply-after: 9999 years",
    "\nstage: ",
    "yes",
    "no",
]


def read_form(text: str) -> None:
    try:
        before = Rejection(id=1, company="Example", rejected_on=TODAY, lang="en")
        session = Session(environment={"RC_TODAY": TODAY.isoformat(), "RC_CONFIG": "nowhere.toml"})
        form.fields.apply(before, form.fields.read(form.from_form(text), session))
    except RcError as error:
        told(error)


def test_forms():
    read_each(text_like([a_form()], OF_FORMS), read_form)
