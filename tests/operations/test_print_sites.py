from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import HEFEI, make_trial
from trialdesk.domain.located_site import Home
from trialdesk.domain.site import Site
from trialdesk.geography.places.gazetteer import Gazetteer
from trialdesk.operations.correct_place import correct_place, site_address
from trialdesk.operations.open_library import open_library
from trialdesk.operations.print_sites import Printing, printed_sites
from trialdesk.presentation.wording.places import note_words
from trialdesk.storage.library import Library

HERE = Site("A", "Hefei", "Anhui", "China")
NEAR = Site("B", "Bengbu", "Anhui", "China")
FAR = Site("C", "Paris", None, "France")
NOWHERE = Site("D", "Nowhere at all")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "l.db", create=True, writable=True) as opened:
        yield opened


@pytest.fixture
def at_hefei() -> Printing:
    home = Home("Hefei", HEFEI.latitude, HEFEI.longitude)
    return Printing(home=home)


def test_sites_far_apart_have_a_map_of_what_lies_around_home(
    library: Library, at_hefei: Printing, gazetteer: Gazetteer
) -> None:
    printed = printed_sites(library, [make_trial(sites=(HERE, NEAR, FAR))], at_hefei, gazetteer)
    assert printed.map
    assert sum(bubble.count for bubble in printed.map.bubbles) == 3
    assert printed.around
    assert sum(bubble.count for bubble in printed.around.bubbles) == 2


@pytest.mark.parametrize("sites", [(HERE, NEAR), (FAR,)])
def test_one_map_is_enough_where_it_shows_all_there_is(
    library: Library, at_hefei: Printing, gazetteer: Gazetteer, sites: tuple[Site, ...]
) -> None:
    printed = printed_sites(library, [make_trial(sites=sites)], at_hefei, gazetteer)
    assert printed.map
    assert printed.around is None


def test_without_a_point_there_is_no_map_but_the_sites(
    library: Library, at_hefei: Printing, gazetteer: Gazetteer
) -> None:
    printed = printed_sites(library, [make_trial(sites=(NOWHERE,))], at_hefei, gazetteer)
    assert (printed.map, len(printed.sites.sites)) == (None, 1)


def test_a_place_put_right_by_the_user_is_printed_as_such(
    library: Library, at_hefei: Printing, gazetteer: Gazetteer
) -> None:
    put_right = correct_place(frozenset(), site_address(NOWHERE), (31.9, 117.3), "our clinic")
    library.save_place_corrections(put_right)
    (site,) = printed_sites(
        library, [make_trial(sites=(NOWHERE,))], at_hefei, gazetteer
    ).sites.sites
    assert note_words(site.located) == "placed by the user: our clinic"
