"""Where firms stand in a mail, and the words around their names that are none: tables."""

import re

_CAP = r"(?:[A-Z]\.){2,4}|[A-Z0-9][\w&'+-]*(?:\.[A-Za-z][\w-]*)*"
_JOIN = r"(?:of|for|and|the|&|on|de|du|von|van|der|y|e|und|@)"
_CAP = rf"(?:{_CAP})"
_NAME = rf"(?:the |our )?(?P<name>(?:The )?{_CAP}(?: (?:{_JOIN} ){{0,2}}{_CAP}){{0,6}}(?:,? (?:Inc|Ltd|LLC|LLP|GmbH|AG|Corp|Co|K\.K|S\.A|PLC|plc|Limited|Pvt)\b\.?(?:,? Ltd\.?)?)?)"
CAPITALIZED = rf"(?:The )?{_CAP}(?: (?:{_JOIN} ){{0,2}}{_CAP}){{0,7}}"

LEGAL_FORM = r"(?i)株式会社|有限会社|合同会社|合資会社|合名会社|相互会社|\(株\)|\(有\)|\(同\)|[㈱㈲]|(?:社団|財団|医療|学校|社会福祉|監査|税理士|弁護士|宗教)法人|独立行政法人|\b(?:inc|ltd|llc|llp|gmbh|plc|corp|co|k\.k|s\.a|pvt|limited|ag|corporation|bv|nv|ab|oy)\b\.?"

NO_FIRMS_DOMAINS = (
    "example.com", "example.org", "example.net", "gmail.com", "googlemail.com", "yahoo.com", "yahoo.co.jp", "outlook.com",
    "outlook.jp", "hotmail.com", "hotmail.co.jp", "icloud.com", "me.com", "live.com", "live.jp", "msn.com", "aol.com",
    "proton.me", "protonmail.com", "gmx.de", "gmx.net", "web.de", "docomo.ne.jp", "ezweb.ne.jp", "au.com", "softbank.ne.jp",
    "linkedin.com", "indeed.com",
)  # fmt: skip
COMMON_LABELS = frozenset(
    {"com", "org", "net", "co", "jp", "example", "ne", "or", "ac", "go", "lg", "ed", "gr", "uk", "us", "de", "eu", "io", "in", "sg",
     "mail", "email", "mx", "em", "info", "news", "www", "hr", "jobs", "careers", "career", "recruit", "saiyo", "saiyou",
     "talent", "hiring", "recruiting", "gov", "edu", "mil", "ai", "app", "dev", "test", "invalid", "send", "notify", "reply"}
)  # fmt: skip

IN_AN_ADDRESS = r"[@/.]$"


def as_written(domain: str) -> str:
    """The pattern of a name whose letters a domain has: blanks and marks between them, more words of a name behind them."""
    letters = r"[ .&'-]{0,3}".join(map(re.escape, domain))
    more = rf"(?: (?:{_JOIN} )?{_CAP}){{1,4}}(?=\s*(?:[,.|\n]|$))"
    return rf"(?<![\w.@/-])(?P<name>(?i:{letters})(?:{more})?)(?![\w@]|\.\w)"


BEHIND_A_FIRM = (
    r"(?<=.) (?!.*(?:大学|病院|学園|学院|銀行|センター|協会|財団|会社|保育園|こども園)$)[々\u3400-\u9fff]{1,4}$"
    r"|(?:(?<= plc)|(?<= Inc)|(?<= Ltd)|(?<= LLC)|(?<= LLP)|(?<= GmbH)) (?!Ltd|Limited|LLC)\w+(?: \w+)?$"
)
"""A family name, or a team, that stands behind the full name of a firm."""
ABBREVIATED = (" Inc", " Ltd", " Co", " Corp", " K.K", " S.A", " Pvt")
FULL_NAME = rf"{LEGAL_FORM}|(?:市役所|町役場|村役場|区役所|県庁|教育委員会|病院|医療センター|大学|高等学校|銀行|信用金庫|組合|協会|新聞社|研究所|会議所)$"
AROUND = " \t\n\"'`「」『』【】[<>|:;,.·・-―–—*#■□◆◇●○★☆※▼▽=_/／"

