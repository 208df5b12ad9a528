"""Business days by country: weekdays without public holidays, and without the days on which a country's offices rest.

Public holidays come from the `holidays` library, which knows the calendars of most countries for decades back and ahead;
it is imported where a day is planned, never where a list is read.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from rechallenge_cli.domain.workdays import IsBusinessDay, Window, is_weekday

CLOSURES: Mapping[str, tuple[Window, ...]] = {
    "JP": (
        Window("new-year", (12, 29), (1, 3)),
        Window("obon", (8, 13), (8, 16)),
    ),
}
"""Days on which offices rest although they are no public holidays."""


@cache
def business_days_of(country: str) -> IsBusinessDay:
    """Whether a day is a business day in a country (two capital letters); without one, Monday to Friday."""
    public_holidays = _public_holidays(country)
    closures = CLOSURES.get(country, ())

    def is_business_day(day: date) -> bool:
        return is_weekday(day) and day not in public_holidays and not any(each.holds(day) for each in closures)

    return is_business_day


def is_known(country: str) -> bool:
    """Does the library know the public holidays of a country?"""
    from holidays import list_supported_countries

    return country in list_supported_countries()


def _public_holidays(country: str) -> Iterable[date]:
    if not country:
        return ()
    from holidays import country_holidays

    try:
        found: Iterable[date] = country_holidays(country)
    except NotImplementedError:
        return ()
    return found
