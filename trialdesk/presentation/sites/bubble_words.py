"""What a bubble of the map stands for, in words."""

from collections import Counter
from collections.abc import Sequence

from trialdesk.domain.located_site import LocatedSite
from trialdesk.presentation.map_figure import Bubble
from trialdesk.presentation.sites.site_cities import SiteCities, city_name, is_doubtful
from trialdesk.presentation.sites.site_words import place_words
from trialdesk.presentation.wording.codes import not_stated
from trialdesk.presentation.wording.enumerations import label
from trialdesk.presentation.wording.numbers import count
from trialdesk.presentation.wording.translation import _

_MOST = 6


def bubble_words(cities: SiteCities, bubble: Bubble) -> str:
    """Say cities, trials, status and sites; every doubt with its reason. Plain text."""
    sites = cities.sites_of(bubble.cities)
    shown = sites[:_MOST]
    lines = [_head(cities, bubble), _statuses(sites), *(_site(site) for site in shown)]
    if len(sites) > len(shown):
        lines.append(_("and {number} more").format(number=count(len(sites) - len(shown))))
    return "\n".join((*lines, *_doubts(sites)))


def _head(cities: SiteCities, bubble: Bubble) -> str:
    name = cities.name_of(int(bubble.cities[0]))
    others = len(bubble.cities) - 1
    where = _("{city} and {number} more places").format(city=name, number=count(others))
    trials = ", ".join(f"{part.letter} {count(part.count)}" for part in bubble.slices)
    words = _("{where}: {sites} sites ({trials})") if bubble.count > 1 else _("{where} ({trials})")
    return words.format(where=where if others else name, sites=count(bubble.count), trials=trials)


def _statuses(sites: Sequence[LocatedSite]) -> str:
    counts = Counter(site.site.status for site in sites)
    worded = ((label(status) if status else not_stated(), n) for status, n in counts.items())
    return _("Status: {counts}").format(counts=", ".join(f"{word} {n}" for word, n in worded))


def _site(site: LocatedSite) -> str:
    facility = site.site.facility or _("site not named")
    return f"· {facility}, {site.site.city or city_name(site)}"


def _doubts(sites: Sequence[LocatedSite]) -> list[str]:
    marked = [site for site in sites if is_doubtful(site) or site.located.corrected]
    lines = [
        f"{'✎' if site.located.corrected else '?'} {site.site.city or not_stated()}: "
        f"{place_words(site.located)}"
        for site in marked
    ]
    return list(dict.fromkeys(lines))[:_MOST]
