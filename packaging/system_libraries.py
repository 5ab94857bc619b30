"""Which system libraries Qt needs, which of them lack, and how Debian and Ubuntu install them.

Qt itself names the wrong package and aborts, so this is asked before it starts.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import ssl
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from setup_error import LACKING, SetupError

# What the Qt libraries and plugins of PySide6-Essentials 6.11 are linked against
# (readelf -d), with the Debian package of each.
DRAWING = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
}
X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
# Debian 13 and Ubuntu 24.04 renamed packages when time became 64 bits wide.
RENAMED = {"libglib2.0-0": "libglib2.0-0t64"}

INSTALL = ("apt-get", "install", "--yes", "--no-install-recommends")


def ensure(display: Mapping[str, str], *, downloads: bool) -> None:
    """Install what this machine lacks where that is allowed; SetupError names it otherwise."""
    if not sys.platform.startswith("linux"):
        return
    missing = _missing_libraries(display, certificates=downloads)
    if not missing:
        return
    if shutil.which("apt-get") is None:
        raise SetupError(_without_apt(missing), LACKING)
    packages = debian_packages(missing.values())
    _install(packages)
    still = _missing_libraries(display, certificates=downloads)
    if still:
        raise SetupError(_remedy(debian_packages(still.values())), LACKING)


def needed(display: Mapping[str, str]) -> dict[str, str]:
    """Give library to package for drawing, and for the kind of display the environment names."""
    libraries = dict(DRAWING)
    if display.get("DISPLAY"):
        libraries |= X11
    if display.get("WAYLAND_DISPLAY"):
        libraries |= WAYLAND
    return libraries


def debian_packages(names: Iterable[str]) -> list[str]:
    """Give each package once, by the name it has on this release."""
    renamed = RENAMED if _has_renamed_packages() else {}
    return sorted({renamed.get(name, name) for name in names})


def _missing_libraries(display: Mapping[str, str], *, certificates: bool) -> dict[str, str]:
    missing = {so: package for so, package in needed(display).items() if not _loads(so)}
    if certificates and not _has_certificates():
        missing["the certificates of trusted servers"] = "ca-certificates"
    return missing


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_certificates() -> bool:
    paths = ssl.get_default_verify_paths()
    if paths.cafile is not None:
        return True
    return paths.capath is not None and any(Path(paths.capath).iterdir())


def _has_renamed_packages() -> bool:
    if shutil.which("dpkg-query") is None:
        return False
    command = ["dpkg-query", "--show", "--showformat=${Package} ", "*t64"]
    shown = subprocess.run(command, capture_output=True, text=True, check=False)
    return bool(shown.stdout.strip())


def _install(packages: list[str]) -> None:
    rights = _rights()
    if rights is None:
        raise SetupError(_remedy(packages), LACKING)
    print("Installing what Qt needs from this system:", " ".join(packages), flush=True)
    quiet = [*rights, "env", "DEBIAN_FRONTEND=noninteractive"]
    # One unreachable source makes the update fail though the others suffice.
    subprocess.run([*quiet, "apt-get", "-qq", "update"], check=False)
    done = subprocess.run([*quiet, *INSTALL, "-qq", *packages], check=False)
    if done.returncode != 0:
        raise SetupError(_remedy(packages), LACKING)


def _rights() -> list[str] | None:
    """Give the words before apt-get, or None where this user may not install."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    if asked.returncode == 0:
        return ["sudo", "-n"]
    return ["sudo"] if sys.stdin.isatty() else None


def _remedy(packages: list[str]) -> str:
    line = " ".join(["sudo", *INSTALL, *packages])
    return (
        f"This machine lacks {len(packages)} system packages that TrialDesk needs.\n"
        f"Ask its administrator to run\n\n    sudo apt-get update\n    {line}\n\n"
        "and start this command again."
    )


def _without_apt(missing: Mapping[str, str]) -> str:
    names = "\n".join(f"    {library}" for library in missing)
    return (
        "This machine lacks system libraries that TrialDesk needs, and has no apt-get:\n\n"
        f"{names}\n\nInstall the packages that hold them and start this command again."
    )
