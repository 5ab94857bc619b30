"""Navigation: one button a view."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from trialdesk.gui.actions import Action
from trialdesk.gui.look.icons import dress
from trialdesk.gui.look.plain import tip
from trialdesk.gui.look.theme import GRID
from trialdesk.presentation.wording.translation import _

_WIDTH = 20 * GRID


class Rail(QWidget):
    """Shows which view is open and opens another."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Views"))
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, GRID, 0, 0)
        self._column.setSpacing(0)
        self._column.addStrut(_WIDTH)
        self._column.addStretch(1)

    def add(self, action: Action, asked: QAction) -> None:
        """Add a button that triggers an action."""
        button = QToolButton()
        button.setText(action.text)
        button.setAccessibleName(action.text)
        button.setToolTip(tip(f"{action.text}  {action.shortcut}"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIconSize(QSize(5 * GRID, 5 * GRID))
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        dress(button, action.icon)
        button.clicked.connect(asked.trigger)
        self._group.addButton(button)
        self._buttons[action.id] = button
        self._column.insertWidget(self._column.count() - 1, button)

    def show_current(self, action: str) -> None:
        """Mark the button of the view that is open."""
        self._group.setExclusive(False)
        for name, button in self._buttons.items():
            button.setChecked(name == action)
        self._group.setExclusive(True)

    def focus_first(self) -> None:
        checked = self._group.checkedButton() or next(iter(self._buttons.values()))
        checked.setFocus(Qt.FocusReason.ShortcutFocusReason)
