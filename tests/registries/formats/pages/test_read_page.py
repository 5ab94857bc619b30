from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trialdesk.registries.read import read_bytes

DATA = Path(__file__).parents[3] / "data" / "pages"


@pytest.mark.parametrize("name", ["patient", "mirror", "table"])
def test_line_ends_of_windows_change_nothing_but_the_bytes(pages: Path, name: str) -> None:
    raw = (pages / f"{name}.txt").read_bytes()
    (plain,) = read_bytes(raw, name).records
    (windows,) = read_bytes(raw.replace(b"\n", b"\r\n"), name).records
    assert windows.trial.eligibility == plain.trial.eligibility
    assert windows.trial.sources == plain.trial.sources


@pytest.mark.parametrize("name", ["patient", "mirror", "table"])
def test_every_quote_stands_on_one_of_its_lines(pages: Path, name: str) -> None:
    raw = (pages / f"{name}.txt").read_bytes()
    lines = raw.decode().split("\n")
    (record,) = read_bytes(raw, name).records
    for path, source in record.trial.sources.items():
        said = [lines[number - 1] for number in source.lines]
        assert not source.quote or any(source.quote in line for line in said), path


@pytest.mark.parametrize("name", ["patient", "mirror", "table"])
def test_a_page_cut_anywhere_gives_a_reading(pages: Path, name: str) -> None:
    lines = (pages / f"{name}.txt").read_text("utf-8").split("\n")
    for end in range(len(lines)):
        reading = read_bytes("\n".join(lines[:end]).encode(), name)
        assert len(reading.records) + len(reading.rejections) == 1


@given(name=st.sampled_from(["patient", "mirror", "table"]), data=st.data())
@settings(max_examples=200, deadline=None)
def test_a_page_with_lines_lost_doubled_and_moved_gives_a_reading(
    name: str, data: st.DataObject
) -> None:
    lines = (DATA / f"{name}.txt").read_text("utf-8").split("\n")
    places = st.integers(0, len(lines) - 1)
    for at in data.draw(st.lists(places, max_size=12)):
        lines[at] = lines[data.draw(places)]
    reading = read_bytes("\n".join(lines).encode(), name)
    assert len(reading.records) + len(reading.rejections) == 1


def test_a_page_without_a_number_is_a_rejection(pages: Path) -> None:
    text = (pages / "table.txt").read_text("utf-8").replace("NCT09333333", "unknown")
    (rejection,) = read_bytes(text.encode(), "table.txt").rejections
    assert "no line with an NCT number" in rejection.reason
