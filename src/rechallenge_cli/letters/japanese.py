"""How one addresses whom in Japanese, and what stages and days are called in a letter: tables and what reads them."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from rechallenge_cli.domain.codes import StepKind
from rechallenge_cli.domain.stages import Stage

# fmt: off
LEGAL_FORMS: Mapping[str, str] = {
    "株": "株式会社", "有": "有限会社", "同": "合同会社", "資": "合資会社", "名": "合名会社", "相": "相互会社",
    "一社": "一般社団法人", "一財": "一般財団法人", "公社": "公益社団法人", "公財": "公益財団法人",
    "社": "社団法人", "財": "財団法人", "学": "学校法人", "宗": "宗教法人", "福": "社会福祉法人", "医": "医療法人",
    "独": "独立行政法人", "大": "国立大学法人", "監": "監査法人", "特非": "特定非営利活動法人",
}
"""Short forms in brackets, as a careful writer spells them out."""

_COMPANIES = ("株式会社", "有限会社", "合同会社", "合資会社", "合名会社", "相互会社")

YOUR_BANK: Mapping[str, tuple[str, ...]] = {"貴行": ("銀行",), "貴庫": ("金庫",), "貴公庫": ("公庫",)}
"""How a letter addresses a company, by the end of its name; other companies are 貴社."""

YOUR_HOUSE: Mapping[str, tuple[str, ...]] = {
    **YOUR_BANK,
    "貴組合": ("組合", "農協", "生協"),
    "貴庁": ("庁",),
    "貴省": ("省",),
    "貴院": ("病院", "医院", "クリニック", "人事院", "会計検査院", "衆議院", "参議院"),
    "貴学": ("大学", "大学院", "短大"),
    "貴学園": ("学園",),
    "貴学院": ("学院",),
    "貴校": ("学校", "高校", "高専"),
    "貴園": ("幼稚園", "保育園", "こども園", "動物園"),
    "貴館": ("図書館", "博物館", "美術館", "水族館", "科学館"),
    "貴署": ("警察署", "消防署", "税務署"),
    "貴局": ("郵便局", "放送局", "労働局", "財務局", "国税局", "水道局", "交通局", "経済産業局", "整備局", "薬局"),
    "貴事務所": ("事務所",),
    "貴所": ("市役所", "区役所", "会議所", "裁判所", "診療所", "保健所", "理化学研究所", "産業技術総合研究所"),
    "貴役場": ("役場",),
    "貴県": ("県",), "貴府": ("府",), "貴市": ("市",), "貴区": ("区",), "貴都": ("東京都",), "貴道": ("北海道",),
    "貴協会": ("協会",),
    "貴機構": ("機構",),
    "貴連盟": ("連盟",),
    "貴会": ("連合会", "商工会", "振興会", "学会"),
    "貴財団": ("財団",),
    "貴事業団": ("事業団",),
    "貴公社": ("公社",),
    "貴法人": ("法人",),
}
"""The same for houses that are no company; the first that fits wins."""

YOUR_LEGAL_PERSON: Mapping[str, tuple[str, ...]] = {
    "貴学": ("国立大学法人", "公立大学法人"),
    "貴所": ("国立研究開発法人",),
    "貴法人": ("法人",),
}
"""How one addresses a house whose name ends in nothing of the above, by the form that stands in it."""

SELECTION: Mapping[Stage, str] = {
    Stage.DOCUMENTS: "応募書類をご覧いただき",
    Stage.TEST: "受験の機会をいただき",
    Stage.SCREEN: "面談のお時間をいただき",
    Stage.GROUP: "グループ選考の機会をいただき",
    Stage.INTERVIEW1: "一次面接のお時間をいただき",
    Stage.INTERVIEW2: "二次面接まで貴重なお時間をいただき",
    Stage.INTERVIEW3: "複数回にわたり面接のお時間をいただき",
    Stage.FINAL: "最終面接まで貴重なお時間をいただき",
    Stage.OFFER: "最終選考まで貴重なお時間をいただき",
}
"""What one gives thanks for, by the stage that was reached."""

STAGES: Mapping[Stage, str] = {
    Stage.DOCUMENTS: "書類選考", Stage.TEST: "筆記試験", Stage.SCREEN: "面談", Stage.GROUP: "グループ選考",
    Stage.INTERVIEW1: "一次面接", Stage.INTERVIEW2: "二次面接", Stage.INTERVIEW3: "面接",
    Stage.FINAL: "最終面接", Stage.OFFER: "最終選考",
}
"""The stage by its name; an application alone has none."""

BETWEEN_LINES = ""

MEETINGS: Mapping[StepKind, str] = {StepKind.MEETING: "面談", StepKind.REINTERVIEW: "面接"}

ANYBODY = "採用ご担当者様"
_TITLES = (
    "代表取締役社長", "代表取締役", "取締役", "執行役員", "本部長", "部長", "次長", "課長", "係長", "室長", "局長",
    "主任", "社長", "会長", "専務", "常務", "マネージャー", "リーダー", "支店長", "所長", "院長", "学長", "理事長",
)
# fmt: on
_SHORT_FORM = re.compile(rf"[(（]\s*({'|'.join(LEGAL_FORMS)})\s*[)）]")
_IN_ONE_CHARACTER = re.compile("[\u3220-\u3247\u3291\u3292\u3293\u3294\u32a7-\u32ab\u337f]")
_HONORIFICS = re.compile(r"(?:\s*(?:様|さま|さん|殿|氏|御中|先生)){1,3}$")
_WESTERN_TITLES = re.compile(r"^(?:(?:Mr|Ms|Mrs|Dr|Prof)\.?\s+)+", re.IGNORECASE)
_OFFICE = r"(?:人事|採用|人財|人材|総務|労務|管理|キャリア|HR)"
_UNITS = ("部", "課", "室", "係", "局", "チーム", "グループ", "センター")
_NO_PERSON = re.compile(
    rf"(?:.*\s)?\S*?{_OFFICE}[^部課室係局\s]*(?:{'|'.join(_UNITS)})長?|{_OFFICE}|.*\bTeam", re.IGNORECASE
)
_IN_CHARGE = re.compile(rf"(?P<unit>.*?)\s*{_OFFICE}?\s*(?:ご|御)?担当者?")
_NAME_BEFORE_TITLE = re.compile(rf"(?P<unit>.*\s)?(?P<name>\S+?)\s*(?P<title>{'|'.join(_TITLES)})")


def company_name(company: str) -> str:
    """The firm as the address line has it: (株)サンプル is 株式会社サンプル, and nothing polite behind it."""
    opened = _IN_ONE_CHARACTER.sub(lambda found: unicodedata.normalize("NFKC", found[0]), company)
    spelled = _SHORT_FORM.sub(lambda found: LEGAL_FORMS[found[1]], opened)
    return _HONORIFICS.sub("", spelled).strip() or spelled


def your_house(company: str) -> str:
    """貴社 or its like, by the kind of house that the full name tells."""
    form = next((form for form in _COMPANIES if form in company), "")
    bare = company.replace(form, "").split()[0] if company.replace(form, "").strip() else company
    if form:
        return _by_ending(bare, YOUR_BANK) or "貴社"
    return _by_ending(bare, YOUR_HOUSE) or _by_form(company) or "貴社"


def _by_ending(name: str, table: Mapping[str, tuple[str, ...]]) -> str | None:
    return next((word for word, endings in table.items() if name.endswith(endings)), None)


def _by_form(company: str) -> str | None:
    forms = YOUR_LEGAL_PERSON.items()
    return next((word for word, parts in forms if any(part in company for part in parts)), None)


def addressee(contact: str) -> str:
    """Who reads the letter, with 様 once: 人事部 佐藤様, 部長 佐藤様, or 採用ご担当者様 where there is no name."""
    name = _WESTERN_TITLES.sub("", _HONORIFICS.sub("", contact)).strip()
    if len(name) > _LONGEST:
        return f"{name}様"
    if in_charge := _IN_CHARGE.fullmatch(name):
        return f"{in_charge['unit']} {ANYBODY}".strip()
    if not name or _NO_PERSON.fullmatch(name):
        return f"{name} {ANYBODY}" if name.endswith(_UNITS) else ANYBODY
    return _with_title_in_front(name) + (" 様" if name[-1].isascii() else "様")


_LONGEST = 100
"""Nobody's name is longer, and looking for titles in more takes long."""


