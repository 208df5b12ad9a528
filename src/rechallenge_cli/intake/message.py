"""A mail from its bytes: who wrote what to whom and when. It is read here; what it means is judged elsewhere."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from email.message import Message

from rechallenge_cli.domain.text import squeeze
from rechallenge_cli.intake import chains, mail_marks, mime
from rechallenge_cli.intake.charsets import decode
from rechallenge_cli.intake.headers import addresses, decode_header, message_id, name_and_address
from rechallenge_cli.intake.lines import tidy
from rechallenge_cli.intake.mail_dates import read_moment
from rechallenge_cli.intake.mail_marks import Field


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as its reader sees it. Of a forward it is the innermost mail; an empty string is what was not there."""

    message_id: str = ""
    """In angle brackets. A mail forwarded within the text has the id of the mail around it."""
    in_reply_to: str = ""
    subject: str = ""
    sender_name: str = ""
    sender_address: str = ""
    reply_to: str = ""
    to: tuple[str, ...] = ()
    date: dt.date | None = None
    """The day in the sender's own offset."""
    sent_at: dt.datetime | None = None
    """Without an offset where the mail does not tell it."""
    has_list_id: bool = False
    has_bulk_precedence: bool = False
    has_unsubscribe: bool = False
    is_automatic: bool = False
    is_reply: bool = False
    text: str = ""
    """What the writer wrote in this mail, signature included."""
    quoted: str = ""
    """The older mails below it or between it."""
    links: tuple[str, ...] = ()
    """In the part that was read; http, https and mailto."""
    attachments: tuple[str, ...] = ()
    forwarded_by: str = ""
    """The address, or else the name, of who sent on what was forwarded."""
    original: str = ""
    """All that could be read, for keeping."""

    @property
    def is_bulk(self) -> bool:
        """Sent to a list. The address for unsubscribing alone is no sign: systems of applicants have it too."""
        return self.has_list_id or self.has_bulk_precedence


def read(data: bytes) -> Mail:
    """The mail in these bytes, be they a whole mail or text that was pasted. Whatever they are, it is read somehow."""
    return _read(data, 0)


_MOST_FORWARDS = 10


def _read(data: bytes, depth: int) -> Mail:
    data = _from_the_first_header(data)
    if not has_headers(data):
        return _without_headers(decode(data[:_LONGEST_PASTED]))
    part = mime.parse(data)
    content = mime.content_of(part)
    mail = _with_content(_from_headers(part.headers), content)
    if not content.mails:
        return _unwrapped(mail)
    return _enclosed(mail, content, depth)


_LONGEST_PASTED = 4_000_000
_HEADER_LINE = re.compile(rb"[!-9;-~]{1,76}[ \t]{0,5}:")
_KNOWN_HEADER = re.compile(
    rb"^(?:from|to|subject|date|received|return-path|message-id|mime-version|content-[a-z-]{1,30}|delivered-to|sender"
    rb"|reply-to|x-[a-z0-9-]{1,60}|dkim-signature|authentication-results|arc-[a-z-]{1,40}|list-[a-z-]{1,20})[ \t]{0,5}:",
    re.IGNORECASE | re.MULTILINE,
)
_ENVELOPE = re.compile(rb"\A(?:\xef\xbb\xbf)?\s{0,1000}(?:>?From [^\n]{0,500}\n)?")


def _from_the_first_header(data: bytes) -> bytes:
    """Without the mark, the empty lines and the separator of an mbox that may stand before it."""
    start = _ENVELOPE.match(data)
    return data[start.end() :] if start else data


def has_headers(data: bytes) -> bool:
    """Does it begin like a mail, not like text? A first line of "Note: …" alone is text."""
    if not _HEADER_LINE.match(data):
        return False
    head = data[:_FAR_ENOUGH]
    return bool(_KNOWN_HEADER.search(re.split(rb"\n[ \t]*\r?\n", head, maxsplit=1)[0]))


_FAR_ENOUGH = 16 * 1024
_BULK = frozenset({"bulk", "list", "junk"})
_AUTOMATIC = {
    "Auto-Submitted": re.compile(r"(?!no\b).", re.IGNORECASE),
    "X-Autoreply": re.compile(r"(?!no\b).", re.IGNORECASE),
    "X-Autorespond": re.compile(r"."),
    "X-Auto-Reply": re.compile(r"(?!no\b).", re.IGNORECASE),
    "Precedence": re.compile(r"auto_reply", re.IGNORECASE),
}


