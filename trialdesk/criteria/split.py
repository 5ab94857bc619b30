"""An eligibility text split into its items."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from trialdesk.criteria.blocks import Block, read_blocks
from trialdesk.criteria.headings import is_label, lead_polarity, remainder
from trialdesk.criteria.nesting import parents
from trialdesk.criteria.prose import in_sentences
from trialdesk.domain.criterion import Criterion, Polarity

_LETTER: dict[Polarity, str] = {"inclusion": "I", "exclusion": "E", "unknown": "U"}
_WORD = re.compile(r"\w")
_NEGATED_LIST = re.compile(
    r"\W{0,9}(?:no|not|without|absence of|free of|(?:has|have|had) (?:no|not)"
    r"|(?:does|do|did) not)\b"
    r".{0,80}\b(?:following|these|below)\b",
    re.IGNORECASE,
)
_SCOPE = re.compile(
    r"\W{0,9}(?:cohorts?|parts?|phase|arms?|groups?|module|sub-?study)\b", re.IGNORECASE
)
_LISTS = re.compile(
    r"\b(?:following|any of|one of|all of|these|below|reasons?|criteri\w+|if|who)\b", re.IGNORECASE
)
_PERMITS = re.compile(r"\b(?:except\w*|unless|allowed|permitted|provided)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a text in its order: a mark, a heading, or an item with what is known of it."""

    text: str
    criterion: Criterion | None = None


@dataclass(frozen=True, slots=True)
class _Inside:
    """What holds for the blocks under one: list polarity, heading, depth, the item around them."""

    polarity: Polarity
    group: str | None
    depth: int = 0
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A block in its place; ``id`` is None for a heading."""

    block: Block
    place: _Inside
    inside: _Inside
    id: str | None = None


@dataclass(slots=True)
class _Walk:
    """What holds at a point of the text: the list's polarity, the heading in force, the counts."""

    polarity: Polarity = "unknown"
    group: str | None = None
    counts: dict[Polarity, int] = field(default_factory=dict)

    def next_id(self, polarity: Polarity) -> str:
        self.counts[polarity] = self.counts.get(polarity, 0) + 1
        return f"{_LETTER[polarity]}{self.counts[polarity]}"


def split(text: str) -> tuple[Criterion, ...]:
    """Give the items of an eligibility text in its order; headings become groups, not items."""
    return tuple(piece.criterion for piece in pieces(text) if piece.criterion is not None)


def pieces(text: str) -> list[Piece]:
    """Give every part of a text; joined they are the text without escapes and white space."""
    found: list[Piece] = []
    walk = _Walk()
    for title, blocks in _sections(read_blocks(text)):
        if title is not None and title.section is not None:
            found += [Piece(title.line.marker), Piece(title.body)]
            walk.polarity, walk.group = title.section.polarity, title.section.scope
        for entry in _entries(blocks, walk):
            found += [Piece(entry.block.line.marker), _piece(entry)]
    return found


def _piece(entry: _Entry) -> Piece:
    body, at = entry.block.body, entry.place
    if entry.id is None:
        return Piece(body)
    line = entry.block.line.number
    return Piece(body, Criterion(entry.id, at.polarity, body, at.group, at.depth, line, at.parent))


def _sections(blocks: Sequence[Block]) -> Iterator[tuple[Block | None, list[Block]]]:
    title: Block | None = None
    inside: list[Block] = []
    for block in blocks:
        if block.section is None:
            inside.append(block)
            continue
        yield title, inside
        title, inside = block, []
    yield title, inside


def _entries(blocks: Sequence[Block], walk: _Walk) -> list[_Entry]:
    polarities: list[Polarity] = []
    if not any(block.marked for block in blocks):
        blocks, polarities = in_sentences(blocks, walk.polarity)
    placed = parents(blocks)
    with_children = set(placed)
    entries: list[_Entry] = []
    for number, (block, under) in enumerate(zip(blocks, placed, strict=True)):
        walk.polarity = polarities[number] if polarities else walk.polarity
        place = entries[under].inside if under is not None else _Inside(walk.polarity, walk.group)
        if _is_heading(blocks, number, has_children=number in with_children):
            entries.append(_heading(block, place, walk, has_children=number in with_children))
        else:
            entries.append(_item(block, place, walk, has_children=number in with_children))
    return entries


def _heading(block: Block, place: _Inside, walk: _Walk, *, has_children: bool) -> _Entry:
    polarity = _inner_polarity(block, place.polarity, leads=has_children or block.opens)
    group = block.body if remainder(block.body) else place.group
    if not block.marked and not has_children:
        walk.polarity, walk.group = polarity, group
    depth = place.depth + 1 if block.marked else place.depth
    return _Entry(block, place, _Inside(polarity, group, depth, place.parent))


def _item(block: Block, place: _Inside, walk: _Walk, *, has_children: bool) -> _Entry:
    own = walk.next_id(place.polarity) if _WORD.search(block.body) else None
    polarity = _inner_polarity(block, place.polarity, leads=has_children and block.opens)
    inside = _Inside(polarity, place.group, place.depth + 1, own or place.parent)
    return _Entry(block, place, inside, own)


def _is_heading(blocks: Sequence[Block], number: int, *, has_children: bool) -> bool:
    block = blocks[number]
    heads_list = number + 1 < len(blocks) and blocks[number + 1].marked
    if not has_children and (block.marked or not (block.opens or heads_list)):
        return _is_bare_scope(block)
    if is_label(block.body) and (block.opens or not block.marked or _SCOPE.match(block.body)):
        return True
    if not block.opens:
        return False
    told = lead_polarity(block.body)
    if block.marked:
        return told is not None and not remainder(block.body)
    return told is not None or not remainder(block.body)


def _is_bare_scope(block: Block) -> bool:
    """Tell a line such as "(for all groups)"."""
    body = block.body
    return not block.marked and body[:1] == "(" and body[-1:] == ")" and is_label(body)


def _inner_polarity(block: Block, polarity: Polarity, *, leads: bool) -> Polarity:
    last_sentence = re.split(r"[.;]\s", block.body)[-1]
    if not leads or _PERMITS.search(last_sentence):
        return polarity
    if polarity != "exclusion" and _NEGATED_LIST.match(last_sentence):
        return "exclusion"
    told = lead_polarity(last_sentence) if _LISTS.search(last_sentence) else None
    if told == "exclusion":
        return told
    return told if told and polarity == "unknown" else _back_in(block, polarity, told)


def _back_in(block: Block, polarity: Polarity, told: Polarity | None) -> Polarity:
    """Let an unmarked "Patients must meet all of the following:" end a list of exclusions."""
    ends = told is not None and not block.marked and not remainder(block.body)
    return "inclusion" if ends else polarity
