"""Asks for paper and place of the brief, and says where it was written."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from trialdesk.gui.controls.buttons import push_button
from trialdesk.gui.look.plain import label
from trialdesk.gui.look.theme import GRID
from trialdesk.marking import N_
from trialdesk.presentation.wording.translation import _, translated

_PAPERS = ((N_("A4"), "a4"), (N_("Letter"), "letter"))
_WIDTH = 140 * GRID


class BriefDialog(QDialog):
    """Emits what is wanted; the caller writes the brief and calls back."""

    publish_wanted = Signal(object, str)

    def __init__(self, named: str, suggested: Path, paper: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Brief of the board"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self._written: Path | None = None
        self._build(named, suggested, paper)

    def _build(self, named: str, suggested: Path, paper: str) -> None:
        self._paper = QComboBox()
        self._paper.setAccessibleName(_("Paper"))
        for words, code in _PAPERS:
            self._paper.addItem(translated(words), code)
        self._paper.setCurrentIndex(self._paper.findData(paper))
        self._path = QLineEdit(str(suggested))
        self._path.setAccessibleName(_("File"))
        place = QHBoxLayout()
        place.addWidget(self._path, 1)
        place.addWidget(push_button(_("Choose…"), self._choose))
        form = QFormLayout()
        form.addRow(_("Trials"), label(named))
        form.addRow(_("Paper"), self._paper)
        form.addRow(_("File"), place)
        self._status = label(name="muted")
        self._progress = QProgressBar()
        self._progress.setAccessibleName(_("Progress"))
        self._progress.setTextVisible(False)
        self._progress.hide()
        column = QVBoxLayout(self)
        column.setSpacing(3 * GRID)
        column.addLayout(form)
        column.addWidget(self._progress)
        column.addWidget(self._status)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self._open_folder = push_button(_("Open folder"), self._show_folder)
        self._open_folder.hide()
        self._close = push_button(_("Cancel"), self.reject)
        self._make = push_button(_("Make brief"), self._publish, primary=True)
        self._make.setDefault(True)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self._open_folder, self._close, self._make):
            row.addWidget(button)
        return row

    def show_running(self) -> None:
        self._make.setEnabled(False)
        self._progress.setRange(0, 0)
        self._progress.show()
        self._status.setText(_("Making the brief…"))

    def show_written(self, path: Path) -> None:
        """Say where the brief is and offer its folder."""
        self._written = path
        self._progress.hide()
        self._status.setText(_("Written: {path}").format(path=path))
        self._make.setEnabled(True)
        self._open_folder.show()
        self._open_folder.setFocus()
        self._close.setText(_("Close"))
        self._close.setAccessibleName(_("Close"))

    def show_stopped(self, reason: str) -> None:
        self._progress.hide()
        self._make.setEnabled(True)
        self._status.setText(reason)

    def _choose(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Save the brief"), self._path.text(), _("PDF files (*.pdf)")
        )
        if chosen:
            self._path.setText(chosen)

    def _publish(self) -> None:
        self.publish_wanted.emit(Path(self._path.text()), str(self._paper.currentData()))

    def _show_folder(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))
