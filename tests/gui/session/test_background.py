from functools import partial
from pathlib import Path
from threading import Event
from time import monotonic

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from trialdesk.errors import TrialDeskError
from trialdesk.gui.session.background import Background, Workers
from trialdesk.gui.session.library_session import LibrarySession
from trialdesk.gui.session.notices import Notices
from trialdesk.operations.open_library import open_library
from trialdesk.progress import Progress


@pytest.fixture
def workers(qapp: QApplication) -> Workers:
    return Workers(qapp)


def _give(number: int, _progress: Progress) -> int:
    return number


def test_a_value_comes_home(workers: Workers, qtbot: QtBot) -> None:
    got: list[int] = []
    owner = QObject()
    Background(workers, owner).run(lambda _progress: 7, got.append)
    qtbot.waitUntil(lambda: got == [7])


def test_what_is_asked_last_is_what_arrives(workers: Workers, qtbot: QtBot) -> None:
    got: list[int] = []
    go = Event()
    owner = QObject()
    background = Background(workers, owner)
    background.run(lambda _progress: go.wait(5) and 1, got.append)
    for number in (2, 3):
        background.run(partial(_give, number), got.append)
    go.set()
    qtbot.waitUntil(lambda: not workers.busy())
    assert got == [3]


def test_progress_is_where_work_stops(workers: Workers, qtbot: QtBot) -> None:
    stopped: list[bool] = []
    owner = QObject()

    def endless(progress: Progress) -> None:
        limit = monotonic() + 5
        while monotonic() < limit:
            progress(1, None, "on and on")

    workers.progressed.connect(lambda job, *_rest: job.cancelled.set())
    Background(workers, owner).run(endless, lambda _value: None, lambda: stopped.append(True))
    qtbot.waitUntil(lambda: stopped == [True], timeout=4000)


def test_nothing_arrives_after_the_owner_is_gone(workers: Workers, qtbot: QtBot) -> None:
    got: list[int] = []
    go = Event()
    owner = QObject()
    Background(workers, owner).run(lambda _progress: go.wait(5) and 1, got.append)
    owner.deleteLater()
    del owner
    qtbot.wait(1)
    go.set()
    qtbot.waitUntil(lambda: not workers.busy())
    assert got == []


@pytest.mark.parametrize("error", [TrialDeskError("qt-crashes"), ValueError("ours")])
def test_an_error_is_reported_and_never_lost(
    error: Exception, workers: Workers, qtbot: QtBot
) -> None:
    owner = QObject()

    def fail(_progress: Progress) -> None:
        raise error

    with qtbot.waitSignal(workers.failed) as failed:
        Background(workers, owner).run(fail, lambda _value: None)
    assert failed.args == [error]


def test_waiting_drops_what_runs(workers: Workers, qtbot: QtBot) -> None:
    got: list[int] = []
    owner = QObject()
    Background(workers, owner).run(lambda _progress: 7, got.append)
    workers.wait()
    qtbot.waitUntil(lambda: not workers.busy())
    assert got == []


def test_a_value_that_nobody_takes_is_closed_once(workers: Workers, qtbot: QtBot) -> None:
    taken: list[int] = []
    closed: list[int] = []
    owner = QObject()
    background = Background(workers, owner)
    for number in (1, 2):
        background.run(partial(_give, number), taken.append, unwanted=closed.append)
    qtbot.waitUntil(lambda: taken == [2])
    background.run(partial(_give, 3), taken.append, unwanted=closed.append)
    workers.wait()
    assert closed == [1, 3]
    qtbot.waitUntil(lambda: not workers.busy())
    assert (taken, closed) == ([2], [1, 3])


def test_a_library_that_opens_too_late_is_closed(
    workers: Workers, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "late.db"
    session = LibrarySession(workers, Notices())
    session.open(str(path), create=True)
    session.close()
    with open_library(path, writable=True) as library:  # nothing else holds it
        assert library.summaries() == ()
    qtbot.waitUntil(lambda: not workers.busy())
