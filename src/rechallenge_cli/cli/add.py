"""`rc add`: record a rejection."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

import typer

from rechallenge_cli.cli import answer, fields
from rechallenge_cli.cli.options import AsJson, DryRun, NoKeep, Yes, session_of
from rechallenge_cli.cli.record_options import with_fields
from rechallenge_cli.cli.session import Session
from rechallenge_cli.domain.codes import Language
from rechallenge_cli.domain.errors import N_, ConflictError, UsageError
from rechallenge_cli.domain.model import Rejection
from rechallenge_cli.domain.text import has_japanese
from rechallenge_cli.locales import _, language
from rechallenge_cli.output import labels, machine, screen, sheet, wording
from rechallenge_cli.store import records
from rechallenge_cli.store.rows import Record


@with_fields
def run(
    context: typer.Context,
    given: dict[str, Any],
    company: Annotated[
        str | None, typer.Argument(metavar="COMPANY", help=_("the firm; left out, you are asked"))
    ] = None,
    mail: Annotated[
        list[str] | None,
        typer.Option("--mail", metavar="FILE", help=_("read the rejection mail itself; - is standard input")),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help=_("with --mail: show the words behind each field"))
    ] = False,
    no_keep: NoKeep = False,
    dry_run: DryRun = False,
    yes: Yes = False,
    again: Annotated[bool, typer.Option("--again", help=_("record it although it is on record already"))] = False,
    as_json: AsJson = False,
) -> None:
    """Record a rejection and say what is worth doing about it."""
    session = session_of(context)
    if mail:
        from rechallenge_cli.cli import add_mail

        options = add_mail.Options(again, yes, dry_run, explain, no_keep, as_json)
        add_mail.run(mail, given if company is None else {"company": company, **given}, session, options)
        return
    if explain or no_keep or dry_run:
        raise UsageError(
            N_("--explain, --no-keep and --dry-run go with --mail"), N_("such as rc add --mail FILE --explain")
        )
    rejection = new_rejection(_typed(company, given, session), session)
    with session.writing() as store:
        with store.command("add"):
            earlier = records.same_firm(store, rejection, session.today)
            if not again:
                refuse_double(rejection, earlier)
            number = records.add(store, rejection)
            # read while nothing stands yet: what cannot be read again was not recorded
            recorded, events = records.record(store, number, session.today), records.events_of(store, number)
        if as_json:
            machine.answer("add", session.today, machine.case(recorded, events, earlier))
        else:
            tell(recorded, earlier, session.today)


def _typed(company: str | None, given: dict[str, Any], session: Session) -> dict[str, Any]:
    if company is not None:
        return {"company": company, **given}
    if not session.is_interactive:
        raise UsageError(N_("which firm? COMPANY is missing"), N_("such as rc add 株式会社サンプル --stage final"))
    from rechallenge_cli.cli.questions import ask

    return {**ask(given, session), **given}


def new_rejection(typed: dict[str, Any], session: Session) -> Rejection:
    """A record from what was typed; today where no day was given, in the language that it is written in."""
    attributes = fields.read(typed, session)
    company = attributes.pop("company")
    if attributes.get("result_by"):
        attributes.setdefault("awaiting", True)
    texts = "".join(str(value) for value in (company, attributes.get("role"), attributes.get("feedback")) if value)
    lang = Language.JA if language() == "ja" or has_japanese(texts) else Language.EN
    return fields.apply(Rejection(company, session.today, lang=lang), attributes)


def refuse_double(
    rejection: Rejection, earlier: list[Record], is_double: Callable[[Rejection, Rejection], bool] = records.is_double
) -> None:
    """ConflictError when a rejection is among the earlier ones of its firm."""
    for record in earlier:
        if is_double(rejection, record.rejection):
            raise ConflictError(
                N_("this rejection is on record already: #{id} {company}, {brief}"),
                N_("`rc show {id}` shows it; add --again to record it all the same"),
                id=record.rejection.id,
                company=record.rejection.company,
                brief=sheet.brief(record),
            )


def tell(record: Record, earlier: list[Record], today: date) -> None:
    """What was recorded, what it is worth, what comes next, and what was before."""
    rejection, verdict = record.rejection, record.period.verdict
    day = wording.day_with_weekday(rejection.rejected_on)
    told = _("Recorded {who}, waiting since {day}.") if rejection.awaiting else _("Recorded {who}, rejected on {day}.")
    screen.say(told.format(who=answer.who(record), day=day))
    screen.say(_("Verdict: {verdict}").format(verdict=_(labels.VERDICT_SENTENCES[verdict.code])))
    for reason in verdict.reasons[:STRONGEST]:
        screen.say(f"  - {labels.reason(reason)}")
    screen.say(answer.what_comes_next(record, today))
    tell_earlier(earlier)


def tell_earlier(earlier: list[Record]) -> None:
    """Other rejections by the same firm."""
    if earlier:
        screen.say(_("Earlier by the same firm:"))
    for each in earlier:
        screen.say(f"  #{each.rejection.id} {sheet.brief(each)}")


STRONGEST = 3
"""How many reasons are told at once; `why` tells all."""
