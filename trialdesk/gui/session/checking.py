"""The record checks of the board, run once for all that shows them."""

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from trialdesk.gui.session.background import Background, Workers
from trialdesk.gui.session.library_session import LibrarySession
from trialdesk.gui.session.workspace import Workspace
from trialdesk.progress import Progress
from trialdesk.settings import cache_folder

if TYPE_CHECKING:  # rules and trials are wanted when a board is checked, not before
    from trialdesk.checks.finding import Finding
    from trialdesk.domain.trial import Trial
    from trialdesk.storage.library import Library

_AFTER_PAINTING = 300  # ms; what the user looks at goes first


class Checked(NamedTuple):
    """The trials of a board and what was found in their records."""

    trials: "tuple[Trial, ...]" = ()
    findings: "tuple[Finding, ...]" = ()


class Checking(QObject):
    """Checks the board after each change of it; ``checked`` is None until that is done."""

    changed = Signal()

    def __init__(self, session: LibrarySession, workspace: Workspace, workers: Workers) -> None:
        super().__init__()
        self.checked: Checked | None = None
        self._session = session
        self._workspace = workspace
        self._is_due = False
        self._running = Background(workers, self)
        self._starting = QTimer(self, singleShot=True, interval=_AFTER_PAINTING)
        self._starting.timeout.connect(self.check)
        workspace.board_changed.connect(self._wait)
        workspace.places_changed.connect(self._wait)

    def findings(self) -> "tuple[Finding, ...]":
        """Return the findings so far."""
        return self.checked.findings if self.checked else ()

    def check(self) -> None:
        """Check the board now, unless that is done or under way."""
        library, board = self._session.library, self._workspace.board
        if self._is_due and library is not None and board:
            self._is_due = False
            self._starting.stop()
            self._running.run(partial(_checked, library, board), self.show)

    def _wait(self, *_changed: object) -> None:
        self._running.drop()
        self.show(None)
        self._is_due = True
        self._starting.start()

    def show(self, checked: Checked | None) -> None:
        """Hand the outcome to all that show it; None while there is none."""
        self.checked = checked
        self.changed.emit()


def _checked(library: "Library", board: tuple[str, ...], _progress: Progress) -> Checked:
    from trialdesk.geography.places.gazetteer import open_gazetteer
    from trialdesk.operations.analyse import check_records

    with open_gazetteer(cache_folder()) as gazetteer:
        return Checked(*check_records(library, board, gazetteer))
