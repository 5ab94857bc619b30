"""The two commands of the README: sets up what is missing, then opens TrialDesk or tests it."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

import display
import environment
import system_libraries
from setup_error import LACKING, SetupError

OLDEST = (3, 11)
NEWEST = (3, 14)
SAMPLE = environment.CHECKOUT / "build" / "sample"


def main() -> int:
    """Run the command the user named; its exit status becomes ours."""
    words, rest = _arguments()
    try:
        _check_python()
        return COMMANDS[words](rest)
    except SetupError as failure:
        print(failure, file=sys.stderr)
        return failure.status
    except KeyboardInterrupt:
        return 130


def open_window(arguments: list[str]) -> int:
    """Open the window on the sample library; without a display, write what it would show."""
    _prepare(for_tests=False)
    SAMPLE.mkdir(parents=True, exist_ok=True)
    library = SAMPLE / "library.db"
    if not library.exists():
        _trialdesk("sample", str(library))
    if display.is_there():
        return _run("-m", "trialdesk", "--library", str(library), *arguments)
    print(f"There is no display: the brief and pictures of the views go to {SAMPLE}", flush=True)
    # without a screen Qt warns of each hint it would have given a window manager
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    return _run("packaging/sample_output.py", str(library), str(SAMPLE))


def run_tests(arguments: list[str]) -> int:
    """Run the tests, windows and all, without a display."""
    _prepare(for_tests=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return _run("-m", "pytest", *spread(arguments), *arguments)


def spread(arguments: list[str]) -> list[str]:
    """Return what lets the tests run on every core, unless the user says how they are to run."""
    if any(word.startswith(("-n", "--numprocesses", "--pdb", "--dist")) for word in arguments):
        return []
    return ["-n", "auto", "--dist", "loadfile"]


def set_up(_arguments: list[str]) -> int:
    """Set up what the tests and the linters need, and run nothing."""
    _prepare(for_tests=True)
    return 0


COMMANDS = {"window": open_window, "test": run_tests, "setup": set_up}


def _arguments() -> tuple[str, list[str]]:
    parser = argparse.ArgumentParser(
        prog="python3 packaging/start.py",
        description="Sets up what is missing, then opens the window (or runs the tests).",
    )
    parser.add_argument("command", nargs="?", default="window", choices=COMMANDS)
    known, rest = parser.parse_known_args()
    return known.command, rest


def _check_python() -> None:
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return
    supported = " to ".join(".".join(map(str, version)) for version in (OLDEST, NEWEST))
    raise SetupError(
        f"TrialDesk needs Python {supported}; this is {sys.version.split()[0]}. "
        "Start this command with another, such as python3.12.",
        LACKING,
    )


def _prepare(*, for_tests: bool) -> None:
    ready = environment.is_ready(for_tests=for_tests)
    system_libraries.ensure({} if for_tests else os.environ, downloads=not ready)
    if not ready:
        environment.build(for_tests=for_tests)


def _trialdesk(*arguments: str) -> None:
    if _run("-m", "trialdesk", *arguments) != 0:
        raise SetupError("The sample library could not be written; the lines above say why.")


def _run(*arguments: str) -> int:
    command = [str(environment.python()), *arguments]
    return subprocess.run(command, cwd=environment.CHECKOUT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
