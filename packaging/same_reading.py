"""Reads the test records with every supported Python of this machine and compares what is read.

python3 packaging/same_reading.py [FOLDER…]

FOLDERs hold further records. Exits with 1 where two Pythons read differently or no two were found.
"""

from __future__ import annotations

import ast
import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from filecmp import cmp
from itertools import zip_longest
from pathlib import Path

import environment
from setup_error import SetupError

OLDEST, NEWEST = 11, 14  # minor versions of Python 3
READER = environment.CHECKOUT / "tests" / "interpreters" / "reading.py"
ENVIRONMENTS = environment.CHECKOUT / "build" / "pythons"
RECORDS = ("tests/data", "sample_db/records")
_VERSION = "import sys; print(sys.implementation.name, *sys.version_info[:3])"


def main() -> int:
    """Compare; say which Pythons read how much, and where they first differ."""
    texts, records = _texts(), _records(map(Path, sys.argv[1:]))
    ENVIRONMENTS.mkdir(parents=True, exist_ok=True)
    listed = ENVIRONMENTS / "texts.json"
    listed.write_text(json.dumps(texts), "utf-8")
    print(f"{len(records)} files, {len(texts)} texts", flush=True)
    read: dict[str, Path] = {}
    for version, interpreter in sorted(interpreters().items()):
        name = ".".join(map(str, version))
        try:
            python = environment.build_for(interpreter, ENVIRONMENTS / name)
        except SetupError as failure:
            print(f"  {name} {interpreter}: skipped. {failure}", flush=True)
            continue
        read[name] = _read(python, listed, records, ENVIRONMENTS / f"{name}.jsonl")
        content = read[name].read_bytes()
        print(
            f"  {name} {interpreter}: {content.count(10)} readings, {len(content):,} bytes, "
            f"{hashlib.sha256(content).hexdigest()[:16]}",
            flush=True,
        )
    return compare(read)


def interpreters() -> dict[tuple[int, ...], Path]:
    """Give the first CPython of each supported version on the PATH, in /usr/bin or of pyenv."""
    found: dict[tuple[int, ...], Path] = {}
    for candidate in _candidates():
        asked = subprocess.run(
            [str(candidate), "-c", _VERSION], capture_output=True, text=True, check=False
        )
        name, *numbers = asked.stdout.split() or [""]
        version = tuple(map(int, numbers))
        if name == "cpython" and (3, OLDEST) <= version[:2] <= (3, NEWEST):
            found.setdefault(version, candidate)
    return found


def _candidates() -> Iterator[Path]:
    yield from map(Path, (sys.executable, "/usr/bin/python3"))
    for minor in range(OLDEST, NEWEST + 1):
        on_path = shutil.which(f"python3.{minor}")
        if on_path:
            yield Path(on_path)
    yield from sorted(Path.home().glob(".pyenv/versions/*/bin/python3"))


def _texts() -> list[str]:
    """Give the texts written out in tests, that is their strings of several words."""
    found: set[str] = set()
    for module in (environment.CHECKOUT / "tests").rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return sorted(text for text in found if " " in text)


def _records(further: Iterator[Path]) -> list[str]:
    folders = [*(environment.CHECKOUT / name for name in RECORDS), *further]
    return [str(file) for folder in folders for file in sorted(folder.rglob("*")) if file.is_file()]


def _read(python: Path, texts: Path, records: list[str], to: Path) -> Path:
    with to.open("wb") as output:
        subprocess.run(
            [str(python), str(READER), str(texts), *records],
            cwd=environment.CHECKOUT,
            stdout=output,
            check=True,
        )
    return to


def compare(read: dict[str, Path]) -> int:
    if not read:
        print("Nothing was read: no supported Python could be set up.")
        return 1
    if len(read) == 1:
        print(f"Only Python {', '.join(read)} is there: nothing to compare it with.")
        return 0
    (first, expected), *others = read.items()
    differing = [name for name, file in others if not _is_same(first, expected, name, file)]
    if not differing:
        print(f"Python {', '.join(read)} read the same.")
    return bool(differing)


def _is_same(first: str, expected: Path, name: str, file: Path) -> bool:
    if cmp(expected, file, shallow=False):
        return True
    mine, other = (path.read_bytes().splitlines() for path in (expected, file))
    pairs = enumerate(zip_longest(mine, other, fillvalue=b""), start=1)
    number, (one, two) = next((n, pair) for n, pair in pairs if pair[0] != pair[1])
    at = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), 0)
    print(f"{first} and {name} differ, first in line {number}:")
    for version, line in ((first, one), (name, two)):
        print(f"  {version}: …{line[max(0, at - 80) : at + 80].decode('utf-8', 'replace')}…")
    return False


if __name__ == "__main__":
    sys.exit(main())
