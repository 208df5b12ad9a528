"""An English mail as the places in which firms and people are named."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rechallenge_cli.domain.codes import Language
from rechallenge_cli.domain.company import is_system_address
from rechallenge_cli.intake import contact_marks, firm_marks
from rechallenge_cli.intake import english_firm_marks as marks
from rechallenge_cli.intake.firm_places import is_of_nobody, labels_of, own_label
from rechallenge_cli.intake.message import Mail
from rechallenge_cli.intake.people import name_in
from rechallenge_cli.intake.phrases import compiled
from rechallenge_cli.intake.prose import Prose, heading_of, lines_of

_SIGNATURE_LINES = 9
_LONGEST_LINK = 14
_LONGEST_SIGNATURE_LINE = 90


@dataclass(frozen=True)
class Letter:
    """A mail as the places in which firms are named."""

    mail: Mail
    subject: Prose
    body: Prose

    @cached_property
    def lines(self) -> list[str]:
        """The mail's own lines, as its writer broke them."""
        return [line for line in lines_of(self.mail.text, Language.EN) if line]

    @cached_property
    def display(self) -> str:
        """The sender's name in one width; an address in its place is none."""
        name = heading_of(self.mail.sender_name, self.body.lang).text.strip()
        return "" if re.fullmatch(r"\S+@\S+", name) else name

    @cached_property
    def signature(self) -> list[str]:
        """The lines below the closing; without one, the short lines at the end."""
        closings = [at for at, line in enumerate(self.lines) if compiled(contact_marks.CLOSING).match(line)]
        after = list(self.lines[closings[-1] + 1 :]) if closings else []
        below = (
            after
            or [line for at, line in enumerate(self.lines) if at > 1 or not _is_a_greeting(line)][-_SIGNATURE_LINES:]
        )
        return [line for line in below[:_SIGNATURE_LINES] if len(line) <= _LONGEST_SIGNATURE_LINE]

    @cached_property
    def people(self) -> frozenset[str]:
        """The words of the names of those who write and who are written to."""
        names = [*self._writers(), *_greeted(self.lines)]
        return frozenset(word for name in names for word in words_of(name))

    @cached_property
    def beside_the_writer(self) -> frozenset[str]:
        """Those whom the writer names together with himself."""
        found = compiled(marks.NAMED_WITH_ME).finditer(self.body.text)
        return frozenset(match["name"] or match["other"] for match in found)

    def _writers(self) -> Iterator[str]:
        if before := compiled(marks.BEFORE_THE_FIRM).match(self.display):
            yield name_in(re.split(r" (?=[a-z@])", before[0])[0])
        for part in self.display_parts:
            if self.is_person(part):
                yield part
                yield self.mail.sender_address.partition("@")[0]
        for line in self.signature[:3]:
            name = re.split(marks.PARTS, line)[0].strip(" -*.")
            if self.is_person(name):
                yield name

    @cached_property
    def display_parts(self) -> list[str]:
        """Its pieces: a person, a team, a firm."""
        name = compiled(marks.BEHIND_THE_FIRM).sub("", self.display) or self.display
        name = compiled(marks.BEFORE_THE_FIRM).sub("", name)
        parts = re.split(marks.BETWEEN_PERSON_AND_FIRM, commas_kept(name))
        return [part.strip(" \"'").replace(KEPT, ",") for part in parts if part.strip(" \"'")]

    def is_person(self, name: str) -> bool:
        """Does it read as somebody's name, and does nothing call it a firm?"""
        name = name_in(name)
        if not name or len(name.split()) > 4 or compiled(contact_marks.NO_NAME).search(name):
            return False
        if any(compiled(each).search(name) for each in (marks.INDUSTRY, firm_marks.ROLE, firm_marks.LEGAL_FORM)):
            return False
        if set(name.lower().split()) & (marks.TEAM_WORDS | marks.NOT_OF_A_NAME) or self.is_called_a_firm(name):
            return False
        bare = re.sub(r"[\W_]", "", name.lower())
        if any(len(label) > 3 and bare.startswith(label) for label in labels_of(self.mail)):
            return False
        local = re.sub(r"[\W_\d]", "", self.mail.sender_address.partition("@")[0].lower())
        own = list(re.findall(r"[^\W\d_]{2,}", name.lower()))
        if not is_system_address(self.mail.sender_address) and any(part in local for part in own):
            return True
        gave_its_name = any(
            len(part) > _SAME and label.startswith(part) for part in own for label in labels_of(self.mail)
        )
        return not gave_its_name and self._may_write(name, len(own), local)

    def _may_write(self, name: str, words: int, local: str) -> bool:
        return self._is_signed(name) if self.is_unread else words in {2, 3} and not self._is_generic(local)

    def _is_generic(self, local: str) -> bool:
        return bool(compiled(firm_marks.GENERIC_LOCALS).fullmatch(local))

    @cached_property
    def is_unread(self) -> bool:
        """Is the address one that tells nothing of who wrote?"""
        return is_of_nobody(self.mail.sender_address)

    def is_called_a_firm(self, name: str) -> bool:
        """Does the mail speak of it as one speaks of a firm?"""
        behind, before = compiled(marks.SAID_BEHIND_A_FIRM), compiled(marks.SAID_BEFORE_A_FIRM)
        text, wanted = self._said, name.lower()
        at = self._said_folded.find(wanted)
        while at >= 0:
            end = at + len(name)
            if behind.match(text, end):
                return True
            is_linked = text.startswith(name, at) and before.search(text, max(0, at - _LONGEST_LINK), at)
            if is_linked and not re.match(r"[\w-]", text[end : end + 1]):
                return True
            at = self._said_folded.find(wanted, at + 1)
        return False

    @cached_property
    def is_agency(self) -> bool:
        """Does somebody write who finds people for other firms?"""
        label = own_label(self.mail)
        if compiled(marks.IS_AGENCY).search(self._said_folded) or compiled(marks.AGENCY_DOMAIN).search(label):
            return True
        return len(set(compiled(marks.SEEMS_AGENCY).findall(self._said))) > 1 or self._writes_about_another(label)

    def _writes_about_another(self, label: str) -> bool:
        """Is it a firm of the subject, and not the sender's, that would like to meet you?"""
        names = [match["name"] for match in compiled(marks.FOR_A_CLIENT).finditer(self._said)] if label else []
        own = re.sub(r"[\W_]", "", label)
        return any(
            name in self.subject.text
            and name not in self.display
            and len(name.split()) > 1
            and own[:_SAME] not in "".join(words_of(name))
            for name in names
        )

    @cached_property
    def _said(self) -> str:
        return f"{self.subject.text}\n{self.body.text}"

    @cached_property
    def _said_folded(self) -> str:
        return f"{self.subject.folded}\n{self.body.folded}"

    def _is_signed(self, name: str) -> bool:
        """Does the name stand below the mail with a firm or a title under it?"""
        for at, line in enumerate(self.signature):
            head, _mark, rest = line.partition(",")
            if name.startswith(head.strip()) and head.strip() in (name, name.split(maxsplit=1)[0]):
                below = rest.strip() or "".join(self.signature[at + 1 : at + 2])
                return bool(below) and not _is_a_team(below)
        return False


