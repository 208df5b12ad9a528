"""What the writer wrote, apart from the older mails below it and from the marks of a forward."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rechallenge_cli.domain.text import squeeze
from rechallenge_cli.intake import mail_marks
from rechallenge_cli.intake.lines import undressed
from rechallenge_cli.intake.mail_marks import Field

Header = Mapping[Field, str]


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text taken apart. With `header` it is a forward: `text` is then the forwarded mail, still in one piece."""

    text: str
    quoted: str = ""
    header: Header | None = None


@dataclass(frozen=True, slots=True)
class _Block:
    """A small header and the line after it."""

    fields: Header
    end: int


def take_apart(text: str, *, is_reply: bool = False, is_forward: bool = False) -> Pieces:
    """The newest words and the older ones; what the subject says decides where the marks leave it open."""
    lines = text.split("\n")
    if not is_reply and all(_is_quoted(line) for line in lines if line.strip()):
        # as when somebody pastes a mail out of an answer to it
        lines = _unquoted(lines)
    return _Scan(lines, is_reply, is_forward).run()


def header_on_top(text: str) -> tuple[Header, str]:
    """The small header with which a pasted mail begins, and the rest; an empty one where there is none."""
    lines = text.split("\n")
    block = _block(lines, _next_filled(lines, 0))
    if block and not {Field.SUBJECT, Field.FROM, Field.DATE}.isdisjoint(block.fields):
        return block.fields, "\n".join(lines[block.end :]).strip("\n")
    return {}, text


@dataclass(slots=True)
class _Scan:
    """One way through the lines, from the top to the first mark below which everything is older."""

    lines: Sequence[str]
    is_reply: bool
    is_forward: bool
    own: list[str] = field(default_factory=list)
    quoted: list[str] = field(default_factory=list)
    attributed: bool = False

    def run(self) -> Pieces:
        at = 0
        while at < len(self.lines):
            line = self.lines[at]
            if _may_be_mark(line):
                ended = self._forward(at) or self._older(at)
                if ended:
                    return ended
                attribution = _attribution_end(self.lines, at)
                if attribution:
                    self.attributed = True
                    if not _is_quoted_at(self.lines, _next_filled(self.lines, attribution)):
                        return self._rest_is_quoted(at)
                    self.quoted += self.lines[at:attribution]
                    at = attribution
                    continue
            end = _quotation_end(self.lines, at) if _is_quoted(line) else at
            if end > at and (self.is_reply or self.attributed or end - at >= _LONG_QUOTATION):
                self.quoted += self.lines[at:end]
                at = end
                continue
            end = max(end, at + 1)
            self.own += self.lines[at:end]
            at = end
        return Pieces(_joined(self.own), _joined(self.quoted))

    def _forward(self, at: int) -> Pieces | None:
        """A line that says that a mail is forwarded."""
        if not mail_marks.FORWARDED.fullmatch(undressed(self.lines[at])):
            return None
        if self.is_reply and not self.is_forward and _joined(self.own):
            return self._rest_is_quoted(at)
        rest = _unquoted(self.lines[at + 1 :])
        block = _block(rest, _next_filled(rest, 0))
        return Pieces(_joined(rest[block.end :] if block else rest), header=block.fields if block else {})

    def _older(self, at: int) -> Pieces | None:
        """The line or the header that Outlook and its like set above a mail that is answered or forwarded."""
        rest: Sequence[str]
        if _is_original_mark(self.lines[at]):
            rest = _unquoted(self.lines[at + 1 :])
            block = _block(rest, _next_filled(rest, 0))
        elif (block := _block(self.lines, at)) and _is_whole(block.fields):
            rest = self.lines
        else:
            return None
        if block and Field.FROM in block.fields and (self.is_forward or not (_joined(self.own) or self.is_reply)):
            return Pieces(_joined(rest[block.end :]), header=block.fields)
        return self._rest_is_quoted(at)

    def _rest_is_quoted(self, at: int) -> Pieces:
        return Pieces(_joined(self.own), _joined([*self.quoted, *self.lines[at:]]))


# fewer lines may be arrows or bullets
_LONG_QUOTATION = 3
_LONGEST_LINE = 400
_QUOTED = re.compile(r"[ \t\u3000]{0,3}[>＞]")
_RULER = re.compile(r"[ \t]{0,3}[-_=*─━—―]{2}")


def _may_be_mark(line: str) -> bool:
    """Quick to tell for most lines, which are none."""
    return bool(_PERHAPS.match(line)) and len(line) <= _LONGEST_LINE


