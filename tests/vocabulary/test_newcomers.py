"""A newcomer writes data alone: a drug, a figure, a subject are read with no code touched."""

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
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


def _read(tmp_path: Path, added: Mapping[str, str], script: str) -> Any:
    """Return what a script prints as JSON where entries are added to files of the resources."""
    resources = tmp_path / "resources"
    shutil.copytree(locate("resources/criteria"), resources / "criteria")
    shutil.copy(locate("resources/drugs.toml"), resources)
    for file, entry in added.items():
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
    concepts, drug, is_aimed_at_her2 = _read(tmp_path, {"drugs.toml": entry}, script)
    assert concepts == ["prior_adc"]
    assert drug == "Novelumab"
    assert is_aimed_at_her2


def test_a_figure_with_unit_and_direction_is_one_entry(tmp_path: Path) -> None:
    entry = """
[[parameter]]
name = "troponin"
concept = "heart_failure"
terms = ["troponin", "troponin t"]
units = ["ng/L"]
si = "ng/L"
factors = { "mg/dL" = 10000000 }
low = 1
high = 5000

[[parameter]]
name = "novel score"
terms = ["novel score"]
scale = [0, 1, 2, 3]
better = "high"
"""
    script = """
from trialdesk.criteria.limits.constraints import constraints
[troponin] = constraints("Troponin T <= 0.000002 mg/dL", "inclusion")
[score] = constraints("Novel score of 2 or better", "inclusion")
print(json.dumps([str(troponin.value_si), troponin.unit_si, score.operator]))
"""
    assert _read(tmp_path, {"criteria/parameters.toml": entry}, script) == ["20", "ng/L", ">="]


def test_a_concept_is_one_entry(tmp_path: Path) -> None:
    entry = """
[[concept]]
id = "novel_disorder"
label = "Novel disorder"
domain = "other_disease"
terms = ["novel disorder"]
"""
    script = """
[topic] = topics("Exclusion Criteria:\\n* History of novel disorder within 6 months")
print(json.dumps([topic.atom.concepts, topic.constraints[0].parameter]))
"""
    read = _read(tmp_path, {"criteria/concepts.toml": entry}, script)
    assert read == [["novel_disorder"], "look-back"]


def test_a_unit_is_one_entry_and_its_name_where_it_is_used(tmp_path: Path) -> None:
    unit = """
[[unit]]
name = "µkat/L"
pattern = '(?:µ|u)kat/l\\b'
to = { "U/L" = 60 }
"""
    script = """
from trialdesk.criteria.limits.constraints import constraints
[enzyme] = constraints("Amylase <= 2 µkat/L", "inclusion")
print(json.dumps([enzyme.unit, str(enzyme.value_si), enzyme.unit_si]))
"""
    parameter = """
[[parameter]]
name = "amylase"
terms = ["amylase"]
units = ["U/L", "µkat/L"]
si = "U/L"
low = 1
high = 5000
"""
    added = {"criteria/units.toml": unit, "criteria/parameters.toml": parameter}
    assert _read(tmp_path, added, script) == ["µkat/L", "120", "U/L"]
