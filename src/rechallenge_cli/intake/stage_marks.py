"""The words for the stages of a selection, and what around them says whether one lies behind or ahead: tables."""

from dataclasses import dataclass

from rechallenge_cli.domain.codes import Language
from rechallenge_cli.domain.stages import Stage


@dataclass(frozen=True, slots=True)
class StageMarks:
    """Patterns of lower-case text. What stands before a word is searched in its sentence, what stands behind it is matched."""

    words: tuple[tuple[Stage | None, str], ...]
    """The later stages first. An interview whose number is not said is no stage, but tells that the papers were passed."""
    stated: tuple[tuple[Stage, str], ...]
    """Whole statements, which need no word around them."""
    not_meant: str
    """Sentences that speak of the selection in general, of papers sent back, of other firms, or of a next time."""
    passed_after: str
    ahead_before: str
    ahead_after: str
    """It lies ahead, or would have."""
    decided_before: str
    decided_after: str
    """It ended here."""
    behind_before: str
    behind_after: str
    """It is over."""


_NOTHING = r"(?!)"
_FIRST, _SECOND, _THIRD = r"(?:1|一|壱|初)", r"(?:2|二)", r"(?:3|三|4|四|5|五)"
_ROUND = r"(?:の)?(?:個人|オンライン|web|対面)?(?:面接|面談|インタビュー)"
_BRACKET = r"(?:\([^)]{0,12}\))?"
_PAPERS = r"(?:書類|履歴書|(?:職務)?経歴書|レジュメ|エントリーシート|(?<![a-z])es(?![a-z])|ポートフォリオ|ご?経歴(?!詐称)|作品|研究(?:業績|計画調書)|業績|応募フォーム|作文(?=と))"

_ENGLISH_TEST = (
    r"\b(?:online|coding|technical|skills?|aptitude|written|numerical|verbal|psychometric|programming|take-?home|computer[- ]based|cognitive|situational|personality|reasoning|typing|writing|art|design|animation|translation|editing|data|sql|excel|drugs?|trade|fitness|physical|judgement|judgment)"
    r"(?: \w+){0,2} (?:assessment|test|challenge|assignment|exercise|task|exam\w*|paper)s?\b|\btake-?home\b|\bhackerrank\b|\bcodility\b|\bcbt\b|\b(?:the|your|our) (?:assessments?(?! of\b)|tests?|case study|assignment|exam\w*|test results?)\b(?! cent| day)|\bcase study\b|\b\w+ tests?\b(?! cent| day| shift)|\btest results?\b"
)

