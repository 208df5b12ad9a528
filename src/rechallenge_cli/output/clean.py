"""User text made safe for a screen: nothing in it acts on the terminal, hides, or turns the line around."""

import re

# these are compiled where they are first needed, which most calls never come to
_LINE_ENDS = "\r\n|[\r\u2028\u2029\x0b\x0c\x85]"
# controls; direction marks, overrides and isolates; blanks without width; tags
_ACTING = (
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
# emoji and some scripts are made with joiners; elsewhere they have nothing to join
_LOOSE_JOINERS = "(?<![^\x00-\x7f])[\u200c\u200d]+|[\u200c\u200d]+(?![^\x00-\x7f\u200c\u200d])"


def clean(text: str) -> str:
    """The text with its lines, and nothing else that a terminal would act on."""
    if text.isprintable():
        return text
    return re.sub(_LOOSE_JOINERS, "", re.sub(_ACTING, _harmless, re.sub(_LINE_ENDS, "\n", text)))


def _harmless(match: re.Match[str]) -> str:
    """Controls as pictures, so that one sees that something was there; what nobody sees is left out."""
    code = ord(match[0])
    if code == 0x09:
        return "    "
    if code < 0x20:
        return chr(0x2400 + code)
    if code <= 0x9F:
        return "\u2421" if code == 0x7F else "\ufffd"
    return ""


def one_line(text: str) -> str:
    """The same on a single line, for a cell or a message."""
    return " ".join(clean(text).split("\n"))


def field(value: object) -> str:
    r"""A value as one field of tab-separated output: nothing is lost, line ends and tabs are written as \n and \t."""
    if value is None:
        return ""
    return clean(str(value).replace("\\", "\\\\").replace("\t", "\\t")).replace("\n", "\\n")


def escaped(json_text: str) -> str:
    """JSON in which everything that acts on a terminal or cannot be seen is written as an escape."""
    return re.sub(_SEEN_AS_ESCAPE, _json_escape, json_text)


# the line ends of JSON text itself stay
_SEEN_AS_ESCAPE = f"[\u2028\u2029]|{_ACTING}"


def _json_escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
