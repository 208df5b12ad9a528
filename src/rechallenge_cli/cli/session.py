"""What one call of the program knows of the world around it: read once, and only when asked for."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rechallenge_cli.cli import paths
from rechallenge_cli.cli.typed import shown
from rechallenge_cli.domain.errors import N_, DateError
from rechallenge_cli.locales import language
from rechallenge_cli.store import store
from rechallenge_cli.store.store import Store

if TYPE_CHECKING:
    from sqlite3 import Connection

    from rechallenge_cli.cli.settings import Settings
    from rechallenge_cli.domain.backups import Why
    from rechallenge_cli.domain.calendars import Holidays
    from rechallenge_cli.domain.customs import Customs
    from rechallenge_cli.domain.dates import DateOrder, Direction
    from rechallenge_cli.domain.model import Rejection
    from rechallenge_cli.store.backups import Shelf


FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years in which the calendar of this program runs."""

_A_YEAR = 365


@dataclass
class Session:
    """The clock, the config, the database and the terminal of one call."""

    db: Path | None = None
    no_input: bool = False
    environment: dict[str, str] = field(default_factory=lambda: dict(os.environ))

    @cached_property
    def today(self) -> date:
        """The one clock: RC_TODAY (an ISO date), else the local calendar."""
        fixed = self.environment.get("RC_TODAY")
        if not fixed:
            return date.today()
        try:
            today = date.fromisoformat(fixed)
        except ValueError as error:
            hint = N_("it takes a day such as 2026-11-23")
            raise DateError(N_('RC_TODAY is "{text}", which is not a day'), hint, text=shown(fixed)) from error
        if not FIRST_YEAR <= today.year <= LAST_YEAR:
            message = N_("RC_TODAY is not between the years {first} and {last}")
            raise DateError(message, None, first=FIRST_YEAR, last=LAST_YEAR)
        return today

    def now(self) -> datetime:
        """The time of day by the clock, on the day that is today."""
        return datetime.combine(self.today, datetime.now().time())  # noqa: DTZ005  (the clock on the wall)

    @cached_property
    def settings(self) -> "Settings":
        """The config."""
        from rechallenge_cli.cli import settings

        return settings.load(self.config_path)

    @cached_property
    def config_path(self) -> Path:
        """Where the config is."""
        return paths.config_path(self.environment)

    @cached_property
    def log_path(self) -> Path:
        """Where is noted what went wrong unexpectedly."""
        return paths.log_path()

    @cached_property
    def db_path(self) -> Path:
        """Where the records are."""
        return paths.expanded(self.db) if self.db else paths.database_path(self.environment)

    @property
    def is_default_database(self) -> bool:
        """Is it the database in the user's data folder, which nobody has named?"""
        return not self.db and not self.environment.get("RC_DB")

    @cached_property
    def shelf(self) -> "Shelf":
        """The backups of the database."""
        from rechallenge_cli.store.backups import Shelf

        return Shelf(paths.backups_path(self.environment), self.db_path, self.now)

    @property
    def is_interactive(self) -> bool:
        """May a question be asked?"""
        return not self.no_input and sys.stdin.isatty() and sys.stdout.isatty()

    def customs_of(self, rejection: "Rejection", holidays: "Holidays") -> "Customs":
        """The customs for a record: the country of the config, else Japan for what is written in Japanese."""
        from rechallenge_cli.domain.customs import Track, customs_for

        country = self.settings.get("country") or ("JP" if rejection.lang == "ja" else "")
        track = self.settings.get("track") or Track.NEW_GRADUATE
        return customs_for(country, track, self.settings.thresholds, self.settings.get("windows"), holidays)

    def has_database(self) -> bool:
        """Is there a database yet?"""
        return store.exists(self.db_path)

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """The database, for reading."""
        with store.reading(self.db_path, self.customs_of, self._keep_before_migration) as opened:
            self._name_holidays(opened)
            yield opened

    @contextmanager
    def writing(self, after_backup: "Why | None" = None) -> Iterator[Store]:
        """The database, for writing. What a backup comes before is not begun without it; that of a day can wait."""
        with store.writing(self.db_path, self.customs_of, self._keep_before_migration) as opened:
            if after_backup:
                self.shelf.keep(opened.connection, after_backup)
            elif self.shelf.is_due(self.today):
                from rechallenge_cli.cli.first_write import begin_day

                begin_day(self.shelf, opened.connection)
            self._name_holidays(opened)
            yield opened

    @contextmanager
    def upkeep(self) -> Iterator[Store]:
        """The database for those who see to its backup themselves."""
        with store.writing(self.db_path, self.customs_of, self._keep_before_migration) as opened:
            yield opened

    def _keep_before_migration(self, connection: "Connection") -> None:
        from rechallenge_cli.domain.backups import Why

        self.shelf.keep(connection, Why.MIGRATION)

    def _name_holidays(self, opened: Store) -> None:
        """Days are shown with the holidays of the config's country; in Japanese, else with those of Japan."""
        configured = self.settings.get("country") if paths.is_there(self.config_path) else None
        country = configured or ("JP" if language() == "ja" else None)
        if country:
            from rechallenge_cli.output.wording import use_holidays
            from rechallenge_cli.store.calendar import known

            use_holidays(country, known(opened.connection, country))

    def work_out_anew(self, keys: Iterable[str]) -> None:
        """After some config keys were set: verdicts and steps hang on a few, and follow at once."""
        from rechallenge_cli.cli.settings import KEYS
        from rechallenge_cli.store.records import reassess

        fresh = Session(self.db, self.no_input)
        if any(KEYS[key].decides for key in keys) and fresh.has_database():
            with fresh.writing() as opened, opened.command("config"):
                reassess(opened)

    @property
    def date_order(self) -> "DateOrder | None":
        """How 11/3 is read: by the config, else month first in Japanese, else only where it can mean one day."""
        from rechallenge_cli.domain.dates import DateOrder

        configured: DateOrder | None = self.settings.get("date_order")
        return configured or (DateOrder.YMD if language() == "ja" else None)

    def past(self, text: str) -> date:
        """A day that lies behind, as typed. DateError when it cannot be read or has yet to come."""
        day = self.day_behind(text)
        if day > self.today:
            hint = N_("it takes today or a day before, such as yesterday, 3 days ago or 2026-11-20")
            raise DateError(N_("{day} has yet to come"), hint, day=day.isoformat())
        return day

    def future(self, text: str) -> date:
        """A day that lies ahead, or today, as typed. DateError when it cannot be read or is over."""
        day = self.day_ahead(text)
        if day < self.today:
            hint = N_("it takes today or a day to come, such as 3d, next mon or 2026-12-01")
            raise DateError(N_("{day} is over"), hint, day=day.isoformat())
        return day

    def day_behind(self, text: str) -> date:
        """A day as typed; where it could lie behind or ahead, it lies behind."""
        from rechallenge_cli.domain.dates import Direction

        return self._parsed(text, Direction.PAST)

    def day_ahead(self, text: str) -> date:
        """A day as typed; where it could lie behind or ahead, it lies ahead."""
        from rechallenge_cli.domain.dates import Direction

        return self._parsed(text, Direction.FUTURE)

    def nearest_day(self, text: str) -> date:
        """A day as typed, which may lie on either side: ahead, unless a day without a year was lately rather than next year."""
        behind, ahead = self.day_behind(text), self.day_ahead(text)
        is_lately = (self.today - behind).days < (ahead - self.today).days and (ahead - behind).days >= _A_YEAR
        return behind if is_lately else ahead

    def _parsed(self, text: str, direction: "Direction") -> date:
        from rechallenge_cli.domain.dates import parse_date

        return parse_date(text, today=self.today, direction=direction, order=self.date_order)
