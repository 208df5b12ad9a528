"""What the doctor found, in words and for JSON."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rechallenge_cli.domain.errors import N_
from rechallenge_cli.locales import _, ngettext
from rechallenge_cli.output import screen
from rechallenge_cli.output.errors import sentence
from rechallenge_cli.store.checkup import Check, Finding

CHECKS: Mapping[Check, str] = {
    Check.FILE: N_("the file"),
    Check.PERMISSIONS: N_("permissions"),
    Check.INTEGRITY: N_("the data are whole"),
    Check.LINKS: N_("what belongs together"),
    Check.SHAPE: N_("tables and triggers"),
    Check.HISTORY: N_("history"),
    Check.DERIVED: N_("verdicts and next steps"),
    Check.SEARCH: N_("search"),
    Check.CONFIG: N_("config"),
    Check.CATALOGUES: N_("languages"),
    Check.SPACE: N_("room on the disk"),
    Check.CONFLICT: N_("second copies"),
    Check.BACKUPS: N_("backups"),
}
WELL, WRONG, FIXED = "well", "wrong", "fixed"


def as_data(found: Iterable[Finding], mended: Iterable[Finding], kept: str | None) -> dict[str, Any]:
    """All of it for JSON."""
    problems = [*((each, WRONG) for each in found), *((each, FIXED) for each in mended)]
    return {
        "well": not any(state == WRONG for _each, state in problems),
        "checks": {check: _state(check, problems) for check in Check},
        "findings": [_finding(each, state) for each, state in problems],
        "backup": kept,
    }


def _state(check: Check, problems: Iterable[tuple[Finding, str]]) -> str:
    states = [state for finding, state in problems if finding.check is check]
    return next((state for state in (WRONG, FIXED) if state in states), WELL)


def _finding(finding: Finding, state: str) -> dict[str, Any]:
    told = {
        "message": sentence(finding.message, finding.values),
        "hint": sentence(finding.hint, finding.values) or None,
    }
    return {"check": finding.check, "state": state, **told, "mendable": finding.can_be_mended}


def rows(data: Mapping[str, Any]) -> Iterator[tuple[object, ...]]:
    """A line for each check that is well and for each finding: check, state, what is wrong, the way out."""
    told = {each["check"] for each in data["findings"]}
    yield from ((check, state) for check, state in data["checks"].items() if check not in told)
    yield from ((each["check"], each["state"], each["message"], each["hint"]) for each in data["findings"])


def draw(data: Mapping[str, Any]) -> None:
    """For a person: what is well in one sentence, then what is not, with what mends it."""
    states = {WRONG: _("wrong"), FIXED: _("mended")}
    for each in data["findings"]:
        screen.say(f"{states[each['state']]}: {each['message']}")
        if each["hint"] and each["state"] == WRONG:
            screen.say(f"  {each['hint']}")
    well = [_(CHECKS[check]) for check, state in data["checks"].items() if state == WELL]
    screen.say(_("Well: {checks}").format(checks=_(", ").join(well)))
    wrong = sum(each["state"] == WRONG for each in data["findings"])
    if data["backup"]:
        screen.say(_("Before the repair, all was backed up to {file}").format(file=screen.plain(data["backup"])))
    if wrong:
        screen.say(ngettext("{count} thing is wrong", "{count} things are wrong", wrong).format(count=wrong))
    else:
        screen.say(_("All is well."))
