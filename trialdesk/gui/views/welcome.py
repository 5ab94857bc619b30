"""The first page of a new installation."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from trialdesk.gui.plain import label
from trialdesk.gui.theme import GRID
from trialdesk.gui.widgets.buttons import push_button
from trialdesk.presentation.translation import _
from trialdesk.presentation.wording import purpose

_WIDTH = 120 * GRID


class WelcomeView(QWidget):
    """Says what TrialDesk is and is not, and the three ways to begin."""

    sample_wanted = Signal()
    import_wanted = Signal()
    library_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._first = push_button(
            _("Open the sample library"), self.sample_wanted.emit, primary=True
        )
        column = QVBoxLayout(self)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._page())
        row.addStretch(1)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)

    def _page(self) -> QWidget:
        page = QWidget()
        page.setFixedWidth(_WIDTH)
        column = QVBoxLayout(page)
        column.setSpacing(3 * GRID)
        column.addWidget(label(_("TrialDesk"), size="heading"))
        column.addWidget(
            label(_("Clinical trials side by side for the tumour board, on this computer only."))
        )
        column.addWidget(self._first)
        column.addWidget(
            label(_("Five HER2 breast-cancer trials to look around with."), name="muted")
        )
        column.addWidget(self._drop_area())
        column.addWidget(push_button(_("Open another library…"), self.library_wanted.emit))
        column.addWidget(label(purpose(), name="muted"))
        return page

    def _drop_area(self) -> QFrame:
        area = QFrame()
        area.setObjectName("drop")
        column = QVBoxLayout(area)
        column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        column.addWidget(label(_("Drop record files or folders here, or")))
        column.addWidget(push_button(_("Import files…"), self.import_wanted.emit))
        kinds = _("ClinicalTrials.gov records (JSON) and pages saved as text.")
        column.addWidget(label(kinds, name="muted"))
        return area

    def focus_content(self) -> None:
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_find(self) -> None:
        self.focus_content()
