from trialdesk.vocabulary.drugs import known_drugs, names_of_classes


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
