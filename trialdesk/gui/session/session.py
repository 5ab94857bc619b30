"""What the window works on: the library, the board, the value whose source is asked for."""

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trialdesk.domain.summary import TrialSummary
from trialdesk.domain.workspace.correction import Corrections
from trialdesk.errors import TrialDeskError
from trialdesk.gui.session.background import Background, Workers
from trialdesk.gui.session.checking import Checking
from trialdesk.gui.session.opening import (
    NOTHING_KEPT,
    Kept,
    Opened,
    list_now,
    news_for_window,
    open_for_window,
    sample_for_window,
    save_kept,
)
from trialdesk.gui.session.preferences import Preferences
from trialdesk.presentation.board import MOST_TRIALS, Chip, chips
from trialdesk.presentation.wording.failures import failure_words
from trialdesk.presentation.wording.translation import _
from trialdesk.settings import Settings
from trialdesk.storage.lists.first_page import FirstPage

if TYPE_CHECKING:
    from trialdesk.domain.place import PlaceCorrection
    from trialdesk.gui.value import Value
    from trialdesk.storage.library import Library

Board = tuple[str, ...]


class Session(QObject):
    """Holds the open library and what the user made of it; all that shows them listens here."""

    library_changed = Signal()
    trials_chosen = Signal(object)
    corrected = Signal(object)
    places_corrected = Signal(object)
    undo_changed = Signal(bool)
    source_chosen = Signal(object)
    trial_wanted = Signal(str)
    noticed = Signal(str)
    told = Signal(str)
    defect_found = Signal(object)

    def __init__(
        self,
        workers: Workers,
        today: Callable[[], date] = date.today,
        preferences: Preferences | None = None,
    ) -> None:
        super().__init__()
        self.workers = workers
        self.preferences = preferences or Preferences(Settings())
        self.library: Library | None = None
        self.location: str | None = None
        self.newest: Mapping[int, TrialSummary] = {}
        self.count: int | None = None
        self._listed: Mapping[str, TrialSummary] = {}
        self.today = today
        self._kept = NOTHING_KEPT
        self._before: list[Kept] = []
        self._saved: Kept | None = None
        self._opening = Background(workers, self)
        self._saving = Background(workers, self)
        self._asking = Background(workers, self)
        self.checking = Checking(self)
        workers.failed.connect(self._tell)

    @property
    def board(self) -> Board:
        return self._kept.board

    @property
    def corrections(self) -> Corrections:
        return self._kept.corrections

    @property
    def places(self) -> "frozenset[PlaceCorrection]":
        return self._kept.places

    def show_first_page(self, location: str, first_page: FirstPage) -> None:
        """Show what a library lists first before it is open."""
        self.location, self.newest, self.count = location, first_page.newest, first_page.count
        self.library_changed.emit()

    def open(self, location: str, *, create: bool = False) -> None:
        """Open a library in place of the present one."""
        self.close()
        self.location = location
        self._opening.run(partial(open_for_window, location, create), self._take, self._lose)

    def open_sample(self, path: Path) -> None:
        """Open the sample library kept at a path; it is written on first use."""
        self._opening.run(partial(sample_for_window, path), self.open)

    def refresh(self) -> None:
        """Read the list again, after an import."""
        if self.library is not None:
            self._opening.run(partial(list_now, self.library, self.board), self._list)

    def close(self) -> None:
        """End all work and close the library; the board as it stands is saved."""
        library, self.library = self.library, None
        self.workers.wait()
        if library is not None:
            with closing(library):
                self._save_rest(library)

    def of_board(self) -> tuple[TrialSummary, ...]:
        """Give what is listed of the trials on the board, in their order."""
        return tuple(self._listed[trial] for trial in self.board)

    def chips(self) -> tuple[Chip, ...]:
        return chips(self.of_board(), self.today())

    def put_on_board(self, trial: str) -> None:
        if trial in self.board:
            return
        if len(self.board) >= MOST_TRIALS:
            self.noticed.emit(_("The board holds six trials. Take one off to put another on."))
            return
        self._put((*self.board, trial))

    def take_off_board(self, trial: str) -> None:
        if trial in self.board:
            self._put(tuple(one for one in self.board if one != trial))

    def toggle_on_board(self, trial: str) -> None:
        if trial in self.board:
            self.take_off_board(trial)
        else:
            self.put_on_board(trial)

    def move_on_board(self, trial: str, place: int) -> None:
        """Put a trial of the board at another place, counted from 0 without it."""
        rest = [one for one in self.board if one != trial]
        if trial in self.board:
            place = max(place, 0)
            self._put((*rest[:place], trial, *rest[place:]))

    def clear_board(self) -> None:
        self._put(())

    def correct(self, corrections: Corrections) -> None:
        """Take what the user put right in the alignment of criteria."""
        self._change(replace(self._kept, corrections=corrections))

    def correct_places(self, places: "frozenset[PlaceCorrection]") -> None:
        """Take what the user put right on the map."""
        self._change(replace(self._kept, places=places))

    def can_keep(self) -> bool:
        """Tell whether what the user changes is kept in the library."""
        return self.library is not None and self.library.writable

    def undo(self) -> None:
        """Take the last change back, of the board or of a correction."""
        if self._before:
            self._set(self._before.pop())

    def choose_source(self, value: "Value | None") -> None:
        self.source_chosen.emit(value)

    def _put(self, board: Board) -> None:
        if self._look_up(board):
            self._change(replace(self._kept, board=board))

    def _look_up(self, board: Board) -> bool:
        """Read what is listed of trials that come on the board; False where one is not held."""
        new = [trial for trial in board if trial not in self._listed]
        if new and self.library is not None:
            try:
                found = self.library.summaries_of(new)
            except TrialDeskError as error:
                self.noticed.emit(failure_words(error))
                return False
            self._listed = {**self._listed, **{one.id: one for one in found}}
        return all(trial in self._listed for trial in board)

    def _change(self, kept: Kept) -> None:
        if kept != self._kept:
            self._before.append(self._kept)
            self._set(kept)

    def _set(self, kept: Kept) -> None:
        self._show(kept)
        if self.library is not None and self.library.writable:
            self._saved = None
            done = partial(setattr, self, "_saved")
            self._saving.run(partial(save_kept, self.library, kept), done)

    def _show(self, kept: Kept, *, anew: bool = False) -> None:
        """Tell what changed, or everything."""
        before, self._kept = self._kept, kept
        self.undo_changed.emit(bool(self._before))
        if anew or kept.board != before.board:
            self.trials_chosen.emit(kept.board)
        elif kept.corrections != before.corrections:
            self.corrected.emit(kept.corrections)
        elif kept.places != before.places:
            self.places_corrected.emit(kept.places)

    def _save_rest(self, library: "Library") -> None:
        """Save what the last background save may not have reached, and what was seen."""
        if library.writable:
            try:
                if self._saved != self._kept:
                    save_kept(library, self._kept)
                library.save_seen(self._kept.board)
            except TrialDeskError as error:
                self.noticed.emit(failure_words(error))

    def _take(self, opened: Opened) -> None:
        self.library = opened.library
        self.newest, self.count = opened.first_page.newest, opened.first_page.count
        self._listed = {one.id: one for one in opened.of_board}
        self._before, self._saved = [], opened.kept
        self.library_changed.emit()
        self._show(opened.kept, anew=True)
        if opened.notice:
            self.noticed.emit(opened.notice)
        if opened.kept.board:
            work = partial(news_for_window, opened.library, opened.kept.board)
            self._asking.run(work, self._tell_news)

    def _tell_news(self, news: str) -> None:
        if news:
            self.noticed.emit(news)

    def _lose(self) -> None:
        self.location, self.newest, self.count, self._before = None, {}, None, []
        self.library_changed.emit()
        self._show(NOTHING_KEPT, anew=True)

    def _list(self, read: tuple[FirstPage, tuple[TrialSummary, ...]]) -> None:
        first_page, of_board = read
        self.newest, self.count = first_page.newest, first_page.count
        self._listed = {**self._listed, **{one.id: one for one in of_board}}
        self.library_changed.emit()
        self._show(self._kept, anew=True)

    def _tell(self, error: Exception) -> None:
        if isinstance(error, TrialDeskError):
            self.noticed.emit(failure_words(error))
        else:
            self.defect_found.emit(error)
