"""The frame: board on top, navigation left, views in the middle, source right."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from trialdesk.gui.actions import actions, fill_menus, view_actions
from trialdesk.gui.files.importing import Importing
from trialdesk.gui.files.publishing import Publishing
from trialdesk.gui.look.plain import label, tip
from trialdesk.gui.look.theme import GRID
from trialdesk.gui.session.memory import Memory
from trialdesk.gui.session.preferences import Preferences
from trialdesk.gui.session.session import Session
from trialdesk.gui.source.source_finder import SourceFinder
from trialdesk.gui.source.source_pane import SourcePane
from trialdesk.gui.window.appearance import Look
from trialdesk.gui.window.board_strip import BoardStrip
from trialdesk.gui.window.check_count import CheckCount
from trialdesk.gui.window.commands import handlers
from trialdesk.gui.window.notice_bar import NoticeBar
from trialdesk.gui.window.rail import Rail
from trialdesk.gui.window.view_stack import ViewStack
from trialdesk.gui.window.work_status import WorkStatus
from trialdesk.presentation.board import oldest_data
from trialdesk.presentation.wording.numbers import count
from trialdesk.presentation.wording.translation import _

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

_WINDOW, _PANES = "layout/window", "layout/panes"
_FIRST_SIZE, _MARGIN = QSize(420 * GRID, 250 * GRID), QSize(8 * GRID, 16 * GRID)
_TOLD_FOR = 10_000
_SOURCE_WIDTH = 70 * GRID


class MainWindow(QMainWindow):
    """Puts the parts together and passes on what they want."""

    painted = Signal()

    def __init__(
        self, session: Session, look: Look, preferences: Preferences, memory: Memory
    ) -> None:
        super().__init__()
        self.session = session
        self.look = look
        self.preferences = preferences
        self.importing = Importing(session, self)
        self.publishing = Publishing(session, preferences, self)
        self._memory = memory
        self._was_painted = False
        self._wants_source = True
        self.setWindowTitle("TrialDesk")
        self.setAcceptDrops(True)
        self._build()
        self._connect()
        self._restore_layout()

    def _build(self) -> None:
        self.strip, self.notice, self.rail = BoardStrip(), NoticeBar(), Rail()
        self.source = SourcePane()
        self.views = ViewStack(self.session, self._memory)
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._panes.setChildrenCollapsible(False)
        self._panes.setHandleWidth(1)
        self._panes.addWidget(self.views)
        self._panes.addWidget(self.source)
        self._panes.setStretchFactor(0, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self._panes, 1)
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.notice)
        column.addLayout(middle, 1)
        self.setCentralWidget(frame)
        self._build_edges()

    def _build_edges(self) -> None:
        """Make menus, navigation and status bar."""
        made = fill_menus(self.menuBar(), self, handlers(self))
        for action in view_actions():
            self.rail.add(action, made[action.id])
        self.actions_by_id = made
        self._status = label(name="muted")
        self._status.setWordWrap(False)
        self._status.setContentsMargins(2 * GRID, 0, 0, 0)
        self.statusBar().addWidget(self._status)
        self.check_count = CheckCount(self.session.checking, made["show_checks"].trigger)
        self.statusBar().addPermanentWidget(self.check_count)
        self.statusBar().addPermanentWidget(WorkStatus(self.session.workers))
        self.statusBar().setSizeGripEnabled(False)

    def _connect(self) -> None:
        session = self.session
        SourceFinder(session, self.source)
        session.noticed.connect(self.notice.tell)
        session.told.connect(lambda words: self.statusBar().showMessage(words, _TOLD_FOR))
        session.defect_found.connect(self.show_defect)
        session.library_changed.connect(self.show_library_name)
        session.trials_chosen.connect(self._show_board)
        session.undo_changed.connect(self.actions_by_id["undo"].setEnabled)
        self.strip.removed.connect(session.take_off_board)
        self.strip.moved.connect(session.move_on_board)
        self.strip.opened.connect(session.trial_wanted)
        self.strip.add_wanted.connect(self.actions_by_id["add_trial"].trigger)
        self.views.shown.connect(self._mark_view)
        self.views.answers_changed.connect(self._offer_answers)
        self.views.action_wanted.connect(lambda action: self.actions_by_id[action].trigger())

    def toggle_source(self) -> None:
        self._wants_source = not self._wants_source
        self.source.setVisible(self._wants_source and self.session.location is not None)

    def show_defect(self, error: Exception) -> None:
        from trialdesk.gui.window.crash_dialog import CrashDialog

        CrashDialog(error, self).open()

    def next_pane(self) -> None:
        """Move the keyboard from pane to pane, in reading order."""
        panes = (self.strip, self.rail, self.views, self.source)
        steps = (
            self.strip.focus_first,
            self.rail.focus_first,
            self.views.current().focus_content,
            self._focus_source,
        )
        focused = self.focusWidget()
        held = [focused is not None and pane.isAncestorOf(focused) for pane in panes]
        there = (held.index(True) + 1 if True in held else 2) % len(panes)
        steps[there if panes[there].isVisible() else 0]()

    def reset_layout(self) -> None:
        """Lay the window out as on the first day."""
        self._memory.forget("layout")
        self._restore_layout()
        self.views.restore_layout()

    def _mark_view(self, name: str) -> None:
        self.session.choose_source(None)
        self.rail.show_current(f"show_{name}")
        self._offer_answers()

    def _offer_answers(self) -> None:
        """Enable what the view that is shown can do now; the tip says why not."""
        answers = self.views.current().answers()
        for action in actions():
            if action.of_view:
                answer = answers.get(action.id)
                made = self.actions_by_id[action.id]
                made.setEnabled(answer is not None and not answer.why_not)
                made.setToolTip(tip(answer.why_not if answer else _("Not in this view")))

    def show_library_name(self) -> None:
        """Name the library in the title, or welcome who has none."""
        known = self.session.location is not None
        self.views.show_first()
        name = Path(self.session.location).name if self.session.location else ""
        self.setWindowTitle(f"{name} – TrialDesk" if name else "TrialDesk")
        for part in (self.strip, self.rail):
            part.setVisible(known)
        self.source.setVisible(known and self._wants_source)
        self._show_status()

    def _show_board(self, board: tuple[str, ...]) -> None:
        self.strip.show_chips(self.session.chips())
        self.actions_by_id["clear_board"].setEnabled(bool(board))
        self.actions_by_id["brief"].setEnabled(bool(board))
        self._show_status()

    def _show_status(self) -> None:
        held, session = self.session.count, self.session
        parts = [session.location or ""]
        if held is not None:
            parts.append(_("{number} trials").format(number=count(held)))
        parts.append(oldest_data(session.of_board(), session.today()))
        self._status.setText("   ·   ".join(filter(None, parts)) if self.session.location else "")

    def _focus_source(self) -> None:
        self.source.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _restore_layout(self) -> None:
        if not self.restoreGeometry(self._memory.state(_WINDOW)):
            room = self.screen().availableSize()
            self.resize(room.boundedTo(_FIRST_SIZE) - _MARGIN)
        if not self._panes.restoreState(self._memory.state(_PANES)):
            self._wants_source = True
            self._panes.setSizes([self.width() - _SOURCE_WIDTH, _SOURCE_WIDTH])

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.importing.take(_dropped(event.mimeData().urls()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._memory.keep_state(_WINDOW, self.saveGeometry())
        self._memory.keep_state(_PANES, QByteArray(self._panes.saveState()))
        self.views.keep_layout()
        self.session.close()
        super().closeEvent(event)


def _dropped(urls: "list[QUrl]") -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
