"""A calm bar for what the user should know and can act on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from trialdesk.gui.look.icons import dress, pixmap
from trialdesk.gui.look.plain import label, tip
from trialdesk.gui.look.theme import GRID, colours
from trialdesk.presentation.wording.translation import _


class NoticeBar(QWidget):
    """Stays until it is put away; a new notice replaces the last."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Notice"))
        self._sign = QLabel()
        self._words = label()
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QToolButton()
        close.setProperty("flat", True)  # noqa: FBT003 - Qt's signature
        dress(close, "close")
        close.setAccessibleName(_("Put the notice away"))
        close.setToolTip(tip(_("Put the notice away")))
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * GRID, GRID, 2 * GRID, GRID)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        row.addWidget(close)
        self.hide()

    def show_notice(self, text: str) -> None:
        self._sign.setPixmap(pixmap("warning", colours(self.palette()).warning))
        self._words.setText(text)
        self.setAccessibleDescription(text)
        self.show()

    def text(self) -> str:
        return self._words.text()
