"""Base64 and quoted-printable, as far as they can be read."""

import binascii
import quopri

_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
_NOT_BASE64 = bytes(set(range(256)) - set(_BASE64))
_WHITE = b" \t\r\n"


def unpacked(body: bytes, encoding: str) -> bytes:
    """The bytes that were sent under a Content-Transfer-Encoding; those of an unknown one as they are."""
    name = encoding.strip().lower()
    if name == "base64":
        # of a text that is not base64 at all, half would be dirt
        dirt = len(body.translate(None, _BASE64 + _WHITE))
        return body if dirt * 20 > len(body) else from_base64(body)
    return quopri.decodestring(body) if name == "quoted-printable" else body


def from_base64(body: bytes) -> bytes:
    """What can be decoded of it, be it cut off or joined from several."""
    return b"".join(_decoded(piece) for piece in body.translate(None, _NOT_BASE64).split(b"=") if piece)


def _decoded(piece: bytes) -> bytes:
    """A last character that stands for less than a byte is left out."""
    whole = piece[:-1] if len(piece) % 4 == 1 else piece
    return binascii.a2b_base64(whole + b"=" * (-len(whole) % 4))
