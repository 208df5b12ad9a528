"""Where an English mail names firms: each place gives a name, what it weighs and the words it stands in."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rechallenge_cli.domain.codes import Language
from rechallenge_cli.intake import english_firm_marks as marks
from rechallenge_cli.intake import firm_marks
from rechallenge_cli.intake.english_letter import KEPT, Letter, commas_kept, words_of
from rechallenge_cli.intake.firm_places import Sighting, labels_of, own_label
from rechallenge_cli.intake.phrases import compiled
from rechallenge_cli.intake.prose import Prose

_DISPLAY, _SIGNED, _SIGNED_PART, _SECTION = 3.0, 2.0, 1.5, -3.0


def sightings(letter: Letter) -> Iterator[Sighting]:
    """The names in an English mail that may be a firm's."""
    yield from _in_the_display(letter)
    yield from _in_the_signature(letter)
    yield from _in_the_subject(letter)
    yield from _matches(marks.LABELS, Prose("\n".join(letter.lines), Language.EN), alone=True, of_another=True)
    yield from _matches(marks.FRAMES, letter.body)
    if letter.is_agency:
        yield from _matches(marks.CLIENT, letter.body)
        yield from _matches(marks.CLIENT, letter.subject)
    yield from _matches(marks.THIRD_PARTY, letter.body, of_another=True)
    yield from _matches(marks.THIRD_PARTY, letter.subject, of_another=True)
    yield from _as_in_the_domain(letter)
    for prose in (letter.body, letter.subject):
        for pattern in marks.AS_A_ROLE:
            for match in compiled(pattern).finditer(prose.text):
                yield Sighting(match["name"], -1.5, "")
    if letter.is_unread:
        for match in compiled(marks.OF_A_SERVICE).finditer(letter.body.text):
            yield Sighting(match["name"], -1.5, "")


def _as_in_the_domain(letter: Letter) -> Iterator[Sighting]:
    """The letters that the sender's domain is made of, as they are written where somebody reads them."""
    domain = re.sub(r"[\W_]", "", own_label(letter.mail))
    if not _SHORTEST_DOMAIN <= len(domain) <= _LONGEST:
        return
    for prose in (letter.body, letter.subject, Prose(letter.mail.quoted[:_MOST_QUOTED], Language.EN)):
        if domain not in re.sub(r"[\W_]", "", prose.folded):
            continue
        for start, end in _places_of_letters(domain, prose.text):
            name, sentence = prose.text[start:end], prose.sentence(start)
            behind = compiled(marks.MORE_OF_A_NAME).match(prose.text, end)
            if not behind or name[0].islower() or compiled(marks.PLACE).match(sentence):
                continue
            yield Sighting(name, _SAID_BY_DOMAIN, sentence, own=True)
            more = behind["more"] or ""
            trade = compiled(marks.INDUSTRY).search(more)
            if trade and more[: trade.end()].count(" ") <= _MOST_MORE:
                yield Sighting(name + more[: trade.end()], _SAID_BY_DOMAIN, sentence, own=True)


