"""The stages of a selection, in order, and the words that people use for them."""

import re
from collections.abc import Mapping
from enum import StrEnum

from .errors import N_
from .text import fold


class Stage(StrEnum):
    """How far a candidacy came; a process with a single interview counts as `final`."""

    APPLICATION = "application"
    DOCUMENTS = "documents"
    TEST = "test"
    SCREEN = "screen"
    GROUP = "group"
    INTERVIEW1 = "interview1"
    INTERVIEW2 = "interview2"
    INTERVIEW3 = "interview3"
    FINAL = "final"
    OFFER = "offer"


STAGE_LABELS: Mapping[Stage, str] = {
    Stage.APPLICATION: N_("application"),
    Stage.DOCUMENTS: N_("documents"),
    Stage.TEST: N_("test"),
    Stage.SCREEN: N_("screening call"),
    Stage.GROUP: N_("group interview"),
    Stage.INTERVIEW1: N_("first interview"),
    Stage.INTERVIEW2: N_("second interview"),
    Stage.INTERVIEW3: N_("third interview"),
    Stage.FINAL: N_("final interview"),
    Stage.OFFER: N_("offer"),
}

# fmt: off
STAGE_WORDS: Mapping[str, tuple[str, ...]] = {
    Stage.APPLICATION: (
        "エントリー", "プレエントリー", "本エントリー", "応募", "応募受付",
        "application", "applied", "apply", "job application", "entry", "pre-entry",
    ),
    Stage.DOCUMENTS: (
        "書類選考", "書類", "書類審査", "書類提出", "履歴書", "職務経歴書",
        "ES", "ES選考", "ES提出", "エントリーシート", "エントリーシート選考",
        "resume screen", "resume screening", "resume review", "resume", "résumé",
        "CV", "CV screen", "CV screening", "CV review", "curriculum vitae",
        "documents", "document", "document screen", "document screening", "document review", "entry sheet",
    ),
    Stage.TEST: (
        "Webテスト", "ウェブテスト", "テスト", "試験", "SPI", "SPI3", "適性検査", "適性試験", "適性テスト",
        "筆記", "筆記試験", "筆記テスト", "玉手箱", "CAB", "GAB", "TG-WEB", "テストセンター",
        "コーディングテスト", "コーディング試験", "コーディング課題", "技術課題", "技術試験",
        "online assessment", "OA", "assessment", "online test", "web test", "aptitude test", "written test",
        "written exam", "exam", "psychometric test", "skills test", "test", "test centre", "test center",
        "coding test", "coding challenge", "code challenge", "coding assessment", "coding exercise",
        "programming test", "technical test", "technical assessment", "HackerRank", "Codility",
        "take-home", "take-home test", "take-home assignment", "take-home exercise", "take-home challenge",
    ),
    Stage.SCREEN: (
        "リクルーター面談", "リクルーター面接", "リク面", "カジュアル面談", "カジュアル面接", "電話面接", "電話面談",
        "recruiter screen", "recruiter call", "recruiter interview", "recruiter",
        "phone screen", "phone interview", "phone call", "phone", "telephone interview", "telephone screen",
        "screen", "screening", "screening call", "screening interview", "HR screen", "HR call", "intro call",
        "casual interview", "casual chat",
    ),
    Stage.GROUP: (
        "集団面接", "GD", "グループディスカッション", "グルディス", "グループ面接", "グループワーク", "グループ選考",
        "集団討論", "集団選考", "アセスメントセンター",
        "group interview", "group", "group discussion", "group exercise", "group work",
        "assessment centre", "assessment center", "AC",
    ),
    Stage.INTERVIEW1: (
        "一次面接", "1次", "１次", "一次選考", "一次", "一次面談", "第一次面接", "第一次選考", "初回面接",
        "first interview", "first round", "first round interview", "first",
        "1st interview", "1st round", "1st round interview", "1st", "round 1", "round one", "interview one",
        "hiring-manager interview", "hiring-manager screen", "hiring-manager call", "hiring manager",
        "manager interview", "HM interview", "HM screen", "HM",
    ),
    Stage.INTERVIEW2: (
        "二次面接", "2次", "二次選考", "二次", "二次面談", "第二次面接", "第二次選考", "技術面接", "技術面談",
        "second interview", "second round", "second round interview", "second",
        "2nd interview", "2nd round", "2nd round interview", "2nd", "round 2", "round two", "interview two",
        "technical interview", "tech interview", "technical", "tech", "technical round", "tech round",
        "technical screen", "tech screen", "coding interview",
    ),
    Stage.INTERVIEW3: (
        "三次面接", "3次", "三次選考", "三次", "三次面談", "第三次面接", "第三次選考",
        "四次面接", "4次", "四次選考", "五次面接", "5次", "五次選考",
        "onsite", "onsite interview", "onsite panel", "onsite loop", "virtual onsite",
        "panel", "panel interview", "loop", "interview loop", "full loop",
        "third interview", "third round", "third round interview", "third",
        "3rd interview", "3rd round", "3rd round interview", "3rd", "round 3", "round three", "interview three",
        "fourth interview", "fourth round", "4th interview", "4th round", "round 4", "interview 4",
        "fifth interview", "fifth round", "5th interview", "5th round", "round 5", "interview 5",
    ),
    Stage.FINAL: (
        "最終面接", "最終選考", "最終", "最終面談",
        "役員面接", "役員面談", "役員", "社長面接", "社長面談", "社長", "代表面接", "代表面談",
        "final interview", "final round", "final round interview", "final", "final stage", "finals",
        "last interview", "last round", "last round interview", "superday",
        "executive interview", "CEO interview", "founder interview", "single interview", "only interview",
    ),
    Stage.OFFER: (
        "内々定", "内内定", "内定", "内定通知", "内定取消", "内定取り消し", "内定取消し",
        "内々定取消", "内々定取り消し", "オファー", "オファー取消", "オファー取り消し",
        "offer", "job offer", "verbal offer", "offer letter",
        "offer rescinded", "rescinded offer", "offer withdrawn", "offer revoked", "rescinded",
    ),
}
# fmt: on

_SEPARATORS = re.compile(r"[\s\-‐-―−_.。・()\[\]{}<>「」『』【】〔〕〈〉《》]")
_ORDER: Mapping[Stage, int] = {stage: at for at, stage in enumerate(Stage)}
_KANJI_NUMBERS = str.maketrans("一二三四五", "12345")


def stage_order(stage: Stage) -> int:
    """How many stages come before this one."""
    return _ORDER[stage]


def spelling(text: str) -> str:
    """The form in which a typed word is compared: no blanks, marks or brackets, one width and case, digits for kanji."""
    return _SEPARATORS.sub("", fold(text)).translate(_KANJI_NUMBERS)
