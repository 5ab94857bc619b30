"""What a view needs first and is slow to load, loaded while nobody waits for it."""

from PySide6.QtCore import QObject, QTimer

from trialdesk.gui.session.background import Background, Workers
from trialdesk.progress import Progress

_AFTER_MS = 2000


def preload(workers: Workers, window: QObject) -> None:
    """Load what the map takes, two seconds after the window was painted."""
    loading = Background(workers, window)
    QTimer.singleShot(_AFTER_MS, window, lambda: loading.run(_load_map, lambda _done: None))


def _load_map(_progress: Progress) -> None:
    import trialdesk.operations.sites
    import trialdesk.presentation.sites.site_map  # noqa: F401 - loaded for who comes later
    from trialdesk.geography.map.sheet import sheet
    from trialdesk.gui.map.place_chooser import known_places

    known_places()
    sheet("china")
