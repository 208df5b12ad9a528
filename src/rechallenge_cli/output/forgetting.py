"""What is said before and after a record is forgotten."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rechallenge_cli.locales import _, ngettext
from rechallenge_cli.output import backups, screen, wording
from rechallenge_cli.store.backups import Backup
from rechallenge_cli.store.forgetting import Holding, Subject


def before(meant: Subject, others: Iterable[int], held: Holding, *, is_on_record: bool) -> Iterator[str]:
    """What goes, what stays, and where else it is."""
    yield f"#{meant.id} {screen.plain(meant.company)}"
    if is_on_record:
        yield _("It goes for good, with its history, letters and mails. No `rc undo` brings it back.")
    else:
        yield _("The database does not know it any more. It goes out of the backups for good.")
    if named := _(", ").join(f"#{number}" for number in others):
        yield _("Other records of this firm stay: {numbers}.").format(numbers=named)
    if held.known:
        yield _holding(held.known)


def after(meant: Subject, cleaned: list[Backup], left: Holding, texts: Iterable[Path]) -> Iterator[str]:
    """Where it is no more, and where it may be still."""
    if cleaned:
        sentence = ngettext("It is out of {count} backup too.", "It is out of {count} backups too.", len(cleaned))
        yield sentence.format(count=len(cleaned))
    if left.known:
        yield _holding(left.known)
        yield _(
            "Backups go as later ones come, the last after twelve more months that have any;"
            " `rc forget {id} --backups` takes it out of them now."
        ).format(id=meant.id)
    for backup in left.unread:
        sentence = _("{file} cannot be read, so it may hold it; remove it if you want to be certain.")
        yield sentence.format(file=screen.plain(str(backup.path)))
    for path in texts:
        sentence = _(
            "{file} was kept for you when it could not be put on record, and names the firm; remove it if you need it no more."
        )
        yield sentence.format(file=screen.plain(str(path)))
    yield _("What you wrote to files yourself, such as exports, letters and copies of the database, is left as it is.")


def _holding(held: list[Backup]) -> str:
    """How many backups hold it, and of which days."""
    days = _(", ").join(wording.day(each) for each in sorted({backup.at.date() for backup in held}, reverse=True))
    sentence = ngettext("{count} backup holds it: {days}.", "{count} backups hold it: {days}.", len(held))
    return sentence.format(count=len(held), days=days)


def as_data(meant: Subject, cleaned: Iterable[Backup], left: Holding) -> dict[str, Any]:
    """The same for JSON."""
    lists = {"cleaned": cleaned, "left": left.known, "unread": left.unread}
    named = {name: list(map(backups.as_data, found)) for name, found in lists.items()}
    return {"id": meant.id, "company": meant.company, "backups": named}
