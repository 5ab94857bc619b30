import pytest

from trialdesk.domain.place import Address, Located, PlaceNote
from trialdesk.geography.distance import distance_km
from trialdesk.geography.places.gazetteer import Gazetteer
from trialdesk.geography.places.geocode import geocode, geocode_text

HOMONYMS = {
    "Suzhou": ("Jiangsu", "Anhui"),
    "Fuzhou": ("Fujian", "Jiangxi"),
    "Taizhou": ("Zhejiang", "Jiangsu"),
    "Yichun": ("Jiangxi", "Heilongjiang"),
    "Yulin": ("Guangxi", "Shaanxi"),
}


def found(located: Located) -> tuple[str | None, str | None]:
    assert located.place is not None
    return located.place.name, located.place.admin1


def kinds(located: Located) -> list[str]:
    return [note.kind for note in located.notes]


@pytest.mark.parametrize("city", HOMONYMS)
def test_homonym_pairs_are_flagged_without_a_province(gazetteer: Gazetteer, city: str) -> None:
    located = geocode(gazetteer, Address(city, None, "China"))
    _, admin1 = found(located)
    named = {admin1, *(other.admin1 for other in located.alternatives)}
    assert located.status == "check"
    assert named >= set(HOMONYMS[city])
    assert kinds(located) == ["namesakes"]


@pytest.mark.parametrize(
    ("city", "province"), [(city, one) for city, both in HOMONYMS.items() for one in both]
)
def test_homonym_pairs_are_told_apart_by_the_province(
    gazetteer: Gazetteer, city: str, province: str
) -> None:
    located = geocode(gazetteer, Address(city, province, "China"))
    assert (located.status, found(located)[1]) == ("ok", province)


@pytest.mark.parametrize("city", ["Ürümqi", "Urumqi", "Wulumuqi", "乌鲁木齐", "烏魯木齊市"])
def test_english_pinyin_and_chinese_agree(gazetteer: Gazetteer, city: str) -> None:
    located = geocode(gazetteer, Address(city, None, "China"))
    assert (located.status, found(located)) == ("ok", ("Ürümqi", "Xinjiang"))


@pytest.mark.parametrize("city", ["Xi'an", "Xi’an", "Xian", "Xi An", "Xi'an Shi", "西安"])
def test_apostrophes_and_blanks_agree(gazetteer: Gazetteer, city: str) -> None:
    located = geocode(gazetteer, Address(city, "Shaanxi", "China"))
    assert (located.status, found(located)) == ("ok", ("Xi’an", "Shaanxi"))


@pytest.mark.parametrize(
    ("city", "state", "name"),
    [
        ("Beijing", "Beijing Municipality", "Beijing"),
        ("Hohhot", "Inner Mongolia", "Hohhot"),
        ("Hohhot", "Neimenggu", "Hohhot"),
        ("Nanning", "Guangxi Zhuang Autonomous Region", "Nanning"),
        ("Guangzhou", "Guandong", "Guangzhou"),
        ("Guangzhou", "Guangdonng", "Guangzhou"),
        ("Hefei", "AH", "Hefei"),
        ("Hefei", "安徽省", "Hefei"),
        ("Hong Kong", "Hksar", "Hong Kong"),
        ("Hong Kong", None, "Hong Kong"),
        ("Taipei", None, "Taipei"),
        ("Taipei City", "Taipei", "Taipei"),
        ("Beijing, Chaoyang District", None, "Beijing"),
        ("Beijing (Chaoyang)", "Beijing", "Beijing"),
        ("Hefei 230022", "Anhui", "Hefei"),
        ("北京市朝阳区", None, "Beijing"),
        ("安徽省合肥市", None, "Hefei"),
    ],
)
def test_the_spellings_of_registries_are_read(
    gazetteer: Gazetteer, city: str, state: str | None, name: str
) -> None:
    located = geocode(gazetteer, Address(city, state, "China"))
    assert (located.status, found(located)[0]) == ("ok", name)


