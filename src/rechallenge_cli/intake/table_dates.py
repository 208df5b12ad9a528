"""The days in a table. The order of their numbers is that of their whole column, and never guessed."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from rechallenge_cli.domain.dates import DateOrder, Direction, parse_date
from rechallenge_cli.domain.errors import DateError
from rechallenge_cli.domain.vocabulary import NO, YES, is_yes
from rechallenge_cli.intake.statuses import is_empty

Readings = Mapping[DateOrder, date]
"""What the numbers of a cell would be in each order in which they are a day."""

_OF_LATE = 5 * 365
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 75_000
_SPREADSHEETS_BEGIN = date(1899, 12, 30)
# fmt: off
_MONTHS = {
    "januar": "jan", "jänner": "jan", "janvier": "jan", "enero": "jan", "ene": "jan", "janv": "jan",
    "februar": "feb", "février": "feb", "febrero": "feb", "févr": "feb", "fév": "feb",
    "märz": "mar", "mars": "mar", "marzo": "mar", "mär": "mar", "mrz": "mar",
    "avril": "apr", "abril": "apr", "avr": "apr", "abr": "apr",
    "mai": "may", "mayo": "may",
    "juni": "jun", "juin": "jun", "junio": "jun", "juli": "jul", "juillet": "jul", "julio": "jul", "juil": "jul",
    "août": "aug", "agosto": "aug", "septembre": "sep", "septiembre": "sep", "setiembre": "sep",
    "oktober": "oct", "okt": "oct", "octobre": "oct", "octubre": "oct", "novembre": "nov", "noviembre": "nov",
    "dezember": "dec", "dez": "dec", "décembre": "dec", "déc": "dec", "diciembre": "dec", "dic": "dec",
}
# fmt: on
TICKS = frozenset({"x", "✓", "✔", "✔️", "☑", "☑️", "✅", "済", "済み", "レ", "●"})
_WORD = re.compile(r"[^\W\d_]+")
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?\.?")
_TIME = re.compile(
    r"(?:[,、]?\s+|t|(?<=日)\s*|(?<=\))\s*)(?:at\s+|um\s+|à\s+)?(?:午前|午後|上午|下午|오전|오후|[ap]\.?m\.?)?\s*\d{1,2}(?:[:：時h]\s*\d{0,2}分?)(?:[:.]\d+)*\s*"
    r"(?:[ap]\.?m\.?|uhr)?\s*(?:z|utc|gmt|jst|[+-]\d\d:?\d\d)?(?:\s*[-~〜–]\s*\S*)?$"
)
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
# no length of time and no bare weekday: they mean another day whenever they are read
_ABSOLUTE = re.compile(
    rf"\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{8}}|\d{{1,2}}\s*月|{_MONTH}[a-z]*\.?,? (?:the )?\d|\d(?:st|nd|rd|th)? ?(?:of )?{_MONTH}|^[rhs令平昭]"
)
_DOTTED = re.compile(r"(\d{4})\s?\.\s?(\d{1,2})\s?\.\s?(\d{1,2})\.?")
_NAMED = re.compile(
    r"(\d{1,2})(?:\.|er|º)?(?:\s+de|\s+of)?[-\s./]+([^\W\d_]{3,9})\.?(?:\s+del?)?[-\s./,']+(\d{4}|\d{2})"
)
_KOREAN = re.compile(r"(\d{2,4})\s*년\s*(\d{1,2})\s*월\s*(\d{1,2})\s*일")
_WEEKDAY = re.compile(
    r"\s*[(\[]\s*\w{1,9}\.?(?:・祝)?\s*[)\]]|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+|^(?:lun|mar|mer|jeu|ven|sam|dim|mié|jue|vie|sáb|dom)[a-zé]*\.?,\s+|^(?:mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\.?,\s+"
)
# what a cell says of its day: "applied on 3 Mar", "3月3日応募"
_SAID_OF_IT = re.compile(
    r"^(?:(?:(?:i |was |got |date )?(?:appl(?:ied|y)|reject(?:ed|ion)|declined|denied|submitted|sent|received|replied|responded"
    r"|heard back|answered|interviewed|closed|ghosted|withdrew|updated|saved|added|beworben|abgelehnt|abgesagt|absage|gesendet"
    r"|erhalten|postulé|envoyé|refusée?|refus|reçue?|enviado|aplicado|rechazad[oa]|応募|不採用|不合格|お?祈り|落選|お?見送り|結果|通知)"
    r"(?: (?:on|at|as of|since|am|vom|le|du|el))?|on|am|le|el|since|seit)[\s:(,-]+)+(?=\S*\d|[a-z])"
    r"|\s*(?:に?(?:応募|不採用|不合格|お?祈り|落選|お?見送り|結果|通知|連絡)(?:済み?|通知|連絡|あり)?)$"
)
_STAMP = re.compile(r"\d{4}-\d\d-\d\d[tT ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:[zZ]|[+-]\d\d:?\d\d)")
_SECONDS = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d+)?")


@dataclass(slots=True)
class Column:
    """What the days of a column tell of the order of their numbers.

    `is_year_first` for a column with a Japanese name, in which 11/3 and 26/11/3 can be read in one way only. `asked` is
    the order that somebody named. `is_western` for one in a table without East Asian headers: between dots the day comes
    first there, as long as that gives a day of late.
    """

    is_year_first: bool = False
    asked: DateOrder | None = None
    is_western: bool = False
    possible: set[DateOrder] = field(default_factory=lambda: set(DateOrder))
    differ: dict[frozenset[DateOrder], tuple[int, str]] = field(default_factory=dict)
    """The first line, and its cell, on which two orders disagree."""
    against: dict[DateOrder, tuple[int, str]] = field(default_factory=dict)
    """The first line, and its cell, that an order cannot read."""

    def see(self, cell: str, line: int, today: date) -> None:
        """Take one more cell into account."""
        if self.asked or self._is_settled(cell) or not (readings := in_orders(cell, today)):
            return
        if self._is_day_first(cell, readings, today):
            return
        for order in DateOrder:
            if order not in readings:
                self.possible.discard(order)
                self.against.setdefault(order, (line, cell))
        for pair in _PAIRS:
            if len({readings.get(order) for order in pair}) > 1 and pair <= readings.keys():
                self.differ.setdefault(pair, (line, cell))

    def _is_settled(self, cell: str) -> bool:
        return self.is_year_first and not re.search(r"\d{4}", unicodedata.normalize("NFKC", cell))

    def unclear(self) -> tuple[int, str] | None:
        """The line, and its cell, that can be read in two ways; None where the column is settled, or contradicts itself."""
        return next((found for pair, found in self.differ.items() if pair <= self.possible), None)

    def contradiction(self) -> tuple[tuple[int, str], tuple[int, str]] | None:
        """Two lines, each with its cell, that no order can both read; None where there are none."""
        if self.possible:
            return None
        lines = sorted(set(self.against.values()))
        return lines[0], lines[-1]

    def day(self, cell: str, today: date) -> date:
        """The day in a cell. DateError when it is none."""
        if self.asked:
            return day_of(cell, self.asked, today)
        if self.is_western and "." in cell and self._is_day_first(cell, in_orders(cell, today), today):
            return day_of(cell, DateOrder.DMY, today)
        return day_of(cell, DateOrder.YMD if self._is_settled(cell) else min(self.possible, default=None), today)

    def _is_day_first(self, cell: str, readings: Readings, today: date) -> bool:
        day = readings.get(DateOrder.DMY)
        return self.is_western and "." in cell and day is not None and 0 <= (today - day).days < _OF_LATE

    @property
    def order(self) -> DateOrder | None:
        """The order that was settled, None where none is needed."""
        return self.asked or (min(self.possible, default=None) if self.against or self.differ else None)


_PAIRS = tuple(frozenset({one, other}) for one in DateOrder for other in DateOrder if one < other)


def in_orders(cell: str, today: date) -> Readings:
    """The days that a cell can be, where it is made of numbers whose order it does not tell; else nothing."""
    match = _NUMBERS.fullmatch(_plain(cell))
    if not match:
        return {}
    first, mark, second, third = match.groups()
    if mark == "." and (third is None or len(third) == 4 or int(third) > 31):
        # dots stand behind the day, where the year comes last
        return _only(_day(third, second, first, today), DateOrder.DMY) if third or cell.strip().endswith(".") else {}
    readings = {
        DateOrder.MDY: None if mark == "." else _day(third, first, second, today),
        DateOrder.DMY: _day(third, second, first, today),
        DateOrder.YMD: _in_front(first, second, third, today),
    }
    return {order: day for order, day in readings.items() if day}


def _only(day: date | None, _order: DateOrder) -> Readings:
    return dict.fromkeys(DateOrder, day) if day else {}


def _in_front(first: str, second: str, third: str | None, today: date) -> date | None:
    """With the year in front, where it is short; in its full form or left out it does not change month and day."""
    if third is not None and len(third) == 2:
        return _day(first if len(first) == 2 else None, second, third, today) if len(first) == 2 else None
    return _day(third, first, second, today)


def _day(year: str | None, month: str, day: str, today: date) -> date | None:
    if year is None:
        return _lately(int(month), int(day), today)
    number = int(year)
    if len(year) == 2:
        number += 2000 if number <= (today.year + 5) % 100 else 1900
    try:
        return date(number, int(month), int(day))
    except ValueError:
        return None


def _lately(month: int, day: int, today: date) -> date | None:
    """Without a year it is the last such day that is not yet to come."""
    for year in range(today.year, today.year - 9, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    return None


@lru_cache(maxsize=4096)
def _plain(cell: str) -> str:
    """A cell in one width and case, without weekday and time."""
    return _SAID_OF_IT.sub("", _bare(cell)).strip(" ,、:-–—()")


def _bare(cell: str) -> str:
    text = " ".join(unicodedata.normalize("NFKC", cell).casefold().split())
    return _WEEKDAY.sub(" ", _TIME.sub("", text)).strip(" ,、")


def is_ticked(cell: str) -> bool:
    """Does a cell say yes, in the way of those who tick boxes?"""
    return is_yes(cell) is True or cell.strip().casefold() in TICKS


def day_within(cell: str, today: date) -> date | None:
    """The one day that a cell tells beside a word, such as "Rejected on 3 Mar 2025"; None where it could be another one."""
    plain = _plain(cell)
    if plain == _bare(cell) or len(set(in_orders(cell, today).values())) > 1:
        return None
    try:
        return day_of(cell, None, today)
    except DateError:
        return None


def is_no_day(cell: str) -> bool:
    """Does a cell say nothing, or only yes or no, as where a box is ticked?"""
    return is_empty(cell) or cell.strip().casefold() in {*YES, *NO, *TICKS, "未", "☐"}


def day_of(cell: str, order: DateOrder | None, today: date) -> date:
    """The day in a cell, in the order that its column has. DateError when it is none."""
    found = _stamp(cell) or _serial(cell)
    if found:
        return found
    readings = in_orders(cell, today)
    if readings:
        day = readings.get(order) if order else next(iter(readings.values()))
        if day:
            return day
    text = _in_words(_plain(cell))
    if not _ABSOLUTE.search(text):
        raise _unreadable(cell, today)
    return parse_date(text, today=today, direction=Direction.PAST, order=order)


def _unreadable(cell: str, today: date) -> DateError:
    try:
        parse_date("?" + cell[:50], today=today, direction=Direction.PAST)
    except DateError as error:
        return DateError(error.message, error.hint, **{**error.values, "text": cell.strip()[:40]})
    raise AssertionError(cell)  # pragma: no cover


def _in_words(text: str) -> str:
    """The month by its English name, Korean as Japanese, and marks that stand between the parts as blanks."""
    plain = _KOREAN.sub(r"\1年\2月\3日", _DOTTED.sub(r"\1-\2-\3", text))
    english = _WORD.sub(lambda word: _MONTHS.get(word[0], word[0]), plain)
    return _NAMED.sub(_with_full_year, english)


def _with_full_year(match: re.Match[str]) -> str:
    day, month, year = match.groups()
    full = year if len(year) == 4 else f"20{year}"
    return f"{day} {month} {full}"


def _stamp(cell: str) -> date | None:
    """A moment with its time zone is a day of the local calendar; midnight of UTC is a day that had no time."""
    match = _STAMP.fullmatch(cell.strip())
    if match:
        try:
            moment = datetime.fromisoformat(match[0].replace(" ", "T").upper())
        except ValueError:
            raise _unreadable(cell, date.min) from None
        if moment.astimezone(UTC).time().replace(microsecond=0) == datetime.min.time():
            return moment.astimezone(UTC).date()
        return moment.astimezone().date()
    if _SECONDS.fullmatch(cell.strip()):
        seconds = float(cell)
        return datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds).date()  # noqa: DTZ006 (local)
    return None


def _serial(cell: str) -> date | None:
    """The number by which a spreadsheet knows a day."""
    text = cell.strip()
    if not re.fullmatch(r"\d{5}(?:\.\d+)?", text) or not _FIRST_SERIAL <= float(text) <= _LAST_SERIAL:
        return None
    return _SPREADSHEETS_BEGIN + timedelta(days=int(float(text)))
