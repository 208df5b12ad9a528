"""Business days by country: weekdays without public holidays, and without the days on which a country's offices rest.

Public holidays come from the `holidays` library, which knows the calendars of most countries for decades back and ahead;
it is imported where a day is planned, never where a list is read.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, lru_cache

from rechallenge_cli.domain.errors import N_
from rechallenge_cli.domain.workdays import IsBusinessDay, Window, is_weekday

Names = tuple[str, str]
"""The name of a holiday in the country's own language, and in English."""

Holidays = Callable[[str, int], Mapping[date, Names]]
"""The public holidays of a country in a year."""

CLOSURES: Mapping[str, tuple[Window, ...]] = {
    "JP": (
        Window("new-year", (12, 29), (1, 3)),
        Window("obon", (8, 13), (8, 16)),
    ),
}
"""Days on which offices rest although they are no public holidays."""


CLOSURE_NAMES: Mapping[str, str] = {"new-year": N_("the New Year break"), "obon": N_("the Obon break")}


def library_holidays(country: str, year: int) -> Mapping[date, Names]:
    """The public holidays as the library knows them; none for a country that it does not know."""
    from holidays import country_holidays

    try:
        own = country_holidays(country, years=year)
        own = country_holidays(country, years=year, language=own.default_language)
    except NotImplementedError:
        return {}
    # a country whose own language is English has them under no other name
    speaks_english = _ENGLISH in (own.supported_languages or ())
    english = country_holidays(country, years=year, language=_ENGLISH) if speaks_english else own
    return {day: (name, english.get(day, name)) for day, name in own.items()}


_ENGLISH = "en_US"


@lru_cache(maxsize=8)
def business_days_of(country: str, holidays: Holidays = library_holidays) -> IsBusinessDay:
    """Whether a day is a business day in a country (two capital letters); without one, Monday to Friday."""
    closures = CLOSURES.get(country, ())
    in_year = cache(lambda year: holidays(country, year) if country else {})

    @cache
    def is_business_day(day: date) -> bool:
        return is_weekday(day) and day not in in_year(day.year) and not any(each.holds(day) for each in closures)

    return is_business_day


def is_known(country: str) -> bool:
    """Does the library know the public holidays of a country?"""
    from holidays import list_supported_countries

    return country in list_supported_countries()


def closure_on(country: str, day: date) -> str | None:
    """The name (a gettext msgid) of the closure that a day lies in, None where offices do not rest."""
    return next((CLOSURE_NAMES[each.name] for each in CLOSURES.get(country, ()) if each.holds(day)), None)
