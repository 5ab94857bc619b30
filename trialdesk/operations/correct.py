"""What a user puts right in the alignment of criteria; kept by the words, so across imports."""

from dataclasses import replace

from trialdesk.criteria.lexicon.lexicon import concepts
from trialdesk.domain.workspace.correction import Corrections, Dispute, Move, folded_words

ALONE = ""
"""The subject of a criterion that shall stand in a row of its own."""


def move_criterion(corrections: Corrections, trial: str, words: str, concept: str) -> Corrections:
    """Put the words of a trial under a subject of the lexicon, or ALONE.

    Raises KeyError for a subject that is not in the lexicon: under it the words would be lost.
    """
    if concept != ALONE:
        concept = concepts()[concept].id
    kept = return_criterion(corrections, trial, words)
    move = Move(trial, folded_words(words), concept)
    return replace(kept, moves=kept.moves | {move})


def return_criterion(corrections: Corrections, trial: str, words: str) -> Corrections:
    """Put words back where TrialDesk reads them."""
    folded = folded_words(words)
    kept = (move for move in corrections.moves if (move.trial, move.words) != (trial, folded))
    return replace(corrections, moves=frozenset(kept))


def is_moved(corrections: Corrections, trial: str, words: str) -> bool:
    """Return whether the user moved these words of a trial."""
    folded = folded_words(words)
    return any((move.trial, move.words) == (trial, folded) for move in corrections.moves)


def turn_dispute(corrections: Corrections, concept: str, first: str, second: str) -> Corrections:
    """Mark the relation of two trials on a subject as wrong, or as right again."""
    pair = {Dispute(concept, first, second), Dispute(concept, second, first)}
    if pair & corrections.disputes:
        return replace(corrections, disputes=corrections.disputes - pair)
    return replace(corrections, disputes=corrections.disputes | {Dispute(concept, first, second)})
