import errno

import pytest

from trialdesk.domain.place import Place, PlaceNote
from trialdesk.errors import LibraryUnusableError, TrialDeskError, UnreadableRecordError
from trialdesk.presentation.wording.failures import failure_words

SUZHOU = Place(1, "Suzhou", "Jiangsu", "China", 31.3, 120.6)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            TrialDeskError("trial-missing", location="l.db", trials=("A", "B")),
            "l.db holds no trial A, B.",
        ),
        (
            LibraryUnusableError(
                "library-damaged",
                location="l.db",
                finding=UnreadableRecordError("record-hash-differs"),
            ),
            (
                "The library l.db is damaged (a record no longer has the hash it was stored with). "
                "It was left as it is. Restore a copy of it, or move it aside and import the "
                "records again."
            ),
        ),
        (
            TrialDeskError(
                "place-uncertain",
                text="Suzhou",
                notes=(PlaceNote("namesakes", place=SUZHOU),),
                places=(SUZHOU, SUZHOU),
            ),
            (
                "It is not certain which place Suzhou is (Several places are called so; also "
                "Suzhou, Jiangsu, China): Suzhou, Jiangsu, China; Suzhou, Jiangsu, China. Write "
                "city, province and country, or latitude,longitude."
            ),
        ),
        (
            TrialDeskError("brief-unwritten", path="b.pdf", reason=OSError(errno.EIO, "I/O error")),
            "The brief could not be written to b.pdf: I/O error. Try another folder.",
        ),
    ],
)
def test_an_error_reads_as_a_sentence_with_its_values(error: TrialDeskError, words: str) -> None:
    assert failure_words(error) == words


def test_values_are_never_taken_for_templates() -> None:
    error = TrialDeskError("sample-exists", path="{path} {0}.db")
    assert failure_words(error) == "{path} {0}.db is there already. Name another file."


def test_logs_name_the_kind_and_the_fields() -> None:
    assert str(TrialDeskError("sample-exists", path="s.db")) == "sample-exists (path=s.db)"
