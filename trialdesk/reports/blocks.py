"""The blocks of a document as what reportlab lays out."""

from collections.abc import Iterator, Sequence

from reportlab.lib.colors import HexColor
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    Paragraph,
    Spacer,
    Table,
)

from trialdesk.presentation.document import (
    Block,
    Cycle,
    Facts,
    Grid,
    Heading,
    MapBlock,
    NewPage,
    Words,
    WritingLine,
)
from trialdesk.presentation.tables import Tone
from trialdesk.presentation.wording.codes import trial_letter
from trialdesk.presentation.wording.colours import trial_colour
from trialdesk.reports.cells import cell_paragraph, hatch
from trialdesk.reports.cycle import DrawnCycle
from trialdesk.reports.grid import LABEL, Command, DrawnTable, facts, grid
from trialdesk.reports.map import MapOnPaper
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

_KEPT_TOGETHER = 0.3  # of the page: a taller part may begin on one page and end on another
_LEAST_ROOM = 130.0  # for the beginning of a part
_ABOVE_HEADING = (0, 8, 7)
_WRITING_LABEL = 190.0
_CHIP = 20.0
_WEIGHTS = {"body": BODY, "lead": BODY_STRONG, "note": NOTE}
_SIDES = ("LEFT", "RIGHT", "TOP", "BOTTOM")


def flowables(blocks: Sequence[Block], sheets: Sheets) -> Iterator[Flowable]:
    """Draw blocks one after the other; a heading stays with what it stands over."""
    turned: Orientation = "portrait"
    for place, part in enumerate(_parts(blocks)):
        last = part[-1]
        if isinstance(last, NewPage):
            turned = orientation(last.trials)
            yield NextPageTemplate(turned)
            yield from [PageBreak()] if place else []
        else:
            space = sheets.space(turned)
            drawn = [flowable for block in part for flowable in _drawn(block, space)]
            whole = isinstance(last, MapBlock)
            yield from [KeepTogether(drawn)] if whole else _kept(drawn, space)


def _parts(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Divide blocks into parts: headings and words with the table or facts they introduce."""
    part: list[Block] = []
    for block in blocks:
        if part and _begins(block, part[-1]):
            yield part
            part = []
        part.append(block)
    if part:
        yield part


def _begins(block: Block, last: Block) -> bool:
    if isinstance(block, Heading):
        return not isinstance(last, Heading)
    if isinstance(last, Cycle):
        return not isinstance(block, Words)  # the sentences it was read from
    return isinstance(block, NewPage) or not isinstance(last, Heading | Words)


def _kept(part: list[Flowable], space: Space) -> Iterator[Flowable]:
    height = sum(flowable.wrap(space.width, space.height)[1] for flowable in part)
    if height <= space.height * _KEPT_TOGETHER:
        yield KeepTogether(part)
    else:
        yield CondPageBreak(max(_LEAST_ROOM, _room_to_begin(part, space)))
        yield from part


def _room_to_begin(part: Sequence[Flowable], space: Space) -> float:
    """Return the height of what stands over the first table or calendar and of its first rows."""
    height = 0.0
    for flowable in part:
        if isinstance(flowable, DrawnTable | DrawnCycle):
            return height + flowable.least
        height += flowable.wrap(space.width, space.height)[1]
    return 0.0


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
        case Cycle():
            yield DrawnCycle(block.calendar, space.width)
            yield Spacer(0, 4)
        case MapBlock():
            yield MapOnPaper(block.figure, space.width)
            yield Spacer(0, 6)


def _heading(block: Heading, space: Space) -> Iterator[Flowable]:
    style = HEADINGS[block.level - 1]
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
    table = Table(rows, colWidths=widths, hAlign="LEFT", splitInRow=1)
    unpadded: list[Command] = [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in _SIDES]
    font: Command = ("FONTNAME", (0, 0), (-1, -1), BODY.fontName)
    table.setStyle([font, ("VALIGN", (0, 0), (-1, -1), "TOP"), *unpadded, *marks])
    return table
