"""How far a site is, and how sure its place is, in words."""

from trialdesk.domain.located_site import Home, LocatedSite, TrialSites
from trialdesk.domain.place import Located, Place
from trialdesk.domain.site import Contact
from trialdesk.presentation.wording.codes import trial_letter
from trialdesk.presentation.wording.enumerations import label
from trialdesk.presentation.wording.numbers import count
from trialdesk.presentation.wording.places import note_words
from trialdesk.presentation.wording.translation import _

_SAME_POINT = 0.005  # degrees, half a kilometre


def distance_words(site: LocatedSite, home: Home | None) -> str | None:
    """Say how far a site is from home, never more precisely than from city to city."""
    if home is None or site.distance_km is None:
        return None
    if _is_in_city(site.located.place, home):
        return _("same city")
    rounded = _("~{distance} km").format(distance=count(max(round(site.distance_km), 1)))
    if site.located.status == "province-only":
        return _("{distance} to the largest city of the province").format(distance=rounded)
    return rounded


def _is_in_city(place: Place | None, home: Home) -> bool:
    if place is None:
        return False
    apart = (place.latitude - home.latitude, place.longitude - home.longitude)
    return all(abs(degrees) < _SAME_POINT for degrees in apart)


def place_words(located: Located) -> str | None:
    """Say what is to be known of a place beyond the address: a doubt, or the user's correction."""
    note = note_words(located)
    if located.status == "not-found":
        return note or _("place not found")
    if located.status == "ok":
        return note if located.corrected else None
    return note or _("place not certain")


def coverage_words(sites: TrialSites) -> str:
    """Say how many of a trial's sites are known, and how many of those have a place."""
    listed, stated = count(sites.listed), sites.stated
    if stated is not None and stated != sites.listed:
        known = _("{listed} of {stated} sites known").format(listed=listed, stated=count(stated))
    elif sites.listed:
        known = _("{listed} listed").format(listed=listed)
    else:
        return _("sites not stated")
    if sites.placed == sites.listed:
        return known
    return _("{known}, {placed} on the map").format(known=known, placed=count(sites.placed))


def coverage_line(place: int, sites: TrialSites) -> str:
    """Say the same of the trial at this place of the board, with its letter and number."""
    return f"{trial_letter(place)} {sites.trial}: {coverage_words(sites)}"


def contact_words(contact: Contact) -> str:
    """Word a person or office as posted."""
    parts = (
        contact.name,
        label(contact.role) if contact.role else None,
        contact.phone,
        contact.email,
    )
    return ", ".join(part for part in parts if part)
