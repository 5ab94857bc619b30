"""Adding a view is one file, one line and one icon."""

import pytest

from trialdesk.gui.actions import actions, view_actions
from trialdesk.gui.window.main_window import MainWindow
from trialdesk.gui.window.view_stack import WELCOME

NAMES = [action.id.removeprefix("show_") for action in view_actions()]


def test_every_view_can_be_reached(pytestconfig: pytest.Config) -> None:
    views = (pytestconfig.rootpath / "trialdesk/gui/views").glob("*/view.py")
    assert {*NAMES, WELCOME} == {path.parent.name for path in views}


@pytest.mark.parametrize("name", NAMES)
def test_a_view_opens_by_its_action_and_its_button(name: str, window: MainWindow) -> None:
    window.actions_by_id[f"show_{name}"].trigger()
    assert window.views.name == name
    assert window.rail._buttons[f"show_{name}"].isChecked()


@pytest.mark.parametrize("name", NAMES)
def test_a_view_answers_only_actions_left_to_views(name: str, window: MainWindow) -> None:
    answered = set(window.views.view(name).answers())
    assert answered <= {one for one in window.actions_by_id if _is_of_view(one)}
    assert "find" in answered


def _is_of_view(name: str) -> bool:

    return any(action.id == name and action.of_view for action in actions())
