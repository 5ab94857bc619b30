"""The sites of the board's trials as a list, those without a point included."""

from collections.abc import Iterable, Sequence

from trialdesk.domain.located_site import LocatedSite, SitesOnMap
from trialdesk.domain.site import Contact, Site
from trialdesk.domain.source import Source
from trialdesk.domain.trial import Trial
from trialdesk.presentation.sites.site_words import (
    contact_words,
    distance_words,
    place_words,
)
from trialdesk.presentation.tables import Cell, Row, Table, Tone
from trialdesk.presentation.wording.codes import not_stated, trial_letter
from trialdesk.presentation.wording.enumerations import label
from trialdesk.presentation.wording.places import place_name
from trialdesk.presentation.wording.translation import _


def site_table(sites: SitesOnMap, trials: Sequence[Trial] = (), corrected: str = "✎ ") -> Table:
    """List the sites in their order; a row's key is that of its site.

    Cells know where in the record they stand where the trials are given. ``corrected`` stands
    before what the user put right.
    """
    by_id = {trial.id: trial for trial in trials}
    letters = {stated.trial: trial_letter(place) for place, stated in enumerate(sites.trials)}
    columns = (_("Trial"), _("Distance"), _("City"), _("Site"), _("Status"), _("Contact"))
    rows = tuple(
        _row(site, (letters[site.trial], _distance(site, sites)), by_id.get(site.trial), corrected)
        for site in sites.sites
    )
    keys = ("trial", "distance", "city", "site", "status", "contact")
    return Table(_("Sites"), columns, rows, keys)


def site_key(site: LocatedSite) -> str:
    """Name a site for programs: its trial and its place in the record."""
    return f"{site.trial}/{site.place}"


def city_words(site: Site) -> str:
    """Return the address as the record writes it."""
    return ", ".join(part for part in (site.city, site.state, site.country) if part)


def contact_lines(contacts: Iterable[Contact]) -> str:
    """Return contacts as posted, one a line."""
    return "\n".join(map(contact_words, contacts))


def site_details(site: LocatedSite) -> str:
    """Say of one site what a line of the list has no room for: doubts, other places, contacts."""
    located = site.located
    lines = [place_words(located)]
    if located.alternatives:
        others = "; ".join(map(place_name, located.alternatives))
        lines.append(_("Could also be: {places}").format(places=others))
    if located.posted is not None:
        lines.append(
            _("The record's own point: {latitude:g}, {longitude:g}").format(
                latitude=located.posted[0], longitude=located.posted[1]
            )
        )
    return "\n".join(filter(None, (*lines, contact_lines(site.site.contacts))))


def _row(site: LocatedSite, first: tuple[str, str], trial: Trial | None, corrected: str) -> Row:
    source = trial.source(f"sites/{site.place}") if trial else None
    stated = site.site
    place = place_words(site.located)
    sure = site.located.status == "ok"
    city = [city_words(stated) or not_stated()]
    if place:
        city.append(f"{corrected if sure else '? '}{place}")
    cells = (
        *(Cell(text, source=source) for text in first),
        Cell("\n".join(city), Tone.PLAIN if sure else Tone.WARNING, source),
        _cell(stated.facility, source),
        _cell(label(stated.status) if stated.status else None, source),
        _cell(contact_lines(stated.contacts), source),
    )
    return Row(cells, key=site_key(site))


def _distance(site: LocatedSite, sites: SitesOnMap) -> str:
    if site.located.latitude is None:
        return _("not on the map")
    return distance_words(site, sites.home) or "–"


def _cell(text: str | None, source: Source | None) -> Cell:
    return Cell(text, Tone.PLAIN, source) if text else Cell(not_stated(), Tone.MISSING, source)
