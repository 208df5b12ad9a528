"""Which firm a mail is from: names are gathered where firms stand, and the one with the most evidence is taken."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice

from rechallenge_cli.domain.codes import Language
from rechallenge_cli.domain.company import company_key, is_system_address
from rechallenge_cli.intake import firm_marks as marks
from rechallenge_cli.intake.message import Mail
from rechallenge_cli.intake.people import person_of, signed_by
from rechallenge_cli.intake.phrases import compiled
from rechallenge_cli.intake.prose import Prose, heading_of
from rechallenge_cli.intake.understood import Clue


@dataclass
class _Candidate:
    score: float = 0
    spellings: dict[str, str] = field(default_factory=dict)

    def best(self) -> tuple[str, str]:
        """The fullest spelling, with the words that it stands in: a legal form tells a firm from its short name."""
        return max(
            self.spellings.items(), key=lambda each: (bool(compiled(marks.LEGAL_FORM).search(each[0])), len(each[0]))
        )


def firm_of(mail: Mail, subject: Prose, body: Prose) -> Clue | None:
    """The firm, with the words it was taken from; None where nothing names it."""
    candidates: dict[str, _Candidate] = defaultdict(_Candidate)
    found = chain(
        _as_in_the_domain(mail, subject, body),
        _japanese(mail, subject, body) if body.lang is Language.JA else _english(mail, subject, body),
    )
    writer = _writer(subject, body)
    for name, score, words in islice(found, _MOST_NAMES):
        if (clean := _cleaned(name, body.lang)) and not _is_no_firm(clean, mail, body.lang, writer):
            candidate = candidates[company_key(clean)]
            candidate.score += score
            candidate.spellings.setdefault(_whole(clean, body.text), words)
    _support(candidates, mail, subject, body)
    best = max(candidates.values(), key=lambda each: each.score, default=None)
    if best is None or best.score < _ENOUGH:
        return None
    name, words = best.best()
    return Clue("firm", name, words)


def _whole(name: str, text: str) -> str:
    """The name with the full stop of its last abbreviation, and with its article where it stands alone with it."""
    if name.endswith(marks.ABBREVIATED) and f"{name}." in text:
        return f"{name}."
    return f"The {name}" if f"\nThe {name}\n" in f"\n{text}\n" else name


_MOST_NAMES = 400
"""So many places are looked at; no mail of a person names more."""
_ENOUGH = 1.4
_SHORT = 4
_LATER_LINES = 0.05
"""Below a mail the firm stands under the writer."""

Named = tuple[str, float, str]


def _support(candidates: dict[str, _Candidate], mail: Mail, subject: Prose, body: Prose) -> None:
    """A name that is said again, or that the sender's domain carries, is likelier the firm's."""
    domain = _own_domain(mail)
    text = f"{subject.folded}\n{body.folded}"
    for key, candidate in candidates.items():
        bare = re.sub(r"[\W_]", "", key)
        if domain and len(bare) > 2 and (bare in domain or (len(domain) > 3 and domain in bare)):
            candidate.score += 3
        candidate.score += min(text.count(key), 4) * 0.5
        if any(compiled(marks.LEGAL_FORM).search(name) for name in candidate.spellings):
            candidate.score += 1.5
        is_agency = compiled(marks.ENGLISH_AGENCY).search(key)
        is_abbreviation = (
            len(key) <= _SHORT and all(name.isupper() for name in candidate.spellings) and key not in domain
        )
        if len(candidates) > 1 and (is_agency or is_abbreviation):
            candidate.score *= 0.4
    scores = {key: candidate.score for key, candidate in candidates.items()}
    for key, candidate in candidates.items():
        # what speaks for a short name speaks for the full one
        is_full = body.lang is Language.EN or any(
            compiled(marks.FULL_NAME).search(name) for name in candidate.spellings
        )
        candidate.score += sum(
            max(score, 0) for other, score in scores.items() if is_full and _is_short_for(other, key)
        )


def _is_short_for(short: str, full: str) -> bool:
    if short == full or len(short) < _SHORTEST:
        return False
    initials = "".join(
        word[0] for word in re.split(r"[\s-]+", full) if word and word not in {"of", "and", "the", "for", "&"}
    )
    begins = full.startswith(short) and not (full[len(short)].isascii() and full[len(short)].isalnum())
    return begins or (len(short) > 2 and short == initials)


def _own_domain(mail: Mail) -> str:
    """The part of the sender's domain that a firm chose, without hyphens; nothing for systems and free mail."""
    host = mail.sender_address.rpartition("@")[2].lower()
    if not host or is_system_address(f"x@{host}") or any(host.endswith(each) for each in marks.NO_FIRMS_DOMAINS):
        return ""
    parts = [part for part in host.split(".") if part not in marks.COMMON_LABELS]
    return re.sub(r"[\W_]", "", max(parts, key=len, default=""))


def _cleaned(name: str, lang: Language) -> str:
    """A name without the words for the team that writes, and without marks around it."""
    previous, name = "", _stripped(" ".join(name.split()))
    teams = (marks.JAPANESE_TEAM, marks.ENGLISH_TEAM) if lang is Language.JA else (marks.ENGLISH_TEAM,)
    while name != previous:
        previous = name
        for team in teams:
            name = _stripped(compiled(team).sub("", name))
    return compiled(marks.BEHIND_A_FIRM).sub("", name)


