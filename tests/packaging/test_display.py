import socket
import sys
from pathlib import Path

import pytest

import display


@pytest.fixture(autouse=True)
def _linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")


@pytest.mark.parametrize(
    "environment",
    [{}, {"DISPLAY": ":987"}, {"WAYLAND_DISPLAY": "nobody"}, {"QT_QPA_PLATFORM": "offscreen"}],
)
def test_a_display_that_does_not_answer_is_none(environment: dict[str, str]) -> None:
    assert not display.is_there(environment)


def test_a_wayland_display_is_a_socket(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "wayland-0"))
        assert display.is_there({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)})


def test_the_platform_qt_is_told_is_believed() -> None:
    assert display.is_there({"QT_QPA_PLATFORM": "vnc:port=5901"})


def test_other_systems_always_have_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert display.is_there({})
