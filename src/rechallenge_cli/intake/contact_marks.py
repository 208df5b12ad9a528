"""Where people stand in a mail, and which addresses nobody reads: tables."""

CLOSING = (
    r"(?i)(?:(?:with )?(?:kind|best|warm(?:est)?|many|yours|very|all the|sincere|good|every good|kindest|friendly|mit|freundliche|thanks?(?: &| and)?|with)\b[\w ,&]{0,26}?(?:regards?|wishes?|wish|truly|faithfully|sincerely|best|thanks|apologies|grüßen|luck)(?: again)?"
    r"|regards|sincerely(?: yours)?|yours|best|cheers|warmly|thanks(?: again)?|thank you(?: again)?|respectfully|cordially|talk soon|all the best(?: for you)?|take care|see you (?:then|soon)|speak soon|chin up|welcome aboard|looking forward[\w ]{0,30})\s*[,.!]?(?=\s|$)"
)
NO_NAME = r"(?i)\b(?:team|office|department|dear|hello|thank|regards|unfortunately|university|college|council|institute|foundation|museum|hospital|bank|group|systems?|software|insurance|travel|rail|water|energy|labs?|media|capital|technolog\w+|logistics|partners|studios?|health|foods?|industries|solutions|consulting|holdings|ventures|airways|airlines|games|pharma\w*|robotics|analytics|digital|networks?|motors|retail|graduates|services|trust|schools?|academy|charity|society|association|authority|ministry|agency|ltd|inc|llc|street|road|privacy|email|sent from|talent|human resources|recruit\w*|clerk|admin\w*|auditions?|assessments?|orchestra|theatre|church|cloud|commission|personnel|board|bureau|division|unit|sections?|committee|panel|desk|centre|center|support|hiring|matron|campus|connect|appointments|programmes?|programs?|apply|applications?|applicants?|candidates?|selections?|enrol+ments?|employment|resourcing|staffing|customer|help|registry|union|federation|corporation|council|county|district|municipality|borough|fire|police|careers?|jobs|hr|notifications?)\b"
TITLED = r"(?i)\b(?:manager|lead|head|director|officer|partner|coordinator|recruiter|hr|people|talent|founder|co-?founder|ceo|cto|coo|cfo|chief|clerk|dean|professor|chair|principal|owner|human resources|recruitment|resourcing|personnel|advisor|adviser|consultant|specialist|president|vp|secretary|associate|engineer|editor|producer|team|department|assistant|practice|administrator|supervisor|executive|generalist|matron|headteacher|head teacher|warden|bursar|curator|librarian|registrar)\b"
"""What stands below or behind the name of somebody who signs."""
REACHED_AT = r"(?i)[^\w:]{0,9}(?:[\w.+-]+@[\w-]+\.\w|(?:t|m|e|p|tel|phone|mobile|direct|cell|ext|e-?mail)\b\W*[\d+(]|[+(\d][\d ()./-]{7,40}$|www\.)"
GREETING = r"(?i)^(?:hi|hey|hello|hiya|dear|good (?:morning|afternoon|evening|day)|g'day|greetings|attn|to)\b"
BEFORE_A_SIGNER = r"^(?:i\. ?[av]\.|p\.?p\.?|for and on behalf of|-+|~+|/+|x{1,3} |(?:sgt|lt|capt|cpl|cdr|col|maj|insp|supt|det|cllr)\b\.?)\s*"
WORD_OF_NO_NAME = r"(?i)^(?:\w+(?:ships?|tions?|ents|ions)|best|warmly|greetings|hälsningar|sláinte|cheerio|accordingly|regretfully|unfortunately|thanks|thank|regards|cheers|hr|hello|hi|hey|sorry|yours|sincerely|unsubscribe|privacy|careers|jobs|phone|tel|email|sent|the|we|you|your|please|congratulations|welcome|confidential|linkedin|twitter|website|x|ps|all|take|good|recruiting|recruitment|applicant|candidate|decline|accept|reply|view|apply|submit|yes|no|ok|location|date|time|interview|position|role|status)$"
_HONORIFIC = r"(?:(?:Dr|Prof|Professor|Mrs?|Ms|Miss|Mx|Sir|Dame)\.? )?"
_CALLED = rf"(?<!\w)(?P<name>{_HONORIFIC}[A-ZÀ-ÞŁŚŽ][\w'’-]++(?: [A-ZÀ-ÞŁŚŽ][\w'’.-]*){{1,3}})"
BEFORE_AN_ADDRESS = rf"{_CALLED}[\s,:;<(-]*(?:at |on |via )?[<(]?$"
"""Who is named beside an address that is made of the name."""
MENTIONED = (
    rf"(?i)\b(?:(?:hr |recruitment |your )?contact(?: person| name)?|recruiter|hiring manager|point of contact|poc|ask for)\s*:\s*(?-i:{_CALLED})",
    rf"{_CALLED},?(?: \([^()]+\),?)? (?:will be|is|'ll be)(?: \w+)? (?:looking after you|your (?:\w+ )?(?:contact|recruiter|point of contact|buddy|guide)|happy to (?:answer|help))",
    rf"[Yy]our (?:\w+ )?(?:contact|recruiter|point of contact)(?: person)? (?:is|will be) {_CALLED}",
    (
        r"(?:[Cc]ontact|[Ww]rite to|[Ww]riting to|[Cc]all|[Rr]ing|[Ee]-?mail|[Rr]each(?: out to)?|[Ss]peak (?:to|with)|[Aa]sk(?: for)?|[Gg]et in touch with|[Rr]eply to|[Dd]rop) "
        r"(?P<name>[A-ZÀ-ÞŁŚŽ][\w'’-]+(?: [A-ZÀ-ÞŁŚŽ][\w'’.-]*){1,3})(?= (?:on|at|via|by|in|directly|if|with|for)\b|[,.;:(]| \(|$)"
    ),
    r"(?:[Mm]y name is|[Tt]his is|I am|I'm) (?P<name>[A-ZÀ-ÞŁŚŽ][\w'’-]+(?: [A-ZÀ-ÞŁŚŽ][\w'’.-]*){1,3})(?=,| (?:from|at|with|of|and|in)\b|\.)",
)
"""A person who may be written to is named in the text."""