def _is_a_team(line: str) -> bool:
    words = words_of(line)
    is_of_one = bool(words) and words[-1] in marks.ONES_OWN
    return not is_of_one and all(word in marks.TEAM_WORDS | marks.TEAM_HEADS | marks.AFTER_A_TEAM for word in words)


KEPT = "\x00"
_GREETING = r"(?i)(?:dear|hi|hello|hey|good \w+)(?: there)?,? (?P<name>[^,!.:;-]{2,40})(?:[,!.:;-]|$)"


def _is_a_greeting(line: str) -> bool:
    return line.endswith(",") or bool(compiled(_GREETING).match(line))


def commas_kept(display: str) -> str:
    """With another mark for the comma before a legal form, which parts nothing."""
    return re.sub(marks.FORMS_BEHIND_A_COMMA, f"{KEPT} ", display)


def _greeted(lines: list[str]) -> Iterator[str]:
    for line in lines[:4]:
        if match := compiled(_GREETING).match(line):
            yield match["name"]


def words_of(name: str) -> list[str]:
    """The words of a name in small letters, without what stands behind an apostrophe."""
    return re.findall(r"[^\W_]+", re.sub(r"'\w{1,2}\b", "", name.lower()))


_SAME = 4
"""So many letters of the domain in a name tell that it is the sender's."""
