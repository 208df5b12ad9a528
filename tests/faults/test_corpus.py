"""What was found once stays found: the inputs in `corpus/`, each with the reason for which it is kept in `reasons.tsv`."""

from pathlib import Path

import pytest
from test_fuzz_readers import read_config, read_mails, read_table

CORPUS = Path(__file__).parent / "corpus"
REASONS = dict(line.split("\t") for line in (CORPUS / "reasons.tsv").read_text(encoding="utf-8").splitlines())


READERS = {
    "mail": lambda data, _place: read_mails(data),
    "table": lambda data, place: read_table(place / "given", data),
    "config": lambda data, place: read_config(place / "config.toml", data),
}
"""Who reads an input, by the first word of its name."""


@pytest.mark.parametrize("name", REASONS)
def test_what_was_found_stays_mended(tmp_path, name):
    READERS[name.partition("-")[0]]((CORPUS / name).read_bytes(), tmp_path)


def test_each_input_has_its_reason():
    assert {path.name for path in CORPUS.iterdir()} - {"reasons.tsv"} == set(REASONS)
