import csv

import pytest

from trialdesk.operations.importing.import_report import import_csv
from trialdesk.operations.importing.import_trials import ImportedRecord, ImportReport


@pytest.mark.parametrize("before", ["", " ", "\u00a0", "\n", "\t", "\r"])
@pytest.mark.parametrize("sign", [*"=+-@", *"\uff1d\uff0b\uff0d\uff20"])
def test_no_cell_of_a_saved_report_is_a_formula(before: str, sign: str) -> None:
    document = f"{before}{sign}1+1"
    report = ImportReport((ImportedRecord(document, None, "rejected"),))
    _titles, cells = csv.reader(import_csv(report).splitlines(keepends=True))
    assert cells[2] == f"'{document}"
