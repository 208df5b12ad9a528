"""Where a Japanese mail names firms: each place gives a name, what it weighs and the words it stands in."""

import re
from collections.abc import Iterable, Iterator

from rechallenge_cli.domain.codes import Language
from rechallenge_cli.domain.text import has_japanese
from rechallenge_cli.intake import firm_marks, japanese_roles
from rechallenge_cli.intake import japanese_firm_marks as marks
from rechallenge_cli.intake.firm_places import Sighting, own_label
from rechallenge_cli.intake.japanese_letter import JapaneseLetter, is_a_person
from rechallenge_cli.intake.phrases import compiled
from rechallenge_cli.intake.prose import Prose, heading_of

_DISPLAY, _INTRODUCED, _SIGNED, _SIGNED_PART = 3.0, 3.0, 2.2, 1.2


def sightings(letter: JapaneseLetter) -> Iterator[Sighting]:
    """The names in a Japanese mail that may be a firm's."""
    words = f"{letter.display} <{letter.mail.sender_address}>"
    for part in re.split(marks.BETWEEN, letter.display):
        for name in named_in(part, letter):
            yield Sighting(name, _DISPLAY, words, own=True, alone=True)
    for who, sentence in letter.introductions:
        for name in named_in(who, letter, introduces=True):
            yield Sighting(name, _INTRODUCED, sentence, own=True, alone=True)
    yield from _in_the_signature(letter)
    yield from _matches(marks.LABELS, Prose(letter.text, Language.JA), letter, alone=True, of_another=True)
    yield from _matches(marks.BRACKETS, letter.subject, letter, alone=True, of_another=letter.is_agent)
    yield from _matches(marks.SUBJECT, letter.subject, letter, of_another=letter.is_agent)
    yield from _matches(marks.OTHERS, letter.subject, letter, of_another=True)
    for prose in (letter.body, letter.subject):
        yield from _matches(marks.LEGAL, prose, letter)
        if letter.is_agent:
            yield from _matches(marks.CLIENT, prose, letter)
    yield from _matches(marks.FRAMES, letter.body, letter)
    yield from _matches(marks.OTHERS, letter.body, letter)
    if letter.mail.quoted:
        addressed = "\n".join(
            heading_of(line.lstrip("> "), Language.JA).text for line in letter.mail.quoted[:600].split("\n")
        )
        yield from (
            (Sighting(each.name, 0.8, each.words))
            for each in _matches(marks.LEGAL[:3], Prose(addressed, Language.JA), letter)
        )


_LONGEST_LABEL = 8


def _in_the_signature(letter: JapaneseLetter) -> Iterator[Sighting]:
    for line in letter.signature:
        if re.search(r"[。!?、「]|(?:様|さん|殿)$", line):
            continue
        bare = compiled(marks.FROM_A_PLACE_ON).sub("", compiled(marks.ADDRESS).sub("", line))
        parts = [part for part in re.split(marks.BETWEEN, bare) if part]
        for part in parts:
            for name in named_in(part, letter):
                is_firm = compiled(marks.FORM_OR_KIND).search(name)
                yield Sighting(name, _SIGNED if is_firm else _SIGNED_PART, line, own=True, alone=True)


def _matches(
    patterns: Iterable[tuple[str, float]],
    prose: Prose,
    letter: JapaneseLetter,
    *,
    alone: bool = False,
    of_another: bool = False,
) -> Iterator[Sighting]:
    for pattern, weight in patterns:
        for match in compiled(pattern).finditer(prose.text):
            start = match.start("name")
            is_person = compiled(marks.CALLED_AS_PEOPLE).match(prose.text, start)
            if is_person or compiled(marks.PLACE).search(prose.text, max(0, start - _LONGEST_LABEL), start):
                continue
            for name in named_in(match["name"], letter):
                yield Sighting(name, weight, prose.sentence(start), alone=alone, of_another=of_another)


def named_in(text: str, letter: JapaneseLetter, *, introduces: bool = False) -> Iterator[str]:
    """The name of a firm with which a piece of a line begins: without departments, titles and people behind it."""
    tokens = _without_the_speaker(text.strip(firm_marks.AROUND), introduces=introduces).split()
    taken: list[str] = []
    for token in tokens:
        if taken and compiled(marks.BRANCH).fullmatch(token):
            taken.append(token)
            break
        bare, is_cut = _without_department(token, is_first=not taken)
        bare = _without_people(bare, letter)
        if not bare or (
            taken and not (_belongs(taken[-1], bare) or (not is_cut and letter.says_together(taken[-1], bare)))
        ):
            break
        taken.append(bare)
        if is_cut:
            break
    name = compiled(marks.WESTERN_TEAM).sub("", " ".join(taken)).strip(firm_marks.AROUND)
    name = compiled(marks.PARTICLE).sub("", compiled(marks.LEADING).sub("", name))
    if is_a_name(name, letter):
        yield name


