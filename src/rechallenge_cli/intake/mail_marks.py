"""The words by which mail programs mark what they quote and forward, as tables.

Lines are compared after NFKC (so that ： is : and ＞ is >) and without the dashes and asterisks around them.
"""

import re
from collections.abc import Mapping
from enum import StrEnum


class Field(StrEnum):
    """What a line of the small header above a forwarded or quoted mail tells."""

    FROM = "from"
    DATE = "date"
    TO = "to"
    CC = "cc"
    SUBJECT = "subject"
    REPLY_TO = "reply-to"


LABELS: Mapping[str, Field] = {
    label: field
    for field, labels in {
        Field.FROM: ("from", "sender", "差出人", "送信者", "送信元", "発信者", "von", "de", "expéditeur", "remitente"),
        Field.DATE: (
            *("date", "sent", "date sent", "received", "日付", "日時", "送信日時", "送信日", "受信日時", "受信日"),
            *("datum", "gesendet", "date d'envoi", "envoyé", "fecha", "enviado"),
        ),
        Field.TO: ("to", "recipient", "宛先", "宛て先", "受信者", "送信先", "an", "à", "destinataire", "para"),
        Field.CC: ("cc", "bcc", "copie à", "kopie"),
        Field.SUBJECT: ("subject", "件名", "題名", "表題", "標題", "betreff", "objet", "sujet", "asunto"),
        Field.REPLY_TO: ("reply-to", "reply to", "返信先", "antwort an", "répondre à"),
    }.items()
    for label in labels
}
"""How the lines of such a header begin, before their colon."""

FORWARDED = re.compile(
    r"forwarded message|begin forwarded message|(?:original )?message forwarded|forwarded by .{1,100}"
    r"|forwarded from .{1,100}|start of forwarded message"
    r"|転送(?:された)?(?:メッセージ|メール)|転送(?:開始|ここから|元メール)|ここから転送(?:メール)?|以下[、,]?転送(?:メール|メッセージ)?(?:です)?"
    r"|weitergeleitete nachricht|message transf[ée]r[ée]|mensaje reenviado",
    re.IGNORECASE,
)
"""A line that stands above a forwarded mail, nothing else in it."""

ORIGINAL = re.compile(
    r"original (?:message|mail|e-mail|appointment)|(?:元の|オリジナル|原)(?:メッセージ|メール)|元メール|original"
    r"|ursprüngliche nachricht|message d'origine|mensaje original",
    re.IGNORECASE,
)
"""A line that stands above a quoted mail, be it answered or forwarded; only with dashes round it."""

ATTRIBUTION_BEGINS = re.compile(
    r"on\b|at\b|am\b|le\b|el\b|\d{4}\s?[年/.-]|\d{1,2}[/.]\d|(?:令和|平成)|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b"
    r"|.{0,60}(?:さん|様|氏)?\s?(?:は|が|から|より)(?:の)?\s?(?:書|メール|\d{4}\s?年)|.{0,60}<[^<>\s]{1,120}>",
    re.IGNORECASE,
)
ATTRIBUTION_ENDS = re.compile(
    r"(?:wrote|writes|said|schrieb(?: .{1,80})?|a écrit|escribió)\s?:$"
    r"|(?:書きました|書き込みました|書いています|送信しました|のメール|のメッセージ|からのメール)\s?:?$"
    r"|<\s?[^<>\s]{1,120}@[^<>\s]{1,120}>\s?(?:のメール)?:$|[(\[][^()\[\]\s]{1,120}@[^()\[\]\s]{1,120}[)\]]\s?:$"
    r"|(?:さん|様)\s?:$",
    re.IGNORECASE,
)
ATTRIBUTION_HOLDS = re.compile(r"\d{1,4}\s?[年/.,:-]|\d{1,2}\s?[月日]|\d(?:st|nd|rd|th)\b|@|さん|様")
"""The line above a quotation says when and who; it may run over three lines."""

FORWARD_PREFIX = re.compile(r"\s*[\[(（【]?(?:fwd?|fw|転送|wg|tr|rv)(?:\[\d+\])?\s?[:：\])）】]\s*", re.IGNORECASE)
REPLY_PREFIX = re.compile(r"\s*[\[(（【]?(?:re|返信|aw|sv|antw)(?:[\[(]?\d+[\])]?)?\s?[:：\])）】]\s*", re.IGNORECASE)

NOT_THE_TEXT = re.compile(
    r"(?:view|see|read|open|display)[\w\s',-]{0,60}\b(?:html|browser|web|online)\b"
    r"|(?:e-?mail|client|reader|program|message)[\w\s',-]{0,60}\b(?:html|rich text)\b"
    r"|\bhtml (?:e-?mail|message|version|format|only|part)\b"
    r"|HTML\s?(?:形式|メール|版|表示|対応|パート)|ブラウザ(?:ー)?で(?:ご覧|表示|開)|(?:表示|ご覧)(?:されない|になれない|いただけない)(?:場合|方)",
    re.IGNORECASE,
)
"""A text part that only says where the real mail can be read; it counts only in a short one."""

_NOUGHT = r"[+-]?0*\.?0*(?:px|pt|em|rem|%|vh)?"
HIDING: tuple[Mapping[str, str], ...] = (
    {"display": "none"},
    {"visibility": "hidden|collapse"},
    {"opacity": r"0*\.?0*"},
    {"max-height": _NOUGHT, "overflow": "hidden"},
    {"max-width": _NOUGHT, "overflow": "hidden"},
    {"height": _NOUGHT, "overflow": "hidden"},
    {"width": _NOUGHT, "overflow": "hidden"},
    {"text-indent": r"-\d{3,}.*"},
)
"""Properties of a style that together keep an element from being seen, each with its value."""

LETTERS_OF_NO_SIZE = re.compile(_NOUGHT)
"""Unseen as well, unless an element within makes its own letters larger."""

QUOTING_CLASSES = frozenset({"gmail_attr", "moz-cite-prefix", "yahoo_quoted", "protonmail_quote", "tutanota_quote"})
"""Classes of elements that hold older mails or the line above them."""

CITING_CLASSES = frozenset({"gmail_quote"})
"""The same, but only on a blockquote."""
