"""`rc path`: where things are."""

import typer

from rechallenge_cli.cli.options import AsJson, session_of
from rechallenge_cli.output import machine, screen


def run(context: typer.Context, as_json: AsJson = False) -> None:
    """Show where the database, the config, the backups and the log are."""
    session = session_of(context)
    paths = {
        "database": str(session.db_path),
        "config": str(session.config_path),
        "backups": str(session.shelf.folder),
        "log": str(session.log_path),
    }
    if as_json:
        machine.answer("path", session.today, paths)
    else:
        screen.rows(paths.items())
