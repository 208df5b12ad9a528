"""What a letter must and must not hold, as tables: ours are tested by it, and it is told of the words people add.

A rule is a sentence for the person who reads it; what was found stands beside it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rechallenge_cli.domain.codes import Language
from rechallenge_cli.domain.errors import N_
from rechallenge_cli.letters.letter import Letter


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule that a letter breaks, as a msgid, and the words that break it; nothing where something is missing."""

    rule: str
    found: str = ""


FORBIDDEN: Mapping[Language, Mapping[str, str]] = {
    Language.JA: {
        N_("write 貴社 or its like, not 御社"): r"御(?:社|行|庁|校|省)|貴(?:社|行|庁|校|省)様",
        N_("spell the legal form out"): r"[(（][株有同医社財][)）]|㈱|㈲|㍿",
        N_("a person is 様, never 御中"): r"御中",
        N_("one 様 is enough"): r"様\s*様|さま様|殿様|さん様",
        N_("one honour too many"): (
            r"お伺い(?:させて|いた|申し上げ|します)|[おご][^\s、。「」]{1,6}(?:に)?なられ|(?:おっしゃ|いらっしゃ)られ"
            r"|(?:拝見|拝読|拝受|拝聴)(?:させて|いたし)|お(?:[^\s、。「」]{1,4})になられ|ご覧になられ"
        ),
        N_("no leave is needed for that"): r"させて(?:いただ|頂)",
        N_("too familiar for a letter"): r"了解|すみません|ごめんなさい|ご苦労",
        N_("do not ask why, or against the result"): (
            r"なぜ|何故|不採用|不合格|納得|再考|撤回|取り消し|覆|ご再検討|見直し(?:て|を)"
        ),
        N_("do not beg or press"): r"どうしても|何とか|なんとか|必ずご返信|至急|諦め(?:きれ|られ)",
    },
    Language.EN: {
        N_("do not ask why, or against the result"): (
            r"\bwhy\b|reconsider|reverse|overturn|change your mind|unfair|disagree|mistake|\bdeserve|disappoint"
        ),
        N_("do not beg or press"): (
            r"\bbeg\b|desperate|humbl|sorry to (?:bother|trouble)|apologi[sz]e|any chance at all|I would do anything"
            r"|\bASAP\b|urgent|as soon as possible|last hope|dream"
        ),
        N_("no exclamation marks"): r"!",
    },
}
"""What must not stand in a letter, by language: the rule, and the pattern that breaks it."""

REQUIRED: Mapping[Language, Mapping[str, str]] = {
    Language.JA: {
        N_("the address lines end in 様"): r"\A[^\n]+\n[^\n]*様\n\n",
        N_("begin with お世話になっております"): r"\n\nお世話になっております。\n",
        N_("end with a signature between rules"): r"\n\n(─{8,})\n(?:[^\n]+\n)+\1\n(?:\n>|\Z)",
    },
    Language.EN: {
        N_('begin with "Dear …,"'): r"\ADear [^\n]+,\n\n",
        N_("end with a greeting and the name"): r"\n\n(?:Sincerely|Kind regards),\n[^\n]+\n",
    },
}
"""What must stand in a letter, by language."""

MOST_WORDS = 180
_ASKS = r"\b(?:grateful (?:to|if|for one)|glad (?:to (?:be|hear|know)|if|of one)|please|could you|would you)\b"


def problems(letter: Letter, lang: Language) -> tuple[Problem, ...]:
    """The rules that a letter breaks. Words of the writer's own are judged like ours."""
    own, _, _quoted = letter.body.partition("\n> ")
    own = own if own.endswith("\n") else f"{own}\n"
    text = f"{letter.subject}\n{own}"
    forbidden = ((rule, re.search(pattern, text)) for rule, pattern in FORBIDDEN[lang].items())
    found = [Problem(rule, match[0]) for rule, match in forbidden if match]
    missing = [Problem(rule) for rule, pattern in REQUIRED[lang].items() if not re.search(pattern, own)]
    return (*found, *missing, *_counted(letter, own, lang))


def _counted(letter: Letter, own: str, lang: Language) -> list[Problem]:
    """The rules about how much there may be of something."""
    marks = re.findall(r"(?i)\b(?:re|fwd?)\s*[:：]", letter.subject)
    too_much = {
        N_('one "Re: " is enough'): " ".join(marks) if len(marks) > 1 else "",
        **(_english_counts(own) if lang is Language.EN else {}),
    }
    return [Problem(rule, found) for rule, found in too_much.items() if found]


def _english_counts(own: str) -> Mapping[str, str]:
    words, asks = len(own.split()), re.findall(f"(?i){_ASKS}", own)
    return {
        N_("stay under 180 words"): str(words) if words >= MOST_WORDS else "",
        N_("ask for one thing only"): " / ".join(asks) if len(asks) > 1 else "",
    }
