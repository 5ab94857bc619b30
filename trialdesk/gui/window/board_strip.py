"""The board, always on top of the window."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from trialdesk.gui.look.icons import dress
from trialdesk.gui.look.plain import label, tip
from trialdesk.gui.look.theme import GRID
from trialdesk.gui.window.chip import MIME, ChipWidget
from trialdesk.presentation.board import MOST_TRIALS, Chip
from trialdesk.presentation.wording.translation import _


class BoardStrip(QWidget):
    """Shows the chips of the board; says what the user wants done with them."""

    removed = Signal(str)
    moved = Signal(str, int)
    opened = Signal(str)
    add_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Board"))
        self.setAcceptDrops(True)
        self._chips: list[ChipWidget] = []
        self._build()

    def _build(self) -> None:
        self._empty = label(
            _("The board is empty. Choose a trial in the library and press Space."), name="muted"
        )
        self._add = QToolButton()
        dress(self._add, "plus")
        self._add.setText(_("Add trial"))
        self._add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._add.setAccessibleName(_("Add a trial to the board"))
        self._add.setToolTip(tip(_("Add a trial to the board")))
        self._add.clicked.connect(self.add_wanted)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self._row.setSpacing(2 * GRID)
        self._row.addWidget(self._empty, 1)
        self._row.addWidget(self._add)
        self._row.addStretch(0)

    def show_chips(self, chips: tuple[Chip, ...]) -> None:
        """Show these trials; the keyboard stays with the trial it was on."""
        focused = next((old.chip.id for old in self._chips if old.hasFocus()), None)
        for old in self._chips:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._chips = [self._chip(chip) for chip in chips]
        self._empty.setVisible(not chips)
        self._add.setVisible(len(chips) < MOST_TRIALS)
        self._row.setStretch(self._row.count() - 1, 1 if chips else 0)
        for widget in self._chips:
            if widget.chip.id == focused:
                widget.setFocus()

    def focus_first(self) -> None:
        (self._chips[0] if self._chips else self._add).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _chip(self, chip: Chip) -> ChipWidget:
        widget = ChipWidget(chip)
        widget.removed.connect(self.removed)
        widget.opened.connect(self.opened)
        widget.moved.connect(self.moved)
        widget.stepped.connect(self._step)
        self._row.insertWidget(chip.place, widget, 4)
        return widget

    def _step(self, _trial: str, place: int) -> None:
        if 0 <= place < len(self._chips):
            self._chips[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _place_at(self, point: QPoint, carried: str) -> int:
        """Count the chips left of a point, without the one that is carried."""
        others = [widget for widget in self._chips if widget.chip.id != carried]
        return sum(widget.geometry().center().x() < point.x() for widget in others)

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        carried = bytes(event.mimeData().data(MIME).data()).decode()
        place = self._place_at(event.position().toPoint(), carried)
        event.acceptProposedAction()
        # after the drag has ended: moving replaces the chip that is being dragged
        QTimer.singleShot(0, self, lambda: self.moved.emit(carried, place))
