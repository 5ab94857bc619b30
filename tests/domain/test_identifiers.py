import pytest

from trialdesk.domain.identifiers import registered


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("nct 2513394", "NCT02513394"),
        ("EUCTR2013-000615-24-BE", "EUCTR2013-000615-24"),
        ("2013-000615-24", "EUCTR2013-000615-24"),
        ("2022-500244-37-00", "2022-500244-37-00"),
        ("isrctn12949496", "ISRCTN12949496"),
        ("chictr2000034346", "ChiCTR2000034346"),
        ("JPRN-UMIN000012345", "JPRN-UMIN000012345"),
        ("CTRI/2020/03/024001", "CTRI/2020/03/024001"),
        ("U1111-1200-1234", "U1111-1200-1234"),
    ],
)
def test_a_number_is_written_as_its_registry_writes_it(words: str, number: str) -> None:
    assert registered(words) == number


@pytest.mark.parametrize("words", ["N/A", "Nil known", "", "INV-7", "123", "see above", "NCT"])
def test_what_is_no_registration_number_is_none(words: str) -> None:
    assert registered(words) is None
