import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from trialdesk.domain.source import Source
from trialdesk.gui.tables.table_model import TableModel
from trialdesk.presentation.tables import Cell, Row, Table, Tone

SOURCE = Source("a.json")
TABLE = Table(
    "Comparison",
    ("", "A", "B"),
    (
        Row((Cell("Phase"), Cell("2"), Cell("3", source=SOURCE)), "Design", "phase", differs=True),
        Row((Cell("Masking"), Cell("None"), Cell("not stated", Tone.MISSING)), "Design", "masking"),
        Row((Cell("Arm 1"), Cell("x"), Cell("y")), "Arms", "arm"),
    ),
    ("", "a", "b"),
)


@pytest.mark.usefixtures("qapp")
def test_qt_finds_no_fault_with_the_model() -> None:
    model = TableModel()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    for headings in (False, True):
        model.show(TABLE, headings=headings)
    model.show(Table("", (), ()))
    assert tester.model() is model


def test_each_group_is_led_by_its_name() -> None:
    model = TableModel()
    model.show(TABLE, headings=True)
    assert [model.heading(line) for line in range(model.rowCount())] == [
        "Design", None, None, "Arms", None,
    ]  # fmt: skip


def test_a_cell_keeps_its_source() -> None:
    model = TableModel()
    model.show(TABLE)
    cell = model.cell(model.index(0, 2))
    assert cell is not None
    assert cell.source is SOURCE


def test_a_screen_reader_hears_row_column_value_and_difference() -> None:
    model = TableModel()
    model.show(TABLE)
    spoken = model.data(model.index(0, 2), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Phase, B, 3, differs"


def test_a_silent_cell_is_not_said_to_differ() -> None:
    model = TableModel()
    model.show(TABLE)
    spoken = model.data(model.index(1, 2), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Masking, B, not stated"


def test_no_role_gives_qt_markup_to_guess_at() -> None:
    model = TableModel()
    model.show(TABLE)
    assert model.data(model.index(0, 1), Qt.ItemDataRole.ToolTipRole) is None
