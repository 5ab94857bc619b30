"""A map as plain numbers and words: screen, paper and picture only draw it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:  # numpy is slow to load, and who only names a figure needs none
    from numpy import int64
    from numpy.typing import NDArray

    from trialdesk.geography.map.basemap import Lines, Points

ShapeKind = Literal["land", "lake", "coast", "border", "region"]
MarkShape = Literal["circle", "triangle", "square", "diamond", "hexagon"]


@dataclass(frozen=True, slots=True)
class Shape:
    """Areas to fill (land, lake; one in another is a hole) or lines, near what the figure shows."""

    kind: ShapeKind
    lines: "Lines"

    @property
    def parts(self) -> "list[Points]":
        return self.lines.parts()


@dataclass(frozen=True, slots=True)
class Slice:
    """A trial's part of a bubble; ``place`` on the board gives colour and letter."""

    place: int
    letter: str
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class Bubble:
    """The sites of one city, or of cities too near each other to be told apart at this scale.

    It stands where its weightiest city does. ``doubtful`` counts sites whose place is not certain:
    a bubble of such alone is drawn hollow. ``cities`` are numbers of its cities.
    """

    x: float
    y: float
    radius: float
    mark: MarkShape
    slices: tuple[Slice, ...]
    count: int
    doubtful: int
    cities: "NDArray[int64]"

    @property
    def hollow(self) -> bool:
        return self.doubtful == self.count


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text and the box it fills; boxes of a figure overlap nowhere."""

    text: str
    x: float
    y: float
    width: float
    height: float
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Ring:
    """All that is as far from home as ``label`` says."""

    label: str
    lines: "Lines"

    @property
    def parts(self) -> "list[Points]":
        return self.lines.parts()


@dataclass(frozen=True, slots=True)
class HomeMark:
    """Home, as a star."""

    x: float
    y: float
    label: str


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One sign of the map and what it means: a mark, a hollow mark, or a trial's colour."""

    text: str
    mark: MarkShape = "circle"
    hollow: bool = False
    place: int | None = None
    letter: str = ""


@dataclass(frozen=True, slots=True)
class MapFigure:
    """Everything to draw, in the order of the fields; y counts downwards."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    rings: tuple[Ring, ...]
    bubbles: tuple[Bubble, ...]
    home: HomeMark | None
    labels: tuple[Label, ...]
    legend: tuple[LegendEntry, ...]
    coverage: tuple[str, ...]
    attribution: str