@pytest.mark.parametrize(
    ("country", "city"),
    [
        ("P. R. China", "Hefei"),
        ("People's Republic of China", "Hefei"),
        ("Korea, Republic of", "Seoul"),
        ("Turkey (Türkiye)", "Ankara"),
        ("The Netherlands", "Rotterdam"),
        ("Viet Nam", "Hanoi"),
        ("Russian Federation", "Saint Petersburg"),
        ("USA", "Houston"),
        ("Czech Republic", "Brno"),
        ("Taiwan, Province of China", "Tainan"),
        ("Moldova, Republic of", "Chisinau"),
    ],
)
def test_countries_are_read_as_registries_write_them(
    gazetteer: Gazetteer, country: str, city: str
) -> None:
    assert geocode(gazetteer, Address(city, None, country)).status == "ok"


@pytest.mark.parametrize(
    ("city", "state", "shown", "other"),
    [
        ("Xi'an", "Shanxi", "Shaanxi", None),
        ("Jining", "Liaoning", "Shandong", "Inner Mongolia"),
        ("Suzhou", "Zhejiang", "Jiangsu", "Anhui"),
    ],
)
def test_city_and_province_that_contradict_each_other_are_to_be_checked(
    gazetteer: Gazetteer, city: str, state: str, shown: str, other: str | None
) -> None:
    located = geocode(gazetteer, Address(city, state, "China"))
    assert (located.status, found(located)[1]) == ("check", shown)
    assert [place.admin1 for place in located.alternatives] == ([other] if other else [])
    (note,) = located.notes
    assert (note.kind, note.city, note.division) == ("not-in-division", city, state)


def test_a_slip_of_the_pen_is_read_but_to_be_checked(gazetteer: Gazetteer) -> None:
    located = geocode(gazetteer, Address("Altanta", "Georgia", "United States"))
    assert (located.status, found(located)[0]) == ("check", "Atlanta")


def test_a_province_where_the_city_belongs_is_no_city(gazetteer: Gazetteer) -> None:
    for address in (
        Address("Guangdong", None, "China"),
        Address("Henan", "Henan", "China"),
        Address("Aichi", None, "Japan"),
        Address(None, "Anhui", "China"),
    ):
        located = geocode(gazetteer, address)
        assert located.status == "province-only"
        assert located.notes[0].division


def test_a_former_name_elsewhere_is_not_taken_for_a_province(gazetteer: Gazetteer) -> None:
    """Hengyang in Hunan was once called Henan."""
    located = geocode(gazetteer, Address("Henan", "Henan", "China"))
    assert found(located)[1] == "Henan"


def test_an_unknown_district_is_shown_at_its_city_in_doubt(gazetteer: Gazetteer) -> None:
    located = geocode(gazetteer, Address("Chaoyang District", "Beijing", "China"))
    assert (located.status, found(located)[0]) == ("check", "Beijing")


def test_a_second_level_division_does_not_settle_which_namesake_is_meant(
    gazetteer: Gazetteer,
) -> None:
    located = geocode(gazetteer, Address("Richmond", "North Yorkshire", "United Kingdom"))
    assert located.status == "check"
    assert located.alternatives


@pytest.mark.parametrize(
    "address",
    [
        Address(None),
        Address("", "", ""),
        Address("Many locations", None, "Poland"),
        Address("Nowhere at all", "Nowhere", "Nowhere"),
        Address("%", "_", "'"),
        Address("\x00", "((((", "))))"),
        Address("x" * 10_000, "y" * 10_000, "China"),
    ],
)
def test_what_is_not_known_is_not_found(gazetteer: Gazetteer, address: Address) -> None:
    located = geocode(gazetteer, address)
    assert located.status == "not-found"
    assert (located.place, located.latitude, located.longitude) == (None, None, None)
    assert kinds(located) == ["city-unknown" if (address.city or "").strip() else "city-unstated"]


def test_a_country_that_is_not_known_leaves_a_doubt(gazetteer: Gazetteer) -> None:
    located = geocode(gazetteer, Address("Hefei", None, "Atlantis"))
    assert located.status == "check"
    assert located.notes == (PlaceNote("country-unknown", country="Atlantis"),)


