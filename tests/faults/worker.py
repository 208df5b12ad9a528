"""Runs `rc` again and again, each time in a fork of a process that has everything imported, and lets it die or fail on the way.

A moment is each step that reaches the world: what Python tells its audit hooks, and what SQLite asks of the system, whose
calls are replaced by ours. Moments are counted, so that one can be chosen: to die before it, to die in the middle of what
it writes, or to have it fail, and all after it too.

Reads requests from standard input and answers on standard output, a line of JSON each.
"""

import ctypes
import json
import mmap
import os
import resource
import signal
import sqlite3
import struct
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
HEAVY = ("rich.table", "rich.console", "sqlite_utils", "dateutil.relativedelta", "holidays", "jinja2", "tomlkit", "platformdirs",
         "json", "csv", "tempfile", "shutil", "email.message", "lxml.html", "python_calamine", "budoux", "pickle", "difflib")  # fmt: skip


class Moments:
    """Counts them where the parent can see it, and does at the chosen one what was asked for."""

    def __init__(self, counter: mmap.mmap, plan: dict[str, Any]) -> None:
        self.counter, self.plan = counter, plan
        self.is_on = True

    def met(self, halfway: Callable[[], object] | None = None, *, takes_room: bool = True) -> int:
        """One more moment. Gives the error with which it has to fail, or 0."""
        if not self.is_on:
            return 0
        count = struct.unpack("q", self.counter[:8])[0] + 1
        self.counter[:8] = struct.pack("q", count)
        at = self.plan.get("moment")
        if at is not None and count == at and "errno" not in self.plan:
            if self.plan.get("halfway") and halfway:
                halfway()
            os.kill(os.getpid(), signal.SIGKILL)
        if at is not None and count >= at and "errno" in self.plan and takes_room:
            return int(self.plan["errno"])
        return 0


def listen_to_python(moments: Moments) -> None:
    """What Python does to files."""
    watched = {"os.rename", "os.remove", "os.mkdir", "os.link", "os.truncate", "sqlite3.connect", "fcntl.flock"}
    harmless = {"os.remove", "sqlite3.connect", "fcntl.flock"}

    def hook(event: str, values: tuple[Any, ...]) -> None:
        is_writing = (
            event == "open"
            and isinstance(values[2], int)
            and values[2] & WRITING
            and not str(values[0]).startswith("/dev/")
        )
        if is_writing or event in watched:
            error = moments.met(takes_room=event not in harmless)
            if error:
                raise OSError(error, os.strerror(error))

    sys.addaudithook(hook)


class Vfs(ctypes.Structure):
    """How SQLite reaches the system."""


Set = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(Vfs), ctypes.c_char_p, ctypes.c_void_p)
Get = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.POINTER(Vfs), ctypes.c_char_p)
_BEFORE = [(f"x{number}", ctypes.c_void_p) for number in range(13)]
Vfs._fields_ = [
    ("version", ctypes.c_int), ("size", ctypes.c_int), ("longest", ctypes.c_int), ("next", ctypes.c_void_p),
    ("name", ctypes.c_char_p), ("data", ctypes.c_void_p), *_BEFORE, ("set_call", Set), ("get_call", Get),
]  # fmt: skip

Size, Fd, Offset, Name = ctypes.c_ssize_t, ctypes.c_int, ctypes.c_int64, ctypes.c_char_p
CALLS: dict[str, tuple[Any, ...]] = {
    "open": (Fd, Name, ctypes.c_int, ctypes.c_int),
    "ftruncate": (ctypes.c_int, Fd, Offset),
    "write": (Size, Fd, ctypes.c_void_p, ctypes.c_size_t),
    "pwrite": (Size, Fd, ctypes.c_void_p, ctypes.c_size_t, Offset),
    "pwrite64": (Size, Fd, ctypes.c_void_p, ctypes.c_size_t, Offset),
    "unlink": (ctypes.c_int, Name),
    "openDirectory": (ctypes.c_int, Name, ctypes.POINTER(ctypes.c_int)),
}
"""The calls that change something, each with what it gives and takes."""