def _places_of_letters(letters: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a name begins and ends that has these letters, whatever joins them; a pattern for each name would cost far more."""
    end = 0
    for start, first in enumerate(text):
        if start < end or first.lower() != letters[0]:
            continue
        if not compiled(marks.IN_FRONT_OF_NO_NAME).match(text, max(start - 1, 0), start):
            end = _end_of(letters, text, start) or end
            if end > start:
                yield start, end


def _end_of(letters: str, text: str, start: int) -> int | None:
    end = start
    for letter in letters:
        last = end + marks.MOST_JOINTS if end > start else end
        while end < last and text[end : end + 1] in marks.JOINTS:
            end += 1
        if text[end : end + 1].lower() != letter:
            return None
        end += 1
    return end


_SHORTEST_DOMAIN, _SAID_BY_DOMAIN, _MOST_QUOTED, _MOST_MORE = 4, 0.5, 3_000, 2
"""What else speaks for a name in the domain is counted with the labels of the address."""


def _matches(
    patterns: Iterable[tuple[str, float]], prose: Prose, *, alone: bool = False, of_another: bool = False
) -> Iterator[Sighting]:
    for pattern, weight in patterns:
        for match in compiled(pattern).finditer(prose.text):
            sentence = prose.sentence(match.start("name"))
            if not compiled(marks.PLACE).match(sentence):
                yield Sighting(match["name"], weight, sentence, alone=alone, of_another=of_another)


def _in_the_display(letter: Letter) -> Iterator[Sighting]:
    words = f"{letter.display} <{letter.mail.sender_address}>"
    is_for = " on behalf of " in letter.display
    local = re.sub(r"[\W_]", "", letter.mail.sender_address.partition("@")[0].lower())
    parts = [part for part in letter.display_parts if not letter.is_person(part)]
    for at, part in enumerate(parts):
        # behind "at" stands the firm, and before a comma somebody whom nothing else tells from one
        weight = _DISPLAY if at == len(parts) - 1 else _SIGNED_PART
        yield Sighting(_without_the_desk(part, local), weight, words, own=not is_for, alone=True, of_another=is_for)


def _without_the_desk(name: str, local: str) -> str:
    """Without the last word where the address is that word's: the studio@ of a firm."""
    words = name.split()
    if local == re.sub(r"[\W_]", "", name.lower().removeprefix("the ")):
        return ""
    return " ".join(words[:-1]) if len(words) > 2 and words[-1].lower() == local else name


def _in_the_signature(letter: Letter) -> Iterator[Sighting]:
    for at, line in enumerate(letter.signature):
        if compiled(marks.SECTION).match(line) and compiled(marks.WHOLE).search("\n".join(letter.signature[at + 1 :])):
            yield Sighting(line, _SECTION, "")
            continue
        if (
            line.startswith("- ")
            or compiled(marks.PLACE).match(line)
            or (line.endswith((".", "?", "!")) and len(line.split()) > 6)
        ):
            continue
        kept = commas_kept(line)
        parts = [part.replace(KEPT, ",").strip(" -*") for part in re.split(marks.PARTS, kept)]
        for part in filter(None, parts):
            if compiled(marks.HEAD_OF).match(part):
                continue
            if compiled(marks.WHOLE_NAME).fullmatch(part.rstrip("!")):
                yield Sighting(part, _SIGNED if len(parts) == 1 else _SIGNED_PART, line, own=True, alone=True)
            elif found := re.match(r"(?i).*\b(?:at|team|for) (?P<name>.+)$", part):
                yield Sighting(found["name"], _SIGNED_PART, line, own=True)


def _in_the_subject(letter: Letter) -> Iterator[Sighting]:
    subject = compiled(marks.LEADING_MARK).sub("", letter.subject.text)
    yield from _matches(marks.SUBJECT_FRAMES, letter.subject)
    parts = re.split(marks.PARTS_OF_A_SUBJECT, commas_kept(subject))
    for part in parts:
        name = _without_common_words(part.replace(KEPT, ","))
        is_of_somebody = compiled(r"\b(?:with|from|for|in) $").search(part.partition(name)[0]) if name else None
        if compiled(marks.WHOLE_NAME).fullmatch(name) and not is_of_somebody:
            yield Sighting(name, 1.3 if " " in name else 0.9, letter.subject.text)


def _without_common_words(part: str) -> str:
    words = part.split()
    while words and _is_common(words[-1]):
        words.pop()
    while words and _is_common(words[0]) and words[0].lower() != "the":
        words.pop(0)
    return " ".join(words)


def _is_common(word: str) -> bool:
    bare = word.lower().strip("'\"*")
    return (
        bare in marks.NOT_OF_A_NAME or (word[:1].islower() and bare not in {"of", "and"}) or not re.search(r"\w", word)
    )


@lru_cache(maxsize=256)
def cleaned(name: str, *, keeps_agency: bool) -> str:
    """A name without the article, the teams and programmes around it."""
    previous, name = "", name.strip(firm_marks.AROUND)
    while name != previous:
        previous = name
        name = compiled(marks.BEFORE_A_NAME).sub("", name) if not name.startswith("The ") else name
        name = _without_tail(name, keeps_agency=keeps_agency).strip(f"{firm_marks.AROUND}&")
        name = re.sub(r"(?i)^the (?=.* )", "", name)
    return re.sub(r"'s$", "", name)


def _without_tail(name: str, *, keeps_agency: bool) -> str:
    name = name if keeps_agency else compiled(marks.AT_A_SITE).sub("", name)
    words = name.split()
    last, before = ([""] * 2 + [word.lower().strip(".,&") for word in words])[:-3:-1]
    if last in marks.AFTER_A_TEAM and before in marks.AFTER_WHAT:
        words.pop()
        # behind them the university is no university
        return " ".join(words[:-1] if last == "relations" else words)
    if last not in marks.TEAM_HEADS or (keeps_agency and last in marks.AGENCY_HEADS):
        return name
    words.pop()
    stays = set() if last in marks.OF_STUDENTS else {"university"}
    while len(words) > 1 and words[-1].lower().strip(".,&") in (marks.TEAM_WORDS | {"and", "", "of"}) - stays:
        words.pop()
    return " ".join(words)


def is_no_firm(name: str, letter: Letter) -> bool:
    """Is it a word, a job, a platform or somebody's name?"""
    if not _SHORTEST <= len(name) <= _LONGEST or "@" in name or _is_a_word(name, letter):
        return True
    if compiled(marks.PLATFORMS).fullmatch(name) or compiled(marks.NO_FIRM).fullmatch(name) or _is_a_job(name):
        return True
    words = words_of(name)
    if name in letter.beside_the_writer:
        return True
    if all(word in _NO_NAMES for word in words):
        return True
    return set(words) <= letter.people and not letter.is_called_a_firm(name)


_SHORTEST, _LONGEST = 2, 70
_NO_NAMES = marks.NOT_OF_A_NAME | marks.TEAM_WORDS | marks.TEAM_HEADS | marks.AFTER_A_TEAM


def _is_a_word(name: str, letter: Letter) -> bool:
    """Is it in small letters, and not how the sender spells itself?"""
    is_the_senders = name in letter.display or re.sub(r"\W", "", name) in labels_of(letter.mail)
    return name.islower() and not is_the_senders


def _is_a_job(name: str) -> bool:
    if compiled(firm_marks.LEGAL_FORM).search(name):
        return False
    titles = [match[0] for match in compiled(firm_marks.ROLE).finditer(name)]
    titles += [match[0] for match in compiled(marks.TRADE).finditer(name)]
    # Architects and Partners are firms, an architect and a partner are not
    return any(not title.endswith("s") for title in titles)
