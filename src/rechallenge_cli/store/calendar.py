"""Public holidays kept in the database, since the library that knows them takes longer to import than most commands run."""

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date

from rechallenge_cli.domain.calendars import Holidays, Names, library_holidays


def remembered(connection: sqlite3.Connection) -> Holidays:
    """The holidays of a year: those kept here, else the library's, which are kept where something is being written."""

    def holidays(country: str, year: int) -> Mapping[date, Names]:
        row = connection.execute("select days from calendar where country = ? and year = ?", (country, year)).fetchone()
        if row:
            return dict(read_days(row["days"]))
        found = library_holidays(country, year)
        if connection.in_transaction:
            connection.execute("insert into calendar values (?, ?, ?)", (country, year, _written(found)))
        return found

    return holidays


def known(connection: sqlite3.Connection, country: str) -> dict[date, Names]:
    """All holidays of a country that are kept here."""
    rows = connection.execute("select days from calendar where country = ?", (country,))
    return {day: names for row in rows for day, names in read_days(row["days"])}


def forget(connection: sqlite3.Connection) -> None:
    """Ask the library again from now on: a newer release may know more."""
    connection.execute("delete from calendar")


def _written(holidays: Mapping[date, Names]) -> str:
    return "".join(f"{day.isoformat()}\t{own}\t{english}\n" for day, (own, english) in sorted(holidays.items()))


def read_days(days: str) -> Iterator[tuple[date, Names]]:
    """The holidays of a year, as they are kept."""
    for line in days.splitlines():
        day, own, english = line.split("\t")
        yield date.fromisoformat(day), (own, english)
