"""Lines of a mail, cleaned of what nobody sees and compared without their dress."""

import re
import unicodedata

# joiners, direction marks, soft hyphens and byte order marks: sent as filler behind a preview, or in every word
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
# emoji and some scripts are made with it; elsewhere it joins nothing
_LOOSE_JOINER = re.compile("(?<![^\x00-\u2fff])\u200d|\u200d(?![^\x00-\u2fff])")
_SPACES = re.compile("[\t\xa0\u2000-\u200a\u202f\u205f]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_EMPTY_LINES = re.compile("\n{3,}")
_DRESS = " \u3000\t-_=*~+#<>[]【】《》「」━─―—–‐ー:。."
_LONGEST_MARK = 200


def tidy(text: str) -> str:
    """The text with its lines, but without fillers, controls, blanks at the ends of lines and rows of empty lines."""
    text = _LINE_ENDS.sub("\n", text)
    if not text.isascii():
        text = _LOOSE_JOINER.sub("", _SPACES.sub(" ", _INVISIBLE.sub("", text)))
    text = "\n".join(line.rstrip(" \t\u3000") for line in _CONTROLS.sub("", text).split("\n"))
    return _EMPTY_LINES.sub("\n\n", text).strip("\n")


def undressed(line: str) -> str:
    """A line in one width and without the dashes, stars and brackets round it; a long one is no mark, so nothing."""
    if len(line) > _LONGEST_MARK:
        return ""
    return unicodedata.normalize("NFKC", line).strip(_DRESS)
