"""The fields of a record as people type them.

One table serves the options of `add` and `edit`, the questions of `add`, and the form of `edit --editor`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from rechallenge_cli.cli.session import Session
from rechallenge_cli.cli.typed import one_of, shown, text
from rechallenge_cli.domain.codes import Cause, Closeness, Language, Seats
from rechallenge_cli.domain.company import is_address
from rechallenge_cli.domain.dates import add_period, parse_period
from rechallenge_cli.domain.errors import N_, UsageError
from rechallenge_cli.domain.model import Rejection
from rechallenge_cli.domain.stages import Stage
from rechallenge_cli.domain.text import plain
from rechallenge_cli.domain.vocabulary import is_yes
from rechallenge_cli.locales import _

Reader = Callable[[str, Session], Any]


def one_line(typed: str, _session: Session) -> str | None:
    """A text on a single line."""
    found = text(typed)
    return " ".join(found.split("\n")) if found else None


def _past(typed: str, session: Session) -> date:
    return session.past(typed)


def _any_day(typed: str, session: Session) -> date:
    return session.day_ahead(typed)


def _desire(typed: str, _session: Session) -> int:
    digit = typed.strip()
    if len(digit) == 1 and digit.isdecimal() and str(int(digit)) in DESIRES:
        return int(digit)
    hint = N_("a number from 1 to 5, such as 4")
    raise UsageError(N_('"{text}" does not say how much you want it'), hint, text=shown(typed))


DESIRES = tuple("12345")


def _code_of(enum: type[StrEnum]) -> Reader:
    def read(typed: str, _session: Session) -> Any:
        return enum(one_of(typed, enum))

    return read


def _email(typed: str, _session: Session) -> str | None:
    found = text(typed)
    if found and not is_address(found):
        raise UsageError(N_('"{text}" is not a mail address'), N_("such as tanaka@example.com"), text=shown(typed))
    return found


def _reapply_after(typed: str, session: Session) -> Any:
    return parse_period(typed) or session.day_ahead(typed)


def _flag(typed: str, _session: Session) -> bool:
    answer = is_yes(typed)
    if answer is not None:
        return answer
    raise UsageError(N_('"{text}" is neither yes nor no'), N_("type yes or no"), text=shown(typed))


def _lines(typed: str, session: Session) -> tuple[str, ...]:
    return tuple(filter(None, (one_line(line, session) for line in typed.split("\n"))))


def _tags(typed: str, session: Session) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (one_line(tag, session) for tag in typed.replace("\n", ",").split(",")))))


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its option, the attribute of the record that it fills, how it is read, what to say of it."""

    option: str
    attribute: str
    read: Reader
    help: str
    metavar: str = "TEXT"
    is_flag: bool = False
    is_repeatable: bool = False
    codes: type[StrEnum] | None = None

    @property
    def name(self) -> str:
        """The name in the form and in Python: no-contact is no_contact."""
        return self.option.replace("-", "_")


def _choice(option: str, enum: type[StrEnum], help_text: str, attribute: str | None = None) -> Field:
    return Field(option, attribute or option, _code_of(enum), help_text, "|".join(enum), codes=enum)


def _switch(option: str, help_text: str) -> Field:
    return Field(option, option.replace("-", "_"), _flag, help_text, is_flag=True)


COMPANY = Field("company", "company", one_line, N_("the firm"))

