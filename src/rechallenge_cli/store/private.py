"""Files and folders for nobody else's eyes, whatever the system would give others by default."""

import os
from pathlib import Path

FILE, FOLDER = 0o600, 0o700


def make_folder(path: Path) -> None:
    """Make a folder, and those above it that are missing, which Python alone would leave open to others."""
    missing = [each for each in (path, *path.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(FOLDER, exist_ok=True)


def make_file(path: Path) -> None:
    """Make an empty file. FileExistsError when something is there already."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE))
