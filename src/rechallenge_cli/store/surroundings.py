"""What can be wrong around the database: who may read it, what lies beside it, room on the disk, its backups."""

import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

from rechallenge_cli.domain.backups import Why
from rechallenge_cli.domain.errors import N_, RcError
from rechallenge_cli.store import private
from rechallenge_cli.store.backups import Shelf
from rechallenge_cli.store.checkup import Check, Finding
from rechallenge_cli.store.restoring import opened
from rechallenge_cli.store.store import APPLICATION_ID, Store

CONFLICT_NAMES: Mapping[str, str] = {
    "Dropbox": r" \(.*(conflicted copy|競合コピー).*\)",
    "Nextcloud": r"([ _-]\(?conflict(ed copy)?[ -]\d.*)",
    "Syncthing": r"\.sync-conflict-\d{8}-\d{6}-\w+",
    "Google Drive": r"( \(\d+\)|\[Conflict\])",
    "iCloud": r" \d+",
    "OneDrive": r"-[^.]+",
}
"""How services name the second of two files that were changed at the same time: what stands behind the file's own name."""

_SAYS_CONFLICT = re.compile(r"conflict|競合", re.IGNORECASE)
"""What a name says that nobody gives to a file of another kind; so a copy counts even if it is empty or damaged."""
_APPLICATION_ID_AT = 68
_SPACE = 20 * 2**20
_COPIES = 4
_STALE_DAYS = 14


def unsafe(paths: Mapping[Path, int]) -> Iterator[Finding]:
    """Files and folders that others may read or their owner may not write, each with how they ought to be."""
    if os.name != "posix":
        return
    for path, mode in paths.items():
        with suppress(FileNotFoundError):
            is_now = stat.S_IMODE(path.stat().st_mode)
            if message := _unsafe(is_now & 0o777, mode):
                hint = N_("`rc doctor --fix` makes it yours alone")
                yield Finding(Check.PERMISSIONS, message, hint, {"path": path}, mend_on_disk=partial(path.chmod, mode))


def _unsafe(is_now: int, mode: int) -> str | None:
    if is_now & ~mode:
        return N_("others may read {path}")
    return N_("{path} cannot be written to") if mode & ~is_now else None


_BESIDE = ("", "-journal", "-wal", "-shm")
"""What SQLite puts beside a database while it is written to, or for good where other programs have told it to."""


def private_paths(shelf: Shelf, folders: Iterable[Path], files: Iterable[Path]) -> dict[Path, int]:
    """What nobody else should read, there or not: the database and its backups, some folders of ours, and other files."""
    database = [shelf.database.with_name(f"{shelf.database.name}{ending}") for ending in _BESIDE]
    return {
        **dict.fromkeys((*database, *shelf.files(), *files), private.FILE),
        **dict.fromkeys((shelf.folder, *folders), private.FOLDER),
    }


def full(path: Path) -> Iterator[Finding]:
    """Is there room for what comes, and for a backup of all?"""
    import shutil

    free = shutil.disk_usage(path.parent).free
    if free < max(_SPACE, _COPIES * path.stat().st_size):
        message = N_("only {free} MB are free where {path} lies")
        yield Finding(Check.SPACE, message, N_("make room on the disk"), {"free": free >> 20, "path": path})


def conflicts(path: Path) -> Iterator[Finding]:
    """A second copy beside the database, as services make it that keep a folder the same on several computers."""
    for found in sorted(path.parent.glob(f"{_escaped(path.stem)}*{_escaped(path.suffix)}")):
        service = service_of(found.name, path)
        if service and (_SAYS_CONFLICT.search(found.name) or _is_ours(found)):
            message = N_("{found} looks like what {service} makes when two computers changed the file at the same time")
            hint = N_("`rc list --db FILE` shows what is in it; move it away when nothing in it is missing here")
            yield Finding(Check.CONFLICT, message, hint, {"found": found, "service": service})


def service_of(name: str, path: Path) -> str | None:
    """The service that gives a copy of a file this name."""
    for service, pattern in CONFLICT_NAMES.items():
        if re.fullmatch(re.escape(path.stem) + pattern + re.escape(path.suffix), name):
            return service
    return None


def _escaped(text: str) -> str:
    return re.sub(r"([*?[])", r"[\1]", text)


def _is_ours(path: Path) -> bool:
    """Is it a database of rc? Its mark stands at the head of the file."""
    with suppress(OSError), path.open("rb") as file:
        file.seek(_APPLICATION_ID_AT)
        return file.read(4) == APPLICATION_ID.to_bytes(4, "big")
    return False


def unkept(shelf: Shelf, today: date) -> Iterator[Finding]:
    """Backups that are missing, old, or of no use. Only asked for where there is something to keep."""
    found = [backup for backup in shelf.all() if backup.why is not Why.DAMAGED]
    hint = N_("`rc backup` makes one")
    if not found:
        yield Finding(
            Check.BACKUPS,
            N_("there is no backup in {folder}"),
            hint,
            {"folder": shelf.folder},
            _is_mended_by_the_backup,
        )
        return
    days = (today - found[0].at.date()).days
    if days > _STALE_DAYS:
        yield Finding(
            Check.BACKUPS, N_("the newest backup is {days} days old"), hint, {"days": days}, _is_mended_by_the_backup
        )
    try:
        with opened(found[0].path):
            return
    except RcError as error:
        yield Finding(Check.BACKUPS, error.message, hint, error.values, _is_mended_by_the_backup)


def _is_mended_by_the_backup(_store: Store) -> None:
    """The backup that comes before every repair is all that it takes."""