def sqlite_library() -> ctypes.CDLL | None:
    """The library that Python's sqlite3 uses; None where it is not a library of its own."""
    sqlite3.connect(":memory:").close()
    maps = Path("/proc/self/maps")
    names = (
        {line.split()[-1] for line in maps.read_text().splitlines() if "sqlite3.so" in line} if maps.exists() else set()
    )
    return ctypes.CDLL(names.pop()) if len(names) == 1 else None


def listen_to_sqlite(library: ctypes.CDLL, moments: Moments, kept: list[Any]) -> None:
    """What SQLite does to files."""
    library.sqlite3_vfs_find.restype = ctypes.POINTER(Vfs)
    library.sqlite3_vfs_find.argtypes = [ctypes.c_char_p]
    vfs = library.sqlite3_vfs_find(None)
    for name, (result, *taken) in CALLS.items():
        address = vfs.contents.get_call(vfs, name.encode())
        if address:
            kind = ctypes.CFUNCTYPE(result, *taken, use_errno=True)
            ours = kind(_replaced(name, kind(address), moments))
            kept.append(ours)
            vfs.contents.set_call(vfs, name.encode(), ctypes.cast(ours, ctypes.c_void_p))


def _replaced(name: str, real: Any, moments: Moments) -> Callable[..., int]:
    def call(*values: Any) -> int:
        if name == "open" and not values[1] & WRITING:
            return int(real(*values))
        halfway = (lambda: real(values[0], values[1], values[2] // 2, *values[3:])) if "write" in name else None
        error = moments.met(halfway, takes_room="write" in name or name == "open")
        if error:
            ctypes.set_errno(error)
            return -1
        return int(real(*values))

    return call


def main() -> None:  # noqa: C901  (what a fork does has to be where it is forked)
    """Answer requests until there are no more."""
    from rechallenge_cli.cli import funnel
    from rechallenge_cli.cli.verbs import VERBS
    from rechallenge_cli.store import schema, store  # noqa: F401

    for name in (*HEAVY, *(f"rechallenge_cli.cli.{entry.module}" for entry in VERBS.values())):
        import_module(name)
    library, counter = sqlite_library(), mmap.mmap(-1, 8)

    def play(request: dict[str, Any], arguments: list[str], number: int) -> NoReturn:
        os.chdir(request["home"])
        os.environ.update(request["env"])
        time.tzset()
        for stream, flags in ((0, os.O_RDONLY), (1, os.O_WRONLY | os.O_CREAT), (2, os.O_WRONLY | os.O_CREAT)):
            opened = os.open(os.devnull if not stream else f"{request['streams']}.{number}.{stream}", flags, 0o600)
            os.dup2(opened, stream)
            os.close(opened)
        store.BUSY_SECONDS = request.get("patience", store.BUSY_SECONDS)
        if "largest" in request:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (request["largest"], request["largest"]))
        kept: list[Any] = []
        moments = Moments(counter, request)
        if request.get("counting"):
            listen_to_python(moments)
            if library:
                listen_to_sqlite(library, moments, kept)
        code = 1
        try:
            code = funnel.guarded(arguments)
        except SystemExit as leaving:
            code = leaving.code if isinstance(leaving.code, int) else 1
        finally:
            moments.is_on = False
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)

    for line in sys.stdin:
        request = json.loads(line)
        counter[:8] = bytes(8)
        begin, children = time.monotonic(), []
        for number, arguments in enumerate(request["commands"]):
            child = os.fork()
            if not child:
                play(request, arguments, number)
            children.append(child)
        if "after" in request:
            time.sleep(request["after"])
            for child in children:
                os.kill(child, signal.SIGKILL)
        codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        told = {"codes": codes, "seconds": time.monotonic() - begin, "moments": struct.unpack("q", counter[:8])[0]}
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
