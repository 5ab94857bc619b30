"""What can be done where one is, as a menu that says why something cannot."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from trialdesk.gui.actions import Action
from trialdesk.gui.look.plain import menu_text
from trialdesk.gui.view.view import Answer


def open_answer_menu(
    offered: Sequence[tuple[Action, Answer]], place: QPoint, parent: QWidget
) -> QMenu:
    """Open a menu of actions at a place of the screen."""
    menu = QMenu(parent)
    reasons: dict[str, None] = {}
    for action, answer in offered:
        made = menu.addAction(menu_text(action.text), answer.run)
        made.setShortcut(QKeySequence(action.shortcut))
        made.setEnabled(not answer.why_not)
        if answer.why_not:
            reasons[answer.why_not] = None
    if reasons:
        menu.addSeparator()
    for reason in reasons:
        menu.addAction(menu_text(reason)).setEnabled(False)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)
    return menu
