"""Rows of a table, each as what it says: the reader of other trackers' files for `import`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from rechallenge_cli.domain.codes import Cause, Closeness, Language
from rechallenge_cli.domain.company import is_address
from rechallenge_cli.domain.errors import N_, DateError, UsageError
from rechallenge_cli.domain.incoming import Incoming, Sentence
from rechallenge_cli.domain.model import Contact, Rejection
from rechallenge_cli.domain.stages import Stage, stage_order
from rechallenge_cli.domain.text import has_japanese, squeeze
from rechallenge_cli.domain.vocabulary import is_yes, parse_code
from rechallenge_cli.intake import columns, statuses, table_dates
from rechallenge_cli.intake.presets import SAVED
from rechallenge_cli.intake.statuses import Meaning, Said
from rechallenge_cli.intake.table_desire import desire_of
from rechallenge_cli.intake.table_plan import NOTED, STAGE_REACHED, Plan, Wishes, group_of
from rechallenge_cli.intake.tables import Line

PASSED_OVER: Mapping[Meaning | None, str] = {
    Meaning.AWAITING: N_("no result yet: --awaiting records it as awaiting one"),
    Meaning.SILENT: N_("no answer: --awaiting records it as awaiting a result"),
    Meaning.OFFER: N_("an offer"),
    Meaning.WITHDREW: N_("you withdrew"),
    Meaning.SAVED: N_("a job that was saved, and no application"),
    None: N_("says nothing of a result: --status-map =rejected counts it as a rejection"),
}
"""Why a line of a meaning is no rejection."""

_NO_RESULTS = N_(
    "no column tells a result: --status-map =rejected counts the rows as rejections, --awaiting as awaiting one"
)
_CONTRADICTION = N_('status and day of rejection contradict each other: the column "{column}" tells of a rejection')
_NO_RESULT_YET = N_('no result yet by its status, in spite of the column "{column}": correct the one that is wrong')
_NO_FIRM = Sentence(N_("it names no firm"))
_UNREADABLE = Sentence(N_("cannot be read: is a quotation mark not closed?"))
_NUL = Sentence(N_("holds the character NUL, which no text can have"))
_NO_DAY = Sentence(N_("no column tells its day: `--on DATE` gives one to all that have none"))
_OTHER_STEP = N_("another step of the selection that line {line} decides")
_TOTAL = re.compile(
    r"(?:grand |sub)?totals?(?: count| rows)?\s*(?:[:\d(].*)?|sum|average|count|合計.*|小計.*|総計.*|計|平均|件数.*|(?:summe|gesamt|insgesamt|somme|suma)\W*\d*|总计|合计|합계",
    re.IGNORECASE,
)
_IS_REJECTION = re.compile(r"reject|不採用|不合格|祈|落選|見送|absag|refus|rechaz|拒|불합격|탈락", re.IGNORECASE)
_LONGEST_LINE = 300
_GUARDED = re.compile("'+[=+\\-@\t\r]")

_OTHER_DAYS: tuple[tuple[str, str], ...] = (
    ("updated_on", N_('its day is that in the column "{column}"')),
    ("reached_on", N_("its day is that of its last step")),
    ("applied_on", N_('its day is that of the application, in the column "{column}"')),
    ("saved_on", N_('its day is that in the column "{column}"')),
    ("deadline", N_('its day is that in the column "{column}"')),
)
"""Where the day of a result is taken from when no column has it, and what to say then."""


def incoming(plan: Plan, wishes: Wishes) -> Iterator[Incoming]:
    """Every row of a table as what it says, one at a time. Empty rows and totals are none."""
    firm = ""
    for line in plan.lines():
        source = f"{plan.table.name}:{line.number}"
        if line.cells is None:
            yield Incoming(source, problem=_UNREADABLE, end=line.end)
            continue
        row = _Row(plan, wishes, line, firm)
        firm = row.company or firm
        if not row.is_nothing:
            yield replace(row.told(), source=source, end=line.end)


@dataclass(slots=True)
class _Row:
    """One row. `firm` is that of the row above, for tables in which it stands once for several steps."""

    plan: Plan
    wishes: Wishes
    line: Line
    firm: str

    @property
    def cells(self) -> list[str]:
        return self.line.cells or []

    def texts(self, field: str) -> list[tuple[str, str]]:
        """What the columns of a field hold, each with its header."""
        found = ((each.header, self.at(each.index)) for each in self.plan.column(field))
        return [(header, cell) for header, cell in found if not statuses.is_empty(cell)]

    def at(self, index: int) -> str:
        cell = self.cells[index] if index < len(self.cells) else ""
        return cell.removeprefix("'") if _GUARDED.match(cell) else cell

    def text(self, field: str) -> str | None:
        """What the surest column of a field holds, as one line."""
        return next((squeeze(cell)[:_LONGEST_LINE].strip() for _header, cell in self.texts(field)), None)

    def paragraphs(self, field: str) -> str | None:
        """All that the columns of a field hold."""
        cells = [cell.replace("\r\n", "\n").replace("\r", "\n").strip() for _header, cell in self.texts(field)]
        return "\n".join(cells) or None

    @property
    def company(self) -> str:
        own = self.text("company") or ""
        return own or (self.firm if self.plan.is_by_step else "")

    @property
    def is_nothing(self) -> bool:
        """Is it empty, a total, or the header once more?"""
        full = [cell for cell in map(squeeze, self.cells) if cell]
        if all(statuses.is_empty(cell) or not cell.strip("-=:") for cell in full):
            return True
        firm = self.text("company") or ""
        if _TOTAL.fullmatch(full[0]) and (firm == full[0] or not re.search(r"[^\W\d]", firm)):
            return len(full) <= max(2, len(self.cells) // 2) or not self.text("role")
        headers = [(each.header, squeeze(self.at(each.index))) for each in self.plan.mapped]
        return sum(header == cell for header, cell in headers) * 2 > len(headers)

    def told(self) -> Incoming:
        """What it says."""
        if any("\0" in cell for cell in self.cells):
            return Incoming("", problem=_NUL)
        try:
            "".join(self.cells).encode()
        except UnicodeEncodeError:
            return Incoming("", problem=_UNREADABLE)
        if not self.company:
            return Incoming("", problem=_NO_FIRM)
        if other := self._decided_by():
            return Incoming("", passed_over=Sentence(_OTHER_STEP, {"line": other}))
        try:
            return self._told()
        except DateError as error:
            return Incoming("", problem=Sentence(error.message, error.values))

    def _decided_by(self) -> int | None:
        """The line that tells how the selection ended of which this row is another step."""
        if not self.plan.is_by_step:
            return None
        line = self.plan.decisive.get(group_of(self.company, self.text("role") or ""))
        return line if line != self.line.number else None

    def _told(self) -> Incoming:
        said = self._said()
        if isinstance(said, Sentence):
            return Incoming("", problem=said)
        meaning = said.meaning
        waits = meaning in {Meaning.AWAITING, Meaning.SILENT}
        if meaning is not Meaning.REJECTED and not (waits and self.wishes.awaiting):
            return self._passed_over(said)
        day, remark = self._day(waits=waits)
        if day is None:
            return Incoming("", problem=_NO_DAY)
        if day > self.wishes.today:
            problem = N_("its day, {day}, has yet to come")
            return Incoming("", problem=Sentence(problem, {"day": day.isoformat()}))
        return Incoming("", rejection=self._rejection(day, said, waits=waits), remark=remark)

    def _passed_over(self, said: Said) -> Incoming:
        has_results = self.plan.column("status") or self.plan.column("rejected_on") or self.plan.preset
        is_told = has_results or said.meaning is not Meaning.AWAITING
        reason = Sentence(PASSED_OVER[said.meaning] if is_told else _NO_RESULTS)
        if said.meaning is Meaning.AWAITING and (sign := self._sign()):
            reason = Sentence(_NO_RESULT_YET, {"column": sign})
        if said.meaning is Meaning.SAVED:
            return Incoming("", passed_over=reason)
        try:
            day = self._day(waits=True)[0]
        except DateError:
            day = None
        rejection = self._rejection(min(day or self.wishes.today, self.wishes.today), said, waits=True)
        return Incoming("", rejection=rejection, passed_over=reason)

    # what became of it

    def _said(self) -> Said | Sentence:
        """What its columns say of what became of it; the sentence that a status is not known."""
        told, unknown = [], ""
        for field in ("status", "stage", "step"):
            for each in self.plan.column(field):
                found = statuses.said(self.at(each.index), self.wishes.meanings)
                if found is None:
                    unknown = unknown or (squeeze(self.at(each.index)) if field == "status" else "")
                else:
                    told.append(found if field == "status" else self._as_stage(found, field))
        together = statuses.together([*told, *self._reached()])
        if unknown and together.meaning is not Meaning.REJECTED:
            reason = N_('the status "{text}" is not known: --status-map "{text}=rejected" says what it means')
            return Sentence(reason, {"text": unknown[:40]})
        return self._beside_signs(together)

    def _beside_signs(self, said: Said) -> Said | Sentence:
        """A status that is understood counts for more than a day, a tick or a reason under "rejected"."""
        sign = self._sign()
        if sign and said.meaning in {Meaning.OFFER, Meaning.WITHDREW}:
            return Sentence(_CONTRADICTION, {"column": sign})
        if sign and (said.meaning is None or not self._has_status or self._is_ticked()):
            return replace(said, meaning=Meaning.REJECTED)
        return self._by_fate(said)

    @property
    def _has_status(self) -> bool:
        return any(statuses.said(cell, self.wishes.meanings) for _header, cell in self.texts("status"))

    def _as_stage(self, found: Said, field: str) -> Said:
        """Beside a status, a column of stages tells how far it came, or how it ended; a step tells its name alone."""
        is_only_stage = field == "step" or (found.meaning is Meaning.AWAITING and self.plan.column("status"))
        return Said(None, found.stage) if is_only_stage else found

    def _reached(self) -> Iterator[Said]:
        """What the columns say that stand for one stage each: not reached, reached, or the last one."""
        for each in self.plan.column(STAGE_REACHED):
            cell = self.at(each.index)
            said = statuses.said(cell, self.wishes.meanings)
            if said is None or (said.meaning and said.meaning not in {Meaning.SAVED, Meaning.WITHDREW}):
                is_no = said is not None and said.meaning is Meaning.REJECTED
                if is_no or is_yes(cell) is not False:
                    yield Said(Meaning.REJECTED if is_no else None, each.stage)

    def _sign(self) -> str | None:
        """The column that tells of a rejection beside the status: a ticked box, a day, or a reason for it."""
        return next(
            (
                header
                for field in ("rejected_on", "feedback")
                for header, cell in self.texts(field)
                if _IS_REJECTION.search(header)
                and (field == "feedback" or is_yes(cell) is True or not table_dates.is_no_day(cell))
            ),
            None,
        )

    def _is_ticked(self) -> bool:
        cells = (cell for header, cell in self.texts("rejected_on") if _IS_REJECTION.search(header))
        return any(is_yes(cell) is True for cell in cells)

    def _by_fate(self, said: Said) -> Said:
        """Where nothing tells what became of it: what all rows of such a table are, or what an empty status means."""
        fate = self.plan.preset.fate if self.plan.preset else None
        empty = self.wishes.meanings.get(statuses.key(""))
        if empty and (said.meaning is None or not self.texts("status")):
            return replace(said, meaning=empty)
        if said.meaning:
            return said
        if fate:
            return replace(said, meaning=Meaning.SAVED if fate == SAVED else Meaning(fate))
        return replace(said, meaning=Meaning.AWAITING) if self.texts("applied_on") else said

    # its day

    def _day(self, *, waits: bool) -> tuple[date | None, Sentence | None]:
        """The day of the result, or of the application while one waits, and where it was taken from."""
        fields = ["applied_on", "rejected_on"] if waits else ["rejected_on"]
        for field in fields:
            if found := self._first_day(field):
                return found[0], None
        for field, message in _OTHER_DAYS:
            found = self._last_step() if field == "reached_on" else self._first_day(field)
            if found and (found[0] <= self.wishes.today or field not in {"deadline", "reached_on"}):
                remark = Sentence(message, {"column": found[1]})
                return found[0], None if waits else remark
        if self.wishes.on:
            return self.wishes.on, Sentence(N_("its day is the one of --on"))
        return None, None

    def _first_day(self, field: str) -> tuple[date, str] | None:
        for each in self.plan.column(field):
            cell = self.at(each.index)
            if not table_dates.is_no_day(cell):
                return self.plan.days[each.index].day(cell, self.wishes.today), each.header
        return None

    def _last_step(self) -> tuple[date, str] | None:
        """The last day, not to come, in the columns that stand for a stage each."""
        found = []
        for each in self.plan.column(STAGE_REACHED):
            try:
                found.append((self.plan.days[each.index].day(self.at(each.index), self.wishes.today), each.header))
            except DateError:
                continue
        return max((each for each in found if each[0] <= self.wishes.today), default=None)

    def _day_if_any(self, field: str) -> date | None:
        try:
            found = self._first_day(field)
        except DateError:
            return None
        return found[0] if found else None

    # its record

    def _rejection(self, day: date, said: Said, *, waits: bool) -> Rejection:
        applied_on = self._day_if_any("applied_on")
        result_by = self._day_if_any("result_by")
        company, role, feedback = self.company[:_LONGEST_LINE], self._role(), self.paragraphs("feedback")
        return Rejection(
            company,
            day,
            role=role,
            stage=self._stage(said, waits=waits),
            applied_on=applied_on if applied_on and applied_on <= day and not waits else None,
            desire=self._desire(),
            closeness=self._code("closeness", Closeness),
            feedback=feedback,
            points=tuple(filter(None, map(squeeze, (self.paragraphs("points") or "").split("\n")))),
            new_facts=self.paragraphs("new_facts"),
            motivation=self.paragraphs("motivation"),
            reason=self._code("reason", Cause),
            referral=is_yes(self.text("referral") or "") is True,
            reapply_from=self._day_if_any("reapply_from"),
            contact=self._contact(),
            url=self.text("url"),
            tags=self._tags(),
            notes="\n".join(self._notes()) or None,
            lang=self._lang(company, role, feedback),
            awaiting=waits,
            waitlisted=not waits and any(statuses.is_waitlisted(cell) for _header, cell in self.texts("status")),
            result_by=result_by if waits and result_by and result_by >= day else None,
        )

    def _desire(self) -> int | None:
        header, cell = next(iter(self.texts("desire")), ("", None))
        return desire_of(cell, self.plan.most_desired, is_rank=columns.is_rank(header))

    def _role(self) -> str | None:
        """The surest role that is one: some tables number their rows under that name."""
        cells = [squeeze(cell)[:_LONGEST_LINE].strip() for _header, cell in self.texts("role")]
        return next((cell for cell in cells if not cell.replace(".", "").isdecimal()), None)

    def _stage(self, said: Said, *, waits: bool) -> Stage | None:
        """How far it came. That one applied is known of every row, and tells nothing."""
        reached = [each.stage for each in self._reached() if each.stage]
        refused = [each.stage for each in self._reached() if each.meaning and each.stage]
        if self.plan.is_by_step:
            return statuses.stage_said(self.text("step") or "")
        if refused:
            return min(refused, key=stage_order)
        found = max([*reached, *([said.stage] if said.stage else [])], key=stage_order, default=None)
        return None if waits and found is Stage.APPLICATION else found

    def _contact(self) -> Contact:
        name, email = self.text("contact_name"), self.text("contact_email")
        for text in (name or "", email or ""):
            if match := re.search(r"[^\s<>,;()]+@[^\s<>,;()]+", text):
                rest = text.replace(match[0], "").strip(" <>()[],;:") or None
                name = rest if text == name else name
                email = match[0]
        return Contact(name, email if email and is_address(email) else None)

    def _tags(self) -> tuple[str, ...]:
        text = self.paragraphs("tags") or ""
        return tuple(dict.fromkeys(filter(None, (squeeze(each) for each in re.split(r"[,;、\n]", text)))))

    def _code(self, field: str, enum: type[StrEnum]) -> Any:
        text = self.text(field)
        try:
            return enum(parse_code(text, enum)) if text else None
        except UsageError:
            return None

    def _notes(self) -> Iterable[str]:
        """The notes, and below them what else somebody may want to read, each with the name of its column."""
        notes = self.paragraphs("notes")
        if notes:
            yield notes
        for each in sorted(self.plan.mapped, key=lambda each: each.index):
            cell = self.at(each.index).strip()
            if self._is_noted(each.field, cell):
                yield f"{each.header}: {squeeze(cell)}"

    def _is_noted(self, field: str, cell: str) -> bool:
        """Does a cell hold words that no field has a place for?"""
        if statuses.is_empty(cell):
            return False
        if field in {"step", "stage"}:
            return statuses.stage_said(cell) is None and statuses.said(cell, self.wishes.meanings) is None
        if field == "reason":
            return self._code("reason", Cause) is None
        return field == NOTED

    def _lang(self, *texts: str | None) -> Language:
        own: Language | None = self._code("lang", Language)
        is_japanese = self.wishes.in_japanese or any(has_japanese(text) for text in texts if text)
        return own or (Language.JA if is_japanese else Language.EN)
