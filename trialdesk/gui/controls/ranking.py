"""Ranking names by what somebody types of them."""

from collections.abc import Sequence

_EXACT, _BEGINS, _WORDS_BEGIN, _HOLDS, _LETTERS, _OTHER = range(6)


def ranked(wanted: str, names: Sequence[str], most: int) -> tuple[int, ...]:
    """Return the places of the names that hold what is wanted, the closest first.

    First come names that are or whose first word is what is wanted, then those that begin with it,
    those in which each word of it begins a word, those that hold it, those that hold its letters in
    order. Among equals the more similar part comes first, then the earlier name. Names that are
    merely spelt alike are left out: drugs differ by a letter or two.
    """
    sought = " ".join(wanted.casefold().split())
    if not sought:
        return tuple(range(len(names)))[:most]
    from rapidfuzz import fuzz

    spelt = [name.casefold() for name in names]
    ranks = [_rank(sought, name) for name in spelt]
    hits = [
        (rank, -fuzz.partial_ratio(sought, spelt[place]), place)
        for place, rank in enumerate(ranks)
        if rank != _OTHER
    ]
    return tuple(place for _rank, _likeness, place in sorted(hits))[:most]


def _rank(sought: str, name: str) -> int:
    first, _blank, _rest = name.partition(" ")
    if sought in (name, first):
        return _EXACT
    if name.startswith(sought):
        return _BEGINS
    if _begins_words(sought, name):
        return _WORDS_BEGIN
    if sought in name:
        return _HOLDS
    return _LETTERS if _holds_letters(sought, name) else _OTHER


def _begins_words(sought: str, name: str) -> bool:
    """Return whether each word that is sought begins a word of the name."""
    words = "".join(sign if sign.isalnum() else " " for sign in name).split()
    return all(any(word.startswith(part) for word in words) for part in sought.split())


def _holds_letters(sought: str, name: str) -> bool:
    """Return whether the name holds the letters in this order, others between them or not."""
    from rapidfuzz.distance import LCSseq

    letters = sought.replace(" ", "")
    return LCSseq.similarity(letters, name) == len(letters)
