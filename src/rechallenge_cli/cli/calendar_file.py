"""What is planned as a calendar file, for `export` and `followups`; one that stands there already is brought up to date."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from rechallenge_cli.cli.outgoing import Written, is_standard_output
from rechallenge_cli.locales import _, ngettext
from rechallenge_cli.output import icsfile
from rechallenge_cli.store.planned import Planned, planned, record_uids
from rechallenge_cli.store.store import Store


def calendar(store: Store, today: date, file: Path | None, is_wanted: Callable[[Planned], bool]) -> Written:
    """The calendar of some of what is planned, for a file in which an earlier one may stand."""
    everything, before = planned(store, today), _standing(file)
    wanted = list(filter(is_wanted, everything))
    written = icsfile.encoded(wanted, everything, record_uids(store), today, before)
    return Written([written.content], _message(written), brings_up_to_date=before is not None)


def _standing(file: Path | None) -> bytes | None:
    """The calendar that this program wrote to a file before."""
    if file is None or is_standard_output(file) or not file.is_file():
        return None
    # what cannot be read is not replaced either, which the writing will say
    with suppress(OSError):
        content = file.read_bytes()
        return content if icsfile.is_ours(content) else None
    return None


def _message(written: icsfile.Written) -> str:
    standing = ngettext("{count} entry written to {file}", "{count} entries written to {file}", written.standing)
    message = standing.replace("{count}", str(written.standing))
    if not written.cancelled:
        return message
    cancelled = ngettext("{count} is cancelled", "{count} are cancelled", written.cancelled)
    return (
        _("{message}; {hint}")
        .replace("{message}", message)
        .replace("{hint}", cancelled.replace("{count}", str(written.cancelled)))
    )
