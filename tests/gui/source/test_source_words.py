from datetime import date

from tests.builders import SNAPSHOT
from trialdesk.domain.source import Source
from trialdesk.gui.source.source_words import bare_source, found_evidence
from trialdesk.operations.evidence import Evidence, OtherReading

TODAY = date(2026, 11, 24)


def test_a_source_without_its_document_still_names_it() -> None:
    words = bare_source(Source("a.txt", None, (3, 4, 5, 9), "69 sites"))
    assert words.context == "69 sites"
    assert words.facts == (("Document", "a.txt"), ("Lines", "3 to 5, 9"))


def test_evidence_says_how_old_the_data_are_and_who_says_otherwise() -> None:
    found = Evidence(
        Source("a.json", "/x"),
        SNAPSHOT,
        "words",
        ((0, 5),),
        (OtherReading("b.json", "2025-01-01", "no"),),
    )
    words = found_evidence(found, TODAY)
    assert dict(words.facts)["Data"] == "registry data of 2026-10-01 · 54 days old"
    assert words.others == (("b.json · 2025-01-01", "no"),)
