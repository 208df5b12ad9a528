"""HTML as the reader of a mail sees it, line by line; older mails in it are marked with "> ".

lxml reports what it meets, tag by tag, so that no tree is built and no depth of nesting can hurt; the parser of Python's
own library (3.11) takes quadratic time over comments that do not end, and selectolax 1.0 over tags that do not.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from rechallenge_cli.intake import mail_marks
from rechallenge_cli.intake.lines import undressed

_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "pre", "hr", "table"})
_BLOCKS = _PARAGRAPHS | frozenset(
    {
        *("html", "body", "div", "tr", "tbody", "thead", "tfoot", "caption", "li", "dt", "dd", "section", "article"),
        *("header", "footer", "main", "nav", "aside", "address", "center", "form", "fieldset", "figure", "figcaption"),
    }
)
_NOT_TEXT = frozenset(
    {"style", "script", "title", "template", "svg", "math", "object", "select", "textarea", "audio", "video", "map"}
)
_CELLS = frozenset({"td", "th"})
_KEPT_LINKS = ("http://", "https://", "mailto:")
_BLANKS = re.compile(r"[ \t\r\n\f]+")

_LONGEST_SOURCE = 2_000_000
_LONGEST_STYLE = 2_000
_LONGEST_SHEET = 20_000
_DEEPEST_QUOTE = 20


@dataclass(frozen=True, slots=True)
class Page:
    """The visible text of an HTML mail, and where its links lead."""

    text: str
    links: tuple[str, ...]


def read_html(source: str) -> Page:
    """What is to be seen of it; all of it when a mistake in the styles would hide everything."""
    page = _read(source, everything=False)
    return page if page.text.strip() else _read(source, everything=True)


def _read(source: str, *, everything: bool) -> Page:
    reader = _Reader(everything)
    parser = etree.HTMLParser(target=reader, encoding="utf-8", huge_tree=True)
    try:
        # one element at least, or lxml complains of an empty document
        etree.fromstring(b"<html><body>" + source[:_LONGEST_SOURCE].encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        reader.close()
    return Page(reader.text(), tuple(reader.links))


@dataclass(slots=True)
class _Element:
    """An element that is open, and what holds for the text in it."""

    tag: str
    hidden: bool
    no_size: bool
    verbatim: bool
    quotes_from: int | None


@dataclass(slots=True)
class _Line:
    text: str
    quoted: int = 0


_OUTSIDE = _Element("", hidden=False, no_size=False, verbatim=False, quotes_from=None)


@dataclass(slots=True)
class _Reader:
    """What lxml calls while it reads: text is gathered into lines, and a block begins a new one."""

    everything: bool
    links: dict[str, None] = field(default_factory=dict)
    _open: list[_Element] = field(default_factory=list)
    _lines: list[_Line] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _bullet: str = ""
    _quotes: int = 0
    _hidden_classes: set[str] = field(default_factory=set)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        outer = self._open[-1] if self._open else _OUTSIDE
        element = self._element(tag, attributes, outer)
        self._open.append(element)
        if element.hidden:
            return
        if tag in _BLOCKS:
            self._new_line(blank=tag in _PARAGRAPHS)
        elif tag == "br":
            self._break()
        elif tag in _CELLS:
            self._add(" ")
        elif tag == "a":
            self._keep_link(attributes.get("href", ""))
        if tag == "li":
            self._bullet = "- "
        element.quotes_from = self._begin_quote(tag, attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        element = self._open.pop() if self._open else _OUTSIDE
        if element.hidden:
            return
        if tag in _BLOCKS:
            self._new_line(blank=tag in _PARAGRAPHS)
        if tag == "li":
            self._bullet = ""
        if element.quotes_from is not None:
            self._end_quote(element.quotes_from)

    def data(self, text: str) -> None:
        """Text between tags."""
        element = self._open[-1] if self._open else _OUTSIDE
        if element.tag == "style":
            self._hidden_classes |= _hidden_classes(text[:_LONGEST_SHEET])
        if element.hidden or (element.no_size and not self.everything):
            return
        if not element.verbatim:
            self._add(_BLANKS.sub(" ", text))
            return
        first, *others = text.replace("\r\n", "\n").split("\n")
        self._pieces.append(first)
        for other in others:
            self._break()
            self._pieces.append(other)

    def close(self) -> None:
        """The document ends."""
        self._new_line(blank=False)

    def text(self) -> str:
        """The lines gathered."""
        return "\n".join("> " * line.quoted + line.text for line in self._lines)

    def _element(self, tag: str, attributes: Mapping[str, str], outer: _Element) -> _Element:
        if not attributes:
            hidden = outer.hidden or tag in _NOT_TEXT
            return _Element(tag, hidden, outer.no_size, outer.verbatim or tag == "pre", None)
        style = _style(attributes.get("style", "")[:_LONGEST_STYLE])
        unseen = style.hides or "hidden" in attributes or self._is_hidden_by_class(attributes)
        return _Element(
            tag,
            hidden=outer.hidden or tag in _NOT_TEXT or (unseen and not self.everything),
            no_size=outer.no_size if style.no_size is None else style.no_size,
            verbatim=tag == "pre" or (outer.verbatim if style.verbatim is None else style.verbatim),
            quotes_from=None,
        )

    def _is_hidden_by_class(self, attributes: Mapping[str, str]) -> bool:
        return bool(self._hidden_classes) and not self._hidden_classes.isdisjoint(attributes.get("class", "").split())

    def _keep_link(self, address: str) -> None:
        address = address.strip()
        if address.lower().startswith(_KEPT_LINKS):
            self.links[address] = None

    def _add(self, text: str) -> None:
        """A piece of the line that is being gathered; blanks at its beginning are not seen."""
        self._pieces.append(text if self._pieces else text.lstrip(" "))

    def _break(self) -> None:
        """What was gathered becomes a line, be it an empty one."""
        self._lines.append(_Line(self._bullet + "".join(self._pieces)))
        self._pieces.clear()
        self._bullet = ""

    def _new_line(self, *, blank: bool) -> None:
        """What was gathered becomes a line if it is any; before and after a paragraph there is an empty one."""
        if any(piece.strip() for piece in self._pieces):
            self._break()
        else:
            self._pieces.clear()
        if blank and not self._bullet and self._lines and self._lines[-1].text:
            self._lines.append(_Line(""))

    def _begin_quote(self, tag: str, attributes: Mapping[str, str]) -> int | None:
        if self._quotes >= _DEEPEST_QUOTE or not _is_quoting(tag, attributes):
            return None
        self._quotes += 1
        self._new_line(blank=False)
        return len(self._lines)

    def _end_quote(self, start: int) -> None:
        """Marks the lines of an older mail, unless it is one that is being forwarded."""
        self._quotes -= 1
        self._new_line(blank=False)
        first = next((line.text for line in self._lines[start:] if line.text.strip()), "")
        if mail_marks.FORWARDED.fullmatch(undressed(first)):
            return
        for line in self._lines[start:]:
            line.quoted += 1


def _is_quoting(tag: str, attributes: Mapping[str, str]) -> bool:
    classes = attributes.get("class", "").split()
    if tag == "blockquote" and (attributes.get("type") == "cite" or not mail_marks.CITING_CLASSES.isdisjoint(classes)):
        return True
    return bool(classes) and not mail_marks.QUOTING_CLASSES.isdisjoint(classes)


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says of the text in its element; None where it says nothing."""

    hides: bool = False
    no_size: bool | None = None
    verbatim: bool | None = None


