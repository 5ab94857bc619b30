"""Whoever adds a drug writes data alone: read in a copy of the resources, with no code touched."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from trialdesk.resources import locate

_CHECKOUT = Path(__file__).parents[2]
_FROM_COPY = """
import json, sys
from pathlib import Path
import trialdesk.resources
trialdesk.resources._PACKAGE = Path(sys.argv[1]) / "trialdesk"
from tests.builders import make_trial
from trialdesk.checks.eligibility.populations import targets_her2
from trialdesk.criteria.atoms.topics import topics
from trialdesk.domain.treatment import Arm, Intervention
from trialdesk.dosing.doses import doses
"""


def _read(tmp_path: Path, file: str, entry: str, script: str) -> Any:
    """Return what a script prints as JSON where one entry is added to a file of the resources."""
    resources = tmp_path / "resources"
    shutil.copytree(locate("resources/criteria"), resources / "criteria")
    shutil.copy(locate("resources/drugs.toml"), resources)
    with (resources / file).open("a", encoding="utf-8") as copy:
        copy.write(entry)
    read = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", _FROM_COPY + script, str(tmp_path)],
        cwd=_CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(read.stdout)


def test_a_drug_is_one_entry_for_criteria_dosing_and_checks(tmp_path: Path) -> None:
    entry = """
[[drug]]
name = "novelumab"
classes = ["HER2 ADC"]
names = ["nvl-001"]
"""
    script = """
[topic] = topics("Exclusion Criteria:\\n* Prior NVL-001")
drug = Intervention("Novelumab", "DRUG")
arm = Arm("A", None, "NVL-001 5 mg/kg q3w", ("Novelumab",))
[dose] = doses(make_trial(arms=(arm,), interventions=(drug,)))
print(json.dumps([topic.atom.concepts, dose.intervention, targets_her2(drug)]))
"""
    concepts, drug, is_aimed_at_her2 = _read(tmp_path, "drugs.toml", entry, script)
    assert concepts == ["prior_adc"]
    assert drug == "Novelumab"
    assert is_aimed_at_her2
