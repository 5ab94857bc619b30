"""Writes what TrialDesk reads in records and texts, one JSON line each, to standard output.

python tests/interpreters/reading.py TEXTS.json RECORD…

TEXTS.json holds a list of texts; each is read as eligibility, as a dose and as an outcome.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

from trialdesk.checks.check import check
from trialdesk.comparison.compare import compare
from trialdesk.criteria.relations.align import align
from trialdesk.domain.criterion import Eligibility
from trialdesk.domain.located_site import SitesOnMap
from trialdesk.domain.outcome import Outcome
from trialdesk.domain.treatment import Arm, Intervention
from trialdesk.domain.trial import Trial
from trialdesk.exports.checks_json import checks_json
from trialdesk.exports.comparison_json import comparison_json
from trialdesk.exports.criteria_json import alignment_json, text_json
from trialdesk.exports.results_json import results_json
from trialdesk.exports.trial_json import show
from trialdesk.presentation.brief.brief import Contents, brief
from trialdesk.presentation.sites.sites_in_brief import PrintedSites
from trialdesk.registries.read import records
from trialdesk.registries.reading import Record

_DAY = date(2026, 11, 1)
_NO_SITES = SitesOnMap((), ())


def main() -> None:
    """Read the texts, then the records, each record also beside the one before it."""
    texts, *files = map(Path, sys.argv[1:])
    for text in json.loads(texts.read_text("utf-8")):
        _write(_of_text(text))
    before: Trial | None = None
    for file in files:
        for found in records(file):
            if not isinstance(found, Record):
                _write(found)
                continue
            _write([found.trial, found.issues])
            _write(dict(_of_board([found.trial])))
            if before is not None and before.id != found.trial.id:
                _write(dict(_of_board([before, found.trial])))
            before = found.trial


def _of_text(text: str) -> object:
    trial = Trial(
        id="NCT09000001",
        eligibility=Eligibility(text),
        arms=(Arm("A", "EXPERIMENTAL", text, ("B",)),),
        interventions=(Intervention("B", "DRUG", text, (), ("A",)),),
        outcomes=(Outcome("primary", text[:200], text[:200], text),),
    )
    shown = show(trial, _NO_SITES)
    return [text_json(text), shown["doses"], shown["outcomes"], checks_json(check([trial]))]


def _of_board(trials: list[Trial]) -> Iterator[tuple[str, object]]:
    rows, findings, comparison = align(trials), check(trials), compare(trials)
    yield "show", [show(trial, _NO_SITES) for trial in trials]
    yield "criteria", [text_json(trial.eligibility.text or "") for trial in trials]
    yield "alignment", alignment_json(rows, trials)
    yield "comparison", comparison_json(comparison)
    yield "results", results_json(trials)
    yield "checks", checks_json(findings)
    contents = Contents(comparison, rows, PrintedSites(_NO_SITES), findings)
    yield "brief", brief(contents, _DAY, "")


def _write(found: object) -> None:
    line = json.dumps(found, ensure_ascii=False, default=_plain)
    sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")


def _plain(value: object) -> object:
    """Give what JSON has no words for as what it holds."""
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    return dict(value) if isinstance(value, Mapping) else str(value)


if __name__ == "__main__":
    main()
