"""The words that templates may use, from the facts; what is unknown is left empty, or stands as a gap to be filled."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from rechallenge_cli.domain.codes import Cause, Closeness, Language, StepKind
from rechallenge_cli.domain.model import Rejection
from rechallenge_cli.domain.stages import Stage
from rechallenge_cli.letters import english, japanese, plain
from rechallenge_cli.letters.facts import Facts, Sender
from rechallenge_cli.letters.kinds import Tone

Words = dict[str, str | bool | list[str]]


@dataclass(frozen=True, slots=True)
class Gap:
    """Something unknown that the letter needs: how it stands there, and the command that fills it."""

    text: str
    command: str


GAP_TEXTS: Mapping[Language, Mapping[str, str]] = {
    Language.JA: {
        "name": "【氏名】",
        "phone": "【電話番号】",
        "email": "【メールアドレス】",
        "role": "【応募職種】",
        "motivation": "【志望理由】",
    },
    Language.EN: {
        "name": "[your name]",
        "phone": "[your phone number]",
        "email": "[your email address]",
        "role": "[role]",
        "motivation": "[what draws you to this firm]",
    },
}
GAP_COMMANDS: Mapping[str, str] = {
    "name": 'rc config name "…"',
    "phone": 'rc config phone "…"',
    "email": 'rc config email "…"',
    "role": 'rc edit {id} --role "…"',
    "motivation": 'rc edit {id} --motivation "…"',
}


def gaps_in(text: str, lang: Language, words: Words, rejection_id: int) -> tuple[Gap, ...]:
    """The gaps that stand in a letter written with these words."""
    return tuple(
        Gap(gap, GAP_COMMANDS[name].format(id=rejection_id))
        for name, gap in GAP_TEXTS[lang].items()
        if words[name] == gap and gap in text
    )


class _Tongue(Protocol):
    """What `japanese` and `english` both know."""

    SELECTION: Mapping[Stage, str]
    STAGES: Mapping[Stage, str]
    MEETINGS: Mapping[StepKind, str]
    BETWEEN_LINES: str

    def addressee(self, contact: str) -> str: ...
    def company_name(self, company: str) -> str: ...
    def day(self, value: date, today: date) -> str: ...
    def past_day(self, value: date, today: date) -> str: ...
    def time_passed(self, days: int) -> str: ...
    def listed(self, points: list[str]) -> str: ...
    def inner(self, text: str) -> str: ...


_TONGUES: Mapping[Language, _Tongue] = {Language.JA: japanese, Language.EN: english}


def words_of(lang: Language, tone: Tone, facts: Facts) -> Words:
    """Everything a template may name, in the language of the letter."""
    tongue = _TONGUES[lang]
    words: Words = {
        "formal": tone is Tone.FORMAL,
        **_firm(facts.rejection, tongue),
        **_story(facts.rejection, tongue),
        **_circumstances(facts),
        **_days(facts, tongue),
        **_writer(facts.sender, GAP_TEXTS[lang]),
        "motivation": tongue.BETWEEN_LINES.join(plain.lines(facts.rejection.motivation))
        or GAP_TEXTS[lang]["motivation"],
    }
    return words | _ROUNDED_OFF[lang](words)


def _firm(rejection: Rejection, tongue: _Tongue) -> Words:
    contact = plain.line(rejection.contact.name)
    return {
        "company": tongue.company_name(plain.line(rejection.company)),
        "addressee": tongue.addressee(contact),
        "role": plain.line(rejection.role),
    }


def _story(rejection: Rejection, tongue: _Tongue) -> Words:
    """How far one came, what was said, what is new."""
    feedback = plain.lines(rejection.feedback)
    points = [tongue.inner(point) for point in map(plain.line, rejection.points) if point]
    return {
        "selection": _by_stage(tongue.SELECTION, rejection),
        "stage": _by_stage(tongue.STAGES, rejection),
        "points": tongue.listed(points),
        "feedback": tongue.inner(feedback[0]) if len(feedback) == 1 and len(feedback[0]) <= _QUOTABLE else "",
        "has_feedback": bool(feedback),
        "new_facts": plain.lines(rejection.new_facts),
    }


_QUOTABLE = 60
"""Longer words of theirs are thanked for, and not repeated to them."""


def _by_stage(table: Mapping[Stage, str], rejection: Rejection) -> str:
    return table.get(rejection.stage, "") if rejection.stage else ""


def _circumstances(facts: Facts) -> Words:
    rejection = facts.rejection
    return {
        "strong": (rejection.desire or 0) >= _STRONG,
        "near": rejection.closeness is Closeness.NEAR,
        "filled": rejection.reason is Cause.FILLED,
        "cancelled": rejection.reason is Cause.CANCELLED,
        "waitlisted": rejection.waitlisted,
        "reposted": rejection.reposted,
        "referral": rejection.referral,
    }


_STRONG = 4
"""The desire from which a letter says that one wants it very much."""


def _days(facts: Facts, tongue: _Tongue) -> Words:
    """The days that a letter may name; nothing for a day that is unknown."""

    def named(day: date | None) -> str:
        return tongue.day(day, facts.today) if day else ""

    rejection = facts.rejection
    is_waitlist_over = rejection.waitlist_until is not None and rejection.waitlist_until < facts.today
    may_reapply = rejection.reapply_from is not None and rejection.reapply_from <= facts.today
    wrote_on = max(filter(None, (facts.appealed_on, facts.nudged_on, facts.checked_in_on)), default=None)
    return {
        "rejected_on": named(rejection.rejected_on),
        "time_passed": tongue.time_passed((facts.today - rejection.rejected_on).days),
        "waitlist_until": "" if is_waitlist_over else named(rejection.waitlist_until),
        "waitlist_ended": named(rejection.waitlist_until) if is_waitlist_over else "",
        "reapply_from": named(rejection.reapply_from) if may_reapply else "",
        "appealed_on": named(facts.appealed_on),
        "wrote_on": named(wrote_on),
        "invited_on": named(facts.invited_on),
        "met_on": tongue.past_day(facts.met_on, facts.today) if facts.met_on else "",
        "meeting": tongue.MEETINGS[facts.met_kind],
        "next_on": named(facts.next_meeting_on),
        "next_meeting": tongue.MEETINGS[facts.next_meeting_kind],
        "result_by": named(facts.result_by) if facts.result_by and facts.result_by < facts.today else "",
    }


def _writer(sender: Sender, gaps: Mapping[str, str]) -> Words:
    """Who writes. One way to be reached is enough; where there is none, both are gaps."""
    phone, email = plain.line(sender.phone), plain.line(sender.email)
    is_reachable = bool(phone or email)
    return {
        "name": plain.line(sender.name) or gaps["name"],
        "kana": plain.line(sender.name_kana),
        "university": plain.line(sender.university),
        "affiliation": _affiliation(plain.line(sender.university), plain.line(sender.faculty)),
        "phone": phone if is_reachable else gaps["phone"],
        "email": email if is_reachable else gaps["email"],
    }


def _affiliation(university: str, faculty: str) -> str:
    """青葉大学文学部 in one word, everything else as two."""
    gap = "" if university.endswith(_SCHOOLS) else " "
    return f"{university}{gap}{faculty}".strip()


_SCHOOLS = ("大学", "大学院", "学校")


def _in_japanese(words: Words) -> Words:
    """A firm knows a writer by the university, or else by the role; who is known by neither has a gap to fill."""
    role = words["role"] if words["role"] or words["affiliation"] else GAP_TEXTS[Language.JA]["role"]
    writer = " ".join(str(word) for word in (words["university"], words["name"]) if word)
    return {
        "your_house": japanese.your_house(str(words["company"])),
        "role": role,
        # without a university, the greeting has named the role already
        "of_role": f"{role}の" if role and words["affiliation"] else "",
        "signed": f"{role}／{writer}" if role else writer,
    }


def _in_english(words: Words) -> Words:
    return {
        "role": words["role"] or GAP_TEXTS[Language.EN]["role"],
        "position": "position" if words["formal"] else "role",
    }


_ROUNDED_OFF = {Language.JA: _in_japanese, Language.EN: _in_english}
