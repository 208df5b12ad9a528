"""The interface's words. The sources are English; another language is a gettext catalogue in this folder.

English costs nothing at start-up: gettext itself is only imported where a catalogue is used.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

LANGUAGES = ("en", "ja")
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")

_language = "en"
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


def use(code: str) -> None:
    """Speak a language from now on. Where its catalogue is missing, the sentences stay English."""
    global _language, _catalogue  # noqa: PLW0603  (one interface, one language, set once at the start)
    _language, _catalogue = code, None
    if code != "en":
        from gettext import translation

        _catalogue = translation("rechallenge", Path(__file__).parent, languages=[code], fallback=True)


def preferred(environment: Mapping[str, str], asked: str | None = None) -> str:
    """The code of the language that was asked for, else that of the locale, else English."""
    wanted = asked or next(filter(None, map(environment.get, _LOCALE_VARIABLES)), "")
    code = wanted[:2].lower()
    return code if code in LANGUAGES else "en"
