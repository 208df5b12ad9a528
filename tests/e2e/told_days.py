"""How a story is told through `rc` while RC_TODAY moves: do something on a day, and look at what is planned."""

from typing import Any

NOTHING = (None, None)


def does(rc: Any, today: str, *command: str) -> Any:
    """A command that goes well."""
    result = rc(*command, today=today)
    assert result.code == 0, result.err
    return result


def shown(rc: Any, today: str, number: int = 1) -> Any:
    """A record as it stands on a day."""
    return does(rc, today, "show", str(number), "--json").data


def planned(rc: Any, today: str, number: int = 1) -> tuple[str | None, str | None]:
    """Kind and day of the step that a record plans on a day."""
    step = shown(rc, today, number)["next"]
    return (step["kind"], step["due_on"]) if step else NOTHING
