"""Where titles of jobs stand in a mail, and what around them is none: tables."""

from rechallenge_cli.domain.codes import Language

REQUISITION = (
    r"(?i)[\[(](?:job|req(?:uisition)?|ref(?:erence)?|id|vacancy|posting|position)?(?:uisition)?[ .#:]*(?:number|no|id|ref)?[ .:#]*(?:[A-Z]{0,5}[-_/]?\d[\w/-]{2,})[\])]|\((?:job|req|id|ref)?[ .:#]*\)"
    r"|\b(?:JR|R|REQ|ID|REF|TC|KC)[-_#: ]?\d[\w/-]*\b|\b(?:ref|req|job|id|no|number|requisition)[.:# ]+[A-Z]{0,4}[-/]?\d[\w/-]*|\b(?!20\d\d\b)\d{4,}(?:-\d+)?\b|#\d+"
)
AROUND = " \t\n\"'`「」『』【】[]<>|:;,.·・-–—*#■□◆◇●○※▼▽=_/／、。"

_WORD = r"[\w+#&'/-]*(?:\.\w+)*"
_TOKEN = rf"(?:[A-Z0-9]{_WORD}|\((?:[^()\n]{{1,30}})\)|&|/|[-–](?= [A-Z])|,(?= [A-Z(])|(?:of|for|and|in|the)(?= (?:the )?[A-Z(])|[a-z]{{1,2}}[A-Z]\w+|founding|first|full|back|front)"
_TITLE = (
    rf"(?P<role>(?:[A-Z]{_WORD}|[a-z]{{1,2}}[A-Z]\w+|founding|first|junior|senior|staff|lead)(?:,? {_TOKEN}){{0,9}})"
)
_JAPANESE = r"(?:アーティスト|サクセス|インターン|見習い|助教|教諭|パラリーガル|アナウンサー|プランナー|職|コース|エンジニア|営業|デザイナー|マネージャー|スタッフ|コンサルタント|ディレクター|プランナー|アナリスト|リサーチャー|オフィサー|マーケター|スペシャリスト|コーディネーター|オペレーター|ライター|アシスタント|サイエンティスト|プログラマー|バイヤー|ドライバー|トレーナー|ドクター|看護師|技師|薬剤師|教員|講師|教授|保健師|事務|企画|開発|設計|研究|運用|保証|管理|編集|販売|製造|法務|経理|広報|秘書|担当|モニター|アーキテクト|リエゾン|候補|系|MR|SRE|SE|PM|工|補|員|士|師)"
_QUOTED = r"[\"'](?P<role>[^\"'\n]{3,70})[\"']"
_NOUN = r"(?:position|role|opening|vacancy|job|post|opportunity|seat|requisition|req|scheme|programme|program|internship|traineeship|hire)\b"