def _stripped(name: str) -> str:
    """Without the marks around it; the brackets of (株) belong to it."""
    name = name.strip(marks.AROUND)
    while name.startswith(("(", "[")) and not compiled(marks.LEGAL_FORM).match(name):
        name = name[1:].strip(marks.AROUND)
    while name.endswith((")", "]")) and name.count("(") < name.count(")") + name.count("]"):
        name = name[:-1].strip(marks.AROUND)
    return name


def _writer(subject: Prose, body: Prose) -> str:
    """The person who signed an English mail; a name that one applies to or works at is a firm's."""
    name = signed_by(body)[0] if body.lang is Language.EN else ""
    if not name or name in subject.text:
        return ""
    return "" if re.search(rf"\b(?:at|to|with|from|join|joining) (?:the )?{re.escape(name)}", body.text) else name


def _is_the_writer(name: str, mail: Mail, writer: str) -> bool:
    """Is it the name, or a part of the name, of the person who writes?"""
    person = " ".join(filter(None, (_person(mail, Language.EN), writer)))
    words = set(re.findall(r"\w+", name.lower()))
    return bool(person) and words <= set(
        re.findall(r"\w+", f"{person} {mail.sender_address.rpartition('@')[0]}".lower())
    )


def _is_no_firm(name: str, mail: Mail, lang: Language, writer: str) -> bool:
    if not _SHORTEST <= len(name) <= _LONGEST or "@" in name or name.isdigit():
        return True
    if lang is Language.JA:
        return bool(compiled(marks.NO_JAPANESE_FIRMS).fullmatch(name.lower())) or name == _person(mail, lang).replace(
            " ", ""
        )
    if (name.islower() and name not in mail.sender_name) or compiled(marks.NO_ENGLISH_FIRMS).fullmatch(name.lower()):
        return True
    title = compiled(marks.ROLE).search(name)
    # Architects and Partners are firms, an architect and a partner are not
    is_a_role = title and not title[0].endswith("s") and not compiled(marks.LEGAL_FORM).search(name)
    return bool(is_a_role) or _is_the_writer(name, mail, writer)


_SHORTEST, _LONGEST = 2, 70


def _matches(patterns: Iterable[tuple[str, float]], prose: Prose) -> Iterator[Named]:
    for pattern, score in patterns:
        for match in compiled(pattern).finditer(prose.text):
            yield match["name"], score, prose.sentence(match.start("name"))


def _english(mail: Mail, subject: Prose, body: Prose) -> Iterator[Named]:
    yield from _from_sender(mail, body.lang)
    yield from _matches(marks.ENGLISH_BODY, body)
    yield from _matches(marks.ENGLISH_SUBJECT, subject)
    lines = [line.strip() for line in body.text.split("\n") if line.strip()]
    for at, line in enumerate(lines[-marks.SIGNATURE_LINES :]):
        if len(line) > marks.LONGEST_SIGNATURE_LINE or (line.endswith((".", "?", "!")) and len(line.split()) > 6):
            continue
        for part in re.split(r"\s*(?:[|·•/@]|, (?!Inc|Ltd|LLC|L\.)| - |\(|\))\s*", line):
            if compiled(marks.CAPITALIZED).fullmatch(part.strip()):
                yield part, 1.0 + at * _LATER_LINES, line
                if compiled(marks.ENGLISH_TEAM).search(part):
                    yield part, 1.0, line


def _from_sender(mail: Mail, lang: Language) -> Iterator[Named]:
    name = heading_of(mail.sender_name, lang).text.strip()
    words = f"{mail.sender_name} <{mail.sender_address}>"
    parts = [part.strip() for part in re.split(marks.BETWEEN_PERSON_AND_FIRM, name) if part.strip()]
    person = _person(mail, lang)
    for part in parts:
        if part != person:
            yield part, 3.0 if len(parts) == 1 else 2.0, words


def _as_in_the_domain(mail: Mail, subject: Prose, body: Prose) -> Iterator[Named]:
    """The words that the sender's domain is made of, as they are written where somebody reads them."""
    domain = _own_domain(mail)
    if not _SHORTEST_DOMAIN <= len(domain) <= _LONGEST:
        return
    spelled = compiled(marks.as_written(domain))
    for prose in (body, subject, heading_of(mail.sender_name, body.lang)):
        for match in spelled.finditer(prose.text):
            if not compiled(marks.IN_AN_ADDRESS).search(prose.text[: match.start()]):
                yield match["name"], _SAID_BY_DOMAIN, prose.sentence(match.start())


_SHORTEST_DOMAIN = 4
_SAID_BY_DOMAIN = 0.5
"""What else speaks for a name in the domain is counted by `_support`."""


def _person(mail: Mail, lang: Language) -> str:
    """The human in the sender's display name, as it stands there; empty where there is none."""
    return person_of(heading_of(mail.sender_name, lang).text.strip(), mail.sender_address)


def _japanese(mail: Mail, subject: Prose, body: Prose) -> Iterator[Named]:
    yield from _from_sender(mail, body.lang)
    is_agent = bool(compiled(marks.AGENT).search(body.text))
    for prose, share in ((body, 1.0), (subject, 1.0)):
        for name, score, words in _matches(marks.JAPANESE_ANYWHERE, prose):
            yield name, score * share, words
    yield from _matches(marks.JAPANESE_SUBJECT, subject)
    for name, score, words in _matches(marks.JAPANESE_SELF, body):
        yield name, -4.0 if is_agent else score, words
    if is_agent:
        yield from _matches(marks.JAPANESE_CLIENT, body)
        yield from _matches(marks.JAPANESE_CLIENT, subject)
        for name, score, words in _from_sender(mail, body.lang):
            yield name, -2.0 * score, words
