"""Who introduces themselves in a Japanese mail or signs it, or is named in it as the person in charge."""

import re
import unicodedata
from collections.abc import Iterator

from rechallenge_cli.domain.company import company_key, is_system_address
from rechallenge_cli.domain.text import has_japanese
from rechallenge_cli.intake import contact_marks as marks
from rechallenge_cli.intake import firm_marks
from rechallenge_cli.intake.message import Mail
from rechallenge_cli.intake.people import is_a_human
from rechallenge_cli.intake.phrases import compiled, places_of
from rechallenge_cli.intake.prose import LONGEST

_FIRST_LINES = 9
_LONGEST_NAME = 18
_LONGEST_SIGNED_LINE = 80


def japanese_writer(mail: Mail, firm: str | None) -> tuple[str, str]:
    """The name, in full where the mail has it in full, and the line in which it stands."""
    lines = _lines(mail)
    found = (
        _introduced(mail, [*lines[:_FIRST_LINES], unicodedata.normalize("NFKC", mail.subject)], firm)
        or _signed(lines, firm)
        or _in_charge(lines, firm)
    )
    return (in_full(found[0], lines), found[1]) if found else ("", "")


def _lines(mail: Mail) -> list[str]:
    text = unicodedata.normalize("NFKC", mail.text[:LONGEST])
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def _introduced(mail: Mail, lines: list[str], firm: str | None) -> tuple[str, str] | None:
    """X株式会社 人事部の山田です, near the beginning."""
    for line in lines:
        for match in compiled(marks.INTRODUCED).finditer(line):
            for before, name in _tails(match["who"]):
                if _is_name(name, firm) and (
                    _is_of_a_firm(before, firm) or _is_a_proper_noun(before) or _is_known(name, mail, lines)
                ):
                    return name, line
    return None


def _tails(who: str) -> Iterator[tuple[str, str]]:
    """Ways to part what somebody is from their name, the longest name first."""
    for start in range(max(0, len(who) - _LONGEST_NAME), len(who)):
        before, name = who[:start], who[start:]
        if compiled(marks.JAPANESE_NAME).fullmatch(name) and (not before or compiled(_BEFORE_A_NAME).search(before)):
            yield before, name


def _is_of_a_firm(before: str, firm: str | None) -> bool:
    bare = before.strip().removesuffix("の").rstrip("、, ")
    is_duty = compiled(_IS_DUTY).search(bare) is not None
    return is_duty or bool(firm and bare and (bare in firm or firm in bare))


def _is_a_proper_noun(before: str) -> bool:
    """X商店の, where the firm is known by another name."""
    return re.search(r"(?:^|[、。])[^はがをにでとも、。]{2,30}の$", before) is not None


def _is_known(name: str, mail: Mail, lines: list[str]) -> bool:
    """Does the name stand at another place where people put theirs?"""
    in_display = name in unicodedata.normalize("NFKC", mail.sender_name)
    return in_display or any(line == name or line.startswith(f"{name} ") for line in lines[-marks.SIGNATURE_LINES :])


def _signed(lines: list[str], firm: str | None) -> tuple[str, str] | None:
    """A line of the signature that has nothing but a name, or what its bearer is before it."""
    addressee = lines[0] if lines else ""
    for line in lines[1:][-marks.SIGNATURE_LINES :]:
        if compiled(marks.OF_ANOTHER).match(line):
            continue
        match = compiled(marks.NOTHING_BUT_A_NAME).match(line) if len(line) <= _LONGEST_SIGNED_LINE else None
        if not match or match["name"] in addressee:
            continue
        duty, _blank, given = match["name"].rpartition(" ")
        for before, name in ((match["before"].strip(), match["name"]), (f"{match['before']} {duty}".strip(), given)):
            is_a_site = not before and re.fullmatch("[ァ-ヶー]+", name)
            if (
                has_japanese(name)
                and _is_name(name, firm)
                and not is_a_site
                and (not before or _is_of_a_firm(before, firm))
            ):
                return name, line
    return None


