"""Strange input, made of good input: cut, doubled, turned, repeated, and with things in it that programs stumble over."""

import gc
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

INPUTS = int(os.environ.get("FUZZ", "100"))
"""How many inputs each reader is given; as many as one likes with FUZZ=100000."""
SECONDS = 1.0
"""More than any small input may take, in the work of this process alone."""

SPECIAL = (
    *("\0", "\ud800", "\udc80", "\ufeff", "\u202e", "\u200f", "\u200d", "\x1b[2J", "\x9b31m", "\x07", "\r", "\n", "\t", "\u2028"),
    *("1e400", "-0", "-1", "9" * 400, "٣", "²", "①", "Ⅻ", "〇", "元", "NaN", "-inf", "0x10", "1_000", "0001-01-01", "9999-12-31"),
    *("[" * 3000, '{"a":' * 2000, "(" * 500, ">" * 500, '"', "'", "\\", "`", "%s", "{0}", "{id}", "${HOME}", "=1+1", "[/x]", "#", "-", "--"),
    *("ı", "İ", "ß", "ﷺ", "e\u0301", "\u0489" * 40, "🏳️‍🌈", "\U0010ffff", "\U000e0041", "ｱﾞ", "㍿", "　", "\xa0"),
)  # fmt: skip
_RAW = (
    b"\0",
    b"\xff",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\x80",
    b"\xed\xa0\x80",
    b"\x1b$B",
    b"\x1b(B",
    b"\xe3\x81",
    b"\x81",
    b"\r",
    b"\n\n",
)

at_length = settings(
    max_examples=INPUTS,
    deadline=None,
    database=None,
    derandomize="FUZZ" not in os.environ,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)
"""The settings of every test of this kind. What was found once stands in the corpus, so that nothing is kept elsewhere."""


@st.composite
def bytes_like(draw: st.DrawFn, samples: Sequence[bytes], own: Sequence[bytes] = ()) -> bytes:
    """One of the samples, damaged. `own` is what this reader stumbles over, if anything."""
    pieces = [*_RAW, *own, *(text.encode("utf-8", "surrogatepass") for text in SPECIAL)]
    data = draw(st.sampled_from(samples))
    for _ in range(draw(st.integers(0, 6))):
        data = _damaged(draw, data, samples, pieces, st.binary(max_size=6))
    return data


@st.composite
def text_like(draw: st.DrawFn, samples: Sequence[str], own: Sequence[str] = ()) -> str:
    """The same for text."""
    text = draw(st.sampled_from(samples))
    for _ in range(draw(st.integers(0, 5))):
        text = _damaged(draw, text, samples, [*SPECIAL, *own], st.text(max_size=6))
    return text


def _damaged(  # noqa: PLR0911  (a way of damage each)
    draw: st.DrawFn, whole: Any, samples: Sequence[Any], pieces: Sequence[Any], junk: Any
) -> Any:
    start = draw(st.integers(0, len(whole)))
    end = min(len(whole), start + draw(st.sampled_from((0, 1, 2, 5, 20, 80, 400))))
    before, cut, after = whole[:start], whole[start:end], whole[end:]
    match draw(st.integers(0, 7)):
        case 0:
            return before + after
        case 1:
            return before + cut + cut + after
        case 2:
            return before + draw(st.sampled_from(pieces)) + after
        case 3:
            return before + draw(st.sampled_from(pieces)) + cut + after
        case 4:
            return before + draw(junk) + after
        case 5:
            return before + cut * min(300, 20_000 // max(1, len(cut))) + after
        case 6:
            other = draw(st.sampled_from(samples))
            return before + other[draw(st.integers(0, len(other))) :]
        case _:
            return before + cut[::-1] + after if draw(st.booleans()) else before


@contextmanager
def in_time(what: object) -> Iterator[None]:
    """Fails when a block takes longer than a small input may; what Hypothesis remembers is not looked through meanwhile."""
    gc.disable()
    begin = time.process_time()
    try:
        yield
        taken = time.process_time() - begin
    finally:
        gc.enable()
    assert taken < SECONDS, f"{taken:.1f} s for {str(what)[:300]!r}"


Check = Callable[..., None]
