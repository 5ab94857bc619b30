"""Whether a window can be shown: Qt aborts where it cannot, so it is asked before."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Mapping
from pathlib import Path

WINDOWLESS = ("offscreen", "minimal")


def is_there(environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether a display answers; where Qt is told another platform, that is believed."""
    told = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if told in WINDOWLESS:
        return False
    if told not in {"", "xcb", "wayland"} or not sys.platform.startswith("linux"):
        return True
    return _wayland_answers(environment) or _x11_answers(environment)


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY", "")
    return bool(name) and Path(environment.get("XDG_RUNTIME_DIR", "/"), name).is_socket()


def _x11_answers(environment: Mapping[str, str]) -> bool:
    name = environment.get("DISPLAY", "")
    if not name:
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(name.encode(), None))
    answers = not xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return answers
