from dataclasses import replace

from tests.builders import HEFEI, make_sites, make_trial
from trialdesk.domain.located_site import Home, SitesOnMap
from trialdesk.domain.place import Located, PlaceNote
from trialdesk.domain.site import Contact, Site
from trialdesk.domain.source import Source
from trialdesk.presentation.sites.site_filter import SiteFilter, facet_counts, kept_sites
from trialdesk.presentation.sites.site_table import site_details, site_key, site_table
from trialdesk.presentation.tables import Tone

CONTACT = Contact("Example Person", "CONTACT", "+86 551 0000", "person@example.org")
SITES = (
    Site("Example Hospital", "Hefei", "Anhui", "China", "RECRUITING", contacts=(CONTACT,)),
    Site("Sample Clinic", "Hefei", "Anhui", "China"),
)
TRIAL = make_trial(sites=SITES, sources={"sites/0": Source("a.json", "/sites/0")})
OTHER = make_trial(id="NCT09000002", sites=(Site(None, "Paris", None, "France", "COMPLETED"),))


def sites() -> SitesOnMap:
    return make_sites(TRIAL, OTHER)


def keys(asked: SiteFilter) -> list[str]:
    return [site_key(site) for site in kept_sites(sites(), asked).sites]


def test_every_site_is_a_row_with_its_contacts_as_posted() -> None:
    table = site_table(sites(), (TRIAL, OTHER))
    assert [row.key for row in table.rows] == [f"{TRIAL.id}/0", f"{TRIAL.id}/1", f"{OTHER.id}/0"]
    first = table.rows[0].cells
    assert first[0].text == "A"
    assert first[5].text == "Example Person, Contact, +86 551 0000, person@example.org"
    assert first[3].source is not None


def test_silence_is_shown_as_such() -> None:
    row = site_table(sites(), (TRIAL, OTHER)).rows[1]
    assert row.cells[4].tone is Tone.MISSING
    assert row.cells[5].tone is Tone.MISSING


def test_the_distance_to_the_own_city_is_no_number() -> None:
    home = Home("Hefei", 31.86389, 117.28083)
    near = make_sites(TRIAL, home=home)
    near = replace(near, sites=tuple(replace(one, distance_km=0.0) for one in near.sites))
    assert site_table(near).rows[0].cells[1].text == "same city"


def test_a_doubt_is_told_whole_with_the_other_places() -> None:
    note = PlaceNote("namesakes", place=HEFEI)
    doubt = Located("check", HEFEI, 31.9, 117.3, (note,), (HEFEI,), posted=(30.0, 117.0))
    [site] = make_sites(make_trial(sites=SITES[:1]), located=doubt).sites
    assert site_details(site).splitlines() == [
        "Several places are called so; also Hefei (合肥), Anhui, China.",
        "Could also be: Hefei, Anhui, China",
        "The record's own point: 30, 117",
        "Example Person, Contact, +86 551 0000, person@example.org",
    ]


def test_sites_are_kept_by_trial_status_country_and_words() -> None:
    paris = [f"{OTHER.id}/0"]
    assert keys(SiteFilter()) == [f"{TRIAL.id}/0", f"{TRIAL.id}/1", *paris]
    assert keys(SiteFilter(chosen={"trial": frozenset({f"B  {OTHER.id}"})})) == paris
    assert keys(SiteFilter(chosen={"country": frozenset({"France"})})) == paris
    assert keys(SiteFilter(chosen={"status": frozenset({"not stated"})})) == [f"{TRIAL.id}/1"]
    assert keys(SiteFilter(words=("SAMPLE", "clinic"))) == [f"{TRIAL.id}/1"]
    assert keys(SiteFilter(words=("person@example.org",))) == [f"{TRIAL.id}/0"]


def test_a_filter_hides_sites_but_not_how_many_are_known() -> None:
    kept = kept_sites(sites(), SiteFilter(words=("nowhere",)))
    assert kept.sites == ()
    assert [one.listed for one in kept.trials] == [2, 1]


def test_values_are_counted() -> None:
    assert facet_counts(sites(), "country") == (("China", 2), ("France", 1))
