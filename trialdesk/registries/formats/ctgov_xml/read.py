"""A legacy ClinicalTrials.gov record becomes a trial."""

from trialdesk.registries.foreign.foreign import StudyShape, read_foreign
from trialdesk.registries.foreign.xml_element import Element
from trialdesk.registries.formats.ctgov_xml.protocol import protocol
from trialdesk.registries.formats.ctgov_xml.results import results
from trialdesk.registries.reading import Record

ELEMENT = "clinical_study"


def read_study_element(study: Element, document: str, raw: bytes) -> Record:
    """Read one ``clinical_study``; ``raw`` are its bytes.

    Raises UnreadableFileError when it has no registration number.
    """
    posted = study.child("clinical_results")
    shape: StudyShape = {
        "protocolSection": protocol(study),
        "resultsSection": results(posted) if posted else None,
        "hasResults": _has_results(study, posted),
    }
    return read_foreign(shape, document, raw, study.issues)


def _has_results(study: Element, posted: Element | None) -> bool | None:
    """Return whether results are posted; not stated where a date says so and no table is there."""
    if posted:
        return True
    return None if study.child("results_first_posted") else False
