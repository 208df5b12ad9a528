"""What can go wrong, in words that name the way out.

A message is a gettext msgid with named fields; it is translated and filled where it is shown, so that the domain
knows no language. `code` is the stable name in JSON; `exit_code` is 1 (could not) or 2 (wrong usage).
"""

from typing import Any


def N_(message: str) -> str:  # noqa: N802  (gettext's own name for "translate this later")
    """Mark a sentence for translation and give it back as it is."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802
    """Mark a sentence with a number in it, in its two English forms, for translation."""
    return one, many


class Words(str):
    """Among the values of an error, words that are translated with it; all other text is the user's."""

    __slots__ = ()


class RcError(Exception):
    """One sentence for the person at the keyboard, and the way out."""

    code = "error"
    exit_code = 1

    def __init__(self, message: str, hint: str | None = None, **values: Any) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.values = values


class UsageError(RcError):
    """What was typed cannot be understood."""

    code = "usage"
    exit_code = 2


class DateError(UsageError):
    """A date that cannot be read, or that cannot be meant."""

    code = "date"


class NotFoundError(RcError):
    """There is no such rejection, step or file."""

    code = "not-found"


class ConflictError(RcError):
    """The change would overwrite, repeat or contradict something that is on record."""

    code = "conflict"


class StorageError(RcError):
    """The database cannot be read or written."""

    code = "storage"


class NotUnderstoodError(RcError):
    """What came in does not say what a record needs."""

    code = "not-understood"


class UnconfirmedError(RcError):
    """Somebody has to say yes first, and nobody can be asked."""

    code = "unconfirmed"


class UnwritableError(RcError):
    """What is on record cannot be written in the way that was asked for."""

    code = "unwritable"
