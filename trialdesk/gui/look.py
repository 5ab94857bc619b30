"""The appearance the user chose, remembered."""

from PySide6.QtWidgets import QApplication

from trialdesk.gui.icons import redress
from trialdesk.gui.memory import Memory
from trialdesk.gui.theme import apply

_SCHEME, _ZOOM = "look/scheme", "look/zoom"


class Look:
    """Dresses the program as chosen and follows the system where that was chosen."""

    def __init__(self, app: QApplication, memory: Memory) -> None:
        self._app = app
        self._memory = memory
        app.styleHints().colorSchemeChanged.connect(self.refresh)
        self.refresh()

    def choose_scheme(self, scheme: str) -> None:
        """Choose "system", "light" or "dark"."""
        self._memory.keep_word(_SCHEME, scheme)
        self.refresh()

    def choose_zoom(self, zoom: str) -> None:
        """Choose one of theme.ZOOMS."""
        self._memory.keep_word(_ZOOM, zoom)
        self.refresh()

    def refresh(self) -> None:
        scheme = self._memory.word(_SCHEME, "system")
        apply(self._app, scheme, self._memory.word(_ZOOM, "normal"))
        for window in self._app.topLevelWidgets():
            redress(window)
