"""Text on paper: the styles, and the one function that makes a paragraph."""

from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from trialdesk.reports import fonts

INK = HexColor("#1a1a1a")
SOFT = HexColor("#4d4d4d")
RULE = HexColor("#b3b3b3")
SHADE = HexColor("#ececec")
_DARK = 0.18  # luminance below which white reads better than black
ACCENT = HexColor("#0b5cad")


def _style(name: str, size: float, font: str = fonts.REGULAR, ink: Color = INK) -> ParagraphStyle:
    fonts.load(font)
    leading = round(size * 1.32, 1)
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, textColor=ink)


BODY = _style("body", 9.5)
BODY_STRONG = _style("body strong", 9.5, fonts.BOLD)
CELL = _style("cell", 8)
CELL_SOFT = _style("cell soft", 8, ink=SOFT)
CELL_STRONG = _style("cell strong", 8, fonts.BOLD)
GROUP = _style("group", 8, fonts.BOLD, ACCENT)
NOTE = _style("note", 8, ink=SOFT)
HEADINGS = (
    _style("heading 1", 18, fonts.BOLD, ACCENT),
    _style("heading 2", 13, fonts.BOLD, ACCENT),
    _style("heading 3", 10.5, fonts.BOLD, ACCENT),
)


def chip_style(ground: Color) -> ParagraphStyle:
    """Return the style of a letter that reads well on this ground."""
    style = _style(f"chip {ground.hexval()}", 11, fonts.BOLD, ink_on(ground))
    style.alignment = TA_CENTER
    return style


def ink_on(ground: Color) -> Color:
    """Choose white or black, whichever reads better on this ground."""
    return white if _luminance(ground) < _DARK else INK


def _luminance(colour: Color) -> float:
    """Compute the relative luminance of WCAG 2.2, its curve taken as a power of 2.2."""
    red, green, blue = (float(part) ** 2.2 for part in (colour.red, colour.green, colour.blue))
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def paragraph(text: str, style: ParagraphStyle, first: str | None = None) -> Paragraph:
    """Set text as it stands, its first line in a font of its own; nothing in it is markup."""
    lines = text.expandtabs(4).splitlines()
    named = [first or style.fontName, *[style.fontName] * len(lines)]
    marked = (_markup(line, font) for line, font in zip(lines, named, strict=False))
    return Paragraph("<br/>".join(marked), style)


def _markup(line: str, font: str) -> str:
    return "".join(
        f'<font name="{run.font}">{escape(run.text)}</font>' for run in fonts.runs(line, font)
    )
