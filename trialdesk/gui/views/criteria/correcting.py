"""Putting the alignment of criteria right, as the user says."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from trialdesk.domain.workspace.correction import Corrections
from trialdesk.gui.session.notices import Notices
from trialdesk.gui.session.workspace import Workspace
from trialdesk.presentation.wording.translation import _


@dataclass(frozen=True, slots=True)
class StatedCriteria:
    """What one trial says on a subject: words that can each be moved."""

    trial: str
    title: str
    words: tuple[str, ...]


class Correcting:
    """Asks what to put right and hands it to the workspace, which keeps and undoes it."""

    def __init__(self, workspace: Workspace, notices: Notices, parent: QWidget) -> None:
        self._workspace = workspace
        self._notices = notices
        self._parent = parent

    def ask_where(self, stated: StatedCriteria, moved: Callable[[str], object]) -> None:
        """Ask which words belong where; ``moved`` is told the subject they were put under."""
        from trialdesk.gui.views.criteria.move_dialog import MoveDialog
        from trialdesk.operations.correct import ALONE, is_moved
        from trialdesk.presentation.criteria.subjects import Subject, subject_choices

        dialog = MoveDialog(stated.title, stated.words, self._parent)
        dialog.offer(Subject(ALONE, _("A row of its own")), *subject_choices())
        corrections = self._workspace.corrections
        dialog.offer_back(
            {words for words in stated.words if is_moved(corrections, stated.trial, words)}
        )
        dialog.moved.connect(lambda words, to: self._move(stated.trial, words, to, moved))
        dialog.returned.connect(lambda words: self._return(stated.trial, words))
        dialog.open()

    def turn_dispute(self, concept: str, trial: str, other: str) -> None:
        """Mark a relation as wrong, or as right again."""
        from trialdesk.operations.correct import turn_dispute

        self._take(
            turn_dispute(self._workspace.corrections, concept, trial, other),
            _("The mark of the relation was changed. Ctrl+Z takes that back."),
        )

    def _move(self, trial: str, words: str, to: str, moved: Callable[[str], object]) -> None:
        from trialdesk.operations.correct import move_criterion
        from trialdesk.presentation.criteria.subjects import subject_name

        corrections = move_criterion(self._workspace.corrections, trial, words, to)
        if corrections != self._workspace.corrections:
            moved(to)
            status = _("Moved to {subject}. Ctrl+Z takes that back.")
            self._take(corrections, status.format(subject=subject_name(to)))

    def _return(self, trial: str, words: str) -> None:
        from trialdesk.operations.correct import return_criterion

        self._take(
            return_criterion(self._workspace.corrections, trial, words),
            _("Put back where TrialDesk reads it. Ctrl+Z takes that back."),
        )

    def _take(self, corrections: Corrections, status: str) -> None:
        self._workspace.correct(corrections)
        self._notices.status.emit(status)
