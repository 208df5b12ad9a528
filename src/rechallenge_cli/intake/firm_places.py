"""What the places in which a mail names firms have in common."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rechallenge_cli.domain.company import is_system_address
from rechallenge_cli.domain.text import has_japanese
from rechallenge_cli.intake import firm_marks
from rechallenge_cli.intake.message import Mail
from rechallenge_cli.intake.phrases import compiled


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name where a firm may stand. `own` is a place of the writer's, `alone` one where nothing else stands beside it,
    `of_another` one where a service names the firm that it sends for.
    """

    name: str
    weight: float
    words: str
    own: bool = False
    alone: bool = False
    of_another: bool = False


def is_of_nobody(address: str) -> bool:
    """Does a system or a team send from it, so that it tells nothing of who wrote?"""
    local = re.sub(r"[\W_\d]", "", address.partition("@")[0].lower())
    return is_system_address(address) or bool(compiled(firm_marks.GENERIC_LOCALS).fullmatch(local))


def own_label(mail: Mail) -> str:
    """The part of the sender's domain that a firm chose; nothing for systems and free mail."""
    return _label_of(mail.sender_address.rpartition("@")[2].lower())


@lru_cache(maxsize=256)
def _label_of(host: str) -> str:
    if not host or is_system_address(f"x@{host}"):
        return ""
    if any(
        host == each or (host.endswith(f".{each}") and not each.startswith("example."))
        for each in firm_marks.NO_FIRMS_DOMAINS
    ):
        return ""
    parts = [part for part in host.split(".") if part not in firm_marks.COMMON_LABELS]
    return parts[-1] if parts else ""


def labels_of(mail: Mail) -> tuple[str, ...]:
    """The words in addresses that a firm may have chosen, the sender's first."""
    local, _at, host = mail.sender_address.lower().rpartition("@")
    names = [own_label(mail), *host.split(".")[:-1]]
    if is_system_address(f"x@{host}"):
        names.append(local.partition("+")[0])
    squashed = (re.sub(r"[\W_]", "", name) for name in names if name not in firm_marks.COMMON_LABELS)
    return tuple(dict.fromkeys(name for name in squashed if len(name) > 2))


def in_a_label(key: str, label: str) -> float:
    """How well a name and a word of the sender's address agree."""
    words = [_plain_letters(word) for word in re.findall(r"[^\W_]+", key)]
    bare, label = "".join(words), _plain_letters(label)
    if not bare.isascii():
        return 0
    if bare == label:
        return 3.5
    if len(words) > 2 and "".join(word[0] for word in words) == label:
        return 2.5
    if min(len(label), len(bare)) > 3 and (bare.startswith(label) or label.startswith(bare)):
        return 3.0
    if words and len(words[0]) > 3 and label.startswith(words[0]):
        return 2.5
    return 1.5 if len(label) > 3 and label in bare else 0


def _plain_letters(text: str) -> str:
    return (
        "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
        if not has_japanese(text)
        else text
    )
