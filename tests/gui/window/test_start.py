"""What is loaded before the window is painted, and what is never loaded."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from trialdesk.errors import TrialDeskError
from trialdesk.gui import app as door
from trialdesk.operations.importing.sample import write_sample

HEAVY = {
    *("pandas", "pyqtgraph", "reportlab", "alembic", "sqlalchemy", "numpy"),
    *("trialdesk.checks.finding", "trialdesk.domain.trial"),
}

PAINT = """
import json, sys
import trialdesk.gui.app as door
door.require_qt()
from PySide6.QtCore import QCoreApplication, QTimer
from trialdesk.gui.window import start

usual = start.begin

def begin(window, *rest):
    usual(window, *rest)
    window.painted.disconnect()
    window.painted.connect(report)

def report():
    print(json.dumps(sorted(sys.modules)), flush=True)
    QTimer.singleShot(0, QCoreApplication.quit)

start.begin = begin
start.start(sys.argv[1], None)
"""


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    library = write_sample(tmp_path / "sample.db")
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", PAINT, str(library)], capture_output=True, check=True, text=True
    )
    loaded = set(json.loads(done.stdout))
    assert loaded & HEAVY == set()
    assert "PySide6.QtNetwork" not in loaded


def test_missing_qt_libraries_are_answered_with_their_packages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtWidgets", None)
    with pytest.raises(TrialDeskError, match=r"apt-get install .*libgl1"):
        door.require_qt()


def test_the_qt_release_that_loses_references_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("PySide6.__version__", "6.12.0")
    monkeypatch.setattr(sys, "version_info", (3, 11, 7))
    with pytest.raises(TrialDeskError, match="qt-crashes"):
        door.require_qt()
