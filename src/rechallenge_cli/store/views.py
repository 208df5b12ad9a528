"""What other programs find in the file: views that read as a person does, and a search. A contract, like the names in JSON.

The views have names, ISO dates, the codes of CSV and JSON, and sentences in English. Records that were removed are not in them.
The words are written into the database by a migration, so they do not change with those of the interface.
"""

import sqlite3
from collections.abc import Iterator, Mapping

_LETTER, _DONE = "rc letter {id}", "rc done {id}"

STEPS: Mapping[str, tuple[str, str]] = {
    "reply-invite": ("answer their invitation", _LETTER),
    "agree-date": ("agree on a day to meet", "rc log {id} meeting --on DATE"),
    "send-appeal": ("send the appeal (by {last})", _LETTER),
    "nudge": ("nudge: no answer since {since}", _LETTER),
    "prepare": ("prepare: you meet on {since}", _DONE),
    "appointment": ("meet them on {since}", _DONE),
    "thank": ("thank them: you met on {since}", _LETTER),
    "ask-result": ("ask for the result of {since}", _LETTER),
    "conclude": ("no result: count it as a no?", _DONE),
    "ask-overdue": ("ask for the result: due {since}", _LETTER),
    "count-silence": ("no result: count it as a no?", _DONE),
    "check-in": ("check in: have seats opened?", _LETTER),
    "check-waitlist": ("check in: the waitlist ended", _LETTER),
    "reapply": ("apply again, if you like", _DONE),
}
"""What the steps ask for, and what to type, by the name of their sentence."""

EVENTS: Mapping[str, str] = {
    "appeal-sent": "appeal sent",
    "nudge-sent": "nudge sent",
    "reply-yes": "they said yes",
    "reply-no": "they said no",
    "invited": "they offered another chance",
    "meeting": "meeting",
    "reinterview": "re-interview",
    "offer": "offer",
    "rejected-again": "rejected again",
    "withdrew": "you withdrew",
    "note": "note",
    "rejected": "rejected",
    "passed": "passed",
    "date-open": "the day to meet is open",
    "invite-answered": "invitation answered",
    "prepared": "prepared",
    "met": "met them",
    "reinterviewed": "re-interview held",
    "thanked": "thanks sent",
    "checked-in": "checked in",
    "reapplied": "applied again",
    "result-asked": "asked for the result",
    "drafted": "letter drafted",
    "snoozed": "put off",
    "dropped": "dropped",
}
"""What happened, by its code."""

_FIELDS = {
    "id": "rejections.id",
    "last": "json_extract(step_values, '$.last')",
    "since": "json_extract(step_values, '$.since')",
}
"""What fills the sentences."""

_TODAY = "date('now', 'localtime')"


def create_views() -> Iterator[str]:
    """The statements that make the views."""
    yield f"create view v_followups as {_FOLLOWUPS}"
    yield f"create view v_rejections as {_REJECTIONS}"
    yield f"create view v_timeline as {_TIMELINE}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _filled(sentence: str) -> str:
    """A sentence with fields in braces, as an expression of SQL."""
    text = _quoted(sentence)
    for name, expression in _FIELDS.items():
        text = text.replace(f"{{{name}}}", f"' || {expression} || '")
    return text.removesuffix(" || ''")


def _case(column: str, results: Mapping[str, str], otherwise: str) -> str:
    whens = "".join(f"\n        when {_quoted(code)} then {result}" for code, result in results.items())
    return f"case {column}{whens}\n        else {otherwise} end"


def _yes_no(*columns: str) -> str:
    return "".join(f"case when {column} then 'yes' else 'no' end as {column}, " for column in columns)


def _joined(column: str, between: str) -> str:
    return f"nullif((select group_concat(value, {between}) from json_each(rejections.{column})), '')"


_STEP_TEXT = _case(
    "step_text", {code: _filled(text) for code, (text, _) in STEPS.items()}, "replace(step_kind, '-', ' ')"
)
_STEP_COMMAND = _case("step_text", {code: _filled(command) for code, (_, command) in STEPS.items()}, _filled(_DONE))

