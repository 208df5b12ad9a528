"""What several commands answer: what changed, and what comes next."""

from datetime import date

from rechallenge_cli.domain.codes import StepKind
from rechallenge_cli.locales import _
from rechallenge_cli.output import machine, screen, wording
from rechallenge_cli.output.clean import one_line
from rechallenge_cli.store import records
from rechallenge_cli.store.rows import Record
from rechallenge_cli.store.store import Store


def who(record: Record) -> str:
    """Number and firm of a record, on one line."""
    return f"#{record.rejection.id} {one_line(record.rejection.company)}"


def what_comes_next(record: Record, today: date) -> str:
    """The planned step of a record, with its day and what to type."""
    step = record.period.step
    if step is None:
        return _("Nothing more is planned for it.")
    return _("Next, {day}: {step}  `{command}`").format(
        day=wording.day_with_weekday(step.due_on),
        step=wording.step_text(step.text, step.values, today),
        command=wording.command(step.text, record.rejection.id),
    )


def points_to_prepare(record: Record) -> list[str]:
    """Before a meeting: what was found lacking, and what they said."""
    step, rejection = record.period.step, record.rejection
    if step is None or step.kind is not StepKind.PREPARE:
        return []
    feedback = [rejection.feedback] if rejection.feedback else []
    return [one_line(text) for text in (*rejection.points, *feedback)]


def changed(
    command: str, today: date, store: Store, number: int, sentence: str, *, as_json: bool, second: int | None = None
) -> None:
    """For the rejection that a command changed: the sentence that says how, what comes next, and what came of it."""
    record = records.record(store, number, today)
    if as_json:
        machine.answer(command, today, machine.record(record))
    else:
        _tell(record, sentence, today)
        if second:
            tell_second(records.record(store, second, today), today)


def tell_second(record: Record, today: date) -> None:
    """A second rejection that went on record by itself."""
    _tell(record, _("the second rejection, on record by itself"), today)


def all_changed(command: str, today: date, store: Store, sentences: list[tuple[int, str]], *, as_json: bool) -> None:
    """The same for a command that takes several numbers; its JSON is always a list."""
    found = [(records.record(store, number, today), sentence) for number, sentence in sentences]
    if as_json:
        machine.answer(command, today, [machine.record(record) for record, _sentence in found])
        return
    for record, sentence in found:
        _tell(record, sentence, today)


def _tell(record: Record, sentence: str, today: date) -> None:
    screen.say(f"{who(record)}: {sentence}")
    screen.say(f"  {what_comes_next(record, today)}")
    for point in points_to_prepare(record):
        screen.say(f"    - {point}")
