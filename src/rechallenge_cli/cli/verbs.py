"""The verbs by the section of the help in which they stand, each with its module in this folder and what it does in a line.

They stand apart from their modules, so that a list of them costs no import of theirs.
"""

from collections.abc import Mapping
from typing import NamedTuple

from rechallenge_cli.domain.errors import N_


class Entry(NamedTuple):
    """A verb's module, and its line of help."""

    module: str
    help: str


SECTIONS: Mapping[str, Mapping[str, Entry]] = {
    N_("Every day"): {
        "add": Entry("add", N_("Record a rejection.")),
        "followups": Entry("followups", N_("Show what is due: overdue, today, and in the next days.")),
        "done": Entry("done", N_("Record that the step at hand was taken, and plan the next one.")),
        "snooze": Entry("snooze", N_("Put the step at hand off to another day.")),
        "drop": Entry("drop", N_("Take the step at hand off the list without doing it.")),
        "remind": Entry("remind", N_("Be reminded of something on a day, beside the planned step.")),
        "log": Entry("log", N_("Record what happened: appeal-sent, reply-yes, reply-no, invited, meeting, offer …")),
    },
    N_("The appeal"): {
        "appeals": Entry("appeals", N_("Show which rejections are worth an appeal now, best first.")),
        "why": Entry("why", N_("Explain a verdict, factor by factor, and what would change it.")),
        "letter": Entry("letter", N_("Draft the letter for the step at hand. Nothing is ever sent.")),
    },
    N_("The records"): {
        "list": Entry("listing", N_("Show the records, newest first.")),
        "search": Entry("search", N_("Find records by words in firm, role, feedback or notes.")),
        "show": Entry("show", N_("Show one case: facts, verdict, next step, what happened.")),
        "edit": Entry("edit", N_("Change a record. An empty text empties a field.")),
        "note": Entry("note", N_("Add a note to a record.")),
        "remove": Entry("remove", N_("Remove records. Their numbers are never used again.")),
        "forget": Entry("forget", N_("Forget a record for good. Nothing brings it back.")),
        "import": Entry(
            "importing", N_("Read rejections from tables of other trackers, exports of rc, spreadsheets and mailboxes.")
        ),
        "export": Entry("exporting", N_("Write the records for other programs, to standard output or a file.")),
    },
    N_("The hunt as a whole"): {
        "stats": Entry("stats", N_("Show the hunt in figures: months, stages, and what appeals brought.")),
        "report": Entry("report", N_("Write the hunt in pictures as one page for a browser or for paper.")),
    },
    N_("Care"): {
        "history": Entry("history", N_("Show what changed when, and by which command.")),
        "undo": Entry("undo", N_("Take the last command back, or one of an earlier time; again for the one before.")),
        "redo": Entry("redo", N_("Take up again what the last undo took back, or an earlier one.")),
        "backup": Entry("backup", N_("Make a backup now.")),
        "restore": Entry("restore", N_("List the backups, or put one back.")),
        "doctor": Entry("doctor", N_("Look whether everything is well, and mend what can be mended.")),
        "setup": Entry("setup", N_("Say once who you are, for your letters and your calendar; it may be left out.")),
        "config": Entry("config", N_("Show or set a config key.")),
        "path": Entry("path", N_("Show where the database, the config, the backups and the log are.")),
        "reassess": Entry("reassess", N_("Work out all verdicts and next steps anew.")),
        "demo": Entry("demo", N_("Show it all on invented data, in a database of its own.")),
    },
}

VERBS: Mapping[str, Entry] = {verb: entry for verbs in SECTIONS.values() for verb, entry in verbs.items()}
