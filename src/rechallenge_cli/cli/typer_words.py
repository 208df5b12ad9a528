"""Typer's own words, and what stands for something to type, in the language of the interface."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from typing import Any

import typer
from typer import core
from typer.core import TyperCommand

from rechallenge_cli.domain.errors import N_, NotFoundError
from rechallenge_cli.locales import _

# Typer's pages take their words from here
core._ = _  # type: ignore[attr-defined]
_ITS_WORDS = (
    N_("default: {default}"),
    N_("required"),
)

_ITS_OPTIONS: Mapping[str, str] = {
    "help": N_("show this help"),
    "install_completion": N_("set up completion in the shell at hand"),
    "show_completion": N_("print the script that completes in the shell at hand"),
}
"""What to say of the options that are Typer's own."""

_PLACEHOLDERS = frozenset(
    {
        N_("COLUMN=FIELD"),
        N_("COMMAND"),
        N_("COMPANY"),
        N_("DATE"),
        N_("EVENT"),
        N_("FILE"),
        N_("FILE…"),
        N_("FILE|NUMBER"),
        N_("ID"),
        N_("ID…"),
        N_("ID… WHEN"),
        N_("KEY"),
        N_("KIND"),
        N_("NAME"),
        N_("STAGE"),
        N_("STATUS"),
        N_("TEXT"),
        N_("VALUE"),
        N_("VERDICT"),
        N_("WHEN"),
        N_("WORD=STATUS"),
    }
)
"""What stands in a page for something to type; all others (N, 1..5, codes) are the same in every language."""


class Verb(TyperCommand):
    """A command with a page in the language of the interface."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page."""
        from rechallenge_cli.cli.help import page

        formatter.write(page(self, ctx, {}))

    def get_params(self, ctx: Any) -> list[Any]:
        """The options and arguments, in our words."""
        return list(map(in_our_words, super().get_params(ctx)))


def in_our_words(param: Any) -> Any:
    """An option or argument whose words are those of the interface."""
    if param.name in _ITS_CALLBACKS:
        param.callback = _ITS_CALLBACKS[param.name]
    param.help = _(_ITS_OPTIONS[param.name]) if param.name in _ITS_OPTIONS else param.help
    param.metavar = _(param.metavar) if param.metavar in _PLACEHOLDERS else param.metavar
    return param


def _install_completion(context: Any, _param: Any, asked: bool) -> None:
    if not asked or context.resilient_parsing:
        return
    from typer.completion import install  # type: ignore[attr-defined]

    with _in_a_shell_it_knows():
        shell, path = install(prog_name=context.find_root().info_name)
    typer.echo(
        _("completion for {shell} is set up in {path}; it works in the next shell").format(shell=shell, path=path)
    )
    raise typer.Exit


def _show_completion(context: Any, param: Any, asked: bool) -> None:
    from typer.completion import show_callback

    with _in_a_shell_it_knows():
        show_callback(context, param, asked)


@contextmanager
def _in_a_shell_it_knows() -> Iterator[None]:
    """Typer says itself that it does not know a shell, and leaves; here that is an error like all others."""
    said = StringIO()
    try:
        with redirect_stdout(said), redirect_stderr(said):
            yield
    except typer.Exit as error:
        hint = N_("it works in bash, zsh, fish and PowerShell")
        raise NotFoundError(N_("there is no completion for the shell at hand"), hint) from error
    except SystemExit:
        sys.stdout.write(said.getvalue())
        raise


_ITS_CALLBACKS: Mapping[str, Any] = {"install_completion": _install_completion, "show_completion": _show_completion}
"""What those of Typer's options do that would speak English."""
