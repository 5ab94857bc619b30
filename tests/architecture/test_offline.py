"""Qt's own sockets are invisible to Python, hence the system calls are looked at too."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

NETWORKED = {
    "ftplib",
    "http",
    "requests",
    "smtplib",
    "socket",
    "ssl",
    "urllib",
    "PySide6.QtNetwork",
}

WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from trialdesk.gui.places import places_in
from trialdesk.gui.start import begin, make_window

app = QApplication([])
window = make_window(app, places_in(Path(sys.argv[1]).parent))
begin(window, sys.argv[1], "compare")
window.painted.connect(lambda: QTimer.singleShot(1500, app.quit))
window.show()
sys.exit(app.exec())
"""


@pytest.fixture(scope="module")
def commands(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """Give what a user does with the sample library, the window included."""
    folder = tmp_path_factory.mktemp("offline")
    library = str(folder / "sample.db")
    trialdesk = [sys.executable, "-m", "trialdesk"]
    return [
        [*trialdesk, "sample", library],
        [*trialdesk, "--library", library, "list"],
        [sys.executable, "-c", WINDOW, library],
    ]


def test_no_module_imports_what_reaches_the_network(modules: tuple[Path, ...]) -> None:
    reaching = [
        f"{path}: {name}"
        for path in modules
        for name in _imports(path.read_text("utf-8"))
        if {name, name.partition(".")[0]} & NETWORKED
    ]
    assert reaching == []


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_no_socket_but_a_local_one_is_opened(
    commands: list[list[str]], checkout: Path, tmp_path: Path
) -> None:
    calls = tmp_path / "calls"
    strace = ["strace", "-f", "-e", "trace=socket", "-A", "-o", str(calls)]
    _run_all([[*strace, *command] for command in commands], checkout)
    assert [line for line in calls.read_text("utf-8").splitlines() if "AF_INET" in line] == []


def test_the_program_works_on_a_machine_without_a_network(
    commands: list[list[str]], checkout: Path
) -> None:
    alone = ["unshare", "--map-root-user", "--net"]
    if shutil.which("unshare") is None or _run([*alone, "true"], checkout).returncode != 0:
        pytest.skip("this system does not let a user leave the network")
    _run_all([[*alone, *command] for command in commands], checkout)


def _run_all(commands: list[list[str]], folder: Path) -> None:
    Path(commands[0][-1]).unlink(missing_ok=True)
    for command in commands:
        done = _run(command, folder)
        assert done.returncode == 0, done.stderr


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - the program itself
        command, cwd=folder, capture_output=True, text=True, check=False
    )


def _imports(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
