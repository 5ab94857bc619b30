"""Every command line of the README does what it says."""

import re
import shlex
from pathlib import Path

import pytest

from trialdesk.cli.main import main

README = Path(__file__).parents[2] / "README.md"
(SHELL,) = re.findall(r"```sh\n(trialdesk .*?)```", README.read_text("utf-8"), re.DOTALL)
COMMANDS = [tuple(shlex.split(line, comments=True)) for line in SHELL.splitlines()]


def test_no_command_stands_there_twice() -> None:
    assert sorted(set(COMMANDS)) == sorted(COMMANDS)


def test_every_command_runs_in_the_order_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sample_db").symlink_to(README.parent / "sample_db")
    failed: dict[str, str] = {}
    for program, *words in COMMANDS:
        if program == "export":
            monkeypatch.setenv(*words[0].split("=", 1))
        elif words and _status(words) != 0:
            failed[" ".join(words)] = capsys.readouterr().err
    assert list(failed) == ["changes NCT07008976"]
    assert "has one snapshot" in failed["changes NCT07008976"]
    assert (tmp_path / "brief.pdf").stat().st_size > 0


def _status(words: list[str]) -> int | str | None:
    try:
        return main(words)
    except SystemExit as end:  # --help
        return end.code
