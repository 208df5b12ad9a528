"""What trackers say of where an application stands -> what that means here. Words in several languages, as tables."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from rechallenge_cli.domain.errors import N_, UsageError
from rechallenge_cli.domain.stages import STAGE_WORDS, Stage, spelling, stage_order
from rechallenge_cli.domain.text import fold


class Meaning(StrEnum):
    """What became of an application; where several columns speak, the first of these counts."""

    REJECTED = "rejected"
    WITHDREW = "withdrew"
    OFFER = "offer"
    SILENT = "silent"
    SAVED = "saved"
    AWAITING = "awaiting"


# fmt: off
WORDS: Mapping[Meaning, tuple[str, ...]] = {
    Meaning.REJECTED: (
        "rejected", "reject", "rejection", "denied", "declined", "not selected", "no offer", "unsuccessful", "turned down", "failed",
        "not successful", "not moving forward", "not progressed", "rejected by company", "rejection received", "not hired", "fail",
        "closed - rejected", "regret", "regretted", "no longer under consideration", "no longer considered", "not considered",
        "position filled", "filled", "rejected after interview", "dead", "nope", "no thanks", "thanks but no thanks", "did not get it", "didn't get it",
        "waitlisted", "waitlist", "wait listed", "wait list", "補欠", "補欠合格", "auto-rejected", "lost", "dismissed", "eliminated", "not accepted",
        "不採用", "不合格", "落選", "お祈り", "見送り", "お見送り", "不通過", "落ち", "落ちた", "祈", "祈られた", "お祈りされた", "サイレントお祈り確定", "お祈りメール",
        "不採用通知", "否", "×", "✕", "✗", "ボツ", "不可", "選考終了", "敗退", "ご縁なし", "お断り",
        "Absage", "abgelehnt", "abgesagt", "Absage erhalten", "Ablehnung", "nicht erfolgreich",
        "refusé", "refusée", "refus", "rejeté", "rejetée", "non retenu", "non retenue", "candidature refusée", "négatif", "négative",
        "rechazado", "rechazada", "rechazo", "descartado", "descartada", "no seleccionado", "no seleccionada", "rifiutato", "rifiutata", "scartato", "scartata", "respinto", "respinta", "afgewezen", "afwijzing", "recusado", "recusada", "rejeitado", "rejeitada", "avslag", "afslag", "odrzucono", "odrzucony", "negativ", "negativo", "negativa",
        "拒绝", "被拒", "已拒绝", "未通过", "淘汰", "拒信", "挂", "挂了", "不合适", "婉拒", "拒絕",
        "불합격", "탈락", "거절", "불합", "서류탈락", "면접탈락", "서탈", "면탈",
    ),
    Meaning.WITHDREW: (
        "withdrawn", "withdrew", "withdraw", "i withdrew", "i declined", "declined by me", "offer declined", "declined offer", "rejected offer",
        "offer rejected", "turned down offer", "declined the offer", "withdrawn by candidate", "cancelled by me", "rejected by me", "i rejected",
        "辞退", "選考辞退", "内定辞退", "自己辞退", "応募辞退", "辞退済み", "取り下げ", "キャンセル", "応募取消",
        "zurückgezogen", "retiré", "retirée", "désisté", "désistement", "retirado", "retirada", "放弃", "已放弃", "撤回", "포기", "지원취소", "취소",
    ),
    Meaning.OFFER: (
        "offer", "offered", "offer received", "accepted", "offer accepted", "hired", "job offer", "accepted offer", "signed", "won", "got the job", "success", "successful",
        "内定", "内々定", "内定承諾", "承諾", "採用", "内定獲得", "オファー", "入社", "入社決定", "内定済み",
        "Zusage", "Angebot", "eingestellt", "angenommen", "acceptée", "accepté", "offre reçue", "embauché", "oferta", "aceptado", "contratado", "aceptada",
        "录用", "已录用", "offer已接", "录取", "최종합격", "합격통보", "입사",
    ),
    Meaning.SILENT: (
        "ghosted", "ghost", "ghosting", "no response", "no answer", "no reply", "never heard back", "not heard back", "silence", "silent", "no feedback", "crickets",
        "音沙汰なし", "サイレント", "サイレントお祈り", "連絡なし", "返信なし", "返事なし", "無視", "音信不通", "未返信",
        "keine Antwort", "keine Rückmeldung", "sans réponse", "pas de réponse", "aucune réponse", "sin respuesta", "sin contestar",
        "无回复", "没回复", "没消息", "无消息", "石沉大海", "무응답", "연락없음", "무소식",
    ),
    Meaning.SAVED: (
        "saved", "bookmarked", "bookmark", "wishlist", "wish list", "interested", "to apply", "to do", "todo", "not applied", "not started", "planned", "draft", "new", "lead",
        "researching", "watching", "backlog", "considering", "ready to apply", "prospect", "idea", "not yet applied", "found", "preparing", "shortlist", "target", "expired", "archived", "not interested", "skipped", "ignored",
        "未応募", "検討中", "気になる", "お気に入り", "応募前", "エントリー前", "応募予定", "保存済み", "ブックマーク", "候補", "準備中", "未エントリー", "未提出", "応募見送り", "応募せず", "受けない", "未着手",
        "gemerkt", "geplant", "vorgemerkt", "offen zu bewerben", "à postuler", "à faire", "enregistré", "guardado", "guardada", "por aplicar", "pendiente de aplicar",
        "想投", "收藏", "待投递", "未投递", "관심", "지원예정", "지원전", "스크랩",
    ),
    Meaning.AWAITING: (
        "applied", "application sent", "application submitted", "submitted", "sent", "interviewing", "interview", "interviews", "in progress", "in process", "pending", "under review", "in review", "reviewing", "open", "active",
        "waiting", "awaiting", "awaiting response", "awaiting result", "awaiting reply", "waiting for response", "screening", "scheduled", "interview scheduled", "interviewed", "assessment", "negotiating", "negotiation",
        "received", "confirmed", "viewed", "phone screen", "on hold", "hold", "followed up", "follow up", "in consideration", "considered", "ongoing", "processing", "shortlisted", "passed", "pass", "passed to next round",
        "応募済み", "応募中", "応募", "選考中", "書類選考中", "面接", "面接中", "面接予定", "面接済み", "結果待ち", "合否待ち", "返信待ち", "連絡待ち", "通過", "合格", "書類通過", "進行中", "エントリー済み", "エントリー", "提出済み", "ES提出済み", "エントリー済", "応募済", "提出済", "待ち",
        "面接調整中", "日程調整中", "保留", "選考待ち", "受付", "受付済み", "○", "◯", "〇", "◎", "△", "可", "ES通過", "選考前", "通過済み", "継続中", "受験済み", "受検済み",
        "beworben", "in Bearbeitung", "offen", "Vorstellungsgespräch", "Gespräch", "Bewerbung verschickt", "eingeladen", "ausstehend", "läuft", "wartend", "gesendet",
        "postulé", "candidature envoyée", "en cours", "en attente", "entretien", "envoyé", "envoyée", "relancé",
        "aplicado", "solicitado", "postulado", "en proceso", "en curso", "entrevista", "pendiente", "enviado", "enviada", "en espera", "inscrito",
        "已投递", "已申请", "面试", "面试中", "进行中", "等待", "笔试", "等待结果", "初筛", "申请中", "投递",
        "지원", "지원완료", "지원함", "서류전형", "면접", "진행중", "대기", "결과대기", "서류합격", "서류통과", "합격", "면접예정", "제출완료",
    ),
}
"""The words for each, compared without case, width, blanks and pictures."""

_NO_WORDS = r"(?:reject(?:ed|ion)s?|declined|denied|turned down|abgelehnt|abgesagt|absage|refusée?|rechazad[oa])\b"
_NO_WORDS_JA = r"(?:不採用|不合格|落選|お?見送り|お?祈り|不通過|落ちて?)"
_WITHIN: tuple[tuple[Meaning, str], ...] = (
    (Meaning.OFFER, rf"{_NO_WORDS}.*\b(?:then|later|but|now)\b(?:\s+\w+)?\s+(?:offer(?:ed)?|accepted|hired)|(?:不採用|不合格|落選).*(?:後に|から|その後)、?内々?定"),
    (Meaning.AWAITING, rf"\b(?:not|no|never|isn't|wasn't|nicht|keine|noch keine|pas|no fui)\s+(?:(?:yet|been|formally|officially)\s+)*{_NO_WORDS}|{_NO_WORDS_JA}(?:で|とは|では|じゃ|い)は?(?:ない|なく|なかった|ありません)"),
    (Meaning.AWAITING, rf"{_NO_WORDS}.*\b(?:appeal\w*|reconsider\w*|challenged)\b.*\b(?:in progress|pending|open|ongoing)\b|{_NO_WORDS_JA}.*(?:再考|再チャレンジ|再審査)\S*(?:中|待ち)"),
    (Meaning.REJECTED, r"wait[ -]?list|補欠"),
    (Meaning.SAVED, r"未応募|応募見送|応募しな|応募予定|応募前|not (?:yet )?appl|never applied|to apply|apply (?:later|soon)|wish ?list|bookmark|saved|未投递|지원예정"),
    (Meaning.AWAITING, r"待ち|waiting for (?:a )?(?:result|answer|reply|response)|await|合否待|결과대기|等待"),
    (Meaning.WITHDREW, r"辞退|withdr[ae]w|\bi (?:declined|rejected|withdrew)|(?:declined|rejected|turned down)(?: the| an?)? offer|offer (?:declined|rejected)|by me\b|取り下げ|zurückgezogen|désist|放弃|포기"),
    (Meaning.SILENT, r"ghost|no (?:response|reply|answer)|never heard|not heard|音沙汰|サイレント|連絡な[しい]|返[信事]な[しい]|keine (?:antwort|rückmeldung)|(?:sans|pas de|aucune) réponse|sin respuesta|无回复|무응답|연락없"),
    (Meaning.REJECTED, r"[×✕✗]$|ご縁[がはも]?(?:ありません|な[かしい]|無)|(?:did not|didn't) get (?:it|the)|no thanks|reject|declin|not (?:been )?(?:selected|successful|moving|hired|proceed|progress|accepted)|unsuccessful|turned (?:me )?down|denied|no offer|不採用|不合格|落選|祈|見送|不通過|落ち|落と|敗退|absage|abgelehnt|abgesagt|refus|rejet|non retenu|rechaz|descart|no seleccionad|rifiut|scartat|respint|afgewez|afwijz|recusad|rejeitad|avslag|afslag|odrzuc|被拒|拒[绝絕信]|淘汰|未通过|不合适|불합격|탈락"),
    (Meaning.OFFER, r"(?:job |got an? |received an? |verbal |written )offer|offer (?:received|accepted|made|signed|stage)|内々?定|hired|zusage|embauch|contratad|录用|최종합격"),
    (Meaning.AWAITING, r"選考中|面接|面談|通過|合格|応募済|提出済|エントリー済|予定|調整中|applied|interview|in progress|in process|under review|pending|submitted|scheduled|beworben|offen\b|einladung|eingeladen|entretien|entrevista|面试|面試|면접|진행"),
)
"""What to look for in longer words, in this order: a no that is denied, or was taken back, comes before the no itself."""
_IS_WAITLISTED = re.compile(r"wait[ -]?list|補欠", re.IGNORECASE)

_PASSED = ("passed", "pass", "cleared", "successful", "advanced", "passed to next round", "通過", "合格", "通過済み", "書類通過", "ES通過", "○", "◯", "〇", "◎", "bestanden", "weiter", "réussi", "validé", "superada", "aprobado", "通过", "통과", "합격")

_EMPTY = frozenset({"", "n/a", "na", "n.a.", "none", "null", "nil", "-", "--", "---", "—", "–", "ー", "―", "−", "?", "？", "tbd", "nan", "#n/a", "なし", "無し", "未定", "不明", "該当なし", "特になし", "k.a.", "keine", "n/d", "undefined", "未記入", "..."})
# fmt: on


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says: what became of the application, and the stage that it names."""

    meaning: Meaning | None = None
    stage: Stage | None = None


