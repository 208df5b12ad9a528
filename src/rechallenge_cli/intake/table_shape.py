"""What looks like a table, and which of its rows names the columns: by what headers mean, else by the cells alone."""

from rechallenge_cli.intake import columns

Cells = list[str]

_WEIGHT_OF_COMPANY = 3
_ENOUGH = _WEIGHT_OF_COMPANY + 1
_LONGEST_HEADER = 120
_LONGEST_OF_UNKNOWN = 40
_BEGINS_NO_WORD = (" ", "\u3000")
_ENDS_A_SENTENCE = tuple(".!?。！？")


def weight_of_header(cells: Cells, wanted: frozenset[str]) -> int:
    """How much a row looks like the names of columns. Those in `wanted` were named by the user."""
    names = [cell for cell in cells if cell.strip() and len(cell) <= _LONGEST_HEADER]
    fields = {found[0] for name in names if (found := columns.field_of(name))}
    asked = sum(columns.normalised(name) in wanted for name in names)
    others = sum(bool(columns.never_stored(name) or columns.is_noted(name) or columns.stage_of(name)) for name in names)
    return len(fields) + others + asked * _ENOUGH + (_WEIGHT_OF_COMPANY - 1) * ("company" in fields)


def weight(rows: list[Cells], wanted: frozenset[str] = frozenset()) -> int:
    """How much rows look like a table: nothing where none of them names a firm's column and another one."""
    heaviest = max((weight_of_header(row, wanted) for row in rows if len(row) > 1), default=0)
    return heaviest if heaviest >= _ENOUGH else 0


def place_of_header(rows: list[Cells], wanted: frozenset[str]) -> int:
    """Which of the first rows names the columns: that which says most, or the first that is as full as most are.

    A row of data may hold words that elsewhere are headers, so without a firm's column the words count for nothing.
    """
    weights = [weight_of_header(row, wanted) if _names_what_is_sought(row, wanted) else 0 for row in rows]
    if max(weights) > 0:
        return weights.index(max(weights))
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows]
    usual = max(set(filled), key=lambda count: (filled.count(count), count))
    return next(place for place, count in enumerate(filled) if count >= usual)


def _names_what_is_sought(row: Cells, wanted: frozenset[str]) -> bool:
    found = (columns.field_of(cell) for cell in row if cell.strip())
    return any(each and each[0] == "company" for each in found) or any(
        columns.normalised(cell) in wanted for cell in row
    )


def looks_ruled(rows: list[Cells]) -> int:
    """How much rows look like a table by their cells alone, whatever their headers mean; 0 for text with commas in it."""
    full = [row for row in rows if any(cell.strip() for cell in row)]
    widths = [len(row) for row in full]
    usual = max(set(widths), key=widths.count) if widths else 0
    is_regular = len(widths) >= (2 if usual >= 3 else 3) and widths.count(usual) >= 0.9 * len(widths)
    ruled = [row for row in full if len(row) == usual]
    return usual if usual >= 2 and is_regular and _can_be_header(ruled[0]) and not _is_prose(ruled) else 0


def _can_be_header(row: Cells) -> bool:
    return all(cell.strip() and len(cell.strip()) <= _LONGEST_OF_UNKNOWN for cell in row)


def _is_prose(rows: list[Cells]) -> bool:
    """Do the parts of most rows go on as sentences do, or end as they do?"""
    going_on = sum(any(cell.startswith(_BEGINS_NO_WORD) for cell in row[1:]) for row in rows)
    ending = sum(row[-1].rstrip().endswith(_ENDS_A_SENTENCE) for row in rows)
    return going_on * 2 > len(rows) or ending * 2 > len(rows)
