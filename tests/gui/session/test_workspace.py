from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from trialdesk.gui.session.context import Context, make_context
from trialdesk.gui.session.memory import Memory
from trialdesk.gui.session.preferences import Preferences
from trialdesk.settings import Settings

A, B = "NCT09000001", "NCT09000002"


@pytest.fixture
def context(qtbot: QtBot, tmp_path: Path, library: Path) -> Iterator[Context]:
    made = make_context(Preferences(Settings()), Memory(tmp_path / "window.json"))
    made.session.open(str(library))
    settle(qtbot, made)
    yield made
    made.session.close()


def settle(qtbot: QtBot, context: Context) -> None:
    qtbot.waitUntil(lambda: not context.workers.busy(), timeout=30_000)


def test_a_board_without_a_window_is_kept_in_the_library(qtbot: QtBot, context: Context) -> None:
    context.workspace.put_on_board(B)
    context.workspace.put_on_board(A)
    context.session.open(str(context.session.location))
    settle(qtbot, context)
    assert context.workspace.board == (B, A)


def test_a_trial_the_library_does_not_hold_is_not_put_on_the_board(context: Context) -> None:
    context.workspace.put_on_board("NCT09999999")
    assert context.workspace.board == ()


def test_a_library_that_cannot_be_opened_leaves_no_board(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    context.workspace.put_on_board(A)
    (tmp_path / "no.db").write_bytes(b"not a database" * 100)
    context.session.open(str(tmp_path / "no.db"))
    settle(qtbot, context)
    assert context.session.library is None
    assert context.session.location is None
    assert context.workspace.board == ()


def test_a_refresh_says_again_what_is_on_the_board(qtbot: QtBot, context: Context) -> None:
    context.workspace.put_on_board(A)
    with qtbot.waitSignal(context.workspace.board_changed, timeout=30_000) as changed:
        context.session.refresh()
    assert changed.args == [(A,)]


def test_without_a_library_nothing_can_be_corrected_and_the_reason_is_given(
    context: Context,
) -> None:
    assert context.workspace.why_not_correct() == ""
    context.session.close()
    assert "for reading only" in context.workspace.why_not_correct()


def test_the_record_checks_follow_the_board(qtbot: QtBot, context: Context) -> None:
    context.workspace.put_on_board(A)
    qtbot.waitUntil(lambda: context.checking.checked is not None, timeout=30_000)
    assert context.checking.checked is not None
    assert [trial.id for trial in context.checking.checked.trials] == [A]
    context.workspace.clear_board()
    assert context.checking.checked is None
