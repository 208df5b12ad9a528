"""`rc setup`: who you are, asked once. Everything works without it."""

import typer

from rechallenge_cli.cli import settings
from rechallenge_cli.cli.options import session_of
from rechallenge_cli.cli.questions import until_readable, use_line_editing
from rechallenge_cli.cli.session import Session
from rechallenge_cli.domain.errors import N_, UsageError
from rechallenge_cli.locales import _
from rechallenge_cli.output import screen

QUESTIONS = ("name", "university", "phone", "email", "lang", "country", "track")
"""The config keys that are asked for, in this order."""


def run(context: typer.Context) -> None:
    """Ask for what letters and plans can use; Enter leaves a thing as it is."""
    session = session_of(context)
    if not session.is_interactive:
        raise UsageError(
            N_("setup asks questions, and there is nobody to ask"), N_("`rc config KEY VALUE` sets one thing")
        )
    use_line_editing()
    screen.say(_("Seven short questions; Enter leaves a thing as it is."))
    answers = {key: _answer(key, session) for key in QUESTIONS}
    given = {key: answer for key, answer in answers.items() if answer}
    settings.store_all(session.config_path, given)
    session.work_out_anew(given)
    screen.say(
        _("Kept in {path}. `rc config` shows and changes it.").format(path=screen.plain(str(session.config_path)))
    )


def _answer(key: str, session: Session) -> str:
    entry, present = settings.KEYS[key], session.settings.shown(key)
    shown = "" if present is None else f" [{screen.plain(str(present))}]"
    asked = _("{question} ({example})").format(question=_(entry.help), example=_(entry.expected))
    prompt = f"{asked}{shown}: "
    return until_readable(lambda: input(prompt), lambda typed: typed and settings.read_value(key, typed))
