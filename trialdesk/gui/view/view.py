"""What every view is to the window around it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trialdesk.gui.session.context import Context


class Answer(NamedTuple):
    """What a view does for an action; ``why_not`` says why it cannot at the moment."""

    run: Callable[[], object]
    why_not: str = ""


class View(QWidget):
    """One lens on the board; it asks the window for other actions by their id."""

    action_wanted = Signal(str)
    answers_changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._session = context.session
        self._workspace = context.workspace
        self._notices = context.notices
        self._navigation = context.navigation
        self._checking = context.checking
        self._preferences = context.preferences
        self._memory = context.memory
        self._today = context.today

    def focus_content(self) -> None:
        """Put the keyboard where the reader goes on."""
        self.setFocus()

    def answers(self) -> Mapping[str, Answer]:
        """Return what this view does for actions whose meaning depends on the view."""
        return {}

    def keep_layout(self) -> None:
        """Remember how the view was left."""

    def restore_layout(self) -> None:
        """Lay everything out as remembered, or as at first."""