_FOLLOWUPS = f"""
    with due (id, company, role, due_on, kind, text, command) as (
        select rejections.id, company, role, due_on, step_kind,
        {_STEP_TEXT},
        {_STEP_COMMAND}
        from outlook join rejections on rejections.id = outlook.rejection_id
        where due_on is not null and last_day >= {_TODAY} and first_day <= {_TODAY} and removed_at is null
        union all
        select rejections.id, company, role, due_on, 'reminder', text, {_filled("rc done {id} --kind reminder")}
        from reminders join rejections on rejections.id = reminders.rejection_id
        where ended_on is null and removed_at is null
    )
    select id, company, role, due_on, cast(julianday(due_on) - julianday({_TODAY}) as integer) as days,
    case when due_on < {_TODAY} then 'overdue' when due_on = {_TODAY} then 'today' else 'upcoming' end as section,
    kind, text, command
    from due order by due_on, id
"""

_REJECTIONS = f"""
    select rejections.id, company, role, stage,
    case when awaiting then null else rejected_on end as rejected_on,
    case when awaiting then rejected_on end as waiting_since,
    result_by, applied_on, status, verdict, verdict_from, verdict_until,
    {_STEP_TEXT} as next_step,
    due_on as next_due_on,
    desire, closeness, feedback, {_joined("points", "char(10)")} as points, new_facts, motivation, reason,
    {_yes_no("invited", "waitlisted")} waitlist_until, seats, {_yes_no("reposted", "referral", "no_contact")}
    reapply_from, {_yes_no("never_reapply")}
    contact_name, contact_email, url, {_joined("tags", "', '")} as tags, notes, lang, follows
    from rejections left join outlook on outlook.rejection_id = rejections.id
    and outlook.first_day <= {_TODAY} and outlook.last_day >= {_TODAY}
    where removed_at is null order by rejections.rejected_on, rejections.id
"""

_EVENT_TEXT = _case("kind", {code: _quoted(text) for code, text in EVENTS.items()}, "replace(kind, '-', ' ')")
_ABOUT_STEP = """case when kind in ('snoozed', 'dropped') then
        coalesce(': ' || replace(step_kind, '-', ' '), '') || coalesce(' until ' || until, '') else '' end"""

_TIMELINE = f"""
    with happened (day, rejection_id, kind, text, note, recorded_on) as (
        select applied_on, id, 'applied', 'applied', null, null from rejections where applied_on is not null
        union all
        select rejected_on, id, case when awaiting then 'waiting' else 'rejected' end,
        case when awaiting then 'waiting for the result' else 'rejected' end, feedback, null from rejections
        where not exists (select 1 from events where rejection_id = rejections.id and kind = 'rejected')
        union all
        select on_day, rejection_id, kind,
        {_EVENT_TEXT} || {_ABOUT_STEP},
        note, recorded_on from events
        union all
        select day, rejection_id, 'mail', 'mail: ' || replace(kind, '-', ' '), subject, null from mails
        where subject is not null
    )
    select day, rejections.id, company, role, kind, text, note, recorded_on
    from happened join rejections on rejections.id = happened.rejection_id
    where removed_at is null order by day, rejections.id
"""

# Where sqlite-utils and Datasette look for it by themselves. Any three letters in a row are found, as Japanese needs;
# before 3.34 SQLite has no such index, and finds words. Our own `search` knows one spelling for the other as well.
_TOKENIZER = "trigram" if sqlite3.sqlite_version_info >= (3, 34) else "unicode61"

_SEARCHED = ("company", "role", "feedback", "notes")


def create_search() -> Iterator[str]:
    """The statements that make what was typed searchable, and keep it so whoever writes."""
    names = ", ".join(_SEARCHED)
    add = f"insert into rejections_fts (rowid, {names}) values (new.id, {_of('new')});"
    take = f"insert into rejections_fts (rejections_fts, rowid, {names}) values ('delete', old.id, {_of('old')});"
    yield f"""
    create virtual table rejections_fts using fts5 (
        {names}, content="rejections", content_rowid="id", tokenize="{_TOKENIZER}"
    )
    """
    yield "insert into rejections_fts (rejections_fts) values ('rebuild')"
    yield f"create trigger rejections_fts_insert after insert on rejections begin {add} end"
    yield f"create trigger rejections_fts_delete after delete on rejections begin {take} end"
    yield f"create trigger rejections_fts_update after update of {names} on rejections begin {take} {add} end"


def _of(side: str) -> str:
    return ", ".join(f"{side}.{name}" for name in _SEARCHED)
