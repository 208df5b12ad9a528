"""A letter on its way to the person's own mail program: as a draft in a file, or as a mailto address."""

import re
from typing import TYPE_CHECKING

from rechallenge_cli.letters import plain
from rechallenge_cli.letters.facts import Sender
from rechallenge_cli.letters.letter import Letter

if TYPE_CHECKING:
    from email.headerregistry import Address
    from email.message import EmailMessage
    from email.policy import EmailPolicy


def to_eml(letter: Letter, sender: Sender, in_reply_to: str | None = None) -> bytes:
    """The letter as a draft that mail programs open for sending (RFC 5322, MIME, UTF-8).

    There is no Date, which the mail program sets when it sends; addresses stand in it as far as they are known.
    `in_reply_to` is the Message-ID of the mail that is answered.
    """
    from email.message import EmailMessage

    message = EmailMessage(_policy())
    headers = {
        "X-Unsent": "1",
        "From": _mailbox(sender.name, sender.email),
        "To": _mailbox(letter.to_name, letter.to),
        "Subject": plain.line(letter.subject)[:_LONGEST_SUBJECT],
        "In-Reply-To": _message_id(in_reply_to),
        "References": _message_id(in_reply_to),
    }
    for name, value in headers.items():
        if value:
            message[name] = value
    message.set_content(plain.text(letter.body), charset="utf-8", cte="base64")
    return message.as_bytes()


# longer ones are nobody's wish, and slow to encode
_LONGEST_SUBJECT = 250
_LONGEST_NAME = 100


def _policy() -> "EmailPolicy[EmailMessage]":
    """SMTP's rules, with message ids kept whole: the library would fold long ones into pieces."""
    from email.headerregistry import HeaderRegistry, MessageIDHeader
    from email.policy import SMTP

    registry = HeaderRegistry()
    for name in ("in-reply-to", "references"):
        registry.map_to_type(name, MessageIDHeader)  # type: ignore[arg-type]  # it is mixed in with one
    return SMTP.clone(header_factory=registry)


def _mailbox(name: str | None, address: str | None) -> "Address | None":
    """A name and an address for a header; None where the address could not stand in one."""
    from email.errors import HeaderParseError
    from email.headerregistry import Address

    if not address or not address.isascii():
        return None
    try:
        return Address(plain.line(name)[:_LONGEST_NAME], addr_spec=address)
    except (HeaderParseError, ValueError, IndexError):
        return None


def _message_id(typed: str | None) -> str | None:
    found = re.search(r"<[!-;=?-~]+@[!-;=?-~]+>", typed or "")
    return found[0] if found else None


def to_mailto(letter: Letter) -> str:
    """The letter as an address that opens a mail program (RFC 6068): UTF-8 in percent signs, lines ended by %0D%0A."""
    body = plain.text(letter.body).replace("\n", "\r\n")
    return (
        f"mailto:{_encoded(letter.to or '', '@')}?subject={_encoded(plain.line(letter.subject))}&body={_encoded(body)}"
    )


# urllib, which knows this too, is a door to the network that this house does without
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def _encoded(text: str, kept: str = "") -> str:
    letters = (chr(byte) for byte in text.encode())
    return "".join(each if each in _UNRESERVED or each in kept else f"%{ord(each):02X}" for each in letters)
