"""The day the data of an import stand for, where the user knows better than the files."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from trialdesk.gui.look.plain import label
from trialdesk.gui.look.theme import GRID
from trialdesk.presentation.wording.translation import _
from trialdesk.registries.study.dates import is_date

_CHARACTERS = 22


class DayField(QWidget):
    """Empty, or a date as precise as it is known; ``changed`` says whether it can be used."""

    changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        name = _("Day the data stand for")
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("as the files say"))
        self.field.setAccessibleName(name)
        self.field.setFixedWidth(_CHARACTERS * self.fontMetrics().averageCharWidth())
        self.field.textChanged.connect(self._check)
        self._hint = label("", name="muted", size="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        for part in (label(name), self.field):
            row.addWidget(part)
        row.addWidget(self._hint, 1)
        self._check()

    def day(self) -> str | None:
        """Return the day; None if the files are to say it."""
        return self.field.text().strip() or None

    def _check(self) -> None:
        day = self.day()
        is_usable = day is None or is_date(day)
        hint = _("Only where you know better, for all records, such as 2025-08-14 or 2025-08.")
        self._hint.setText(hint if is_usable else _("Write it as 2025-08-14, 2025-08 or 2025."))
        self.changed.emit(is_usable)
