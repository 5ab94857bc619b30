"""Qt's own sockets are invisible to Python, hence the system calls are looked at too."""

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
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

STOPPED = 124
"""What ``timeout`` ends with where the program ran until it was stopped."""


@pytest.fixture
def steps(tmp_path: Path) -> list[tuple[list[str], int]]:
    """Give what a user does with the sample library, the window included, and how each ends."""
    library = str(tmp_path / "sample.db")
    trialdesk = [sys.executable, "-m", "trialdesk"]
    return [
        ([*trialdesk, "sample", library], 0),
        ([*trialdesk, "--library", library, "list"], 0),
        (["timeout", "4", *trialdesk, "--library", library], STOPPED),
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
    steps: list[tuple[list[str], int]], tmp_path: Path
) -> None:
    calls = tmp_path / "calls"
    strace = ["strace", "-f", "-e", "trace=socket", "-A", "-o", str(calls)]
    for command, status in steps:
        assert _run([*strace, *command], tmp_path).returncode == status
    assert [line for line in calls.read_text("utf-8").splitlines() if "AF_INET" in line] == []


def test_the_program_works_on_a_machine_without_a_network(
    steps: list[tuple[list[str], int]], tmp_path: Path
) -> None:
    alone = ["unshare", "--map-root-user", "--net"]
    if shutil.which("unshare") is None or _run([*alone, "true"], tmp_path).returncode != 0:
        pytest.skip("this system does not let a user leave the network")
    for command, status in steps:
        done = _run([*alone, *command], tmp_path)
        assert done.returncode == status, done.stderr


def _run(command: list[str], home: Path) -> subprocess.CompletedProcess[str]:
    own = {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home)}
    return subprocess.run(  # noqa: S603 - the program itself
        command,
        cwd=CHECKOUT,
        env=os.environ | own,
        capture_output=True,
        text=True,
        check=False,
    )


def _imports(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
