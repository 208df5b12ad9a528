"""A workbook is read once for trial in a process of its own: some a few bytes long make the library ask for more memory than
there is, which ends the process that asks.
"""

import subprocess
import sys
from contextlib import closing

from rechallenge_cli.intake.tables import Open

MEMORY = 2 * 1024**3
"""Bytes that a workbook may take while it is read; one of 100,000 rows takes a tenth of that."""

_READ = "import sys; sys.path[:] = sys.argv[1:]; from rechallenge_cli.intake.workbook_trial import read; read()"


def refuse_unreadable(opened: Open) -> None:
    """ValueError for a workbook over which the library would stumble, or that takes more than MEMORY."""
    command = [sys.executable, "-P", "-c", _READ, *sys.path]
    with closing(opened()) as stream:
        ended = subprocess.run(  # noqa: S603  (ourselves)
            command, input=stream.read(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
        )
    if ended.returncode:
        raise ValueError("no workbook that can be read")


def read() -> None:
    """Read the workbook that comes in; what runs in the other process."""
    import io

    from python_calamine import CalamineWorkbook

    _limit_memory()
    book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    for name in book.sheet_names:
        book.get_sheet_by_name(name)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits, and gives no more than there is
        return
    most = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most), most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
