"""One item with several topics, taken apart into atoms that keep their words and order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from trialdesk.criteria.atoms.concepts import Mention, features, mentions, subjects
from trialdesk.criteria.lexicon.lexicon import concepts
from trialdesk.criteria.limits.constraints import small
from trialdesk.domain.criterion import Criterion, Polarity

_BREAK = re.compile(
    r"[\s,.;；。](?:(?P<strong>(?<=;)\s{0,9}(?:or\s{1,9}|and\s{1,9})?|(?<=；))"
    r"|(?P<sentence>(?<=[a-z\d)%\]]\.)\s{1,9}(?=[A-Z])|(?<=。))"
    r"|(?P<comma>(?<=,)(?:\s{0,9}(?:and/or|and|or)\s{1,9}|\s{1,9}))"
    r"|(?<=\s)(?=\s{0,8}\S)(?:(?P<plain>\s{0,8}(?:and/or|and|or)\s{1,9})"
    r"|(?P<seam>(?:(?<=confirmed\s)|(?<=proven\s)|(?<=positive\s)|(?<=negative\s))\s{0,8}(?=\w)(?!by\b)"
    r"|\s{0,8}(?:with\s{1,9}(?=(?:histo|cyto|patho)log)"
    r"|(?=(?:confirmed|proven)\s{1,9}by\b|\(excluding\s|HER-?2[- ](?:positive|negative|low))))"
    r"|(?P<unclosed>\s{0,8}\((?=(?:for|if|in)\s))"
    r"|(?P<clause>\s{0,8}(?=(?:are|is)\s{1,9}not\s{1,9}(?:suitable|amenable|candidates?)\b))))"
)
_PARTS_ALONE = re.compile(r"[;；。]|\.\s{1,9}[A-Z]|\s\((?:for|if|in)\s")
_SIGN = re.compile(r"[^\W_]")
_OR = re.compile(r"\bor\b")
_BRACKET = re.compile(r"[()\[\]]")
_ABBREVIATION = re.compile(
    r"(?:\be\.g|\bi\.e|\bvs|\bal|\bno|\bDr|\bapprox|\bversion|\bv)$", re.IGNORECASE
)
_GOES_ON = re.compile(
    r"(?:however|note|nb|this|these|such|if|except|unless|it|they)\b", re.IGNORECASE
)
_RIDER = re.compile(
    r"(?:such as|including(?! but not)|e\.g|i\.e|which|whichever|except|with the exception|cause"
    r"|lead|result|affect|require|need)\b",
    re.IGNORECASE,
)
_VERB = re.compile(r"(?:are|is|was|were|have|has|had|must|should)\b", re.IGNORECASE)
_CONDITIONAL = re.compile(r"\W{0,9}(?:for|in|among|if)\b[^,]*$", re.IGNORECASE)
_UNFINISHED = re.compile(
    r"\b(?:during|of|with|to|by|for|in|before|after|the|or|and)$", re.IGNORECASE
)
_LISTED = re.compile(r"\b(?:such as|e\.g\.?|including|for example|like|i\.e\.?)\b")
_LEAD = re.compile(
    r"(?:(?:and/or|and|or)\s{1,9})?(?:[^:]{3,90}:\s{1,9})?(?:however,?\s{1,9})?(?:excluded\s{1,9}are\s{1,9})?(?:to\s{1,9})?"
    r"(?:with\s{1,9}the\s{1,9}(?:stipulation|condition|proviso)\s{1,9}that\s{1,9})?"
    r"(?:including\s{1,9}but\s{1,9}not\s{1,9}limited\s{1,9}to\s{1,9})?"
    r"(?:(?:eligible\s{1,9})?(?:patients?|participants?|subjects?|individuals?|people|persons?|those)\s{1,9}"
    r"(?:who\s{1,9}|with\s{1,9}|whose\s{1,9}|that\s{1,9}|were\s{1,9}|(?:had\s{1,9}to|must|should)\s{1,9})|who\s{1,9}|whose\s{1,9}"
    r"|those\s{1,9}with\s{1,9})?(?P<verbs>(?:(?:have|has|had|are|were|is|was|been|known\s{1,9}to\s{1,9}be)\s{1,9}){0,3})"
    r"(?:an?\s{1,9})?",
    re.IGNORECASE,
)
_TAIL = " ;:,.。；，"
_NOTHING = frozenset[str]()
_LONGEST_ABBREVIATION = 10
_ARTICLE = re.compile(r"(?:the|an?)\s", re.IGNORECASE)
_ADVERB = re.compile(r"\W{0,9}however\W{1,9}", re.IGNORECASE)
_MODAL = re.compile(r"(?:should|must|may|can)\b", re.IGNORECASE)
_NAMES = re.compile(
    r"\b(?:patient|participant|subject|individual|people|person|those|who)", re.IGNORECASE
)
_NUMBER = re.compile(r"[<>≤≥]|\d\s{0,9}%")


@dataclass(frozen=True, slots=True)
class Atom:
    """One topic of an item: its own words, where they stand in the item, what they speak of."""

    id: str
    criterion: str
    polarity: Polarity
    text: str
    start: int
    end: int
    concepts: tuple[str, ...]
    either: bool = False
    """Return whether "or" joins it to another atom of its item."""


class _Piece(NamedTuple):
    """Words between two possible breaks, with the kind of the break before them."""

    start: int
    end: int
    kind: str
    joint: str
    concepts: frozenset[str]


class _Part(NamedTuple):
    """Pieces that stay together."""

    start: int
    end: int
    concepts: frozenset[str]
    is_listed: bool = False
    """Set apart from its neighbours inside a sentence."""
    joint: str = ""


def atoms(criterion: Criterion) -> tuple[Atom, ...]:
    """Take one item apart; an item of one topic is one atom with the id of the item."""
    text = criterion.text
    lowered = small(text)
    mentioned = mentions(lowered)
    around = features(mentioned, lowered)
    breaks = list(_breaks(text, mentioned))
    if not breaks:
        return (
            _atom(
                criterion, _Part(0, len(text), _NOTHING), "", _whole(subjects(mentioned, around))
            ),
        )
    parts = _parts(text, _pieces(len(text), breaks, mentioned, around))
    if len(parts) == 1:
        return (_atom(criterion, parts[0], "", _named(parts[0], mentioned, around)),)
    made = [
        _atom(criterion, part, _letters(number), _named(part, mentioned, around))
        for number, part in enumerate(parts)
    ]
    return tuple(_joined(made, parts))


def _named(part: _Part, mentioned: Sequence[Mention], around: frozenset[str]) -> tuple[str, ...]:
    inside = [mention for mention in mentioned if part.start <= mention.start < part.end]
    return _whole(subjects(inside, around)) if inside else ()


@lru_cache(maxsize=4096)
def _whole(named: tuple[str, ...]) -> tuple[str, ...]:
    """Name the concepts that parts belong to; some count only where nothing else is named."""
    known = concepts()
    others = [name for name in named if not (known[name].alone or known[name].attached)]
    counted = [name for name in named if not (others and known[name].alone)]
    return tuple(dict.fromkeys(known[name].of or name for name in counted))


def _pieces(
    length: int,
    breaks: Sequence[re.Match[str]],
    mentioned: Sequence[Mention],
    around: frozenset[str],
) -> list[_Piece]:
    pieces: list[_Piece] = []
    start, kind, joint, passed = 0, "", "", 0
    for at in [*breaks, None]:
        end = length if at is None else at.start()
        first = passed
        while passed < len(mentioned) and mentioned[passed].start < end:
            passed += 1
        named = frozenset(subjects(mentioned[first:passed], around)) if passed > first else _NOTHING
        pieces.append(_Piece(start, end, kind, joint, named))
        if at is not None:
            start, kind, joint = at.end(), at.lastgroup or "", at[0]
    return pieces


def _breaks(text: str, mentioned: Sequence[Mention]) -> Iterator[re.Match[str]]:
    """Find where a text may part: at a strong break, or between things it speaks of."""
    first = 0
    if _PARTS_ALONE.search(text) is None:
        named = [mention.start for mention in mentioned if mention.concepts]
        if len(named) < 2:  # noqa: PLR2004 - a pair
            return
        first = named[0]
    brackets = _brackets(text) if "(" in text or "[" in text else ()
    for at in _BREAK.finditer(text, first):
        last, unclosed = at.end() - 1, at.lastgroup == "unclosed"
        inside = bool(brackets) and any(
            opened < last < closed or (unclosed and last in {opened, closed})
            for opened, closed in brackets
        )
        ended = at.lastgroup == "sentence" and _ABBREVIATION.search(
            text, max(0, at.start() - _LONGEST_ABBREVIATION), at.start()
        )
        if not inside and not ended:
            yield at


def _brackets(text: str) -> list[tuple[int, int]]:
    """Return the pairs of brackets; one that is never closed holds nothing together."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for hit in _BRACKET.finditer(text):
        if hit[0] in "([":
            opened.append(hit.start())
        elif opened:
            first = opened.pop()
            while pairs and pairs[-1][0] > first:
                pairs.pop()
            pairs.append((first, hit.start()))
    return pairs


