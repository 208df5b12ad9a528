"""How well mails are understood, field by field, and how many a second; printed, never a failure.

The mails were written before the tables of phrases, by another hand. Two thirds of them may be looked at while the
tables are worked on; what is held back is only measured. Everyday mails came later, in sets that were measured before
the tables learnt from them. All but those that are held back have taught the weights of kinds; `learn_weights.py` says how
well these do on mails that they were not learnt from.
"""

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mail_corpus import corpus

from rechallenge_cli.domain.company import company_key
from rechallenge_cli.domain.customs import Span
from rechallenge_cli.domain.text import fold
from rechallenge_cli.intake.message import read
from rechallenge_cli.intake.understanding import understand
from rechallenge_cli.intake.understood import Understood

pytestmark = pytest.mark.benchmark

MAILS = Path(__file__).parent / "mails"
OF_ALL = ("firm", "role", "contact_name", "contact_email")
OF_A_REJECTION = (
    *("stage", "date", "reason", "near_miss", "waitlisted", "waitlist_until", "feedback", "invited", "no_contact"),
    *("reapply_months", "reapply_from", "never_reapply"),
)
RARE = {*OF_A_REJECTION} - {"date"}
"""What most mails do not state: counted where it is stated or was found."""


@pytest.mark.parametrize("part", ["develop", "everyday", "learnt", "held_back"])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_accuracy(language: str, part: str) -> None:
    right, asked = Counter[str](), Counter[str]()
    seconds = 0.0
    mails = list(corpus(MAILS / language / part))
    for _path, labels, data in mails:
        start = time.process_time()
        understood = understand(read(data))
        seconds += time.process_time() - start
        for field, is_right in judged(labels, understood):
            asked[field] += 1
            right[field] += is_right
    print(f"\n{language} {part}: {len(mails)} mails, {len(mails) / seconds:.0f} a second")
    for field, count in asked.items():
        print(f"  {field:16} {right[field]:3} of {count:3}  {right[field] / count:4.0%}")


def judged(labels: dict[str, Any], understood: Understood) -> Iterator[tuple[str, bool]]:
    """Each field that counts for a mail, and whether it is right."""
    yield "kind", labels["kind"] == understood.kind
    if labels["kind"] == "other":
        return
    for field in (*OF_ALL, *(OF_A_REJECTION if labels["kind"] == "rejection" else ())):
        wanted, found = text(labels.get(field)), text(value(understood, field))
        if (field == "role" and not wanted) or (field in RARE and not (wanted or found)):
            continue
        yield field, same(field, wanted, found)


def value(understood: Understood, field: str) -> object:
    contact, reapply = understood.contact, understood.reapply
    special = {
        "contact_name": contact.name,
        "contact_email": contact.email,
        "date": understood.on,
        "reapply_months": reapply.count if isinstance(reapply, Span) else None,
        "reapply_from": None if isinstance(reapply, Span) else reapply,
    }
    return special[field] if field in special else getattr(understood, field)


def text(given: object) -> str:
    return "" if given in (None, False) else str(given)


def same(field: str, wanted: str, found: str) -> bool:
    if field == "firm":
        return company_key(wanted.removeprefix("The ")) == company_key(found.removeprefix("The "))
    one, other = ("".join(fold(each).split()) for each in (wanted, found))
    return bool(one and other) and (one in other or other in one) if field == "feedback" else one == other
