"""The words that people type for the codes, in English and Japanese; those for the stages are in `stages`."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache

from .codes import Cause, Closeness, EventKind, Language, Seats, Status, StepKind, VerdictCode
from .errors import N_, UsageError
from .stages import STAGE_WORDS, Stage, spelling
from .text import fold, has_japanese

# fmt: off
WORDS: Mapping[type[StrEnum], Mapping[str, tuple[str, ...]]] = {
    Stage: STAGE_WORDS,
    Closeness: {
        Closeness.NEAR: ("あと一歩", "惜しい", "惜しくも", "僅差", "近い", "close", "almost", "near miss"),
        Closeness.UNCLEAR: ("不明", "わからない", "分からない", "言われていない", "unknown", "not said"),
        Closeness.FAR: ("大きい", "遠い", "差が大きい", "程遠い", "not close", "distant"),
    },
    Cause: {
        Cause.FILLED: ("充足", "採用枠充足", "採用枠が充足", "定員", "募集終了", "締め切り", "position filled", "seat filled"),
        Cause.CANCELLED: ("募集中止", "中止", "募集の中止または保留", "採用中止", "凍結", "保留", "on hold", "canceled", "closed", "frozen"),
        Cause.OTHER_CANDIDATE: ("他の候補者", "他の応募者", "別の候補者", "別の候補者を採用", "他候補", "相対評価", "somebody else", "someone else"),
        Cause.NOT_MATCH: ("不一致", "ミスマッチ", "職種と合わない", "合わない", "条件不一致", "no match", "mismatch", "not a fit", "fit"),
        Cause.WITHDREW: ("辞退", "自分から辞退", "選考辞退", "withdrawn", "I withdrew"),
        Cause.CHECK_FAILED: ("確認不通過", "経歴確認", "経歴などの確認による不採用", "身元確認", "background check", "check"),
    },
    Seats: {
        Seats.ONE: ("一名", "1人", "一つ", "1", "single"),
        Seats.FEW: ("若干名", "数名", "少数", "a few", "some", "several"),
        Seats.MANY: ("多数", "大量", "十名以上", "lots", "batch"),
    },
    Language: {
        Language.JA: ("日本語", "和文", "Japanese", "jp"),
        Language.EN: ("英語", "英文", "English"),
    },
    VerdictCode: {
        VerdictCode.INVITED: ("案内あり", "招待"),
        VerdictCode.APPEAL: ("お願いする", "お願い", "再チャレンジ"),
        VerdictCode.LATER: ("時期を待つ", "後日", "あとで"),
        VerdictCode.LET_GO: ("区切りをつける", "見送る"),
    },
    Status: {
        Status.AWAITING: ("結果待ち", "no answer yet", "waiting"),
        Status.OPEN: ("未対応",),
        Status.APPEALED: ("お願い済み", "依頼中", "asked"),
        Status.MEETING: ("面談", "人事面談"),
        Status.REINTERVIEW: ("再面接", "re-interview"),
        Status.WON: ("内定", "offer"),
        Status.CLOSED: ("終了", "done"),
    },
    StepKind: {
        StepKind.REPLY_INVITE: ("案内への返事", "answer the invitation"),
        StepKind.SEND_APPEAL: ("お願い送付", "お願いの送付", "お願い", "appeal"),
        StepKind.NUDGE: ("返事の確認",),
        StepKind.MEETING: ("面談", "人事面談"),
        StepKind.PREPARE: ("準備", "面談準備", "面談・面接準備", "面談・面接の準備"),
        StepKind.REINTERVIEW: ("再面接", "re-interview"),
        StepKind.THANK: ("お礼", "thanks"),
        StepKind.SEAT_CHECK: ("募集状況の確認", "check-in"),
        StepKind.REAPPLY: ("再応募", "apply again"),
        StepKind.ASK_RESULT: ("結果の確認", "ask for the result"),
        StepKind.REMINDER: ("リマインダー", "メモ"),
    },
    EventKind: {
        EventKind.APPEAL_SENT: ("お願い送付", "お願いを送った", "再チャレンジ依頼", "appeal", "appealed", "asked"),
        EventKind.NUDGE_SENT: ("確認メール送付", "返事の確認送付", "催促", "nudge", "nudged"),
        EventKind.REPLY_YES: ("前向きな返事", "承諾の返事", "良い返事", "承諾", "OKの返事", "yes"),
        EventKind.REPLY_NO: ("断りの返事", "お断り", "断られた", "no"),
        EventKind.INVITED: ("再チャレンジの案内", "案内", "招待", "再面接の案内", "invitation"),
        EventKind.MEETING: ("面談", "人事面談", "面談の約束", "HR meeting"),
        EventKind.REINTERVIEW: ("再面接", "面接の約束", "re-interview"),
        EventKind.OFFER: ("内定", "内々定", "オファー", "job offer"),
        EventKind.REJECTED_AGAIN: ("再び不採用", "再度不採用", "また不採用", "再不採用"),
        EventKind.WITHDREW: ("辞退", "自分から辞退", "選考辞退", "withdrawn"),
        EventKind.NOTE: ("メモ", "記録"),
        EventKind.REJECTED: ("不採用", "不合格", "お祈り", "落選", "rejection"),
        EventKind.PASSED: ("選考通過", "通過", "合格", "pass"),
        EventKind.DATE_OPEN: ("日程未定", "日程調整中", "date open"),
        EventKind.INVITE_ANSWERED: ("案内に返事", "案内に返事済み", "invitation answered"),
        EventKind.PREPARED: ("準備完了", "準備済み"),
        EventKind.MET: ("面談を実施", "面談済み", "面談した"),
        EventKind.REINTERVIEWED: ("再面接を実施", "再面接済み", "再面接した"),
        EventKind.THANKED: ("お礼送付", "お礼", "お礼済み", "thanks"),
        EventKind.CHECKED_IN: ("募集状況を確認", "確認済み", "check-in"),
        EventKind.REAPPLIED: ("再応募", "applied again"),
        EventKind.RESULT_ASKED: ("結果を確認", "結果を問い合わせ", "asked for the result"),
    },
}
"""For each code the words that are understood beside the code itself; the first is the one that Japanese is offered."""

YES = ("yes", "y", "true", "1", "on", "はい", "ある", "あり", "有", "有り", "うん", "○", "◯")
NO = ("no", "n", "false", "0", "off", "いいえ", "ない", "なし", "無", "無し", "ううん", "×", "✕")
# fmt: on

_SHOWN = 40


def parse_code(typed: str, enum: type[StrEnum], known: Iterable[StrEnum] | None = None) -> StrEnum:
    """The code that was typed, as code or as word of either language. UsageError with what is near, or all there is.

    `known` are the codes that can be meant, if not all.
    """
    possible = tuple(known or enum)
    code = _codes_by_spelling(enum).get(spelling(typed))
    if code in possible:
        return enum(code)
    shown = typed if len(typed) <= _SHOWN else typed[: _SHOWN - 1] + "…"
    near = tuple(near for near in _near(typed, enum) if near in possible)
    hint = N_("did you mean {words}?") if near else N_("it may be {words}")
    raise UsageError(N_('"{text}" is not known here'), hint, text=shown, words=near or possible)


def parse_stage(typed: str) -> Stage:
    """The stage that was typed. UsageError as for every code."""
    return Stage(parse_code(typed, Stage))


def word(code: StrEnum, language: str) -> str:
    """The word that is offered for a code: in Japanese one of its words, else the code itself."""
    words = WORDS.get(type(code), {}).get(code, ()) if language == "ja" else ()
    japanese = [each for each in words if has_japanese(each)]
    return japanese[0] if japanese else str(code)


def completions(known: Iterable[StrEnum], begun: str, language: str = "en") -> list[tuple[str, str]]:
    """What could be typed for some codes, and the code for it: a word each, or all words that begin as typed."""
    if not begun:
        return [(word(code, language), str(code)) for code in known]
    beginning = fold(begun)
    # a word with a blank in it would reach the command in two
    words = ((each.replace(" ", "-"), code) for code in known for each in (code, *WORDS[type(code)].get(code, ())))
    return [(each, str(code)) for each, code in words if fold(each).startswith(beginning)]


def is_yes(typed: str) -> bool | None:
    """Is it a yes? None where it is neither yes nor no."""
    return _answers().get(spelling(typed))


@cache
def _answers() -> Mapping[str, bool]:
    return {spelling(each): each in YES for each in (*NO, *YES)}


@cache
def _codes_by_spelling(enum: type[StrEnum]) -> Mapping[str, StrEnum]:
    return {
        spelling(each): code for code in enum for each in (*WORDS[enum].get(code, ()), code.replace("-", " "), code)
    }


def _near(typed: str, enum: type[StrEnum]) -> list[StrEnum]:
    """The codes whose words look like it, the likest first; a Japanese word is short, so half of it is enough."""
    from difflib import get_close_matches  # only a mistake needs it

    codes, cutoff = _codes_by_spelling(enum), 0.5 if has_japanese(typed) else 0.7
    found = get_close_matches(spelling(typed[:_SHOWN]), codes, n=5, cutoff=cutoff)
    return list(dict.fromkeys(codes[each] for each in found))
