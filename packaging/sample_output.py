"""Writes the brief of a library's trials and pictures of the main views, for want of a display."""

import sys
from pathlib import Path

from screenshots import save_screenshots
from trialdesk.operations.open_library import open_library
from trialdesk.operations.publish import publish_brief


def main(location: str, folder: str) -> None:
    """Write into the folder and name each file."""
    with open_library(location) as library:
        ids = [summary.id for summary in library.summaries()]
        brief = publish_brief(library, ids, Path(folder) / "brief.pdf")
    for written in (brief, *save_screenshots(Path(location), Path(folder))):
        print(written)


if __name__ == "__main__":
    main(*sys.argv[1:])
