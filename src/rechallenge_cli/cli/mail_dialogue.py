"""What was understood from a mail, looked over by a person: Enter records it, a name or a number changes a field."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import typer

from rechallenge_cli.cli import add, fields, questions
from rechallenge_cli.cli.fields import BY_NAME, Field
from rechallenge_cli.cli.form import label, value
from rechallenge_cli.cli.session import Session
from rechallenge_cli.cli.typed import shown
from rechallenge_cli.domain.errors import N_, DateError, NotUnderstoodError, RcError, UsageError, Words
from rechallenge_cli.domain.incoming import OTHER, REJECTION, Incoming
from rechallenge_cli.domain.text import fold
from rechallenge_cli.locales import _
from rechallenge_cli.output import incoming, labels, screen
from rechallenge_cli.output.clean import clean, one_line
from rechallenge_cli.output.incoming import Line
from rechallenge_cli.store import records

_ALWAYS_SHOWN = frozenset({"company", "role", "stage", "on"})
_STOP = frozenset({"q", "quit", "stop", "やめる", "中止"})
_EMPTY = frozenset({"-", "ー"})


def lines(found: Incoming) -> Iterator[Line]:
    """The kind of a mail, its fields that are known, and those that every record should have."""
    rejection = found.rejection
    if rejection is None:
        return
    words = words_by_field(found)
    yield "", _("kind"), _(labels.MAIL_KINDS[found.kind or OTHER]), words.get("kind", "")
    for number, field in enumerate(_shown_fields(found), start=1):
        yield str(number), label(field.name), value(rejection, field.attribute), words.get(field.attribute, "")


def words_by_field(found: Incoming) -> dict[str, str]:
    """The words from which each field of a record, and the kind, was taken: the first clue of each."""
    return {clue.attribute: clue.words for clue in reversed(found.clues)}


def _shown_fields(found: Incoming) -> list[Field]:
    return [field for name, field in BY_NAME.items() if name in _ALWAYS_SHOWN or _is_known(found, field)]


def _is_known(found: Incoming, field: Field) -> bool:
    if found.rejection is None:
        return False
    return bool(getattr(found.rejection, field.attribute) if field.is_flag else value(found.rejection, field.attribute))


def looked_over(found: Incoming, session: Session, *, explain: bool) -> Incoming:
    """The mail as somebody wants it on record. Exit when they do not want it there."""
    questions.use_line_editing()
    if not found.makes_record:
        found = _as_rejection(found, session)
    if found.rejection and not found.rejection.company:
        screen.say(_("No firm was found in the mail."))
        found = _changed(found, BY_NAME["company"], session)
    _tell_earlier(found, session)
    screen.show(screen.styled(found.source, "bold"))
    while True:
        incoming.draw_understood(lines(found), explain=explain)
        typed = input(_("Enter records it, a name or a number changes a field, q stops: ")).strip()
        if fold(typed) in _STOP:
            raise _stopped()
        if not typed and _is_ready(found, session):
            return found
        if typed:
            found = _with_a_change(found, typed, session)


def _as_rejection(found: Incoming, session: Session) -> Incoming:
    """What does not read as a rejection is one if somebody says so."""
    kind = _(labels.MAIL_KINDS[found.kind or OTHER])
    question = _("This does not read as a rejection, but as: {kind}. Record it as a rejection all the same?")
    if not questions.confirmed(question.format(kind=kind), session):
        raise _stopped()
    return replace(found, kind=REJECTION)


def _stopped() -> typer.Exit:
    screen.tell(_("nothing was recorded"))
    return typer.Exit(1)


def _is_ready(found: Incoming, session: Session) -> bool:
    """Does it make a record? If not, say why."""
    try:
        check(found, session)
    except RcError as error:
        questions.tell_error(error)
        return False
    return True


def check(found: Incoming, session: Session) -> None:
    """Refuse what does not make a record, with the way out."""
    rejection = found.rejection
    if rejection is None or not found.makes_record:
        raise not_a_rejection(found)
    if not rejection.company:
        raise NotUnderstoodError(
            N_("{source} names no firm"), N_('name it: `rc add "COMPANY" --mail FILE`'), source=found.source
        )
    if rejection.rejected_on > session.today:
        hint = N_("give the day with --on")
        raise DateError(N_("{day} has yet to come"), hint, day=rejection.rejected_on.isoformat())


def not_a_rejection(found: Incoming) -> NotUnderstoodError:
    """The error for a mail that is something else."""
    return NotUnderstoodError(
        N_("{source} does not read as a rejection, but as: {kind}"),
        N_("add --awaiting if you wait for the result; if it is a no, `rc add COMPANY --on DATE` records it by hand"),
        source=found.source,
        kind=Words(labels.MAIL_KINDS[found.kind or OTHER]),
    )


def _with_a_change(found: Incoming, typed: str, session: Session) -> Incoming:
    try:
        return _changed(found, _field_named(typed, found), session)
    except RcError as error:
        questions.tell_error(error)
        return found


def _field_named(typed: str, found: Incoming) -> Field:
    """A field by its name, in either language, or by the number before it."""
    numbered = {str(number): field for number, field in enumerate(_shown_fields(found), start=1)}
    named = {fold(name): field for field in BY_NAME.values() for name in _names(field)}
    field = (numbered | named).get(fold(typed))
    if field is None:
        raise UsageError(N_('"{text}" is not a field'), N_("type a name or a number from the list"), text=shown(typed))
    return field


def _names(field: Field) -> tuple[str, ...]:
    return field.name, field.option, label(field.name), _(labels.FIELDS[field.attribute])


def _changed(found: Incoming, field: Field, session: Session) -> Incoming:
    """Ask for a field; Enter leaves it, a dash empties it."""
    rejection = found.rejection
    if rejection is None:
        return found
    before = one_line(value(rejection, field.attribute))
    prompt = _("{field} [{value}] (Enter leaves it, - empties it): ") if before else _("{field}: ")
    changed = rejection

    def read(typed: str) -> None:
        nonlocal changed
        changed = fields.apply(rejection, fields.read(_given(field, typed, before), session))

    questions.until_readable(lambda: input(clean(prompt.format(field=label(field.name), value=before))), read)
    if changed == rejection:
        return found
    clues = tuple(clue for clue in found.clues if clue.attribute != field.attribute)
    return replace(found, rejection=changed, clues=clues)


def _given(field: Field, typed: str, before: str) -> Mapping[str, Any]:
    if not typed and before:
        return {}
    return {field.name: "" if typed in _EMPTY else typed}


def _tell_earlier(found: Incoming, session: Session) -> None:
    """Was one rejected here before?"""
    if found.rejection and session.has_database():
        with session.reading() as store:
            add.tell_earlier(records.same_firm(store, found.rejection, session.today))
