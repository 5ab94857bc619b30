import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import system_libraries
from setup_error import LACKING, SetupError

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="libraries of Linux")


@pytest.fixture
def lacks_gl(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(system_libraries, "_loads", lambda library: library != "libGL.so.1")
    monkeypatch.setattr(system_libraries, "_has_certificates", lambda: True)


@pytest.mark.usefixtures("lacks_gl")
def test_a_user_who_may_not_install_is_told_the_exact_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "sudo" else name)
    monkeypatch.setattr(system_libraries, "_has_renamed_packages", lambda: False)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SetupError, match=r"apt-get install .* libgl1\n") as failure:
        system_libraries.ensure({}, downloads=True)
    assert failure.value.status == LACKING


@pytest.mark.usefixtures("lacks_gl")
def test_a_system_without_apt_is_told_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(SetupError, match=r"libGL\.so\.1"):
        system_libraries.ensure({}, downloads=False)


def test_other_systems_are_asked_for_no_library_of_debian(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(system_libraries, "_loads", asked.append)
    system_libraries.ensure({}, downloads=True)
    assert asked == []


def test_certificates_are_asked_for_only_to_download(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(system_libraries, "_loads", lambda _library: True)
    monkeypatch.setattr(system_libraries, "_has_certificates", lambda: False)
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    system_libraries.ensure({}, downloads=False)
    with pytest.raises(SetupError, match="certificates"):
        system_libraries.ensure({}, downloads=True)


@pytest.mark.parametrize(
    ("display", "library"),
    [({"DISPLAY": ":0"}, "libxcb-cursor.so.0"), ({"WAYLAND_DISPLAY": "wayland-0"}, "libwayland")],
)
def test_a_display_needs_its_own_libraries(display: dict[str, str], library: str) -> None:
    assert any(name.startswith(library) for name in system_libraries.needed(display))
    assert not any(name.startswith(library) for name in system_libraries.needed({}))


@pytest.mark.parametrize(("renamed", "name"), [(True, "libglib2.0-0t64"), (False, "libglib2.0-0")])
def test_a_renamed_package_is_asked_for_by_its_new_name(
    monkeypatch: pytest.MonkeyPatch, renamed: bool, name: str
) -> None:
    monkeypatch.setattr(system_libraries, "_has_renamed_packages", lambda: renamed)
    assert system_libraries.debian_packages(["libglib2.0-0", "libglib2.0-0"]) == [name]


@LINUX
@pytest.mark.skipif(shutil.which("readelf") is None, reason="readelf (binutils) is not installed")
def test_every_library_the_installed_qt_links_against_is_known() -> None:
    known = {*system_libraries.DRAWING, *system_libraries.X11, *system_libraries.WAYLAND}
    unknown = {name for name in _linked() if not name.startswith(OWN_OR_EVERYWHERE)} - known
    assert unknown == set()


OWN_OR_EVERYWHERE = (
    "libQt6",
    "libicu",
    "ld-linux",
    "libc.so",
    "libdl.so",
    "libgcc_s.so",
    "libm.so",
    "libpthread.so",
    "librt.so",
    "libstdc++.so",
    "libz.so",
    "libzstd.so",
)


def _linked() -> set[str]:
    import PySide6

    qt = Path(PySide6.__file__).parent / "Qt"
    used = ("Core", "DBus", "Gui", "PrintSupport", "Svg", "WaylandClient", "Widgets", "XcbQpa")
    files = [qt / "lib" / f"libQt6{name}.so.6" for name in used]
    files += [qt / "plugins" / "platforms" / f"libq{name}.so" for name in ("offscreen", "xcb")]
    command = ["readelf", "--dynamic", *map(str, files)]
    shown = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - fixed words
    return set(re.findall(r"NEEDED.*\[(.+)\]", shown.stdout))
