"""Text of records on screen: always literal, never read as markup."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trialdesk.gui.look.theme import GRID, set_type


def label(text: str = "", *, name: str = "", size: str = "") -> QLabel:
    """Make a label that wraps and shows its text literally.

    ``name`` chooses its colour in the style sheet, ``size`` its type: small, bold or heading.
    """
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setObjectName(name)
    if size:
        set_type(made, size)
    return made


def footnote(text: str) -> QLabel:
    """Make a small quiet label to stand below a table."""
    made = label(text, name="muted", size="small")
    made.setContentsMargins(3 * GRID, GRID, 3 * GRID, GRID)
    return made


def tip(text: str) -> str:
    """Escape a text for a tool tip: Qt would otherwise guess whether it is markup."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<p style="white-space: pre-wrap">{escaped}</p>' if text else ""


def menu_text(text: str) -> str:
    """Keep an ampersand of a record from becoming a shortcut mark."""
    return text.replace("&", "&&")


class ElidedLabel(QWidget):
    """One line of text, shortened with an ellipsis where it does not fit; the tip has it whole."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        self._text = text
        self.setToolTip(tip(text))
        self.setAccessibleName(text)
        self.update()

    def text(self) -> str:
        return self._text

    # Qt

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text), metrics.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        line = " ".join(self._text.split())
        shown = self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), _LINE, shown)
        painter.end()


_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
