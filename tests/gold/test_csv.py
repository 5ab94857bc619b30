import pytest

from tests.gold.check_csv import ARCHIVE, COLUMNS, differences
from trialdesk.registries.read import read

pytestmark = pytest.mark.skipif(
    not ARCHIVE.exists(),
    reason="the registry's records (../shared beside the checkout) are missing",
)


def test_the_table_and_the_records_of_one_search_agree_on_every_column_both_have() -> None:
    assert len(read(ARCHIVE).records) == 453
    assert COLUMNS
    assert list(differences()) == []
