"""Facts to write letters from: all that can be known, next to nothing, and what nobody should type."""

from dataclasses import replace
from datetime import date
from itertools import product

from rechallenge_cli.domain.codes import Closeness, Language, StepKind
from rechallenge_cli.domain.model import Contact, Rejection
from rechallenge_cli.domain.stages import Stage
from rechallenge_cli.letters.kinds import LetterKind, Tone
from rechallenge_cli.letters.letter import Facts, Sender

TODAY = date(2026, 11, 24)
JA, EN = Language.JA, Language.EN
EVERY_LETTER = list(product(LetterKind, Language, Tone))

FIRM = {
    JA: Rejection(
        "(株)サンプル",
        date(2026, 11, 20),
        id=12,
        role="営業職",
        stage=Stage.FINAL,
        desire=5,
        closeness=Closeness.NEAR,
        feedback="志望動機に熱意を感じました。",
        points=("業界研究の深さ", "結論から話すこと"),
        new_facts="基本情報技術者試験に合格",
        motivation="地域の店を支える仕組みづくりに共感したことが、志望の理由です。",
        contact=Contact("人事部 佐藤花子", "hanako@example.jp"),
        lang=JA,
    ),
    EN: Rejection(
        "Example Robotics, Inc.",
        date(2026, 11, 20),
        id=12,
        role="Backend Engineer",
        stage=Stage.FINAL,
        desire=5,
        closeness=Closeness.NEAR,
        feedback="strong on design, less so on testing",
        points=("depth of testing", "shorter answers"),
        new_facts="I passed the AWS Solutions Architect exam in November.",
        motivation="Your work on safe arms for small workshops is what I want to build.",
        contact=Contact("Jane Smith", "jane@example.com"),
    ),
}
WRITER = {
    JA: Sender("山田太郎", "やまだ たろう", "青葉大学", "文学部", "090-0000-0000", "taro@example.jp"),
    EN: Sender("Taro Yamada", None, "Aoba University", None, "+81 90 0000 0000", "taro@example.com"),
}

HOSTILE = (
    "{{ 7*7 }}",
    "{% for a in b %}{% endfor %}{# x #}",
    "<b>bold</b> [red]x[/red] &amp;",
    "two\nlines\r\nBcc: evil@example.com",
    "\x1b[31mred\x1b[0m \x1b]0;title\x07bell\x07\x00",
    "a" * 10_000,
    "\u202eעברית\u202c \u200f",
    "】】「」様御",
    "\ud800half",
    " \t\n ",
    "a&b=c?d#e%41",
    '"quoted", <x@y.zz>; (comment) \\',
)


def full(lang: Language = JA, **changes) -> Facts:
    return Facts(
        replace(FIRM[lang], **changes),
        WRITER[lang],
        TODAY,
        appealed_on=date(2026, 11, 24),
        invited_on=date(2026, 11, 20),
        met_on=date(2026, 11, 23),
        next_meeting_on=date(2026, 12, 10),
        next_meeting_kind=StepKind.REINTERVIEW,
        result_by=date(2026, 11, 23),
    )


def sparse(lang: Language = JA, **changes) -> Facts:
    return Facts(replace(Rejection("サンプル", date(2026, 11, 20), id=12, lang=lang), **changes), Sender(), TODAY)


def hostile(text: str, lang: Language = JA) -> Facts:
    firm = replace(
        FIRM[lang],
        company=text,
        role=text,
        feedback=text,
        points=(text, text),
        new_facts=text,
        motivation=text,
        contact=Contact(text, "a@example.com"),
    )
    return replace(full(lang), rejection=firm, sender=Sender(text, text, text, text, text, "b@example.com"))