BODY: dict[Language, tuple[tuple[str, float], ...]] = {
    Language.EN: (
        (rf"(?:\b(?:the|our|a|an|this|of|for|your)\b) {_TITLE} {_NOUN}", 2.5),
        (
            rf"(?i:\b{_NOUN}) (?:of|as|for|titled|called|:|-) ?(?:the |a |an |our )?{_TITLE}(?=[.,;:\n!?]| [a-z(]|$)",
            2.5,
        ),
        (
            rf"(?i:\b(?:application|applying|applied|apply|considered|candidacy|candidature|recruitment|hiring|search|interview|assessment|round|session|loop|screening|shortlisted|selected|decisions|interested)) (?:for|to|on|as|in) (?:the |our |a |an |your |being )?(?:role of |position of |post of )?{_TITLE}(?=[.,;:\n!?]| [a-z(]|$)",
            2.0,
        ),
        (
            rf"(?i:\b(?:you|back|on|join|someone|us|opening)) (?:as|for) (?:the |our |a |an )?{_TITLE}(?=[.,;:\n!?]| (?:at|with|in|has|have|is|was|will|and|on|from|seat|role|position|job)\b|$)",
            1.5,
        ),
        (r"(?im)^(?:position|role|job title|job|vacancy|post|title|opening)\s*:\s*(?P<role>[^\n]{3,70})$", 3.5),
        (rf"(?i:\b{_NOUN}|\bthe|\bopening|\bvacancy) {_QUOTED}", 2.5),
        (rf"\A(?:[^\n]*\n){{0,4}}\s*(?:our |the |your )?{_TITLE}\s*(?=\n|$)", 0.4),
        (rf"\bthe {_TITLE}(?= (?:opening|position|role|job|seat|vacancy)\b)", 1.0),
        (
            rf"(?i:\bwith|\bfor|\babout|\bunder|\bin) (?:the )?{_TITLE}(?=[.,;\n]| (?:has|have|is|was|and|we|this|we're)\b)",
            0.7,
        ),
        (
            r"\b(?:the|our|a) (?P<role>(?:founding |first |senior |junior |lead )?[a-z]+(?: [a-z]+)? (?:engineer|designer|developer|manager|analyst|marketer|hire|scientist|writer|editor|researcher)) (?:seat|role|position|job|opening)",
            2.0,
        ),
    ),
    Language.JA: (
        (
            r"(?:の|、|\n|「|は|職種:?|ポジション:?)(?P<role>(?:[A-Z][A-Za-z/&+.-]*|iOS|iPad)(?: [A-Z][A-Za-z/&+.-]*){0,4}(?:エンジニア|アーティスト|デザイナー)?)(?:の|として|ポジション|へ|」|に(?:ご応募|つ|応募)|採用|での)",
            0.6,
        ),
        (
            r"(?:募集職種|応募職種|希望職種|職種|ポジション|応募求人|求人名|求人|募集要項|応募ポジション|コース|受験区分|試験区分|区分|応募区分)\s*[:：]\s*(?P<role>[^\n、。]{2,40})",
            4.0,
        ),
        (r"(?:募集職種|応募職種|職種|ポジション)(?P<role>[^\n、。:：はのにをがで]{2,30})(?=結果|\n)", 3.0),
        (
            r"「(?P<role>[^」\n]{2,40})」(?:の|に(?:ご応募|つ)|で(?:の|ご)|として|へ|職|コース|ポジション|求人|募集|枠|につき)",
            2.0,
        ),
        (
            r"(?:の|、|。|\n|は|このたび|この度は?|ご応募の|ご応募いただいていた|今回の|弊社|当社|当行|本学[^\s、。]{0,6}の|先日は|過日は)(?P<role>[^\s、。のはがをにへでと「」()]{1,22}(?:\([^()\n]{1,24}\))?)(?:の)?(?:求人|ポジション|募集(?!要|人)|公募)",
            1.4,
        ),
        (
            r"(?:の|、|。|\n|は|このたび|この度は?|ご応募の|ご応募いただいていた|今回の|弊社|当社|当行|本学[^\s、。]{0,6}の|先日は|過日は)(?P<role>[^\s、。のはがをにへでと「」()]{1,22}(?:\([^()\n]{1,24}\))?)(?:の)?(?:選考|一次|二次|三次|最終|第[一二三]次|面接|書類|職務|エントリーシート|応募書類|採用試験|実技|枠)",
            0.2,
        ),
        (
            rf"(?P<role>[^\s、。のはがをにへでと「」()]{{1,22}}{_JAPANESE}(?:\([^()\n]{{1,24}}\))?)(?:に(?:つき|ご応募|ご興味|関)|の|へ|として|と(?:して|の)|、|は|をご|を(?:希望|志望)|より|枠|採用)",
            1.0,
        ),
        (
            rf"[(（](?P<role>[^()（）\n]{{2,24}}{_JAPANESE}(?:\([^()]{{1,16}}\))?)[)）]",
            1.2,
        ),
        (r"[(（](?:R|JR|REQ)?[-_]?\d{4,}[ :：]*(?P<role>[^()（）\n]{3,40})[)）]", 2.5),
        (r"[^\s、。)）]{2}[(（](?P<role>[^()（）\n]{2,24})[)）](?:へ|の|に|、|宛)", 1.5),
    ),
}
SUBJECT: dict[Language, tuple[tuple[str, float], ...]] = {
    Language.EN: (
        (
            rf"(?i:\b(?:application|applying|interest|interview|offer|role|position|post|assessment|status|update|step|opening|round|letter|invitation))(?: \w+){{0,2}} (?:for|to|in|on|of|as) (?:the |our |a |an )?(?:position of |role of |post of )?{_TITLE}(?=$| (?:at|with)\b| [-–|(/]|[,.:;!?])",
            2.5,
        ),
        (rf"(?:^|[-–|:/,] |\] |】 ?|(?:Re|RE|Fwd|FW): ){_TITLE}(?=$| [-–|(/@]| at\b| \(|[:,!?|])", 1.2),
        (rf"(?:^|[\s:]){_TITLE} (?:position|role|opening|vacancy|job|application|interview|recruitment)\b", 2.0),
        (_QUOTED, 1.5),
    ),
    Language.JA: (
        (r"(?:R|JR|REQ)[-_]?\d{4,}[ :：]*(?P<role>[^\s、。【】/()（）]{3,40})", 2.5),
        (r"「(?P<role>[^」]{2,40})」", 1.5),
        (
            rf"(?:】|/|／|-|・|[:：]|\s|^|社)(?P<role>[^\s、。【】()（）「」/／のへ]{{2,26}}?{_JAPANESE}(?:\([^()]{{1,20}}\))?)(?:$|の|へ|\s|に|[(（/／]|採用|募集|面接|選考)",
            1.5,
        ),
        (
            r"[(（](?P<role>[^()（）]{2,30}(?:職|コース|エンジニア|営業|デザイナー|スタッフ|看護師|技師|事務|企画|開発|設計|担当|師|士|員|SRE)[^()（）]{0,10})[)）]",
            1.5,
        ),
        (r"(?:^|[-–:：] |】)\s*(?:R?\d{4,}\s+)?(?P<role>[^\s、。【】/／]{3,30})\s*/\s*[^\s]+(?:株式会社|社)", 1.5),
    ),
}
LOOKS_LIKE_ONE: dict[Language, str] = {
    Language.EN: rf"(?<![.!?] )(?<!\A)(?:\b(?:the|a|an|our|your|for|as|of|this|[Rr]e:?|\|) )?{_TITLE}",
    Language.JA: rf"(?P<role>[^\s、。のはがをにへでと「」()（）【】:：/・]{{1,20}}{_JAPANESE}(?:\([^()\n]{{1,20}}\))?)(?=の|と|に|へ|を|で|は|、|」|\)|）|$|\n| )",
}
"""A title anywhere, where no better place names one."""
EDGES: dict[Language, str] = {
    Language.EN: (
        r"(?i)^(?:the|our|a|an|your|for|of|to|in|as|at|re|fwd|fw|role|position|post|job|vacancy|application|update|status|interview|invitation|confirmed|result of|"
        r"thank you for (?:your interest|applying)(?: (?:in|to|for))?|your application|application update|technical interview)\b[\s:,-]*|"
        r"[\s,:-]+(?:at|with|in|for|and|the|of|to|our|position|role|post|job|vacancy|opening|seat|application(?: (?:update|received|status))?|update|outcome|result|interview|status|scheme programme|thank you.*|a decision.*|a delay.*|quick.*|batch.*)$"
    ),
    Language.JA: (
        r"^.{0,14}(?:より|ました|された|における|いただいた)|^(?:ため|職種|区分|求人|募集)[:： ]*|^(?:[Rr][Ee]|[Ff][Ww][Dd]?|転送)\s*[:：]|^(?:弊社|当社|当行|当院|本学|このたび(?:は)?|この度(?:は)?|先日|過日|先般|ご応募(?:の|いただいた)?|応募|募集|採用|新卒|中途|本年度|\d{4}年度?|令和.{1,3}年度|の|また|なお|今回)|"
        r"(?:の?(?:求人|ポジション|募集|選考|面接|採用|試験|応募|一次|二次|最終|書類|件|結果|ご?案内|ご?応募|エントリーシート)).*$|として.*$|様$"
    ),
}
NO_ROLE: dict[Language, str] = {
    Language.EN: (
        r"(?:interview|application|position|role|job|post|update|result|outcome|offer|assessment|thank(?:s| you).*|dear .*|hi .*|hello.*|best.*|kind regards.*|regards.*|team|the team|hr|next steps?|"
        r"status|invitation|great news|good news|news.*|your .*|welcome.*|congratulations.*|monday|tuesday|wednesday|thursday|friday|saturday|sunday|(?:january|february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|may) \d.*|january|february|march|april|may|june|july|august|"
        r"september|october|november|december|we .*|i|it|this.*|if .*|please.*|unfortunately.*|recruitment.*|talent.*|careers?|people.*|human resources.*|.*(?:acquisition|recruiter|recruiting) ?(?:team|partner)?|online assessment|"
        r"phone screen|first interview|second interview|final (?:round|interview)|onsite.*|coding test|video interview|technical interview|selection result|job alert|.*university|.*bank|regulations|.*office|.*(?:recruit|talent|people|human resources|hiring|resourcing).*|(?:mr|ms|mrs|dr|prof)\.? .*|reminder|oops|stage \d|(?:inc|llc|ltd|gmbh|plc|corp|co)\.?|.*(?:commit|cent)(?:tee|re|er)|english|japanese|full|first|junior|senior|staff|lead)"
    ),
    Language.JA: (
        r"(?:選考|面接|一次|二次|三次|最終|書類|採用|応募|募集|求人|結果|ご?案内|担当|採用担当|人事|人事担当|新卒|中途|弊社|当社|貴社|本学|今回|次|第一次|第二次|第三次|慎重な|厳正なる|役員|社長|個人|教員|職員|"
        r"全員|面接官全員|社員|社員一同|応募者|候補者|内定者|役職員|委員|委員会|ご担当|面接担当|受験者|学生|多数|定員|動員|人員|予定人員|会員|満員|.*(?:様|さん|ます|です|した|一同)|.*採用担当|採用事務局|お忙しい中|エントリーシート|適性検査|"
        r"オンライン|グループ|面談|筆記|実技|.*(?:部門|事業部|委員会)|キャリアアドバイザー|コンサルタント|.*年.*月.*|\d.*|先日の?|本日|当日|.*(?:ご用意|ご準備|恐縮).*|ご.*|お.*|.*[市町村区県府都]職員|個別|集団|当.*|.*全員|.*(?:や|及び|および)本?|前職|現職|[^\s]{0,6}試験|.*採用試験)"
    ),
}
JAPANESE_TITLE = rf"{_JAPANESE}(?:\([^()]+\))?$"
