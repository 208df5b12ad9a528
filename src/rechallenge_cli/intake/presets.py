"""The programs whose tables are known, by the headers that they write, and what is peculiar to each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rechallenge_cli.domain.dates import DateOrder
from rechallenge_cli.domain.errors import N_
from rechallenge_cli.intake.columns import normalised

SAVED = "saved"
"""The fate of all rows of a table that only holds jobs for later."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A table of a known program: `headers` that it has, those that mean something else than usual, its dates.

    `fate` is the meaning of all its rows, where it has no column for that.
    """

    name: str
    headers: frozenset[str]
    fields: Mapping[str, str] = field(default_factory=dict)
    order: DateOrder | None = None
    fate: str | None = None
    absent: frozenset[str] = frozenset()
    withheld: Mapping[str, str] = field(default_factory=dict)
    """Columns that are left out, each with what to say of it."""

    def fits(self, headers: frozenset[str]) -> bool:
        """Has a table with these headers come from there?"""
        return self.headers <= headers and not (self.absent & headers)


def _preset(
    name: str,
    headers: str,
    *,
    order: DateOrder | None = None,
    fate: str | None = None,
    absent: str = "",
    withheld: Mapping[str, str] | None = None,
    **fields: str,
) -> Preset:
    return Preset(name, _names(headers), fields, order, fate, _names(absent), withheld or {})


def _names(headers: str) -> frozenset[str]:
    return frozenset(map(normalised, filter(None, headers.split(","))))


_OF_THE_APPLICANT = N_("the applicant's own, and nobody's of the firm")
LINKEDIN = "LinkedIn Job Applications"
LINKEDIN_SAVED = "LinkedIn Saved Jobs"

PRESETS: tuple[Preset, ...] = (
    _preset(
        LINKEDIN,
        "Application Date,Company Name,Job Title,Job Url,Resume Name",
        order=DateOrder.MDY,
        fate="awaiting",
        absent="Status",
        withheld=dict.fromkeys(("contactemail", "contactphonenumber"), _OF_THE_APPLICANT),
    ),
    _preset(
        LINKEDIN_SAVED,
        "Saved Date,Job Url,Job Title,Company Name",
        order=DateOrder.MDY,
        fate=SAVED,
        absent="Status,Application Date",
    ),
    _preset("Simplify", "Job Title,Company Name,Applied Date,Status,Status Date"),
    _preset("Teal", "Company,Job Position,Status"),
    _preset("Teal", "Company Name,Job Title,Status,Job URL,Location", absent="Applied Date,Status Date,Date Applied"),
    _preset("Huntr", "Company,Title,List"),
    _preset("Huntr", "Employer,Job Title,List"),
    _preset("Huntr", "Company,Job Title,List"),
    _preset("Notion", "Company Name,Position,Status,Priority,Next Action"),
    _preset("Notion", "Company Name,Position,Status,Application Date,Company Website"),
    _preset("ai-job-search", "date,company,role,channel,status,fit_rating"),
    _preset("JobSync", "createdAt,applied,appliedDate,Company,JobTitle,Status", applied=""),
    _preset("applyr", "title,company,date_received,date_applied,date_responded,status,applied", applied=""),
    _preset("pushcv", "position,company,title,status,applied_at"),
    _preset(N_("a table with a row for each step of a selection"), "企業名,ステップ,結果"),
    _preset(N_("a table with a row for each firm"), "企業名,ステータス,日付", 日付="rejected_on"),
    _preset(N_("a table with a row for each firm"), "企業名,選考状態"),
    _preset(N_("a table with a row for each firm"), "企業名,選考区分"),
)
"""What is recognised; the one with the most headers wins. A header that means nothing here has an empty field."""


def preset_of(headers: Iterable[str]) -> Preset | None:
    """The program that wrote a table with these headers, as far as that is known."""
    names = frozenset(map(normalised, headers))
    fitting = [preset for preset in PRESETS if preset.fits(names)]
    return max(fitting, key=lambda preset: len(preset.headers), default=None)