def _without_the_speaker(text: str, *, introduces: bool) -> str:
    """Who says "I am somebody of a firm" is named behind the firm."""
    if not introduces:
        return text
    first = re.split(marks.BETWEEN, text)[0] or text
    speaker = re.search(r"の(?![はがをに])[^\sの]{1,7}(?: [^\s]{1,8})?$", first)
    if speaker and not compiled(marks.OF_A_HOUSE).search(speaker[0]):
        return first[: speaker.start()]
    return first


def _without_department(token: str, *, is_first: bool) -> tuple[str, bool]:
    start = len(form[0]) + 1 if (form := compiled(marks.FORM).match(token)) else 2 if is_first else 0
    patterns = compiled(marks.DEPARTMENT), compiled(marks.SECTION)
    if any(each.fullmatch(token) for each in patterns):
        return "", True
    found = [match.start() for each in patterns for match in [each.search(token, min(start, len(token)))] if match]
    return (token[: min(found)], True) if found else (token, False)


def _without_people(token: str, letter: JapaneseLetter) -> str:
    """Without the writer's name where it is glued to the firm's."""
    for person in letter.people:
        if len(token) > len(person) + 1 and token.endswith(person) and person not in token[: -len(person)]:
            is_their_shop = compiled(marks.FORM).search(token)
            return token if is_their_shop else token[: -len(person)]
    return token


def _belongs(before: str, token: str) -> bool:
    """Does the next word belong to the name that began?"""
    if compiled(marks.FORM_OR_TRADE).fullmatch(before) or compiled(marks.FORM).fullmatch(token):
        return True
    if before.isascii() and (token.isascii() or compiled(marks.FORM).search(token)):
        return True
    has_houses = bool(compiled(marks.FORM).match(before)) or before.endswith("会")
    house = compiled(marks.IS_INSTITUTION).search(token)
    return has_houses and bool(house) and not re.search("研究所|事務所|センター$", token)


def is_a_name(name: str, letter: JapaneseLetter) -> bool:
    """Can it be a firm's name: no sentence, no word of the matter, no job and nobody's?"""
    bare = compiled(marks.FORM_AT_AN_END).sub("", name).strip()
    has_form = bare != name
    if not _SHORTEST <= len(name) <= _LONGEST or len(bare) < _SHORTEST - has_form or bare in letter.people:
        return False
    if compiled(marks.NO_NAME).search(name) or any(compiled(each).fullmatch(bare) for each in _MATTERS):
        return False
    if bare in letter.services or re.fullmatch(marks.KIND, name):
        return False
    return has_form or bool(compiled(marks.IS_KIND).search(name)) or _can_go_without_a_form(name, letter)


_SHORTEST, _LONGEST = 2, 50
_JOB = rf"(?:{japanese_roles.HEAD})(?:\([^()]+\))?$"
_MATTERS = (rf"(?:{marks.COMMON}| )+", rf"(?:{marks.TITLE})+", marks.SYSTEMS)


def _can_go_without_a_form(name: str, letter: JapaneseLetter) -> bool:
    """Is a name without a legal form neither somebody's nor a job's?"""
    if _is_of_a_person(name, letter) or re.fullmatch("[ぁ-ん]{1,3}", name):
        return False
    is_a_job = compiled(_JOB).search(name)
    if is_a_job and not letter.display.startswith(name):
        return False
    if name.isascii() and compiled(firm_marks.ROLE).search(name):
        return False
    return has_japanese(name) or name[:1].isupper() or name in letter.display


def _is_of_a_person(name: str, letter: JapaneseLetter) -> bool:
    if name.replace(" ", "") in letter.people or is_a_person(name):
        return True
    words, local = name.lower().split(), letter.mail.sender_address.partition("@")[0].lower()
    if name.isascii():
        is_alone = local == name.lower() and own_label(letter.mail)[: len(name)] not in {"", local}
        return is_alone or (len(words) > 1 and all(word in local for word in words))
    if name == letter.display and re.fullmatch(r"[々\u3400-\u9fff]{2,5}", name) and not letter.is_unread:
        return not compiled(marks.IS_COMPANY_TAIL).search(name)
    is_short = re.fullmatch(r"[々\u3400-\u9fffぁ-ん]{2,6}", name) and not compiled(marks.IS_COMPANY_TAIL).search(name)
    return bool(is_short) and any(len(person) > 1 and name.startswith(person) for person in letter.people)
