"""Files that are replaced whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_IMODE


def replace_file(path: Path, content: bytes) -> None:
    """Write a file in place of what was there; raises OSError, and leaves that intact."""
    with replacing(path) as unfinished:
        unfinished.write_bytes(content)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a new file beside ``path`` to write to, which takes its place when it is complete.

    It is on disk by then. Permissions stay, and of a link the file it points to is replaced. On
    an error, raised as it came, the earlier file is intact and the new one is removed.
    """
    target = Path(os.path.realpath(path))
    unfinished = target.with_name(f".{os.urandom(8).hex()}.part")
    unfinished.open("xb").close()
    try:
        yield unfinished
        _flush(unfinished)
        with suppress(FileNotFoundError):
            unfinished.chmod(S_IMODE(target.stat().st_mode))
        unfinished.replace(target)
        flush_folder(target.parent)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _flush(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Make a new name in a folder survive a power cut, where the system lets us."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
