"""Where the user wants to go: to a trial, or to the source of a value."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from trialdesk.gui.value import ChosenValue


class Navigation(QObject):
    """Carries what was chosen in one part of the window to the part that shows it."""

    trial_chosen = Signal(str)
    value_chosen = Signal(object)

    def choose_trial(self, trial: str) -> None:
        """Have the library bring a trial into view."""
        self.trial_chosen.emit(trial)

    def choose_value(self, value: "ChosenValue | None") -> None:
        """Have the source pane show where a value stands; None empties the pane."""
        self.value_chosen.emit(value)
