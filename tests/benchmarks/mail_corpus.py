"""Labelled mails as text files, built into the bytes that a mail program would have stored.

A file has labels in TOML between two lines "+++", then headers in plain Unicode, an empty line, and the body. Four keys say
how bytes are made of it: charset, declared, transfer and body, which are taken out of the labels.
"""

import base64
import quopri
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Labels = dict[str, Any]

_FENCE = "+++"
_HTML_FENCE = "\n+++ html\n"
_BOUNDARY = "=_corpus"
_SEVEN_BIT = {"iso-2022-jp", "cp50220", "us-ascii"}
_ADDRESSED = {"from", "to", "cc", "reply-to", "sender"}
_NAMES = {"cp50220": "iso-2022-jp", "cp932": "shift_jis"}
_PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def corpus(folder: Path) -> Iterator[tuple[Path, Labels, bytes]]:
    """Every mail below a folder, in order: where it is, what it is said to be, its bytes."""
    for path in sorted(folder.rglob("*.mail")):
        labels, data = build(path.read_text(encoding="utf-8"))
        yield path, labels, data


def build(source: str) -> tuple[Labels, bytes]:
    """The labels and the bytes of one mail."""
    opening, front, rest = source.split(f"{_FENCE}\n", 2)
    if opening:
        message = f"text before the first {_FENCE}"
        raise ValueError(message)
    labels = tomllib.loads(front)
    charset = labels.pop("charset", "utf-8").lower()
    declared = labels.pop("declared", _NAMES.get(charset, charset))
    transfer = labels.pop("transfer", "7bit" if charset in _SEVEN_BIT else "8bit")
    body = labels.pop("body", "text")
    if body == "raw":
        return labels, encode(rest, charset)
    headers, _, text = rest.partition("\n\n")
    lines = [*_headers(headers, charset), "MIME-Version: 1.0"]
    kind = f"; charset={declared}" if declared else ""
    content = _content(body, text, charset, kind, transfer)
    return labels, "\r\n".join(lines).encode("ascii") + b"\r\n" + content


def encode(text: str, charset: str) -> bytes:
    """Text in a charset, cp50220 among them, which Python does not have."""
    return cp50220(text) if charset == "cp50220" else text.encode(charset)


def _headers(source: str, charset: str) -> Iterator[str]:
    for line in source.strip("\n").split("\n"):
        if line[0] in " \t":
            yield line
            continue
        name, _, value = line.partition(":")
        yield f"{name}: {_header_value(name.lower(), value.strip(), charset)}"


def _header_value(name: str, value: str, charset: str) -> str:
    if value.isascii():
        return value
    if name not in _ADDRESSED:
        return _words(value, charset)
    people = (each.partition("<") for each in value.split(","))
    return ", ".join(f"{_words(who.strip(), charset)} {left}{address}".strip() for who, left, address in people)


def _words(text: str, charset: str) -> str:
    """Encoded words of a few characters each (RFC 2047); a charset that lacks a character gives way to UTF-8."""
    if text.isascii():
        return text
    try:
        encode(text, charset)
    except UnicodeEncodeError:
        charset = "utf-8"
    name = _NAMES.get(charset, charset)
    pieces = (text[at : at + 12] for at in range(0, len(text), 12))
    return "\r\n ".join(f"=?{name}?B?{base64.b64encode(encode(each, charset)).decode()}?=" for each in pieces)


def _content(body: str, text: str, charset: str, kind: str, transfer: str) -> bytes:
    """The headers that say what the body is, and the body."""
    if body == "text":
        return _part(text, f"text/plain{kind}", charset, transfer)
    if body == "html":
        return _part(text, f"text/html{kind}", charset, transfer)
    if body == "alternative":
        plain, _, page = text.partition(_HTML_FENCE)
        page_part = _part(page, f"text/html{kind}", charset, transfer)
        return _parts("alternative", _part(plain, f"text/plain{kind}", charset, transfer), page_part)
    if body == "mixed-attachment":
        return _parts("mixed", _part(text, f"text/plain{kind}", charset, transfer), _attachment())
    message = f"no such body: {body}"
    raise ValueError(message)


def _part(text: str, kind: str, charset: str, transfer: str) -> bytes:
    data = encode(text.replace("\n", "\r\n"), charset)
    if transfer == "base64":
        data = base64.encodebytes(data).replace(b"\n", b"\r\n")
    elif transfer == "quoted-printable":
        data = quopri.encodestring(data)
    return f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {transfer}\r\n\r\n".encode() + data


def _attachment() -> bytes:
    head = "Content-Type: application/pdf; name=letter.pdf\r\nContent-Transfer-Encoding: base64\r\n"
    disposition = "Content-Disposition: attachment; filename=letter.pdf\r\n\r\n"
    return (head + disposition).encode() + base64.encodebytes(_PDF)


def _parts(kind: str, *parts: bytes) -> bytes:
    line = f"\r\n--{_BOUNDARY}".encode()
    head = f'Content-Type: multipart/{kind}; boundary="{_BOUNDARY}"\r\n'.encode()
    return head + b"".join(line + b"\r\n" + each for each in parts) + line + b"--\r\n"


def cp50220(text: str) -> bytes:
    """ISO-2022-JP as Outlook writes it, NEC row 13 and IBM's kanji included, which Python's codec refuses."""
    pieces, mode = [], b"\x1b(B"
    for character in text:
        encoded = character.encode("cp932")
        escape = b"\x1b(B" if encoded.isascii() else b"\x1b(I" if len(encoded) == 1 else b"\x1b$B"
        if escape != mode:
            pieces.append(escape)
            mode = escape
        pieces.append(_seven_bit(encoded))
    return b"".join([*pieces, b"" if mode == b"\x1b(B" else b"\x1b(B"])


def _seven_bit(encoded: bytes) -> bytes:
    if len(encoded) == 1:
        return bytes([encoded[0] & 0x7F])
    lead, trail = encoded
    row = (lead - (0x81 if lead < 0xA0 else 0xC1)) * 2 + 0x21
    if trail >= 0x9F:
        return bytes([row + 1, trail - 0x7E])
    return bytes([row, trail - 0x1F - (trail > 0x7F)])
