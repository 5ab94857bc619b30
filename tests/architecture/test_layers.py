import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(sys.executable).with_name("lint-imports")


def _contracts(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(PROGRAM), "--no-cache", "--config", str(folder / "pyproject.toml")]
    return subprocess.run(  # noqa: S603 - a program of our own environment
        command, cwd=folder, capture_output=True, text=True, check=False
    )


def test_imports_point_downwards_only(checkout: Path) -> None:
    checked = _contracts(checkout)
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("domain/upward.py", "import trialdesk.storage"),
        ("registries/upward.py", "import trialdesk.storage"),
        ("operations/coloured.py", "import PySide6.QtCore"),
        ("operations/querying.py", "import sqlalchemy"),
        ("presentation/printing.py", "import reportlab"),
    ],
)
def test_an_import_against_the_rule_is_found(
    checkout: Path, tmp_path: Path, place: str, line: str
) -> None:
    for module in (checkout / "trialdesk").rglob("*.py"):
        copy = tmp_path / module.relative_to(checkout)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(module.read_bytes())
    (tmp_path / "pyproject.toml").write_bytes((checkout / "pyproject.toml").read_bytes())
    (tmp_path / "trialdesk" / place).write_text(f'"""Wrong."""\n\n{line}\n', "utf-8")
    checked = _contracts(tmp_path)
    assert checked.returncode == 1
    assert f"trialdesk.{place.removesuffix('.py').replace('/', '.')} ->" in checked.stdout
