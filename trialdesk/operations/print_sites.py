"""The sites of a board made ready for paper: located, measured, mapped."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from trialdesk.domain.located_site import Home, SitesOnMap
from trialdesk.domain.trial import Trial
from trialdesk.presentation.map_figure import MapFigure
from trialdesk.presentation.sites.boundaries import Boundaries
from trialdesk.presentation.sites.sites_in_brief import PrintedSites

if TYPE_CHECKING:  # at run time it would bring SQLAlchemy
    from trialdesk.geography.places.gazetteer import Gazetteer
    from trialdesk.storage.library import Library

_SIZE = (520.0, 300.0)  # points, about the width between the margins
_MARKS = 0.55  # of their size on the screen
_AROUND_KM = 1000
_FAR_KM = 3000
"""With sites further away than this, what lies around home is too small to tell apart."""


@dataclass(frozen=True, slots=True)
class Printing:
    """On which paper, from which home distances are counted, and how the map is drawn.

    The gazetteer is unpacked into the ``cache`` folder, into memory where there is none.
    """

    paper: Literal["a4", "letter"] = "a4"
    home: Home | None = None
    cache: Path | None = None
    boundaries: Boundaries = "neutral"
    outline: str | None = None


def printed_sites(
    library: "Library", trials: Sequence[Trial], printing: Printing, gazetteer: "Gazetteer"
) -> PrintedSites:
    """Locate the sites of trials and draw them, those around home on a map of their own."""
    from trialdesk.operations.sites import locate

    sites = locate(trials, gazetteer, library.place_corrections(), printing.home)
    if not any(trial.placed for trial in sites.trials):
        return PrintedSites(sites)
    around = _around(sites)
    close = _drawn(around, printing) if around.sites else None
    return PrintedSites(sites, _drawn(sites, printing), close)


def _around(sites: SitesOnMap) -> SitesOnMap:
    """Keep the sites around home where others lie far away; none where one map shows all well."""
    distances = [site.distance_km or 0 for site in sites.sites]
    if max(distances) <= _FAR_KM:
        return replace(sites, sites=())
    near = (
        site
        for site in sites.sites
        if site.distance_km is not None and site.distance_km <= _AROUND_KM
    )
    return replace(sites, sites=tuple(near))


def _drawn(sites: SitesOnMap, printing: Printing) -> MapFigure:
    from trialdesk.presentation.sites.site_map import MapView, site_map
    from trialdesk.reports.map import label_box

    view = MapView(
        *_SIZE,
        label_box,
        boundaries=printing.boundaries,
        outline=printing.outline,
        text_size=_MARKS,
    )
    return site_map(sites, view)
