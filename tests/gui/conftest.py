"""A window on a small library, in a home of its own."""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import make_trial
from tests.studies import record_of, study_of
from trialdesk.domain.trial import Trial
from trialdesk.gui.session.memory import Memory
from trialdesk.gui.session.preferences import Preferences, layout_file
from trialdesk.gui.views.checks.view import ChecksView
from trialdesk.gui.views.compare.view import CompareView
from trialdesk.gui.views.criteria.view import CriteriaView
from trialdesk.gui.views.dosing.view import DosingView
from trialdesk.gui.views.endpoints.view import EndpointsView
from trialdesk.gui.views.library.view import LibraryView
from trialdesk.gui.views.sites.view import SitesView
from trialdesk.gui.window.main_window import MainWindow
from trialdesk.gui.window.start import build_window
from trialdesk.operations.open_library import open_library
from trialdesk.settings import Settings

TODAY = date(2026, 11, 24)
OpenWindow = Callable[[Path | None], MainWindow]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep settings and libraries of the person at the keyboard out of the tests."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return tmp_path / "home"


def store(path: Path, *trials: Trial) -> Path:
    """Make a library of the records that hold these trials."""
    with open_library(path, create=True, writable=True) as library:
        library.add([record_of(study_of(trial)) for trial in trials])
    return path


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return store(
        tmp_path / "three.db",
        make_trial(),
        make_trial(id="NCT09000002", brief_title="Sampletinib after relapse", phases=("PHASE2",)),
        make_trial(id="NCT09000003", brief_title="Othermab alone", phases=(), status=None),
    )


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication) -> Iterator[OpenWindow]:
    """Open windows on libraries, or without one; all are closed at the end."""
    opened: list[MainWindow] = []

    def make(location: Path | None) -> MainWindow:
        preferences, memory = Preferences(Settings()), Memory(layout_file())
        window = build_window(qapp, preferences, memory, lambda: TODAY)
        opened.append(window)
        qtbot.addWidget(window)
        window.show()
        if location is None:
            window.show_library_name()
        else:
            session = window.context.session
            session.open(str(location), create=True)
            qtbot.waitUntil(lambda: session.library is not None)
        settle(qtbot, window)
        return window

    yield make
    for window in opened:
        window.context.session.close()


@pytest.fixture
def window(open_window: OpenWindow, library: Path) -> MainWindow:
    return open_window(library)


def library_view(window: MainWindow) -> LibraryView:
    view = window.views.view("library")
    assert isinstance(view, LibraryView)
    return view


def listed(window: MainWindow) -> list[str | None]:
    """Give the trials of the library's list, by their ids, from top to bottom."""
    trials = library_view(window).list
    return [trials.key_of(line) for line in range(trials.model().rowCount())]


def compare_view(window: MainWindow) -> CompareView:
    view = window.views.view("compare")
    assert isinstance(view, CompareView)
    return view


def criteria_view(window: MainWindow) -> CriteriaView:
    view = window.views.view("criteria")
    assert isinstance(view, CriteriaView)
    return view


def dosing_view(window: MainWindow) -> DosingView:
    view = window.views.view("dosing")
    assert isinstance(view, DosingView)
    return view


def checks_view(window: MainWindow) -> ChecksView:
    view = window.views.view("checks")
    assert isinstance(view, ChecksView)
    return view


def endpoints_view(window: MainWindow) -> EndpointsView:
    view = window.views.view("endpoints")
    assert isinstance(view, EndpointsView)
    return view


def sites_view(window: MainWindow) -> SitesView:
    view = window.views.view("sites")
    assert isinstance(view, SitesView)
    return view


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until no work runs and what it brought is on screen."""
    qtbot.waitUntil(lambda: not window.context.workers.busy(), timeout=30_000)
    QApplication.processEvents()


_opened: list[list[str]] = []


def _note_opened(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and _opened:
        _opened[-1].append(str(arguments[0]))


sys.addaudithook(_note_opened)


@pytest.fixture
def opened_files() -> Iterator[list[str]]:
    """Note every file Python opens during the test."""
    _opened.append([])
    yield _opened[-1]
    _opened.pop()
