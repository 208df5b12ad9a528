"""Files written whole or not at all."""

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from rechallenge_cli.domain.errors import N_, ConflictError, StorageError


def write_whole(path: Path, content: Iterable[bytes], *, overwrite: bool) -> None:
    """Put `content` at `path`, for the owner's eyes only. What stands there is replaced at once or left as it is.

    A link is followed, a device or a named pipe is written to. ConflictError when something is there already and may not
    be overwritten; StorageError when it cannot be written.
    """
    place = Path(os.path.realpath(path))
    if place.is_dir():
        raise ConflictError(N_("{path} is a folder"), N_("name a file in it"), path=path)
    if place.is_file() and not overwrite:
        raise ConflictError(
            N_("{path} exists already; it was left as it is"), N_("add --force to replace it"), path=path
        )
    try:
        if place.exists() and not place.is_file():
            with place.open("wb") as file:
                file.writelines(content)
        else:
            _write_beside_and_move(place, content)
    except OSError as error:
        hint = N_("nothing was written; try another place")
        raise StorageError(N_("cannot write {path}: {error}"), hint, path=path, error=error.strerror) from error


def _write_beside_and_move(path: Path, content: Iterable[bytes]) -> None:
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(name).unlink()
        raise
