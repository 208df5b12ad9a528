"""Strange input again, but found by a fuzzer that watches which branches each input takes. Started by hand, where it runs.

    pip install atheris; python tests/faults/guided.py mails -runs=100000

The readers are those of `test_fuzz_readers.py`; what follows the reader's name goes to libFuzzer, which ends at the first
input that a reader stumbles over and writes it to a file here.
"""

import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import atheris

for room in ("faults", "intake", "benchmarks"):
    sys.path.append(str(Path(__file__).parents[1] / room))

with atheris.instrument_imports(include=["rechallenge_cli"]):
    import test_fuzz_readers as readers

FOLDER = Path(tempfile.mkdtemp())
READERS: Mapping[str, tuple[Callable[[bytes], object], Sequence[bytes]]] = {
    "mails": (readers.read_mails, [*readers.MAILS, *readers.REAL]),
    "tables": (lambda data: readers.read_table(FOLDER / "given", data), readers.TABLES),
    "configs": (lambda data: readers.read_config(FOLDER / "config.toml", data), [readers.CONFIG]),
    "forms": (lambda data: readers.read_form(data.decode("utf-8", "surrogateescape")), [readers.a_form().encode()]),
    "days": (
        lambda data: readers.read_day(
            data.decode("utf-8", "surrogateescape"), readers.TODAY, readers.Direction.PAST, None
        ),
        [day.encode() for day in readers.DAYS],
    ),
}
"""What each reads, and the good input that the fuzzer begins with."""


def main(name: str, *options: str) -> None:
    read, samples = READERS[name]
    begun = FOLDER / "samples"
    begun.mkdir()
    for number, sample in enumerate(samples):
        (begun / str(number)).write_bytes(sample)
    atheris.Setup([sys.argv[0], *options, str(begun)], read)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
