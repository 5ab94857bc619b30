"""Everything the user can ask of the window, as data: menus, shortcuts, palette and F1 show it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from trialdesk.presentation.translation import _


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to ask for; ``menu`` is a path such as "View/Text size"."""

    id: str
    text: str
    shortcut: str
    menu: str
    icon: str = ""


def actions() -> tuple[Action, ...]:
    """List the actions in the order of the menus."""
    file, board, view, help_ = _("&File"), _("&Board"), _("&View"), _("&Help")
    look, size = f"{view}/{_('Appearance')}", f"{view}/{_('Text size')}"
    return (
        Action("import_files", _("Import files…"), "Ctrl+I", file, "import"),
        Action("import_folder", _("Import a folder…"), "Ctrl+Shift+I", file, "folder"),
        Action("open_library", _("Open library…"), "Ctrl+O", file, "library"),
        Action("open_sample", _("Open the sample library"), "", file, "library"),
        Action("brief", _("Brief of the board (PDF)…"), "Ctrl+P", file, "brief"),
        Action("quit", _("Quit"), "Ctrl+Q", file),
        Action("add_trial", _("Add a trial to the board…"), "Ctrl+B", board, "plus"),
        Action("undo", _("Undo the last change of the board"), "Ctrl+Z", board),
        Action("clear_board", _("Clear the board"), "", board),
        Action("show_library", _("Library"), "Alt+1", view, "library"),
        Action("show_compare", _("Compare"), "Alt+2", view, "compare"),
        Action("find", _("Find in this view"), "Ctrl+F", view, "search"),
        Action("differences", _("Only differences, or all rows"), "D", view),
        Action("source", _("Show or hide the source pane"), "F9", view, "source"),
        Action("next_pane", _("Go to the next pane"), "F6", view),
        Action("scheme_system", _("As the system"), "", look),
        Action("scheme_light", _("Light"), "", look),
        Action("scheme_dark", _("Dark"), "", look),
        Action("zoom_normal", _("Normal text"), "Ctrl+0", size),
        Action("zoom_large", _("Large text"), "", size),
        Action("zoom_projector", _("Projector text"), "", size),
        Action("reset_layout", _("Reset layout"), "", view),
        Action("palette", _("Search actions and trials…"), "Ctrl+K", help_, "search"),
        Action("shortcuts", _("Keyboard shortcuts"), "F1", help_),
        Action("about", _("About TrialDesk"), "", help_),
    )


def fill_menus(
    bar: QMenuBar, window: QWidget, handlers: Mapping[str, Callable[[], object]]
) -> dict[str, QAction]:
    """Make the menus and shortcuts of the window; give the Qt actions by id."""
    menus: dict[str, QMenu] = {}
    made = {}
    for action in actions():
        menu = _menu(bar, menus, action.menu)
        made[action.id] = _qt_action(action, window, handlers[action.id])
        menu.addAction(made[action.id])
    return made


def _menu(bar: QMenuBar, menus: dict[str, QMenu], path: str) -> QMenu:
    if path not in menus:
        above, _slash, name = path.rpartition("/")
        menus[path] = _menu(bar, menus, above).addMenu(name) if above else bar.addMenu(name)
    return menus[path]


def _qt_action(action: Action, window: QWidget, handler: Callable[[], object]) -> QAction:
    made = QAction(action.text, window)
    made.setObjectName(action.id)
    if action.shortcut:
        made.setShortcut(QKeySequence(action.shortcut))
    made.triggered.connect(lambda *_: handler())
    return made
