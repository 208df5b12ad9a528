"""What each step of the playbook asks for, and why on its day, in words; a table of its own, as it is read each morning."""

from collections.abc import Mapping

from rechallenge_cli.domain.errors import N_, NN_

STEP_TEXTS: Mapping[str, str] = {
    "reply-invite": N_("answer their invitation"),
    "agree-date": N_("agree on a day to meet"),
    "send-appeal": N_("send the appeal (by {last})"),
    "nudge": N_("nudge: no answer since {since}"),
    "prepare": N_("prepare: you meet on {since}"),
    "appointment": N_("meet them on {since}"),
    "thank": N_("thank them: you met on {since}"),
    "ask-result": N_("ask for the result of {since}"),
    "conclude": N_("no result: count it as a no?"),
    "ask-overdue": N_("ask for the result: due {since}"),
    "count-silence": N_("no result: count it as a no?"),
    "check-in": N_("check in: have seats opened?"),
    "check-waitlist": N_("check in: the waitlist ended"),
    "reapply": N_("apply again, if you like"),
}
"""What each step asks for, in words; fields in braces are filled from the step's values."""

BECAUSE_TEXTS: Mapping[str, str] = {
    "before": N_("the business day before {anchor}"),
    "same-day": N_("the day itself"),
    "next-business-day": N_("the first business day after {since}"),
    "window": N_("declined offers open seats from {first} to {last}"),
    "season": N_("declined offers open seats from {first} to {last} (class of {class_year})"),
    "waitlist": N_("the waitlist runs until {anchor}"),
    "cool-off": N_("they take a new application from {anchor} on"),
    "result-due": N_("most have answered by then"),
    "snoozed": N_("put off from {planned}"),
}
"""Why a step is on its day, in words."""

COUNTED_BECAUSE_TEXTS: Mapping[str, tuple[str, str]] = {
    "business-days": NN_("{count} business day after {anchor}", "{count} business days after {anchor}"),
    "days": NN_("{count} day after {anchor}", "{count} days after {anchor}"),
    "months": NN_("{count} month after {anchor}", "{count} months after {anchor}"),
}
"""The same, where a length of time is counted."""
