"""Running work in the status bar: how far it is, and a way to stop it."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QWidget

from trialdesk.gui.look.icons import dress
from trialdesk.gui.look.plain import label, tip
from trialdesk.gui.look.theme import GRID
from trialdesk.gui.session.background import Job, Workers
from trialdesk.presentation.wording.translation import _


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
