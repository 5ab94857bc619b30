"""Makes the pictures of the README from the sample library: ``make pictures``."""

import os
import sys
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "packaging")]
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_LOGGING_RULES"] = "default.warning=false"

import pypdfium2  # type: ignore[import-untyped]  # it ships no types

from screenshots import save_screenshots
from trialdesk.operations.importing.sample import write_sample
from trialdesk.operations.open_library import open_library
from trialdesk.operations.publish import publish_brief

PICTURES = CHECKOUT / "docs" / "pictures"
BRIEF_SCALE = 1.5


def main() -> None:
    """Write each picture and name it."""
    PICTURES.mkdir(exist_ok=True)
    # the window shows where its library lies, the picture should not show where this ran
    with TemporaryDirectory() as private, chdir(private):
        library = write_sample(Path("sample.db"))
        for picture in save_screenshots(library, PICTURES):
            print(picture.relative_to(CHECKOUT))
        brief = _brief(library)
    page = pypdfium2.PdfDocument(brief)[0]
    page.render(scale=BRIEF_SCALE).to_pil().save(PICTURES / "brief-1.png", optimize=True)
    print("docs/pictures/brief-1.png")


def _brief(library: Path) -> bytes:
    with open_library(str(library)) as opened:
        ids = [summary.id for summary in opened.summaries()]
        return publish_brief(opened, ids, library.with_suffix(".pdf")).read_bytes()


if __name__ == "__main__":
    main()
