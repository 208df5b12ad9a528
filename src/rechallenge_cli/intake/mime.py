"""The parts of a mail: which of them are text, which are attachments, and which are mails themselves.

Header lines and their parameters are read by the standard library. Its parser of whole mails is not used: it goes through
every line of every attachment, calls itself as deep as a mail is nested, and tests each line against all boundaries
that are open; some mails would take it minutes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesParser
from email.policy import Compat32

from rechallenge_cli.intake import mail_marks
from rechallenge_cli.intake.charsets import decode
from rechallenge_cli.intake.headers import decode_header
from rechallenge_cli.intake.lines import tidy
from rechallenge_cli.intake.transfer import unpacked

_MOST_PARTS = 500
_DEEPEST = 15
_LONGEST_HEADERS = 256 * 1024
_LONGEST_VALUE = 32 * 1024
# the library reads parameters in quadratic time
_LONGEST_PARAMETERS = 4 * 1024
_LONGEST_BODY = 4_000_000


class _Lenient(Compat32):
    """Values as they stand in the mail, and none so long that reading it would take long."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        longest = _LONGEST_PARAMETERS if name.lower().startswith("content-") else _LONGEST_VALUE
        return name, value[:longest]

    def header_fetch_parse(self, name: str, value: str) -> str:  # noqa: ARG002  (the library's signature)
        return value


