"""What a user puts right on the map; kept by the address as written, so across imports."""

from collections.abc import Iterable, Mapping

from trialdesk.domain.place import Address, PlaceCorrection
from trialdesk.domain.site import Site
from trialdesk.domain.workspace.correction import folded_words
from trialdesk.storage.lists.rows import storable

PlaceCorrections = frozenset[PlaceCorrection]


def correct_place(
    corrections: PlaceCorrections, address: Address, point: tuple[float, float], label: str
) -> PlaceCorrections:
    """Return the corrections with an address, wherever written, at this point in degrees."""
    kept = return_place(corrections, address)
    return kept | {PlaceCorrection(folded_address(address), *point, label)}


def return_place(corrections: PlaceCorrections, address: Address) -> PlaceCorrections:
    """Let an address lie again where TrialDesk finds it."""
    folded = folded_address(address)
    return frozenset(correction for correction in corrections if correction.address != folded)


def by_address(corrections: Iterable[PlaceCorrection]) -> Mapping[Address, PlaceCorrection]:
    """Return what was put right by the folded address it is about."""
    return {correction.address: correction for correction in corrections}


def site_address(site: Site) -> Address:
    """Return the address of a site as its record writes it."""
    return Address(site.city, site.state, site.country)


def folded_address(address: Address) -> Address:
    """Return an address without the white space in it mattering; an empty part is not stated."""
    return Address(_folded(address.city), _folded(address.state), _folded(address.country))


def _folded(text: str | None) -> str | None:
    return storable(folded_words(text or "")) or None
