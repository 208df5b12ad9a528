"""Where firms stand in a mail, and the words around their names that are none: tables."""

LEGAL_FORM = r"(?i)株式会社|有限会社|合同会社|合資会社|合名会社|相互会社|\(株\)|\(有\)|\(同\)|[㈱㈲]|(?:社団|財団|医療|学校|福祉|監査|税理士|弁護士|宗教|行政|大学|開発|npo|活動)法人|\b(?:inc|ltd|llc|llp|gmbh|plc|corp|co|k\.k|s\.a|pvt|limited|ag|corporation|bv|nv|ab|oy)\b\.?"

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

ABBREVIATED = (" Inc", " Ltd", " Co", " Corp", " K.K", " S.A", " Pvt")
AROUND = " \t\n\"'`「」『』【】[<>|:;,.·・-―–—*#■□◆◇●○★☆※▼▽=_/／"

ENGLISH_TEAM = (
    r"(?i)^(?:the |for |your friends at |everyone at |us at |all of us at |team at |workday ?@ ?|team )|"
    r"(?:'s)?\s*+(?:[-|,@:]\s*+)?\b(?:(?:global |group |early |campus |people |talent |human |university |graduate |corporate |the |us |uk |india |emea |apac |our |it |tech |sales |staff )*"
    r"(?:careers?|recruiting|recruitment|recruiters?|talent acquisition|talent partner|talent|hiring|human resources|hr|people operations|people ops|people & culture|people and culture|people|jobs|"
    r"selection office|personnel|ta|office|campus|resourcing|student|emerging talent|cabin crew|graduates?|graduate programmes?|applicant tracking|candidate experience|early talent|early careers|onboarding|scheduling|admissions?|no-?reply|notifications?|erecruitment|recruitment cell|crew|desk)"
    r"(?: (?:team|department|dept|office|group|services?|partner|manager|section|division|unit|cell|portal|operations|desk|centre|center|committee|panel|experience))*)\s*$|"
    r"\s+(?:team|crew)\s*$|^(?:sr|jr|senior|junior|head|director|manager|lead|vp|chief|principal|associate|assistant|co-?founder|founder|ceo|cto|coo|producer|editor|coordinator|consultant)\b.*$"
)
BETWEEN_PERSON_AND_FIRM = r"\s+(?:at|@|from|via|with|of)\s+|\s*[|/@＠·(（)）]\s*|\s+[-–]\s+|,\s+"

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
JAPANESE_TEAM = (
    r"(?<=..)(?:の?(?:新卒|中途|キャリア|経験者|定期|職員|学生|障がい者|障害者)?(?:採用|リクルート|人事|タレント|人材(?:戦略|開発|本部|部|グループ|チーム|課)|総務|選考|応募|募集|リクルーティング|インターン)"
    r".*)$|(?<=..)(?:[^\s]{1,4}学部|[^\s]{1,6}研究科|教員|法人本部|看護部|管理本部|管理部|経営企画部|企画部|営業(?:本)?部|開発部|代表取締役|総合職|電子申請|オンライン|公式|カスタマー).*$|"
    r"(?:総務部人事課|総務課|総務部|管理本部|管理部|管理部門|看護部|事務局|事務部|経営企画部|人材戦略部|企画部|担当者?|担当|メンバー|マイページ|より|から|インターン事務局|運営事務局|カスタマーセンター|編集部|御中|様|さん|です)$|"
    r"(?<=..)(?:事務長|園長|院長|理事長|校長|支配人|女将|代表|研究推進課|学生課|国際課).*$|(?<=...)(?:[々\u3400-\u9fff]{2}本部|[々\u3400-\u9fff]{2,4}事業部|[々\u3400-\u9fff]{1,3}支店).*$|(?<=..)[・/][\u3400-\u9fff]{1,4}$|(?<=..)/.*$|^(?:差出人|件名|弊社|当社|貴社|各|【|■企業名|企業名|会社名|この度|このたび|先日|私|旧)|(?:recruiting|recruit|careers?|hiring(?: team)?|talent(?: acquisition)?|people team|hr|saiyo)$"
)
