"""Takes pictures of the main views on a library, light and dark, without showing them."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from trialdesk.gui.session.background import Workers
from trialdesk.gui.session.memory import Memory
from trialdesk.gui.session.preferences import Preferences
from trialdesk.gui.window.main_window import MainWindow
from trialdesk.gui.window.start import build_window
from trialdesk.operations.open_library import open_library
from trialdesk.settings import Settings, Theme

WIDTH, HEIGHT = 1600, 900
PATIENCE_SECONDS = 60
MOST_TRIALS = 6
VIEWS = ("library", "compare", "criteria", "dosing", "endpoints", "results", "sites", "checks")


def save_screenshots(library: Path, folder: Path) -> Iterator[Path]:
    """Save a PNG of each view in each theme; the library's trials are put on its board."""
    with open_library(library, writable=True) as opened:
        opened.save_board([summary.id for summary in opened.summaries()][:MOST_TRIALS])
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)  # noqa: S101 - Qt names only the base class
    app.setStyle("Fusion")
    for theme in ("light", "dark"):
        yield from _screenshots(app, library, folder, theme)


def _screenshots(app: QApplication, library: Path, folder: Path, theme: Theme) -> Iterator[Path]:
    with TemporaryDirectory() as private:
        window = _window(app, theme, Path(private) / "window.json")
        window.context.session.open(str(library))
        _finish(window.context.workers)
        for name in VIEWS:
            window.views.show_view(name)
            _finish(window.context.workers)
            picture = folder / f"{name}-{theme}.png"
            window.grab().save(str(picture))
            yield picture
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def _window(app: QApplication, theme: Theme, memory_file: Path) -> MainWindow:
    preferences, memory = Preferences(Settings(theme=theme)), Memory(memory_file)
    window = build_window(app, preferences, memory)
    window.resize(WIDTH, HEIGHT)
    window.show()
    return window


def _finish(workers: Workers) -> None:
    """Let all begun work arrive and be drawn."""
    limit = monotonic() + PATIENCE_SECONDS
    QApplication.processEvents()
    while workers.busy() and monotonic() < limit:
        QApplication.processEvents()
    QApplication.processEvents()
