"""What a mail says, as far as it says it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rechallenge_cli.domain.codes import Cause, Language
from rechallenge_cli.domain.customs import Span
from rechallenge_cli.domain.model import Contact
from rechallenge_cli.domain.stages import Stage


class MailKind(StrEnum):
    """What a mail is. The codes stand in JSON and are never renamed."""

    REJECTION = "rejection"
    ACKNOWLEDGEMENT = "acknowledgement"
    INVITATION = "invitation"
    OFFER = "offer"
    RESULT_NOTICE = "result-notice"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Clue:
    """The words of a mail from which something was understood. `field` is kind or a field of `Understood`."""

    field: str
    value: str
    words: str


_NOBODY = Contact()


@dataclass(frozen=True, slots=True)
class Understood:
    """What is not stated stays empty. `reapply` is a length of time from the mail on, or a day."""

    kind: MailKind
    lang: Language = Language.EN
    message_id: str = ""
    on: date | None = None
    firm: str | None = None
    role: str | None = None
    stage: Stage | None = None
    contact: Contact = _NOBODY
    reason: Cause | None = None
    near_miss: bool = False
    waitlisted: bool = False
    waitlist_until: date | None = None
    feedback: str | None = None
    invited: bool = False
    no_contact: bool = False
    reapply: Span | date | None = None
    never_reapply: bool = False
    clues: tuple[Clue, ...] = ()
