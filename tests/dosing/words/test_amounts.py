from decimal import Decimal

import pytest

from tests.dosing.conftest import Read


@pytest.mark.parametrize(
    "words",
    [
        "7 mg/m2", "7 mg/m^2", r"7 mg/m\^2", "7mg/m²", "7 mg per m2", "7 mg/sq m",
        "7 milligrams per square meter (mg/m²)", "7 mg/m2 of body surface area", "7 mg/㎡",
    ],
)  # fmt: skip
def test_every_spelling_of_the_square_metre_is_read(read: Read, words: str) -> None:
    [dose] = read(f"Alphamab {words} weekly")
    assert (dose.amount, dose.unit, dose.per, dose.every_unit) == (Decimal(7), "mg", "m2", "week")


@pytest.mark.parametrize(
    "words", ["7 mg/kg", "7 mg per kg", "7 mg/ kg", "7 mg/Kg body weight", "7 mg/kg/dose",
              "7 milligrams per kilogram (mg/kg)"],
)  # fmt: skip
def test_every_spelling_of_the_kilogram_is_read(read: Read, words: str) -> None:
    [dose] = read(f"Alphamab {words}")
    assert (dose.amount, dose.unit, dose.per) == (Decimal(7), "mg", "kg")


@pytest.mark.parametrize(
    ("words", "amount", "unit"),
    [
        ("1,250 mg", "1250", "mg"),
        ("20,000 units", "20000", "units"),
        ("0,75 mg", "0.75", "mg"),
        ("0.5 g", "0.5", "g"),
        ("3 µg", "3", "mcg"),
        ("3 micrograms", "3", "mcg"),
        ("10,000 IU", "10000", "IU"),
        ("AUC 5", "5", "AUC"),
        ("AUC of 6 mg/mL·min", "6", "AUC"),
        ("0.5 mL", "0.5", "mL"),
    ],
)
def test_numbers_and_units_are_read(read: Read, words: str, amount: str, unit: str) -> None:
    [dose] = read(f"Alphamab {words}")
    assert (dose.amount, dose.unit, dose.per) == (Decimal(amount), unit, None)


def test_a_range_keeps_both_ends(read: Read) -> None:
    [dose] = read("Alphamab 750-800 mg/m2 weekly")
    assert (dose.amount, dose.amount_high) == (Decimal(750), Decimal(800))


@pytest.mark.parametrize(
    ("words", "route"),
    [
        ("IV infusion", "intravenous infusion"),
        ("by intravenous (IV) infusion", "intravenous infusion"),
        ("i.v.", "intravenous"),
        ("orally", "oral"),
        ("PO", "oral"),
        ("subcutaneously (SC)", "subcutaneous"),
        ("IM", "intramuscular"),
        ("IV or SC", None),
    ],
)
def test_routes_are_read_in_one_spelling(read: Read, words: str, route: str | None) -> None:
    found = read(f"Alphamab 5 mg {words}")
    assert [dose.route for dose in found] == ([route] if route else [])
