"""What every view is to the window around it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trialdesk.gui.session.memory import Memory
from trialdesk.gui.session.session import Session


class Answer(NamedTuple):
    """What a view does for an action; ``why_not`` says why it cannot at the moment."""

    run: Callable[[], object]
    why_not: str = ""


class View(QWidget):
    """One lens on the board; it asks the window for other actions by their id."""

    action_wanted = Signal(str)
    answers_changed = Signal()

    def __init__(self, session: Session, memory: Memory) -> None:
        super().__init__()
        self._session = session
        self._memory = memory

    def focus_content(self) -> None:
        """Put the keyboard where the reader goes on."""
        self.setFocus()

    def answers(self) -> Mapping[str, Answer]:
        """Give what this view does for actions whose meaning depends on the view."""
        return {}

    def keep_layout(self) -> None:
        """Remember how the view was left."""

    def restore_layout(self) -> None:
        """Lay everything out as remembered, or as at first."""
