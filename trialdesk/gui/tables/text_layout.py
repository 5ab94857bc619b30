"""Literal text in a width: its lines, its height, the marks of a search."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout

if TYPE_CHECKING:  # costly to load, and only a search needs it
    from PySide6.QtGui import QTextCharFormat

CharacterSpans = tuple[tuple[int, int], ...]
LEADING = 1.2
_LINE_SEPARATOR = "\u2028"
_LAST_OF_FIRST_PLANE = "\uffff"


def lay_out(
    text: str, font: QFont, width: float, marks: list[QTextLayout.FormatRange] | None = None
) -> QTextLayout:
    """Break a text into lines no wider than ``width`` pixels."""
    layout = QTextLayout(text.replace("\n", _LINE_SEPARATOR), font)
    if marks:
        layout.setFormats(marks)
    if not _broken(layout, max(width, 1.0)):
        _let_words_break(layout)
        _broken(layout, max(width, 1.0))
    return layout


def line_step(font: QFont) -> float:
    """Return how far one line stands below the one before, in pixels."""
    return QFontMetricsF(font).height() * LEADING


def _let_words_break(layout: QTextLayout) -> None:
    from PySide6.QtGui import QTextOption

    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)


def _broken(layout: QTextLayout, width: float) -> bool:
    """Break between words; False when a word is wider than a line."""
    fits = True
    metrics = QFontMetricsF(layout.font())
    baseline, step = metrics.ascent(), line_step(layout.font())
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        # signs of another font make a line taller, not the text uneven
        line.setPosition(QPointF(0, baseline - line.ascent()))
        baseline += step
        fits = fits and line.naturalTextWidth() <= width
        line = layout.createLine()
    layout.endLayout()
    return fits


@lru_cache(maxsize=8192)
def _lines(text: str, description: str, width: int, bold: CharacterSpans) -> int:
    font = QFont()
    font.fromString(description)
    return lay_out(
        text, font, width, marked(text, bold, bold_format()) if bold else None
    ).lineCount()


def bold_format() -> "QTextCharFormat":
    from PySide6.QtGui import QTextCharFormat

    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    return look


def line_count(text: str, font: str, width: int, bold: CharacterSpans = ()) -> int:
    """Count the lines a text takes, some of it in bold; at least 1.

    ``font`` is as QFont words it.
    """
    return max(_lines(text, font, width, bold), 1)


def marked(
    text: str, spans: CharacterSpans, look: "QTextCharFormat"
) -> list[QTextLayout.FormatRange]:
    """Return the look of the spans of a text (in characters), counted as Qt counts."""
    ranges = []
    for start, end in in_qt_units(text, spans):
        mark = QTextLayout.FormatRange()
        mark.start, mark.length, mark.format = start, end - start, look
        ranges.append(mark)
    return ranges


def in_qt_units(text: str, spans: Iterable[tuple[int, int]]) -> CharacterSpans:
    """Count positions as Qt does, where characters beyond the first plane take two places."""
    if text.isascii() or max(text, default="") <= _LAST_OF_FIRST_PLANE:
        return tuple(spans)
    return tuple((_qt_length(text[:start]), _qt_length(text[:end])) for start, end in spans)


def _qt_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def hits(text: str, words: tuple[str, ...]) -> CharacterSpans:
    """Find where any of the words stands in a text, whatever the case."""
    sought = "|".join(re.escape(word) for word in words if word)
    if not sought:
        return ()
    return tuple(hit.span() for hit in re.finditer(sought, text, re.IGNORECASE))
