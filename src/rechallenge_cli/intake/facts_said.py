"""What else a rejection states: the reason, how near it was, waitlist, feedback, another chance, and what it asks."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from types import ModuleType

from rechallenge_cli.domain.codes import Cause, Language
from rechallenge_cli.domain.customs import Span, days, months
from rechallenge_cli.domain.dates import Direction, parse_date
from rechallenge_cli.domain.errors import UsageError
from rechallenge_cli.intake import english_facts, japanese_facts
from rechallenge_cli.intake.kind import TABLES
from rechallenge_cli.intake.phrases import compiled, first, is_meant
from rechallenge_cli.intake.prose import Prose
from rechallenge_cli.intake.understood import Clue, Understood

FACTS: dict[Language, ModuleType] = {Language.EN: english_facts, Language.JA: japanese_facts}


def with_facts(understood: Understood, body: Prose) -> Understood:
    """The same rejection with the facts that it states, each empty where it is not stated."""
    tables, clues, on = FACTS[body.lang], list[Clue](), understood.on

    def said(field: str, patterns: tuple[str, ...], *, plain: bool = False) -> re.Match[str] | None:
        found = first(body, patterns, None if plain else TABLES[body.lang].CONDITIONAL)
        if found:
            clues.append(Clue(field, "yes", body.sentence(found.start())))
        return found

    reason = next((cause for cause, pattern in tables.REASONS if _reason(body, cause, pattern, clues)), None)
    near_miss = bool(said("near_miss", tables.NEAR_MISS))
    waitlisted = said("waitlisted", tables.WAITLIST, plain=True)
    never = said("never_reapply", tables.NEVER_REAPPLY, plain=True)
    reapply = None if never else _cool_off(body, on, clues)
    invited = _invited(body, clues)
    no_contact = bool(said("no_contact", tables.NO_CONTACT, plain=True))
    until = _waitlist_until(body, waitlisted, on) if waitlisted else None
    feedback = _feedback(body)
    if feedback:
        clues.append(Clue("feedback", feedback, feedback))
    return replace(
        understood,
        reason=reason,
        near_miss=near_miss,
        waitlisted=bool(waitlisted),
        waitlist_until=until,
        feedback=feedback,
        invited=invited,
        no_contact=no_contact,
        reapply=reapply,
        never_reapply=bool(never),
        clues=(*understood.clues, *clues),
    )


def _reason(body: Prose, cause: Cause, pattern: str, clues: list[Clue]) -> bool:
    for match in compiled(pattern).finditer(body.folded):
        if is_meant(body, match.start(), match.end(), TABLES[body.lang].CONDITIONAL):
            clues.append(Clue("reason", cause, body.sentence(match.start())))
            return True
    return False


def _waitlist_until(body: Prose, waitlisted: re.Match[str], on: date | None) -> date | None:
    """The last day of the list: a day in its sentence or in one of the next."""
    following = body.text[body.sentence_around(waitlisted.start())[0] :][:_NEXT_SENTENCES]
    return next((day for day, behind in _days_in(following, on) if compiled(_UNTIL).search(behind)), None)


_NEXT_SENTENCES = 500
_UNTIL = r"until|till|through|まで|末|期限|有効"


def _cool_off(body: Prose, on: date | None, clues: list[Clue]) -> Span | date | None:
    """The time or the day before which no new application is taken."""
    tables = FACTS[body.lang]
    for match in (each for pattern in tables.COOL_OFF for each in compiled(pattern).finditer(body.folded)):
        start, end = body.sentence_around(match.start())
        sentence = body.text[start:end]
        span = _span(sentence.lower(), body.lang)
        day = next((day for day, _ in _days_in(sentence, on)), None)
        if span or day:
            clues.append(Clue("reapply", str(span or day), sentence.strip()))
            return span or day
    return None


def _span(sentence: str, lang: Language) -> Span | None:
    tables = FACTS[lang]
    match = compiled(tables.PERIOD_BARE).search(sentence)
    if not match:
        return None
    typed = match["count"]
    count = (
        float(tables.NUMBERS[typed]) if typed in tables.NUMBERS else float(typed) if typed.isdigit() else _kanji(typed)
    )
    unit = match["unit"]
    if unit.startswith(("year", "年")):
        return months(round(count * 12))
    if unit.startswith(("month", "か", "ヶ", "カ", "ヵ", "ケ", "箇", "月")):
        return months(round(count))
    return days(round(count * (7 if unit.startswith(("week", "週")) else 1)))


def _kanji(typed: str) -> float:
    digits = dict(zip("一二三四五六七八九", range(1, 10), strict=True))
    tens, _ten, ones = typed.rpartition("十")
    return float((digits.get(tens, 1) * 10 if _ten else 0) + digits.get(ones, 0))


_DAY = (
    r"(?:20\d\d|令和\d{1,2}|令和元)年\s*\d{1,2}月\s*\d{1,2}日|(?:来年|再来年)?の?\d{1,2}月\d{1,2}日|20\d\d[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}/\d{1,2}(?![\d/])"
    r"|\d{1,2}(?:st|nd|rd|th)? (?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?,?(?: 20\d\d)?"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.? \d{1,2}(?:st|nd|rd|th)?(?:,? 20\d\d)?"
)
_AROUND = 12
_LONG_AGO = date(2000, 1, 1)
"""Where the mail has no day, a day without a year says nothing."""


def _days_in(text: str, on: date | None) -> Iterator[tuple[date, str]]:
    """The days that a text names, as seen from the day of the mail, each with the words around it."""
    for match in compiled(_DAY).finditer(text):
        typed = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", match[0])
        if on is None and not re.search(r"20\d\d|令和", typed):
            continue
        try:
            day = parse_date(typed, today=on or _LONG_AGO, direction=Direction.FUTURE)
        except UsageError:
            continue
        yield day, text[max(match.start() - _AROUND, 0) : match.end() + _AROUND]


def _invited(body: Prose, clues: list[Clue]) -> bool:
    """Another chance is offered where an answer to it is asked for."""
    tables = FACTS[body.lang]
    for pattern in tables.INVITED:
        for match in compiled(pattern).finditer(body.folded):
            around = body.folded[max(match.start() - _NEAR, 0) : match.end() + _NEAR]
            if compiled(tables.ASKS_FOR_ANSWER).search(around):
                clues.append(Clue("invited", "yes", body.sentence(match.start())))
                return True
    return False


_NEAR = 300


def _feedback(body: Prose) -> str | None:
    """What they said of this applicant: below a heading for it, else quoted, else the sentences that judge."""
    return _under(body) or _quoted(body) or _judging(body)


def _judging(body: Prose) -> str | None:
    """The longest row of sentences that judge, as written."""
    rows: list[list[str]] = [[]]
    for start, end in body.sentences():
        sentence = body.text[start:end].strip()
        if _judges(body.folded[start:end], body.lang):
            rows[-1].append(sentence)
        elif sentence:
            rows.append([])
    longest = max(rows, key=lambda row: sum(map(len, row)))
    return " ".join(longest) or None


def _judges(sentence: str, lang: Language) -> bool:
    tables = FACTS[lang]
    if any(compiled(pattern).search(sentence) for pattern in (tables.NO_FEEDBACK, tables.COURTESY)):
        return False
    is_about = any(compiled(pattern).search(sentence) for pattern in tables.FEEDBACK)
    return is_about and bool(compiled(tables.CRITICAL).search(sentence)) and len(sentence) > _SHORTEST_FEEDBACK[lang]


_SHORTEST_FEEDBACK = {Language.EN: 25, Language.JA: 14}


def _quoted(body: Prose) -> str | None:
    """A quotation of what they said, near words that announce it."""
    for match in compiled(_QUOTATION).finditer(body.text):
        around = (
            body.folded[max(match.start() - _NEAR_QUOTE, 0) : match.start()]
            + body.folded[match.end() :][:_BEHIND_QUOTE]
        )
        said = match["said"]
        if len(said) > _SHORTEST_QUOTE[body.lang] and compiled(FACTS[body.lang].ANNOUNCED).search(around):
            return str(said) if _is_a_judgement(said.lower(), body.lang) else None
    return None


def _is_a_judgement(said: str, lang: Language) -> bool:
    return any(compiled(pattern).search(said) for pattern in FACTS[lang].FEEDBACK)


_QUOTATION = r"[「\"](?P<said>[^「」\"]+)[」\"]"
_NEAR_QUOTE, _BEHIND_QUOTE = 40, 20
_SHORTEST_QUOTE = {Language.EN: 40, Language.JA: 20}


def _under(body: Prose) -> str | None:
    """The paragraph below a line that is a heading for it, or what stands behind it in its line."""
    lines = body.text.split("\n")
    heading = FACTS[body.lang].FEEDBACK_HEADING
    for at, line in enumerate(lines):
        found = compiled(_HEADING).match(line)
        if not found or len(found["head"]) > _LONGEST_HEADING or not compiled(heading).search(found["head"].lower()):
            continue
        below = [found["rest"].strip()] if len(found["rest"].strip()) > _SHORTEST_FEEDBACK[body.lang] else []
        for each in lines[at + 1 :] if not below else ():
            if not each.strip() and below:
                break
            if each.strip():
                below.append(each.strip())
        said = "\n".join(below).strip('「」"')
        if said and not compiled(FACTS[body.lang].NO_FEEDBACK).search(said.lower()):
            return said
    return None


_HEADING = r"\s*+[▼■●◆【<〈▽◇○※・*-]*+\s*+(?P<head>[^:。.!?\n】>〉]{2,60})\s*[】>〉:](?P<rest>.*)$"
_LONGEST_HEADING = 30