def _parts(text: str, pieces: Sequence[_Piece]) -> list[_Part]:
    parts: list[_Part] = []
    for number, piece in enumerate(pieces):
        if _SIGN.search(text, piece.start, piece.end) is None:
            continue
        if parts and not _parts_here(text, parts[-1], pieces, number):
            start, _, named, listed, joint = parts[-1]
            parts[-1] = _Part(start, piece.end, named | piece.concepts, listed, joint)
            continue
        listed = piece.kind not in {"strong", "sentence", ""}
        if parts and listed:
            parts[-1] = parts[-1]._replace(is_listed=True)
        parts.append(_Part(piece.start, piece.end, piece.concepts, listed, piece.joint))
    return parts


def _parts_here(text: str, before: _Part, pieces: Sequence[_Piece], number: int) -> bool:
    """Decide whether a piece starts a topic of its own."""
    piece = pieces[number]
    if piece.kind in {"strong", "unclosed"}:
        return True
    if not piece.concepts or not before.concepts:
        return piece.kind == "sentence" and bool(piece.concepts)
    if piece.kind == "comma" and _CONDITIONAL.match(text, before.start, before.end):
        return False
    if _is_rider(text, before, piece):
        return piece.kind == "sentence"
    if piece.kind == "sentence":
        return _GOES_ON.match(text, piece.start) is None and piece.concepts != before.concepts
    return _is_set_apart(text, before, pieces, number)


