"""Who signs an English mail, or is named in it as somebody to write to."""

import re
from itertools import islice, zip_longest

from rechallenge_cli.intake import contact_marks as marks
from rechallenge_cli.intake.message import Mail
from rechallenge_cli.intake.people import is_a_human, signed, signed_by
from rechallenge_cli.intake.phrases import compiled
from rechallenge_cli.intake.prose import Prose

_SIGNATURE_LINES = 9
_LONGEST_SIGNED_LINE = 60
_NEAR = 60
_MOST_ADDRESSES = 20


def english_writer(mail: Mail, body: Prose, firm: str | None) -> tuple[str, str]:
    """The name and the line in which it stands; empty where a team signs."""
    lines = [line.strip() for line in body.text.split("\n") if line.strip()]
    full = signed_by(body, firm)
    if full[0]:
        return full
    return _first_name_below(lines, firm) or _with_a_title(mail, lines, firm) or _mentioned(body, firm) or ("", "")


def _first_name_below(lines: list[str], firm: str | None) -> tuple[str, str] | None:
    """Lev, where nothing but the first name stands below the closing."""
    for at, line in enumerate(lines):
        closing = compiled(marks.CLOSING).match(line)
        if not closing:
            continue
        rest = line[closing.end() :].strip(" ,.!-")
        for below in ([rest] if rest else []) + lines[at + 1 : at + 2]:
            if _is_a_first_name(signed(below), firm):
                return signed(below), below
    return None


def _with_a_title(mail: Mail, lines: list[str], firm: str | None) -> tuple[str, str] | None:
    """At the end, and without a closing: a name above or before what its bearer is."""
    last = lines[1:][-_SIGNATURE_LINES:]
    for line, following in zip_longest(last, last[1:], fillvalue=""):
        if len(line) > _LONGEST_SIGNED_LINE or line.endswith((".", ":")) or compiled(marks.GREETING).match(line):
            continue
        name = signed(_behind_a_wish(line))
        behind = (name and line.partition(name)[2]) or following
        if name and _is_of_somebody(behind, firm) and not _is_of_the_sender(name, mail) and _is_a_name(name, firm):
            return name, line
    return None


def _behind_a_wish(line: str) -> str:
    """Jane Doe in "Wishing you a good week, Jane Doe"; a place or a title before a comma is in capitals."""
    wish = re.match(r"[A-Z][\w']*(?: [\w',&-]+)* (?:[a-z][\w']*|[a-z][\w']* [A-Z]\w*)[,!] (?=[A-Z])", line)
    return line[wish.end() :] if wish else line


def _is_of_somebody(behind: str, firm: str | None) -> bool:
    """Does it read as what stands behind or below a name: a title, the firm, where to reach its bearer?"""
    if ":" not in behind and (compiled(marks.TITLED).search(behind) or _names(firm, behind)):
        return True
    return compiled(marks.REACHED_AT).match(behind) is not None


def _is_a_name(name: str, firm: str | None) -> bool:
    return is_a_human(name, firm) or _is_a_first_name(name, firm)


def _is_of_the_sender(name: str, mail: Mail) -> bool:
    """The first word of a firm's name stands in its sender too, where no human sends."""
    sender = f"{mail.sender_name} {mail.sender_address}".lower()
    return len(name.split()) > 1 and name.split(maxsplit=1)[0].lower() in sender


def _mentioned(body: Prose, firm: str | None) -> tuple[str, str] | None:
    for match in islice(compiled(marks.ADDRESS).finditer(body.text), _MOST_ADDRESSES):
        named = compiled(marks.BEFORE_AN_ADDRESS).search(body.text, max(0, match.start() - _NEAR), match.start())
        parts = [part.lower() for part in re.findall(r"\w{3,}", named["name"])] if named else []
        if named and any(part in match[0].lower() for part in parts) and is_a_human(named["name"], firm):
            return named["name"], body.sentence(named.start("name"))
    for pattern in marks.MENTIONED:
        for match in compiled(pattern).finditer(body.text):
            if is_a_human(match["name"], firm):
                return match["name"], body.sentence(match.start("name"))
    return None


def _is_a_first_name(name: str, firm: str | None) -> bool:
    is_word = re.fullmatch(r"[A-ZÀ-ÞŁŚŽ][a-zß-ÿ'’-]{1,11}", name) is not None
    return is_word and not compiled(marks.WORD_OF_NO_NAME).match(name) and is_a_human(f"{name} {name}", firm)


def _names(firm: str | None, line: str) -> bool:
    return bool(firm) and str(firm).lower() in line.lower()
