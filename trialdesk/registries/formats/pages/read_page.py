"""A text page becomes a record; its layout is recognised by its headings."""

from collections.abc import Callable

from trialdesk.errors import UnreadableFileError
from trialdesk.registries.formats.pages import mirror_page, patient_page, table_page
from trialdesk.registries.formats.pages.draft import Draft
from trialdesk.registries.formats.pages.lines import PageBlock, headings, numbered
from trialdesk.registries.reading import Record

# A layout needs this share of its headings; the layouts share few.
_ENOUGH = 0.5
_LAYOUTS: tuple[tuple[tuple[str, ...], Callable[[PageBlock, Draft], None]], ...] = (
    (patient_page.HEADINGS, patient_page.draft_patient_page),
    (mirror_page.HEADINGS, mirror_page.draft_mirror_page),
    (table_page.HEADINGS, table_page.draft_table_page),
)


def read_page(text: str, document: str, raw: bytes) -> Record:
    """Read a page; raises UnreadableFileError when it has no known layout or no NCT number."""
    page = numbered(text)
    shares = [len(headings(page, known)) / len(known) for known, _ in _LAYOUTS]
    best = max(shares)
    if best < _ENOUGH:
        raise UnreadableFileError(
            document,
            "not a format TrialDesk reads yet; from line 1 on the text has no known layout",
            "Save the whole registry page as text, or download the record as JSON.",
        )
    draft = Draft(document, raw)
    _LAYOUTS[shares.index(best)][1](page, draft)
    return draft.record()
