"""What a mail means: its kind and the facts it states, each with the words they were taken from."""

import re

from rechallenge_cli.domain.stages import Stage
from rechallenge_cli.intake.contacts import contact_of
from rechallenge_cli.intake.facts_said import with_facts
from rechallenge_cli.intake.firms import firm_of
from rechallenge_cli.intake.kind import kind_of
from rechallenge_cli.intake.message import Mail
from rechallenge_cli.intake.prose import heading_of, language_of, prose_of
from rechallenge_cli.intake.roles import role_of
from rechallenge_cli.intake.stage_said import stage_of
from rechallenge_cli.intake.understood import Clue, MailKind, Understood


def understand(mail: Mail) -> Understood:
    """Understand a mail by the phrase tables; what is not stated stays empty."""
    lang = language_of(f"{mail.subject}\n{mail.text}")
    subject, body = heading_of(mail.subject, lang), prose_of(mail.text, lang)
    firm = firm_of(mail, subject, body)
    firm_name = firm.value if firm else None
    role = _as_written(role_of(firm_name, subject, body, prose_of(mail.quoted, lang)), mail)
    kind, clues = kind_of(mail, subject, body, names_a_job=role is not None)
    stage = stage_of(kind, subject, body)
    contact, by_whom = contact_of(mail, firm_name, body)
    understood = Understood(
        kind,
        lang,
        mail.message_id,
        mail.date,
        firm=firm_name,
        role=role.value if role else None,
        stage=Stage(stage.value) if stage else None,
        contact=contact,
        clues=(*clues, *filter(None, (firm, role, stage)), *by_whom),
    )
    return with_facts(understood, body) if kind is MailKind.REJECTION else understood


def _as_written(clue: Clue | None, mail: Mail) -> Clue | None:
    """A title with the dashes that it has in the mail; the text that is searched has but one kind."""
    if clue is None or "-" not in clue.value:
        return clue
    spelled = re.search(re.escape(clue.value).replace(r"\-", "[-‐-―−]"), f"{mail.subject}\n{mail.text}\n{mail.quoted}")
    return Clue(clue.field, spelled[0], clue.words) if spelled else clue
