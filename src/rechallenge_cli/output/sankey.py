"""The ways of all applications as text for SankeyMATIC: one flow a line, `Applications [9] Rejected`."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from rechallenge_cli.domain.funnel import Course, Flow, applications, flows
from rechallenge_cli.locales import _
from rechallenge_cli.output import wording
from rechallenge_cli.output.clean import one_line
from rechallenge_cli.output.figures import PLACES

# what would be read as an amount, as a colour, as a setting of a node or as a comment
_READ_AS_SYNTAX = str.maketrans({"[": "(", "]": ")", "#": "＃", "/": "／", ":": "：", "|": "｜"})


def text(records: Iterable[Course], today: date) -> str:
    """All flows of some records, as `store.statistics.courses` gives them; what stays in a place has no line."""
    return "".join(f"{line}\n" for line in lines(flows(applications(records)), today))


def lines(counted: Iterable[Flow], today: date) -> Iterator[str]:
    """Flows, one a line, the places by their names in the language of the interface; before them what it is, of which day."""
    heading = _("Applications and where they went, as of {day}").format(day=wording.day(today))
    yield f"// {name(heading)}"
    for flow in counted:
        yield f"{name(_(PLACES[flow.source]))} [{flow.count}] {name(_(PLACES[flow.target]))}"


def name(words: str) -> str:
    """A name in which nothing is taken for anything else."""
    return re.sub(r"\s+", " ", one_line(words).translate(_READ_AS_SYNTAX)).strip()
