import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest

from tests.builders import make_sites
from trialdesk.comparison.compare import compare
from trialdesk.criteria.relations.align import align
from trialdesk.domain.trial import Trial
from trialdesk.presentation.brief.brief import Contents, brief
from trialdesk.presentation.document import Block, Document
from trialdesk.presentation.paper import Paper
from trialdesk.presentation.sites.sites_in_brief import PrintedSites
from trialdesk.reports.pdf import write_pdf

TODAY = date(2026, 11, 24)


@dataclass(frozen=True)
class Printed:
    raw: bytes
    pages: tuple[str, ...]
    sizes: tuple[tuple[float, float], ...]

    @property
    def text(self) -> str:
        return "\n".join(self.pages)

    @property
    def words(self) -> str:
        """The text with white space folded, as lines break where the paper ends."""
        return " ".join(self.text.split())

    @property
    def letters(self) -> str:
        """The text without white space, as long words are divided too."""
        return "".join(self.text.split())


def printed(document: Document, paper: Paper = "a4") -> Printed:
    out = io.BytesIO()
    write_pdf(document, out, paper)
    with pypdfium2.PdfDocument(out.getvalue()) as pdf:
        texts = tuple(page.get_textpage().get_text_range() for page in pdf)
        sizes = tuple(page.get_size() for page in pdf)
    return Printed(out.getvalue(), texts, sizes)


@pytest.fixture
def print_brief() -> Callable[..., Printed]:
    def printing(*trials: Trial, paper: Paper = "a4") -> Printed:
        sites = PrintedSites(make_sites(*trials))
        return printed(
            brief(Contents(compare(trials), align(trials), sites), TODAY, "0.1.0"), paper
        )

    return printing


@pytest.fixture
def print_blocks() -> Callable[..., Printed]:
    def printing(*blocks: Block) -> Printed:
        return printed(Document("Title", "Author", "head", ("foot",), blocks))

    return printing
