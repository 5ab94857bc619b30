"""How much the record checks found on the board, in the status bar."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from trialdesk.gui.look.plain import tip
from trialdesk.gui.session.checking import Checking
from trialdesk.presentation.checks.remarks import finding_count
from trialdesk.presentation.wording.translation import _


class CheckCount(QToolButton):
    """Counts the findings by weight and leads to them; hidden until the board is checked."""

    def __init__(self, checking: Checking, to_checks: Callable[[], object]) -> None:
        super().__init__()
        self._checking = checking
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setToolTip(tip(_("Show what in the records cannot be right (Alt+8)")))
        self.clicked.connect(to_checks)
        checking.changed.connect(self._show_count)
        self._show_count()

    def _show_count(self) -> None:
        checked = self._checking.checked
        words = finding_count(checked.findings) if checked else ""
        self.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))
