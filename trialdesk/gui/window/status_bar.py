"""The right end of the status bar: what the record checks found, and running work."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QWidget

from trialdesk.gui.look.icons import dress
from trialdesk.gui.look.plain import label, tip
from trialdesk.gui.look.theme import GRID
from trialdesk.gui.session.background import Job, Workers
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


class WorkStatus(QWidget):
    """Shows the work that reported last; nothing while nothing runs."""

    def __init__(self, workers: Workers) -> None:
        super().__init__()
        self._job: Job | None = None
        self._words = label(name="muted")
        self._words.setWordWrap(False)
        self._bar = QProgressBar()
        self._bar.setFixedWidth(40 * GRID)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress"))
        cancel = QToolButton()
        dress(cancel, "close")
        cancel.setAccessibleName(_("Cancel the running work"))
        cancel.setToolTip(tip(_("Cancel the running work")))
        cancel.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self._words, self._bar, cancel):
            row.addWidget(widget)
        workers.progressed.connect(self._show_progress)
        workers.ended.connect(self._hide_progress)
        self.hide()

    def _show_progress(self, job: Job, done: int, total: int | None, words: str) -> None:
        if job.cancelled.is_set():
            return
        self._job = job
        self._words.setText(f"{words} {done}/{total}" if total else words)
        self._bar.setRange(0, total or 0)
        self._bar.setValue(done)
        self.show()

    def _hide_progress(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self.hide()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancelled.set()
            self._words.setText(_("Cancelling…"))