def _with_title_in_front(name: str) -> str:
    """佐藤部長 as 部長 佐藤: a title and 様 behind one name would be one honour too many."""
    found = _NAME_BEFORE_TITLE.fullmatch(name)
    return f"{found['unit'] or ''}{found['title']} {found['name']}" if found else name


def day(value: date, today: date) -> str:
    """A day as a letter names it: 11月20日, with its year where it could be another."""
    year = f"{value.year}年" if value.year != today.year and abs((value - today).days) > _NEAR else ""
    return f"{year}{value.month}月{value.day}日"


_NEAR = 180


def past_day(value: date, today: date) -> str:
    """The same for a day on which one met: 本日 on the day itself."""
    return "本日" if value == today else day(value, today)


def time_passed(days: int) -> str:
    """About how long ago something was: 3か月ほど, 半年ほど."""
    if days < 14:
        return ""
    if days < 28:
        return f"{days // 7}週間ほど"
    months = round(days / 30.4)
    if months < 12:
        return "半年ほど" if months == 6 else f"{months}か月ほど"
    return f"{round(months / 12)}年ほど"


def listed(points: list[str]) -> str:
    """Some points in one sentence: 「…」「…」."""
    return "".join(f"「{point}」" for point in points)


def inner(text: str) -> str:
    """A text as it stands between 「 and 」."""
    return text.rstrip("。.").translate(_INNER_QUOTES)


_INNER_QUOTES = str.maketrans("「」", "『』")