@lru_cache(maxsize=4096)
def is_empty(cell: str) -> bool:
    """Does a cell hold nothing, or a sign for nothing?"""
    return unicodedata.normalize("NFKC", cell).strip().casefold() in _EMPTY


def said(cell: str, own: Mapping[str, Meaning]) -> Said | None:
    """What a cell of a status says; None where nobody knows. `own` are the words of the user, by `key`."""
    if own and key(cell) in own:
        return Said(own[key(cell)], _stage_within(cell))
    return _said(cell)


@lru_cache(maxsize=1024)
def _said(cell: str) -> Said | None:
    """The same for everybody: a table says the same few words over and over."""
    if is_empty(cell) and cell.strip() not in {"×", "✕"}:
        return Said()
    meaning = _by_word().get(key(cell)) or _within(cell)
    stage = stage_alone(cell) or _stage_within(cell)
    if meaning is None and stage is None:
        return None
    return Said(meaning or Meaning.AWAITING, stage)


def is_waitlisted(cell: str) -> bool:
    """Does a cell say that one may still move up?"""
    return _IS_WAITLISTED.search(unicodedata.normalize("NFKC", cell)) is not None


def key(word: str) -> str:
    """A status as it is compared."""
    return spelling(_bare(word))


def _bare(word: str) -> str:
    """Without pictures and numbering: "❌ Rejected", "4. Rejected" and "Rejected" agree."""
    plain = re.sub(
        "[\u2190-\u21ff\u2460-\u24ff\u2600-\u2712\u2714\u2716\u2718-\u2bff\ufe0f\u200d\u20e3\U0001f000-\U0001faff]+",
        " ",
        word,
    )
    found = re.sub(r"^\s*\d{1,2}\s*[.):_-]\s*", "", plain).strip()
    return found or word.strip()


