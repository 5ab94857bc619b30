"""What a user put right in the alignment of criteria."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Move:
    """A criterion of one trial that belongs under another subject.

    ``words`` are the criterion's own words, white space folded, so that the move holds when the
    record is imported again with the same words.
    """

    trial: str
    words: str
    concept: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A relation between two trials on one subject that the user holds to be wrong."""

    concept: str
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """All that users put right in one library."""

    moves: frozenset[Move] = frozenset()
    disputes: frozenset[Dispute] = frozenset()


NO_CORRECTIONS = Corrections()


def folded_words(text: str) -> str:
    """Return words without the white space between them mattering."""
    return " ".join(text.split())
