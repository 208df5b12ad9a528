"""What a column holds whose header nobody knows: told by its cells, and only where most of them say the same."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from rechallenge_cli.domain.errors import DateError
from rechallenge_cli.intake import statuses, table_dates
from rechallenge_cli.intake.statuses import Meaning

Cells = Sequence[str]

MOST_LOOKED_AT = 300
"""The first rows, by which a column is judged."""

_MOST_OF_THEM = 0.7
_LONGEST_STATUS = 40
_A_LETTER = re.compile(r"[^\W\d_]")
_PHONE = re.compile(r"(?:\+|00?)[\d(][\d ()./-]{6,17}\d|\(0?\d{1,4}\)[\d .-]{5,12}\d|\d{3}[ .-]\d{3}[ .-]\d{4}")
_DIGITS_OF_A_PHONE = range(9, 16)
_PHONE_WITHIN = re.compile(rf"(?<![\w/@.-])(?:{_PHONE.pattern})(?!\w)")


def holds_statuses(cells: Cells, own: Mapping[str, Meaning]) -> bool:
    """Do they tell what became of applications, at least one of them that it was refused? Marks alone tell nothing."""
    said = [_word_of_status(cell, own) for cell in cells]
    return Meaning.REJECTED in said and _share(said, bool) >= _MOST_OF_THEM


def _word_of_status(cell: str, own: Mapping[str, Meaning]) -> Meaning | None:
    if len(cell) > _LONGEST_STATUS or not _A_LETTER.search(cell):
        return None
    found = statuses.said(cell, own)
    return found.meaning if found else None


def holds_steps(cells: Cells) -> bool:
    """Do they name the steps of selections, several of them?"""
    stages = [statuses.stage_alone(cell) for cell in cells]
    return len({each for each in stages if each}) > 1 and _share(stages, bool) >= _MOST_OF_THEM


def holds_days(cells: Cells, today: date) -> bool:
    """Are they days, whatever happened on them?"""
    return _share(cells, lambda cell: _is_day(cell, today)) >= _MOST_OF_THEM


def _is_day(cell: str, today: date) -> bool:
    try:
        table_dates.day_of(cell, None, today)
    except DateError:
        return False
    return True


def holds_phones(cells: Cells) -> bool:
    """Are they numbers of telephones?"""
    return _share(cells, is_phone) >= _MOST_OF_THEM


def is_phone(cell: str) -> bool:
    """Is it the number of a telephone, and nothing else?"""
    text = unicodedata.normalize("NFKC", cell).strip()
    return bool(_PHONE.fullmatch(text)) and sum(map(str.isdecimal, text)) in _DIGITS_OF_A_PHONE


def without_phones(text: str) -> str:
    """A text without the numbers of telephones in it."""
    plain = unicodedata.normalize("NFKC", text)
    found = [each[0] for each in _PHONE_WITHIN.finditer(plain) if is_phone(each[0])]
    for number in found:
        plain = plain.replace(number, " ")
    return plain if found else text


def _share(cells: Sequence[Any], tells: Callable[[Any], bool]) -> float:
    return sum(map(tells, cells)) / len(cells) if cells else 0
