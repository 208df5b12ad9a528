"""Every error becomes one sentence with a way out, on standard error, and an exit code. No traceback reaches a user."""

import os
import sqlite3
import sys
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from rechallenge_cli import locales
from rechallenge_cli.cli import quick
from rechallenge_cli.domain.errors import RcError
from rechallenge_cli.locales import _
from rechallenge_cli.output.clean import clean, one_line
from rechallenge_cli.output.errors import in_one_sentence, sentence

if TYPE_CHECKING:
    from typing import IO

DONE, COULD_NOT, INTERRUPTED = 0, 1, 130


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        code = guarded(list(map(_as_utf8, sys.argv[1:])))
    except KeyboardInterrupt:  # once more, while the first one was seen to
        code = INTERRUPTED
    _flush_or_close(sys.stdout, sys.stderr)
    sys.exit(code)


def guarded(arguments: list[str]) -> int:
    """Run the command line and give its exit code, whatever happens."""
    _prepare_streams()
    try:
        return _run(arguments)
    except BrokenPipeError:
        _close_quietly(sys.stdout)
        return DONE
    except SystemExit as leaving:
        # typer and rich leave with 1 when nobody reads any more
        if not isinstance(leaving.__context__, BrokenPipeError):
            raise
        _close_quietly(sys.stdout)
        return DONE
    except KeyboardInterrupt:
        with suppress(OSError):
            sys.stderr.write("\n")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  (the one funnel)
        return COULD_NOT if _is_completing() else _report(error, arguments)


def _run(arguments: list[str]) -> int:
    problem, code = None, _answer_the_shell() if _is_completing() else None
    if code is None:
        problem = _choose_language(arguments)
        code = None if _is_completing() else quick.run(arguments)
    if code is None:
        from rechallenge_cli.cli.app import run

        code = run(arguments)
    # what was written goes out now, while a failure can still be told
    sys.stdout.flush()
    if problem:
        _warn(problem)
    return code


def _options(arguments: list[str]) -> list[str]:
    """The arguments before a `--`, behind which everything is plain text."""
    return arguments[: arguments.index("--")] if "--" in arguments else arguments


COMPLETION = ("_RC_COMPLETE", "_RECHALLENGE_COMPLETE")
"""By one of these variables a shell asks, for each name of the program."""


def _is_completing() -> bool:
    """Is it the shell that asks, which words could come next? Then there is nobody to read a message."""
    return any(map(os.environ.get, COMPLETION))


def _answer_the_shell() -> int | None:
    from rechallenge_cli.cli import quick_completion

    return quick_completion.run(next(filter(None, map(os.environ.get, COMPLETION))), os.environ)


def _as_utf8(argument: str) -> str:
    """What was typed where the locale says ASCII, as with LANG=C; bytes that are no UTF-8 stay what they were."""
    try:
        return os.fsencode(argument).decode()
    except UnicodeError:
        return argument


def _prepare_streams() -> None:
    """A letter that the terminal's encoding lacks is written as one that it has, or as an escape; a closed stream swallows all."""
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    sys.stdin = sys.stdin or Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):
            stream.reconfigure(errors=_errors_for(stream.encoding))  # type: ignore[union-attr]
    if sys.stdin and sys.stdin.encoding == _ASCII:
        with suppress(AttributeError):
            sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")  # type: ignore[union-attr]


_ASCII = "ascii"


def _errors_for(encoding: str) -> str:
    """How to write what an encoding lacks."""
    if encoding.lower() == "utf-8":
        return "backslashreplace"
    from rechallenge_cli.output.degrade import NEAREST

    return NEAREST


def _choose_language(arguments: list[str]) -> RcError | None:
    """Before any sentence is made: --ui-lang, RC_LANG, the config, the locale.

    A config that cannot be read is no reason to say nothing: gives the error, for a warning at the end.
    """
    asked, problem = _asked_language(_options(arguments)), None
    if asked is None:
        try:
            asked = _configured_language()
        except RcError as error:
            problem = error
    locales.use(locales.preferred(os.environ, asked))
    return problem


def _asked_language(options: list[str]) -> str | None:
    """By option, else in the environment; an option for a language that is not spoken here is told of in another."""
    for option, following in pairwise((*options, "")):
        name, equals, value = option.partition("=")
        if name == "--ui-lang" and locales.spoken(value if equals else following):
            return value if equals else following
    return os.environ.get("RC_LANG")


