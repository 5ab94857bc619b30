import os
import stat
from contextlib import suppress
from pathlib import Path

import pytest

from trialdesk.files import replace_file, replacing


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    for content in (b"first", b"second"):
        replace_file(path, content)
        assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_the_earlier_file_is_whole_until_the_new_one_is(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(b"old")
    with replacing(path) as unfinished:
        unfinished.write_bytes(b"ne")
        assert path.read_bytes() == b"old"
        assert unfinished.parent == path.parent
        unfinished.write_bytes(b"new")
    assert path.read_bytes() == b"new"


def test_a_failure_keeps_the_earlier_file_and_leaves_no_litter(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(b"old")
    with suppress(KeyboardInterrupt), replacing(path) as unfinished:
        unfinished.write_bytes(b"ne")
        raise KeyboardInterrupt
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == {path: b"old"}


def test_the_file_is_on_disk_before_its_name_and_its_name_before_it_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(b"old")
    flushed: list[tuple[str, bytes]] = []

    def fsync(handle: int) -> None:
        kind = "folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file"
        flushed.append((kind, path.read_bytes()))

    monkeypatch.setattr(os, "fsync", fsync)
    replace_file(path, b"new")
    assert flushed == [("file", b"old"), ("folder", b"new")]


def test_permissions_stay(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace_file(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_and_the_file_it_points_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    target, link = tmp_path / "elsewhere" / "settings.json", tmp_path / "settings.json"
    target.write_bytes(b"old")
    link.symlink_to(target)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert list(target.parent.iterdir()) == [target]
