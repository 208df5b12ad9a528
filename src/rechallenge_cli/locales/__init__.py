"""The interface's words. The sources are English; every other language is a gettext catalogue in this folder.

English costs nothing at start-up: gettext itself is only imported where a catalogue is used.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

ENGLISH = "en"
FOLDER = Path(__file__).parent
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")

_language = ENGLISH
_catalogue: "NullTranslations | None" = None


def _(message: str) -> str:
    """The message in the language of the interface."""
    return _catalogue.gettext(message) if _catalogue else message


def ngettext(one: str, many: str, count: int) -> str:
    """The message that fits a number, in the language of the interface."""
    if _catalogue:
        return _catalogue.ngettext(one, many, count)
    return one if count == 1 else many


def language() -> str:
    """The code of the language of the interface."""
    return _language


def languages() -> tuple[str, ...]:
    """The codes of all languages that the interface speaks."""
    return (ENGLISH, *sorted(path.stem for path in FOLDER.glob("*.mo")))


def unreadable() -> tuple[str, ...]:
    """The languages that were installed, or ought to have been, and whose words cannot be read."""
    from gettext import GNUTranslations
    from struct import error as struct_error

    broken = [] if len(languages()) > 1 else ["ja"]
    for code in languages()[1:]:
        try:
            with _compiled(code).open("rb") as catalogue:
                GNUTranslations(catalogue)
        except (OSError, ValueError, UnicodeError, struct_error):
            broken.append(code)
    return tuple(broken)


def use(code: str) -> None:
    """Speak a language from now on, which is one of `languages()`."""
    global _language, _catalogue  # noqa: PLW0603  (one interface, one language, set once at the start)
    _language, _catalogue = code, None
    if code != ENGLISH:
        from gettext import GNUTranslations

        with _compiled(code).open("rb") as catalogue:
            _catalogue = GNUTranslations(catalogue)


def preferred(environment: Mapping[str, str], asked: str | None = None) -> str:
    """The code of the language that was asked for, else that of the locale, else English."""
    wanted = asked or next(filter(None, map(environment.get, _LOCALE_VARIABLES)), "")
    return spoken(wanted) or ENGLISH


def spoken(locale: str) -> str | None:
    """The code of the interface's language for a locale such as ja_JP.UTF-8, None where there is none."""
    code = locale.replace("-", "_").partition(".")[0].partition("_")[0].lower()
    return code if code == ENGLISH or code in languages() else None


def _compiled(code: str) -> Path:
    return FOLDER / f"{code}.mo"
