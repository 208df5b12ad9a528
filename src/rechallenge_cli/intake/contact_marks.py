"""Where people stand in a mail: tables."""

CLOSING = (
    r"(?i)(?:(?:with )?(?:kind|best|warm(?:est)?|many|yours|very|all the|sincere|good|every good|kindest|friendly|mit|thanks?(?: &| and)?)\b[\w ,&]{0,26}?(?:regards?|wishes?|wish|truly|faithfully|sincerely|best|thanks)"
    r"|regards|sincerely(?: yours)?|yours|best|cheers|warmly|thanks(?: again)?|thank you(?: again)?|respectfully|cordially|talk soon|all the best(?: for you)?|take care|see you then|welcome aboard|looking forward[\w ]{0,30})\s*[,.!]?(?=\s|$)"
)
NO_NAME = r"(?i)\b(?:team|office|department|dear|hello|thank|regards|unfortunately|university|college|council|institute|foundation|museum|hospital|bank|group|systems?|software|street|road|privacy|email|sent from|talent|human resources|recruit\w*)\b"

_NAME = r"(?P<name>[々〆\u3400-\u9fffァ-ヶー]{1,5}(?:[ \u3000]?[々〆\u3400-\u9fffァ-ヶーぁ-ん]{1,5})?)"
JAPANESE_WRITER = (
    rf"(?:担当者?|採用担当|人事担当|文責|窓口)\s*[:：/]\s*{_NAME}(?=$|\n|\s|[()（）、])",
    r"(?:の|課|部|係|担当|チーム|グループ|室|センター|採用|社|店|院|所)(?P<name>[々〆\u3400-\u9fffァ-ヶー]{1,4}[ \u3000]?[々〆\u3400-\u9fffァ-ヶーぁ-ん]{0,4}?)(?:です|でございます|と申します|でござ)",
    r"(?:^|\n|。|、)(?P<name>[々〆\u3400-\u9fffァ-ヶー]{1,4}[ \u3000]?[々〆\u3400-\u9fff]{0,4}?)(?:と申します|でございます)",
    r"(?:採用係|採用担当|人事部|総務部|総務課|看護部|人事課|人事|チーム|グループ|係長|課長|部長|理事長|院長|園長|校長|店長|所長|代表取締役(?:社長)?|取締役)[ \u3000]?(?P<name>[々〆\u3400-\u9fff]{2,4})(?=$|\n)",
)
NO_JAPANESE_NAME = (
    r"(?:採用|人事|担当|事務|部|課|係|室|会|社|局|様|さん|結果|面接|選考|御中|通知|連絡|案内|募集|応募|新卒|中途|以上|敬具|不要|専用|送信|弊|当|本|開発|企画|総務|運営|キャリア|チーム|グループ|センター|アドバイザー|コンサルタント|リクルーター|責任者|窓口|次第|予定|"
    r"幸い|所存|残念|結論|判断|理由|以下|通過|合格|不合格|不採用|内定|書類|必要|可能|対象|現在|今回|今後|本日|先日|次回|最終|一次|二次|三次|日程|時間|会場|オンライン|こちら|同様|お願い|補欠|次点|終了|中止|充足)"
)