def _is_set_apart(text: str, before: _Part, pieces: Sequence[_Piece], number: int) -> bool:
    """Decide inside a sentence, where both sides speak of something in the lexicon."""
    piece = pieces[number]
    is_clause = piece.kind == "comma" and _VERB.match(text, piece.start) is not None
    if is_clause or piece.kind == "clause" or piece.concepts.isdisjoint(before.concepts):
        return True
    if _LISTED.search(text, before.start, piece.start):
        return False
    if piece.kind == "plain":
        words = text[before.start : before.end], text[piece.start : piece.end]
        return all(_NUMBER.search(side) for side in words)
    return piece.kind == "comma" and _ends_in_or(text, pieces, number)


def _is_rider(text: str, before: _Part, piece: _Piece) -> bool:
    """Recognise words that only qualify what stands before, or need it to be complete."""
    if all(concepts()[name].attached for name in piece.concepts):
        return True
    left = text[before.start : before.end]
    if _UNFINISHED.search(left.rstrip()[-10:]):
        return True
    if "or" in piece.joint and _MODAL.match(text, piece.start):
        return True
    return piece.kind != "sentence" and _RIDER.match(text, piece.start) is not None


def _ends_in_or(text: str, pieces: Sequence[_Piece], number: int) -> bool:
    """Recognise a list such as "one, two, or three", where "the" starts no further topic."""
    for piece in pieces[number:]:
        if piece.kind != "comma":
            return False
        if "or" in piece.joint:
            return _ARTICLE.match(text, piece.start) is None
        if "and" in piece.joint:
            return False
    return False


def _atom(criterion: Criterion, part: _Part, suffix: str, named: tuple[str, ...]) -> Atom:
    start, end = _trimmed(criterion.text, part)
    words = criterion.text[start:end]
    return Atom(criterion.id + suffix, criterion.id, criterion.polarity, words, start, end, named)


def _joined(made: Sequence[Atom], parts: Sequence[_Part]) -> list[Atom]:
    """Return atoms that are alternatives; "or" before the last of a list holds for all of it."""
    result = list(made)
    is_or = False
    for number in range(len(parts) - 1, 0, -1):
        joint = parts[number].joint.lower()
        is_or = _OR.search(joint) is not None or (is_or and joint.strip() == ",")
        if is_or:
            result[number - 1] = replace(result[number - 1], either=True)
            result[number] = replace(result[number], either=True)
    return result


def _letters(number: int) -> str:
    letter = chr(ord("a") + number % 26)
    return letter if number < 26 else _letters(number // 26 - 1) + letter  # noqa: PLR2004 - letters


def _trimmed(text: str, part: _Part) -> tuple[int, int]:
    start, end = part.start, part.end
    lead = _LEAD.match(text, start, end) if part.is_listed else None
    if lead is not None and lead.end() > start and (_NAMES.search(lead[0]) or not lead["verbs"]):
        start = lead.end() if lead[0].strip().lower() not in {"a", "an"} else start
    adverb = _ADVERB.match(text, start) if part.start else None
    start = start if adverb is None else adverb.end()
    while start < end and text[start] in _TAIL:
        start += 1
    while end > start and text[end - 1] in _TAIL:
        end -= 1
    return (start, end) if start < end else (part.start, part.end)
