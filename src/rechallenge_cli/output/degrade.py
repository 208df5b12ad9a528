"""What is written where an encoding lacks a letter: the nearest one that it has, else an escape, and never an error."""

import codecs

NEAREST = "rechallenge-nearest"

_NEAREST = str.maketrans(
    {
        "·": "-",
        "•": "-",
        "–": "-",
        "—": "-",
        "−": "-",
        "〜": "~",
        "…": "...",
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "é": "e",
        # of the bars of a plot, what fills half of a place or more is there
        **dict.fromkeys("█▉▊▋▌▐", "#"),
        **dict.fromkeys("▍▎▏▕", " "),
    }
)


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    nearest = missing.translate(_NEAREST)
    try:
        nearest.encode(error.encoding)
    except UnicodeEncodeError:
        escaped, end = codecs.backslashreplace_errors(error)
        return str(escaped), end
    return nearest, error.end


codecs.register_error(NEAREST, _nearest)
