from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenWindow, settle
from trialdesk.gui.actions import actions
from trialdesk.gui.look import theme
from trialdesk.gui.look.theme import BOARD, DARK, LIGHT, Colours, contrast, ink_on
from trialdesk.gui.window.main_window import MainWindow
from trialdesk.gui.window.shortcut_sheet import ShortcutSheet

READABLE, VISIBLE = 4.5, 3.0


def _focusable(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget


def _unnamed(root: QWidget) -> list[str]:
    found = []
    for widget in _focusable(root):
        spoken = QAccessible.queryAccessibleInterface(widget)
        if not spoken.text(QAccessible.Text.Name):
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


@pytest.mark.parametrize(
    "view",
    [
        "library",
        "compare",
        "criteria",
        "dosing",
        "endpoints",
        "results",
        "sites",
        "checks",
        "history",
    ],
)
def test_every_control_has_a_name(view: str, window: MainWindow, qtbot: QtBot) -> None:
    window.context.workspace.put_on_board("NCT09000001")
    window.context.workspace.put_on_board("NCT09000002")
    window.views.show_view(view)
    settle(qtbot, window)
    assert len(list(_focusable(window))) > 5
    assert _unnamed(window) == []


def test_the_welcome_page_and_the_sheet_name_every_control(
    open_window: OpenWindow,
) -> None:
    window = open_window(None)
    sheet = ShortcutSheet(actions(), window)
    sheet.show()
    assert _unnamed(window) == []
    sheet.close()


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_text_reads_on_every_ground_it_stands_on(colours: Colours) -> None:
    grounds = (colours.ground, colours.panel, colours.chosen)
    pairs = [(ink, on) for ink in (colours.text, colours.muted, colours.warning) for on in grounds]
    pairs += [(colours.text, colours.hit), (colours.warning, colours.warning_ground)]
    pairs += [(colours.on_accent, colours.accent), (colours.text, colours.warning_ground)]
    poor = [pair for pair in pairs if contrast(QColor(pair[0]), QColor(pair[1])) < READABLE]
    assert poor == []


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_accent_is_seen_on_its_grounds(colours: Colours) -> None:
    assert contrast(QColor(colours.accent), QColor(colours.ground)) >= VISIBLE


def test_a_letter_reads_on_every_colour_of_the_board() -> None:
    grounds = [QColor(name) for name in BOARD]
    assert all(contrast(ink_on(ground), ground) >= READABLE for ground in grounds)


def test_no_two_actions_share_a_shortcut() -> None:
    shortcuts = [action.shortcut for action in actions() if action.shortcut]
    assert len(set(shortcuts)) == len(shortcuts)


def test_every_action_is_in_a_menu_and_does_something(window: MainWindow) -> None:
    assert list(window.actions_by_id) == [action.id for action in actions()]
    assert all(action.menu for action in actions())


def test_text_grows_with_the_chosen_size(window: MainWindow) -> None:
    before = window.font().pointSizeF()
    window.appearance.choose_zoom("projector")
    assert window.font().pointSizeF() == pytest.approx(before * theme.ZOOMS["projector"])
    window.appearance.choose_zoom("normal")


def test_dark_is_dark_and_light_is_light(window: MainWindow) -> None:
    window.appearance.choose_scheme("dark")
    assert theme.colours(window.palette()) is DARK
    window.appearance.choose_scheme("light")
    assert theme.colours(window.palette()) is LIGHT
