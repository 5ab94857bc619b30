from dataclasses import replace

from tests.builders import HEFEI, make_sites, make_trial
from trialdesk.domain.located_site import Home, SitesOnMap
from trialdesk.domain.place import Located, PlaceNote
from trialdesk.domain.site import Contact, Site
from trialdesk.presentation.document import Block, Grid, Heading, MapBlock, Words
from trialdesk.presentation.map_figure import MapFigure
from trialdesk.presentation.sites.sites_in_brief import PrintedSites, sites_in_brief
from trialdesk.presentation.tables import Cell, Tone

HOME = Home("Hefei, Anhui, China", HEFEI.latitude, HEFEI.longitude)
MANY = tuple(Site(f"Hospital {number}", "Hefei", "Anhui", "China") for number in range(150))


def blocks(sites: SitesOnMap) -> list[Block]:
    trials = [make_trial(id=trial.trial) for trial in sites.trials]
    return list(sites_in_brief(PrintedSites(sites), trials))


def rows(sites: SitesOnMap) -> list[tuple[Cell, ...]]:
    grids = [block for block in blocks(sites) if isinstance(block, Grid)]
    return [row.cells for grid in grids for row in grid.table.rows]


def words(sites: SitesOnMap) -> list[Cell]:
    return [block.cell for block in blocks(sites) if isinstance(block, Words)]


def at(distance: float | None, sites: SitesOnMap) -> SitesOnMap:
    measured = tuple(replace(site, distance_km=distance) for site in sites.sites)
    return replace(sites, sites=measured)


def test_with_a_home_the_list_says_how_far_each_site_is() -> None:
    sites = make_sites(make_trial(), home=HOME)
    assert [cell.text for cell in rows(at(0.0, sites))[0][:3]] == [
        "A",
        "same city",
        "Hefei, Anhui, China",
    ]
    headings = [block.text for block in blocks(sites) if isinstance(block, Heading)]
    assert "Sites, nearest to Hefei, Anhui, China first" in headings


def test_without_a_home_sites_stand_by_country_without_a_distance() -> None:
    spread = (Site("B", "Paris", None, "France"), Site("A", "Hefei", None, "China"), Site("C"))
    grid = next(
        block for block in blocks(make_sites(make_trial(sites=spread))) if isinstance(block, Grid)
    )
    assert [row.group for row in grid.table.rows] == ["China", "France", "Country not stated"]
    assert "Distance" not in grid.table.columns


def test_a_record_that_lists_fewer_sites_than_it_states_says_so_loudly() -> None:
    found = words(make_sites(make_trial(sites_stated=69)))
    assert Cell("A NCT09000001: 1 of 69 sites known", Tone.WARNING) in found


def test_the_nearest_of_many_sites_are_printed_and_the_rest_counted() -> None:
    sites = at(10.0, make_sites(make_trial(sites=MANY), home=HOME))
    assert len(rows(sites)) == 100
    assert any("A: the nearest 100 of 150" in cell.text for cell in words(sites))


def test_every_trial_of_a_full_board_has_its_nearest_sites_printed() -> None:
    trials = [make_trial(id=f"NCT0900000{number}", sites=MANY) for number in range(6)]
    letters = [cells[0].text for cells in rows(at(10.0, make_sites(*trials, home=HOME)))]
    assert {letters.count(letter) for letter in "ABCDEF"} == {16}


def test_without_a_home_many_sites_are_counted_by_country() -> None:
    sites = make_sites(make_trial(sites=(*MANY, Site("X", None, None, "France"), Site("Y"))))
    counted = [tuple(cell.text for cell in cells[:2]) for cells in rows(sites)]
    assert counted == [("China", "150"), ("France", "1"), ("Country not stated", "1")]


def test_what_lies_around_home_stands_before_the_list_and_all_sites_after_it() -> None:
    sites = make_sites(make_trial(), home=HOME)
    around, whole = (
        MapFigure(width, 100, (), (), (), None, (), (), (), "") for width in (1.0, 2.0)
    )
    found = list(sites_in_brief(PrintedSites(sites, whole, around), [make_trial()]))
    order = [block for block in found if isinstance(block, MapBlock | Grid)]
    assert [getattr(block, "figure", None) for block in order] == [around, None, whole]


def test_a_site_without_a_point_is_never_lost() -> None:
    unplaced = make_sites(make_trial(sites=MANY), located=Located("not-found"), home=HOME)
    found = rows(unplaced)
    assert len(found) == len(MANY)
    assert found[0][1].text == "not on the map"
    assert found[0][2] == Cell("Hefei, Anhui, China\n? place not found", Tone.WARNING)


def test_a_doubtful_place_is_marked_with_its_reason_and_a_corrected_one_as_such() -> None:
    read_as = PlaceNote("read-as", "Hefey", place=HEFEI)
    placed = PlaceNote("placed-by-user", place=HEFEI)
    doubtful = Located("check", HEFEI, 31.9, 117.3, (read_as,))
    put_right = Located("ok", HEFEI, 31.9, 117.3, (placed,), corrected=True)
    (found,) = rows(make_sites(make_trial(), located=doubtful))
    assert found[0] == Cell('Hefei, Anhui, China\n? "Hefey" was read as Hefei.', Tone.WARNING)
    (found,) = rows(make_sites(make_trial(), located=put_right))
    assert found[0] == Cell("Hefei, Anhui, China\nplaced by the user: Hefei")


def test_contacts_stand_as_posted() -> None:
    contact = Contact("A. Example", phone="+86 1")
    (found,) = rows(make_sites(make_trial(sites=(Site("H", contacts=(contact,)),))))
    assert found[-1].text == "A. Example, +86 1"


def test_records_silent_on_sites_have_no_page_on_them() -> None:
    assert blocks(make_sites(make_trial(sites=()))) == []
