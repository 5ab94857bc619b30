"""Importing from the window: what would be stored, then that in one go, and a report."""

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trialdesk.gui.session.background import Background
from trialdesk.gui.session.context import Context
from trialdesk.presentation.wording.numbers import count
from trialdesk.presentation.wording.steps import step_words
from trialdesk.presentation.wording.translation import _
from trialdesk.progress import Progress
from trialdesk.settings import default_library

if TYPE_CHECKING:
    from trialdesk.gui.files.report_dialog import ReportDialog
    from trialdesk.operations.importing.import_trials import ImportReport
    from trialdesk.storage.library import Library


class Importing:
    """Takes paths from dialogs and drops; without a library one is made first."""

    def __init__(self, context: Context, window: QWidget) -> None:
        self._session = context.session
        self._notices = context.notices
        self._window = window
        self._waiting: tuple[Path, ...] = ()
        self._background = Background(context.workers, window)
        context.session.changed.connect(self._go_on)

    def ask_for_files(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        kinds = _("Records (*.json *.ndjson *.xml *.csv *.tsv *.txt *.zip *.gz);;All files (*)")
        names, _kind = QFileDialog.getOpenFileNames(self._window, _("Import files"), "", kinds)
        self.take(tuple(map(Path, names)))

    def ask_for_folder(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        name = QFileDialog.getExistingDirectory(self._window, _("Import a folder"))
        self.take((Path(name),) if name else ())

    def take(self, paths: Sequence[Path]) -> None:
        """Look through files and folders and ask whether to store what is new in them."""
        if not paths:
            return
        if self._session.library is None:
            self._waiting = tuple(paths)
            self._session.open(str(default_library()), create=True)
        elif not self._session.library.writable:
            self._notices.notice.emit(_("This library is open for reading only."))
        else:
            work = partial(_preview, self._session.library, tuple(paths))
            self._background.run(work, partial(self._ask, tuple(paths)))

    def _go_on(self) -> None:
        if self._waiting and self._session.library is not None:
            paths, self._waiting = self._waiting, ()
            self.take(paths)

    def _ask(self, paths: tuple[Path, ...], preview: "ImportReport") -> None:
        """Show what the import would do; where it would do nothing, that is all."""
        wanted = preview.counts["new"] + preview.counts["changed"]
        if not wanted:
            self._show(preview, _("Nothing new to import"))
            return
        words = _("Import {number} records").format(number=count(wanted))
        dialog = self._dialog(preview, _("What the import would do"), words)
        dialog.going_on.connect(partial(self._import, paths))
        dialog.open()

    def _import(self, paths: tuple[Path, ...], as_of: str | None) -> None:
        library = self._session.library
        if library is not None:
            work = partial(_import, library, paths, as_of)
            self._background.run(work, self._report, self._stopped)

    def _stopped(self) -> None:
        self._notices.status.emit(
            _("Import stopped; the records stored before that are kept whole.")
        )
        self._session.refresh()

    def _report(self, report: "ImportReport") -> None:
        self._session.refresh()
        self._show(report, _("Import report"))

    def _show(self, report: "ImportReport", title: str) -> None:
        self._dialog(report, title).open()

    def _dialog(self, report: "ImportReport", title: str, go_on: str = "") -> "ReportDialog":
        from trialdesk.gui.files.import_table import import_table
        from trialdesk.gui.files.report_dialog import ReportDialog

        dialog = ReportDialog(import_table(report, title), self._window, go_on)
        dialog.save_wanted.connect(partial(self._save, report))
        return dialog

    def _save(self, report: "ImportReport", path: Path) -> None:
        """Write the report; as JSON where the name says so."""
        from trialdesk.operations.importing.import_report import import_csv, import_json

        is_json = path.suffix.lower() == ".json"
        text = (
            json.dumps(import_json(report), ensure_ascii=False) if is_json else import_csv(report)
        )
        try:
            path.write_text(text, "utf-8" if is_json else "utf-8-sig")
        except OSError as error:
            words = _("{path} cannot be written: {reason}. Choose another folder.")
            self._notices.notice.emit(words.format(path=path, reason=error.strerror))
        else:
            self._notices.status.emit(_("Report written: {path}").format(path=path))


def _preview(library: "Library", paths: tuple[Path, ...], progress: Progress) -> "ImportReport":
    from trialdesk.operations.importing.import_trials import preview_files

    return preview_files(library, paths, None, _counting(progress))


def _import(
    library: "Library", paths: tuple[Path, ...], as_of: str | None, progress: Progress
) -> "ImportReport":
    from trialdesk.operations.importing.import_trials import import_files

    return import_files(library, paths, as_of, _counting(progress))


def _counting(progress: Progress) -> Progress:
    """Say how many records are done; how far one file is, nobody knows."""
    records = 0

    def report(done: int, total: int | None, label: str) -> None:
        nonlocal records
        records += 1
        words = _("{number} records · {name}").format(number=count(records), name=step_words(label))
        progress(done, None if total == 1 else total, words)

    return report
