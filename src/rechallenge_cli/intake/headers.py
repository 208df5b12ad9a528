"""Header values as people read them: encoded words, raw bytes, names and addresses.

The standard library gives up on a whole header at one broken word, takes names that hold a comma or an escape sequence of
ISO-2022-JP apart, and calls itself for every parenthesis; what is needed of it is little.
"""

import quopri
import re
from collections.abc import Iterator

from rechallenge_cli.domain.text import squeeze
from rechallenge_cli.intake.charsets import decode
from rechallenge_cli.intake.lines import tidy
from rechallenge_cli.intake.transfer import from_base64

_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_FOLD = re.compile(r"\r?\n[ \t]*")
_ADDRESS = r"[^\s<>()\[\],;:\"'@\u3000-\u3002]{1,80}@[^\s<>()\[\],;:\"'@\u3000-\u3002]{1,200}"
_ADDRESSES = re.compile(_ADDRESS)
_IN_BRACKETS = re.compile(rf"\s?[<\[(]\s?(?:mailto:)?({_ADDRESS})", re.IGNORECASE)
_MESSAGE_ID = re.compile(r"<[^<>\s]{1,900}>")
_LONGEST_NAME = 500


def decode_header(raw: str) -> str:
    """The value on one line; `raw` may hold bytes above ASCII as surrogates, as the standard library has them."""
    unfolded = _FOLD.sub(" ", raw)
    if "=?" in unfolded:
        return squeeze(tidy("".join(_pieces(unfolded))))
    return squeeze(tidy(_literal(unfolded)))


def _literal(raw: str) -> str:
    if raw.isascii() and "\x1b" not in raw:
        return raw
    return decode(raw.encode("utf-8", "surrogateescape"))


def _pieces(raw: str) -> Iterator[str]:
    """Text in turn with encoded words. A character may be cut between two of them, so bytes are joined before decoding."""
    waiting, label, start = b"", "", 0
    for word in _WORD.finditer(raw):
        between = raw[start : word.start()]
        charset = word[1].partition("*")[0].lower()
        if waiting and (between.strip() or charset != label):
            yield decode(waiting, label)
            waiting = b""
        if between.strip() or start == 0:
            yield _literal(between)
        waiting, label, start = waiting + _word_bytes(word), charset, word.end()
    if waiting:
        yield decode(waiting, label)
    yield _literal(raw[start:])


def _word_bytes(word: re.Match[str]) -> bytes:
    payload = word[3].encode("utf-8", "surrogateescape")
    if word[2] in "bB":
        return from_base64(payload)
    return quopri.decodestring(payload.replace(b" ", b"_"), header=True)


def name_and_address(value: str) -> tuple[str, str]:
    """Who is meant by a decoded `Name <address>` and what else mail programs write; either may be empty."""
    bracketed = list(_IN_BRACKETS.finditer(value[:_LONGEST_VALUE]))
    if bracketed:
        return _bare_name(value[: bracketed[0].start()]), bracketed[-1][1]
    found = _ADDRESSES.search(value[:_LONGEST_VALUE])
    if not found:
        return _bare_name(value), ""
    return _bare_name(value[: found.start()] + value[found.end() :]), found[0]


_LONGEST_VALUE = 4_000
_WRAPPING = (('"', '"'), ("'", "'"), ("(", ")"), ("<", ">"))


def _bare_name(text: str) -> str:
    name = re.sub(r"\\(.)", r"\1", text[:_LONGEST_NAME]).strip(" ,;:")
    for left, right in _WRAPPING:
        name = name.removeprefix(left).removesuffix(right).strip() if name[:1] == left else name
    return name.strip(' "')


def addresses(value: str) -> tuple[str, ...]:
    """Every address in a value, each once."""
    return tuple(dict.fromkeys(_ADDRESSES.findall(value)))


def message_id(value: str) -> str:
    """The first id in angle brackets, or nothing."""
    found = _MESSAGE_ID.search(value)
    return found[0] if found else ""
