"""The person's own editor, on a file for their eyes only."""

import os
import shlex
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rechallenge_cli.domain.errors import N_, RcError
from rechallenge_cli.locales import _
from rechallenge_cli.output import screen


class EditorError(RcError):
    """The editor did not do its part."""

    code = "editor"


class EditorInterruptedError(EditorError):
    """The editor was told to stop, and so is the command."""

    exit_code = 130


_KEYS_OF_ITS_OWN = [getattr(signal, name) for name in ("SIGINT", "SIGQUIT") if hasattr(signal, name)]


EDIT, LETTER = "rc-edit-", "rc-letter-"
"""How the files begin that are made for an editor."""


def left_texts(word: str) -> list[Path]:
    """Texts that were kept, as they could not be put on record, and in which a word stands."""
    folder = Path(tempfile.gettempdir())
    found = (path for name in (EDIT, LETTER) for path in sorted(folder.glob(f"{name}*.txt")))
    return [path for path in found if _says(path, word)]


def _says(path: Path, word: str) -> bool:
    with suppress(OSError):
        return path.is_file() and word in path.read_text(encoding="utf-8", errors="surrogateescape")
    return False


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
        code = _run([*shlex.split(command), os.fspath(path)])
    except (OSError, ValueError) as error:
        hint = N_("set EDITOR to the editor you use")
        raise EditorError(N_("cannot start the editor {command}"), hint, command=command) from error
    if code == -signal.SIGINT:
        raise EditorInterruptedError(N_("the editor {command} was interrupted"), None, command=command)
    if code:
        raise EditorError(N_("the editor {command} ended with an error"), None, command=command)
    try:
        return path.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError as error:
        hint = N_("nothing was changed; save the text under the name it has")
        raise EditorError(N_("the editor {command} left no text behind"), hint, command=command) from error


def _run(command: list[str]) -> int:
    """Run the editor and give its exit code. Meanwhile ^C is for the editor, in which it may mean anything."""
    with subprocess.Popen(command) as editor:
        before = {each: signal.signal(each, signal.SIG_IGN) for each in _KEYS_OF_ITS_OWN}
        try:
            return editor.wait()
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)


@contextmanager
def keeping(path: Path, hint: str) -> Iterator[None]:
    """What a person wrote stays in its file until all is done that is done with it; else the hint tells where it is."""
    try:
        yield
    except RcError as error:
        if not path.exists():
            raise
        raise type(error)(error.message, hint, **{**error.values, "kept": path}) from error
    except BaseException:
        with suppress(OSError):  # the terminal may be gone
            screen.tell(_(hint).format(kept=screen.plain(str(path))))
        raise
    path.unlink(missing_ok=True)