@cache
def _by_word() -> Mapping[str, Meaning]:
    found: dict[str, Meaning] = {}
    for meaning, words in WORDS.items():
        for word in (meaning.value, *words):
            found.setdefault(spelling(word), meaning)
    # pictures that stand alone
    return {**found, "❌": Meaning.REJECTED, "✖": Meaning.REJECTED, "🚫": Meaning.REJECTED, "👻": Meaning.SILENT}


def _within(cell: str) -> Meaning | None:
    text = unicodedata.normalize("NFKC", _bare(cell)).casefold()
    return next((meaning for meaning, pattern in _WITHIN if re.search(pattern, text)), None)


@cache
def _stage_words() -> tuple[tuple[str, Stage], ...]:
    """The words for stages, the longest first; those that say too little in a sentence are left out."""
    words = ((fold(word), Stage(stage)) for stage, words in STAGE_WORDS.items() for word in words)
    weak = {
        "first",
        "second",
        "third",
        "last round",
        "group",
        "ac",
        "apply",
        "entry",
        "応募",
        "テスト",
        "offer",
        "phone",
        "application",
        "applied",
    }
    return tuple(sorted(((word, stage) for word, stage in words if word not in weak), key=lambda pair: -len(pair[0])))


@cache
def _stages() -> Mapping[str, Stage]:
    return {spelling(word): Stage(stage) for stage, words in STAGE_WORDS.items() for word in (stage, *words)}


