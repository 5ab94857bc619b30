import io
from dataclasses import replace

import numpy as np
import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest
from numpy.typing import NDArray

from tests.builders import HEFEI, IN_HEFEI, make_sites, make_trial
from trialdesk.domain.located_site import Home, SitesOnMap
from trialdesk.domain.place import Located, PlaceStatus
from trialdesk.domain.site import Site
from trialdesk.presentation.document import Block, Document, Heading, MapBlock, Words
from trialdesk.presentation.map_figure import MapFigure
from trialdesk.presentation.paper import Paper
from trialdesk.presentation.sites.site_map import MapView, site_map
from trialdesk.presentation.tables import Cell
from trialdesk.reports.lettering import width_of
from trialdesk.reports.map import label_box
from trialdesk.reports.pdf import write_pdf

HOME = Home("Hefei, Anhui, China", HEFEI.latitude, HEFEI.longitude)


def figure(sites: SitesOnMap) -> MapFigure:
    return site_map(sites, MapView(520, 330, label_box))


def pdf(*figures: MapFigure, paper: Paper = "a4") -> bytes:
    out = io.BytesIO()
    blocks = tuple(MapBlock(one) for one in figures)
    write_pdf(Document("Title", "Author", "head", ("foot",), blocks), out, paper)
    return out.getvalue()


def text(raw: bytes) -> str:
    with pypdfium2.PdfDocument(raw) as document:
        return str(document[0].get_textpage().get_text_range())


def in_grey(raw: bytes) -> NDArray[np.uint8]:
    with pypdfium2.PdfDocument(raw) as document:
        picture: NDArray[np.uint8] = document[0].render(scale=2, grayscale=True).to_numpy()
    return picture[:, :, 0] if picture.ndim == 3 else picture


def spread(trials: int) -> SitesOnMap:
    """Give 120 sites of each trial all over the world, each at a point of its own."""
    many = (Site(),) * 120
    sites = make_sites(*(make_trial(id=f"NCT0900000{n}", sites=many) for n in range(trials)))
    dice = np.random.default_rng(4)
    points = dice.uniform((-50, -170), (68, 175), (len(sites.sites), 2)).tolist()
    placed = (
        replace(site, located=replace(IN_HEFEI, latitude=latitude, longitude=longitude))
        for site, (latitude, longitude) in zip(sites.sites, points, strict=True)
    )
    return replace(sites, sites=tuple(placed), home=HOME)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("trials", [1, 6])
def test_a_map_of_the_world_takes_less_than_150_kb(trials: int, paper: Paper) -> None:
    raw = pdf(figure(spread(trials)), paper=paper)
    assert len(raw) - len(pdf(paper=paper)) < 150_000


def test_a_map_is_drawn_as_vectors() -> None:
    assert b"/Subtype /Image" not in pdf(figure(spread(1)))


def test_a_map_names_its_places_its_signs_and_its_sources() -> None:
    words = text(pdf(figure(replace(make_sites(make_trial()), home=HOME))))
    for expected in ("Hefei", "NCT09000001", "recruiting", "Natural Earth", "GeoNames"):
        assert expected in words


def test_the_letter_of_a_trial_stands_in_its_bubble() -> None:
    one = replace(figure(make_sites(make_trial())), labels=(), legend=(), shapes=())
    assert "A" in text(pdf(one)).splitlines()


@pytest.mark.parametrize(("status", "white"), [("ok", False), ("check", True)])
def test_a_doubtful_place_is_hollow_also_in_grey(status: PlaceStatus, white: bool) -> None:
    located = Located(status, HEFEI, HEFEI.latitude, HEFEI.longitude)
    one = replace(figure(make_sites(make_trial(), located=located)), labels=(), legend=())
    (bubble,) = one.bubbles
    lettered = replace(bubble, slices=tuple(replace(part, letter="") for part in bubble.slices))
    drawn = in_grey(pdf(replace(one, bubbles=(lettered,))))
    bare = in_grey(pdf(replace(one, bubbles=())))
    changed = np.argwhere(drawn != bare)
    row, column = np.round(changed.mean(axis=0)).astype(int)
    assert bool(drawn[row, column] == 255) is white


def test_a_bubble_with_a_doubtful_site_bears_a_question_mark() -> None:
    one = replace(figure(make_sites(make_trial(sites=(Site(), Site())))), labels=(), legend=())
    (bubble,) = one.bubbles
    assert "?" not in text(pdf(one))
    assert "?" in text(pdf(replace(one, bubbles=(replace(bubble, doubtful=1),))))


def test_a_heading_stays_with_its_map() -> None:
    one = replace(figure(make_sites(make_trial())), bubbles=(), shapes=())
    filling = tuple(Words(Cell(str(number))) for number in range(35))
    out = io.BytesIO()
    blocks: tuple[Block, ...] = (*filling, Heading("All sites", 3), MapBlock(one))
    write_pdf(Document("Title", "Author", "head", ("foot",), blocks), out)
    with pypdfium2.PdfDocument(out.getvalue()) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    assert [("All sites" in page, "Natural Earth" in page) for page in pages] == [
        (False, False),
        (True, True),
    ]


def test_a_label_stays_within_its_box() -> None:
    label_width, height = label_box("Ürümqi 乌鲁木齐")
    assert label_width == pytest.approx(width_of("Ürümqi 乌鲁木齐", height * 0.75))