_PERHAPS = re.compile(
    r"\s{0,3}(?:[-_=*─━—―<\[【(+~#>＞]|[^:：]{1,24}[:：]|.{0,300}[:：]\s{0,3}$|.{0,300}(?:ました|メール|メッセージ)\s{0,3}[:：]?$"
    r"|on\b|am\b|le\b|el\b|\d{4}|begin forw|forwarded|以下|転送|ここから)",
    re.IGNORECASE,
)


def _is_original_mark(line: str) -> bool:
    return bool(_RULER.match(line)) and bool(mail_marks.ORIGINAL.fullmatch(undressed(line)))


def _attribution_end(lines: Sequence[str], at: int) -> int:
    """The line after "On … wrote:", which may run over three lines; 0 where there is none."""
    joined = ""
    for end in range(at, min(at + 3, len(lines))):
        if not lines[end].strip() or len(lines[end]) > _LONGEST_LINE:
            return 0
        joined = squeeze(unicodedata.normalize("NFKC", f"{joined} {_bare(lines[end])}"))
        if end == at and not mail_marks.ATTRIBUTION_BEGINS.match(joined):
            return 0
        if mail_marks.ATTRIBUTION_ENDS.search(joined) and mail_marks.ATTRIBUTION_HOLDS.search(joined):
            return end + 1
    return 0


def _bare(line: str) -> str:
    """Without the marks of a quotation, and without the stars and links that HTML leaves round names."""
    return line.strip(" \t\u3000>＞*-_")


def _is_quoted(line: str) -> bool:
    return bool(_QUOTED.match(line))


def _is_quoted_at(lines: Sequence[str], at: int) -> bool:
    return at < len(lines) and _is_quoted(lines[at])


def _quotation_end(lines: Sequence[str], at: int) -> int:
    """The line after the quoted ones; empty lines between them belong to them."""
    end = at
    while end < len(lines) and _is_quoted(lines[end]):
        end += 1
        after = _next_filled(lines, end)
        if after - end <= 2 and _is_quoted_at(lines, after):
            end = after
    return end


def _unquoted(lines: Sequence[str]) -> list[str]:
    """One level of "> " taken off, if most of the first filled lines have it."""
    filled = [line for line in lines[:_ENOUGH] if line.strip()]
    if sum(_is_quoted(line) for line in filled) * 2 <= len(filled):
        return list(lines)
    return [_ONE_LEVEL.sub("", line, count=1) for line in lines]


_ENOUGH = 40
_ONE_LEVEL = re.compile(r"^[ \t\u3000]{0,3}[>＞][ \u3000]?")


def _next_filled(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


def _joined(lines: Sequence[str]) -> str:
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip("\n \t\u3000")


_EMPTY_LINES = re.compile("\n{3,}")
_LABELLED = re.compile(r"[ \t\u3000>＞*・■●]{0,4}([^:：\n]{1,24}?)[ \u3000*]{0,3}[:：](.*)")
_MOST_LINES = 40


def _is_whole(fields: Header) -> bool:
    """Enough to be the header of a mail where no line above says so, and not details of an interview."""
    return len(fields) >= 3 and Field.FROM in fields and not {Field.DATE, Field.SUBJECT}.isdisjoint(fields)


def _block(lines: Sequence[str], at: int) -> _Block | None:
    """The labelled lines from `at` on; a value may go on in the next line."""
    fields: dict[Field, str] = {}
    last: Field | None = None
    end = at
    for number in range(at, min(at + _MOST_LINES, len(lines))):
        line = lines[number]
        label = _label(line)
        if label and label[0] not in fields:
            last, value = label
            fields[last] = value
        elif label or not line.strip():
            last = None
            if label or not _goes_on(lines, number, fields):
                break
            continue
        elif last and _is_continuation(line, last, fields[last]):
            fields[last] = f"{fields[last]} {line.strip()}".strip()
        else:
            break
        end = number + 1
    return _Block(fields, end) if fields else None


def _goes_on(lines: Sequence[str], empty: int, fields: Header) -> bool:
    """Is there another line of the header after an empty one?"""
    if empty + 1 >= len(lines) or not fields:
        return False
    label = _label(lines[empty + 1])
    return bool(label) and label is not None and label[0] not in fields


def _label(line: str) -> tuple[Field, str] | None:
    found = _LABELLED.match(line)
    if not found:
        return None
    name = mail_marks.LABELS.get(unicodedata.normalize("NFKC", found[1]).replace(" ", " ").strip(" *").lower())
    return (name, found[2].strip(" \t\u3000*")) if name else None


def _is_continuation(line: str, last: Field, value: str) -> bool:
    if not value or line[0] in " \t" or value[-1] in ",;<":
        return True
    return last in {Field.TO, Field.CC, Field.FROM} and "@" in line and len(line) < 200 and "。" not in line
