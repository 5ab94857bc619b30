"""A document as a PDF file."""

from typing import BinaryIO

from reportlab.platypus import Flowable

from trialdesk.presentation.document import Document
from trialdesk.progress import Progress, silent
from trialdesk.reports.blocks import Drawing
from trialdesk.reports.pages import Paper, Sheets


def write_pdf(
    document: Document, out: BinaryIO, paper: Paper = "a4", progress: Progress = silent
) -> None:
    """Write a document; the same document on the same paper gives the same bytes."""
    sheets = Sheets(document, paper)
    drawing = Drawing(sheets)
    flowables: list[Flowable] = []
    for done, block in enumerate(document.blocks):
        progress(done, len(document.blocks), document.title)
        flowables += drawing.flowables(block)
    sheets.write(flowables, out)
