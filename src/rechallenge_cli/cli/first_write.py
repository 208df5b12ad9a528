"""Before the first write of a day: a backup, and a look whether the file is still what it was."""

from sqlite3 import Connection

from rechallenge_cli.domain.errors import RcError
from rechallenge_cli.locales import _, ngettext
from rechallenge_cli.output import screen
from rechallenge_cli.output.clean import clean
from rechallenge_cli.output.errors import in_one_sentence
from rechallenge_cli.store.backups import Shelf


def begin_day(shelf: Shelf, connection: Connection) -> None:
    """Make the backup of the day. What keeps it from being made is told, and keeps nobody from recording."""
    try:
        loss = shelf.missing(connection)
        shelf.keep_daily(connection)
    except RcError as error:
        _warn(in_one_sentence(error))
        return
    if loss:
        _warn(
            ngettext(
                "the database holds {now} record; at the last backup it held {before}",
                "the database holds {now} records; at the last backup it held {before}",
                loss.now,
            ).format(now=loss.now, before=loss.before)
        )
        screen.tell(_("`rc restore` lists the backups, if that is not what you did."))


def _warn(sentence: str) -> None:
    screen.tell(clean(f"{_('warning')}: {sentence}"))
