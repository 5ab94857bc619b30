import hashlib
import io
import platform
import shutil
import tomllib
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

import pytest

import environment
import start
from setup_error import SetupError

HERE = ("Linux", "x86_64")
PROGRAM = b"the program"


def _wheel() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as wheel:
        wheel.writestr(f"uv-{environment.UV}.data/scripts/uv", PROGRAM)
    return content.getvalue()


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a checkout on a Linux machine without uv, its environment not yet built."""
    monkeypatch.setattr(environment, "CHECKOUT", tmp_path)
    monkeypatch.setattr(environment, "FOLDER", tmp_path / ".venv")
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(platform, "system", lambda: HERE[0])
    monkeypatch.setattr(platform, "machine", lambda: HERE[1])
    (tmp_path / ".venv").mkdir()
    (tmp_path / "pyproject.toml").write_text("[project]", "utf-8")
    (tmp_path / "uv.lock").write_text("version = 1", "utf-8")
    return tmp_path


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Serve a wheel of uv without a network; gives the addresses asked for."""
    asked: list[str] = []
    wheel = _wheel()
    pinned = ("folder", "tag", hashlib.sha256(wheel).hexdigest())

    def answer(address: str, *, timeout: float) -> io.BytesIO:
        assert timeout
        asked.append(address)
        return io.BytesIO(wheel)

    monkeypatch.setitem(environment.WHEELS, HERE, pinned)
    monkeypatch.setattr(urllib.request, "urlopen", answer)
    return asked


def test_a_machine_without_uv_fetches_it_once(checkout: Path, served: list[str]) -> None:
    first, second = environment._uv(), environment._uv()
    assert first == second
    assert first.is_relative_to(checkout)
    assert first.read_bytes() == PROGRAM
    assert len(served) == 1


@pytest.mark.usefixtures("checkout", "served")
def test_a_file_that_is_not_the_pinned_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(environment.WHEELS, HERE, ("folder", "tag", "0" * 64))
    with pytest.raises(SetupError, match="not the file it should be"):
        environment._uv()


@pytest.mark.usefixtures("checkout")
def test_an_unreachable_index_is_reported_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_address: str, *, timeout: float) -> io.BytesIO:
        raise urllib.error.URLError(f"no route within {timeout} s")

    monkeypatch.setattr(urllib.request, "urlopen", refuse)
    with pytest.raises(SetupError, match="HTTPS_PROXY"):
        environment._uv()


@pytest.mark.usefixtures("checkout")
def test_an_unknown_machine_is_told_to_install_uv(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "sparc64")
    with pytest.raises(SetupError, match="Linux sparc64"):
        environment._uv()


@pytest.mark.parametrize(("shown", "usable"), [("uv 0.9.30", False), ("uv 0.14.0 (linux)", True)])
def test_an_older_uv_of_the_machine_is_not_trusted_with_the_lock_file(
    shown: str, usable: bool
) -> None:
    assert (environment._numbers(shown) >= environment._numbers(environment.UV)) is usable


@pytest.mark.parametrize("changed", ["uv.lock", "pyproject.toml"])
def test_the_environment_is_built_anew_when_what_it_needs_changes(
    checkout: Path, changed: str
) -> None:
    environment._stamp(for_tests=False).write_text(environment._fingerprint(), "ascii")
    assert environment.is_ready(for_tests=False)
    (checkout / changed).write_text("other", "utf-8")
    assert not environment.is_ready(for_tests=False)


@pytest.mark.usefixtures("checkout")
def test_an_environment_for_tests_also_opens_the_window_but_not_the_other_way() -> None:
    environment._stamp(for_tests=False).write_text(environment._fingerprint(), "ascii")
    assert not environment.is_ready(for_tests=True)
    environment._stamp(for_tests=False).unlink()
    environment._stamp(for_tests=True).write_text(environment._fingerprint(), "ascii")
    assert environment.is_ready(for_tests=False)


def test_the_supported_versions_of_python_are_those_of_the_project() -> None:
    project = tomllib.loads((environment.CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    oldest, newest = start.OLDEST, start.NEWEST
    expected = f">={oldest[0]}.{oldest[1]},<{newest[0]}.{newest[1] + 1}"
    assert project["requires-python"] == expected
