"""Buttons the way TrialDesk makes them: named, with an icon that follows the theme."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QToolButton

from trialdesk.gui.look.icons import dress
from trialdesk.gui.look.plain import menu_text, tip
from trialdesk.presentation.wording.translation import _


class PushButton(QPushButton):
    """Answers to Enter as well as Space, in a window as in a dialog."""

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def tool_button(words: str, icon: str, pressed: Callable[[], object]) -> QToolButton:
    """Make a small button that shows an icon and says its words in the tip."""
    button = QToolButton()
    button.setAccessibleName(words)
    button.setToolTip(tip(words))
    dress(button, icon)
    button.clicked.connect(lambda *_: pressed())
    return button


def worded_tool(words: str, icon: str, pressed: Callable[[], object]) -> QToolButton:
    """Make a small button with an icon and words."""
    button = tool_button(words, icon, pressed)
    button.setText(menu_text(words))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button


def toggle(words: str, changed: Callable[[], object]) -> QToolButton:
    """Make a button that stays pressed."""
    button = QToolButton()
    button.setText(menu_text(words))
    button.setAccessibleName(words)
    button.setCheckable(True)
    button.clicked.connect(lambda *_: changed())
    return button


def push_button(words: str, pressed: Callable[[], object], *, primary: bool = False) -> QPushButton:
    button = PushButton(menu_text(words))
    button.setAccessibleName(words)
    button.setProperty("primary", primary)
    button.clicked.connect(lambda *_: pressed())
    return button


def answer_buttons(words: str, dialog: QDialog) -> QDialogButtonBox:
    """Make the buttons of a dialog: what it does, which Enter does too, and Cancel."""
    buttons = QDialogButtonBox()
    chosen = buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
    chosen.setDefault(True)
    chosen.setProperty("primary", True)  # noqa: FBT003 - Qt's signature
    buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons
