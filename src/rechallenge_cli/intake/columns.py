"""What the columns of a table hold, by their headers: the names in use, in several languages, as tables."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from rechallenge_cli.domain.errors import N_
from rechallenge_cli.domain.stages import STAGE_WORDS, Stage, spelling

# fmt: off
FIELDS: Mapping[str, tuple[str, ...]] = {
    "company": (
        "company", "company name", "companyname", "employer", "employer name", "organization", "organisation", "firm",
        "firm name", "name of company", "business", "companies", "company / organization", "hiring company", "org",
        "企業名", "会社名", "社名", "企業", "会社", "応募先", "応募企業", "応募先企業", "応募先企業名", "応募会社", "志望企業", "応募企業名", "法人名",
        "Firma", "Unternehmen", "Arbeitgeber", "Firmenname", "Betrieb",
        "entreprise", "société", "employeur", "nom de l'entreprise", "nom entreprise", "organisme", "structure", "boîte",
        "empresa", "compañía", "compania", "empleador", "azienda", "bedrijf", "organismo", "ditta", "impresa", "datore di lavoro", "werkgever", "organisatie", "företag", "arbetsgivare", "virksomhed", "arbejdsgiver", "bedrift", "pracodawca",
        "公司", "公司名称", "公司名", "企业", "企业名称", "单位", "公司名稱",
        "회사", "회사명", "기업", "기업명",
    ),
    "role": (
        "role", "title", "job title", "position", "job position", "job", "position title", "role title", "job role",
        "job name", "position name", "position applied for", "applied position", "vacancy", "designation", "opening",
        "職種", "ポジション", "応募職種", "募集職種", "希望職種", "職種名", "役職", "求人名", "求人", "求人タイトル", "コース", "募集コース", "応募ポジション",
        "Stelle", "Position", "Jobtitel", "Stellenbezeichnung", "Stellentitel", "Beruf", "Rolle", "Jobbezeichnung", "Bewerbung als", "Stelle als", "beworben als", "Funktion", "Tätigkeit",
        "poste", "intitulé du poste", "intitulé", "offre", "métier", "poste visé", "fonction", "emploi", "titre du poste",
        "puesto", "cargo", "vacante", "posición", "posizione", "ruolo", "mansione", "functie", "vacature", "functietitel", "vaga", "função", "tjänst", "roll", "titel", "stilling", "stanowisko",
        "职位", "岗位", "职位名称", "应聘职位", "應聘職位", "職位",
        "직무", "포지션", "직책", "지원 직무", "지원분야", "직종",
    ),
    "status": (
        "status", "list", "state", "application status", "current status", "job status", "outcome", "result", "results",
        "application state", "response", "response status", "decision", "final result", "final status", "app status", "progress",
        "結果", "ステータス", "選考状況", "選考状態", "選考区分", "状況", "状態", "選考結果", "合否", "合否結果", "進捗", "進捗状況", "応募状況", "最終結果",
        "Status", "Ergebnis", "Stand", "Bewerbungsstatus", "Rückmeldung", "Antwort", "Bewerbungsstand", "Ausgang", "aktueller Stand",
        "statut", "état", "résultat", "réponse", "situation", "suivi", "avancement", "issue", "statut de la candidature",
        "estado", "resultado", "respuesta", "estatus", "situación", "stato", "esito", "risultato", "resultaat", "situação", "resposta", "resultat",
        "状态", "结果", "進度", "进度", "申请状态", "狀態",
        "상태", "결과", "진행 상태", "진행상황", "전형결과",
    ),
    "stage": (
        "stage", "phase", "furthest stage", "last stage", "stage reached", "rejected at", "rejection stage", "rejected stage",
        "current stage", "pipeline stage", "interview stage", "interview round", "round", "stage of rejection",
        "選考段階", "段階", "フェーズ", "選考フェーズ", "到達段階", "最終段階", "落選段階", "不採用段階", "選考プロセス",
        "Phase", "Stufe", "étape", "etapa", "fase", "阶段", "轮次", "단계", "전형", "전형단계",
    ),
    "step": ("step", "selection step", "ステップ", "選考ステップ", "選考内容", "選考種別"),
    "rejected_on": (
        "rejected on", "status date", "rejected date", "date rejected", "rejection date", "date of rejection", "date responded",
        "rejected", "decision date", "response date", "result date", "date of response", "date of decision", "closed date", "date closed",
        "rejected at date", "rejection received", "outcome date", "end date", "date of outcome", "date of result",
        "status changed", "status changed on", "status change date",
        "不採用日", "結果日", "結果通知日", "不合格日", "お祈り日", "通知日", "結果連絡日", "合否連絡日", "合否日", "選考結果日", "落選日", "結果受領日",
        "連絡日", "お見送り日", "見送り日", "終了日", "不採用通知日",
        "Absage am", "Absagedatum", "Datum der Absage", "Absage erhalten", "Antwort am", "Rückmeldung am",
        "abgelehnt am", "abgelehnt", "abgesagt am", "Absage vom", "Datum Absage", "Ablehnung am", "Ablehnungsdatum", "Datum der Ablehnung", "Entscheidung am",
        "rejeté le", "refusée le", "rejetée le", "refus le", "refus reçu le", "date refus", "date de rejet", "date du rejet", "date réponse", "réponse reçue le", "refusé",
        "rechazada el", "descartado el", "fecha de descarte", "rechazado",
        "rifiutato il", "data rifiuto", "data del rifiuto", "data di rifiuto", "data risposta", "data esito",
        "afgewezen op", "datum afwijzing", "afwijzing op", "recusado em", "rejeitado em", "data da recusa", "data de rejeição", "data da resposta",
        "avslag", "avslagsdatum", "avslag den", "afslag", "afslagsdato", "data odrzucenia", "odrzucono",
        "date de refus", "refusé le", "date du refus", "date de réponse", "réponse le",
        "fecha de rechazo", "fecha de respuesta", "rechazado el", "fecha rechazo", "fecha respuesta",
        "拒绝日期", "结果日期", "被拒日期", "불합격일", "탈락일", "결과일", "결과 발표일", "발표일",
    ),
    "applied_on": (
        "applied on", "application date", "applied date", "date applied", "applied at", "date of application", "date", "applied",
        "submitted", "submitted on", "date submitted", "submission date", "apply date", "application submitted", "date sent",
        "sent on", "application sent", "applied time",
        "応募日", "エントリー日", "応募日時", "提出日", "ES提出日", "応募年月日", "申込日", "日付", "日程", "応募",
        "Beworben am", "Bewerbungsdatum", "Datum", "Bewerbung am", "Datum der Bewerbung", "Bewerbung gesendet", "Bewerbung vom", "beworben", "versendet am", "Bewerbung raus", "Versanddatum", "abgeschickt am", "eingereicht am", "gesendet am",
        "date de candidature", "postulé le", "candidature le", "date d'envoi", "candidature envoyée le", "envoyé le", "envoyée le", "postulé", "date candidature", "date d'envoi de la candidature", "date postulation",
        "fecha de aplicación", "fecha de solicitud", "fecha de postulación", "fecha", "fecha de candidatura", "fecha solicitud", "aplicado el", "enviado el", "fecha de envío", "fecha envío", "data de envio", "postulado el", "fecha postulación",
        "data candidatura", "data della candidatura", "data invio", "candidatura inviata il", "inviata il", "data", "sollicitatiedatum", "gesolliciteerd op", "datum sollicitatie",
        "data da candidatura", "data de candidatura", "candidatado em", "ansökt", "ansökt den", "ansökningsdatum", "ansøgt", "ansøgningsdato", "data aplikacji",
        "申请日期", "投递日期", "投递时间", "应聘日期", "日期", "지원일", "지원 날짜", "날짜", "지원일자",
    ),
    "updated_on": (
        "last updated", "updated at", "updated", "date updated", "last update", "updated on", "last activity", "last contact",
        "last modified", "更新日", "最終更新日", "更新日時", "最終更新", "最終連絡日",
    ),
    "saved_on": (
        "date saved", "saved date", "date added", "created at", "created", "date received", "created on", "added", "added on",
        "date created", "created time", "登録日", "作成日", "追加日", "登録日時", "作成日時",
    ),
    "deadline": ("deadline", "due date", "closing date", "application deadline", "締切", "締切日", "締め切り", "締切り", "期限", "応募締切", "提出期限", "Frist", "date limite", "fecha límite", "截止日期", "마감일"),
    "result_by": ("result by", "result due", "結果連絡予定日", "結果予定日", "合否連絡予定日", "結果期限"),
    "follow_up": (
        "follow up", "follow-up date", "follow up on", "next follow-up", "next follow up date", "followup", "next action date", "next step date",
        "next contact", "next contact date", "next date", "reminder", "reminder date", "remind me",
        "次回連絡日", "次回連絡", "次回アクション日", "次回対応日", "次回予定日", "次の予定日", "フォロー日", "フォロー予定日", "リマインド", "リマインド日", "リマインダー",
        "Nachfassen", "nachfassen am", "Wiedervorlage", "relance", "date de relance", "relancer le", "seguimiento", "fecha de seguimiento",
        "próximo seguimiento", "跟进日期", "下次跟进", "다음 연락일",
    ),
    "next_action": (
        "next action", "next step", "next steps", "next task", "action", "actions", "action item", "to do", "to-dos", "task",
        "次のアクション", "次回アクション", "ネクストアクション", "次の対応", "次のステップ", "今後の対応", "次回予定", "次にやること", "やること", "タスク",
        "nächster Schritt", "nächste Schritte", "nächste Aktion", "prochaine étape", "prochaine action", "próximo paso", "próxima acción", "下一步", "다음 단계", "다음 할 일",
    ),
    "desire": (
        "desire", "excitement", "priority", "fit rating", "interest", "interest level", "rating", "preference", "rank", "stars",
        "志望度", "志望順位", "優先度", "優先順位", "志望ランク", "興味度", "志望", "本命度",
        "Priorität", "Interesse", "priorité", "intérêt", "prioridad", "interés", "志愿", "意愿", "优先级", "志愿度", "우선순위", "희망도", "선호도",
    ),
    "closeness": ("closeness", "惜しさ"),
    "feedback": (
        "feedback", "rejection feedback", "rejection reason", "reason for rejection", "rejected reason", "reason rejected",
        "their feedback", "why rejected", "rejection notes",
        "フィードバック", "不採用理由", "落選理由", "不合格理由", "お祈り理由", "見送り理由", "講評", "評価",
        "Absagegrund", "Rückmeldung Grund", "motif du refus", "motif de refus", "motivo de rechazo", "motivo del rechazo", "拒绝原因", "反馈", "탈락 사유", "피드백", "불합격 사유",
    ),
    "reason": ("reason", "理由"),
    "points": ("points", "points to improve", "improvements", "lessons", "lessons learned", "改善点", "反省点", "反省", "課題", "振り返り"),
    "new_facts": ("new facts",),
    "motivation": ("motivation", "why them", "why this company", "志望動機", "志望理由"),
    "contact_name": (
        "contact", "contact name", "contact person", "recruiter", "recruiter name", "hiring manager", "contacts",
        "担当者", "担当", "採用担当", "採用担当者", "人事担当", "人事担当者", "担当者名", "リクルーター",
        "Ansprechpartner", "Kontakt", "Kontaktperson", "personne de contact", "interlocuteur", "contacto", "persona de contacto", "联系人", "담당자",
    ),
    "contact_email": (
        "contact email", "email", "e-mail", "recruiter email", "mail", "email address", "contact's address", "contact mail",
        "メール", "メールアドレス", "担当者メール", "連絡先メール", "連絡先メールアドレス", "Eメール", "correo", "correo electrónico", "邮箱", "이메일",
    ),
    "url": (
        "url", "link", "job url", "job link", "posting url", "job post url", "job posting", "posting", "apply url", "posting link",
        "job posting url", "listing", "listing url", "application link", "application url", "job ad", "website", "company website", "job description link",
        "求人url", "リンク", "募集要項", "求人リンク", "募集要項url", "採用ページ", "採用url", "企業url", "hp", "ホームページ", "掲載url",
        "Stellenanzeige", "Anzeige", "lien", "annonce", "lien de l'offre", "enlace", "anuncio", "链接", "网址", "링크", "공고",
    ),
    "tags": ("tags", "tag", "labels", "タグ", "ラベル"),
    "notes": (
        "notes", "note", "observation", "observations", "comments", "comment", "remarks", "memo", "additional notes", "my notes", "thoughts", "my thoughts", "impressions", "learnings", "details",
        "メモ", "備考", "コメント", "その他", "備考欄", "特記事項", "感想",
        "Notizen", "Notiz", "Bemerkungen", "Bemerkung", "Kommentar", "Anmerkungen", "remarques", "remarque", "commentaires", "commentaire",
        "notas", "comentarios", "observaciones", "备注", "笔记", "備註", "메모", "비고", "참고",
    ),
    "lang": ("lang", "letters in"),
    "referral": ("referral", "referred", "紹介", "リファラル"),
}
"""The fields to which a column can be mapped, each with the headers that mean it, the surest first."""

NOTED: tuple[str, ...] = (
    "location", "city", "country", "place", "office", "remote", "workplace type", "work type", "job type", "employment type", "type", "role type", "work mode",
    "salary", "salary range", "max salary", "max. salary", "min salary", "salary estimate", "compensation", "pay", "sector", "industry", "field", "department", "team",
    "channel", "source", "job source", "canal", "platform", "job board", "applied via", "applied through", "found on", "via", "portal name", "resume", "resume name", "cv", "cv used", "cv file", "cover letter",
    "勤務地", "業界", "業種", "ジャンル", "応募経路", "経路", "媒体", "求人媒体", "応募媒体", "エージェント", "年収", "給与", "想定年収", "雇用形態", "選考フロー", "部署", "場所", "会場", "適性検査", "選考方法", "企業規模", "従業員数",
    "Ort", "Standort", "Gehalt", "Branche", "Quelle", "lieu", "ville", "salaire", "secteur", "ubicación", "salario", "sector", "地点", "城市", "薪资", "行业", "渠道", "지역", "연봉", "업종", "근무지",
)
"""Headers of what a record has no field for and somebody may still want to read: it goes to the notes, with its name."""

RANKS = frozenset({"rank", "ranking", "志望順位", "志望順", "優先順位", "우선순위"})
"""Headers of numbers of which the first is the most wanted."""

ANY_DAY = frozenset({"date", "日付", "日程", "日時", "datum", "fecha", "data", "日期", "날짜"})
"""Headers of days that do not say what happened on them."""

_AN_ID = N_("an ID, never stored")
_NEVER: tuple[tuple[str, str], ...] = (
    (r"passw|passcode|passphrase|(?:^|[^a-z])pwd?$|^pin$|pincode|credential|zugangsdaten|zugangscode|wachtwoord|lösenord|adgangskode|senha|パスワード|パスフレーズ|パスコード|暗証|合言葉|kennwort|passwort|motdepasse|contraseñ|密码|密碼|비밀번호|secret|token", N_("a password, never stored")),
    (r"phone|mobile?(?!.*(?:develop|app))|handy|natel|^gsm|^portable|^cell(?:no|number|ulare?|ular)?$|móvil|cellulare|celular|rufnummer|durchwahl|contactn(?:umber|o)$|連絡先番号|^tel|tél$|(?:^|[^a-z])tel(?:no|nr|番号)?$|ケータイ|けいたい|telefoon|téléphone|telephone|teléfono|telefono|電話|携帯|でんわ|电话|手机|전화|휴대폰|^fax|ファックス|whatsapp", N_("a phone number, never stored")),
    (r"question|answer|^qa$|^qanda$|設問|質問|回答|frage|pregunta|问题|질문", N_("questions and answers, never stored")),
    (r"mypage|マイページ|portal(?!name)|ポータル|ログイン|login|signin|logon|benutzername|benutzerkennung|identifiant|usuario|nomeutente|utilisateur", N_("a way into a portal, never stored")),
    (r"^.*(?:user|account|applicant|candidate|customer|member|応募者|会員|受験|個人|学籍)(?:id|番号|number|no|name|名)$|ssn|socialsecurity|マイナンバー|passport|パスポート|id番号|受験番号|応募番号|会員番号|整理番号|受付番号|アカウント|bewerbernummer|kandidatennummer|kundennummer|numérodecandidat", _AN_ID),
)
"""What a header may hold that is never stored, and what to say of it."""
# fmt: on

LEAVE_OUT = "-"
"""What a column is mapped to that is to be left out."""

_SAID_IN_BRACKETS = re.compile(r"[(\[{<【「『〔][^()\[\]{}<>【】「」『』〔〕]*[)\]}>】」』〕]")
_IN_FRONT = re.compile(r"^(?:現在の?|最新の?|今の|応募の?|選考の?|current|latest|application|aktueller)")
_ENDS_AS_NOTES = re.compile(
    r"(?:notes?|memos?|comments?|remarks?|notizen|bemerkung(?:en)?|commentaires?|メモ|備考|コメント|感想)$"
)
_LEAST_SURE = 90
_IS_INTERVIEW = re.compile(
    r"interview|screen|(?:phone|video)(?:call|chat|round)|gespräch|面接|面談|面试|entretien|entrevista|colloquio|면접"
)
_IS_ID = re.compile(r"(?:^|[^A-Za-z])(?i:ids?)(?:$|[^A-Za-z])|[a-z]I[Dd]s?$")
_OF_A_DAY = re.compile(
    r"(?:の?(?:日程|日時|日付|結果|合否|実施日|日|可否|通過)|(?:date|result|on|outcome|status|day|passed|done)s?)$"
)


def normalised(header: str) -> str:
    """A header as it is compared: one width and case, without blanks, marks and pictures."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", header).casefold())


