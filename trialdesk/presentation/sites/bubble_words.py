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
    lines = [_head(cities, bubble), _statuses(sites), *(_site(one) for one in shown)]
    if len(sites) > len(shown):
        lines.append(_("and {number} more").format(number=count(len(sites) - len(shown))))
    return "\n".join((*lines, *_doubts(sites)))


def _head(cities: SiteCities, bubble: Bubble) -> str:
    name = cities.name_of(int(bubble.cities[0]))
    others = len(bubble.cities) - 1
    where = _("{city} and {number} more places").format(city=name, number=count(others))
    trials = ", ".join(f"{one.letter} {count(one.count)}" for one in bubble.slices)
    said = _("{where}: {sites} sites ({trials})") if bubble.count > 1 else _("{where} ({trials})")
    return said.format(where=where if others else name, sites=count(bubble.count), trials=trials)


def _statuses(sites: Sequence[LocatedSite]) -> str:
    counts = Counter(one.site.status for one in sites)
    worded = ((label(status) if status else not_stated(), n) for status, n in counts.items())
    return _("Status: {counts}").format(counts=", ".join(f"{word} {n}" for word, n in worded))


def _site(site: LocatedSite) -> str:
    facility = site.site.facility or _("site not named")
    return f"· {facility}, {site.site.city or city_name(site)}"


def _doubts(sites: Sequence[LocatedSite]) -> list[str]:
    marked = [one for one in sites if is_doubtful(one) or one.located.corrected]
    said = [
        f"{'✎' if one.located.corrected else '?'} {one.site.city or not_stated()}: "
        f"{place_words(one.located)}"
        for one in marked
    ]
    return list(dict.fromkeys(said))[:_MOST]