ENGLISH_TEAM = (
    r"(?i)^(?:the |for |your friends at |everyone at |us at |all of us at |team at |workday ?@ ?|team )|"
    r"(?:'s)?\s*[-|,@:]?\s*\b(?:(?:global |group |early |campus |people |talent |human |university |graduate |corporate |the |us |uk |india |emea |apac |our |it |tech |sales |staff )*"
    r"(?:careers?|recruiting|recruitment|recruiters?|talent acquisition|talent partner|talent|hiring|human resources|hr|people operations|people ops|people & culture|people and culture|people|jobs|"
    r"selection office|personnel|ta|office|campus|resourcing|student|emerging talent|cabin crew|graduates?|graduate programmes?|applicant tracking|candidate experience|early talent|early careers|onboarding|scheduling|admissions?|no-?reply|notifications?|erecruitment|recruitment cell|crew|desk)"
    r"(?: (?:team|department|dept|office|group|services?|partner|manager|section|division|unit|cell|portal|operations|desk|centre|center|committee|panel|experience))*)\s*$|"
    r"\s+(?:team|crew)\s*$|^(?:sr|jr|senior|junior|head|director|manager|lead|vp|chief|principal|associate|assistant|co-?founder|founder|ceo|cto|coo|producer|editor|coordinator|consultant)\b.*$"
)
NO_ENGLISH_FIRMS = (
    r"(?:hi|hello|hey|dear|thank(?:s| you)|regards|best|sincerely|cheers|warmly|kind|yours|we|i|you|your|our|the|this|it|if|in|on|at|as|for|with|from|to|unfortunately|however|after|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|"
    r"mr|ms|mrs|dr|prof|sir|madam|applicant|candidate|candidates|team|hr|human resources|recruitment|recruiting|talent|careers|jobs|people|linkedin|indeed|glassdoor|workday|greenhouse|lever|zoom|"
    r"in-house|inc|llc|ltd|plc|gmbh|corp|(?:dear|hi|hello|hey) .*|technical|onsite|on-site|phone|virtual|online|video|final|first|second|coding|government|microsoft teams|google meet|teams|english|japanese|uk|usa|us|europe|london|remote|hybrid|office|email|e-mail|please|note|best wishes|kind regards|best regards|all the best|"
    r"good (?:morning|afternoon|evening|luck)|application|position|role|interview|cv|resume|regards,? .*|(?:new|great|good) .*|re|fwd?|fw|update|status|thanks again|hiring team|"
    r"registered office.*|privacy.*|eeo.*|equal.*|sent from.*|phone.*|tel.*|t|m|e|w|www.*|http.*|street.*|\d.*(?:street|road|avenue|pkwy|court).*)"
)

