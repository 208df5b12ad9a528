"""The human behind a mail: their name, and an address that people read; never a system's."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain, islice

from rechallenge_cli.domain.codes import Language
from rechallenge_cli.domain.company import company_key, is_system_address
from rechallenge_cli.domain.model import Contact
from rechallenge_cli.domain.text import fold, has_japanese
from rechallenge_cli.intake import contact_marks as marks
from rechallenge_cli.intake import firm_marks
from rechallenge_cli.intake.english_writer import english_writer
from rechallenge_cli.intake.japanese_writer import display_name, japanese_writer
from rechallenge_cli.intake.message import Mail
from rechallenge_cli.intake.people import is_a_human, is_of_a_human, name_in, person_of, signed
from rechallenge_cli.intake.phrases import compiled
from rechallenge_cli.intake.prose import LONGEST, Prose
from rechallenge_cli.intake.understood import Clue


def contact_of(mail: Mail, firm: str | None, body: Prose) -> tuple[Contact, tuple[Clue, ...]]:
    """Who can be written to, with the words they were taken from."""
    name, named_in = _name(mail, firm, body)
    email, given_in = _address(mail, name, firm)
    clues = [Clue("contact", value, words) for value, words in ((name, named_in), (email, given_in)) if value]
    return Contact(name or None, email or None), tuple(clues)


def _name(mail: Mail, firm: str | None, body: Prose) -> tuple[str, str]:
    sender = f"{mail.sender_name} <{mail.sender_address}>"
    if body.lang is Language.JA:
        if name := display_name(mail, firm):
            return name, sender
        found, latin = japanese_writer(mail, firm), _displayed(mail, firm, body)
        return (latin, sender) if " " in latin and " " not in found[0] else found if found[0] else (latin, sender)
    name = _displayed(mail, firm, body)
    if " " in name:
        return name, sender
    written = english_writer(mail, body, firm)
    is_named = name and not compiled(marks.WORD_OF_NO_NAME).match(name)
    return (name, sender) if is_named and not written[0].lower().startswith(f"{name.lower()} ") else written


def _displayed(mail: Mail, firm: str | None, body: Prose) -> str:
    """The display name of the sender, where it is a human's."""
    shown = mail.sender_name.strip()
    if is_system_address(mail.sender_address):
        shown = re.split(firm_marks.BETWEEN_PERSON_AND_FIRM, shown)[0]
        below = (line.rpartition(", ")[2] if line.endswith(shown) else line for line in body.text.split("\n")[1:])
        signs = any(fold(signed(line.strip())) == fold(shown) for line in below)
        return shown if signs and is_a_human(shown, firm) else ""
    listed = name_in(shown) if re.fullmatch(_LISTED, shown) else ""
    name = person_of(shown if _is_of_the_firm(listed, firm) or not listed else listed, mail.sender_address)
    host = mail.sender_address.rpartition("@")[2].lower()
    if not name or has_japanese(name) or _is_of_the_firm(name, firm) or name.lower() in host:
        return ""
    bare = name_in(name) if "," in name or "(" in name else name
    return _given_name_first(bare, mail.sender_address) if bare else name


_LISTED = r"[\w'’-]+, [\w'’.-]+(?: [\w'’.-]+)?"
"""Family name and given name, as directories have them."""


def _is_of_the_firm(name: str, firm: str | None) -> bool:
    return bool(firm) and " " in name and company_key(name) in company_key(str(firm))


def _given_name_first(name: str, address: str) -> str:
    """Directories list the family name first; the address then has it the other way round."""
    words = name.split()
    local = re.split(r"[._-]", address.partition("@")[0].lower())
    if len(words) == len(local) > 1 and [word.lower() for word in words] == [*local[1:], local[0]]:
        return " ".join([words[-1], *words[:-1]])
    return name


def _address(mail: Mail, name: str, firm: str | None) -> tuple[str, str]:
    """Where an answer is read: at the sender's, else at one that the mail names for it; a team's only with a name."""
    given = [
        (address, f"{mail.sender_name} <{address}>")
        for address in (mail.reply_to, mail.sender_address)
        if address and _is_read(address, mail, name)
    ]
    in_the_text = islice(_addresses_to_write_to(mail, name), _MOST_ADDRESSES)
    found = [each for each in chain(given, in_the_text) if name or is_of_a_human(each[0], firm)]
    parts = _parts_of(name)
    own = (each for each in found if any(part in each[0].partition("@")[0].lower() for part in parts))
    return next(chain(own, found), ("", ""))


_MOST_ADDRESSES = 20
"""So many are looked at; no mail of a person names more to write to."""
_AROUND = 200


def _parts_of(name: str) -> list[str]:
    return [part.lower() for part in re.findall(r"[A-Za-z]{3,}", name)]


def _is_read(address: str, mail: Mail, name: str) -> bool:
    local = address.rpartition("@")[0].lower()
    if is_system_address(address) or compiled(marks.UNREAD_WORDS).search(local) or _NO_REPLY.search(address):
        return False
    is_mailbox = compiled(firm_marks.GENERIC_LOCALS).fullmatch(re.sub(r"[\W_\d]", "", local)) is not None
    if name and not is_mailbox and not compiled(marks.ATS_HOSTS).search(address.lower()):
        return True
    unread = (
        (marks.SENDING_HOSTS, address.lower()),
        (marks.UNREAD_DISPLAY, mail.sender_name),
        (marks.UNREAD_SAID, mail.text[:LONGEST]),
    )
    return not any(compiled(pattern).search(unicodedata.normalize("NFKC", text)) for pattern, text in unread)


_NO_REPLY = re.compile(r"(?i)no[-_.]?reply")


def _addresses_to_write_to(mail: Mail, name: str) -> Iterator[tuple[str, str]]:
    own = {each.lower() for each in mail.to}
    parts = _parts_of(name)
    for line in mail.text[:LONGEST].split("\n"):
        for match in compiled(marks.ADDRESS).finditer(line):
            start, end = match.span()
            address, around = match[0], line[max(0, start - _AROUND) : start] + line[end : end + _AROUND]
            if address.lower() in own or is_system_address(address) or compiled(marks.NOT_TO_WRITE_TO).search(around):
                continue
            if any(part in address.lower() for part in parts) or compiled(marks.WRITE_TO).search(around):
                yield address, line.strip()