def _from_headers(headers: "Message[str, str]") -> Mail:
    values = {name: decode_header(headers.get(name, "")) for name in ("Subject", "From", "To", "Reply-To", "Date")}
    name, address = name_and_address(values["From"] or decode_header(headers.get("Sender", "")))
    moment = read_moment(values["Date"])
    in_reply_to = message_id(decode_header(headers.get("In-Reply-To", "")))
    return Mail(
        message_id=message_id(decode_header(headers.get("Message-ID", ""))),
        in_reply_to=in_reply_to,
        subject=values["Subject"],
        sender_name=name,
        sender_address=address,
        reply_to=name_and_address(values["Reply-To"])[1],
        to=addresses(values["To"]),
        date=moment.day if moment else None,
        sent_at=moment.at if moment else None,
        has_list_id="List-Id" in headers,
        has_bulk_precedence=headers.get("Precedence", "").strip().lower() in _BULK,
        has_unsubscribe="List-Unsubscribe" in headers,
        is_automatic=any(rule.match(headers.get(header, "").strip()) for header, rule in _AUTOMATIC.items()),
        is_reply=bool(in_reply_to) or "References" in headers or is_answer(values["Subject"]),
    )


def _with_content(mail: Mail, content: mime.Content) -> Mail:
    text = content.text
    links = tuple(dict.fromkeys(content.links))
    return replace(mail, text=text, original=text, links=links, attachments=tuple(content.attachments))


def _without_headers(pasted: str) -> Mail:
    text = tidy(pasted)
    header, rest = chains.header_on_top(text)
    mail = Mail(text=rest, original=text, links=tuple(dict.fromkeys(mime.links_in(text))))
    return _unwrapped(_told_by(mail, header) if header else mail)


def is_answer(subject: str) -> bool:
    """Does the subject begin with Re: or one of its like?"""
    return bool(mail_marks.REPLY_PREFIX.match(subject))


def is_forward(subject: str) -> bool:
    """Does the subject begin with Fwd: or one of its like, be it after Re:?"""
    return bool(mail_marks.FORWARD_PREFIX.match(subject))


def _unwrapped(mail: Mail) -> Mail:
    """The mail without what it quotes; of a forward, the mail that was forwarded."""
    outer = mail
    for _level in range(_MOST_FORWARDS):
        pieces = chains.take_apart(mail.text, is_reply=mail.is_reply, is_forward=is_forward(mail.subject))
        if pieces.header is None:
            return replace(mail, text=pieces.text, quoted=pieces.quoted)
        inner = replace(mail, text=pieces.text, forwarded_by=outer.sender_address or outer.sender_name)
        mail = _told_by(inner, pieces.header)
    return mail


def _told_by(mail: Mail, header: chains.Header) -> Mail:
    """What a small header tells; what it leaves out is not known, for the mail around it is another."""
    name, address = name_and_address(squeeze(header.get(Field.FROM, "")))
    moment = read_moment(header.get(Field.DATE, ""))
    subject = squeeze(header.get(Field.SUBJECT, "")) or mail_marks.FORWARD_PREFIX.sub("", mail.subject, count=1)
    return replace(
        mail,
        in_reply_to="",
        subject=subject,
        sender_name=name,
        sender_address=address,
        reply_to=name_and_address(squeeze(header.get(Field.REPLY_TO, "")))[1],
        to=addresses(header.get(Field.TO, "")),
        date=moment.day if moment else None,
        sent_at=moment.at if moment else None,
        is_reply=is_answer(subject),
    )


# more than a note, so the mail has its own say and the one enclosed is an attachment
_LONGEST_NOTE = 600


def _enclosed(mail: Mail, content: mime.Content, depth: int) -> Mail:
    """The mail that is attached, if that is what was sent; else only its subject as the name of an attachment."""
    outer = _unwrapped(mail)
    if depth >= _MOST_FORWARDS or (not is_forward(mail.subject) and len(outer.text) > _LONGEST_NOTE):
        names = (_read(data, _MOST_FORWARDS).subject for data in content.mails[:_MOST_FORWARDS])
        return replace(outer, attachments=(*outer.attachments, *filter(None, names)))
    inner = _read(content.mails[0], depth + 1)
    return replace(
        inner,
        forwarded_by=mail.sender_address or mail.sender_name,
        original="\n\n".join(filter(None, (mail.original, inner.original))),
        attachments=(*mail.attachments, *inner.attachments),
    )
