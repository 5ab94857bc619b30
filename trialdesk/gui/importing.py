"""Importing from the window: files in, report out, list refreshed."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trialdesk.gui.background import Background
from trialdesk.gui.session import Session
from trialdesk.presentation.translation import _
from trialdesk.progress import Progress
from trialdesk.settings import default_library

if TYPE_CHECKING:
    from trialdesk.operations.import_trials import ImportReport
    from trialdesk.storage.library import Library


class Importing:
    """Takes paths from dialogs and drops; without a library one is made first."""

    def __init__(self, session: Session, window: QWidget) -> None:
        self._session = session
        self._window = window
        self._waiting: tuple[Path, ...] = ()
        self._background = Background(session.workers, window)
        session.library_changed.connect(self._go_on)

    def ask_for_files(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        kinds = _("Records (*.json *.txt);;All files (*)")
        names, _kind = QFileDialog.getOpenFileNames(self._window, _("Import files"), "", kinds)
        self.take(tuple(map(Path, names)))

    def ask_for_folder(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        name = QFileDialog.getExistingDirectory(self._window, _("Import a folder"))
        self.take((Path(name),) if name else ())

    def take(self, paths: Sequence[Path]) -> None:
        """Import files and folders into the open library."""
        if not paths:
            return
        if self._session.library is None:
            self._waiting = tuple(paths)
            self._session.open(str(default_library()), create=True)
        elif not self._session.library.writable:
            self._session.noticed.emit(_("This library is open for reading only."))
        else:
            work = partial(_import, self._session.library, tuple(paths))
            self._background.run(work, self._report, self._session.refresh)

    def _go_on(self) -> None:
        if self._waiting and self._session.library is not None:
            paths, self._waiting = self._waiting, ()
            self.take(paths)

    def _report(self, report: "ImportReport") -> None:
        from trialdesk.gui.import_table import import_table
        from trialdesk.gui.widgets.report_dialog import ReportDialog

        self._session.refresh()
        ReportDialog(import_table(report), self._window).open()


def _import(library: "Library", paths: tuple[Path, ...], progress: Progress) -> "ImportReport":
    from trialdesk.operations.import_trials import import_files

    return import_files(library, paths, None, progress)