@cache
def _fields_by_alias() -> Mapping[str, tuple[str, int]]:
    """For each header its field, and how sure that is: the lower, the surer."""
    found: dict[str, tuple[str, int]] = {}
    for field, aliases in FIELDS.items():
        for place, alias in enumerate((field, *aliases)):
            found.setdefault(normalised(alias), (field, place))
    return found


@cache
def _noted() -> frozenset[str]:
    return frozenset(map(normalised, NOTED))


@cache
def _stages_by_header() -> Mapping[str, Stage]:
    words = {spelling(word): Stage(stage) for stage, words in STAGE_WORDS.items() for word in words}
    # a column of these names holds something else
    return {
        word: stage
        for word, stage in words.items()
        if word not in {"応募", "applied", "apply", "application", "resume", "cv", "document"}
    }


def _spellings(header: str) -> Iterable[str]:
    """A header, then without what it says in brackets, then its parts."""
    yield normalised(header)
    yield normalised(_SAID_IN_BRACKETS.sub("", unicodedata.normalize("NFKC", header)))
    yield from (normalised(part) for part in re.split(r"[/|・、,:：／]", header))


def field_of(header: str) -> tuple[str, int] | None:
    """The field that a header means, and how sure that is; None where it means none."""
    known = _fields_by_alias()
    found = next((known[each] for each in _spellings(header) if each in known), None)
    return found or _status_with_a_word_in_front(header) or _notes_of_something(header)