_AFTER_JOB = r"(?:[Pp]osition|[Rr]ole|[Jj]ob|[Oo]pening|[Vv]acancy|[Oo]pportunit(?:y|ies)|[Cc]areers?|[Tt]eam|[Ii]nterest|[Aa]pplication|[Aa]pplied|[Aa]pplying|[Aa]pply|[Ww]ork(?:ing)?|[Hh]ere|[Ff]uture|[Jj]oin(?:ing)?|[Ii]nterview(?:ing|ed)?|[Ee]mployment|[Pp]ost|[Ss]eat|[Uu]s|[Hh]iring|[Rr]ecruit\w*|[Ee]veryone|[Pp]eople|[Ff]olks|[Ff]unction|[Pp]rocess|[Tt]eams?|[Tt]ime|[Cc]onversations?|spent|[Ii]nterested|[Ss]taff|[Cc]andidacy|[Cc]olleagues|[Pp]rogramme|[Pp]rogram|[Ii]nternship|scheme|[Gg]reetings)"
ENGLISH_BODY: tuple[tuple[str, float], ...] = (
    (rf"\b{_AFTER_JOB}(?: \w+)? (?:at|with|in|to|for|from|of|within|here at) {_NAME}", 1.5),
    (rf"\b[Jj]oin(?:ing)? {_NAME}", 1.5),
    (rf"\b(?:on behalf of|Organi[sz]ation:|Company:|Employer:|update from|at our client,?|our client,?|client) {_NAME}", 3.0),
    (rf"\b(?:at|with) {_NAME} (?:about|for the|regarding|in \w+)", 1.0),
    (rf"(?:^|[.!?\n] ?){_NAME} (?:has|have|did|is|was|received|would|will|acts|never|regrets?|reserves)\b", 1.0),
    (rf"\b(?:[Tt]he|[Yy]our) {_NAME} (?:[Tt]eam|[Rr]ecruiting|[Rr]ecruitment|[Tt]alent|[Hh]iring|[Pp]eople|[Cc]areers|HR)\b", 1.5),
    (rf"\b(?:of|from) {_NAME}[.,\n]", 0.6),
    (rf"\bat {_NAME}", 0.8),
    (rf"\b(?P<name>(?:Bureau|Department|Ministry|University|Institute|Council|College|Museum|Bank|Office|Port|City|School|Board|Agency) (?:of|for) (?:the )?{_CAP}(?: (?:(?:and|of|&) )?{_CAP}){{0,4}})", 2.0),
    (rf"\b(?P<name>{_CAP}(?: {_CAP}){{0,3}} (?:Council|University|College|Hospital|Institute|Foundation|Authority|Agency|Museum|School|Trust|Bank|Polytechnic|Society|Group|Association))\b", 1.0),
    (rf"\bwriting to {_NAME}", 1.5),
    (rf"\b(?:any|our|the) {_NAME} offices?\b", 1.5),
)  # fmt: skip
ENGLISH_SUBJECT: tuple[tuple[str, float], ...] = (
    (rf"\b(?:at|to|with|from|by|in|of) {_NAME}", 1.5),
    (rf"^(?:Re: ?|Fwd?: ?)*[\[【(]{_NAME}[\]】)]", 2.0),
    (rf"[\[【(]{_NAME}[\]】)]\s*$", 1.5),
    (rf"^\W*{_NAME}(?::| [-/|] )", 1.5),
    (rf"(?: [-/|] |, ){_NAME}(?:$| [-/|])", 1.2),
    (rf"^{_NAME}(?:'s)? (?:application|update|interview|decision|recruit\w*|careers?)\b", 1.2),
)
SIGNATURE_LINES = 12
LONGEST_SIGNATURE_LINE = 90
BETWEEN_PERSON_AND_FIRM = r"\s+(?:at|@|from|via|with|of)\s+|\s*[|/@＠·(（)）]\s*|\s+[-–]\s+|,\s+"

