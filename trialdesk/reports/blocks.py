"""The blocks of a document as what reportlab lays out."""

from collections.abc import Iterator, Sequence

from reportlab.lib.colors import HexColor
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    NextPageTemplate,
    PageBreak,
    Paragraph,
    Spacer,
    Table,
)

from trialdesk.presentation.colours import trial_colour
from trialdesk.presentation.document import (
    Block,
    Facts,
    Grid,
    Heading,
    NewPage,
    Words,
    WritingLine,
)
from trialdesk.presentation.tables import Tone
from trialdesk.presentation.wording import trial_letter
from trialdesk.reports.cells import cell_paragraph, hatch
from trialdesk.reports.grid import LABEL, Command, facts, grid
from trialdesk.reports.pages import Orientation, Sheets, orientation
from trialdesk.reports.paragraphs import (
    BODY,
    BODY_STRONG,
    HEADINGS,
    INK,
    NOTE,
    chip_style,
    paragraph,
)
from trialdesk.reports.rows import Content
from trialdesk.reports.space import Space

_ROOM_AFTER_HEADING = 90.0
_ABOVE_HEADING = (0, 8, 7)
_WRITING_LABEL = 190.0
_CHIP = 20.0
_WEIGHTS = {"body": BODY, "lead": BODY_STRONG, "note": NOTE}
_SIDES = ("LEFT", "RIGHT", "TOP", "BOTTOM")


class Drawing:
    """Draws blocks one after the other, knowing which way the page is turned."""

    def __init__(self, sheets: Sheets) -> None:
        self._sheets = sheets
        self._turned: Orientation = "portrait"
        self._begun = False

    def flowables(self, block: Block) -> Iterator[Flowable]:
        """Give what reportlab lays out for a block."""
        if isinstance(block, NewPage):
            yield from self._new_page(block)
            return
        self._begun = True
        yield from _drawn(block, self._sheets.space(self._turned))

    def _new_page(self, block: NewPage) -> Iterator[Flowable]:
        self._turned = orientation(block.trials)
        yield NextPageTemplate(self._turned)
        if self._begun:
            yield PageBreak()


def _drawn(block: Block, space: Space) -> Iterator[Flowable]:
    match block:
        case Heading():
            yield from _heading(block, space)
        case Words():
            yield from _words(block)
        case WritingLine():
            yield _writing_line(block, space)
        case Facts():
            yield facts(block, space)
        case Grid():
            yield from grid(block, space)
            yield Spacer(0, 6)


def _heading(block: Heading, space: Space) -> Iterator[Flowable]:
    style = HEADINGS[block.level - 1]
    yield CondPageBreak(style.leading + _ROOM_AFTER_HEADING)
    yield Spacer(0, _ABOVE_HEADING[block.level - 1])
    title = paragraph(block.text, style)
    yield title if block.trial is None else _with_letter(block.trial, title, space)
    yield Spacer(0, 3)


def _with_letter(place: int, title: Paragraph, space: Space) -> Flowable:
    colour = HexColor(trial_colour(place))
    chip = paragraph(trial_letter(place), chip_style(colour))
    gap = 6.0
    widths = [_CHIP, gap, space.width - _CHIP - gap]
    marks: list[Command] = [
        ("BACKGROUND", (0, 0), (0, 0), colour),
        ("BOX", (0, 0), (0, 0), 0.8, INK),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("BOTTOMPADDING", (0, 0), (0, 0), 2.5),
    ]
    return _table([[chip, "", title]], widths, marks)


def _words(block: Words) -> Iterator[Flowable]:
    if block.cell.tone is Tone.MISSING:
        pattern: Command = ("BACKGROUND", (0, 0), (-1, -1), hatch)
        yield _table([[cell_paragraph(block.cell)]], [LABEL], [pattern])
    elif block.cell.tone is Tone.WARNING:
        yield paragraph(f"⚠ {block.cell.text}", BODY_STRONG)
    else:
        yield paragraph(block.cell.text, _WEIGHTS[block.weight])
    yield Spacer(0, 4)


def _writing_line(block: WritingLine, space: Space) -> Flowable:
    marks: list[Command] = [
        ("LINEBELOW", (1, 0), (1, 0), 0.6, INK),
        ("TOPPADDING", (0, 0), (-1, -1), 9),
    ]
    label = paragraph(block.label, BODY)
    return _table([[label, ""]], [_WRITING_LABEL, space.width - _WRITING_LABEL], marks)


def _table(rows: list[list[Content]], widths: list[float], marks: Sequence[Command]) -> Table:
    table = Table(rows, colWidths=widths, hAlign="LEFT")
    bare: list[Command] = [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in _SIDES]
    table.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *bare, *marks])
    return table
