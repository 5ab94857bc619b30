"""The fonts of the page, and which of them draws which character."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from trialdesk.resources import locate

REGULAR = "NotoSans-Regular"
BOLD = "NotoSans-Bold"

_SIGNS = "NotoSansMath-Regular"
_FAMILIES = {
    REGULAR: (REGULAR, _SIGNS, "NotoSansSC-Regular"),
    BOLD: (BOLD, _SIGNS, "NotoSansSC-Bold"),
}
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_LAST_OF_THE_BASIC_PLANE = 0xFFFF  # reportlab maps no character beyond it back to text


@dataclass(frozen=True, slots=True)
class Run:
    """Text one font draws."""

    text: str
    font: str


def runs(text: str, font: str) -> tuple[Run, ...]:
    """Divide text among the fonts of a family, so that no character is an empty box.

    A character none of them has, or that would reorder the text unseen, is shown as its code
    point: "[U+20BB7]".
    """
    composed = unicodedata.normalize("NFC", text)
    drawn = (piece for character in composed for piece in _drawn(character, _FAMILIES[font]))
    return tuple(
        Run("".join(character for character, _face in pieces), face)
        for face, pieces in groupby(drawn, key=lambda piece: piece[1])
    )


def load(font: str) -> None:
    """Make a font known to reportlab by its own name."""
    _characters(font)


def _drawn(character: str, faces: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if character in _INVISIBLE:
        return
    face = _face(character, faces)
    if face is not None:
        yield character, face
    else:
        yield from ((sign, faces[0]) for sign in f"[U+{ord(character):04X}]")


def _face(character: str, faces: tuple[str, ...]) -> str | None:
    if unicodedata.category(character) in {"Cf", "Cc", "Co", "Cs"}:
        return None
    if ord(character) > _LAST_OF_THE_BASIC_PLANE:
        return None
    return next((face for face in faces if ord(character) in _characters(face)), None)


@lru_cache
def _characters(name: str) -> frozenset[int]:
    font = TTFont(name, str(locate("resources/fonts") / f"{name}.ttf"))
    pdfmetrics.registerFont(font)
    for bold in (0, 1):
        for italic in (0, 1):
            addMapping(name, bold, italic, name)
    return frozenset(font.face.charToGlyph)
