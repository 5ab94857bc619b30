"""A document as a PDF file."""

from typing import BinaryIO

from trialdesk.presentation.document import Document
from trialdesk.presentation.paper import Paper
from trialdesk.progress import Progress, silent
from trialdesk.reports.blocks import flowables
from trialdesk.reports.pages import Sheets


def write_pdf(
    document: Document, out: BinaryIO, paper: Paper = "a4", progress: Progress = silent
) -> None:
    """Write a document; the same document on the same paper gives the same bytes."""
    sheets = Sheets(document, paper)
    sheets.write(list(flowables(document.blocks, sheets)), out, progress)
