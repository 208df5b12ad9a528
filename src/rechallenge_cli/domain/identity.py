"""By what an application is known again when what tells of it is read once more."""

import re
from hashlib import sha256

_BEFORE_HOST = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)
_OF_CAMPAIGNS = re.compile(r"[?&](?:utm_\w+|trk\w*|gclid|fbclid|ref|refid|trackingid|src|source)=[^&#]*", re.IGNORECASE)


def url_key(url: str | None) -> str:
    """An address as it is compared: without what says how somebody came there."""
    bare = _OF_CAMPAIGNS.sub("", _BEFORE_HOST.sub("", (url or "").strip())).partition("#")[0]
    host, slash, path = bare.partition("/")
    return f"{host.casefold()}{slash}{path}".rstrip("/?&")


def differ(url: str | None, other: str | None) -> bool:
    """Are there two addresses, of two places?"""
    return bool(url and other) and url_key(url) != url_key(other)


def fingerprint(*parts: str) -> str:
    """A short name for some texts, the same wherever and whenever it is made; as long as the identifier of a record."""
    return sha256("\0".join(parts).encode()).hexdigest()[:32]
