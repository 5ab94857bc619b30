"""A program that writes to libraries and is killed: run by tests as a process of its own."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from alembic.config import Config

from trialdesk.operations.importing.import_trials import import_files
from trialdesk.operations.importing.sample import write_sample
from trialdesk.operations.open_library import open_library
from trialdesk.storage.database import file, file_database
from trialdesk.storage.database import upgrade as upgrading


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - read by the test


def store(folder: str, library: str) -> None:
    """Import a folder; each record is named once it is safe."""
    with open_library(library, create=True, writable=True) as opened:
        say("begun")
        import_files(opened, [Path(folder)], progress=lambda _done, _total, label: say(label))


def sample(path: str) -> None:
    say("begun")
    write_sample(Path(path))


def upgrade(path: str, later: str) -> None:
    """Open a library with a program that knows a later schema."""
    current = upgrading.migrations

    def with_later() -> Config:
        config = current()
        places = (upgrading.MIGRATIONS / "versions", later)
        config.set_main_option("version_locations", "\n".join(map(str, places)))
        config.set_main_option("path_separator", "newline")
        return config

    known: tuple[Any, ...] = (file, file_database)
    for module in known:
        module.SCHEMA += 1
    upgrading.migrations = with_later
    say("begun")
    open_library(path, writable=True).close()


WORK: dict[str, Callable[..., None]] = {"store": store, "sample": sample, "upgrade": upgrade}

if __name__ == "__main__":
    WORK[sys.argv[1]](*sys.argv[2:])
    say("done")
