"""Everything the user can ask of the window, as data: menus, shortcuts, palette and F1 show it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from trialdesk.presentation.wording.translation import _


class Action(NamedTuple):
    """One thing to ask for; ``menu`` is a path such as "View/Text size".

    What an action ``of_view`` does is for the view that is shown to answer.
    """

    id: str
    text: str
    shortcut: str
    menu: str
    icon: str = ""
    of_view: bool = False


def view_actions() -> tuple[Action, ...]:
    """Return the way to each view: one line a view, named like its module and its icon."""
    views = (
        ("library", _("Library")),
        ("compare", _("Compare")),
        ("criteria", _("Criteria")),
        ("dosing", _("Dosing")),
        ("endpoints", _("Endpoints")),
        ("results", _("Results")),
        ("sites", _("Sites")),
        ("checks", _("Checks")),
        ("history", _("History")),
    )
    return tuple(
        Action(f"show_{name}", text, f"Alt+{place}", _("&View"), name)
        for place, (name, text) in enumerate(views, start=1)
    )


def actions() -> tuple[Action, ...]:
    """List the actions in the order of the menus."""
    file, board, view, help_ = _("&File"), _("&Board"), _("&View"), _("&Help")
    appearance, text_size = _("Appearance"), _("Text size")
    look, size = f"{view}/{appearance}", f"{view}/{text_size}"
    return (
        Action("import_files", _("Import files…"), "Ctrl+I", file, "import"),
        Action("import_folder", _("Import a folder…"), "Ctrl+Shift+I", file, "folder"),
        Action("open_library", _("Open library…"), "Ctrl+O", file, "library"),
        Action("open_sample", _("Open the sample library"), "", file, "library"),
        Action("brief", _("Brief of the board (PDF)…"), "Ctrl+P", file, "brief"),
        Action("quit", _("Quit"), "Ctrl+Q", file),
        Action("add_trial", _("Add a trial to the board…"), "Ctrl+B", board, "plus"),
        Action("links", _("Records that may be one trial…"), "", board),
        Action("undo", _("Undo the last change"), "Ctrl+Z", board),
        Action("clear_board", _("Clear the board"), "", board),
        *view_actions(),
        Action("find", _("Find in this view"), "Ctrl+F", view, "search", of_view=True),
        Action("differences", _("Only differences, or all rows"), "D", view, of_view=True),
        *_criteria_actions(),
        Action("dose_calculator", _("Dose calculator"), "C", view, of_view=True),
        *_site_actions(),
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


def _criteria_actions() -> tuple[Action, ...]:
    menu = _("&Criteria")
    asked = (
        ("criteria_shown", _("Words, limits or both of the criteria"), "V"),
        ("criteria_reference", _("Hold criteria against the trial of this column"), "R"),
        ("word_difference", _("Word difference of two trials"), "W"),
        ("move_criterion", _("Move a criterion to another row…"), "M"),
        ("dispute_relation", _("Mark a relation as wrong, or right again"), "X"),
    )
    return tuple(Action(name, text, keys, menu, of_view=True) for name, text, keys in asked)


def _site_actions() -> tuple[Action, ...]:
    menu = _("&Sites")
    asked = (
        ("set_home", _("Home hospital…"), "H"),
        ("correct_place", _("Put the place of a site right…"), "L"),
        ("map_all", _("Show all sites on the map"), "Ctrl+Home"),
        ("boundaries", _("Next way to draw boundaries"), ""),
        ("own_outline", _("Outline of the map from a file…"), ""),
        ("our_outline", _("Outline of TrialDesk again"), ""),
        ("save_map", _("Save the map as a picture…"), "Ctrl+E"),
    )
    return tuple(Action(name, text, keys, menu, of_view=True) for name, text, keys in asked)


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
        menus[path].setToolTipsVisible(True)
    return menus[path]


def _qt_action(action: Action, window: QWidget, handler: Callable[[], object]) -> QAction:
    made = QAction(action.text, window)
    made.setObjectName(action.id)
    if action.shortcut:
        made.setShortcut(QKeySequence(action.shortcut))
    made.triggered.connect(lambda *_: handler())
    return made