def _status_with_a_word_in_front(header: str) -> tuple[str, int] | None:
    """The same for a status of now, or of the application."""
    bare = _IN_FRONT.sub("", normalised(header))
    found = _fields_by_alias().get(bare)
    return found if found and found[0] in {"status", "stage"} else None


def _notes_of_something(header: str) -> tuple[str, int] | None:
    """The same for notes about one thing or another, which are surer where the header says no more."""
    return ("notes", _LEAST_SURE) if _ENDS_AS_NOTES.search(normalised(header)) else None


def never_stored(header: str) -> str | None:
    """What to say of a column that is never stored; None for all others."""
    name = normalised(header)
    if name in _fields_by_alias() or (_IS_INTERVIEW.search(name) and stage_of(header)):
        return None
    if _IS_ID.search(unicodedata.normalize("NFKC", header)):
        return _AN_ID
    return next((why for pattern, why in _NEVER if re.search(pattern, name)), None)


def is_rank(header: str) -> bool:
    """Does it hold ranks, not how much somebody wants it?"""
    return normalised(header) in RANKS


def is_any_day(header: str) -> bool:
    """Does it hold days without a word of what happened on them?"""
    return normalised(header) in ANY_DAY


def is_noted(header: str) -> bool:
    """Does it hold something that belongs to the notes?"""
    return any(each in _noted() for each in _spellings(header))


def stage_of(header: str) -> Stage | None:
    """The stage that a column is about, as in a table with a column for each interview."""
    known = _stages_by_header()
    name = spelling(header.strip())
    bare = _OF_A_DAY.sub("", name)
    numbered = re.fullmatch(r"(?:interview|round|面接|面談)#?([123])", bare) or re.fullmatch(r"([123])次?面接", bare)
    return known.get(name) or known.get(bare) or (Stage(f"interview{numbered[1]}") if numbered else None)


def fields() -> tuple[str, ...]:
    """All that a column can be mapped to, the stages aside."""
    return (*FIELDS, LEAVE_OUT)
