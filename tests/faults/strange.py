"""Strange input, made of good input: cut, doubled, turned, repeated, and with things in it that programs stumble over."""

import os
import signal
import time
from collections.abc import Callable, Sequence
from random import Random
from typing import Any, NoReturn

INPUTS = int(os.environ.get("FUZZ", "100"))
"""How many inputs each reader is given, the same every day; as many as one likes, and others each time, with FUZZ=100000."""
ENOUGH = 20
"""After so many findings one reader has enough of them."""
SEED = os.environ.get("SEED", str(time.time_ns()) if "FUZZ" in os.environ else "the same every day")
"""What the inputs are made of: those of a run that failed come again with its SEED."""
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


Make = Callable[[Random], Any]
"""Makes an input."""


def bytes_like(samples: Sequence[bytes], own: Sequence[bytes] = ()) -> Make:
    """Inputs made of one of the samples, damaged. `own` is what this reader stumbles over, if anything."""
    pieces = [*_RAW, *own, *(text.encode("utf-8", "surrogatepass") for text in SPECIAL)]
    return lambda chosen: _damaged(chosen, samples, pieces, chosen.randbytes(chosen.randint(0, 6)))


def text_like(samples: Sequence[str], own: Sequence[str] = ()) -> Make:
    """The same for text."""
    pieces = [*SPECIAL, *own]
    return lambda chosen: _damaged(chosen, samples, pieces, "".join(map(chr, _letters(chosen))))


def _letters(chosen: Random) -> list[int]:
    return [chosen.choice((chosen.randrange(0x20, 0x7F), chosen.randrange(0x110000))) for _ in range(6)]


def _damaged(chosen: Random, samples: Sequence[Any], pieces: Sequence[Any], junk: Any) -> Any:
    whole = chosen.choice(samples)
    for _ in range(chosen.randint(0, 6)):
        start = chosen.randint(0, len(whole))
        end = min(len(whole), start + chosen.choice((0, 1, 2, 5, 20, 80, 400)))
        new = chosen.choice(_WAYS)(chosen, whole[start:end], (samples, pieces, junk))
        whole = whole[:start] + new + whole[end:]
    return whole


_LONG = (200, 2000, 20_000)
_WAYS: Sequence[Callable[..., Any]] = (
    lambda _chosen, cut, _rest: cut[:0],
    lambda _chosen, cut, _rest: cut + cut,
    lambda chosen, _cut, rest: chosen.choice(rest[1]),
    lambda chosen, cut, rest: chosen.choice(rest[1]) + cut,
    lambda _chosen, _cut, rest: rest[2],
    lambda chosen, cut, _rest: cut * min(300, chosen.choice(_LONG) // max(1, len(cut))),
    lambda chosen, _cut, rest: _piece(chosen, chosen.choice(rest[0])),
    lambda _chosen, cut, _rest: cut[::-1],
)
"""What becomes of a piece: gone, doubled, another, more, junk, repeated, one of another sample, turned."""


def _piece(chosen: Random, whole: Any) -> Any:
    start = chosen.randint(0, len(whole))
    return whole[start : start + chosen.choice((20, 400, 100_000))]


def read_each(make: Make, read: Callable[..., object], *others: Make, inputs: int = INPUTS) -> None:
    """Have so many inputs read, each with what the others make. Those over which the reader stumbles are told, made small."""
    found = []
    for number in range(inputs):
        chosen = Random(f"{SEED} {number}")
        given, rest = make(chosen), [other(chosen) for other in others]
        if _stumble(read, given, rest):
            small = _made_small(given, lambda each, rest=rest: _stumble(read, each, rest))
            found.append(f"{number}: {_stumble(read, small, rest)!r:.500} for {small!r:.5000} {rest!r:.300}")
            if len(found) == ENOUGH:
                break
    assert not found, "\n".join((f"SEED={SEED!r}", *found))


def _stumble(read: Callable[..., object], given: Any, rest: list[Any]) -> BaseException | None:
    """What goes wrong with an input."""
    for _ in range(2):  # the machine may have been at something else the first time
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        try:
            read(given, *rest)
        except TimeoutError as error:
            slow = error
        except Exception as error:  # noqa: BLE001  (each of them is one too many)
            return error
        else:
            return None
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return slow


def _too_long(_signal: int, _frame: object) -> NoReturn:
    raise TimeoutError(f"it takes more than {SECONDS} s")


signal.signal(signal.SIGVTALRM, _too_long)


def _made_small(given: Any, stumbles: Callable[[Any], object], tries: int = 100) -> Any:
    """Less and less of an input, as long as the reader stumbles over it."""
    size = len(given) // 2
    while size and tries > 0:
        start = 0
        while start < len(given) and tries > 0:
            shorter, tries = given[:start] + given[start + size :], tries - 1
            if stumbles(shorter):
                given = shorter
            else:
                start += size
        size //= 2
    return given