@lru_cache(maxsize=1024)
def _style(source: str) -> _Style:
    if not source:
        return _Style()
    values = _declarations(source)
    size, space = values.get("font-size"), values.get("white-space")
    return _Style(
        _hides(values),
        None if size is None else bool(mail_marks.LETTERS_OF_NO_SIZE.fullmatch(size)),
        None if space is None else space.startswith("pre"),
    )


def _declarations(source: str) -> dict[str, str]:
    pairs = (each.split(":", 1) for each in source.lower().split(";") if ":" in each)
    return {name.strip(): value.replace("!important", "").strip() for name, value in pairs}


def _hides(values: Mapping[str, str]) -> bool:
    return any(
        all(name in values and re.fullmatch(value, values[name]) for name, value in rule.items())
        for rule in mail_marks.HIDING
    )


_RULE = re.compile(r"([^{}@]{1,500})\{([^{}]*)\}")
_CONDITIONS = re.compile(r"@[^{}@;]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")


@lru_cache(maxsize=64)
def _hidden_classes(sheet: str) -> frozenset[str]:
    """Classes that a style sheet hides everywhere, not only on small screens or in print."""
    if "{" not in sheet:
        return frozenset()
    selectors = (found[1] for found in _RULE.finditer(_CONDITIONS.sub("", sheet)) if _hides(_declarations(found[2])))
    names = (name.strip() for selector in selectors for name in selector.split(","))
    return frozenset(name[1:] for name in names if re.fullmatch(r"\.[\w-]+", name))
