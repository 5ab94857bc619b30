import pytest

from trialdesk.vocabulary.drugs import known_drugs, names_drug_aimed_at, names_of_classes


def test_a_class_holds_all_names_of_its_drugs() -> None:
    names = names_of_classes(["HER2 ADC"])
    assert {"trastuzumab deruxtecan", "enhertu", "ds-8201"} <= set(names)
    assert "trastuzumab" not in names


def test_every_name_is_that_of_one_drug() -> None:
    names = [
        " ".join(name.casefold().replace("-", " ").split())
        for drug in known_drugs()
        for name in drug.all_names
    ]
    assert sorted(names) == sorted(set(names))


def test_every_drug_has_a_class() -> None:
    assert [drug.name for drug in known_drugs() if not drug.classes] == []


@pytest.mark.parametrize(
    "text", ["TDM1", "T-DXd q3w", "pertuzumab/trastuzumab", "抗体曲妥珠单抗。"]
)
def test_a_drug_is_found_by_any_spelling_of_its_names(text: str) -> None:
    assert names_drug_aimed_at("HER2", text)


@pytest.mark.parametrize("text", ["docetaxel", "A1660", "Xtucatinib", ""])
def test_a_drug_aimed_elsewhere_is_not_taken_for_one(text: str) -> None:
    assert not names_drug_aimed_at("HER2", text)
