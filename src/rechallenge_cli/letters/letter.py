"""A letter, drafted from the facts of a record."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from rechallenge_cli.domain.codes import Language
from rechallenge_cli.domain.company import is_address, is_system_address
from rechallenge_cli.domain.errors import N_
from rechallenge_cli.domain.model import Rejection
from rechallenge_cli.letters import plain
from rechallenge_cli.letters.facts import Facts, Original, Sender, facts_of
from rechallenge_cli.letters.kinds import LetterKind, Tone
from rechallenge_cli.letters.templates import TemplateError, fill, source_of, template_name
from rechallenge_cli.letters.words import Gap, words_of
from rechallenge_cli.letters.words import gaps_in as _gaps_in
from rechallenge_cli.locales import _

__all__ = [
    "Facts",
    "Gap",
    "Letter",
    "Original",
    "Sender",
    "facts_of",
    "render",
    "reply_subject",
    "subject_in",
    "template_source",
]


@dataclass(frozen=True, slots=True)
class Letter:
    """A draft. `to` is None where no address is known that a person reads; `gaps` are what one has to fill in."""

    subject: str
    body: str
    to: str | None = None
    to_name: str | None = None
    gaps: tuple[Gap, ...] = ()

    def as_text(self) -> str:
        """The letter with its subject above, as it is read and edited."""
        label = _("Subject")
        return f"{label}: {self.subject}\n\n{self.body.rstrip()}\n"


_SUBJECTS = ("Subject", "件名")


def subject_in(line: str) -> str | None:
    """The subject that a line names, None where it names none."""
    label, colon, subject = line.replace("：", ":", 1).partition(":")
    return plain.line(subject) if colon and label.strip() in {*_SUBJECTS, _("Subject")} else None


def render(kind: LetterKind, lang: Language, tone: Tone, facts: Facts, overrides: Path | None = None) -> Letter:
    """Draft a letter. TemplateError when a template of one's own, in the folder `overrides`, cannot be used."""
    words = words_of(lang, tone, facts)
    name = template_name(kind, lang, tone)
    subject, body = _parted(fill(name, words, overrides), name, overrides)
    to, to_name = _addressee(facts)
    return Letter(
        reply_subject(facts.answers.subject) if facts.answers else subject,
        body + _quote(facts.answers),
        to,
        plain.line(to_name) or None,
        _gaps_in(f"{subject}\n{body}", lang, words, facts.rejection.id),
    )


def _parted(filled: str, name: str, overrides: Path | None) -> tuple[str, str]:
    """The subject and the body of a template's text."""
    first, _end, rest = plain.text(filled).lstrip().partition("\n")
    if subject := subject_in(first):
        return subject, plain.body(rest)
    raise TemplateError(
        N_('the letter template {path} does not begin with a line "Subject: …"'),
        N_("begin it with such a line, or move it away to write with the usual letter"),
        path=overrides / name if overrides else name,
    )


def _addressee(facts: Facts) -> tuple[str | None, str | None]:
    """The person on record with their address; where there is none, who wrote the mail that is answered."""
    contact, original = facts.rejection.contact, facts.answers
    if contact.email is None and original and _readable(original.address):
        return original.address, contact.name or original.name
    return _readable(contact.email), contact.name


def without_quote(letter: Letter) -> Letter:
    """The letter as it is kept: what it quotes is kept with its mail, and forgotten with it."""
    lines = letter.body.rstrip().split("\n")
    while lines and lines[-1].startswith(_QUOTED):
        lines.pop()
    return replace(letter, body="\n".join(lines).rstrip() + "\n")


_QUOTED = ">"


def _readable(address: str | None) -> str | None:
    """The address, if it is one and a person reads it."""
    return address if address and is_address(address) and not is_system_address(address) else None


def _quote(original: Original | None) -> str:
    """The mail that is answered, as mail programs quote it."""
    if original is None or not (quoted := plain.text(original.text or "").strip()):
        return ""
    return "\n" + "".join(f"{_QUOTED} {each}".rstrip() + "\n" for each in quoted.split("\n"))


def template_source(kind: LetterKind, lang: Language, tone: Tone) -> str:
    """Our template of a letter, to be changed in a folder of one's own under the same name.

    A comment on top lists the words that it may use.
    """
    names = ", ".join(sorted(words_of(lang, tone, _NO_FACTS)))
    return f"{{# {names} #}}\n{source_of(template_name(kind, lang, tone))}"


_NO_FACTS = Facts(Rejection("", date.min), Sender(), date.min)


def reply_subject(subject: str) -> str:
    """The subject of an answer: one "Re: ", whatever marks stood in front."""
    import re

    return f"Re: {re.sub(_REPLY_MARKS, '', plain.line(subject))}"


_REPLY_MARKS = r"(?i)^(?:\s*(?:re|aw|sv|返信)\s*(?:[\[(]\d+[\])])?\s*[:：])+\s*"
