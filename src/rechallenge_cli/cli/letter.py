"""`rc letter`: a draft for the step at hand. Nothing is ever sent."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from rechallenge_cli.cli import complete
from rechallenge_cli.cli.letter_advice import advice_on
from rechallenge_cli.cli.options import AsJson, session_of
from rechallenge_cli.cli.session import Session
from rechallenge_cli.cli.typed import number, text
from rechallenge_cli.domain.codes import EventKind, Language
from rechallenge_cli.domain.errors import N_, UsageError
from rechallenge_cli.domain.model import Event, KeptMail
from rechallenge_cli.letters.facts import Original, Sender, facts_of
from rechallenge_cli.letters.kinds import ANSWERS, LETTER_OF_STEP, SENT_AS, LetterKind, Tone
from rechallenge_cli.letters.letter import Letter, render, subject_in, template_source, without_quote
from rechallenge_cli.letters.mail import to_eml, to_mailto
from rechallenge_cli.letters.rules import problems
from rechallenge_cli.locales import _, language
from rechallenge_cli.output import machine, screen
from rechallenge_cli.output.clean import clean
from rechallenge_cli.output.files import write_whole
from rechallenge_cli.store import mails, records
from rechallenge_cli.store.private import make_folder
from rechallenge_cli.store.rows import Record

OptionalId = Annotated[
    int | None,
    typer.Argument(metavar="ID", parser=number, help=_("the number of a rejection"), autocompletion=complete.numbers),
]


def run(
    context: typer.Context,
    rejection_id: OptionalId = None,
    kind: Annotated[
        LetterKind | None, typer.Option("--kind", help=_("which letter, if not the one for the step"))
    ] = None,
    lang: Annotated[Language | None, typer.Option("--lang", help=_("its language, if not that of the record"))] = None,
    tone: Annotated[Tone, typer.Option("--tone", help=_("how it speaks"))] = Tone.FORMAL,
    edit: Annotated[bool, typer.Option("--edit", "-e", help=_("go over it in $EDITOR first"))] = False,
    eml: Annotated[
        Path | None, typer.Option("--eml", metavar="FILE", help=_("write a draft for your mail program"))
    ] = None,
    mailto: Annotated[bool, typer.Option("--mailto", help=_("print an address that opens your mail program"))] = False,
    force: Annotated[bool, typer.Option("--force", help=_("replace an existing file"))] = False,
    customize: Annotated[
        LetterKind | None,
        typer.Option("--customize", help=_("copy a letter's template to the config folder, to change it")),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Draft a letter, keep the draft with the record, and give it out in the form that was asked for."""
    session = session_of(context)
    if customize:
        _copy_template(session, customize, lang or _language_of_interface(), tone, force=force)
        return
    if rejection_id is None:
        raise UsageError(N_("a letter about which rejection?"), N_("such as rc letter 12"))
    with session.reading() as store:
        record = records.record(store, rejection_id, session.today)
        events = records.events_of(store, rejection_id)
        kept = mails.kept_with(store, rejection_id)
    chosen = kind or _letter_of_step(record)
    facts = facts_of(
        record.rejection,
        events,
        _sender(session),
        session.today,
        result_by=record.rejection.result_by,
        answers=_answered(chosen, kept),
    )
    letter = render(chosen, lang or record.rejection.lang, tone, facts, _overrides(session))
    with _edited(letter) if edit else nullcontext(letter) as letter:
        _keep(session, record, events, letter)
    slips = _slips(without_quote(letter), lang or record.rejection.lang)
    advice = [*advice_on(chosen, record, events, facts), *slips, *_gaps(letter)]
    answered = facts.answers.message_id if facts.answers else None
    if eml:
        write_whole(eml, [to_eml(letter, facts.sender, answered)], overwrite=force)
    if as_json:
        data = {**_as_data(record, chosen, letter, advice), "in_reply_to": answered}
        machine.answer("letter", session.today, data)
        return
    for sentence in advice:
        screen.tell(clean(sentence))
    if eml:
        screen.tell(_("Draft written to {path}; your mail program opens it.").format(path=screen.plain(str(eml))))
    if mailto:
        screen.say_whole(to_mailto(letter))
    if not eml and not mailto:
        screen.say_whole(clean(letter.as_text()).rstrip("\n"))
    screen.tell(_when_sent(record, chosen))


