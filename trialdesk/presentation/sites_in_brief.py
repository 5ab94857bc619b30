"""Where the trials run, in brief: the map, and the sites nearest first or by country."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from trialdesk.domain.located_site import Home, LocatedSite, SitesOnMap, TrialSites
from trialdesk.presentation.cells import stated
from trialdesk.presentation.document import Block, Drawing, Grid, Heading, NewPage, Words
from trialdesk.presentation.map_figure import MapFigure
from trialdesk.presentation.numbers import count
from trialdesk.presentation.site_words import coverage_words, distance_words, place_words
from trialdesk.presentation.tables import Cell, Row, Table, Tone
from trialdesk.presentation.translation import _
from trialdesk.presentation.trial_card import contact_words
from trialdesk.presentation.wording import label, section_label, trial_letter

_MOST_PRINTED = 100
_NEAREST_PRINTED = 15
"""How many sites of each trial are printed however many trials the board has."""


@dataclass(frozen=True, slots=True)
class PrintedSites:
    """The sites of a board and the map of them; no map where no site has a point."""

    sites: SitesOnMap
    map: MapFigure | None = None


def sites_in_brief(printed: PrintedSites, titles: Sequence[str | None]) -> Iterator[Block]:
    """Show where the trials run; with a home the sites nearest to it first."""
    sites = printed.sites
    if not any(trial.listed or trial.stated for trial in sites.trials):
        return
    yield NewPage()
    yield Heading(section_label("sites"))
    for place, trial in enumerate(sites.trials):
        yield Words(_coverage(place, trial), "note")
    if printed.map is not None:
        yield Drawing(printed.map)
    if sites.home is None:
        yield from _by_country(sites, titles)
    else:
        yield from _nearest(sites, sites.home)


def _coverage(place: int, trial: TrialSites) -> Cell:
    text = f"{trial_letter(place)} {trial.trial}: {coverage_words(trial)}"
    return Cell(text, Tone.WARNING if _is_partly_known(trial) else Tone.PLAIN)


def _is_partly_known(trial: TrialSites) -> bool:
    return trial.stated is not None and trial.listed < trial.stated


def _nearest(sites: SitesOnMap, home: Home) -> Iterator[Block]:
    most = max(_MOST_PRINTED // len(sites.trials), _NEAREST_PRINTED)
    shown = _nearest_of_each(sites, most)
    yield Heading(_("Sites, nearest to {home} first").format(home=home.label), 3)
    yield Words(Cell(" ".join(_on_distances(sites, shown))), "note")
    letters = {trial.trial: trial_letter(place) for place, trial in enumerate(sites.trials)}
    rows = [(Cell(letters[site.trial]), _distance(site, home), *_site(site)) for site in shown]
    columns = (_("Trial"), _("Distance"), *_columns())
    yield _grid(columns, tuple(map(Row, rows)), (0.4, 0.9, 1.2, 2, 0.9, 1.8))


def _nearest_of_each(sites: SitesOnMap, most: int) -> list[LocatedSite]:
    """Give so many sites of each trial, and all that have no point, which no distance ranks."""
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


def _distance(site: LocatedSite, home: Home) -> Cell:
    words = distance_words(site, home)
    return Cell(words) if words else Cell(_("not known"), Tone.MISSING)


def _by_country(sites: SitesOnMap, titles: Sequence[str | None]) -> Iterator[Block]:
    by_trial: Mapping[str, list[LocatedSite]] = {trial.trial: [] for trial in sites.trials}
    for site in sites.sites:
        by_trial[site.trial].append(site)
    for place, trial in enumerate(sites.trials):
        yield Heading(trial.trial, 3, place)
        yield Words(Cell(titles[place] or _("Title not stated")), "note")
        if trial.listed > _MOST_PRINTED:
            text = _("{listed} sites: too many to print here, the library holds them all")
            yield Words(Cell(text.format(listed=count(trial.listed))), "note")
        elif trial.listed:
            yield _of_trial(by_trial[trial.trial])


def _of_trial(sites: Sequence[LocatedSite]) -> Grid:
    rows = (
        Row(_site(site), group=site.site.country or _("Country not stated"))
        for site in sorted(sites, key=_by_place)
    )
    return _grid(_columns(), tuple(rows), (1.3, 2.2, 0.9, 1.8))


def _by_place(site: LocatedSite) -> tuple[str, ...]:
    parts = (site.site.country, site.site.state, site.site.city, site.site.facility)
    return tuple(part or "\uffff" for part in parts)


def _columns() -> tuple[str, ...]:
    return _("City"), _("Site"), _("Status"), _("Contacts as posted")


def _site(located_site: LocatedSite) -> tuple[Cell, ...]:
    site = located_site.site
    contacts = (contact_words(contact) for contact in site.contacts)
    return (
        _city(located_site),
        stated(site.facility),
        stated(label(site.status) if site.status else None),
        stated("\n".join(contact for contact in contacts if contact)),
    )


def _city(located_site: LocatedSite) -> Cell:
    site = located_site.site
    cell = stated(", ".join(part for part in (site.city, site.state) if part))
    note = place_words(located_site.located)
    if note is None:
        return cell
    is_certain = located_site.located.status == "ok"
    return Cell(f"{cell.text}\n{note}", Tone.PLAIN if is_certain else Tone.WARNING)


def _grid(columns: tuple[str, ...], rows: tuple[Row, ...], widths: tuple[float, ...]) -> Grid:
    """Leave out the contacts where no site has any."""
    if any(row.cells[-1].tone is not Tone.MISSING for row in rows):
        return Grid(Table("", columns, rows), widths)
    bare = tuple(Row(row.cells[:-1], row.group) for row in rows)
    return Grid(Table("", columns[:-1], bare), widths[:-1])
