"""`rc demo`: the main job on invented data, in a database of its own."""

import tempfile
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import typer

from rechallenge_cli.cli.options import AsJson, session_of
from rechallenge_cli.cli.samples import hunt
from rechallenge_cli.domain.model import Event, Rejection
from rechallenge_cli.locales import _
from rechallenge_cli.output import agenda as morning
from rechallenge_cli.output import machine, screen
from rechallenge_cli.store import agenda, records
from rechallenge_cli.store.due import due_by
from rechallenge_cli.store.store import Store

DAYS_AHEAD = 7


def run(context: typer.Context, as_json: AsJson = False) -> None:
    """Make a throw-away database with an invented hunt; show its morning list and what to type next."""
    session = session_of(context)
    today = session.today
    session.db_path = session.db = Path(tempfile.mkdtemp(prefix="rechallenge-demo-")) / "demo.db"
    with session.writing() as store:
        with store.command("demo"):
            fill(store, hunt(today))
        found = due_by(store, today, today + timedelta(days=DAYS_AHEAD))
        best = agenda.appeals(store, today)[0].rejection.id
    lines = [morning.in_words(line, today) for line in found]
    if as_json:
        machine.answer("demo", today, {"database": str(session.db), "followups": morning.as_data(lines, today)})
        return
    # a demo is there to be looked at, so it is drawn even where a pipe would get bare lines
    morning.draw(lines, today, DAYS_AHEAD)
    _tell_what_to_try(session.db, best)


def fill(store: Store, samples: Iterable[tuple[Rejection, tuple[Event, ...]]]) -> None:
    """Write an invented hunt into a database."""
    for rejection, events in samples:
        number = records.add(store, rejection)
        for event in events:
            records.append_event(store, number, event)


def _tell_what_to_try(db: Path, best: int) -> None:
    screen.say()
    screen.say(_(" These firms are invented. To try more on them, type"))
    screen.say_whole(f"   export RC_DB={db}")
    tries = {
        "rc appeals": _("which rejections are worth asking about now"),
        f"rc why {best}": _("a verdict, factor by factor"),
        f"rc show {best}": _("everything about one case"),
        f"rc done {best}": _("a step was taken; the next one is planned"),
        "rc list": _("all that is on record"),
        "rc stats": _("how far it went, and what asking again brought"),
        "rc report hunt.html": _("the same in pictures, as one page"),
    }
    widest = max(map(len, tries))
    for command, use in tries.items():
        screen.say(f"   {command:<{widest}}  {use}")
    screen.say(_(" Your own hunt begins with `rc add` (after `unset RC_DB`)."))
