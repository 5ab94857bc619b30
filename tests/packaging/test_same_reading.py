import re
from pathlib import Path

import pytest

import same_reading


def _written(folder: Path, **read: bytes) -> dict[str, Path]:
    for name, content in read.items():
        (folder / name).write_bytes(content)
    return {name: folder / name for name in read}


def test_the_same_bytes_are_the_same_reading(tmp_path: Path) -> None:
    assert same_reading.compare(_written(tmp_path, a=b"1\n2\n", b=b"1\n2\n")) == 0


@pytest.mark.parametrize("other", [b"1\n3\n", b"1\n", b"1\n2\n3\n"])
def test_a_difference_fails_and_names_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], other: bytes
) -> None:
    assert same_reading.compare(_written(tmp_path, a=b"1\n2\n", b=other)) == 1
    assert re.search(r"a and b differ, first in line [23]", capsys.readouterr().out)


def test_nothing_read_is_no_success() -> None:
    assert same_reading.compare({}) == 1


def test_one_python_alone_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert same_reading.compare(_written(tmp_path, a=b"1\n")) == 0
    assert "Only Python a" in capsys.readouterr().out


def test_this_python_is_among_those_that_read() -> None:
    assert min(same_reading.interpreters())[:2] >= (3, 11)
