"""A program that writes to libraries and is killed: run by tests as a process of its own."""

import sys
from pathlib import Path

from trialdesk.operations.import_trials import import_files
from trialdesk.operations.sample import write_sample
from trialdesk.storage.library import open_library


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
    from trialdesk.storage import file, file_database
    from trialdesk.storage import upgrade as upgrading

    current = upgrading.migrations

    def with_later(connection: object = None) -> object:
        config = current(connection)  # type: ignore[arg-type]
        places = (upgrading.MIGRATIONS / "versions", later)
        config.set_main_option("version_locations", "\n".join(map(str, places)))
        config.set_main_option("path_separator", "newline")
        return config

    upgrading.migrations = with_later  # type: ignore[assignment]
    file.SCHEMA = file_database.SCHEMA = 2
    say("begun")
    open_library(path, writable=True).close()


if __name__ == "__main__":
    {"store": store, "sample": sample, "upgrade": upgrade}[sys.argv[1]](*sys.argv[2:])
    say("done")
