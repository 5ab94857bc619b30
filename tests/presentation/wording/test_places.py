from typing import get_args

import pytest

from trialdesk.domain.place import Located, Place, PlaceNote, PlaceNoteKind
from trialdesk.presentation.wording.places import note_words, place_note_words

HEFEI = Place(1, "Hefei", "Anhui", "China", 31.9, 117.3, name_zh="合肥")


@pytest.mark.parametrize("kind", get_args(PlaceNoteKind))
def test_every_note_has_words_whose_values_are_given(kind: PlaceNoteKind) -> None:
    words = place_note_words(PlaceNote(kind, "Hefey", "Atlantis", "Anhui", HEFEI, 518.47))
    assert "None" not in words
    assert "{" not in words


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (
            PlaceNote("not-in-division", "Hefei", division="Hunan", place=HEFEI),
            "No Hefei is known in Hunan; Hefei (合肥), Anhui, China is shown.",
        ),
        (
            PlaceNote("city-unknown-posted", "A; B"),
            '"A; B" is not known; the point is the record\'s own.',
        ),
        (
            PlaceNote("city-unstated-in-division", division="Anhui", place=HEFEI),
            "No city is stated; the point is Hefei, the largest city of Anhui.",
        ),
    ],
)
def test_a_note_says_why_a_place_is_in_doubt(note: PlaceNote, words: str) -> None:
    assert place_note_words(note) == words


def test_two_notes_stand_one_after_the_other() -> None:
    notes = (
        PlaceNote("read-as", "Hefey", place=HEFEI),
        PlaceNote("posted-away", distance_km=518.47),
    )
    assert note_words(Located("check", HEFEI, notes=notes)) == (
        '"Hefey" was read as Hefei. The record\'s own point lies 518 km away and was set aside.'
    )
    assert note_words(Located("ok", HEFEI)) is None
