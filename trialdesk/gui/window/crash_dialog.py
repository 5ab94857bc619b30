"""What is shown when TrialDesk itself is at fault."""

import traceback

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from trialdesk import __version__
from trialdesk.gui.controls.buttons import push_button
from trialdesk.gui.look.plain import label
from trialdesk.gui.look.theme import GRID
from trialdesk.presentation.wording.translation import _

_WIDTH, _HEIGHT = 160 * GRID, 90 * GRID


class CrashDialog(QDialog):
    """Says that this is a defect, shows the trace and copies it."""

    def __init__(self, error: BaseException, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("A defect in TrialDesk"))
        trace = "".join(traceback.format_exception(error))
        self.report = f"TrialDesk {__version__}\n{trace}"
        words = QPlainTextEdit(self.report)
        words.setReadOnly(True)
        words.setTabChangesFocus(True)
        words.setAccessibleName(_("Report of the defect"))
        explanation = _(
            "Something went wrong inside TrialDesk. What was stored is kept. Please send the "
            "report below to whoever looks after the program; it may quote trial records."
        )
        column = QVBoxLayout(self)
        column.addWidget(label(explanation))
        column.addWidget(words)
        column.addLayout(self._buttons())
        self.resize(_WIDTH, _HEIGHT)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(push_button(_("Copy the report"), self._copy))
        row.addStretch(1)
        row.addWidget(push_button(_("Go on"), self.accept, primary=True))
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
