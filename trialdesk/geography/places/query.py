"""What an address asks for, read as far as it can be."""

from collections.abc import Iterator
from dataclasses import dataclass

from trialdesk.domain.place import Address
from trialdesk.geography.places.city_names import parts
from trialdesk.geography.places.gazetteer import GazetteerEntry
from trialdesk.geography.places.regions import CountryDivision, Regions
from trialdesk.geography.places.spelling import division_key, is_chinese


@dataclass(frozen=True, slots=True)
class Asked:
    """``countries``: codes, none for all; ``unknown_country`` is as written."""

    city: str
    countries: tuple[str, ...] = ()
    state: str | None = None
    division: CountryDivision | None = None
    unknown_country: str | None = None

    def holds(self, entry: GazetteerEntry) -> bool:
        division = self.division
        return division is None or (
            entry.country == division.country and entry.division in division.codes
        )

    def repeats_city(self) -> bool:
        """Return whether the division has the city's name and says nothing more."""
        return self.state is not None and division_key(self.city) == division_key(self.state)


def read_address(regions: Regions, address: Address) -> Asked:
    """Find country and division; a territory written as state or city is a country of its own."""
    city, state = (address.city or "").strip(), (address.state or "").strip()
    if address.country and address.country.strip():
        country = regions.country(address.country)
        unknown = None if country else address.country
    else:
        country, unknown = _only_owner(regions, city, state), None
    if country is None:
        return Asked(city, (), state or None, None, unknown)
    family = regions.family(country)
    written = regions.country(state) if state else None
    if written in family[1:]:
        return Asked(city, (str(written),))
    if state and written != country:
        return Asked(city, family, state, regions.division(country, state))
    read = (regions.first_level(member, text) for text in _after_city(city) for member in family)
    return Asked(city, family, None, next(filter(None, read), None))


def _only_owner(regions: Regions, city: str, state: str) -> str | None:
    """Return the one country that has such a division, where no country is written."""
    owners = (regions.owners(text) for text in (state, *_after_city(city)) if text)
    codes = next(filter(None, owners), frozenset())
    return next(iter(codes)) if len(codes) == 1 else None


def _after_city(city: str) -> Iterator[str]:
    """Return the parts that may name a division; Chinese begins with the largest."""
    pieces = parts(city)
    yield from pieces[1:]
    if len(pieces) > 1 and is_chinese(city):
        yield pieces[0]
