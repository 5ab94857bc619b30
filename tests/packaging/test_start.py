import os
import sys

import pytest

import display
import environment
import start
import system_libraries
from setup_error import LACKING


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """Give what a machine that is all set would run; every program ends well."""
    commands: list[tuple[str, ...]] = []

    def run(*arguments: str) -> int:
        commands.append(arguments)
        return 0

    monkeypatch.setattr(start, "_run", run)
    monkeypatch.setattr(environment, "is_ready", lambda **_: True)
    monkeypatch.setattr(system_libraries, "ensure", lambda *_, **__: None)
    monkeypatch.setattr(os, "environ", dict(os.environ))
    return commands


def _start(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["start.py", *words])
    return start.main()


def test_tests_run_with_the_arguments_given(
    ran: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _start(monkeypatch, "test", "-x", "-n", "1") == 0
    assert ran == [("-m", "pytest", "-x", "-n", "1")]


def test_tests_are_spread_over_the_cores_unless_told_otherwise(
    ran: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _start(monkeypatch, "test", "-x") == 0
    assert ran == [("-m", "pytest", "-n", "auto", "--dist", "loadfile", "-x")]


@pytest.mark.parametrize(("there", "shown"), [(True, "-m"), (False, "packaging/sample_output.py")])
def test_without_a_display_files_take_the_window_s_place(
    ran: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, there: bool, shown: str
) -> None:
    monkeypatch.setattr(display, "is_there", lambda: there)
    assert _start(monkeypatch) == 0
    assert ran[-1][0] == shown


def test_an_unsupported_python_is_told_which_one_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "NEWEST", (3, 10))
    assert _start(monkeypatch, "setup") == LACKING
    assert "needs Python 3.11" in capsys.readouterr().err