def _letter_of_step(record: Record) -> LetterKind:
    step = record.period.step
    if step and step.kind in LETTER_OF_STEP:
        return LETTER_OF_STEP[step.kind]
    raise UsageError(
        N_("no letter belongs to the step at hand of #{id}"),
        N_("choose one with --kind: {kinds}"),
        id=record.rejection.id,
        kinds=list(LetterKind),
    )


def _answered(kind: LetterKind, kept: list[KeptMail]) -> Original | None:
    """The mail that a letter of a kind answers: the last one that it can be an answer to."""
    for answerable in ANSWERS.get(kind, ()):
        for mail in reversed(kept):
            if mail.kind == answerable and mail.subject is not None:
                return Original(mail.subject, mail.text, mail.sender_name, mail.sender_address, mail.message_id)
    return None


def _sender(session: Session) -> Sender:
    names = ("name", "name_kana", "university", "faculty", "phone", "email")
    return Sender(**{name: session.settings.get(name) or None for name in names})


def _folder(session: Session) -> Path:
    return session.config_path.parent / "letters"


def _overrides(session: Session) -> Path | None:
    return _folder(session) if _folder(session).is_dir() else None


def _language_of_interface() -> Language:
    """The language of the interface as one for letters, which are not written in all of those."""
    return Language(language()) if language() in set(Language) else Language.EN


def _copy_template(session: Session, kind: LetterKind, lang: Language, tone: Tone, *, force: bool) -> None:
    path = _folder(session) / lang / f"{kind}.{tone}.txt"
    make_folder(path.parent)
    write_whole(path, [template_source(kind, lang, tone).encode()], overwrite=force)
    screen.say(_("Copied to {path}; your letters are written from it now.").format(path=screen.plain(str(path))))


@contextmanager
def _edited(letter: Letter) -> Iterator[Letter]:
    """The letter as it was left in the editor, which stays in its file until it is on record."""
    from rechallenge_cli.cli.editor import LETTER, from_editor, keeping, new_file

    path = new_file(letter.as_text(), LETTER)
    with keeping(path, N_("the draft is kept in {kept}")):
        yield _as_written(letter, from_editor(path))


def _as_written(letter: Letter, written: str) -> Letter:
    first, _separator, rest = written.partition("\n")
    subject = subject_in(first)
    body = (text(written if subject is None else rest) or "") + "\n"
    subject = letter.subject if subject is None else subject
    left = tuple(gap for gap in letter.gaps if gap.text in subject + body)
    return replace(letter, subject=subject, body=body, gaps=left)


def _keep(session: Session, record: Record, events: list[Event], letter: Letter) -> None:
    """The draft goes to the record's history, unless it is the last one over again."""
    drafts = [event.note for event in events if event.kind is EventKind.DRAFTED]
    content = without_quote(letter).as_text()
    if drafts[-1:] == [content]:
        return
    event = Event(EventKind.DRAFTED, session.today, session.today, note=content)
    with session.writing() as store, store.command("letter"):
        records.append_event(store, record.rejection.id, event)


def _gaps(letter: Letter) -> Iterator[str]:
    for gap in letter.gaps:
        yield _("{gap} is still open: `{command}`").format(gap=gap.text, command=gap.command)


def _slips(letter: Letter, lang: Language) -> Iterator[str]:
    """What a careful reader would stumble over, in words that were added or in a template of one's own."""
    for problem in problems(letter, lang):
        yield _slip(_(problem.rule), problem.found)


def _slip(rule: str, found: str | None) -> str:
    return _("{rule} (here: {found})").format(rule=rule, found=found) if found else rule


def _as_data(record: Record, kind: LetterKind, letter: Letter, advice: list[str]) -> dict[str, Any]:
    return {
        "id": record.rejection.id,
        "kind": kind,
        "subject": letter.subject,
        "body": letter.body,
        "to": letter.to,
        "gaps": [{"text": gap.text, "command": gap.command} for gap in letter.gaps],
        "advice": advice,
    }


def _when_sent(record: Record, kind: LetterKind) -> str:
    """What to type once the letter is out: the step at hand is done by its own letter only."""
    number, step = record.rejection.id, record.period.step
    if step and LETTER_OF_STEP.get(step.kind) is kind:
        return _("Sent it? `rc done {id}`").format(id=number)
    event = SENT_AS.get(kind)
    if event is None:
        return _('Sent it? `rc note {id} "asked for feedback"` remembers it').format(id=number)
    return _("Sent it? `rc log {id} {event}`").format(id=number, event=event)
