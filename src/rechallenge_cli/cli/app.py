"""Builds the Typer app, one verb at a time."""

import sys
from collections.abc import Iterator, MutableMapping
from copy import copy
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer import core
from typer.core import TyperCommand, TyperGroup

from rechallenge_cli import __version__
from rechallenge_cli.cli.session import Session
from rechallenge_cli.cli.typed import shown
from rechallenge_cli.cli.typer_words import Verb, in_our_words
from rechallenge_cli.cli.verbs import SECTIONS, VERBS, Entry
from rechallenge_cli.domain.errors import N_, UsageError
from rechallenge_cli.locales import _, languages, spoken

EVERYWHERE = ("db", "no_input", "ui_lang")
"""The options that may stand before the verb or after it."""


class _Verbs(MutableMapping[str, Any]):
    """The commands by name, each imported and built when it is asked for."""

    def __init__(self) -> None:
        self.built: dict[str, Any] = {}

    def __getitem__(self, verb: str) -> Any:
        if verb not in self.built:
            self.built[verb] = build_verb(verb, VERBS[verb])
        return self.built[verb]

    def __iter__(self) -> Iterator[str]:
        return iter(VERBS)

    def __len__(self) -> int:
        return len(VERBS)

    def __setitem__(self, verb: str, command: Any) -> None:
        self.built[verb] = command

    def __delitem__(self, verb: str) -> None:
        del self.built[verb]


def build_verb(verb: str, entry: Entry) -> Any:
    """The command of a verb."""
    module = import_module(f"rechallenge_cli.cli.{entry.module}")
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(verb, help=_(entry.help), cls=Verb)(module.run)
    return typer.main.get_command(app)


class FrontDoor(TyperGroup):
    """The group of all verbs: lists them by section, and lets the general options stand after the verb too."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.commands = _Verbs()

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of a verb, or None."""
        command = super().get_command(ctx, cmd_name)
        if command and not any(param.name == EVERYWHERE[0] for param in command.params):
            command.params.extend(_trailing(param) for param in self.params if param.name in EVERYWHERE)
        return command

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The page, the verbs with their sections."""
        from rechallenge_cli.cli.help import page

        sections = {
            _(section): [(verb, _(entry.help)) for verb, entry in verbs.items()] for section, verbs in SECTIONS.items()
        }
        formatter.write(page(self, ctx, sections))

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """The verbs and options that begin so. Typer would build every verb for its line of help."""
        begun = [TyperCommand(verb, help=_(entry.help)) for verb, entry in VERBS.items() if verb.startswith(incomplete)]
        offered = [core.CompletionItem(each.name, help=each.get_short_help_str()) for each in begun]  # type: ignore[attr-defined]
        # past the group's own, to that of any command: the options
        return offered + super(TyperGroup, self).shell_complete(ctx, incomplete)

    def get_params(self, ctx: Any) -> list[Any]:
        """The options and arguments, in our words."""
        return list(map(in_our_words, super().get_params(ctx)))


def _trailing(param: Any) -> Any:
    """A general option as it stands after a verb: it goes to the session, not to the command."""
    option = copy(param)
    option.expose_value = False
    option.callback = lambda context, _param, value: _take(context.find_object(Session), **{param.name: value})
    return option


def _take(session: Session, db: Path | str | None = None, no_input: bool = False, ui_lang: str | None = None) -> None:
    # behind the verb Typer hands the bare text over
    session.db = Path(db) if db else session.db
    if ui_lang and not spoken(ui_lang):
        hint = N_("it speaks {languages}")
        raise UsageError(N_('the interface does not speak "{text}"'), hint, text=shown(ui_lang), languages=languages())
    session.no_input = no_input or session.no_input


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"rechallenge {__version__}")
        raise typer.Exit


def front_door(
    context: typer.Context,
    db: Annotated[Path | None, typer.Option(metavar="FILE", help=_("the database, instead of RC_DB"))] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help=_("never ask anything"))] = False,
    ui_lang: Annotated[
        str | None, typer.Option(metavar="|".join(languages()), help=_("the language of the interface"))
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help=_("print the version"))
    ] = False,
) -> None:
    """Open the session that the verb works in."""
    context.obj = Session()
    _take(context.obj, db, no_input, ui_lang)
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def build() -> typer.Typer:
    """The app."""
    app = typer.Typer(
        cls=FrontDoor,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        invoke_without_command=True,
        suggest_commands=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        help=_("What to do after a rejection: which are worth a second try, and what is due today."),
        epilog=_("A new day begins with `rc followups`. First time here? `rc demo` shows it all on invented data."),
    )
    app.callback()(front_door)
    return app


def run(arguments: list[str]) -> int:
    """Run one command. Errors are left to the caller; gives the exit code."""
    code = build()(args=arguments, prog_name=_program_name(), standalone_mode=False)
    return code if isinstance(code, int) else 0


def _program_name() -> str:
    name = Path(sys.argv[0]).stem
    return name if name in {"rc", "rechallenge"} else "rc"
