"""Putting the window together: painted first, everything heavy after."""

import gc
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from trialdesk.errors import TrialDeskError
from trialdesk.gui.look.theme import apply_style
from trialdesk.gui.session.background import Workers
from trialdesk.gui.session.memory import Memory
from trialdesk.gui.session.preferences import Preferences, layout_file
from trialdesk.gui.session.session import Session
from trialdesk.gui.window.appearance import Look
from trialdesk.gui.window.main_window import MainWindow
from trialdesk.gui.window.preloading import load_ahead
from trialdesk.settings import default_library, load
from trialdesk.storage.lists.first_page import first_page


def start(location: str | None, view: str | None) -> int:
    """Run the program until its window is closed."""
    app = make_application()
    window = make_window(app)
    if location is None or location == str(default_library()):
        location = window.preferences.library()
    begin(window, location, view)
    window.show()
    return app.exec()


def make_application() -> QApplication:
    """Make the Qt application in the style TrialDesk looks the same with everywhere."""
    # naming the style here and not by setStyle() saves loading QStyle before the first paint
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setApplicationName("TrialDesk")
    return app


def make_window(app: QApplication) -> MainWindow:
    """Make the window without a library."""
    settings, complaint = load()
    preferences, memory = Preferences(settings), Memory(layout_file())
    look = Look(app, preferences, memory)
    window = MainWindow(Session(Workers(), preferences=preferences), look, preferences, memory)
    if complaint:
        from trialdesk.presentation.wording.failures import failure_words

        window.notice.tell(failure_words(complaint))
    apply_style(app)
    sys.excepthook = _Hook(window)
    return window


def begin(window: MainWindow, location: str | None, view: str | None) -> None:
    """Show a library's list at once and open it after the first paint."""
    if location is None:
        window.show_library_name()
        return
    if "://" not in location:
        with suppress(TrialDeskError):
            shown = first_page(Path(location))
            if shown is not None:
                window.session.show_first_page(location, shown)
    if view is not None:
        window.views.show_view(view)
    window.painted.connect(gc.enable)
    window.painted.connect(lambda: load_ahead(window))
    window.painted.connect(
        lambda: QTimer.singleShot(0, lambda: window.session.open(location, create=True))
    )


class _Hook:
    """Shows a defect instead of losing it."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        sys.__excepthook__(kind, error, trace)
        if isinstance(error, Exception):
            self._window.show_defect(error)
