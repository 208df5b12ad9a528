"""`rc export --format xlsx`: days are days, numbers are numbers, and text is never anything else."""

import io
from datetime import date

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rechallenge_cli.output import xlsxfile
from rechallenge_cli.output.csvfile import COLUMNS


def sheet_of(content: bytes):
    return openpyxl.load_workbook(io.BytesIO(content)).active


@pytest.fixture
def exported(rc, sealed):
    """Exports to a file and gives its sheet."""

    def export(*arguments: str):
        file = sealed / "out.xlsx"
        assert rc("export", "out.xlsx", "--force", *arguments).code == 0
        return sheet_of(file.read_bytes())

    return export


def cells(sheet, row: int = 2):
    return {name: sheet.cell(row, column) for column, name in enumerate(COLUMNS, start=1)}


def test_values_have_their_types(rc, exported):
    rc(
        "add",
        "株式会社サンプル",
        "--on",
        "2026-11-20",
        "--desire",
        "5",
        "--stage",
        "final",
        "--invited",
        "--point",
        "a",
    )
    found = cells(exported())
    assert (found["id"].value, found["id"].data_type) == (1, "n")
    assert (found["desire"].value, found["invited"].value, found["reposted"].value) == (5, True, False)
    assert found["rejected_on"].value.date() == date(2026, 11, 20)
    assert found["rejected_on"].is_date
    assert found["rejected_on"].number_format == "yyyy-mm-dd"
    assert found["applied_on"].value is None
    assert (found["company"].value, found["stage"].value, found["points"].value) == ("株式会社サンプル", "final", "a")


def test_every_day_of_the_columns_is_one(rc, exported):
    rc(
        "add", "A", "--on", "2026-11-20", "--applied-on", "2026-09-01", "--stage", "final", "--desire", "5",
        "--waitlisted", "--waitlist-until", "2027-01-31", "--reapply-after", "12 months",
    )  # fmt: skip
    rc("add", "B", "--awaiting", "--on", "2026-11-01", "--result-by", "2026-12-01")
    sheet = exported()
    for row in (2, 3):
        for name, cell in cells(sheet, row).items():
            assert cell.is_date == (name in xlsxfile.DAYS and cell.value is not None), name
    assert all(cells(sheet, 2)[name].value or cells(sheet, 3)[name].value for name in xlsxfile.DAYS)


def test_the_header_stays_and_widths_fit_japanese(rc, exported):
    rc("add", "株式会社サンプルサンプル", "--note", "x" * 500)
    sheet = exported()
    assert [cell.value for cell in sheet[1]] == list(COLUMNS)
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref.startswith("A1:")
    assert sheet.column_dimensions["B"].width >= 24
    assert sheet.column_dimensions["Z"].width < 60


def test_headers_in_the_language_of_the_interface(rc, exported):
    rc("add", "X")
    assert exported("--headers", "local", "--ui-lang", "ja").cell(1, 2).value == "会社名"


def test_filters_hold(rc, exported):
    rc("add", "A", "--on", "2026-11-01")
    rc("add", "B", "--on", "2026-11-20")
    assert [row[1] for row in exported("--since", "2026-11-10").iter_rows(min_row=2, values_only=True)] == ["B"]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "=HYPERLINK(1)",
        "+1",
        "@x",
        "https://x.example",
        "mailto:a@x.example",
        "{=1}",
        "_x0041_",
        "12",
        "2026-11-23",
    ],
)
def test_text_is_text(rc, exported, text):
    rc("add", f"A{text}", "--role", text)
    cell = cells(exported())["role"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


# what XML cannot hold is written as Excel does it, which the reader here does not undo everywhere
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=40)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_every_text_is_read_back(rc, sealed, exported, text):
    if not (sealed / "rc.db").exists():
        rc("add", "First")
    assert rc("edit", "1", f"--note=x{text}x").code == 0
    assert cells(exported())["notes"].value == rc("show", "1", "--json").data["notes"]


def test_control_characters_do_not_break_the_file(rc, exported):
    rc("add", "X", "--note", "a\x01\x1b\tb\nc\ufffe")
    assert cells(exported())["notes"].value.startswith("a")


def test_the_same_records_make_the_same_bytes(rc, sealed):
    rc("add", "X", "--on", "2026-11-20")
    for name in ("a.xlsx", "b.xlsx"):
        rc("export", name)
    assert (sealed / "a.xlsx").read_bytes() == (sealed / "b.xlsx").read_bytes()


def test_what_does_not_fit_is_named_and_nothing_is_written(rc, sealed):
    rc("add", "X", "--note", "a" * 40_000)
    result = rc("export", "out.xlsx")
    assert result.code == 1
    assert "#1" in result.err
    assert "notes" in result.err
    assert not (sealed / "out.xlsx").exists()
    assert rc("export", "out.csv").code == 0


def test_a_sheet_that_is_full(rc, monkeypatch):
    rc("add", "X")
    monkeypatch.setattr(xlsxfile, "MOST_ROWS", 1)
    assert "nothing was written" in rc("export", "--format", "xlsx").err


def test_a_screen_is_spared(rc, installed, monkeypatch):
    rc("add", "X")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    result = rc("export", "--format", "xlsx")
    assert (result.code, result.out) == (2, "")
    assert "hint:" in result.err


def test_a_pipe_gets_the_bytes(rc, sealed):
    rc("add", "X")
    rc("export", "out.xlsx")
    assert rc("export", "--format", "xlsx", "out2.xlsx").code == 0
    assert (sealed / "out2.xlsx").read_bytes().startswith(b"PK")
