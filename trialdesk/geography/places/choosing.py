"""Which of several places of one name is meant, and whether another could be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trialdesk.domain.place import Located, Place, PlaceNote
from trialdesk.geography.distance import LatLon, distance_km
from trialdesk.geography.places.gazetteer import GazetteerEntry

SAME_PLACE_KM = 25
LARGE = 100_000
_OWN_NAME_WEIGHS = 100
_TOWN = 1_000
_RIVAL_SHARE = 0.1
_ANY_SHARE = 0.02
_MOST_ALTERNATIVES = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """The likeliest place, the others it could be, and why it is in doubt."""

    entry: GazetteerEntry
    rivals: tuple[GazetteerEntry, ...] = ()
    note: PlaceNote | None = None

    def located(self) -> Located:
        note = self.note
        if note is None and self.rivals:
            note = PlaceNote("namesakes", place=self.rivals[0].place)
        return Located(
            status="check" if note else "ok",
            place=self.entry.place,
            latitude=self.entry.place.latitude,
            longitude=self.entry.place.longitude,
            notes=(note,) if note else (),
            alternatives=tuple(rival.place for rival in self.rivals[:_MOST_ALTERNATIVES]),
        )


def choose(entries: Sequence[GazetteerEntry], *, strictly: bool = False) -> Choice:
    """Take the largest, one's own name before another's; strictly, nearly any namesake counts."""
    chosen = max(entries, key=_weight)
    rivals = [
        entry
        for entry in far_from(chosen, entries)
        if _rivals(entry, chosen)
        or (strictly and entry.name_rank and _is_share(entry, chosen, _ANY_SHARE))
    ]
    return Choice(chosen, tuple(rivals))


def far_from(chosen: GazetteerEntry, entries: Iterable[GazetteerEntry]) -> list[GazetteerEntry]:
    here = point_of(chosen.place)
    return [entry for entry in entries if distance_km(here, point_of(entry.place)) > SAME_PLACE_KM]


def point_of(place: Place) -> LatLon:
    return place.latitude, place.longitude


def _weight(entry: GazetteerEntry) -> tuple[int, int]:
    return entry.place.population * (_OWN_NAME_WEIGHS if entry.name_rank else 1), entry.name_rank


def _rivals(entry: GazetteerEntry, chosen: GazetteerEntry) -> bool:
    if entry.name_rank < chosen.name_rank:
        return entry.place.population > chosen.place.population
    if entry.name_rank > chosen.name_rank:
        return entry.place.population >= _TOWN
    return _is_share(entry, chosen, _RIVAL_SHARE) or (
        _is_official_city(entry) and _is_official_city(chosen)
    )


def _is_share(entry: GazetteerEntry, chosen: GazetteerEntry, share: float) -> bool:
    return entry.place.population >= share * chosen.place.population


def _is_official_city(entry: GazetteerEntry) -> bool:
    return (entry.place.name_zh or "").endswith("市")
