"""Builds the Python environment of the checkout from the lock file, once."""

from __future__ import annotations

import hashlib
import io
import os
import platform
import re
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

from setup_error import SetupError

CHECKOUT = Path(__file__).resolve().parent.parent
FOLDER = CHECKOUT / ".venv"

UV = "0.13.9"
"""The uv that is fetched; an older one on the machine may not read the lock file."""

FILES = "https://files.pythonhosted.org/packages/"
# (system, machine) -> of the wheel of uv on PyPI: folder, platform tag, sha256
WHEELS = {
    ("Linux", "x86_64"): (
        "3d/aa/26d64642d808de4a652579ef950d7cd2d37f080a8babf9c67c6b75fc4c3f",
        "manylinux_2_17_x86_64.manylinux2014_x86_64",
        "d7f459fe4fd247d830351c75686d3996ace3c6f3f728eb0e85a30b7ada0cef19",
    ),
    ("Linux", "aarch64"): (
        "fe/2f/51a5de367c602592c018a42a23d57fba5f2689fe6c3bf025dcf043b39c61",
        "manylinux_2_28_aarch64",
        "ecb6028d79dc96fbeafffe5c8af62a7099487ebc05a701e76714eebcffd06375",
    ),
    ("Darwin", "x86_64"): (
        "1e/db/08e9ef4879bd667e6d7b4705e594e5bd3e4585f10fc63cb16b9fa2fac63e",
        "macosx_10_12_x86_64",
        "c16ed11e013557536b3e60065f1b912f6407bd6518e041b961e23ef9e6b4fbf5",
    ),
    ("Darwin", "arm64"): (
        "f3/a7/a8d7b074798c7fb3b26b37584b8fe2e29df2ccdc24ce7902caab2a53edbf",
        "macosx_11_0_arm64",
        "66c512266d633bef48384a1f53003f41f2a8e7b36fe6e7fbfd3e0fd52d96fa63",
    ),
    ("Windows", "AMD64"): (
        "dd/ef/ceeabf3631117f7354787d9fb1ffe943899e59ed4b887a696ed547e47e76",
        "win_amd64",
        "6a44b2ed8111d2f60d2b92627c5dccda3f7ed7570b18ce115e569cd68c28246b",
    ),
}
TIMEOUT_SECONDS = 180


def is_ready(*, for_tests: bool) -> bool:
    """Tell whether the environment stands for this lock file and this Python."""
    return any(
        path.is_file() and path.read_text("ascii") == _fingerprint()
        for path in (_stamp(for_tests=True), *([] if for_tests else [_stamp(for_tests=False)]))
    )


def build(*, for_tests: bool) -> None:
    """Install exactly what the lock file names; SetupError when that fails."""
    print("Setting up TrialDesk, once (about 200 MB are downloaded) …", flush=True)
    groups = [] if for_tests else ["--no-dev", "--inexact"]
    _sync(FOLDER, sys.executable, "--compile-bytecode", *groups)
    _stamp(for_tests=for_tests).write_text(_fingerprint(), "ascii")


def build_for(interpreter: Path, folder: Path) -> Path:
    """Give the Python of an environment of this interpreter without what only tests need.

    Raises SetupError when that fails.
    """
    _sync(folder, str(interpreter), "--no-dev")
    return _python(folder)


def _sync(folder: Path, interpreter: str, *options: str) -> None:
    command = [str(_uv()), "sync", "--locked", "--quiet", *options, "--python", interpreter]
    done = subprocess.run(command, cwd=CHECKOUT, env=_settings(folder), check=False)
    if done.returncode != 0:
        raise SetupError(
            "The Python packages could not be installed; the lines above say why.\n"
            "Behind a proxy, set HTTPS_PROXY and start this command again."
        )


def python() -> Path:
    """Give the interpreter of the environment."""
    return _python(FOLDER)


def _python(folder: Path) -> Path:
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _stamp(*, for_tests: bool) -> Path:
    return FOLDER / ("ready-for-tests" if for_tests else "ready")


def _fingerprint() -> str:
    whole = hashlib.sha256(sys.version.encode() + bytes(CHECKOUT))
    for name in ("pyproject.toml", "uv.lock"):
        whole.update((CHECKOUT / name).read_bytes())
    return whole.hexdigest()


def _settings(folder: Path) -> dict[str, str]:
    """Give uv this environment, and the certificates of the system: a proxy's may be there."""
    own = {
        "UV_PROJECT_ENVIRONMENT": str(folder),
        "UV_PYTHON_DOWNLOADS": "never",
    }
    defaults = {"UV_SYSTEM_CERTS": "1", "UV_HTTP_TIMEOUT": str(TIMEOUT_SECONDS)}
    kept = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    return defaults | kept | own


def _uv() -> Path:
    fetched = CHECKOUT / "build" / f"uv-{UV}" / ("uv.exe" if os.name == "nt" else "uv")
    present = shutil.which("uv")
    if present and _version(present) >= _numbers(UV):
        return Path(present)
    if not fetched.is_file():
        _fetch(fetched)
    return fetched


def _version(program: str) -> tuple[int, ...]:
    shown = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    return _numbers(shown.stdout)


def _numbers(text: str) -> tuple[int, ...]:
    found = re.search(r"\d+(?:\.\d+)+", text)
    return tuple(map(int, found[0].split("."))) if found else ()


def _fetch(program: Path) -> None:
    folder, tag, sha256 = _wheel()
    address = f"{FILES}{folder}/uv-{UV}-py3-none-{tag}.whl"
    content = _download(address)
    if hashlib.sha256(content).hexdigest() != sha256:
        raise SetupError(f"{address} is not the file it should be; nothing was installed.")
    program.parent.mkdir(parents=True, exist_ok=True)
    partial = program.with_suffix(".partial")
    with zipfile.ZipFile(io.BytesIO(content)) as wheel:
        partial.write_bytes(wheel.read(f"uv-{UV}.data/scripts/{program.name}"))
    partial.chmod(0o755)
    partial.replace(program)


def _wheel() -> tuple[str, str, str]:
    here = (platform.system(), platform.machine())
    if here not in WHEELS:
        raise SetupError(
            f"No uv is known for {' '.join(here)}. Install uv {UV} or newer "
            "(https://docs.astral.sh/uv) and start this command again."
        )
    return WHEELS[here]


def _download(address: str) -> bytes:
    try:
        # https and pinned by its hash
        with urllib.request.urlopen(address, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310
            content: bytes = answer.read()
    except urllib.error.URLError as failure:
        raise SetupError(
            f"{address} could not be fetched: {failure.reason}\n"
            "Behind a proxy, set HTTPS_PROXY; where the proxy has its own certificate, set "
            f"SSL_CERT_FILE. Or install uv {UV} or newer by hand."
        ) from failure
    return content
