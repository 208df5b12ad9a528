"""`rc remove`: take records out of sight."""

from typing import Annotated

import typer

from rechallenge_cli.cli import answer
from rechallenge_cli.cli.options import AsJson, Ids, Yes, session_of
from rechallenge_cli.cli.session import Session
from rechallenge_cli.locales import _, ngettext
from rechallenge_cli.output import machine, screen, sheet
from rechallenge_cli.store import mails, records


def run(
    context: typer.Context,
    ids: Ids,
    mail: Annotated[
        bool, typer.Option("--mail", help=_("keep the records, and forget for good what their mails say"))
    ] = False,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Take records out of sight; what was typed stays in the history."""
    session = session_of(context)
    if mail:
        _forget_mails(list(dict.fromkeys(ids)), session, yes=yes, as_json=as_json)
        return
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


def _forget_mails(ids: list[int], session: Session, *, yes: bool, as_json: bool) -> None:
    """Forget what the mails of some records say, be they removed records."""
    with session.reading() as store:
        owners = [mails.owner(store, number) for number in ids]
    named = "\n".join(f"#{owner.rejection_id} {screen.plain(owner.company)}" for owner in owners)
    if not yes:
        from rechallenge_cli.cli.questions import confirmed

        question = _("Forget what their mails say? It cannot be brought back.")
        if not confirmed(f"{named}\n{question}", session):
            screen.tell(_("nothing was forgotten"))
            raise typer.Exit(1)
    with session.writing() as store, store.command("forget-mail"):
        counts = {owner: mails.forget(store, owner.rejection_id) for owner in owners}
    if as_json:
        data = [{"id": owner.rejection_id, "company": owner.company, "mails": count} for owner, count in counts.items()]
        machine.answer("remove", session.today, data)
        return
    for owner, count in counts.items():
        sentence = ngettext(
            "{count} mail is forgotten, in the history too; what was understood stays on record",
            "{count} mails are forgotten, in the history too; what was understood stays on record",
            count,
        ).format(count=count)
        screen.say(f"#{owner.rejection_id} {screen.plain(owner.company)}: {sentence}")
