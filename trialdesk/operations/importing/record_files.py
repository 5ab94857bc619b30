"""Which files a user means by naming files and folders."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from trialdesk.errors import UnreadableFileError


def record_files(paths: Sequence[Path]) -> Iterator[Path | UnreadableFileError]:
    """Return the files named and those in the folders named, sorted, at any depth.

    In folders, hidden files and links that lead out of the folder are left out. A folder that
    cannot be read, or holds no file, comes as the error to report.
    """
    for path in paths:
        if path.is_dir():
            yield from _in_folder(path)
        else:
            yield path


def _in_folder(folder: Path) -> Iterator[Path | UnreadableFileError]:
    closed: list[OSError] = []
    files = [file for file in _visible(folder, closed) if _stays_within(file, folder)]
    yield from sorted(files)
    for error in closed:
        name = document_name(Path(error.filename))
        place = f"the folder cannot be opened ({error.strerror})"
        yield UnreadableFileError(name, place, "Check that you may read it.")
    if not files and not closed:
        remedy = "Name a folder with records in it."
        yield UnreadableFileError(document_name(folder), "the folder holds no file", remedy)


def _visible(folder: Path, closed: list[OSError]) -> Iterator[Path]:
    for place, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(place, name) for name in names if not name.startswith("."))


def _stays_within(file: Path, folder: Path) -> bool:
    return file.is_file() and file.resolve().is_relative_to(folder.resolve())


def document_name(path: Path) -> str:
    """Return the name a report shows; bytes that are no UTF-8 are replaced."""
    return os.fsencode(path.name or path.absolute().name).decode("utf-8", "replace")
