"""The page: what it tells, section by section, and the template that it is told with."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING, Any

from rechallenge_cli.domain.codes import EventKind, StepKind
from rechallenge_cli.domain.statistics import Statistics
from rechallenge_cli.locales import _, language, ngettext
from rechallenge_cli.output import agenda, figures, labels, records, wording
from rechallenge_cli.output.figures import PLACES, Bar
from rechallenge_cli.output.report import drawing
from rechallenge_cli.output.report.names import Names
from rechallenge_cli.output.report.weeks import weeks
from rechallenge_cli.store.due import DueLine
from rechallenge_cli.store.rows import Record

if TYPE_CHECKING:
    from jinja2 import Environment

MONTHS = 12
"""So many months are drawn."""
MOST_LIVE, MOST_DUE = 40, 60
"""So many appeals and dates are on the page; it says how many more there are."""
_NEAR = 7


@dataclass(frozen=True, slots=True)
class Contents:
    """What the page tells of, at least one application. `live` are the appeals under way, `asked_on` the days of those that were sent;
    `due` the dates to come, those overdue included; `filters` those that narrowed the hunt, as they were typed.
    """

    today: date
    figures: Statistics
    live: Sequence[Record]
    asked_on: Mapping[int, date]
    due: Sequence[DueLine]
    filters: Mapping[str, str]


def html(contents: Contents, names: Names) -> str:
    """The page as HTML, with all names as `names` gives them."""
    live = [_appeal(record, contents, names) for record in contents.live[:MOST_LIVE]]
    return (
        _environment()
        .get_template("page.html")
        .render(
            lang=language(),
            style=_source("style.css"),
            title=_("The hunt on {day}").format(day=wording.day(contents.today)),
            today={"iso": contents.today.isoformat(), "name": wording.heading_day(contents.today)},
            summary=figures.results(contents.figures),
            narrowed=_narrowed(contents.filters, names),
            remarks=figures.remarks(contents.figures),
            words=_words(),
            sankey=_sankey(contents.figures),
            live=live,
            more_live=_more(len(contents.live) - len(live)),
            days=_days(contents.due[:MOST_DUE], contents.today, names),
            weekdays=wording.weekdays(),
            weeks=weeks((line.due_on for line in contents.due), contents.today),
            more_due=_more(len(contents.due) - MOST_DUE),
            charts=_charts(contents.figures),
        )
    )


def _words() -> Mapping[str, str]:
    """The fixed words of the page."""
    return {
        "title": _("The hunt"),
        "sankey": _("Where the applications went"),
        "live": _("Appeals under way"),
        "none_live": _("No appeal is under way at the moment."),
        "ahead": _("The days ahead"),
        "weeks": _("The weeks ahead"),
        "none_ahead": _("Nothing is planned for the days ahead."),
        "as_table": _("The same as a table"),
        "from": _("from"),
        "to": _("to"),
        "count": _("how many"),
        "share": _("share"),
        "month": _("month"),
        "made_by": _("Made by rechallenge on this machine alone; nothing on this page is fetched from elsewhere."),
    }


def _more(count: int) -> str:
    if count <= 0:
        return ""
    return ngettext("and {count} more", "and {count} more", count).format(count=count)


def _narrowed(filters: Mapping[str, str], names: Names) -> str:
    """That these are not all records, and which."""
    if not filters:
        return ""
    shown = ", ".join(f"--{name} {value}" for name, text in filters.items() if (value := names.filter(name, text)))
    return _("Narrowed to {filters}").format(filters=shown) if shown else _("Narrowed to a part of the records")


# --- the Sankey ------------------------------------------------------------------------------------------------------


def _sankey(found: Statistics) -> Mapping[str, Any]:
    flows = found.flows
    into = {place: sum(flow.count for flow in flows if flow.target is place) for place in PLACES}
    counted = [figures.named(place, count) for place, count in into.items() if count]
    return {
        "across": drawing.across(flows),
        "down": drawing.down(flows),
        "sentence": " · ".join([figures.counted(found), *counted]),
        "flows": [(_(PLACES[flow.source]), _(PLACES[flow.target]), flow.count) for flow in flows],
    }


# --- appeals and dates -----------------------------------------------------------------------------------------------


def _appeal(record: Record, contents: Contents, names: Names) -> Mapping[str, str]:
    rejection = record.rejection
    asked_on = contents.asked_on.get(rejection.id)
    until = record.period.verdict.until
    return {
        "firm": names.firm(rejection.company),
        "role": names.role(rejection.company, rejection.role),
        "state": records.since(asked_on, contents.today) if asked_on else _state(record),
        "step": _step(record, contents.today),
        "deadline": records.deadline(until, contents.today) if until else "",
    }


def _state(record: Record) -> str:
    step = record.period.step
    if step and step.kind is StepKind.SEND_APPEAL:
        return _("not asked yet")
    if step and step.kind is StepKind.REPLY_INVITE:
        return _(labels.EVENTS[EventKind.INVITED])
    return _(labels.STATUSES[record.period.status])


def _step(record: Record, today: date) -> str:
    step = record.period.step
    if step is None:
        return ""
    text = wording.step_text(step.text, step.values, today)
    return _("{day}: {step}").format(day=wording.near_day(step.due_on, today), step=text)


def _days(lines: Iterable[DueLine], today: date, names: Names) -> list[Mapping[str, Any]]:
    """The dates day by day, those that are overdue first and together."""
    return [
        {
            "name": _("Overdue") if day is None else wording.day_with_weekday(day),
            "iso": day.isoformat() if day else "",
            "distance": "" if day is None else wording.distance((day - today).days),
            "is_near": day is None or day - today <= timedelta(days=_NEAR),
            "entries": [_entry(line, today, names) for line in group],
        }
        for day, group in groupby(lines, lambda line: None if line.due_on < today else line.due_on)
    ]


def _entry(line: DueLine, today: date, names: Names) -> Mapping[str, str]:
    text = agenda.in_words(line, today).text if line.kind != StepKind.REMINDER else names.reminder(line.text)
    overdue = wording.distance((line.due_on - today).days) if line.due_on < today else ""
    return {
        "firm": names.firm(line.company),
        "role": names.role(line.company, line.role),
        "text": text,
        "overdue": overdue,
    }


# --- the charts ------------------------------------------------------------------------------------------------------


def _charts(found: Statistics) -> Mapping[str, Any]:
    shown, _earlier = figures.latest(found.months, MONTHS)
    return {
        "months": {
            "title": _("Rejections by month"),
            "columns": drawing.standing(shown),
            "sentence": figures.months_sentence(found, MONTHS),
            "bars": figures.months(found, MONTHS),
        },
        "stages": _lying(_("How far they came"), figures.stages(found), _("rejected there")),
        "verdicts": _lying(_("What is advised today"), figures.verdicts(found)),
        "appeals": {
            **_lying(_("What asking again brought"), figures.appeals(found)),
            "remarks": figures.appeal_remarks(found),
        },
    }


def _lying(title: str, bars: Sequence[Bar], beside: str = "") -> dict[str, Any]:
    sentence = _("; ").join(
        _("{name}: {figures}").format(name=bar.name, figures=" ".join(filter(None, (bar.share, bar.percent))))
        for bar in bars
    )
    return {"title": title, "rows": drawing.lying(bars), "sentence": sentence, "beside": beside, "remarks": ()}


# --- the template ----------------------------------------------------------------------------------------------------


def _source(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _environment() -> "Environment":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(_source), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
