"""A user's corrections, applied to what was read and aligned."""

from collections.abc import Sequence
from dataclasses import replace

from trialdesk.criteria.atoms.topics import Topic
from trialdesk.criteria.lexicon.lexicon import concepts
from trialdesk.domain.workspace.correction import Corrections, folded_words


def moved(trial: str, read: Sequence[Topic], corrections: Corrections) -> tuple[Topic, ...]:
    """Put topics under the subject the user moved them to; "" makes a topic stand alone."""
    to = _moves(trial, corrections)
    if not to:
        return tuple(read)
    return tuple(_under(topic, to.get(folded_words(topic.atom.text))) for topic in read)


def _moves(trial: str, corrections: Corrections) -> dict[str, str]:
    """Return where the words of a trial were put; a subject the lexicon lost moves nothing."""
    return {
        move.words: move.concept
        for move in corrections.moves
        if move.trial == trial and (not move.concept or move.concept in concepts())
    }


def _under(topic: Topic, concept: str | None) -> Topic:
    if concept is None:
        return topic
    return replace(topic, atom=replace(topic.atom, concepts=(concept,) if concept else ()))


def is_moved(trial: str, stated: Sequence[Topic], corrections: Corrections) -> bool:
    """Return whether the user put any of these topics where they stand."""
    words = _moves(trial, corrections)
    return bool(words) and any(folded_words(topic.atom.text) in words for topic in stated)
