"""The appearance the user chose."""

from PySide6.QtWidgets import QApplication

from trialdesk.gui.look.icons import redress
from trialdesk.gui.look.theme import apply, apply_style, reset_types
from trialdesk.gui.session.memory import Memory
from trialdesk.gui.session.preferences import Preferences

_ZOOM = "look/zoom"


class Appearance:
    """Dresses the program as chosen and follows the system where that was chosen."""

    def __init__(self, app: QApplication, preferences: Preferences, memory: Memory) -> None:
        self._app = app
        self._preferences = preferences
        self._memory = memory
        app.styleHints().colorSchemeChanged.connect(self.refresh)
        self._dress()

    def choose_scheme(self, scheme: str) -> None:
        """Choose "system", "light" or "dark"."""
        self._preferences.change(theme=scheme)
        self.refresh()

    def choose_zoom(self, zoom: str) -> None:
        """Choose one of theme.ZOOMS."""
        self._memory.keep_word(_ZOOM, zoom)
        self.refresh()

    def refresh(self) -> None:
        """Dress every window there is."""
        self._dress()
        apply_style(self._app)
        for window in self._app.topLevelWidgets():
            redress(window)
            reset_types(window)

    def _dress(self) -> None:
        zoom = self._memory.word(_ZOOM, "normal")
        apply(self._app, self._preferences.settings.theme, zoom)