_KANJI = r"々〆\u3400-\u9fff"
JAPANESE_NAME = (
    rf"(?:[{_KANJI}]{{1,4}}(?:[ノヶケ之ッ][{_KANJI}])?(?: [{_KANJI}ァ-ヶーぁ-ん]{{1,4}}|[ァ-ヶー]{{2,4}}|[ぁ-ん]{{2,4}})?|[{_KANJI}]{{5}}|[ァ-ヶー]{{2,7}}(?: [ァ-ヶー]{{1,7}})?"
    rf"|[ぁ-ん]{{2,4}}(?: [ぁ-ん]{{2,4}})?|[A-Z][a-z]+ ?(?:[A-Z][a-z]+|[{_KANJI}]{{1,4}}))"
)
DUTY = (
    r"(?:(?:部|課|係|室|局|次|班|園|院|校|店|所|館|会|社|局|塾|理事|室|センター|グループ|チーム|工場|支店|組合|事務|学部|学科|医局|師|婦)?長|社長|代表(?:取締役|社員|理事)?|取締役|執行役員|常務|専務|主任|主査|主事|主幹|係員|女将|支配人|教授|准教授|弁護士|税理士|医師|研究員|学芸員|オーナー|マネージャー|マネジャー|リーダー|リクルーター|アドバイザー|コンサルタント|コーディネーター|ディレクター|パートナー|人事|採用|総務|担当者?|責任者|窓口|CTO|CEO|COO|CFO|HR|VP"
    r"|部|課|係|室|局|班|グループ|チーム|センター|ユニット|本部|事業所|支店|支社|店|園|院|校|館|会|社|病院|銀行|大学|株式会社|有限会社|合同会社|\(株\)|\(有\)|法人|キャリア|エージェント|事務所|スタッフ|Recruiter|Manager|Partner|研究所|研究科|組合|市|町|村|県)"
)
"""What stands before a family name: a place in a firm, or the kind of a firm."""
INTRODUCED = (
    r"(?:^|[。!！]|、|(?<=[^\u3400-\u9fff]) )(?P<who>[^。!！\n]{0,60}?)"
    r"(?:(?:です|でございます|と申します|でござい)(?=[。!！、.,\s]|$)|(?:より|から)(?:ご?連絡|ご?案内|お知らせ)|(?:さん|様|氏)(?:より|から)の?(?:新着)?(?:メッセージ|ご?返信|ご?連絡|スカウト))"
)
OF_ANOTHER = r"\W*(?!.{0,8}(?:担当|責任|窓口|文責|発信|差出|問))[^\s:]{1,10} ?:"
"""A line that says what it gives, and that is not who wrote."""
IN_CHARGE = rf"(?:担当者?|採用担当|人事担当|文責|窓口|責任者|お?問い?合わ?せ先?)\s*[:：/]?\s*(?<=[:：/ ])(?P<name>{JAPANESE_NAME})(?=$|\n|\s|[()（）、。]|宛|まで)"
NOTHING_BUT_A_NAME = rf"(?P<before>[^\n。、]*?)(?:^|[\s/|])(?P<name>{JAPANESE_NAME})(?:\s*[(（][^)）株有]*[)）])?(?:\s*(?:/|\||[-\w.+]+@|TEL|Tel|tel|☎|内線|拝|\d{{2,4}}-).*)?$"
"""A line of a signature: perhaps what the person is, the name, perhaps a number or an address."""
SIGNATURE_LINES = 14
NO_JAPANESE_NAME = (
    r"(?:[々\u3400-\u9fffァ-ヶー]{2}(?<!長谷)(?<!日下)(?<!曽我)部(?: |$)|^[株有係部課室局店社院所員様者次件記方々名宛]$|[課係局署](?: |$)|[^ ]{3}[部室会園館庁町村店](?: |$)|社員|雇用|形態|契約|正規|派遣|勤務|条件|申請|電子|登録|公式|^[部課係室局長]$|^[全一外内同当各]部$|職員|研究室|研究所|病院|医院|大学|役所|役場|薬局|食堂|旅館|商店|商会|工房|製作所|水産|不動産|委員会|(?:人事|総務|営業|看護|管理|採用|開発|企画|広報|経理|財務|法務|本|支|事務|製造|技術|情報|教務|事業|運営|編集|制作|業務|戦略|人材|人財|庶務|労務|推進|学生|募集)(?:部|課|係|室|局)|採用|人事|担当|事務|会社|様|さん|結果|面接|選考|御中|通知|連絡|案内|募集|応募|新卒|中途|以上|敬具|敬白|拝啓|拝復|前略|謹啓|謹白|配信|停止|判定|合否|可否|採否|草々|かしこ|早々|不要|専用|送信|^弊|^当|^貴|^本[^\u3400-\u9fff]|開発|企画|総務|運営|キャリア|チーム|グループ|センター|アドバイザー|コンサルタント|リクルーター|責任者|窓口|次第|予定|一同|"
    r"幸い|所存|残念|結論|判断|理由|以下|通過|合格|不合格|不採用|内定|書類|必要|可能|不可|対象|現在|今回|今後|本日|先日|次回|最終|一次|二次|三次|日程|時間|会場|オンライン|こちら|同様|お願い|補欠|次点|終了|中止|充足|締切|評価|経験|歓迎|有効|下記|上記|平日|土日|祝日|午前|午後|期間|場所|形式|内容|方法|明日|来週|今週|昨日|至急|自由|無料|状況|限定|教授|都合|光栄|恐縮|幸甚|当然|大変|初回|回答|返信|受付|完了|確認|履歴|住所|電話|番号|氏名|職種|部門|本社|支社|東京|大阪|京都|記$|通り|とおり|ため|こと|もの|よう|そう|はず|つもり|ところ|ありがと|いただ|ください|しま|まし|ませ|ます|です|でし|から|まで|より|[はがをにでともへ]$|[^\u3400-\u9fff ][のはをが])"
)

