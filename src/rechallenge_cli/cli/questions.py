"""The questions of `rc add` without a firm: seven at most, each with a default and an example."""

from collections.abc import Callable, Mapping
from typing import Any

from rechallenge_cli.cli import fields
from rechallenge_cli.cli.session import Session
from rechallenge_cli.domain.errors import N_, RcError, UsageError
from rechallenge_cli.domain.vocabulary import is_yes
from rechallenge_cli.locales import _
from rechallenge_cli.output import screen
from rechallenge_cli.output.clean import clean
from rechallenge_cli.output.errors import in_one_sentence

QUESTIONS: Mapping[str, tuple[str, str, str]] = {
    "company": (N_("Which firm"), N_("such as 株式会社サンプル"), ""),
    "role": (N_("Which job"), N_("such as backend engineer; Enter leaves it out"), ""),
    "stage": (N_("How far did you come"), N_("such as documents, first interview, final; Enter leaves it out"), ""),
    "on": (N_("When did they tell you"), N_("such as yesterday, 3 days ago, 2026-11-20"), N_("today")),
    "desire": (N_("How much do you want it, 1 to 5"), N_("5: more than any other"), "3"),
    "closeness": (N_("Did they say how close it was"), N_("near, unclear or far"), N_("unclear")),
    "feedback": (N_("What did they say about you"), N_("in their words; Enter leaves it out"), ""),
}
"""The field, the question, its example, and what Enter stands for."""


def ask(given: Mapping[str, Any], session: Session) -> dict[str, str]:
    """Ask for what was not given. KeyboardInterrupt and EOFError go through: nothing has been written yet."""
    use_line_editing()
    asked = [name for name in QUESTIONS if name not in given]
    answers = {name: _answer(name, session) for name in asked}
    return {name: answer for name, answer in answers.items() if answer}


def _answer(name: str, session: Session) -> str:
    question, example, default = QUESTIONS[name]
    prompt = _("{question} ({example})").format(question=_(question), example=_(example))
    prompt += f" [{_(default)}]: " if default else ": "
    return until_readable(lambda: input(prompt) or default, lambda typed: _check(name, typed, session))


def _check(name: str, typed: str, session: Session) -> None:
    if name == "company" or typed:
        fields.read({name: typed}, session)


def until_readable(ask_once: Callable[[], str], check: Callable[[str], object]) -> str:
    """Ask again, with the reason, until the answer can be read."""
    while True:
        typed = ask_once().strip()
        try:
            check(typed)
        except RcError as error:
            tell_error(error)
        else:
            return typed


def tell_error(error: RcError) -> None:
    """Say on standard error what is wrong with an answer."""
    screen.tell(clean(f"  {in_one_sentence(error)}"))


def confirmed(question: str, session: Session) -> bool:
    """A yes-or-no question; Enter is no. UsageError when nobody can be asked."""
    if not session.is_interactive:
        raise UsageError(N_("this needs a yes"), N_("add --yes"))
    use_line_editing()
    choice = _("[y/N]")
    return is_yes(input(f"{clean(question)} {choice}: ")) is True


def use_line_editing() -> None:
    """With readline the arrow keys work, and wide characters are deleted whole."""
    try:
        import readline  # noqa: F401
    except ImportError:
        return