STAGES: dict[Language, StageMarks] = {
    Language.EN: StageMarks(
        words=(
            (Stage.FINAL, r"\bfinal(?:[- ]\w+)? (?:rounds?|interviews?|stages?|panel|discussions?|conversations?|presentation|selection|session)\b|\bfinal[- ]round\b|\b(?:last|closing) (?:round|interview|stage)\b|\bsuperday\b|\b(?:ceo|executive|board|partners?|founders?|chair\w*|managing director|president)(?:'s|s')? interview\b|\binterview with (?:our|the) (?:ceo|founders?|board|partners|president|managing director|chief executive|trustees)\b|\bfinal (?:two|three|four|2|3)\b"),
            (Stage.INTERVIEW3, r"\b(?:third|3rd|fourth|4th|fifth|5th)(?:[- ](?!party|floor)\w+)? (?:interview|round|stage|conversation|meeting)s?\b|\bround (?:3|three|4|four)\b|\bon-?sites?\b|\b(?:panel|loop)(?: \w+)? (?:interview|discussion|day|session)s?\b|\binterview (?:panel|loop)\b|\b(?:your|our|(?<!closed )(?<!close )(?<!closing )the) (?:virtual )?loop\b|\bcampus visit\b|\byour panel\b"),
            (Stage.INTERVIEW2, r"\b(?:second|2nd)(?:[- ](?!year|hand|class)\w+)? (?:interview|round|stage|conversation|meeting|chat)s?\b|\bround (?:2|two)\b|\btech(?:nical)? (?:interview|round|discussion|conversation|call|screen|session|deep dive)s?\b|\bcoding (?:interview|session)\b|\bwhiteboard\w*\b|\bsystem design (?:interview|round)\b|\binterview (?:2|two)\b|\bsecond time\b"),
            (Stage.INTERVIEW1, r"\b(?:first|1st|initial)(?:[- ](?!phone|telephone|screening|choice|reserve|class|year|hand|day|shift)\w+)? (?:interview|round|conversation|meeting|chat)s?\b|\bround (?:1|one)\b|\bhiring[- ]manager(?:'s)? (?:\w+ )?(?:interview|screen|call|conversation|round)\b|\b(?:interview|call|conversation|chat) with the hiring manager\b|\binterview (?:1|one)\b"),
            (Stage.GROUP, r"\bassessment[- ](?:centre|center|day|event)s?\b|\bgroup (?:interview|discussion|exercise|assessment|session|task|activity|day)s?\b|\bselection (?:day|centre|center|event)\b"),
            (Stage.SCREEN, r"\b(?:phone|recruiter|screening|introductory|intro|telephone|hr|video|digital|one-way|recorded|on-demand|pre-recorded|hirevue|exploratory|initial|initial phone|first phone)[- ](?:screen(?:ing)?|calls?|interviews?|chat|conversation|stage)\b|\bscreening (?:call|interview)\b|\b(?:call|chat|conversation) with (?:our|the|a) recruiter\b|\bhirevue\b|\bphone (?:call|conversation)\b|\byour (?:video|recording|call)\b|\bcoffee chat\b"),
            (Stage.TEST, _ENGLISH_TEST),
            (Stage.DOCUMENTS, r"\b(?:r[eé]sum[eé]|cv|document|paper|application|portfolio|profile)[- ](?:screen(?:ing)?|review|sift|selection|stage|assessment)\b|\b(?:sift(?:ing)?|longlist(?:ing)?|shortlisting|paper) (?:stage|panel|process|meeting)\b|\b(?:sift|longlisted?)\b|\bwritten application\b"),
            (None, r"\binterview(?:ed|ing|s)?\b|\b(?:meeting|speaking|talking|chatting) (?:with|to) (?:you|us|the team|our team)\b"),
        ),
        stated=(
            (Stage.OFFER, r"(?:rescind|revok|withdraw|retract|cancel)\w* (?:the|our|your|this|that|its|my) (?:\w+ ){0,3}offer|\boffer\b[^\n]{0,90}\b(?:pull|take|taking|pulling|pulled) it back|\boffer\b(?: (?!you\b)[\w,']+){0,2}(?: (?:made )?to you)?(?: [\w,']+){0,5} (?:has been|is|was|been|have been|be|is now|hereby) (?:\w+ )?(?:rescinded|withdrawn|revoked|retracted|cancelled|canceled|null|void)"),
            (Stage.DOCUMENTS, r"(?:review\w*|read\w*|look\w*|assess\w*|consider\w*|go(?:ne|ing)|went|screen\w*|evaluat\w*|based on|from)(?: \w+){0,5} (?:your|the) (?:\w+ (?:and )?)?(?:r[eé]sum[eé]|cv|portfolio|reel|cover letter|answers)|(?:your|the) (?:cv|r[eé]sum[eé]|portfolio|reel|answers) (?:was|were|has|did|does|is|have)\b[^.!?\n]{0,30}(?:not|n't|unsuccessful)|send(?:ing)? (?:us|me|in|over|through|along) (?:your )?(?:cv|r[eé]sum[eé]|portfolio|reel|motivation letter)|thank(?:s| you)(?: very much| so much)? for (?:your|the) (?:\w+ ){0,3}(?:cv|r[eé]sum[eé]|portfolio|reel)\b|(?:cv|r[eé]sum[eé]|portfolio|reel) you sent|(?:read|reading|review\w*|look\w* at|gone through|been through) (?:all|every)[^.]{0,14}(?:cvs?|r[eé]sum[eé]s?)\b"),
            (Stage.DOCUMENTS, r"\b(?:not|n't|unable|never|unsuccessful|cannot|no)\b[^.!?\n]{0,40}\bshort-?list\w*(?! for (?:the |any )?(?:further|next|final|second))|\bbasis of (?:the|your) (?:written )?(?:documents|papers)"),
            (Stage.DOCUMENTS, r"\b(?:not|n't|unable|sorry|cannot|regret)\b[^.!?\n]{0,50}\b(?:invit\w+|call\w*|offer\w*|select\w*|take\w*)(?: you\w*)?(?: \w+){0,4} (?:to|for|an?|in for|forward to)(?: an?| the)? interview(?!ed)\b"),
        ),
        not_meant=(
            r"\bif (?:you|your|we)\b|\bonce (?:you|we)\b|\bour (?:\w+ )?process (?:is|has|consists|includes|involves|usually|typically|normally)|\b(?:stages|steps) (?:are|of our)|other (?:companies|firms|interviews|employers)|\bnext time\b|future (?:interviews?|applications?)|\binterview (?:tips|advice|practice|skills|expenses|feedback (?:service|form))|"
            r"\b(?:good luck|best of luck)\b[^.]{0,30}interview|regardless of|whether or not|\b(?:kept|retained?|destroy\w*|delete\w*|returned?|stored?) (?:on file|your|for)|\bdeadline for\b|\bstill (?:being|under|in)\b|\bupcoming\b|\bdo not (?:discuss|disclose|share)\b"
        ),
        passed_after=r"(?: \w+){0,3} (?:passed|successfully completed)\b",
        ahead_before=r"(?:invit(?:e|ed|ing|ation)|call(?:ed|ing)?|to (?:the|a|an|our)|mov(?:e|ing)|proceed\w*|progress\w*|forward|advanc\w+|next|place (?:in|on|at)|\bto|for (?:the|a|an) (?:next|final|second)|not be|see you (?:at|for)|shortlist\w*|select\w*|take you|bring you|put you|offer you|schedul\w+|considered|through|reach\w*|before|without|prior to|rather than|of a|the next|instead of|include|includes) (?:[\w',-]+ ){0,5}$",
        ahead_after=r"[^.!?\n]{0,20}(?:have been cancelled|is cancelled|will (?:not )?(?:be held|take place|go ahead))",
        decided_before=r"\brefer(?:s|ring|ence)? to (?:[\w',-]+ ){0,5}$|(?<!participate )(?<!part )\b(?:in|during) (?:the|your|our) $|\b(?:came|coming|travel\w+|flew|joined us) (?:[\w',()-]+ ){0,8}$|\bthank\w*\b[^.!?]{0,30}?\bfor (?!your (?:application|interest|applying)|applying|considering)(?:[\w',()-]+ ){0,12}$|\b(?:talked|talking|went|walked|thought|debriefed|looked|reflected)(?: (?:through|over|about|at|on|back)){1,2} (?:[\w',()-]+ ){0,3}$|(?:good|great|lovely|nice|pleasure|pleased|glad|happy|delighted|enjoyed|chance|chat\w*|time) (?:to )?(?:meet\w*|speak\w*|chat\w*|talk\w*|with (?:me|us|you)) (?:[\w',()-]+ ){0,6}$|follow(?:ing)? up on (?:[\w',()-]+ ){0,4}$|(?:results? of|outcome of|after|following|performance (?:in|at|on|during)|(?<!not )got (?:as far as|to|through to)|reach(?:ed|ing)|made it to|as far as|unsuccessful (?:at|in)|pass(?:ed)?|score\w* (?:on|in|from|for)|based on|marked?|failed|completed|sat|since|from) (?:[\w',-]+ ){0,7}$",
        decided_after=r"(?: \w+){0,3} (?:attended|held|conducted|completed)\b| of (?:\d|last|mon|tue|wed|thu|fri)|[^.!?\n]{0,24}(?:results?|outcome|scores?|was (?:not|below|un)|did(?:n't| not)|were (?:not|below|un)|fell|not (?:passed|successful)|unsuccessful|benchmark|threshold)",
        behind_before=r"(?:thank\w*|appreciat\w+|enjoy\w+|great|lovely|pleasure|good|nice|for (?:attending|coming|taking|joining|meeting|completing|appearing|participating|doing|submitting|spending|your)|attended|took|taking|came|you (?:did|had|gave)|regarding|about|at|in|on|your|during|with) (?:[\w',()-]+ ){0,9}$",
        behind_after=r"[^.!?\n]{0,40}(?:last week|yesterday|on (?:mon|tues|wednes|thurs|fri)day|earlier|with us|recently|the other day|today|this (?:morning|afternoon|week))",
    ),
    Language.JA: StageMarks(
        words=(
            (Stage.DOCUMENTS, r"(?:第?[1-3一二三]次)(?:選考|審査)\((?:書[類面]|es)[^)]{0,6}\)"),
            (Stage.TEST, r"第?[1-3一二三]次(?:選考|審査|試験)\((?!.{0,10}面接)[^)]{0,16}(?:試験|テスト|検査|筆記)[^)]{0,10}\)"),
            (Stage.FINAL, rf"最終(?:の)?(?:面接|選考|面談|試験|審査|プレゼン|役員面接|ラウンド|候補|合格|の審議|インタビュー|段階|ステップ)|(?:役員|社長|代表(?:取締役)?|理事長|理事|院長|園長|取締役|ceo|オーナー|会長|頭取|学長)(?:との)?(?:最終)?(?:面接|面談|インタビュー)|(?:第?[1-5一二三四五]次|第?[1-5一二三四五]回)(?:面接|選考|面談)\((?:最終|役員|社長)[^)]{{0,6}}\)|(?:ファイナル|final|last|ラスト)(?:ラウンド|{_ROUND}| ?interview| ?round)|役員一同による最終"),
            (Stage.INTERVIEW3, rf"第?{_THIRD}[次回]{_ROUND}|{_THIRD}(?:回|度)目の[^\s、。]{{0,6}}?(?:面接|面談)|第?{_THIRD}次(?:選考|審査)|(?:3rd|4th|サード|third)(?:の)?(?:面接|面談|インタビュー|ラウンド| ?interview| ?round)"),
            (Stage.INTERVIEW2, rf"第?{_SECOND}[次回]{_ROUND}|{_SECOND}(?:回|度)目の[^\s、。]{{0,6}}?(?:面接|面談)|第?{_SECOND}次(?:選考|審査)|第?{_SECOND}次試験(?=.{{0,8}}面接)|(?:2nd|セカンド|second)(?:の)?(?:面接|面談|インタビュー|ラウンド| ?interview| ?round)|二次(?!元|募集|的|面|選|試|審)"),
            (Stage.INTERVIEW1, rf"第?{_FIRST}[次回]{_ROUND}|{_FIRST}(?:回|度)目の[^\s、。]{{0,6}}?(?:面接|面談)|第?{_FIRST}次(?:選考|審査)(?!\()|第?{_FIRST}次試験(?=.{{0,8}}面接)|(?:1st|ファースト|first)(?:の)?(?:面接|面談|インタビュー|ラウンド| ?interview| ?round)|初回の?(?:面接|面談)|一次(?!元|的|産業|情報|面|選|試|審|募集|.{{0,3}}(?:筆記|書類))"),
            (Stage.GROUP, r"グループ ?(?:ディスカッション|ワーク|面接|選考|討議|討論|gd)|(?<![a-z])gd(?![a-z])|集団(?:面接|討論|選考|討議|面談)|グルディス|アセスメントセンター"),
            (Stage.SCREEN, r"リクルーター(?:面談|面接|との|と)|カジュアル(?:面談|面接|に(?:お話|お会い))|電話(?:での)?(?:面接|面談|スクリーニング|での簡易面接)|お?電話での(?:簡易)?(?:スクリーニング|面接|面談|簡易面接)|(?:録画|動画|ビデオ|ai|自己pr動画)(?:による)?(?:面接|選考|審査|インタビュー|提出)|自己pr動画|スクリーニング(?:面談|面接|コール)|初回コール"),
            (Stage.TEST, r"(?:web|ウェブ|(?<!医学)適性|筆記|学科|能力|学力|コーディング|技術|性格|言語|教養|専門|実技|体力|論文|小論文|作文|英語|実力|基礎|一般常識|計数|プログラミング|スキル|カメラ)(?:適性)?(?:テスト|検査|試験|課題|診断|審査)|(?<![a-z])spi ?3?(?![a-z])|玉手箱|(?<![a-z])[cg]ab(?![a-z])|tg-?web|テストセンター|第?[1一]次試験(?!.{0,8}面接)|筆記(?!用具)|課題(?:の(?:ご)?(?:提出|採点|結果|評価)|をご?提出|選考)|ケーススタディ課題|実技(?!.{0,2}面接)|hackerrank|codility|track ?test|模擬授業の(?:実技)?審査|小論文(?!.{0,4}面接)|webtest"),
            (Stage.DOCUMENTS, r"(?:書類|書面|es|エントリーシート|レジュメ|作品|ポートフォリオ)(?:の|による)?(?:選考|審査|での判断|にて判断|見送り|ng|の?時点|の?段階)|書類のみ"),
            (None, r"面接(?!官|練習|対策|交通|確約|シート|指導)|口述試験|(?:パネル)?インタビュー|ご?面談|職場見学"),
        ),
        stated=(
            (Stage.OFFER, r"採用を[^。、]{0,8}(?:取り?消|撤回|白紙)|(?:内々?定|オファー|採用決定|採用通知|採用(?:の)?(?:決定|内定)|入社承諾)(?!者|を?辞退)[^。]{0,70}(?:取り?消|撤回|白紙|取り下げ|失効|取りやめ|withdrawn|できなくな|無効)|conditional offer[^.]{0,40}withdrawn"),
            (Stage.APPLICATION, r"(?:応募|エントリー|申し?込み?)[^。]{0,60}(?:受け付け|受付|お受け|受理)(?:ること)?(?:が)?(?:でき(?!かね)|いたしかね|し?かね|ませ)|受付できかね|(?:締め?切|定員|充足|採用者)[^。]{0,40}選考(?:自体|を開始する|を行う)[^。]{0,20}|(?:応募資格|受験資格)を満た[^。]{0,30}選考にお進み|応募書類をお送りいただく前"),
            (Stage.DOCUMENTS, r"(?<![次終回目])(?<!次の)面接(?:の(?:お願い|ご?案内|機会)|に(?:お呼び|お招き|お越し|お進み)|へ(?:お進み|のご案内))[^。、]{0,16}(?:しない|しませ|できませ|かね|見送|控え|至ら|至りませ|かないませ|叶いませ|見合わ)"),
            (Stage.DOCUMENTS, rf"{_PAPERS}[^。、]{{0,6}}ご?(?:提出|送付)(?:いただ|頂|くださ|下さ|賜)"),
            (Stage.DOCUMENTS, rf"{_PAPERS}[^。]{{0,40}}(?:拝見|拝読)|{_PAPERS}[^。]{{0,16}}(?:を|も|は)?[^。、]{{0,8}}(?:拝見|拝読|確認(?!書)|検討|もとに|元に|基に|読[まみ]|レビュー|審査|に基づ|の審査|見せて)(?![^。]{{0,4}}(?:が完了しま|後)しだい)|{_PAPERS}の確認が(?:完了|終)|{_PAPERS}(?:など|等)?を[^。]{{0,10}}(?:頂戴|お送り)[^。]{{0,20}}(?:拝読|検討|拝見)|{_PAPERS}(?:にて|で|に(?:よ|て))(?:り|る)?(?:の)?判断|{_PAPERS}等に基づき|{_PAPERS}(?:選考|審査)?(?:ng|見送り)"),
        ),
        not_meant=(
            r"(?:選考|面接|試験|審査|検査|テスト)(?:は|も|を|の)?(?:不要|免除|省略|なし(?!と)|(?:ありませ|ございませ|行いませ|実施しませ)ん(?!でした))|返却|返送|破棄|廃棄|他社|再応募|再度(?:の)?(?:ご)?応募|次回(?:の)?ご?応募|の際は|構成され|から成|有無|いずれの|如何|いかん|追ってご?連絡|日程は|対策|添削|準備を|セミナー|例年|年間有効|お問い?合わ?せ|お問合せ|開示(?:いた|し|は|請求)|精算|重視|により異な|によって異な|によって|随時|場合が|場合は|公開して|予定して(?:い|お)|予定です|減少|担当者の退職|面接官を務め|で選考を行う|待っている|来年度の|前にリファレンス|責任をもって|次の企業|いかがでしょうか|どちらを|可否や評価"
        ),
        passed_after=rf"{_BRACKET}(?:を|は|も|に)?(?:見事)?(?:ご?通過|合格)(?:され(?:た|まし)|して|いただ|のご?連絡|し、|いたしまし|後)",
        ahead_before=r"(?:(?<![一二三四第1-4])次(?:の|回の?)|今後の?|続く|以降の?|この先の|本選考の|予定していた).{0,4}$",
        ahead_after=rf"{_BRACKET}(?:選考|審査|試験)?(?:の対象|(?:に|へ)(?:は|も|の|と|ご)?(?:ご?案内|お?進|お呼び|お招き|お越しいただく|進んで|通過|至|推薦|招|参加いただく|向け)|のご案内|をご案内|でお話を伺うことが(?:かな|叶|でき)|は受験できません|のお願い|をお願い|と?なります|を(?:受けて(?!いただ(?:き(?:まし|、|あり|誠|どう)|い[たて])|くださ[りっ])|予定|実施(?:いたしま|しま)す|お願)|の日程|から(?:ご参加|の)|まで進(?:めたか|んでいただきたか)|も中止|は中止)",
        decided_before=r"(?:ステータス:|ステータスは).{0,4}$",
        decided_after=rf"{_BRACKET}(?:選考|審査|試験|実技審査)?(?:、)?(?:を(?:ご)?(?:受検|受験|実施|行|担当)[^。、]{{0,8}})?(?:受検|受験)?(?:の|での|に(?:おける|係る))?(?:評価の|採点|体力試験の|受検|内容の|合否の?|成績)?(?:結果|ng|見送り|お見送り|不合格|不通過|(?:を|は)(?:通過|お?見送|不(?!要))(?!され(?:た|まし))|まで(?:お?進|残|お付き合い|ご参加|お越し)|の?(?:2|二|お二|お2|数)名|評価|者(?:に|には)(?:は)?(?:含ま|選ば)|にて(?:終了|お見送)|で(?:お?見送|不採用|終了)|の得点|合格者に|の通過者)",
        behind_before=r"(?:先日|過日|先般|昨日|先週|先に|このたび|この度|[日曜]|実施(?:した|いたしました)|ご参加(?:いただ|くださ)[^、。]{0,4}|お越し)(?:は|の|に)?[^。、]{0,12}$",
        behind_after=rf"{_BRACKET}(?:選考|審査|試験)?(?:に(?:も|て|は)?[^。、]{{0,6}}(?:ご参加|お越し|ご来|お時間|ご対応|ご協力|お忙|進んで|お付き合い|出席|ご足労)|(?:に|へ)の?(?:ご参加|お越し|つきまし|ついて|おきまし|おいて|続き)|で(?:は|の|お|ご)|を(?:経て|ご?受|お受|踏まえ|ふまえ|もと|拝|通過|通して|通じ|行|実施|担当|させていただ|提出)|の(?:お礼|御礼|時点|段階|件|お時間|後|あと|内容|フィードバック|評価|通過|得点|採点|ため)|後|、?お疲れ|、お忙しい|、?ありがと|のご?(?:提出|受検|受験|参加)|をご提出|ご(?:参加|受検)|選考|・)",
    ),
}  # fmt: skip
"""What they are and how people speak of them."""
