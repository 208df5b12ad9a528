"""The person's own editor, on a file for their eyes only."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from rechallenge_cli.domain.errors import N_, RcError


class EditorError(RcError):
    """The editor did not do its part."""

    code = "editor"


def new_file(content: str, prefix: str) -> Path:
    """A file for the owner's eyes only; mkstemp makes it so."""
    descriptor, name = tempfile.mkstemp(prefix=prefix, suffix=".txt")
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="surrogateescape") as file:
        file.write(content)
    return Path(name)


def from_editor(path: Path) -> str:
    """What the file holds after the editor was closed. EditorError when it did not do its part."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        finished = subprocess.run([*shlex.split(command), os.fspath(path)], check=False)
    except (OSError, ValueError) as error:
        hint = N_("set EDITOR to the editor you use")
        raise EditorError(N_("cannot start the editor {command}"), hint, command=command) from error
    if finished.returncode:
        raise EditorError(N_("the editor {command} ended with an error"), None, command=command)
    try:
        return path.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError as error:
        hint = N_("nothing was changed; save the text under the name it has")
        raise EditorError(N_("the editor {command} left no text behind"), hint, command=command) from error