def _configured_language() -> str | None:
    from rechallenge_cli.cli.paths import config_path, is_there

    path = config_path(os.environ)
    if not is_there(path):
        return None
    from rechallenge_cli.cli import settings

    configured: str | None = settings.load(path).get("lang")
    return configured


def _warn(problem: RcError) -> None:
    """Say what did not keep the command from its work."""
    _tell(_("warning"), in_one_sentence(problem))


def _tell(label: str, sentence: str) -> None:
    """A sentence for the person, with what it is; broken where its language breaks lines."""
    from rechallenge_cli.output.screen import tell

    tell(clean(f"{label}: {sentence}"))


def _close_quietly(stream: "IO[str]") -> None:
    """Nobody reads any more: what is left goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _flush_or_close(*streams: "IO[str]") -> None:
    """What was said goes out, if it still can."""
    for stream in streams:
        try:
            stream.flush()
        except OSError:
            _close_quietly(stream)


def _report(error: Exception, arguments: list[str]) -> int:
    """Say what went wrong; gives the exit code."""
    try:
        told = _told(error) or _unexpected(error, arguments)
        if _is_of_the_disk(error):
            _note(error, arguments)
    except Exception as another:  # noqa: BLE001  (the words for it went wrong)
        told = _unexpected(another, arguments)
    _flush_or_close(sys.stdout)
    with suppress(OSError):  # the terminal may be gone
        _say(told, as_json="--json" in _options(arguments))
    return told[-1]


def _say(told: "Told", *, as_json: bool) -> None:
    code, message, hint, _exit_code = told
    if as_json:
        from rechallenge_cli.output.machine import dumps

        sys.stderr.write(dumps({"error": {"code": code, "message": message, "hint": hint}}) + "\n")
        return
    _tell(_("error"), message)
    if hint:
        _tell(_("hint"), hint)


Told = tuple[str, str, str | None, int]


_OF_THE_DAY = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_NOTADB,
    }
)
"""What SQLite cannot do for reasons that a person sees and mends."""


def _is_of_the_disk(error: BaseException | None) -> bool:
    """Does it come from SQLite, and of what only a look at the disk can tell?"""
    while error and not isinstance(error, sqlite3.Error):
        error = error.__cause__
    return error is not None and getattr(error, "sqlite_errorcode", 0) & 0xFF not in _OF_THE_DAY


def _note(error: Exception, arguments: list[str]) -> Path | None:
    from rechallenge_cli.cli import error_log

    return error_log.note(error, arguments)


def _unexpected(error: Exception, arguments: list[str]) -> Told:
    """What is nobody's mistake but ours: noted in the log, where it says nothing of the records."""
    path = _note(error, arguments)
    message = _("something unexpected happened ({name}); nothing was half done").format(name=type(error).__name__)
    hint = _("please report it with the command that you typed")
    if path:
        hint = _(
            "try again; if it stays so, please report it with {path}, which tells where, and nothing of your records"
        )
    return "unexpected", message, hint.format(path=one_line(str(path))), COULD_NOT


def _told(error: Exception) -> Told | None:
    """Code, sentence, way out and exit code of an error."""
    if isinstance(error, RcError):
        return (
            error.code,
            sentence(error.message, error.values),
            sentence(error.hint, error.values) or None,
            error.exit_code,
        )
    if isinstance(error, EOFError):
        return "no-input", _("the input ended before the question was answered"), _("nothing was changed"), COULD_NOT
    if isinstance(error, sqlite3.Error | OSError):
        return "system", one_line(_of_the_system(error)), None, COULD_NOT
    return _typer_told(error)


def _of_the_system(error: Exception) -> str:
    """Its own words, and the file that they are about, without the number."""
    reason, name = getattr(error, "strerror", None), getattr(error, "filename", None)
    return f"{name}: {reason}" if reason and name else str(reason or error)


def _damage() -> RcError | None:
    """Does what nobody has thought of come from a database that cannot be read?"""
    from rechallenge_cli.store import legible, store

    return legible.damage(store.OPENED[-1]) if store.OPENED else None


def _typer_told(error: Exception) -> Told | None:
    import typer

    if isinstance(error, typer.Abort):
        return "aborted", _("stopped; nothing was changed"), None, COULD_NOT
    if isinstance(error, typer.TyperException):
        from rechallenge_cli.cli import usage

        return "usage", *usage.told(error), error.exit_code
    damage = _damage()
    return _told(damage) if damage else None
