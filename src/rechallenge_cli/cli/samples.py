"""An invented hunt for `rc demo`: a dozen firms that do not exist, in Japan and elsewhere, at every turn of the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from rechallenge_cli.domain.codes import Cause, Closeness, EventKind, Language, Seats
from rechallenge_cli.domain.model import Contact, Event, Rejection
from rechallenge_cli.domain.stages import Stage
from rechallenge_cli.domain.workdays import add_business_days


@dataclass(frozen=True, slots=True)
class Sample:
    """A rejection so many business days ago, what is known of it, and what happened since (by business days from today)."""

    company: str
    days_ago: int
    known: dict[str, Any]
    events: tuple[tuple[EventKind, int], ...] = ()


_SAMPLES = (
    Sample(
        "株式会社あおぞら精機",
        4,
        {
            "role": "機械設計",
            "stage": Stage.FINAL,
            "desire": 5,
            "closeness": Closeness.NEAR,
            "feedback": "最後の一名まで残っていたが、経験の差で見送りとのこと",
            "contact": Contact("高橋 美咲", "saiyo@aozora-seiki.example.jp"),
        },
    ),
    Sample(
        "Example Robotics GmbH",
        12,
        {"role": "controls engineer", "stage": Stage.INTERVIEW3, "desire": 4, "closeness": Closeness.NEAR},
        ((EventKind.APPEAL_SENT, -8),),
    ),
    Sample(
        "みなとサンプル商事株式会社",
        1,
        {
            "role": "総合職",
            "stage": Stage.INTERVIEW2,
            "desire": 4,
            "invited": True,
            "feedback": "別コースでの再面接の案内",
        },
    ),
    Sample(
        "Harbour & Pine Ltd",
        2,
        {
            "role": "data analyst",
            "stage": Stage.FINAL,
            "desire": 5,
            "new_facts": "finished the statistics certificate they asked about",
            "contact": Contact("Priya Raman", "priya.raman@harbourpine.example.com"),
        },
    ),
    Sample(
        "合同会社ひだまり出版",
        15,
        {
            "role": "編集",
            "stage": Stage.FINAL,
            "desire": 5,
            "points": ("企画の根拠を数字で示す", "読者像をもっと具体的に"),
            "contact": Contact("小林 健", None),
        },
        (
            (EventKind.APPEAL_SENT, -13),
            (EventKind.REPLY_YES, -4),
            (EventKind.INVITE_ANSWERED, -3),
            (EventKind.MEETING, 3),
        ),
    ),
    Sample(
        "Cedar Valley Software Inc.",
        20,
        {"role": "backend engineer", "stage": Stage.FINAL, "desire": 4},
        (
            (EventKind.APPEAL_SENT, -19),
            (EventKind.NUDGE_SENT, -10),
            (EventKind.REPLY_YES, -6),
            (EventKind.REINTERVIEW, -1),
        ),
    ),
    Sample(
        "やまびこ電機株式会社",
        6,
        {"role": "組込みソフト", "stage": Stage.FINAL, "waitlisted": True, "desire": 3},
    ),
    Sample(
        "株式会社こもれび食品", 9, {"role": "商品企画", "stage": Stage.INTERVIEW1, "desire": 5, "seats": Seats.MANY}
    ),
    Sample(
        "Northwind Ledger",
        21,
        {"role": "accountant", "stage": Stage.INTERVIEW3, "desire": 5, "reason": Cause.CANCELLED},
    ),
    Sample(
        "すずかけ証券株式会社",
        8,
        {
            "role": "システム",
            "stage": Stage.DOCUMENTS,
            "desire": 3,
            "no_contact": True,
            "contact": Contact(None, "no-reply@suzukake.example.jp"),
        },
    ),
    Sample(
        "Blue Kettle Coffee Roasters",
        30,
        {"role": "shop manager", "stage": Stage.INTERVIEW2, "desire": 2, "reason": Cause.NOT_MATCH},
    ),
    Sample(
        "株式会社みずうみ製薬",
        35,
        {"role": "MR", "stage": Stage.FINAL, "desire": 5},
        ((EventKind.APPEAL_SENT, -33), (EventKind.REPLY_NO, -25)),
    ),
)


def hunt(today: date) -> Iterator[tuple[Rejection, tuple[Event, ...]]]:
    """The hunt as it stands on a day: each rejection with what happened since."""
    for sample in _SAMPLES:
        lang = Language.EN if sample.company.isascii() else Language.JA
        rejection = Rejection(sample.company, add_business_days(today, -sample.days_ago), lang=lang, **sample.known)
        days = ((kind, add_business_days(today, days)) for kind, days in sample.events)
        yield rejection, tuple(Event(kind, day, min(day, today)) for kind, day in days)
