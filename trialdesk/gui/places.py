"""Where the window keeps its files."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """The library made when none exists, the sample library, and the memory of the layout."""

    library: Path
    sample: Path
    memory: Path


def places_in(folder: Path) -> Places:
    return Places(folder / "library.db", folder / "sample.db", folder / "window.ini")
