"""Mails of invented firms, byte by byte as mail programs write them."""

import base64
import quopri

HEADERS = {
    "From": "Example Robotics <hr@example.com>",
    "To": "jane@example.org",
    "Subject": "Your application",
    "Date": "Wed, 21 Oct 2026 09:12:00 +0900",
    "Message-ID": "<1@mail.example.com>",
}
JAPANESE = "株式会社サンプル　採用担当です。\n選考の結果、今回は見送らせていただきます。"


def raw(headers: dict[str, str | bytes], body: bytes) -> bytes:
    """Header lines as they are given, an empty line, the body."""
    lines = [
        name.encode() + b": " + (value if isinstance(value, bytes) else value.encode())
        for name, value in headers.items()
    ]
    return b"\n".join([*lines, b"", body])


def mail(
    body: str | bytes,
    *,
    kind: str = "text/plain",
    charset: str = "utf-8",
    declared: str | None = None,
    transfer: str = "8bit",
    **headers: str | bytes,
) -> bytes:
    """A mail of one part; `declared` is what its label says when that is not the charset."""
    payload = body if isinstance(body, bytes) else body.encode(charset)
    payload = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}.get(transfer, bytes)(payload)
    label = charset if declared is None else declared
    typed = f"{kind}; charset={label}" if label else kind
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    fixed = {"Content-Type": typed, "Content-Transfer-Encoding": transfer}
    return raw({**HEADERS, **given, **fixed}, payload)


def parts(*inner: bytes, kind: str = "mixed", boundary: str = "=_b1", **headers: str) -> bytes:
    """A mail of several parts."""
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return raw(
        {**HEADERS, **given, "Content-Type": f'multipart/{kind}; boundary="{boundary}"'}, joined(boundary, *inner)
    )


def joined(boundary: str, *inner: bytes) -> bytes:
    """Parts between the lines of their boundary."""
    line = f"--{boundary}".encode()
    return b"".join(line + b"\n" + each + b"\n" for each in inner) + line + b"--\n"


def part(body: str | bytes, kind: str = "text/plain; charset=utf-8", **headers: str) -> bytes:
    """One of them."""
    payload = body.encode() if isinstance(body, str) else body
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return raw({"Content-Type": kind, **given}, payload)


def nested(boundary: str, *inner: bytes, kind: str = "alternative") -> bytes:
    """A part that has parts."""
    return raw({"Content-Type": f"multipart/{kind}; boundary={boundary}"}, joined(boundary, *inner))
