"""Which spellings mean one firm, and which addresses no person reads."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from .text import plain

# fmt: off
# NFKC has already made （株） and ㈱ into (株), and ㍿ into 株式会社
_JAPANESE_FORMS = (
    "株式会社", "有限会社", "合同会社", "合資会社", "合名会社", "相互会社", "有限責任事業組合",
    "一般社団法人", "一般財団法人", "公益社団法人", "公益財団法人", "社団法人", "財団法人", "学校法人", "宗教法人",
    "社会福祉法人", "医療法人", "医療法人社団", "医療法人財団", "社会医療法人", "特定非営利活動法人", "npo法人",
    "独立行政法人", "地方独立行政法人", "国立研究開発法人", "国立大学法人", "公立大学法人",
    "監査法人", "有限責任監査法人", "税理士法人", "弁護士法人", "特許業務法人",
)
_JAPANESE_SHORT_FORMS = (
    "株", "有", "同", "資", "名", "相", "社", "財", "学", "宗", "福", "医", "独", "監",
    "一社", "一財", "公社", "公財", "特非",
)
# in small letters and without their dots
_WESTERN_FORMS = (
    "inc", "incorporated", "corp", "corporation", "co", "company", "coltd", "ltd", "limited", "private limited",
    "llc", "llp", "lp", "plc", "pbc", "pty", "pte", "pvt", "sdn bhd",
    "gmbh", "partgmbb", "mbh", "ag", "kg", "kgaa", "ohg", "ug", "se", "sa", "sas", "sarl", "sàrl", "spa", "srl", "sl", "sa de cv",
    "bv", "nv", "oy", "oyj", "ab", "as", "asa", "a/s", "aps", "sp z oo", "sro", "kft", "lda", "ltda",
    "kk", "gk", "yk", "kabushiki kaisha", "godo kaisha", "yugen kaisha",
)

# found anywhere before the @, hyphens, dots and underscores aside
_UNREAD_MARKS = ("noreply", "donotreply", "mailerdaemon", "autoreply", "autoresponse", "autoresponder")
# only as the whole, a +tag aside
_UNREAD_LOCAL_PARTS = ("notification", "notifications", "notify", "system", "postmaster", "bounce", "bounces")
_SYSTEM_DOMAINS = (
    "greenhouse-mail.io", "hire.lever.co", "ashbyhq.com", "myworkday.com", "smartrecruiters.com", "talent.icims.com",
    "successfactors.com", "successfactors.eu", "candidates.workablemail.com", "jobvite.com", "applytojob.com",
    "app.bamboohr.com", "avature.net", "ats.rippling.com", "teamtailor-mail.com",
    "n-ats.hrmos.co", "snar.jp", "axol.jp", "i-webs.jp", "miws.mynavi.jp", "job.mynavi.jp", "hito-link.jp", "em.talentio.com",
)
# fmt: on


def _dotted(form: str) -> str:
    return "".join(re.escape(letter) + r"\.?" for letter in form)


def _any_of(patterns: Iterable[str]) -> str:
    """One pattern for all of them, in which the longest wins."""
    return "|".join(sorted(patterns, key=len, reverse=True))


_JAPANESE = _any_of([*_JAPANESE_FORMS, *(rf"\({form}\)" for form in _JAPANESE_SHORT_FORMS)])
_WESTERN = _any_of(map(_dotted, _WESTERN_FORMS))
# compiled on first use: it takes milliseconds
_FORM = rf"^(?:{_JAPANESE})|(?:{_JAPANESE})$|(?:\s?,\s?|\s)(?:&\s?|and\s)?(?:{_WESTERN})$"

# one addressee: list separators and angle brackets would make it more, or a header
_ADDRESS = re.compile(r"[^@<>,;]+@[^@<>,;.]+(?:\.[^@<>,;.]+)+")


@lru_cache(maxsize=1024)
def company_key(name: str) -> str:
    """The key under which two spellings are one firm: Ｓｋｙ株式会社, "sky Inc." and "Sky" agree."""
    key = plain(name)
    while (shorter := _without_a_form(key)) not in ("", key):
        key = shorter
    return key or name


@lru_cache(maxsize=1024)
def is_system_address(email: str) -> bool:
    """Whether a machine sends from it, so that nobody would read an answer."""
    local, _, domain = plain(email).rpartition("@")
    return _is_unread(local) or any(f".{domain}".endswith(f".{system}") for system in _SYSTEM_DOMAINS)


def is_address(email: str) -> bool:
    """Whether it could be a mail address at all."""
    return _ADDRESS.fullmatch(email) is not None and not any(_is_control_or_space(letter) for letter in email)


def _without_a_form(key: str) -> str:
    return re.sub(_FORM, "", key, count=1).strip(" ,")


def _is_unread(local: str) -> bool:
    bare = re.sub(r"[-._]", "", local)
    return bare.partition("+")[0] in _UNREAD_LOCAL_PARTS or any(mark in bare for mark in _UNREAD_MARKS)


def _is_control_or_space(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "CZ"
