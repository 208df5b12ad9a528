"""What somebody says of how tables are to be read, beyond what their headers say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from rechallenge_cli.domain.dates import DateOrder
from rechallenge_cli.domain.errors import N_, UsageError
from rechallenge_cli.domain.stages import Stage
from rechallenge_cli.domain.vocabulary import parse_stage
from rechallenge_cli.intake import columns
from rechallenge_cli.intake.statuses import Meaning


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says of how tables are to be read.

    `columns` are fields by header and `meanings` those of status words, both by how they are compared; `on` is the day
    of what has none.
    """

    today: date
    columns: Mapping[str, str] = field(default_factory=dict)
    meanings: Mapping[str, Meaning] = field(default_factory=dict)
    order: DateOrder | None = None
    on: date | None = None
    awaiting: bool = False
    in_japanese: bool = False

    @property
    def headers(self) -> frozenset[str]:
        """The headers that were named."""
        return frozenset(self.columns)


def asked_columns(given: Iterable[str]) -> dict[str, str]:
    """`column=field` as typed -> the fields by header. UsageError for what cannot be mapped, or not to that."""
    found: dict[str, str] = {}
    for each in given:
        header, mark, name = (part.strip() for part in each.rpartition("="))
        if not mark or not header:
            hint = N_("such as `--map Firma=company`; the fields are {fields}")
            raise UsageError(N_('"{text}" does not say `COLUMN=FIELD`'), hint, text=each, fields=list(columns.fields()))
        why = columns.never_stored(header)
        target = name.replace("-", "_") if name != columns.LEAVE_OUT else name
        if why and target != columns.LEAVE_OUT:
            raise UsageError(N_('the column "{column}" is never stored'), None, column=header)
        found[columns.normalised(header)] = target if target in columns.fields() else f"{_stage(name, header)}"
    return found


def _stage(name: str, header: str) -> Stage:
    try:
        return parse_stage(name)
    except UsageError as error:
        hint = N_("the fields are {fields}; a column about a stage takes its name, such as {column}=final")
        values = {"text": name, "fields": list(columns.fields()), "column": header}
        raise UsageError(N_('there is no field "{text}"'), hint, **values) from error
