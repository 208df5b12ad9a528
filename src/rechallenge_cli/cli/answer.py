"""What several commands answer: what changed, and what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Answer:
    """For the rejections that a command changed: the sentence that says how, and those that came of it by themselves.

    It is read while nothing stands yet, so that a command whose answer cannot be read has not been done, and given
    once all stands.
    """

    changed: list[tuple[Record, str]]
    second: list[Record]

    def give(self, command: str, today: date, *, as_json: bool) -> None:
        """For a command that takes one number."""
        if as_json:
            machine.answer(command, today, machine.record(self.changed[0][0]))
        else:
            self._tell(today)

    def give_all(self, command: str, today: date, *, as_json: bool) -> None:
        """For one that takes several; its JSON is always a list."""
        if as_json:
            machine.answer(command, today, [machine.record(record) for record, _sentence in self.changed])
        else:
            self._tell(today)

    def _tell(self, today: date) -> None:
        for record, sentence in self.changed:
            _tell(record, sentence, today)
        for record in self.second:
            _tell(record, _("the second rejection, on record by itself"), today)


def read(store: Store, today: date, sentences: list[tuple[int, str]], second: Iterable[int | None] = ()) -> Answer:
    """The answer to give about the records of some numbers, and about those that came of them."""
    changed = [(records.record(store, number, today), sentence) for number, sentence in sentences]
    return Answer(changed, [records.record(store, number, today) for number in second if number])


def _tell(record: Record, sentence: str, today: date) -> None:
    screen.say(f"{who(record)}: {sentence}")
    screen.say(f"  {what_comes_next(record, today)}")
    for point in points_to_prepare(record):
        screen.say(f"    - {point}")
