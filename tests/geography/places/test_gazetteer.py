from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from trialdesk.geography.places.gazetteer import Gazetteer, open_gazetteer
from trialdesk.resources import locate

LARGEST_BYTES = 7_000_000


def hefei(gazetteer: Gazetteer) -> str | None:
    return gazetteer.search("Hefei")[0].admin1


def test_the_packed_file_stays_below_seven_megabytes() -> None:
    packed = locate("resources/gazetteer") / "places.sqlite.xz"
    assert packed.stat().st_size <= LARGEST_BYTES


def test_it_is_unpacked_into_the_cache_once(tmp_path: Path) -> None:
    cache = tmp_path / "new" / "cache"
    with open_gazetteer(cache) as opened:
        assert hefei(opened) == "Anhui"
    [unpacked] = cache.iterdir()
    written = unpacked.stat().st_mtime_ns
    with open_gazetteer(cache):
        assert [(file, file.stat().st_mtime_ns) for file in cache.iterdir()] == [
            (unpacked, written)
        ]


@pytest.mark.parametrize("damage", [b"", b"not a database", b"SQLite format 3\x00"])
def test_a_damaged_or_foreign_file_is_replaced(tmp_path: Path, damage: bytes) -> None:
    open_gazetteer(tmp_path).close()
    [unpacked] = tmp_path.iterdir()
    unpacked.write_bytes(damage)
    with open_gazetteer(tmp_path) as opened:
        assert hefei(opened) == "Anhui"


def test_one_changed_byte_is_noticed(tmp_path: Path) -> None:
    open_gazetteer(tmp_path).close()
    [unpacked] = tmp_path.iterdir()
    whole = unpacked.read_bytes()
    unpacked.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    open_gazetteer(tmp_path).close()
    assert unpacked.read_bytes() == whole


def test_without_a_cache_it_is_read_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for cache in (None, tmp_path / "file" / "below"):
        with open_gazetteer(cache) as opened:
            assert hefei(opened) == "Anhui"


def test_several_threads_may_ask_at_once(gazetteer: Gazetteer) -> None:
    with ThreadPoolExecutor(8) as threads:
        found = set(threads.map(lambda _: hefei(gazetteer), range(200)))
    assert found == {"Anhui"}


@pytest.mark.parametrize("words", ["Hefei", "hefe", "HEFEI, an", "合肥", "Hefei, china"])
def test_a_place_is_found_by_the_beginning_of_any_of_its_names(
    gazetteer: Gazetteer, words: str
) -> None:
    assert gazetteer.search(words)[0].name == "Hefei"


def test_search_puts_what_is_called_so_before_what_was_once(gazetteer: Gazetteer) -> None:
    assert [place.name for place in gazetteer.search("San Fr", 1)] == ["San Francisco"]
    assert [place.admin1 for place in gazetteer.search("Suzhou", 2)] == ["Jiangsu", "Anhui"]


@pytest.mark.parametrize("words", ["", " ", ",", "%", "'; DROP TABLE place; --", "\x00"])
def test_search_takes_any_text(gazetteer: Gazetteer, words: str) -> None:
    assert gazetteer.search(words) == []


def test_the_folder_names_licence_and_attribution() -> None:
    folder = locate("resources/gazetteer")
    assert "Attribution 4.0 International" in (folder / "CC-BY-4.0.txt").read_text("utf-8")
    assert "GeoNames (CC BY 4.0)" in (folder / "README.md").read_text("utf-8")
