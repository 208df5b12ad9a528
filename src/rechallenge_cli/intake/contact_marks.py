"""Where people stand in a mail: tables."""

CLOSING = (
    r"(?i)(?:(?:with )?(?:kind|best|warm(?:est)?|many|yours|very|all the|sincere|good|every good|kindest|friendly|mit|thanks?(?: &| and)?)\b[\w ,&]{0,26}?(?:regards?|wishes?|wish|truly|faithfully|sincerely|best|thanks)"
    r"|regards|sincerely(?: yours)?|yours|best|cheers|warmly|thanks(?: again)?|thank you(?: again)?|respectfully|cordially|talk soon|all the best(?: for you)?|take care|see you then|welcome aboard|looking forward[\w ]{0,30})\s*[,.!]?(?=\s|$)"
)
NO_NAME = r"(?i)\b(?:team|office|department|dear|hello|thank|regards|unfortunately|university|college|council|institute|foundation|museum|hospital|bank|group|systems?|software|insurance|travel|rail|water|energy|labs?|media|capital|technolog\w+|logistics|partners|studios?|health|foods?|industries|solutions|consulting|holdings|ventures|airways|airlines|games|pharma\w*|robotics|analytics|digital|networks?|motors|retail|graduates|services|trust|schools?|academy|charity|society|association|authority|ministry|agency|ltd|inc|llc|street|road|privacy|email|sent from|talent|human resources|recruit\w*)\b"

_NAME = r"(?P<name>(?:[々〆\u3400-\u9fff]{1,4}|[ァ-ヶー]{2,6})(?:[ \u3000][々〆\u3400-\u9fffァ-ヶーぁ-ん]{1,4})?)"
JAPANESE_WRITER = (
    rf"(?:担当者?|採用担当|人事担当|文責|窓口)\s*[:：/]\s*{_NAME}(?=$|\n|\s|[()（）、])",
    rf"(?:部長|課長|係長|次長|主任|院長|の|課|部|係|担当|チーム|グループ|室|センター|採用|社|店|院|所){_NAME}(?:です|でございます|と申します|でござ)",
    rf"(?:^|\n|。|、){_NAME}(?:と申します|でございます)",
    rf"(?:採用係|採用担当|人事部|総務部|総務課|看護部|人事課|人事|チーム|グループ|係長|課長|部長|理事長|院長|園長|校長|店長|所長|代表取締役(?:社長)?|取締役)[ \u3000]?{_NAME}(?=$|\n)",
)
NO_JAPANESE_NAME = (
    r"(?:^[株有係部課室局店社院所員様]$|委員会|.(?:部|課|係|室|局)$|採用|人事|担当|事務|会社|様|さん|結果|面接|選考|御中|通知|連絡|案内|募集|応募|新卒|中途|以上|敬具|不要|専用|送信|^弊|^当|^本[^\u3400-\u9fff]|開発|企画|総務|運営|キャリア|チーム|グループ|センター|アドバイザー|コンサルタント|リクルーター|責任者|窓口|次第|予定|"
    r"幸い|所存|残念|結論|判断|理由|以下|通過|合格|不合格|不採用|内定|書類|必要|可能|対象|現在|今回|今後|本日|先日|次回|最終|一次|二次|三次|日程|時間|会場|オンライン|こちら|同様|お願い|補欠|次点|終了|中止|充足)"
)