UNREAD_WORDS = r"no[-_.]?reply|not[-_.]?reply|ne[-_.]?pas[-_.]?repondre|nicht[-_.]?antworten|no[-_.]?respond\w+|(?:^|[-._+\d])(?:bot|robot|auto|system|sys|mailer|daemon|notif\w*|notice|alerts?|updates?|messages?|delivery|magazine|news|newsletter|portal|mypage|invitations?|assessments?|results?|scheduling|sign|erecruit\w*|mailbox|mbox|form)(?:$|[-._+\d])|^reply[-+._]|\d{4,}"
"""Before the @, of what a machine sends."""
ATS_HOSTS = r"@(?:[\w-]+\.)*(?:workable|greenhouse|lever|ashby|smartrecruiters|icims|taleo|workday|myworkday|successfactors|jobvite|bamboohr|recruitee|teamtailor|personio|sonar|talentio|hrmos|herp|jobcan|axol|i-?webs?|mynavi|rikunabi|snar|hito-link)[\w-]*\."
"""The systems that firms keep their applicants in."""
SENDING_HOSTS = rf"{ATS_HOSTS}|@(?:talent|mail|em|e|email|mailer|m|msg|notify|notifications?|send|inbound|bounces?|reply|news|info|recruit|recruiting|careers?|jobs?|candidates?|apply|campaign|app)\.[^.]+\.[^.]+"
"""Below these names of a firm's domain a machine sends; people have addresses of the firm."""
UNREAD_DISPLAY = r"(?i)システム|自動|マイページ|通知|配信|portal|no-?reply|automat|notification|\bvia\b"
UNREAD_SAID = r"(?i)送信専用|(?:返信|ご返信)(?:は|を|いただ\S{0,6}|され\S{0,4}|には?)?(?:でき|お受け|不可|届き|確認でき|お答え)|自動(?:的に)?(?:送信|配信)|(?:do not|don't|cannot|can't) (?:reply|respond)|un(?:monitored|attended)|not monitored|undeliverable|replies (?:\w+ ){0,4}(?:not|are un|go un|cannot)|no-?reply|(?:unable|not able) to (?:respond|reply)"
NOT_TO_WRITE_TO = r"(?i)privacy|data protection|個人情報|プライバシー|unsubscribe|配信停止|sent to|intended for|account|registered|applicant|e-?mail:? *$|応募者|ご登録"
WRITE_TO = r"(?i)write|e-?mail|mail:|contact|reach|reply|question|enquir|inquir|let me know|drop|問い?合わ?せ|問合|連絡|宛|返信|メール|まで|どうぞ|^[\W\s]*$"
ADDRESS = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
