"""The first page of a new installation."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from trialdesk.gui.controls.buttons import push_button
from trialdesk.gui.look.plain import label
from trialdesk.gui.look.theme import GRID
from trialdesk.gui.session.context import Context
from trialdesk.gui.view.view import View
from trialdesk.presentation.wording.codes import purpose
from trialdesk.presentation.wording.translation import _

_WIDTH = 120 * GRID


class WelcomeView(View):
    """Says what TrialDesk is and is not, and the three ways to begin."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._first = push_button(
            _("Open the sample library"),
            partial(self.action_wanted.emit, "open_sample"),
            primary=True,
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
        column.addWidget(
            push_button(
                _("Open another library…"), partial(self.action_wanted.emit, "open_library")
            )
        )
        column.addWidget(label(purpose(), name="muted"))
        return page

    def _drop_area(self) -> QFrame:
        area = QFrame()
        area.setObjectName("drop")
        column = QVBoxLayout(area)
        column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        column.addWidget(label(_("Drop record files or folders here, or")))
        column.addWidget(
            push_button(_("Import files…"), partial(self.action_wanted.emit, "import_files"))
        )
        kinds = _("ClinicalTrials.gov records (JSON) and pages saved as text.")
        column.addWidget(label(kinds, name="muted"))
        return area

    def focus_content(self) -> None:
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)
