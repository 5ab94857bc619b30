"""Texts of registries that hold markup of web pages, made plain words."""

import html
import re

_LINE = re.compile(r"<\s?/?\s?(?:br|p|div|tr|h[1-6]|ul|ol)\b[^<>]{0,200}>", re.IGNORECASE)
_ITEM = re.compile(r"<\s?li\b[^<>]{0,200}>", re.IGNORECASE)
_TAG = re.compile(
    r"<\s?/?\s?(?:li|span|b|i|u|em|strong|sup|sub|table|tbody|td|th|font|a)\b[^<>]{0,300}>",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"[ \t\u00a0]+")
_MANY_LINES = re.compile(r"\n\s*\n\s*")


def plain_words(text: str) -> str:
    """Return the words without tags and entities; an inequality sign stays."""
    lines = _TAG.sub("", _ITEM.sub("\n* ", _LINE.sub("\n", text)))
    plain = _BLANKS.sub(" ", html.unescape(lines))
    return _MANY_LINES.sub("\n\n", "\n".join(line.strip() for line in plain.split("\n"))).strip()
