"""User text made safe for a screen: nothing in it acts on the terminal, hides, or turns the line around."""

import re

# C0 and C1 controls, DEL: drawn as pictures, so that one sees that something was there
_CONTROLS = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)}
_CONTROLS |= {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
# direction marks, overrides and isolates, blanks without width, tags: dropped. Joiners stay: emoji are made with them.
_INVISIBLE = dict.fromkeys(
    [0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
    + [*range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080)]
)
_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029\x0b\x0c\x85]")
_TABLE = {**_CONTROLS, **_INVISIBLE}
_NEEDS_CLEANING = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)


def clean(text: str) -> str:
    """The text with its lines, and nothing else that a terminal would act on."""
    if not _NEEDS_CLEANING.search(text):
        return text
    return _LINE_ENDS.sub("\n", text).translate(_TABLE).replace("\t", "    ")


def one_line(text: str) -> str:
    """The same on a single line, for a cell or a message."""
    return " ".join(clean(text).split("\n")) if _NEEDS_CLEANING.search(text) else text


def field(value: object) -> str:
    r"""A value as one field of tab-separated output: nothing is lost, line ends and tabs are written as \n and \t."""
    if value is None:
        return ""
    text = str(value).replace("\\", "\\\\").replace("\t", "\\t")
    if not _NEEDS_CLEANING.search(text):
        return text
    return clean(text).replace("\n", "\\n")


def escaped(json_text: str) -> str:
    """JSON in which everything that acts on a terminal or cannot be seen is written as an escape."""
    return _JSON_ESCAPED.sub(lambda match: _json_escape(match[0]), json_text)


_JSON_ESCAPED = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)


def _json_escape(letter: str) -> str:
    units = letter.encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
