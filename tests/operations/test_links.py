from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.studies import dated, make_ctis, record_of
from trialdesk.domain.workspace.link import Link
from trialdesk.errors import TrialDeskError
from trialdesk.operations.analyse import check_records
from trialdesk.operations.links import answer, confirmed_records, proposed_links
from trialdesk.operations.open_library import open_library
from trialdesk.presentation.checks.finding_words import finding_words
from trialdesk.storage.library import Library

NCT, CTIS, EUCTR = "NCT09000001", "2023-505613-24-00", "EUCTR2019-003842-34"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Hold one trial in three registries; the third shares a number with the second only."""
    with open_library(tmp_path / "l.db", create=True, writable=True) as held:
        eudract = "2019-003842-34"
        held.add(
            [
                dated("2025-01-01", id=NCT, other_ids=("INV-1", "N/A")),
                record_of(make_ctis(CTIS, NCT, eudract), "ctis.json"),
                record_of(
                    {"a2_eudract_number": eudract, "a41_sponsors_protocol_code_number": "INV-1"}
                ),
            ]
        )
        yield held


def test_a_record_that_names_anothers_number_is_proposed(library: Library) -> None:
    assert library.links() == (
        Link(CTIS, EUCTR, EUCTR),
        Link(CTIS, NCT, NCT),
    )


def test_a_sponsors_code_or_junk_proposes_nothing(library: Library) -> None:
    assert Link(EUCTR, NCT, "INV-1") not in library.links()


def test_a_refused_pair_is_not_proposed_again(library: Library) -> None:
    answer(library, NCT, CTIS, "refused")
    assert proposed_links(library.links(), NCT) == ()
    answer(library, NCT, CTIS, "proposed")
    assert proposed_links(library.links(), NCT) == (Link(CTIS, NCT, NCT),)


def test_what_is_confirmed_leads_on(library: Library) -> None:
    assert confirmed_records(library.links(), NCT) == ()
    answer(library, NCT, CTIS, "confirmed")
    answer(library, CTIS, EUCTR, "confirmed")
    assert confirmed_records(library.links(), NCT) == (CTIS, EUCTR)


def test_confirmed_records_that_disagree_are_found_with_both_values(library: Library) -> None:
    assert "documents-differ-on-design" not in rules(library)
    answer(library, NCT, CTIS, "confirmed")
    _trials, found = check_records(library, [NCT])
    (odd,) = (one for one in found if one.rule == "documents-differ-on-design")
    stated, expected, _explanation = finding_words(odd)
    assert (odd.field, stated, expected) == (
        "phases",
        "ClinicalTrials.gov, 2025-01-01: PHASE3",
        "CTIS, 2025-01-01: PHASE2",
    )


def rules(library: Library) -> set[str]:
    return {one.rule for one in check_records(library, [NCT])[1]}


def test_two_records_without_a_common_number_cannot_be_answered(library: Library) -> None:
    with pytest.raises(TrialDeskError, match="link-unknown"):
        answer(library, NCT, EUCTR, "confirmed")


def test_a_number_that_many_name_says_nothing(library: Library) -> None:
    library.add(
        [dated("2025-01-01", id=f"NCT0800000{n}", other_ids=("ISRCTN12345678",)) for n in range(6)]
    )
    assert not [link for link in library.links() if link.number == "ISRCTN12345678"]
