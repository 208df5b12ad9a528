"""The form of `rc edit --editor`: a name and its value a line, long texts indented below their name.

What a person wrote is never thrown away: a form that cannot be read is opened again with the reason on top, and when
that helps no more, it stays in a file whose name is told.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from rechallenge_cli.cli import fields
from rechallenge_cli.cli.editor import EDIT, from_editor, keeping, new_file
from rechallenge_cli.cli.session import Session
from rechallenge_cli.cli.typed import shown
from rechallenge_cli.domain.errors import N_, RcError, UsageError
from rechallenge_cli.domain.model import Rejection
from rechallenge_cli.domain.vocabulary import word
from rechallenge_cli.locales import ENGLISH, _, language
from rechallenge_cli.output import labels
from rechallenge_cli.output.errors import in_one_sentence

_COMMENT = "#"
_INDENT = "    "


def to_form(rejection: Rejection) -> str:
    """A record as a form."""
    heading = _("#{id}. Lines that begin with # do not count. An emptied field is emptied on record.")
    lines = [f"{_COMMENT} {heading.format(id=rejection.id)}"]
    for name, field in fields.BY_NAME.items():
        lines += ["", f"{_COMMENT} {fields.help_of(field)}", *_entry(label(name), value(rejection, field.attribute))]
    return "\n".join(lines) + "\n"


def label(name: str) -> str:
    """The name of a field as the form shows it: in English that of the option, else the word for it."""
    return name if language() == ENGLISH else _(labels.FIELDS[fields.BY_NAME[name].attribute])


def value(rejection: Rejection, attribute: str) -> str:
    """The value of a field as text, as it can be typed; empty where it is unknown."""
    contact = {"contact_name": rejection.contact.name, "contact_email": rejection.contact.email}
    found: Any = contact[attribute] if attribute in contact else getattr(rejection, attribute)
    if isinstance(found, bool):
        return _("yes") if found else _("no")
    if isinstance(found, StrEnum):
        return word(found, language())
    if isinstance(found, tuple):
        return "\n".join(found)
    return found.isoformat() if isinstance(found, date) else str(found or "")


def _entry(name: str, value: str) -> Iterator[str]:
    if "\n" not in value and not value.startswith(_COMMENT):
        yield f"{name}: {value}".rstrip()
        return
    yield f"{name}:"
    yield from (f"{_INDENT}{line}" for line in value.split("\n"))


def from_form(form: str) -> dict[str, str]:
    """The fields of a form, as typed. UsageError for a line that is neither a field nor below one."""
    values: dict[str, list[str]] = {}
    name = None
    for number, line in enumerate(form.replace("\r\n", "\n").split("\n"), start=1):
        if name and line.startswith(_INDENT):
            values[name].append(line.removeprefix(_INDENT))
        elif name and not line.strip():
            values[name].append("")
        elif line.strip() and not line.startswith(_COMMENT):
            name, value = _named(line, number, values)
            values[name] = [value]
    return {name: "\n".join(lines).strip() for name, lines in values.items()}


def _named(line: str, number: int, before: Collection[str]) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    hint = N_("a field is written once, as name: value; a long text is indented by four blanks below its name")
    known = {each: each for each in fields.BY_NAME} | {label(each): each for each in fields.BY_NAME}
    if not colon or name.strip() not in known:
        raise UsageError(N_('line {number} is not a field: "{line}"'), hint, number=number, line=shown(line))
    if known[name.strip()] in before:
        raise UsageError(
            N_('line {number} has a field for the second time: "{line}"'), hint, number=number, line=shown(line)
        )
    return known[name.strip()], value.strip()


@contextmanager
def edited(rejection: Rejection, session: Session) -> Iterator[Rejection]:
    """Let a person change a record in their editor. What they wrote stays in a file until the change is on record."""
    path = new_file(to_form(rejection), EDIT)
    with keeping(path, N_("nothing was changed; what you wrote is kept in {kept}")):
        yield _readable(path, rejection, session)


def _readable(path: Path, rejection: Rejection, session: Session) -> Rejection:
    """The record as changed in the form, which is opened again, with the reason on top, until it can be read."""
    previous = None
    while True:
        form = from_editor(path)
        try:
            return fields.apply(rejection, fields.read(_fields_that_differ(form, rejection), session))
        except RcError as error:
            if form == previous:
                raise
            previous = _with_reason(form, error)
            path.write_text(previous, encoding="utf-8", errors="surrogateescape")


def _fields_that_differ(form: str, rejection: Rejection) -> dict[str, str]:
    before = from_form(to_form(rejection))
    return {name: value for name, value in from_form(form).items() if value != before[name]}


def _with_reason(form: str, error: RcError) -> str:
    told = f"{_COMMENT} ! {in_one_sentence(error)}\n"
    body = form.partition("\n")[2] if form.startswith(f"{_COMMENT} ! ") else form
    return told + body
