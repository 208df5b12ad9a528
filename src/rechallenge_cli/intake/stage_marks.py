"""The words for the stages of a selection, and what around them says whether one lies behind or ahead: tables."""

from dataclasses import dataclass

from rechallenge_cli.domain.codes import Language
from rechallenge_cli.domain.stages import Stage

_NONE = r"(?!)"


@dataclass(frozen=True, slots=True)
class StageMarks:
    """Patterns of lower-case text. Of the words for stages the later stages come first."""

    words: tuple[tuple[Stage, str], ...]
    surely_behind: str
    behind: str
    behind_after: str
    """Behind the word: the stage is over."""
    ahead: str
    ahead_after: str
    """Behind the word: it lies ahead, or would have."""


STAGES: dict[Language, StageMarks] = {
    Language.EN: StageMarks(
        words=(
            (Stage.OFFER, r"(?:rescind|revok|withdraw)\w* (?:the|our|your|this|that) (?:\w+ ){0,2}offer|offer(?: of employment)? (?:has been|is|was) (?:\w+ )?(?:rescinded|withdrawn|revoked)"),
            (Stage.FINAL, r"\bfinal (?:\w+ )?(?:round|interview|stage|panel|discussion|conversation)s?\b|\blast (?:round|interview)\b|\bsuperday\b|\b(?:ceo|executive|board|director|partner|founder)s?'? interview\b"),
            (Stage.INTERVIEW3, r"\b(?:third|3rd|fourth|4th)(?:[- ]\w+)? (?:interview|round|stage)\b|\bround (?:3|three|4|four)\b|\bon-?site\b|\b(?:panel|loop) (?:interview|discussion)s?\b|\binterview (?:panel|loop)\b|\byour panel\b"),
            (Stage.INTERVIEW2, r"\b(?:second|2nd)(?:[- ]\w+)? (?:interview|round|stage|conversation)s?\b|\bround (?:2|two)\b|\btech(?:nical)? (?:interview|round|discussion|conversation)s?\b|\binterview 2\b"),
            (Stage.INTERVIEW1, r"\b(?:first|1st|initial)(?:[- ](?!phone)\w+)? (?:interview|round|conversation)s?\b|\bround (?:1|one)\b|\bhiring[- ]manager (?:\w+ )?(?:interview|screen|call|conversation)\b|\binterview 1\b"),
            (Stage.GROUP, r"\bassessment (?:centre|center|day)\b|\bgroup (?:interview|discussion|exercise|assessment)\b"),
            (Stage.SCREEN, r"\b(?:phone|recruiter|screening|introductory|intro|telephone|hr)[- ](?:screen(?:ing)?|call|interview|chat|conversation)\b|\bscreening (?:call|interview)\b|\bcall with (?:our|the|a) recruiter\b"),
            (Stage.TEST, r"\b(?:online|coding|technical|skills?|aptitude|written|numerical|psychometric|programming|take-?home|computer[- ]based|cognitive|situational)(?: \w+)? (?:assessment|test|challenge|assignment|exercise|task|exam\w*)s?\b|\btake-?home\b|\bhackerrank\b|\bcodility\b|\bcbt\b|\bthe assessment\b|\byour assessment\b"),
            (Stage.DOCUMENTS, r"\b(?:resume|cv|document|paper|application) (?:screen(?:ing)?|review|sift|selection|stage)\b|\bshortlist(?:ed|ing)? (?:stage|for interview)\b|\bamong those shortlisted\b|\bsent? us your (?:cv|resume)\b|\breview(?:ed|ing)? (?:of )?your (?:resume|cv)\b"),
        ),
        surely_behind=r"(?:after|following|for (?:attending|coming|taking|joining|meeting|completing|appearing|participating)|results? of|outcome of|attended|completed|took) (?:[\w',-]+ ){0,7}$",
        behind=r"(?:from|at|regarding|about|your|in) (?:[\w',-]+ ){0,7}$",
        behind_after=_NONE,
        ahead=r"(?:invite|invited|invitation|to (?:the|a|an|our)|move|moving|proceed|progress|forward|advance|next|place in|to an?|for (?:the|a) (?:next|final|second)|not be|see) (?:[\w',-]+ ){0,5}$",
        ahead_after=_NONE,
    ),
    Language.JA: StageMarks(
        words=(
            (Stage.OFFER, r"内々?定.{0,60}(?:取り?消|撤回|白紙)"),
            (Stage.FINAL, r"最終(?:面接|選考|面談|試験|審査|プレゼン)?|役員(?:面接|面談)|社長(?:面接|面談)|代表(?:面接|面談)|理事長面接"),
            (Stage.INTERVIEW3, r"(?:第?[三四五345]次)(?:面接|選考|面談)|[3-5]回目の面接"),
            (Stage.INTERVIEW2, r"第?[二2]次(?:面接|選考|面談)|(?:2|二)回目の面接|技術面接|二次(?!元|募集|的)|第[二2]次試験(?=.{0,6}面接)"),
            (Stage.INTERVIEW1, r"第?[一1]次(?:面接|面談)|初回面接|(?:1|一)回目の面接|[一1]次選考|一次(?!元|的|産業|情報)(?!.{0,3}(?:試験|筆記|書類|審査))|第[一1]次試験(?=.{0,6}面接)"),
            (Stage.GROUP, r"グループ(?:ディスカッション|ワーク|面接|選考)|(?<![a-z])gd(?![a-z])|集団(?:面接|討論|選考)|グルディス"),
            (Stage.SCREEN, r"リクルーター(?:面談|面接)|カジュアル(?:面談|面接)|電話面接"),
            (Stage.TEST, r"(?:web|ウェブ|適性|筆記|学科|能力|学力|コーディング|技術|性格|言語|教養|専門|実技)(?:適性)?(?:テスト|検査|試験|課題)|(?<![a-z])spi3?(?![a-z])|玉手箱|(?<![a-z])[cg]ab(?![a-z])|tg-?web|テストセンター|第[一1]次試験(?!.{0,8}面接)|・?筆記(?:試験)?"),
            (Stage.DOCUMENTS, r"書類(?:選考|審査|による審査|を?拝見|、|の(?:時点|段階)|をもとに)|(?:エントリーシート|es)(?:選考|審査|を(?:ご)?提出|の(?:選考|結果|ご?提出))|書類のみ|いただいた書類|レジュメ選考"),
        ),
        surely_behind=r"(?:先日|過日|先般|昨日)(?:は|の)?.{0,12}$",
        behind=r"(?:先日|過日|先般|このたび|この度|昨日|本日|実施(?:した|いたしました)|ご参加|お越し).{0,16}$",
        behind_after=r"(?:（[^）]*）|\([^)]*\))?(?:の結果|結果|(?:に|へ)(?:ご参加|お越し|ご来社|つきまし|ついて|おきまし|おいて|際)|を(?:ご?受|お受|実施)|のため|の(?:お礼|御礼|時点|段階|件)|、?お疲れ|、お忙しい|で(?:は|の))",
        ahead=r"(?:(?<![一二三四第])次(?:の|回)|今後|続く|以降).{0,6}$",
        ahead_after=r"(?:（[^）]*）|\([^)]*\))?(?:の?ご?案内|へ(?:お進み|進|の)|に(?:お進み|進)|のお願い|をお願い|と?なり|を(?:受けて|予定|実施)|の日程|から(?:ご参加|の))",
    ),
}  # fmt: skip
