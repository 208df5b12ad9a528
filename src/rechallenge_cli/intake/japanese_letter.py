"""A Japanese mail as the places in which firms and people are named."""

import re
from dataclasses import dataclass
from functools import cached_property

from rechallenge_cli.domain.codes import Language
from rechallenge_cli.intake import japanese_firm_marks as marks
from rechallenge_cli.intake.firm_places import is_of_nobody
from rechallenge_cli.intake.message import Mail
from rechallenge_cli.intake.phrases import compiled
from rechallenge_cli.intake.prose import Prose, heading_of, lines_of

_SIGNATURE_LINES = 9
_LONGEST_SIGNATURE_LINE = 60
_PERSON = r"(?![はがをに])[々〆\u3400-\u9fffァ-ヶーぁ-ん]{1,6}(?: [々〆\u3400-\u9fffァ-ヶーぁ-ん]{1,5})?"


@dataclass(frozen=True)
class JapaneseLetter:
    """A mail as the places in which firms are named."""

    mail: Mail
    subject: Prose
    body: Prose

    @cached_property
    def lines(self) -> list[str]:
        """The mail's own lines, as its writer broke them."""
        return [line for line in lines_of(self.mail.text, Language.JA) if re.search(r"\w", line)]

    @cached_property
    def text(self) -> str:
        """The same as one text."""
        return "\n".join(self.lines)

    @cached_property
    def display(self) -> str:
        """The sender's name in one width."""
        name = heading_of(self.mail.sender_name, Language.JA).text.strip(" \"'")
        return re.sub(r"^([株有同])\)", r"(\1)", name)

    @cached_property
    def is_unread(self) -> bool:
        """Is the address a system's or a team's?"""
        return is_of_nobody(self.mail.sender_address)

    @cached_property
    def signature(self) -> list[str]:
        """The short lines at the end."""
        return [
            line.strip(" -=*_─━―") for line in self.lines[-_SIGNATURE_LINES:] if len(line) <= _LONGEST_SIGNATURE_LINE
        ]

    @cached_property
    def introductions(self) -> list[tuple[str, str]]:
        """Who says that it is them, with the sentence."""
        found = compiled(marks.INTRODUCTION).finditer(self.text)
        return [(f"{each['house'] or ''} {each['who']}".strip(), each[0].strip()) for each in found]

    @cached_property
    def people(self) -> frozenset[str]:
        """The names of those who write and who are written to, in their parts."""
        found = [match["name"] for match in compiled(marks.GREETED).finditer("\n".join(self.lines[:4]))]
        found += compiled(marks.SENT_BY).findall(f"{self.subject.text}\n{self.text}")
        for who, _words in self.introductions:
            if re.fullmatch(r"[々\u3400-\u9fff]{1,3}", who):
                found.append(who)
            _head, no, person = who.rpartition("の")
            if compiled(marks.INSTITUTION_AT_AN_END).search(person):
                continue
            if (no and re.fullmatch(_PERSON, person)) or (
                re.fullmatch(_PERSON, person := who.rpartition(" ")[2]) and " " in who
            ):
                found.append(compiled(marks.TITLE_BEFORE).sub("", person))
        spoken = "\n".join(f"{who}\n" for who, _words in self.introductions)
        people = filter(is_a_person, re.split(marks.BETWEEN, self.display))
        # who says "I am Takada" is called so; what stands before Takada is the firm
        found += [part for part in people if not re.search(rf"(?:の|^){part.split()[1]}\n", spoken, re.MULTILINE)]
        return frozenset(part for name in found for part in (name.replace(" ", ""), *name.split()) if part)

    def says_together(self, before: str, word: str) -> bool:
        """Is a name with a blank in it spelled so again and again, as firms are and people with their firm are not?"""
        both = f"{before} {word}"
        if compiled(marks.FORM_OR_INSTITUTION).search(before) or compiled(marks.IS_INSTITUTION).search(word):
            return False
        if word in self.people or is_a_person(both) or compiled(marks.NO_PART).search(word):
            return False
        if re.fullmatch(r"[々\u3400-\u9fff]{1,5}", word):
            return bool(
                re.search(rf"[【「『]{re.escape(both)}[】」』]|{re.escape(both)}(?:の|へ|に|では)", self.everything)
            )
        return self.everything.count(both) > 1

    @cached_property
    def everything(self) -> str:
        """Sender, subject and text."""
        return f"{self.display}\n{self.subject.text}\n{self.text}"

    @cached_property
    def is_agent(self) -> bool:
        """Does somebody write who finds people for other firms?"""
        names = "\n".join([self.display, *(who for who, _words in self.introductions)])
        return bool(
            compiled(marks.AGENT).search(f"{self.subject.text}\n{self.text}")
            or compiled(marks.AGENT_NAME).search(names.replace("キャリア採用", ""))
        )

    @cached_property
    def services(self) -> frozenset[str]:
        """The services that send for others, where they say that they are one."""
        text = f"{self.display}\n{self.text}"
        return frozenset(next(filter(None, each.groups())) for each in compiled(marks.SERVICE).finditer(text))


def is_a_person(name: str) -> bool:
    """A family name and a given name with a blank between, and nothing that firms have."""
    parts = name.split()
    return (
        len(parts) == 2
        and bool(re.fullmatch(_PERSON, name))
        and len(name) <= 8
        and not compiled(marks.NOBODYS).search(name)
        and not compiled(marks.DEPARTMENT).search(parts[1])
        and not re.search("[ァ-ヶ]{3}", parts[0])
    )
