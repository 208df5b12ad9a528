"""An invented hunt for `rc demo`: firms that do not exist, in Japan and elsewhere, at every turn of the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from rechallenge_cli.domain.codes import Cause, Closeness, EventKind, Language, Seats
from rechallenge_cli.domain.errors import N_
from rechallenge_cli.domain.model import Contact, Event, Rejection
from rechallenge_cli.domain.stages import Stage
from rechallenge_cli.domain.workdays import add_business_days
from rechallenge_cli.locales import _


@dataclass(frozen=True, slots=True)
class Sample:
    """A rejection so many business days ago, what is known of it, and what happened since (by business days from today)."""

    company: str
    days_ago: int
    known: dict[str, Any]
    events: tuple[tuple[EventKind, int], ...] = ()


_EARLIER = (
    Sample("株式会社つゆくさ情報", 93, {"role": N_("systems"), "stage": Stage.DOCUMENTS, "desire": 3}),
    Sample("Vole Analytics", 90, {"role": N_("data analyst"), "stage": Stage.TEST, "desire": 2}),
    Sample("有限会社かざぐるま工房", 84, {"role": N_("mechanical design"), "stage": Stage.DOCUMENTS, "desire": 2}),
    Sample(
        "Tidepool Mutual",
        79,
        {"role": N_("accountant"), "stage": Stage.SCREEN, "desire": 2, "reason": Cause.NOT_MATCH},
    ),
    Sample("株式会社ゆうなぎ通信", 73, {"role": N_("systems"), "stage": Stage.TEST, "desire": 2}),
    Sample("Lanternfish Media", 70, {"role": N_("editor"), "stage": Stage.DOCUMENTS, "desire": 3}),
    Sample("しらかば軽便鉄道株式会社", 66, {"role": N_("general track"), "stage": Stage.GROUP, "desire": 1}),
    Sample("Example Freight Lines", 63, {"role": N_("systems"), "stage": Stage.APPLICATION, "desire": 2}),
    Sample(
        "株式会社ひつじ雲企画",
        58,
        {
            "role": N_("product planning"),
            "stage": Stage.INTERVIEW1,
            "desire": 2,
            "closeness": Closeness.FAR,
            "reason": Cause.NOT_MATCH,
        },
    ),
    Sample(
        "Quillfeather Press",
        54,
        {"role": N_("editor"), "stage": Stage.FINAL, "desire": 5},
        (
            (EventKind.APPEAL_SENT, -53),
            (EventKind.REPLY_YES, -48),
            (EventKind.REINTERVIEW, -41),
            (EventKind.OFFER, -33),
        ),
    ),
    Sample(
        "株式会社かえで堂物産",
        47,
        {"role": N_("general track"), "stage": Stage.INTERVIEW2, "desire": 4},
        ((EventKind.APPEAL_SENT, -46), (EventKind.REPLY_NO, -39)),
    ),
    Sample(
        "Foxglove & Thimble Studio",
        42,
        {"role": N_("backend engineer"), "stage": Stage.INTERVIEW3, "desire": 4},
        ((EventKind.INVITED, -36), (EventKind.REINTERVIEW, -29), (EventKind.REJECTED_AGAIN, -22)),
    ),
    Sample(
        "Copper Lantern Inns",
        38,
        {"role": N_("shop manager"), "stage": Stage.INTERVIEW1, "desire": 1, "reason": Cause.WITHDREW},
    ),
    Sample("株式会社こはく硝子", 26, {"role": N_("mechanical design"), "stage": Stage.DOCUMENTS, "desire": 2}),
    Sample("Willowmere Council", 4, {"role": N_("data analyst"), "stage": Stage.INTERVIEW1, "awaiting": True}),
    Sample("株式会社ほたる計器", 2, {"role": N_("embedded software"), "stage": Stage.TEST, "awaiting": True}),
)
"""What lies further back, and what is still awaited: nothing of it is due in these days."""

_SAMPLES = (
    Sample(
        "株式会社あおぞら精機",
        4,
        {
            "role": N_("mechanical design"),
            "stage": Stage.FINAL,
            "desire": 5,
            "closeness": Closeness.NEAR,
            "feedback": N_("the last two were close; the other one had more experience"),
            "contact": Contact("高橋 美咲", "saiyo@aozora-seiki.example.jp"),
        },
    ),
    Sample(
        "Example Robotics GmbH",
        12,
        {"role": N_("controls engineer"), "stage": Stage.INTERVIEW3, "desire": 4, "closeness": Closeness.NEAR},
        ((EventKind.APPEAL_SENT, -8),),
    ),
    Sample(
        "みなとサンプル商事株式会社",
        1,
        {
            "role": N_("general track"),
            "stage": Stage.INTERVIEW2,
            "desire": 4,
            "invited": True,
            "feedback": N_("they offer an interview for another course"),
        },
    ),
    Sample(
        "Harbour & Pine Ltd",
        2,
        {
            "role": N_("data analyst"),
            "stage": Stage.FINAL,
            "desire": 5,
            "new_facts": N_("finished the statistics certificate they asked about"),
            "contact": Contact("Priya Raman", "priya.raman@harbourpine.example.com"),
        },
    ),
    Sample(
        "合同会社ひだまり出版",
        15,
        {
            "role": N_("editor"),
            "stage": Stage.FINAL,
            "desire": 5,
            "points": (N_("back the plan with figures"), N_("say more exactly who reads it")),
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
        {"role": N_("backend engineer"), "stage": Stage.FINAL, "desire": 4},
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
        {"role": N_("embedded software"), "stage": Stage.FINAL, "waitlisted": True, "desire": 3},
    ),
    Sample(
        "株式会社こもれび食品",
        9,
        {"role": N_("product planning"), "stage": Stage.INTERVIEW1, "desire": 5, "seats": Seats.MANY},
    ),
    Sample(
        "Northwind Ledger",
        21,
        {"role": N_("accountant"), "stage": Stage.INTERVIEW3, "desire": 5, "reason": Cause.CANCELLED},
    ),
    Sample(
        "すずかけ証券株式会社",
        8,
        {
            "role": N_("systems"),
            "stage": Stage.DOCUMENTS,
            "desire": 3,
            "no_contact": True,
            "contact": Contact(None, "no-reply@suzukake.example.jp"),
        },
    ),
    Sample(
        "Blue Kettle Coffee Roasters",
        30,
        {"role": N_("shop manager"), "stage": Stage.INTERVIEW2, "desire": 2, "reason": Cause.NOT_MATCH},
    ),
    Sample(
        "株式会社みずうみ製薬",
        35,
        {"role": N_("medical representative"), "stage": Stage.FINAL, "desire": 5},
        ((EventKind.APPEAL_SENT, -33), (EventKind.REPLY_NO, -25)),
    ),
    *_EARLIER,
)


def hunt(today: date) -> Iterator[tuple[Rejection, tuple[Event, ...]]]:
    """The hunt as it stands on a day: each rejection with what happened since."""
    for sample in _SAMPLES:
        lang = Language.EN if sample.company.isascii() else Language.JA
        known = {name: _in_words(value) for name, value in sample.known.items()}
        rejection = Rejection(sample.company, add_business_days(today, -sample.days_ago), lang=lang, **known)
        days = ((kind, add_business_days(today, days)) for kind, days in sample.events)
        yield rejection, tuple(Event(kind, day, min(day, today)) for kind, day in days)


def _in_words(value: Any) -> Any:
    """What somebody would have typed, in the language of the interface; codes, names and days as they are."""
    if isinstance(value, tuple):
        return tuple(map(_in_words, value))
    return _(value) if type(value) is str else value
