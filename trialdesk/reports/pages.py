"""Sheets of paper: their size, margins and what stands at head and foot of every page."""

from collections.abc import Callable
from functools import partial
from typing import Any, BinaryIO, Literal

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from trialdesk.presentation.document import Document
from trialdesk.presentation.paper import Paper
from trialdesk.presentation.wording.translation import _
from trialdesk.progress import Progress
from trialdesk.reports.fonts import REGULAR
from trialdesk.reports.paragraphs import NOTE, RULE, paragraph
from trialdesk.reports.space import Space

Orientation = Literal["portrait", "landscape"]

_SIZES = {"a4": A4, "letter": LETTER}
_SIDE, _HEAD, _GAP, _BOTTOM = 38.0, 42.0, 8.0, 24.0
_NUMBER = 70.0  # room for the page number
_MOST_TRIALS_UPRIGHT = 3


def orientation(trials: int) -> Orientation:
    """Turn the page where so many columns would be too narrow to read."""
    return "portrait" if trials <= _MOST_TRIALS_UPRIGHT else "landscape"


class Sheets:
    """The pages of one document on one kind of paper."""

    def __init__(self, document: Document, paper: Paper) -> None:
        self._document = document
        self._short, self._long = _SIZES[paper]

    def space(self, turned: Orientation) -> Space:
        """Return the room between head and foot."""
        width, height = self._size(turned)
        foot = self._foot_height(width - 2 * _SIDE)
        return Space(width - 2 * _SIDE, height - _HEAD - foot - _BOTTOM - _GAP)

    def write(self, flowables: list[Flowable], out: BinaryIO, progress: Progress) -> None:
        """Lay the flowables out and write the file; equal content gives equal bytes."""
        document = self._document
        template = BaseDocTemplate(
            out,
            title=document.title,
            author=document.author,
            lang=document.language,
            invariant=1,
            initialFontName=REGULAR,
            pagesize=self._size("portrait"),
        )
        template.addPageTemplates([self._template("portrait"), self._template("landscape")])
        template.setProgressCallBack(_reporting(progress, document.title))
        template.build(flowables, canvasmaker=_NumberedCanvas)

    def _size(self, turned: Orientation) -> tuple[float, float]:
        upright = turned == "portrait"
        return (self._short, self._long) if upright else (self._long, self._short)

    def _template(self, turned: Orientation) -> PageTemplate:
        space, size = self.space(turned), self._size(turned)
        bottom = size[1] - _HEAD - space.height
        frame = Frame(_SIDE, bottom, space.width, space.height, 0, 0, 0, 0, id=turned)
        return PageTemplate(turned, [frame], onPage=partial(self._draw, size), pagesize=size)

    def _foot_height(self, width: float) -> float:
        return sum(paragraph(line, NOTE).wrap(width, 1e6)[1] for line in self._document.foot)

    def _draw(
        self, size: tuple[float, float], canvas: "_NumberedCanvas", _template: object
    ) -> None:
        width, height = size
        canvas.number_at = (width - _SIDE, height - _HEAD + _GAP + 2)
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.4)
        inner = width - 2 * _SIDE
        head = paragraph(self._document.head, NOTE)
        head.wrap(inner - _NUMBER, _HEAD)
        head.drawOn(canvas, _SIDE, height - _HEAD + _GAP)
        bottom = _BOTTOM + self._foot_height(inner)
        canvas.line(_SIDE, bottom + 2, width - _SIDE, bottom + 2)
        for line in self._document.foot:
            drawn = paragraph(line, NOTE)
            bottom -= drawn.wrap(inner, height)[1]
            drawn.drawOn(canvas, _SIDE, bottom)


def _reporting(progress: Progress, title: str) -> Callable[[str, int], None]:
    """Pass on the pages begun, and let the work be cancelled there."""

    def report(kind: str, value: int) -> None:
        if kind == "PAGE":
            progress(value, None, title)

    return report


class _NumberedCanvas(Canvas):
    """Writes "page n of N", which is known only when the last page is done."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - handed on
        super().__init__(*arguments, **options)
        self._pages: list[dict[str, object]] = []
        self.number_at = (0.0, 0.0)

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        self._pages.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]  # missing in the stubs

    def save(self) -> None:
        for number, page in enumerate(self._pages, start=1):
            self.__dict__.update(page)
            self._draw_number(number, len(self._pages))
            super().showPage()
        super().save()

    def _draw_number(self, number: int, total: int) -> None:
        text = _("page {number} of {total}").format(number=number, total=total)
        self.setFont(NOTE.fontName, NOTE.fontSize)
        self.setFillColor(NOTE.textColor)
        self.drawRightString(*self.number_at, text)
