"""Putting the window together: painted first, everything heavy after."""

import gc
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from trialdesk.errors import TrialDeskError
from trialdesk.gui.look.theme import apply_style
from trialdesk.gui.session.context import make_context
from trialdesk.gui.session.memory import Memory
from trialdesk.gui.session.preferences import Preferences, layout_file
from trialdesk.gui.window.appearance import Appearance
from trialdesk.gui.window.main_window import MainWindow
from trialdesk.gui.window.preloading import preload
from trialdesk.settings import default_library, load
from trialdesk.storage.lists.first_page import first_page


def start(location: str | None, view: str | None) -> int:
    """Run the program until its window is closed."""
    app = make_application()
    window = make_window(app)
    if location is None or location == str(default_library()):
        location = window.context.preferences.library()
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
    window = build_window(app, Preferences(settings), Memory(layout_file()))
    if complaint:
        from trialdesk.presentation.wording.failures import failure_words

        window.notice.show_notice(failure_words(complaint))
    sys.excepthook = _Hook(window)
    return window


def build_window(
    app: QApplication,
    preferences: Preferences,
    memory: Memory,
    today: Callable[[], date] = date.today,
) -> MainWindow:
    """Build a window without a library, dressed as these settings say."""
    appearance = Appearance(app, preferences, memory)
    window = MainWindow(make_context(preferences, memory, today), appearance)
    apply_style(app)  # last: styling each part while it is built takes longer
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
                window.context.session.preview(location, shown)
    if view is not None:
        window.views.show_view(view)
    window.painted.connect(gc.enable)
    window.painted.connect(lambda: preload(window.context.workers, window))
    window.painted.connect(
        lambda: QTimer.singleShot(0, lambda: window.context.session.open(location, create=True))
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
