"""Names of people, as they stand in addresses and below mails."""

import re

from rechallenge_cli.domain.company import is_system_address
from rechallenge_cli.domain.text import has_japanese
from rechallenge_cli.intake import contact_marks
from rechallenge_cli.intake import firm_marks as marks
from rechallenge_cli.intake.phrases import compiled
from rechallenge_cli.intake.prose import Prose

_TITLES = r"(?i)(?<![\w.])(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|ir|phd|mba)\b\.?"
_LONGEST_NAME = 200
_BRACKETS = r"\s*[(（\[][^)）\]]*[)）\]]"
_PERSON = r"[A-ZÀ-ÖØ-Þ][\w'’.-]*(?:[ -](?:de|da|van|von|der|den|la|le|bin|al|y|O'|[A-ZÀ-ÖØ-Þ][\w'’.-]*)){0,4}"
_JAPANESE_PERSON = r"[々〆\u3400-\u9fffァ-ヶーぁ-ん]{1,5}(?:[ \u3000]?[々〆\u3400-\u9fffァ-ヶーぁ-ん]{1,5})?"
_NO_PERSON = r"^[株有同医学財]$|(?:印刷|クリニック|キャリア|電設|委員会|カフェ|旅館|福祉会|会|堂|屋|荘|園|研究室|水産|技研|工務店|広告|不動産|運輸|ホテル|エージェント|サービス|システム|市|町|村|区|県|庁|局|署|課|部|係|室|銀行|大学|病院|会社|学園|学院|協会|財団|法人|センター|事務所|編集|ショップ|ストア|銀行|信金|保険|証券|商事|工業|電機|建設|製薬|食品|物産)$"


def person_of(display: str, address: str) -> str:
    """The name of a human in the display name of an address, as it stands there; empty where it names none."""
    if is_system_address(address):
        return ""
    local = address.rpartition("@")[0].lower()
    parts = [part.strip() for part in re.split(marks.BETWEEN_PERSON_AND_FIRM, display) if part.strip()]
    return next((part for part in parts if _is_person(part, local)), "")


def _is_person(name: str, local: str) -> bool:
    if compiled(marks.LEGAL_FORM).search(name):
        return False
    if has_japanese(name):
        bare = name.replace(" ", "")
        is_team = compiled(marks.JAPANESE_TEAM).search(f"__{bare}") or compiled(_NO_PERSON).search(bare)
        return bool(compiled(_JAPANESE_PERSON).fullmatch(name)) and len(bare) <= 8 and not is_team
    bare = name_in(name)
    if not bare or compiled(marks.ENGLISH_TEAM).search(name) or compiled(contact_marks.NO_NAME).search(name):
        return False
    own = [part.lower() for part in re.split(r"[\s.-]+", bare) if len(part) > 1]
    squashed = re.sub(r"[\W_\d]", "", local)
    if any(part in squashed for part in own):
        return True
    return len(own) in {2, 3} and not compiled(marks.GENERIC_LOCALS).fullmatch(squashed)


def name_in(display: str) -> str:
    """The name of a person in the display name of an address; empty where it reads as none."""
    if len(display) > _LONGEST_NAME:
        return ""
    name = re.sub(_BRACKETS, "", display).strip(" \"'")
    if name.count(",") == 1 and "@" not in name:
        last, first = (part.strip() for part in name.split(","))
        name = f"{first} {last}" if first and last else name
    bare = " ".join(re.sub(_TITLES, "", name).split())
    return bare if re.fullmatch(_PERSON, bare) and len(bare.split()) <= 4 else ""


def is_of_a_human(address: str, firm: str | None) -> bool:
    """Is it first.last@, so that somebody reads it who could sign? A team has but a word, or words for what it does."""
    local, _at, domain = address.lower().partition("@")
    words = re.split(r"[._]|(?<=^[a-z])-", local)
    is_mailbox = any(compiled(marks.GENERIC_LOCALS).fullmatch(word) or word in domain.split(".") for word in words)
    return bool(re.fullmatch(_LETTERS, local)) and not is_mailbox and is_a_human(" ".join(words).title(), firm)


_LETTERS = r"[a-z]+(?:[._]|(?<=^[a-z])-)[a-z]{2,}(?:[._][a-z]{2,})?"

_LONGEST_SIGNED = 5


def signed_by(body: Prose, firm: str | None = None) -> tuple[str, str]:
    """The name that stands under the closing of an English mail; empty where a team stands there."""
    lines = [line.strip() for line in body.text.split("\n") if line.strip()]
    for at, line in enumerate(lines):
        closing = compiled(contact_marks.CLOSING).match(line)
        if not closing:
            continue
        rest = line[closing.end() :].strip(" ,.!-")
        for below in ([rest] if rest else []) + lines[at + 1 : at + 4]:
            name = signed(below)
            if is_a_human(name, firm):
                return name, below
            if compiled(marks.ENGLISH_TEAM).search(below) or (firm and firm in below):
                break
    return "", ""


def signed(line: str) -> str:
    """What stands in a line of a signature before a title, a bracket or a number."""
    bare = re.sub(f"(?i){contact_marks.BEFORE_A_SIGNER}", "", line)
    return re.split(r"\s*(?:[|,/•·:;]|\s[-@]\s|\s(?:at|from|@)\s|\s(?:&|and|\+)\s(?:all|every\w+|the)\b|\()\s*", bare)[
        0
    ].strip(" .*-~")


def is_a_human(name: str, firm: str | None) -> bool:
    """Is it a full name, and not that of the firm or of a team?"""
    if not name_in(name) or (firm and (name in firm or firm in name)):
        return False
    words = (marks.ENGLISH_TEAM, marks.ROLE, marks.LEGAL_FORM, contact_marks.NO_NAME)
    return 1 < len(name.split()) <= _LONGEST_SIGNED and not any(compiled(each).search(name) for each in words)
