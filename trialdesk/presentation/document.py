"""What a printed document is made of, in the order of reading; whoever draws it knows the paper."""

from dataclasses import dataclass
from typing import Literal

from trialdesk.presentation.cycle import DoseCalendar
from trialdesk.presentation.map_figure import MapFigure
from trialdesk.presentation.tables import Cell, Table


@dataclass(frozen=True, slots=True)
class Heading:
    """A title: level 1 opens the document, 2 a part, 3 a part of a part.

    ``trial`` is the place on the board of the trial the heading is about.
    """

    text: str
    level: int = 2
    trial: int | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; the tone of the cell says how it wants to be read."""

    cell: Cell
    weight: Literal["body", "lead", "note"] = "body"


@dataclass(frozen=True, slots=True)
class WritingLine:
    """A line left empty for the pen, after its label."""

    label: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Labelled values, one beneath the other."""

    facts: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; ``widths`` are parts of the page's width, equal where none are given."""

    table: Table
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class MapBlock:
    """A map as wide as the page."""

    figure: MapFigure


@dataclass(frozen=True, slots=True)
class NewPage:
    """Start a page wide enough for so many trials beside each other."""

    trials: int = 1


@dataclass(frozen=True, slots=True)
class Cycle:
    """One cycle of a regimen, drawn as a calendar."""

    calendar: DoseCalendar


Block = Heading | Words | WritingLine | Facts | Grid | MapBlock | Cycle | NewPage


@dataclass(frozen=True, slots=True)
class Document:
    """Blocks under one title; ``head`` and ``foot`` stand on every page."""

    title: str
    author: str
    head: str
    foot: tuple[str, ...]
    blocks: tuple[Block, ...]
    language: str = "en"