def _in_charge(lines: list[str], firm: str | None) -> tuple[str, str] | None:
    for line in lines:
        for match in compiled(marks.IN_CHARGE).finditer(line):
            if _is_name(match["name"], firm):
                return match["name"], line
    return None


def _is_name(name: str, firm: str | None) -> bool:
    if not compiled(marks.JAPANESE_NAME).fullmatch(name) or compiled(marks.NO_JAPANESE_NAME).search(name):
        return False
    if not has_japanese(name):
        return is_a_human(name, firm)
    first = name.partition(" ")[0]
    is_of_the_firm = bool(firm) and (str(firm) in name or (len(first) >= _NAMES_A_FIRM and first in str(firm)))
    return not (is_of_the_firm or re.fullmatch(marks.DUTY, first))


_NAMES_A_FIRM = 3
"""A family may have given the firm its name, but so many letters of it are the firm's."""


def in_full(name: str, lines: list[str]) -> str:
    """The family name with the given name beside it, where a signature has it."""
    if " " in name:
        return name
    behind = compiled(_GIVEN_NAME if len(name) <= _LONGEST_FAMILY else _NO_MORE_OF_A_NAME)
    found = ((line, start, behind.match(line, end)) for line in lines for start, end in places_of(name, line))
    behind_a_duty = (
        line[start : more.end()]
        for line, start, more in found
        if more and compiled(_BEFORE_A_SIGNER).search(line[:start])
    )
    full = max(behind_a_duty, key=len, default=name)
    return name if compiled(marks.NO_JAPANESE_NAME).search(full) else full


_BEFORE_A_NAME = rf"(?:の|[\s、)）]|{marks.DUTY})$"
_BEFORE_A_SIGNER = rf"(?:^|[\s)）]|{marks.DUTY}の?)$"
_IS_DUTY = rf"{marks.DUTY}[)）]?$"
_LETTERS = r"々〆\u3400-\u9fffァ-ヶーぁ-ん"
_LONGEST_FAMILY = 3
_NO_MORE_OF_A_NAME = r"(?=$|[ (（/]|です|でござ|と申)"
_GIVEN_NAME = rf" [{_LETTERS}]{{1,4}}?{_NO_MORE_OF_A_NAME}"


def display_name(mail: Mail, firm: str | None) -> str:
    """The human in a Japanese display name: alone, or behind the firm or the team; in full, where a signature has it."""
    shown = unicodedata.normalize("NFKC", mail.sender_name).strip(" \"'")
    is_the_firm = bool(firm) and company_key(shown) == company_key(str(firm))
    if not shown or is_the_firm or compiled(marks.UNREAD_DISPLAY).search(shown):
        return ""
    lines = _lines(mail)
    parts = [part for part in re.split(r"\s*[(（)）@/|]\s*|(?<=[課部係人事]の)", shown) if part]
    for part in parts:
        if _is_name(part, firm) and has_japanese(part) and _is_like_a_person(part, mail, lines):
            return in_full(part, lines)
        before, _blank, name = part.rpartition(" ")
        if before and _is_name(name, firm) and has_japanese(name) and _is_of_a_firm(before, firm):
            return in_full(name, lines)
    return ""


def _is_like_a_person(name: str, mail: Mail, lines: list[str]) -> bool:
    """Does the mail use it as somebody's name, or the address at least not as a mailbox?"""
    family = name.partition(" ")[0]
    is_used = any(_is_called(family, line) for line in lines[1:])
    local = re.sub(r"[\W_\d]", "", mail.sender_address.partition("@")[0].lower())
    is_mailbox = compiled(firm_marks.GENERIC_LOCALS).fullmatch(local) is not None
    if re.fullmatch("[ァ-ヶー]+", name):
        return is_used and not is_system_address(mail.sender_address)
    return is_used if is_mailbox else bool(local) or is_used


def _is_called(family: str, line: str) -> bool:
    """Does the line begin with the name alone, or does somebody say that it is theirs?"""
    if line.startswith(family) and compiled(_NO_MORE_OF_A_NAME).match(line, len(family)):
        return True
    return any(line.startswith(said, end) for said in _SAYING for _start, end in places_of(family, line))


_SAYING = ("です", "でござ", "と申")