def test_the_posted_point_is_used_within_50_km_of_ours(gazetteer: Gazetteer) -> None:
    shunyi = (40.12, 116.65)
    located = geocode(gazetteer, Address("Beijing", "Beijing", "China"), shunyi)
    assert (located.status, located.latitude, located.longitude) == ("ok", *shunyi)
    assert located.posted is None


def test_a_posted_point_far_away_is_set_aside_and_shown(gazetteer: Gazetteer) -> None:
    camaguey = (21.48, -77.67)
    located = geocode(gazetteer, Address("La Habana", None, "Cuba"), camaguey)
    assert (located.status, found(located)[0]) == ("check", "Havana")
    assert located.posted == camaguey
    assert kinds(located) == ["posted-away"]
    assert located.notes[0].distance_km == pytest.approx(518, abs=1)


def test_a_posted_point_tells_which_namesake_is_meant_but_leaves_the_doubt(
    gazetteer: Gazetteer,
) -> None:
    located = geocode(gazetteer, Address("Suzhou", None, "China"), (33.6, 117.0))
    assert (located.status, found(located)[1]) == ("check", "Anhui")


def test_a_posted_point_stands_in_where_we_know_none(gazetteer: Gazetteer) -> None:
    located = geocode(gazetteer, Address("Sandton", "Gauteng", "South Africa"), (-26.1, 28.06))
    assert (located.status, located.latitude, located.place) == ("check", -26.1, None)
    assert located.notes == (PlaceNote("city-unknown-posted", "Sandton"),)


@pytest.mark.parametrize("posted", [(0.0, 0.0), (91.0, 0.0), (10.0, 181.0), (float("nan"), 1.0)])
def test_a_posted_point_that_is_none_is_not_used(
    gazetteer: Gazetteer, posted: tuple[float, float]
) -> None:
    address = Address("Hefei", "Anhui", "China")
    assert geocode(gazetteer, address, posted) == geocode(gazetteer, address)


@pytest.mark.parametrize(
    "text",
    [
        "Hefei, Anhui, China",
        "Hefei",
        "hefei, anhui",
        "Hefei City, Anhui Province, PRC",
        "合肥",
        "中国安徽合肥",
        "安徽，合肥",
    ],
)
def test_an_address_in_one_line_is_read(gazetteer: Gazetteer, text: str) -> None:
    located = geocode_text(gazetteer, text)
    assert (located.status, found(located)) == ("ok", ("Hefei", "Anhui"))


def test_what_is_called_so_goes_before_a_larger_place_once_called_so(
    gazetteer: Gazetteer,
) -> None:
    """Pelotas was once called São Francisco de Paula."""
    located = geocode(gazetteer, Address("São Francisco de Paula", "Rio Grande do Sul", "Brazil"))
    assert (located.status, found(located)[0]) == ("check", "São Francisco de Paula")
    assert [other.name for other in located.alternatives] == ["Pelotas"]


@pytest.mark.parametrize(
    ("city", "name"), [("Halle", "Halle (Saale)"), ("Frankfurt", "Frankfurt am Main")]
)
def test_a_city_goes_by_the_beginning_of_its_name_too(
    gazetteer: Gazetteer, city: str, name: str
) -> None:
    assert found(geocode(gazetteer, Address(city, None, "Germany")))[0] == name


@pytest.mark.parametrize(
    "text",
    ["London", "Newark, United States", "Birmingham", "San Jose", "Springfield, United States"],
)
def test_a_name_alone_that_fits_several_places_is_to_be_checked(
    gazetteer: Gazetteer, text: str
) -> None:
    located = geocode_text(gazetteer, text)
    assert located.status == "check"
    assert located.alternatives


@pytest.mark.parametrize(
    ("city", "kilometres"),
    [("Bengbu, Anhui", 120), ("Wuhu, Anhui", 123), ("Shanghai", 402), ("Ürümqi", 2903)],
)
def test_distances_from_hefei(gazetteer: Gazetteer, city: str, kilometres: int) -> None:
    a, b = (geocode_text(gazetteer, f"{one}, China") for one in ("Hefei, Anhui", city))
    assert a.place is not None
    assert b.place is not None
    away = distance_km((a.place.latitude, a.place.longitude), (b.place.latitude, b.place.longitude))
    assert away == pytest.approx(kilometres, abs=2)
