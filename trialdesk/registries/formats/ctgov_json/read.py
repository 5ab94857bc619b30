"""A study of the ClinicalTrials.gov API v2 becomes a trial, also as R's jsonlite writes it."""

from collections.abc import Mapping

from trialdesk.registries.formats.ctgov_json.boxed import is_boxed, unboxed
from trialdesk.registries.reading import Record
from trialdesk.registries.study.study import read_study


def read_json_study(study: Mapping[str, object], document: str, raw: bytes) -> Record:
    """Read one study; raises UnreadableFileError when it has no NCT number."""
    plain = unboxed(study) if is_boxed(study) else study
    return read_study(plain if isinstance(plain, dict) else study, document, raw)
