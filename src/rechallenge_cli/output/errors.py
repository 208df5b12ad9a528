"""Errors in the language of the interface."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from rechallenge_cli.domain.errors import RcError, Words
from rechallenge_cli.locales import _, language
from rechallenge_cli.output.clean import one_line


def sentence(message: str | None, values: Mapping[str, Any]) -> str:
    """A sentence of an error with its values, each of them on one line; nothing for no message."""
    return _(message).format(**{name: one_line(_value(value)) for name, value in values.items()}) if message else ""


def _value(value: Any) -> str:
    if isinstance(value, StrEnum):
        from rechallenge_cli.domain.vocabulary import word

        return word(value, language())
    if isinstance(value, list | tuple):
        return _(", ").join(map(_value, value))
    return _(value) if isinstance(value, Words) else str(value)


def in_one_sentence(error: RcError) -> str:
    """What went wrong and the way out, on one line."""
    message, hint = (sentence(text, error.values) for text in (error.message, error.hint))
    return _("{message}; {hint}").format(message=message, hint=hint) if hint else message
