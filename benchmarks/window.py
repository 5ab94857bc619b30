"""The real window as benchmarks use it: opened without a screen, waited for, timed."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QEventLoop, QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView

from trialdesk.gui.session.memory import Memory
from trialdesk.gui.session.preferences import Preferences
from trialdesk.gui.window.main_window import MainWindow
from trialdesk.gui.window.start import build_window
from trialdesk.presentation.tables import Table
from trialdesk.settings import Settings

SIZE = 1600, 900


def make_application() -> QApplication:
    """Make the Qt application, without a screen where no platform is chosen."""
    os.environ.update(screenless())
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    return app


def screenless() -> dict[str, str]:
    """Give the environment with Qt's platform without a screen, where none is chosen."""
    without = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    return {**without, **os.environ}


def open_window(app: QApplication, folder: Path, settings: Settings | None = None) -> MainWindow:
    """Open the window in a folder of its own, whatever the user has chosen."""
    kept = {name: str(folder) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    os.environ.update(kept)
    preferences = Preferences(settings or Settings(theme="light"))
    memory = Memory(folder / "window.json")
    window = build_window(app, preferences, memory)
    window.resize(*SIZE)
    window.show()
    return window


def open_library(window: MainWindow, location: str) -> None:
    window.context.session.open(location)
    settle(window)


def change(window: MainWindow, changed: Callable[[], object]) -> None:
    """Change the board and wait until no work runs and no event waits: all of it is painted."""
    changed()
    settle(window)


def settle(window: MainWindow) -> None:
    """Wait until no work runs and no event waits."""
    QApplication.processEvents()
    while window.context.workers.busy():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QApplication.processEvents()


class _Words(QAbstractTableModel):
    """The words of a table, nothing else."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table

    def rowCount(self, _parent: object = None) -> int:  # noqa: N802 - Qt's name
        return len(self._table.rows)

    def columnCount(self, _parent: object = None) -> int:  # noqa: N802 - Qt's name
        return len(self._table.columns)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # type: ignore[override] # Qt's stub knows no default
        shown = role == Qt.ItemDataRole.DisplayRole
        return self._table.rows[index.row()].cells[index.column()].text if shown else None


def paint_plain(table: Table) -> None:
    """Show and paint a plain Qt table of the same words."""
    model, view = _Words(table), QTableView()
    view.setModel(model)
    view.resize(*SIZE)
    view.show()
    QApplication.processEvents()
    view.close()
