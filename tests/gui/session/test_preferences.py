from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenWindow, settle
from trialdesk.errors import TrialDeskError
from trialdesk.gui.session.preferences import Preferences
from trialdesk.gui.window.main_window import MainWindow
from trialdesk.settings import Settings, settings_folder


@pytest.fixture
def window(
    open_window: OpenWindow, library: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> MainWindow:
    """A window whose settings cannot be written: a file stands where their folder should."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    settings_folder().parent.mkdir(parents=True)
    settings_folder().write_text("no folder")
    return open_window(library)


def test_settings_that_cannot_be_written_hold_until_the_window_closes(
    qtbot: QtBot, window: MainWindow
) -> None:
    defects: list[Exception] = []
    window.context.notices.defect.connect(defects.append)
    window.actions_by_id["scheme_dark"].trigger()
    settle(qtbot, window)
    assert window.context.preferences.settings.theme == "dark"
    assert "settings cannot be written" in window.notice.text()
    assert defects == []


def test_the_sample_opens_though_no_setting_can_be_written(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.actions_by_id["open_sample"].trigger()
    settle(qtbot, window)
    assert window.context.session.count == 5


@pytest.mark.usefixtures("window")
def test_without_a_window_a_setting_that_cannot_be_written_is_an_error() -> None:
    with pytest.raises(TrialDeskError):
        Preferences(Settings()).change(theme="dark")
