"""Mails that say outright what they mean, and a reader that understands just that.

What the commands make of a mail is tested with these, so that no test hangs on the phrases that real mails are understood
by. `python told_mails.py ARGUMENTS` is `rc` with that reader.
"""

import re
import sys
from datetime import date
from pathlib import Path

from rechallenge_cli.domain.codes import Cause, Language
from rechallenge_cli.domain.customs import days, months
from rechallenge_cli.domain.model import Contact
from rechallenge_cli.domain.stages import Stage
from rechallenge_cli.intake import understanding
from rechallenge_cli.intake.message import Mail
from rechallenge_cli.intake.understood import Clue, MailKind, Understood

SEPARATOR = "From MAILER-DAEMON Sat Nov 21 00:00:00 2026\n"
# above those that tests name themselves
_numbers = iter(range(1_000, 1_000_000))


def told(kind: str = "rejection", *, headers: str = "", number: str | None = None, **fields: str) -> str:
    """A mail whose text is lines such as "firm: Example"; `number` makes its Message-ID, empty for none."""
    number = str(next(_numbers)) if number is None else number
    lines = "\n".join(f"{name.replace('_', '-')}: {value}" for name, value in {"kind": kind, **fields}.items())
    known = {line.partition(":")[0] for line in headers.splitlines()}
    usual = {
        "From": "Example Robotics <jane@example.com>",
        "To": "me@example.org",
        "Subject": "Your application",
        "Date": "Fri, 20 Nov 2026 09:00:00 +0900",
        "Message-ID": f"<{number}@mail.example.com>" if number else "",
    }
    head = "".join(f"{name}: {value}\n" for name, value in usual.items() if value and name not in known)
    return f"{head}{headers}\nHello,\n{lines}\nSincerely\n"


def mbox(*mails: str) -> str:
    """Mails one below the other."""
    return "".join(f"{SEPARATOR}{mail}\n" for mail in mails)


def understand(mail: Mail) -> Understood:
    """What the lines say."""
    said = dict(re.findall(r"^([a-z-]+): (.+)$", mail.text, re.MULTILINE))
    if "boom" in said:
        raise RuntimeError(said["boom"])
    span = re.fullmatch(r"(\d+) (months|days)", said.get("reapply", ""))
    return Understood(
        MailKind(said.get("kind", "other")),
        Language(said.get("lang", "en")),
        mail.message_id,
        date.fromisoformat(said["on"]) if "on" in said else mail.date,
        firm=said.get("firm"),
        role=said.get("role"),
        stage=Stage(said["stage"]) if "stage" in said else None,
        contact=Contact(said.get("contact"), said.get("email")),
        reason=Cause(said["reason"]) if "reason" in said else None,
        near_miss="near-miss" in said,
        waitlisted="waitlisted" in said,
        waitlist_until=date.fromisoformat(said["waitlist-until"]) if "waitlist-until" in said else None,
        feedback=said.get("feedback"),
        invited="invited" in said,
        no_contact="no-contact" in said,
        reapply={"months": months, "days": days}[span[2]](int(span[1])) if span else None,
        never_reapply="never-reapply" in said,
        clues=tuple(
            Clue(name.replace("-", "_"), value, f"{name}: {value}")
            for name, value in said.items()
            if name in {"kind", "firm", "role", "stage", "near-miss", "reapply", "contact"}
        ),
    )


if __name__ == "__main__":
    from rechallenge_cli.cli.funnel import main

    understanding.understand = understand
    sys.argv[0] = str(Path("rc"))
    main()
