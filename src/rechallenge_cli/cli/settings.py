"""The config file: a few keys in TOML, each with what it may hold."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rechallenge_cli.cli.paths import is_there
from rechallenge_cli.cli.typed import shown, text
from rechallenge_cli.domain.company import is_address
from rechallenge_cli.domain.customs import Thresholds, Track
from rechallenge_cli.domain.dates import DateOrder
from rechallenge_cli.domain.errors import N_, RcError, UsageError, Words
from rechallenge_cli.domain.workdays import Window
from rechallenge_cli.locales import languages


class ConfigError(RcError):
    """The config file cannot be used as it is."""

    code = "config"


def _text(value: str) -> str:
    return text(value) or ""


def _language(value: str) -> str:
    if value not in languages():
        raise ValueError(value)
    return value


def _address(value: str) -> str:
    if not is_address(value):
        raise ValueError(value)
    return value


def _country(value: str) -> str:
    if len(value) != len("JP") or not (value.isascii() and value.isalpha()):
        raise ValueError(value)
    return value.upper()


def _windows(value: str) -> tuple[Window, ...]:
    """07-01..07-15, 09-24..10-07: the first and the last month and day of each window."""
    return tuple(
        Window(part.strip(), *map(_month_and_day, part.split(".."))) for part in value.split(",") if part.strip()
    )


def _month_and_day(text: str) -> tuple[int, int]:
    # any year will do that is no leap year: a window must exist in each
    day = date.fromisoformat(f"2001-{text.strip()}")
    return day.month, day.day


def _points(value: str) -> int:
    return int(value)


def _days(value: str) -> int:
    days = int(value)
    if not 1 <= days <= _MOST_DAYS:
        raise ValueError(value)
    return days


_MOST_DAYS = 36_500


@dataclass(frozen=True, slots=True)
class Key:
    """A config key: how its value is read, what it may be, and whether verdicts and steps hang on it."""

    read: Callable[[str], Any]
    expected: str
    help: str
    decides: bool = False


KEYS: Mapping[str, Key] = {
    "lang": Key(_language, ", ".join(languages()), N_("the language of the interface")),
    "country": Key(
        _country, N_("two letters, such as JP or US"), N_("whose customs count; JP for Japan"), decides=True
    ),
    "track": Key(Track, "new-graduate, mid-career", N_("how you are hired in Japan"), decides=True),
    "date_order": Key(DateOrder, "mdy, dmy, ymd", N_("how 11/3 is read")),
    "windows": Key(
        _windows,
        N_("months and days such as 07-01..07-15, 09-24..10-07"),
        N_("when seats open, instead of the table for your track"),
        decides=True,
    ),
    "threshold.appeal": Key(_points, N_("a whole number"), N_("points from which an appeal is worth it"), decides=True),
    "threshold.later": Key(
        _points, N_("a whole number"), N_("points from which a later check-in is worth it"), decides=True
    ),
    "history_days": Key(
        _days, N_("a whole number of days"), N_("how long the history is kept when `rc history --prune` is run")
    ),
    "name": Key(_text, N_("a text"), N_("your name, for letters")),
    "name_kana": Key(_text, N_("a text"), N_("your name in kana")),
    "university": Key(_text, N_("a text"), N_("your university or employer")),
    "faculty": Key(_text, N_("a text"), N_("your faculty or department")),
    "phone": Key(_text, N_("a text"), N_("your telephone number")),
    "email": Key(_address, N_("such as taro@example.jp"), N_("your mail address")),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What the config file says; keys that are not in it are None."""

    values: Mapping[str, Any]
    written: Mapping[str, Any]

    def shown(self, key: str) -> str | int | None:
        """The value of a key as it may be shown: as it was understood, or else as it was written."""
        value = self.values.get(key)
        return value if isinstance(value, str | int) else self.written.get(key)

    def get(self, key: str) -> Any:
        """The value of a key, or None."""
        return self.values.get(key)

    @property
    def thresholds(self) -> Thresholds:
        """The thresholds of the verdict; the later one never above the one for an appeal."""
        usual = Thresholds()
        appeal = self.values.get("threshold.appeal", usual.appeal)
        return Thresholds(appeal, min(appeal, self.values.get("threshold.later", usual.later)))


