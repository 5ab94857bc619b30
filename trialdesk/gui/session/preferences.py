"""The user's settings, changed from the window and saved at once."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from trialdesk.errors import TrialDeskError
from trialdesk.settings import Settings, default_library, save, settings_folder


class Preferences:
    """Holds the settings; every change is written at once.

    Where it cannot be written, it holds until the window is closed, and ``report`` is told why.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.report: Callable[[TrialDeskError], object] | None = None

    def change(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of Settings
        """Change and save; raises TrialDeskError where nothing was said to take it."""
        self.settings = replace(self.settings, **changes)
        try:
            save(self.settings)
        except TrialDeskError as error:
            if self.report is None:
                raise
            self.report(error)

    def library(self) -> str | None:
        """Return the library to open at the start; None when there is none yet."""
        chosen = self.settings.library
        if chosen and ("://" in chosen or Path(chosen).exists()):
            return chosen
        return str(default_library()) if default_library().exists() else None


def sample_library() -> Path:
    """Return the place of the sample library; it need not exist yet."""
    return default_library().with_name("sample.db")


def layout_file() -> Path:
    """Return the file in which the window remembers how it was left."""
    return settings_folder() / "window.json"
