"""What stands where there is nothing to show: why, and what to do next."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trialdesk.gui.controls.buttons import push_button
from trialdesk.gui.look.plain import label
from trialdesk.gui.look.theme import GRID


class EmptyPage(QWidget):
    """A sentence and one button."""

    def __init__(self, words: str, action: str, pressed: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        text = label(words, name="muted")
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = push_button(action, pressed, primary=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8 * GRID, 0, 8 * GRID, 0)
        column.setSpacing(4 * GRID)
        column.addStretch(1)
        column.addWidget(text)
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
