"""Which library is open, and what it lists first."""

from collections.abc import Mapping
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trialdesk.domain.summary import TrialSummary
from trialdesk.gui.session.background import Background, Workers
from trialdesk.gui.session.notices import Notices
from trialdesk.gui.session.opening import (
    OpenedLibrary,
    open_for_window,
    read_first_page,
    sample_for_window,
)
from trialdesk.storage.lists.first_page import FirstPage

if TYPE_CHECKING:
    from trialdesk.storage.library import Library


class LibrarySession(QObject):
    """Opens, lists anew and closes the library; ``library`` is None while none is open.

    ``changed``: another library or another list of it. ``opened`` carries an OpenedLibrary;
    ``lost``: it could not be opened; ``closing`` carries the library just before it is closed.
    """

    changed = Signal()
    opened = Signal(object)
    refreshed = Signal()
    lost = Signal()
    closing = Signal(object)

    def __init__(self, workers: Workers, notices: Notices) -> None:
        super().__init__()
        self.library: Library | None = None
        self.location: str | None = None
        self.newest: Mapping[int, TrialSummary] = {}
        self.count: int | None = None
        self._workers = workers
        self._notices = notices
        self._opening = Background(workers, self)

    def preview(self, location: str, first_page: FirstPage) -> None:
        """Show what a library lists first before it is open."""
        self.location = location
        self._list(first_page)

    def open(self, location: str, *, create: bool = False) -> None:
        """Open a library in place of the present one."""
        self.close()
        self.location = location
        work = partial(open_for_window, location, create)
        self._opening.run(work, self._take, self._lose, _close_untaken)

    def open_sample(self, path: Path) -> None:
        """Open the sample library kept at a path; it is written on first use."""
        self._opening.run(partial(sample_for_window, path), self.open)

    def refresh(self) -> None:
        """Read the list again, after an import."""
        if self.library is not None:
            self._opening.run(partial(read_first_page, self.library), self._relist)

    def close(self) -> None:
        """End all work and close the library; who keeps anything in it saves it before."""
        library, self.library = self.library, None
        self._workers.wait()
        if library is not None:
            with closing(library):
                self.closing.emit(library)

    def _take(self, opened: OpenedLibrary) -> None:
        self.library = opened.library
        self._list(opened.first_page)
        self.opened.emit(opened)
        if opened.notice:
            self._notices.notice.emit(opened.notice)

    def _lose(self) -> None:
        self.location, self.newest, self.count = None, {}, None
        self.changed.emit()
        self.lost.emit()

    def _relist(self, first_page: FirstPage) -> None:
        self._list(first_page)
        self.refreshed.emit()

    def _list(self, first_page: FirstPage) -> None:
        self.newest, self.count = first_page.newest, first_page.count
        self.changed.emit()


def _close_untaken(opened: OpenedLibrary) -> None:
    opened.library.close()
