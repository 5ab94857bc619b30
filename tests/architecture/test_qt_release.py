import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


def test_the_release_of_qt_that_aborts_is_refused(checkout: Path) -> None:
    project = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))["project"]
    [qt] = [
        needed
        for needed in map(Requirement, project["dependencies"])
        if needed.name == "PySide6-Essentials"
    ]
    assert not qt.specifier.contains("6.12.0")
    assert qt.specifier.contains("6.11.3")


def test_calls_into_qt_lose_no_reference_to_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(1000):
        label.setText(str(number))
    assert sys.getrefcount(None) > before - 100
