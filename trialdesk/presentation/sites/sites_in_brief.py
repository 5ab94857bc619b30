"""Where the trials run, in brief: the map, and the sites nearest first or by country."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trialdesk.comparison.sections import SITES
from trialdesk.domain.located_site import Home, LocatedSite, SitesOnMap, TrialSites
from trialdesk.domain.trial import Trial
from trialdesk.presentation.document import Block, Grid, Heading, MapBlock, NewPage, Words
from trialdesk.presentation.map_figure import MapFigure
from trialdesk.presentation.sites.site_table import site_table
from trialdesk.presentation.sites.site_words import coverage_line
from trialdesk.presentation.tables import Cell, Row, Table, Tone
from trialdesk.presentation.wording.codes import trial_letter
from trialdesk.presentation.wording.numbers import count
from trialdesk.presentation.wording.rows import section_label
from trialdesk.presentation.wording.translation import _

_MOST_PRINTED = 100
_NEAREST_PRINTED = 15
"""How many sites of each trial are printed however many trials the board has."""
_WIDTHS = (0.4, 0.9, 1.4, 2, 0.9, 1.7)
_TRIAL_AND_DISTANCE = 2
_NO_MARK = ""
"""No font of the page has the mark of what the user put right; the words say it."""


@dataclass(frozen=True, slots=True)
class PrintedSites:
    """The sites of a board and the map of them; no map where no site has a point.

    ``around`` shows those around home, where the map of all is too coarse for it.
    """

    sites: SitesOnMap
    map: MapFigure | None = None
    around: MapFigure | None = None


def sites_in_brief(printed: PrintedSites, trials: Sequence[Trial]) -> Iterator[Block]:
    """Show where the trials run; with a home the sites nearest to it first."""
    sites = printed.sites
    if not any(trial.listed or trial.stated for trial in sites.trials):
        return
    yield NewPage()
    yield Heading(section_label(SITES))
    for place, trial in enumerate(sites.trials):
        yield Words(_coverage(place, trial), "note")
    first = printed.around or printed.map
    if first is not None:
        yield MapBlock(first)
    if sites.home is None:
        yield from _by_country(sites, trials)
    else:
        yield from _nearest(sites, trials, sites.home)
    if printed.around and printed.map:
        yield Heading(_("All sites"), 3)
        yield MapBlock(printed.map)


def _coverage(place: int, trial: TrialSites) -> Cell:
    return Cell(
        coverage_line(place, trial), Tone.WARNING if _is_partly_known(trial) else Tone.PLAIN
    )


def _is_partly_known(trial: TrialSites) -> bool:
    return trial.stated is not None and trial.listed < trial.stated


def _nearest(sites: SitesOnMap, trials: Sequence[Trial], home: Home) -> Iterator[Block]:
    most = max(_MOST_PRINTED // len(trials), _NEAREST_PRINTED)
    shown = _nearest_of_each(sites, most)
    yield Heading(_("Sites, nearest to {home} first").format(home=home.label), 3)
    yield Words(Cell(" ".join(_on_distances(sites, shown))), "note")
    yield _grid(site_table(replace(sites, sites=tuple(shown)), trials, _NO_MARK))


def _nearest_of_each(sites: SitesOnMap, most: int) -> list[LocatedSite]:
    """Return so many sites of each trial, and all that have no point, which no distance ranks."""
    seen: dict[str, int] = {}
    shown = []
    for site in sites.sites:
        seen[site.trial] = seen.get(site.trial, 0) + 1
        if seen[site.trial] <= most or site.distance_km is None:
            shown.append(site)
    return shown


def _on_distances(sites: SitesOnMap, shown: Sequence[LocatedSite]) -> Iterator[str]:
    yield _("Distances as the crow flies, city centre to city centre.")
    for place, trial in enumerate(sites.trials):
        printed = sum(site.trial == trial.trial for site in shown)
        if printed < trial.listed:
            text = _("{trial}: the nearest {printed} of {listed}; the library holds them all.")
            yield text.format(
                trial=trial_letter(place), printed=count(printed), listed=count(trial.listed)
            )


def _by_country(sites: SitesOnMap, trials: Sequence[Trial]) -> Iterator[Block]:
    for place, trial in enumerate(trials):
        yield Heading(trial.id, 3, place)
        yield Words(Cell(trial.brief_title or _("Title not stated")), "note")
        of_trial = [site for site in sites.sites if site.trial == trial.id]
        if len(of_trial) > _MOST_PRINTED:
            yield Words(Cell(_("Counted by country; the library holds them all.")), "note")
            yield Grid(_countries(of_trial), (2, 1, 3))
        elif of_trial:
            yield _of_trial(sites, trials, sorted(of_trial, key=_by_place))


def _countries(of_trial: Sequence[LocatedSite]) -> Table:
    counts = Counter(site.site.country or _("Country not stated") for site in of_trial)
    rows = tuple(
        Row((Cell(country), Cell(count(number)), Cell("")))
        for country, number in counts.most_common()
    )
    return Table("", (_("Country"), _("Sites"), ""), rows)


def _of_trial(sites: SitesOnMap, trials: Sequence[Trial], of_trial: Sequence[LocatedSite]) -> Grid:
    listed = site_table(replace(sites, sites=tuple(of_trial)), trials, _NO_MARK)
    rows = tuple(
        replace(
            row,
            cells=row.cells[_TRIAL_AND_DISTANCE:],
            group=site.site.country or _("Country not stated"),
        )
        for row, site in zip(listed.rows, of_trial, strict=True)
    )
    return _grid(Table("", listed.columns[_TRIAL_AND_DISTANCE:], rows))


def _by_place(site: LocatedSite) -> tuple[str, ...]:
    parts = (site.site.country, site.site.state, site.site.city, site.site.facility)
    return tuple(part or "\uffff" for part in parts)


def _grid(table: Table) -> Grid:
    """Leave out the contacts where no site has any."""
    columns = table.columns
    if all(row.cells[-1].tone is Tone.MISSING for row in table.rows):
        rows = tuple(replace(row, cells=row.cells[:-1]) for row in table.rows)
        table = Table(table.title, columns[:-1], rows)
    first = len(_WIDTHS) - len(columns)
    return Grid(table, _WIDTHS[first : first + len(table.columns)])