_PARSER = BytesParser(policy=_Lenient())
_HEADER_LINES = re.compile(rb"(?:[!-9;-~]+[ \t]*:[^\n]*(?:\n|\Z)|[ \t]+[^\s][^\n]*(?:\n|\Z))*")
_EMPTY_LINE = re.compile(rb"^[ \t]*\r?\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Part:
    """Headers and what follows them, as it stands in the mail."""

    headers: "Message[str, str]"
    body: bytes


@dataclass(slots=True)
class Content:
    """What a mail has to say, part by part."""

    texts: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    mails: list[bytes] = field(default_factory=list)
    parts: int = 0

    @property
    def text(self) -> str:
        """All the text, the parts one below the other."""
        return "\n\n".join(text for text in self.texts if text)


def parse(data: bytes) -> Part:
    """Headers and body. Headers end at an empty line, or where a line is none."""
    found = _HEADER_LINES.match(data, 0, _LONGEST_HEADERS)
    head = found[0] if found else b""
    rest = _EMPTY_LINE.search(data, len(head)) if len(head) == _LONGEST_HEADERS else _EMPTY_LINE.match(data, len(head))
    return Part(_PARSER.parsebytes(head, headersonly=True), data[rest.end() if rest else len(head) :])


def _as_bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def content_of(part: Part) -> Content:
    """All that can be read in it, and the names of the rest."""
    content = Content()
    _walk(part, content, 0)
    return content


def _walk(part: Part, content: Content, depth: int) -> None:
    kind = _kind(part)
    if depth >= _DEEPEST:
        return
    if kind.startswith("multipart/"):
        _walk_parts(part, kind, content, depth)
    elif kind == "message/rfc822":
        content.mails.append(_unpacked(part))
    elif _is_attachment(part, kind, content):
        content.attachments.append(_file_name(part) or kind)
    else:
        _add_text(part, kind, content)


_KIND = re.compile(r"[a-z0-9.+_-]{1,80}/[a-z0-9.+_-]{1,80}")


def _kind(part: Part) -> str:
    """The type of a part; text where it is none, as the standard has it."""
    kind = part.headers.get_content_type()
    return kind if _KIND.fullmatch(kind) else "text/plain"


def _walk_parts(part: Part, kind: str, content: Content, depth: int) -> None:
    children = []
    for child in _children(part):
        content.parts += 1
        if content.parts > _MOST_PARTS:
            break
        children.append(child)
    if not children:
        # no boundary is found, so what there is must be text
        _add_text(part, "text/plain", content)
    elif kind == "multipart/alternative":
        _walk_best(children, content, depth)
    else:
        _walk_all(children, kind, content, depth)


def _walk_all(children: list[Part], kind: str, content: Content, depth: int) -> None:
    before = len(content.mails)
    for child in children:
        _walk(child, content, depth + 1)
    if kind == "multipart/report":
        # a mail that came back is no mail that was forwarded
        del content.mails[before:]


def _walk_best(children: list[Part], content: Content, depth: int) -> None:
    """The plain rendition, unless it has nothing to say; then what comes after it."""
    for child in children:
        found = Content(parts=content.parts)
        _walk(child, found, depth + 1)
        content.parts = found.parts
        if child is children[-1] or found.mails or not _says_nothing(found.text):
            _merge(content, found)
            if found.text:
                return


_SHORT = 400


def _says_nothing(text: str) -> bool:
    bare = "".join(text.split())
    return not bare or (len(bare) < _SHORT and bool(mail_marks.NOT_THE_TEXT.search(text)))


def _merge(content: Content, found: Content) -> None:
    content.texts += found.texts
    content.links += found.links
    content.attachments += found.attachments
    content.mails += found.mails


def _is_attachment(part: Part, kind: str, content: Content) -> bool:
    if not kind.startswith("text/") or kind == "text/calendar":
        return True
    if str(part.headers.get("Content-Disposition", "")).strip().lower().startswith("attachment"):
        return True
    return bool(content.texts) and bool(_file_name(part))


def _add_text(part: Part, kind: str, content: Content) -> None:
    text = _plain(part)
    if kind != "text/html" and not _LOOKS_LIKE_HTML.match(text):
        content.texts.append(tidy(text))
        content.links += links_in(text)
        return
    from rechallenge_cli.intake.html_text import read_html

    page = read_html(text)
    content.texts.append(tidy(page.text))
    content.links += page.links


_LOOKS_LIKE_HTML = re.compile(
    r"\s{0,200}<(?:!doctype html|html|head|body|table|div|p|meta)\b[^<>]{0,2000}>", re.IGNORECASE
)
_LINK = re.compile(r"https?://[!#-;=?-Z\[\]_a-z~]{1,2000}")


def links_in(text: str) -> list[str]:
    """Addresses of pages in plain text, without the punctuation behind them."""
    return [found.rstrip(".,;:!?)]'") for found in _LINK.findall(text)] if "://" in text else []


def _plain(part: Part) -> str:
    body = _unpacked(part)[:_LONGEST_BODY]
    label = _parameter(part, "charset") or _label_in_html(body)
    text = decode(body, label)
    if _parameter(part, "format").lower() == "flowed":
        return unflow(text, without_space=_parameter(part, "delsp").lower() == "yes")
    return text


_META_CHARSET = re.compile(rb"<meta[^<>]{0,200}charset\s{0,5}=\s{0,5}[\"']?([\w-]{1,40})", re.IGNORECASE)


def _label_in_html(body: bytes) -> str:
    found = _META_CHARSET.search(body, 0, 4096)
    return found[1].decode("ascii", "replace") if found else ""


def unflow(text: str, *, without_space: bool) -> str:
    """Lines that were only broken to fit (RFC 3676), whole again. Quoted ones stay as they are."""
    lines: list[str] = []
    joining: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        # the line above a signature ends in a blank
        soft = line.endswith(" ") and line != "-- " and not line.startswith(">")
        joining.append(line.removesuffix(" ") if soft and without_space else line)
        if not soft:
            lines.append("".join(joining))
            joining.clear()
    return "\n".join([*lines, "".join(joining)] if joining else lines)


def _unpacked(part: Part) -> bytes:
    return unpacked(part.body, part.headers.get("Content-Transfer-Encoding", ""))


def _file_name(part: Part) -> str:
    name = _parameter(part, "filename", "Content-Disposition") or _parameter(part, "name")
    return " ".join(tidy(decode_header(name)).split())


def _parameter(part: Part, name: str, header: str = "Content-Type") -> str:
    """A parameter of a header, be it cut in pieces and encoded (RFC 2231); nothing where it cannot be read."""
    if name not in part.headers.get(header, "").lower():
        return ""
    try:
        found = part.headers.get_param(name, "", header)
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""
    if isinstance(found, tuple):
        charset, _language, value = found
        return decode(value.encode("latin-1", "replace"), charset or "")
    return str(found or "").strip()


def _children(part: Part) -> Iterator[Part]:
    boundary = _as_bytes(_parameter(part, "boundary").rstrip()) or _boundary_seen(part.body)
    if boundary:
        yield from (parse(piece) for piece in _between(part.body, b"--" + boundary))


_FIRST_DELIMITER = re.compile(rb"^--([!-~]{1,70})[ \t]{0,20}\r?$", re.MULTILINE)


def _boundary_seen(body: bytes) -> bytes:
    found = _FIRST_DELIMITER.search(body, 0, 4096)
    return found[1] if found else b""


def _between(body: bytes, delimiter: bytes) -> Iterator[bytes]:
    """What stands between the lines that are the delimiter; the last piece may lack its end."""
    start = -1
    for at, after, is_last in _delimiters(body, delimiter):
        if start >= 0:
            yield body[start:at].removesuffix(b"\n").removesuffix(b"\r")
        start = -1 if is_last else after
        if is_last:
            return
    if start >= 0:
        yield body[start:]


def _delimiters(body: bytes, delimiter: bytes) -> Iterator[tuple[int, int, bool]]:
    at = body.find(delimiter)
    while at >= 0:
        line_end = body.find(b"\n", at)
        after = len(body) if line_end < 0 else line_end + 1
        rest = body[at + len(delimiter) : min(after, at + len(delimiter) + 80)].rstrip()
        if rest in {b"", b"--"} and (at == 0 or body[at - 1] == 0x0A):
            yield at, after, bool(rest)
        at = body.find(delimiter, at + len(delimiter))