_FORM = r"(?:株式会社|有限会社|合同会社|合資会社|合名会社|相互会社|\(株\)|\(有\)|\(同\)|(?:一般|公益)?(?:社団|財団)法人|(?:社会)?医療法人(?:社団|財団)?|学校法人|社会福祉法人|監査法人|税理士法人|独立行政法人|国立大学法人|npo法人|NPO法人)"
_STOP = r"(?:の|です|でござ|でご|と申|にて|へ|は[、]|が[、]|を|より|から|様|さま|御中|人事|採用|総務|新卒|中途|キャリア採|管理(?:本)?部|担当|事務局|本社|選考|応募|リクルート|人材(?!サービス|派遣)|に(?:ご|つ|お|て|は|エントリー|プレ|応募)|との|では|とし|また|第[一二三]|[一二三]次|最終|面接|書類|へ?の|が(?:、|こ|運)|、|。)"
_CHAR = r"[^\s、。,:;「」『』【】()<>|/*■□◆◇●…]"
_BODY = rf"(?:(?!{_STOP}){_CHAR}){{1,28}}"
_WORDS = r"(?:[A-Za-z0-9&.'-]+ )*"
JAPANESE_ANYWHERE: tuple[tuple[str, float], ...] = (
    (rf"(?:^|\n)(?P<name>{_FORM}[^\s、。,()「」【】|/]{{2,26}})(?:\n|$| )", 1.5),
    (r"(?:^|\n)(?P<name>[^\s、。,()「」【】|/]{2,24}(?:株式会社|有限会社|合同会社|\(株\)))(?:\n|$| )", 1.5),
    (rf"(?P<name>{_FORM}{_WORDS}{_BODY})", 1.0),
    (
        rf"(?P<name>(?:(?!{_STOP})[^\s、。,:;「」『』【】()<>|/*■□◆◇●…はがをへ]){{1,24}}(?:株式会社|有限会社|合同会社|\(株\)|\(有\)|相互会社))(?!{_CHAR}{{2,12}}(?:株式会社))",
        1.0,
    ),
    (r"(?P<name>(?:[A-Z][A-Za-z0-9&.'-]* ?){1,5}(?:株式会社|合同会社|\(株\)|Inc\.|K\.K\.|Ltd\.|Corporation))", 1.0),
    (
        r"(?:^|[\n】(「『])(?P<name>[^\s、。,:;「」『』【】()のはがを]{2,18}(?:市役所|町役場|村役場|区役所|県庁|府庁|都庁|教育委員会|病院|医療センター|センター|大学|学院|高等学校|銀行|信用金庫|農業協同組合|協会|学院大学|財団|新聞社|研究所|商工会議所|消防本部|警察|市|町|県))(?:職員|[^\s、。]{1,6}学部|の|です|でござ|総務|人事|採用|看護|事務|$|\n|から|では|に)",
        0.8,
    ),
)
JAPANESE_SUBJECT: tuple[tuple[str, float], ...] = (
    (r"【(?P<name>[^】]{2,24})】", 1.0),
    (r"[(（](?P<name>[^)）]{2,24})[)）]\s*$", 0.8),
    (
        r"(?:^|[:：])\s*(?P<name>[^\s、。:：【】()]{2,18}?)(?:への?ご応募|より|からの|の選考|の面接|の(?:一次|二次|最終)|\s*[|/])",
        0.8,
    ),
    (r"^(?P<name>[A-Za-z][A-Za-z0-9 &.'-]{1,30}?) ?(?:への|より|からの|の)", 0.8),
)
JAPANESE_SELF: tuple[tuple[str, float], ...] = (
    (
        rf"(?:^|\n|。|!)(?:こんにちは。?|お世話になっております。?|初めまして。?|はじめまして。?)?(?P<name>(?:(?!の){_CHAR}){{2,28}})の(?:(?!の){_CHAR}){{1,24}}(?:です|でございます|と申します|でご)",
        2.5,
    ),
    (
        rf"(?:^|\n|。|、)(?:こんにちは。?|お世話になっております。?|初めまして。?|はじめまして。?)?(?P<name>(?:(?!の){_CHAR}){{2,30}}?)(?:の(?!件)[^\s、。]{{1,12}}|[^\s、。の]{{0,16}}(?:担当|人事部?|採用(?:事務局|担当|チーム|係|センター)?|係|課|グループ|チーム)[^\s、。]{{0,10}})(?:です|でございます|と申します|でご)",
        1.5,
    ),
    (rf"(?:^|\n)(?P<name>(?:(?!の){_CHAR}){{2,26}}(?:株式会社)?)(?:です|でございます|と申します)[。！!\n]", 1.0),
)
JAPANESE_CLIENT: tuple[tuple[str, float], ...] = (
    (
        r"(?:企業名|会社名|応募企業|応募先|求人企業|企業)\s*[::：]\s*(?P<name>[^\n、。]{2,30}?)(?:様)?(?:\n|$|/|(?=ポジション|職種|■|・))",
        8.0,
    ),
    (
        r"(?P<name>[^\s、。:：【】()「」・]{2,24})様(?:の|より|から|へ|に(?:て|つ)|[ 　]?(?:一次|二次|三次|最終|面接|書類|選考))",
        4.0,
    ),
    (r"【[^】]{0,12}】\s*(?P<name>[^\s、。:：【】()様/]{2,24})(?:様|[/(\s]|$)", 3.0),
)
ENGLISH_AGENCY = (
    r"(?i)\b(?:recruitment|recruiting|staffing|search|consultancy|talent solutions|agency|personnel|headhunt\w*)\b"
)
ROLE = (
    r"(?i)\b(?:engineer|analyst|manager|designer|developer|scientist|coordinator|specialist|representative|associate|assistant|officer|adviser|advisor|director|consultant|technician|nurse|"
    r"lecturer|researcher|fellow|intern|trainee|lead|planner|architect|administrator|programmer|strategist|controller|accountant|paralegal|porter|merchandiser|registrar|executive|editor|writer|"
    r"teacher|professor|clerk|operator|driver|supervisor|head of|chief|scheme|staff|hire|internship|graduate|apprentice|sales|marketing|owner|recruiter|buyer|chef|mechanic|electrician|actuary|"
    r"pharmacist|physician|therapist|statistician|economist|geologist|chemist|biologist|sre|qa|devops|full[- ]stack|back[- ]?end|front[- ]?end|monitor|liaison|vice president|vp|partner|producer|artist|animator)s?\b"
)
GENERIC_LOCALS = (
    r"(?:info|hello|hi|hey|contact|office|mail|team|jobs?|careers?|recruit\w*|saiyou?|saiyo\w*|jinji\w*|hr|talent\w*|people|hiring|work|apply|application\w*|selection|invitations?|updates?|support|admin\w*|"
    r"personnel|scheduling|onboarding|earlytalent|shinsotsu|newgrads?|somu|soumu|kangobu|shokuin|press|studio|team\w*|news|magazine|scout|service|cs|help|desk|no|reply|awards|decisions|teiki|entry|mypage|system|bot)"
)
AGENT = r"エージェント|キャリアアドバイザー|キャリアコンサルタント|転職支援|人材紹介|職業紹介|許可番号|先方(?:人事|より|から|ご)|ご推薦|推薦状|求人企業|企業様|より、.{0,24}(?:として|の)?(?:ご)?内定をいただき"
JAPANESE_TEAM = (
    r"(?<=..)(?:の?(?:新卒|中途|キャリア|経験者|定期|職員|学生|障がい者|障害者)?(?:採用|リクルート|人事|タレント|人材(?:戦略|開発|本部|部|グループ|チーム|課)|総務|選考|応募|募集|リクルーティング|インターン)"
    r".*)$|(?<=..)(?:[^\s]{1,4}学部|[^\s]{1,6}研究科|教員|法人本部|看護部|管理本部|管理部|経営企画部|企画部|営業(?:本)?部|開発部|代表取締役|総合職|電子申請|オンライン|公式|カスタマー).*$|"
    r"(?:総務部人事課|総務課|総務部|管理本部|管理部|管理部門|看護部|事務局|事務部|経営企画部|人材戦略部|企画部|担当者?|担当|メンバー|マイページ|より|から|インターン事務局|運営事務局|カスタマーセンター|編集部|御中|様|さん|です)$|"
    r"(?<=..)(?:事務長|園長|院長|理事長|校長|支配人|女将|代表|研究推進課|学生課|国際課).*$|(?<=...)(?:[々\u3400-\u9fff]{2}本部|[々\u3400-\u9fff]{2,4}事業部|[々\u3400-\u9fff]{1,3}支店).*$|(?<=..)[・/][\u3400-\u9fff]{1,4}$|(?<=..)/.*$|^(?:差出人|件名|弊社|当社|貴社|各|【|■企業名|企業名|会社名|この度|このたび|先日|私|旧)|(?:recruiting|recruit|careers?|hiring(?: team)?|talent(?: acquisition)?|people team|hr|saiyo)$"
)
NO_JAPANESE_FIRMS = (
    r"(?:株式会社|有限会社|合同会社|\(株\)|人事(?:部|課)?|採用(?:担当|情報|試験|選考|面接)?|総務|新卒|担当|選考(?:結果|通過)?|結果|面接|応募|応募完了|受付|申込受付|重要|要返信|要受検|至急|再送|ご?案内|ご?連絡|お知らせ|お礼|御礼|内定|内々定|不採用|おめでとうございます|"
    r"一次面接.*|二次面接.*|最終面接.*|書類選考.*|通知|自動送信|自動配信|自動返信|返信不要|面接確約|マイページ|お詫び|ご報告|ご相談|.*の?件|.*について|.*お願い|.*ください|.*ます|.*ました|.*ません|ご?面接結果|ご?選考結果|.*推薦完了|.*(?:氏名|番号|日時|日程|場所|時間|形式|期限)|.*さん|.*様)"
)
