"""How TrialDesk looks: colours, the three text sizes, the 4-pixel grid, one style sheet."""

from string import Template
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from trialdesk.gui.look.style_sheet import STYLE_SHEET
from trialdesk.resources import locate

GRID = 4
SCHEMES = ("system", "light", "dark")
ZOOMS = {"normal": 1.0, "large": 1.2, "projector": 1.4}
_BODY_POINTS = 10.0
_SMALL, _HEADING = 0.9, 1.25
_DARK_BELOW = 128
_LINEAR_UP_TO = 0.04045


class Colours(NamedTuple):
    """One colour for each thing a reader must tell apart."""

    ground: str
    panel: str
    rule: str
    text: str
    muted: str
    accent: str
    on_accent: str
    chosen: str
    hatch: str
    warning: str
    warning_ground: str
    hit: str
    map_land: str
    map_water: str
    map_coast: str
    map_border: str
    map_line: str
    map_rim: str


LIGHT = Colours(
    ground="#ffffff",
    panel="#f4f6f8",
    rule="#d5dae0",
    text="#1b1f24",
    muted="#56606b",
    accent="#0b5cad",
    on_accent="#ffffff",
    chosen="#dcebfa",
    hatch="#e3e7ec",
    warning="#8a4b00",
    warning_ground="#fff3dc",
    hit="#ffe48a",
    map_land="#f7f6f2",
    map_water="#dde7ef",
    map_coast="#8b98a5",
    map_border="#7c8792",
    map_line="#c9ccd0",
    map_rim="#1b1f24",
)
DARK = Colours(
    ground="#15181c",
    panel="#1d2126",
    rule="#373e47",
    text="#e7e9ec",
    muted="#a7b0ba",
    accent="#74b4f2",
    on_accent="#0d1420",
    chosen="#24405e",
    hatch="#2a3037",
    warning="#f0b65a",
    warning_ground="#3a2e18",
    hit="#6a5410",
    map_land="#2a2f35",
    map_water="#171c22",
    map_coast="#6b7682",
    map_border="#86909a",
    map_line="#444b54",
    map_rim="#0b0d10",
)

# Okabe and Ito's colours, told apart with any colour vision; the letter carries the same message.
BOARD = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00")


def colours(palette: QPalette) -> Colours:
    """Return the colours that go with a palette TrialDesk has set."""
    return DARK if palette.window().color().lightness() < _DARK_BELOW else LIGHT


def board_colour(place: int) -> QColor:
    return QColor(BOARD[place % len(BOARD)])


def luminance(colour: QColor) -> float:
    """Compute the relative luminance of WCAG 2.2."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= _LINEAR_UP_TO else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colour: QColor, other: QColor) -> float:
    """Compute the contrast ratio of WCAG 2.2, 1 to 21."""
    darker, lighter = sorted((luminance(colour), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def ink_on(ground: QColor) -> QColor:
    """Choose black or white, whichever reads better on this ground."""
    return max((QColor("#000000"), QColor("#ffffff")), key=lambda ink: contrast(ink, ground))


def small(font: QFont) -> QFont:
    return _scaled(font, _SMALL)


def heading(font: QFont) -> QFont:
    return bold(_scaled(font, _HEADING))


def bold(font: QFont) -> QFont:
    changed = QFont(font)
    changed.setBold(True)
    return changed


def set_type(widget: QWidget, size: str) -> None:
    """Set a widget's text small, bold or as a heading, now and after a change of text size."""
    widget.setProperty(_TYPE, size)
    widget.setFont(_TYPES[size](QApplication.font()))


def reset_types(root: QWidget) -> None:
    """Set the text of the widgets within another to the size it was made for."""
    for widget in root.findChildren(QWidget):
        size = widget.property(_TYPE)
        if size:
            set_type(widget, size)


def _scaled(font: QFont, factor: float) -> QFont:
    changed = QFont(font)
    changed.setPointSizeF(font.pointSizeF() * factor)
    return changed


_TYPE = "type_size"
_TYPES = {"small": small, "bold": bold, "heading": heading}


def apply(app: QApplication, scheme: str, zoom: str) -> None:
    """Set colours and text size: scheme "system", "light" or "dark"; zoom one of ZOOMS."""
    font = _font()
    font.setPointSizeF(_BODY_POINTS * ZOOMS.get(zoom, 1.0))
    app.setFont(font)
    app.setPalette(_palette(DARK if _is_dark(app, scheme) else LIGHT))


def apply_style(app: QApplication) -> None:
    """Draw edges, spacing and states in the colours set; costly while a window is being built."""
    app.setStyleSheet(_style_sheet(colours(app.palette())))


def _is_dark(app: QApplication, scheme: str) -> bool:
    if scheme == "system":
        return app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return scheme == "dark"


def _font() -> QFont:
    """Return the program's own type where it is installed: screens look alike everywhere."""
    if not QFontDatabase.hasFamily("Noto Sans"):
        _load_fonts()
    font = QFont(QApplication.font())
    if QFontDatabase.hasFamily("Noto Sans"):
        font.setFamily("Noto Sans")
    return font


def _load_fonts() -> None:
    try:
        folder = locate("resources/fonts")
    except FileNotFoundError:
        return
    for path in sorted(folder.glob("NotoSans*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def _palette(chosen: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for roles, colour in (
        ((role.Window, role.Button, role.AlternateBase), chosen.panel),
        ((role.Base, role.ToolTipBase), chosen.ground),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), chosen.text),
        ((role.PlaceholderText,), chosen.muted),
        ((role.Highlight,), chosen.chosen),
        ((role.HighlightedText,), chosen.text),
        ((role.Link, role.LinkVisited, role.Accent), chosen.accent),
        ((role.Mid, role.Dark, role.Midlight), chosen.rule),
        ((role.Light,), chosen.ground),
    ):
        for each in roles:
            palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(chosen.muted))
    return palette


def _style_sheet(chosen: Colours) -> str:
    return Template(STYLE_SHEET).substitute(chosen._asdict())
