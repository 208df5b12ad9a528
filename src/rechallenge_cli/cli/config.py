"""`rc config`: the few things that can be set."""

from typing import Annotated

import typer

from rechallenge_cli.cli import complete, settings
from rechallenge_cli.cli.options import AsJson, session_of
from rechallenge_cli.cli.session import Session
from rechallenge_cli.locales import _
from rechallenge_cli.output import machine, screen


def run(
    context: typer.Context,
    key: Annotated[
        str | None,
        typer.Argument(metavar="KEY", help=_("the key; left out, all are shown"), autocompletion=complete.config_keys),
    ] = None,
    value: Annotated[
        str | None, typer.Argument(metavar="VALUE", help=_("its new value; left out, it is shown"))
    ] = None,
    unset: Annotated[bool, typer.Option("--unset", help=_("take the key out of the config"))] = False,
    as_json: AsJson = False,
) -> None:
    """Show or set a config key."""
    session = session_of(context)
    if key is not None and key not in settings.KEYS:
        settings.read_value(key, "")
    if key is not None and (value is not None or unset):
        settings.store(session.config_path, key, None if unset else value)
        session = Session(session.db, session.no_input)
        session.work_out_anew([key])
    names = [key] if key else list(settings.KEYS)
    if as_json:
        machine.answer("config", session.today, {name: session.settings.shown(name) for name in names})
    elif screen.is_terminal():
        for name in names:
            screen.say(f"{name}: {_shown(session, name)}  ({_(settings.KEYS[name].help)})")
    else:
        screen.rows((name, session.settings.shown(name)) for name in names)


def _shown(session: Session, name: str) -> str:
    value = session.settings.shown(name)
    return "-" if value is None else screen.plain(str(value))
