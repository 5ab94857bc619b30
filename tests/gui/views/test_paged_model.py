from collections.abc import Sequence

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from trialdesk.gui.views.library.paged_model import PagedModel
from trialdesk.presentation.tables import Cell, Row, Table

HEAD = Table("Library", ("Trial", "Title"), ())
NUMBERS = range(1000, 0, -1)


class Shelf:
    """Gives rows and notes for which numbers it was asked."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def read(self, numbers: Sequence[int]) -> dict[int, Row]:
        self.asked += numbers
        return {one: Row((Cell(f"T{one}"), Cell("")), key=f"T{one}") for one in numbers if one % 7}


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def model(qapp: object, shelf: Shelf) -> PagedModel:  # noqa: ARG001 - Qt must stand
    made = PagedModel()
    made.show_pages(HEAD, NUMBERS, shelf.read)
    return made


def test_qt_finds_no_fault_with_the_model(model: PagedModel, shelf: Shelf) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(model, mode, model)
    model.show_pages(HEAD, NUMBERS[:3], shelf.read)
    model.show_pages(HEAD, (), shelf.read)
    assert tester.model() is model


def test_only_rows_near_those_looked_at_are_read(model: PagedModel, shelf: Shelf) -> None:
    assert model.index(500, 0).data() == "T500"
    assert 500 in shelf.asked
    assert len(shelf.asked) < 200


def test_pages_looked_at_long_ago_are_read_anew(shelf: Shelf, model: PagedModel) -> None:
    model.show_pages(HEAD, range(1, 100_001), shelf.read)
    for line in range(0, 100_000, 1000):
        model.row(line)
    assert len(model._pages) < 40
    assert model.index(0, 0).data() == "T1"


def test_a_trial_that_is_gone_has_no_key(model: PagedModel) -> None:
    row = model.row(1000 - 700)
    assert row is not None
    assert (row.key, row.cells[0].text) == ("", "…")


def test_a_row_looked_at_is_found_by_its_key(model: PagedModel) -> None:
    assert model.line_of("T499") is None
    model.row(501)
    assert model.line_of("T499") == 501
