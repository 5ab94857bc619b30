"""The way into the window."""

import gc
import sys

from trialdesk.errors import TrialDeskError

_DEBIAN_PACKAGES = "libglib2.0-0 libgl1 libegl1 libfontconfig1 libxkbcommon0 libdbus-1-3"
_LOSES_REFERENCES, _COUNTS_NONE = "6.12.0", (3, 12)


def run(library_location: str | None, view: str | None = None) -> int:
    """Show the window on a library, or on the user's own; give the exit status.

    ``view`` names a module of ``gui.views``. Raises TrialDeskError where Qt cannot be loaded.
    """
    # nothing made before the first paint is garbage: collecting would only delay it
    gc.disable()
    require_qt()
    from trialdesk.gui.window.start import start

    return start(library_location, view)


def require_qt() -> None:
    """Make sure that Qt loads and is a version that works here."""
    try:
        import PySide6
        import PySide6.QtWidgets
    except ImportError as error:
        command = f"apt-get install {_DEBIAN_PACKAGES}"
        raise TrialDeskError("qt-missing", reason=str(error), command=command) from error
    _spare_sources()
    if PySide6.__version__ == _LOSES_REFERENCES and sys.version_info < _COUNTS_NONE:
        raise TrialDeskError("qt-crashes")


def _spare_sources() -> None:
    """Keep PySide from reading the source of each module imported, to know if it is named there.

    It asks because of its optional spellings, which nothing here uses; where it cannot be kept from
    it, the start is only slower.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None:
        vars(feature)["_mod_uses_pyside"] = lambda _module: True
