"""What people typed, as plain text that a letter can carry."""

import re

# colours and titles of terminals, whole: without their first character the rest would be read
_SEQUENCES = re.compile("(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b\\]|\x9d)[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\\\|\x9c)")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# controls; direction marks, overrides and isolates; blanks without width; tags; halves of characters.
# Joiners stay: emoji are made with them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
_EMPTY_LINES = re.compile(r"\n(?:[ \t\u3000]*\n){2,}")


def text(typed: str) -> str:
    """The text with its lines, without anything that acts or hides."""
    return _UNSEEN.sub("", _LINE_ENDS.sub("\n", _SEQUENCES.sub("", typed)))


def line(typed: str | None) -> str:
    """The same on a single line, single spaces in it; nothing where nothing is known."""
    return " ".join(text(typed or "").split())


def lines(typed: str | None) -> list[str]:
    """The lines that hold something, without the marks of a list in front of them."""
    found = (line(each).lstrip("・•*- ") for each in text(typed or "").split("\n"))
    return [each for each in found if each]


def body(rendered: str) -> str:
    """The text of a letter: paragraphs parted by one empty line, one line end at its end."""
    return _EMPTY_LINES.sub("\n\n", text(rendered)).strip() + "\n"
