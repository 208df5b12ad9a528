"""The human behind a mail: their name, and an address of their own; never a system's or a team's."""

import re

from rechallenge_cli.domain.codes import Language
from rechallenge_cli.domain.company import company_key, is_system_address
from rechallenge_cli.domain.model import Contact
from rechallenge_cli.intake import contact_marks as marks
from rechallenge_cli.intake import firm_marks
from rechallenge_cli.intake.message import Mail
from rechallenge_cli.intake.people import name_in, person_of, signed_by
from rechallenge_cli.intake.phrases import compiled
from rechallenge_cli.intake.prose import Prose
from rechallenge_cli.intake.understood import Clue


def contact_of(mail: Mail, firm: str | None, body: Prose) -> tuple[Contact, tuple[Clue, ...]]:
    """Who can be written to, with the words they were taken from."""
    name, words = _name(mail, firm, body)
    if not name:
        return Contact(), ()
    email = _address(mail, name)
    clues = [Clue("contact", name, words)]
    if email:
        clues.append(Clue("contact", email, f"{mail.sender_name} <{mail.sender_address}>"))
    return Contact(name, email or None), tuple(clues)


def _name(mail: Mail, firm: str | None, body: Prose) -> tuple[str, str]:
    display = _without_the_firm(person_of(mail.sender_name.strip(), mail.sender_address), firm)
    if display:
        return _as_a_name(display, body), f"{mail.sender_name} <{mail.sender_address}>"
    if body.lang is Language.JA:
        return _japanese_writer(body, firm)
    return signed_by(body, firm)


def _without_the_firm(name: str, firm: str | None) -> str:
    """A display name may begin with the firm: なぎさ堂 浜口."""
    first, _blank, rest = name.replace("\u3000", " ").partition(" ")
    return rest if rest and firm and company_key(first) in company_key(firm) else name


def _as_a_name(display: str, body: Prose) -> str:
    if body.lang is Language.JA:
        return display if " " in display or "\u3000" in display else _in_full(display, body)
    if not name_in(display):
        return display
    return name_in(display) if "," in display or "(" in display else display


def _japanese_writer(body: Prose, firm: str | None) -> tuple[str, str]:
    for pattern in marks.JAPANESE_WRITER:
        for match in compiled(pattern).finditer(body.text):
            name = match["name"].strip()
            if compiled(marks.NO_JAPANESE_NAME).search(name) or (firm and name in firm):
                continue
            return _in_full(name, body), body.sentence(match.start("name"))
    return "", ""


def _in_full(name: str, body: Prose) -> str:
    """The family name with the given name beside it, where the signature has it."""
    full = re.search(
        rf"(?:^|\s){re.escape(name)} ([々〆\u3400-\u9fffァ-ヶーぁ-ん]{{1,4}})(?=$|\n|[ (（])", body.text, re.MULTILINE
    )
    return f"{name} {full[1]}" if full else name


def _address(mail: Mail, name: str) -> str:
    """An address that this person reads: the sender's, if it is their own, else one of their signature."""
    local = mail.sender_address.rpartition("@")[0].lower()
    is_own = not is_system_address(mail.sender_address) and not compiled(firm_marks.GENERIC_LOCALS).fullmatch(
        re.sub(r"[\W_\d]", "", local)
    )
    if mail.sender_address and is_own:
        return mail.sender_address
    parts = [part.lower() for part in re.findall(r"[A-Za-z]{3,}", name)]
    for address in re.findall(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", mail.text):
        if any(part in address.lower() for part in parts) and not is_system_address(address):
            return str(address)
    return ""