def load(path: Path) -> Settings:
    """Read the config. ConfigError when it is not TOML, or when a value is not what its key may hold."""
    if not is_there(path):
        return Settings({}, {})
    written = _flat(_tables(path))
    return Settings(dict(_checked(path, key, value) for key, value in written.items()), written)


def _tables(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        hint = N_("name another with RC_CONFIG")
        raise ConfigError(
            N_("cannot read the config {path}: {error}"), hint, path=path, error=error.strerror
        ) from error
    except (ValueError, RecursionError) as error:  # bad TOML, bad UTF-8, numbers beyond all measure, lists without end
        hint = N_("mend the file, or move it away to start with the usual settings")
        raise ConfigError(N_("the config {path} is not TOML: {error}"), hint, path=path, error=error) from error


def _flat(tables: dict[str, Any]) -> dict[str, Any]:
    """Every value under its full name: appeal in [threshold] is threshold.appeal."""
    flat: dict[str, Any] = {}
    for name, value in tables.items():
        flat |= {f"{name}.{inner}": each for inner, each in value.items()} if isinstance(value, dict) else {name: value}
    return flat


def _checked(path: Path, key: str, value: Any) -> tuple[str, Any]:
    try:
        return key, read_value(key, str(value))
    except UsageError as error:
        hint = N_("mend it in {path}, or with `rc config`")
        raise ConfigError(error.message, hint, **error.values, path=path) from error


def read_value(key: str, typed: str) -> Any:
    """The value of a key, from what was typed. UsageError when there is no such key, or it cannot hold that."""
    if key not in KEYS:
        raise UsageError(N_("there is no config key {key}"), N_("the keys are {keys}"), key=key, keys=list(KEYS))
    try:
        return KEYS[key].read(typed)
    except (ValueError, TypeError) as error:
        message, hint = N_('{key} cannot be "{text}"'), N_("it may be: {expected}")
        raise UsageError(message, hint, key=key, text=shown(typed), expected=Words(KEYS[key].expected)) from error


def store(path: Path, key: str, typed: str | None) -> None:
    """Set a key in the file, or take it out with None; all else in the file, comments too, stays as it is."""
    store_all(path, {key: typed})


def store_all(path: Path, given: Mapping[str, str | None]) -> None:
    """Set several keys at once; those that are None are taken out."""
    import tomlkit

    from rechallenge_cli.output.files import write_whole
    from rechallenge_cli.store.private import make_folder

    has_file = is_there(path)
    if has_file:
        _tables(path)
    document = tomlkit.parse(path.read_text(encoding="utf-8")) if has_file else tomlkit.document()
    for key, typed in given.items():
        table_name, _, name = key.rpartition(".")
        table: Any = document.setdefault(table_name, tomlkit.table()) if table_name else document
        if typed is None:
            table.pop(name, None)
        else:
            value = read_value(key, typed)
            _refuse_unknown_country(key, value)
            table[name] = _as_toml(value, typed)
    make_folder(path.parent)
    write_whole(path, [tomlkit.dumps(document).encode()], overwrite=True)


def _as_toml(value: Any, typed: str) -> str | int:
    """A number or a text as it was understood, all else as it was typed."""
    if isinstance(value, str):
        return str(value)
    return value if isinstance(value, int) else typed


def _refuse_unknown_country(key: str, value: Any) -> None:
    """A country whose holidays nobody knows is a mistake; asked only when the key is set, as the library is large."""
    if key != "country":
        return
    from rechallenge_cli.domain.calendars import is_known

    if not is_known(value):
        raise UsageError(N_("the holidays of {country} are not known"), KEYS[key].expected, country=value)
