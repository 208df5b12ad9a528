"""`rc show`: one case on one screen."""

from typing import Annotated

import typer

from rechallenge_cli.cli.options import AsJson, Id, session_of
from rechallenge_cli.domain.errors import N_, NotFoundError
from rechallenge_cli.domain.model import KeptMail
from rechallenge_cli.locales import _
from rechallenge_cli.output import machine, screen, sheet
from rechallenge_cli.store import mails, records


def run(
    context: typer.Context,
    number: Id,
    mail: Annotated[bool, typer.Option("--mail", help=_("the mails that are kept with it"))] = False,
    as_json: AsJson = False,
) -> None:
    """Show one case."""
    session = session_of(context)
    with session.reading() as store:
        record = records.record(store, number, session.today)
        events = records.events_of(store, number)
        earlier = records.same_firm(store, record.rejection, session.today)
        kept = mails.kept_with(store, number) if mail else []
    if as_json:
        case = machine.case(record, events, earlier)
        data = {**case, "mails": [machine.mail(each) for each in kept]} if mail else case
        machine.answer("show", session.today, data)
    elif mail:
        _show_mails(number, kept)
    elif screen.is_terminal():
        sheet.draw(record, events, earlier)
    else:
        screen.rows(sheet.rows(record, events, earlier))


def _show_mails(number: int, kept: list[KeptMail]) -> None:
    """The mails as text: whole in a pipe; on a terminal, nothing in them acts on it."""
    from rechallenge_cli.output.clean import clean
    from rechallenge_cli.output.incoming import mail_lines

    if not kept:
        raise NotFoundError(
            N_("no mail is kept with #{id}"), N_("`rc add --mail FILE` keeps the mail it reads"), id=number
        )
    text = "\n\n".join("\n".join(mail_lines(mail)) for mail in kept)
    screen.say_whole(clean(text) if screen.is_terminal() else text)
