"""Which sites to show: by trial, status, country, words."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from trialdesk.domain.located_site import LocatedSite, SitesOnMap
from trialdesk.presentation.sites.site_table import city_words, contact_lines
from trialdesk.presentation.wording.codes import not_stated, trial_letter
from trialdesk.presentation.wording.enumerations import label
from trialdesk.presentation.wording.translation import _

FACETS = ("trial", "status", "country")


@dataclass(frozen=True, slots=True)
class SiteFilter:
    """What to keep; an empty part keeps everything. ``chosen`` holds words of each facet."""

    words: tuple[str, ...] = ()
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def is_active(self) -> bool:
        return bool(self.words) or any(self.chosen.values())


def facet_label(facet: str) -> str:
    return {"trial": _("Trial"), "status": _("Status"), "country": _("Country")}[facet]


def facet_counts(sites: SitesOnMap, facet: str) -> tuple[tuple[str, int], ...]:
    """Count the sites of each value of a facet, by name."""
    named = _trial_names(sites)
    counts = Counter(_value(site, facet, named) for site in sites.sites)
    return tuple(sorted(counts.items(), key=lambda item: item[0].casefold()))


def kept_sites(sites: SitesOnMap, asked: SiteFilter) -> SitesOnMap:
    """Keep the sites that hold every word and a chosen value of each facet; counts stay whole."""
    if not asked.is_active():
        return sites
    named, words = _trial_names(sites), tuple(word.casefold() for word in asked.words)
    chosen = {facet: values for facet, values in asked.chosen.items() if values}
    kept = (
        site
        for site in sites.sites
        if all(_value(site, facet, named) in values for facet, values in chosen.items())
        and _holds(site, words)
    )
    return replace(sites, sites=tuple(kept))


def _trial_names(sites: SitesOnMap) -> dict[str, str]:
    return {
        trial.trial: f"{trial_letter(place)}  {trial.trial}"
        for place, trial in enumerate(sites.trials)
    }


def _value(site: LocatedSite, facet: str, named: Mapping[str, str]) -> str:
    if facet == "trial":
        return named[site.trial]
    if facet == "status":
        return label(site.site.status) if site.site.status else not_stated()
    return site.site.country or not_stated()


def _holds(site: LocatedSite, words: tuple[str, ...]) -> bool:
    if not words:
        return True
    stated, place = site.site, site.located.place
    named = (place.name, place.admin1, place.name_zh) if place else ()
    texts = (stated.facility, city_words(stated), contact_lines(stated.contacts), *named)
    searched = "\n".join(text for text in texts if text).casefold()
    return all(word in searched for word in words)
