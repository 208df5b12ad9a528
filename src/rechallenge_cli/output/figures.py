"""The hunt's figures in words, the same on a screen and on a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rechallenge_cli.domain.errors import N_
from rechallenge_cli.domain.funnel import Place
from rechallenge_cli.domain.statistics import Month, Share, Statistics
from rechallenge_cli.locales import _, ngettext
from rechallenge_cli.output import labels, wording

PLACES: Mapping[Place, str] = {
    Place.APPLICATIONS: N_("Applications"),
    Place.INTERVIEWS: N_("Interviews"),
    Place.FINAL: N_("Final interview"),
    Place.OFFER: N_("Offer"),
    Place.REJECTED: N_("Rejected"),
    Place.PASSED: N_("Passed"),
    Place.WITHDREW: N_("Withdrew"),
    Place.AWAITING: N_("No result yet"),
    Place.ASKED: N_("Asked again"),
    Place.SECOND_CHANCE: N_("Second chance"),
    Place.REFUSED: N_("They said no"),
    Place.NO_ANSWER: N_("No answer"),
    Place.SECOND_INTERVIEW: N_("Re-interview"),
    Place.SECOND_OFFER: N_("Offer after all"),
    Place.REJECTED_AGAIN: N_("Rejected again"),
}
"""The places through which applications go; no two of them have the same name."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a plot: its name, how long it is out of how much, and its figures in words."""

    name: str
    count: int
    of: int
    share: str
    percent: str
    beside: str = ""


def counted(figures: Statistics) -> str:
    """How many applications."""
    of_all = ngettext("{count} application", "{count} applications", figures.applications)
    return of_all.format(count=figures.applications)


def results(figures: Statistics) -> str:
    """How many applications, and how they went at first, in one line."""
    parts = [named(result, count) for result, count in figures.results.items() if count]
    return _("{counted}: {parts}").format(counted=counted(figures), parts=" · ".join(parts))


def named(place: Place, count: int) -> str:
    """How many are at a place."""
    return _("{name} {count}").format(name=_(PLACES[place]), count=count)


def remarks(figures: Statistics) -> list[str]:
    """What has to be known to read the figures right."""
    found = []
    if figures.second_rejections:
        message = ngettext(
            "{count} record is the no at the end of a second chance and counts with its first application",
            "{count} records are the no at the end of a second chance and count with their first application",
            figures.second_rejections,
        )
        found.append(message.format(count=figures.second_rejections))
    if figures.stage_unknown:
        message = ngettext(
            "{count} rejection has no stage on record",
            "{count} rejections have no stage on record",
            figures.stage_unknown,
        )
        found.append(message.format(count=figures.stage_unknown))
    return found


def latest(months: Sequence[Month], most: int) -> tuple[Sequence[Month], int]:
    """The latest months, at most so many, and how many rejections came before them."""
    shown = months[-most:]
    return shown, sum(month.count for month in months[: len(months) - len(shown)])


def months(figures: Statistics, most: int) -> list[Bar]:
    """Rejections by month; what came before the latest ones stands in one line."""
    shown, earlier = latest(figures.months, most)
    highest = max((month.count for month in shown), default=0)
    bars = [_counted(wording.month(month.first_day), month.count, highest) for month in shown]
    return [_counted(_("earlier"), earlier, 0), *bars] if earlier else bars


def months_sentence(figures: Statistics, most: int) -> str:
    """The same in one sentence: how many in all, and in which of the latest months most."""
    shown, _earlier = latest(figures.months, most)
    in_all = ngettext("{count} rejection in all", "{count} rejections in all", figures.rejections)
    said = in_all.format(count=figures.rejections)
    if not shown:
        return said
    highest = max(shown, key=lambda month: month.count)
    return _("{in_all}; most in {month}: {count}").format(
        in_all=said, month=wording.month(highest.first_day), count=highest.count
    )


def stages(figures: Statistics) -> list[Bar]:
    """How many came at least so far, and how many were rejected there; stages that nobody stopped at are left out."""
    return [
        _shared(labels.stage(row.stage), row.reached, str(row.ended))
        for row in figures.stages
        if row.furthest or row.ended or row.stage == figures.stages[0].stage
    ]


def verdicts(figures: Statistics) -> list[Bar]:
    """What is advised today for what was rejected."""
    return [
        _shared(_(labels.VERDICTS[code]), Share(count, figures.rejections)) for code, count in figures.verdicts.items()
    ]


def appeals(figures: Statistics) -> list[Bar]:
    """How often was asked again, and what it brought."""
    found = figures.appeals
    named = {
        _("asked again"): found.asked,
        _("answered"): found.answered,
        _("a second chance"): found.yes,
        _("re-interview"): found.second_interviews,
        _("offer"): found.offers,
    }
    return [_shared(name, share) for name, share in named.items()]


def appeal_remarks(figures: Statistics) -> list[str]:
    """How long answers took, and what came without asking."""
    found, said = figures.appeals, []
    if found.median_days is not None:
        count = 1 if found.median_days == 1 else 2
        message = ngettext(
            "{days} day from the appeal to an answer (median)",
            "{days} days from the appeal to an answer (median)",
            count,
        )
        said.append(message.format(days=f"{found.median_days:g}"))
    if found.unasked:
        message = ngettext(
            "{count} second chance was offered without asking",
            "{count} second chances were offered without asking",
            found.unasked,
        )
        said.append(message.format(count=found.unasked))
    return said


def _counted(name: str, count: int, highest: int) -> Bar:
    return Bar(name, count, highest, str(count), "")


def _shared(name: str, share: Share, beside: str = "") -> Bar:
    counted = _("{count} of {of}").format(count=share.count, of=share.of)
    percent = "" if share.percent is None else _("{percent}%").format(percent=share.percent)
    return Bar(name, share.count, share.of, counted, percent, beside)
