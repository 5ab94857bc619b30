"""One trial of the board strip."""

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QToolButton, QVBoxLayout

from trialdesk.gui.controls.badge import Badge
from trialdesk.gui.look.icons import dress
from trialdesk.gui.look.plain import ElidedLabel, tip
from trialdesk.gui.look.theme import GRID, set_type
from trialdesk.presentation.board import Chip
from trialdesk.presentation.wording.translation import _

MIME = "application/x-trialdesk-trial"
_STALE = "⚠ "
_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ChipWidget(QFrame):
    """A trial as a card: drag it or Ctrl+arrow moves it, Delete takes it off, Enter opens it."""

    removed = Signal(str)
    opened = Signal(str)
    stepped = Signal(str, int)
    moved = Signal(str, int)

    def __init__(self, chip: Chip) -> None:
        super().__init__()
        self.chip = chip
        self._pressed = QPoint()
        self.setObjectName("chip")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(chip.spoken())
        self.setAccessibleDescription(_("Delete takes it off, Ctrl+Left and Ctrl+Right move it"))
        self.setToolTip(tip(chip.spoken()))
        self.setMinimumWidth(40 * GRID)
        self.setMaximumWidth(75 * GRID)
        self._build()

    def _build(self) -> None:
        chip = self.chip
        number = ElidedLabel(chip.id)
        set_type(number, "bold")
        title, state = ElidedLabel(chip.title), ElidedLabel(self._state())
        for line in (title, state):
            set_type(line, "small")
        state.setObjectName("warning" if chip.stale else "muted")
        words = QVBoxLayout()
        words.setSpacing(0)
        for line in (number, title, state):
            words.addWidget(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        row.setSpacing(2 * GRID)
        row.addWidget(Badge(chip.place, chip.letter), alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._off_button(), alignment=Qt.AlignmentFlag.AlignTop)

    def _state(self) -> str:
        return f"{_STALE if self.chip.stale else ''}{self.chip.age} · {self.chip.status}"

    def _off_button(self) -> QToolButton:
        button = QToolButton()
        button.setProperty("flat", True)  # noqa: FBT003 - Qt's signature
        dress(button, "close")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        words = _("Take {trial} off the board").format(trial=self.chip.id)
        button.setAccessibleName(words)
        button.setToolTip(tip(words))
        button.clicked.connect(lambda: self.removed.emit(self.chip.id))
        return button

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(event.key(), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.moved.emit(self.chip.id, self.chip.place + step)
        elif step:
            self.stepped.emit(self.chip.id, self.chip.place + step)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.chip.id)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.chip.id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.opened.emit(self.chip.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        way = (event.position().toPoint() - self._pressed).manhattanLength()
        if event.buttons() & Qt.MouseButton.LeftButton and way >= QApplication.startDragDistance():
            drag = QDrag(self)
            carried = QMimeData()
            carried.setData(MIME, self.chip.id.encode())
            drag.setMimeData(carried)
            drag.setPixmap(self.grab())
            drag.exec(Qt.DropAction.MoveAction)
