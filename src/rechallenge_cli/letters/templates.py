"""Templates read and filled in a sandbox: ours, or a person's own of the same name in the folder for overrides.

Whatever a template of one's own does wrong comes out as one sentence that names the file and the line.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from rechallenge_cli.domain.codes import Language
from rechallenge_cli.domain.errors import N_, RcError
from rechallenge_cli.letters.kinds import LetterKind, Tone

if TYPE_CHECKING:
    from jinja2 import Environment

FILTERS = ("default", "first", "join", "last", "length", "list", "lower", "replace", "trim", "upper")
"""The filters that a letter may use: none of them makes much out of little."""
_REFUSED_OPERATORS = frozenset({"*", "**", "%"})
_MOST_STEPS = 2_000_000
"""Far more lines than any letter runs through; a template that needs more would not end."""
_LONGEST = 1_000_000


class TemplateError(RcError):
    """A letter template cannot be used as it is."""

    code = "template"


class EndlessError(Exception):
    """A template runs on and on."""


def template_name(kind: LetterKind, lang: Language, tone: Tone) -> str:
    """The file of a letter's template, below our folder and below the one for overrides alike: ja/appeal.formal.txt."""
    return f"{lang}/{kind}.{tone}.txt"


def source_of(name: str) -> str:
    """Our own text of a template."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def fill(name: str, words: Mapping[str, Any], overrides: Path | None = None) -> str:
    """The text of a template with its words filled in. TemplateError when a template of one's own is broken."""
    try:
        template = _environment(overrides).get_template(name)
        with _bounded(is_needed=overrides is not None):
            return _checked_length(template.render(words))
    except RcError:
        raise
    except Exception as error:
        if overrides is None:
            raise
        raise _broken(error, overrides, name) from error


def _environment(overrides: Path | None) -> "Environment":
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.exceptions import SecurityError
    from jinja2.runtime import Macro
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class LetterEnvironment(ImmutableSandboxedEnvironment):
        """A sandbox in which templates call their own macros and nothing else."""

        intercepted_binops = _REFUSED_OPERATORS

        def is_safe_callable(self, obj: Any) -> bool:
            if not isinstance(obj, Macro):
                raise SecurityError("a letter calls nothing but its own macros")
            return True

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
            raise SecurityError(f"{operator} is not allowed here")

    environment = LetterEnvironment(
        loader=FunctionLoader(lambda name: _load(name, overrides)),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.clear()
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    return environment


def _load(name: str, overrides: Path | None) -> tuple[str, str, None] | None:
    """The text of a template and its file; None when there is none of this name. Only names of ours are looked for."""
    if name not in _names():
        return None
    own = overrides / name if overrides else None
    if own and own.is_file():
        # Notepad marks the beginning of a file
        return own.read_text(encoding="utf-8-sig"), str(own), None
    return source_of(name), str(files(__package__).joinpath(name)), None


def _names() -> frozenset[str]:
    folder = files(__package__)
    return frozenset(f"{lang}/{file.name}" for lang in Language for file in folder.joinpath(lang).iterdir())


@contextmanager
def _bounded(*, is_needed: bool) -> Iterator[None]:
    """Let a template run through so many lines and no more. EndlessError beyond that."""
    if not is_needed:
        yield
        return
    steps = 0

    def count(_frame: FrameType, _event: str, _argument: object) -> Any:
        nonlocal steps
        steps += 1
        if steps > _MOST_STEPS:
            raise EndlessError
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        yield
    finally:
        sys.settrace(before)


def _checked_length(letter: str) -> str:
    if len(letter) > _LONGEST:
        raise EndlessError
    return letter


_ENDLESS = N_("the letter template {path} does not come to an end; look at line {line}")
_COMPLAINTS: Mapping[type[Exception], str] = {
    EndlessError: _ENDLESS,
    RecursionError: _ENDLESS,
    MemoryError: _ENDLESS,
    UnicodeDecodeError: N_("the letter template {path} is not UTF-8 text"),
}
_NO_SUCH_PART = N_("the letter template {path} asks in line {line} for {error}, which is no part of a letter")
_COMPLAINT = N_("the letter template {path} is broken in line {line}: {error}")


def _broken(error: Exception, overrides: Path, name: str) -> RcError:
    from jinja2 import TemplateNotFound

    file, line = _place(error) or (overrides / name, 1)
    return TemplateError(
        _COMPLAINTS.get(type(error), _NO_SUCH_PART if isinstance(error, TemplateNotFound) else _COMPLAINT),
        N_("mend the file, or move it out of {folder} to write with the usual letter"),
        path=file,
        line=line,
        error=" ".join(str(error).split()),
        folder=overrides,
    )


def _place(error: Exception) -> tuple[Path, int] | None:
    """The file and the line of a template where it went wrong, as far as they are known."""
    from traceback import extract_tb

    from jinja2 import TemplateSyntaxError

    if isinstance(error, TemplateSyntaxError) and error.filename:
        return Path(error.filename), error.lineno
    frames = [frame for frame in extract_tb(error.__traceback__) if frame.filename.endswith(".txt")]
    return (Path(frames[-1].filename), frames[-1].lineno or 1) if frames else None
