"""What the user makes of the library: board, corrections, undo."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trialdesk.domain.summary import TrialSummary
from trialdesk.domain.workspace.correction import Corrections
from trialdesk.errors import TrialDeskError
from trialdesk.gui.session.background import Background, Workers
from trialdesk.gui.session.library_session import LibrarySession
from trialdesk.gui.session.notices import Notices
from trialdesk.gui.session.opening import OpenedLibrary
from trialdesk.gui.session.workspace_state import (
    EMPTY_WORKSPACE,
    SavedWorkspace,
    WorkspaceState,
    changes_since_seen,
    save_workspace,
    summaries_of,
)
from trialdesk.presentation.board import MOST_TRIALS, Chip, chips
from trialdesk.presentation.wording.translation import _

if TYPE_CHECKING:
    from trialdesk.domain.place import PlaceCorrection
    from trialdesk.storage.library import Library

Board = tuple[str, ...]


class Workspace(QObject):
    """Holds the board and the corrections as one value, saves each change and undoes it."""

    board_changed = Signal(object)
    corrections_changed = Signal(object)
    places_changed = Signal(object)
    undo_changed = Signal(bool)

    def __init__(
        self,
        session: LibrarySession,
        workers: Workers,
        notices: Notices,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__()
        self._session = session
        self._notices = notices
        self._today = today
        self._summaries: Mapping[str, TrialSummary] = {}
        self._state = EMPTY_WORKSPACE
        self._undoable: list[WorkspaceState] = []
        self._saved: WorkspaceState | None = None
        self._reading = Background(workers, self)
        self._saving = Background(workers, self)
        self._comparing = Background(workers, self)
        session.opened.connect(self._take)
        session.refreshed.connect(self._reread)
        session.lost.connect(self._clear)
        session.closing.connect(self._save_rest)

    @property
    def board(self) -> Board:
        return self._state.board

    @property
    def corrections(self) -> Corrections:
        return self._state.corrections

    @property
    def places(self) -> "frozenset[PlaceCorrection]":
        return self._state.places

    def summaries(self) -> tuple[TrialSummary, ...]:
        """Return what is listed of the trials on the board, in their order."""
        return tuple(self._summaries[trial] for trial in self.board)

    def chips(self) -> tuple[Chip, ...]:
        return chips(self.summaries(), self._today())

    def put_on_board(self, trial: str) -> None:
        if trial in self.board:
            return
        if len(self.board) >= MOST_TRIALS:
            words = _("The board holds six trials. Take one off to put another on.")
            self._notices.notice.emit(words)
            return
        self._put((*self.board, trial))

    def take_off_board(self, trial: str) -> None:
        if trial in self.board:
            self._put(_without(self.board, trial))

    def toggle_on_board(self, trial: str) -> None:
        if trial in self.board:
            self.take_off_board(trial)
        else:
            self.put_on_board(trial)

    def move_on_board(self, trial: str, place: int) -> None:
        """Put a trial of the board at another place, counted from 0 without it."""
        if trial in self.board:
            rest, place = _without(self.board, trial), max(place, 0)
            self._put((*rest[:place], trial, *rest[place:]))

    def clear_board(self) -> None:
        self._put(())

    def correct(self, corrections: Corrections) -> None:
        """Take what the user put right in the alignment of criteria."""
        self._change(replace(self._state, corrections=corrections))

    def correct_places(self, places: "frozenset[PlaceCorrection]") -> None:
        """Take what the user put right on the map."""
        self._change(replace(self._state, places=places))

    def why_not_correct(self) -> str:
        """Return why nothing can be put right in this library; empty if it can."""
        library = self._session.library
        if library is not None and library.writable:
            return ""
        return _("The library is open for reading only: corrections cannot be kept.")

    def undo(self) -> None:
        """Take the last change back, of the board or of a correction."""
        if self._undoable:
            self._set(self._undoable.pop())

    def _put(self, board: Board) -> None:
        if self._look_up(board):
            self._change(replace(self._state, board=board))

    def _look_up(self, board: Board) -> bool:
        """Read what is listed of new trials; return whether all of the board are held."""
        new = [trial for trial in board if trial not in self._summaries]
        if new and self._session.library is not None:
            try:
                self._add_summaries(self._session.library.summaries_of(new))
            except TrialDeskError as error:
                self._notices.report(error)
                return False
        return all(trial in self._summaries for trial in board)

    def _add_summaries(self, summaries: Iterable[TrialSummary]) -> None:
        self._summaries = {**self._summaries, **{summary.id: summary for summary in summaries}}

    def _change(self, state: WorkspaceState) -> None:
        if state != self._state:
            self._undoable.append(self._state)
            self._set(state)

    def _set(self, state: WorkspaceState) -> None:
        self._show(state)
        library = self._session.library
        if library is not None and library.writable:
            self._saved = None
            done = partial(setattr, self, "_saved")
            self._saving.run(partial(save_workspace, library, state), done)

    def _show(self, state: WorkspaceState, *, anew: bool = False) -> None:
        """Take a state and say what changed in it, or that everything did."""
        before, self._state = self._state, state
        self.undo_changed.emit(bool(self._undoable))
        if anew or state.board != before.board:
            self.board_changed.emit(state.board)
        elif state.corrections != before.corrections:
            self.corrections_changed.emit(state.corrections)
        elif state.places != before.places:
            self.places_changed.emit(state.places)

    def _save_rest(self, library: "Library") -> None:
        """Save what the last background save may not have reached, and what was seen."""
        if library.writable:
            try:
                if self._saved != self._state:
                    save_workspace(library, self._state)
                library.save_seen(self._state.board)
            except TrialDeskError as error:
                self._notices.report(error)

    def _take(self, opened: OpenedLibrary) -> None:
        saved: SavedWorkspace = opened.workspace
        self._summaries = {summary.id: summary for summary in saved.summaries}
        self._undoable, self._saved = [], saved.state
        self._show(saved.state, anew=True)
        if saved.state.board:
            work = partial(changes_since_seen, opened.library, saved.state.board)
            self._comparing.run(work, self._report_changes)

    def _report_changes(self, words: str) -> None:
        if words:
            self._notices.notice.emit(words)

    def _clear(self) -> None:
        self._undoable = []
        self._show(EMPTY_WORKSPACE, anew=True)

    def _reread(self) -> None:
        """Read again what is listed of the board, after an import."""
        library = self._session.library
        if library is not None:
            self._reading.run(partial(summaries_of, library, self.board), self._relist)

    def _relist(self, summaries: tuple[TrialSummary, ...]) -> None:
        self._add_summaries(summaries)
        self._show(self._state, anew=True)


def _without(board: Board, trial: str) -> Board:
    return tuple(other for other in board if other != trial)