FIELDS: tuple[Field, ...] = (
    Field("role", "role", one_line, N_("the job you applied for")),
    Field(
        "stage",
        "stage",
        _code_of(Stage),
        N_("how far you came: documents, interview1, final, 最終 …"),
        "STAGE",
        codes=Stage,
    ),
    Field("on", "rejected_on", _past, N_("the day of the rejection: yesterday, 3 days ago, 2026-11-20"), "DATE"),
    Field("applied-on", "applied_on", _past, N_("the day you applied"), "DATE"),
    Field("desire", "desire", _desire, N_("how much you want it, 1 to 5"), "1..5"),
    _choice("closeness", Closeness, N_("how close they said it was")),
    Field("feedback", "feedback", text, N_("what they said about you, in their words")),
    Field("point", "points", _lines, N_("a point to improve; may be given again"), is_repeatable=True),
    Field("new-facts", "new_facts", text, N_("what is new since you applied")),
    Field("motivation", "motivation", text, N_("why you want this firm, as a letter may say it")),
    _choice("reason", Cause, N_("the reason they gave")),
    _switch("awaiting", N_("there is no result yet; --on is the day from which you wait")),
    Field("result-by", "result_by", _any_day, N_("the day by which they promised the result"), "DATE"),
    _switch("invited", N_("they offer another chance")),
    _switch("waitlisted", N_("you are on a waitlist")),
    Field("waitlist-until", "waitlist_until", _any_day, N_("until when the waitlist runs"), "DATE"),
    _choice("seats", Seats, N_("how many they hire")),
    _switch("reposted", N_("the job was posted again")),
    _switch("referral", N_("somebody there introduced you")),
    _switch("no-contact", N_("they ask not to be contacted")),
    Field(
        "reapply-after", "reapply_from", _reapply_after, N_('when you may apply again: a date, or "12 months"'), "WHEN"
    ),
    _switch("never-reapply", N_("they take no second application")),
    Field("contact", "contact_name", one_line, N_("a person there")),
    Field("email", "contact_email", _email, N_("that person's mail address")),
    Field("url", "url", one_line, N_("the job's web page")),
    Field("tag", "tags", _tags, N_("a word to find it by; may be given again"), is_repeatable=True),
    Field("note", "notes", text, N_("anything else")),
    _choice("lang", Language, N_("the language you write to them in")),
)

BY_NAME: Mapping[str, Field] = {field.name: field for field in (COMPANY, *FIELDS)}

_EMPTY: Mapping[str, Any] = {"points": (), "tags": ()}
_NEVER_EMPTY = {
    "company": (N_("a rejection needs the name of the firm"), N_("such as rc add 株式会社サンプル --stage final")),
    "rejected_on": (N_("a rejection needs its day"), N_("such as --on yesterday")),
    "lang": (N_("letters need a language"), N_("ja or en")),
}


def read(given: Mapping[str, Any], session: Session) -> dict[str, Any]:
    """What was given by option or in the form -> the attributes of a record. Empty text empties a field.

    UsageError, with the option's name before the sentence, when something cannot be read.
    """
    return {BY_NAME[name].attribute: _read_one(BY_NAME[name], value, session) for name, value in given.items()}


def _read_one(field: Field, value: Any, session: Session) -> Any:
    if isinstance(value, bool):
        return value
    typed = "\n".join(value) if isinstance(value, Iterable) and not isinstance(value, str) else str(value)
    if text(typed) is None or not plain(typed):
        if field.attribute in _NEVER_EMPTY:
            raise UsageError(*_NEVER_EMPTY[field.attribute])
        return False if field.is_flag else _EMPTY.get(field.attribute)
    return field.read(typed, session)


def apply(rejection: Rejection, attributes: Mapping[str, Any]) -> Rejection:
    """The record with some of its attributes changed; a length of time until re-application is counted from its day."""
    changed = dict(attributes)
    contact = replace(
        rejection.contact,
        name=changed.pop("contact_name", rejection.contact.name),
        email=changed.pop("contact_email", rejection.contact.email),
    )
    period = changed.get("reapply_from")
    if period is not None and not isinstance(period, date):
        changed["reapply_from"] = add_period(changed.get("rejected_on", rejection.rejected_on), period)
    if changed.get("waitlist_until"):
        changed.setdefault("waitlisted", True)
    elif changed.get("waitlisted") is False:
        changed["waitlist_until"] = None
    result = replace(rejection, **changed, contact=contact)
    check(result)
    return result


def check(rejection: Rejection) -> None:
    """Refuse what contradicts itself."""
    if rejection.awaiting and rejection.result_by and rejection.result_by < rejection.rejected_on:
        raise UsageError(
            N_("the result ({result}) cannot be due before you waited for it ({since})"),
            N_("mend --result-by or --on"),
            result=rejection.result_by.isoformat(),
            since=rejection.rejected_on.isoformat(),
        )
    if rejection.applied_on and rejection.applied_on > rejection.rejected_on:
        raise UsageError(
            N_("the application ({applied}) cannot come after the rejection ({rejected})"),
            N_("mend --applied-on or --on"),
            applied=rejection.applied_on.isoformat(),
            rejected=rejection.rejected_on.isoformat(),
        )


def help_of(field: Field) -> str:
    """What to say of a field, in the language of the interface."""
    return _(field.help)
