"""When one writes, waits and asks, by country: the cadences and the seat-opening windows, as tables.

A person's own wishes (thresholds, country, track) come in through `customs_for`; nothing here reads a file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rechallenge_cli.domain.calendars import Holidays, business_days_of, library_holidays
from rechallenge_cli.domain.workdays import IsBusinessDay, Window, add_business_days, is_weekday, on_or_after


class Unit(StrEnum):
    """What a span is counted in."""

    BUSINESS_DAYS = "business-days"
    DAYS = "days"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time."""

    count: int
    unit: Unit


def business_days(count: int) -> Span:
    """So many business days."""
    return Span(count, Unit.BUSINESS_DAYS)


def days(count: int) -> Span:
    """So many calendar days."""
    return Span(count, Unit.DAYS)


def months(count: int) -> Span:
    """So many calendar months."""
    return Span(count, Unit.MONTHS)


@dataclass(frozen=True, slots=True)
class Cadence:
    """How long one waits for what."""

    answer_invitation: Span = business_days(1)  # u-note.me/note/47508308
    send_appeal: Span = business_days(2)  # climbtheladder.com: within 24-48 hours
    last_appeal: Span = business_days(10)  # ours: later than that it reads as a check-in
    nudge: Span = business_days(7)  # mlck.jp, careery.pro
    stop_waiting: Span = days(45)  # careery.pro
    agree_on_date: Span = business_days(3)  # ours
    thank: Span = business_days(1)  # within 24 hours
    last_thanks: Span = business_days(3)  # ours: later than that it is odd
    ask_result: Span = business_days(10)  # mlck.jp, keireki.net
    ask_promised_result: Span = business_days(2)  # mlck.jp, keireki.net: counted from the day that was promised
    count_silence: Span = days(45)  # careery.pro, counted from the day on which the result was due
    check_ins: tuple[Span, ...] = (days(30), days(90))  # versique.com
    reapply: Span = months(6)  # climbtheladder.com
    last_reapply: Span = days(90)  # ours: after that the case is closed


CADENCES: Mapping[str, Cadence] = {
    "JP": Cadence(
        send_appeal=business_days(1),  # allabout.co.jp/gm/gc/296303: at once
        thank=business_days(0),  # mense2.com: the same day, by 20:00
        count_silence=days(14),  # shukatsu-mirai.com/archives/47609
        reapply=months(12),  # nikkei xTECH 00333
    ),
}
ELSEWHERE = Cadence()


class Track(StrEnum):
    """How a person is hired in Japan; elsewhere it makes no difference."""

    NEW_GRADUATE = "new-graduate"
    MID_CAREER = "mid-career"


WINDOWS: Mapping[tuple[str, Track], tuple[Window, ...]] = {
    ("JP", Track.MID_CAREER): (),  # no season is known; one checks in after 30 and 90 days
    ("JP", Track.NEW_GRADUATE): (
        Window("large-firms-fill-gaps", (2, 20), (3, 15)),  # before the new year of work in April
        Window("first-offers-answered", (7, 1), (7, 15)),  # careerconnection.jp 36488: declines peak in June and July
        Window("before-offer-ceremony", (9, 24), (10, 7)),  # jumpers.jp: formal offers on 1 October
    ),
}


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How many points make a case worth an appeal now, or worth a check-in later."""

    appeal: int = 6
    later: int = 3


@dataclass(frozen=True, slots=True)
class Customs:
    """All that the playbook and the verdict need to know of the place and of the person's wishes."""

    cadence: Cadence
    windows: tuple[Window, ...] = ()
    thresholds: Thresholds = Thresholds()
    is_business_day: IsBusinessDay = is_weekday
    country: str = ""
    has_classes: bool = False

    def after(self, anchor: date, *spans: Span) -> date:
        """The day that the spans lead to, one after the other: a business day, unless there is no span at all."""
        day = anchor
        for span in spans:
            day = on_or_after(self.count(day, span), self.is_business_day)
        return day

    def count(self, anchor: date, *spans: Span) -> date:
        """The same, but calendar days and months may end on any day: for the last day of something."""
        day = anchor
        for span in spans:
            if span.unit is Unit.BUSINESS_DAYS:
                day = add_business_days(day, span.count, self.is_business_day)
            else:
                day = shift(day, span)
        return day


def shift(anchor: date, span: Span) -> date:
    """The calendar day `span` (of days or months) after `anchor`."""
    if span.unit is Unit.MONTHS:
        from dateutil.relativedelta import relativedelta

        return anchor + relativedelta(months=span.count)
    return anchor + timedelta(days=span.count)


def customs_for(
    country: str,
    track: Track = Track.NEW_GRADUATE,
    thresholds: Thresholds | None = None,
    windows: tuple[Window, ...] | None = None,
    holidays: Holidays = library_holidays,
) -> Customs:
    """The customs of `country` (two capital letters, or nothing), with a person's own thresholds and windows."""
    return Customs(
        cadence=CADENCES.get(country, ELSEWHERE),
        windows=WINDOWS.get((country, track), ()) if windows is None else windows,
        thresholds=thresholds or Thresholds(),
        is_business_day=business_days_of(country, holidays),
        country=country,
        has_classes=(country, track) == ("JP", Track.NEW_GRADUATE),
    )


def school_year(day: date) -> int:
    """The Japanese school year in which a day lies, named after the April in which it begins."""
    return day.year if day.month >= _APRIL else day.year - 1


def graduating_class(day: date) -> int:
    """The class that firms hire from in a school year: those who leave school at its end, in March (27卒 for 2026)."""
    return school_year(day) + 1


_APRIL = 4
