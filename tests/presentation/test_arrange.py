from hypothesis import given
from hypothesis import strategies as st

from trialdesk.presentation.arrange import in_order, narrowed
from trialdesk.presentation.tables import Cell, Row, Table, Tone


def _table(*texts: str | None) -> Table:
    cells = [Cell(text) if text is not None else Cell("not stated", Tone.MISSING) for text in texts]
    rows = tuple(Row((cell,), key=cell.text, differs=cell.text == "2") for cell in cells)
    return Table("", ("N",), rows, ("n",))


def _texts(table: Table) -> list[str]:
    return [row.cells[0].text for row in table.rows]


def test_numbers_sort_by_size() -> None:
    assert _texts(in_order(_table("1,200", "90", "Phase 10"), "n")) == ["90", "1,200", "Phase 10"]


def test_what_is_not_stated_comes_last_both_ways() -> None:
    assert _texts(in_order(_table(None, "2", "1"), "n"))[-1] == "not stated"
    assert _texts(in_order(_table(None, "2", "1"), "n", descending=True)) == [
        "2",
        "1",
        "not stated",
    ]


def test_an_unknown_column_leaves_the_order_alone() -> None:
    assert _texts(in_order(_table("2", "1"), "no such")) == ["2", "1"]


def test_rows_can_be_narrowed_to_differences_or_silence() -> None:
    table = _table("1", "2", None)
    assert _texts(narrowed(table, "differences")) == ["2"]
    assert _texts(narrowed(table, "missing")) == ["not stated"]
    assert narrowed(table, "all") is table


@given(st.lists(st.text()))
def test_sorting_loses_no_row(texts: list[str]) -> None:
    assert sorted(_texts(in_order(_table(*texts), "n"))) == sorted(texts)
