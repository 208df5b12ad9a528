"""`rc remove`: take records out of sight."""

import typer

from rechallenge_cli.cli import answer
from rechallenge_cli.cli.options import AsJson, Ids, Yes, session_of
from rechallenge_cli.domain.errors import N_
from rechallenge_cli.locales import _
from rechallenge_cli.output import machine, screen, sheet
from rechallenge_cli.store import records

HELP = N_("Remove records. Their numbers are never used again.")


def run(context: typer.Context, ids: Ids, yes: Yes = False, as_json: AsJson = False) -> None:
    """Take records out of sight; what was typed stays in the history."""
    session = session_of(context)
    with session.reading() as store:
        found = [records.record(store, number, session.today) for number in dict.fromkeys(ids)]
    if not yes:
        from rechallenge_cli.cli.questions import confirmed

        named = "\n".join(f"{answer.who(record)}: {sheet.brief(record)}" for record in found)
        if not confirmed(f"{named}\n" + _("Remove?"), session):
            screen.tell(_("nothing was removed"))
            raise typer.Exit(1)
    with session.writing() as store, store.command("remove"):
        for record in found:
            records.record(store, record.rejection.id, session.today)
            records.remove(store, record.rejection.id, session.today)
    if as_json:
        machine.answer("remove", session.today, [machine.record(record) for record in found])
        return
    for record in found:
        screen.say(_("Removed {who}: {brief}").format(who=answer.who(record), brief=sheet.brief(record)))
