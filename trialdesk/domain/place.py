"""Where an address lies, and how sure that is."""

from dataclasses import dataclass
from typing import Literal

PlaceStatus = Literal["ok", "check", "province-only", "not-found"]


@dataclass(frozen=True, slots=True)
class Address:
    """A place as a record writes it."""

    city: str | None
    state: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the gazetteer."""

    id: int
    name: str
    admin1: str | None
    country: str
    latitude: float
    longitude: float
    population: int = 0
    name_zh: str | None = None


PlaceNoteKind = Literal[
    "country-unknown",
    "namesakes",
    "village",
    "not-in-division",
    "read-as",
    "city-unknown",
    "city-unknown-at-city",
    "city-unknown-in-division",
    "city-unknown-posted",
    "city-unstated",
    "city-unstated-in-division",
    "city-unstated-posted",
    "posted-away",
    "placed-by-user",
]


@dataclass(frozen=True, slots=True)
class PlaceNote:
    """Why a place is in doubt, or where its point comes from.

    City and country are as the record writes them, the division as the gazetteer does; ``place``
    is the other or the shown place. Values that a kind does not need are None.
    """

    kind: PlaceNoteKind
    city: str | None = None
    country: str | None = None
    division: str | None = None
    place: Place | None = None
    distance_km: float | None = None


@dataclass(frozen=True, slots=True)
class Located:
    """What is known of where an address lies; only ``ok`` may be drawn without a mark.

    The point is the record's own where it lies within 50 km of ours, else ours; ``posted`` is the
    record's own where it was set aside.
    """

    status: PlaceStatus
    place: Place | None = None
    latitude: float | None = None
    longitude: float | None = None
    notes: tuple[PlaceNote, ...] = ()
    alternatives: tuple[Place, ...] = ()
    posted: tuple[float, float] | None = None
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class PlaceCorrection:
    """What a user put right: this address, wherever it stands, is that point."""

    address: Address
    latitude: float
    longitude: float
    label: str
    place_id: int | None = None