def stage_alone(cell: str) -> Stage | None:
    """The stage that a cell names and nothing else, be it with how that ended."""
    name = spelling(_bare(cell))
    for end in (
        "",
        "中",
        "済み",
        "済",
        "待ち",
        "結果待ち",
        "通過",
        "合格",
        "予定",
        "調整中",
        "落ち",
        "落選",
        "不合格",
        "不採用",
        "で落選",
        "で不採用",
    ):
        if name.endswith(end) and (found := _stages().get(name.removesuffix(end) if end else name)):
            return found
    return None


def _stage_within(cell: str) -> Stage | None:
    """The stage that a longer word names."""
    text = fold(_bare(cell)).translate(_DIGITS)
    for word, stage in _stage_words():
        spelled = word.translate(_DIGITS)
        at = text.find(spelled)
        if at >= 0 and (not spelled.isascii() or re.search(rf"(?<![a-z0-9]){re.escape(spelled)}(?![a-z0-9])", text)):
            return stage
    return None


_DIGITS = str.maketrans("一二三四五", "12345")


def stage_said(cell: str) -> Stage | None:
    """The stage that a cell names, in whatever words."""
    return None if is_empty(cell) else stage_alone(cell) or _stage_within(cell)


def together(cells: Iterable[Said]) -> Said:
    """What several columns say in one."""
    known = list(cells)
    meanings = {each.meaning for each in known if each.meaning}
    stages = [each.stage for each in known if each.stage]
    meaning = next((each for each in Meaning if each in meanings), None)
    return Said(meaning, max(stages, key=stage_order, default=None))


def is_passed(cell: str) -> bool:
    """Does a cell say that a step was passed?"""
    return spelling(_bare(cell)) in _passed()


@cache
def _passed() -> frozenset[str]:
    return frozenset(map(spelling, _PASSED))


def meaning_of(word: str) -> Meaning:
    """What a user says that a status means. UsageError when it is none of the meanings."""
    found = _by_word().get(key(word))
    if found is None:
        hint = N_("a status can mean {meanings}")
        raise UsageError(
            N_('"{text}" is no meaning of a status'), hint, text=word, meanings=[each.value for each in Meaning]
        )
    return found
