"""From an address as a record writes it to a place, never claiming more than is known."""

from collections.abc import Sequence
from dataclasses import replace

from trialdesk.domain.place import Address, Located, PlaceNote, PlaceNoteKind
from trialdesk.geography.distance import LatLon
from trialdesk.geography.places.choosing import LARGE, Choice, choose
from trialdesk.geography.places.city_names import CityReading, is_district, parts, readings
from trialdesk.geography.places.gazetteer import Gazetteer, GazetteerEntry
from trialdesk.geography.places.posted import with_posted
from trialdesk.geography.places.query import Asked, read_address
from trialdesk.geography.places.regions import CountryDivision
from trialdesk.geography.places.spelling import division_key, edits, is_chinese, name_key

_VILLAGE = 1_000
_SHORTEST = 4
_LONG = 8
_GLUING = frozenset({"JP", "KR", "CN", "TW"})
_CITY_STATES = frozenset({"HK", "MO", "SG", "MC"})


def geocode(gazetteer: Gazetteer, address: Address, posted: LatLon | None = None) -> Located:
    """Locate an address; the point posted with it is used only within 50 km of ours."""
    asked = read_address(gazetteer.regions, address)
    located = _locate(gazetteer, asked) if asked.city else _without_city(gazetteer, asked)
    return with_posted(located, posted) if posted else located


def geocode_text(gazetteer: Gazetteer, text: str) -> Located:
    """Locate "Hefei, Anhui, China" and the like, as much of it as is given."""
    pieces = [piece.strip() for piece in text.replace("，", ",").split(",") if piece.strip()]
    regions, country = gazetteer.regions, None
    if is_chinese(text) and not (regions.country(pieces[-1]) or regions.owners(pieces[-1])):
        pieces.reverse()  # the largest stands first
    for count in (1, 2):  # "Taiwan, Province of China"
        last = ", ".join(pieces[-count:])
        if len(pieces) > count and regions.country(last):
            country = last
    if country:
        pieces = pieces[: -1 - country.count(", ")]
    state = pieces.pop() if len(pieces) > 1 else None
    return geocode(gazetteer, Address(", ".join(pieces), state, country))


def _locate(gazetteer: Gazetteer, asked: Asked) -> Located:
    elsewhere: list[GazetteerEntry] = []
    meant = _division_meant(gazetteer, asked)
    for reading in readings(asked.city, glued=bool(_GLUING & {*asked.countries})):
        if reading.loose and (elsewhere or len(reading.key) < _SHORTEST):
            continue
        entries = gazetteer.named(reading.key, asked.countries)
        inside = [entry for entry in entries if asked.holds(entry)]
        if inside and not (meant and _is_less(gazetteer, inside, meant)):
            return _inside(asked, entries, reading)
        if not (reading.loose or elsewhere):
            elsewhere = [entry for entry in entries if _is_large(entry) and not asked.holds(entry)]
    division = asked.division or meant
    if division is None:
        return _misspelt(gazetteer, asked) or _part_of_city(gazetteer, asked)
    return _outside(gazetteer, asked, division, elsewhere)


def _division_meant(gazetteer: Gazetteer, asked: Asked) -> CountryDivision | None:
    """Return the province that is written where the city belongs."""
    if not asked.countries:
        return None
    division = gazetteer.regions.first_level(asked.countries[0], asked.city)
    return division if asked.division in (None, division) else None


def _is_less(
    gazetteer: Gazetteer, inside: Sequence[GazetteerEntry], meant: CountryDivision
) -> bool:
    """Return whether all only share a name with a province: villages, former or short names."""
    largest = gazetteer.largest(meant.country, meant.codes)
    return not any(
        (entry.name_rank and entry.place.population >= _VILLAGE)
        or (largest is not None and entry.place == largest.place)
        for entry in inside
    )


def _is_large(entry: GazetteerEntry) -> bool:
    return entry.place.population >= LARGE


def _inside(asked: Asked, entries: Sequence[GazetteerEntry], reading: CityReading) -> Located:
    inside = [entry for entry in entries if asked.holds(entry)]
    unsure = asked.unknown_country or _is_vague(asked)
    homeless = asked.division is None and reading.shortened and is_district(asked.city)
    choice = choose(inside, strictly=bool(unsure and not asked.repeats_city()))
    if asked.unknown_country:
        note = PlaceNote("country-unknown", country=asked.unknown_country)
        choice = replace(choice, note=note)
    elif reading.loose or homeless:
        choice = replace(choice, note=_read_as(asked, choice.entry))
    elif asked.division and choice.entry.place.population < _VILLAGE:
        choice = _village(asked, choice, entries)
    return choice.located()


def _is_vague(asked: Asked) -> bool:
    """Return whether a namesake in the same country or division could be meant."""
    if asked.division is None:
        named_after_others = "US" in asked.countries
        return asked.state is not None or not asked.countries or named_after_others
    return asked.division.part


def _village(asked: Asked, choice: Choice, entries: Sequence[GazetteerEntry]) -> Choice:
    """Doubt a village where a city of that name lies in another division."""
    cities = [
        entry
        for entry in entries
        if not asked.holds(entry) and entry.name_rank and _is_large(entry)
    ]
    if not cities:
        return choice
    note = PlaceNote("village", place=cities[0].place)
    return Choice(choice.entry, (*cities, *choice.rivals), note)


def _outside(
    gazetteer: Gazetteer,
    asked: Asked,
    division: CountryDivision,
    elsewhere: Sequence[GazetteerEntry],
) -> Located:
    """Nothing of that name lies in the division: one of the two is wrong."""
    named = [entry for entry in elsewhere if entry.name_rank]
    if named and asked.repeats_city():
        return choose(named, strictly=True).located()
    part = _part_of_division(gazetteer, asked, division)
    if part or _division_meant(gazetteer, asked):
        return part or _division_only(gazetteer, asked, division)
    slip = _misspelt(gazetteer, asked)
    if not elsewhere:
        return slip or _division_only(gazetteer, asked, division)
    lookalikes = gazetteer.regions.lookalikes(division, asked.state or "")
    near = [entry for entry in elsewhere if entry.division in lookalikes]
    chosen = choose(near or elsewhere).entry
    others = tuple(entry for entry in named if entry is not chosen)
    name = gazetteer.regions.division_name(division)
    note = PlaceNote("not-in-division", asked.city, division=name, place=chosen.place)
    located = Choice(chosen, others, note).located()
    if slip and slip.place and not near:
        return replace(located, alternatives=(*located.alternatives, slip.place))
    return located


def _part_of_division(
    gazetteer: Gazetteer, asked: Asked, division: CountryDivision
) -> Located | None:
    """Show an unknown district at the city that is a division of its own, in doubt."""
    regions, largest = gazetteer.regions, gazetteer.largest(division.country, division.codes)
    if largest is None or not asked.city:
        return None
    named_so = regions.first_level(division.country, largest.place.name)
    if named_so is None or not division.codes <= named_so.codes:
        return None
    meant = regions.first_level(division.country, asked.city)
    second = regions.second_level(division.country, asked.city)
    is_part = second is not None and second.codes <= division.codes
    is_city = meant == division and name_key(asked.city) == division_key(asked.city)
    if is_city or is_part or is_district(asked.city):
        return Choice(largest, (), _point_of(asked, largest)).located()
    return None


def _part_of_city(gazetteer: Gazetteer, asked: Asked) -> Located:
    """Show an unknown part of a country that is one city, or of a city that is a division."""
    country = asked.countries[0] if asked.countries else ""
    largest = gazetteer.largest(country) if country in _CITY_STATES else None
    if largest:
        return Choice(largest, (), _point_of(asked, largest)).located()
    second = gazetteer.regions.second_level(country, asked.city) if country else None
    part = _part_of_division(gazetteer, asked, second) if second else None
    return part or _unplaced(asked)


def _division_only(gazetteer: Gazetteer, asked: Asked, division: CountryDivision) -> Located:
    largest = gazetteer.largest(division.country, division.codes)
    if largest is None:
        return _unplaced(asked)
    place, name = largest.place, gazetteer.regions.division_name(division)
    kind: PlaceNoteKind = "city-unknown-in-division" if asked.city else "city-unstated-in-division"
    note = PlaceNote(kind, asked.city, division=name, place=place)
    return Located("province-only", place, place.latitude, place.longitude, (note,))


def _unplaced(asked: Asked) -> Located:
    known = PlaceNote("city-unknown", asked.city) if asked.city else PlaceNote("city-unstated")
    return Located("not-found", notes=(known,))


def _without_city(gazetteer: Gazetteer, asked: Asked) -> Located:
    if asked.division is None:
        return _unplaced(asked)
    return _division_only(gazetteer, asked, asked.division)


def _point_of(asked: Asked, city: GazetteerEntry) -> PlaceNote:
    return PlaceNote("city-unknown-at-city", asked.city, place=city.place)


def _read_as(asked: Asked, entry: GazetteerEntry) -> PlaceNote:
    return PlaceNote("read-as", asked.city, place=entry.place)


def _misspelt(gazetteer: Gazetteer, asked: Asked) -> Located | None:
    """Read a slip of the pen where one place alone is so near; in a country, a larger one."""
    key = name_key("".join(parts(asked.city)[:1]))
    if len(key) < _SHORTEST or not asked.countries:
        return None
    names = _names(gazetteer, asked)
    for distance in range(1, 3 if len(key) >= _LONG else 2):
        near = [number for number, name in names if _is_near(key, name, distance)]
        if near:
            choice = choose([gazetteer.numbered(number) for number in near])
            note = _read_as(asked, choice.entry)
            return None if choice.rivals else replace(choice, note=note).located()
    return None


def _names(gazetteer: Gazetteer, asked: Asked) -> list[tuple[int, str]]:
    if asked.division:
        return gazetteer.names_of(asked.division.country, asked.division.codes)
    return [pair for country in asked.countries for pair in gazetteer.names_of(country)]


def _is_near(key: str, name: str, most: int) -> bool:
    return abs(len(key) - len(name)) <= most + 2 and edits(key, name_key(name), most) <= most
